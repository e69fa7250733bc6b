"""Evidence: the papers and records that a rule may ask for."""

import re
from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Final, cast, final

import attrs

from jipp._fields import (
    as_day,
    as_id,
    as_ids,
    as_optional_day,
    as_str,
    as_tuple,
    fault,
    refuse,
    refuse_faults,
)
from jipp._html import Shown
from jipp._json import Extra, as_extra
from jipp.errors import InvalidInputError, Problem
from jipp.i18n import Worded

__all__ = ["Evidence", "EvidenceKind"]


@final
class EvidenceKind(Worded, Enum):
    """The kinds of evidence seen in forms; `label` names each in both languages.

    >>> EvidenceKind.SERVICE_PLEDGE.label.id
    'maklumat pelayanan'
    """

    __open__ = True  # an id of the caller's may stand in its place

    IMPLEMENTATION_START = "implementation_start"
    RESULT_DATA = "result_data"
    EVALUATION_REPORT = "evaluation_report"
    LEGAL_BASIS = "legal_basis"
    STANDARD_PROCEDURE = "standard_procedure"
    BUDGET = "budget"
    STAFFING = "staffing"
    REPLICATION = "replication"
    SCALE_UP = "scale_up"
    KNOWLEDGE_TRANSFER = "knowledge_transfer"
    REPLICATION_AGREEMENT = "replication_agreement"
    REPLICATION_REPORT = "replication_report"
    SERVICE_STANDARD = "service_standard"
    SERVICE_PLEDGE = "service_pledge"
    COMPLAINT_CHANNEL = "complaint_channel"
    INVENTOR_DECREE = "inventor_decree"
    WILLINGNESS_TO_REPLICATE = "willingness_to_replicate"
    VIDEO = "video"
    RENEWAL = "renewal"
    OTHER = "other"


# A namespace, a colon and a name.
OWN_KIND: Final = r"^[^\s:]+:\S+$"
_is_own_kind: Final = re.compile(OWN_KIND).match
_WORDS: Final = tuple(kind.value for kind in EvidenceKind)


def as_evidence_kind(value: EvidenceKind | str) -> EvidenceKind | str:
    """Parse a kind of evidence, its value as str, or the id of an own kind with its namespace.

    >>> as_evidence_kind("video"), as_evidence_kind("babel:site_visit")
    (<EvidenceKind.VIDEO: 'video'>, 'babel:site_visit')
    """
    if type(value) is EvidenceKind:
        return value
    if isinstance(value, str):
        if value in _WORDS:
            return EvidenceKind(value)
        if _is_own_kind(value):
            return as_id(value)
    return cast("str", fault("not_one_of", value, allowed=_WORDS, own=True))


@final
@attrs.frozen(kw_only=True, repr=False)
class Evidence(Shown):
    """A piece of evidence, valid from `issued_on` (None: always was) to `valid_until` inclusive.

    Its `kind` is one of those that jipp knows, or the id of a kind of the caller's own with a
    namespace, such as "babel:site_visit".
    `supports` are the ids of the criteria or indicators that it is shown for.

    Raises:
        InvalidInputError: all faults of its fields together, or a last day before the issue.

    >>> Evidence(id="sk-12", kind="legal_basis", valid_until=date(2024, 12, 31)).holds(
    ...     date(2025, 1, 1)
    ... )
    False
    """

    id: str = attrs.field(converter=as_id)
    kind: EvidenceKind | str = attrs.field(converter=as_evidence_kind)
    title: str = attrs.field(default="", converter=as_str)
    issued_on: date | None = attrs.field(default=None, converter=as_optional_day)
    valid_until: date | None = attrs.field(default=None, converter=as_optional_day)
    reference: str = attrs.field(default="", converter=as_str)
    supports: tuple[str, ...] = attrs.field(default=(), converter=as_ids)
    extra: Extra = attrs.field(default=(), converter=as_extra)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        since, until = self.issued_on, self.valid_until
        if since is not None and until is not None and until < since:
            params = {"value": until, "after": since}
            raise InvalidInputError(Problem(path="/valid_until", code="wrong_order", params=params))

    def holds(self, on: date) -> bool:
        """Return whether it is valid on a day.

        Raises:
            InvalidInputError: not a day.

        """
        if type(on) is not date:
            refuse(on=as_day(on))
        begun = self.issued_on is None or self.issued_on <= on
        return begun and (self.valid_until is None or on <= self.valid_until)


def as_evidence(values: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Parse pieces of evidence with distinct ids.

    >>> as_evidence([Evidence(id="sk-12", kind="legal_basis")])[0].id
    'sk-12'
    """
    return as_tuple(Evidence, values, unique="id")
