"""Machines from elsewhere, step by step: tests/data/lifecycle.json."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest

from jipp import (
    SAME,
    Accepted,
    Actor,
    Duration,
    Entry,
    Evidence,
    Innovation,
    Lifecycle,
    LifecycleError,
    Reason,
    Refused,
    State,
    advance,
    as_of,
    audit,
    begin,
    catch_up,
    check,
    decide,
    next_automatic,
    options,
    plan,
)
from tests.lifecycles import DAY, flow, idea, machine, step

CASES: Mapping[str, Mapping[str, Any]] = {
    case["id"]: case
    for case in json.loads(
        (Path(__file__).parents[1] / "data" / "lifecycle.json").read_text(encoding="utf-8")
    )["cases"]
}
CODES = {
    "not_defined_in_state": "wrong_state",
    "terminated": "finished",
    "unknown_event": "unknown_action",
}
FINDINGS = {
    "trap": "dead_end",
    "no_path_to_terminal": "no_path_to_final",
    "exit_from_terminal": "exit_from_final",
}


def runs(*ids: str) -> list[Any]:
    """Each run of some cases."""
    return [
        pytest.param(CASES[id]["machine"], run, id=f"{id} {run['name']}")
        for id in ids
        for run in CASES[id]["runs"]
    ]


def actor(data: Mapping[str, Any] | None) -> Actor:
    """Who acts in a step; somebody without a role where the case does not say."""
    return Actor(id=data["id"], roles=data["roles"]) if data else Actor(id="anyone")


def permitted(
    subject: Innovation, law: Lifecycle, expected: Mapping[str, Any], facts: Mapping[str, Any]
) -> None:
    """Hold the permitted actions against those of the case, where it names them."""
    if "permitted" in expected:
        menu = options(subject, on=DAY, by=Actor(id="anyone"), facts=facts, under=law)
        assert sorted(o.action for o in menu if o.permitted) == expected["permitted"]


@pytest.mark.parametrize(("data", "run"), runs("LC01", "LC02", "LC03"))
def test_events_are_accepted_and_refused_as_the_case_says(
    data: Mapping[str, Any], run: Mapping[str, Any]
) -> None:
    """Outcome, state, reasons, permitted actions and length of the history after each event."""
    law = machine(data)
    (start,) = run["start"]["active"]
    subject = begin(idea(), lifecycle=law, on=DAY, by=None)
    assert subject.state == start
    permitted(subject, law, run["start"], run["start"].get("facts", {}))
    for event in run["steps"]:
        expected, facts = event["expect"], event.get("facts", {})
        by = actor(event.get("actor"))
        answer = decide(subject, event["send"], on=DAY, by=by, facts=facts, under=law)
        assert isinstance(answer, Accepted) == (expected["outcome"] == "accepted")
        if isinstance(answer, Refused):
            assert answer.subject == subject
            assert_reasons(answer, expected, data)
        subject = answer.subject
        assert [subject.state] == expected["active"]
        permitted(subject, law, expected, facts)
        if "history_length" in expected:
            # Ours counts the entry that began it.
            assert len(subject.history) == expected["history_length"] + 1


def assert_reasons(
    refused: Refused[Any], expected: Mapping[str, Any], data: Mapping[str, Any]
) -> None:
    """Hold the reasons of a refusal against those of the case."""
    codes = [reason.code for reason in refused.reasons]
    params: Mapping[str, Any] = dict(refused.reasons[0].params)
    if expected.get("code") in CODES:
        assert codes == [CODES[expected["code"]]]
    if expected.get("code") == "guard_error":
        assert codes == ["fact_missing"]
    if "reasons" in expected:
        assert [named(reason, data) for reason in refused.reasons] == expected["reasons"]
    also = expected.get("also", {})
    if "known_events" in also:
        assert sorted(params["known"]) == also["known_events"]
    if "defined_in" in also:
        assert list(params["states"]) == also["defined_in"]


def named(reason: Reason, data: Mapping[str, Any]) -> str:
    """A reason as the case names it: the role, or the guard that holds the fact."""
    params: Mapping[str, Any] = dict(reason.params)
    if reason.code == "role_not_permitted":
        return f"role:{params['roles'][0]}"
    guards: Mapping[str, Mapping[str, Any]] = data["guards"]
    return next(name for name, guard in guards.items() if guard["fact"] == params["name"])


def test_the_shortest_path_has_the_length_the_case_says() -> None:
    """LC01: pending to refunded takes four steps."""
    law = machine(CASES["LC01"]["machine"])
    subject = begin(idea(), lifecycle=law, on=DAY, by=None)
    for way, length in CASES["LC01"]["static"]["shortest_path_length"].items():
        found = plan(subject, to=way.partition("->")[2], on=DAY, under=law)
        assert found is not None
        assert len(found) == length


@pytest.mark.parametrize("data", CASES["LC08"]["definitions"], ids=lambda d: d["name"])
def test_a_broken_definition_is_refused_with_its_findings(data: Mapping[str, Any]) -> None:
    """LC08: a sound machine is built without findings, the others are named whole."""
    expected = {(FINDINGS.get(code, code), where) for code, where in data["findings"]}
    if not expected:
        assert check(machine(data["machine"])) == ()
        return
    with pytest.raises(LifecycleError) as refusal:
        machine(data["machine"])
    assert {(f.code, f.where) for f in refusal.value.findings} == expected


@pytest.mark.parametrize(("data", "run"), runs("LC09"))
def test_deadlines_fall_due_on_their_day(data: Mapping[str, Any], run: Mapping[str, Any]) -> None:
    """LC09: ticks and events, what fires by itself, and what is next."""
    law = machine(data)
    start = date.fromisoformat(run["start"]["at"])
    subject = begin(idea(), lifecycle=law, on=start, by=None)
    assert_next(subject, law, run["start"])
    for event in run["steps"]:
        expected = event["expect"]
        before = len(subject.history)
        if "tick" in event:
            day = date.fromisoformat(event["tick"])
            subject = catch_up(subject, on=day, under=law)
        else:
            day = date.fromisoformat(event["at"])
            answer = decide(subject, event["send"], on=day, by=Actor(id="anyone"), under=law)
            assert isinstance(answer, Accepted) == (expected["outcome"] == "accepted")
            if isinstance(answer, Refused):
                assert [r.code for r in answer.reasons] == [CODES[expected["code"]]]
            subject = answer.subject
        assert [subject.state] == expected["active"]
        if "fired" in expected:
            assert [fired(entry) for entry in subject.history[before:]] == expected["fired"]
        assert_next(subject, law, expected)


def fired(entry: Entry) -> list[str | None]:
    """An automatic entry as the case writes it."""
    assert entry.by is None
    return [entry.source, entry.target, entry.on.isoformat()]


def assert_next(subject: Innovation, law: Lifecycle, expected: Mapping[str, Any]) -> None:
    """Hold the next automatic day against the case, where it names one."""
    if "next_due" in expected:
        day = next_automatic(subject, under=law)
        assert (day.isoformat() if isinstance(day, date) else day) == expected["next_due"]


@pytest.mark.parametrize("row", CASES["LC09"]["month_arithmetic"]["rows"], ids=str)
def test_months_added_to_a_months_end_round_down(row: Mapping[str, Any]) -> None:
    """LC09: 31 January and a month is the last of February."""
    day, span = date.fromisoformat(row["from"]), Duration(months=abs(row["months"]))
    moved = span.after(day) if row["months"] > 0 else span.before(day)
    assert moved.isoformat() == row["down"]


LOG = flow(
    step("evidence_added", ("draft", "review"), SAME),
    step("submitted", "draft", "review"),
    step("approved", "review", "approved"),
    step("opened", (), "draft"),
    states=("draft", "review", State(id="approved", final=True)),
)


def recorded() -> Innovation:
    """The history of LC11, each entry recorded at its clock time."""
    subject = idea()
    for row in CASES["LC11"]["log"]:
        at = datetime.fromisoformat(row["at"])
        pieces = [Evidence(id=row["arg"], kind="other")] if "arg" in row else []
        by = Actor(id="clerk")
        if row["v"] == 1:
            subject = begin(subject, lifecycle=LOG, on=at.date(), by=by, recorded_at=at)
        else:
            subject = advance(
                subject,
                row["event"],
                on=at.date(),
                by=by,
                evidence=pieces,
                recorded_at=at,
                under=LOG,
            )
        assert subject.history[-1].number == row["v"]
    return subject


@pytest.mark.parametrize("row", CASES["LC11"]["as_of_version"], ids=str)
def test_a_history_as_of_each_version(row: list[Any]) -> None:
    """LC11: state and evidence after each entry."""
    version, state, evidence = row
    subject = recorded()
    at = (
        subject.history[int(version) - 1].recorded_at
        if version
        else datetime(2024, 1, 1, tzinfo=UTC)
    )
    then = as_of(subject, on=date(2030, 1, 1), known_at=at)
    assert (len(then.history), then.state) == (version, state)
    assert [piece.id for piece in then.evidence] == (evidence or [])


@pytest.mark.parametrize("row", CASES["LC11"]["as_of_instant"], ids=str)
def test_a_history_as_known_at_an_instant(row: list[Any]) -> None:
    """LC11: what had been recorded by an instant, in whatever time zone it is given."""
    at, version = datetime.fromisoformat(row[0]), row[1]
    then = as_of(recorded(), on=date(2030, 1, 1), known_at=at)
    assert len(then.history) == version


def test_gaps_repeats_and_foreign_entries_are_named() -> None:
    """LC11: the audit tells which entry is missing, used twice, or another subject's."""
    subject = recorded()
    for case in CASES["LC11"]["integrity"]:
        if "versions" not in case:
            continue
        entries = [subject.history[int(v) - 1] for v in case["versions"]]
        if "foreign_at" in case:
            at = int(case["foreign_at"]) - 1
            entries[at] = attrs.evolve(entries[at], subject="another")
        found = audit(attrs.evolve(subject, history=tuple(entries)), under=LOG)
        codes = {finding.code for finding in found}
        wanted = {"gap": "gap", "repeat": "repeat", "does not start at 1": "gap"}
        if case["name"] == "replaying twice":
            assert found == ()
        else:
            assert wanted.get(case["name"], "foreign") in codes


def test_a_stale_writer_and_a_refused_command_change_nothing() -> None:
    """LC11: a writer who saw four of five entries is told so; the history stays at five."""
    subject = recorded()
    by = Actor(id="clerk")
    stale = decide(subject, "approved", on=date(2025, 3, 1), by=by, expecting=4, under=LOG)
    assert isinstance(stale, Refused)
    assert [reason.code for reason in stale.reasons] == ["stale"]
    refused = decide(subject, "submitted", on=date(2025, 3, 1), by=by, expecting=5, under=LOG)
    assert isinstance(refused, Refused)
    assert len(refused.subject.history) == 5


def test_a_past_subject_is_told_that_there_is_more() -> None:
    """LC11: whoever writes to a subject as it was is stale beside the present one's entries."""
    then = as_of(recorded(), on=date(2025, 1, 10))
    answer = decide(
        then, "evidence_added", on=date(2025, 3, 1), by=Actor(id="c"), expecting=5, under=LOG
    )
    assert isinstance(answer, Refused)
    assert dict(answer.reasons[0].params) == {"expected": 5, "found": 3}
