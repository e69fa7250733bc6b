"""Who took what from whom: sources, adopters, generations, reach, and chains across provinces."""

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
from jipp._html import MOST, Shown
from jipp._text import unknown_name
from jipp._value import Value
from jipp.drawing.picture import Picture
from jipp.i18n import Text, as_text, said
from jipp.portfolio.cells import named
from jipp.portfolio.families import Kin, picture_of_kin
from jipp.portfolio.html_table import html_table

__all__ = ["Descent", "Lineage", "Loop"]

_MANY: Final = 2


@final
@attrs.frozen(kw_only=True, repr=False)
class Descent(Shown):
    """Where one innovation comes from and how far it went.

    `source` is the id it was taken from, `known` whether the portfolio holds that; `origin` the
    first source of all. `generation` counts from 0 at the origin. `adopters` are those that took
    it directly, `descendants` counts all that took it, and `reach` are the provinces of both and
    its own. In a circle, and below one, there is no origin, generation or count.
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
class Loop(Shown):
    """Innovations in a circle: each is said to be taken from the next, the last from the first."""

    __wired__ = False

    innovations: tuple[str, ...] = attrs.field(converter=as_ids)
    __attrs_post_init__ = refuse_faults


def _as_descents(values: Iterable[Descent]) -> tuple[Descent, ...]:
    return as_tuple(Descent, values)


def _as_loops(values: Iterable[Loop]) -> tuple[Loop, ...]:
    return as_tuple(Loop, values)


@final
@attrs.frozen(kw_only=True, repr=False)
class Lineage(Value):
    """The innovations of a portfolio that were taken over or are taken from others, by id.

    Iterates over its descents and has their number as its length. `loops` names every circle.

    >>> Lineage(descents=(Descent(innovation="sipinter", adopters=("e-queue",)),)).sources
    ('sipinter',)
    """

    __wired__ = False

    descents: tuple[Descent, ...] = attrs.field(default=(), converter=_as_descents)
    loops: tuple[Loop, ...] = attrs.field(default=(), converter=_as_loops)
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
        With `crossing=True` only those that touch two provinces or more. Circles have no chains.
        """
        by_id = {d.innovation: d for d in self.descents}
        ends = [d for d in self.descents if d.generation is not None and not d.adopters]
        ways = [tuple(reversed([*_upwards(by_id, end)])) for end in ends]
        return tuple(
            tuple(d.innovation for d in way)
            for way in ways
            if not crossing or len({d.province for d in way} - {None}) >= _MANY
        )

    def picture(
        self,
        *,
        rows: int = 40,
        source: str | Text | None = None,
    ) -> Picture:
        """Draw the families in about so many lines, the largest first, generations left to right.

        Provinces stand beside, what was taken over from another one has an arrow. Circles and
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
        kin = [
            Kin(d.innovation, d.source, d.known, d.province, d.adopters, d.descendants)
            for d in self.descents
        ]
        titles = {d.innovation: as_text(d.title) for d in self.descents if d.title}
        rings = [loop.innovations for loop in self.loops]
        return picture_of_kin(kin, rings, titles, rows=rows, source=given)

    def __str__(self) -> str:
        taken = sum(1 for d in self.descents if d.source)
        circles, unknown = len(self.loops), len(self.unknown_sources)
        return (
            f"{taken} taken over from {len(self.sources) + unknown} sources "
            f"({unknown} unknown), {circles} circles"
        )

    def to_html(self, *, lang: str = "en") -> str:
        """Write a row an innovation, in the words of `id` or `en`.

        Raises:
            UnknownNameError: another language.

        """
        return self._html(lang)

    def _repr_html_(self) -> str:
        return self._html("en", MOST)

    def _html(self, lang: str, most: int | None = None) -> str:
        columns = ("innovation", "source", "generation", "adopters", "descendants", "reach")
        rows = (
            (d.innovation, d.source, d.generation, len(d.adopters), d.descendants, len(d.reach))
            for d in self.descents
        )
        unknown = len(self.unknown_sources)
        counts = {
            "taken": sum(1 for d in self.descents if d.source),
            "sources": len(self.sources) + unknown,
            "unknown": unknown,
            "circles": len(self.loops),
        }
        called = {d.innovation: named(d.title, d.innovation) for d in self.descents}
        words = {"innovation": called, "source": called}
        title = said("lineage_said", **counts)
        return html_table(title, columns, rows, lang, words=words, most=most)


def _upwards(by_id: Mapping[str, Descent], descent: Descent) -> Iterator[Descent]:
    step: Descent | None = descent
    # A lineage that was written by hand may lead back to where it came from.
    for _ in by_id:
        if step is None:
            return
        yield step
        step = by_id.get(step.source or "")
