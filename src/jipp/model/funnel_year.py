"""The funnel of a year's competition: how many proposals were left after each stage."""

from typing import final

import attrs

from jipp._fields import as_count, as_known, refuse_faults
from jipp._html import Shown
from jipp.model.basis import Basis, as_basis
from jipp.typing import UNKNOWN, Unknown

__all__ = ["FunnelYear"]


def _as_count(value: int | Unknown) -> int | Unknown:
    return as_known(as_count, value)


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
