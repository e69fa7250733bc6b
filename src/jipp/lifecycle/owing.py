"""How an obligation stands: since when it counts, what met it last, when it is due again."""

from datetime import date

from jipp._dates import Duration, capped
from jipp.lifecycle.answers import Due, DueStatus
from jipp.model.history import Entry
from jipp.model.requirements.proof import HasEvidence
from jipp.model.transition import Obligation
from jipp.typing import Moving

__all__ = ["standing"]


def standing(duty: Obligation, subject: Moving, on: date) -> Due | None:
    """Say how an obligation stands on a day; None where the subject is in none of its states."""
    stay = _stay(duty, subject.history)
    if not stay:
        return None
    since = stay[0].on
    met = _met(duty.met_by, subject, stay, on)
    if met is not None and duty.every is None:
        due_on = _after(duty.within, since)
        status = DueStatus.MET
    else:
        span = duty.within or duty.every if met is None else duty.every
        due_on = _after(span, since if met is None else met[0])
        late = DueStatus.OVERDUE if on > _after(duty.grace, due_on) else DueStatus.IN_GRACE
        status = late if on > due_on else DueStatus.UPCOMING
    return Due(
        obligation=duty.id,
        due_on=due_on,
        status=status,
        met_by=met[1] if met is not None else None,
        label=duty.label,
    )


def _stay(duty: Obligation, history: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries since the obligation's states were entered from others, that one first."""
    at = len(history)
    while at and history[at - 1].target in duty.in_states:
        at -= 1
    return history[at:]


def _after(span: Duration | None, day: date) -> date:
    return day if span is None else capped(span, day)


def _met(
    met_by: str | HasEvidence, subject: Moving, stay: tuple[Entry, ...], on: date
) -> tuple[date, int | str] | None:
    """The day on which it was last met in this stay, and by which entry or evidence."""
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
) -> tuple[date, int | str] | None:
    brought = {id: entry.on for entry in subject.history for id in entry.evidence}
    since = stay[0].on
    days = sorted(
        (max(brought.get(piece.id) or piece.issued_on or since, since), piece.id)
        for piece in wanted._candidates(subject)
        if piece.holds(on)
    )
    # So many are there from the day of the last but that many.
    return days[-wanted.at_least] if len(days) >= wanted.at_least else None
