"""Taking in what has moved already: entry 1 says in which state a subject was found."""

from datetime import date, datetime
from typing import TypeVar

from jipp._fields import (
    as_day,
    as_id,
    as_instance,
    as_optional_day,
    as_optional_instant,
    as_str,
    refuse,
)
from jipp._text import unknown_name
from jipp.errors import InvalidInputError, Problem
from jipp.law.lookups import by_day, lifecycle as shipped_on, shipped
from jipp.lifecycle.arguments import Under, as_subject, as_under
from jipp.lifecycle.building import append, refused
from jipp.lifecycle.rules import not_in_force
from jipp.model.definition import Lifecycle
from jipp.model.history import FOUND, Actor
from jipp.model.reason import Reason
from jipp.typing import Moving

__all__ = ["take_in"]

S = TypeVar("S", bound=Moving)


def take_in(
    subject: S,
    *,
    lifecycle: Lifecycle | str,
    state: str,
    on: date,
    since: date | None = None,
    by: Actor | None = None,
    note: str = "",
    recorded_at: datetime | None = None,
    under: Under = (),
) -> S:
    """Return a subject with a first entry that says in which state it was found, and no more.

    `on` is the day on which it was found there, as of a register; `since` is the day from which it
    was there, where that is known. From it ages and deadlines count. Without it ages count from
    `on`, and the deadlines and obligations of that stay are not known: nothing happens
    automatically, and `due` says `unknown`. Votes, actors and evidence of before are not invented.
    `by` is nobody or one of the lifecycle's `correctors`; `audit` reports anybody else.

    `lifecycle` may be the id of one of `under`, or of one that ships; it is that of the day `on`.

    Raises:
        InvalidInputError: wrong arguments; a day `since` after `on`.
        UnknownNameError: no lifecycle, or no state of it, of that name.
        NotInForceError: none of that name can hold on that day.
        TransitionRefusedError: it has begun already, or the law is not in force on that day.

    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner)
    >>> day = date(2024, 12, 31)
    >>> taken = take_in(idea, lifecycle="innovation", state="trial", on=day, since=date(2023, 2, 1))
    >>> taken.state, taken.entered_on, taken.history[0].action
    ('trial', datetime.date(2023, 2, 1), 'found')
    """
    laws = as_laws(under)
    refuse(
        subject=as_subject(subject),
        lifecycle=as_instance((Lifecycle, str), lifecycle),
        state=as_id(state),
        on=as_day(on),
        since=as_optional_day(since),
        by=None if by is None else as_instance(Actor, by),
        note=as_str(note),
        recorded_at=as_optional_instant(recorded_at),
        under=laws,
    )
    law = law_named(lifecycle, laws, on)
    if state not in law._table.nodes:
        raise unknown_name("state", state, law._table.nodes)
    if since is not None and on < since:
        params = {"value": on, "after": since}
        raise InvalidInputError(Problem(path="/on", code="wrong_order", params=params))
    reasons = not_in_force(law, on)
    if subject.history:
        said = {"action": FOUND, "state": subject.history[-1].target, "states": ()}
        reasons = (Reason(code="wrong_state", params=said, basis=law.basis), *reasons)
    if reasons:
        raise refused(subject, FOUND, reasons, law._words).error()
    return append(
        subject, law, FOUND, state, on, by, recorded_at=recorded_at, note=note, since=since
    )


def as_laws(under: Under) -> tuple[Lifecycle, ...]:
    """Convert a lifecycle that does not ship, or several, to a tuple."""
    laws = as_under(under)
    return (laws,) if isinstance(laws, Lifecycle) else laws


def law_named(lifecycle: Lifecycle | str, laws: tuple[Lifecycle, ...], on: date) -> Lifecycle:
    """Return a lifecycle, or the one of a name on a day: one's own before one that ships.

    Raises:
        UnknownNameError: none of that name.
        NotInForceError: none of that name can hold on that day.

    """
    if isinstance(lifecycle, Lifecycle):
        return lifecycle
    own = [law for law in laws if lifecycle in {law.id, law.definition}]
    if own:
        return by_day("lifecycle", lifecycle, own, on)
    return shipped(lifecycle) or shipped_on(lifecycle, on=on)
