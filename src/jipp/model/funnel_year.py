"""What is published of a year's competition: its funnel, and its lists by kind of agency."""

from typing import final

import attrs

from jipp._fields import as_bool, as_count, as_known, as_title, refuse_faults
from jipp._html import Shown
from jipp.model.basis import Basis, as_basis
from jipp.typing import UNKNOWN, Unknown

__all__ = ["ClusterCount", "FunnelYear"]


def _as_count(value: int | Unknown) -> int | Unknown:
    return as_known(as_count, value)


def _as_text(value: str | Unknown) -> str | Unknown:
    return as_known(as_title, value)


@final
@attrs.frozen(kw_only=True, repr=False)
class FunnelYear(Shown):
    """How many proposals were left after each stage of a year's competition (KIPP)."""

    year: int = attrs.field(converter=as_count)
    registered: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    submitted_to_ministry: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    passed_admin: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    passed_umum: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    passed_replikasi: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    passed_khusus: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    forwarded_to_tpi: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    finalists_umum: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    finalists_replikasi: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    finalists_khusus: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    finalists_total: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    interviewed: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    winners_top: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    winners_replikasi: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    winners_khusus: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    basis: Basis = attrs.field(converter=as_basis)
    __attrs_post_init__ = refuse_faults


@final
@attrs.frozen(kw_only=True, repr=False)
class ClusterCount(Shown):
    """How many of a competition's list came from one kind of agency.

    `adds_up` says whether the clusters of the list sum to the number in its name.
    """

    year: int = attrs.field(converter=as_count)
    list: str = attrs.field(converter=as_title)
    cluster: str = attrs.field(converter=as_title)
    unit: str | Unknown = attrs.field(default=UNKNOWN, converter=_as_text)
    count: int = attrs.field(converter=as_count)
    adds_up: bool = attrs.field(converter=as_bool)
    basis: Basis = attrs.field(converter=as_basis)
    __attrs_post_init__ = refuse_faults
