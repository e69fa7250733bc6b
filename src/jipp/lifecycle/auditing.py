"""The audit of a history: its order, its law, and its seal."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import cast

import attrs

from jipp._fields import as_strs
from jipp.lifecycle.arguments import Under, as_under, check_call
from jipp.lifecycle.automatic import due_day
from jipp.lifecycle.rules import Origins, is_corrector, law_of, named_law, titles
from jipp.lifecycle.sealing import chained, digests, seed
from jipp.model.calendar import Calendar, as_optional_calendar
from jipp.model.checks.structure import BEGIN, MIGRATE
from jipp.model.definition import Lifecycle
from jipp.model.finding import Finding, error, warning
from jipp.model.history import FOUND, Entry, start_of
from jipp.model.requirements.base import Case
from jipp.model.transition import RESUME, SAME, Transition
from jipp.typing import UNKNOWN, Moving

__all__ = ["audit"]


def audit(
    subject: Moving,
    *,
    sealed: str | Iterable[str] | None = None,
    under: Under = (),
    calendar: Calendar | None = None,
) -> tuple[Finding, ...]:
    """Return what in a history breaks its order, its law or its seal; `where` is an entry's number.

    Order: `gap`, `repeat` (numbers), `foreign` (another subject's, or under another law to which
    nothing moved it over), `order` (days). Law, that which each entry names: `unknown_action`,
    `unknown_state`, `no_transition` (not from that state, not to that one), `phase`, `role`,
    `same_actor`, `not_due` (automatic, on another day than its own), `approvals_missing` and
    `excluded` (the approvals in the history forbid it, whatever else held); of an entry that says
    how it was found, `role` where somebody but a corrector made it and, as a warning, `gap_filled`
    where it is not the first. Seal: `altered`. A
    digest kept earlier may be that of any entry, since a history may grow; with all digests each
    altered or missing entry is named. Facts, evidence and fields are not judged again, nor entries
    under a law that does not ship and is not in `under`.

    Raises:
        InvalidInputError: wrong arguments, or a lifecycle that the history does not name last.
        UnknownNameError: the history names a lifecycle that does not ship, and `under` is missing.

    >>> import attrs
    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner, unit="RSUD")
    >>> begun = begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk)
    >>> kept = digests(begun)
    >>> later = attrs.evolve(begun.history[0], on=date(2022, 5, 1))
    >>> [(f.code, f.where) for f in audit(attrs.evolve(begun, history=(later,)), sealed=kept)]
    [('altered', '1')]
    """
    seals = None if sealed is None else as_strs((sealed,) if isinstance(sealed, str) else sealed)
    laws = as_under(under)
    by = as_optional_calendar(calendar)
    check_call(subject, date.max, under=laws, sealed=seals, calendar=by)
    history = subject.history
    if not history:
        return () if seals is None else tuple(_lost(subject, seals, whole=isinstance(sealed, str)))
    found: list[Finding] = []
    past = _Past(law_of(history, laws))
    for at, entry in enumerate(history):
        law = named_law(entry.definition, laws)
        found.extend(_order(subject, at, laws))
        if law is not None:
            judged = _law(law._by(calendar), history, at, past)
            found.extend(attrs.evolve(finding, words=law._words) for finding in judged)
        past.add(entry)
        # Each is judged after the seal before it, so that one change names one entry.
        if seals is not None and not isinstance(sealed, str) and at < len(seals):
            before = seals[at - 1] if at else seed(subject)
            found += [error("altered", entry.number)] if chained(before, entry) != seals[at] else []
    if seals is not None:
        found.extend(_lost(subject, seals, whole=isinstance(sealed, str)))
    return tuple(found)


class _Past:
    """The entries before one: who took each action, the present stay, where it came from."""

    evidence = ()

    def __init__(self, law: Lifecycle) -> None:
        self.actors: dict[str, set[str]] = {}
        self.origins = Origins(law)
        # From the entry that led into the state on.
        self.stay: list[Entry] = []

    def add(self, entry: Entry) -> None:
        self.origins.add(entry)
        if entry.by is not None:
            self.actors.setdefault(entry.action, set()).add(entry.by.id)
        if entry.source != entry.target:
            self.stay = []
        self.stay.append(entry)

    @property
    def id(self) -> str:
        return self.stay[0].subject

    @property
    def history(self) -> tuple[Entry, ...]:
        return tuple(self.stay)


def _order(subject: Moving, at: int, under: Under) -> Iterator[Finding]:
    entry, before = subject.history[at], subject.history[at - 1] if at else None
    # After a gap or a repeat the count goes on from what stands there.
    wanted = before.number + 1 if before is not None else 1
    if entry.number != wanted:
        code = "gap" if entry.number > wanted else "repeat"
        yield error(code, entry.number, expected=wanted, found=entry.number)
    if entry.subject != subject.id:
        yield error("foreign", entry.number, subject=entry.subject, wanted=subject.id)
    if before is None:
        return
    law = before.definition
    if entry.definition != law and entry.action != MIGRATE:
        found = error("foreign", entry.number, subject=entry.definition, wanted=law)
        named = titles(named_law(entry.definition, under), named_law(law, under))
        yield attrs.evolve(found, words=named)
    day = entry.on if entry.since is None else entry.since
    if day < before.on:
        yield error("order", entry.number, on=day, last=before.on)


def _law(law: Lifecycle, history: tuple[Entry, ...], at: int, past: _Past) -> Iterator[Finding]:
    entry, before = history[at], history[at - 1] if at else None
    nodes = law._table.nodes
    moving_over = before is not None and before.definition != entry.definition
    left = [entry.source] if entry.source is not None and not moving_over else []
    unknown = [state for state in dict.fromkeys((*left, entry.target)) if state not in nodes]
    for state in unknown:
        yield error("unknown_state", entry.number, state=state, definition=law.definition)
    if entry.target in nodes and entry.phase is not nodes[entry.target].phase:
        wanted = nodes[entry.target].phase
        yield error("phase", entry.number, phase=entry.phase, wanted=wanted)
    if entry.source != (before.target if before is not None else None):
        yield _no_transition(entry, before.target if before is not None else None)
    elif not unknown and not moving_over:
        yield from _step(law, history, at, past)


def _step(law: Lifecycle, history: tuple[Entry, ...], at: int, past: _Past) -> Iterator[Finding]:
    """Yield the faults of an entry whose number, day and states are right."""
    entry = history[at]
    if entry.reverts is not None or entry.action == FOUND:
        yield from _of_jipp(law, history, at)
        return
    if entry.source is not None:
        steps = law._table.nodes[entry.source].steps
    else:
        begin = Transition(action=BEGIN, source=(), target=law.initial)
        steps = law._table.begins or (begin,)
    known = {*law._table.places, *(step.action for step in steps)}
    if entry.action not in known:
        yield error("unknown_action", entry.number, action=entry.action, known=law.actions)
        return
    steps = tuple(s for s in steps if s.action == entry.action and _leads_there(s, entry, past))
    if not steps:
        yield _no_transition(entry, entry.source)
        return
    admitting = [step for step in steps if _admits(step, entry)]
    if not admitting:
        roles = tuple(dict.fromkeys(role for step in steps for role in step.roles))
        held = entry.by.roles if entry.by is not None else ()
        yield error("role", entry.number, roles=roles, held=held)
        return
    others = [step for step in admitting if not _same_actor(step, entry, past)]
    if not others:
        actor = entry.by.id if entry.by is not None else None
        action = admitting[0].distinct_from
        yield error("same_actor", entry.number, actor=actor, action=action)
        return
    entered = start_of(past.stay[0]) if past.stay else entry.on
    days = [
        due_day(step, entered, law.calendar)
        if step.after is not None and isinstance(entered, date)
        else entry.on
        for step in others
    ]
    # Of a day that no calendar tells nobody can say that it was another.
    timely = [s for s, day in zip(others, days, strict=True) if day in (entry.on, UNKNOWN)]
    if not timely:
        yield error("not_due", entry.number, on=entry.on, due=days[0])
        return
    given = entry.evidence
    case = Case(cast("Moving", past), entry.on, entry.by, {}, entry.note, {}, given, law._words)
    denials = [step.requires._denied(case) for step in timely]
    if all(denials):
        for reason in denials[0]:
            yield error(reason.code, entry.number, **dict(reason.params))


def _no_transition(entry: Entry, state: str | None) -> Finding:
    said = {"action": entry.action, "source": entry.source, "target": entry.target}
    return error("no_transition", entry.number, **said, state=state)


def _leads_there(step: Transition, entry: Entry, past: _Past) -> bool:
    if step.target is SAME:
        return entry.target == entry.source
    if step.target is RESUME:
        return past.origins.of(entry.source or "") == entry.target
    return step.target == entry.target


def _admits(step: Transition, entry: Entry) -> bool:
    """Return whether the actor's role fits; an automatic transition has no actor."""
    if step.after is not None:
        return entry.by is None
    held = entry.by.roles if entry.by is not None else ()
    return not step.roles or not set(step.roles).isdisjoint(held)


def _same_actor(step: Transition, entry: Entry, past: _Past) -> bool:
    before = [past.actors.get(action, ()) for action in step.distinct_from]
    return any(before) if entry.by is None else any(entry.by.id in ids for ids in before)


def _of_jipp(law: Lifecycle, history: tuple[Entry, ...], at: int) -> Iterator[Finding]:
    """Yield the faults of an entry that goes back, or that says how a subject was found."""
    entry = history[at]
    found = entry.reverts is None
    if not is_corrector(law, entry.by) and not (found and entry.by is None):
        held = entry.by.roles if entry.by is not None else ()
        yield error("role", entry.number, roles=law.correctors, held=held)
    earlier = (history[i].target for i in range(at) if history[i].number == entry.reverts)
    if not found and entry.target not in earlier:
        yield _no_transition(entry, entry.source)
    if found and entry.source is not None:
        yield warning("gap_filled", entry.number, source=entry.source, target=entry.target)


def _lost(subject: Moving, seals: tuple[str, ...], *, whole: bool) -> Iterator[Finding]:
    """Entries that were sealed and are gone; for one seal, any change at all."""
    last = subject.history[-1].number if subject.history else 0
    if whole:
        if seals[0] not in (seed(subject), *digests(subject)):
            yield error("altered", last)
        return
    for at in range(len(subject.history), len(seals)):
        yield error("altered", last + 1 + at - len(subject.history))
