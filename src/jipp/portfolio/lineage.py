"""Who took what from whom: sources, adopters, generations, reach, and chains across provinces."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, final

import attrs

from jipp._fields import (
    as_bool,
    as_id,
    as_ids,
    as_natural,
    as_optional_count,
    as_optional_id,
    as_optional_label,
    as_str,
    as_tuple,
    refuse,
    refuse_faults,
)
from jipp._html import Shown
from jipp._progress import told
from jipp._text import unknown_name
from jipp.drawing.cells import html_table
from jipp.drawing.family_tree import Descended, picture_of_lineage
from jipp.drawing.picture import Picture
from jipp.i18n import Text, named, said
from jipp.model.innovation import Innovation
from jipp.portfolio.dimensions import place_of
from jipp.portfolio.tables import Answered
from jipp.typing import Progress

__all__ = ["Cycle", "Descent", "Lineage"]

_MANY: Final = 2


@final
@attrs.frozen(kw_only=True, repr=False)
class Descent(Shown):
    """The source of one innovation and its spread.

    `source` is the id it was taken from, `known` whether the portfolio holds that; `origin` the
    first source of all. `generation` counts from 0 at the origin. `adopters` are those that took
    it directly, `descendants` counts all that took it, and `reach` are the provinces of both and
    its own. In a cycle, and below one, there is no origin, generation or count.
    """

    __wired__ = False

    innovation: str = attrs.field(converter=as_id)
    source: str | None = attrs.field(default=None, converter=as_optional_id)
    known: bool = attrs.field(default=True, converter=as_bool)
    province: str | None = attrs.field(default=None, converter=as_optional_id)
    origin: str | None = attrs.field(default=None, converter=as_optional_id)
    generation: int | None = attrs.field(default=None, converter=as_optional_count)
    adopters: tuple[str, ...] = attrs.field(default=(), converter=as_ids)
    descendants: int | None = attrs.field(default=None, converter=as_optional_count)
    reach: tuple[str, ...] = attrs.field(default=(), converter=as_ids)
    title: str = attrs.field(default="", converter=as_str)
    __attrs_post_init__ = refuse_faults


@final
@attrs.frozen(kw_only=True, repr=False)
class Cycle(Shown):
    """Innovations in a cycle: each is recorded as taken from the next, the last from the first."""

    __wired__ = False

    innovations: tuple[str, ...] = attrs.field(converter=as_ids)
    __attrs_post_init__ = refuse_faults


def _as_descents(values: Iterable[Descent]) -> tuple[Descent, ...]:
    return as_tuple(Descent, values)


def _as_cycles(values: Iterable[Cycle]) -> tuple[Cycle, ...]:
    return as_tuple(Cycle, values)


@final
@attrs.frozen(kw_only=True, repr=False)
class Lineage(Answered):
    """The innovations of a portfolio that were taken over or are taken from others, by id.

    Iterates over its descents and has their number as its length. `cycles` lists every cycle.

    >>> Lineage(descents=(Descent(innovation="sipinter", adopters=("e-queue",)),)).sources
    ('sipinter',)
    """

    __wired__ = False

    descents: tuple[Descent, ...] = attrs.field(default=(), converter=_as_descents)
    cycles: tuple[Cycle, ...] = attrs.field(default=(), converter=_as_cycles)
    __attrs_post_init__ = refuse_faults

    def __iter__(self) -> Iterator[Descent]:
        return iter(self.descents)

    def __len__(self) -> int:
        return len(self.descents)

    def __getitem__(self, innovation: str) -> Descent:
        for descent in self.descents:
            if descent.innovation == innovation:
                return descent
        raise unknown_name("innovation", innovation, (d.innovation for d in self.descents))

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of those that others took over, the most taken first."""
        taken = [d for d in self.descents if d.adopters]
        return tuple(d.innovation for d in sorted(taken, key=lambda d: -len(d.adopters)))

    @property
    def unknown_sources(self) -> tuple[str, ...]:
        """The ids named as a source that the portfolio does not hold."""
        return tuple(sorted({d.source for d in self.descents if d.source and not d.known}))

    def chains(self, *, crossing: bool = False) -> tuple[tuple[str, ...], ...]:
        """List every way from an origin to an innovation that nobody took, as ids in that order.

        A way from a source that the portfolio does not hold begins with the first that took it.
        With `crossing=True` only those that touch two provinces or more. Cycles have no chains.
        """
        by_id = {d.innovation: d for d in self.descents}
        ends = [d for d in self.descents if d.generation is not None and not d.adopters]
        ways = [tuple(reversed([*_upwards(by_id, end)])) for end in ends]
        return tuple(
            tuple(d.innovation for d in way)
            for way in ways
            if not crossing or len({d.province for d in way} - {None}) >= _MANY
        )

    def picture(self, *, rows: int = 40, source: str | Text | None = None) -> Picture:
        """Draw the families in about so many lines, the largest first, generations left to right.

        Provinces stand beside, what was taken over from another one has an arrow. Cycles and
        sources that the portfolio does not hold are marked; what is left out is counted. The lines
        bear titles, the ids beside them.

        Raises:
            InvalidInputError: no number of at least 1; a source that is no text.

        >>> lone = Lineage(descents=(Descent(innovation="sipinter", descendants=0, generation=0),))
        >>> print(lone.picture().caption)
        Who took over what from whom
        """
        given = as_optional_label(source)
        refuse(rows=as_natural(rows), source=given)
        rings = [cycle.innovations for cycle in self.cycles]
        descents = [
            Descended(
                d.innovation, d.title, d.source, d.province, d.adopters, d.descendants, d.known
            )
            for d in self.descents
        ]
        return picture_of_lineage(descents, rings, rows=rows, source=given)

    def _counts(self) -> dict[str, int]:
        return {
            "taken": sum(1 for d in self.descents if d.source),
            "sources": len(self.sources) + len(self.unknown_sources),
            "unknown": len(self.unknown_sources),
            "cycles": len(self.cycles),
        }

    def __str__(self) -> str:
        text = "{taken} taken over from {sources} sources ({unknown} unknown), {cycles} cycles"
        return text.format(**self._counts())

    def _html(self, lang: str, most: int | None = None) -> str:
        columns = ("innovation", "source", "generation", "adopters", "descendants", "reach")
        rows = (
            (d.innovation, d.source, d.generation, len(d.adopters), d.descendants, len(d.reach))
            for d in self.descents
        )
        called = {d.innovation: named(d.title, d.innovation) for d in self.descents}
        words = {"innovation": called, "source": called}
        title = said("lineage_said", **self._counts())
        return html_table(title, columns, rows, lang, words=words, most=most)


def _upwards(by_id: Mapping[str, Descent], descent: Descent) -> Iterator[Descent]:
    step: Descent | None = descent
    # A lineage that was written by hand may lead back to where it came from.
    for _ in by_id:
        if step is None:
            return
        yield step
        step = by_id.get(step.source or "")


def trace(innovations: Iterable[Innovation], progress: Progress | None = None) -> Lineage:
    """Trace every innovation to its origin, in time linear in their number."""
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
    return Lineage(descents=tuple(descents), cycles=tuple(_cycles(held, placed)))


def _placed(
    held: Mapping[str, Innovation], taken: Mapping[str, list[str]]
) -> tuple[dict[str, tuple[str, int]], list[str]]:
    """Return origin and generation of all that lead back to an origin, by generation."""
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


def _cycles(held: Mapping[str, Innovation], placed: Mapping[str, object]) -> Iterator[Cycle]:
    """List each cycle once, from its first id on."""
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
            yield Cycle(innovations=(*ring[first:], *ring[:first]))
