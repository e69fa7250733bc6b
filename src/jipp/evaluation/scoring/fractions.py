"""The arithmetic of scores over pairs of ints: (numerator, denominator), the denominator above 0.

Pairs need not be reduced: for the few operations of a panel they are many times faster than
`Fraction`, and they are as exact. What this module makes are functions, one for each rule.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm

from jipp._numbers import number, rounded, rounder
from jipp.evaluation.scoring.root import Pair, geometric
from jipp.model.rubric import Criterion, PanelRule, Rubric
from jipp.model.scale import Rounding
from jipp.typing import Exact

__all__ = [
    "Pair",
    "combiner",
    "exact_of",
    "joiner",
    "pair_rounder",
    "sharer",
    "whole_numbers",
    "whole_weights",
]


def exact_of(pair: Pair, rounding: Rounding | None) -> Exact:
    """Give a pair as a public number; one that was rounded keeps its places.

    >>> exact_of((1, 2), None), exact_of((1, 2), Rounding(places=2)), exact_of((1, 3), None)
    (Decimal('0.5'), Decimal('0.50'), Fraction(1, 3))
    """
    value = Fraction(*pair)
    return number(value) if rounding is None else rounded(value, rounding.places, rounding.mode)


def pair_rounder(rounding: Rounding | None) -> Callable[[Pair], Pair]:
    """Make the function that rounds a pair; without a rule it leaves it as it is."""
    if rounding is None:
        return lambda pair: pair
    units = rounder(rounding.places, rounding.mode)
    up, down = 10 ** max(-rounding.places, 0), 10 ** max(rounding.places, 0)
    return lambda pair: (units(*pair) * up, down)


def joiner(rule: PanelRule) -> Callable[[list[int], int], Pair]:
    """Make the function that joins a panel's points into one value, and rounds it.

    The points are those that are used, in any order, ints over one denominator.

    >>> joiner(PanelRule(method="median"))([5, 30, 10, 20], 2)
    (30, 4)
    """
    join = _JOIN[rule.method]
    if rule.rounding is None:
        return join
    finish = pair_rounder(rule.rounding)
    return lambda points, bottom: finish(join(points, bottom))


def _mean(points: list[int], bottom: int) -> Pair:
    return sum(points), bottom * len(points)


def _median(points: list[int], bottom: int) -> Pair:
    ordered, half = sorted(points), len(points) // 2
    if len(points) % 2:
        return ordered[half], bottom
    return ordered[half - 1] + ordered[half], 2 * bottom


_JOIN: dict[str, Callable[[list[int], int], Pair]] = {
    "mean": _mean,
    "median": _median,
    "sum": lambda points, bottom: (sum(points), bottom),
    "min": lambda points, bottom: (min(points), bottom),
    "max": lambda points, bottom: (max(points), bottom),
    "single": lambda points, bottom: (points[0], bottom),
}


def whole_weights(criteria: Sequence[Criterion]) -> tuple[list[int], int]:
    """Give siblings' known weights as whole numbers over one denominator.

    >>> whole_weights([Criterion(id="a", weight="0.5"), Criterion(id="b", weight=2)])
    ([1, 4], 2)
    """
    return whole_numbers([Fraction(c.weight) for c in criteria if c.weight is not None])


def whole_numbers(values: Sequence[Fraction]) -> tuple[list[int], int]:
    """Bring numbers to whole ones over one denominator.

    >>> whole_numbers([Fraction(1, 2), Fraction(2)])
    ([1, 4], 2)
    """
    bottom = lcm(*(value.denominator for value in values))
    return [int(value * bottom) for value in values], bottom


def sharer(
    node: Rubric | Criterion, *, rounding: bool = True
) -> Callable[[Sequence[Pair]], list[Pair]]:
    """Make the function that turns the values of a node's criteria into their contributions.

    These are rounded as each criterion says, unless they are wanted without `rounding`.
    """
    finish = [pair_rounder(c.round_contribution if rounding else None) for c in node.criteria]
    if node.combine in {"minimum", "geometric_mean"}:
        return lambda values: [end(value) for end, value in zip(finish, values, strict=True)]
    weights, bottom = whole_weights(node.criteria)
    # The common denominator of the weights cancels out of a weighted mean.
    below = sum(weights) if node.combine == "weighted_mean" else bottom
    steps = list(zip(finish, weights, strict=True))
    return lambda values: [
        end((top * weight, over * below))
        for (end, weight), (top, over) in zip(steps, values, strict=True)
    ]


def combiner(node: Rubric | Criterion) -> Callable[[Sequence[Pair]], Pair]:
    """Make the function that joins the contributions of a node's criteria, not yet rounded.

    A geometric mean is rounded already, by the node's rule, since it cannot be written out.
    """
    if node.combine == "minimum":
        return lambda shares: min(shares, key=lambda pair: Fraction(*pair))
    if node.combine == "geometric_mean":
        rounding = node.rounding if isinstance(node, Rubric) else node.round_value
        weights, _ = whole_weights(node.criteria)
        return geometric(weights, rounding or Rounding(places=0), node.id)
    return _total


def _total(shares: Sequence[Pair]) -> Pair:
    bottom = lcm(*(over for _, over in shares))
    return sum(top * (bottom // over) for top, over in shares), bottom
