"""Messages by code in both languages, and how they are written."""
