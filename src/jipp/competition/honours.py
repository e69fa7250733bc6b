"""Honours read against the tiers of their editions: which tiers an innovation has reached."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from jipp._text import fold
from jipp.law.lookups import YEARS, edition as edition_of
from jipp.model.basis import Basis, weakest_basis
from jipp.model.innovation import Honour
from jipp.model.tier import Tier
from jipp.typing import Unknown

_NUMBER: Final = re.compile(r"\d+")


class Reached(NamedTuple):
    """The tiers reached, each as its edition names it, and the honours that no edition knows."""

    tiers: frozenset[Honour]
    unread: tuple[Honour, ...]

    def among(self, wanted: Iterable[Honour]) -> tuple[Honour, ...]:
        """Return those of some honours that were reached, in their order."""
        return tuple(honour for honour in wanted if honour in self.tiers)


def reached(honours: Iterable[Honour], before: int) -> Reached:
    """Return the tiers reached in editions before a year, with all tiers below them."""
    tiers: set[Honour] = set()
    unread: list[Honour] = []
    for honour in honours:
        if honour.edition < before:
            found = _found(honour)
            tiers.update(found)
            unread += () if found else (honour,)
    return Reached(frozenset(tiers), tuple(unread))


def _found(honour: Honour) -> tuple[Honour, ...]:
    """Return the tier of an honour and those below it, as their edition names them; () if none."""
    if honour.edition not in YEARS:
        return ()
    edition = edition_of(honour.edition)
    if isinstance(edition.tiers, Unknown) or isinstance(edition.groups, Unknown):
        return ()
    ladders = dict(edition.tiers)
    group = fold(honour.group)
    # Where a group has no tiers of its own it shares those of umum.
    group = "umum" if group in edition.groups and group not in ladders else group
    places = {group: _place(honour.tier, group, ladders[group]) if group in ladders else None}
    if places[group] is None:
        # A name that shows the group by itself, "Outstanding", is enough.
        places = {other: _named(honour.tier, ladder) for other, ladder in ladders.items()}
    return tuple(
        Honour(edition=honour.edition, tier=tier.name, group=name)
        for name, place in places.items()
        if place is not None
        for tier in ladders[name][place:]
    )


def _place(tier: str, group: str, ladder: tuple[Tier, ...]) -> int | None:
    """Return the place of a tier on the ladder, found by its number of places or its name."""
    numbers = _NUMBER.findall(tier)
    if numbers:
        return next((i for i, known in enumerate(ladder) if str(known.places) in numbers), None)
    name = fold(tier)
    if "terpuji" in name and group == "umum":
        return 0
    return len(ladder) - 1 if "finalis" in name else _named(tier, ladder)


def _named(tier: str, ladder: tuple[Tier, ...]) -> int | None:
    name = fold(tier)
    return next((i for i, known in enumerate(ladder) if fold(known.name) in name), None)


def said(honours: Iterable[Honour]) -> tuple[str, ...]:
    """Return the names of honours for a message, each with its year."""
    return tuple(f"{honour.tier} {honour.edition}" for honour in honours)


def resting_on(rule: Basis, honours: Iterable[Honour]) -> Basis:
    """Return the basis of a rule, or that of the tiers it was held against if that is weaker."""
    tiers = (edition_of(honour.edition).basis_of("tiers") for honour in honours)
    return weakest_basis((rule, *tiers))
