"""Partners of the network: bodies that work with a hub, with their role and period."""

from enum import Enum
from typing import Literal, TypeAlias, final

import attrs

from jipp._dates import Period, as_period
from jipp._fields import as_enum, as_id, as_str, as_title, refuse_faults
from jipp._html import Shown
from jipp._value import Choice
from jipp.i18n import Text, term
from jipp.model.basis import OWN, Basis, as_basis

__all__ = ["Partner", "PartnerKind"]


@final
class PartnerKind(Choice, Enum):
    """The kinds of body that work with a hub.

    >>> PartnerKind.UNIVERSITY.label.id
    'Perguruan tinggi'
    """

    DEVELOPMENT_PROGRAMME = "development_programme"
    DEVELOPMENT_AGENCY = "development_agency"
    IMPLEMENTER = "implementer"
    MINISTRY = "ministry"
    OVERSIGHT_BODY = "oversight_body"
    LOCAL_GOVERNMENT_ASSOCIATION = "local_government_association"
    UNIVERSITY = "university"
    PROFESSIONAL_ASSOCIATION = "professional_association"
    CIVIL_SOCIETY = "civil_society"
    MEDIA = "media"
    RESEARCH_LAB = "research_lab"

    @property
    def label(self) -> Text:
        """The kind's name in both languages."""
        # As a partner a ministry may be a state agency too, as an owner of innovations it is not.
        return term(f"partner_{self.value}" if self is PartnerKind.MINISTRY else self.value)


PartnerWord: TypeAlias = Literal[
    "development_programme",
    "development_agency",
    "implementer",
    "ministry",
    "oversight_body",
    "local_government_association",
    "university",
    "professional_association",
    "civil_society",
    "media",
    "research_lab",
]


def _as_kind(value: PartnerKind | PartnerWord) -> PartnerKind:
    return as_enum(PartnerKind, value)


@final
@attrs.frozen(kw_only=True, repr=False)
class Partner(Shown):
    """A body that works with hubs: its kind, country (ISO code), role, and the period of its work.

    A programme and the agency behind it are two partners. An end that is not known is `UNKNOWN`.

    Raises:
        InvalidInputError: all faults of its fields together.

    >>> Partner(id="untan", name="Universitas Tanjungpura", kind="university").country
    'ID'
    """

    id: str = attrs.field(converter=as_id)
    name: str = attrs.field(converter=as_title)
    kind: PartnerKind = attrs.field(converter=_as_kind)
    country: str = attrs.field(default="ID", converter=as_id)
    role: str = attrs.field(default="", converter=as_str)
    period: Period = attrs.field(factory=Period, converter=as_period)
    basis: Basis = attrs.field(default=OWN, converter=as_basis)
    __attrs_post_init__ = refuse_faults
