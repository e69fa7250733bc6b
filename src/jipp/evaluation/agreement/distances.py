"""Sums of the distances between two marks, over many pairs together.

A sum runs over ordered pairs, so every two marks count twice. `within` pairs the marks of each
subject, of subjects with as many marks; `among` pairs all marks, given how often each occurs.
Neither looks at pairs of values, so the time does not grow with the number of distinct marks.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, combinations, pairwise
from operator import eq, mul
from typing import Final, NamedTuple


class Distance(NamedTuple):
    """A distance; marks stretched by a factor c lie c**power times as far apart."""

    within: Callable[[Sequence[Sequence[int]]], int]
    among: Callable[[Mapping[int, int]], int]
    power: int


def doubled_ranks(counts: Mapping[int, int]) -> dict[int, int]:
    """Return for each mark twice its rank from 1 upwards; equal marks share the mean rank.

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
    """Return the sum of the products of two sequences, place by place."""
    found: int = sum(map(mul, a, b))
    return found


def _unlike(subjects: Sequence[Sequence[int]]) -> int:
    rows = list(zip(*subjects, strict=True))
    alike = sum(sum(map(eq, a, b)) for a, b in combinations(rows, 2))
    return len(subjects) * len(rows) * (len(rows) - 1) - 2 * alike


def _all_unlike(counts: Mapping[int, int]) -> int:
    times = counts.values()
    return sum(times) ** 2 - dot(times, times)


def _gaps(subjects: Sequence[Sequence[int]]) -> int:
    middle = len(subjects[0]) - 1
    weights = [2 * (2 * i - middle) for i in range(middle + 1)]
    return sum(dot(weights, sorted(marks)) for marks in subjects)


def _all_gaps(counts: Mapping[int, int]) -> int:
    # Each step between neighbours is crossed by every pair with one mark on either side.
    total, below, found = sum(counts.values()), 0, 0
    for low, high in pairwise(sorted(counts)):
        below += counts[low]
        found += (high - low) * below * (total - below)
    return 2 * found


def _squares(subjects: Sequence[Sequence[int]]) -> int:
    marks, sums = list(chain.from_iterable(subjects)), list(map(sum, subjects))
    return 2 * (len(subjects[0]) * dot(marks, marks) - dot(sums, sums))


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
