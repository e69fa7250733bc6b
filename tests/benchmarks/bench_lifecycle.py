"""What the lifecycle engine costs beside code written by hand for one case.

    python tests/benchmarks/bench_lifecycle.py

The case: a ring of 10 states with 30 guarded transitions, innovations with their history. The floor
is what one would write by hand for it: frozen attrs values, one dict, a comparison, constructors, a
longer tuple. Contestants take turns, round by round, and the best round of each counts: that is
the least disturbed one. Times are those of the processor, memory is what tracemalloc sees.
"""

import sys
import time
import tracemalloc
from collections.abc import Callable, Mapping
from datetime import date
from platform import python_version
from typing import Any, Final, final

import attrs

import jipp
from jipp import (
    Actor,
    Agency,
    Fact,
    Innovation,
    Lifecycle,
    State,
    Transition,
    advance,
    begin,
    decide,
    options,
)

STATES: Final = 10
MOVES: Final = (("next", 1), ("skip", 2), ("back", -1))
ROUNDS: Final = 60
CALLS: Final = 1_000
DAY: Final = date(2024, 1, 1)
OFFICE: Final = Agency(id="prov-bb", name="Bangka Belitung", kind="province", province="ID-BB")
CLERK: Final = Actor(id="clerk", roles=("unit",), agency=OFFICE)
OPEN: Final[Mapping[str, int]] = {"f0": 1, "f1": 1, "f2": 1}
CLOSED: Final[Mapping[str, int]] = {"f0": 0, "f1": 0, "f2": 0}

RING: Final = Lifecycle(
    id="ring",
    version="1",
    title="Ring",
    states=tuple(State(id=f"s{i}", phase="creation", initial=i == 0) for i in range(STATES)),
    transitions=tuple(
        Transition(
            action=action,
            source=f"s{i}",
            target=f"s{(i + step) % STATES}",
            requires=Fact(name=f"f{k}", op=">", value=0),
        )
        for i in range(STATES)
        for k, (action, step) in enumerate(MOVES)
    ),
)


@final
@attrs.frozen(kw_only=True)
class Line:
    """An entry as one would write it by hand: the same fields, no checks."""

    number: int
    subject: str
    action: str
    source: str | None
    target: str
    phase: object
    on: date
    recorded_at: object
    by: object
    evidence: tuple[str, ...]
    note: str
    definition: str
    reverts: int | None


@final
@attrs.frozen(kw_only=True)
class Thing:
    """An innovation as one would write it by hand: the same fields, no checks."""

    id: str
    title: str
    agency: object
    unit: str
    province: str | None
    kind: object
    replicates: str | None
    categories: tuple[str, ...]
    sdgs: tuple[int, ...]
    implemented_on: date | None
    summary: str
    evidence: tuple[object, ...]
    honours: tuple[object, ...]
    history: tuple[Line, ...]


TABLE: Final = {
    (f"s{i}", action): (f"s{(i + step) % STATES}", f"f{k}")
    for i in range(STATES)
    for k, (action, step) in enumerate(MOVES)
}


def floor_step(
    thing: Thing, action: str, on: date, by: Actor, facts: Mapping[str, int]
) -> Thing | None:
    """Take a step by hand, or refuse it with nothing but None."""
    source = thing.history[-1].target
    found = TABLE.get((source, action))
    if found is None or not facts[found[1]] > 0:
        return None
    line = Line(
        number=len(thing.history) + 1,
        subject=thing.id,
        action=action,
        source=source,
        target=found[0],
        phase=None,
        on=on,
        recorded_at=None,
        by=by,
        evidence=(),
        note="",
        definition="ring@1",
        reverts=None,
    )
    return Thing(
        id=thing.id,
        title=thing.title,
        agency=thing.agency,
        unit=thing.unit,
        province=thing.province,
        kind=thing.kind,
        replicates=thing.replicates,
        categories=thing.categories,
        sdgs=thing.sdgs,
        implemented_on=thing.implemented_on,
        summary=thing.summary,
        evidence=thing.evidence,
        honours=thing.honours,
        history=(*thing.history, line),
    )


def floor_menu(thing: Thing, facts: Mapping[str, int]) -> list[str]:
    """List by hand the actions that are open."""
    state = thing.history[-1].target
    return [action for action, _ in MOVES if facts[TABLE[state, action][1]] > 0]


def begun() -> Innovation:
    """An innovation that stands at the beginning of the ring."""
    idea = Innovation(id="one-stop", title="One stop", agency=OFFICE)
    return begin(idea, lifecycle=RING, on=DAY, by=CLERK)


def contestants() -> dict[str, Callable[[], object]]:
    """Each piece of work, by the floor and by jipp."""
    ours = begun()
    first: dict[str, Any] = {f.name: getattr(ours.history[0], f.name) for f in attrs.fields(Line)}
    same: dict[str, Any] = {f.name: getattr(ours, f.name) for f in attrs.fields(Thing)}
    same["history"] = (Line(**first),)
    floor = Thing(**same)
    return {
        "accept, floor": lambda: floor_step(floor, "next", DAY, CLERK, OPEN),
        "accept, jipp": lambda: decide(ours, "next", on=DAY, by=CLERK, facts=OPEN, under=RING),
        "refuse, floor": lambda: floor_step(floor, "next", DAY, CLERK, CLOSED),
        "refuse, jipp": lambda: decide(ours, "next", on=DAY, by=CLERK, facts=CLOSED, under=RING),
        "options open, floor": lambda: floor_menu(floor, OPEN),
        "options open, jipp": lambda: options(ours, on=DAY, by=CLERK, facts=OPEN, under=RING),
        "options refused, floor": lambda: floor_menu(floor, CLOSED),
        "options refused, jipp": lambda: options(ours, on=DAY, by=CLERK, facts=CLOSED, under=RING),
    }


def measured(work: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """The best microseconds a call of each piece of work, over interleaved rounds."""
    best = dict.fromkeys(work, float("inf"))
    for _ in range(ROUNDS):
        for name, call in work.items():
            start = time.process_time()
            for _ in range(CALLS):
                call()
            best[name] = min(best[name], (time.process_time() - start) / CALLS * 1e6)
    return best


def bytes_each(count: int = 1_000, further: int = 10) -> tuple[float, float]:
    """The bytes of an innovation that has begun, and of each further entry."""
    tracemalloc.start()
    empty = tracemalloc.get_traced_memory()[0]
    young = [begun() for _ in range(count)]
    after = tracemalloc.get_traced_memory()[0]
    old = list(young)
    for _ in range(further):
        old = [advance(x, "next", on=DAY, by=CLERK, facts=OPEN, under=RING) for x in old]
    young.clear()
    grown = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return (after - empty) / count, (grown - after) / (count * further)


def report() -> str:
    """The figures as a table, with the ratios to the floor."""
    best = measured(contestants())
    lines = [f"jipp {jipp.__version__}, attrs {attrs.__version__}, Python {python_version()}", ""]
    lines += ["| work | floor, us | jipp, us | ratio |", "| --- | ---: | ---: | ---: |"]
    for name in dict.fromkeys(key.partition(",")[0] for key in best):
        floor, ours = best[f"{name}, floor"], best[f"{name}, jipp"]
        lines.append(f"| {name} | {floor:.2f} | {ours:.2f} | {ours / floor:.2f} |")
    start, each = bytes_each()
    return "\n".join(
        [*lines, "", f"{start:.0f} bytes when begun, {each:.0f} for each further entry"]
    )


if __name__ == "__main__":
    sys.stdout.write(f"{report()}\n")
