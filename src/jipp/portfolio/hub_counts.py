"""Counting what belongs to a hub."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from jipp.lifecycle.answers import DueStatus
from jipp.lifecycle.history_views import on_day
from jipp.lifecycle.obligations import due
from jipp.model.definition import Lifecycle
from jipp.model.hub import Hub
from jipp.model.innovation import Innovation
from jipp.model.phase import Phase
from jipp.model.place import AgencyKind
from jipp.portfolio.bases import PHASES
from jipp.portfolio.dimensions import place_of
from jipp.portfolio.monitoring import Laws
from jipp.portfolio.scorecard import Scorecard

__all__ = ["card_of"]


def card_of(
    innovations: Iterable[Innovation], hub: Hub, on: date, under: Lifecycle | None
) -> Scorecard:
    """Count what belongs to a hub, from innovations as they were on the day."""
    laws = Laws(under)
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
        designated=_designated(hub, on),
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
        bases=(*(d.basis for d in hub.designations), PHASES, *laws.of_duties()),
        name=hub.agency.name,
    )


def _belongs(innovation: Innovation, hub: Hub) -> bool:
    province = hub.agency.province
    if hub.agency.kind is AgencyKind.PROVINCE and province is not None:
        return place_of(innovation) == province
    return innovation.agency.id == hub.agency.id


def _designated(hub: Hub, on: date) -> bool | None:
    return hub.designations[0].window.reached(on) if hub.designations else False
