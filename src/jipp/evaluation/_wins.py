"""How often one subject beats another over a space of weights.

Where no limit cuts the simplex this has a closed form, for uniform weights are exponential times
brought to a sum of one: the leads race the lags, and a time that has not run out is as long as new.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import combinations
from math import prod
from typing import Final

from jipp.evaluation._draws import needed, orders
from jipp.evaluation._polygon import area, clip, inside
from jipp.evaluation._space import Space

__all__ = ["part_above", "wins"]

_TRIANGLE: Final = 3
_HALF: Final = Fraction(1, 2)


def wins(
    rows: Sequence[tuple[int, ...]], space: Space, *, draws: int, seed: int | None
) -> tuple[tuple[Fraction, ...], ...]:
    """Give the matrix in which a row's subject beats a column's; a tie counts half.

    Raises:
        InvalidInputError: no seed where weights must be drawn, or limits too narrow to draw in.

    """
    if space.capped and len(space.corners) > _TRIANGLE:
        return _drawn(rows, space, draws=draws, seed=needed(seed))
    part = _clipped(space) if space.capped else part_above
    found = [[_HALF] * len(rows) for _ in rows]
    for (i, one), (j, other) in combinations(enumerate(rows), 2):
        lead = tuple(a - b for a, b in zip(one, other, strict=True))
        if any(lead):
            found[i][j] = part(lead)
            found[j][i] = 1 - found[i][j]
    return tuple(map(tuple, found))


def part_above(lead: Sequence[int]) -> Fraction:
    """Give the part of a simplex where a linear form is positive, from its values at the corners.

    >>> part_above((4, -5)), part_above((4, 0, -5)), part_above((3, -1, -1))
    (Fraction(4, 9), Fraction(4, 9), Fraction(9, 16))
    """
    downs = [-value for value in lead if value < 0]
    # parts[k]: how often the leads so far outlast the first k lags, times `bottom`.
    parts, bottom = [1] + [0] * len(downs), 1
    for up in (value for value in lead if value > 0):
        factor = prod(up + down for down in downs)
        bottom *= factor
        parts[0] = bottom
        for k, down in enumerate(downs, start=1):
            parts[k] = (down * parts[k] * factor + up * parts[k - 1]) // (up + down)
    return Fraction(parts[-1], bottom)


def _clipped(space: Space) -> Callable[[Sequence[int]], Fraction]:
    whole = inside(space.caps)
    room = area(whole)

    def part(lead: Sequence[int]) -> Fraction:
        above, _ = clip(whole, (lead[0], lead[1], lead[2]))
        return area(above) / room if above else Fraction(0)

    return part


def _drawn(
    rows: Sequence[tuple[int, ...]], space: Space, *, draws: int, seed: int
) -> tuple[tuple[Fraction, ...], ...]:
    """Count half wins: all counters of a subject are fields of one long number."""
    field = (2 * draws).bit_length()
    twos = [2 << (field * i) for i in range(len(rows))]
    counters = [0] * len(rows)
    for order in orders(rows, space.caps, draws=draws, seed=seed):
        behind = 0
        for who in reversed(order.subjects):
            counters[who] += behind
            behind += twos[who]
        for _, tied in order.ties:
            _halve(counters, twos, tied)
    mask = (1 << field) - 1
    found = [
        [Fraction(counter >> (field * j) & mask, 2 * draws) for j in range(len(rows))]
        for counter in counters
    ]
    for (i, one), (j, other) in combinations(enumerate(rows), 2):
        if one == other:
            found[i][j] = found[j][i] = _HALF
    for i, row in enumerate(found):
        row[i] = _HALF
    return tuple(map(tuple, found))


def _halve(counters: list[int], twos: Sequence[int], tied: Sequence[int]) -> None:
    """Let each of a tie win half against the others, where the earlier had won all."""
    for ahead, behind in combinations(tied, 2):
        counters[ahead] -= twos[behind] // 2
        counters[behind] += twos[ahead] // 2
