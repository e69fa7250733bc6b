"""Deadlines in working days: calendars, what they leave unknown, and what then is refused."""

from datetime import date, datetime
from typing import Any, cast

import attrs
import pytest

from jipp import (
    UNKNOWN,
    Accepted,
    Calendar,
    DueStatus,
    Duration,
    Innovation,
    InvalidDataError,
    InvalidInputError,
    MinimumAge,
    Never,
    Obligation,
    Period,
    Portfolio,
    Refused,
    Text,
    advance,
    audit,
    catch_up,
    conform,
    decide,
    draw_timeline,
    due,
    from_wire,
    law,
    next_automatic,
    options,
    plan,
    prove,
    revert,
    to_records,
    to_wire,
)
from jipp.model.clause import AgeRule
from tests.lifecycles import CLERK, HEAD, flow, idea, started, step

# A Monday; the 3rd and the 10th are Wednesdays.
FIRST = date(2024, 1, 1)
NEW_YEAR = {date(2024, 1, 3): Text(id="libur", en="holiday")}
CALENDAR = Calendar(
    holidays=NEW_YEAR, covers=Period(since=date(2024, 1, 1), until=date(2024, 2, 1))
)
FIVE = Duration(working_days=5)
LAW = flow(
    step("lapse", "draft", "review", after=FIVE),
    step("close", "draft", "done"),
    step("close", "review", "done"),
    calendar=CALENDAR,
    correctors=("head",),
)
BARE = attrs.evolve(LAW, calendar=None)
LONG = attrs.evolve(LAW, calendar=attrs.evolve(CALENDAR, covers=Period(until=date(2024, 1, 5))))


def begun() -> Innovation:
    """A draft of New Year's Day 2024."""
    return started(LAW)


@pytest.mark.parametrize(
    ("day", "count", "end"),
    [
        (date(2024, 1, 1), 1, date(2024, 1, 2)),
        (date(2024, 1, 1), 2, date(2024, 1, 4)),
        (date(2024, 1, 1), 4, date(2024, 1, 8)),
        (date(2024, 1, 5), 1, date(2024, 1, 8)),
        (date(2024, 1, 6), 1, date(2024, 1, 8)),
        (date(2024, 1, 7), 5, date(2024, 1, 12)),
        (date(2023, 12, 31), 1, date(2024, 1, 1)),
    ],
)
def test_the_first_day_is_not_counted_and_holidays_are_passed_over(
    day: date, count: int, end: date
) -> None:
    """From whatever day: a weekend or a holiday is as good a beginning as another."""
    assert Duration(working_days=count).after(day, calendar=CALENDAR) == end
    assert CALENDAR.after(day, count) == end


@pytest.mark.parametrize(
    ("day", "count"),
    [(date(2023, 12, 30), 1), (date(2024, 1, 30), 2), (date(2024, 1, 31), 1), (FIRST, 400)],
)
def test_over_a_day_that_is_not_covered_nothing_is_computed(day: date, count: int) -> None:
    """Before the first day whose holidays are known, or after the last, the end is not known."""
    assert CALENDAR.after(day, count) is UNKNOWN
    assert Duration(working_days=count).after(day, calendar=None) is UNKNOWN
    assert CALENDAR.after(date(2024, 1, 30), 1) == date(2024, 1, 31)


def test_a_calendar_that_is_perhaps_in_force_covers_nothing() -> None:
    """An end that nobody knows is no end that lies beyond."""
    unknown = Calendar(covers=Period(since=FIRST, until=UNKNOWN))
    assert unknown.after(FIRST, 1) is UNKNOWN
    assert unknown.is_working(FIRST) is UNKNOWN
    assert Calendar().after(FIRST, 1) == date(2024, 1, 2)


def test_the_days_of_an_office_are_its_own() -> None:
    """Another weekend, or none at all; a holiday in the weekend is no second day off."""
    friday_off = Calendar(weekend=[6, 4])
    assert friday_off.weekend == (4, 6)
    assert friday_off.after(date(2024, 1, 4), 1) == date(2024, 1, 6)
    assert Calendar(weekend=()).after(FIRST, 7) == date(2024, 1, 8)
    assert Calendar(holidays={date(2024, 1, 6): "x"}).after(date(2024, 1, 5), 1) == date(2024, 1, 8)
    assert [CALENDAR.is_working(date(2024, 1, d)) for d in (3, 4, 6)] == [False, True, False]
    assert dict(CALENDAR.holidays) == NEW_YEAR


def test_beyond_the_last_day_there_is_no_end() -> None:
    """As with any other span, told as an error, and never at the cost of counting there."""
    for count in (10**6 * 3, 2**53 - 1):
        with pytest.raises(InvalidInputError) as caught:
            Calendar().after(FIRST, count)
        assert [p.code for p in caught.value.problems] == ["beyond_calendar"]
    assert Calendar().after(date(9999, 12, 30), 1) == date(9999, 12, 31)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"weekend": range(7)}, [("/weekend", "no_working_day")]),
        ({"weekend": (5, 5)}, [("/weekend/1", "duplicate")]),
        ({"weekend": "56"}, [("/weekend", "not_a_list")]),
        (
            {"weekend": (7, True, -1, 5.0), "covers": None},
            [
                ("/weekend/0", "not_a_weekday"),
                ("/weekend/1", "not_a_weekday"),
                ("/weekend/2", "not_a_weekday"),
                ("/weekend/3", "not_a_weekday"),
                ("/covers", "wrong_type"),
            ],
        ),
        (
            {"holidays": {"2024-01-01": "x", FIRST: 7, datetime(2024, 1, 1): "y"}},  # noqa: DTZ001
            [
                ("/holidays/0", "not_a_day"),
                ("/holidays/2024-01-01", "not_a_text"),
                ("/holidays/2", "datetime_for_day"),
            ],
        ),
        ({"holidays": [(FIRST, "x"), (FIRST, "y")]}, [("/holidays/2024-01-01", "duplicate")]),
        ({"holidays": [FIRST]}, [("/holidays", "not_a_mapping")]),
        ({"holidays": 7}, [("/holidays", "not_a_mapping")]),
        ({"basis": "own"}, [("/basis", "wrong_type")]),
    ],
)
def test_all_faults_of_a_calendar_are_told_together(
    given: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    """Each at its field and day."""
    with pytest.raises(InvalidInputError) as caught:
        Calendar(**given)
    assert [(p.path, p.code) for p in caught.value.problems] == found


def test_working_days_stand_alone() -> None:
    """What a month and five working days are depends on which is counted first."""
    with pytest.raises(InvalidInputError) as caught:
        Duration(months=1, working_days=5)
    assert [(p.path, p.code) for p in caught.value.problems] == [("/working_days", "mixed_span")]
    assert (FIVE.label.id, FIVE.label.en) == ("5 hari kerja", "5 working days")
    assert Duration(working_days=1).label.en == "1 working day"
    for ask in (FIVE.after, FIVE.before, FIVE.reached):
        with pytest.raises(InvalidInputError) as caught:
            ask(FIRST)
        assert [p.code for p in caught.value.problems] == ["calendar_needed"]
    for wrong in ("x", 7, None):
        with pytest.raises(InvalidInputError):
            CALENDAR.after(wrong, 1)  # type: ignore[arg-type]  # a wrong type is the point
    for count in (0, -1, True, 1.5):
        with pytest.raises(InvalidInputError):
            CALENDAR.after(FIRST, count)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "build",
    [
        lambda: MinimumAge(since="implemented_on", duration=FIVE),
        lambda: AgeRule(least=FIVE),
        lambda: AgeRule(least=Duration(years=1), lenient={"x": FIVE}),
    ],
)
def test_an_age_is_not_counted_in_working_days(build: Any) -> None:
    """There is no calendar where ages are asked."""
    with pytest.raises(InvalidInputError) as caught:
        build()
    assert [p.code for p in caught.value.problems] == ["working_days_unasked"]


def test_what_happens_after_working_days_happens_on_that_day() -> None:
    """Tacit consent on the fifth working day, which the holiday puts off by one."""
    assert next_automatic(begun(), under=LAW) == date(2024, 1, 9)
    late = catch_up(begun(), on=date(2024, 3, 1), under=LAW)
    assert [(e.action, e.on, e.by) for e in late.history[1:]] == [("lapse", date(2024, 1, 9), None)]
    assert catch_up(begun(), on=date(2024, 1, 8), under=LAW) == begun()
    assert audit(late, under=LAW) == ()
    other = attrs.evolve(CALENDAR, holidays=())
    assert [f.code for f in audit(late, under=LAW, calendar=other)] == ["not_due"]


def test_a_calendar_of_the_call_takes_the_place_of_the_law_s() -> None:
    """In every call that computes deadlines."""
    other = Calendar()
    day = date(2024, 1, 8)
    assert next_automatic(begun(), under=LAW, calendar=other) == day
    assert catch_up(begun(), on=day, under=BARE, calendar=other).state == "review"
    answer = decide(begun(), "close", on=day, by=CLERK, under=LAW, calendar=other)
    assert isinstance(answer, Accepted)
    assert [e.action for e in answer.subject.history] == ["begin", "lapse", "close"]
    assert advance(begun(), "close", on=day, by=CLERK, under=BARE, calendar=other).state == "done"
    assert [o.permitted for o in options(begun(), on=day, by=CLERK, under=BARE, calendar=other)]
    steps = plan(begun(), to="done", on=day, by=CLERK, under=BARE, calendar=other)
    assert steps is not None
    assert [(s.source, s.lacking) for s in steps] == [("review", ())]
    back = revert(begun(), to=1, on=day, by=HEAD, note="x", under=BARE, calendar=other)
    assert [e.action for e in back.history] == ["begin", "lapse", "revert"]


def test_a_portfolio_is_watched_by_the_calendar_of_the_call() -> None:
    """What is due and overdue, what is lacking, and a hub's card."""
    portfolio = Portfolio([attrs.evolve(begun(), province="ID-BB")])
    span = Duration(days=30)

    def coming(calendar: Calendar | None) -> list[tuple[object, ...]]:
        table = portfolio.due(FIRST, within=span, under=BARE, calendar=calendar)
        return [(row["what"], row["day"], row["status"]) for row in to_records(table)]

    assert coming(CALENDAR) == [("lapse", date(2024, 1, 9), "automatic")]
    assert coming(Calendar()) == [("lapse", date(2024, 1, 8), "automatic")]
    assert coming(None) == [("lapse", None, "unknown")]
    day = date(2024, 1, 9)
    lacking = [
        [
            row["code"]
            for row in to_records(portfolio.gaps(to="done", on=day, under=BARE, calendar=by))
        ]
        for by in (None, CALENDAR)
    ]
    assert lacking == [["deadline_unknown"], []]
    owing = attrs.evolve(
        BARE,
        obligations=(
            Obligation(
                id="report", in_states="draft", within=Duration(working_days=3), met_by="close"
            ),
        ),
    )
    late = date(2024, 1, 6)
    counts = [len(portfolio.overdue(late, under=owing, calendar=by)) for by in (None, CALENDAR)]
    assert counts == [0, 1]
    cards = [
        portfolio.scorecard("Babel", late, under=owing, calendar=by) for by in (None, CALENDAR)
    ]
    assert [card.overdue for card in cards] == [0, 1]
    with pytest.raises(InvalidInputError) as caught:
        portfolio.overdue(late, under=owing, calendar="x")  # type: ignore[arg-type]
    assert [(p.path, p.code) for p in caught.value.problems] == [("/calendar", "wrong_type")]


def test_a_timeline_shows_the_day_that_a_calendar_tells() -> None:
    """Where none does, nothing is drawn to come."""
    seen = [
        draw_timeline(begun(), on=FIRST, under=BARE, calendar=by).description.en
        for by in (None, CALENDAR, Calendar())
    ]
    days = ("9 January 2024", "8 January 2024")
    assert [[day in text for day in days] for text in seen] == [
        [False, False],
        [True, False],
        [False, True],
    ]


@pytest.mark.parametrize("bad", ["x", 7, {}, (5, 6)])
def test_what_is_no_calendar_is_told_at_its_place(bad: Any) -> None:
    """In each call, beside its other arguments."""
    calls: tuple[Any, ...] = (
        lambda: decide(begun(), "close", on=FIRST, by=CLERK, under=LAW, calendar=bad),
        lambda: options(begun(), on=FIRST, by=CLERK, under=LAW, calendar=bad),
        lambda: plan(begun(), to="done", on=FIRST, under=LAW, calendar=bad),
        lambda: due(begun(), on=FIRST, under=LAW, calendar=bad),
        lambda: next_automatic(begun(), under=LAW, calendar=bad),
        lambda: catch_up(begun(), on=FIRST, under=LAW, calendar=bad),
        lambda: audit(begun(), under=LAW, calendar=bad),
        lambda: draw_timeline(begun(), on=FIRST, under=LAW, calendar=bad),
        lambda: revert(begun(), to=1, on=FIRST, by=HEAD, note="x", under=LAW, calendar=bad),
        lambda: attrs.evolve(LAW, calendar=bad),
    )
    for call in calls:
        with pytest.raises(InvalidInputError) as caught:
            call()
        assert [(p.path, p.code) for p in caught.value.problems] == [("/calendar", "wrong_type")]


@pytest.mark.parametrize("law_", [BARE, LONG])
def test_where_no_calendar_tells_a_deadline_nothing_is_decided(law_: Any) -> None:
    """Nobody knows whether the state was left by itself, so nobody may act in it."""
    subject = begun()
    assert next_automatic(subject, under=law_) is UNKNOWN
    assert catch_up(subject, on=date(2024, 3, 1), under=law_) == subject
    answer = decide(subject, "close", on=date(2024, 1, 2), by=CLERK, under=law_)
    assert isinstance(answer, Refused)
    assert [r.code for r in answer.reasons] == ["deadline_unknown"]
    assert answer.satisfied_from is None
    listed = options(subject, on=date(2024, 1, 2), by=CLERK, under=law_)
    reasons = [[r.code for r in o.reasons] for o in listed if not o.permitted]
    assert len(reasons) == len(listed)
    assert all(codes[0] == "deadline_unknown" for codes in reasons)
    steps = plan(subject, to="done", on=date(2024, 1, 2), by=CLERK, under=law_)
    assert steps is not None
    assert [r.code for r in steps[0].lacking] == ["deadline_unknown"]
    back = revert(subject, to=1, on=date(2024, 1, 2), by=HEAD, note="x", under=law_)
    assert back.history[-1].action == "revert"


def test_all_that_an_action_lacks_is_told_with_the_deadline() -> None:
    """The unknown deadline first; an action that is not there at all is told too."""
    guarded = attrs.evolve(
        BARE,
        transitions=(
            BARE.transitions[0],
            step("close", "draft", "done", roles=("head",)),
            BARE.transitions[2],
        ),
    )
    answer = decide(begun(), "close", on=FIRST, by=CLERK, under=guarded)
    assert isinstance(answer, Refused)
    assert [r.code for r in answer.reasons] == ["deadline_unknown", "role_not_permitted"]
    unknown = decide(begun(), "fly", on=FIRST, by=CLERK, under=BARE)
    assert isinstance(unknown, Refused)
    assert [r.code for r in unknown.reasons] == ["deadline_unknown", "unknown_action"]


def test_a_state_whose_deadlines_are_known_is_decided_in() -> None:
    """Once a subject has moved on, the calendar of the state it left is of no account."""
    moved = catch_up(begun(), on=date(2024, 1, 9), under=LAW)
    answer = decide(moved, "close", on=date(2030, 1, 1), by=CLERK, under=BARE)
    assert isinstance(answer, Accepted)


def test_the_refusal_says_what_is_missing_in_both_languages() -> None:
    """Which transition, the span, since when, and what to give."""
    answer = decide(begun(), "close", on=FIRST, by=CLERK, under=BARE)
    assert isinstance(answer, Refused)
    (reason,) = answer.reasons
    assert reason.message("en") == (
        "it is not known whether lapse has happened automatically: 5 working days after 1 January"
        " 2024 "
        "lies on a day that no calendar covers; give a calendar that does"
    )
    assert reason.message("id").startswith("belum diketahui apakah lapse sudah terjadi")


def test_what_is_owed_after_working_days_is_owed_on_that_day() -> None:
    """Within a span, with days of grace; unknown where the day or the grace is."""
    owing = attrs.evolve(
        flow(
            step("report", "draft", "draft"),
            step("close", "draft", "done"),
            states=("draft", "done"),
            calendar=CALENDAR,
        ),
        obligations=(
            Obligation(
                id="report",
                in_states="draft",
                within=Duration(working_days=3),
                grace=Duration(working_days=2),
                met_by="report",
            ),
        ),
    )
    subject = started(owing)

    def found(on: date, **named: Any) -> list[tuple[object, DueStatus]]:
        return [(d.due_on, d.status) for d in due(subject, on=on, under=owing, **named)]

    day = date(2024, 1, 5)
    assert found(day) == [(day, DueStatus.UPCOMING)]
    assert found(date(2024, 1, 9)) == [(day, DueStatus.IN_GRACE)]
    assert found(date(2024, 1, 10)) == [(day, DueStatus.OVERDUE)]
    short = Calendar(covers=Period(until=date(2024, 1, 8)))
    assert found(date(2024, 1, 10), calendar=short) == [(date(2024, 1, 4), DueStatus.UNKNOWN)]
    shorter = Calendar(covers=Period(until=date(2024, 1, 4)))
    assert found(date(2024, 1, 10), calendar=shorter) == [(UNKNOWN, DueStatus.UNKNOWN)]
    without = attrs.evolve(owing, calendar=None)
    assert [d.due_on for d in due(subject, on=day, under=without)] == [UNKNOWN]


def test_a_deadline_is_judged_against_others_by_the_fewest_days_it_takes() -> None:
    """What is due after three days leaves before four working days have passed in any year."""
    with pytest.raises(Exception, match="slow"):
        flow(
            step("fast", "draft", "done", after=Duration(days=3)),
            step("slow", "draft", "review", after=Duration(working_days=4)),
            step("close", "review", "done"),
        )
    flow(
        step("fast", "draft", "done", after=Duration(days=4)),
        step("slow", "draft", "review", after=Duration(working_days=4)),
        step("close", "review", "done"),
    )


def test_a_calendar_goes_over_the_wire_by_day() -> None:
    """Holidays are an object of days; a key that is no day is told at its place."""
    wire = to_wire(CALENDAR)
    assert wire["holidays"] == {"2024-01-03": {"id": "libur", "en": "holiday"}}
    assert from_wire(wire) == CALENDAR
    assert from_wire(to_wire(LAW)) == LAW
    with pytest.raises(InvalidDataError) as caught:
        from_wire({**wire, "holidays": {"2024-13-01": "x", "2024-01-01": 7, "1/1/2024": "y"}})
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/holidays/1~11~12024", "not_a_day"),
        ("/holidays/2024-01-01", "not_an_object"),
        ("/holidays/2024-13-01", "not_a_day"),
    ]


def test_a_law_that_ships_takes_a_calendar_of_the_call() -> None:
    """One without working days answers as it did."""
    shipped = law.lifecycle("innovation", on=FIRST)
    assert shipped.calendar is None
    subject = idea(unit="u")
    assert options(subject, on=FIRST, by=CLERK, under=shipped, calendar=CALENDAR) == options(
        subject, on=FIRST, by=CLERK, under=shipped
    )


def test_a_proof_counts_by_the_calendar_of_the_call() -> None:
    """Without one it is not known whether a draft lapses; with one a run shows the day."""
    claim = Never(state="review")
    assert prove(BARE, [claim])[0].holds is None
    (proof,) = prove(BARE, [claim], calendar=CALENDAR)
    assert proof.holds is False
    assert [(call.action, call.on) for call in proof.witness] == [
        ("begin", FIRST),
        ("lapse", date(2024, 1, 9)),
    ]
    assert proof == prove(LAW, [claim])[0]
    with pytest.raises(InvalidInputError, match=r"^/calendar: "):
        prove(BARE, [claim], calendar=cast("Any", "id"))


def test_conformance_is_judged_by_the_calendar_of_the_call() -> None:
    """A lapse a working day too early is found where a calendar tells the day."""
    lapsed = catch_up(begun(), on=date(2024, 1, 31), under=LAW)
    first, last = lapsed.history
    early = attrs.evolve(lapsed, history=(first, attrs.evolve(last, on=date(2024, 1, 8))))
    assert conform([early], under=BARE).lawful == 1
    found = conform([early, attrs.evolve(lapsed, id="on-time")], under=BARE, calendar=CALENDAR)
    assert [finding.code for finding in found.cases[0].findings] == ["not_due"]
    with pytest.raises(InvalidInputError, match=r"^/calendar: "):
        conform([early], under=BARE, calendar=cast("Any", "id"))
