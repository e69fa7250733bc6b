"""What comes with time: transitions that happen by themselves, and what is owed by when."""

from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest

from jipp import (
    RESUME,
    SAME,
    AnyOf,
    Due,
    DueStatus,
    Duration,
    Entry,
    Evidence,
    Fact,
    HasEvidence,
    HasField,
    HasNote,
    Innovation,
    InvalidInputError,
    Lifecycle,
    Obligation,
    Predicate,
    State,
    advance,
    catch_up,
    due,
    migrate,
    next_automatic,
    revert,
)
from tests.lifecycles import CLERK, DAY, HEAD, flow, idea, later, started, step


def days(subject: Innovation) -> list[tuple[str, int]]:
    """The entries after the first: their actions, and how many days after the first they lie."""
    return [(e.action, (e.on - DAY).days) for e in subject.history[1:]]


def after(count: int) -> Duration:
    """So many days."""
    return Duration(days=count)


def test_of_several_the_one_that_is_due_first_happens() -> None:
    """Whatever their order; of two on one day the first in the definition."""
    law = flow(
        step("late", "a", "b", after=after(20)),
        step("early", "a", "c", after=after(10), requires=HasField(name="unit")),
        step("also", "a", "d", after=after(10), requires=HasField(name="title")),
        states=("a", "b", "c", "d"),
    )
    assert days(catch_up(started(law, unit="u"), on=later(40), under=law)) == [("early", 10)]


def test_what_does_not_hold_on_its_day_is_missed() -> None:
    """It is judged on the due day with the subject as it stands; the next one may still happen."""
    law = flow(
        step("pass", "a", "b", after=after(10), requires=HasField(name="unit")),
        step("fail", "a", "c", after=after(20)),
        states=("a", "b", "c"),
    )
    assert days(catch_up(started(law), on=later(40), under=law)) == [("fail", 20)]
    assert days(catch_up(started(law, unit="u"), on=later(40), under=law)) == [("pass", 10)]
    assert next_automatic(started(law), under=law) == later(20)
    assert next_automatic(started(law, unit="u"), under=law) == later(10)


def test_what_needs_an_actor_never_happens_by_itself() -> None:
    """Nobody has a role."""
    law = flow(
        step("close", "a", "b"),
        step("expire", "b", "c", after=after(5), requires=HasField(name="title")),
        states=("a", "b", State(id="c", phase="development", final=True)),
    )
    closed = advance(started(law), "close", on=later(1), by=CLERK, under=law)
    (entry,) = catch_up(closed, on=later(6), under=law).history[2:]
    assert entry == Entry(
        number=3,
        subject=closed.id,
        action="expire",
        source="b",
        target="c",
        phase="development",
        on=later(6),
        by=None,
        definition="flow@1",
    )


def test_what_only_a_call_could_give_never_lets_anything_happen() -> None:
    """No fact, no note, no predicate and no evidence is there on the day."""
    choice = (
        Fact(name="x", op=">", value=0),
        HasNote(),
        Predicate(name="p"),
        HasEvidence(kind="other", since_entered=True),
        HasField(name="unit"),
    )
    law = flow(
        step("pass", "a", "b", after=after(5), requires=AnyOf(of=choice)),
        step("close", "a", "c"),
        states=("a", "b", "c"),
    )
    held = started(law, evidence=(Evidence(id="e", kind="other"),))
    assert catch_up(held, on=later(9), under=law) == held
    assert days(catch_up(started(law, unit="u"), on=later(9), under=law)) == [("pass", 5)]


def test_evidence_must_be_valid_on_the_day_it_falls_due() -> None:
    """Whatever day it is asked for."""
    law = flow(
        step("pass", "a", "b", after=after(5), requires=HasEvidence(kind="other")),
        states=("a", "b"),
    )
    for last, state in ((4, "a"), (5, "b")):
        piece = Evidence(id="e", kind="other", valid_until=later(last))
        assert catch_up(started(law, evidence=(piece,)), on=later(9), under=law).state == state


def test_on_its_day_a_transition_may_still_come_to_hold() -> None:
    """What somebody did there on that day is not its happening."""
    law = flow(
        step("expire", "a", "b", after=after(10), requires=HasField(name="unit")),
        step("note", "a", SAME),
        states=("a", "b"),
    )
    noted = advance(started(law), "note", on=later(10), by=CLERK, under=law)
    ready = attrs.evolve(noted, unit="u")
    assert days(catch_up(ready, on=later(10), under=law)) == [("note", 10), ("expire", 10)]
    missed = advance(noted, "note", on=later(11), by=CLERK, under=law)
    assert catch_up(attrs.evolve(missed, unit="u"), on=later(99), under=law).state == "a"


def test_a_reminder_does_not_keep_off_what_comes_after_it() -> None:
    """It happens once, and the deadline behind it stays."""
    law = flow(
        step("remind", "a", SAME, after=after(10)),
        step("expire", "a", "b", after=after(30)),
        states=("a", "b"),
    )
    assert days(catch_up(started(law), on=later(99), under=law)) == [("remind", 10), ("expire", 30)]


def test_staying_does_not_put_a_deadline_off() -> None:
    """It counts from the day of entry from another state."""
    law = flow(
        step("note", "a", SAME),
        step("expire", "a", "b", after=after(30)),
        states=("a", "b"),
    )
    noted = advance(started(law), "note", on=later(20), by=CLERK, under=law)
    assert next_automatic(noted, under=law) == later(30)
    assert days(catch_up(noted, on=later(30), under=law)) == [("note", 20), ("expire", 30)]


def test_a_deadline_that_stays_in_its_state_happens_once_a_stay() -> None:
    """However often it is asked."""
    law = flow(
        step("remind", "a", SAME, after=after(30)),
        step("close", "a", "b"),
        states=("a", "b"),
    )
    reminded = catch_up(started(law), on=later(90), under=law)
    assert days(reminded) == [("remind", 30)]
    assert catch_up(reminded, on=later(900), under=law) == reminded
    assert next_automatic(reminded, under=law) is None


def test_a_round_without_delay_comes_to_rest() -> None:
    """Each state is left by itself once a day, and asking again changes nothing."""
    law = flow(
        step("on", "a", "b", after=after(0)),
        step("back", "b", "a", after=after(0)),
        step("close", ("a", "b"), "c"),
        states=("a", "b", "c"),
    )
    turned = catch_up(started(law), on=later(10), under=law)
    assert days(turned) == [("on", 0), ("back", 0)]
    assert catch_up(turned, on=later(20), under=law) == turned


def test_a_round_with_delay_turns_as_often_as_it_fell_due() -> None:
    """A late call gives what punctual ones would have."""
    law = flow(
        step("sleep", "day", "night", after=Duration(weeks=1)),
        step("wake", "night", "day", after=Duration(days=3)),
        step("end", "day", "end"),
        states=("day", "night", "end"),
    )
    late = catch_up(started(law), on=later(100), under=law)
    punctual = started(law)
    for day in range(101):
        punctual = catch_up(punctual, on=later(day), under=law)
    assert late == punctual
    assert days(late)[:3] == [("sleep", 7), ("wake", 10), ("sleep", 17)]


def test_resuming_by_itself_leads_back() -> None:
    """A suspension of limited time."""
    law = flow(
        step("go", "a", "b"),
        step("rest", ("a", "b"), "asleep"),
        step("wake", "asleep", RESUME, after=Duration(months=1)),
        step("end", "b", "end"),
        states=("a", "b", "asleep", "end"),
    )
    subject = advance(started(law), "go", on=DAY, by=CLERK, under=law)
    subject = advance(subject, "rest", on=date(2024, 1, 31), by=CLERK, under=law)
    woken = catch_up(subject, on=date(2024, 3, 1), under=law)
    assert (woken.state, woken.entered_on) == ("b", date(2024, 2, 29))


def test_a_deadline_beyond_the_calendar_never_comes() -> None:
    """It is no fault of the call."""
    law = flow(step("end", "a", "b", after=Duration(years=9_000)), states=("a", "b"))
    assert next_automatic(started(law), under=law) is None
    assert catch_up(started(law), on=date.max, under=law) == started(law)


def test_what_has_not_begun_owes_nothing() -> None:
    """And nothing happens to it."""
    assert catch_up(idea(), on=DAY) == idea()
    assert next_automatic(idea()) is None
    assert due(idea(), on=DAY) == ()


def owing(**duty: Any) -> Lifecycle:
    """A lifecycle with an obligation in its two working states."""
    fields: dict[str, Any] = {"id": "report", "in_states": ("work", "rework"), "met_by": "report"}
    return flow(
        step("start", "new", "work"),
        step("redo", "work", "rework"),
        step("report", ("work", "rework"), SAME),
        step("pause", ("work", "rework"), "new"),
        step("end", ("work", "rework"), "end"),
        states=("new", "work", "rework", State(id="end", final=True)),
        obligations=(Obligation(**{**fields, **duty}),),
        correctors=("head",),
    )


def stands(subject: Innovation, law: Lifecycle, day: int) -> tuple[int, str, object] | None:
    """How the one obligation stands: days after the first when it is due, status, what met it."""
    found = due(subject, on=later(day), under=law)
    if not found:
        return None
    (one,) = found
    assert one.obligation == "report"
    return (one.due_on - DAY).days, one.status.value, one.met_by


def walked(law: Lifecycle, *steps: tuple[str, int], **fields: Any) -> Innovation:
    """A subject after some actions, each on its day."""
    subject = started(law, **fields)
    for action, day in steps:
        subject = advance(subject, action, on=later(day), by=CLERK, under=law)
    return subject


@pytest.mark.parametrize(
    ("steps", "day", "expected"),
    [
        ((), 5, None),
        ((("start", 10),), 10, (40, "upcoming", None)),
        ((("start", 10),), 40, (40, "upcoming", None)),
        ((("start", 10),), 41, (40, "overdue", None)),
        ((("start", 10), ("redo", 30)), 41, (40, "overdue", None)),
        ((("start", 10), ("report", 20)), 25, (40, "met", 3)),
        ((("start", 10), ("report", 50)), 60, (40, "met", 3)),
        ((("start", 10), ("report", 50)), 45, (40, "overdue", None)),
        ((("start", 10), ("report", 20), ("pause", 30), ("start", 50)), 60, (80, "upcoming", None)),
        ((("start", 10), ("end", 20)), 60, None),
    ],
)
def test_what_is_owed_once_counts_from_entering_its_states(
    steps: tuple[tuple[str, int], ...], day: int, expected: tuple[int, str, object] | None
) -> None:
    """The last day is still in time; going on within its states is no new beginning."""
    law = owing(within=after(30))
    assert stands(walked(law, *steps), law, day) == expected


@pytest.mark.parametrize(
    ("steps", "day", "expected"),
    [
        ((("start", 0),), 30, (30, "upcoming", None)),
        ((("start", 0),), 31, (30, "overdue", None)),
        ((("start", 0), ("report", 20)), 21, (50, "upcoming", 3)),
        ((("start", 0), ("report", 20)), 51, (50, "overdue", 3)),
        ((("start", 0), ("report", 20), ("report", 60)), 61, (90, "upcoming", 4)),
        ((("start", 0), ("report", 20), ("report", 60)), 55, (50, "overdue", 3)),
    ],
)
def test_what_recurs_counts_from_the_last_time_it_was_met(
    steps: tuple[tuple[str, int], ...], day: int, expected: tuple[int, str, object]
) -> None:
    """Asked about a day in between, entries after it are left out."""
    law = owing(every=after(30))
    assert stands(walked(law, *steps), law, day) == expected


def test_a_first_time_may_have_a_span_of_its_own() -> None:
    """`within` for the first, `every` from then on."""
    law = owing(within=after(10), every=after(30))
    assert stands(walked(law, ("start", 0)), law, 5) == (10, "upcoming", None)
    assert stands(walked(law, ("start", 0), ("report", 8)), law, 9) == (38, "upcoming", 3)


def test_grace_puts_off_what_is_overdue_and_not_the_day() -> None:
    """The last day of grace is still in time."""
    law = owing(within=after(30), grace=Duration(days=7))
    subject = walked(law, ("start", 0))
    assert [stands(subject, law, day) for day in (37, 38)] == [
        (30, "in_grace", None),
        (30, "overdue", None),
    ]
    assert [stands(subject, law, day) for day in (30, 31)] == [
        (30, "upcoming", None),
        (30, "in_grace", None),
    ]


def test_a_report_that_was_reverted_does_not_count() -> None:
    """What was done after the entry gone back to is undone."""
    law = owing(within=after(30))
    subject = walked(law, ("start", 0), ("report", 5))
    back = revert(subject, to=2, on=later(6), by=HEAD, note="not theirs", under=law)
    assert stands(subject, law, 6) == (30, "met", 3)
    assert stands(back, law, 6) == (30, "upcoming", None)
    again = advance(back, "report", on=later(7), by=CLERK, under=law)
    assert stands(again, law, 8) == (30, "met", 5)
    redone = advance(subject, "redo", on=later(6), by=CLERK, under=law)
    kept = revert(redone, to=3, on=later(7), by=HEAD, note="not to redo", under=law)
    assert stands(kept, law, 8) == (30, "met", 3)


REPORT = HasEvidence(kind="replication_report")


def test_evidence_meets_what_is_owed_while_it_is_valid() -> None:
    """By its id; once it has expired the obligation stands open again."""
    law = owing(within=after(30), met_by=REPORT)
    piece = Evidence(id="r1", kind="replication_report", valid_until=later(60))
    subject = walked(law, ("start", 0))
    assert stands(subject, law, 31) == (30, "overdue", None)
    brought = advance(subject, "report", on=later(10), by=CLERK, evidence=[piece], under=law)
    assert stands(brought, law, 31) == (30, "met", "r1")
    assert stands(brought, law, 5) == (30, "upcoming", None)
    assert stands(brought, law, 61) == (30, "overdue", None)


def test_evidence_that_recurs_counts_from_the_day_it_came() -> None:
    """The day of the entry that brought it, else of its issue, and not before the states' entry."""
    law = owing(every=after(30), met_by=REPORT)
    old = Evidence(id="r0", kind="replication_report", issued_on=later(-90))
    subject = walked(law, ("start", 10), evidence=(old,))
    assert stands(subject, law, 10) == (40, "upcoming", "r0")
    newer = Evidence(id="r1", kind="replication_report", issued_on=later(12))
    brought = advance(subject, "report", on=later(20), by=CLERK, evidence=[newer], under=law)
    assert stands(brought, law, 21) == (50, "upcoming", "r1")


def test_two_pieces_are_there_from_the_day_of_the_second() -> None:
    """`at_least` counts pieces; what recurs counts from the day there were enough."""
    law = owing(every=after(30), met_by=HasEvidence(kind="budget", at_least=2))
    pieces = tuple(Evidence(id=f"b{i}", kind="budget", issued_on=later(i * 5)) for i in (1, 2, 3))
    subject = walked(law, ("start", 0), evidence=pieces[:1])
    assert stands(subject, law, 6) == (30, "upcoming", None)
    subject = walked(law, ("start", 0), evidence=pieces)
    assert stands(subject, law, 11) == (35, "upcoming", "b1")
    assert stands(subject, law, 16) == (40, "upcoming", "b2")


def test_what_is_caught_up_says_when_it_was_recorded() -> None:
    """As the entries that somebody makes do."""
    law = flow(step("expire", "work", "end", after=after(20)), states=("work", "end"))
    at = datetime(2024, 3, 1, tzinfo=UTC)
    caught = catch_up(started(law), on=later(30), recorded_at=at, under=law)
    assert [entry.recorded_at for entry in caught.history] == [None, at]


def test_how_an_obligation_stands_is_said_in_both_languages() -> None:
    """A word for each."""
    assert [(status.label.en, status.label.id) for status in DueStatus] == [
        ("met", "terpenuhi"),
        ("upcoming", "akan datang"),
        ("in the days of grace", "dalam masa tenggang"),
        ("overdue", "terlambat"),
        ("not known", "belum diketahui"),
    ]


def test_an_obligation_is_asked_about_the_subject_caught_up() -> None:
    """By then it may have left the state by itself."""
    law = flow(
        step("expire", "work", "end", after=after(20)),
        states=("work", "end"),
        obligations=(Obligation(id="o", in_states="work", within=after(30), met_by=REPORT),),
    )
    assert len(due(started(law), on=later(19), under=law)) == 1
    assert due(started(law), on=later(20), under=law) == ()


def test_an_obligation_needs_a_span_and_something_that_meets_it() -> None:
    """Its faults are named."""
    with pytest.raises(InvalidInputError, match="give `within` or `every`"):
        Obligation(id="o", in_states=("a",), met_by="x")
    wrong: Any = 3
    with pytest.raises(InvalidInputError) as fault:
        Obligation(id="o", in_states=("a",), met_by=wrong, every=wrong)
    assert [p.path for p in fault.value.problems] == ["/every", "/met_by"]


def test_what_was_owed_is_owed_by_the_law_of_the_day() -> None:
    """A migration since then asks nothing of the days before it."""
    old = flow(step("move", "a", "b"), states=("a", "b"))
    yearly = Obligation(id="report", in_states="a", every=Duration(years=1), met_by="move")
    new = attrs.evolve(old, version="2", obligations=(yearly,))
    moved = migrate(
        started(old), to=new, on=later(100), by=HEAD, note="The law has changed.", under=old
    )
    assert due(moved, on=later(50), under=old) == ()
    assert [owed.obligation for owed in due(moved, on=later(100), under=new)] == ["report"]
    with pytest.raises(InvalidInputError, match=r"^/under: "):
        due(moved, on=later(50), under=new)


def test_how_an_obligation_stands_may_be_given_as_a_word() -> None:
    """As every enum of a value."""
    assert Due(obligation="report", due_on=DAY, status="met").status is DueStatus.MET
    wrong: Any = "sometime"
    with pytest.raises(InvalidInputError) as error:
        Due(obligation="report", due_on=DAY, status=wrong)
    assert str(error.value) == (
        '/status: "sometime" is not allowed here: choose one of'
        " met, upcoming, in_grace (in the days of grace), overdue, unknown (not known)"
    )
