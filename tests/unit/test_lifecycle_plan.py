"""The checklist: the shortest way, and what each step of it still lacks."""

from datetime import date
from typing import Any

import attrs
import pytest

from jipp import (
    RESUME,
    SAME,
    Actor,
    AllOf,
    AnyOf,
    Approvals,
    Duration,
    Entry,
    Evidence,
    Fact,
    HasEvidence,
    HasField,
    HasNote,
    Innovation,
    InvalidInputError,
    MinimumAge,
    Not,
    Phase,
    Predicate,
    Reason,
    SameAgency,
    SameProvince,
    State,
    Step,
    advance,
    begin,
    plan,
)
from tests.lifecycles import CLERK, DAY, OFFICE, flow, idea, later, started, step

LAW = flow(
    step("try", "idea", "trial", requires=HasField(name="unit"), roles=("clerk",)),
    step("note", ("idea", "trial", "live"), SAME),
    step(
        "launch",
        "trial",
        "live",
        requires=MinimumAge(since="implemented_on", duration=Duration(years=1)),
    ),
    step("settle", "live", "settled", requires=HasEvidence(kind="other", since_entered=True)),
    step("rest", ("idea", "trial", "live"), "asleep"),
    step("wake", "asleep", RESUME),
    step("stop", ("idea", "trial", "live", "settled", "asleep"), "stopped"),
    states=(
        State(id="idea", phase="creation"),
        State(id="trial", phase="creation"),
        State(id="live", phase="development"),
        State(id="settled", phase="institutionalisation"),
        State(id="asleep"),
        State(id="stopped", final=True),
    ),
)


def shape(steps: tuple[Step, ...] | None) -> list[tuple[str, str | None, str, list[str]]] | None:
    """The steps, with the codes of what they lack."""
    if steps is None:
        return None
    return [(s.action, s.source, s.target, [r.code for r in s.lacking]) for s in steps]


def the_step(subject: Innovation, **given: Any) -> Step:
    """The one step of a plan."""
    steps = plan(subject, **given)
    assert steps is not None
    (only,) = steps
    return only


def test_a_plan_lists_each_step_and_what_it_lacks() -> None:
    """To a state or to a phase; the first day that would do stands in the reason."""
    subject = started(LAW, implemented_on=DAY, evidence=(Evidence(id="e", kind="other"),))
    steps = plan(subject, to="settled", on=later(30), under=LAW)
    assert shape(steps) == [
        ("try", "idea", "trial", ["missing_field"]),
        ("launch", "trial", "live", ["too_young"]),
        ("settle", "live", "settled", ["missing_evidence"]),
    ]
    assert steps is not None
    assert steps[1].lacking[0].satisfied_from == date(2025, 1, 1)
    assert plan(subject, to=Phase.INSTITUTIONALISATION, on=later(30), under=LAW) == steps
    assert plan(subject, to=Phase.DEVELOPMENT, on=later(30), under=LAW) == steps[:2]


def test_evidence_given_counts_for_the_plan() -> None:
    """As if it were handed in now."""
    steps = plan(
        started(LAW), to="settled", on=DAY, evidence=[Evidence(id="n", kind="other")], under=LAW
    )
    assert steps is not None
    assert steps[2].lacking == ()


def test_there_is_no_step_where_it_is_there_already() -> None:
    """In that state, or in a state of that phase."""
    subject = started(LAW, unit="u")
    tried = advance(subject, "try", on=DAY, by=CLERK, under=LAW)
    assert plan(tried, to="trial", on=DAY, under=LAW) == ()
    assert plan(tried, to=Phase.CREATION, on=DAY, under=LAW) == ()


def test_there_is_no_plan_where_no_way_leads() -> None:
    """Back to an earlier state, or on from the end."""
    tried = advance(started(LAW, unit="u"), "try", on=DAY, by=CLERK, under=LAW)
    assert plan(tried, to="idea", on=DAY, under=LAW) is None
    stopped = advance(tried, "stop", on=DAY, by=CLERK, under=LAW)
    assert plan(stopped, to="settled", on=DAY, under=LAW) is None


def test_a_sleeper_wakes_first() -> None:
    """Resuming is a step, to where it really leads; falling asleep on the way is no way back."""
    tried = advance(started(LAW, unit="u", implemented_on=DAY), "try", on=DAY, by=CLERK, under=LAW)
    asleep = advance(tried, "rest", on=DAY, by=CLERK, under=LAW)
    steps = plan(asleep, to="live", on=DAY, under=LAW)
    assert [(s.action, s.source, s.target) for s in steps or ()] == [
        ("wake", "asleep", "trial"),
        ("launch", "trial", "live"),
    ]
    assert plan(asleep, to="idea", on=DAY, under=LAW) is None
    woken = advance(asleep, "wake", on=DAY, by=CLERK, under=LAW)
    launched = advance(woken, "launch", on=later(999), by=CLERK, under=LAW)
    assert plan(launched, to="trial", on=later(999), under=LAW) is None


def test_the_steps_of_a_way_are_judged_as_if_those_before_were_taken() -> None:
    """By nobody and with nothing: so a predicate sees them in the history."""
    seen: list[tuple[Entry, ...]] = []
    law = flow(
        step("submit", "draft", "review"),
        step("publish", "review", "done", requires=AllOf(of=(Predicate(name="p"), HasNote()))),
        states=("draft", State(id="review", phase="creation"), "done"),
    )
    begun = started(law)

    def look(subject: Innovation, *_: object) -> bool:
        seen.append(subject.history)
        return True

    common: dict[str, Any] = {"on": later(3), "predicates": {"p": look}, "under": law}
    ahead = Entry(
        number=2,
        subject=begun.id,
        action="submit",
        source="draft",
        target="review",
        phase="creation",
        on=later(3),
        by=None,
        definition="flow@1",
    )
    for subject, history in (
        (begun, (*begun.history, ahead)),
        (
            idea(),
            (
                attrs.evolve(begun.history[0], on=later(3), by=None),
                ahead,
            ),
        ),
    ):
        steps = plan(subject, to="done", note="x", **common)
        assert [s.lacking for s in (steps or ())[-2:]] == [(), ()]
        assert seen.pop() == history


def test_what_happens_by_itself_is_judged_without_what_is_given_now() -> None:
    """Neither facts nor note nor evidence of the call are there on its day."""
    choice = (
        Fact(name="x", op=">", value=0),
        HasNote(),
        Predicate(name="p"),
        HasEvidence(kind="other", since_entered=True),
    )
    law = flow(
        step("lapse", "asked", "granted", after=Duration(days=30), requires=AnyOf(of=choice)),
        step("close", "asked", "closed"),
        states=("asked", "granted", "closed"),
    )
    waiting, other = the_step(
        started(law, evidence=(Evidence(id="e", kind="other"),)),
        to="granted",
        on=DAY,
        note="x",
        facts={"x": 1},
        predicates={"p": bool},
        under=law,
    ).lacking
    branches: Any = dict(other.params)["branches"]
    assert [[r.code for r in branch] for branch in branches] == [
        ["fact_missing"],
        ["missing_note"],
        ["predicate_unknown"],
        ["missing_evidence"],
    ]
    assert waiting == Reason(
        code="automatic",
        params={"action": "lapse"},
        basis=law.transitions[0].basis,
        satisfied_from=later(30),
    )


def test_two_sleeps_are_left_one_by_one() -> None:
    """From the deeper to the lighter, and from there to where that began."""
    law = flow(
        step("go", "a", "b"),
        step("rest", "a", "asleep"),
        step("nap", "asleep", "coma"),
        step("wake", ("asleep", "coma"), RESUME),
        states=("a", "b", "asleep", "coma"),
    )
    subject = started(law)
    for action in ("rest", "nap"):
        subject = advance(subject, action, on=DAY, by=CLERK, under=law)
    steps = plan(subject, to="b", on=DAY, under=law)
    assert [(s.action, s.target) for s in steps or ()] == [
        ("wake", "asleep"),
        ("wake", "a"),
        ("go", "b"),
    ]


def test_who_acts_is_judged_only_where_somebody_is_named() -> None:
    """Without an actor it is a list for anyone; a choice that only the actor fails is no lack."""
    law = flow(
        step(
            "go",
            "draft",
            "done",
            roles=("head",),
            distinct_from=("begin",),
            requires=AnyOf(of=(SameAgency(), SameProvince())),
        ),
        step("stay", "draft", SAME, requires=Not(of=SameAgency())),
        states=("draft", "done"),
    )
    subject = started(law)
    stranger = Actor(id="ani")
    assert shape(plan(subject, to="done", on=DAY, under=law)) == [("go", "draft", "done", [])]
    assert shape(plan(subject, to="done", on=DAY, by=stranger, under=law)) == [
        ("go", "draft", "done", ["role_not_permitted", "same_actor", "none_of"])
    ]


def test_a_choice_keeps_what_no_actor_can_mend() -> None:
    """The branch that lacks more than an actor says so; one that lacks only an actor is open."""
    shut = AnyOf(of=(HasNote(), Fact(name="x", op=">", value=0)))
    law = flow(step("go", "draft", "done", requires=shut), states=("draft", "done"))
    go = the_step(started(law), to="done", on=DAY, under=law)
    assert [(r.code, r.basis) for r in go.lacking] == [("none_of", law.transitions[0].basis)]


def test_approvals_of_a_state_ahead_are_all_missing() -> None:
    """Those given in the present state do not count there."""
    votes = Approvals(action="approve", at_least=1)
    law = flow(
        step("approve", ("draft", "review"), SAME),
        step("submit", "draft", "review"),
        step("publish", "review", "done", requires=votes),
        step("rush", "draft", "rushed", requires=votes),
        states=("draft", "review", "done", "rushed"),
    )
    approved = advance(started(law), "approve", on=DAY, by=CLERK, under=law)
    steps = plan(approved, to="done", on=DAY, under=law)
    assert [[r.code for r in s.lacking] for s in steps or ()] == [[], ["approvals_missing"]]
    assert shape(plan(approved, to="rushed", on=DAY, under=law)) == [
        ("rush", "draft", "rushed", [])
    ]


def test_what_happens_by_itself_is_waited_for() -> None:
    """Its lack is its day; what it requires besides is judged on that day."""
    law = flow(
        step("lapse", "asked", "granted", after=Duration(days=30)),
        step("close", "granted", "closed", after=Duration(days=5), requires=HasField(name="unit")),
        states=("asked", "granted", "closed"),
    )
    steps = plan(started(law), to="closed", on=later(10), under=law)
    assert steps is not None
    assert [[(r.code, r.satisfied_from) for r in s.lacking] for s in steps] == [
        [("automatic", later(30))],
        [("automatic", later(35)), ("missing_field", None)],
    ]
    assert shape(plan(started(law), to="granted", on=later(30), under=law)) == []


def test_the_way_in_is_the_first_step_of_what_has_not_begun() -> None:
    """From nowhere, by its own action or by `begin`."""
    gated = flow(
        step("register", (), "draft", requires=HasField(name="unit")),
        step("finish", "draft", "done"),
        states=("draft", "done"),
    )
    assert shape(plan(idea(), to="done", on=DAY, under=gated)) == [
        ("register", None, "draft", ["missing_field"]),
        ("finish", "draft", "done", []),
    ]
    assert (shape(plan(idea(), to="trial", on=DAY, under=LAW)) or [])[0] == (
        "begin",
        None,
        "idea",
        [],
    )


def test_of_equal_ways_the_first_in_the_definition_is_taken() -> None:
    """And a shorter one before all."""
    law = flow(
        step("x", "a", "b"),
        step("y", "a", "c"),
        step("z", ("b", "c"), "d"),
        step("w", "d", "e"),
        step("v", "c", "e"),
        states=("a", "b", "c", "d", "e"),
    )
    to_d = plan(started(law), to="d", on=DAY, under=law)
    assert [s.action for s in to_d or ()] == ["x", "z"]
    to_e = plan(started(law), to="e", on=DAY, under=law)
    assert [s.action for s in to_e or ()] == ["y", "v"]


def test_the_shipped_law_plans_an_idea_to_its_last_phase() -> None:
    """What an officer must still gather for an innovation of the province."""
    unit = Actor(id="ani", roles=("unit",), agency=OFFICE)
    begun: Innovation = begin(idea(unit="RSUD"), lifecycle="innovation", on=DAY, by=unit)
    steps = plan(begun, to="institutionalisation", on=DAY)
    assert steps is not None
    assert [s.action for s in steps] == ["implement", "develop", "institutionalise"]
    assert [dict(r.params).get("kind") for r in steps[2].lacking][:2] == [
        HasEvidence(kind="legal_basis").kind,
        HasEvidence(kind="standard_procedure").kind,
    ]


def test_two_resumptions_follow_each_other_on_the_way() -> None:
    """The second leads back to where the state was first entered from, long before."""
    law = flow(
        step("in", "h", "x"),
        step("on", "x", "z"),
        step("down", "z", "x"),
        step("up", "x", RESUME),
        step("back", "z", RESUME),
        states=("h", "x", "z"),
    )
    subject = started(law)
    for action in ("in", "on"):
        subject = advance(subject, action, on=DAY, by=CLERK, under=law)
    assert shape(plan(subject, to="h", on=DAY, under=law)) == [
        ("back", "z", "x", []),
        ("up", "x", "h", []),
    ]


def test_more_situations_than_are_looked_at_are_refused() -> None:
    """Nine states that each lead to each other and back nest in a million ways."""
    ids = tuple(f"s{i}" for i in range(9))
    law = flow(
        step("start", "new", "begun"),
        step("enter", "begun", "s0"),
        *(step(f"to-{id}", tuple(other for other in ids if other != id), id) for id in ids),
        step("back", ids, RESUME),
        states=("new", "begun", *ids),
    )
    subject = advance(started(law), "start", on=DAY, by=CLERK, under=law)
    assert len(plan(subject, to="s8", on=DAY, under=law) or ()) == 2
    with pytest.raises(InvalidInputError, match="/to: there are more than 50000 situations"):
        plan(subject, to="new", on=DAY, under=law)


def test_an_earlier_transition_of_the_action_that_holds_is_in_the_way() -> None:
    """It is tried first and leads elsewhere; where it does not hold, nothing is lacking."""
    held = Fact(name="x", op=">", value=0)
    law = flow(
        step("rule", "x", "y", requires=held),
        step("rule", "x", "z"),
        step("rule", "x", "z", requires=held),
        states=("x", "y", "z"),
    )
    subject = started(law)
    (only,) = the_step(subject, to="z", on=DAY, facts={"x": 1}, under=law).lacking
    assert (only.code, only.basis) == ("excluded", law.transitions[0].basis)
    assert only.message("en") == (
        "this must not hold, but it does: rule to y, which is tried first (requires: x > 0)"
    )
    assert the_step(subject, to="z", on=DAY, facts={"x": 0}, under=law).lacking == ()
    assert the_step(subject, to="y", on=DAY, facts={"x": 1}, under=law).lacking == ()


def test_what_only_others_may_take_first_is_not_in_the_way() -> None:
    """Of the one who acts; without an actor, of those who may take the step."""
    law = flow(
        step("rule", "x", "y", roles=("clerk", "head")),
        step("rule", "x", "z", roles=("clerk", "judge")),
        step("rule", "x", "v", roles=("clerk",)),
        states=("x", "y", "z", "v"),
    )
    judge = Actor(id="citra", roles=("judge",))
    for by, to, codes in (
        (CLERK, "z", ["excluded"]),
        (judge, "z", []),
        (None, "z", []),
        (None, "v", ["excluded", "excluded"]),
    ):
        step_ = the_step(started(law), to=to, on=DAY, by=by, under=law)
        assert [reason.code for reason in step_.lacking] == codes


def test_what_happens_by_itself_on_the_way_is_in_the_way() -> None:
    """A state that is left on the day it is entered holds nobody; one that is back does."""
    law = flow(
        step("go", "a", "b"),
        step("lapse", "b", "gone", after=Duration()),
        step("on", "b", "c"),
        states=("a", "b", "c", "gone"),
    )
    steps = plan(started(law), to="c", on=DAY, under=law)
    assert shape(steps) == [("go", "a", "b", []), ("on", "b", "c", ["excluded"])]
    assert shape(plan(started(law), to="gone", on=DAY, under=law)) == [
        ("go", "a", "b", []),
        ("lapse", "b", "gone", ["automatic"]),
    ]
    rounds = flow(
        step("go", "a", "b"),
        step("lapse", "b", "d", after=Duration()),
        step("lapse", "d", "b", after=Duration()),
        step("on", "b", "c"),
        states=("a", "b", "c", "d"),
    )
    assert [s.lacking for s in plan(started(rounds), to="c", on=DAY, under=rounds) or ()] == [
        (),
        (),
    ]


def test_one_who_takes_all_steps_is_held_to_four_eyes() -> None:
    """The actor who is named has taken the steps before; and none lies before the last entry."""
    law = flow(
        step("submit", "draft", "review"),
        step("publish", "review", "done", distinct_from=("submit",)),
    )
    subject = started(law, on=later(5))
    assert shape(plan(subject, to="done", on=later(5), by=CLERK, under=law)) == [
        ("submit", "draft", "review", []),
        ("publish", "review", "done", ["same_actor"]),
    ]
    assert the_step(subject, to="review", on=DAY, under=law).lacking[0].code == "out_of_order"


@pytest.mark.parametrize("nested", [5_000, 0])
def test_a_goal_that_is_no_text_is_refused(nested: int) -> None:
    """However deep it is."""
    goal: Any = ()
    for _ in range(nested):
        goal = (goal,)
    with pytest.raises(InvalidInputError, match="/to: "):
        plan(started(LAW), to=goal, on=DAY, under=LAW)
