"""Automatic transitions that are due."""

from datetime import date, datetime
from typing import TypeVar

from jipp.errors import InvalidInputError
from jipp.lifecycle.arguments import NOTHING
from jipp.lifecycle.building import append
from jipp.lifecycle.rules import judge, node_of
from jipp.model.calendar import Calendar
from jipp.model.definition import Lifecycle
from jipp.model.history import Entry, counted_from
from jipp.model.reason import Reason
from jipp.model.requirements.base import Case
from jipp.model.transition import Transition
from jipp.typing import Moving, Unknown

S = TypeVar("S", bound=Moving)


def next_due(subject: Moving, lifecycle: Lifecycle) -> tuple[Transition, str, date] | None:
    """Return the next automatic transition, its target and its day; None if none comes.

    It is judged on its due day. One that does not hold then, or whose day lies before the last
    entry, has been missed. From one state an action is automatic at most once a day, so a
    round of transitions without delay comes to rest. None is due in a state in which the subject
    was found, nobody knows since when, nor in one with a deadline that no calendar tells.
    """
    history = subject.history
    node = node_of(lifecycle, history)
    entered = counted_from(history)
    if not isinstance(entered, date):
        return None
    found = [(due_day(step, entered, lifecycle.calendar), step) for step in node.automatic]
    if any(isinstance(day, Unknown) for day, _ in found):
        return None
    days = [(day, step) for day, step in found if isinstance(day, date)]
    for day, step in sorted(days, key=lambda one: one[0]):
        if day < history[-1].on or _has_happened(history, step, day):
            continue
        case = Case(subject, day, None, NOTHING, "", NOTHING, ())
        target, reasons = judge(lifecycle, step, case)
        if not reasons:
            return step, target, day
    return None


def due_day(step: Transition, entered: date, calendar: Calendar | None) -> date | Unknown | None:
    """Return the day an automatic transition is due; None beyond all days, or if it is not.

    It is UNKNOWN where it counts working days and no calendar covers them.
    """
    try:
        return None if step.after is None else step.after.after(entered, calendar=calendar)
    except InvalidInputError:
        return None


def undated_step(subject: Moving, lifecycle: Lifecycle) -> Transition | None:
    """Return an automatic transition of the present state whose day no calendar tells, if any."""
    entered = counted_from(subject.history)
    if not isinstance(entered, date):
        return None
    steps = node_of(lifecycle, subject.history).automatic
    days = ((due_day(step, entered, lifecycle.calendar), step) for step in steps)
    return next((step for day, step in days if isinstance(day, Unknown)), None)


def deadline_unknown(subject: Moving, lifecycle: Lifecycle) -> tuple[Reason, ...]:
    """Return that nobody knows whether the state was left by itself, where no calendar tells."""
    step = undated_step(subject, lifecycle)
    if step is None:
        return ()
    params = {
        "action": step.action,
        "span": step.after,
        "since": counted_from(subject.history),
        "state": subject.history[-1].target,
    }
    return (Reason(code="deadline_unknown", params=params, basis=step.basis),)


def _has_happened(history: tuple[Entry, ...], step: Transition, day: date) -> bool:
    for entry in reversed(history):
        if entry.on < day:
            return False
        if entry.by is None and entry.action == step.action and entry.source == history[-1].target:
            return True
    return False


def caught_up(
    subject: S, lifecycle: Lifecycle, on: date, recorded_at: datetime | None
) -> tuple[S, tuple[Entry, ...]]:
    """Return a subject with the automatic transitions due by a day, and their entries."""
    before = len(subject.history)
    while (found := next_due(subject, lifecycle)) is not None and found[2] <= on:
        subject = happened(subject, lifecycle, found, recorded_at)
    return subject, subject.history[before:]


def happened(
    subject: S,
    lifecycle: Lifecycle,
    found: tuple[Transition, str, date],
    recorded_at: datetime | None,
) -> S:
    """Return a subject with the automatic transition that `next_due` has found."""
    step, target, day = found
    return append(subject, lifecycle, step.action, target, day, recorded_at=recorded_at)
