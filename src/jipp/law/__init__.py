"""The law as data: one module a regulation or yearly guide, and the look-ups by name and day."""
