"""The catalogue: one module a language, the same codes and placeholders in each."""
