"""The law as data: one module a regulation or yearly guide, and the look-ups by name and day."""

from jipp.law.grading import bands
from jipp.law.instruments import regulation, regulations
from jipp.law.judging import rubric, rubrics
from jipp.law.moving import lifecycle, lifecycles

__all__ = ["bands", "lifecycle", "lifecycles", "regulation", "regulations", "rubric", "rubrics"]
