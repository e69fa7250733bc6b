"""When the law changes: moving a subject over to it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TypeVar, cast

from jipp._fields import Fault, as_instance, as_str, as_values, refuse
from jipp._text import pointer, shown
from jipp.errors import MigrationError, Problem
from jipp.law.lookups import lifecycle as lifecycle_on
from jipp.lifecycle.arguments import NOTHING, Under, as_under, check_call
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
from jipp.model.definition import Lifecycle
from jipp.model.history import Actor
from jipp.model.reason import Reason, in_words
from jipp.model.requirements.base import satisfied_from
from jipp.typing import Moving

__all__ = ["migrate"]

S = TypeVar("S", bound=Moving)


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


def as_places(
    mapping: Iterable[tuple[str, str]], old: Lifecycle | None, new: Lifecycle
) -> dict[str, str]:
    """Take states of the old law by those of the new one, which has to have them."""
    states = dict(mapping)
    wrong = [
        without_place("foreign_state", target, old, new).under(pointer(state))
        for state, target in states.items()
        if target not in new._table.nodes
    ]
    return cast("dict[str, str]", Fault(*wrong)) if wrong else states


def without_place(code: str, state: object, old: Lifecycle | None, new: Lifecycle) -> Problem:
    """Return the fault of a state that the new law does not have."""
    params = {"value": shown(state), "definition": new.definition}
    return in_words([Problem(code=code, params=params)], titles(old, new))[0]


def _place(
    subject: Moving, old: Lifecycle | None, new: Lifecycle, mapping: Mapping[str, str]
) -> str:
    """Return the state that a subject takes under the new law."""
    refuse(mapping=as_places(mapping.items(), old, new))
    present = subject.history[-1].target
    if mapping.get(present, present) in new._table.nodes:
        return mapping.get(present, present)
    known = old._table.nodes if old is not None else (e.target for e in subject.history)
    states = dict.fromkeys((*known, present))
    unmapped = tuple(s for s in states if mapping.get(s, s) not in new._table.nodes)
    problems = (without_place("unmapped_state", state, old, new) for state in unmapped)
    raise MigrationError(*problems, unmapped=unmapped)
