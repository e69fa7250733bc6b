"""Event logs over lifecycles of every shape: all is read again, and only bad rows are told."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

import attrs
import pytest
from hypothesis import assume, given, strategies as st

from jipp import Innovation, InvalidDataError, Lifecycle, from_event_log, to_event_log
from tests.generated import Call, ideas, lifecycles, runs
from tests.lifecycles import FAR_OFFICE, OFFICE, OTHER_OFFICE
from tests.properties.test_lifecycle_laws import moved

AGENCIES = {agency.id: agency for agency in (OFFICE, OTHER_OFFICE, FAR_OFFICE)}


def logged(subject: Innovation) -> list[dict[str, Any]]:
    """Its log, with the agencies themselves in place of their ids."""
    return [
        {**record, "agency": AGENCIES.get(record["agency"])} for record in to_event_log([subject])
    ]


def read(rows: Sequence[Any], subject: Innovation, law: Lifecycle) -> Innovation:
    """The subject with the history that rows tell."""
    (again,) = from_event_log(rows, [attrs.evolve(subject, history=())], lifecycle=law)
    return again


@given(ideas, lifecycles(), runs)
def test_a_log_is_read_as_it_was_written(idea: Innovation, law: Lifecycle, run: list[Call]) -> None:
    """Every history comes back whole."""
    subject = moved(idea, law, run)
    assert read(logged(subject), subject, law) == subject


@given(ideas, lifecycles(), runs)
def test_what_a_row_leaves_out_is_worked_out(
    idea: Innovation, law: Lifecycle, run: list[Call]
) -> None:
    """From the activities alone comes the same history, or the rows of several targets are told."""
    subject = moved(idea, law, run)
    bare = [
        {k: v for k, v in row.items() if k not in {"source", "target", "number", "lifecycle"}}
        for row in logged(subject)
    ]
    try:
        assert read(bare, subject, law) == subject
    except InvalidDataError as error:
        for problem in error.problems:
            assert problem.code == "row_of_targets"
            entry = subject.history[int(problem.path[1:])]
            assert entry.target in cast("tuple[str, ...]", dict(problem.params)["targets"])


@given(ideas, lifecycles(), runs)
def test_from_its_states_alone_a_history_passes_through_the_same_states(
    idea: Innovation, law: Lifecycle, run: list[Call]
) -> None:
    """By the one action that leads there, or found; never by an action that does not lead there."""
    subject = moved(idea, law, run)
    rows = [{"case": e.subject, "on": e.on, "state": e.target} for e in subject.history]
    again = read(rows, subject, law)
    assert [e.target for e in again.history] == [e.target for e in subject.history]
    for entry, was in zip(again.history, subject.history, strict=True):
        assert (entry.source, entry.phase, entry.on) == (was.source, was.phase, was.on)
        assert entry.action in {"found", *law.actions, "begin"}


SPOILT: dict[str, dict[str, Any]] = {
    "no case": {"case": None},
    "no subject": {"case": "nobody"},
    "no day": {"on": "1/2/2024"},
    "nothing": {"activity": None},
    "unknown": {"activity": "fly", "target": None},
    "no state": {"target": "nowhere"},
}


@given(ideas, lifecycles(), runs, st.data())
def test_each_bad_row_is_told_and_no_other(
    idea: Innovation, law: Lifecycle, run: list[Call], data: st.DataObject
) -> None:
    """Whichever rows are spoilt, in whatever way, the problems are at these."""
    rows = logged(moved(idea, law, run))
    spoilt = data.draw(st.sets(st.integers(0, len(rows) - 1), min_size=1))
    for at in spoilt:
        rows[at] |= data.draw(st.sampled_from(list(SPOILT.values())))
    with pytest.raises(InvalidDataError) as error:
        read(rows, idea, law)
    assert {p.path for p in error.value.problems} == {f"/{at}" for at in spoilt}


@given(ideas, lifecycles(), runs, st.data())
def test_a_bad_row_is_told_alone_where_the_rows_name_activities_only(
    idea: Innovation, law: Lifecycle, run: list[Call], data: st.DataObject
) -> None:
    """What follows a lost row is not reported for its sake."""
    whole = [
        {k: v for k, v in row.items() if k not in {"source", "target"}}
        for row in logged(moved(idea, law, run))
    ]
    try:
        read(whole, idea, law)
    except InvalidDataError:
        assume(False)
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] |= {"on": date(2024, 1, 1), "activity": "fly"}
    with pytest.raises(InvalidDataError) as error:
        read(whole, idea, law)
    assert [p.path for p in error.value.problems] == [f"/{at}"]
