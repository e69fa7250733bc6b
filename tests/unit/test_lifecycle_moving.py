"""Beginning, deciding, advancing, and the menu: what is taken, what is refused, and why."""

from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import attrs
import pytest

from jipp import (
    RESUME,
    SAME,
    Accepted,
    Actor,
    AllOf,
    Basis,
    Confidence,
    Duration,
    Evidence,
    Fact,
    HasEvidence,
    HasField,
    HasNote,
    Innovation,
    Lifecycle,
    NotInForceError,
    Option,
    Period,
    Predicate,
    Reason,
    Refused,
    SameAgency,
    State,
    TransitionRefusedError,
    UnknownNameError,
    Window,
    advance,
    begin,
    catch_up,
    decide,
    options,
    revert,
)
from jipp._coded import UnmetReason
from jipp.typing import UNKNOWN
from tests.effort import passed
from tests.lifecycles import CLERK, DAY, HEAD, OFFICE, flow, idea, later, started, step

SIMPLE = flow(step("submit", "draft", "review"), step("finish", "review", "done"))
BOOK = Evidence(id="book", kind="legal_basis")


def refused(subject: Innovation, action: str, law: Lifecycle, **given: Any) -> tuple[Reason, ...]:
    """The reasons of a refusal, on the first day and by the clerk where nothing else is said."""
    common: dict[str, Any] = {"on": DAY, "by": CLERK, "under": law, **given}
    answer = decide(subject, action, **common)
    assert isinstance(answer, Refused)
    assert answer.subject == subject
    assert answer.action == action
    return answer.reasons


def codes(reasons: tuple[UnmetReason, ...]) -> list[str]:
    """The codes of reasons, in order."""
    return [reason.code for reason in reasons]


def denial(call: Any, *args: Any, **given: Any) -> list[str]:
    """The codes of a refusal that is raised."""
    with pytest.raises(TransitionRefusedError) as raised:
        call(*args, **given)
    error = raised.value
    assert [p.code for p in error.problems] == codes(error.refusal.reasons)
    return codes(error.refusal.reasons)


def test_without_a_way_in_anyone_begins() -> None:
    """Entry 1 is `begin`, from nowhere into the initial state, with all that was said."""
    at = datetime(2024, 1, 2, tzinfo=UTC)
    begun = begin(
        idea(), lifecycle=SIMPLE, on=DAY, by=None, note="first", evidence=[BOOK], recorded_at=at
    )
    (entry,) = begun.history
    assert (entry.number, entry.subject, entry.action) == (1, "one-stop", "begin")
    assert (entry.source, entry.target, entry.on, entry.by) == (None, "draft", DAY, None)
    assert (entry.evidence, entry.note, entry.recorded_at) == (("book",), "first", at)
    assert (entry.definition, entry.reverts) == ("flow@1", None)
    assert begun.evidence == (BOOK,)
    assert (begun.state, begun.phase, begun.entered_on) == ("draft", None, DAY)


GATED = flow(
    step("register", (), "draft", roles=("clerk",), requires=HasField(name="unit")),
    step("submit", "draft", "done"),
    states=("draft", "done"),
    in_force=Period(since=DAY, until=later(365)),
)


def test_a_way_in_has_its_action_roles_and_requirements() -> None:
    """Who may not, or lacks something, is refused with all reasons; nothing has begun."""
    assert begin(idea(unit="u"), lifecycle=GATED, on=DAY, by=CLERK).history[0].action == "register"
    assert denial(begin, idea(), lifecycle=GATED, on=DAY, by=HEAD) == [
        "role_not_permitted",
        "missing_field",
    ]


def test_a_way_in_is_judged_on_all_that_is_given() -> None:
    """Note, facts, predicates, and the evidence handed in with it, valid on the day."""
    needs = (
        HasNote(),
        Fact(name="fee", op="==", value=0),
        HasEvidence(kind="legal_basis", since_entered=True),
        Predicate(name="open"),
    )
    law = flow(
        step("register", (), "draft", requires=AllOf(of=needs)),
        step("submit", "draft", "done"),
        states=("draft", "done"),
    )

    def is_open(_: object, on: date, by: Actor, facts: dict[str, Any]) -> bool:
        return (on, by, facts) == (DAY, CLERK, {"fee": 0})

    given: dict[str, Any] = {
        "note": "x",
        "facts": {"fee": 0},
        "evidence": [attrs.evolve(BOOK, valid_until=DAY)],
        "predicates": {"open": is_open},
    }
    common: dict[str, Any] = {"lifecycle": law, "on": DAY, "by": CLERK}
    assert begin(idea(), **common, **given).state == "draft"
    assert denial(begin, idea(), **common) == [
        "missing_note",
        "fact_missing",
        "missing_evidence",
        "predicate_unknown",
    ]
    expired = denial(begin, idea(), **{**common, "on": later(1)}, **given)
    assert expired == ["expired_evidence", "predicate_failed"]


def test_of_several_ways_in_each_says_why_not() -> None:
    """As of several transitions from one state."""
    law = flow(
        step("register", (), "draft", roles=("head",)),
        step("register", (), "draft", requires=HasNote()),
        step("submit", "draft", "done"),
        states=("draft", "done"),
    )
    with pytest.raises(TransitionRefusedError) as raised:
        begin(idea(), lifecycle=law, on=DAY, by=CLERK)
    (reason,) = raised.value.refusal.reasons
    assert (reason.code, reason.basis) == ("none_of", law.basis)
    assert begin(idea(), lifecycle=law, on=DAY, by=CLERK, note="x").state == "draft"


def test_what_has_begun_does_not_begin_again() -> None:
    """Neither under the same law nor under another."""
    begun = started(SIMPLE)
    for law, action in ((SIMPLE, "begin"), (GATED, "register")):
        params = {"action": action, "state": "draft", "states": ()}
        reason = Reason(code="wrong_state", params=params, basis=law.basis)
        with pytest.raises(TransitionRefusedError) as raised:
            begin(begun, lifecycle=law, on=DAY, by=CLERK, evidence=[BOOK])
        assert raised.value.refusal == Refused(subject=begun, action=action, reasons=(reason,))
    assert codes(refused(started(GATED, unit="u"), "register", GATED)) == ["wrong_state"]


def test_the_menu_says_of_every_action_what_decide_would_answer() -> None:
    """Where a guard bars, a fork leads, evidence is handed in or somebody else must act."""
    law = flow(
        step("go", "draft", "left", requires=HasNote()),
        step("fork", "draft", "left", requires=HasNote()),
        step("fork", "draft", "right"),
        step("prove", "draft", "left", requires=HasEvidence(kind="other", since_entered=True)),
        step("approve", "draft", "left", distinct_from=("begin",)),
        states=("draft", "left", "right"),
    )
    begun = started(law)
    targets = {"go": "left", "fork": "right", "prove": "left", "approve": "left"}
    piece = Evidence(id="e", kind="other")
    for given in ({}, {"evidence": [piece]}, {"by": HEAD}):
        common: dict[str, Any] = {"on": DAY, "by": CLERK, "under": law, **given}
        menu = options(begun, **common)
        assert [option.action for option in menu] == list(targets)
        for option in menu:
            answer = decide(begun, option.action, **common)
            reasons = answer.reasons if isinstance(answer, Refused) else ()
            if isinstance(answer, Accepted):
                assert answer.subject.state == targets[option.action]
            assert (option.permitted, option.reasons) == (not reasons, reasons)
            assert option.target == ("left" if reasons else targets[option.action])
    assert [o.permitted for o in options(begun, on=DAY, by=CLERK, under=law)] == [
        False,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("in_force", "on", "satisfied_from"),
    [
        (Period(since=later(5)), DAY, later(5)),
        (Period(since=Window(not_before=later(3), not_after=later(9))), DAY, later(3)),
        (Period(until=DAY), DAY, None),
        (Period(since=DAY, until=DAY), DAY, None),
        (Period(since=UNKNOWN, until=DAY), DAY, None),
    ],
)
def test_nothing_begins_under_a_law_that_does_not_hold(
    in_force: Period, on: date, satisfied_from: date | None
) -> None:
    """The reason says from when it would; what is only possible is let through."""
    law = attrs.evolve(SIMPLE, in_force=in_force)
    with pytest.raises(TransitionRefusedError) as raised:
        begin(idea(), lifecycle=law, on=on, by=CLERK)
    reason = Reason(
        code="not_in_force",
        params={"definition": "flow@1", "on": on},
        basis=law.basis,
        satisfied_from=satisfied_from,
    )
    assert raised.value.refusal == Refused(
        subject=idea(), action="begin", reasons=(reason,), satisfied_from=satisfied_from
    )


def test_a_law_that_may_hold_is_let_through() -> None:
    """An end that is not known is no refusal."""
    law = attrs.evolve(SIMPLE, in_force=Period(since=UNKNOWN, until=UNKNOWN))
    assert begin(idea(), lifecycle=law, on=DAY, by=CLERK).state == "draft"


def test_a_subject_stays_under_its_law() -> None:
    """After the law has ended, what began under it goes on under it."""
    begun = started(GATED, unit="u")
    assert advance(begun, "submit", on=later(1000), by=CLERK, under=GATED).state == "done"


def test_a_shipped_lifecycle_is_found_by_name_and_day() -> None:
    """By the name on beginning, and by the history's definition from then on."""
    unit = Actor(id="ani", roles=("unit",), agency=OFFICE)
    begun = begin(idea(unit="RSUD"), lifecycle="innovation", on=date(2020, 7, 17), by=unit)
    assert begun.history[0].definition == "innovation@2020"
    assert advance(begun, "try_out", on=date(2022, 1, 1), by=unit).state == "trial"
    with pytest.raises(NotInForceError):
        begin(idea(), lifecycle="innovation", on=date(2000, 1, 1), by=unit)
    with pytest.raises(UnknownNameError):
        begin(idea(), lifecycle="inovasi", on=DAY, by=unit)


def test_an_accepted_action_gives_a_new_subject_and_its_entries() -> None:
    """The subject given stays as it was."""
    begun = started(SIMPLE)
    answer = decide(begun, "submit", on=later(1), by=HEAD, note="ready", under=SIMPLE)
    assert isinstance(answer, Accepted)
    assert answer.entries == answer.subject.history[1:]
    (entry,) = answer.entries
    assert (entry.number, entry.action, entry.source, entry.target) == (
        2,
        "submit",
        "draft",
        "review",
    )
    assert (entry.on, entry.by, entry.note) == (later(1), HEAD, "ready")
    assert begun.state == "draft"
    assert answer.subject.state == "review"
    assert (answer.confidence, answer.design) == (None, False)
    seen = Basis(origin="practice", confidence="inferred", citation=None)
    law = flow(step("submit", "draft", "done", basis=seen), states=("draft", "done"))
    practised = decide(started(law), "submit", on=DAY, by=CLERK, under=law)
    assert (practised.confidence, practised.design) == (Confidence.INFERRED, False)
    barred = flow(
        step("submit", "draft", "done", requires=HasNote(), basis=seen), states=("draft", "done")
    )
    missing = decide(started(barred), "submit", on=DAY, by=CLERK, under=barred)
    assert (missing.confidence, missing.design) == (Confidence.INFERRED, False)
    over = decide(practised.subject, "submit", on=DAY, by=CLERK, under=law)
    assert (over.confidence, over.design) == (None, False)


def test_values_made_fast_equal_those_of_the_constructor() -> None:
    """Entries, subjects, answers, reasons and options are what their constructors would make."""
    begun = started(SIMPLE)
    accepted = decide(begun, "submit", on=later(1), by=HEAD, under=SIMPLE)
    denied = decide(begun, "finish", on=later(1), by=HEAD, under=SIMPLE)
    guarded = flow(
        step("go", "draft", "done", requires=Fact(name="x", op=">", value=0)),
        states=("draft", "done"),
    )
    unmet = decide(started(guarded), "go", on=DAY, by=HEAD, facts={"x": 0}, under=guarded)
    assert isinstance(unmet, Refused)
    menu = options(begun, on=DAY, by=HEAD, under=SIMPLE)
    for value in (accepted, accepted.subject, denied, unmet, *unmet.reasons, *menu, *begun.history):
        made = attrs.evolve(value)
        assert (made, type(made), hash(made), repr(made)) == (
            value,
            type(value),
            hash(value),
            repr(value),
        )
        assert {name for name in dir(value) if name not in dir(made)} == set()
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, attrs.fields(type(value))[0].name, None)


def test_evidence_given_is_added_once() -> None:
    """An equal piece that is there already is not brought again; entries name new ids only."""
    other = Evidence(id="other", kind="other")
    begun = started(SIMPLE, evidence=(BOOK,))
    moved = advance(begun, "submit", on=DAY, by=CLERK, evidence=[BOOK, other, other], under=SIMPLE)
    assert moved.evidence == (BOOK, other)
    assert moved.history[-1].evidence == ("other",)


def test_a_refusal_brings_no_evidence() -> None:
    """What was handed in with a refused action is not kept."""
    refused(started(SIMPLE), "finish", SIMPLE, evidence=[BOOK])


STRICT = flow(
    step(
        "publish",
        "draft",
        "done",
        roles=("head",),
        requires=AllOf(of=(HasField(name="unit"), HasNote(), Fact(name="fee", op="==", value=0))),
    ),
    step("return", "done", "draft"),
    step("close", ("draft", "done"), "closed"),
    step("lapse", "draft", "closed", after=Duration(years=50)),
    states=("draft", "done", State(id="closed", final=True)),
)


def test_a_refusal_gives_all_reasons_who_first() -> None:
    """Role, then the requirements as they are written."""
    reasons = refused(started(STRICT), "publish", STRICT, facts={"fee": 5})
    assert codes(reasons) == ["role_not_permitted", "missing_field", "missing_note", "fact_unmet"]
    params = {"roles": ("head",), "held": ("clerk",)}
    basis = STRICT.transitions[0].basis
    assert reasons[0] == Reason(code="role_not_permitted", params=params, basis=basis)
    nobody = refused(started(STRICT), "publish", STRICT, by=None)[0]
    assert dict(nobody.params) == {"roles": ("head",), "held": ()}


@pytest.mark.parametrize(
    ("action", "code", "params"),
    [
        ("fly", "unknown_action", {"known": ("publish", "return", "close", "lapse")}),
        ("return", "wrong_state", {"state": "draft", "states": ("done",)}),
        ("lapse", "automatic", {}),
    ],
)
def test_what_cannot_be_done_here_says_where_it_can(
    action: str, code: str, params: dict[str, object]
) -> None:
    """An action that is not known, is for another state, or happens by itself."""
    (reason,) = refused(started(STRICT), action, STRICT)
    assert (reason.code, dict(reason.params)) == (code, {"action": action, **params})
    assert reason.basis == STRICT.basis


def test_in_a_final_state_nothing_more_is_done() -> None:
    """Every action of the law is over; one it does not know is still unknown."""
    closed = advance(started(STRICT), "close", on=DAY, by=CLERK, under=STRICT)
    over = Reason(code="finished", params={"state": "closed"}, basis=STRICT.basis)
    for action in ("publish", "lapse"):
        assert refused(closed, action, STRICT) == (over,)
    assert codes(refused(closed, "fly", STRICT)) == ["unknown_action"]


def test_what_has_not_begun_cannot_advance() -> None:
    """With or without a law named."""
    assert codes(refused(idea(), "submit", SIMPLE)) == ["not_begun"]
    answer = decide(idea(), "submit", on=DAY, by=CLERK)
    assert isinstance(answer, Refused)
    assert answer.message() == "one-stop has not begun: begin it under a lifecycle first"


def test_a_day_before_the_last_entry_is_out_of_order() -> None:
    """Beside the other reasons, with the first day that is in order."""
    begun = started(STRICT, on=later(10))
    reasons = refused(begun, "publish", STRICT, on=later(9), by=HEAD, note="x", facts={"fee": 0})
    assert codes(reasons) == ["out_of_order", "missing_field"]
    assert reasons[0].satisfied_from == later(10)
    late = decide(begun, "close", on=later(9), by=CLERK, under=STRICT)
    assert isinstance(late, Refused)
    assert late.satisfied_from == later(10)
    assert advance(begun, "close", on=later(10), by=CLERK, under=STRICT).state == "closed"
    assert codes(refused(begun, "fly", STRICT, on=later(9))) == ["out_of_order", "unknown_action"]


@pytest.mark.parametrize(("expecting", "stale"), [(0, True), (1, False), (2, True), (None, False)])
def test_a_writer_who_saw_another_history_is_stale(expecting: int | None, stale: bool) -> None:
    """However many more or fewer entries there are."""
    begun = started(SIMPLE)
    common: dict[str, Any] = {"on": DAY, "by": CLERK, "expecting": expecting, "under": SIMPLE}
    answer = decide(begun, "submit", **common)
    if stale:
        reason = Reason(code="stale", params={"expected": expecting, "found": 1})
        assert answer == Refused(subject=begun, action="submit", reasons=(reason,))
        assert denial(advance, begun, "submit", **common) == ["stale"]
    else:
        assert answer.subject == advance(begun, "submit", **common)


CONSENT = flow(
    step("lapse", "asked", "granted", after=Duration(days=30)),
    step("decide", "asked", "decided"),
    step("use", "granted", "used"),
    states=("asked", "granted", State(id="decided", final=True), State(id="used", final=True)),
)


def test_the_writer_counts_the_entries_before_what_happens_by_itself() -> None:
    """Who saw one entry is up to date, though a second falls due on the way."""
    at = datetime(2024, 2, 5, tzinfo=UTC)
    begun = started(CONSENT)
    answer = decide(
        begun, "use", on=later(35), by=CLERK, expecting=1, recorded_at=at, under=CONSENT
    )
    assert isinstance(answer, Accepted)
    assert [(e.action, e.on, e.by, e.recorded_at) for e in answer.entries] == [
        ("lapse", later(30), None, at),
        ("use", later(35), CLERK, at),
    ]


def test_a_refused_subject_is_caught_up_and_no_more() -> None:
    """What had happened by itself is in the history; the caller's own value is as it was."""
    begun = started(CONSENT)
    answer = decide(begun, "decide", on=later(35), by=CLERK, evidence=[BOOK], under=CONSENT)
    assert isinstance(answer, Refused)
    assert codes(answer.reasons) == ["wrong_state"]
    assert answer.subject == catch_up(begun, on=later(35), under=CONSENT)
    assert (begun.state, answer.subject.state) == ("asked", "granted")


def test_evidence_given_now_does_not_work_backwards() -> None:
    """A transition that fell due before is judged without what is handed in afterwards."""
    law = flow(
        step(
            "lapse", "asked", "granted", after=Duration(days=30), requires=HasEvidence(kind="other")
        ),
        step("wait", "asked", SAME),
        states=("asked", State(id="granted", final=True)),
    )
    piece = Evidence(id="e", kind="other")
    waited = advance(started(law), "wait", on=later(40), by=CLERK, evidence=[piece], under=law)
    assert waited.state == "asked"
    assert catch_up(waited, on=later(90), under=law).state == "asked"


FORKED = flow(
    step("route", "inbox", "urgent", requires=Fact(name="priority", op=">=", value=9)),
    step("route", "inbox", "normal", requires=HasNote()),
    step("route", "inbox", "low", roles=("head",)),
    states=("inbox", "urgent", "normal", "low"),
)


@pytest.mark.parametrize(
    ("given", "target"),
    [
        ({"facts": {"priority": 9}, "note": "x"}, "urgent"),
        ({"facts": {"priority": 8}, "note": "x", "by": HEAD}, "normal"),
        ({"facts": {"priority": 8}, "by": HEAD}, "low"),
    ],
)
def test_the_first_transition_that_holds_is_taken(given: dict[str, Any], target: str) -> None:
    """In the order of the definition; roles count as part of holding; the menu says the same."""
    common: dict[str, Any] = {"on": DAY, "by": CLERK, "under": FORKED, **given}
    assert advance(started(FORKED), "route", **common).state == target
    (option,) = options(started(FORKED), **common)
    assert option == Option(action="route", target=target, permitted=True)


def test_where_none_of_several_holds_each_says_why() -> None:
    """One reason, with a branch for each transition."""
    (reason,) = refused(started(FORKED), "route", FORKED, facts={"priority": 1})
    branches: tuple[tuple[Reason, ...], ...] = dict(reason.params)["branches"]  # type: ignore[assignment]
    assert (reason.code, reason.basis) == ("none_of", FORKED.basis)
    assert [codes(branch) for branch in branches] == [
        ["fact_unmet"],
        ["missing_note"],
        ["role_not_permitted"],
    ]
    (option,) = options(started(FORKED), on=DAY, by=CLERK, facts={"priority": 1}, under=FORKED)
    assert option == Option(action="route", target="urgent", permitted=False, reasons=(reason,))


FOUR_EYES = flow(
    step("submit", ("draft", "review"), "review"),
    step("approve", "review", "done", distinct_from=("submit", "begin")),
    states=("draft", "review", "done"),
)


def test_four_eyes_ask_for_somebody_who_never_did_it() -> None:
    """Whoever submitted at any time, or began it, does not approve; after a return neither."""
    first, second, third = (Actor(id=id) for id in ("a", "b", "c"))
    subject = begin(idea(), lifecycle=FOUR_EYES, on=DAY, by=third)
    for by in (first, second):
        subject = advance(subject, "submit", on=DAY, by=by, under=FOUR_EYES)
    (reason,) = refused(subject, "approve", FOUR_EYES, by=second)
    params = {"actor": "b", "action": "submit"}
    basis = FOUR_EYES.transitions[1].basis
    assert reason == Reason(code="same_actor", params=params, basis=basis)
    (reason,) = refused(subject, "approve", FOUR_EYES, by=first)
    assert dict(reason.params) == {"actor": "a", "action": "submit"}
    assert codes(refused(subject, "approve", FOUR_EYES, by=third)) == ["same_actor"]
    assert codes(refused(subject, "approve", FOUR_EYES, by=None)) == ["same_actor"] * 2
    assert advance(subject, "approve", on=DAY, by=CLERK, under=FOUR_EYES).state == "done"


RESTING = flow(
    step("go", "a", "b"),
    step("rest", ("a", "b"), "asleep"),
    step("nap", "asleep", "coma"),
    step("wake", ("asleep", "coma"), RESUME),
    step("note", ("a", "b", "asleep"), SAME),
    step("end", "b", "end"),
    states=("a", "b", "asleep", "coma", "end"),
    correctors=("head",),
)


def test_resuming_leads_back_to_where_it_came_from() -> None:
    """Not to where a resumption came from: going to sleep twice and waking twice ends in b."""
    subject = started(RESTING)
    ways = [
        ("go", "b"),
        ("rest", "asleep"),
        ("note", "asleep"),
        ("nap", "coma"),
        ("wake", "asleep"),
        ("wake", "b"),
        ("rest", "asleep"),
        ("wake", "b"),
    ]
    for action, state in ways:
        subject = advance(subject, action, on=DAY, by=CLERK, under=RESTING)
        assert subject.state == state


def test_an_action_that_resumes_or_moves_resumes_where_it_came_from() -> None:
    """Waking leads back to where sleep began: that is no coming from sleep."""
    law = flow(
        step("rest", ("a", "b"), "asleep"),
        step("wake", "asleep", RESUME, requires=Fact(name="well", op="==", value=True)),
        step("wake", "asleep", "a"),
        step("back", "a", RESUME),
        step("go", "a", "b"),
        states=("a", "b", "asleep"),
    )
    slept = advance(started(law), "rest", on=DAY, by=CLERK, under=law)
    woken = advance(slept, "wake", on=DAY, by=CLERK, facts={"well": True}, under=law)
    assert codes(refused(woken, "back", law)) == ["wrong_state"]
    moved = advance(started(law), "go", on=DAY, by=CLERK, under=law)
    for action in ("rest", "wake"):
        moved = advance(moved, action, on=DAY, by=CLERK, under=law)
    assert moved.state == "a"
    assert advance(moved, "back", on=DAY, by=CLERK, under=law).state == "asleep"


def test_resuming_looks_past_a_revert() -> None:
    """A revert into sleep is no going to sleep: waking leads to where sleep began."""
    subject = started(RESTING)
    for action in ("rest", "wake", "go"):
        subject = advance(subject, action, on=DAY, by=CLERK, under=RESTING)
    back = revert(subject, to=2, on=DAY, by=HEAD, note="still asleep", under=RESTING)
    assert back.state == "asleep"
    assert advance(back, "wake", on=DAY, by=CLERK, under=RESTING).state == "a"


def test_resuming_may_be_one_of_several_ways() -> None:
    """With a note to the beginning, else back to where it came from."""
    law = flow(
        step("go", "a", "b"),
        step("rest", "b", "asleep"),
        step("wake", "asleep", "a", requires=HasNote()),
        step("wake", "asleep", RESUME),
        states=("a", "b", "asleep"),
    )
    subject = started(law)
    for action in ("go", "rest"):
        subject = advance(subject, action, on=DAY, by=CLERK, under=law)
    for note, state in (("x", "a"), ("", "b")):
        woken = advance(subject, "wake", on=DAY, by=CLERK, note=note, under=law)
        assert woken.state == state


def test_there_may_be_nothing_to_resume() -> None:
    """Begun asleep, it has nowhere to wake to, and says so."""
    law = flow(
        step("wake", "asleep", RESUME),
        step("go", "asleep", "b"),
        step("rest", "b", "asleep"),
        states=("asleep", "b"),
    )
    params = {"action": "wake", "state": "asleep", "states": ()}
    nowhere = Reason(code="wrong_state", params=params, basis=law.basis)
    assert refused(started(law), "wake", law) == (nowhere,)
    wake = options(started(law), on=DAY, by=CLERK, under=law)[0]
    assert (wake.action, wake.target, wake.permitted) == ("wake", None, False)


def test_staying_is_no_entering() -> None:
    """The day of entry is that of coming from another state; the phase is that of the state."""
    law = flow(
        step("note", "draft", SAME),
        step("go", "draft", "done"),
        states=(State(id="draft", phase="creation"), State(id="done", phase="development")),
    )
    noted = advance(started(law), "note", on=later(5), by=CLERK, under=law)
    assert (noted.entered_on, noted.state) == (DAY, "draft")
    gone = advance(noted, "go", on=later(6), by=CLERK, under=law)
    assert gone.entered_on == later(6)
    assert [entry.phase for entry in gone.history] == [
        law.states[0].phase,
        law.states[0].phase,
        law.states[1].phase,
    ]


def test_the_menu_lists_every_action_but_the_way_in() -> None:
    """In the order of the definition, each with where it would lead."""
    menu = options(started(STRICT, unit="u"), on=DAY, by=CLERK, under=STRICT)
    assert [(o.action, o.target, o.permitted, codes(o.reasons)) for o in menu] == [
        ("publish", "done", False, ["role_not_permitted", "missing_note", "fact_missing"]),
        ("return", "draft", False, ["wrong_state"]),
        ("close", "closed", True, []),
        ("lapse", "closed", False, ["automatic"]),
    ]
    assert [o.action for o in options(started(GATED, unit="u"), on=DAY, by=CLERK, under=GATED)] == [
        "submit"
    ]


def test_the_menu_holds_what_can_be_decided_alone() -> None:
    """A revert is a call of its own; who may make it is said by the law."""
    subject = started(RESTING)
    assert RESTING.correctors == ("head",)
    assert "revert" not in {o.action for o in options(subject, on=DAY, by=HEAD, under=RESTING)}


def test_a_revert_is_not_decided_but_the_way_to_it_is_told() -> None:
    """It needs the number of an entry, which `decide` does not take."""
    (reason,) = refused(started(RESTING), "revert", RESTING, by=HEAD)
    assert reason.code == "unknown_action"
    assert reason.message("en") == (
        "revert goes back to an entry, by its number: call `revert`, and say in `to` which"
    )
    assert "panggil `revert`" in reason.message("id")


def test_the_menu_of_what_has_not_begun_is_shut() -> None:
    """Nothing can be decided before the beginning, whatever laws are at hand."""
    assert options(idea(), on=DAY, by=CLERK) == ()
    assert options(idea(), on=DAY, by=CLERK, under=SIMPLE) == ()


def test_the_menu_is_that_of_the_day() -> None:
    """What has happened by itself by then has happened; before the last entry all is shut."""
    begun = started(CONSENT, on=later(1))
    open_then = [
        o.action for o in options(begun, on=later(31), by=CLERK, under=CONSENT) if o.permitted
    ]
    assert open_then == ["use"]
    early = options(begun, on=DAY, by=CLERK, under=CONSENT)
    assert [(o.action, o.target, codes(o.reasons), o.satisfied_from) for o in early] == [
        ("lapse", "granted", ["out_of_order", "automatic"], None),
        ("decide", "decided", ["out_of_order"], later(1)),
        ("use", "used", ["out_of_order", "wrong_state"], None),
    ]


@attrs.frozen(kw_only=True)
class Permit:
    """A subject of somebody else's, with checks of its own."""

    id: str
    evidence: tuple[Evidence, ...] = ()
    history: tuple[Any, ...] = attrs.field(default=(), validator=attrs.validators.max_len(2))
    holder: str = attrs.field(default="x", validator=attrs.validators.instance_of(str))


def test_any_attrs_class_with_id_evidence_and_history_moves() -> None:
    """It comes back as what it is, built by its own constructor."""
    begun = begin(Permit(id="p", holder="y"), lifecycle=SIMPLE, on=DAY, by=CLERK)
    moved = advance(begun, "submit", on=DAY, by=CLERK, evidence=[BOOK], under=SIMPLE)
    assert isinstance(moved, Permit)
    assert (moved.holder, moved.evidence, moved.history[-1].target) == ("y", (BOOK,), "review")
    assert codes(refused_permit(moved)) == ["missing_field"]
    with pytest.raises(ValueError, match="must be <= 2: 3"):
        advance(moved, "finish", on=DAY, by=CLERK, under=SIMPLE)


def refused_permit(permit: Permit) -> tuple[Reason, ...]:
    """What a requirement on an agency says to a subject that has none."""
    law = flow(
        step("submit", "draft", "review"),
        step("finish", "review", "done", requires=SameAgency()),
    )
    answer = decide(permit, "finish", on=DAY, by=CLERK, under=law)
    assert isinstance(answer, Refused)
    return answer.reasons


def test_a_decision_takes_a_short_way() -> None:
    """An innovation is tried out in at most 18 calls of functions, in at most 6 modules."""
    by = Actor(id="ani", roles=("unit",), agency=OFFICE)
    idea = Innovation(id="queue", title="Queue", agency=OFFICE, unit="Permits")
    begun = begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=by)
    decided = partial(decide, begun, "try_out", on=date(2022, 4, 1), by=by)
    assert isinstance(decided(), Accepted)
    modules = passed(decided)
    assert "jipp.lifecycle.deciding" in modules
    assert len(modules) <= 18
    assert len(set(modules)) <= 6, sorted(set(modules))


GUARDED = flow(
    *(
        step(action, "draft", target, requires=Fact(name=action, op=">", value=0), label=action)
        for action, target in (("submit", "review"), ("finish", "done"), ("drop", "gone"))
    ),
    states=("draft", "review", "done", "gone"),
)
CLOSED = {"submit": 0, "finish": 0, "drop": 0}


def test_a_refusal_takes_a_short_way() -> None:
    """One by a guard takes at most 5 calls of functions, and has the words of its law."""
    begun = started(GUARDED)
    ask = partial(decide, begun, "submit", on=DAY, by=CLERK, facts=CLOSED, under=GUARDED)
    answer = ask()
    assert isinstance(answer, Refused)
    assert answer.reasons[0].words == GUARDED._words
    assert len(passed(ask)) <= 5


def test_options_take_a_short_way() -> None:
    """Three that guards refuse take at most 11 calls of functions, and have the law's words."""
    begun = started(GUARDED)
    ask = partial(options, begun, on=DAY, by=CLERK, facts=CLOSED, under=GUARDED)
    assert [o.reasons[0].words for o in ask()] == [GUARDED._words] * 3
    assert len(passed(ask)) <= 11
