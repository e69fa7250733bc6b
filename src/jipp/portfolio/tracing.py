"""Following what was taken from what."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from jipp._progress import told
from jipp.model.innovation import Innovation
from jipp.portfolio.dimensions import place_of
from jipp.portfolio.lineage import Descent, Lineage, Loop
from jipp.typing import Progress

__all__ = ["trace"]


def trace(innovations: Iterable[Innovation], progress: Progress | None = None) -> Lineage:
    """Follow every innovation to where it came from, in time that grows with their number."""
    every = {i.id: i for i in innovations}
    taken: dict[str, list[str]] = defaultdict(list)
    for i in every.values():
        if i.replicates is not None:
            taken[i.replicates].append(i.id)
    held = {id: i for id, i in every.items() if i.replicates is not None or id in taken}
    placed, order = _placed(held, taken)
    counts: dict[str, int] = {}
    reach: dict[str, set[str]] = {}
    for id in reversed(order):
        own = place_of(held[id])
        below = taken.get(id, ())
        counts[id] = sum(1 + counts[child] for child in below)
        reach[id] = set() if own is None else {own}
        for child in below:
            reach[id] |= reach[child]
    descents: list[Descent] = []
    for id in told(sorted(held), progress):
        source = held[id].replicates
        origin, generation = placed.get(id, (None, None))
        descents.append(
            Descent(
                innovation=id,
                source=source,
                known=source is None or source in held,
                province=place_of(held[id]),
                origin=origin,
                generation=generation,
                adopters=sorted(taken.get(id, ())),
                descendants=counts.get(id),
                reach=sorted(reach.get(id, ())),
                title=held[id].title,
            )
        )
    return Lineage(descents=tuple(descents), loops=tuple(_loops(held, placed)))


def _placed(
    held: Mapping[str, Innovation], taken: Mapping[str, list[str]]
) -> tuple[dict[str, tuple[str, int]], list[str]]:
    """Give origin and generation of all that lead back to one, in the order of generations."""
    placed: dict[str, tuple[str, int]] = {}
    order: list[str] = []
    for i in held.values():
        if i.replicates is None:
            placed[i.id] = (i.id, 0)
            order.append(i.id)
        elif i.replicates not in held:
            placed[i.id] = (i.replicates, 1)
            order.append(i.id)
    for id in order:
        origin, generation = placed[id]
        for child in taken.get(id, ()):
            placed[child] = (origin, generation + 1)
            order.append(child)
    return placed, order


def _loops(held: Mapping[str, Innovation], placed: Mapping[str, object]) -> Iterator[Loop]:
    """Name each circle once, from its first id on."""
    seen: set[str] = set()
    for start in sorted(held.keys() - placed.keys()):
        way: dict[str, None] = {}
        id = start
        while id not in seen:
            seen.add(id)
            way[id] = None
            id = held[id].replicates or ""
        if id in way:
            ring = [*way]
            ring = ring[ring.index(id) :]
            first = ring.index(min(ring))
            yield Loop(innovations=(*ring[first:], *ring[:first]))
