"""Time the lifecycle engine beside a hand-written floor and other engines: `python -m` this module.

Needs the `bench` group. The case: a ring of 10 states with 30 guarded transitions, innovations with
their history. The floor is what one would write by hand for it: frozen attrs values, one dict, a
comparison, constructors, a longer tuple. Contestants take turns, round by round, and the best round
of each counts: that is the least disturbed one. Times are those of the processor, memory is what
tracemalloc sees.
"""

import sys
import time
import tracemalloc
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from platform import python_version
from typing import Any, Final, TypeAlias, final

import attrs

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
from tests.benchmarks.engines import Rival, rivals
from tests.benchmarks.rivals import load, versions

Work: TypeAlias = dict[tuple[str, str], Callable[[], object]]

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


def contestants(given: Mapping[str, Rival]) -> Work:
    """Each piece of work, by the floor, by jipp and by the other engines."""
    ours = begun()
    first: dict[str, Any] = {f.name: getattr(ours.history[0], f.name) for f in attrs.fields(Line)}
    same: dict[str, Any] = {f.name: getattr(ours, f.name) for f in attrs.fields(Thing)}
    same["history"] = (Line(**first),)
    floor = Thing(**same)
    work: Work = {
        ("accept", "floor"): lambda: floor_step(floor, "next", DAY, CLERK, OPEN),
        ("accept", "jipp"): lambda: decide(ours, "next", on=DAY, by=CLERK, facts=OPEN, under=RING),
        ("refuse", "floor"): lambda: floor_step(floor, "next", DAY, CLERK, CLOSED),
        ("refuse", "jipp"): lambda: decide(
            ours, "next", on=DAY, by=CLERK, facts=CLOSED, under=RING
        ),
        ("options open", "floor"): lambda: floor_menu(floor, OPEN),
        ("options open", "jipp"): lambda: options(ours, on=DAY, by=CLERK, facts=OPEN, under=RING),
        ("options refused", "floor"): lambda: floor_menu(floor, CLOSED),
        ("options refused", "jipp"): lambda: options(
            ours, on=DAY, by=CLERK, facts=CLOSED, under=RING
        ),
    }
    for name, rival in given.items():
        for step, menu in (("accept", "options open"), ("refuse", "options refused")):
            work[step, name] = rival.step
            work[menu, name] = rival.menu
    return work


def write(lines: list[Line], action: str, source: str, target: str) -> None:
    """Write the line of a step that another engine took; the list is begun anew now and then."""
    if len(lines) == CALLS:
        lines.clear()
    lines.append(
        Line(
            number=len(lines) + 1,
            subject="one-stop",
            action=action,
            source=source,
            target=target,
            phase=None,
            on=DAY,
            recorded_at=None,
            by=CLERK,
            evidence=(),
            note="",
            definition="ring@1",
            reverts=None,
        )
    )


def measured() -> dict[tuple[str, str], float]:
    """The best microseconds a call of each piece of work, over interleaved rounds."""
    load("django.conf").settings.configure(INSTALLED_APPS=["django.contrib.contenttypes"])
    load("django").setup()
    given = rivals(STATES, MOVES, partial(write, []))
    work = contestants(given)
    best = dict.fromkeys(work, float("inf"))
    for _ in range(ROUNDS):
        for name, call in work.items():
            for rival in given.values():
                rival.facts.update(CLOSED if "refuse" in name[0] else OPEN)
            calls = CALLS if name[1] in ("floor", "jipp") else CALLS // 10
            start = time.process_time()
            for _ in range(calls):
                call()
            best[name] = min(best[name], (time.process_time() - start) / calls * 1e6)
    return best


def large() -> float:
    """The seconds that building and checking 1,000 states with 10,000 guarded transitions takes."""
    states = tuple(State(id=f"s{i}", initial=i == 0) for i in range(1_000))
    steps = tuple(
        Transition(
            action=f"go{k // 5}",
            source=f"s{i}",
            target=f"s{(i + k + 1) % 1_000}",
            requires=Fact(name="f", op="==", value=k % 5),
        )
        for i in range(1_000)
        for k in range(10)
    )
    start = time.process_time()
    Lifecycle(id="large", version="1", title="Large", states=states, transitions=steps)
    return time.process_time() - start


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
    best = measured()
    programs = tuple(dict.fromkeys(program for _, program in best))
    others = ("django-viewflow", "transitions", "django-fsm-2", "python-statemachine", "Django")
    lines = [
        f"Python {python_version()}, attrs {attrs.__version__}, {versions(*others)}",
        "",
        f"| work | {', us | '.join(programs)}, us | jipp / floor |",
        f"| --- | {'---: | ' * len(programs)}---: |",
    ]
    for work in dict.fromkeys(name for name, _ in best):
        times = [best[work, program] for program in programs]
        ratio = best[work, "jipp"] / best[work, "floor"]
        lines.append(f"| {work} | {' | '.join(f'{t:.2f}' for t in times)} | {ratio:.2f} |")
    lines.append("")
    for work, floor in (("refuse", "refuse"), ("options refused", "options open")):
        ratio = best[work, "jipp"] / best[floor, "floor"]
        lines.append(f"{work}: {ratio:.1f} x the floor's bare {floor}")
    start, each = bytes_each()
    lines.append(f"{start:.0f} bytes when begun, {each:.0f} for each further entry")
    lines.append(f"1,000 states, 10,000 guarded transitions: built and checked in {large():.1f} s")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(f"{report()}\n")
