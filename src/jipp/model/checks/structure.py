"""The check of a lifecycle's definition: what it names, and what its graph can reach.

Guards are not judged here: every transition counts as open. All passes are linear in states and
transitions.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from jipp._text import shown
from jipp.model.finding import Finding, error, warning
from jipp.model.history import FOUND
from jipp.model.requirements.base import parts_of
from jipp.model.transition import RESUME, SAME, Obligation, State, Transition

# What histories call the ways in, back and over that a definition does not name.
BEGIN: Final = "begin"
REVERT: Final = "revert"
MIGRATE: Final = "migrate"


def structural_findings(
    id: str,
    states: tuple[State, ...],
    transitions: tuple[Transition, ...],
    obligations: tuple[Obligation, ...],
) -> tuple[Finding, ...]:
    """List what is wrong with the states, names and paths of a lifecycle; all are errors.

    A place that dangles is reported under the missing name, with what names it as witness.
    """
    found = [*_beginnings(id, states, transitions), *_duplicates(states, obligations)]
    found.extend(_dangling(states, transitions, obligations))
    found.extend(_paths(states, transitions))
    return tuple(found)


def reserved_findings(
    transitions: tuple[Transition, ...], correctors: tuple[str, ...]
) -> Iterator[Finding]:
    """Warn of actions under whose name jipp makes entries of its own."""
    own = (REVERT, MIGRATE, FOUND) if correctors else (MIGRATE, FOUND)
    for action in dict.fromkeys(step.action for step in transitions if step.action in own):
        yield warning("reserved", action)


def _beginnings(
    id: str, states: tuple[State, ...], transitions: tuple[Transition, ...]
) -> Iterator[Finding]:
    initial = dict.fromkeys(state.id for state in states if state.initial)
    if not initial:
        yield error("no_initial", id)
        return
    first, *others = initial
    for other in others:
        yield error("many_initial", other, first=first)
    for step in transitions:
        # The way in makes its target a second beginning, where that is not the initial state.
        if not step.source and step.target not in initial and isinstance(step.target, str):
            yield error("many_initial", step.target, first=first, action=step.action)


def _duplicates(
    states: tuple[State, ...], obligations: tuple[Obligation, ...]
) -> Iterator[Finding]:
    for ids in ([state.id for state in states], [duty.id for duty in obligations]):
        first: dict[str, int] = {}
        for at, id in enumerate(ids):
            if first.setdefault(id, at) != at:
                yield error("duplicate", id, value=shown(id), first=first[id])


def _dangling(
    states: tuple[State, ...],
    transitions: tuple[Transition, ...],
    obligations: tuple[Obligation, ...],
) -> Iterator[Finding]:
    known = {"state": {state.id for state in states}}
    known["action"] = {step.action for step in transitions}
    if all(step.source for step in transitions):
        known["action"].add(BEGIN)
    named = [*map(named_by_transition, transitions), *map(_named_by_obligation, obligations)]
    for by, names in named:
        for kind, id in dict.fromkeys(names):
            if id not in known[kind]:
                yield error("dangling", id, kind=kind, by=by)


def named_by_transition(step: Transition) -> tuple[str, list[tuple[str, str]]]:
    """Return a transition's action, and the kind and id of all it names."""
    names = [("state", id) for id in step.source]
    if isinstance(step.target, str):
        names.append(("state", step.target))
    elif not step.source:
        # The way in has no present state to stay in or to resume from.
        names.append(("state", step.target.value))
    counted = (action for part in parts_of(step.requires) for action in part._counted)
    names.extend(("action", action) for action in (*step.distinct_from, *counted))
    return step.action, names


def _named_by_obligation(duty: Obligation) -> tuple[str, list[tuple[str, str]]]:
    names = [("state", id) for id in duty.in_states]
    if isinstance(duty.met_by, str):
        names.append(("action", duty.met_by))
    return duty.id, names


def _paths(states: tuple[State, ...], transitions: tuple[Transition, ...]) -> Iterator[Finding]:
    ways = successors(states, transitions)
    final = {state.id for state in states if state.final}
    leaving: dict[str, dict[str, None]] = {id: {} for id in ways}
    for step in transitions:
        for id in final.intersection(step.source):
            leaving[id][step.action] = None
    initial = [state.id for state in states if state.initial]
    reached = _closure(initial, ways)
    dead = {id for id, targets in ways.items() if targets is None and id not in final}
    back: dict[str, dict[str, None]] = {id: {} for id in ways}
    for id, targets in ways.items():
        for target in targets or ():
            back[target][id] = None
    ending = _closure([*final, *dead], back)
    for id, targets in ways.items():
        if initial and id not in reached:
            yield error("unreachable", id)
        if id in dead:
            yield error("dead_end", id)
        if final and id not in ending:
            yield error("no_path_to_final", id, reaches=tuple(_closure([id], ways)))
        if id in final and targets is not None:
            yield error("exit_from_final", id, actions=tuple(leaving[id]))


def successors(
    states: Iterable[State], transitions: Iterable[Transition]
) -> dict[str, dict[str, None] | None]:
    """Map each state to those its transitions lead to, in order; None where it has none.

    RESUME leads to every source of the state's incoming transitions.
    """
    ways: dict[str, dict[str, None] | None] = {state.id: None for state in states}
    entered_from: dict[str, dict[str, None]] = {id: {} for id in ways}
    resuming: dict[str, None] = {}
    for step in transitions:
        for source in step.source:
            if source not in ways:
                continue
            targets = ways[source]
            if targets is None:
                targets = ways[source] = {}
            if step.target is SAME:
                targets[source] = None
            elif step.target is RESUME:
                resuming[source] = None
            elif step.target in ways:
                targets[str(step.target)] = None
                entered_from[str(step.target)][source] = None
    for id in resuming:
        targets = ways[id]
        if targets is not None:
            targets.update(entered_from[id])
    return ways


def _closure(starts: Iterable[str], ways: Mapping[str, dict[str, None] | None]) -> dict[str, None]:
    """Return the states reached from some, themselves included, nearest first."""
    reached = dict.fromkeys(starts)
    waiting = list(reached)
    for id in waiting:
        for target in ways[id] or ():
            if target not in reached:
                reached[target] = None
                waiting.append(target)
    return reached
