"""A hub's portfolio on a day, as counted facts; no regulation makes a score of them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import Final, final

import attrs

from jipp._fields import as_bool, as_count, as_day, as_id, as_str, as_tuple, refuse_faults
from jipp.drawing.cells import html_table
from jipp.i18n import named, said, show, term
from jipp.lifecycle.answers import Due, DueStatus
from jipp.lifecycle.history_views import on_day
from jipp.lifecycle.obligations import due
from jipp.model.basis import Basis, as_bases
from jipp.model.hub import Hub
from jipp.model.innovation import Innovation
from jipp.model.phase import Phase
from jipp.model.place import AgencyKind
from jipp.portfolio.dimensions import place_of
from jipp.portfolio.naming import Laws
from jipp.portfolio.tables import Answered

__all__ = ["Scorecard"]

# What is no count.
_BESIDES: Final = frozenset({"hub", "on", "duties", "bases", "name"})


def _as_duties(values: Iterable[Due]) -> tuple[Due, ...]:
    return as_tuple(Due, values)


def _as_optional_bool(value: bool | None) -> bool | None:  # noqa: FBT001 - a field's value
    return None if value is None else as_bool(value)


@final
@attrs.frozen(kw_only=True, repr=False)
class Scorecard(Answered):
    """Counts of a hub on a day, without a score: no known regulation defines one.

    `designated` is None where the day of designation is not known well enough. `not_begun` and
    `no_phase` complete the three phases to `innovations`. `overdue` counts innovations with a duty
    overdue, such as refreshing their data, `up_to_date` the begun others. `replications_in` were
    taken over from outside the hub, `replications_out` by others from it, `replications_within`
    inside it. `duties` are the hub's own by its lifecycle, each with the evidence or entry that
    met it; none where its history has not begun. `bases` are those of the designation, the phases
    and the duties; `name` is that of the hub's agency.
    """

    hub: str = attrs.field(converter=as_id)
    on: date = attrs.field(converter=as_day)
    designated: bool | None = attrs.field(converter=_as_optional_bool)
    innovations: int = attrs.field(converter=as_count)
    creation: int = attrs.field(converter=as_count)
    development: int = attrs.field(converter=as_count)
    institutionalisation: int = attrs.field(converter=as_count)
    no_phase: int = attrs.field(converter=as_count)
    not_begun: int = attrs.field(converter=as_count)
    up_to_date: int = attrs.field(converter=as_count)
    overdue: int = attrs.field(converter=as_count)
    replications_in: int = attrs.field(converter=as_count)
    replications_out: int = attrs.field(converter=as_count)
    replications_within: int = attrs.field(converter=as_count)
    duties: tuple[Due, ...] = attrs.field(default=(), converter=_as_duties)
    bases: tuple[Basis, ...] = attrs.field(default=(), converter=as_bases, eq=False, repr=False)
    name: str = attrs.field(default="", converter=as_str, eq=False, repr=False)
    __attrs_post_init__ = refuse_faults

    def _counts(self) -> list[tuple[str, object]]:
        names = (f.name for f in attrs.fields(type(self)))
        return [(name, getattr(self, name)) for name in names if name not in _BESIDES]

    def __str__(self) -> str:
        duties = ((d.obligation, f"{d.status.value} ({d.due_on})") for d in self.duties)
        rows = [*self._counts(), *duties]
        width = max(len(name) for name, _ in rows)
        lines = (f"{name.ljust(width)}  {value}" for name, value in rows)
        return "\n".join((f"{self.hub} on {self.on} (counts, no official score)", *lines))

    def _html(self, lang: str, most: int | None = None) -> str:
        unknown = term("unknown").text(lang)
        counts = ((name, unknown if value is None else value) for name, value in self._counts())
        duties = (
            (d.obligation, f"{d.status.label.text(lang)} ({show(d.due_on, lang)})")
            for d in self.duties
        )
        words = {"what": {d.obligation: d.label for d in self.duties if d.label is not None}}
        title = said("scorecard_title", hub=named(self.name, self.hub), on=self.on)
        return html_table(
            title, ("what", "value"), chain(counts, duties), lang, words=words, most=most
        )


def hub_card(innovations: Iterable[Innovation], hub: Hub, on: date, laws: Laws) -> Scorecard:
    """Count what belongs to a hub, from innovations as they were on the day."""
    held = {i.id: i for i in innovations}
    mine = {id for id, i in held.items() if _belongs(i, hub)}
    phases, late = Counter[Phase | None](), 0
    moved = Counter[tuple[bool, bool]]()
    for id, innovation in held.items():
        source = innovation.replicates
        if source is not None:
            moved[source in mine, id in mine] += 1
        if id in mine and innovation.history:
            phases[innovation.phase] += 1
            owed = due(innovation, on=on, under=laws.of(innovation.history))
            late += any(one.status is DueStatus.OVERDUE for one in owed)
    begun = phases.total()
    hub = on_day(hub, on)
    return Scorecard(
        hub=hub.id,
        on=on,
        designated=hub.designations[0].window.reached(on) if hub.designations else False,
        innovations=len(mine),
        creation=phases[Phase.CREATION],
        development=phases[Phase.DEVELOPMENT],
        institutionalisation=phases[Phase.INSTITUTIONALISATION],
        no_phase=phases[None],
        not_begun=len(mine) - begun,
        up_to_date=begun - late,
        overdue=late,
        replications_in=moved[False, True],
        replications_out=moved[True, False],
        replications_within=moved[True, True],
        duties=due(hub, on=on, under=laws.of(hub.history)),
        bases=(*(d.basis for d in hub.designations), Phase.CREATION.basis, *laws.of_duties()),
        name=hub.agency.name,
    )


def _belongs(innovation: Innovation, hub: Hub) -> bool:
    province = hub.agency.province
    if hub.agency.kind is AgencyKind.PROVINCE and province is not None:
        return place_of(innovation) == province
    return innovation.agency.id == hub.agency.id
