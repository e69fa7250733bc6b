"""Award lines: who stands above one, and what it takes to cross it."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple, TypeAlias, final

from jipp.evaluation._cases import Total
from jipp.evaluation.standings import Ranking
from jipp.model.tier import Tier

__all__ = ["Line", "draw_line"]

Totals: TypeAlias = Mapping[str, Total | None]


@final
class Line(NamedTuple):
    """The line below a tier: who is in and who is out, both in the order of the ranking.

    `full` tells that all its places are taken, so that who comes in puts another out; `tied` that
    only a tie-break, or nothing yet, separates the last in from the first out.
    """

    inside: tuple[str, ...]
    outside: tuple[str, ...]
    at_least: Fraction | None
    full: bool
    tied: bool

    def qualifies(self, total: Total | None) -> bool:
        """Tell whether a total reaches the tier's mark, if it has one."""
        if total is None:
            return False
        return self.at_least is None or total.published >= self.at_least

    def holds(self, totals: Totals) -> bool:
        """Tell whether by these totals just the same subjects are in, without a tie."""
        lowest: Fraction | None = None
        for subject in self.inside:
            if not self.qualifies(total := totals[subject]) or total is None:
                return False
            lowest = total.ranked if lowest is None else min(lowest, total.ranked)
        rivals = [t.ranked for t in map(totals.get, self.outside) if t and self.qualifies(t)]
        return not rivals or (self.full and lowest is not None and max(rivals) < lowest)

    def bars(self, totals: Mapping[str, Total]) -> tuple[Fraction | None, Fraction | None]:
        """Give the totals that put out who sinks to the one, and let in who rises to the other.

        Both are of full lines; None where a line has no such total.
        """
        rivals = [totals[s].ranked for s in self.outside if self.qualifies(totals[s])]
        lowest = [totals[s].ranked for s in self.inside]
        if not self.full:
            return None, None
        return max(rivals, default=None), min(lowest, default=None)

    def gaps(self, totals: Mapping[str, Total]) -> Iterator[Fraction]:
        """Give for each subject how far its total is from the line."""
        sinks, rises = self.bars(totals)
        for subject in self.inside:
            total = totals[subject]
            if sinks is not None:
                yield total.ranked - sinks
            if self.at_least is not None:
                yield total.published - self.at_least
        for subject in self.outside:
            total = totals[subject]
            needs = [rises - total.ranked] if rises is not None else []
            needs += [self.at_least - total.published] if self.at_least is not None else []
            yield max(needs)


def draw_line(ranking: Ranking, tier: Tier) -> Line:
    """Find who is above and below the line of a tier in a ranking.

    Where a tie lies over the last place, those of it that stand first in the ranking are in.
    """
    at_least = None if tier.at_least is None else Fraction(tier.at_least)
    places = len(ranking) if tier.places is None else tier.places
    inside: list[str] = []
    tied = False
    for _, group in groupby(ranking, key=lambda standing: standing.rank):
        able = [s for s in group if at_least is None or s.total >= at_least]
        room = places - len(inside)
        tied = tied or 0 < room < len(able)
        inside += [standing.subject for standing in able[:room]]
    chosen = set(inside)
    return Line(
        inside=tuple(inside),
        outside=tuple(s.subject for s in ranking if s.subject not in chosen),
        at_least=at_least,
        full=tier.places is not None and len(inside) == places,
        tied=tied,
    )
