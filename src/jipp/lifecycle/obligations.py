"""Obligations of a state and their status, and automatic transitions that are due."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TypeVar

from jipp._dates import Duration
from jipp.errors import InvalidInputError
from jipp.lifecycle.answers import Due, DueStatus
from jipp.lifecycle.arguments import Under, as_under, check_call
from jipp.lifecycle.automatic import caught_up, happened, next_due, undated_step
from jipp.lifecycle.history_views import on_day
from jipp.lifecycle.rules import law_of
from jipp.model.calendar import Calendar, as_optional_calendar
from jipp.model.definition import Lifecycle
from jipp.model.history import Entry, start_of
from jipp.model.requirements.proof import HasEvidence
from jipp.model.transition import Obligation
from jipp.typing import UNKNOWN, Moving, Unknown

__all__ = ["catch_up", "due", "next_automatic"]

S = TypeVar("S", bound=Moving)


def catch_up(
    subject: S,
    *,
    on: date,
    recorded_at: datetime | None = None,
    under: Under = (),
    calendar: Calendar | None = None,
) -> S:
    """Return a subject with the automatic entries that are due by a day, in order.

    Each is dated at its due day, from which the next counts: a late call gives what punctual ones
    would have. A transition that does not hold on its due day is missed. `calendar` takes the place
    of the lifecycle's; where a deadline of the state is not known, nothing happens.

    Raises:
        InvalidInputError: wrong arguments.
        UnknownNameError: the history names a lifecycle that does not ship, and `under` is missing.

    >>> states = (State(id="asked", initial=True), State(id="given", final=True))
    >>> tacit = Transition(action="lapse", source="asked", target="given", after=Duration(days=30))
    >>> law = {"id": "consent", "version": "1", "title": "Consent"}
    >>> consent = Lifecycle(**law, states=states, transitions=(tacit,))
    >>> hub = Hub(id="h", agency=Agency(id="a", name="A", kind="city"))
    >>> begun = begin(hub, lifecycle=consent, on=date(2025, 1, 1), by=None)
    >>> catch_up(begun, on=date(2025, 3, 1), under=consent).entered_on
    datetime.date(2025, 1, 31)
    """
    laws = as_under(under)
    by = as_optional_calendar(calendar)
    check_call(subject, on, recorded_at=recorded_at, under=laws, calendar=by)
    if not subject.history:
        return subject
    return caught_up(subject, law_of(subject.history, laws, calendar), on, recorded_at)[0]


def next_automatic(
    subject: Moving, *, under: Under = (), calendar: Calendar | None = None
) -> date | Unknown | None:
    """Return the day of the next automatic transition of a subject; None if none comes.

    It is UNKNOWN where a deadline of the state counts working days that no calendar tells.

    Raises:
        InvalidInputError: wrong arguments.
        UnknownNameError: the history names a lifecycle that does not ship, and `under` is missing.

    >>> next_automatic(Hub(id="h", agency=Agency(id="a", name="A", kind="city"))) is None
    True
    """
    laws = as_under(under)
    check_call(subject, date.max, under=laws, calendar=as_optional_calendar(calendar))
    if not subject.history:
        return None
    lifecycle = law_of(subject.history, laws, calendar)
    if undated_step(subject, lifecycle) is not None:
        return UNKNOWN
    found = next_due(subject, lifecycle)
    return found[2] if found is not None else None


def due(
    subject: Moving, *, on: date, under: Under = (), calendar: Calendar | None = None
) -> tuple[Due, ...]:
    """List what the subject owes on a day, in the order of the lifecycle's obligations.

    An obligation counts from the day its states were entered from others (`within`), and then
    from the day it was last met (`every`). It is overdue after its day and the grace. What must be
    done once is `met` when it is done; what recurs is due again. Entries after that day are left
    out, the law is that of the day, and the subject is first caught up. What counts from the
    beginning of a stay that nobody knows is `unknown`.

    Raises:
        InvalidInputError: wrong arguments.
        UnknownNameError: the history names a lifecycle that does not ship, and `under` is missing.

    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner, unit="RSUD")
    >>> begun = begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk)
    >>> [(d.obligation, d.due_on, d.status.value) for d in due(begun, on=date(2023, 3, 2))]
    [('refresh-yearly', datetime.date(2023, 3, 1), 'overdue')]
    """
    laws = as_under(under)
    check_call(subject, on, under=laws, calendar=as_optional_calendar(calendar))
    current = on_day(subject, on)
    if not current.history:
        return ()
    lifecycle = law_of(current.history, laws, calendar)
    current, _ = caught_up(current, lifecycle, on, None)
    return _owed(current, lifecycle, on)


def _owed(current: Moving, lifecycle: Lifecycle, on: date) -> tuple[Due, ...]:
    listed = (_status(duty, current, on, lifecycle.calendar) for duty in lifecycle.obligations)
    return tuple(found for found in listed if found is not None)


def coming_up(
    subject: Moving, lifecycle: Lifecycle, on: date, until: date
) -> Iterator[tuple[str, date | Unknown, str]]:
    """Yield what a subject owes or what happens to it automatically: its id, day and status.

    It is first caught up to the day. What is owed in a state that it leaves automatically is owed
    until then; in the next it owes what that state asks. What happens on a day that no calendar
    tells is `unknown`.
    """
    subject, _ = caught_up(subject, lifecycle, on, None)
    told = set[tuple[str, date | Unknown]]()
    while True:
        found = next_due(subject, lifecycle)
        end = until if found is None else min(found[2], until)
        for duty in _owed(subject, lifecycle, on):
            one = duty.obligation, duty.due_on
            late = isinstance(duty.due_on, date) and duty.due_on > end
            if duty.status is not DueStatus.MET and one not in told and not late:
                told.add(one)
                yield (*one, duty.status.value)
        if (unknown := undated_step(subject, lifecycle)) is not None:
            yield unknown.action, UNKNOWN, DueStatus.UNKNOWN.value
        if found is None or found[2] > until:
            return
        step, _, on = found
        yield step.action, on, "automatic"
        subject = happened(subject, lifecycle, found, None)


def _status(duty: Obligation, subject: Moving, on: date, calendar: Calendar | None) -> Due | None:
    """Return the status of an obligation; None where the subject is in none of its states."""
    stay = _stay(duty, subject.history)
    if not stay:
        return None
    since = start_of(stay[0])
    met = _met(duty.met_by, subject, stay, on)
    if met is not None and duty.every is None:
        due_on = _after(duty.within, since, calendar)
        status = DueStatus.MET
    else:
        span = duty.within or duty.every if met is None else duty.every
        due_on = _after(span, since if met is None else met[0], calendar)
        status = _lateness(duty, due_on, on, calendar)
    by = None if met is None else met[1]
    return Due(obligation=duty.id, due_on=due_on, status=status, met_by=by, label=duty.label)


def _stay(duty: Obligation, history: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the entries since the obligation's states were entered, that one first."""
    at = len(history)
    while at and history[at - 1].target in duty.in_states:
        at -= 1
    return history[at:]


def _lateness(
    duty: Obligation, due_on: date | Unknown, on: date, calendar: Calendar | None
) -> DueStatus:
    if isinstance(due_on, Unknown):
        return DueStatus.UNKNOWN
    if on <= due_on:
        return DueStatus.UPCOMING
    until = _after(duty.grace, due_on, calendar)
    if isinstance(until, Unknown):
        return DueStatus.UNKNOWN
    return DueStatus.OVERDUE if on > until else DueStatus.IN_GRACE


def _after(span: Duration | None, day: date | Unknown, calendar: Calendar | None) -> date | Unknown:
    """Return the day a span after another, or the last of all where it would lie beyond."""
    if span is None or isinstance(day, Unknown):
        return day
    try:
        return span.after(day, calendar=calendar)
    except InvalidInputError:
        return date.max


def _met(
    met_by: str | HasEvidence, subject: Moving, stay: tuple[Entry, ...], on: date
) -> tuple[date | Unknown, int | str] | None:
    """Return the day on which it was last met in this stay, and the entry or evidence."""
    if isinstance(met_by, HasEvidence):
        return _met_by_evidence(met_by, subject, stay, on)
    undone: int | None = None
    for entry in reversed(stay[1:]):
        if undone is not None and entry.number > undone:
            continue
        undone = entry.reverts
        if undone is None and entry.action == met_by:
            return entry.on, entry.number
    return None


def _met_by_evidence(
    wanted: HasEvidence, subject: Moving, stay: tuple[Entry, ...], on: date
) -> tuple[date | Unknown, int | str] | None:
    brought = {id: entry.on for entry in subject.history for id in entry.evidence}
    start = start_of(stay[0])
    since = stay[0].on if isinstance(start, Unknown) else start
    days = sorted(
        # What was there when the subject was found met it on a day that nobody knows.
        (max(day, since), piece.id, start if day < since else day)
        for piece in wanted._candidates(subject)
        if piece.holds(on)
        for day in (brought.get(piece.id) or piece.issued_on or date.min,)
    )
    if len(days) < wanted.at_least:
        return None
    # So many are there from the day of the last but that many.
    _, id, met_on = days[-wanted.at_least]
    return met_on, id
