"""How much of a space of weights gives each subject each rank, exactly or by draws."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import Final

from jipp._progress import told
from jipp.evaluation.robustness.draws import ONE, Order, draw, near, needed, orders
from jipp.evaluation.robustness.space import Space
from jipp.evaluation.robustness.sweep import around, evenly, stretches
from jipp.typing import Progress

__all__ = ["Measure", "measure"]

# Orders counted at once: few enough to keep in memory, many enough to count fast.
_CHUNK: Final = 1_000
_LINE: Final = 2


class Measure:
    """Parts of a space by subject and rank, and each subject's part where it is first."""

    def __init__(self, subjects: int, corners: int) -> None:
        self.ranks = [[Fraction(0)] * subjects for _ in range(subjects)]
        self.draws = 0
        self._moment = [[Fraction(0)] * corners for _ in range(subjects)]

    def add_first(self, who: int, sums: Iterable[Fraction | int]) -> None:
        """Add a part where a subject is first, by the sums of its weights."""
        self._moment[who] = [a + b for a, b in zip(self._moment[who], sums, strict=True)]

    def centres(self, groups: Iterable[Sequence[int]]) -> list[tuple[Fraction, ...] | None]:
        """Give the mean weights under which each subject is first, one for each group."""
        found: list[tuple[Fraction, ...] | None] = [None] * len(self._moment)
        for group in groups:
            columns = zip(*(self._moment[i] for i in group), strict=True)
            sums = [sum(column, Fraction(0)) for column in columns]
            if size := sum(sums):
                for i in group:
                    found[i] = tuple(one / size for one in sums)
        return found


def measure(
    rows: Sequence[tuple[int, ...]],
    space: Space,
    *,
    draws: int,
    seed: int | None,
    progress: Progress | None,
) -> Measure:
    """Measure a space: exactly where it is a line, else by draws.

    Raises:
        InvalidInputError: no seed where weights must be drawn, or limits too narrow to draw in.

    """
    found = Measure(len(rows), len(space.corners))
    if len(space.corners) == _LINE:
        cumulated = around(*space.own) if space.own else evenly
        for who, rank, start, end in stretches(rows):
            size, *sums = (b - a for a, b in zip(cumulated(start), cumulated(end), strict=True))
            found.ranks[who][rank] += size
            if rank == 0:
                found.add_first(who, sums)
        if progress is not None:
            progress(len(rows), len(rows))
        return found
    found.draws = draws
    drawn = near(needed(seed), space.own) if space.own else draw(needed(seed), space.caps)
    shares = (one for _, one in zip(told(range(draws), progress), drawn, strict=False))
    _count(found, orders(rows, shares, 3 * ONE * sum(space.own) or ONE))
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
            found.add_first(who, map(sum, zip(*listed, strict=True)))
    for row in found.ranks:
        row[:] = [cell / found.draws for cell in row]


def _share(ranks: list[list[Fraction]], place: int, tied: list[int]) -> None:
    """Let those that tie under a draw share their ranks, which are counted one by one."""
    for offset, who in enumerate(tied):
        ranks[who][place + offset] -= 1
        for rank in range(place, place + len(tied)):
            ranks[who][rank] += Fraction(1, len(tied))
