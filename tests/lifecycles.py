"""Small lifecycles, people and subjects that several test modules share."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, cast

from jipp import (
    Actor,
    Agency,
    AllOf,
    Duration,
    Fact,
    Innovation,
    Lifecycle,
    State,
    Transition,
    begin,
)

DAY = date(2024, 1, 1)
OFFICE = Agency(id="kota-a", name="Kota A", kind="city", province="ID-BB")
OTHER_OFFICE = Agency(id="kota-b", name="Kota B", kind="city", province="ID-BB")
FAR_OFFICE = Agency(id="kota-c", name="Kota C", kind="city", province="ID-JI")
CLERK = Actor(id="ani", roles=("clerk",), agency=OFFICE)
HEAD = Actor(id="budi", roles=("head",), agency=OFFICE)


def later(days: int) -> date:
    """A day so many days after the first."""
    return DAY + timedelta(days=days)


def idea(id: str = "one-stop", **fields: Any) -> Innovation:
    """An innovation of the office that has not begun."""
    return Innovation(id=id, title="One stop", agency=OFFICE, **fields)


def flow(
    *transitions: Transition,
    states: Iterable[str | State] = ("draft", "review", "done"),
    **more: Any,
) -> Lifecycle:
    """A lifecycle of a few states: the first is initial, those that lead nowhere are final."""
    listed = [s if isinstance(s, State) else State(id=s) for s in states]
    ids = [s.id for s in listed]
    leaving = {id for step in transitions for id in step.source}
    made = tuple(
        s
        if s.initial or s.final
        else State(id=s.id, phase=s.phase, initial=s.id == ids[0], final=s.id not in leaving)
        for s in listed
    )
    fields: dict[str, Any] = {"id": "flow", "version": "1", "title": "Flow", **more}
    return Lifecycle(states=made, transitions=transitions, **fields)


def step(action: str, source: str | tuple[str, ...], target: Any, **more: Any) -> Transition:
    """A transition, in one line."""
    return Transition(action=action, source=source, target=target, **more)


def started(
    lifecycle: Lifecycle, on: date = DAY, by: Actor | None = CLERK, **fields: Any
) -> Innovation:
    """An innovation that has begun under a lifecycle."""
    return begin(idea(**fields), lifecycle=lifecycle, on=on, by=by)


def machine(data: Mapping[str, Any], initial: str | None = None) -> Lifecycle:
    """A lifecycle from the neutral form of `tests/data/lifecycle.json`."""
    start = initial or data["initial"]
    return Lifecycle(
        id=data["id"],
        version="1",
        title=data["id"],
        states=tuple(
            State(id=s["id"], initial=s["id"] == start, final=s.get("final", False))
            for s in data["states"]
        ),
        transitions=tuple(_transition(t, data.get("guards", {})) for t in data["transitions"]),
    )


def _transition(data: Mapping[str, Any], guards: Mapping[str, Any]) -> Transition:
    names = data.get("guards") or ([data["guard"]] if "guard" in data else [])
    facts = (
        Fact(name=g["fact"], op=g["op"], value=g["value"])
        for g in (cast("Mapping[str, Any]", guards[name]) for name in names)
    )
    days = data.get("after_days")
    return Transition(
        action=data.get("on", "lapse"),
        source=data["from"],
        target=data["to"],
        requires=AllOf(of=facts),
        roles=data.get("roles", ()),
        after=Duration(days=days) if days is not None else None,
    )


# A lifecycle as somebody writes it by hand, in JSON or YAML.
BY_HAND: dict[str, Any] = {
    "id": "izin",
    "version": "1",
    "title": "Izin",
    "states": [
        {"id": "draf", "initial": True, "label": "Draf"},
        {"id": "dinilai", "label": {"id": "dinilai", "en": "under review"}},
        {"id": "terbit", "final": True},
    ],
    "transitions": [
        {"action": "ajukan", "source": "draf", "target": "dinilai"},
        {"action": "perbaiki", "source": "draf", "target": "SAME"},
        {"action": "terbitkan", "source": ["dinilai"], "target": "terbit"},
    ],
    "obligations": [
        {"id": "lapor", "in_states": "dinilai", "every": {"months": 6}, "met_by": "terbitkan"}
    ],
}
