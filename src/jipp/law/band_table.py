"""The tables of bands, by name and day."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from jipp.law._lookup import by_day
from jipp.law.indices import iid_2023, iid_2026, ipp, reform_2022
from jipp.model.band import Bands

__all__ = ["bands"]

VERSIONS: Final[Mapping[str, tuple[Bands, ...]]] = {
    "iid": (iid_2023.BANDS, iid_2026.BANDS),
    "ipp": (ipp.BANDS,),
    "rb": (reform_2022.BANDS,),
}


def bands(name: str, *, on: date) -> Bands:
    """Give the table of bands of a name on a day: `iid`, `ipp` or `rb`.

    The one that certainly holds, else the latest that possibly does: nobody in reach says when
    the grades of `ipp` and `rb` begin or end, so they are found on any day, with
    `in_force.holds(on)` None. The number of `iid` is rounded to two places, half up, before it is
    banded; that is our design.

    Raises:
        InvalidInputError: a name that is no text, or not a day.
        UnknownNameError: another name.
        NotInForceError: a day for which no table is known; for `iid` before 2023, and in 2025.

    >>> bands("iid", on=date(2026, 6, 1)).of("47.04").official
    'Inovatif'
    >>> grade = bands("ipp", on=date(2024, 12, 1)).of("4.76")
    >>> grade.code, grade.low, grade.high, grade.basis.confidence.value
    ('A', Decimal('4.5'), Decimal('5'), 'transcribed')
    """
    return by_day("bands", name, VERSIONS, on)
