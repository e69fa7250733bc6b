"""Working days: which days an office works, and on which a span of them ends."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final, cast, final

import attrs

from jipp._dates import Period, as_period
from jipp._fields import (
    Fault,
    as_day,
    as_each,
    as_instance,
    as_label,
    as_natural,
    fault,
    gathered,
    items_in,
    refuse,
    refuse_faults,
)
from jipp._html import Shown
from jipp.errors import InvalidInputError, Problem
from jipp.i18n import Text
from jipp.model.basis import OWN, Basis, as_basis
from jipp.typing import UNKNOWN, Unknown

__all__ = ["Calendar"]

_WEEK: Final = 7
_DAY: Final = timedelta(days=1)
_PAIR: Final = 2

Holidays = tuple[tuple[date, Text], ...]


def _as_weekday(value: int) -> int:
    right = type(value) is int and 0 <= value < _WEEK
    return value if right else cast("int", fault("not_a_weekday", value))


def _as_weekend(values: Iterable[int]) -> tuple[int, ...]:
    days = as_each(_as_weekday, values)
    if not isinstance(days, tuple):
        return days
    full = len(days) == _WEEK
    return cast("tuple[int, ...]", fault("no_working_day", days)) if full else tuple(sorted(days))


def _as_holidays(values: Mapping[date, Text | str] | Iterable[tuple[date, Text | str]]) -> Holidays:
    given: object = values
    if isinstance(given, Mapping):
        given = tuple(cast("Mapping[object, object]", given).items())
    pairs = cast("tuple[tuple[Any, Any], ...] | None", items_in(given))
    if pairs is None or not all(map(_is_pair, pairs)):
        return cast("Holidays", fault("not_a_mapping", values))
    made = [(as_day(day), as_label(name)) for day, name in pairs]
    found: list[tuple[str, object]] = []
    seen: dict[date, int] = {}
    for i, ((given_day, _), (day, name)) in enumerate(zip(pairs, made, strict=True)):
        at = f"/{given_day.isoformat() if isinstance(day, date) else i}"
        found += [(at, day), (at, name)]
        if isinstance(day, date) and seen.setdefault(day, i) != i:
            found.append((at, fault("duplicate", day, first=seen[day])))
    problems = gathered(found)
    return cast("Holidays", Fault(*problems) if problems else tuple(sorted(made, key=_day_of)))


def _is_pair(item: object) -> bool:
    return isinstance(item, tuple | list) and len(cast("tuple[object, ...]", item)) == _PAIR


def _day_of(holiday: tuple[date, Text]) -> date:
    return holiday[0]


@final
@attrs.frozen(kw_only=True, repr=False)
class Calendar(Shown):
    """The working days of an office: all but its weekend and its holidays.

    `weekend` are days of the week, Monday 0 to Sunday 6; `holidays` map days to their names.
    `covers` is the period whose holidays are known: a day outside it may be a holiday or not, so
    that no deadline is computed over it.

    Raises:
        InvalidInputError: all faults of its fields together; a weekend of all seven days.

    >>> calendar = Calendar(holidays={date(2025, 1, 1): Text(id="Tahun Baru", en="New Year")})
    >>> calendar.is_working(date(2025, 1, 1)), calendar.is_working(date(2025, 1, 2))
    (False, True)
    """

    weekend: tuple[int, ...] = attrs.field(default=(5, 6), converter=_as_weekend)
    holidays: tuple[tuple[date, Text], ...] = attrs.field(default=(), converter=_as_holidays)
    covers: Period = attrs.field(factory=Period, converter=as_period)
    basis: Basis = attrs.field(default=OWN, converter=as_basis)
    __attrs_post_init__ = refuse_faults

    def is_working(self, day: date) -> bool | Unknown:
        """Check whether a day is a working day; UNKNOWN where its holidays are not known.

        Raises:
            InvalidInputError: not a day.

        """
        refuse(day=as_day(day))
        if self.covers.holds(day) is not True:
            return UNKNOWN
        return day.weekday() not in self.weekend and day not in self._names

    def after(self, day: date, working_days: int) -> date | Unknown:
        """Return the day that lies so many working days after another, which is not counted.

        It is UNKNOWN where a day on the way is not covered.

        Raises:
            InvalidInputError: not a day or a positive number, or a day beyond the calendar.

        >>> Calendar().after(date(2025, 1, 3), 5)
        datetime.date(2025, 1, 10)
        """
        refuse(day=as_day(day), working_days=as_natural(working_days))
        low, high = day.toordinal(), date.max.toordinal()
        if self._worked(low, high) < working_days:
            params = {"value": day, "duration": working_days}
            raise InvalidInputError(Problem(code="beyond_calendar", params=params))
        # The first day by which so many were worked.
        while high - low > 1:
            middle = (low + high) // 2
            if self._worked(day.toordinal(), middle) < working_days:
                low = middle
            else:
                high = middle
        end = date.fromordinal(high)
        # What covers the first day and the last covers all between.
        known = self.covers.holds(day + _DAY) is True and self.covers.holds(end) is True
        return end if known else UNKNOWN

    def _worked(self, start: int, end: int) -> int:
        """Count the working days after one day up to another."""
        weeks, rest = divmod(end - start, _WEEK)
        count = weeks * (_WEEK - len(self.weekend))
        # An ordinal of 1 is a Monday.
        count += sum((start + i) % _WEEK not in self.weekend for i in range(rest))
        off = self._off
        return count - (bisect_right(off, end) - bisect_right(off, start))

    @cached_property
    def _names(self) -> Mapping[date, Text]:
        return dict(self.holidays)

    @cached_property
    def _off(self) -> list[int]:
        """The holidays that are no weekend."""
        days = (day for day, _ in self.holidays if day.weekday() not in self.weekend)
        return [day.toordinal() for day in days]


def as_optional_calendar(value: Calendar | None) -> Calendar | None:
    """Parse a calendar, or None."""
    return None if value is None else as_instance(Calendar, value)
