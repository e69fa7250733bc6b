"""A lifecycle: states and the transitions between them, checked when it is made."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, final

import attrs

from jipp._dates import Period, as_period
from jipp._fields import (
    as_id,
    as_ids,
    as_instance,
    as_label,
    as_tuple,
    refuse,
    refuse_faults,
)
from jipp._html import Shown
from jipp.errors import LifecycleError, Problem
from jipp.i18n import Text
from jipp.model.basis import OWN, Basis, as_basis, weakest_basis
from jipp.model.checks.guards import guard_findings
from jipp.model.checks.structure import reserved_findings, structural_findings
from jipp.model.finding import Finding, Severity
from jipp.model.phase import Phase
from jipp.model.transition import Obligation, State, Target, Transition

__all__ = ["Lifecycle", "check"]


def _as_states(values: Iterable[State]) -> tuple[State, ...]:
    return as_tuple(State, values)


def _as_transitions(values: Iterable[Transition]) -> tuple[Transition, ...]:
    return as_tuple(Transition, values)


def _as_obligations(values: Iterable[Obligation]) -> tuple[Obligation, ...]:
    return as_tuple(Obligation, values)


class Node:
    """A state as the engine reads it: its phase, and its ways out in the order they are tried.

    `steps` are all of them, `moves` those that somebody takes, by action.
    """

    __slots__ = ("automatic", "final", "id", "moves", "phase", "resumes", "steps")

    def __init__(self, state: State, steps: tuple[Transition, ...]) -> None:
        self.id = state.id
        self.phase: Phase | None = state.phase
        self.final = state.final
        self.steps = steps
        self.resumes = any(step.target is Target.RESUME for step in steps)
        self.automatic = tuple(step for step in steps if step.after is not None)
        taken = [step for step in steps if step.after is None]
        self.moves = {
            action: tuple(step for step in taken if step.action == action)
            for action in dict.fromkeys(step.action for step in taken)
        }


class TransitionTable:
    """A lifecycle by state and action.

    `places` says of each action in which states somebody may take it; `menu`, of each but the ways
    in, where its first transition leads (None: it depends); `unattended` are the actions that only
    happen by themselves; `bases` are the weakest of each action's transitions; `entered` says of
    each state from which others it is entered.
    """

    __slots__ = ("bases", "begins", "entered", "menu", "nodes", "places", "rows", "unattended")

    def __init__(self, states: tuple[State, ...], transitions: tuple[Transition, ...]) -> None:
        leaving: dict[str, list[Transition]] = {state.id: [] for state in states}
        self.entered: dict[str, dict[str, None]] = {state.id: {} for state in states}
        self.begins = tuple(step for step in transitions if not step.source)
        self.menu: dict[str, str | None] = {}
        # Filled by the engine, which knows what an option is.
        self.rows: dict[str, Any] = {}
        attended: dict[str, list[str]] = {step.action: [] for step in transitions}
        for step in transitions:
            for source in step.source:
                leaving[source].append(step)
                if isinstance(step.target, str) and step.target != source:
                    self.entered[step.target][source] = None
            if step.source:
                target = None if isinstance(step.target, Target) else step.target
                self.menu.setdefault(step.action, target)
        self.nodes = {state.id: Node(state, tuple(leaving[state.id])) for state in states}
        for node in self.nodes.values():
            for action in node.moves:
                attended[action].append(node.id)
        self.places = {action: tuple(ids) for action, ids in attended.items()}
        self.bases = {
            action: weakest_basis(step.basis for step in transitions if step.action == action)
            for action in attended
        }
        ways_in = {step.action for step in self.begins}
        self.unattended = frozenset(a for a, ids in attended.items() if not ids) - ways_in


@final
@attrs.frozen(kw_only=True, repr=False)
class Lifecycle(Shown):
    """States, the transitions between them, obligations, and the roles that may revert.

    It is judged whole when it is made; `check` lists the warnings that remain.

    Raises:
        InvalidInputError: faults of its fields.
        LifecycleError: a definition that cannot work; `findings` holds all errors and warnings.

    >>> Lifecycle(
    ...     id="permit",
    ...     version="1",
    ...     title="Permit",
    ...     states=(State(id="asked", initial=True), State(id="given", final=True)),
    ...     transitions=(Transition(action="give", source="asked", target="given"),),
    ... ).definition
    'permit@1'
    """

    id: str = attrs.field(converter=as_id)
    version: str = attrs.field(converter=as_id)
    title: Text = attrs.field(converter=as_label)
    states: tuple[State, ...] = attrs.field(converter=_as_states)
    transitions: tuple[Transition, ...] = attrs.field(default=(), converter=_as_transitions)
    obligations: tuple[Obligation, ...] = attrs.field(default=(), converter=_as_obligations)
    correctors: tuple[str, ...] = attrs.field(default=(), converter=as_ids)
    in_force: Period = attrs.field(factory=Period, converter=as_period)
    basis: Basis = attrs.field(default=OWN, converter=as_basis)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        refuse(definition=as_id(self.definition))
        found = _findings(self)
        if any(finding.severity is Severity.ERROR for finding in found):
            places = _places(self)
            graded = sorted(found, key=lambda finding: finding.severity)
            raise LifecycleError(*(_problem(f, places) for f in graded), findings=found)

    @cached_property
    def definition(self) -> str:
        """What histories name it by: "id@version"."""
        return f"{self.id}@{self.version}"

    @cached_property
    def _table(self) -> TransitionTable:
        """The lifecycle as the engine reads it."""
        return TransitionTable(self.states, self.transitions)

    @property
    def initial(self) -> str:
        """The id of the initial state."""
        return next(state.id for state in self.states if state.initial)

    @property
    def actions(self) -> tuple[str, ...]:
        """All actions, the way in and automatic ones included, in order of the definition."""
        return tuple(self._table.places)

    @property
    def roles(self) -> tuple[str, ...]:
        """All roles that a transition or a revert admits, in order of the definition."""
        named = (role for step in self.transitions for role in step.roles)
        return tuple(dict.fromkeys((*named, *self.correctors)))


def _findings(lifecycle: Lifecycle) -> tuple[Finding, ...]:
    structure = structural_findings(
        lifecycle.id, lifecycle.states, lifecycle.transitions, lifecycle.obligations
    )
    reserved = tuple(reserved_findings(lifecycle.transitions, lifecycle.correctors))
    return structure + guard_findings(lifecycle.transitions) + reserved


def _places(lifecycle: Lifecycle) -> dict[tuple[str, ...], str]:
    """Return the JSON pointers of what findings name, and of what names a missing thing."""
    places: dict[tuple[str, ...], str] = {}
    for i, step in enumerate(lifecycle.transitions):
        here = f"/transitions/{i}"
        target = step.target.value if isinstance(step.target, Target) else step.target
        for source in (*step.source, ",".join(step.source)):
            name = "/".join(part for part in (source, step.action, target) if part)
            places.setdefault((name,), here)
            places.setdefault((source, "by", step.action), here)
        places.setdefault((target, "by", step.action), here)
        places.setdefault(("by", step.action), here)
    for i, duty in enumerate(lifecycle.obligations):
        places[(duty.id,)] = f"/obligations/{i}"
        places.setdefault(("by", duty.id), f"/obligations/{i}")
    for i, state in enumerate(lifecycle.states):
        places[(state.id,)] = f"/states/{i}"
    return places


def _problem(finding: Finding, places: Mapping[tuple[str, ...], str]) -> Problem:
    where, by = finding.where, dict(finding.witness).get("by")
    names: tuple[tuple[str, ...], ...] = ((where,), ("by", where))
    if isinstance(by, str):
        names = ((where, "by", by), ("by", by))
    path = next((places[name] for name in names if name in places), "")
    params = (*finding.witness, ("severity", finding.severity), ("where", where))
    return Problem(path=path, code=finding.code, params=params)


def check(lifecycle: Lifecycle) -> tuple[Finding, ...]:
    """List the warnings of a lifecycle: what works and is probably not meant.

    Raises:
        InvalidInputError: not a lifecycle.

    >>> states = (State(id="asked", initial=True), State(id="given", final=True))
    >>> give = Transition(action="give", source="asked", target="given")
    >>> check(Lifecycle(id="permit", version="1", title="", states=states, transitions=(give,)))
    ()
    """
    refuse(lifecycle=as_instance(Lifecycle, lifecycle))
    return _findings(lifecycle)
