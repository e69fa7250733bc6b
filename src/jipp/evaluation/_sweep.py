"""Exact rank acceptability along a line of weights: a sweep over the points where two swap."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, groupby
from operator import itemgetter

__all__ = ["Stretch", "middle", "stretches"]

Stretch = tuple[Fraction, Fraction]


def stretches(
    rows: Sequence[tuple[int, ...]],
) -> Iterator[tuple[int, int, Fraction, Stretch]]:
    """Give the stretches in which subjects hold ranks: subject, rank, length, stretch.

    `rows` are the subjects' values at both ends, a stretch lies between 0 and 1. Ranks are from 0,
    and of equal rows the earlier stands first throughout.

    >>> [(who, rank, str(length)) for who, rank, length, _ in stretches([(1, 0), (0, 3)])]
    [(1, 1, '1/4'), (0, 0, '1/4'), (0, 1, '3/4'), (1, 0, '3/4')]
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
                yield i, rank[i], at - since[i], (since[i], at)
                rank[i] += move
                since[i] = at
    for i in range(len(rows)):
        yield i, rank[i], 1 - since[i], (since[i], Fraction(1))


def middle(stretch: Stretch) -> tuple[Fraction, Fraction]:
    """Give the middle of a stretch, in shares of both ends."""
    half = (stretch[0] + stretch[1]) / 2
    return 1 - half, half


def _swaps(rows: Sequence[tuple[int, ...]]) -> Iterator[tuple[Fraction, list[tuple[int, int]]]]:
    """Give the inner points at which pairs swap, in order: who comes up, who goes down."""
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
