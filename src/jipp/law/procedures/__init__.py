"""How things move by law: one module for each lifecycle of a regulation."""
