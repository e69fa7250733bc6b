"""The editions of the competition (KIPP), by year."""

from collections.abc import Mapping
from typing import Final

from jipp._fields import as_count, refuse
from jipp.errors import Problem, UnknownNameError
from jipp.law import (
    kipp_2014,
    kipp_2015,
    kipp_2016,
    kipp_2017,
    kipp_2018,
    kipp_2019,
    kipp_2020,
    kipp_2021,
    kipp_2022,
    kipp_2023,
    kipp_2024,
    kipp_2025,
)
from jipp.model.edition import Edition

__all__ = ["EDITIONS", "GROUPS", "edition", "editions"]

EDITIONS: Final[Mapping[int, Edition]] = {
    one.year: one
    for one in (
        kipp_2014.EDITION,
        kipp_2015.EDITION,
        kipp_2016.EDITION,
        kipp_2017.EDITION,
        kipp_2018.EDITION,
        kipp_2019.EDITION,
        kipp_2020.EDITION,
        kipp_2021.EDITION,
        kipp_2022.EDITION,
        kipp_2023.EDITION,
        kipp_2024.EDITION,
        kipp_2025.EDITION,
    )
}
# Every group that some edition had.
GROUPS: Final = ("umum", "replikasi", "khusus")


def edition(year: int) -> Edition:
    """Give the edition of a year, held or not; what nobody says of it is `UNKNOWN` there.

    Raises:
        InvalidInputError: not a whole number.
        UnknownNameError: a year of which nothing is known; `suggestions` are the nearest years.

    >>> edition(2021).legal_basis, edition(2021).caps, edition(2019).ages, edition(2024).held
    ('permenpanrb-7-2021', (('replikasi', 5), ('umum', 10)), UNKNOWN, False)
    """
    refuse(year=as_count(year))
    if year in EDITIONS:
        return EDITIONS[year]
    nearest = tuple(str(known) for known in sorted(EDITIONS, key=lambda known: abs(known - year)))[
        :3
    ]
    params = {"value": year, "first": min(EDITIONS), "last": max(EDITIONS)}
    raise UnknownNameError(
        Problem(code="unknown_year", params=params),
        kind="edition",
        name=str(year),
        suggestions=nearest,
    )


def editions() -> tuple[Edition, ...]:
    """List all editions by year, the year without a competition among them.

    >>> [one.year for one in editions() if not one.held]
    [2024]
    """
    return tuple(EDITIONS.values())
