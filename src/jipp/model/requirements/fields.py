"""Requirements on the subject's fields and on the note."""

from datetime import date
from typing import cast, final

import attrs

from jipp._dates import Duration, as_plain_duration, longer
from jipp._fields import as_bool, as_day, as_id, refuse
from jipp.errors import InvalidInputError
from jipp.i18n import Text, said
from jipp.model.basis import Basis, as_optional_basis
from jipp.model.reason import LawWords, Reason
from jipp.model.requirements.base import Case, Requirement
from jipp.model.requirements.course import Course
from jipp.model.requirements.normal_form import Question, Setting, Term
from jipp.typing import UNKNOWN

__all__ = ["HasField", "HasNote", "MinimumAge"]


def is_filled(subject: object, name: str) -> bool:
    """Return whether a field is there, and not None, blank, empty or unknown."""
    value: object = getattr(subject, name, None)
    if isinstance(value, str):
        value = value.strip()
    return value is not None and value is not UNKNOWN and value not in ("", ())


def missing(name: str, basis: Basis | None) -> tuple[Reason, ...]:
    """Build the reason that a field is not filled."""
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

    _always_known = True

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        filled = is_filled(case.subject, self.name)
        return () if filled else missing(self.name, self.basis or basis)

    def _words(self, law: LawWords = ()) -> Text:
        return said("rule_has_field", name=self.name, words=law)


@final
@attrs.frozen(kw_only=True, repr=False)
class HasNote(Requirement):
    """Requires a note with the action that is not blank.

    >>> HasNote().label.en
    'a note'
    """

    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)

    _always_known = True

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        if case.note and not case.note.isspace():
            return ()
        return (Reason(code="missing_note", basis=self.basis or basis),)

    def _ways(self, setting: Setting, *, holds: bool) -> list[Term]:
        # An automatic transition has no note.
        if setting.alone:
            return [] if holds else [{}]
        return super()._ways(setting, holds=holds)

    def _words(self, law: LawWords = ()) -> Text:
        return said("rule_has_note", words=law)


@final
@attrs.frozen(kw_only=True, repr=False)
class MinimumAge(Requirement):
    """Requires a day in a field of the subject to lie a span or more back, counted from `on`.

    `strict` requires more than the span. A field that is empty leaves the age unknown.

    >>> MinimumAge(since="implemented_on", duration=Duration(years=1)).label.en
    'day of first use at least 1 year ago'
    """

    since: str = attrs.field(converter=as_id)
    duration: Duration = attrs.field(converter=as_plain_duration)
    strict: bool = attrs.field(default=False, converter=as_bool)
    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        """Return that it is too young, and from when it will not be.

        Raises:
            InvalidInputError: the field holds something other than a day.

        """
        basis = self.basis or basis
        since = self._since(case)
        if since is None:
            return missing(self.since, basis)
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
        return None if self._since(case) is None else not self._unmet(case, None)

    def _course(self, case: Case) -> Course:
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
    def _family(self) -> object:
        return MinimumAge, self.since

    def _never_exceeds(self, other: Question) -> bool:
        if not isinstance(other, MinimumAge):
            return False
        strictly = other.strict and not self.strict
        return longer(self.duration, other.duration, strictly=strictly)

    def _words(self, law: LawWords = ()) -> Text:
        code = "rule_older_than" if self.strict else "rule_minimum_age"
        return said(code, since=self.since, duration=self.duration, words=law)
