"""Requirements that join others: all of several, one of several, the opposite of one."""

from typing import final

import attrs

from jipp.i18n import Text, said
from jipp.model.basis import Basis, as_optional_basis
from jipp.model.reason import Reason
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

    @property
    def label(self) -> Text:
        """The requirement in words."""
        return said("rule_always")


@final
@attrs.frozen(kw_only=True, repr=False)
class AllOf(Requirement):
    """Requires all of several; it gives the reasons of every part that is unmet, in order.

    >>> AllOf(of=(Always(), Always())).label.en
    'all of: nothing, nothing'
    """

    of: tuple[Requirement, ...] = attrs.field(converter=as_requirements)
    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        basis = self.basis or basis
        lacking: tuple[Reason, ...] = ()
        for part in self.of:
            lacking += part._unmet(case, basis)
        return lacking

    def _truth(self, case: Case) -> bool | None:
        known = {part._truth(case) for part in self.of}
        return False if False in known else None if None in known else True

    def _course(self, case: Case) -> Course:
        return joined([part._course(case) for part in self.of], case.on, decisive=False)

    @property
    def _parts(self) -> tuple[Requirement, ...]:
        return self.of

    def _denied(self, case: Case) -> tuple[Reason, ...]:
        return tuple(reason for part in self.of for reason in part._denied(case))

    def _granted(self, case: Case) -> bool:
        return all(part._granted(case) for part in self.of)

    def _ways(self, setting: Setting, *, holds: bool) -> list[Term]:
        ways = (part._ways(setting, holds=holds) for part in self.of)
        return all_of(ways) if holds else any_of(ways)

    @property
    def label(self) -> Text:
        """The requirement in words."""
        return said("rule_all_of", of=tuple(part.label for part in self.of))


@final
@attrs.frozen(kw_only=True, repr=False)
class AnyOf(Requirement):
    """Requires one of several; unmet, its one reason `none_of` says what each branch lacks.

    >>> AnyOf(of=(Always(), Not(of=Always()))).label.en
    'one of: nothing, not: nothing'
    """

    of: tuple[Requirement, ...] = attrs.field(converter=as_requirements)
    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)

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

    def _truth(self, case: Case) -> bool | None:
        known = {part._truth(case) for part in self.of}
        return True if True in known else None if None in known else False

    def _course(self, case: Case) -> Course:
        return joined([part._course(case) for part in self.of], case.on, decisive=True)

    @property
    def _parts(self) -> tuple[Requirement, ...]:
        return self.of

    def _denied(self, case: Case) -> tuple[Reason, ...]:
        denials = [part._denied(case) for part in self.of]
        # One part that may have held is enough.
        return tuple(reason for denial in denials for reason in denial) if all(denials) else ()

    def _granted(self, case: Case) -> bool:
        return any(part._granted(case) for part in self.of)

    def _ways(self, setting: Setting, *, holds: bool) -> list[Term]:
        ways = (part._ways(setting, holds=holds) for part in self.of)
        return any_of(ways) if holds else all_of(ways)

    @property
    def label(self) -> Text:
        """The requirement in words."""
        return said("rule_any_of", of=tuple(part.label for part in self.of))


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
        return (Reason(code="excluded", params={"rule": self.of.label}),) if held else ()

    def _granted(self, case: Case) -> bool:
        return bool(self.of._denied(case))

    def _ways(self, setting: Setting, *, holds: bool) -> list[Term]:
        return self.of._ways(setting, holds=not holds)

    @property
    def label(self) -> Text:
        """The requirement in words."""
        return said("rule_not", of=self.of.label)
