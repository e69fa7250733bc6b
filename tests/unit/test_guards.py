"""What the check says of guards: what never holds, what is never reached, what overlaps."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jipp import (
    RESUME,
    SAME,
    AllOf,
    Always,
    AnyOf,
    Approvals,
    Basis,
    Duration,
    Fact,
    Finding,
    HasEvidence,
    HasField,
    HasNote,
    Lifecycle,
    LifecycleError,
    MinimumAge,
    Not,
    Predicate,
    SameAgency,
    SameProvince,
    State,
    Transition,
    check,
    law,
)
from jipp.model.checks.guards import guard_findings
from jipp.model.requirements.base import Requirement
from tests.lifecycles import step

DAY = date(2024, 1, 1)


def fact(op: Any, value: Any, name: str = "x") -> Fact:
    """A fact, in one line."""
    return Fact(name=name, op=op, value=value)


def every(*of: Requirement) -> AllOf:
    """All of them."""
    return AllOf(of=of)


def some(*of: Requirement) -> AnyOf:
    """One of them."""
    return AnyOf(of=of)


def no(of: Requirement) -> Not:
    """Its opposite."""
    return Not(of=of)


def after(days: int = 0, months: int = 0) -> Duration:
    """A span."""
    return Duration(days=days, months=months)


def found(*steps: Transition) -> list[tuple[str, str]]:
    """The code and the place of every finding."""
    return [(f.code, f.where) for f in guard_findings(steps)]


def fallback(*guards: Requirement) -> list[str]:
    """The findings on guards tried in order, each by its code and the target it leads to."""
    steps = [step("go", "a", f"t{i}", requires=guard) for i, guard in enumerate(guards)]
    return [f"{code} {where.rpartition('/')[2]}" for code, where in found(*steps)]


def age(months: int = 0, days: int = 0, since: str = "implemented_on", **more: Any) -> MinimumAge:
    """An age in months and days."""
    return MinimumAge(since=since, duration=after(days, months), **more)


VIDEO = HasEvidence(kind="video")
FRESH = HasEvidence(kind="video", since_entered=True)
OK = Approvals(action="ok")
BY_HEAD = Approvals(action="ok", of_roles=("head",))
LAW = Basis(origin="law", confidence="official")


@pytest.mark.parametrize(
    "guard",
    [
        every(fact(">", 5), fact("<", 3)),
        every(fact(">", 5), fact("<=", 5)),
        every(fact("==", 5), fact("!=", Decimal("5.0"))),
        every(fact("in", (1, 2)), fact("in", (3, 4))),
        every(fact("in", (1, 2)), no(some(fact("==", 1), fact("==", 2)))),
        fact("in", ()),
        every(fact("==", True), fact("==", False)),
        every(fact("!=", True), fact("!=", False)),
        every(fact(">", date(2024, 1, 1)), fact("<", date(2024, 1, 2))),
        fact(">", date.max),
        fact("<", date.min),
        fact("<", ""),
        every(fact(">", "a"), fact("<", "a\0")),
        every(fact("==", 1), fact("==", "1")),
        no(Always()),
        some(),
        every(VIDEO, no(VIDEO)),
        every(HasEvidence(kind="video", at_least=2), no(VIDEO)),
        every(HasEvidence(kind="video", basis=LAW), no(VIDEO)),
        every(Approvals(action="ok", at_least=3), no(Approvals(action="ok", at_least=2))),
        every(OK, no(OK)),
        every(FRESH, no(VIDEO)),
        every(HasEvidence(kind="video", at_least=2, since_entered=True), no(VIDEO)),
        every(age(24), no(age(12))),
        every(age(12, strict=True), no(age(12))),
        every(some(age(24), age(36)), no(some(age(12), HasNote()))),
        every(Predicate(name="p"), no(Predicate(name="p"))),
        every(HasNote(), no(HasNote())),
        no(some(HasNote(), no(HasNote()))),
    ],
    ids=lambda guard: str(guard.label).replace("\0", "0"),
)
def test_a_guard_that_can_never_hold_is_an_error(guard: Requirement) -> None:
    """Whatever the facts, the evidence and the history."""
    assert found(step("go", "a", "b", requires=guard)) == [("unsatisfiable", "a/go/b")]


@pytest.mark.parametrize(
    "guard",
    [
        every(fact(">", 5), fact("<", 6)),
        every(fact(">=", 5), fact("<=", 5)),
        every(fact(">", "a"), fact("<", "b")),
        every(fact(">", date(2024, 1, 1)), fact("<", date(2024, 1, 3))),
        every(fact("in", (1, 2)), fact("!=", 1)),
        no(fact("in", ())),
        some(fact("in", ()), HasNote()),
        every(HasEvidence(kind="video", at_least=2), no(HasEvidence(kind="video", at_least=3))),
        every(VIDEO, no(FRESH)),
        every(HasEvidence(kind="video", at_least=2), no(FRESH)),
        every(age(12), no(age(24))),
        every(age(24), no(age(12, since="awarded_on"))),
        every(fact("<", 3), fact(">", 5, name="y")),
    ],
    ids=lambda guard: str(guard.label),
)
def test_a_guard_that_may_hold_is_none(guard: Requirement) -> None:
    """However narrow it is."""
    assert found(step("go", "a", "b", requires=guard)) == []


def test_all_that_can_never_hold_is_told_at_once() -> None:
    """With other errors of the definition, under the transition's name."""
    states = (State(id="a", initial=True), State(id="b", final=True), State(id="c"))
    steps = (
        step("go", "a", "b", requires=no(Always())),
        step("jump", "a", "b", requires=every(fact(">", 5), fact("<", 3))),
    )
    with pytest.raises(LifecycleError) as fault:
        Lifecycle(id="m", version="1", title="M", states=states, transitions=steps)
    codes = [(f.code, f.where) for f in fault.value.findings]
    assert codes[-2:] == [("unsatisfiable", "a/go/b"), ("unsatisfiable", "a/jump/b")]
    assert ("unreachable", "c") in codes
    assert fault.value.findings[-1].message("en") == (
        "jump (a → b): can never be taken, since this never holds: all of: x > 5, x < 3; "
        "correct the requirement or remove the transition"
    )


def test_ordered_guards_that_overlap_are_named_with_a_value() -> None:
    """Urgent from 9, normal from 5, else low: whoever is urgent is normal too."""
    high, middle = fact(">=", 9, name="priority"), fact(">=", 5, name="priority")
    steps = (
        step("route", "inbox", "urgent", requires=high),
        step("route", "inbox", "normal", requires=middle),
        step("route", "inbox", "low"),
    )
    states = (
        State(id="inbox", initial=True),
        *(State(id=id, final=True) for id in ("urgent", "normal", "low")),
    )
    warnings = check(
        Lifecycle(id="triage", version="1", title="T", states=states, transitions=steps)
    )
    assert [(f.code, f.severity.value, f.where) for f in warnings] == [
        ("ambiguous", "warning", "inbox/route/normal"),
        ("ambiguous", "warning", "inbox/route/low"),
    ]
    assert [dict(f.witness)["priority"] for f in warnings] == [9, 9]
    assert warnings[0].message("en") == (
        "route (inbox → normal): route (inbox → urgent) may hold at the same time and is then "
        "taken, for one when priority == 9; make them exclude each other, or leave it if the order "
        "is meant"
    )


@pytest.mark.parametrize(
    ("guards", "expected"),
    [
        ([fact(">=", 5), fact("<", 5)], []),
        ([fact(">=", 5), fact(">=", 9)], ["shadowed t1"]),
        ([Always(), HasNote()], ["shadowed t1"]),
        ([HasNote(), HasNote()], ["shadowed t1"]),
        ([HasNote(), Always()], ["ambiguous t1"]),
        ([VIDEO, HasEvidence(kind="video", at_least=2)], ["shadowed t1"]),
        ([HasEvidence(kind="video", at_least=2), VIDEO], ["ambiguous t1"]),
        ([HasNote(), no(HasNote()), VIDEO], ["shadowed t2"]),
        # Where the fact is missing neither holds.
        ([fact(">=", 5), no(fact(">=", 5)), Always()], ["ambiguous t2"]),
        ([fact("<", 5), fact(">=", 5), fact("!=", 7)], ["shadowed t2"]),
        ([Predicate(name="p"), no(Predicate(name="p")), Always()], ["ambiguous t2"]),
        ([fact("in", (1, 2, 3)), fact("in", (2, 3))], ["shadowed t1"]),
        ([fact("in", ("a", "b")), fact("in", ("b", "c"))], ["ambiguous t1"]),
        ([fact("==", True), fact("==", False), fact("==", True, name="y")], ["ambiguous t2"]),
        ([fact("==", 1), fact("==", "a")], []),
        ([SameAgency(), some(SameAgency(), SameProvince())], ["ambiguous t1"]),
        ([some(SameAgency(), SameProvince()), SameAgency()], ["shadowed t1"]),
        ([every(fact(">", 0), fact(">", 0, name="y")), fact(">", 0)], ["ambiguous t1"]),
    ],
)
def test_a_later_guard_is_shadowed_overlaps_or_stands_alone(
    guards: list[Requirement], expected: list[str]
) -> None:
    """Shadowed by one earlier or by several together; not to know holds in none of them."""
    assert fallback(*guards) == expected


@pytest.mark.parametrize(
    ("guards", "witness"),
    [
        ([fact(">", 5), fact("<", 6)], Decimal("5.5")),
        ([fact(">", 5), fact("<", 8)], 6),
        ([fact("<", 5), fact("!=", 4)], 3),
        ([fact("<=", 5), fact("!=", 4)], 3),
        ([fact(">", DAY), fact("<", date(2024, 6, 1))], date(2024, 1, 2)),
        ([fact("<", date(2024, 1, 1)), fact("<", date(2025, 1, 1))], None),
        ([fact("in", ("b", "c")), fact(">", "b")], "c"),
    ],
)
def test_the_witness_makes_both_hold(guards: list[Requirement], witness: object) -> None:
    """A value of the fact's own kind, within the bounds of both; none where one is shadowed."""
    steps = [step("go", "a", f"t{i}", requires=guard) for i, guard in enumerate(reversed(guards))]
    given = [dict(f.witness).get("x") for f in guard_findings(tuple(steps))]
    assert given == [witness]


def test_who_may_act_counts_as_part_of_holding() -> None:
    """What a role or four eyes keep for some does not shadow what is open to all."""
    clerk, both = ("clerk",), ("clerk", "head")
    assert found(step("go", "a", "b", roles=clerk), step("go", "a", "c")) == [
        ("ambiguous", "a/go/c")
    ]
    assert found(step("go", "a", "b", roles=both), step("go", "a", "c", roles=clerk)) == [
        ("shadowed", "a/go/c")
    ]
    assert found(step("go", "a", "b", roles=clerk), step("go", "a", "c", roles=both)) == [
        ("ambiguous", "a/go/c")
    ]
    eyes = step("go", "a", "b", distinct_from=("ask",))
    assert found(eyes, step("go", "a", "c")) == [("ambiguous", "a/go/c")]
    assert found(step("go", "a", "c"), eyes) == [("shadowed", "a/go/b")]


def test_an_overlap_on_the_way_to_one_state_does_not_matter() -> None:
    """Whichever is taken, the same happens; but one that leads elsewhere is named."""
    clerk, head = step("go", "a", "b", roles=("clerk",)), step("go", "a", "b", roles=("head",))
    assert found(clerk, head) == []
    (finding,) = guard_findings((clerk, step("go", "a", "c", roles=("judge",)), head))[1:]
    assert (finding.where, dict(finding.witness)["earlier"]) == ("a/go/b", "a/go/c")
    assert found(clerk, step("go", "a", "b", roles=("clerk",))) == [("shadowed", "a/go/b")]


def test_what_must_be_there_besides_facts_is_told_in_words() -> None:
    """Roles, persons, evidence, predicates and a state to go back to."""
    first = step(
        "go",
        "a",
        RESUME,
        roles=("clerk",),
        distinct_from=("ask",),
        requires=every(HasEvidence(kind="video", at_least=2), no(HasNote()), Predicate(name="p")),
    )
    (finding,) = guard_findings((first, step("go", "a", "b")))
    witness: dict[str, Any] = dict(finding.witness)
    assert witness["p"] is True
    assert sorted(text.en for text in witness["when"]) == [
        "not: a note",
        "p",
        "someone who did not do the last ask",
        "someone with the role clerk",
        "there is a state to go back to",
        "video (at least 2)",
    ]
    assert "pihak dengan peran clerk" in finding.message("id")


def test_only_what_is_tried_together_is_compared() -> None:
    """One action from one state; the ways in, whatever they are called."""
    assert found(step("go", "a", "b"), step("run", "a", "b"), step("go", "b", "c")) == []
    assert found(step("go", ("a", "b"), "c"), step("go", "b", "d")) == [("shadowed", "b/go/d")]
    assert found(step("enter", (), "a"), step("bring", (), "a")) == [("shadowed", "bring/a")]


@pytest.mark.parametrize(
    "guard",
    [
        fact(">", 0),
        no(fact(">", 0)),
        Predicate(name="p"),
        HasNote(),
        SameAgency(),
        no(SameProvince()),
        every(HasField(name="unit"), HasNote()),
    ],
    ids=lambda guard: str(guard.label),
)
def test_a_deadline_that_needs_an_actor_facts_or_a_note_never_fires(guard: Requirement) -> None:
    """It sees the subject and the day only."""
    late = step("lapse", "a", "b", after=after(5), requires=guard)
    assert found(late) == [("unsatisfiable", "a/lapse/b")]
    assert found(step("lapse", "a", "b", requires=guard)) == []


def test_a_deadline_for_a_role_never_fires() -> None:
    """Nobody acts, so nobody has it."""
    (finding,) = guard_findings((step("lapse", "a", "b", after=after(5), roles=("clerk",)),))
    assert finding.code == "unsatisfiable"
    assert "someone with the role clerk, where only the subject" in finding.message("en")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (after(10), after(20)),
        (after(10), after(10)),
        (after(30), after(months=2)),
        (after(months=1), after(32)),
        (after(months=1), after(months=1, days=1)),
        (after(0), after(5)),
    ],
)
def test_a_deadline_behind_one_that_always_leaves_never_fires(
    first: Duration, second: Duration
) -> None:
    """Whatever the months are long."""
    steps = (step("now", "a", "b", after=first), step("late", "a", "c", after=second))
    (finding,) = guard_findings(steps)
    assert (finding.code, finding.severity.value) == ("unsatisfiable", "error")
    assert finding.where == "a/late/c"
    assert finding.message("en") == (
        "late (a → c): can never be taken, since this never holds: now (a → b) always leaves "
        "the state before that day; correct the requirement or remove the transition"
    )


@pytest.mark.parametrize(
    "steps",
    [
        (step("now", "a", SAME, after=after(1)), step("late", "a", "c", after=after(9))),
        (step("now", "a", RESUME, after=after(1)), step("late", "a", "c", after=after(9))),
        (
            step("now", "a", "b", after=after(1), requires=HasField(name="unit")),
            step("late", "a", "c", after=after(9)),
        ),
        (step("now", "a", "b", after=after(30)), step("late", "a", "c", after=after(months=1))),
        (
            step("now", "a", "b", after=after(0)),
            step("back", "b", "a"),
            step("late", "a", "c", after=after(9)),
        ),
    ],
)
def test_a_deadline_that_may_come_is_no_error(steps: tuple[Transition, ...]) -> None:
    """Where the earlier stays, may fail, may come later, or the state is back the same day."""
    assert found(*steps) == []


def test_deadlines_of_one_day_are_compared_like_guards() -> None:
    """Two with one span overlap; with different spans they are judged on different days."""
    unit, title = HasField(name="unit"), HasField(name="title")
    one = step("one", "a", "b", after=after(months=12), requires=unit)
    same = step("two", "a", "c", after=Duration(years=1), requires=title)
    assert found(one, same) == [("ambiguous", "a/two/c")]
    assert found(one, step("two", "a", "c", after=after(9), requires=title)) == []
    narrow = step("two", "a", "c", after=Duration(years=1), requires=every(unit, title))
    assert found(one, narrow) == [("shadowed", "a/two/c")]


def test_what_has_too_many_alternatives_is_not_analysed() -> None:
    """Twelve choices of two are 4,096 alternatives; that is said, and nothing else is."""
    choices = [some(fact(">", 0, name=f"a{i}"), fact(">", 0, name=f"b{i}")) for i in range(12)]
    hard = step("go", "a", "b", requires=every(*choices))
    (finding,) = guard_findings((hard, step("go", "a", "c")))
    assert (finding.code, finding.where, finding.severity.value) == (
        "not_analysed",
        "a/go/b",
        "warning",
    )
    assert finding.message("en").startswith("go (a → b): too many alternatives to compare")
    ladder = tuple(step("go", "a", f"t{i}", requires=age(days=900 - i)) for i in range(400))
    assert found(*ladder)[-1] == ("not_analysed", "a/go/t12")
    many = tuple(step("go", "a", f"t{i}", requires=fact("==", i)) for i in range(2_001))
    assert found(*many) == [("not_analysed", "a/go/t2000")]


@pytest.mark.parametrize(
    ("guards", "expected"),
    [
        ([age(12), age(12)], ["shadowed t1"]),
        ([age(12), age(24)], ["shadowed t1"]),
        ([age(24), age(12)], ["ambiguous t1"]),
        ([age(12), age(12, strict=True)], ["shadowed t1"]),
        ([age(12, strict=True), age(12)], ["ambiguous t1"]),
        ([age(12, strict=True), age(12, days=1)], ["shadowed t1"]),
        ([no(age(24)), age(12)], ["ambiguous t1"]),
        ([no(age(12)), age(24)], []),
        ([no(age(12)), age(12, strict=True)], []),
        # A month may have 28 days or 31.
        ([age(1), age(days=31)], ["ambiguous t1"]),
        ([age(1), age(days=32)], ["shadowed t1"]),
        ([age(days=28), age(1)], ["ambiguous t1"]),
        ([age(days=27), age(1)], ["shadowed t1"]),
        # Where the day is not known, neither holds.
        ([age(12), no(age(24)), Always()], ["ambiguous t1", "ambiguous t2"]),
        ([age(24), age(12, since="awarded_on")], ["ambiguous t1"]),
        ([every(age(12), no(age(36))), every(age(24), no(age(48)))], ["ambiguous t1"]),
        ([every(age(12), no(age(24))), every(age(24), no(age(48)))], []),
    ],
)
def test_ages_are_compared_by_their_spans(guards: list[Requirement], expected: list[str]) -> None:
    """Who is two years old is one; a span is longer only if it is so in every calendar."""
    assert fallback(*guards) == expected


@pytest.mark.parametrize(
    ("guards", "expected"),
    [
        ([VIDEO, FRESH], ["shadowed t1"]),
        ([FRESH, VIDEO], ["ambiguous t1"]),
        ([no(VIDEO), FRESH], []),
        ([no(FRESH), no(VIDEO)], ["shadowed t1"]),
        ([HasEvidence(kind="video", at_least=2), FRESH], ["ambiguous t1"]),
        ([no(HasEvidence(kind="budget")), FRESH], ["ambiguous t1"]),
        ([OK, BY_HEAD], ["shadowed t1"]),
        ([BY_HEAD, OK], ["ambiguous t1"]),
        ([Approvals(action="ok", of_roles=("head", "judge")), BY_HEAD], ["shadowed t1"]),
        ([Approvals(action="ok", of_roles=("judge",)), BY_HEAD], ["ambiguous t1"]),
        ([no(OK), BY_HEAD], []),
    ],
)
def test_a_part_is_compared_with_the_whole(guards: list[Requirement], expected: list[str]) -> None:
    """Fresh evidence is evidence of its kind; the approval of one role is one of anybody's."""
    steps = [step("go", "a", f"t{i}", requires=guard) for i, guard in enumerate(guards)]
    steps.append(step("ok", "a", SAME))
    assert [f"{code} {where.rpartition('/')[2]}" for code, where in found(*steps)] == expected


@pytest.mark.parametrize(
    "voting",
    [
        step("ok", "elsewhere", SAME),
        step("ok", "a", "b"),
        step("ok", "a", SAME, after=after(5)),
        step("ok", (), "a"),
    ],
    ids=["elsewhere", "leaving", "by itself", "on the way in"],
)
def test_votes_that_never_count_are_an_error(voting: Transition) -> None:
    """Cast in another state, by leaving the state, or by nobody."""
    assert found(voting, step("go", "a", "c", requires=OK))[-1] == ("unsatisfiable", "a/go/c")
    assert found(voting, step("go", "a", "c", requires=no(OK))) == []
    late = step("lapse", "a", "c", after=after(9), requires=some(OK, HasField(name="unit")))
    assert found(voting, late) == []


def test_votes_count_in_the_state_where_they_are_cast() -> None:
    """Of a transition from several states, only the one where nobody votes is named."""
    go = step("go", ("a", "b"), "c", requires=OK)
    assert found(step("ok", "a", SAME), go) == [("unsatisfiable", "b/go/c")]
    assert found(step("ok", ("a", "b"), SAME), go) == []
    assert found(step("ok", "a", "b"), step("ok", ("a", "b"), "a"), go)[0] == (
        "unsatisfiable",
        "b/go/c",
    )
    assert found(step("enter", (), "a", requires=OK), step("ok", "a", SAME)) == [
        ("unsatisfiable", "enter/a")
    ]


def test_a_finding_keeps_its_witness_sorted() -> None:
    """As every finding does, so that two of one definition are equal."""
    pair = (step("go", "a", "b", requires=HasNote()), step("go", "a", "c"))
    first, second = guard_findings(pair), guard_findings(pair)
    assert first == second
    assert isinstance(first[0], Finding)
    assert [name for name, _ in first[0].witness] == ["earlier", "when"]


def test_what_ships_has_no_warning() -> None:
    """No guard of a lifecycle of ours covers or overlaps another in a way that matters."""
    shipped = law.lifecycles()
    assert len(shipped) > 5
    assert [(made.definition, check(made)) for made in shipped if check(made)] == []
