"""How far one weight may move, the others keeping their proportions, before a result changes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise, product
from math import lcm
from typing import Literal, NamedTuple, TypeAlias, cast, final

import attrs

from jipp._fields import as_choice, as_natural, refuse
from jipp._numbers import exact, plain
from jipp._text import pointer, shown, unknown_name
from jipp.errors import InvalidInputError, Problem
from jipp.evaluation._table import Table, Values, read_numbers, read_table, whole
from jipp.typing import Number

__all__ = ["Scope", "WeightInterval", "weight_stability"]

Scope: TypeAlias = Literal["winner", "order", "top"]
Swaps: TypeAlias = tuple[tuple[str, str], ...]


@final
@attrs.frozen(kw_only=True)
class WeightInterval:
    """The weights of one criterion, of a sum of 1, between which a result stays.

    At an end with swaps the pairs named tie, and beyond it the second of each passes the first;
    an end without swaps is 0 or 1. Both ends are None where all other weights are 0, and so have no
    proportions to keep.
    """

    criterion: str
    weight: Fraction
    low: Fraction | None
    high: Fraction | None
    low_swaps: Swaps = ()
    high_swaps: Swaps = ()

    @property
    def slack(self) -> Fraction | None:
        """How far the weight is from the nearer end with swaps; None if no end has any."""
        ends = ((self.low, self.low_swaps), (self.high, self.high_swaps))
        gaps = [abs(end - self.weight) for end, swaps in ends if end is not None and swaps]
        return min(gaps, default=None)

    def __str__(self) -> str:
        ends = "-" if self.low is None or self.high is None else f"{self.low} to {self.high}"
        return f"{self.criterion} {plain(self.weight)}: {ends}"


def weight_stability(
    values: Values,
    weights: Iterable[Number] | Mapping[str, Number] | None = None,
    *,
    scope: Scope = "winner",
    places: int | None = None,
) -> tuple[WeightInterval, ...]:
    """Give for each criterion the weights between which a result stays, exactly.

    One weight moves at a time, and the others keep their proportions. `scope` is what stays: who is
    first (`"winner"`), the whole order (`"order"`), or who is among the first `places` (`"top"`).
    A tie that a moved weight would break leaves no room: the interval is then the weight alone.

    `values` are as in `rank_acceptability`, and `weights` by position or criterion, of any sum;
    evaluations bring those of their rubric. The scores are weighted sums before any rounding of
    contributions and totals.

    Raises:
        InvalidInputError: values that are no table, weights that are negative, all 0 or not one for
            each criterion, a scope that is none of these, `places` without `"top"` or none with it.
        UnknownNameError: a criterion that is not there.

    >>> table = {"a": (8, 5, 6), "b": (7, 9, 4), "c": (6, 6, 9)}
    >>> first, *_ = weight_stability(table, ("0.5", "0.3", "0.2"), scope="order")
    >>> print(first, first.low_swaps, first.high_swaps)
    0 1/2: 9/19 to 8/13 (('a', 'c'),) (('b', 'a'),)
    """
    taken = as_choice(("winner", "order", "top"), scope)
    refuse(scope=taken, places=1 if places is None else as_natural(places))
    if (places is None) == (scope == "top"):
        code = "places_needed" if scope == "top" else "places_for_top"
        raise InvalidInputError(Problem(path="/places", code=code))
    table = read_table(values)
    whole_weights = _weights(weights, table)
    rows = whole(table.rows)
    total = sum(whole_weights)
    scores = [sum(v * w for v, w in zip(row, whole_weights, strict=True)) for row in rows]
    order = sorted(range(len(rows)), key=scores.__getitem__, reverse=True)
    pairs = list(_pairs(scope, order, scores, places or 1))
    return tuple(
        _interval(
            _Line(table.subjects, scores, [row[j] for row in rows], weight, total),
            table.criteria[j],
            pairs,
        )
        for j, weight in enumerate(whole_weights)
    )


def _weights(given: object, table: Table) -> list[int]:
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
    bottom = lcm(*(number.denominator for number in numbers))
    return [int(number * bottom) for number in numbers]


def _read_weights(given: object, table: Table) -> tuple[Fraction, ...]:
    if not isinstance(given, Mapping):
        return read_numbers(cast("Iterable[Number]", given), "/weights")
    named = cast("Mapping[str, Number]", given)
    for name in named:
        if name not in table.criteria:
            raise unknown_name("criterion", name, table.criteria)
    problems = [
        Problem(path=pointer("weights", name), code="not_a_number", params={"value": shown(value)})
        for name, value in named.items()
        if exact(value) is None
    ]
    if problems:
        raise InvalidInputError(*problems)
    return tuple(exact(named[c]) or Fraction(0) for c in table.criteria if c in named)


def _pairs(
    scope: Scope, order: Sequence[int], scores: Sequence[int], places: int
) -> Iterator[tuple[int, int]]:
    """Give the pairs that must not swap, the better first.

    An order changes first where neighbours swap, so that these are all it needs.
    """
    if scope == "order":
        yield from pairwise(order)
        return
    last = scores[order[min(places, len(order)) - 1]]
    tied = [i for i in order if scores[i] == last]
    above = [i for i in order if scores[i] > last]
    below = [i for i in order if scores[i] < last]
    yield from product([*above, *tied], below)
    if len(above) + len(tied) > places:
        yield from pairwise(tied)
        yield from product(above, tied)


class _Line(NamedTuple):
    """The scores as one weight moves: all whole, the scores a sum over `total`."""

    subjects: tuple[str, ...]
    scores: Sequence[int]
    values: Sequence[int]
    weight: int
    total: int

    def swap(self, a: int, b: int) -> tuple[int, int]:
        """Tell where b meets a, as lead over fall; at falls below 0 it is on the other side."""
        lead = self.scores[a] - self.scores[b]
        return lead, lead - self.total * (self.values[a] - self.values[b])


def _interval(line: _Line, criterion: str, pairs: Sequence[tuple[int, int]]) -> WeightInterval:
    weight, rest = Fraction(line.weight, line.total), line.total - line.weight
    if not rest:
        return WeightInterval(criterion=criterion, weight=weight, low=None, high=None)
    met = [(a, b, *line.swap(a, b)) for a, b in pairs]
    ends: list[tuple[Fraction, Swaps]] = []
    for sign, edge in ((-1, weight), (1, 1 - weight)):
        # A lead of 0 with any fall is a tie that breaks at once, on either side.
        near = [
            (Fraction(lead * rest, abs(fall) * line.total), a, b)
            for a, b, lead, fall in met
            if fall * sign > 0 or (fall and not lead)
        ]
        gap = min((distance for distance, _, _ in near), default=edge)
        swaps = tuple(
            (line.subjects[a], line.subjects[b])
            for distance, a, b in near
            if distance == gap <= edge
        )
        ends.append((weight + sign * min(gap, edge), swaps))
    (low, low_swaps), (high, high_swaps) = ends
    return WeightInterval(
        criterion=criterion,
        weight=weight,
        low=low,
        high=high,
        low_swaps=low_swaps,
        high_swaps=high_swaps,
    )
