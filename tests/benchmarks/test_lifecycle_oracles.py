"""Flat machines made at random, walked by jipp, transitions and python-statemachine alike.

Each seed is one machine: several guarded transitions of one event from one state, tried in order.
"""

import random
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple, TypeAlias

import pytest

from jipp import Accepted, Fact, Innovation, Lifecycle, State, Transition, begin, decide
from jipp.model.requirements.facts import OPERATORS, Operator
from tests.benchmarks.rivals import load
from tests.lifecycles import CLERK, DAY, idea

pytestmark = [
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.parametrize("seed", range(40)),
]
EVENTS = ("go", "turn", "rest")
STEPS = 60


class Row(NamedTuple):
    """A transition: under an event from one state to another, if x stands so to a number."""

    event: str
    source: str
    target: str
    op: Operator
    value: int


Walk: TypeAlias = Callable[[str, int], str | None]


def made(seed: int) -> tuple[list[str], list[Row]]:
    """A ring through all states that is always open, and whatever else."""
    chance = random.Random(seed)  # noqa: S311 - synthetic machines
    ids = [f"s{i}" for i in range(chance.randint(2, 6))]
    rows = [
        Row(
            chance.choice(EVENTS),
            chance.choice(ids),
            chance.choice(ids),
            chance.choice(tuple(OPERATORS)[:-1]),
            chance.randint(0, 4),
        )
        for _ in range(chance.randint(5, 25))
    ]
    ring = [Row("go", id, ids[(i + 1) % len(ids)], ">=", 0) for i, id in enumerate(ids)]
    return ids, [*rows, *ring]


def open_to(row: Row, x: int) -> bool:
    """Whether the guard of a row holds."""
    return OPERATORS[row.op](x, row.value)


def guard(row: Row) -> Callable[[object, int], bool]:
    """The guard of a row as a method."""

    def asked(self: object, x: int) -> bool:
        return open_to(row, x)

    return asked


def by_jipp(ids: list[str], rows: list[Row]) -> Walk:
    """The machine as a lifecycle, and a subject that walks it."""
    law = Lifecycle(
        id="flat",
        version="1",
        title="Flat",
        states=tuple(State(id=id, initial=id == ids[0]) for id in ids),
        transitions=tuple(
            Transition(
                action=row.event,
                source=row.source,
                target=row.target,
                requires=Fact(name="x", op=row.op, value=row.value),
            )
            for row in rows
        ),
    )
    subjects: list[Innovation] = [begin(idea(), lifecycle=law, on=DAY, by=CLERK)]

    def walk(event: str, x: int) -> str | None:
        answer = decide(subjects[-1], event, on=DAY, by=CLERK, facts={"x": x}, under=law)
        if not isinstance(answer, Accepted):
            return None
        subjects.append(answer.subject)
        return answer.subject.state

    return walk


def by_transitions(ids: list[str], rows: list[Row]) -> Walk:
    """The same as a `Machine`."""
    machine = load("transitions").Machine(
        states=ids,
        initial=ids[0],
        auto_transitions=False,
        transitions=[
            {
                "trigger": row.event,
                "source": row.source,
                "dest": row.target,
                "conditions": partial(open_to, row),
            }
            for row in rows
        ],
    )
    refused = load("transitions").MachineError

    def walk(event: str, x: int) -> str | None:
        try:
            moved = machine.trigger(event, x)
        except (refused, AttributeError):
            return None
        return str(machine.state) if moved else None

    return walk


def by_statemachine(ids: list[str], rows: list[Row]) -> Walk:
    """The same as a class of `StateMachine`."""
    library = load("statemachine")
    body: dict[str, Any] = {id: library.State(initial=id == ids[0]) for id in ids}
    for row in rows:
        name = f"open_{rows.index(row)}"
        body[name] = guard(row)
        way = body[row.source].to(body[row.target], cond=name)
        body[row.event] = body[row.event] | way if row.event in body else way
    machine = type("Flat", (library.StateMachine,), body)()
    refused = library.exceptions.TransitionNotAllowed

    def walk(event: str, x: int) -> str | None:
        try:
            machine.send(event, x=x)
        except refused:
            return None
        return str(machine.current_state.id)

    return walk


RIVALS: Mapping[str, Callable[[list[str], list[Row]], Walk]] = {
    "transitions": by_transitions,
    "python-statemachine": by_statemachine,
}


@pytest.mark.parametrize("rival", RIVALS)
def test_the_same_events_lead_to_the_same_states(seed: int, rival: str) -> None:
    """Accepted alike and refused alike, with the first transition that holds."""
    ids, rows = made(seed)
    ours, theirs = by_jipp(ids, rows), RIVALS[rival](ids, rows)
    chance = random.Random(-seed - 1)  # noqa: S311 - synthetic events
    seen: set[bool] = set()
    for _ in range(STEPS):
        event, x = chance.choice(EVENTS), chance.randint(-1, 5)
        found = ours(event, x)
        assert found == theirs(event, x), (event, x)
        seen.add(found is None)
    assert seen == {True, False}
