"""Records that exist already: a subject is taken in as it was found, and nothing is invented."""

import pickle
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import attrs
import pytest

from jipp import (
    UNKNOWN,
    Actor,
    Due,
    Duration,
    Entry,
    Evidence,
    HasEvidence,
    Innovation,
    InvalidInputError,
    Lifecycle,
    NotInForceError,
    Obligation,
    Period,
    Phase,
    Portfolio,
    State,
    TransitionRefusedError,
    UnknownNameError,
    advance,
    as_of,
    audit,
    catch_up,
    check,
    digests,
    draw_timeline,
    due,
    from_wire,
    next_automatic,
    take_in,
    to_wire,
)
from jipp.law import lifecycle
from tests.lifecycles import CLERK, DAY, HEAD, flow, idea, later, started, step

CHIEF = Actor(id="chief", roles=("chief",))
REGISTER = flow(
    step("send", "draft", "review", roles=("clerk",)),
    step("lapse", "review", "done", after=Duration(days=30)),
    step("look", "review", "review"),
    correctors=("chief",),
    obligations=(
        Obligation(id="look", in_states="review", within=Duration(days=10), met_by="look"),
        Obligation(id="again", in_states="review", every=Duration(days=7), met_by="look"),
        Obligation(
            id="proof",
            in_states="review",
            every=Duration(days=90),
            met_by=HasEvidence(kind="evaluation_report"),
        ),
    ),
)
LAWS = (REGISTER,)


def found(state: str = "review", on: date = DAY, **more: Any) -> Innovation:
    """An innovation that was found in a state on the first day."""
    return take_in(idea(), lifecycle=REGISTER, state=state, on=on, **more)


def owed(subject: Innovation, on: date) -> dict[str, tuple[object, str, object]]:
    """What it owes on a day: by when, its status, and what met it."""
    asked = due(subject, on=on, under=REGISTER)
    return {d.obligation: (d.due_on, d.status.value, d.met_by) for d in asked}


def test_entry_1_says_how_it_was_found_and_no_more() -> None:
    """No way in, no votes, no actor, no evidence."""
    noon = datetime(2024, 2, 1, 12, tzinfo=UTC)
    (entry,) = found(since=later(-9), note="register", recorded_at=noon).history
    assert entry == Entry(
        number=1,
        subject="one-stop",
        action="found",
        target="review",
        on=DAY,
        since=later(-9),
        note="register",
        recorded_at=noon,
        definition="flow@1",
    )
    assert entry.source is None
    assert entry.by is None


def test_ages_count_from_the_day_that_is_known() -> None:
    """And where none is, from the day on which it was found."""
    assert found(since=later(-9)).entered_on == later(-9)
    assert found().entered_on == DAY


def test_what_happens_by_itself_counts_from_the_day_that_is_known() -> None:
    """The thirty days of review began before it was taken in."""
    taken = found(since=later(-9))
    assert next_automatic(taken, under=REGISTER) == later(21)
    assert catch_up(taken, on=later(21), under=REGISTER).state == "done"


def test_a_due_day_before_it_was_found_has_passed() -> None:
    """It was found there after that day, so it did not happen."""
    assert next_automatic(found(since=later(-31)), under=REGISTER) is None


def test_nothing_happens_by_itself_where_nobody_knows_since_when() -> None:
    """Until it enters another state."""
    taken = found()
    assert next_automatic(taken, under=REGISTER) is None
    assert catch_up(taken, on=later(999), under=REGISTER) == taken
    sent = advance(found("draft"), "send", on=later(3), by=CLERK, under=REGISTER)
    assert next_automatic(sent, under=REGISTER) == later(33)


def test_what_is_owed_counts_from_the_day_that_is_known() -> None:
    """Ten days for the first look, seven for each."""
    assert owed(found(since=later(-9)), DAY) == {
        "look": (later(1), "upcoming", None),
        "again": (later(-2), "overdue", None),
        "proof": (later(81), "upcoming", None),
    }


def test_what_is_owed_is_unknown_where_nobody_knows_since_when() -> None:
    """Neither upcoming nor overdue, however late."""
    assert set(owed(found(), later(999)).values()) == {(UNKNOWN, "unknown", None)}


def test_what_was_done_since_is_known_again() -> None:
    """A duty met once is met; one that recurs counts from then."""
    looked = advance(found(), "look", on=later(5), by=HEAD, under=REGISTER)
    assert owed(looked, later(6)) == {
        "look": (UNKNOWN, "met", 2),
        "again": (later(12), "upcoming", 2),
        "proof": (UNKNOWN, "unknown", None),
    }


@pytest.mark.parametrize(
    ("issued", "wanted"),
    [
        (later(5), (later(95), "upcoming", "report")),
        (DAY, (later(90), "upcoming", "report")),
        (later(-5), (UNKNOWN, "unknown", "report")),
        (None, (UNKNOWN, "unknown", "report")),
    ],
)
def test_evidence_of_before_met_a_duty_on_a_day_that_nobody_knows(
    issued: date | None, wanted: tuple[object, str, object]
) -> None:
    """It counts from the beginning of the stay at the earliest, and that is not known."""
    report = Evidence(id="report", kind="evaluation_report", issued_on=issued)
    shown = attrs.evolve(found(), evidence=(report,))
    assert owed(shown, later(6))["proof"] == wanted


def test_an_unknown_due_day_goes_over_the_wire() -> None:
    """As every UNKNOWN."""
    (owed, *_) = due(found(), on=DAY, under=REGISTER)
    assert from_wire(to_wire(owed)) == owed
    assert pickle.loads(pickle.dumps(owed)) == owed
    soon: Any = "soon"
    with pytest.raises(InvalidInputError) as error:
        Due(obligation="look", due_on=soon, status="unknown")
    assert str(error.value) == '/due_on: "soon" is not a day: write it as 2024-12-31'


def test_nobody_or_a_corrector_takes_in() -> None:
    """Anybody else is reported by the audit."""
    assert audit(found(), under=REGISTER) == ()
    assert audit(found(by=CHIEF), under=REGISTER) == ()
    (finding,) = audit(found(by=CLERK), under=REGISTER)
    assert (finding.code, finding.where, finding.severity.value) == ("role", "1", "error")
    assert dict(finding.witness) == {"held": ("clerk",), "roles": ("chief",)}


def test_found_amid_a_history_is_a_gap_that_was_filled() -> None:
    """Nobody knows what was done between; it warns."""
    begun = started(REGISTER)
    seen = attrs.evolve(found().history[0], number=2, source="draft", target="done", on=later(9))
    (finding,) = audit(attrs.evolve(begun, history=(*begun.history, seen)), under=REGISTER)
    assert (finding.code, finding.where, finding.severity.value) == ("gap_filled", "2", "warning")
    assert finding.message("en") == (
        "entry 2: no entry says how draft became done; find out what was done between"
    )
    assert finding.message("id") == (
        "catatan 2: tidak ada catatan tentang perubahan dari draft ke done;"
        " telusuri yang dilakukan di antaranya"
    )


def test_found_since_a_day_before_the_entry_before_it_is_out_of_order() -> None:
    """It cannot have been in two states at once."""
    begun = started(REGISTER)
    seen = attrs.evolve(
        found().history[0], number=2, source="draft", target="done", on=later(9), since=later(-1)
    )
    codes = [
        f.code for f in audit(attrs.evolve(begun, history=(*begun.history, seen)), under=REGISTER)
    ]
    assert codes == ["order", "gap_filled"]


def test_an_automatic_entry_of_a_stay_that_nobody_knows_is_not_judged_by_its_day() -> None:
    """Whether it was due then cannot be told."""
    taken = found()
    lapsed = Entry(
        number=2,
        subject="one-stop",
        action="lapse",
        source="review",
        target="done",
        on=later(3),
        definition="flow@1",
    )
    assert audit(attrs.evolve(taken, history=(*taken.history, lapsed)), under=REGISTER) == ()
    known = found(since=DAY)
    (late,) = audit(attrs.evolve(known, history=(*known.history, lapsed)), under=REGISTER)
    assert late.code == "not_due"


def test_the_name_of_the_entry_is_kept_for_it() -> None:
    """A lifecycle that has an action of that name is warned, as of the others that jipp enters."""
    law = flow(step("found", "draft", "done"), states=("draft", "done"))
    assert [(f.code, f.where) for f in check(law)] == [("reserved", "found")]


def test_the_seal_covers_since_when() -> None:
    """Another day is another history."""
    one, other = found(since=later(-9)), found(since=later(-8))
    assert digests(one) != digests(other)
    assert [f.code for f in audit(other, sealed=digests(one), under=REGISTER)] == ["altered"]


def test_what_was_found_goes_over_the_wire() -> None:
    """With the day from which it was there."""
    taken = found(since=later(-9), by=CHIEF)
    assert from_wire(to_wire(taken)) == taken


def test_an_entry_says_since_when_only_of_what_was_found() -> None:
    """And not since a later day."""
    entry = found().history[0]
    with pytest.raises(InvalidInputError) as error:
        attrs.evolve(entry, action="send", since=later(1))
    assert [(p.path, p.code) for p in error.value.problems] == [
        ("/since", "since_without_found"),
        ("/on", "wrong_order"),
    ]


def test_before_it_was_found_there_was_nothing() -> None:
    """A history as of an earlier day is empty, even where it is known since when."""
    assert as_of(found(since=later(-9)), on=later(-1)).history == ()


def test_a_lifecycle_is_found_by_its_name() -> None:
    """One's own before one that ships, by the day; and one that ships by name."""
    older = attrs.evolve(REGISTER, in_force=Period(until=DAY))
    newer = attrs.evolve(REGISTER, version="2", in_force=Period(since=DAY))
    for day, wanted in ((later(-1), "flow@1"), (DAY, "flow@2")):
        taken = take_in(idea(), lifecycle="flow", state="review", on=day, under=(older, newer))
        assert taken.history[0].definition == wanted
    one = take_in(idea(), lifecycle="flow", state="review", on=DAY, under=REGISTER)
    assert one.history[0].definition == "flow@1"
    shipped = take_in(idea(), lifecycle="innovation", state="trial", on=DAY)
    assert shipped.history[0].definition == lifecycle("innovation", on=DAY).definition
    assert shipped.phase is Phase.CREATION


def test_what_cannot_be_taken_in_is_refused() -> None:
    """A law or state of no such name, a law of another time, a subject that has begun."""
    with pytest.raises(UnknownNameError) as unknown:
        found("reviewed")
    assert str(unknown.value) == 'no state is called "reviewed"; did you mean review?'
    with pytest.raises(UnknownNameError):
        take_in(idea(), lifecycle="permit", state="review", on=DAY, under=LAWS)
    with pytest.raises(NotInForceError):
        take_in(idea(), lifecycle="innovation", state="trial", on=date(1990, 1, 1))
    closed = attrs.evolve(REGISTER, in_force=Period(since=later(1)))
    with pytest.raises(TransitionRefusedError) as early:
        take_in(idea(), lifecycle=closed, state="review", on=DAY)
    assert [p.code for p in early.value.problems] == ["not_in_force"]
    with pytest.raises(TransitionRefusedError) as begun:
        take_in(started(REGISTER), lifecycle=REGISTER, state="review", on=DAY)
    assert [p.code for p in begun.value.problems] == ["wrong_state"]
    with pytest.raises(InvalidInputError) as late:
        found(since=later(1))
    assert str(late.value) == "/on: 1 January 2024 lies before 2 January 2024; give a later day"


def test_every_wrong_argument_is_named_at_once() -> None:
    """Each with its place."""
    wrong: Any = {
        "subject": "one-stop",
        "lifecycle": 1,
        "state": "",
        "on": datetime(2024, 1, 1, tzinfo=UTC),
        "since": "2024-01-01",
        "by": "ani",
        "note": None,
        "recorded_at": datetime(2024, 1, 1),  # noqa: DTZ001 - naive
        "under": [1],
    }
    with pytest.raises(InvalidInputError) as error:
        take_in(**wrong)
    assert [(p.path, p.code) for p in error.value.problems] == [
        ("/subject", "not_a_subject"),
        ("/lifecycle", "wrong_type"),
        ("/state", "not_an_id"),
        ("/on", "datetime_for_day"),
        ("/since", "not_a_day"),
        ("/by", "wrong_type"),
        ("/note", "not_a_text"),
        ("/recorded_at", "naive_instant"),
        ("/under/0", "wrong_type"),
    ]


def test_the_timeline_says_that_it_was_found() -> None:
    """Since when, or that nobody knows."""
    phased = Lifecycle(
        id="phased",
        version="1",
        title="Phased",
        states=(State(id="in", initial=True, phase="creation"), State(id="out", final=True)),
        transitions=(step("leave", "in", "out"),),
        obligations=(
            Obligation(id="ask", in_states="in", within=Duration(days=9), met_by="leave"),
        ),
    )
    for since, wanted in (
        (None, "found in this state; nobody knows since when it was there"),
        (later(-9), "found in this state, there since 23 December 2023"),
    ):
        taken = take_in(idea(), lifecycle=phased, state="in", on=DAY, since=since)
        said = draw_timeline(taken, on=later(5), under=phased).description
        assert wanted in said.en
        assert "by itself" not in said.en
        assert ("ask: not known" in said.en) is (since is None)


def test_a_stay_is_at_risk_from_the_age_at_which_it_was_taken_in() -> None:
    """A shorter one of its kind would not have been found, so it says nothing of shorter stays."""
    begun = [started(REGISTER, id=f"b{n}") for n in range(4)]
    left = [
        advance(subject, "send", on=later(days), by=CLERK, under=REGISTER)
        for subject, days in zip(begun, (5, 20, 30, 40), strict=True)
    ]
    old = take_in(idea("old"), lifecycle=REGISTER, state="draft", on=later(10), since=later(-10))
    gone = advance(old, "send", on=later(15), by=CLERK, under=REGISTER)
    stays = Portfolio([*left, gone]).time_in("draft", on=later(50))
    assert [(s.days, s.at_risk, s.ended) for s in stays] == [
        (5, 4, 1),
        (20, 4, 1),
        (25, 3, 1),
        (30, 2, 1),
        (40, 1, 1),
    ]
    assert [share for _, share in stays.survival] == [
        Fraction(3, 4),
        Fraction(9, 16),
        Fraction(3, 8),
        Fraction(3, 16),
        Fraction(0),
    ]
    assert stays.left_out == ()


def test_a_stay_whose_beginning_nobody_knows_is_left_out_by_name() -> None:
    """And so is one that ended nobody knows when, since it was found elsewhere later."""
    begun = started(REGISTER, id="begun")
    jump = attrs.evolve(found().history[0], subject="begun", number=2, source="draft", on=later(9))
    jumped = attrs.evolve(begun, history=(*begun.history, jump))
    held = Portfolio([found(), jumped])
    stays = held.time_in("review", on=later(50))
    assert stays.left_out == ("one-stop", "begun")
    assert list(stays) == []
    assert held.time_in("draft", on=later(50)).left_out == ("begun",)
    assert str(stays).endswith("median not reached, 2 left out")
    assert "(left out, since nobody knows when they began: 2)" in stays.to_html()
    assert "(tidak dihitung karena awalnya tidak diketahui: 2)" in stays.to_html(lang="id")


def test_what_has_stood_long_counts_from_the_day_that_is_known() -> None:
    """Else from the day on which it was found."""
    held = Portfolio([found(since=later(-100)), attrs.evolve(found(), id="other")])
    rows = held.stalled(later(50), longer_than=Duration(days=60), under=REGISTER)
    assert [(row["subject"], row["since"]) for row in rows] == [("one-stop", later(-100))]
    assert list(held.overdue(later(50), under=REGISTER))
