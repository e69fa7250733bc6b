"""Rank acceptability: the result, its quantiles and its picture."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from math import sqrt
from typing import Final, TypeAlias, final

import attrs

from jipp._fields import as_natural, as_number, refuse
from jipp._html import MOST, card, undrawn
from jipp._numbers import rounded
from jipp._text import aligned, unknown_name
from jipp._value import Value
from jipp.drawing.picture import Picture
from jipp.drawing.ranking_chart import Chances, chances, listed
from jipp.errors import InvalidInputError, Problem
from jipp.i18n import said
from jipp.typing import Number

__all__ = ["Acceptability"]

# What is rounded to all, and is not.
_NEARLY: Final = Fraction(199, 200)
Matrix: TypeAlias = tuple[tuple[Fraction, ...], ...]
TotalDistributions: TypeAlias = tuple[tuple[tuple[Fraction, Fraction], ...], ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class Acceptability(Value):
    """How often each subject takes each rank, over weights or over panels.

    `matrix` has one row per subject and one column per rank, best first; every row and column sums
    to one, since subjects that tie share the ranks they take. Iteration goes over the rows of
    `to_records`. `central_weights` are, for each subject,
    the mean of the weights that put it first, or None where none do; empty over panels. `exact`
    says that nothing was drawn; else `draws` were, and `standard_error` is the largest of any cell
    (a float, 0.0 where exact). `totals` are, over panels, the totals each subject may have, each
    with its probability, in rising order, and `left_out` is the part of panels that could
    not score every subject and do not count.

    >>> half = Fraction(1, 2)
    >>> two = Acceptability(subjects=("a", "b"), matrix=((half, half), (half, half)))
    >>> two.expected, two.within(1), two.interval("a")
    ((Fraction(3, 2), Fraction(3, 2)), (Fraction(1, 2), Fraction(1, 2)), (1, 2))
    """

    __wired__ = False

    subjects: tuple[str, ...]
    criteria: tuple[str, ...] = ()
    matrix: Matrix
    central_weights: tuple[tuple[Fraction, ...] | None, ...] = ()
    totals: TotalDistributions = ()
    left_out: Fraction = Fraction(0)
    draws: int = 0

    @property
    def exact(self) -> bool:
        """Whether nothing was drawn."""
        return not self.draws

    @property
    def standard_error(self) -> float:
        """The largest standard error of any cell, as a float; 0.0 where exact."""
        if not self.draws:
            return 0.0
        return sqrt(max(cell * (1 - cell) for row in self.matrix for cell in row) / self.draws)

    @property
    def expected(self) -> tuple[Fraction, ...]:
        """The mean rank of each subject, from 1."""
        return tuple(
            sum((rank * cell for rank, cell in enumerate(row, start=1)), Fraction(0))
            for row in self.matrix
        )

    def within(self, places: int) -> tuple[Fraction, ...]:
        """Return for each subject how often it is among the first places.

        Raises:
            InvalidInputError: not a whole number of at least 1.

        """
        refuse(places=as_natural(places))
        return tuple(sum(row[:places], Fraction(0)) for row in self.matrix)

    def interval(self, subject: str, level: Number = "0.95") -> tuple[int, int]:
        """Return the best and the worst rank of a subject, with equal tails above and below.

        Less than half of 1 - `level` lies beyond either.

        Raises:
            UnknownNameError: no such subject.
            InvalidInputError: a level that does not lie between 0 and 1.

        """
        if subject not in self.subjects:
            raise unknown_name("subject", subject, self.subjects)
        asked = as_number(level)
        refuse(level=asked)
        if not 0 < asked < 1:
            params = {"value": asked}
            raise InvalidInputError(Problem(path="/level", code="not_a_share", params=params))
        row = self.matrix[self.subjects.index(subject)]
        tail = (1 - Fraction(asked)) / 2
        return _quantile(row, tail), len(row) + 1 - _quantile(row[::-1], tail)

    def picture(self, within: int | None = None) -> Picture:
        """Draw how often each subject takes each rank, the darker the more, as rows.

        The best expected rank stands first. At the end of a row stand the ranks that hold it 95 %
        of the time, or how often it is among the first `within` places.

        Raises:
            InvalidInputError: not a whole number of at least 1.

        """
        asked = None if within is None else as_natural(within)
        refuse(within=asked)
        order = sorted(range(len(self.subjects)), key=self.expected.__getitem__)
        if within is None:
            spans = map(self.interval, self.subjects)
            ends = [f"{low}-{high}" for low, high in spans]
        else:
            ends = [_percent(share) for share in self.within(within)]
        rows = [Chances(self.subjects[i], self.matrix[i], ends[i]) for i in order]
        source = "chances_exact" if self.exact else "chances_drawn"
        error = Decimal(f"{self.standard_error:.1g}")
        return Picture.of(
            partial(chances, rows, within),
            caption=said("chances_of_weights" if self.criteria else "chances_of_panels"),
            description=listed(
                said("chances_read")
                if within is None
                else said("chances_read_within", places=within),
                [f"{row.name}: {row.end}" for row in rows],
            ),
            source=said(source, draws=self.draws, error=error),
        )

    def _repr_html_(self) -> str:
        count = len(self.subjects)
        return self.picture()._repr_html_() if count <= MOST else undrawn(count, MOST) + card(self)

    def __iter__(self) -> Iterator[dict[str, object]]:
        return iter(self.to_records())

    def to_records(self) -> list[dict[str, object]]:
        """Return one record for each subject and each rank that it may take, for a table."""
        return [
            {"subject": subject, "rank": rank, "acceptability": cell}
            for subject, row in zip(self.subjects, self.matrix, strict=True)
            for rank, cell in enumerate(row, start=1)
            if cell
        ]

    def __str__(self) -> str:
        rows = [("subject", "first", "expected rank", "95 %")]
        for subject, row, mean in zip(self.subjects, self.matrix, self.expected, strict=True):
            low, high = self.interval(subject)
            first, middle = rounded(row[0], 3, "half_even"), rounded(mean, 2, "half_even")
            rows.append((subject, str(first), str(middle), f"{low}-{high}"))
        return aligned(rows)


def _percent(share: Fraction) -> str:
    """Write a share, to a whole per cent; what is not sure is neither 0 nor 100."""
    whole = round(100 * share)
    if share and not whole:
        return "< 1 %"
    return f"{whole} %" if share in (0, 1) or share < _NEARLY else "> 99 %"


def _quantile(row: Sequence[Fraction], tail: Fraction) -> int:
    """Return the first rank at which more than a tail is reached."""
    reached = Fraction(0)
    for rank, cell in enumerate(row, start=1):
        reached += cell
        if reached > tail:
            return rank
    return len(row)


def settled(rows: Sequence[Sequence[Fraction]], groups: Iterable[Sequence[int]]) -> Matrix:
    """Return the matrix in which subjects of equal values share their ranks equally.

    >>> settled([[Fraction(1), Fraction(0)], [Fraction(0), Fraction(1)]], [[0, 1]])[0]
    (Fraction(1, 2), Fraction(1, 2))
    """
    shared = list(map(tuple, rows))
    for group in groups:
        if len(group) > 1:
            columns = zip(*(rows[i] for i in group), strict=True)
            mean = tuple(sum(column, Fraction(0)) / len(group) for column in columns)
            for i in group:
                shared[i] = mean
    return tuple(shared)
