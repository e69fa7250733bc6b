"""The law as data: one module a regulation or yearly guide, and the look-ups by name and day.

The tables of a look-up are loaded on first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jipp.law.contests import edition as edition, editions as editions
    from jipp.law.covering import coverage as coverage
    from jipp.law.grading import bands as bands
    from jipp.law.indexing import index_rules as index_rules
    from jipp.law.instruments import regulation as regulation, regulations as regulations
    from jipp.law.judging import rubric as rubric, rubrics as rubrics
    from jipp.law.moving import lifecycle as lifecycle, lifecycles as lifecycles

_HOME = {
    "bands": "grading",
    "coverage": "covering",
    "edition": "contests",
    "editions": "contests",
    "index_rules": "indexing",
    "lifecycle": "moving",
    "lifecycles": "moving",
    "regulation": "instruments",
    "regulations": "instruments",
    "rubric": "judging",
    "rubrics": "judging",
}

__all__ = [
    "bands",
    "coverage",
    "edition",
    "editions",
    "index_rules",
    "lifecycle",
    "lifecycles",
    "regulation",
    "regulations",
    "rubric",
    "rubrics",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a lazy attribute has its own module's type
    if name not in _HOME:
        message = f"module 'jipp.law' has no attribute {name!r}"
        raise AttributeError(message)
    value = globals()[name] = getattr(import_module(f"jipp.law.{_HOME[name]}"), name)
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
