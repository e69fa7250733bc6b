"""What comes with time: automatic transitions, and the obligations of a state."""

from datetime import date, datetime
from typing import TypeVar

from jipp.lifecycle.answers import Due
from jipp.lifecycle.arguments import check_call
from jipp.lifecycle.automatic import caught_up, next_due
from jipp.lifecycle.history_views import on_day
from jipp.lifecycle.owing import standing
from jipp.lifecycle.rules import law_of
from jipp.model.definition import Lifecycle
from jipp.typing import Moving

__all__ = ["catch_up", "due", "next_automatic"]

S = TypeVar("S", bound=Moving)


def catch_up(
    subject: S,
    *,
    on: date,
    recorded_at: datetime | None = None,
    under: Lifecycle | None = None,
) -> S:
    """Give the subject with the automatic entries that have fallen due by a day, in order.

    Each is dated at its due day, from which the next counts: a late call gives what punctual ones
    would have. A transition that does not hold on its due day is missed.

    Raises:
        InvalidInputError: wrong arguments.
        UnknownNameError: the history names a lifecycle that does not ship, and `under` is missing.

    >>> from jipp import Agency, Duration, Hub, State, Transition, begin
    >>> asked = State(id="asked", initial=True)
    >>> tacit = Transition(action="lapse", source="asked", target="given", after=Duration(days=30))
    >>> consent = Lifecycle(
    ...     id="consent",
    ...     version="1",
    ...     title="Consent",
    ...     states=(asked, State(id="given", final=True)),
    ...     transitions=(tacit,),
    ... )
    >>> hub = Hub(id="h", agency=Agency(id="a", name="A", kind="city"))
    >>> begun = begin(hub, lifecycle=consent, on=date(2025, 1, 1), by=None)
    >>> catch_up(begun, on=date(2025, 3, 1), under=consent).entered_on
    datetime.date(2025, 1, 31)
    """
    check_call(subject, on, recorded_at=recorded_at, under=under)
    if not subject.history:
        return subject
    return caught_up(subject, law_of(subject.history, under), on, recorded_at)[0]


def next_automatic(subject: Moving, *, under: Lifecycle | None = None) -> date | None:
    """Give the day of the next automatic transition, as the subject stands; None if none comes.

    Raises:
        InvalidInputError: wrong arguments.
        UnknownNameError: the history names a lifecycle that does not ship, and `under` is missing.

    >>> from jipp import Agency, Hub
    >>> next_automatic(Hub(id="h", agency=Agency(id="a", name="A", kind="city"))) is None
    True
    """
    check_call(subject, date.max, under=under)
    if not subject.history:
        return None
    found = next_due(subject, law_of(subject.history, under))
    return found[2] if found is not None else None


def due(subject: Moving, *, on: date, under: Lifecycle | None = None) -> tuple[Due, ...]:
    """List what the subject owes on a day, in the order of the lifecycle's obligations.

    An obligation counts from the day its states were entered from others (`within`), and then
    from the day it was last met (`every`). It is overdue after its day and the grace. What must be
    done once is `met` when it is done; what recurs is due again. Entries after that day are left
    out, the law is that of the day, and the subject is first caught up.

    Raises:
        InvalidInputError: wrong arguments.
        UnknownNameError: the history names a lifecycle that does not ship, and `under` is missing.

    >>> from jipp import Actor, Agency, Innovation, begin
    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner, unit="RSUD")
    >>> begun = begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk)
    >>> [(d.obligation, d.due_on, d.status.value) for d in due(begun, on=date(2023, 3, 2))]
    [('refresh-yearly', datetime.date(2023, 3, 1), 'overdue')]
    """
    check_call(subject, on, under=under)
    current = on_day(subject, on)
    if not current.history:
        return ()
    lifecycle = law_of(current.history, under)
    current, _ = caught_up(current, lifecycle, on, None)
    listed = (standing(duty, current, on) for duty in lifecycle.obligations)
    return tuple(found for found in listed if found is not None)
