"""The records of the published tables: one type for each table, with a field for each column.

Where a source leaves a cell empty the field is `UNKNOWN`. Numbers keep the digits they were
printed with. Source, note and confidence of a row stand in its `basis`.
"""

from decimal import Decimal
from typing import final

import attrs

from jipp._fields import (
    as_count,
    as_known,
    as_natural,
    as_number,
    as_str,
    as_title,
    refuse_faults,
)
from jipp._html import Shown
from jipp._numbers import exact
from jipp.model.basis import Basis, as_basis
from jipp.typing import UNKNOWN, Exact, Unknown

__all__ = [
    "CategoryCounts",
    "InnovationScore",
    "Participation",
    "RegionScore",
]


def _as_count(value: int | Unknown) -> int | Unknown:
    return as_known(as_count, value)


def _as_text(value: str | Unknown) -> str | Unknown:
    return as_known(as_title, value)


def _as_figure(value: Exact | Unknown) -> Exact | Unknown:
    # A Decimal stays as it is, since 4.60 was printed so.
    if isinstance(value, Unknown) or (isinstance(value, Decimal) and exact(value) is not None):
        return value
    return as_number(value)


@final
@attrs.frozen(kw_only=True, repr=False)
class RegionScore(Shown):
    """A region's published score; `score` is UNKNOWN where only a bound was printed (">60").

    Where no score was printed `score_as_printed` is empty. `rank` is that of the source;
    `predicate_as_reported` is never corrected.
    """

    year: int = attrs.field(converter=as_count)
    region: str = attrs.field(converter=as_title)
    level: str = attrs.field(converter=as_title)
    score: Exact | Unknown = attrs.field(default=UNKNOWN, converter=_as_figure)
    score_as_printed: str = attrs.field(default="", converter=as_str)
    scale: str = attrs.field(converter=as_title)
    predicate_as_reported: str | Unknown = attrs.field(default=UNKNOWN, converter=_as_text)
    rank: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    basis: Basis = attrs.field(converter=as_basis)
    __attrs_post_init__ = refuse_faults


@final
@attrs.frozen(kw_only=True, repr=False)
class InnovationScore(Shown):
    """An innovation's published score, as a number and as it was printed, with the band given."""

    rank: int = attrs.field(converter=as_natural)
    innovation: str = attrs.field(converter=as_title)
    score: Exact | Unknown = attrs.field(default=UNKNOWN, converter=_as_figure)
    score_as_printed: str = attrs.field(converter=as_title)
    band: str = attrs.field(converter=as_title)
    basis: Basis = attrs.field(converter=as_basis)
    __attrs_post_init__ = refuse_faults


@final
@attrs.frozen(kw_only=True, repr=False)
class Participation(Shown):
    """How many governments took part in a year of the regional index, with how many innovations."""

    year: int = attrs.field(converter=as_count)
    governments: int = attrs.field(converter=as_count)
    innovations: int = attrs.field(converter=as_count)
    basis: Basis = attrs.field(converter=as_basis)
    __attrs_post_init__ = refuse_faults


@final
@attrs.frozen(kw_only=True, repr=False)
class CategoryCounts(Shown):
    """How many governments of a level got each predicate of the regional index in a year."""

    year: int = attrs.field(converter=as_count)
    level: str = attrs.field(converter=as_title)
    sangat_inovatif: int = attrs.field(converter=as_count)
    inovatif: int = attrs.field(converter=as_count)
    kurang_inovatif: int = attrs.field(converter=as_count)
    tidak_dapat_dinilai: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    basis: Basis = attrs.field(converter=as_basis)
    __attrs_post_init__ = refuse_faults
