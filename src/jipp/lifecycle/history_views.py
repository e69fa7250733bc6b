"""What a history says: where a subject is, and how it was on a day."""

from datetime import date, datetime
from typing import TypeVar

from jipp._fields import as_optional_instant, refuse
from jipp.errors import InvalidInputError, Problem
from jipp.lifecycle.arguments import Under, as_subject, as_under, check_call, check_subject
from jipp.lifecycle.building import moved
from jipp.lifecycle.rules import law_of
from jipp.model.definition import Lifecycle
from jipp.model.history import Entry, day_entered
from jipp.model.phase import Phase
from jipp.typing import Moving

__all__ = ["as_of", "entered_on", "lifecycle_of", "phase_of", "state_of"]

S = TypeVar("S", bound=Moving)


def state_of(subject: Moving) -> str | None:
    """Return the id of a subject's present state, None before it begins.

    Raises:
        InvalidInputError: not a subject.

    >>> state_of(Hub(id="h", agency=Agency(id="a", name="A", kind="city"))) is None
    True
    """
    check_subject(subject)
    return subject.history[-1].target if subject.history else None


def lifecycle_of(subject: Moving, *, under: Under = ()) -> Lifecycle:
    """Return the lifecycle that a subject's history names: one of those given, or one that ships.

    Raises:
        InvalidInputError: wrong arguments; a subject that has not begun; the one lifecycle given
            is another than the history names.
        UnknownNameError: the history names a lifecycle that is not given and does not ship.

    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner)
    >>> begun = begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk)
    >>> lifecycle_of(begun).word(begun.state, "state").id
    'inisiatif'
    """
    laws = as_under(under)
    refuse(subject=as_subject(subject), under=laws)
    if not subject.history:
        params = {"subject": subject.id}
        raise InvalidInputError(Problem(path="/subject", code="not_begun", params=params))
    return law_of(subject.history, laws)


def phase_of(subject: Moving) -> Phase | None:
    """Return a subject's present phase, None before it begins or where the state has none.

    Raises:
        InvalidInputError: not a subject.

    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner)
    >>> begun = begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk)
    >>> state_of(begun), phase_of(begun).official, entered_on(begun)
    ('idea', 'penciptaan', datetime.date(2022, 3, 1))
    """
    check_subject(subject)
    return subject.history[-1].phase if subject.history else None


def entered_on(subject: Moving) -> date | None:
    """Return the day on which a subject entered its state from another, None before it begins.

    Raises:
        InvalidInputError: not a subject.

    >>> entered_on(Hub(id="h", agency=Agency(id="a", name="A", kind="city"))) is None
    True
    """
    check_subject(subject)
    return day_entered(subject.history)


def as_of(subject: S, *, on: date, known_at: datetime | None = None) -> S:
    """Return a subject with the history and evidence that it had on a day.

    Evidence that no entry names is kept. With `known_at` only entries recorded by that instant
    remain, and none that does not say when it was recorded. Other fields stay as they are now.

    Raises:
        InvalidInputError: wrong arguments; a naive `known_at`.

    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner, unit="RSUD")
    >>> begun = begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk)
    >>> tried = advance(begun, "try_out", on=date(2022, 4, 1), by=clerk)
    >>> as_of(tried, on=date(2022, 3, 31)) == begun
    True
    """
    check_call(subject, on, known_at=as_optional_instant(known_at))
    then = on_day(subject, on)
    if known_at is None:
        return then
    known = (e for e in then.history if e.recorded_at is not None and e.recorded_at <= known_at)
    return trimmed(then, tuple(known))


def on_day(subject: S, on: date) -> S:
    """Return what `as_of` does, of arguments that are known to be right."""
    return trimmed(subject, tuple(entry for entry in subject.history if entry.on <= on))


def trimmed(subject: S, history: tuple[Entry, ...]) -> S:
    """Return a subject with a part of its history, without what the other entries brought."""
    if len(history) == len(subject.history):
        return subject
    kept = {id for entry in history for id in entry.evidence}
    dropped = {id for entry in subject.history for id in entry.evidence} - kept
    return moved(subject, history, tuple(e for e in subject.evidence if e.id not in dropped))
