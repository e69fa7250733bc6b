"""Exact rank acceptability in a triangle of weights: a polygon for each set that stands above.

A point is three whole numbers, its shares of the corners in proportion; a cut is a linear form in
them. So nothing is rounded, and a point on a line is on it.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import gcd

__all__ = ["Polygon", "area", "centre", "clip", "inside", "regions"]

Point = tuple[int, int, int]
Polygon = tuple[Point, ...]
TRIANGLE: Polygon = ((1, 0, 0), (0, 1, 0), (0, 0, 1))


def regions(
    rows: Sequence[tuple[int, ...]], caps: Sequence[Fraction]
) -> Iterator[tuple[int, int, Fraction, Polygon]]:
    """Give the polygons in which subjects hold ranks: subject, rank, area, polygon.

    `rows` are the subjects' values at the corners. Ranks are from 0, and of equal rows the earlier
    stands first throughout. Areas are parts of the whole space.
    """
    space = inside(caps)
    room = area(space)
    for i, row in enumerate(rows):
        pieces: list[tuple[int, Polygon]] = [(0, space)]
        for j, other in enumerate(rows):
            ahead = (row[0] - other[0], row[1] - other[1], row[2] - other[2])
            if any(ahead):
                pieces = [p for rank, piece in pieces for p in _split(rank, piece, ahead)]
            elif j < i:
                pieces = [(rank + 1, piece) for rank, piece in pieces]
        for rank, piece in pieces:
            yield i, rank, area(piece) / room, piece


def inside(caps: Sequence[Fraction]) -> Polygon:
    """Give the part of the triangle in which no corner has more than its cap."""
    space = TRIANGLE
    for k, cap in enumerate(caps):
        if cap < 1:
            form = [cap.numerator] * 3
            form[k] -= cap.denominator
            space, _ = clip(space, (form[0], form[1], form[2]))
    return space


def _split(rank: int, piece: Polygon, ahead: Point) -> Iterator[tuple[int, Polygon]]:
    above, below = clip(piece, ahead)
    if above:
        yield rank, above
    if below:
        yield rank + 1, below


def clip(piece: Polygon, form: Point) -> tuple[Polygon, Polygon]:
    """Split a polygon by a line: where the form is positive, and where it is negative.

    A side without area is empty.

    >>> clip(TRIANGLE, (1, -1, 0))
    (((1, 0, 0), (1, 1, 0), (0, 0, 1)), ((1, 1, 0), (0, 1, 0), (0, 0, 1)))
    """
    a, b, c = form
    heights = [a * x + b * y + c * z for x, y, z in piece]
    if min(heights) >= 0:
        return piece, ()
    if max(heights) <= 0:
        return (), piece
    above: list[Point] = []
    below: list[Point] = []
    before, last = piece[-1], heights[-1]
    for point, height in zip(piece, heights, strict=True):
        if (last < 0 < height) or (last > 0 > height):
            cut = _between(before, point, abs(height), abs(last))
            above.append(cut)
            below.append(cut)
        if height >= 0:
            above.append(point)
        if height <= 0:
            below.append(point)
        before, last = point, height
    return tuple(above), tuple(below)


def _between(p: Point, q: Point, m: int, n: int) -> Point:
    x, y, z = (m * p[0] + n * q[0], m * p[1] + n * q[1], m * p[2] + n * q[2])
    common = gcd(x, y, z)
    return x // common, y // common, z // common


def area(piece: Polygon) -> Fraction:
    """Give a polygon's part of the whole triangle.

    >>> area(((1, 0, 0), (1, 1, 0), (0, 0, 1)))
    Fraction(1, 2)
    """
    return sum((size for size, _ in _triangles(piece)), Fraction(0))


def centre(piece: Polygon) -> tuple[Fraction, ...]:
    """Give a polygon's centre of area, in shares of the corners.

    >>> centre(((1, 0, 0), (1, 1, 0), (0, 0, 1)))
    (Fraction(1, 2), Fraction(1, 6), Fraction(1, 3))
    """
    moment = [Fraction(0)] * 3
    for size, corners in _triangles(piece):
        for k in range(3):
            moment[k] += size * sum(Fraction(corner[k], sum(corner)) for corner in corners) / 3
    whole = sum(moment)
    return tuple(m / whole for m in moment)


def _triangles(piece: Polygon) -> Iterator[tuple[Fraction, tuple[Point, Point, Point]]]:
    first, *rest = piece
    for second, third in pairwise(rest):
        size = abs(_determinant(first, second, third))
        yield Fraction(size, sum(first) * sum(second) * sum(third)), (first, second, third)


def _determinant(p: Point, q: Point, r: Point) -> int:
    return (
        p[0] * (q[1] * r[2] - q[2] * r[1])
        - p[1] * (q[0] * r[2] - q[2] * r[0])
        + p[2] * (q[0] * r[1] - q[1] * r[0])
    )
