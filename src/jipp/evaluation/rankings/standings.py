"""Rankings: standings with their ties, and the subjects without a rank with the reasons."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import final

import attrs

from jipp._html import MOST, Shown, table
from jipp._numbers import plain
from jipp._text import aligned
from jipp._value import Value
from jipp.drawing.numerals import total_text
from jipp.drawing.picture import Picture
from jipp.drawing.ranking_chart import TotalBar, listed, totals
from jipp.errors import Problem
from jipp.i18n import said, term
from jipp.typing import Exact

__all__ = ["Ranking", "Standing", "Unranked"]


@final
@attrs.frozen(kw_only=True, repr=False)
class Standing(Shown):
    """One subject's place: its rank from 1, and the published total it reached.

    `tied`: others hold the same rank. `decided_by` is the entry of `tie_break` that last
    separated it from subjects of the same total, or None where none did. A rank is an int, and
    a Decimal such as 2.5 under the method `fractional`.
    """

    rank: int | Decimal
    subject: str
    total: Exact
    tied: bool = False
    decided_by: str | None = None

    @property
    def written(self) -> str:
        """The rank as a text, with a sign of equality where it is tied.

        >>> Standing(rank=2, subject="e-queue", total=9, tied=True).written
        '2='
        """
        return f"{plain(self.rank)}{'=' if self.tied else ''}"


@final
@attrs.frozen(kw_only=True, repr=False)
class Unranked(Shown):
    """A subject without a total, and therefore without a rank, with the problems that say why."""

    subject: str
    total: None = attrs.field(default=None, init=False)
    problems: tuple[Problem, ...] = ()


@final
@attrs.frozen(kw_only=True, repr=False)
class Ranking(Value):
    """Standings from the best on, tied subjects in the order of their ids; then who has no rank.

    It iterates over its standings, has their number as its length, and prints as a table.

    >>> from jipp import rank
    >>> print(rank({"one-stop": "78.5", "e-queue": 81, "sipinter": 81}))
    1  e-queue   81    tied
    1  sipinter  81    tied
    3  one-stop  78.5
    """

    standings: tuple[Standing, ...]
    unranked: tuple[Unranked, ...] = ()

    def __iter__(self) -> Iterator[Standing]:
        return iter(self.standings)

    def __len__(self) -> int:
        return len(self.standings)

    def __str__(self) -> str:
        return aligned(
            ["" if cell is None else _written(cell) for cell in row] for row in self._rows()
        )

    def picture(self) -> Picture:
        """Draw every total as a bar, in the order of the ranks, with its number (≈: rounded).

        >>> from jipp import rank
        >>> rank({"one-stop": "78.5", "e-queue": 81}).picture().caption.en
        'Ranking'
        """
        rows = [
            TotalBar(one.subject, one.written, Fraction(one.total), total_text(one.total))
            for one in self.standings
        ]
        none = term("not_ranked")
        rows += [TotalBar(one.subject, "", None, none) for one in self.unranked]
        return Picture.of(
            partial(totals, rows),
            caption=term("ranking"),
            description=listed(
                said("ranking_read"), [f"{r.name}: {r.rank}, {r.written.en}" for r in rows]
            ),
            source=said("ranking_source", subjects=len(rows)),
        )

    def _repr_html_(self) -> str:
        """Show the ranking as a table in a notebook."""
        rows = list(self._rows())
        headers = ("rank", "subject", "total", "note")
        return table(headers, rows[:MOST], more=len(rows) - MOST)

    def _rows(self) -> Iterator[tuple[int | Decimal | None, str, Exact | None, str]]:
        for one in self.standings:
            note = "tied" if one.tied else f"by {one.decided_by}" if one.decided_by else ""
            yield one.rank, one.subject, one.total, note
        for none in self.unranked:
            yield None, none.subject, None, "not ranked"


def _written(cell: str | int | Exact) -> str:
    return cell if isinstance(cell, str) else plain(cell)
