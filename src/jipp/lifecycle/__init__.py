"""The lifecycle engine: how a subject moves through regulated states, and why it may not.

Its names are those of `jipp`.
"""
