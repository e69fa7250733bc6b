"""What is claimed of a lifecycle, proved or broken by a run that the engine accepts."""

import json
from datetime import date
from typing import Any

import attrs
import pytest

from jipp import (
    RESUME,
    SAME,
    AllOf,
    AnyOf,
    Approvals,
    AtLeastPeople,
    CanAlwaysReach,
    Duration,
    Fact,
    HasEvidence,
    HasField,
    HasNote,
    InvalidInputError,
    Lifecycle,
    MinimumAge,
    Never,
    Not,
    Period,
    Precedes,
    Predicate,
    SameAgency,
    Separate,
    State,
    Transition,
    UnknownNameError,
    from_wire,
    law,
    prove,
    to_wire,
)
from jipp.model.claim import Claim
from tests.claims import check_witness
from tests.lifecycles import flow, step
from tests.rows import each

SHIPPED = law.lifecycles()
CLAIMED = [(one, claim, holds) for one in SHIPPED for claim, holds in law.claims(one.definition)]


def names(one: Lifecycle, claim: Claim, holds: bool) -> str:
    """A claim as the name of a test."""
    return f"{one.definition}: {'' if holds else 'not '}{claim.label.en}"


# The laws that ship.


@each(CLAIMED, lambda claimed: names(*claimed))
def test_what_is_claimed_of_a_shipped_law_is_so(claimed: tuple[Lifecycle, Claim, bool]) -> None:
    """What is told to hold is proved, what is told not to hold is broken by a run of the engine."""
    one, claim, holds = claimed
    [proof] = prove(one, [claim])
    assert proof.holds is holds
    if not holds:
        check_witness(one, proof)


@pytest.mark.parametrize("one", SHIPPED, ids=lambda one: one.definition)
def test_a_shipped_law_is_proved_over_few_situations(one: Lifecycle) -> None:
    """Persons of one kind are alike, so that every claim takes a few hundred situations at most."""
    proofs = prove(one, [claim for claim, _ in law.claims(one.definition)])
    assert proofs
    assert max(proof.explored for proof in proofs) <= 300


@pytest.mark.parametrize("one", SHIPPED, ids=lambda one: one.definition)
def test_every_shipped_law_is_claimed_something_of_and_denied_something(one: Lifecycle) -> None:
    """The law file says what holds, and what might be thought to."""
    assert {holds for _, holds in law.claims(one.definition)} == {True, False}


def test_three_people_at_least_carry_a_proposal_to_an_award() -> None:
    """One of the agency and two evaluators from outside: not two, and a fourth is not needed."""
    for one in (found for found in SHIPPED if found.id == "kipp-proposal"):
        three, four = prove(one, [AtLeastPeople(people=n, to="awarded") for n in (3, 4)])
        assert (three.holds, four.holds) == (True, False)
        people = {call.by.id: call.by.agency for call in four.witness if call.by is not None}
        assert len(people) == 3
        assessors = {c.by.id for c in four.witness if c.by and c.action == "assess"}
        own = dict(four.witness[0].fields)["agency"]
        assert len(assessors) == 2
        assert all(people[id] != own for id in assessors)


def test_an_older_law_without_four_eyes_is_broken_by_two() -> None:
    """Where the bar on those who had a hand in it is lifted, one assessor less is enough."""
    one = law.lifecycle("kipp-proposal", on=date(2025, 6, 1))
    lax = attrs.evolve(
        one,
        transitions=tuple(
            attrs.evolve(t, distinct_from=(), requires=HasNote()) if t.distinct_from else t
            for t in one.transitions
        ),
    )
    [proof] = prove(lax, [AtLeastPeople(people=3, to="awarded")])
    after = check_witness(lax, proof)
    assert len({e.by.id for e in after.history}) == 2


def test_claims_are_found_by_definition_or_name() -> None:
    """An id alone stands for the newest version; another name is refused with those there are."""
    assert law.claims("kipp-proposal") == law.claims("kipp-proposal@2025")
    assert law.claims("kipp-proposal@2019") != law.claims("kipp-proposal@2025")
    with pytest.raises(UnknownNameError) as refused:
        law.claims("kipp-proposal@2024")
    assert "kipp-proposal@2025" in refused.value.suggestions
    with pytest.raises(InvalidInputError):
        law.claims(2025)  # type: ignore[arg-type]


# Small laws: what is gone through.


def holding(one: Lifecycle, claim: Claim, **more: Any) -> bool | None:
    """Whether a claim holds; its witness is replayed."""
    [proof] = prove(one, [claim], **more)
    if proof.holds is False:
        check_witness(one, proof)
    else:
        assert proof.witness == ()
    return proof.holds


TWO_EYES = flow(step("send", "draft", "review"), step("approve", "review", "done"))
FOUR_EYES = flow(
    step("send", "draft", "review"),
    step("approve", "review", "done", distinct_from=("begin", "send")),
)


def test_four_eyes_mean_that_two_people_are_needed() -> None:
    """Without them one person does it all."""
    assert holding(TWO_EYES, AtLeastPeople(people=2, to="done")) is False
    assert holding(FOUR_EYES, AtLeastPeople(people=2, to="done")) is True
    assert holding(FOUR_EYES, AtLeastPeople(people=3, to="done")) is False
    assert holding(FOUR_EYES, Separate(actions=("send", "approve"))) is True
    assert holding(TWO_EYES, Separate(actions=("send", "approve"))) is False


def test_nobody_needs_to_begin_to_be_counted() -> None:
    """Whoever begins is a person too, and at least one is always needed."""
    assert holding(TWO_EYES, AtLeastPeople(people=1, to="draft")) is True
    assert holding(TWO_EYES, AtLeastPeople(people=2, to="draft")) is False


def test_roles_separate_only_who_may_not_hold_both() -> None:
    """Anyone may hold any roles, unless two are told to be apart."""
    one = flow(
        step("send", "draft", "review", roles=("unit",)),
        step("approve", "review", "done", roles=("ministry",)),
    )
    claim = Separate(actions=("send", "approve"))
    assert holding(one, claim) is False
    assert holding(one, claim, apart=(("unit", "ministry"),)) is True
    assert holding(one, AtLeastPeople(people=2, to="done"), apart=[("ministry", "unit")]) is True


def test_votes_are_counted_by_different_people() -> None:
    """Three must vote before anything is published; who votes twice is one."""
    one = flow(
        step("send", "draft", "review"),
        step("vote", "review", SAME, roles=("member",)),
        step("publish", "review", "done", requires=Approvals(action="vote", at_least=3)),
    )
    assert holding(one, AtLeastPeople(people=3, to="done")) is True
    assert holding(one, AtLeastPeople(people=4, to="done")) is False
    assert holding(one, Precedes(first="vote", then="done")) is True


def test_votes_of_a_role_are_not_votes_of_another() -> None:
    """Where nobody is both, a judge and a clerk must vote, and they are two."""
    both = AllOf(
        of=(
            Approvals(action="vote", of_roles=("judge",)),
            Approvals(action="vote", of_roles=("clerk",)),
        )
    )
    one = flow(
        step("send", "draft", "review"),
        step("vote", "review", SAME, roles=("judge", "clerk")),
        step("publish", "review", "done", requires=both),
    )
    assert holding(one, AtLeastPeople(people=2, to="done")) is False
    assert holding(one, AtLeastPeople(people=2, to="done"), apart=[("judge", "clerk")]) is True


def test_votes_are_lost_where_the_state_is_left() -> None:
    """What was voted on before it was sent back does not count again."""
    one = flow(
        step("send", "draft", "review"),
        step("vote", "review", SAME),
        step("return", "review", "draft"),
        step("publish", "review", "done", requires=Approvals(action="vote")),
    )
    assert holding(one, Precedes(first="vote", then="publish")) is True
    assert holding(one, Never(action="publish", once="return")) is False


def test_a_person_keeps_an_agency() -> None:
    """Who proposes belongs to the agency, who judges does not, so they are two."""
    one = flow(
        step("send", "draft", "review", requires=SameAgency()),
        step("approve", "review", "done", requires=Not(of=SameAgency())),
    )
    assert holding(one, Separate(actions=("send", "approve"))) is True
    assert holding(one, AtLeastPeople(people=2, to="done")) is True
    assert holding(one, AtLeastPeople(people=3, to="done")) is False


def test_two_fields_may_name_one_agency() -> None:
    """Owner and taker may be one office, so that one person may act for both."""
    one = flow(
        step("send", "draft", "review", requires=SameAgency()),
        step("approve", "review", "done", requires=SameAgency(of="owner")),
    )
    assert holding(one, Separate(actions=("send", "approve"))) is False
    apart = flow(
        step("send", "draft", "review", requires=SameAgency()),
        step(
            "approve",
            "review",
            "done",
            requires=AllOf(of=(SameAgency(of="owner"), Not(of=SameAgency()))),
        ),
    )
    assert holding(apart, Separate(actions=("send", "approve"))) is True


def test_the_first_transition_that_holds_is_the_one_taken() -> None:
    """Who has the role goes the one way and cannot choose the other, without it there is no way."""
    one = flow(
        step("go", "draft", "review", requires=Fact(name="ready", op="==", value=True)),
        step("go", "draft", "done", requires=Not(of=Fact(name="ready", op="==", value=True))),
        step("close", "review", "done"),
    )
    assert holding(one, Never(state="review")) is False
    assert holding(one, Precedes(first="review", then="done")) is False
    shadowed = flow(
        step("go", "draft", "review"),
        step("go", "draft", "hidden"),
        step("close", ("review", "hidden"), "done"),
        states=("draft", "review", "hidden", "done"),
    )
    assert holding(shadowed, Never(state="hidden")) is True


def test_who_is_barred_may_fall_through_to_the_next_transition() -> None:
    """A second transition of the action stands open to those alone whom the first one bars."""
    one = flow(
        step("send", "draft", "review"),
        step("approve", "review", "done", distinct_from=("send",)),
        step("approve", "review", "odd"),
        states=("draft", "review", "done", "odd"),
    )
    assert holding(one, Never(state="odd")) is False
    [proof] = prove(one, [Never(state="odd")])
    send, approve = proof.witness[-2:]
    assert send.by is not None
    assert approve.by is not None
    assert send.by.id == approve.by.id


def test_other_guards_go_either_way_but_not_both() -> None:
    """A fact may be so or so; that it is both nobody can say."""
    rich = Fact(name="cost", op=">", value=100)
    one = flow(
        step("go", "draft", "review", requires=rich),
        step("go", "draft", "cheap", requires=Not(of=rich)),
        step("go", "draft", "lost", requires=AnyOf(of=(rich, Not(of=rich)))),
        step("close", ("review", "cheap", "lost"), "done"),
        states=("draft", "review", "cheap", "lost", "done"),
    )
    found = [holding(one, Never(state=id)) for id in ("review", "cheap", "lost")]
    assert found == [False, False, True]


def test_every_kind_of_guard_is_met_by_a_witness() -> None:
    """Facts, predicates, notes, evidence old and fresh, fields and ages, together and denied."""
    old_enough = MinimumAge(since="implemented_on", duration=Duration(years=2))
    fresh = HasEvidence(kind="budget", since_entered=True)
    one = flow(
        step(
            "send",
            "draft",
            "review",
            requires=AllOf(
                of=(
                    HasNote(),
                    HasEvidence(kind="video", at_least=2),
                    HasEvidence(kind="budget"),
                    Fact(name="size", op="in", value=("s", "m")),
                    Fact(name="cost", op="<", value=10),
                    Predicate(name="heard"),
                    Not(of=Predicate(name="blocked")),
                    HasField(name="unit"),
                    old_enough,
                )
            ),
        ),
        step(
            "close",
            "review",
            "done",
            requires=AllOf(
                of=(
                    Not(of=HasNote()),
                    Not(of=HasEvidence(kind="video")),
                    HasEvidence(kind="budget", at_least=2),
                    Not(of=fresh),
                    Not(of=HasField(name="unit")),
                    Not(of=old_enough),
                )
            ),
        ),
    )
    assert holding(one, Never(state="done")) is False


# Time.


def lapsing(requires: Any, *more: Transition) -> Lifecycle:
    """A law under which a draft lapses by itself after five days, where something holds."""
    return flow(
        step("send", "draft", "review"),
        step("lapse", "draft", "lost", requires=requires, after=Duration(days=5)),
        step("close", ("review", "lost"), "done"),
        *more,
        states=("draft", "review", "lost", "done"),
    )


def test_what_happens_by_itself_needs_nobody() -> None:
    """A lapse is a step of the witness, by nobody, on its day."""
    one = lapsing(HasField(name="unit"))
    [proof] = prove(one, [Never(state="lost")])
    check_witness(one, proof)
    assert [(call.action, call.by is None) for call in proof.witness] == [
        ("begin", False),
        ("lapse", True),
    ]
    assert (proof.witness[1].on - proof.witness[0].on).days == 5
    assert holding(one, AtLeastPeople(people=2, to="lost")) is False


def test_what_lapses_at_once_lets_nobody_act() -> None:
    """An automatic step without delay always comes first, where nothing holds it up."""
    one = flow(
        step("send", "draft", "review"),
        step("lapse", "draft", "lost", after=Duration()),
        step("close", ("review", "lost"), "done"),
        states=("draft", "review", "lost", "done"),
    )
    assert holding(one, Never(state="review")) is True
    held = flow(
        step("send", "draft", "review"),
        step("lapse", "draft", "lost", requires=HasField(name="unit"), after=Duration()),
        step("close", ("review", "lost"), "done"),
        states=("draft", "review", "lost", "done"),
    )
    assert holding(held, Never(state="review")) is False


def test_of_two_days_the_first_comes_first() -> None:
    """What is due later happens only where what is due before it does not hold."""
    late = step("expire", "draft", "review", after=Duration(days=9))
    assert holding(lapsing(HasField(name="unit"), late), Never(action="expire")) is False
    both = AllOf(of=(HasField(name="unit"), Not(of=HasField(name="title"))))
    joined = step("expire", "draft", "review", requires=both, after=Duration(days=9))
    assert holding(lapsing(HasField(name="unit"), joined), Never(action="expire")) is True


def test_a_pause_leads_back_to_where_it_came_from() -> None:
    """What resumes goes to the state that was left, and no further."""
    one = flow(
        step("send", "draft", "review"),
        step("pause", ("draft", "review"), "paused"),
        step("resume", "paused", RESUME),
        step("close", "review", "done"),
        states=("draft", "review", "paused", "done"),
    )
    assert holding(one, Precedes(first="send", then="review")) is True
    assert holding(one, Never(state="draft", once="send")) is True
    assert holding(one, Never(state="draft", once="paused")) is False
    assert holding(one, CanAlwaysReach()) is True


# What a claim means.


def test_a_state_is_never_reached_once_something_was() -> None:
    """After an action the state that it leads to counts; after a state, what comes later."""
    one = flow(
        step("send", "draft", "review"),
        step("look", "review", SAME),
        step("return", "review", "draft"),
        step("close", "review", "done"),
    )
    assert holding(one, Never(state="draft", once="return")) is False
    assert holding(one, Never(state="review", once="look")) is False
    assert holding(one, Never(action="send", once="send")) is False
    assert holding(one, Never(action="close", once="close")) is True
    assert holding(one, Never(state="done", once="done")) is True
    assert holding(one, Never(state="review", once="done")) is True
    assert holding(one, Never(action="look", state="draft")) is True
    assert holding(one, Never(action="look", state="review")) is False
    assert holding(one, Precedes(first="send", then="review")) is True
    assert holding(one, Precedes(first="review", then="send")) is False


def test_from_where_nothing_leads_on_no_end_is_reached() -> None:
    """A run that closes its own way out is shown as it stands there."""
    trap = Approvals(action="look", at_least=2)
    one = flow(
        step("send", "draft", "review"),
        step("look", "review", SAME),
        step("close", "review", "done", requires=Not(of=trap)),
    )
    [proof] = prove(one, [CanAlwaysReach()])
    after = check_witness(one, proof)
    assert [e.action for e in after.history] == ["begin", "send", "look", "look"]
    assert len({e.by.id for e in after.history[2:]}) == 2
    assert holding(one, CanAlwaysReach(to="review")) is False


def test_beyond_the_limit_nothing_is_decided() -> None:
    """A proof that is not finished says so, and how far it went."""
    [proof] = prove(FOUR_EYES, [AtLeastPeople(people=3, to="draft")], limit=1)
    assert (proof.holds, proof.witness, proof.explored) == (False, proof.witness, 1)
    [proof] = prove(FOUR_EYES, [Never(action="send", once="done")], limit=2)
    assert (proof.holds, proof.witness, proof.explored) == (None, (), 2)
    assert proof.message("en").startswith("not decided: ")


def test_a_law_may_hold_on_other_days() -> None:
    """The witness begins on a day on which the law is in force."""
    for since, until in ((date(1999, 5, 1), date(1999, 6, 1)), (None, date(1990, 1, 1))):
        old = attrs.evolve(TWO_EYES, in_force=Period(since=since, until=until))
        assert holding(old, Never(state="done")) is False


# Faults put into the laws that ship.


def changed(one: Lifecycle, action: str, **fields: Any) -> Lifecycle:
    """A law with all transitions of an action changed."""
    steps = tuple(attrs.evolve(t, **fields) if t.action == action else t for t in one.transitions)
    assert steps != one.transitions
    return attrs.evolve(one, transitions=steps)


def more(one: Lifecycle, *steps: Transition) -> Lifecycle:
    """A law with transitions more."""
    return attrs.evolve(one, transitions=(*one.transitions, *steps))


KIPP, HUB, REPLICATION, INNOVATION = (
    next(found for found in reversed(SHIPPED) if found.definition == definition)
    for definition in ("kipp-proposal@2021", "hub@2020", "replication@portal", "innovation@2021")
)
AWARD = AtLeastPeople(people=3, to="awarded")
NOT_THREE = Not(of=Approvals(action="assess", at_least=3))
ANY: dict[str, Any] = {"distinct_from": (), "requires": AllOf(of=())}
FAULTS: list[tuple[str, Lifecycle, Claim]] = [
    ("anyone screens", changed(KIPP, "screen", **ANY), Separate(actions=("propose", "screen"))),
    ("anyone assesses", changed(KIPP, "assess", **ANY), Separate(actions=("draft", "assess"))),
    ("anyone decides", changed(KIPP, "decide", **ANY), Separate(actions=("submit", "decide"))),
    (
        "no assessment is asked for",
        changed(KIPP, "shortlist", requires=AllOf(of=())),
        AWARD,
    ),
    (
        "one vote is enough",
        changed(KIPP, "shortlist", requires=Approvals(action="assess")),
        AWARD,
    ),
    (
        "a proposal is shortlisted before it is assessed",
        changed(KIPP, "shortlist", requires=AllOf(of=())),
        Precedes(first="assess", then="finalist"),
    ),
    ("anyone takes all steps", changed(changed(KIPP, "assess", **ANY), "decide", **ANY), AWARD),
    (
        "screening is passed over",
        more(KIPP, step("hurry", "submitted", "proposal_evaluation")),
        Precedes(first="screen", then="assess"),
    ),
    (
        "the ministry returns what was submitted",
        more(KIPP, step("return", "submitted", "draft")),
        Never(state="draft", once="submitted"),
    ),
    (
        "what was decided on is assessed again",
        more(KIPP, step("assess", "decided", SAME)),
        Never(action="assess", once="finalist"),
    ),
    (
        "an award without a decision",
        more(KIPP, step("crown", "finalist", "awarded")),
        Precedes(first="decide", then="awarded"),
    ),
    (
        "the objection period is left out",
        more(KIPP, step("announce_late", "finalist", "presentation")),
        Precedes(first="objection", then="decide"),
    ),
    (
        "an exclusion comes late",
        more(KIPP, step("exclude", "presentation", "excluded")),
        Never(action="exclude", once="presentation"),
    ),
    (
        "an exclusion without a note excludes nobody",
        more(KIPP, step("exclude", "objection", "presentation")),
        Never(state="awarded", once="exclude"),
    ),
    (
        "a third assessment closes every way",
        changed(changed(KIPP, "shortlist", requires=NOT_THREE), "pass_over", requires=NOT_THREE),
        CanAlwaysReach(),
    ),
    (
        "whoever drafts may not propose",
        changed(KIPP, "propose", distinct_from=("draft",)),
        AtLeastPeople(people=5, to="awarded"),
    ),
    (
        "an assessor of the own agency",
        changed(KIPP, "assess", requires=SameAgency(), distinct_from=()),
        Separate(actions=("submit", "assess")),
    ),
    (
        "the hub acts without a decree",
        more(HUB, step("start", "commitment", "operating")),
        Precedes(first="designate", then="operating"),
    ),
    (
        "a hub is designated that did not commit itself",
        changed(HUB, "designate", source=("readiness", "commitment")),
        Precedes(first="commit", then="designate"),
    ),
    (
        "a commitment is taken back",
        more(HUB, step("withdraw", "commitment", "readiness")),
        Never(state="readiness", once="commit"),
    ),
    (
        "an evaluation throws a hub back",
        changed(HUB, "conclude", target="commitment"),
        Never(state="commitment", once="operating"),
    ),
    (
        "interest needs no verification",
        changed(REPLICATION, "agree", source=("unverified", "verified")),
        Precedes(first="verify", then="agree"),
    ),
    (
        "approval without an agreement",
        changed(REPLICATION, "approve", source=("verified", "waiting")),
        Precedes(first="agree", then="approved"),
    ),
    (
        "carried out without approval",
        changed(REPLICATION, "implement", source=("waiting", "approved")),
        Precedes(first="approve", then="implementing"),
    ),
    (
        "a refusal is not the end",
        more(REPLICATION, step("refuse", "verified", "waiting")),
        Never(state="finished", once="refuse"),
    ),
    (
        "an idea is institutionalised at once",
        changed(INNOVATION, "institutionalise", source=("idea", "developing")),
        Precedes(first="developing", then="institutionalised"),
    ),
    (
        "what was never applied is developed",
        changed(INNOVATION, "develop", source=("trial", "implemented")),
        Precedes(first="implemented", then="developing"),
    ),
    (
        "a renewal begins anew",
        changed(INNOVATION, "renew", target="idea"),
        Never(state="idea", once="implemented"),
    ),
    (
        "a pause leads to the beginning",
        changed(INNOVATION, "resume", target="idea"),
        Never(state="idea", once="implemented"),
    ),
    (
        "what is dormant wakes by itself to be institutionalised",
        more(INNOVATION, step("wake", "dormant", "institutionalised", after=Duration(days=30))),
        Precedes(first="developing", then="institutionalised"),
    ),
    (
        "a stop is a pause",
        more(INNOVATION, step("stop", "trial", "dormant")),
        Never(action="resume", once="stop"),
    ),
    (
        "who looked after it may not stop it",
        changed(INNOVATION, "stop", requires=Not(of=Approvals(action="refresh", at_least=2))),
        Separate(actions=("refresh", "stop")),
    ),
    (
        "a hub is dissolved",
        attrs.evolve(
            HUB,
            states=(*HUB.states, State(id="dissolved", final=True)),
            transitions=(*HUB.transitions, step("dissolve", "operating", "dissolved")),
        ),
        CanAlwaysReach(to="operating"),
    ),
]


@pytest.mark.parametrize(("_", "one", "claim"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_a_fault_in_a_law_is_found(_: str, one: Lifecycle, claim: Claim) -> None:
    """A law that lets through what it should not is broken by a run, which the engine accepts."""
    assert holding(one, claim) is False


def test_thirty_faults_and_more_were_put_in() -> None:
    """Each with a claim that the law as it ships does not break, but for what is told to be so."""
    assert len({name for name, _, _ in FAULTS}) >= 30


# Wrong arguments.


def refused(**given: Any) -> list[tuple[str, str]]:
    """The places and codes of all faults of a call."""
    arguments: dict[str, Any] = {"lifecycle": TWO_EYES, "claims": (), **given}
    with pytest.raises(InvalidInputError) as caught:
        prove(arguments.pop("lifecycle"), arguments.pop("claims"), **arguments)
    return [(problem.path, problem.code) for problem in caught.value.problems]


def test_all_wrong_arguments_are_told_together() -> None:
    """What is no lifecycle, no claim, no pair of roles, no limit, each at its place."""
    found = refused(lifecycle="flow", claims=["never"], apart=["unit"], limit=0)
    assert found == [
        ("/lifecycle", "wrong_type"),
        ("/claims/0", "wrong_type"),
        ("/apart/0", "not_a_list"),
        ("/limit", "not_positive"),
    ]
    assert refused(claims=Never(state="done")) == [("/claims", "not_a_list")]
    assert refused(apart=[("unit",)]) == [("/apart/0", "not_two_roles")]
    assert refused(apart=[("unit", "unit")]) == [("/apart/0/1", "duplicate")]
    assert refused(limit=True) == [("/limit", "not_positive")]
    assert prove(TWO_EYES, []) == ()


def test_all_names_that_a_law_has_not_are_told_together() -> None:
    """A state, action or role that is not there is named with its place."""
    claims = (
        Never(state="dune", action="sent", once="lost"),
        CanAlwaysReach(to="nowhere"),
        AtLeastPeople(people=2, to="done"),
        Separate(actions=("send", "aprove")),
        Precedes(first="send", then="dropped"),
    )
    assert refused(claims=claims, apart=[("unit", "ministry")]) == [
        ("/claims/0/state", "unknown_name"),
        ("/claims/0/action", "unknown_name"),
        ("/claims/0/once", "unknown_name_of_few"),
        ("/claims/1/to", "unknown_name_of_few"),
        ("/claims/3/actions/1", "unknown_name"),
        ("/claims/4/then", "unknown_name_of_few"),
        ("/apart/0/0", "unknown_name_far"),
        ("/apart/0/1", "unknown_name_far"),
    ]
    with pytest.raises(InvalidInputError) as caught:
        prove(TWO_EYES, claims[:1])
    assert caught.value.problems[0].message("en") == 'no state is called "dune"; did you mean done?'


@pytest.mark.parametrize(
    ("claim", "fields", "found"),
    [
        (Never, {}, [("", "no_state_or_action")]),
        (Never, {"state": ""}, [("/state", "not_an_id")]),
        (Never, {"state": 3}, [("/state", "number_for_id")]),
        (
            AtLeastPeople,
            {"people": 0, "to": ""},
            [("/people", "not_positive"), ("/to", "not_an_id")],
        ),
        (AtLeastPeople, {"people": -1, "to": "done"}, [("/people", "not_positive")]),
        (AtLeastPeople, {"people": True, "to": "done"}, [("/people", "not_positive")]),
        (AtLeastPeople, {"people": 2.5, "to": "done"}, [("/people", "not_positive")]),
        (Separate, {"actions": ()}, [("/actions", "too_few_actions")]),
        (Separate, {"actions": ("send",)}, [("/actions", "too_few_actions")]),
        (Separate, {"actions": ("send", "send")}, [("/actions/1", "duplicate")]),
        (Separate, {"actions": "send"}, [("/actions", "not_a_list")]),
        (
            Precedes,
            {"first": "a b", "then": None},
            [("/first", "not_an_id"), ("/then", "not_an_id")],
        ),
        (Precedes, {"first": "send", "then": "send"}, [("/then", "same_twice")]),
        (CanAlwaysReach, {"to": ""}, [("/to", "not_an_id")]),
    ],
)
def test_a_claim_that_says_nothing_is_refused(
    claim: Any, fields: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    """All faults of a claim at once, each at its field."""
    with pytest.raises(InvalidInputError) as caught:
        claim(**fields)
    assert [(problem.path, problem.code) for problem in caught.value.problems] == found


# Words.


def test_a_proof_says_itself_in_both_languages() -> None:
    """The claim in the words of the law, the steps of the run that breaks it, what is assumed."""
    one = law.lifecycle("hub", on=date(2024, 1, 1))
    holds, fails = prove(
        one,
        [Precedes(first="designate", then="operating"), AtLeastPeople(people=2, to="commitment")],
        apart=[("unit", "ministry")],
    )
    assert holds.message("en") == "holds: designation comes before operating (7 situations)"
    assert holds.message("id") == "berlaku: penetapan mendahului penyelenggaraan (7 situasi)"
    claim = "at least 2 different people are needed to reach commitment"
    assert fails.claim.label.en == claim
    assert fails.explain("en").splitlines() == [
        f"does not hold: {claim}; broken in 2 steps",
        "1. preparation by person-1 (unit) on 1 January 2024",
        "2. commitment by person-1 (agency head) on 2 January 2024",
        "assumed:",
        "- a run begins by the way in",
        "- nobody reverts, migrates or is taken in",
        "- the subject and each person keep their agencies",
        "- anyone may hold any roles",
        "- each step is taken by somebody who is named, or is automatic",
        "- other fields, facts and evidence may change between steps",
        "- nobody holds both roles unit and ministry",
    ]
    [_, first, *_] = fails.explain("id").splitlines()
    assert first == "1. penyiapan oleh person-1 (unit) pada 1 Januari 2024"
    assert len(repr(fails)) <= 400


def test_a_claim_travels_as_data() -> None:
    """Claims are stored with a law; a proof is made anew."""
    for _, claim, _ in CLAIMED:
        assert from_wire(json.loads(json.dumps(to_wire(claim)))) == claim
    [proof] = prove(TWO_EYES, [Never(state="done")])
    with pytest.raises(InvalidInputError):
        to_wire(proof)


def test_votes_of_a_role_are_votes_of_anyone_too() -> None:
    """Two of a role are asked for beside one of any: as many are counted of both."""
    both = AllOf(
        of=(Approvals(action="vote"), Approvals(action="vote", of_roles=("r",), at_least=2))
    )
    votes = flow(
        step("vote", "a", SAME),
        step("go", "a", "b", requires=both),
        states=("a", "b"),
    )
    [reached, alone] = prove(votes, [CanAlwaysReach(), AtLeastPeople(people=3, to="b")])
    assert reached.holds is True
    assert alone.holds is False
    check_witness(votes, alone)
