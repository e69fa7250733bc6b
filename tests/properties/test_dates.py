"""Spans and periods against dateutil, brute force, and all the days a window may mean."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from hypothesis import given, strategies as st

from jipp import UNKNOWN, Duration, InvalidInputError, Period, Window
from jipp._dates import Bound

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
spans = st.builds(
    Duration,
    years=st.integers(0, 3),
    months=st.integers(0, 30),
    weeks=st.integers(0, 5),
    days=st.integers(0, 40),
)
near = st.dates(date(2021, 1, 1), date(2021, 1, 8))
bounds: st.SearchStrategy[Bound] = (
    near
    | st.none()
    | st.just(UNKNOWN)
    | st.tuples(near, near)
    .map(sorted)
    .map(lambda pair: Window(not_before=pair[0], not_after=pair[1]))
)


def delta(span: Duration) -> relativedelta:
    """The same span as dateutil has it."""
    return relativedelta(years=span.years, months=span.months, weeks=span.weeks, days=span.days)


@given(days, spans)
def test_adding_and_taking_away_agree_with_dateutil(day: date, span: Duration) -> None:
    """Years and months first, rounded down to the month's end, then weeks and days."""
    assert span.after(day) == day + delta(span)
    assert span.before(day) == day - delta(span)


@given(days, spans, st.booleans())
def test_an_age_is_reached_on_the_first_day_of_all(day: date, span: Duration, strict: bool) -> None:
    """Trying every day from the start finds the same first day that counts back far enough."""

    def far_enough(on: date) -> bool:
        back = on - delta(span)
        return back > day if strict else back >= day

    first = span.reached(day, strict=strict)
    start = day + delta(span) - timedelta(days=45)
    tried = (start + timedelta(days=i) for i in range(90))
    assert first == next(on for on in tried if far_enough(on))


def worlds(bound: Bound, missing: date) -> list[date]:
    """All the days an end may be; an open one is `missing`, an unknown one any near day."""
    if bound is None:
        return [missing]
    if isinstance(bound, date):
        return [bound]
    first, last = date(2020, 12, 1), date(2021, 2, 1)
    if isinstance(bound, Window):
        first, last = bound.not_before, bound.not_after
    return [first + timedelta(days=i) for i in range((last - first).days + 1)]


@given(bounds, bounds, near)
def test_an_answer_is_certain_only_if_every_possible_day_gives_it(
    since: Bound, until: Bound, on: date
) -> None:
    """True where the period holds for all days its ends may be, False for none, else not known."""
    try:
        found = Period(since=since, until=until).holds(on)
    except InvalidInputError:
        found = False
    possible = {
        start <= on < end for start in worlds(since, date.min) for end in worlds(until, date.max)
    }
    assert found is (possible.pop() if len(possible) == 1 else None)
