"""A history: as it was, corrected, sealed, and audited."""

import time
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import attrs
import pytest

from jipp import (
    RESUME,
    SAME,
    Accepted,
    Actor,
    AllOf,
    Always,
    AnyOf,
    Approvals,
    Duration,
    Entry,
    Evidence,
    HasEvidence,
    HasField,
    HasNote,
    Innovation,
    InvalidDataError,
    InvalidInputError,
    Not,
    Phase,
    Reason,
    Refused,
    State,
    TransitionRefusedError,
    advance,
    as_of,
    audit,
    begin,
    catch_up,
    decide,
    digest,
    digests,
    from_wire,
    migrate,
    revert,
    to_wire,
)
from jipp.model.finding import Severity
from jipp.model.requirements.base import Requirement
from tests.effort import grows_with
from tests.lifecycles import CLERK, DAY, HEAD, flow, idea, later, started, step

LAW = flow(
    step("submit", "draft", "review"),
    step("note", ("draft", "review"), SAME),
    step("approve", "review", SAME, roles=("panel",)),
    step(
        "publish",
        "review",
        "done",
        requires=Approvals(action="approve", at_least=1),
        distinct_from=("submit",),
        roles=("head",),
    ),
    step("rest", ("draft", "review"), "asleep"),
    step("wake", "asleep", RESUME),
    step("expire", "asleep", "done", after=Duration(years=5)),
    states=(
        State(id="draft", phase="creation"),
        State(id="review", phase="creation"),
        "asleep",
        State(id="done", phase="development", final=True),
    ),
    correctors=("head",),
)
PANEL = Actor(id="panel", roles=("panel",))
WALK: tuple[tuple[str, int, Actor], ...] = (
    ("submit", 1, CLERK),
    ("approve", 2, PANEL),
    ("rest", 3, CLERK),
    ("wake", 4, CLERK),
    ("approve", 5, PANEL),
    ("publish", 6, HEAD),
)


def walked(count: int = len(WALK)) -> Innovation:
    """A subject after some steps, each a day later, recorded a day after it, with a piece each."""
    at = datetime(2024, 1, 2, tzinfo=UTC)
    subject = begin(idea(), lifecycle=LAW, on=DAY, by=CLERK, recorded_at=at)
    for action, day, by in WALK[:count]:
        subject = advance(
            subject,
            action,
            on=later(day),
            by=by,
            evidence=[Evidence(id=f"e{day}", kind="other")],
            recorded_at=at + timedelta(days=day),
            under=LAW,
        )
    return subject


def changed(subject: Innovation, at: int, /, **fields: Any) -> Innovation:
    """The same with other fields in one entry."""
    entries = list(subject.history)
    entries[at - 1] = attrs.evolve(entries[at - 1], **fields)
    return attrs.evolve(subject, history=tuple(entries))


def found(subject: Innovation, **given: Any) -> list[tuple[str, str]]:
    """The codes and entries of an audit's findings; each says itself in both languages."""
    common: dict[str, Any] = {"under": LAW, **given}
    findings = audit(subject, **common)
    assert all(f.message("en").strip() and f.message("id").strip() for f in findings)
    return [(f.code, f.where) for f in findings]


@pytest.mark.parametrize("count", range(len(WALK) + 1))
def test_as_of_a_day_is_the_subject_of_that_day(count: int) -> None:
    """With the evidence that had been brought by then."""
    assert as_of(walked(), on=later(count)) == walked(count)


def test_as_of_the_day_before_it_began_there_is_no_history() -> None:
    """Evidence that no entry names was there all along; other fields are as they are."""
    kept = Evidence(id="own", kind="video")
    subject = attrs.evolve(walked(), evidence=(kept, *walked().evidence))
    then = as_of(subject, on=later(-1))
    assert (then.history, then.evidence, then.title) == ((), (kept,), subject.title)


def test_a_piece_that_two_entries_name_stays_with_the_first() -> None:
    """By hand an entry may name again what an earlier one brought."""
    subject = changed(walked(), 3, evidence=("e1", "e2"))
    assert [piece.id for piece in as_of(subject, on=later(1)).evidence] == ["e1"]


def test_what_was_known_is_what_had_been_recorded() -> None:
    """Entries without an instant are never known; the instant may be in any zone."""
    jakarta = timezone(timedelta(hours=7))
    at = datetime(2024, 1, 3, 7, tzinfo=jakarta)
    assert len(as_of(walked(), on=date.max, known_at=at).history) == 2
    assert len(as_of(walked(), on=DAY, known_at=at).history) == 1
    silent = changed(walked(), 2, recorded_at=None)
    known = as_of(silent, on=date.max, known_at=datetime(2030, 1, 1, tzinfo=UTC))
    assert [entry.number for entry in known.history] == [1, 3, 4, 5, 6, 7]
    assert "e1" not in {piece.id for piece in known.evidence}


def test_a_revert_goes_back_and_strikes_nothing_out() -> None:
    """Out of a final state too; the entry says to which it went back; evidence stays."""
    at = datetime(2024, 2, 1, tzinfo=UTC)
    done = walked()
    back = revert(done, to=2, on=later(9), by=HEAD, note="too early", recorded_at=at, under=LAW)
    assert back.history[:-1] == done.history
    assert back.evidence == done.evidence
    assert back.history[-1] == Entry(
        number=8,
        subject=done.id,
        action="revert",
        source="done",
        target="review",
        phase="creation",
        on=later(9),
        recorded_at=at,
        by=HEAD,
        note="too early",
        definition="flow@1",
        reverts=2,
    )
    assert back.entered_on == later(9)
    assert found(back) == []


def test_approvals_before_a_revert_lapse() -> None:
    """Even where the state is the same as before."""
    ready = walked(5)
    assert isinstance(decide(ready, "publish", on=later(9), by=HEAD, under=LAW), Accepted)
    for to in (2, 5, 6):
        back = revert(ready, to=to, on=later(9), by=HEAD, note="again", under=LAW)
        assert back.state == "review"
        answer = decide(back, "publish", on=later(9), by=HEAD, under=LAW)
        assert not isinstance(answer, Accepted)
        assert [r.code for r in answer.reasons] == ["approvals_missing"]


def may_not(*held: str) -> Reason:
    """That somebody with such roles does not revert."""
    params = {"roles": ("head",), "held": held}
    return Reason(code="role_not_permitted", params=params, basis=LAW.basis)


EARLY = Reason(
    code="out_of_order", params={"on": later(5), "last": later(6)}, satisfied_from=later(6)
)


@pytest.mark.parametrize(
    ("by", "day", "reasons"),
    [
        (CLERK, 9, (may_not("clerk"),)),
        (None, 9, (may_not(),)),
        (HEAD, 5, (EARLY,)),
        (CLERK, 5, (may_not("clerk"), EARLY)),
    ],
)
def test_only_a_corrector_reverts_and_in_order(
    by: Actor | None, day: int, reasons: tuple[Reason, ...]
) -> None:
    """The refusal is that of the action `revert`, with the subject and the basis of the law."""
    subject = walked()
    with pytest.raises(TransitionRefusedError) as raised:
        revert(subject, to=1, on=later(day), by=by, note="", under=LAW)
    first = later(6) if reasons == (EARLY,) else None
    assert raised.value.refusal == Refused(
        subject=subject, action="revert", reasons=reasons, satisfied_from=first
    )


def test_what_has_not_begun_has_nothing_to_go_back_to() -> None:
    """It is refused as not begun."""
    with pytest.raises(TransitionRefusedError, match="one-stop has not begun") as raised:
        revert(idea(), to=1, on=DAY, by=HEAD, note="")
    reason = Reason(code="not_begun", params={"subject": "one-stop"})
    assert raised.value.refusal == Refused(subject=idea(), action="revert", reasons=(reason,))


def test_a_revert_to_an_entry_that_is_not_there_is_a_fault() -> None:
    """The numbers there are stand in the text."""
    with pytest.raises(InvalidInputError, match="there is no entry 9: give a number from 1 to 7"):
        revert(walked(), to=9, on=later(9), by=HEAD, note="", under=LAW)


def test_a_revert_is_made_on_the_subject_caught_up() -> None:
    """What had happened by itself by that day comes first."""
    asleep, at = walked(3), datetime(2030, 1, 1, tzinfo=UTC)
    day = later(3 + 2000)
    back = revert(asleep, to=2, on=day, by=HEAD, note="", recorded_at=at, under=LAW)
    assert [(e.action, e.source, e.target, e.recorded_at) for e in back.history[4:]] == [
        ("expire", "asleep", "done", at),
        ("revert", "done", "review", at),
    ]


def test_the_chain_changes_with_every_field_and_the_subject() -> None:
    """Each digest covers its entry and all before it."""
    subject = walked()
    chain = digests(subject)
    assert len(set(chain)) == len(subject.history) == 7
    assert digest(subject) == chain[-1]
    assert digests(walked(3)) == chain[:4]
    other = Actor(id="other", roles=("head",), agency=None)
    changes: dict[str, Any] = {
        "number": 9,
        "subject": "x",
        "action": "x",
        "source": "x",
        "target": "x",
        "phase": "development",
        "on": later(99),
        "recorded_at": None,
        "by": other,
        "evidence": (),
        "note": "x",
        "definition": "x@1",
        "reverts": 1,
    }
    # `since` is of an entry that was found alone.
    assert {*changes, "since"} == {f.name for f in attrs.fields(Entry)}
    for field, value in changes.items():
        altered = digests(changed(subject, 4, **{field: value}))
        assert altered[:3] == chain[:3]
        assert not set(altered[3:]) & set(chain)
    by_itself = digests(changed(subject, 4, by=None))
    assert by_itself[:3] == chain[:3]
    assert not set(by_itself[3:]) & set(chain)
    renamed = attrs.evolve(subject, id="another")
    assert not set(digests(renamed)) & set(chain)
    assert digest(idea()) != digest(idea(id="another"))


def test_one_instant_in_two_zones_is_one_entry() -> None:
    """Equal entries have equal digests."""
    at = datetime(2024, 1, 5, 7, tzinfo=timezone(timedelta(hours=7)))
    one, two = (changed(walked(), 4, recorded_at=t) for t in (at, at.astimezone(UTC)))
    assert one == two
    assert digests(one) == digests(two)


def test_a_digest_is_the_same_on_every_machine() -> None:
    """Written down here, so that no release changes it unseen."""
    assert digest(idea())[:32] == "edc312e9ec01e49c4594d82eae1f8f69"
    assert digest(walked(1))[:32] == "2fc4d463fae551dcec50fc0c9ecf3632"


def test_a_digest_is_the_same_in_every_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the machine stands is no part of a history."""
    # Windows and browsers have one zone for good.
    moved = getattr(time, "tzset", lambda: None)
    sealed = digest(walked(1))
    with monkeypatch.context() as there:
        there.setenv("TZ", "WIB-7")
        moved()
        away = digest(walked(1))
    moved()
    assert away == sealed


def test_a_true_history_has_no_findings() -> None:
    """With all digests, with any earlier one, and after it has grown."""
    subject = walked()
    assert found(subject) == []
    assert found(subject, sealed=digests(subject)) == []
    for count in range(len(WALK) + 1):
        assert found(subject, sealed=digest(walked(count))) == []
        assert found(subject, sealed=digests(walked(count))) == []
    assert found(idea(), sealed=digest(idea())) == []
    assert found(idea(), sealed=()) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"number": 5}, [("gap", "5"), ("repeat", "5")]),
        ({"number": 2}, [("repeat", "2"), ("gap", "5")]),
        ({"subject": "x"}, [("foreign", "4")]),
        ({"on": later(1)}, [("order", "4")]),
        ({"on": later(7)}, [("order", "5")]),
        ({"action": "fly"}, [("unknown_action", "4")]),
        ({"action": "submit"}, [("no_transition", "4")]),
        ({"target": "limbo"}, [("unknown_state", "4"), ("no_transition", "5")]),
        ({"target": "done"}, [("phase", "4"), ("no_transition", "4"), ("no_transition", "5")]),
        ({"source": "draft"}, [("no_transition", "4"), ("no_transition", "5")]),
        ({"phase": "development"}, [("phase", "4")]),
        ({"reverts": 1}, [("role", "4"), ("no_transition", "4"), ("no_transition", "5")]),
    ],
)
def test_what_breaks_order_or_law_is_named(
    fields: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    """Entry 4, going to sleep from review, changed in one field."""
    assert found(changed(walked(), 4, **fields)) == expected


def test_every_finding_has_its_witness() -> None:
    """What stands there, and what should."""
    subject = walked()
    rest = {"action": "rest", "source": "review", "target": "asleep", "state": "review"}
    wake = {"action": "wake", "source": "asleep", "target": "review", "state": "asleep"}
    begun = {"source": None, "state": None}
    roles = {"roles": ("head",), "held": ()}
    for broken, expected in (
        (
            changed(subject, 4, number=5),
            [
                ("gap", "5", {"expected": 4, "found": 5}),
                ("repeat", "5", {"expected": 6, "found": 5}),
            ],
        ),
        (
            changed(subject, 4, subject="x"),
            [("foreign", "4", {"subject": "x", "wanted": subject.id})],
        ),
        (
            changed(subject, 2, definition="elsewhere@1"),
            [
                ("foreign", "2", {"subject": "elsewhere@1", "wanted": "flow@1"}),
                ("foreign", "3", {"subject": "flow@1", "wanted": "elsewhere@1"}),
            ],
        ),
        (
            changed(subject, 4, on=later(1)),
            [("order", "4", {"on": later(1), "last": later(2)})],
        ),
        (
            changed(subject, 4, action="fly"),
            [("unknown_action", "4", {"action": "fly", "known": LAW.actions})],
        ),
        (
            changed(changed(subject, 4, target="limbo"), 5, source="limbo"),
            [("unknown_state", n, {"state": "limbo", "definition": "flow@1"}) for n in "45"],
        ),
        (
            changed(subject, 4, target="done"),
            [
                ("phase", "4", {"phase": None, "wanted": Phase.DEVELOPMENT}),
                ("no_transition", "4", {**rest, "target": "done"}),
                ("no_transition", "5", {**wake, "state": "done"}),
            ],
        ),
        (
            changed(subject, 4, phase="development"),
            [("phase", "4", {"phase": Phase.DEVELOPMENT, "wanted": None})],
        ),
        (
            changed(subject, 4, source="draft"),
            [("no_transition", "4", {**rest, "source": "draft"}), ("no_transition", "5", wake)],
        ),
        (
            changed(walked(0), 1, target="review"),
            [("no_transition", "1", {**begun, "action": "begin", "target": "review"})],
        ),
        (
            changed(walked(0), 1, source="review"),
            [
                (
                    "no_transition",
                    "1",
                    {"action": "begin", "source": "review", "target": "draft", "state": None},
                )
            ],
        ),
        (changed(subject, 3, by=CLERK), [("role", "3", {"roles": ("panel",), "held": ("clerk",)})]),
        (changed(subject, 7, by=None), [("role", "7", roles)]),
        (
            changed(subject, 7, by=Actor(id="ani", roles=("head",))),
            [("same_actor", "7", {"actor": "ani", "action": ("submit",)})],
        ),
        (
            changed(walked(4), 4, reverts=1),
            [
                ("role", "4", {**roles, "held": ("clerk",)}),
                ("no_transition", "4", rest),
                ("no_transition", "5", wake),
            ],
        ),
        (
            changed(walked(3), 4, reverts=1, by=None),
            [("role", "4", roles), ("no_transition", "4", rest)],
        ),
    ):
        findings = audit(broken, under=LAW)
        assert [(f.code, f.where, dict(f.witness)) for f in findings] == expected
        assert {f.severity for f in findings} == {Severity.ERROR}


def test_nobody_in_particular_is_not_somebody_else() -> None:
    """Four eyes need two names; what was done afterwards does not count."""
    law = flow(
        step("submit", "draft", "review"),
        step("publish", "review", "public", distinct_from=("note", "submit")),
        step("note", "public", SAME),
        step("close", "public", "done"),
        states=("draft", "review", "public", "done"),
    )
    subject = started(law)
    for action, by in (("submit", CLERK), ("publish", HEAD), ("note", HEAD)):
        subject = advance(subject, action, on=DAY, by=by, under=law)
    assert audit(subject, under=law) == ()
    (finding,) = audit(changed(subject, 3, by=None), under=law)
    assert (finding.code, finding.where) == ("same_actor", "3")
    assert dict(finding.witness) == {"actor": None, "action": ("note", "submit")}


@pytest.mark.parametrize("count", [1, 2])
def test_four_eyes_look_back_to_every_entry_of_the_action(count: int) -> None:
    """Right before the entry, or with another one between; and past one by somebody else."""
    both = Actor(id="ani", roles=("head",))
    again = changed(walked(), 7, by=both)
    assert found(changed(again, 3, action="submit", by=HEAD))[-1] == ("same_actor", "7")
    last = attrs.evolve(walked().history[-1], number=count + 2, by=both)
    subject = walked(count)
    subject = attrs.evolve(subject, history=(*subject.history, last))
    assert found(subject) == [("same_actor", str(count + 2))]


@pytest.mark.parametrize(
    ("number", "by", "expected"),
    [
        (3, CLERK, [("role", "3")]),
        (7, None, [("role", "7")]),
        (7, Actor(id="ani", roles=("head",)), [("same_actor", "7")]),
        (2, None, []),
    ],
)
def test_who_acted_is_held_against_the_law(
    number: int, by: Actor | None, expected: list[tuple[str, str]]
) -> None:
    """Roles and four eyes; where anyone may, nobody is missed."""
    assert found(changed(walked(), number, by=by)) == expected


def test_what_happens_by_itself_has_no_actor() -> None:
    """An automatic entry that names one is no such entry."""
    asleep = walked(3)
    expired = decide(asleep, "wake", on=later(3000), by=CLERK, under=LAW).subject
    assert expired.state == "done"
    assert found(expired) == []
    assert found(changed(expired, 5, by=HEAD)) == [("role", "5")]


@pytest.mark.parametrize("days", [-9, -1, 1, 9])
def test_what_happens_by_itself_happens_on_its_day(days: int) -> None:
    """The day is told by the history: the span after the state was entered from another."""
    expired = decide(walked(3), "wake", on=later(3000), by=CLERK, under=LAW).subject
    due = expired.history[-1].on
    moved = changed(expired, 5, on=due + timedelta(days))
    (finding,) = audit(moved, under=LAW)
    assert (finding.code, finding.where) == ("not_due", "5")
    assert dict(finding.witness) == {"on": due + timedelta(days), "due": due}
    assert found(changed(expired, 4, on=later(4))) == [("not_due", "5")]


def test_of_two_that_happen_by_themselves_one_must_be_due() -> None:
    """Whichever of them it was; what also somebody may do has no day of its own."""
    law = flow(
        step("lapse", "draft", "done", after=Duration(days=5)),
        step("lapse", "draft", "done", after=Duration(days=9), requires=HasField(name="unit")),
        step("drop", "draft", "done"),
        states=("draft", "done"),
    )
    lapsed = catch_up(started(law), on=later(99), under=law)
    assert found(lapsed, under=law) == []
    assert found(changed(lapsed, 2, on=later(9)), under=law) == []
    assert found(changed(lapsed, 2, on=later(7)), under=law) == [("not_due", "2")]
    assert found(changed(lapsed, 2, on=later(7), action="drop"), under=law) == []


def test_approvals_that_the_history_lacks_are_missed() -> None:
    """Votes stand in the history, so that a step without them cannot have been permitted."""
    subject = walked()
    (finding,) = audit(changed(subject, 6, action="note"), under=LAW)
    assert (finding.code, finding.where) == ("approvals_missing", "7")
    assert (dict(finding.witness)["found"], dict(finding.witness)["at_least"]) == (0, 1)


OK = Approvals(action="ok")


@pytest.mark.parametrize(
    ("requires", "votes", "codes"),
    [
        (OK, 0, ["approvals_missing"]),
        (OK, 1, []),
        (AllOf(of=(HasNote(), OK)), 0, ["approvals_missing"]),
        (AllOf(of=(HasNote(), OK)), 1, []),
        (AnyOf(of=(HasNote(), OK)), 0, []),
        (AnyOf(of=(Approvals(action="ok", at_least=2), OK)), 0, ["approvals_missing"] * 2),
        (Not(of=OK), 1, ["excluded"]),
        (Not(of=OK), 0, []),
        (Not(of=AnyOf(of=(HasNote(), OK))), 1, ["excluded"]),
        (Not(of=AnyOf(of=(HasEvidence(kind="video"), OK))), 0, []),
        (Not(of=AllOf(of=(HasNote(), OK))), 1, []),
        (Not(of=AllOf(of=(Always(), OK))), 1, ["excluded"]),
        (Not(of=Not(of=OK)), 0, ["excluded"]),
        (Not(of=Not(of=OK)), 1, []),
    ],
    ids=lambda value: str(getattr(value, "label", value)),
)
def test_only_what_votes_alone_decide_is_judged_again(
    requires: Requirement, votes: int, codes: list[str]
) -> None:
    """Notes, evidence and facts may have been as they had to be."""
    law = flow(
        step("ok", "draft", SAME),
        step("close", "draft", "done", requires=requires),
        step("skip", "draft", "done"),
        states=("draft", "done"),
    )
    subject = started(law)
    for _ in range(votes):
        subject = advance(subject, "ok", on=DAY, by=CLERK, under=law)
    skipped = advance(subject, "skip", on=DAY, by=CLERK, under=law)
    closed = changed(skipped, votes + 2, action="close")
    assert [code for code, _ in found(closed, under=law)] == codes


def test_another_transition_of_the_action_may_have_needed_no_votes() -> None:
    """The votes are missed only where every transition that leads there needs them."""
    law = flow(
        step("ok", "draft", SAME),
        step("close", "draft", "done", requires=OK),
        step("close", "draft", "done", requires=HasNote()),
        states=("draft", "done"),
    )
    assert (
        found(advance(started(law), "close", on=DAY, by=CLERK, note="x", under=law), under=law)
        == []
    )


def test_a_beginning_must_be_that_of_the_law() -> None:
    """Into the initial state, by the way in or `begin`."""
    assert found(changed(walked(0), 1, action="start")) == [("unknown_action", "1")]
    assert found(changed(walked(0), 1, target="review")) == [("no_transition", "1")]
    gated = flow(
        step("register", (), "draft", roles=("clerk",)),
        step("finish", "draft", "done"),
        states=("draft", "done"),
    )
    begun = started(gated)
    assert found(begun, under=gated) == []
    assert found(changed(begun, 1, by=HEAD), under=gated) == [("role", "1")]
    assert found(changed(begun, 1, action="begin"), under=gated) == [("unknown_action", "1")]
    assert found(changed(begun, 1, action="finish"), under=gated) == [("no_transition", "1")]


@pytest.mark.parametrize(
    ("entries", "altered"),
    [
        ((1, 2, 3), ["4", "5", "6", "7"]),
        ((1, 2, 3, 4, 5, 7), ["7", "8"]),
        ((2, 1, 3, 4, 5, 6, 7), ["2", "1"]),
        ((), ["1", "2", "3", "4", "5", "6", "7"]),
    ],
)
def test_with_all_digests_each_dropped_or_moved_entry_is_named(
    entries: tuple[int, ...], altered: list[str]
) -> None:
    """Each entry is judged after the seal of the one before it."""
    subject = walked()
    kept = tuple(subject.history[number - 1] for number in entries)
    broken = attrs.evolve(subject, history=kept)
    findings = found(broken, sealed=digests(subject))
    assert [where for code, where in findings if code == "altered"] == altered


@pytest.mark.parametrize("number", range(1, 8))
def test_one_altered_entry_is_one_finding(number: int) -> None:
    """A note that was changed breaks no law, and only the seal tells."""
    altered = changed(walked(), number, note="changed")
    assert found(altered) == []
    assert found(altered, sealed=digests(walked())) == [("altered", str(number))]
    assert found(altered, sealed=digest(walked())) == [("altered", "7")]


def test_one_digest_tells_that_entries_were_dropped() -> None:
    """Though not which."""
    assert found(walked(3), sealed=digest(walked())) == [("altered", "4")]
    assert found(idea(), sealed=digest(walked())) == [("altered", "0")]


def test_entries_under_a_law_that_is_not_at_hand_are_judged_by_order_alone() -> None:
    """Only the last one's law must be known."""
    older = changed(walked(), 2, definition="elsewhere@1", target="limbo")
    assert ("unknown_state", "2") not in found(older)


def test_only_a_migration_changes_the_law_of_a_history() -> None:
    """An entry under another law is foreign, and so is the one that goes back."""
    strayed = changed(walked(), 2, definition="elsewhere@1")
    assert found(strayed) == [("foreign", "2"), ("foreign", "3")]
    text = "entry 2: belongs to elsewhere@1, not to Flow; take it out"
    assert audit(strayed, under=LAW)[0].message("en") == text
    newer = attrs.evolve(LAW, version="2")
    over = migrate(walked(), to=newer, on=later(9), by=CLERK, note="new", under=LAW)
    assert found(over, under=newer) == []
    assert found(changed(over, 8, definition=LAW.definition)) == [("unknown_action", "8")]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("recorded_at", "0001-01-01T00:00:00+14:00", "no_such_instant"),
        ("recorded_at", "9999-12-31T23:59:59-01:00", "no_such_instant"),
        ("number", 2**53, "not_positive"),
    ],
)
def test_what_no_seal_can_be_made_of_is_refused_where_it_is_read(
    field: str, value: object, code: str
) -> None:
    """An instant that UTC does not have, and a number that JSON does not keep."""
    data = to_wire(walked(2))
    data["history"][1][field] = value
    with pytest.raises(InvalidDataError) as raised:
        from_wire(data, Innovation)
    assert [(p.path, p.code) for p in raised.value.problems] == [(f"/history/1/{field}", code)]
    near = changed(walked(2), 3, number=2**53 - 1, recorded_at=datetime(1, 1, 2, tzinfo=UTC))
    assert found(near, sealed=digests(near)) == [("gap", str(2**53 - 1))]


def test_an_audit_takes_time_in_proportion_to_the_history() -> None:
    """Four eyes and votes do not look through it again at every entry."""
    law = flow(
        step("vote", "draft", SAME, distinct_from=("begin",)),
        step("note", "draft", SAME),
        states=("draft",),
    )
    subject = advance(started(law), "vote", on=DAY, by=HEAD, under=law)
    entry = subject.history[-1]
    many = tuple(attrs.evolve(entry, number=n) for n in range(2, 2_001))

    def audited(count: int) -> None:
        history = (subject.history[0], *many[:count])
        assert found(attrs.evolve(subject, history=history), under=law) == []

    assert grows_with(audited, 900) < 2.3


def test_a_long_history_goes_on() -> None:
    """Ten thousand entries: deciding, the menu, the audit and the past."""
    subject = started(LAW)
    entry = advance(subject, "note", on=DAY, by=CLERK, under=LAW).history[-1]
    many = tuple(attrs.evolve(entry, number=n) for n in range(2, 10_001))
    long = attrs.evolve(subject, history=(*subject.history, *many))
    answer = decide(long, "submit", on=DAY, by=CLERK, under=LAW)
    assert isinstance(answer, Accepted)
    assert answer.subject.history[-1].number == 10_001
    assert found(answer.subject) == []
    assert answer.subject.entered_on == DAY
    assert len(as_of(answer.subject, on=DAY).history) == 10_001
