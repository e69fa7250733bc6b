"""Requirements that join others: all of several, one of several, the opposite of one."""

from typing import ClassVar, final

import attrs

from jipp.i18n import Text, said
from jipp.model.basis import Basis, as_optional_basis
from jipp.model.reason import LawWords, Reason
from jipp.model.requirements.base import (
    Case,
    Requirement,
    as_requirement,
    as_requirements,
    none_of,
    soonest,
)
from jipp.model.requirements.course import Course, first_day, joined
from jipp.model.requirements.normal_form import Setting, Term, all_of, any_of

__all__ = ["AllOf", "Always", "AnyOf", "Not"]


@final
@attrs.frozen(kw_only=True, repr=False)
class Always(Requirement):
    """Requires nothing.

    >>> Always().label.en
    'nothing'
    """

    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)

    _in_history = True

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:  # noqa: ARG002 - as the base has it
        return ()

    def _ways(self, setting: Setting, *, holds: bool) -> list[Term]:  # noqa: ARG002 - as the base has it
        return [{}] if holds else []

    def _words(self, law: LawWords = ()) -> Text:
        return said("rule_always", words=law)


@attrs.frozen(kw_only=True, repr=False)
class _Several(Requirement):
    """The base of those that join several: one part with the `decisive` truth decides."""

    _decisive: ClassVar[bool]

    of: tuple[Requirement, ...] = attrs.field(converter=as_requirements)
    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)

    @property
    def _parts(self) -> tuple[Requirement, ...]:
        return self.of

    def _truth(self, case: Case) -> bool | None:
        known = {part._truth(case) for part in self.of}
        decisive = self._decisive
        return decisive if decisive in known else None if None in known else not decisive

    def _course(self, case: Case) -> Course:
        return joined([part._course(case) for part in self.of], case.on, decisive=self._decisive)

    def _denied(self, case: Case) -> tuple[Reason, ...]:
        denials = [part._denied(case) for part in self.of]
        # One part that may have held is enough for one of several.
        return () if self._decisive and not all(denials) else sum(denials, ())

    def _granted(self, case: Case) -> bool:
        granted = [part._granted(case) for part in self.of]
        return any(granted) if self._decisive else all(granted)

    def _ways(self, setting: Setting, *, holds: bool) -> list[Term]:
        ways = (part._ways(setting, holds=holds) for part in self.of)
        return any_of(ways) if holds is self._decisive else all_of(ways)


@final
@attrs.frozen(kw_only=True, repr=False)
class AllOf(_Several):
    """Requires all of several; it gives the reasons of every part that is unmet, in order.

    >>> AllOf(of=(Always(), Always())).label.en
    'all of: nothing, nothing'
    """

    _decisive = False

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        basis = self.basis or basis
        lacking: tuple[Reason, ...] = ()
        for part in self.of:
            lacking += part._unmet(case, basis)
        return lacking

    def _words(self, law: LawWords = ()) -> Text:
        return said("rule_all_of", of=tuple(part._words(law) for part in self.of))


@final
@attrs.frozen(kw_only=True, repr=False)
class AnyOf(_Several):
    """Requires one of several; unmet, its one reason `none_of` says what each branch lacks.

    >>> AnyOf(of=(Always(), Not(of=Always()))).label.en
    'one of: nothing, not: nothing'
    """

    _decisive = True

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        basis = self.basis or basis
        branches: list[tuple[Reason, ...]] = []
        for part in self.of:
            lacking = part._unmet(case, basis)
            if not lacking:
                return ()
            branches.append(lacking)
        day = first_day(self._course(case)) if soonest(branches) else None
        return (none_of(branches, basis, day),)

    def _words(self, law: LawWords = ()) -> Text:
        return said("rule_any_of", of=tuple(part._words(law) for part in self.of))


@final
@attrs.frozen(kw_only=True, repr=False)
class Not(Requirement):
    """Requires that another does not hold; what is not known is not taken for a no.

    >>> Not(of=Always()).label.en
    'not: nothing'
    """

    of: Requirement = attrs.field(converter=as_requirement)
    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        return self.of._opposed(case, self.basis or basis)

    def _truth(self, case: Case) -> bool | None:
        held = self.of._truth(case)
        return None if held is None else not held

    def _course(self, case: Case) -> Course:
        course = self.of._course(case)
        return tuple((day, None if held is None else not held) for day, held in course)

    @property
    def _parts(self) -> tuple[Requirement, ...]:
        return (self.of,)

    def _denied(self, case: Case) -> tuple[Reason, ...]:
        held = self.of._granted(case)
        return (
            (Reason(code="excluded", params={"rule": self.of._words(case.words)}),) if held else ()
        )

    def _granted(self, case: Case) -> bool:
        return bool(self.of._denied(case))

    def _ways(self, setting: Setting, *, holds: bool) -> list[Term]:
        return self.of._ways(setting, holds=not holds)

    def _words(self, law: LawWords = ()) -> Text:
        return said("rule_not", of=self.of._words(law))
