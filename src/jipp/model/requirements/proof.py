"""Requirements on the evidence that a subject can show."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import final

import attrs

from jipp._fields import as_bool, as_natural
from jipp.i18n import Text, said
from jipp.model.basis import Basis, as_optional_basis
from jipp.model.evidence import Evidence, EvidenceKind, as_evidence_kind
from jipp.model.history import day_entered, since_entered
from jipp.model.reason import LawWords, Reason
from jipp.model.requirements.base import Case, Requirement
from jipp.model.requirements.course import Course, first_day, turn
from jipp.model.requirements.normal_form import Question
from jipp.model.requirements.value_sets import Values, at_least
from jipp.typing import Moving

__all__ = ["HasEvidence"]


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

    kind: EvidenceKind | str = attrs.field(converter=as_evidence_kind)
    at_least: int = attrs.field(default=1, converter=as_natural)
    since_entered: bool = attrs.field(default=False, converter=as_bool)
    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
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
        pieces = self._candidates(case.subject, case.brought)
        return lasting(pieces, case.on, self.at_least)

    def _candidates(self, subject: Moving, brought: tuple[str, ...] = ()) -> tuple[Evidence, ...]:
        """Return the evidence that may count, whether valid or not."""
        of_kind = tuple(piece for piece in subject.evidence if piece.kind == self.kind)
        if not of_kind or not self.since_entered:
            return of_kind
        since = day_entered(subject.history) or date.min
        fresh = {id for entry in since_entered(subject.history) for id in entry.evidence}
        fresh.update(brought)
        named = {id for entry in subject.history for id in entry.evidence}
        return tuple(
            piece
            for piece in of_kind
            if piece.id in fresh
            or (piece.id not in named and piece.issued_on is not None and piece.issued_on >= since)
        )

    def _asked(self) -> tuple[Question, Values]:
        return self._bare(at_least=1), at_least(self.at_least)

    @property
    def _family(self) -> object:
        return HasEvidence, self.kind

    def _never_exceeds(self, other: Question) -> bool:
        fresh = self.since_entered
        return fresh and isinstance(other, HasEvidence) and not other.since_entered

    def _in_words(self, value: int, law: LawWords) -> Text:
        bare = self._bare(at_least=value or 1)
        return bare._words(law) if value else super()._in_words(value, law)

    def _words(self, law: LawWords = ()) -> Text:
        code = "rule_has_fresh_evidence" if self.since_entered else "rule_has_evidence"
        return said(code, kind=self.kind, at_least=self.at_least, words=law)
