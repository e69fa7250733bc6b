"""Indices and awards: one module for each guide, with its rubrics, bands and rules."""
