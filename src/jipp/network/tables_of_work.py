"""What a report counts: activities by kind and phase, reach, movement, partners."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import Enum
from itertools import chain
from typing import Final, cast, final

import attrs

from jipp._fields import as_count, refuse_faults
from jipp._html import Shown
from jipp.drawing.cells import Cell
from jipp.i18n import Text, said, term
from jipp.model.activity import SERVED, Activity, ActivityKind, PartnerKind
from jipp.model.finding import Finding, warning
from jipp.model.innovation import Innovation
from jipp.portfolio.counting import flow_between
from jipp.portfolio.dimensions import in_order
from jipp.portfolio.tables import Table

__all__ = ["Reach"]

DAY: Final = timedelta(days=1)


@final
@attrs.frozen(kw_only=True, repr=False)
class Reach(Shown):
    """Whom the activities of a span reached: how many agencies, provinces and innovations.

    Provinces are those of the innovations that were given. `participants` is the sum of what
    `told` activities tell; of the others nobody knows.

    >>> Reach(agencies=3, provinces=1, innovations=2, participants=40, told=1).told
    1
    """

    agencies: int = attrs.field(converter=as_count)
    provinces: int = attrs.field(converter=as_count)
    innovations: int = attrs.field(converter=as_count)
    participants: int = attrs.field(converter=as_count)
    told: int = attrs.field(converter=as_count)
    __attrs_post_init__ = refuse_faults


def words() -> dict[str, dict[str, Text]]:
    """Return the words of kinds and of what is no phase, by column."""
    kinds = {kind.value: kind.label for kind in ActivityKind}
    return {"kind": kinds, "phase": {"any": term("any"), "none": said("serves_the_network")}}


def cell_of(served: object) -> str:
    """Return a member of an enum, or a word, as a cell."""
    return str(served.value if isinstance(served, Enum) else served)


def tally(activities: Iterable[Activity]) -> tuple[int, int]:
    """Count what was done, and what was only planned."""
    found = Counter(a.planned for a in activities)
    return found[False], found[True]


def flow_of(since: date, until: date, innovations: Iterable[Innovation]) -> Table:
    """Count how innovations moved between the phases in the days [since, until)."""
    # The flow counts from the end of a day to the end of another.
    before = since - DAY if since > date.min else since
    return flow_between(innovations, before, until - DAY)


def flows_joined(first: Table, second: Table, span: tuple[date, date]) -> Table:
    """Return the flow over two neighbouring spans: what entered and left adds up."""
    early, late = ({row["phase"]: row for row in table} for table in (first, second))
    nothing: dict[str, Cell] = dict.fromkeys(("opening", "entered", "left", "closing"), 0)
    rows: list[tuple[Cell, ...]] = []
    for (phase,) in in_order(("phase",), {(key,) for key in (*early, *late)}):
        one, other = early.get(phase, nothing), late.get(phase, nothing)
        entered, left = (cast("int", one[n]) + cast("int", other[n]) for n in ("entered", "left"))
        rows.append((phase, one["opening"], entered, left, other["closing"]))
    return attrs.evolve(first, title=flow_of(*span, ()).title, rows=rows)


def activities_of(held: tuple[Activity, ...]) -> Table:
    """Count activities by kind and phase; every kind has a row."""
    kinds, phases = list(ActivityKind), [*map(cell_of, SERVED)]
    found = Counter((a.kind, cell_of(a.served), a.planned) for a in held)
    there = {key[:2] for key in found} | {(k, cell_of(k.phase)) for k in kinds}
    keys = sorted(there, key=lambda key: (kinds.index(key[0]), phases.index(key[1])))
    rows = [(k.value, phase, found[k, phase, False], found[k, phase, True]) for k, phase in keys]
    return Table(
        title=Text(id="Kegiatan menurut jenis dan tahap", en="Activities by kind and phase"),
        columns=("kind", "phase", "count", "planned"),
        rows=rows,
        keys=2,
        words=words(),
    )


def reach_of(done: list[Activity], places: Mapping[str, str]) -> Reach:
    """Count whom activities reached; `places` are the provinces of innovations."""
    reached = set(chain.from_iterable(a.innovations for a in done))
    told = [a.participants for a in done if a.participants is not None]
    return Reach(
        agencies=len(set(chain.from_iterable(a.agencies for a in done))),
        provinces=len({places[id] for id in reached if id in places}),
        innovations=len(reached),
        participants=sum(told),
        told=len(told),
    )


def partners_of(done: list[Activity], known: Mapping[str, tuple[Cell, Cell]]) -> Table:
    """List the partners of activities; `known` are their names and kinds."""
    met = dict[str, list[date]]()
    for a in done:
        for id in a.partners:
            met.setdefault(id, []).append(a.on)
    rows = [
        (id, *known.get(id, (None, None)), len(days), min(days), max(days))
        for id, days in sorted(met.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    kinds = {row[2] for row in rows}
    return Table(
        title=Text(id="Mitra dalam kegiatan", en="Partners of the activities"),
        columns=("partner", "name", "kind", "activities", "first", "last"),
        rows=rows,
        words={"kind": {kind.value: kind.label for kind in PartnerKind if kind.value in kinds}},
    )


def lacking_in(
    held: Iterable[Activity], partners: set[str], innovations: set[str]
) -> Iterator[Finding]:
    """Yield a finding for each id of an activity that was not given."""
    for a in held:
        for id in a.partners:
            if id not in partners:
                yield warning("id_not_given", a.id, id=id, kind="partner")
        for id in a.innovations:
            if id not in innovations:
                yield warning("id_not_given", a.id, id=id, kind="innovation")
