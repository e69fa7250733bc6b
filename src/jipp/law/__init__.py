"""The law as data: one module a regulation or yearly guide, and the look-ups by name and day.

The tables of a look-up are loaded on first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jipp.law.band_table import bands as bands
    from jipp.law.coverage_table import coverage as coverage
    from jipp.law.edition_table import edition as edition, editions as editions
    from jipp.law.index_table import index_rules as index_rules
    from jipp.law.instruments import regulation as regulation, regulations as regulations
    from jipp.law.lifecycle_table import lifecycle as lifecycle, lifecycles as lifecycles
    from jipp.law.rubric_table import rubric as rubric, rubrics as rubrics

_HOME = {
    "bands": "band_table",
    "coverage": "coverage_table",
    "edition": "edition_table",
    "editions": "edition_table",
    "index_rules": "index_table",
    "lifecycle": "lifecycle_table",
    "lifecycles": "lifecycle_table",
    "regulation": "instruments",
    "regulations": "instruments",
    "rubric": "rubric_table",
    "rubrics": "rubric_table",
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
