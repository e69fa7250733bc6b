"""The lifecycles that ship, by name and day, and by the definition that a history names."""

from datetime import date
from functools import cache, lru_cache
from importlib import import_module
from typing import Final

from jipp.law._lookup import Lazy, by_day
from jipp.model.definition import Lifecycle

__all__ = ["lifecycle", "lifecycles", "shipped"]

# The law files of each name, from the oldest on; one is read when it is first asked for.
_FILES: Final = {
    "hub": ("hub_2020",),
    "innovation": ("innovation_2020", "innovation_2021"),
    "kipp-proposal": ("kipp_proposal",),
    "replication": ("replication",),
}


@cache
def _read(name: str) -> tuple[Lifecycle, ...]:
    files = [vars(import_module(f"jipp.law.procedures.{file}")) for file in _FILES[name]]
    return tuple(
        found for file in files for found in file.get("LIFECYCLES") or (file["LIFECYCLE"],)
    )


VERSIONS: Final = Lazy(_FILES, _read)


def lifecycle(name: str, *, on: date) -> Lifecycle:
    """Give the lifecycle of a name on a day: the one that certainly holds, else possibly.

    Raises:
        InvalidInputError: a name that is no text, or not a day.
        UnknownNameError: no such name.
        NotInForceError: a day on which none of that name can be in force.

    >>> lifecycle("innovation", on=date(2020, 7, 17)).basis.citation.regulation
    'permenpanrb-30-2014'
    >>> lifecycle("innovation", on=date(2021, 12, 31)).definition
    'innovation@2021'
    """
    return by_day("lifecycle", name, VERSIONS, on)


def lifecycles() -> tuple[Lifecycle, ...]:
    """List all lifecycles that ship, by name and then from the oldest on.

    >>> [found.definition for found in lifecycles() if found.id == "innovation"]
    ['innovation@2020', 'innovation@2021']
    """
    return tuple(found for versions in VERSIONS.values() for found in versions)


@lru_cache(maxsize=256)
def shipped(definition: str) -> Lifecycle | None:
    """Give the lifecycle that a history names ("id@version"), None where it does not ship.

    >>> shipped("innovation@2021") is lifecycle("innovation", on=date(2025, 1, 1))
    True
    """
    versions = VERSIONS.get(definition.partition("@")[0], ())
    return next((found for found in versions if found.definition == definition), None)
