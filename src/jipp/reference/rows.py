"""The records of the published tables: one type a table, its fields named as the table's columns.

Where a source leaves a cell empty the field is `UNKNOWN`. Numbers keep the digits they were
printed with. Source, note and confidence of a row stand in its `basis`.
"""

from datetime import date
from decimal import Decimal
from typing import final

import attrs

from jipp._dates import (
    Window,
    as_window,
)
from jipp._fields import (
    as_bool,
    as_count,
    as_day,
    as_id,
    as_known,
    as_natural,
    as_number,
    as_str,
    as_strs,
    as_title,
    refuse_faults,
)
from jipp._html import Shown
from jipp._numbers import exact
from jipp.model.basis import (
    Basis,
    Confidence,
    as_basis,
    as_optional_basis,
    as_optional_confidence,
)
from jipp.typing import UNKNOWN, Exact, Unknown

__all__ = [
    "CategoryCounts",
    "ClusterCount",
    "CodeTable",
    "Duty",
    "HubDetail",
    "InnovationScore",
    "JudgingRule",
    "ModelArea",
    "NetworkCount",
    "OlderRow",
    "Participation",
    "ProvinceDetail",
    "RegionScore",
    "TopInnovation",
]


def _as_count(value: int | Unknown) -> int | Unknown:
    return as_known(as_count, value)


def _as_text(value: str | Unknown) -> str | Unknown:
    return as_known(as_title, value)


def _as_day(value: date | Unknown) -> date | Unknown:
    return as_known(as_day, value)


def _as_figure(value: Exact | Unknown) -> Exact | Unknown:
    # A Decimal stays as it is, since 4.60 was printed so.
    if isinstance(value, Unknown) or (isinstance(value, Decimal) and exact(value) is not None):
        return value
    return as_number(value)


@final
@attrs.frozen(kw_only=True, repr=False)
class RegionScore(Shown):
    """A region's published score; `score` is UNKNOWN where only a bound was printed (">60").

    Where no score is told `score_as_printed` is empty. `rank` is that of the source;
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


@final
@attrs.frozen(kw_only=True, repr=False)
class ClusterCount(Shown):
    """How many of a competition's list came from one kind of agency.

    `adds_up` tells whether the clusters of the list sum to what the list is called.
    """

    year: int = attrs.field(converter=as_count)
    list: str = attrs.field(converter=as_title)
    cluster: str = attrs.field(converter=as_title)
    unit: str | Unknown = attrs.field(default=UNKNOWN, converter=_as_text)
    count: int = attrs.field(converter=as_count)
    adds_up: bool = attrs.field(converter=as_bool)
    basis: Basis = attrs.field(converter=as_basis)
    __attrs_post_init__ = refuse_faults


@final
@attrs.frozen(kw_only=True, repr=False)
class JudgingRule(Shown):
    """How a contest judges or joins marks, as its source tells it; `edition` is as printed."""

    scheme: str = attrs.field(converter=as_title)
    edition: str = attrs.field(converter=as_title)
    topic: str = attrs.field(converter=as_title)
    rule: str = attrs.field(converter=as_title)
    basis: Basis = attrs.field(converter=as_basis)
    __attrs_post_init__ = refuse_faults


@final
@attrs.frozen(kw_only=True, repr=False)
class TopInnovation(Shown):
    """A winner of the competition as its news item lists it; the order is the item's."""

    no: int = attrs.field(converter=as_natural)
    innovation: str = attrs.field(converter=as_title)
    agency: str = attrs.field(converter=as_title)
    basis: Basis = attrs.field(converter=as_basis)
    __attrs_post_init__ = refuse_faults


@final
@attrs.frozen(kw_only=True, repr=False)
class CodeTable(Shown):
    """A decree of the ministry of home affairs with the codes of regions, and what it changed.

    `added` lists the province codes that it brought in.
    """

    decree: str = attrs.field(converter=as_title)
    on: date = attrs.field(converter=as_day)
    provinces: int = attrs.field(converter=as_count)
    change: str = attrs.field(default="", converter=as_str)
    added: tuple[str, ...] = attrs.field(default=(), converter=as_strs)
    basis: Basis = attrs.field(converter=as_basis)
    __attrs_post_init__ = refuse_faults


@final
@attrs.frozen(kw_only=True, repr=False)
class ProvinceDetail(Shown):
    """What is known of a province beside its value: the law that made it, its ISO spelling.

    `iso_spelling` is the name in ISO lists where it differs from ours; the last two fields tell
    how well the capital and the day of the law are known (None where no law is given).
    """

    iso: str = attrs.field(converter=as_id)
    iso_spelling: str = attrs.field(default="", converter=as_str)
    island_group_iso: str = attrs.field(converter=as_id)
    established_law: str | Unknown = attrs.field(default=UNKNOWN, converter=_as_text)
    inaugurated_on: date | Unknown = attrs.field(default=UNKNOWN, converter=_as_day)
    capital_basis: Basis = attrs.field(converter=as_basis)
    established_basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)
    __attrs_post_init__ = refuse_faults


@final
@attrs.frozen(kw_only=True, repr=False)
class HubDetail(Shown):
    """What is known of a hub beside its value: what it replicated, and since when it ran.

    `running_by` is a day on which its network already ran, before any decree;
    `instrument_confidence` tells how sure the decree is (None where none is known), and `basis`
    how sure the naming itself.
    """

    hub: str = attrs.field(converter=as_id)
    running_by: date | Unknown = attrs.field(default=UNKNOWN, converter=_as_day)
    replications: str | Unknown = attrs.field(default=UNKNOWN, converter=_as_text)
    instrument_confidence: Confidence | None = attrs.field(
        default=None, converter=as_optional_confidence
    )
    basis: Basis = attrs.field(converter=as_basis)
    __attrs_post_init__ = refuse_faults


@final
@attrs.frozen(kw_only=True, repr=False)
class ModelArea(Shown):
    """A thematic area of model innovations, with its Indonesian and English name."""

    id: str = attrs.field(converter=as_id)
    official: str = attrs.field(converter=as_title)
    english: str = attrs.field(converter=as_title)
    basis: Basis = attrs.field(converter=as_basis)
    __attrs_post_init__ = refuse_faults


@final
@attrs.frozen(kw_only=True, repr=False)
class NetworkCount(Shown):
    """The innovations that the national network held at a count, and in what condition.

    The parts are carried as printed: they need not sum to what was refreshed.
    """

    counted: Window = attrs.field(converter=as_window)
    held: int = attrs.field(converter=as_count)
    refreshed: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    continuing: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    stopped_or_dormant: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    basis: Basis = attrs.field(converter=as_basis)
    __attrs_post_init__ = refuse_faults


@final
@attrs.frozen(kw_only=True, repr=False)
class OlderRow(Shown):
    """A row of an older form of the regional index, as one weak source tells it.

    Its year is not known. The levels are texts as they were told, wrong labels included; `level_3` earns `max_score`.
    """

    order: int = attrs.field(converter=as_natural)
    name_id: str = attrs.field(converter=as_title)
    weight: int = attrs.field(converter=as_count)
    max_score: int = attrs.field(converter=as_count)
    level_1: str = attrs.field(converter=as_title)
    level_2: str = attrs.field(converter=as_title)
    level_3: str = attrs.field(converter=as_title)
    basis: Basis = attrs.field(converter=as_basis)
    __attrs_post_init__ = refuse_faults


@final
@attrs.frozen(kw_only=True, repr=False)
class Duty(Shown):
    """What agencies or hubs have to do, who, when and where, in the words of its source.

    `platform` is UNKNOWN where none is told. `period` is a text: most duties have no fixed day.
    """

    id: str = attrs.field(converter=as_title)
    obligation: str = attrs.field(converter=as_title)
    who: str = attrs.field(converter=as_title)
    period: str = attrs.field(converter=as_title)
    platform: str | Unknown = attrs.field(default=UNKNOWN, converter=_as_text)
    basis: Basis = attrs.field(converter=as_basis)
    __attrs_post_init__ = refuse_faults
