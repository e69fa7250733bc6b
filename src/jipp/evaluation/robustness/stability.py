"""Intervals of one weight, the others keeping their proportions, in which a result stays."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise, product
from operator import mul
from typing import Literal, NamedTuple, TypeAlias, cast, final

import attrs

from jipp._fields import as_choice, as_natural, refuse
from jipp._html import Shown
from jipp._numbers import exact, rounded
from jipp._progress import told
from jipp._text import pointer, shown, unknown_name
from jipp.errors import InvalidInputError, Problem, message_of
from jipp.evaluation.robustness.table import (
    DecisionMatrix,
    SubjectValues,
    read_numbers,
    read_table,
    whole,
)
from jipp.evaluation.scoring.fold import whole_numbers
from jipp.i18n import Translator
from jipp.model.reason import LawWords
from jipp.typing import Number, Progress

__all__ = ["WeightInterval", "weight_stability"]

Scope: TypeAlias = Literal["winner", "order", "top"]
Swaps: TypeAlias = tuple[tuple[str, str], ...]
# Positions of those who must stay ahead, and of those who must stay behind them.
Side: TypeAlias = tuple[Sequence[int], Sequence[int]]


@final
@attrs.frozen(kw_only=True, repr=False)
class WeightInterval(Shown):
    """The weights of one criterion, of a sum of 1, between which a result stays.

    At an end with swaps the pairs named tie, and beyond it the second of each passes the first;
    an end without swaps is 0 or 1. Both ends are None where all other weights are 0, and so have no
    proportions to keep.
    """

    __wired__ = False

    criterion: str
    weight: Fraction
    low: Fraction | None
    high: Fraction | None
    low_swaps: Swaps = ()
    high_swaps: Swaps = ()
    words: LawWords = attrs.field(default=(), eq=False, repr=False)

    @property
    def slack(self) -> Fraction | None:
        """How far the weight is from the nearer end with swaps; None if no end has any."""
        ends = ((self.low, self.low_swaps), (self.high, self.high_swaps))
        gaps = [abs(end - self.weight) for end, swaps in ends if end is not None and swaps]
        return min(gaps, default=None)

    def message(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Return the weight and its interval as a sentence, in `id` or `en`."""
        ends = (("weight", self.weight), ("low", self.low), ("high", self.high))
        params = {key: "-" if n is None else rounded(n, 4, "half_even") for key, n in ends}
        found = {"criterion": self.criterion, "words": self.words, **params}
        return message_of("weight_interval", found.items(), lang, translator)

    def __str__(self) -> str:
        return self.message()


def weight_stability(
    values: SubjectValues,
    weights: Iterable[Number] | Mapping[str, Number] | None = None,
    *,
    scope: Scope = "winner",
    places: int | None = None,
    of: str | None = None,
    progress: Progress | None = None,
) -> tuple[WeightInterval, ...]:
    """Return for each criterion the weights between which a result stays, exactly.

    One weight moves at a time, and the others keep their proportions. `scope` is what stays: who is
    first (`"winner"`), the whole order (`"order"`), or who is among the first `places` (`"top"`).
    A tie that a moved weight would break leaves no room: the interval is then the weight alone.

    `values` are as in `rank_acceptability`, and `weights` by position or criterion, of any sum;
    evaluations bring those of their rubric. `of` names a criterion of evaluations whose own
    criteria are weighed, while the rest of the rubric stays as it is. The scores are weighted sums
    before any rounding of contributions and totals. `progress(done, all)` is called after each
    criterion.

    Source: E. Triantaphyllou and A. Sanchez, Decision Sciences 28 (1997) 151-194: the least change
    of a criterion's weight that reverses a ranking.

    Raises:
        InvalidInputError: values that are no table, weights that are negative, all 0 or not one for
            each criterion, a scope that is none of these, `places` without `"top"` or none with it.
        UnknownNameError: a criterion that is not there.

    >>> table = {"a": (8, 5, 6), "b": (7, 9, 4), "c": (6, 6, 9)}
    >>> first, *_ = weight_stability(table, ("0.5", "0.3", "0.2"), scope="order")
    >>> print(first, first.low_swaps, first.high_swaps)
    0 0.5000: 0.4737 to 0.6154 (('a', 'c'),) (('b', 'a'),)
    """
    taken = as_choice(("winner", "order", "top"), scope)
    refuse(scope=taken, places=1 if places is None else as_natural(places))
    if (places is None) == (scope == "top"):
        code = "places_needed" if scope == "top" else "places_for_top"
        raise InvalidInputError(Problem(path="/places", code=code))
    table = read_table(values, of)
    measured = WeightedSums.of(table.whole_rows, _weights(weights, table))
    sides = list(_sides(scope, measured.scores, places or 1))
    ends = intervals(measured, sides, progress=progress)
    return tuple(
        named(end, criterion, table.subjects, table.words)
        for criterion, end in zip(table.criteria, ends, strict=True)
    )


def _weights(given: object, table: DecisionMatrix) -> list[int]:
    numbers = table.weights if given is None else _read_weights(given, table)
    if not numbers:
        raise InvalidInputError(Problem(path="/weights", code="weights_needed"))
    problems = [
        Problem(path=f"/weights/{i}", code="weight_negative", params={"value": shown(number)})
        for i, number in enumerate(numbers)
        if number < 0
    ]
    if len(numbers) != len(table.criteria):
        params = {"found": len(numbers), "expected": len(table.criteria)}
        problems.append(Problem(path="/weights", code="weights_count", params=params))
    elif not any(numbers):
        problems.append(Problem(path="/weights", code="weights_all_zero"))
    if problems:
        raise InvalidInputError(*problems)
    return whole_numbers(numbers)[0]


def _read_weights(given: object, table: DecisionMatrix) -> tuple[Fraction, ...]:
    if not isinstance(given, Mapping):
        return read_numbers(cast("Iterable[Number]", given), "/weights")
    named = cast("Mapping[str, Number]", given)
    for name in named:
        if name not in table.criteria:
            raise unknown_name("criterion", name, table.criteria, words=table.words)
    problems = [
        Problem(path=pointer("weights", name), code="not_a_number", params={"value": shown(value)})
        for name, value in named.items()
        if exact(value) is None
    ]
    if problems:
        raise InvalidInputError(*problems)
    return tuple(exact(named[c]) or Fraction(0) for c in table.criteria if c in named)


def _sides(scope: Scope, scores: Sequence[int], places: int) -> Iterator[Side]:
    """Return who must stay ahead of whom.

    An order changes first where neighbours swap, so that these are all it needs.
    """
    order = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
    if scope == "order":
        yield from (([a], [b]) for a, b in pairwise(order))
        return
    last = scores[order[min(places, len(order)) - 1]]
    tied = [i for i in order if scores[i] == last]
    above = [i for i in order if scores[i] > last]
    below = [i for i in order if scores[i] < last]
    yield [*above, *tied], below
    if len(above) + len(tied) > places:
        yield from (([a], [b]) for a, b in pairwise(tied))
        yield above, tied


class WeightedSums(NamedTuple):
    """Weighted sums of whole numbers: the rows, their scores, and the weights."""

    rows: Sequence[Sequence[int]]
    scores: Sequence[int]
    weights: Sequence[int]

    @classmethod
    def of(cls, rows: Sequence[Sequence[Fraction]], weights: Sequence[int]) -> "WeightedSums":
        """Build weighted sums of rows brought to whole numbers."""
        values = whole(rows)
        return cls(values, [sum(map(mul, row, weights)) for row in values], weights)


class Ends(NamedTuple):
    """How far one weight may move down and up, and the pairs that tie there."""

    weight: Fraction
    gaps: tuple[Fraction, Fraction] | None
    swaps: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])


def intervals(
    measured: WeightedSums,
    sides: Sequence[Side],
    mark: int | None = None,
    progress: Progress | None = None,
) -> list[Ends]:
    """Return for each weight how far it may move before any pair of two sides swaps or ties.

    `mark` is a row that the better of a pair may tie with, as long as it does not sink below.
    """
    sides = [side for side in sides if all(side)]
    weights = range(len(measured.weights))
    return [_ends(measured, j, sides, mark) for j in told(weights, progress, step=1)]


def _ends(measured: WeightedSums, j: int, sides: Sequence[Side], mark: int | None) -> Ends:
    total, weight = sum(measured.weights), measured.weights[j]
    rest, share = total - weight, Fraction(weight, total)
    if not rest:
        return Ends(share, None)
    # What a score loses as the rest of the weights moves over, each by the same part of it.
    rows = zip(measured.scores, measured.rows, strict=True)
    falls = [score - total * row[j] for score, row in rows]
    unit = Fraction(rest, total)
    found = [
        _reach(
            [MovingScore(*pair) for pair in zip(measured.scores, moved, strict=True)],
            sides,
            edge,
            mark,
        )
        for edge, moved in (
            (share / unit, [-fall for fall in falls]),
            ((1 - share) / unit, falls),
        )
    ]
    (down, low), (up, high) = found
    return Ends(share, (down * unit, up * unit), (low, high))


class MovingScore(NamedTuple):
    """A score as a weight moves: what it is, and what it loses."""

    score: int
    fall: int


def _reach(
    lines: Sequence[MovingScore], sides: Sequence[Side], edge: Fraction, mark: int | None
) -> tuple[Fraction, list[tuple[int, int]]]:
    """Return how far a weight may move before a pair swaps, up to the edge, and who ties there.

    The least lead of one side over the other is a concave function of the way. From the edge
    inwards each step goes to where the pair that is worst off ties, so that few steps are needed.
    """
    # A tie that any move breaks ends the interval on both sides.
    at_once = {
        (a, b)
        for a, b in _ties(lines, sides, Fraction(0))
        if lines[a].fall != lines[b].fall and b != mark
    }
    reach = Fraction(0) if at_once else edge
    while True:
        levels = _levels(lines, reach)
        worst = [(min(s, key=levels.__getitem__), max(t, key=levels.__getitem__)) for s, t in sides]
        crossed = [(lines[a], lines[b]) for a, b in worst if levels[a] < levels[b]]
        if not crossed:
            break
        reach = min(Fraction(a.score - b.score, a.fall - b.fall) for a, b in crossed)
    # A mark is missed only beyond the tie, where there must be room.
    met = [
        (a, b)
        for a, b in _ties(lines, sides, reach)
        if (lines[a].fall > lines[b].fall and (b != mark or reach < edge)) or (a, b) in at_once
    ]
    return reach, met


def _levels(lines: Sequence[MovingScore], way: Fraction) -> list[int]:
    return [way.denominator * score - way.numerator * fall for score, fall in lines]


def _ties(
    lines: Sequence[MovingScore], sides: Sequence[Side], way: Fraction
) -> Iterator[tuple[int, int]]:
    levels = _levels(lines, way)
    for inside, outside in sides:
        level = min(map(levels.__getitem__, inside))
        if level == max(map(levels.__getitem__, outside)):
            yield from product(
                (a for a in inside if levels[a] == level),
                (b for b in outside if levels[b] == level),
            )


def named(
    ends: Ends, criterion: str, subjects: Sequence[str], words: LawWords = ()
) -> WeightInterval:
    """Build the interval of a criterion, with the words of its rubric."""
    down, up = (tuple((subjects[a], subjects[b]) for a, b in side) for side in ends.swaps)
    return WeightInterval(
        criterion=criterion,
        weight=ends.weight,
        low=None if ends.gaps is None else ends.weight - ends.gaps[0],
        high=None if ends.gaps is None else ends.weight + ends.gaps[1],
        low_swaps=down,
        high_swaps=up,
        words=words,
    )
