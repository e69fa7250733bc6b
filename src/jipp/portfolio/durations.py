"""Durations of stays in a state or phase, those that still last included."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from functools import partial
from statistics import NormalDist
from typing import Final, NamedTuple, cast, final

import attrs

from jipp._fields import (
    Fault,
    as_count,
    as_day,
    as_each,
    as_id,
    as_ids,
    as_instance,
    as_natural,
    as_number,
    as_optional_label,
    as_tuple,
    fault,
    items_in,
    refuse,
    refuse_faults,
)
from jipp._html import Shown
from jipp._numbers import rounded
from jipp.drawing.cells import html_table
from jipp.drawing.curve import Curve, describe_curve, paint_curve
from jipp.drawing.picture import Picture, in_words, sources
from jipp.errors import InvalidInputError, Problem
from jipp.i18n import Text, said
from jipp.model.basis import Basis, as_bases
from jipp.model.history import Entry, start_of
from jipp.model.phase import Phase
from jipp.model.reason import LawWords, as_words
from jipp.portfolio.survival_test import LogRank, compared
from jipp.portfolio.tables import Answered
from jipp.typing import Moving, Number, Unknown

__all__ = ["Lasting", "Stays"]

_HALF: Final = Fraction(1, 2)
_COLUMNS: Final = ("days", "at_risk", "ended", "censored", "lasting_longer")


@final
@attrs.frozen(kw_only=True, repr=False)
class Lasting(Shown):
    """The stays that lasted so many days: how many lasted at least as long, ended, or still last.

    `at_risk` counts the stays of at least `days`; `ended` those that ended then; `censored` those
    that had lasted so long on the day of asking and were not over.

    Raises:
        InvalidInputError: all faults of its fields at once; more that ended or last than at risk.

    """

    __wired__ = False

    days: int = attrs.field(converter=as_count)
    at_risk: int = attrs.field(converter=as_natural)
    ended: int = attrs.field(converter=as_count)
    censored: int = attrs.field(converter=as_count)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        told = self.ended + self.censored
        if told > self.at_risk:
            params = {"value": told, "limit": self.at_risk}
            raise InvalidInputError(
                Problem(path="/at_risk", code="more_than_at_risk", params=params)
            )


def _as_entry(pair: Iterable[int]) -> tuple[int, int]:
    both = items_in(pair) or ()
    if len(both) != 2:  # noqa: PLR2004 - an age and a number
        return cast("tuple[int, int]", fault("not_a_count", pair))
    return cast("tuple[int, int]", as_each(as_count, both, distinct=False))


def _as_late(values: Iterable[Iterable[int]]) -> tuple[tuple[int, int], ...]:
    return as_each(_as_entry, values, distinct=False)


def _as_steps(values: Iterable[Lasting]) -> tuple[Lasting, ...]:
    return as_tuple(Lasting, values)


@final
@attrs.frozen(kw_only=True, repr=False)
class Stays(Answered):
    """The stays in a state or phase up to a day, in days, as a table of lengths.

    An innovation that comes back has several stays. Those that last on the day are censored: they
    count as long as they have lasted. What was taken in as it was found is at risk from the age
    that it then had on, since shorter stays of its like were not seen; `left_out` names what was
    found where nobody knows since when, and `entered_late` are the ages at which stays were first
    seen, each with their number. It iterates over its steps, from the shortest stays on.
    `bases` are those of the phase; a state rests on the caller's histories alone. `words` are what
    a law calls the state, as {"state:trial": Text(...)}.

    >>> steps = (Lasting(days=10, at_risk=2, ended=1, censored=0),)
    >>> Stays(what="trial", on=date(2025, 1, 1), steps=steps).median
    10
    """

    __wired__ = False

    what: str = attrs.field(converter=as_id)
    on: date = attrs.field(converter=as_day)
    steps: tuple[Lasting, ...] = attrs.field(default=(), converter=_as_steps)
    left_out: tuple[str, ...] = attrs.field(default=(), converter=as_ids)
    entered_late: tuple[tuple[int, int], ...] = attrs.field(default=(), converter=_as_late)
    bases: tuple[Basis, ...] = attrs.field(default=(), converter=as_bases, eq=False, repr=False)
    words: LawWords = attrs.field(default=(), converter=as_words, eq=False, repr=False)
    __attrs_post_init__ = refuse_faults

    @property
    def _word(self) -> Text:
        """What the law calls the state, or jipp the phase."""
        return said("report_part", part=self.what, words=self.words)

    def __iter__(self) -> Iterator[Lasting]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    @property
    def ended(self) -> int:
        """The number of stays that are over."""
        return sum(step.ended for step in self.steps)

    @property
    def censored(self) -> int:
        """The number of stays that last on the day."""
        return sum(step.censored for step in self.steps)

    @property
    def survival(self) -> tuple[tuple[int, Fraction], ...]:
        """Days, and the exact Kaplan-Meier share of stays that last longer; a pair a step."""
        share = Fraction(1)
        found: list[tuple[int, Fraction]] = []
        for step in self.steps:
            if step.ended:
                share *= Fraction(step.at_risk - step.ended, step.at_risk)
            found.append((step.days, share))
        return tuple(found)

    @property
    def greenwood(self) -> tuple[tuple[int, Fraction], ...]:
        """Days, and Greenwood's exact variance of the share that lasts longer; a pair a step.

        It is the share squared, times the sum of ended / (at risk x (at risk - ended)) so far; 0
        where nothing is left. A confidence interval takes its root.

        Source: M. Greenwood, Reports on Public Health and Medical Subjects 33 (1926).

        >>> steps = (Lasting(days=10, at_risk=4, ended=1, censored=0),)
        >>> Stays(what="trial", on=date(2025, 1, 1), steps=steps).greenwood
        ((10, Fraction(3, 64)),)
        """
        total = Fraction(0)
        found: list[tuple[int, Fraction]] = []
        for step, (days, share) in zip(self.steps, self.survival, strict=True):
            if step.ended < step.at_risk:
                total += Fraction(step.ended, step.at_risk * (step.at_risk - step.ended))
            found.append((days, share * share * total))
        return tuple(found)

    def log_rank(self, other: "Stays") -> LogRank:
        """Compare two groups of stays by the log-rank test, exactly.

        Raises:
            InvalidInputError: what is no stays.
            UndefinedError: no length at which a stay of one ended while one of each was at risk.

        Source: N. Mantel, Cancer Chemotherapy Reports 50 (1966) 163-170.

        >>> slow, fast = (Lasting(days=n, at_risk=2, ended=2, censored=0) for n in (9, 5))
        >>> first, other = (Stays(what="a", on=date(2025, 1, 1), steps=[s]) for s in (slow, fast))
        >>> first.log_rank(other).chi_square
        Fraction(3, 1)
        """
        refuse(other=as_instance(Stays, other))
        ends = sorted({step.days for step in (*self.steps, *other.steps) if step.ended})
        return compared([(_at(self, days), _at(other, days)) for days in ends])

    def share_beyond(self, days: int) -> Fraction:
        """Return the share of stays that last longer than so many days, 1 before the first ends.

        Raises:
            InvalidInputError: no number.

        >>> steps = (Lasting(days=10, at_risk=2, ended=1, censored=0),)
        >>> Stays(what="trial", on=date(2025, 1, 1), steps=steps).share_beyond(10)
        Fraction(1, 2)
        """
        asked = as_number(days)
        refuse(days=asked)
        share = Fraction(1)
        for reached, left in self.survival:
            if reached > asked:
                break
            share = left
        return share

    @property
    def median(self) -> int | None:
        """The first length in days that at most half outlast; None where more than half do."""
        return next((days for days, share in self.survival if share <= _HALF), None)

    def picture(self, *, level: Number = "0.95", source: str | Text | None = None) -> Picture:
        """Draw the Kaplan-Meier curve in its band, by Greenwood's variance, and numbers at risk.

        Below the axis there is a tick where stays still last.

        Raises:
            InvalidInputError: a level that does not lie between 0 and 1; a source that is no text.

        >>> steps = (Lasting(days=10, at_risk=2, ended=1, censored=0),)
        >>> print(Stays(what="trial", on=date(2025, 1, 1), steps=steps).picture().caption)
        Stays in trial up to 1 January 2025, in days
        """
        named = as_optional_label(source)
        asked = as_number(level)
        if not isinstance(asked, Fault) and not 0 < asked < 1:
            asked = fault("not_a_share", asked)
        refuse(level=asked, source=named)
        steps = [
            (s.days, s.at_risk, s.ended, s.censored, share, variance)
            for s, (_, share), (_, variance) in zip(
                self.steps, self.survival, self.greenwood, strict=True
            )
        ]
        level_ = Fraction(asked)
        curve = Curve(steps, self.median, level_, NormalDist().inv_cdf(float(1 + level_) / 2))
        title = said("curve_title", what=self._word, on=self.on)
        return Picture.of(
            partial(paint_curve, curve),
            caption=title,
            source=sources(named, self.bases),
            description=in_words(partial(describe_curve, curve, title)),
            bases=self.bases,
        )

    def __str__(self) -> str:
        over, last, median = self.ended, self.censored, self.median
        middle = "not reached" if median is None else f"{median} days"
        rest = f", {len(self.left_out)} left out" if self.left_out else ""
        return f"{self._word.en} on {self.on}: {over} over, {last} lasting, median {middle}{rest}"

    def _html(self, lang: str, most: int | None = None) -> str:
        rows = [
            (s.days, s.at_risk, s.ended, s.censored, rounded(share, 4, "half_even"))
            for s, (_, share) in zip(self.steps, self.survival, strict=True)
        ]
        counts = {"over": self.ended, "lasting": self.censored, "median": self.median}
        code = "stays_unreached" if self.median is None else "stays_said"
        title = said(code, what=self._word, on=self.on, **counts)
        if self.left_out:
            title = said("stays_left_out", stays=title, count=len(self.left_out))
        return html_table(title, _COLUMNS, rows, lang, most=most)


def _at(stays: Stays, days: int) -> tuple[int, int]:
    """Return how many stays were at risk at a length, and how many ended then."""
    step = next((step for step in stays if step.days >= days), None)
    if step is None:
        return 0, 0
    later = sum(count for age, count in stays.entered_late if days < age <= step.days)
    return step.at_risk - later, step.ended if step.days == days else 0


class _Stay(NamedTuple):
    """A stay: from when, from when it was seen, and until when; None: it lasts.

    It begins UNKNOWN where the subject was found there, and ends so where it was found elsewhere.
    """

    since: date | Unknown
    seen: date
    until: date | Unknown | None = None


def time_within(
    subjects: Iterable[Moving], what: str | Phase, on: date, words: LawWords = ()
) -> Stays:
    """Measure the stays of subjects in a state (its id) or phase, up to a day."""
    ended, censored, seen = Counter[int](), Counter[int](), Counter[int]()
    left_out: dict[str, None] = {}
    for subject in subjects:
        for stay in _stays(subject.history, what, on):
            if isinstance(stay.since, Unknown) or isinstance(stay.until, Unknown):
                left_out[subject.id] = None
                continue
            days = max(((stay.until or on) - stay.since).days, 0)
            (censored if stay.until is None else ended)[days] += 1
            seen[min((stay.seen - stay.since).days, days)] += 1
    steps: list[Lasting] = []
    late = tuple(sorted((age, count) for age, count in seen.items() if age))
    lengths = sorted({*ended, *censored})
    at_risk, entering = 0, sorted(seen.items(), reverse=True)
    for days in lengths:
        while entering and entering[-1][0] <= days:
            at_risk += entering.pop()[1]
        over, lasting = ended[days], censored[days]
        steps.append(Lasting(days=days, at_risk=at_risk, ended=over, censored=lasting))
        at_risk -= over + lasting
    named = what.value if isinstance(what, Phase) else what
    bases = (what.basis,) if isinstance(what, Phase) else ()
    return Stays(
        what=named,
        on=on,
        steps=tuple(steps),
        left_out=tuple(left_out),
        entered_late=late,
        bases=bases,
        words=words,
    )


def _stays(history: tuple[Entry, ...], what: str | Phase, on: date) -> Iterator[_Stay]:
    stay: _Stay | None = None
    for entry in history:
        if entry.on > on:
            continue
        inside = (entry.phase if isinstance(what, Phase) else entry.target) == what
        if inside and stay is None:
            stay = _Stay(start_of(entry), entry.on)
        elif not inside and stay is not None:
            yield stay._replace(until=start_of(entry))
            stay = None
    if stay is not None:
        yield stay
