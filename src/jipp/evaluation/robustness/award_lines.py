"""Award lines: the subjects above and below one, and the totals that cross it."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import islice
from typing import NamedTuple, TypeAlias, final

from jipp.evaluation.rankings.standings import Ranking
from jipp.evaluation.robustness.rescoring import Total
from jipp.model.tier import Tier

TotalOf: TypeAlias = Mapping[str, Total | None]


@final
class AwardLine(NamedTuple):
    """The line below a tier: who is in and who is out, both in the order of the ranking.

    `full`: all its places are taken, so that a subject that comes in displaces another.
    """

    inside: tuple[str, ...]
    outside: tuple[str, ...]
    at_least: Fraction | None
    full: bool

    def qualifies(self, total: Total) -> bool:
        """Return whether a total reaches the tier's cut-off, if it has one."""
        return self.at_least is None or total.published >= self.at_least

    def holds(self, totals: TotalOf) -> bool:
        """Return whether by these totals exactly the same subjects are in, without a tie."""
        lowest: Fraction | None = None
        for subject in self.inside:
            if (total := totals[subject]) is None or not self.qualifies(total):
                return False
            lowest = total.ranked if lowest is None else min(lowest, total.ranked)
        rivals = [t.ranked for t in map(totals.get, self.outside) if t and self.qualifies(t)]
        return not rivals or (self.full and lowest is not None and max(rivals) < lowest)

    def bars(self, totals: Mapping[str, Total]) -> tuple[Fraction | None, Fraction | None]:
        """Return the total at which a subject falls out, and that at which one comes in.

        Only a full line has them; None where there is no such total.
        """
        if not self.full:
            return None, None
        rivals = [totals[s].ranked for s in self.outside if self.qualifies(totals[s])]
        return max(rivals, default=None), min(totals[s].ranked for s in self.inside)

    def gaps(self, totals: Mapping[str, Total]) -> Iterator[Fraction]:
        """Return for each subject the distance of its total from the line.

        The distance between the last in and the first out appears once.
        """
        _, rises = self.bars(totals)
        if self.at_least is not None:
            yield from (totals[subject].published - self.at_least for subject in self.inside)
        for subject in self.outside:
            total = totals[subject]
            needs = [rises - total.ranked] if rises is not None else []
            needs += [self.at_least - total.published] if self.at_least is not None else []
            yield max(needs)


def draw_line(ranking: Ranking, tier: Tier) -> AwardLine:
    """Return the line of a tier in a ranking.

    Where a tie lies over the last place, those of it that stand first in the ranking are in.
    """
    at_least = None if tier.at_least is None else Fraction(tier.at_least)
    able = (s.subject for s in ranking if at_least is None or s.total >= at_least)
    inside = tuple(islice(able, tier.places))
    chosen = set(inside)
    return AwardLine(
        inside=inside,
        outside=tuple(s.subject for s in ranking if s.subject not in chosen),
        at_least=at_least,
        full=len(inside) == tier.places,
    )
