"""Correcting a mistake: going back to what was, without striking anything out."""

from datetime import date, datetime
from typing import TypeVar

from jipp._fields import as_natural
from jipp._text import shown
from jipp.errors import InvalidInputError, Problem
from jipp.lifecycle.arguments import Under, as_under, check_call
from jipp.lifecycle.automatic import caught_up
from jipp.lifecycle.building import append, refused
from jipp.lifecycle.rules import is_corrector, law_of, not_begun, out_of_order
from jipp.model.calendar import Calendar, as_optional_calendar
from jipp.model.checks.structure import REVERT
from jipp.model.history import Actor
from jipp.model.reason import Reason, in_words
from jipp.model.requirements.base import satisfied_from
from jipp.typing import Moving

__all__ = ["revert"]

S = TypeVar("S", bound=Moving)


def revert(
    subject: S,
    *,
    to: int,
    on: date,
    by: Actor | None,
    note: str,
    recorded_at: datetime | None = None,
    under: Under = (),
    calendar: Calendar | None = None,
) -> S:
    """Append an entry that brings a subject back into the state after entry `to` (its number).

    Nothing is struck out: the entries between stay in the history, and evidence stays with the
    subject, but approvals given before lapse. It may lead out of a final state. The subject is
    first caught up to the day, by `calendar` in place of the lifecycle's.

    Raises:
        InvalidInputError: wrong arguments; no entry of that number, or one after which it was in
            a state that the present law does not have.
        UnknownNameError: the history names a lifecycle that does not ship, and `under` is missing.
        TransitionRefusedError: the actor has none of the lifecycle's `correctors` roles, the day
            lies before the last entry, or the subject has not begun.

    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner, unit="RSUD")
    >>> begun = begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk)
    >>> tried = advance(begun, "try_out", on=date(2022, 4, 1), by=clerk)
    >>> admin = Actor(id="budi", roles=("ministry",))
    >>> back = revert(tried, to=1, on=date(2022, 4, 2), by=admin, note="wrong innovation")
    >>> back.state, back.history[-1].reverts
    ('idea', 1)
    """
    laws = as_under(under)
    check_call(
        subject,
        on,
        by,
        note=note,
        recorded_at=recorded_at,
        under=laws,
        to=as_natural(to),
        calendar=as_optional_calendar(calendar),
    )
    if not subject.history:
        raise refused(subject, REVERT, not_begun(subject)).error()
    lifecycle = law_of(subject.history, laws, calendar)
    current, _ = caught_up(subject, lifecycle, on, recorded_at)
    reasons = out_of_order(current.history, on)
    if not is_corrector(lifecycle, by):
        params = {"roles": lifecycle.correctors, "held": by.roles if by is not None else ()}
        denied = Reason(code="role_not_permitted", params=params, basis=lifecycle.basis)
        reasons = (denied, *reasons)
    if reasons:
        day = satisfied_from(reasons)
        raise refused(current, REVERT, reasons, lifecycle._words, day).error()
    last = current.history[-1]
    target = next((e.target for e in current.history if e.number == to), None)
    if target is None or target not in lifecycle._table.nodes:
        code = "no_such_entry" if target is None else "foreign_state"
        value = shown(to if target is None else target)
        name = lifecycle.definition
        said = {"value": value, "last": last.number, "definition": name}
        problem = Problem(path="/to", code=code, params=said)
        raise InvalidInputError(*in_words([problem], lifecycle._words))
    return append(current, lifecycle, REVERT, target, on, by, recorded_at, note, reverts=to)
