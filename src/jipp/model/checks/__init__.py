"""The checks of a lifecycle: its structure, and what its guards can and cannot meet."""
