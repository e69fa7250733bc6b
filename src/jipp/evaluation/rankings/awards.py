"""Awards: the tier that each subject reaches, and ties over a tier's last place."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final, Literal, TypeAlias, final

import attrs

from jipp._fields import as_choice, as_instance, as_tuple, refuse
from jipp._html import Shown
from jipp._text import pointer, shown
from jipp.errors import BoundaryTieError, InvalidInputError, Problem
from jipp.evaluation.rankings.standings import Ranking, Standing
from jipp.model.tier import Tier, within
from jipp.typing import Exact

__all__ = ["Award", "award"]

AtBoundary: TypeAlias = Literal["refuse", "include", "exclude"]
_POLICIES: Final = ("refuse", "include", "exclude")
_Group: TypeAlias = tuple[int, tuple[Standing, ...]]  # how many stand before it, and its standings


@final
@attrs.frozen(kw_only=True, repr=False)
class Award(Shown):
    """A subject with the name of the best tier it reached, and its rank."""

    subject: str
    tier: str
    rank: int | Decimal


def award(
    ranking: Ranking, tiers: Iterable[Tier], *, at_boundary: AtBoundary = "refuse"
) -> tuple[Award, ...]:
    """Return the best tier that each subject reaches, in the order of the ranking.

    Tiers are listed best first, and their places are cumulative. `at_least` is met by the
    published total, at equality too. Where subjects of one rank lie on both sides of a tier's last
    place, `refuse` raises, `include` lets all of them into the tier, and `exclude` leaves all of
    them to the next one, or without an award.

    Raises:
        InvalidInputError: a tier twice, one without places and mark, or one that a better tier
            holds already.
        BoundaryTieError: ties over last places, under `refuse`; `subjects` are the tied.

    >>> ranking = rank({"a": 90, "b": 80, "c": 80, "d": 70})
    >>> tiers = (Tier(name="first", places=1), Tier(name="finalist", at_least=80))
    >>> [(a.subject, a.tier) for a in award(ranking, tiers)]
    [('a', 'first'), ('b', 'finalist'), ('c', 'finalist')]
    """
    tiers = as_tuple(Tier, tiers, unique="name")
    refuse(
        ranking=as_instance(Ranking, ranking),
        tiers=tiers,
        at_boundary=as_choice(_POLICIES, at_boundary),
    )
    if problems := tuple(_overlaps(tiers)):
        raise InvalidInputError(*problems)
    groups = _groups(ranking)
    if at_boundary == "refuse":
        _refuse_ties(groups, tiers)
    return tuple(
        Award(subject=one.subject, tier=tier.name, rank=one.rank)
        for before, tied in groups
        if (tier := _best(before, tied, tiers, include=at_boundary == "include")) is not None
        for one in tied
    )


def _overlaps(tiers: Sequence[Tier]) -> Iterator[Problem]:
    bounded: list[Tier] = []
    for i, tier in enumerate(tiers):
        if tier.places is None and tier.at_least is None:
            yield Problem(path=pointer("tiers", i), code="tier_without_bound")
            continue
        better = next((other for other in bounded if within(tier, other)), None)
        bounded.append(tier)
        if better is not None:
            params = {"tier": shown(tier.name), "better": shown(better.name)}
            yield Problem(path=pointer("tiers", i), code="tier_never_reached", params=params)


def _groups(ranking: Ranking) -> list[_Group]:
    groups: list[_Group] = []
    before = 0
    for _, group in groupby(ranking, key=lambda standing: standing.rank):
        tied = tuple(group)
        groups.append((before, tied))
        before += len(tied)
    return groups


def _best(
    before: int, tied: Sequence[Standing], tiers: Sequence[Tier], *, include: bool
) -> Tier | None:
    return best_tier(before, len(tied), tied[0].total, tiers, include=include)


def best_tier(
    before: int, size: int, total: Exact, tiers: Sequence[Tier], *, include: bool
) -> Tier | None:
    """Return the best tier of so many of one rank: `include` lets all in where one place is left.

    >>> best_tier(1, 2, Decimal(80), [Tier(name="first two", places=2)], include=False) is None
    True
    """
    needed = before + (1 if include else size)
    for tier in tiers:
        room = tier.places is None or needed <= tier.places
        if room and (tier.at_least is None or total >= tier.at_least):
            return tier
    return None


def _refuse_ties(groups: Iterable[_Group], tiers: Sequence[Tier]) -> None:
    problems: list[Problem] = []
    subjects: list[str] = []
    for before, tied in groups:
        tier = _best(before, tied, tiers, include=True)
        if tier is None or tier is _best(before, tied, tiers, include=False):
            continue
        names = tuple(one.subject for one in tied)
        params = {"tier": shown(tier.name), "places": tier.places, "subjects": names}
        problems.append(Problem(code="tie_at_boundary", params=params))
        subjects += names
    if problems:
        raise BoundaryTieError(*problems, subjects=tuple(subjects))
