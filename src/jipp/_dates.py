"""Days, spans and periods; the only module that uses dateutil."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, cast, final, overload

import attrs

from jipp._fields import as_count, as_day, as_instance, fault, refuse, refuse_faults
from jipp._html import Shown
from jipp.errors import InvalidInputError, Problem
from jipp.i18n import Text, term
from jipp.typing import UNKNOWN, Unknown

if TYPE_CHECKING:
    from dateutil.relativedelta import relativedelta

__all__ = [
    "Bound",
    "Duration",
    "Period",
    "Window",
    "as_duration",
    "as_optional_duration",
    "as_period",
    "as_plain_duration",
    "as_window",
    "longer",
    "size_of",
]

_DAY = timedelta(days=1)


@final
@attrs.frozen(kw_only=True, repr=False)
class Window(Shown):
    """The bounds of a day that is not known exactly: not before one day, not after another.

    Raises:
        InvalidInputError: not days, or the second before the first.

    >>> Window(not_before=date(2020, 1, 1), not_after=date(2020, 7, 17)).reached(date(2020, 3, 1))
    """

    not_before: date = attrs.field(converter=as_day)
    not_after: date = attrs.field(converter=as_day)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        if self.not_after < self.not_before:
            _refuse_order("not_after", self.not_after, self.not_before)

    def reached(self, on: date) -> bool | None:
        """Check whether the day has come by `on`: True, False, or None where that is not known."""
        if type(on) is not date:
            on = _plain_day(on)
        return True if on >= self.not_after else False if on < self.not_before else None


def _plain_day(on: date) -> date:
    day = as_day(on)
    refuse(on=day)
    return day


def _refuse_order(path: str, later: date, earlier: date) -> None:
    raise InvalidInputError(
        Problem(path=f"/{path}", code="wrong_order", params={"value": later, "after": earlier})
    )


Bound: TypeAlias = date | Window | Unknown | None


def _as_bound(value: Bound) -> Bound:
    if value is None or value is UNKNOWN or isinstance(value, Window):
        return value
    return as_day(value) if isinstance(value, date) else cast("Bound", fault("not_a_bound", value))


def _reached(bound: Bound, on: date, *, default: bool) -> bool | None:
    if bound is None:
        return default
    if isinstance(bound, Unknown):
        return None
    return bound.reached(on) if isinstance(bound, Window) else on >= bound


@final
@attrs.frozen(kw_only=True, repr=False)
class Period(Shown):
    """A half-open period `[since, until)`.

    Each end is a day, a `Window`, None (open) or `UNKNOWN`; the same day at both is no day at all.

    Raises:
        InvalidInputError: an end that is none of these, or that surely lies before the start.

    >>> Period(since=date(2014, 1, 1), until=date(2021, 12, 31)).holds(date(2021, 12, 31))
    False
    """

    since: Bound = attrs.field(default=None, converter=_as_bound)
    until: Bound = attrs.field(default=None, converter=_as_bound)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        since = self.since.not_before if isinstance(self.since, Window) else self.since
        until = self.until.not_after if isinstance(self.until, Window) else self.until
        if isinstance(since, date) and isinstance(until, date) and until < since:
            _refuse_order("until", until, since)

    def holds(self, on: date) -> bool | None:
        """Check whether the period holds on a day: True, False, or None where that is not known.

        Raises:
            InvalidInputError: not a day.

        >>> Period(since=date(2021, 12, 31), until=UNKNOWN).holds(date(2026, 1, 1))
        >>> Period(since=date(2021, 12, 31), until=UNKNOWN).holds(date(2020, 1, 1))
        False
        """
        if type(on) is not date:
            on = _plain_day(on)
        begun = _reached(self.since, on, default=True)
        ended = _reached(self.until, on, default=False)
        if begun is False or ended is True:
            return False
        return None if begun is None or ended is None else True


class WorkingDays(Protocol):
    """What counts working days: a `Calendar`, which stands above this module."""

    def after(self, day: date, working_days: int) -> date | Unknown:
        """Return the day so many working days after another, UNKNOWN where it is not covered."""
        ...


@final
@attrs.frozen(kw_only=True, repr=False)
class Duration(Shown):
    """A span of calendar years, months, weeks and days; a month's end rounds down.

    `working_days` are those of a calendar, and stand alone. The first day is not counted.

    Raises:
        InvalidInputError: all faults of its fields together; working days beside other units.

    >>> Duration(months=1).after(date(2025, 1, 31))
    datetime.date(2025, 2, 28)
    >>> Duration(working_days=5).after(date(2025, 1, 3), calendar=Calendar())
    datetime.date(2025, 1, 10)
    """

    years: int = attrs.field(default=0, converter=as_count)
    months: int = attrs.field(default=0, converter=as_count)
    weeks: int = attrs.field(default=0, converter=as_count)
    days: int = attrs.field(default=0, converter=as_count)
    working_days: int = attrs.field(default=0, converter=as_count)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        if self.working_days and (self.years or self.months or self.weeks or self.days):
            params = {"value": self.working_days}
            raise InvalidInputError(Problem(path="/working_days", code="mixed_span", params=params))

    @property
    def _delta(self) -> "relativedelta":
        # Loaded when a span is first added: most programs never add one.
        from dateutil.relativedelta import relativedelta  # noqa: PLC0415

        return relativedelta(years=self.years, months=self.months, weeks=self.weeks, days=self.days)

    @property
    def label(self) -> Text:
        """The span in words: "1 tahun 6 bulan", "1 year 6 months"."""
        parts = [
            (count, term(unit if count == 1 else f"{unit}s"))
            for unit in ("year", "month", "week", "day", "working_day")
            if (count := getattr(self, f"{unit}s")) or (unit == "day" and self == Duration())
        ]
        return Text(
            id=" ".join(f"{count} {word.id}" for count, word in parts),
            en=" ".join(f"{count} {word.en}" for count, word in parts),
        )

    @overload
    def after(self, day: date) -> date: ...
    @overload
    def after(self, day: date, *, calendar: WorkingDays | None) -> date | Unknown: ...
    def after(
        self, day: date, *, calendar: WorkingDays | Literal[Unknown.UNKNOWN] | None = UNKNOWN
    ) -> date | Unknown:
        """Return the day that lies this span after another; its rough inverse is `before`.

        Working days are counted by a calendar. Where that is None, or does not cover the days on
        the way, the day is UNKNOWN.

        Raises:
            InvalidInputError: not a day, the day would lie beyond the calendar, or working days
                and no `calendar` at all.

        """
        if not self.working_days or isinstance(calendar, Unknown):
            return self._shift(day, 1)
        if calendar is None:
            _plain_day(day)
            return UNKNOWN
        return calendar.after(day, self.working_days)

    def before(self, day: date) -> date:
        """Return the day that lies this span before another.

        Raises:
            InvalidInputError: not a day, or the day would lie before the calendar.

        """
        return self._shift(day, -1)

    def _shift(self, day: date, sign: int) -> date:
        if type(day) is not date:
            day = _plain_day(day)
        if self.working_days:
            raise InvalidInputError(Problem(path="/calendar", code="calendar_needed"))
        try:
            return day + sign * self._delta
        except (OverflowError, ValueError):
            raise self._beyond(day) from None

    def _beyond(self, day: date) -> InvalidInputError:
        params = {"value": day, "duration": self}
        return InvalidInputError(Problem(code="beyond_calendar", params=params))

    def reached(self, day: date, *, strict: bool = False) -> date:
        """Return the first day from which `day` lies at least (strictly: more than) this span back.

        It may be later than `after(day)` where a month's end was rounded down, or earlier where
        days are counted besides months.

        Raises:
            InvalidInputError: not a day, or the day would lie beyond the calendar.

        >>> Duration(months=1).reached(date(2025, 1, 31))
        datetime.date(2025, 3, 1)
        """
        first = self.after(day)
        try:
            while not self._lies_back(first, day, strict=strict):
                first += _DAY
        except OverflowError:
            raise self._beyond(day) from None
        while first > date.min and self._lies_back(first - _DAY, day, strict=strict):
            first -= _DAY
        return first

    def _lies_back(self, on: date, day: date, *, strict: bool) -> bool:
        try:
            back = on - self._delta
        except (OverflowError, ValueError):
            return False
        return back > day if strict else back >= day


def size_of(span: Duration) -> tuple[int, int, int]:
    """Return a span as months, days and working days.

    >>> size_of(Duration(years=1, weeks=2))
    (12, 14, 0)
    """
    return span.years * 12 + span.months, span.weeks * 7 + span.days, span.working_days


def longer(one: Duration, other: Duration, *, strictly: bool = True) -> bool:
    """Check that a span is longer than another, however long the months and whatever the holidays.

    >>> longer(Duration(days=32), Duration(months=1)), longer(Duration(days=30), Duration(months=1))
    (True, False)
    """
    (months, days, worked), (fewer, less, fewest) = size_of(one), size_of(other)
    if (months, days, worked) == (fewer, less, fewest):
        return not strictly
    if worked or fewest:
        # So many working days take at least so many days, and nobody knows how many more.
        return worked > (fewest or 31 * fewer + less)
    return (months >= fewer and days >= less) or 28 * months + days > 31 * fewer + less


def times(span: Duration, count: int) -> Duration:
    """Return a span so many times over, counted in its own units.

    >>> times(Duration(months=1), 3).after(date(2024, 1, 31))
    datetime.date(2024, 4, 30)
    """
    return attrs.evolve(
        span, **{f.name: count * getattr(span, f.name) for f in attrs.fields(Duration)}
    )


def as_window(value: Window) -> Window:
    """Take the bounds of a day."""
    return as_instance(Window, value)


def as_period(value: Period) -> Period:
    """Take a period; the converter of every `in_force` field."""
    return as_instance(Period, value)


def as_duration(value: Duration) -> Duration:
    """Take a span."""
    return as_instance(Duration, value)


def as_plain_duration(value: Duration) -> Duration:
    """Take a span without working days, where there is no calendar to count them by."""
    span = as_duration(value)
    worked = isinstance(span, Duration) and span.working_days
    return cast("Duration", fault("working_days_unasked", span)) if worked else span


def as_optional_duration(value: Duration | None) -> Duration | None:
    """Take a span, or None."""
    return None if value is None else as_duration(value)


def capped(span: Duration, day: date) -> date:
    """Return the day that lies a span without working days after another, or the last of all.

    >>> capped(Duration(years=9_000), date(2025, 1, 31))
    datetime.date(9999, 12, 31)
    """
    try:
        return span.after(day)
    except InvalidInputError:
        return date.max
