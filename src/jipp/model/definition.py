"""A lifecycle: states and the transitions between them, checked when it is made."""

from collections.abc import Iterable, Mapping
from copy import copy
from functools import cached_property
from typing import Any, Literal, TypeAlias, cast, final, get_args

import attrs

from jipp._dates import Period, as_period
from jipp._fields import (
    as_choice,
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
from jipp.i18n import Text, called, is_said
from jipp.model.basis import OWN, Basis, as_basis, weakest_basis
from jipp.model.calendar import Calendar, as_optional_calendar
from jipp.model.checks.guards import guard_findings
from jipp.model.checks.structure import (
    named_by_transition,
    reserved_findings,
    structural_findings,
)
from jipp.model.finding import Finding, Severity
from jipp.model.phase import Phase
from jipp.model.reason import LawWords, as_words, in_words
from jipp.model.requirements.base import parts_of
from jipp.model.requirements.facts import Fact, Predicate
from jipp.model.transition import Obligation, State, Target, Transition

__all__ = ["Lifecycle", "check"]


Kind: TypeAlias = Literal["state", "action", "role", "fact", "field", "evidence", "obligation"]


def _as_states(values: Iterable[State]) -> tuple[State, ...]:
    return as_tuple(State, values)


def _as_transitions(values: Iterable[Transition]) -> tuple[Transition, ...]:
    return as_tuple(Transition, values)


def _as_obligations(values: Iterable[Obligation]) -> tuple[Obligation, ...]:
    return as_tuple(Obligation, values)


class Node:
    """A state as the engine reads it: its phase, and its ways out in the order they are tried.

    `steps` are all of them, `moves` those that somebody takes, by action. `guarded` are those moves
    that are the only ones of their action, admit anyone and lead to a state: with what they
    require, as it is asked, and their basis.
    """

    __slots__ = ("automatic", "final", "guarded", "id", "moves", "phase", "resumes", "steps")

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
        self.guarded = {
            action: (step, step.target, step.requires._unmet, step.basis)
            for action, (step, *others) in self.moves.items()
            if isinstance(step.target, str) and not (others or step.roles or step.distinct_from)
        }


class TransitionTable:
    """A lifecycle by state and action.

    `places` says of each action in which states somebody may take it; `menu`, of each but the ways
    in, where its first transition leads (None: it depends); `unattended` are the actions that only
    happen by themselves; `bases` are the weakest of each action's transitions; `admitted` are the
    roles that may take each, none where anyone may; `entered` says of each state from which others
    it is entered.
    """

    __slots__ = (
        "admitted",
        "bases",
        "begins",
        "entered",
        "menu",
        "nodes",
        "places",
        "rows",
        "unattended",
    )

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
        taken = [step for step in transitions if step.after is None]
        self.admitted = {
            action: _roles([step for step in taken if step.action == action]) for action in attended
        }
        ways_in = {step.action for step in self.begins}
        self.unattended = frozenset(a for a, ids in attended.items() if not ids) - ways_in


def _roles(steps: list[Transition]) -> tuple[str, ...]:
    if not all(step.roles for step in steps):
        return ()
    return tuple(dict.fromkeys(role for step in steps for role in step.roles))


@final
@attrs.frozen(kw_only=True, repr=False)
class Lifecycle(Shown):
    """States, the transitions between them, obligations, and the roles that may revert.

    `words` name roles, facts, fields and the caller's own kinds of evidence by id. `calendar` says
    which days are working days; without one a deadline of working days is not known.

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
    words: tuple[tuple[str, Text], ...] = attrs.field(default=(), converter=as_words)
    calendar: Calendar | None = attrs.field(default=None, converter=as_optional_calendar)
    basis: Basis = attrs.field(default=OWN, converter=as_basis)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        refuse(definition=as_id(self.definition))
        found = _findings(self)
        if any(finding.severity is Severity.ERROR for finding in found):
            places = _places(self)
            graded = sorted(found, key=lambda finding: finding.severity)
            raise LifecycleError(
                *(_problem(f, places) for f in graded), findings=cast("Any", found)
            )

    @cached_property
    def definition(self) -> str:
        """What histories name it by: "id@version"."""
        return f"{self.id}@{self.version}"

    def _by(self, calendar: Calendar | None) -> "Lifecycle":
        """Return it with another calendar; itself where that is None or its own."""
        if calendar is None or calendar == self.calendar:
            return self
        found = self._by_calendar.get(calendar)
        if found is None:
            found = self._by_calendar[calendar] = attrs.evolve(self, calendar=calendar)
        return found

    @cached_property
    def _by_calendar(self) -> "dict[Calendar, Lifecycle]":
        """The same lifecycle by other calendars, so that each is checked once."""
        return {}

    def _after(self, past: "tuple[Lifecycle, ...]") -> "Lifecycle":
        """Return it as the successor of others, by which entries before a migration are read."""
        found = copy(self)
        object.__setattr__(found, "_past", past)
        return found

    @cached_property
    def _past(self) -> "tuple[Lifecycle, ...]":
        """The lifecycles that do not ship, under which earlier entries were made."""
        return ()

    @cached_property
    def _table(self) -> TransitionTable:
        """The lifecycle as the engine reads it."""
        return TransitionTable(self.states, self.transitions)

    @cached_property
    def _words(self) -> LawWords:
        """What it calls what it names: by kind and id, or by the id alone."""
        found: dict[str, Text] = {}
        for state in self.states:
            _name(found, "state", state.id, state.label)
        for step in self.transitions:
            quoted = step.label and Text(id=f'"{step.label.id}"', en=f'"{step.label.en}"')
            _name(found, "noun", step.action, step.noun or quoted)
            _name(found, "action", step.action, step.label)
            for part in parts_of(step.requires):
                if isinstance(part, Fact | Predicate):
                    _name(found, "fact", part.name, part._label)
        for duty in self.obligations:
            _name(found, "obligation", duty.id, duty.label)
        _name(found, "lifecycle", self.definition, self.title)
        return (*found.items(), *((id, said) for id, said in self.words if is_said(said)))

    def word(self, id: str, kind: Kind | None = None) -> Text:
        """Return what it calls a state, action, role, fact, field, evidence or obligation.

        Without a kind the first of these that has a word for the id decides. An action, a field
        or a kind of evidence that is jipp's own has jipp's word where the lifecycle has none;
        anything else without a word is said by its id.

        >>> from jipp.law import lifecycle
        >>> lifecycle("innovation", on=date(2022, 1, 1)).word("trial", "state").id
        'uji coba'
        """
        refuse(id=as_id(id), kind=None if kind is None else as_choice(get_args(Kind), kind))
        found = dict(self._words)
        for name in get_args(Kind) if kind is None else (kind,):
            said = found.get(f"{name}:{id}")
            if said is not None:
                return said
        return found.get(id) or called(id, kind or "term")

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


def _name(found: dict[str, Text], kind: str, id: str, label: Text | None) -> None:
    if label is not None and is_said(label):
        found.setdefault(f"{kind}:{id}", label)


def _findings(lifecycle: Lifecycle) -> tuple[Finding, ...]:
    structure = structural_findings(
        lifecycle.id, lifecycle.states, lifecycle.transitions, lifecycle.obligations
    )
    reserved = tuple(reserved_findings(lifecycle.transitions, lifecycle.correctors))
    words = lifecycle._words
    found = structure + guard_findings(lifecycle.transitions, words) + reserved
    whole = dict(words).get(f"lifecycle:{lifecycle.definition}")
    # The one finding on the lifecycle as a whole names it by its id.
    titled = ((f"where:{lifecycle.id}", whole),) if whole is not None else ()
    return tuple(
        attrs.evolve(f, words=(*(titled if f.code == "no_initial" else f.words), *words))
        for f in found
    )


def _places(lifecycle: Lifecycle) -> dict[tuple[str, ...], str]:
    """Return the JSON pointers of what findings name, and of what names a missing thing."""
    places: dict[tuple[str, ...], str] = {}
    for i, step in enumerate(lifecycle.transitions):
        here = f"/transitions/{i}"
        target = step.target.value if isinstance(step.target, Target) else step.target
        for source in (*step.source, ",".join(step.source)):
            name = "/".join(part for part in (source, step.action, target) if part)
            places.setdefault((name,), here)
        for _, id in named_by_transition(step)[1]:
            places.setdefault((id, "by", step.action), here)
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
    return in_words([Problem(path=path, code=finding.code, params=params)], finding.words)[0]


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
