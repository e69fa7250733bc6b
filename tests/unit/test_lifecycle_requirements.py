"""What a transition can require: when each kind holds, and what it says where it does not."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from jipp import (
    SAME,
    UNKNOWN,
    Accepted,
    Actor,
    Agency,
    AllOf,
    Always,
    AnyOf,
    Approvals,
    Basis,
    Duration,
    Evidence,
    Fact,
    HasEvidence,
    HasField,
    HasNote,
    Innovation,
    InvalidInputError,
    Lifecycle,
    MinimumAge,
    Not,
    Predicate,
    Reason,
    Refused,
    SameAgency,
    SameProvince,
    Transition,
    advance,
    begin,
    decide,
    options,
)
from jipp.model.requirements.base import Requirement
from tests.effort import grows_with
from tests.lifecycles import (
    CLERK,
    DAY,
    FAR_OFFICE,
    HEAD,
    OFFICE,
    OTHER_OFFICE,
    flow,
    idea,
    later,
    started,
    step,
)

BOOK = Evidence(id="book", kind="legal_basis")
LAW = Basis(origin="law", confidence="reported")


def asked(
    requirement: Requirement,
    subject: Innovation | None = None,
    on: date = DAY,
    by: Actor | None = CLERK,
    **given: Any,
) -> tuple[Reason, ...]:
    """The reasons a requirement gives where it guards the only action."""
    law = flow(step("go", "draft", "done", requires=requirement), states=("draft", "done"))
    begun = begin(subject or idea(), lifecycle=law, on=DAY, by=None)
    answer = decide(begun, "go", on=on, by=by, under=law, **given)
    return () if isinstance(answer, Accepted) else answer.reasons


def codes(reasons: tuple[Reason, ...]) -> list[str]:
    """The codes of reasons, in order."""
    return [reason.code for reason in reasons]


def params(reason: Reason) -> Mapping[str, Any]:
    """The parameters of a reason."""
    return dict(reason.params)


@pytest.mark.parametrize(
    ("evidence", "code"),
    [
        ((), "missing_evidence"),
        ((BOOK,), None),
        ((Evidence(id="b", kind="budget"),), "missing_evidence"),
        ((Evidence(id="b", kind="legal_basis", issued_on=DAY),), None),
        ((Evidence(id="b", kind="legal_basis", issued_on=later(1)),), "missing_evidence"),
        ((Evidence(id="b", kind="legal_basis", valid_until=DAY),), None),
        ((Evidence(id="b", kind="legal_basis", valid_until=later(-1)),), "expired_evidence"),
    ],
)
def test_evidence_counts_from_its_issue_to_its_last_day(
    evidence: tuple[Evidence, ...], code: str | None
) -> None:
    """Both ends are inclusive, and what has no dates is always valid."""
    reasons = asked(HasEvidence(kind="legal_basis"), idea(evidence=evidence))
    assert codes(reasons) == ([code] if code else [])


def test_so_many_pieces_are_counted_by_id_and_day() -> None:
    """Two are asked for; one is there, one comes in ten days, and from then it would hold."""
    coming = Evidence(id="b2", kind="budget", issued_on=later(10))
    subject = idea(evidence=(Evidence(id="b1", kind="budget"), coming))
    (reason,) = asked(HasEvidence(kind="budget", at_least=2), subject)
    assert (reason.code, reason.satisfied_from) == ("missing_evidence", later(10))
    assert params(reason)["found"] == 1
    assert params(reason)["invalid"] == ("b2",)
    assert asked(HasEvidence(kind="budget", at_least=2), subject, on=later(10)) == ()


def test_time_does_not_help_where_one_piece_ends_before_the_other_begins() -> None:
    """Two pieces that are never valid together never make two."""
    subject = idea(
        evidence=(
            Evidence(id="b1", kind="budget", valid_until=later(5)),
            Evidence(id="b2", kind="budget", issued_on=later(10)),
        )
    )
    (reason,) = asked(HasEvidence(kind="budget", at_least=2), subject)
    assert reason.satisfied_from is None


def test_only_what_has_ended_is_said_to_be_no_longer_valid() -> None:
    """A piece that is still to come is not among those."""
    subject = idea(
        evidence=(
            Evidence(id="b1", kind="budget", valid_until=later(-1)),
            Evidence(id="b2", kind="budget", issued_on=later(10)),
        )
    )
    (reason,) = asked(HasEvidence(kind="budget"), subject)
    assert (reason.code, reason.satisfied_from) == ("expired_evidence", later(10))
    assert params(reason)["invalid"] == ("b1",)


def test_evidence_given_with_the_call_counts_for_it() -> None:
    """What is handed in with the action is judged with the rest, and equal pieces are one."""
    assert asked(HasEvidence(kind="legal_basis"), evidence=[BOOK]) == ()
    twice = asked(HasEvidence(kind="legal_basis", at_least=2), evidence=[BOOK, BOOK])
    assert params(twice[0])["found"] == 1


def fresh(subject: Innovation, on: date, *evidence: Evidence) -> list[str]:
    """What the renewing action says to a subject in review."""
    answer = decide(subject, "renew", on=on, by=CLERK, evidence=evidence, under=RENEWED)
    return [] if isinstance(answer, Accepted) else codes(answer.reasons)


RENEWED = flow(
    step("submit", "draft", "review"),
    step("note", "review", SAME),
    step("renew", "review", "done", requires=HasEvidence(kind="other", since_entered=True)),
)


def test_fresh_evidence_is_what_came_since_the_state_was_entered() -> None:
    """Given before or with the entry it is old; given since, or with the call, it is fresh."""
    old, new = (Evidence(id=id, kind="other") for id in ("old", "new"))
    begun = started(RENEWED)
    there = advance(begun, "submit", on=later(1), by=CLERK, evidence=(old,), under=RENEWED)
    assert fresh(there, later(2)) == ["missing_evidence"]
    assert fresh(there, later(2), old) == ["missing_evidence"]
    assert fresh(there, later(2), new) == []
    noted = advance(there, "note", on=later(2), by=CLERK, evidence=(new,), under=RENEWED)
    assert fresh(noted, later(3)) == []


@pytest.mark.parametrize(
    ("issued_on", "expected"),
    [(None, ["missing_evidence"]), (DAY, ["missing_evidence"]), (later(1), []), (later(2), [])],
)
def test_evidence_that_no_entry_names_is_fresh_by_its_day(
    issued_on: date | None, expected: list[str]
) -> None:
    """Attached without an action, it counts if it was issued since the state was entered."""
    subject = idea(evidence=(Evidence(id="e", kind="other", issued_on=issued_on),))
    begun = begin(subject, lifecycle=RENEWED, on=DAY, by=None)
    there = advance(begun, "submit", on=later(1), by=CLERK, under=RENEWED)
    assert fresh(there, later(2)) == expected


@pytest.mark.parametrize(
    ("fields", "name", "filled"),
    [
        ({}, "title", True),
        ({}, "unit", False),
        ({"unit": "  "}, "unit", False),
        ({"unit": "RSUD"}, "unit", True),
        ({}, "categories", False),
        ({"categories": ("health",)}, "categories", True),
        ({}, "implemented_on", False),
        ({"implemented_on": DAY}, "implemented_on", True),
        ({}, "no_such_field", False),
    ],
)
def test_a_field_is_filled_if_it_is_neither_none_nor_blank_nor_empty(
    fields: Mapping[str, Any], name: str, filled: bool
) -> None:
    """A field that the subject does not have is missing too."""
    reasons = asked(HasField(name=name), idea(**fields))
    assert codes(reasons) == ([] if filled else ["missing_field"])
    assert filled or params(reasons[0]) == {"name": name}


@pytest.mark.parametrize(("note", "expected"), [("", 1), (" \n", 1), ("why", 0)])
def test_a_note_must_not_be_blank(note: str, expected: int) -> None:
    """White space says nothing."""
    assert codes(asked(HasNote(), note=note)) == ["missing_note"] * expected


@pytest.mark.parametrize(
    ("since", "strict", "on", "satisfied_from"),
    [
        (date(2023, 1, 1), False, date(2024, 1, 1), None),
        (date(2023, 1, 2), False, date(2024, 1, 1), date(2024, 1, 2)),
        (date(2023, 1, 1), True, date(2024, 1, 1), date(2024, 1, 2)),
        (date(2024, 2, 29), False, date(2025, 2, 28), date(2025, 3, 1)),
        (date(2026, 1, 1), False, date(2024, 1, 1), date(2027, 1, 1)),
    ],
)
def test_age_is_counted_back_from_the_day(
    since: date, strict: bool, on: date, satisfied_from: date | None
) -> None:
    """A year back from the day; on the first day named it does hold, the day before it does not."""
    rule = MinimumAge(since="implemented_on", duration=Duration(years=1), strict=strict)
    subject = idea(implemented_on=since)
    reasons = asked(rule, subject, on=on)
    assert [r.satisfied_from for r in reasons] == ([satisfied_from] if satisfied_from else [])
    if satisfied_from:
        assert codes(reasons) == ["too_young"]
        assert asked(rule, subject, on=satisfied_from) == ()
        assert asked(rule, subject, on=date.fromordinal(satisfied_from.toordinal() - 1))


def test_an_age_that_no_day_reaches_has_no_first_day() -> None:
    """Beyond the calendar it stays too young, and says so without a day."""
    rule = MinimumAge(since="implemented_on", duration=Duration(years=9_000))
    (reason,) = asked(rule, idea(implemented_on=DAY))
    assert (reason.code, reason.satisfied_from) == ("too_young", None)


def test_an_unknown_age_is_neither_old_nor_young() -> None:
    """Without the day, not even the opposite is permitted."""
    rule = MinimumAge(since="implemented_on", duration=Duration(years=1))
    assert codes(asked(rule)) == codes(asked(Not(of=rule))) == ["missing_field"]
    assert asked(Not(of=rule), idea(implemented_on=DAY)) == ()


def test_the_field_of_an_age_must_be_a_day() -> None:
    """A text there is a fault of the definition, and the field is named."""
    rule = MinimumAge(since="title", duration=Duration(days=1))
    with pytest.raises(InvalidInputError) as fault:
        asked(rule)
    assert [p.path for p in fault.value.problems] == ["/subject/title"]


@pytest.mark.parametrize(
    ("op", "value", "given", "holds"),
    [
        ("==", 5, 5, True),
        ("==", "0.3", 0.3, None),
        ("==", Decimal("0.3"), 0.3, True),
        (">=", Fraction(3, 10), 0.3, True),
        ("<", Fraction(1, 3), Decimal("0.33"), True),
        (">", 2**53, 2**53 + 1, True),
        ("!=", 5, 5, False),
        ("<=", 5, 5.0, True),
        ("in", (1, 2, 3), 2.0, True),
        ("in", (1, 2, 3), 4, False),
        ("==", "yes", "yes", True),
        ("in", ("a", "b"), "c", False),
        ("<", "b", "a", True),
        ("==", True, True, True),
        ("!=", False, True, True),
        (">=", DAY, later(1), True),
        ("in", (DAY,), later(1), False),
        (">", 0, None, None),
        (">", 0, UNKNOWN, None),
    ],
)
def test_a_fact_is_held_against_a_value_exactly(
    op: Any, value: Any, given: Any, holds: bool | None
) -> None:
    """Numbers of every type compare exactly; None and unknown are as good as absent."""
    if holds is None and given is not None and given is not UNKNOWN:
        with pytest.raises(InvalidInputError):
            asked(Fact(name="x", op=op, value=value), facts={"x": given})
        return
    reasons = asked(Fact(name="x", op=op, value=value), facts={"x": given})
    wanted = {True: [], False: ["fact_unmet"], None: ["fact_missing"]}
    assert codes(reasons) == wanted[holds]


def test_a_fact_says_what_it_is_and_must_be() -> None:
    """The value found stands in the reason, exactly."""
    (reason,) = asked(Fact(name="score", op=">=", value=70), facts={"score": 69.5})
    assert params(reason)["found"] == Decimal("69.5")
    assert reason.message("id") == "score bernilai 69,5, padahal harus >= 70"
    (missing,) = asked(Fact(name="score", op=">=", value=70))
    assert missing.message() == "score is not given, so score >= 70 cannot be judged: give it"


@pytest.mark.parametrize(
    ("value", "given"),
    [
        (0, "3"),
        (0, True),
        (0, float("inf")),
        (0, [1]),
        ("a", 1),
        (True, 1),
        (DAY, "2024-01-01"),
        (DAY, datetime(2024, 1, 1, tzinfo=UTC)),
        ((1, 2), "1"),
    ],
)
def test_a_fact_of_another_kind_is_a_fault_of_the_program(value: Any, given: Any) -> None:
    """It is said under the fact's name, whichever way the rule would turn out."""
    op: Any = "in" if value == (1, 2) else "=="
    for rule in (
        Fact(name="a/b", op=op, value=value),
        Not(of=Fact(name="a/b", op=op, value=value)),
    ):
        with pytest.raises(InvalidInputError) as fault:
            asked(rule, facts={"a/b": given})
        assert [p.path for p in fault.value.problems] == ["/facts/a~1b"]


@pytest.mark.parametrize(
    ("op", "value", "path"),
    [
        ("=", 1, "/op"),
        ("in", 1, "/op"),
        ("==", (1, 2), "/op"),
        ("<", True, "/op"),
        ("in", (1, "a"), "/value"),
        ("in", (1, 1), "/value/1"),
        ("==", None, "/value"),
        ("==", float("nan"), "/value"),
        ("in", (1, object()), "/value/1"),
    ],
)
def test_a_fact_that_cannot_be_judged_is_not_built(op: Any, value: Any, path: str) -> None:
    """An operator its value does not admit, values of mixed kinds, what is no value."""
    with pytest.raises(InvalidInputError) as fault:
        Fact(name="x", op=op, value=value)
    assert [p.path for p in fault.value.problems] == [path]


COUNTED = flow(
    step("approve", "review", SAME),
    step("submit", "draft", "review"),
    step("recall", "review", "draft"),
    step(
        "publish",
        "review",
        "done",
        requires=Approvals(action="approve", of_roles=("panel",), at_least=2),
    ),
    states=("draft", "review", "done"),
    correctors=("head",),
)
PANEL = tuple(Actor(id=f"p{i}", roles=("panel",)) for i in range(3))


def publishing(subject: Innovation) -> list[str]:
    """What publishing says."""
    answer = decide(subject, "publish", on=later(9), by=CLERK, under=COUNTED)
    return [] if isinstance(answer, Accepted) else codes(answer.reasons)


def test_approvals_are_counted_by_person_and_role_since_the_state_was_entered() -> None:
    """The same person twice is one, others do not count, and leaving the state loses them."""
    subject = advance(started(COUNTED), "submit", on=DAY, by=CLERK, under=COUNTED)
    for by, expected in [
        (PANEL[0], 1),
        (PANEL[0], 1),
        (HEAD, 1),
        (PANEL[1], 0),
    ]:
        subject = advance(subject, "approve", on=DAY, by=by, under=COUNTED)
        assert publishing(subject) == ["approvals_missing"] * expected
    away = advance(subject, "recall", on=DAY, by=CLERK, under=COUNTED)
    again = advance(away, "submit", on=DAY, by=CLERK, under=COUNTED)
    assert publishing(again) == ["approvals_missing"]


@pytest.mark.parametrize(
    ("by", "agency", "province"),
    [
        (CLERK, [], []),
        (Actor(id="x", agency=OTHER_OFFICE), ["other_agency"], []),
        (Actor(id="x", agency=FAR_OFFICE), ["other_agency"], ["other_province"]),
        (Actor(id="x"), ["other_agency"], ["other_province"]),
        (
            Actor(id="x", agency=Agency(id="min", name="M", kind="ministry")),
            ["other_agency"],
            ["other_province"],
        ),
        (None, ["other_agency"], ["other_province"]),
    ],
)
def test_who_acts_must_belong(by: Actor | None, agency: list[str], province: list[str]) -> None:
    """To the subject's agency, or to its province."""
    assert codes(asked(SameAgency(), by=by)) == agency
    assert codes(asked(SameProvince(), by=by)) == province


def test_a_judge_from_elsewhere_is_asked_for_with_not() -> None:
    """Of no agency is of another; where nobody acts it is not known, and so not permitted."""
    assert asked(Not(of=SameAgency()), by=Actor(id="x")) == ()
    assert codes(asked(Not(of=SameAgency()))) == ["own_agency"]
    assert codes(asked(Not(of=SameAgency()), by=None)) == ["own_agency"]
    assert codes(asked(Not(of=SameProvince()), by=None)) == ["other_province"]


def test_a_field_that_holds_no_agency_is_missing() -> None:
    """`of` names a field with an agency in it; another leaves it unknown."""
    assert codes(asked(SameAgency(of="title"))) == ["missing_field"]
    assert codes(asked(Not(of=SameAgency(of="owner")))) == ["missing_field"]


def test_the_subjects_own_province_comes_before_that_of_its_agency() -> None:
    """A ministry's innovation may stand in a province."""
    subject = idea(province="ID-JI")
    assert asked(SameProvince(), subject, by=Actor(id="x", agency=FAR_OFFICE)) == ()
    assert codes(asked(SameProvince(), subject)) == ["other_province"]


def answering(answer: object) -> Callable[..., object]:
    """A predicate that answers with a value, whatever it is asked."""
    return lambda *_: answer  # pyright: ignore[reportUnknownLambdaType] - it looks at nothing


@pytest.mark.parametrize(
    ("predicate", "code", "opposite"),
    [
        (answering(True), None, "excluded"),
        (answering(False), "predicate_failed", None),
        (answering(None), "predicate_unknown", "predicate_unknown"),
        (None, "predicate_unknown", "predicate_unknown"),
    ],
)
def test_a_predicate_answers_yes_or_no_or_leaves_it_unknown(
    predicate: Any, code: str | None, opposite: str | None
) -> None:
    """Only True permits; what is not known permits not even the opposite."""
    given = {"fits": predicate} if predicate else {}
    for rule, expected in (
        (Predicate(name="fits"), code),
        (Not(of=Predicate(name="fits")), opposite),
    ):
        assert codes(asked(rule, predicates=given)) == ([expected] if expected else [])


YEAR = MinimumAge(since="implemented_on", duration=Duration(days=30))
LASTS_TEN = Evidence(id="b", kind="budget", issued_on=DAY, valid_until=later(10))


def started_with(subject: Innovation, law: Lifecycle) -> Innovation:
    """The subject, begun under a law."""
    return begin(subject, lifecycle=law, on=DAY, by=None)


def test_the_first_day_is_one_on_which_everything_holds() -> None:
    """Not where evidence of the same branch has expired by then; each reason says its own day."""
    both = AllOf(of=(YEAR, HasEvidence(kind="budget")))
    new = Evidence(id="c", kind="budget", issued_on=later(40))
    cases: tuple[tuple[Requirement, tuple[Evidence, ...], date | None], ...] = (
        (both, (), None),
        (both, (new,), later(40)),
        (AnyOf(of=(both, HasNote())), (), None),
        (AnyOf(of=(both, HasNote())), (new,), later(40)),
        (Not(of=HasEvidence(kind="budget")), (), later(11)),
        (AllOf(of=(Not(of=HasEvidence(kind="budget")), YEAR)), (), later(30)),
        (Not(of=Not(of=both)), (), None),
    )
    for rule, given, day in cases:
        law = flow(step("go", "draft", "done", requires=rule), states=("draft", "done"))
        subject = started_with(idea(implemented_on=DAY, evidence=(LASTS_TEN, *given)), law)
        answer = decide(subject, "go", on=DAY, by=CLERK, under=law)
        assert isinstance(answer, Refused)
        assert answer.satisfied_from == day
        (option,) = options(subject, on=DAY, by=CLERK, under=law)
        assert option.satisfied_from == day


def test_what_happens_before_the_first_day_is_computed_with() -> None:
    """Where it lapses first there is none, or a later one; a fact of no use there promises none."""
    old = step("go", "draft", "done", requires=YEAR)
    lapse = step("lapse", "draft", "gone", after=Duration(days=20))
    back = step("back", "gone", "draft", after=Duration(days=20))
    odd = step("go", "gone", "done", requires=Fact(name="x", op="==", value="text"))
    cases: tuple[tuple[tuple[Transition, ...], date | None], ...] = (
        ((old, lapse), None),
        ((old, lapse, back), later(40)),
        ((old, lapse, step("go", "gone", "done")), later(20)),
        ((old, lapse, odd), None),
    )
    for steps, day in cases:
        law = flow(*steps, states=("draft", "gone", "done"))
        subject = started_with(idea(implemented_on=DAY), law)
        answer = decide(subject, "go", on=later(1), by=CLERK, facts={"x": 1}, under=law)
        assert isinstance(answer, Refused)
        assert answer.satisfied_from == day


def test_a_refusal_takes_time_in_proportion_to_the_evidence() -> None:
    """Of pieces no two of which are valid together, each is looked at a few times."""
    pieces = tuple(
        Evidence(id=f"b{i}", kind="budget", issued_on=later(i + 1), valid_until=later(i + 1))
        for i in range(2_000)
    )

    def refused(count: int) -> None:
        held = idea(evidence=pieces[:count])
        (reason,) = asked(HasEvidence(kind="budget", at_least=2), held)
        assert reason.satisfied_from is None

    assert grows_with(refused, 1_000) < 2.3


def test_a_predicate_is_asked_once_a_call() -> None:
    """However many rules name it: it cannot fail at first and then permit."""
    told = iter((None, False, False))
    barred = Predicate(name="barred")
    law = flow(
        step("go", "draft", "done", requires=barred),
        step("stay", "draft", "done", requires=Not(of=barred)),
        states=("draft", "done"),
    )

    def ask(*_: object) -> bool | None:
        return next(told)

    once: dict[str, Any] = {"barred": ask}
    menu = options(started(law), on=DAY, by=CLERK, predicates=once, under=law)
    assert [codes(option.reasons) for option in menu] == [["predicate_unknown"]] * 2
    assert list(told) == [False, False]


def test_what_a_predicate_raises_is_raised() -> None:
    """As it is, and not taken for an answer, of the opposite neither."""

    def fails(*_: object) -> bool:
        raise ConnectionError

    for rule in (Predicate(name="p"), Not(of=Predicate(name="p"))):
        with pytest.raises(ConnectionError):
            asked(rule, predicates={"p": fails})


def test_a_predicate_sees_subject_day_actor_and_facts() -> None:
    """In that order, with the evidence given already joined to the subject."""
    seen: list[tuple[object, ...]] = []

    def look(subject: Innovation, on: date, by: Actor, facts: Mapping[str, object]) -> bool:
        seen.append((subject.evidence, on, by, facts))
        return True

    facts = {"x": 1}
    asked(
        Predicate(name="look"),
        evidence=(BOOK,),
        facts=facts,
        on=later(1),
        predicates={"look": look},
    )
    assert seen == [((BOOK,), later(1), CLERK, facts)]


def test_an_unmet_choice_says_what_each_branch_lacks() -> None:
    """All parts of each branch, and the day from which the first would hold."""
    age = MinimumAge(since="implemented_on", duration=Duration(years=1))
    rule = AnyOf(of=(AllOf(of=(HasField(name="unit"), HasNote())), age))
    (reason,) = asked(rule, idea(implemented_on=DAY))
    branches: tuple[tuple[Reason, ...], ...] = params(reason)["branches"]
    assert [codes(branch) for branch in branches] == [
        ["missing_field", "missing_note"],
        ["too_young"],
    ]
    assert reason.satisfied_from == date(2025, 1, 1)
    assert "no note: say in a note why this is done" in reason.message()
    assert asked(rule, idea(unit="RSUD"), note="why") == ()


def test_nothing_to_choose_from_never_holds_and_nothing_to_join_always_does() -> None:
    """The empty choice, which may stand as a branch only, and the empty list."""
    nothing = (AnyOf(of=()), Fact(name="x", op="in", value=()), HasNote())
    (reason,) = asked(AnyOf(of=nothing), facts={"x": "any"})
    branches = params(reason)["branches"]
    assert [codes(branch) for branch in branches] == [["none_of"], ["fact_unmet"], ["missing_note"]]
    assert asked(AllOf(of=())) == asked(Always()) == ()


KNOWN = {"yes": 1, "no": 0}
TRUTH: Mapping[str, bool | None] = {"yes": True, "no": False, "maybe": None}


def fact(name: str) -> Fact:
    """A fact that is one where it is known."""
    return Fact(name=name, op="==", value=1)


@pytest.mark.parametrize("a", TRUTH)
@pytest.mark.parametrize("b", TRUTH)
def test_truth_has_three_values(a: str, b: str) -> None:
    """Kleene's tables: only what is certainly so permits, and so does only its certain opposite."""
    left, right = TRUTH[a], TRUTH[b]
    both = False if False in (left, right) else None if None in (left, right) else True
    either = True if True in (left, right) else None if None in (left, right) else False
    for kind, truth in ((AllOf, both), (AnyOf, either)):
        rule = kind(of=(fact(a), fact(b)))
        assert (asked(rule, facts=KNOWN) == ()) is (truth is True)
        assert (asked(Not(of=rule), facts=KNOWN) == ()) is (truth is False)
        assert (asked(Not(of=Not(of=rule)), facts=KNOWN) == ()) is (truth is True)


def test_what_must_not_hold_and_does_is_shown_in_words() -> None:
    """The rule stands in the reason, in both languages."""
    (reason,) = asked(Not(of=HasEvidence(kind="legal_basis")), idea(evidence=(BOOK,)))
    assert reason.message("en") == "this must not hold, but it does: legal basis (at least 1)"
    assert reason.message("id").endswith("dasar hukum (paling sedikit 1)")


def test_a_reason_rests_on_the_nearest_basis() -> None:
    """Its requirement's own, else that of what joins it, else that of the transition."""
    inner = HasNote(basis=LAW)
    law = flow(
        step("go", "draft", "done", requires=AllOf(of=(inner, HasField(name="unit")))),
        states=("draft", "done"),
    )
    answer = decide(started(law), "go", on=DAY, by=CLERK, under=law)
    assert not isinstance(answer, Accepted)
    assert [r.basis for r in answer.reasons] == [LAW, law.transitions[0].basis]
    assert (answer.confidence, answer.design) == (LAW.confidence, False)
    (joined,) = asked(AllOf(of=(HasNote(),), basis=LAW))
    assert joined.basis == LAW


@pytest.mark.parametrize(
    ("kind", "fields", "paths"),
    [
        (HasEvidence, {"kind": "decree", "at_least": 0}, ["/kind", "/at_least"]),
        (HasField, {"name": "a b"}, ["/name"]),
        (MinimumAge, {"since": "", "duration": 3}, ["/since", "/duration"]),
        (
            Approvals,
            {"action": "a", "of_roles": "panel", "at_least": True},
            ["/of_roles", "/at_least"],
        ),
        (AllOf, {"of": (Always(), "x")}, ["/of/1"]),
        (AnyOf, {"of": Always()}, ["/of"]),
        (Not, {"of": None}, ["/of"]),
        (Predicate, {"name": ""}, ["/name"]),
        (SameAgency, {"of": 3}, ["/of"]),
        (Always, {"basis": "law"}, ["/basis"]),
    ],
)
def test_a_wrong_requirement_names_all_its_faults(
    kind: type[Any], fields: Mapping[str, Any], paths: list[str]
) -> None:
    """An unknown kind of evidence, a role that is a text, a part that is no requirement."""
    with pytest.raises(InvalidInputError) as fault:
        kind(**fields)
    assert [p.path for p in fault.value.problems] == paths


def test_an_unknown_kind_of_evidence_is_told_the_kinds_there_are() -> None:
    """The text lists what is allowed."""
    with pytest.raises(InvalidInputError, match='"decree" is not allowed here: choose one of'):
        HasEvidence(kind="decree")


@pytest.mark.parametrize("office", [OFFICE, OTHER_OFFICE])
def test_an_agency_is_known_by_its_id(office: Agency) -> None:
    """Whoever writes its name otherwise is still of it."""
    renamed = Agency(id=office.id, name="Another name", kind="regency")
    reasons = asked(SameAgency(), by=Actor(id="x", agency=renamed))
    assert (reasons == ()) is (office is OFFICE)


def test_a_hundred_levels_of_requirements_are_judged_and_more_are_refused() -> None:
    """The limit is the same everywhere, and named where the tree grows beyond it."""
    deep: Requirement = HasNote()
    for _ in range(99):
        deep = Not(of=deep)
    assert deep.label.en.startswith("not: not: ")
    rule = AllOf(of=(deep,))
    with pytest.raises(InvalidInputError, match="at most 100 levels") as caught:
        AnyOf(of=(rule,))
    assert [(p.path, p.code) for p in caught.value.problems] == [("/of", "too_deep")]
