"""Faults of the calling program: one error that names every place, and nothing half changed."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from typing import Any, cast

import attrs
import pytest

from jipp import (
    SAME,
    Evidence,
    Fact,
    InvalidInputError,
    Predicate,
    UnknownNameError,
    advance,
    as_of,
    audit,
    begin,
    catch_up,
    decide,
    digest,
    digests,
    due,
    migrate,
    next_automatic,
    options,
    plan,
    revert,
)
from tests.lifecycles import CLERK, DAY, HEAD, flow, idea, started, step

LAW = flow(
    step("note", "draft", SAME, requires=Fact(name="x", op=">", value=0)),
    step("finish", "draft", "done"),
    states=("draft", "done"),
    correctors=("head",),
)
OTHER = attrs.evolve(LAW, version="2")
BEGUN = started(LAW)
GOOD: Mapping[str, Any] = {"on": DAY, "by": CLERK, "under": LAW}
NAIVE = datetime(2024, 1, 1, 9)  # noqa: DTZ001 - that it has no zone is the point
NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
CALLS: Mapping[str, Any] = {
    "decide": partial(decide, BEGUN, "finish"),
    "advance": partial(advance, BEGUN, "finish"),
    "options": partial(options, BEGUN),
    "plan": partial(plan, BEGUN, to="done"),
    "begin": partial(begin, idea(), lifecycle=LAW),
}
FAULTS: tuple[tuple[Mapping[str, Any], dict[str, str]], ...] = (
    ({"on": NOON}, {"/on": "datetime_for_day"}),
    ({"on": "2024-01-01"}, {"/on": "not_a_day"}),
    ({"on": None}, {"/on": "not_a_day"}),
    ({"by": "ani"}, {"/by": "wrong_type"}),
    ({"recorded_at": NAIVE}, {"/recorded_at": "naive_instant"}),
    ({"recorded_at": DAY}, {"/recorded_at": "not_an_instant"}),
    ({"facts": {"x": float("nan")}}, {"/facts/x": "not_a_number"}),
    ({"facts": {"y": Decimal("NaN")}}, {"/facts/y": "not_a_number"}),
    ({"facts": {"y": Decimal("sNaN")}}, {"/facts/y": "not_a_number"}),
    ({"facts": [("x", 1)]}, {"/facts": "not_a_mapping"}),
    ({"facts": None}, {"/facts": "not_a_mapping"}),
    ({"note": None}, {"/note": "not_a_text"}),
    ({"note": "\ud800"}, {"/note": "lone_surrogate"}),
    ({"evidence": ["book"]}, {"/evidence/0": "wrong_type"}),
    ({"evidence": Evidence(id="e", kind="other")}, {"/evidence": "not_a_list"}),
    ({"evidence": None}, {"/evidence": "not_a_list"}),
    ({"predicates": {"p": 1}}, {"/predicates/p": "not_a_function"}),
    ({"predicates": ["p"]}, {"/predicates": "not_a_mapping"}),
    ({"under": "flow@1"}, {"/under": "wrong_type"}),
    (
        {"on": NOON, "by": 1, "note": 2, "recorded_at": NAIVE},
        {
            "/on": "datetime_for_day",
            "/by": "wrong_type",
            "/note": "not_a_text",
            "/recorded_at": "naive_instant",
        },
    ),
)


def faults(call: Any, *args: Any, **given: Any) -> dict[str, str]:
    """The places and codes of what is wrong with a call."""
    with pytest.raises(InvalidInputError) as raised:
        call(*args, **given)
    assert all(p.message("en") and p.message("id") for p in raised.value.problems)
    return {p.path: p.code for p in raised.value.problems}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(("bad", "expected"), FAULTS, ids=[str(e) for _, e in FAULTS])
def test_wrong_arguments_are_named_all_at_once(
    call: str, bad: Mapping[str, Any], expected: dict[str, str]
) -> None:
    """The same for every call that takes them."""
    assert faults(CALLS[call], **{**GOOD, **bad}) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"action": 7}, {"/action": "not_a_text"}),
        ({"expecting": -1}, {"/expecting": "not_a_count"}),
        ({"expecting": True}, {"/expecting": "not_a_count"}),
        ({"facts": {"x": "1"}}, {"/facts/x": "other_kind"}),
        ({"under": OTHER}, {"/under": "other_lifecycle"}),
    ],
)
def test_a_decision_has_faults_of_its_own(given: dict[str, Any], expected: dict[str, str]) -> None:
    """The action, the count of entries, a fact of another kind, another lifecycle."""
    assert faults(decide, BEGUN, **{"action": "note", **GOOD, **given}) == expected


BOOK = Evidence(id="book", kind="other")
BOOKS = (BOOK, attrs.evolve(BOOK, title="other"))
ASTRAY = attrs.evolve(BEGUN.history[0], target="limbo")
RENAMED = {"draft": "limbo"}


@pytest.mark.parametrize(
    ("call", "given", "text"),
    [
        (
            decide,
            {"on": NOON, "recorded_at": NAIVE},
            (
                "/on: 2024-01-01T12:00:00+00:00 has a clock, but a day is needed: give a date"
                " without time\n"
                "/recorded_at: 2024-01-01T09:00:00 has no time zone, but an instant needs one: add"
                " an offset such as +07:00"
            ),
        ),
        (
            decide,
            {"under": OTHER},
            (
                "/under: Flow (2) is another lifecycle than the history names, flow@1: give that"
                " one, or migrate first"
            ),
        ),
        (
            decide,
            {"facts": 7, "predicates": {"p": "x", "q": len}},
            (
                "/facts: 7 is not a mapping with text keys: give one\n"
                '/predicates/p: "x" is not a function: give one that takes subject, day, actor and'
                " facts"
            ),
        ),
        (
            decide,
            {"predicates": 8, "facts": {"fee": float("nan")}},
            (
                "/facts/fee: nan is not an exact number: give a whole number, a decimal or a"
                " fraction p/q of at most 60 digits\n"
                "/predicates: 8 is not a mapping with text keys: give one"
            ),
        ),
        (
            decide,
            {"evidence": BOOKS},
            (
                '/evidence/1/id: evidence "book" is there already with other content: give the new'
                " piece an id of its own"
            ),
        ),
        (
            decide,
            {"subject": "flow"},
            (
                '/subject: "flow" is not a subject: give a value of an attrs class with `id`,'
                " `evidence` and `history`"
            ),
        ),
        (
            decide,
            {"subject": attrs.evolve(BEGUN, history=(ASTRAY,))},
            '/subject/history: Flow has no state "limbo": give one that it has',
        ),
        (
            migrate,
            {"to": LAW, "note": "", "mapping": RENAMED},
            '/mapping/draft: Flow has no state "limbo": give one that it has',
        ),
    ],
)
def test_the_texts_say_the_way_out(call: Any, given: Mapping[str, Any], text: str) -> None:
    """What was found, what is allowed, what to do."""
    common: dict[str, Any] = {"subject": BEGUN, **GOOD, **given}
    if call is decide:
        common["action"] = "finish"
    with pytest.raises(InvalidInputError) as raised:
        call(**common)
    assert str(raised.value) == text


def test_evidence_of_one_id_has_one_content() -> None:
    """Under an id that is there already, or twice in one call; every clash is named."""
    held = started(LAW, evidence=(Evidence(id="a", kind="other"),))
    clash = [Evidence(id="a", kind="budget"), Evidence(id="b", kind="budget")]
    clash.append(Evidence(id="b", kind="video"))
    assert faults(decide, held, "finish", evidence=clash, **GOOD) == {
        "/evidence/0/id": "other_content",
        "/evidence/2/id": "other_content",
    }


def test_a_generator_of_evidence_is_read_once() -> None:
    """What is given once is neither lost nor doubled."""
    pieces = (Evidence(id=id, kind="other") for id in "ab")
    moved = advance(BEGUN, "finish", evidence=pieces, **GOOD)
    assert moved.history[-1].evidence == ("a", "b")


def test_a_lifecycle_that_does_not_ship_must_be_given() -> None:
    """The error names the definition, and tells where to give it."""
    for call in (
        lambda: decide(BEGUN, "finish", on=DAY, by=CLERK),
        lambda: options(BEGUN, on=DAY, by=CLERK),
        lambda: due(BEGUN, on=DAY),
        lambda: audit(BEGUN),
        lambda: catch_up(BEGUN, on=DAY),
    ):
        with pytest.raises(
            UnknownNameError, match='no lifecycle "flow@1" ships with jipp'
        ) as raised:
            call()
        assert (raised.value.kind, raised.value.name) == ("lifecycle", "flow@1")
        assert raised.value.problems[0].path == "/under"


def test_a_state_that_the_lifecycle_does_not_have_is_a_fault() -> None:
    """A history by hand may say anything; moving on from it is refused with its place."""
    odd = attrs.evolve(BEGUN, history=(ASTRAY,))
    assert faults(decide, odd, "finish", **GOOD) == {"/subject/history": "foreign_state"}
    assert faults(options, odd, **GOOD) == {"/subject/history": "foreign_state"}


@attrs.frozen(kw_only=True)
class Listed:
    """A subject that keeps its history in a list."""

    id: str = "x"
    evidence: tuple[Evidence, ...] = ()
    history: list[Any] = attrs.field(factory=list[Any])


@attrs.frozen(kw_only=True)
class Mixed:
    """A subject whose evidence is none."""

    id: str = "x"
    evidence: tuple[str, ...] = ("book",)
    history: tuple[Any, ...] = ()


class Plain:
    """Not an attrs class."""

    id = "x"
    evidence = ()
    history = ()


@pytest.mark.parametrize("subject", [None, "one-stop", Plain(), Listed(), Mixed(), LAW])
def test_what_is_no_subject_is_refused(subject: Any) -> None:
    """By every call."""
    calls: tuple[Any, ...] = (
        lambda: decide(subject, "finish", **GOOD),
        lambda: options(subject, **GOOD),
        lambda: plan(subject, to="done", **GOOD),
        lambda: begin(subject, lifecycle=LAW, **GOOD),
        lambda: due(subject, on=DAY),
        lambda: catch_up(subject, on=DAY),
        lambda: next_automatic(subject),
        lambda: as_of(subject, on=DAY),
        lambda: audit(subject),
        lambda: digest(subject),
        lambda: digests(subject),
        lambda: migrate(subject, to=LAW, on=DAY, by=CLERK, note=""),
        lambda: revert(subject, to=1, on=DAY, by=CLERK, note=""),
    )
    for call in calls:
        assert faults(call) == {"/subject": "not_a_subject"}


ALL_WRONG = {"to": 0, "by": "ani", "note": 2, "recorded_at": NAIVE, "under": "flow@1"}
WRONG = {
    "/to": "not_positive",
    "/by": "wrong_type",
    "/note": "not_a_text",
    "/recorded_at": "naive_instant",
    "/under": "wrong_type",
}


@pytest.mark.parametrize(
    ("call", "given", "expected"),
    [
        (begin, {"subject": idea(), "lifecycle": 7, "by": CLERK}, {"/lifecycle": "wrong_type"}),
        (
            begin,
            {"subject": idea(), "lifecycle": LAW, "by": CLERK, "under": OTHER},
            {"/under": "other_lifecycle"},
        ),
        (as_of, {"on": NOON}, {"/on": "datetime_for_day"}),
        (as_of, {"known_at": NAIVE}, {"/known_at": "naive_instant"}),
        (due, {"on": NOON}, {"/on": "datetime_for_day"}),
        (due, {"under": 3}, {"/under": "wrong_type"}),
        (due, {"under": OTHER}, {"/under": "other_lifecycle"}),
        (catch_up, {"on": NOON, "under": 3}, {"/on": "datetime_for_day", "/under": "wrong_type"}),
        (revert, {"to": 0, "by": HEAD, "note": ""}, {"/to": "not_positive"}),
        (
            revert,
            {"to": True, "by": HEAD, "note": 1},
            {"/to": "not_positive", "/note": "not_a_text"},
        ),
        (revert, {"to": 2, "by": HEAD, "note": "", "under": LAW}, {"/to": "no_such_entry"}),
        (revert, ALL_WRONG, WRONG),
        (migrate, ALL_WRONG, {**WRONG, "/to": "wrong_type"}),
        (migrate, {"to": None, "by": CLERK, "note": ""}, {"/to": "wrong_type"}),
        (
            migrate,
            {"to": LAW, "by": CLERK, "note": "", "mapping": ["a"]},
            {"/mapping": "not_a_mapping"},
        ),
        (
            migrate,
            {"to": LAW, "by": CLERK, "note": "", "mapping": {"draft": "limbo", "done": 3}},
            {"/mapping/done": "not_a_text"},
        ),
        (
            migrate,
            {"to": LAW, "by": CLERK, "note": "", "mapping": {"draft": "limbo", "done": "gone"}},
            {"/mapping/draft": "foreign_state", "/mapping/done": "foreign_state"},
        ),
        (plan, {"to": "done", "by": CLERK, "subject": idea()}, {"/under": "no_lifecycle"}),
    ],
)
def test_other_calls_name_their_faults(
    call: Any, given: dict[str, Any], expected: dict[str, str]
) -> None:
    """Days, instants, entries and laws of the calls beside the decision."""
    assert faults(call, **{"subject": BEGUN, "on": DAY, **given}) == expected


@pytest.mark.parametrize("sealed", [7, ("abc", 3), [""]])
def test_a_seal_is_a_digest_or_several(sealed: Any) -> None:
    """Anything else is refused at /sealed."""
    assert {
        path.rpartition("/")[0] or path for path in faults(audit, BEGUN, sealed=sealed, under=LAW)
    } == {"/sealed"}


def test_calls_without_a_day_name_their_faults() -> None:
    """The digest, the audit and the next deadline."""
    text: Any = "flow"
    with pytest.raises(InvalidInputError, match=r'^/subject: "flow" is not a subject'):
        digest(text)
    assert faults(next_automatic, BEGUN, under="flow@1") == {"/under": "wrong_type"}
    assert faults(audit, BEGUN, sealed=7, under="flow@1") == {
        "/sealed": "not_a_list",
        "/under": "wrong_type",
    }


def test_a_plan_to_nowhere_is_told_what_there_is() -> None:
    """States and phases are named, the nearest first."""
    with pytest.raises(
        UnknownNameError, match='no state is called "don"; did you mean done'
    ) as raised:
        plan(BEGUN, to="don", on=DAY, under=LAW)
    assert (raised.value.kind, raised.value.suggestions) == ("state", ("done",))


def test_a_fact_may_be_any_number() -> None:
    """Only what is none is refused, though nothing asks for it."""
    for fact in (0.5, Decimal("0.5"), -1, None, "text", DAY):
        assert advance(BEGUN, "finish", facts={"x": fact}, **GOOD).state == "done"


def test_a_predicate_that_fails_leaves_the_subject_alone() -> None:
    """What it raises is raised as it is, and an answer that is none is a fault of the program."""
    law = flow(step("go", "draft", "done", requires=Predicate(name="p")), states=("draft", "done"))
    begun = started(law)
    given: dict[str, Any] = {"on": DAY, "by": CLERK, "under": law}
    with pytest.raises(TypeError):
        decide(begun, "go", predicates={"p": cast("Any", len)}, **given)

    def one(*_: object) -> Any:
        return 1

    problems = faults(lambda: decide(begun, "go", predicates={"p": one}, **given))
    assert problems == {"/predicates/p": "not_a_bool"}
    assert begun == started(law)
