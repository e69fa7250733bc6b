"""Days, spans and periods; the only module that uses dateutil."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias, cast, final

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
        """Tell whether the day has come by `on`: True, False, or None where that is not known."""
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
        """Tell whether the period holds on a day: True, False, or None where that is not known.

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


@final
@attrs.frozen(kw_only=True, repr=False)
class Duration(Shown):
    """A span of calendar years, months, weeks and days; a month's end rounds down.

    >>> Duration(months=1).after(date(2025, 1, 31))
    datetime.date(2025, 2, 28)
    """

    years: int = attrs.field(default=0, converter=as_count)
    months: int = attrs.field(default=0, converter=as_count)
    weeks: int = attrs.field(default=0, converter=as_count)
    days: int = attrs.field(default=0, converter=as_count)
    __attrs_post_init__ = refuse_faults

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
            for unit in ("year", "month", "week", "day")
            if (count := getattr(self, f"{unit}s")) or (unit == "day" and self == Duration())
        ]
        return Text(
            id=" ".join(f"{count} {word.id}" for count, word in parts),
            en=" ".join(f"{count} {word.en}" for count, word in parts),
        )

    def after(self, day: date) -> date:
        """Give the day that lies this span after another; its rough inverse is `before`.

        Raises:
            InvalidInputError: not a day, or the day would lie beyond the calendar.

        """
        return self._shift(day, 1)

    def before(self, day: date) -> date:
        """Give the day that lies this span before another.

        Raises:
            InvalidInputError: not a day, or the day would lie before the calendar.

        """
        return self._shift(day, -1)

    def _shift(self, day: date, sign: int) -> date:
        if type(day) is not date:
            day = _plain_day(day)
        try:
            return day + sign * self._delta
        except (OverflowError, ValueError):
            raise self._beyond(day) from None

    def _beyond(self, day: date) -> InvalidInputError:
        params = {"value": day, "duration": self}
        return InvalidInputError(Problem(code="beyond_calendar", params=params))

    def reached(self, day: date, *, strict: bool = False) -> date:
        """Give the first day from which `day` lies at least (strictly: more than) this span back.

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


def size_of(span: Duration) -> tuple[int, int]:
    """Return a span as months and days.

    >>> size_of(Duration(years=1, weeks=2))
    (12, 14)
    """
    return span.years * 12 + span.months, span.weeks * 7 + span.days


def longer(one: Duration, other: Duration, *, strictly: bool = True) -> bool:
    """Check that a span is longer than another, however long the months are.

    >>> longer(Duration(days=32), Duration(months=1)), longer(Duration(days=30), Duration(months=1))
    (True, False)
    """
    (months, days), (fewer, less) = size_of(one), size_of(other)
    if (months, days) == (fewer, less):
        return not strictly
    return (months >= fewer and days >= less) or 28 * months + days > 31 * fewer + less


def as_window(value: Window) -> Window:
    """Take the bounds of a day."""
    return as_instance(Window, value)


def as_period(value: Period) -> Period:
    """Take a period; the converter of every `in_force` field."""
    return as_instance(Period, value)


def as_duration(value: Duration) -> Duration:
    """Take a span."""
    return as_instance(Duration, value)


def as_optional_duration(value: Duration | None) -> Duration | None:
    """Take a span, or None."""
    return None if value is None else as_duration(value)


def capped(span: Duration, day: date) -> date:
    """Give the day that lies a span after another, or the last of the calendar.

    >>> capped(Duration(years=9_000), date(2025, 1, 31))
    datetime.date(9999, 12, 31)
    """
    try:
        return span.after(day)
    except InvalidInputError:
        return date.max
