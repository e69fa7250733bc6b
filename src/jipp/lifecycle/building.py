"""Entries, subjects and answers, built fast; `jipp._draft` says how."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar, cast

import attrs

from jipp._draft import draft
from jipp.lifecycle.answers import Accepted, Option, Refused
from jipp.lifecycle.rules import impossible
from jipp.model.basis import Basis
from jipp.model.definition import Lifecycle, Node
from jipp.model.evidence import Evidence
from jipp.model.history import Actor, Entry, Subject
from jipp.model.reason import LawWords, Reason, add_words
from jipp.model.requirements.base import Case
from jipp.model.transition import Transition
from jipp.typing import Moving

S = TypeVar("S", bound=Moving)
_EntryDraft = draft(Entry)
_AcceptedDraft = draft(Accepted)
_RefusedDraft = draft(Refused)
_OptionDraft = draft(Option)
Unmet: TypeAlias = Callable[[Case, Basis | None], tuple[Reason, ...]]
ActionRow: TypeAlias = tuple[str, tuple[Transition, ...], Unmet | None, Basis | None, Option]


@cache
def _copier(cls: type) -> tuple[Any, tuple[str, ...], Any]:
    names = tuple(field.name for field in attrs.fields(cls))
    return draft(cls), names, attrgetter(*names)


def moved(subject: S, history: tuple[Entry, ...], evidence: tuple[Evidence, ...]) -> S:
    """Return a subject with another history and evidence.

    A class that is not ours is built by its own constructor, with whatever that checks.
    """
    cls = type(subject)
    if not isinstance(subject, Subject):
        return cast("S", attrs.evolve(cast("Any", subject), history=history, evidence=evidence))
    make, names, read = _copier(cls)
    copy = make()
    for name, value in zip(names, read(subject), strict=True):
        setattr(copy, name, value)
    copy.history = history
    copy.evidence = evidence
    copy.__class__ = cls
    made: S = copy
    return made


def append(  # noqa: PLR0917 - by position for speed
    subject: S,
    lifecycle: Lifecycle,
    action: str,
    target: str,
    on: date,
    by: Actor | None = None,
    recorded_at: datetime | None = None,
    note: str = "",
    brought: tuple[str, ...] = (),
    reverts: int | None = None,
    since: date | None = None,
) -> S:
    """Return a subject with one more entry: an action under a lifecycle that led to a state.

    All parts are checked already; evidence that was `brought` is with the subject already.
    """
    history = subject.history
    entry = _EntryDraft()
    if history:
        last = history[-1]
        entry.number = last.number + 1
        entry.source = last.target
    else:
        entry.number = 1
        entry.source = None
    entry.subject = subject.id
    entry.action = action
    entry.target = target
    entry.phase = lifecycle._table.nodes[target].phase
    entry.on = on
    entry.recorded_at = recorded_at
    entry.by = by
    entry.evidence = brought
    entry.note = note
    entry.definition = lifecycle.definition
    entry.reverts = reverts
    entry.since = since
    entry.__class__ = Entry
    return moved(subject, (*history, entry), subject.evidence)


def accepted(subject: S, entries: tuple[Entry, ...], bases: tuple[Basis, ...]) -> Accepted[S]:
    """Build the answer that a transition was taken."""
    answer = _AcceptedDraft()
    answer.subject = subject
    answer.entries = entries
    answer.bases = bases
    answer.__class__ = Accepted
    made: Accepted[S] = answer
    return made


def refused(
    subject: S,
    action: str,
    reasons: tuple[Reason, ...],
    words: LawWords = (),
    satisfied_from: date | None = None,
) -> Refused[S]:
    """Build the answer that a transition was not taken, in the words of its law."""
    for reason in reasons:
        if reason.words is not words:
            add_words(reason, words)
    answer = _RefusedDraft()
    answer.subject = subject
    answer.action = action
    answer.reasons = reasons
    answer.satisfied_from = satisfied_from
    answer.__class__ = Refused
    made: Refused[S] = answer
    return made


@lru_cache(maxsize=4096)
def allowed(action: str, target: str | None, roles: tuple[str, ...]) -> Option:
    """Build the option of an action that is permitted."""
    return Option(action=action, target=target, permitted=True, roles=roles)


def denied(  # noqa: PLR0917 - by position for speed
    action: str,
    target: str | None,
    reasons: tuple[Reason, ...],
    words: LawWords,
    satisfied_from: date | None = None,
    roles: tuple[str, ...] = (),
) -> Option:
    """Build the option of an action that is not permitted, in the words of its law."""
    for reason in reasons:
        if reason.words is not words:
            add_words(reason, words)
    option = _OptionDraft()
    option.action = action
    option.target = target
    option.permitted = False
    option.reasons = reasons
    option.satisfied_from = satisfied_from
    option.roles = roles
    option.__class__ = Option
    made: Option = option
    return made


def menu_of(lifecycle: Lifecycle, node: Node) -> tuple[ActionRow, ...]:
    """Return what is known of each action in a state beforehand.

    A row is the action, its transitions from there, what the one asks that has but a guard to
    judge, with its basis, and the option it comes to: where that guard holds, or where there is no
    transition at all.
    """
    table = lifecycle._table
    rows = tuple(_row(lifecycle, node, action, target) for action, target in table.menu.items())
    table.rows[node.id] = rows
    return rows


def _row(lifecycle: Lifecycle, node: Node, action: str, target: str | None) -> ActionRow:
    steps, roles = node.moves.get(action), lifecycle._table.admitted[action]
    if not steps:
        reasons = impossible(lifecycle, node, action)
        settled = denied(action, target, reasons, lifecycle._words, roles=roles)
        return action, (), None, None, settled
    if action not in node.guarded:
        return action, steps, None, None, allowed(action, None, roles)
    _, target, unmet, basis = node.guarded[action]
    return action, steps, unmet, basis, allowed(action, target, roles)
