"""The editions of the competition (KIPP), by year."""

from functools import cache
from importlib import import_module
from typing import Final, cast

from jipp._fields import as_count, refuse
from jipp.errors import Problem, UnknownNameError
from jipp.law._lookup import Lazy
from jipp.model.edition import Edition

__all__ = ["EDITIONS", "GROUPS", "edition", "editions"]

# A file a year, read when it is first asked for.
_YEARS: Final = range(2014, 2026)


@cache
def _read(year: int) -> Edition:
    return cast("Edition", import_module(f"jipp.law.kipp.y{year}").EDITION)


EDITIONS: Final = Lazy(_YEARS, _read)
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
