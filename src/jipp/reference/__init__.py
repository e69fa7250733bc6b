"""Reference tables: provinces, hubs, goals and published figures, with their sources."""
