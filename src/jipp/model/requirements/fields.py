"""Requirements on the subject's fields, the note and who acts."""

from datetime import date
from typing import cast, final

import attrs

from jipp._dates import (
    Duration,
    as_duration,
)
from jipp._fields import (
    as_bool,
    as_day,
    as_id,
    refuse,
    refuse_faults,
)
from jipp.errors import InvalidInputError
from jipp.i18n import Text
from jipp.model.basis import Basis, as_optional_basis
from jipp.model.place import Agency
from jipp.model.reason import Reason
from jipp.model.requirements.base import Case, Requirement, described
from jipp.model.requirements.course import Course
from jipp.typing import UNKNOWN

__all__ = ["HasField", "HasNote", "MinimumAge", "SameAgency", "SameProvince"]


def is_filled(subject: object, name: str) -> bool:
    """Tell whether a field is there, and not None, blank, empty or unknown."""
    value: object = getattr(subject, name, None)
    if isinstance(value, str):
        value = value.strip()
    return value is not None and value is not UNKNOWN and value not in ("", ())


def _missing(name: str, basis: Basis | None) -> tuple[Reason, ...]:
    return (Reason(code="missing_field", params={"name": name}, basis=basis),)


@final
@attrs.frozen(kw_only=True, repr=False)
class HasField(Requirement):
    """Requires a field of the subject to be filled: there, and not None, blank, empty or unknown.

    >>> HasField(name="unit").label.en
    'unit is filled in'
    """

    name: str = attrs.field(converter=as_id)
    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)
    __attrs_post_init__ = refuse_faults

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        """Say that the field is missing."""
        filled = is_filled(case.subject, self.name)
        return () if filled else _missing(self.name, self.basis or basis)

    @property
    def label(self) -> Text:
        """The requirement in words."""
        return described("rule_has_field", name=self.name)


@final
@attrs.frozen(kw_only=True, repr=False)
class HasNote(Requirement):
    """Requires a note with the action that is not blank.

    >>> HasNote().label.en
    'a note'
    """

    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)
    __attrs_post_init__ = refuse_faults

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        """Say that the note is missing."""
        if case.note and not case.note.isspace():
            return ()
        return (Reason(code="missing_note", basis=self.basis or basis),)

    @property
    def label(self) -> Text:
        """The requirement in words."""
        return described("rule_has_note")


@final
@attrs.frozen(kw_only=True, repr=False)
class MinimumAge(Requirement):
    """Requires a day in a field of the subject to lie a span or more back, counted from `on`.

    `strict` requires more than the span. A field that is empty leaves the age unknown.

    >>> MinimumAge(since="implemented_on", duration=Duration(years=1)).label.en
    'day of first use at least 1 year ago'
    """

    since: str = attrs.field(converter=as_id)
    duration: Duration = attrs.field(converter=as_duration)
    strict: bool = attrs.field(default=False, converter=as_bool)
    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)
    __attrs_post_init__ = refuse_faults

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        """Say that it is too young, and from when it will not be.

        Raises:
            InvalidInputError: the field holds something other than a day.

        """
        basis = self.basis or basis
        since = self._since(case)
        if since is None:
            return _missing(self.since, basis)
        try:
            latest: date | None = self.duration.before(case.on)
        except InvalidInputError:
            latest = None
        if latest is not None and (since < latest if self.strict else since <= latest):
            return ()
        params = {"since": self.since, "day": since, "duration": self.duration}
        return (
            Reason(
                code="too_young", params=params, basis=basis, satisfied_from=self._old_enough(since)
            ),
        )

    def _truth(self, case: Case) -> bool | None:
        """Tell whether it is old enough; None where the day is not known."""
        return None if self._since(case) is None else not self._unmet(case, None)

    def _course(self, case: Case) -> Course:
        """Return how its truth goes on."""
        truth = self._truth(case)
        since = None if truth is not False else self._since(case)
        day = None if since is None else self._old_enough(since)
        return ((case.on, truth),) if day is None else ((case.on, truth), (day, True))

    def _since(self, case: Case) -> date | None:
        value: object = getattr(case.subject, self.since, None)
        if value is None or value is UNKNOWN:
            return None
        refuse(**{f"subject/{self.since}": as_day(cast("date", value))})
        return cast("date", value)

    def _old_enough(self, since: date) -> date | None:
        try:
            return self.duration.reached(since, strict=self.strict)
        except (InvalidInputError, OverflowError):
            return None

    @property
    def label(self) -> Text:
        """The requirement in words."""
        code = "rule_older_than" if self.strict else "rule_minimum_age"
        return described(code, since=self.since, duration=self.duration)


@final
@attrs.frozen(kw_only=True, repr=False)
class SameAgency(Requirement):
    """Requires the actor to belong to the agency in a field of the subject (`of`), by its id.

    >>> SameAgency(of="owner").label.en
    'someone of the owner'
    """

    of: str = attrs.field(default="agency", converter=as_id)
    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)
    __attrs_post_init__ = refuse_faults

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        """Say that the actor is of another agency, or that the subject's is not known."""
        basis = self.basis or basis
        wanted: object = getattr(case.subject, self.of, None)
        if not isinstance(wanted, Agency):
            return _missing(self.of, basis)
        if self._truth(case):
            return ()
        agency = case.by.agency if case.by is not None else None
        params = {"wanted": wanted.id, "found": agency.id if agency else None}
        return (Reason(code="other_agency", params=params, basis=basis),)

    def _truth(self, case: Case) -> bool | None:
        """Tell whether they are of it; None where nobody acts or the subject's is not known."""
        wanted: object = getattr(case.subject, self.of, None)
        if case.by is None or not isinstance(wanted, Agency):
            return None
        return case.by.agency is not None and case.by.agency.id == wanted.id

    def _opposed(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        """Say that somebody of another agency, or of none, must act."""
        wanted: object = getattr(case.subject, self.of, None)
        if not isinstance(wanted, Agency):
            return _missing(self.of, basis)
        own = Reason(code="own_agency", params={"agency": wanted.id}, basis=basis)
        return () if self._truth(case) is False else (own,)

    @property
    def label(self) -> Text:
        """The requirement in words."""
        return described("rule_same_agency", of=self.of)


@final
@attrs.frozen(kw_only=True, repr=False)
class SameProvince(Requirement):
    """Requires the actor's agency to stand in the subject's province, or in that of its agency.

    >>> SameProvince().label.en
    'someone of the same province'
    """

    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)
    __attrs_post_init__ = refuse_faults

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        """Say that the actor is of another province, or of none."""
        agency = case.by.agency if case.by is not None else None
        found = agency.province if agency is not None else None
        wanted = _province_of(case.subject)
        if found is not None and found == wanted:
            return ()
        params = {"wanted": wanted, "found": found}
        return (Reason(code="other_province", params=params, basis=self.basis or basis),)

    def _truth(self, case: Case) -> bool | None:
        """Tell whether they are of it; None where nobody acts or the subject's is not known."""
        if case.by is None or _province_of(case.subject) is None:
            return None
        return not self._unmet(case, None)

    @property
    def label(self) -> Text:
        """The requirement in words."""
        return described("rule_same_province")


def _province_of(subject: object) -> str | None:
    own: object = getattr(subject, "province", None)
    if own is None and isinstance(agency := getattr(subject, "agency", None), Agency):
        own = agency.province
    return own if isinstance(own, str) else None
