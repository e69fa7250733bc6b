"""The law as data: one module a regulation or yearly guide, and the look-ups by name and day."""

from jipp.law.grading import bands
from jipp.law.instruments import regulation, regulations

__all__ = ["bands", "regulation", "regulations"]
