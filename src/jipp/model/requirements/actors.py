"""Requirements on who acts, and on who has acted: agency, province, approvals."""

from typing import final

import attrs

from jipp._fields import as_id, as_ids, as_natural
from jipp.i18n import Text, said
from jipp.model.basis import Basis, as_optional_basis
from jipp.model.history import since_entered
from jipp.model.place import Agency
from jipp.model.reason import LawWords, Reason
from jipp.model.requirements.base import Case, Requirement
from jipp.model.requirements.fields import missing
from jipp.model.requirements.normal_form import Question, Setting, Term
from jipp.model.requirements.value_sets import Values, at_least

__all__ = ["Approvals", "SameAgency", "SameProvince"]


@final
@attrs.frozen(kw_only=True, repr=False)
class SameAgency(Requirement):
    """Requires the actor to belong to the agency in a field of the subject (`of`), by its id.

    >>> SameAgency(of="owner").label.en
    'someone of the owner'
    """

    of: str = attrs.field(default="agency", converter=as_id)
    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)

    _of_the_call = True
    _of_the_actor = frozenset({"other_agency", "own_agency"})

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        basis = self.basis or basis
        wanted: object = getattr(case.subject, self.of, None)
        if not isinstance(wanted, Agency):
            return missing(self.of, basis)
        if self._truth(case):
            return ()
        agency = case.by.agency if case.by is not None else None
        params = {"wanted": wanted.id, "found": agency.id if agency else None}
        return (Reason(code="other_agency", params=params, basis=basis),)

    def _truth(self, case: Case) -> bool | None:
        wanted: object = getattr(case.subject, self.of, None)
        if case.by is None or not isinstance(wanted, Agency):
            return None
        return case.by.agency is not None and case.by.agency.id == wanted.id

    def _opposed(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        wanted: object = getattr(case.subject, self.of, None)
        if not isinstance(wanted, Agency):
            return missing(self.of, basis)
        own = Reason(code="own_agency", params={"agency": wanted.id}, basis=basis)
        return () if self._truth(case) is False else (own,)

    def _words(self, law: LawWords = ()) -> Text:
        return said("rule_same_agency", of=self.of, words=law)


@final
@attrs.frozen(kw_only=True, repr=False)
class SameProvince(Requirement):
    """Requires the actor's agency to stand in the subject's province, or in that of its agency.

    >>> SameProvince().label.en
    'someone of the same province'
    """

    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)

    _of_the_call = True
    _of_the_actor = frozenset({"other_province"})

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        agency = case.by.agency if case.by is not None else None
        found = agency.province if agency is not None else None
        wanted = _province_of(case.subject)
        if found is not None and found == wanted:
            return ()
        params = {"wanted": wanted, "found": found}
        return (Reason(code="other_province", params=params, basis=self.basis or basis),)

    def _truth(self, case: Case) -> bool | None:
        if case.by is None or _province_of(case.subject) is None:
            return None
        return not self._unmet(case, None)

    def _words(self, law: LawWords = ()) -> Text:
        return said("rule_same_province", words=law)


def _province_of(subject: object) -> str | None:
    own: object = getattr(subject, "province", None)
    if own is None and isinstance(agency := getattr(subject, "agency", None), Agency):
        own = agency.province
    return own if isinstance(own, str) else None


@final
@attrs.frozen(kw_only=True, repr=False)
class Approvals(Requirement):
    """Requires an action by so many different actors of certain roles, () for any role.

    Counted are entries since the state was entered from another, and since the last revert; the
    actor of the present call is not among them.

    >>> Approvals(action="approve", of_roles=("panellist",), at_least=2).label.en
    'approve by at least 2 different people of panellist'
    """

    action: str = attrs.field(converter=as_id)
    of_roles: tuple[str, ...] = attrs.field(default=(), converter=as_ids)
    at_least: int = attrs.field(default=1, converter=as_natural)
    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)

    _in_history = True

    @property
    def _counted(self) -> tuple[str, ...]:
        return (self.action,)

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
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

    def _ways(self, setting: Setting, *, holds: bool) -> list[Term]:
        if self.action in setting.uncast:
            return [] if holds else [{}]
        return super()._ways(setting, holds=holds)

    def _asked(self) -> tuple[Question, Values]:
        counted = self._bare(at_least=1, of_roles=tuple(sorted(self.of_roles)))
        return counted, at_least(self.at_least)

    @property
    def _family(self) -> object:
        return Approvals, self.action

    def _never_exceeds(self, other: Question) -> bool:
        if not (isinstance(other, Approvals) and self.of_roles):
            return False
        return set(self.of_roles) <= set(other.of_roles or self.of_roles)

    def _in_words(self, value: int, law: LawWords) -> Text:
        bare = self._bare(at_least=value or 1)
        return bare._words(law) if value else super()._in_words(value, law)

    def _words(self, law: LawWords = ()) -> Text:
        code = "rule_approvals" if self.of_roles else "rule_approvals_of_anyone"
        params = {"action": self.action, "roles": self.of_roles, "at_least": self.at_least}
        return said(code, words=law, **params)
