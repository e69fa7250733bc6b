"""Rankings: standings with their ties, and the subjects without a rank with the reasons."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import final

import attrs

from jipp._fields import as_tuple, refuse
from jipp._html import MOST, Shown, table
from jipp._numbers import plain
from jipp._text import aligned
from jipp._value import Value
from jipp.drawing.numerals import total_text
from jipp.drawing.picture import Picture
from jipp.drawing.ranking_chart import TotalDot, dots, listed
from jipp.errors import Problem
from jipp.i18n import said, term
from jipp.model.reason import LawWords
from jipp.model.tier import Tier
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

    It iterates over its standings, has their number as its length, and prints as a table. `words`
    are the labels of the criteria that broke ties.

    >>> print(rank({"one-stop": "78.5", "e-queue": 81, "sipinter": 81}))
    1  e-queue   81    tied
    1  sipinter  81    tied
    3  one-stop  78.5
    """

    standings: tuple[Standing, ...]
    unranked: tuple[Unranked, ...] = ()
    words: LawWords = attrs.field(default=(), eq=False, repr=False)

    def __iter__(self) -> Iterator[Standing]:
        return iter(self.standings)

    def __len__(self) -> int:
        return len(self.standings)

    def __str__(self) -> str:
        return aligned(
            ["" if cell is None else _written(cell) for cell in row] for row in self._rows()
        )

    def picture(self, tiers: Iterable[Tier] = ()) -> Picture:
        """Draw every total as a dot on an axis that is cut, in the order of the ranks.

        Ties are joined, and a line stands below the last that reaches each tier.

        Raises:
            InvalidInputError: what is no tier.

        >>> rank({"one-stop": "78.5", "e-queue": 81}).picture().caption.en
        'Ranking'
        """
        given = as_tuple(Tier, tiers)
        refuse(tiers=given)
        rows = [TotalDot(one.subject, one.written, Fraction(one.total)) for one in self.standings]
        rows += [TotalDot(one.subject, "", None) for one in self.unranked]
        lines = [(tier.name, self._reaching(tier)) for tier in given]
        read = [f"{one.subject}: {one.written}, {total_text(one.total).en}" for one in self]
        read += [f"{one.subject}: {term('not_ranked').en}" for one in self.unranked]
        return Picture.of(
            partial(dots, rows, [(name, count) for name, count in lines if count]),
            caption=term("ranking"),
            description=listed(said("ranking_read"), read),
            source=said("ranking_source", subjects=len(rows)),
        )

    def _reaching(self, tier: Tier) -> int:
        """Return how many from the top on reach a tier."""
        least = tier.at_least
        reach = [one for one in self.standings if least is None or one.total >= least]
        return len(reach[: tier.places])

    def _repr_html_(self) -> str:
        """Show the ranking as a table in a notebook."""
        rows = list(self._rows())
        headers = ("rank", "subject", "total", "note")
        return table(headers, rows[:MOST], more=len(rows) - MOST)

    def _word(self, key: str) -> str:
        """Return what the rubric calls the criterion of a tie-break, with its sign."""
        words = dict(self.words)
        id = key if f"criterion:{key}" in words else key.removeprefix("-")
        said = words.get(f"criterion:{id}")
        return key if said is None else f"{key[: len(key) - len(id)]}{said.en}"

    def _rows(self) -> Iterator[tuple[int | Decimal | None, str, Exact | None, str]]:
        for one in self.standings:
            note = f"by {self._word(one.decided_by)}" if one.decided_by else ""
            if one.tied:
                note = "tied"
            yield one.rank, one.subject, one.total, note
        for none in self.unranked:
            yield None, none.subject, None, "not ranked"


def _written(cell: str | int | Exact) -> str:
    return cell if isinstance(cell, str) else plain(cell)
