"""Days, spans and periods: three answers, month ends, the calendar's own ends."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from jipp import UNKNOWN, Duration, InvalidInputError, Period, Window
from jipp._dates import Bound

DAY = date(2021, 6, 15)
# An end, and whether that day has come on DAY: True, False, or None where it is not known.
ENDS: tuple[tuple[Bound, bool | None], ...] = (
    (date(2021, 6, 14), True),
    (date(2021, 6, 15), True),
    (date(2021, 6, 16), False),
    (UNKNOWN, None),
    (Window(not_before=date(2021, 1, 1), not_after=date(2021, 6, 15)), True),
    (Window(not_before=date(2021, 6, 15), not_after=date(2021, 6, 16)), None),
    (Window(not_before=date(2021, 6, 16), not_after=date(2021, 12, 31)), False),
)
SINCE = (*ENDS, (None, True))
UNTIL = (*ENDS, (None, False))


def holds(begun: bool | None, ended: bool | None) -> bool | None:
    """Kleene's `begun and not ended`."""
    if begun is False or ended is True:
        return False
    return None if begun is None or ended is None else True


@pytest.mark.parametrize(("until", "ended"), UNTIL)
@pytest.mark.parametrize(("since", "begun"), SINCE)
def test_a_period_holds_by_kleenes_logic(
    since: Bound,
    begun: bool | None,
    until: Bound,
    ended: bool | None,
) -> None:
    """Begun and not ended: yes, no, or not known where an end is not known and nothing decides."""
    first, last = getattr(since, "not_before", since), getattr(until, "not_after", until)
    if isinstance(first, date) and isinstance(last, date) and last < first:
        with pytest.raises(InvalidInputError, match="lies before"):
            Period(since=since, until=until)
    else:
        assert Period(since=since, until=until).holds(DAY) is holds(begun, ended)


def test_a_period_is_half_open() -> None:
    """PermenPANRB 30/2014 held to the eve of 2021-12-31, and no longer on that day."""
    period = Period(since=date(2014, 1, 1), until=date(2021, 12, 31))
    assert period.holds(date(2014, 1, 1)) is True
    assert period.holds(date(2021, 12, 30)) is True
    assert period.holds(date(2021, 12, 31)) is False
    assert period.holds(date(2013, 12, 31)) is False


def test_an_unknown_end_is_never_read_as_still_in_force() -> None:
    """Before the start the answer is no; after it, not known."""
    period = Period(since=date(2016, 1, 1), until=UNKNOWN)
    assert period.holds(date(2015, 12, 31)) is False
    assert period.holds(date(2026, 1, 1)) is None
    assert Period(since=date(2016, 1, 1)).holds(date(2026, 1, 1)) is True


def test_a_period_from_a_day_to_the_same_day_never_holds() -> None:
    """An empty period is allowed, and holds on no day."""
    period = Period(since=DAY, until=DAY)
    assert period.holds(DAY) is False


@pytest.mark.parametrize(
    ("build", "path"),
    [
        (lambda: Period(since=date(2022, 1, 1), until=date(2021, 1, 1)), "/until"),
        (
            lambda: Period(
                since=Window(not_before=date(2022, 1, 1), not_after=date(2023, 1, 1)),
                until=Window(not_before=date(2020, 1, 1), not_after=date(2021, 12, 31)),
            ),
            "/until",
        ),
        (lambda: Window(not_before=date(2022, 1, 1), not_after=date(2021, 1, 1)), "/not_after"),
    ],
)
def test_an_end_before_the_start_is_refused(build: Callable[[], object], path: str) -> None:
    """Where the end surely lies before the start, whichever days the windows mean."""
    with pytest.raises(InvalidInputError) as caught:
        build()
    (problem,) = caught.value.problems
    assert (problem.path, problem.code) == (path, "wrong_order")


def test_windows_that_may_be_in_order_are_kept() -> None:
    """A window that overlaps the other end is no contradiction."""
    start = Window(not_before=date(2020, 1, 1), not_after=date(2020, 12, 31))
    assert Period(since=start, until=date(2020, 6, 1)).holds(date(2020, 6, 1)) is False
    assert Period(since=start, until=date(2020, 6, 1)).holds(date(2020, 5, 1)) is None


CLOCK = datetime(2021, 6, 15, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "ask",
    [
        Period().holds,
        Window(not_before=DAY, not_after=DAY).reached,
        Duration(days=1).after,
        Duration(days=1).before,
        Duration(days=1).reached,
    ],
)
def test_a_datetime_or_a_text_is_no_day(ask: Callable[[Any], object]) -> None:
    """A clock has no place in the law's calendar, and the error says what to give."""
    with pytest.raises(InvalidInputError, match=r"/on: 2021-06-15T08:30.* has a clock"):
        ask(CLOCK)
    with pytest.raises(
        InvalidInputError,
        match='/on: "2021-06-15" is not a day: write it as 2024-12-31',
    ):
        ask("2021-06-15")


def test_both_ends_of_a_period_are_faulted_at_once() -> None:
    """Two wrong ends are two problems, each with its place."""
    with pytest.raises(InvalidInputError) as caught:
        Period(since="2021", until=CLOCK)  # type: ignore[arg-type]
    assert caught.value.by_path() == {
        "/since": '"2021" is no end of a period: give a day, a window, none or unknown',
        "/until": "2021-06-15T08:30:00+00:00 has a clock, but a day is needed:"
        " give a date without time",
    }


class FakeDay(date):
    """A day of a library that freezes time in tests."""


def test_a_subclass_of_date_is_kept_as_a_plain_day() -> None:
    """Values hold plain days, which compare, print and pickle alike everywhere."""
    period = Period(since=FakeDay(2021, 1, 1))
    assert type(period.since) is date
    assert period.holds(FakeDay(2021, 1, 1)) is True


# The month arithmetic of case LC09, column `down`: from, months, to.
ROUNDED_DOWN = (
    (date(2025, 1, 31), 1, date(2025, 2, 28)),
    (date(2024, 1, 31), 1, date(2024, 2, 29)),
    (date(2025, 1, 28), 1, date(2025, 2, 28)),
    (date(2018, 5, 31), -1, date(2018, 4, 30)),
    (date(2000, 2, 29), 216, date(2018, 2, 28)),
    (date(2025, 10, 31), 4, date(2026, 2, 28)),
)


@pytest.mark.parametrize(("day", "months", "there"), ROUNDED_DOWN)
def test_months_added_to_a_months_end_round_down(day: date, months: int, there: date) -> None:
    """The last day of a shorter month stands for the days it does not have."""
    span = Duration(months=abs(months))
    assert (span.after(day) if months > 0 else span.before(day)) == there


@pytest.mark.parametrize(
    ("span", "day", "strict", "first"),
    [
        (Duration(months=1), date(2025, 1, 31), False, date(2025, 3, 1)),
        (Duration(months=1), date(2025, 1, 28), False, date(2025, 2, 28)),
        (Duration(months=1), date(2025, 1, 28), True, date(2025, 3, 1)),
        (Duration(years=1), date(2024, 2, 29), False, date(2025, 3, 1)),
        (Duration(years=1), date(2023, 2, 28), False, date(2024, 2, 28)),
        (Duration(years=2), date(2021, 1, 1), False, date(2023, 1, 1)),
        (Duration(years=2), date(2021, 1, 1), True, date(2023, 1, 2)),
        (Duration(months=1, days=5), date(2025, 1, 29), False, date(2025, 3, 3)),
        (Duration(), date(2025, 1, 29), False, date(2025, 1, 29)),
        (Duration(), date(2025, 1, 29), True, date(2025, 1, 30)),
        (Duration(months=1), date(1, 1, 1), False, date(1, 2, 1)),
        (Duration(), date(1, 1, 1), False, date(1, 1, 1)),
        (Duration(weeks=2), date(9999, 12, 17), False, date(9999, 12, 31)),
    ],
)
def test_an_age_is_reached_on_the_first_day_that_counts_back_to_it(
    span: Duration, day: date, *, strict: bool, first: date
) -> None:
    """Counted back from `on`: a month after 31 January is reached on 1 March, not 28 February."""
    assert span.reached(day, strict=strict) == first


@pytest.mark.parametrize(
    "ask",
    [
        lambda: Duration(years=10_000).after(DAY),
        lambda: Duration(years=3000).before(DAY),
        lambda: Duration(days=10**15).after(DAY),
        lambda: Duration(months=10**15).before(DAY),
        lambda: Duration(years=9000).reached(DAY),
        lambda: Duration().reached(date.max, strict=True),
        lambda: Duration(days=1).reached(date.max),
    ],
)
def test_a_day_beyond_the_calendar_is_refused(ask: Callable[[], object]) -> None:
    """Python's calendar ends in 9999; what lies beyond is one named fault, never another error."""
    with pytest.raises(InvalidInputError) as caught:
        ask()
    assert [p.code for p in caught.value.problems] == ["beyond_calendar"]


def test_an_age_that_no_day_reaches_names_the_day_it_was_counted_from() -> None:
    """Not the last day of the calendar, at which the counting ended."""
    with pytest.raises(InvalidInputError) as caught:
        Duration(days=3).reached(date(9999, 12, 30))
    assert str(caught.value) == (
        "3 days from 30 December 9999 lies outside the calendar; choose a nearer day"
    )
    with pytest.raises(InvalidInputError, match=r"^0 days from 31 December 9999 lies outside"):
        Duration().reached(date.max, strict=True)


def test_the_message_names_span_and_day_in_both_languages() -> None:
    """An official reads how far from when, in words."""
    with pytest.raises(InvalidInputError) as caught:
        Duration(years=9000, months=1).after(DAY)
    assert str(caught.value) == (
        "9000 years 1 month from 15 June 2021 lies outside the calendar; choose a nearer day"
    )
    assert caught.value.message("id") == (
        "9000 tahun 1 bulan dari 15 Juni 2021 berada di luar kalender;"
        " pilih tanggal yang lebih dekat"
    )


@pytest.mark.parametrize(
    ("span", "english", "indonesian"),
    [
        (Duration(years=1, months=6), "1 year 6 months", "1 tahun 6 bulan"),
        (Duration(weeks=1, days=1), "1 week 1 day", "1 minggu 1 hari"),
        (Duration(), "0 days", "0 hari"),
    ],
)
def test_a_span_says_itself_in_words(span: Duration, english: str, indonesian: str) -> None:
    """One and many in English, one form in Indonesian; nothing is 0 days."""
    assert (span.label.en, span.label.id) == (english, indonesian)


def test_a_span_counts_whole_units_from_zero() -> None:
    """Negative, fractional and yes-or-no counts are refused, all at once."""
    with pytest.raises(InvalidInputError) as caught:
        Duration(years=-1, months=1.5, weeks=True, days="3")  # type: ignore[arg-type]
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/years", "not_a_count"),
        ("/months", "not_a_count"),
        ("/weeks", "not_a_count"),
        ("/days", "not_a_count"),
    ]


def test_a_wrong_order_names_both_days() -> None:
    """The end and the start stand in the text, so that the slip is seen; one day alone is fine."""
    early, late = date(2021, 1, 1), date(2022, 1, 1)
    for build in (
        lambda: Window(not_before=late, not_after=early),
        lambda: Period(since=late, until=early),
    ):
        with pytest.raises(InvalidInputError, match=r"1 January 2021.*1 January 2022"):
            build()
    assert Window(not_before=DAY, not_after=DAY).reached(DAY) is True


def test_an_age_counts_from_the_day_unless_more_is_asked() -> None:
    """At least a month is the usual question; more than a month is asked for by name."""
    assert Duration(months=1).reached(date(2025, 1, 28)) == date(2025, 2, 28)
