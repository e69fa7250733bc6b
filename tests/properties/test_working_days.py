"""Working days against a count day by day."""

from datetime import date, timedelta

import attrs
from hypothesis import given, strategies as st

from jipp import UNKNOWN, Calendar, Duration, InvalidInputError, Period, catch_up, next_automatic
from jipp._dates import longer
from jipp.typing import Unknown
from tests.lifecycles import flow, started, step

DAY = timedelta(days=1)
days = st.dates(date(2023, 12, 1), date(2024, 3, 31))
bounds = st.none() | days | st.just(UNKNOWN)


def _periods(since: date | Unknown | None, until: date | Unknown | None) -> Period:
    try:
        return Period(since=since, until=until)
    except InvalidInputError:
        return Period(since=until, until=since)


calendars = st.builds(
    Calendar,
    weekend=st.sets(st.integers(0, 6), max_size=6),
    holidays=st.dictionaries(days, st.just("libur"), max_size=12),
    covers=st.builds(_periods, bounds, bounds),
)


def counted(calendar: Calendar, day: date, count: int) -> date | Unknown:
    """Walk on day by day, counting those that are worked; give up at one that is not covered."""
    names = dict(calendar.holidays)
    while count:
        day += DAY
        if calendar.covers.holds(day) is not True:
            return UNKNOWN
        count -= day.weekday() not in calendar.weekend and day not in names
    return day


@given(calendars, days, st.integers(1, 60))
def test_the_end_of_a_span_is_that_of_a_count_day_by_day(
    calendar: Calendar, day: date, count: int
) -> None:
    """Whatever weekend, holidays and coverage; and it is a working day itself."""
    end = calendar.after(day, count)
    assert end == counted(calendar, day, count)
    assert Duration(working_days=count).after(day, calendar=calendar) == end
    if isinstance(end, date):
        assert calendar.is_working(end) is True


@given(calendars, days, st.integers(1, 20), st.integers(1, 20))
def test_spans_in_a_row_are_one_span(calendar: Calendar, day: date, one: int, two: int) -> None:
    """Where all of it is covered."""
    whole = attrs.evolve(calendar, covers=Period())
    first = whole.after(day, one)
    assert isinstance(first, date)
    assert whole.after(first, two) == whole.after(day, one + two)


@given(calendars, st.integers(1, 20))
def test_what_happens_by_itself_happens_on_the_day_that_is_counted(
    calendar: Calendar, count: int
) -> None:
    """And not at all where that day is not known."""
    law = flow(
        step("lapse", "draft", "done", after=Duration(working_days=count)),
        states=("draft", "done"),
        calendar=calendar,
    )
    subject = started(law)
    end = counted(calendar, subject.history[0].on, count)
    assert next_automatic(subject, under=law) == end
    late = catch_up(subject, on=date(2030, 1, 1), under=law)
    assert [e.on for e in late.history[1:]] == ([end] if isinstance(end, date) else [])


spans = st.one_of(
    st.builds(Duration, working_days=st.integers(0, 40)),
    st.builds(Duration, months=st.integers(0, 1), days=st.integers(0, 40)),
)


@given(spans, spans, calendars, days)
def test_a_span_that_is_longer_ends_later_by_every_calendar(
    one: Duration, other: Duration, calendar: Calendar, day: date
) -> None:
    """The comparison knows no calendar, so it holds for each."""
    whole = attrs.evolve(calendar, covers=Period())
    if longer(one, other):
        ends = [span.after(day, calendar=whole) for span in (one, other)]
        assert isinstance(ends[0], date)
        assert isinstance(ends[1], date)
        assert ends[0] > ends[1]
