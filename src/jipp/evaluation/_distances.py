"""How far two marks lie apart, summed over many pairs at once.

A sum runs over ordered pairs, so each two marks count twice. `within` takes the few marks of one
subject, `among` takes all marks with how often each occurs; neither looks at pairs of values, so
the time does not grow with the number of distinct marks.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from operator import mul
from typing import Final, NamedTuple

__all__ = ["DISTANCES", "Distance", "dot", "doubled_ranks"]


class Distance(NamedTuple):
    """A distance; marks stretched by a factor c lie c**power times as far apart."""

    within: Callable[[Sequence[int]], int]
    among: Callable[[Mapping[int, int]], int]
    power: int


def doubled_ranks(counts: Mapping[int, int]) -> dict[int, int]:
    """Give each mark twice its rank among all, from 1 upwards; equal marks share the mean rank.

    >>> doubled_ranks({70: 1, 80: 2, 90: 1})
    {70: 2, 80: 5, 90: 8}
    """
    ranks: dict[int, int] = {}
    below = 0
    for mark in sorted(counts):
        ranks[mark] = 2 * below + counts[mark] + 1
        below += counts[mark]
    return ranks


def dot(a: Iterable[int], b: Iterable[int]) -> int:
    """Sum the products of two sequences, place by place."""
    found: int = sum(map(mul, a, b))
    return found


def _unlike(marks: Sequence[int]) -> int:
    return len(marks) ** 2 - sum(map(marks.count, marks))


def _all_unlike(counts: Mapping[int, int]) -> int:
    times = counts.values()
    return sum(times) ** 2 - dot(times, times)


def _gaps(marks: Sequence[int]) -> int:
    middle = len(marks) - 1
    return 2 * sum((2 * i - middle) * mark for i, mark in enumerate(sorted(marks)))


def _all_gaps(counts: Mapping[int, int]) -> int:
    # Each step between neighbours is crossed by every pair with one mark on either side.
    total, below, found = sum(counts.values()), 0, 0
    for low, high in pairwise(sorted(counts)):
        below += counts[low]
        found += (high - low) * below * (total - below)
    return 2 * found


def _squares(marks: Sequence[int]) -> int:
    return 2 * (len(marks) * dot(marks, marks) - sum(marks) ** 2)


def _all_squares(counts: Mapping[int, int]) -> int:
    total = sum(counts.values())
    first = sum(mark * times for mark, times in counts.items())
    second = sum(mark * mark * times for mark, times in counts.items())
    return 2 * (total * second - first * first)


DISTANCES: Final = {
    "identity": Distance(_unlike, _all_unlike, 0),
    "linear": Distance(_gaps, _all_gaps, 1),
    "quadratic": Distance(_squares, _all_squares, 2),
}
