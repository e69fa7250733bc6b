"""Measuring stays in a state or phase."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from jipp.model.history import Entry
from jipp.model.innovation import Innovation
from jipp.model.phase import Phase
from jipp.portfolio.durations import Lasting, Stays

__all__ = ["time_within"]


def time_within(innovations: Iterable[Innovation], what: str | Phase, on: date) -> Stays:
    """Measure the stays of innovations in a state (its id) or phase, up to a day."""
    left, censored = Counter[int](), Counter[int]()
    for innovation in innovations:
        for since, until in _stays(innovation.history, what, on):
            days = max(((until or on) - since).days, 0)
            (censored if until is None else left)[days] += 1
    at_risk = left.total() + censored.total()
    steps: list[Lasting] = []
    for days in sorted({*left, *censored}):
        ended, lasting = left[days], censored[days]
        steps.append(Lasting(days=days, at_risk=at_risk, left=ended, censored=lasting))
        at_risk -= ended + lasting
    named = what.value if isinstance(what, Phase) else what
    bases = (what.basis,) if isinstance(what, Phase) else ()
    return Stays(what=named, on=on, steps=tuple(steps), bases=bases)


def _stays(
    history: tuple[Entry, ...], what: str | Phase, on: date
) -> Iterator[tuple[date, date | None]]:
    since: date | None = None
    for entry in history:
        if entry.on > on:
            continue
        inside = (entry.phase if isinstance(what, Phase) else entry.target) == what
        if inside and since is None:
            since = entry.on
        elif not inside and since is not None:
            yield since, entry.on
            since = None
    if since is not None:
        yield since, None
