"""When the law changes: what it strands, blocks and permits, and moving a subject over to it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import partial
from typing import TypeVar, cast, final

import attrs

from jipp._fields import as_instance, as_str, as_tuple, as_values, refuse
from jipp._html import Shown
from jipp._text import pointer, shown
from jipp.errors import InvalidInputError, MigrationError, Problem
from jipp.law.lookups import lifecycle as lifecycle_on
from jipp.lifecycle.arguments import NOTHING, Under, as_under, check_call, check_subject
from jipp.lifecycle.automatic import caught_up
from jipp.lifecycle.building import append, refused
from jipp.lifecycle.rules import (
    law_of,
    named_law,
    not_begun,
    not_in_force,
    out_of_order,
    titles,
)
from jipp.model.calendar import Calendar, as_optional_calendar
from jipp.model.checks.structure import MIGRATE
from jipp.model.definition import Lifecycle, Node
from jipp.model.history import Actor
from jipp.model.reason import LawWords, Reason, in_words
from jipp.model.requirements.base import satisfied_from
from jipp.typing import Moving

__all__ = ["Change", "Comparison", "compare", "migrate"]

S = TypeVar("S", bound=Moving)


@final
@attrs.frozen(kw_only=True, repr=False)
class Change(Shown):
    """A state, or an action in a state, that a change of law touches, and the subjects there."""

    state: str
    action: str | None = None
    subjects: tuple[str, ...] = ()


@final
@attrs.frozen(kw_only=True, repr=False)
class Comparison(Shown):
    """What a change of law does to the states of the old one.

    `stranded` are states that the new law does not have. In those that both have, `newly_blocked`
    are actions that only the old law admits, `newly_permitted` those that only the new one does,
    and `changed` those that both admit but with other targets, conditions, roles or delays.
    """

    stranded: tuple[Change, ...]
    newly_blocked: tuple[Change, ...]
    newly_permitted: tuple[Change, ...]
    changed: tuple[Change, ...]


def compare(old: Lifecycle, new: Lifecycle, subjects: Iterable[Moving] = ()) -> Comparison:
    """Compare two lifecycles, with the subjects (ids) that stand where something changes.

    A subject counts in its present state, whatever law its history names; one that has not begun
    counts nowhere.

    Raises:
        InvalidInputError: not lifecycles, or not subjects.

    >>> from jipp.law import lifecycle
    >>> older, newer = (lifecycle("innovation", on=date(year, 1, 1)) for year in (2020, 2024))
    >>> compare(older, newer).stranded
    ()
    """
    listed = cast("tuple[Moving, ...]", as_tuple(object, subjects))
    refuse(old=as_instance(Lifecycle, old), new=as_instance(Lifecycle, new), subjects=listed)
    there: dict[str, tuple[str, ...]] = {}
    for subject in listed:
        check_subject(subject)
        if subject.history:
            state = subject.history[-1].target
            there[state] = (*there.get(state, ()), subject.id)
    found = defaultdict[str, list[Change]](list)
    for id, node in old._table.nodes.items():
        change = partial(Change, state=id, subjects=there.get(id, ()))
        after = new._table.nodes.get(id)
        if after is None:
            found["stranded"].append(change())
            continue
        before, now = _rules(node), _rules(after)
        for action in {**before, **now}:
            if action not in now:
                found["newly_blocked"].append(change(action=action))
            elif action not in before:
                found["newly_permitted"].append(change(action=action))
            elif before[action] != now[action]:
                found["changed"].append(change(action=action))
    kinds = ("stranded", "newly_blocked", "newly_permitted", "changed")
    return Comparison(**{kind: tuple(found[kind]) for kind in kinds})


def _rules(node: Node) -> dict[str, list[object]]:
    """Return the transitions of each action in order: where they lead, on which conditions."""
    rules: dict[str, list[object]] = {}
    for step in node.steps:
        rule = (step.target, step.requires, set(step.roles), set(step.distinct_from), step.after)
        rules.setdefault(step.action, []).append(rule)
    return rules


def migrate(
    subject: S,
    *,
    to: Lifecycle | str,
    mapping: Mapping[str, str] = NOTHING,
    on: date,
    by: Actor | None,
    note: str,
    recorded_at: datetime | None = None,
    under: Under = (),
    calendar: Calendar | None = None,
) -> S:
    """Append an entry that puts a subject under another law, in the state `mapping` gives.

    A state that the mapping does not name keeps its id; one that it names and the old law does not
    have is passed over, so that one mapping serves subjects of several laws. `to` may be the name
    of a lifecycle that ships. `under` is the law so far, where that does not ship; without it the
    subject cannot be caught up first, and only states of its history can be named as unmapped.

    Raises:
        InvalidInputError: wrong arguments; a mapping to a state that the new law does not have.
        MigrationError: the present state has no place under the new law; `unmapped` names all
            states of the old one that have none.
        TransitionRefusedError: the subject has not begun or is under that law already, the day
            lies before its last entry, or the new law is not in force on it.

    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner, unit="RSUD")
    >>> begun = begin(idea, lifecycle="innovation", on=date(2020, 7, 17), by=clerk)
    >>> day = date(2021, 12, 31)
    >>> migrate(begun, to="innovation", on=day, by=clerk, note="91/2021").history[-1].definition
    'innovation@2021'
    """
    law = as_instance((Lifecycle, str), to)
    states = as_values(as_str, mapping)
    laws = as_under(under)
    check_call(
        subject,
        on,
        by,
        note=note,
        recorded_at=recorded_at,
        under=laws,
        to=law,
        mapping=states,
        calendar=as_optional_calendar(calendar),
    )
    new = lifecycle_on(to, on=on) if isinstance(to, str) else to
    if not subject.history:
        raise refused(subject, MIGRATE, not_begun(subject)).error()
    if isinstance(laws, Lifecycle):
        old: Lifecycle | None = law_of(subject.history, laws)
    else:
        old = named_law(subject.history[-1].definition, laws)
    known = None if old is None else old._by(calendar)
    current = subject if known is None else caught_up(subject, known, on, recorded_at)[0]
    target = _place(current, old, new, cast("Mapping[str, str]", dict(states)))
    reasons = (*_same(current, new), *not_in_force(new, on), *out_of_order(current.history, on))
    if reasons:
        day = satisfied_from(reasons)
        raise refused(current, MIGRATE, reasons, new._words, day).error()
    return append(current, new, MIGRATE, target, on, by, recorded_at, note)


def _same(subject: Moving, new: Lifecycle) -> tuple[Reason, ...]:
    """Return that a subject is under a law already, if it is."""
    if subject.history[-1].definition != new.definition:
        return ()
    params = {"definition": new.definition}
    return (Reason(code="same_law", params=params, basis=new.basis),)


def _place(
    subject: Moving, old: Lifecycle | None, new: Lifecycle, mapping: Mapping[str, str]
) -> str:
    """Return the state that a subject takes under the new law."""
    words = titles(old, new)
    wrong = [
        _homeless("foreign_state", target, new, words).under(pointer("mapping", state))
        for state, target in mapping.items()
        if target not in new._table.nodes
    ]
    if wrong:
        raise InvalidInputError(*wrong)
    present = subject.history[-1].target
    if mapping.get(present, present) in new._table.nodes:
        return mapping.get(present, present)
    known = old._table.nodes if old is not None else (e.target for e in subject.history)
    states = dict.fromkeys((*known, present))
    unmapped = tuple(s for s in states if mapping.get(s, s) not in new._table.nodes)
    problems = (_homeless("unmapped_state", state, new, words) for state in unmapped)
    raise MigrationError(*problems, unmapped=unmapped)


def _homeless(code: str, state: object, law: Lifecycle, words: LawWords) -> Problem:
    """Return the fault of a state that a lifecycle does not have."""
    params = {"value": shown(state), "definition": law.definition}
    return in_words([Problem(code=code, params=params)], words)[0]
