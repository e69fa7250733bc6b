"""Exact rank acceptability along a line of weights: a sweep over the points where two swap.

A point of the line is the share of its second end, from 0 to 1. How likely the stretch up to a
point is, and which weights its points have in sum, is cumulated by a function of the point; a
stretch has the difference.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, groupby
from operator import itemgetter
from typing import TypeAlias

# The probability up to a point, and the sums of both weights over what lies up to it.
Cumulated: TypeAlias = tuple[Fraction, Fraction, Fraction]


def evenly(point: Fraction) -> Cumulated:
    """Return the cumulated probability and weights of points that are equally likely.

    >>> evenly(Fraction(1, 2))
    (Fraction(1, 2), Fraction(3, 8), Fraction(1, 8))
    """
    second = point * point / 2
    return point, point - second, second


def around(first: int, second: int) -> Callable[[Fraction], Cumulated]:
    """Return the function that cumulates two weights, each within a fifth of the one given.

    A weight is one of these times a factor, and the factors are a point of the square from 2 to 3,
    in parts of 2/5. Up to a point of the line lies what a ray through the origin cuts off: a right
    triangle, or all but one.

    >>> around(1, 1)(Fraction(1, 2))[0], around(3, 1)(Fraction(1, 4))[0]
    (Fraction(1, 2), Fraction(1, 2))
    """
    steepest = Fraction(3, 2)

    def cumulated(point: Fraction) -> Cumulated:
        ray = first * point / (second * (1 - point)) if point < 1 else steepest
        slope = min(max(ray, 1 / steepest), steepest)
        if slope <= 1:
            size = (3 * slope - 2) ** 2 / (2 * slope)
            one, two = 2 + 2 / (3 * slope), slope + Fraction(4, 3)
        else:
            size = (3 - 2 * slope) ** 2 / (2 * slope)
            one, two = Fraction(4, 3) + 1 / slope, 2 + 2 * slope / 3
        one, two = size * one * first, size * two * second
        if slope <= 1:
            return size, one, two
        mean = Fraction(5, 2)
        return 1 - size, mean * first - one, mean * second - two

    return cumulated


def stretches(
    rows: Sequence[tuple[int, ...]],
) -> Iterator[tuple[int, int, Fraction, Fraction]]:
    """Return the stretches in which subjects hold ranks: subject, rank, and both ends.

    `rows` are the subjects' values at both ends of the line. Ranks are from 0, and of equal rows
    the earlier stands first throughout.

    >>> [(who, rank, str(end)) for who, rank, _, end in stretches([(1, 0), (0, 3)])]
    [(1, 1, '1/4'), (0, 0, '1/4'), (0, 1, '1'), (1, 0, '1')]
    """
    order = sorted(range(len(rows)), key=lambda i: rows[i], reverse=True)
    rank = [0] * len(rows)
    for place, i in enumerate(order):
        rank[i] = place
    since = [Fraction(0)] * len(rows)
    for at, pairs in _swaps(rows):
        moves: defaultdict[int, int] = defaultdict(int)
        for up, down in pairs:
            moves[up] -= 1
            moves[down] += 1
        for i, move in moves.items():
            # Three that meet in one point may leave the middle one where it was.
            if move:
                yield i, rank[i], since[i], at
                rank[i] += move
                since[i] = at
    for i in range(len(rows)):
        yield i, rank[i], since[i], Fraction(1)


def _swaps(rows: Sequence[tuple[int, ...]]) -> Iterator[tuple[Fraction, list[tuple[int, int]]]]:
    """Return the inner points at which pairs swap, in order: who rises, who falls."""
    found: list[tuple[int, int, int, int]] = []
    for (i, one), (j, other) in combinations(enumerate(rows), 2):
        lead, end = one[0] - other[0], other[1] - one[1]
        if lead > 0 < end:
            found.append((lead, lead + end, j, i))
        elif lead < 0 > end:
            found.append((-lead, -lead - end, i, j))
    # Whole numbers sort many times faster than fractions. Two fractions with bottoms below 2**bits
    # differ by more than 2**(-2 * bits), so that their floors differ where they do.
    bits = 2 * max((bottom for _, bottom, _, _ in found), default=1).bit_length()
    keyed = sorted(((top << bits) // bottom, i, j, top, bottom) for top, bottom, i, j in found)
    for _, group in groupby(keyed, key=itemgetter(0)):
        listed = list(group)
        yield Fraction(*listed[0][3:]), [(i, j) for _, i, j, _, _ in listed]
