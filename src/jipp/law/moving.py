"""The lifecycles that ship, by name and day, and by the definition that a history names."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from jipp.law import hub_2020, innovation_2020, innovation_2021, kipp_proposal, replication
from jipp.law._lookup import by_day
from jipp.model.lifecycle import Lifecycle

__all__ = ["lifecycle", "lifecycles", "shipped"]

VERSIONS: Final[Mapping[str, tuple[Lifecycle, ...]]] = {
    "hub": (hub_2020.LIFECYCLE,),
    "innovation": (innovation_2020.LIFECYCLE, innovation_2021.LIFECYCLE),
    "kipp-proposal": kipp_proposal.LIFECYCLES,
    "replication": (replication.LIFECYCLE,),
}
_BY_DEFINITION: Final[Mapping[str, Lifecycle]] = {
    version.definition: version for versions in VERSIONS.values() for version in versions
}


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
    return tuple(_BY_DEFINITION.values())


def shipped(definition: str) -> Lifecycle | None:
    """Give the lifecycle that a history names ("id@version"), None where it does not ship.

    >>> shipped("innovation@2021") is lifecycle("innovation", on=date(2025, 1, 1))
    True
    """
    return _BY_DEFINITION.get(definition)
