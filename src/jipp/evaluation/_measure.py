"""How much of a space of weights gives each subject each rank, exactly or by draws."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import Final

from jipp.evaluation._draws import ONE, Order, needed, orders
from jipp.evaluation._polygon import centre, regions
from jipp.evaluation._space import Space
from jipp.evaluation._sweep import middle, stretches

__all__ = ["POLYGONS", "Measure", "measure"]

POLYGONS: Final = 20
# Orders counted at once: few enough to keep in memory, many enough to count fast.
_CHUNK: Final = 1_000
_LINE: Final = 2
_TRIANGLE: Final = 3


class Measure:
    """Parts of a space by subject and rank, and each subject's part where it is first."""

    def __init__(self, subjects: int, corners: int) -> None:
        self.ranks = [[Fraction(0)] * subjects for _ in range(subjects)]
        self.draws = 0
        self._first = [Fraction(0)] * subjects
        self._moment = [[Fraction(0)] * corners for _ in range(subjects)]

    def add_first(self, who: int, size: Fraction | int, sums: Iterable[Fraction | int]) -> None:
        """Add a part where a subject is first: its size, and its size times its centre."""
        self._first[who] += size
        self._moment[who] = [a + b for a, b in zip(self._moment[who], sums, strict=True)]

    def centres(self, groups: Iterable[Sequence[int]]) -> list[tuple[Fraction, ...] | None]:
        """Give the centre of the parts where each subject is first, one for each group."""
        found: list[tuple[Fraction, ...] | None] = [None] * len(self._first)
        for group in groups:
            if size := sum(self._first[i] for i in group):
                columns = zip(*(self._moment[i] for i in group), strict=True)
                mean = tuple(sum(column, Fraction(0)) / size for column in columns)
                for i in group:
                    found[i] = mean
        return found


def measure(
    rows: Sequence[tuple[int, ...]], space: Space, *, draws: int, seed: int | None
) -> Measure:
    """Measure a space: exact on a line, and in a triangle for up to 20 subjects; else by draws.

    Raises:
        InvalidInputError: no seed where weights must be drawn, or limits too narrow to draw in.

    """
    found = Measure(len(rows), len(space.corners))
    if len(space.corners) == _LINE:
        for who, rank, size, stretch in stretches(rows):
            found.ranks[who][rank] += size
            if rank == 0:
                found.add_first(who, size, (size * share for share in middle(stretch)))
    elif len(space.corners) == _TRIANGLE and len(rows) <= POLYGONS:
        for who, rank, size, polygon in regions(rows, space.caps):
            found.ranks[who][rank] += size
            if rank == 0:
                found.add_first(who, size, (size * share for share in centre(polygon)))
    else:
        found.draws = draws
        _count(found, orders(rows, space.caps, draws=draws, seed=needed(seed)))
    return found


def _count(found: Measure, drawn: Iterator[Order]) -> None:
    while chunk := list(islice(drawn, _CHUNK)):
        ahead: dict[int, list[list[int]]] = {}
        for shares, subjects, ties in chunk:
            ahead.setdefault(subjects[0], []).append(shares)
            for place, tied in ties:
                _share(found.ranks, place, tied)
                if place == 0:
                    for who in tied[1:]:
                        ahead.setdefault(who, []).append(shares)
        for rank, column in enumerate(zip(*(order.subjects for order in chunk), strict=True)):
            for who, times in Counter(column).items():
                found.ranks[who][rank] += times
        for who, listed in ahead.items():
            found.add_first(who, len(listed) * ONE, map(sum, zip(*listed, strict=True)))
    for row in found.ranks:
        row[:] = [cell / found.draws for cell in row]


def _share(ranks: list[list[Fraction]], place: int, tied: list[int]) -> None:
    """Let those that tie under a draw share their ranks, which are counted one by one."""
    for offset, who in enumerate(tied):
        ranks[who][place + offset] -= 1
        for rank in range(place, place + len(tied)):
            ranks[who][rank] += Fraction(1, len(tied))
