"""The fewest repairs that make a history lawful: a shortest way over what the law lets happen.

A place on the way is how many entries are dealt with, the law and state that are reached, what
resumptions would lead back to, which of the entries stayed that a revert names, and the last day.
From a place the next entry stays, for nothing, if its action leads on from that state to its
target and its day is not before; or it is left out; or a step of the law is added. Each of the
last two costs one. Of ways that cost the same, the one that leaves out fewer entries is taken.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from heapq import heappop, heappush
from typing import NamedTuple, TypeAlias

from jipp.exchange.moves import leading, remembered, target_from, ways_in
from jipp.lifecycle.answers import Step
from jipp.model.checks.structure import MIGRATE
from jipp.model.definition import Lifecycle
from jipp.model.history import FOUND, Entry

# What histories name their lifecycles by; None: a name that nothing has.
FindLaw: TypeAlias = Callable[[str], Lifecycle | None]
# The positions of the entries that stay, and the steps that are added among them.
Way: TypeAlias = tuple[int | Step, ...]


# The states that resumptions lead back to, by the state resumed from.
_Memory: TypeAlias = tuple[tuple[str, str], ...]
# The law, the state and the memory after a step, and the step.
_Onward: TypeAlias = tuple[str, str, _Memory, Step]


class _Place(NamedTuple):
    at: int
    # The name of the law, and the state; "" and None before it begins.
    law: str
    state: str | None
    origins: _Memory
    kept: frozenset[int]
    last: date


def signature(history: tuple[Entry, ...]) -> object:
    """Return what the way through a history rests on: alike histories have one way."""
    steps = tuple((e.definition, e.action, e.source, e.target) for e in history)
    days = None if _is_ordered(history) else tuple((e.since or e.on, e.on) for e in history)
    if any(e.reverts is not None for e in history):
        return steps, days, tuple((e.number, e.reverts) for e in history)
    return steps, days


def way_through(history: tuple[Entry, ...], laws: FindLaw) -> Way:
    """Return the entries of a history that stay and the steps to add, at the least cost."""
    search = _Search(history, laws)
    return tuple(range(len(history))) if search.is_lawful() else search.way()


def _is_ordered(history: tuple[Entry, ...]) -> bool:
    """Return whether the days are in order, so that those of any part of the entries are too."""
    last = date.min
    for entry in history:
        if (entry.since or entry.on) < last:
            return False
        last = entry.on
    return True


class _Search:
    def __init__(self, history: tuple[Entry, ...], laws: FindLaw) -> None:
        self._history = history
        self._laws = laws
        self._ordered = _is_ordered(history)
        reverted = {entry.reverts for entry in history}
        self._watched = {i for i, e in enumerate(history) if e.number in reverted}
        named = dict.fromkeys(entry.definition for entry in history)
        self._known = [law for name in named if (law := laws(name)) is not None]
        # No state else is ever resumed from; one that a new law renames hands its origin on.
        self._resuming = {
            node.id for law in self._known for node in law._table.nodes.values() if node.resumes
        } | {str(e.source) for e in history if e.action == MIGRATE}
        self._steps: dict[tuple[str, str | None, _Memory], list[_Onward]] = {}
        self._start = _Place(0, "", None, (), frozenset(), date.min)

    def is_lawful(self) -> bool:
        """Return whether all entries may stay as they are."""
        place = self._start
        for _ in self._history:
            kept = self._kept(place)
            if kept is None:
                return False
            place = kept
        return True

    def way(self) -> Way:
        """Search the cheapest way first."""
        whole = len(self._history) + 1
        start = self._start
        best: dict[_Place, int] = {start: 0}
        before: dict[_Place, tuple[_Place, int | Step | None]] = {}
        # Counted, so that of places that cost the same the one found first is looked at first.
        waiting: list[tuple[int, int, _Place]] = [(0, 0, start)]
        count = 0
        while True:
            cost, _, place = heappop(waiting)
            if cost > best[place]:
                continue
            if place.at == len(self._history):
                return _back(before, place)
            for price, there, what in self._onward(place, whole):
                if cost + price < best.get(there, cost + price + 1):
                    best[there] = cost + price
                    before[there] = place, what
                    count += 1
                    heappush(waiting, (cost + price, count, there))

    def _onward(self, place: _Place, whole: int) -> Iterator[tuple[int, _Place, int | Step | None]]:
        kept = self._kept(place)
        if kept is not None:
            yield 0, kept, place.at
        for there, step in self._added(place):
            yield whole, there, step
        yield whole + 1, place._replace(at=place.at + 1), None

    def _kept(self, place: _Place) -> _Place | None:
        """Return the place after the next entry if it stays, None if it may not."""
        at, name, state, origins, kept, last = place
        entry = self._history[at]
        if entry.source != state or (entry.since or entry.on) < last:
            return None
        law = self._laws(entry.definition)
        memory = dict(origins)
        if law is not None:
            if entry.target not in law._table.nodes:
                return None
            if name and entry.definition != name:
                if entry.action != MIGRATE:
                    return None
            elif not self._admits(law, entry, memory, kept):
                return None
        elif name and entry.definition != name and entry.action != MIGRATE:
            return None
        if entry.reverts is None:
            memory = self._after(law, name, memory, entry)
        return _Place(
            at + 1,
            entry.definition,
            entry.target,
            self._written(memory),
            kept | {at} if at in self._watched else kept,
            last if self._ordered else entry.on,
        )

    def _admits(
        self, law: Lifecycle, entry: Entry, origins: Mapping[str, str], kept: frozenset[int]
    ) -> bool:
        """Return whether a law lets an entry happen from its source to its target."""
        if entry.reverts is not None:
            undone = (self._history[i] for i in kept)
            return any(e.number == entry.reverts and e.target == entry.target for e in undone)
        if entry.source is None:
            return entry.action == FOUND or (entry.action, entry.target) in ways_in(law)
        node = law._table.nodes.get(entry.source)
        if node is None:
            return False
        return entry.action == FOUND or any(
            step.action == entry.action and target_from(step, entry.source, origins) == entry.target
            for step in node.steps
        )

    def _after(
        self, law: Lifecycle | None, name: str, origins: dict[str, str], entry: Entry
    ) -> dict[str, str]:
        source, target = entry.source, entry.target
        if source is None or source == target:
            return origins
        if entry.definition != name:
            # A migration renames the state: what led into it stands under the old name.
            renamed = {target: origins[source]} if source in origins else {}
            return {k: v for k, v in origins.items() if k != target} | renamed
        if law is None:
            return {**origins, target: source}
        return remembered(law, origins, source, entry.action, target)

    def _added(self, place: _Place) -> Iterator[tuple[_Place, Step]]:
        """Yield the places after one more step of the law."""
        at, law, state, origins, kept, last = place
        here = law, state, origins
        if here not in self._steps:
            self._steps[here] = list(self._leading_on(law, state, origins))
        for name, target, after, step in self._steps[here]:
            yield _Place(at, name, target, after, kept, last), step

    def _leading_on(self, name: str, state: str | None, origins: _Memory) -> Iterator[_Onward]:
        """Yield the steps of the law from a state, each once, without those that stay there."""
        if state is None:
            for one in self._known:
                for action, target in dict.fromkeys(ways_in(one)):
                    step = Step(action=action, source=None, target=target)
                    yield one.definition, target, origins, step
            return
        law = self._laws(name)
        memory = dict(origins)
        for action, target in dict.fromkeys(leading(law, state, memory) if law else ()):
            if law is not None and target != state:
                after = self._written(remembered(law, memory, state, action, target))
                yield name, target, after, Step(action=action, source=state, target=target)

    def _written(self, origins: dict[str, str]) -> _Memory:
        if not origins:
            return ()
        return tuple(sorted(pair for pair in origins.items() if pair[0] in self._resuming))


def _back(before: Mapping[_Place, tuple[_Place, int | Step | None]], place: _Place) -> Way:
    way: list[int | Step] = []
    while place in before:
        place, what = before[place]
        if what is not None:
            way.append(what)
    return tuple(reversed(way))
