"""What a ranking answers: who stands where, with ties shown, and who has no rank and why."""

from collections.abc import Iterator
from decimal import Decimal
from typing import final

import attrs

from jipp._numbers import plain
from jipp.errors import Problem
from jipp.typing import Exact

__all__ = ["Ranking", "Standing", "Unranked"]


@final
@attrs.frozen(kw_only=True)
class Standing:
    """One subject's place: its rank from 1, and the published total it reached.

    `tied` tells that others hold the same rank. `decided_by` is the entry of `tie_break` that last
    separated it from subjects of the same total, or None where none did. A rank is an int, and
    a Decimal such as 2.5 under the method `fractional`.
    """

    rank: int | Decimal
    subject: str
    total: Exact
    tied: bool = False
    decided_by: str | None = None


@final
@attrs.frozen(kw_only=True)
class Unranked:
    """A subject without a total, and therefore without a rank, with the problems that say why."""

    subject: str
    total: None = attrs.field(default=None, init=False)
    problems: tuple[Problem, ...] = ()


@final
@attrs.frozen(kw_only=True)
class Ranking:
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
        rows = [
            (
                plain(s.rank),
                s.subject,
                plain(s.total),
                "tied" if s.tied else f"by {s.decided_by}" if s.decided_by else "",
            )
            for s in self.standings
        ]
        rows += [("-", u.subject, "", "not ranked") for u in self.unranked]
        widths = [max((len(row[i]) for row in rows), default=0) for i in range(3)]
        return "\n".join(
            "  ".join(
                (*(cell.ljust(w) for cell, w in zip(row, widths, strict=False)), row[3])
            ).rstrip()
            for row in rows
        )
