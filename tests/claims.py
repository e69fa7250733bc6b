"""Claims read off histories, and witnesses replayed by the engine: what proofs are held against."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs

from jipp import (
    Agency,
    AtLeastPeople,
    Call,
    Entry,
    Evidence,
    Lifecycle,
    Never,
    Precedes,
    Proof,
    Separate,
    advance,
    begin,
    catch_up,
)
from jipp.model.claim import Claim

OWN = Agency(id="own", name="Own", kind="city", province="ID-BB")


@attrs.frozen(kw_only=True)
class Thing:
    """A subject of no class of jipp, whose fields take whatever they are given."""

    id: str = "thing"
    title: str = ""
    agency: Agency = OWN
    owner: Agency = OWN
    unit: str = ""
    host_unit: str = ""
    innovation: str = ""
    province: str | None = None
    implemented_on: date | None = None
    evidence: tuple[Evidence, ...] = ()
    history: tuple[Entry, ...] = ()


def always(answer: bool) -> Any:
    """A predicate that always answers alike."""

    def says(*_: object) -> bool:
        return answer

    return says


def replayed(law: Lifecycle, calls: Iterable[Call], subject: Any = None) -> Any:
    """The subject after the calls of a witness; the engine raises where it does not accept one."""
    subject = Thing() if subject is None else subject
    for call in calls:
        subject = attrs.evolve(subject, **dict(call.fields))
        given: dict[str, Any] = {
            "on": call.on,
            "by": call.by,
            "facts": dict(call.facts),
            "evidence": call.evidence,
            "note": call.note,
            "predicates": {name: always(answer) for name, answer in call.predicates},
        }
        if not subject.history:
            subject = begin(subject, lifecycle=law, **given)
        elif call.by is None:
            subject = catch_up(subject, on=call.on, under=law)
        else:
            subject = advance(subject, call.action, **given, under=law)
    return subject


def violated(claim: Claim, history: tuple[Entry, ...]) -> bool:
    """Whether a history breaks a claim, read off entry by entry."""
    if isinstance(claim, AtLeastPeople):
        reached = next((i for i, e in enumerate(history) if e.target == claim.to), None)
        people = {e.by.id for e in history[: (reached or 0) + 1] if e.by is not None}
        return reached is not None and len(people) < claim.people
    if isinstance(claim, Separate):
        taken = {(e.by.id, e.action) for e in history if e.by and e.action in claim.actions}
        return len(taken) > len({person for person, _ in taken})
    events = [event for e in history for event in (e.action, e.target)]
    if isinstance(claim, Precedes):
        return claim.then in events and claim.first not in events[: events.index(claim.then)]
    assert isinstance(claim, Never)
    since = 0
    if claim.once is not None:
        since = next(
            (i for i, e in enumerate(history) if claim.once in (e.action, e.target)), len(history)
        )
    for at, entry in enumerate(history[since:]):
        own = at == 0 and claim.once is not None
        if claim.action is not None:
            there = claim.state in (None, entry.source)
            if entry.action == claim.action and there and not own:
                return True
        elif entry.target == claim.state:
            after = entry.action == claim.once or (not own and entry.source != entry.target)
            if claim.once is None or after:
                return True
    return False


def check_witness(law: Lifecycle, proof: Proof, subject: Any = None) -> Any:
    """Replay the witness of a claim that does not hold, and see that it breaks the claim."""
    assert proof.holds is False
    after = replayed(law, proof.witness, subject)
    wanted = [(call.action, call.on, call.by) for call in proof.witness]
    assert [(e.action, e.on, e.by) for e in after.history[: len(wanted)]] == wanted
    if isinstance(proof.claim, Never | AtLeastPeople | Separate | Precedes):
        assert violated(proof.claim, after.history[: len(wanted)])
    return after
