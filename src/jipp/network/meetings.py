"""The community of the network: which hubs, partners and agencies met in activities, and how often.

An activity ties each hub that it serves to every other body of it: its host, partners, agencies and
further hubs. A replication ties its owner to the replicator, from the day its history begins.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Final, final

import attrs

from jipp._fields import (
    as_day,
    as_each,
    as_id,
    as_ids,
    as_label,
    as_natural,
    as_tuple,
    as_values,
    refuse,
    refuse_faults,
)
from jipp._html import Shown
from jipp.i18n import Text, named, said
from jipp.model.activity import Activity, Partner
from jipp.model.hub import Hub
from jipp.model.innovation import Replication
from jipp.portfolio.tables import Answered, Table

__all__ = ["Community", "Tie", "community"]

_COLUMNS: Final = ("source", "target", "weight", "first", "last")


@final
@attrs.frozen(kw_only=True, repr=False)
class Tie(Shown):
    """Two bodies that met: how often (`weight`), on which first and last day.

    >>> day = date(2024, 3, 1)
    >>> Tie(source="hub-id-bb", target="untan", weight=1, first=day, last=day).weight
    1
    """

    __wired__ = False

    source: str = attrs.field(converter=as_id)
    target: str = attrs.field(converter=as_id)
    weight: int = attrs.field(converter=as_natural)
    first: date = attrs.field(converter=as_day)
    last: date = attrs.field(converter=as_day)
    __attrs_post_init__ = refuse_faults


def _as_ties(values: Iterable[Tie]) -> tuple[Tie, ...]:
    return as_tuple(Tie, values)


def _as_groups(values: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return as_each(as_ids, values)


def _as_names(
    values: dict[str, Text] | tuple[tuple[str, Text], ...],
) -> tuple[tuple[str, Text], ...]:
    return as_values(as_label, values)


@final
@attrs.frozen(kw_only=True, repr=False)
class Community(Answered):
    """Who met whom: the ids of all bodies, their ties, the hubs that met nobody, and the groups.

    A group is what ties connect, in any number of steps; every body is in one, the largest group
    stands first. It iterates over its ties.

    >>> day = date(2024, 3, 1)
    >>> clinic = Activity(id="a", hub="hub-id-bb", kind="forum", on=day, partners=["untan"])
    >>> found = community([clinic])
    >>> found.groups, found.to_records()[0]["weight"]
    ((('hub-id-bb', 'untan'),), 1)
    """

    __wired__ = False

    bodies: tuple[str, ...] = attrs.field(default=(), converter=as_ids)
    ties: tuple[Tie, ...] = attrs.field(default=(), converter=_as_ties)
    alone: tuple[str, ...] = attrs.field(default=(), converter=as_ids)
    groups: tuple[tuple[str, ...], ...] = attrs.field(default=(), converter=_as_groups)
    names: tuple[tuple[str, Text], ...] = attrs.field(
        default=(), converter=_as_names, eq=False, repr=False
    )
    __attrs_post_init__ = refuse_faults

    def __iter__(self) -> Iterator[Tie]:
        return iter(self.ties)

    def __len__(self) -> int:
        return len(self.ties)

    def to_records(self) -> list[dict[str, object]]:
        """Return a row for each tie, as `networkx.from_pandas_edgelist` and others read them."""
        return [attrs.asdict(tie) for tie in self.ties]

    @property
    def meetings(self) -> Table:
        """How many others each body met, and in how many meetings, the busiest first."""
        met, times = defaultdict[str, set[str]](set), defaultdict[str, int](int)
        for tie in self.ties:
            for one, other in ((tie.source, tie.target), (tie.target, tie.source)):
                met[one].add(other)
                times[one] += tie.weight
        order = sorted(self.bodies, key=lambda id: (-len(met[id]), -times[id], id))
        return Table(
            title=said("community_meetings"),
            columns=("body", "bodies", "meetings"),
            rows=[(id, len(met[id]), times[id]) for id in order],
            words={"body": dict(self.names)},
        )

    def _table(self) -> Table:
        names = dict(self.names)
        return Table(
            title=said("community_ties", bodies=len(self.bodies), groups=len(self.groups)),
            columns=_COLUMNS,
            rows=[tuple(row.values()) for row in map(attrs.asdict, self.ties)],
            keys=2,
            words={"source": names, "target": names},
        )

    def __str__(self) -> str:
        return str(self._table())

    def _html(self, lang: str, most: int | None = None) -> str:
        return self._joined((self._table(),), lang, most)


def community(
    activities: Iterable[Activity],
    *,
    partners: Iterable[Partner] = (),
    hubs: Iterable[Hub] = (),
    replications: Iterable[Replication] = (),
) -> Community:
    """Return who met whom in activities that took place, and which hubs met nobody.

    What was only planned ties nobody. `partners` and `hubs` add bodies that met nobody, and give
    names. Bodies are known by their ids; a host whose name is no id is left out.

    Raises:
        InvalidInputError: all faults of the arguments together; an id twice.

    >>> day = date(2021, 12, 31)
    >>> events = [Activity(id="a", hub="hub-id-bb", also=["hub-id-ji"], kind="forum", on=day)]
    >>> len(community(events, hubs=hubs(on=day)).alone)
    10
    """
    events = as_tuple(Activity, activities, unique="id")
    known = as_tuple(Partner, partners, unique="id")
    ours = as_tuple(Hub, hubs, unique="id")
    taken = as_tuple(Replication, replications, unique="id")
    refuse(activities=events, partners=known, hubs=ours, replications=taken)
    bodies = {p.id for p in known} | {h.id for h in ours}
    names = {p.id: named(p.name, p.id) for p in known}
    names |= {h.id: named(h.agency.name, h.id) for h in ours}
    met = defaultdict[tuple[str, str], list[date]](list)
    for event in events:
        if event.planned:
            continue
        there = tuple(dict.fromkeys((*event.hubs, *_guests(event))))
        bodies |= set(there)
        pairs = {tuple(sorted((h, b))) for h in event.hubs for b in there if h != b}
        for one, other in pairs:
            met[one, other].append(event.on)
    for replication in taken:
        owner, taker = replication.owner, replication.agency
        bodies |= {owner.id, taker.id}
        names |= {agency.id: named(agency.name, agency.id) for agency in (owner, taker)}
        if replication.history and owner.id != taker.id:
            one, other = sorted((owner.id, taker.id))
            met[one, other].append(replication.history[0].on)
    ties = [
        Tie(source=one, target=other, weight=len(days), first=min(days), last=max(days))
        for (one, other), days in sorted(met.items())
    ]
    tied = set(chain.from_iterable(met))
    all_hubs = {h.id for h in ours} | {h for e in events if not e.planned for h in e.hubs}
    return Community(
        bodies=sorted(bodies),
        ties=ties,
        alone=sorted(all_hubs - tied),
        groups=_groups(sorted(bodies), met),
        names=tuple(names.items()),
    )


def _guests(event: Activity) -> Iterator[str]:
    yield from event.partners
    yield from event.agencies
    host = event.host
    if isinstance(host, str) and isinstance(as_id(host), str):
        yield host


def _groups(bodies: list[str], ties: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Return what ties connect, the largest first."""
    group = {body: [body] for body in bodies}
    for one, other in ties:
        if group[one] is not group[other]:
            joined = group[one] + group[other]
            group.update(dict.fromkeys(joined, joined))
    whole = {id(members): tuple(sorted(members)) for members in group.values()}
    return sorted(whole.values(), key=lambda members: (-len(members), members))
