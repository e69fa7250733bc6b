"""The sheet on which a lifecycle is laid out: its states, its lines, and what is said on them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final, Literal, TypeAlias, final

import attrs

from jipp.drawing.svg import SMALL, advance, wrap
from jipp.drawing.ways import DrawnWay
from jipp.model.definition import Lifecycle
from jipp.model.transition import State

Flank: TypeAlias = Literal["left", "middle", "right"]
Label: TypeAlias = list[tuple[str, str]]

NAME: Final = 12
ROW: Final = 16
LINE: Final = 14
PAD: Final = 10
APART: Final = 14


@final
@attrs.define(eq=False)
class Card:
    """A state as a box, with what is said in it, above it and below it."""

    state: State
    name: str
    row: int
    main: bool
    phase: str = ""
    inside: Label = attrs.field(factory=list[tuple[str, str]])
    above: Label = attrs.field(factory=list[tuple[str, str]])
    below: Label = attrs.field(factory=list[tuple[str, str]])
    x: float = 0
    y: float = 0
    wide: float = 0
    high: float = 0
    ports: Counter[Flank] = attrs.field(factory=Counter[Flank])

    def needs(self) -> float:
        """The width that its words would like."""
        said = [advance(self.name, NAME, bold=True)]
        for words, more in (*self.inside, *(() if self.main else (*self.above, *self.below))):
            said.append(max(advance(words, SMALL), advance(more, SMALL)))
        if self.main:
            # A phase stands at the right end, beyond the arrow.
            said.append(advance(self.phase, SMALL, bold=True) + 2 * APART)
        return max(said) + 2 * PAD

    def fits(self, wide: float) -> None:
        """Take a width, and the height that it asks for."""
        self.wide = wide
        lines = len(lines_of(self.inside, wide - 2 * PAD))
        needed = len(self.titled()) * ROW + lines * LINE + 12
        self.high = max(needed, max(self.ports.values(), default=0) * 10 + 14)

    def titled(self) -> tuple[str, ...]:
        """Its name in lines."""
        return wrap(self.name, self.wide - 2 * PAD, NAME, lines=3, bold=True)

    def at(self, side: Flank) -> float:
        """Where lines of a channel meet it."""
        return (
            self.x
            if (side == "left") or (side == "middle" and not self.main)
            else (self.x + self.wide)
        )


@final
@attrs.define(eq=False)
class Net:
    """One line with its branches: from all of these to all of those."""

    side: Flank
    sources: list[Card]
    targets: list[Card]
    dashed: bool
    ways: list[DrawnWay] = attrs.field(factory=list[DrawnWay])
    back: list[tuple[Card, float]] = attrs.field(factory=list[tuple[Card, float]])
    leaving: list[float] = attrs.field(factory=list[float])
    entering: list[float] = attrs.field(factory=list[float])
    x: float | None = None

    def span(self) -> tuple[float, float]:
        """From where to where it runs down."""
        ends = (*self.leaving, *self.entering, *(y for _, y in self.back))
        return min(ends), max(ends)

    @property
    def straight(self) -> bool:
        """Whether it goes straight across."""
        return len(self.sources) == len(self.targets) == 1 and self.leaving == self.entering


@final
@attrs.define
class LifecycleSheet:
    """A lifecycle as it is laid out."""

    lifecycle: Lifecycle
    lang: str
    width: float
    cards: dict[str, Card]
    main: list[Card]
    nets: list[Net] = attrs.field(factory=list[Net])
    starts: list[DrawnWay] = attrs.field(factory=list[DrawnWay])
    gaps: defaultdict[int, Label] = attrs.field(factory=lambda: defaultdict[int, Label](list))
    stems: defaultdict[int, list[tuple[bool, DrawnWay]]] = attrs.field(
        factory=lambda: defaultdict[int, list[tuple[bool, DrawnWay]]](list)
    )
    untold: dict[str, None] = attrs.field(factory=dict[str, None])
    crowded: bool = False
    resumed: list[Card] = attrs.field(factory=list[Card])
    heads: list[tuple[str, float, float]] = attrs.field(factory=list[tuple[str, float, float]])
    used: dict[tuple[Flank, int], float] = attrs.field(factory=dict[tuple[Flank, int], float])
    stem: float = 0
    below: float = 0

    @property
    def beside(self) -> list[Card]:
        """The states off the main way, from the top down."""
        return sorted((c for c in self.cards.values() if not c.main), key=lambda c: c.row)


def lines_of(label: Iterable[tuple[str, str]], width: float) -> list[tuple[str, str]]:
    """Break what is said into rows, what stands beside it on the last one if it fits."""
    rows: list[tuple[str, str]] = []
    for words, aside in label:
        said = wrap(words, width, SMALL, lines=4)
        if aside and said and advance(f"{said[-1]} {aside}", SMALL) <= width:
            rows += [*((row, "") for row in said[:-1]), (said[-1], aside)]
        else:
            rows += [(row, "") for row in said]
            rows += [("", row) for row in wrap(aside, width, SMALL, lines=6)]
    return rows


def words_at(sheet: LifecycleSheet, gap: int) -> float:
    """Where the words in a gap begin."""
    kinds = {(down, way.dashed) for down, way in sheet.stems[gap]}
    mixed = max(sum(1 for d, _ in kinds if d), sum(1 for d, _ in kinds if not d)) > 1
    return sheet.stem + (2 if mixed else 1) * APART
