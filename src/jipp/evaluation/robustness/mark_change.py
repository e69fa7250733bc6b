"""The smallest change of one mark that moves an award line.

Totals never fall as a mark rises. So the points that move a line are found by halving: of the
points of the scale above (or below) a mark, the nearest that is enough. Where an adjudicator
settles a criterion, a mark may also begin or end a dispute; then the points are cut into stretches,
within each of which the total moves one way. What is further away than the best is not tried.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial
from math import ceil, lcm
from typing import NamedTuple, final

import attrs

from jipp._html import Shown
from jipp._numbers import number
from jipp.errors import message_of
from jipp.evaluation.robustness.award_lines import AwardLine
from jipp.evaluation.robustness.rescoring import Marked, SubjectMarks, Total, combine
from jipp.evaluation.scoring.fold import Leaf, Plan
from jipp.evaluation.scoring.points import points_on
from jipp.evaluation.scoring.root import Pair
from jipp.i18n import Translator
from jipp.model.reason import LawWords
from jipp.model.scale import Linear, Range
from jipp.typing import Exact

__all__ = ["MarkChange"]


@final
@attrs.frozen(kw_only=True, repr=False)
class MarkChange(Shown):
    """One judge's points for a subject on a criterion, as they are and as they would have to be."""

    __wired__ = False

    subject: str
    judge: str
    criterion: str
    points: Exact
    needed: Exact
    words: LawWords = attrs.field(default=(), eq=False, repr=False)

    @property
    def size(self) -> Exact:
        """The change in points, above 0."""
        return number(abs(Fraction(self.needed) - Fraction(self.points)))

    def message(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Return the change as a sentence, in `id` or `en`."""
        return message_of("line_mark", attrs.asdict(self, recurse=False).items(), lang, translator)

    def __str__(self) -> str:
        return self.message()


class _Grid(NamedTuple):
    """The points that a criterion may be marked with, whole numbers over `bottom`.

    They are a few, or from `low` to `high` by `step`.
    """

    bottom: int
    few: tuple[int, ...] = ()
    low: int = 0
    high: int = 0
    step: int = 0

    def beyond(self, mark: int, sign: int) -> Sequence[int]:
        """Return the points above (or below) a mark, the nearest first."""
        if self.step:
            edge = self.high + 1 if sign > 0 else self.low - 1
            return range(mark + sign * self.step, edge, sign * self.step)
        return sorted((p for p in self.few if (p - mark) * sign > 0), reverse=sign < 0)


def _grid(leaf: Leaf, given: int) -> _Grid:
    """Return the points of a scale; without a step of its own, in steps of one over `given`."""
    scale = leaf.criterion.scale
    if scale is None:
        return _Grid(given)
    if isinstance(scale, Range | Linear):
        own = scale.step if isinstance(scale, Range) else None
        numbers = (*points_on(scale), Fraction(1, given) if own is None else Fraction(own))
        bottom = lcm(given, *(n.denominator for n in numbers))
        low, high, unit = (int(n * bottom) for n in numbers)
        return _Grid(bottom, (), low, high, unit)
    points = set(points_on(scale))
    bottom = lcm(given, *(p.denominator for p in points))
    return _Grid(bottom, tuple(int(p * bottom) for p in points))


def smallest_change(
    line: AwardLine, ready: Plan, cases: Mapping[str, SubjectMarks], totals: Mapping[str, Total]
) -> MarkChange | None:
    """Return the smallest change of one mark that moves a line, and of equal ones the nearest."""
    sinks, rises = line.bars(totals)

    def falls(total: Total | None) -> bool:
        if total is None or not line.qualifies(total):
            return True
        return sinks is not None and total.ranked <= sinks

    def enters(total: Total | None) -> bool:
        if total is None or not line.qualifies(total):
            return False
        return rises is None or total.ranked >= rises

    grids = {
        name: _grid(leaf, lcm(*(case.marks[name].bottom for case in cases.values())))
        for name, leaf in ready.leaves.items()
    }
    best: MarkChange | None = None
    for subjects, sign, moves in ((line.inside[::-1], -1, falls), (line.outside, 1, enters)):
        for subject in subjects:
            best = _Attempt(ready, cases[subject], sign, moves).better_than(best, grids)
    return best


class _Attempt(NamedTuple):
    """Changes of one subject's marks, until its total moves down (-1) or up (1) enough."""

    ready: Plan
    case: SubjectMarks
    sign: int
    moves: Callable[[Total | None], bool]

    def better_than(self, best: MarkChange | None, grids: Mapping[str, _Grid]) -> MarkChange | None:
        """Return the smallest change that is enough, if it is smaller than the best so far."""
        leaves, judges = self.ready.leaves, self.case.judges
        values = {n: self.case.marks[n].value(leaf, judges) for n, leaf in leaves.items()}
        for name, grid in grids.items():
            marked = _scaled(self.case.marks[name], grid.bottom)
            limit = _limit(best, grid)
            for judge, mark in marked.panel.items():
                if mark is None:
                    continue
                enough = partial(self._enough, values, name, marked, judge)
                for near in self._stretches(leaves[name], grid, marked, mark):
                    needed = _first(near, mark, enough, limit)
                    if needed is not None:
                        best = MarkChange(
                            subject=self.case.subject,
                            judge=judge,
                            criterion=name,
                            points=number(Fraction(mark, grid.bottom)),
                            needed=number(Fraction(needed, grid.bottom)),
                            words=self.ready.rubric._words,
                        )
                        limit = _limit(best, grid)
        return best

    def _stretches(
        self, leaf: Leaf, grid: _Grid, marked: Marked, mark: int
    ) -> Iterator[Sequence[int]]:
        """Yield stretches of points, nearest first, in each of which the total moves one way."""
        if not marked.settling or leaf.rule.max_spread is None:
            yield grid.beyond(mark, self.sign)
            return
        spread = Fraction(leaf.rule.max_spread) * marked.bottom
        zero = leaf.rule.missing == "zero"
        panel = map(marked.panel.get, self.case.judges)
        others = [points or 0 for points in panel if points is not None or zero]
        others.remove(mark)
        low, high = max(others) - spread, min(others) + spread

        def zone(points: int) -> int:
            """Return 0 for points too low to agree, 1 where they agree, 2 where too high."""
            return (points >= low) + (points > high)

        for near in _cut(grid.beyond(mark, self.sign), zone):
            yield near
        for near in _cut(grid.beyond(mark, -self.sign), zone):
            yield near[:1]

    def _enough(
        self, values: Mapping[str, Pair | None], name: str, marked: Marked, judge: str, points: int
    ) -> bool:
        panel = {**marked.panel, judge: points}
        changed = marked._replace(panel=panel)
        value = changed.value(self.ready.leaves[name], self.case.judges)
        every = {**values, name: value}
        known = {name: pair for name, pair in every.items() if pair is not None}
        return self.moves(combine(self.ready, known))


def _limit(best: MarkChange | None, grid: _Grid) -> int | None:
    """Return the least whole number of points that is no smaller than the best change."""
    return None if best is None else ceil(Fraction(best.size) * grid.bottom)


def _cut(near: Sequence[int], zone: Callable[[int], int]) -> Iterator[Sequence[int]]:
    """Return the points in order, cut where they pass from one zone into another."""
    if near:
        here = zone(near[0])
        end = _where(near, lambda points: zone(points) != here)
        yield near[:end]
        yield from _cut(near[end:], zone)


def _first(
    near: Sequence[int], mark: int, enough: Callable[[int], bool], limit: int | None
) -> int | None:
    """Return the first of the points that is enough and nearer to the mark than a limit."""
    if limit is not None:
        near = near[: _where(near, lambda p: abs(p - mark) >= limit)]
    if not near or not enough(near[-1]):
        return None
    return near[_where(near, enough)]


def _where(near: Sequence[int], holds: Callable[[int], bool]) -> int:
    """Return the position from which on something holds, by halving; their number if none."""
    low, high = 0, _count(near)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(near[middle]) else (middle + 1, high)
    return low


def _count(near: Sequence[int]) -> int:
    # A range of marks with many digits is longer than `len` can tell.
    if isinstance(near, range) and near:
        return (near[-1] - near[0]) // near.step + 1
    return len(near)


def _scaled(marked: Marked, bottom: int) -> Marked:
    times = bottom // marked.bottom
    return Marked(
        bottom,
        {judge: None if p is None else p * times for judge, p in marked.panel.items()},
        tuple(p * times for p in marked.settling),
    )
