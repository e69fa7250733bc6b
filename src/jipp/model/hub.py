"""JIPP hubs: agencies designated to carry the network, and how many there are."""

from collections.abc import Iterable
from datetime import date
from typing import final

import attrs

from jipp._dates import (
    Window,
    as_window,
)
from jipp._fields import (
    as_count,
    as_day,
    as_id,
    as_optional_id,
    as_str,
    as_title,
    as_tuple,
    refuse_faults,
)
from jipp._html import Shown
from jipp._json import Extra, as_extra
from jipp.model.basis import UNVERIFIED, Basis, as_basis
from jipp.model.evidence import Evidence, as_evidence
from jipp.model.history import Entry, Subject, as_entries
from jipp.model.place import Agency, as_agency

__all__ = ["Designation", "Hub", "HubTotal"]


@final
@attrs.frozen(kw_only=True, repr=False)
class Designation(Shown):
    """A body's naming as hub: the decree (None: not known), the bounds of its day, the status.

    >>> window = Window(not_before=date(2020, 1, 1), not_after=date(2020, 7, 17))
    >>> Designation(window=window, status="pilot").instrument is None
    True
    """

    instrument: str | None = attrs.field(default=None, converter=as_optional_id)
    window: Window = attrs.field(converter=as_window)
    status: str = attrs.field(converter=as_title)
    basis: Basis = attrs.field(default=UNVERIFIED, converter=as_basis)
    __attrs_post_init__ = refuse_faults


def _as_designations(values: Iterable[Designation]) -> tuple[Designation, ...]:
    return as_tuple(Designation, values)


@final
@attrs.frozen(kw_only=True, repr=False)
class Hub(Subject):
    """A hub (simpul inovasi) of the network, with its designations from the first on.

    Host unit, platform and mentor are empty where they are not known.

    >>> owner = Agency(id="prov-babel", name="Kepulauan Bangka Belitung", kind="province")
    >>> Hub(id="hub-id-bb", agency=owner).cohort is None
    True
    """

    id: str = attrs.field(converter=as_id)
    agency: Agency = attrs.field(converter=as_agency)
    designations: tuple[Designation, ...] = attrs.field(default=(), converter=_as_designations)
    host_unit: str = attrs.field(default="", converter=as_str)
    platform: str = attrs.field(default="", converter=as_str)
    mentor: str = attrs.field(default="", converter=as_str)
    evidence: tuple[Evidence, ...] = attrs.field(default=(), converter=as_evidence)
    history: tuple[Entry, ...] = attrs.field(default=(), converter=as_entries)
    extra: Extra = attrs.field(default=(), converter=as_extra)
    __attrs_post_init__ = refuse_faults

    @property
    def cohort(self) -> int | None:
        """The year of the first designation, None before there is one."""
        return self.designations[0].window.not_after.year if self.designations else None

    @property
    def instrument(self) -> str | None:
        """The id of the regulation of the first designation, None where it is not known."""
        return self.designations[0].instrument if self.designations else None


@final
@attrs.frozen(kw_only=True, repr=False)
class HubTotal(Shown):
    """How many hubs there were in all, regional and central, on the day of the last count.

    >>> HubTotal(regional=8, central=0, as_of=date(2020, 12, 31)).regional
    8
    """

    regional: int = attrs.field(converter=as_count)
    central: int = attrs.field(converter=as_count)
    as_of: date = attrs.field(converter=as_day)
    basis: Basis = attrs.field(default=UNVERIFIED, converter=as_basis)
    __attrs_post_init__ = refuse_faults
