"""The tables themselves, as Python values, each with its source."""
