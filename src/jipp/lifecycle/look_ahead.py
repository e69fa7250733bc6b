"""The first day on which an action that lacks nothing but time is accepted.

Each requirement knows its course: on which days it begins and ceases to hold, as long as the
subject stays in its state. The courses of one transition, and of several that are tried in turn,
are joined; the first day with the truth True is the answer. If an automatic transition is due
before that day, it is taken, and the search goes on from the state that it leads to. Facts, the
note, the actor and the answers of predicates stay as they are.
"""

from datetime import date
from typing import Final

from jipp.errors import InvalidInputError
from jipp.lifecycle.automatic import happened, next_due, undated_step
from jipp.lifecycle.building import moved
from jipp.lifecycle.rules import course_of, node_of, not_in_force
from jipp.model.definition import Lifecycle
from jipp.model.reason import Reason
from jipp.model.requirements.base import Case, answered, satisfied_from
from jipp.model.requirements.course import first_day, joined
from jipp.model.transition import Transition
from jipp.typing import Moving

# Where states lead round by themselves for ever, the search has to end.
_FAR: Final = 100


def first_accepted(
    lifecycle: Lifecycle, subject: Moving, action: str, case: Case, reasons: tuple[Reason, ...]
) -> date | None:
    """Return the first day on which an action is accepted, None if it lacks more than time.

    `subject` is that of the call, caught up; the one in `case` has the evidence given besides.
    """
    for reason in reasons:
        if reason.satisfied_from is None:
            return None
    try:
        return _first(lifecycle, subject, action, case)
    except InvalidInputError:
        # In a state that it is moved to a fact may be of another kind: nothing is promised there.
        return None


def _first(lifecycle: Lifecycle, subject: Moving, action: str, case: Case) -> date | None:
    given = case.subject.evidence
    case = case._replace(predicates=answered(case.predicates))
    for _ in range(_FAR):
        history = subject.history
        case = case._replace(
            on=max(case.on, history[-1].on), subject=moved(case.subject, history, given)
        )
        steps = node_of(lifecycle, history).moves.get(action, ())
        day = _first_of(lifecycle, steps, case)
        if undated_step(subject, lifecycle) is not None:
            return None
        coming = next_due(subject, lifecycle)
        if coming is None or (day is not None and day < coming[2]):
            return day
        subject = happened(subject, lifecycle, coming, None)
    return None


def first_begun(lifecycle: Lifecycle, case: Case, reasons: tuple[Reason, ...]) -> date | None:
    """Return the first day on which a subject may begin, None if it lacks more than time."""
    if satisfied_from(reasons) is None:
        return None
    since = satisfied_from(not_in_force(lifecycle, case.on)) or case.on
    case = case._replace(on=since, predicates=answered(case.predicates))
    steps = lifecycle._table.begins
    day = _first_of(lifecycle, steps, case) if steps else since
    return None if day is None or not_in_force(lifecycle, day) else day


def _first_of(lifecycle: Lifecycle, steps: tuple[Transition, ...], case: Case) -> date | None:
    courses = [course_of(lifecycle, step, case) for step in steps]
    return first_day(joined(courses, case.on, decisive=True))
