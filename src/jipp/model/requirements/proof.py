"""Requirements on what a subject can show: evidence, and the approvals in its history."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import final

import attrs

from jipp._fields import as_bool, as_id, as_ids, as_natural, refuse_faults
from jipp.i18n import Text
from jipp.model.basis import Basis, as_optional_basis
from jipp.model.evidence import Evidence, EvidenceKind, as_evidence_kind
from jipp.model.history import entered_on, since_entered
from jipp.model.reason import Reason
from jipp.model.requirements.base import Case, Requirement, described
from jipp.model.requirements.course import Course, first_day, turn
from jipp.typing import Moving

__all__ = ["Approvals", "HasEvidence", "lasting"]


def lasting(pieces: Iterable[Evidence], on: date, at_least: int = 1) -> Course:
    """Return on which days, from one on, so many pieces of evidence by id are valid."""
    valid, turns = Counter[str](), list[tuple[date, int, str]]()
    for piece in pieces:
        since, until = piece.issued_on or date.min, piece.valid_until or date.max
        if since <= on <= until:
            valid[piece.id] += 1
        elif on < since:
            turns.append((since, 1, piece.id))
        if on <= until < date.max:
            turns.append((until + timedelta(days=1), -1, piece.id))
    course: list[tuple[date, bool | None]] = [(on, len(valid) >= at_least)]
    for day, step, id in sorted(turns):
        valid[id] += step
        if not valid[id]:
            del valid[id]
        turn(course, day, len(valid) >= at_least)
    return tuple(course)


@final
@attrs.frozen(kw_only=True, repr=False)
class HasEvidence(Requirement):
    """Requires evidence of a kind that is valid on the day, at least so many pieces by id.

    With `since_entered` only that counts which was brought since the present state was entered
    from another: with the call, with a later entry, or, where no entry names it, issued since.

    >>> HasEvidence(kind="legal_basis").label.en
    'legal basis (at least 1)'
    """

    kind: EvidenceKind = attrs.field(converter=as_evidence_kind)
    at_least: int = attrs.field(default=1, converter=as_natural)
    since_entered: bool = attrs.field(default=False, converter=as_bool)
    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)
    __attrs_post_init__ = refuse_faults

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        """Say that evidence is missing or has expired, and from when enough will be valid."""
        pieces = self._candidates(case.subject, case.brought)
        valid = {piece.id for piece in pieces if piece.holds(case.on)}
        if len(valid) >= self.at_least:
            return ()
        begun = {p.id for p in pieces if p.issued_on is None or p.issued_on <= case.on}
        expired = len(begun) >= self.at_least
        invalid = (begun if expired else {piece.id for piece in pieces}) - valid
        params = {
            "kind": self.kind,
            "at_least": self.at_least,
            "found": len(valid),
            "invalid": tuple(sorted(invalid)),
        }
        return (
            Reason(
                code="expired_evidence" if expired else "missing_evidence",
                params=params,
                basis=self.basis or basis,
                satisfied_from=first_day(lasting(pieces, case.on, self.at_least)),
            ),
        )

    def _course(self, case: Case) -> Course:
        """Return how its truth goes on."""
        pieces = self._candidates(case.subject, case.brought)
        return lasting(pieces, case.on, self.at_least)

    def _candidates(self, subject: Moving, brought: tuple[str, ...] = ()) -> tuple[Evidence, ...]:
        """Give the evidence that may count, whether valid or not."""
        of_kind = tuple(piece for piece in subject.evidence if piece.kind is self.kind)
        if not of_kind or not self.since_entered:
            return of_kind
        since = entered_on(subject.history) or date.min
        fresh = {id for entry in since_entered(subject.history) for id in entry.evidence}
        fresh.update(brought)
        named = {id for entry in subject.history for id in entry.evidence}
        return tuple(
            piece
            for piece in of_kind
            if piece.id in fresh
            or (piece.id not in named and piece.issued_on is not None and piece.issued_on >= since)
        )

    @property
    def label(self) -> Text:
        """The requirement in words."""
        code = "rule_has_fresh_evidence" if self.since_entered else "rule_has_evidence"
        return described(code, kind=self.kind, at_least=self.at_least)


@final
@attrs.frozen(kw_only=True, repr=False)
class Approvals(Requirement):
    """Requires an action by so many different actors of certain roles, () for any role.

    Counted are entries since the state was entered from another, and since the last revert; the
    actor of the present call is not among them.

    >>> Approvals(action="approve", of_roles=("panellist",), at_least=2).label.en
    'approval by at least 2 different people of panellist'
    """

    action: str = attrs.field(converter=as_id)
    of_roles: tuple[str, ...] = attrs.field(default=(), converter=as_ids)
    at_least: int = attrs.field(default=1, converter=as_natural)
    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)
    __attrs_post_init__ = refuse_faults

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        """Say how many approvals are missing."""
        approved: set[str] = set()
        for entry in since_entered(case.subject.history):
            if entry.reverts is not None:
                break
            if (
                entry.action == self.action
                and entry.by is not None
                and (not self.of_roles or not set(self.of_roles).isdisjoint(entry.by.roles))
            ):
                approved.add(entry.by.id)
                if len(approved) >= self.at_least:
                    return ()
        params = {
            "action": self.action,
            "roles": self.of_roles,
            "at_least": self.at_least,
            "found": len(approved),
            "approved_by": tuple(sorted(approved)),
        }
        return (Reason(code="approvals_missing", params=params, basis=self.basis or basis),)

    @property
    def label(self) -> Text:
        """The requirement in words."""
        code = "rule_approvals" if self.of_roles else "rule_approvals_of_anyone"
        return described(code, action=self.action, roles=self.of_roles, at_least=self.at_least)
