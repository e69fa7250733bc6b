"""Activities: what a hub, or somebody for it, does on a day or on several; and its partners."""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Final, Literal, TypeAlias, final

import attrs

from jipp._dates import Period, as_period
from jipp._fields import (
    as_bool,
    as_day,
    as_each,
    as_enum,
    as_id,
    as_ids,
    as_optional_count,
    as_optional_day,
    as_optional_id,
    as_str,
    as_title,
    refuse_faults,
)
from jipp._html import Shown
from jipp._value import Choice
from jipp.errors import InvalidInputError, Problem
from jipp.i18n import Text, Worded, term
from jipp.model.basis import OWN, Basis, as_basis
from jipp.model.phase import Phase, PhaseWord
from jipp.typing import Unknown

__all__ = ["Activity", "ActivityKind", "Partner", "PartnerKind"]

# Beside a phase: several phases, or none, since the activity serves the network itself.
Served: TypeAlias = Phase | Literal["any", "none"]
SERVED: Final[tuple[Served, ...]] = (*Phase, "any", "none")


@final
class ActivityKind(Worded, Enum):
    """The kinds of activity of a hub, a closed list.

    `phase` is the phase that the kind serves: "any" where it serves several, "none" where it serves
    the network and no innovation. Where no source tells it, it is our reading.

    >>> ActivityKind.COACHING_CLINIC.phase, ActivityKind.WORKSHOP.phase
    (<Phase.CREATION: 'creation'>, 'any')
    """

    WORKSHOP = "workshop"
    COACHING_CLINIC = "coaching_clinic"
    MENTORING = "mentoring"
    INNOVATION_LAB = "innovation_lab"
    PEER_EXCHANGE = "peer_exchange"
    FORUM = "forum"
    FIELD_VISIT = "field_visit"
    EXHIBITION = "exhibition"
    COMPETITION = "competition"
    COMMITMENT_SIGNING = "commitment_signing"
    CEREMONY = "ceremony"
    DATA_UPDATE = "data_update"
    MONITORING_EVALUATION = "monitoring_evaluation"
    COORDINATION = "coordination"

    @property
    def phase(self) -> Served:
        """The phase that the kind serves, "any" or "none"."""
        return _PHASES.get(self.value, Phase.DEVELOPMENT)


# All others serve the development phase.
_PHASES: Final[dict[str, Served]] = {
    "workshop": "any",
    "coaching_clinic": Phase.CREATION,
    "mentoring": "any",
    "innovation_lab": Phase.CREATION,
    "competition": Phase.CREATION,
    "ceremony": "none",
    "data_update": "none",
    "monitoring_evaluation": "any",
    "coordination": "none",
}

ActivityWord: TypeAlias = Literal[
    "workshop",
    "coaching_clinic",
    "mentoring",
    "innovation_lab",
    "peer_exchange",
    "forum",
    "field_visit",
    "exhibition",
    "competition",
    "commitment_signing",
    "ceremony",
    "data_update",
    "monitoring_evaluation",
    "coordination",
]


def _as_kind(value: ActivityKind | ActivityWord) -> ActivityKind:
    return as_enum(ActivityKind, value)


def as_activity_kinds(
    values: Iterable[ActivityKind | ActivityWord],
) -> tuple[ActivityKind, ...]:
    """Parse distinct kinds of activity, or their values as str.

    >>> as_activity_kinds(["forum"])
    (<ActivityKind.FORUM: 'forum'>,)
    """
    return as_each(_as_kind, values)


def _as_served(value: Served | PhaseWord | None) -> Served | None:
    if value is None or (isinstance(value, str) and value in ("any", "none")):
        return value
    return as_enum(Phase, value)


def _as_host(value: str | Unknown | None) -> str | Unknown | None:
    return value if value is None or isinstance(value, Unknown) else as_title(value)


@final
@attrs.frozen(kw_only=True, repr=False)
class Activity(Shown):
    """What was done for a hub (`hub`, an id), from `on` to the last day `until` inclusive.

    `host` is who holds it: None for the hub itself, `UNKNOWN` where no source tells. `hub` None is
    an event for the whole network, and `also` are further hubs that it serves. `phase` is the phase
    served, None for that of the kind. `planned` is what was announced and not seen to take place.
    Partners, agencies, innovations and evidence are ids; `participants` None: nobody told.

    Raises:
        InvalidInputError: all faults of its fields together; `until` before `on`.

    >>> clinic = Activity(id="a-1", hub="hub-id-bb", kind="coaching_clinic", on=date(2024, 3, 4))
    >>> clinic.held_by("hub-id-bb"), clinic.served
    (True, <Phase.CREATION: 'creation'>)
    """

    id: str = attrs.field(converter=as_id)
    hub: str | None = attrs.field(converter=as_optional_id)
    kind: ActivityKind = attrs.field(converter=_as_kind)
    on: date = attrs.field(converter=as_day)
    until: date | None = attrs.field(default=None, converter=as_optional_day)
    title: str = attrs.field(default="", converter=as_str)
    phase: Served | None = attrs.field(default=None, converter=_as_served)
    host: str | Unknown | None = attrs.field(default=None, converter=_as_host)
    partners: tuple[str, ...] = attrs.field(default=(), converter=as_ids)
    agencies: tuple[str, ...] = attrs.field(default=(), converter=as_ids)
    innovations: tuple[str, ...] = attrs.field(default=(), converter=as_ids)
    participants: int | None = attrs.field(default=None, converter=as_optional_count)
    planned: bool = attrs.field(default=False, converter=as_bool)
    evidence: tuple[str, ...] = attrs.field(default=(), converter=as_ids)
    basis: Basis = attrs.field(default=OWN, converter=as_basis)
    also: tuple[str, ...] = attrs.field(default=(), converter=as_ids)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        if self.until is not None and self.until < self.on:
            params = {"value": self.until, "after": self.on}
            raise InvalidInputError(Problem(path="/until", code="wrong_order", params=params))

    @property
    def served(self) -> Served:
        """The phase that it serves: its own, else that of its kind."""
        return self.kind.phase if self.phase is None else self.phase

    @property
    def hubs(self) -> tuple[str, ...]:
        """The ids of all hubs that it serves; none where it is for the whole network."""
        own = () if self.hub is None else (self.hub,)
        return tuple(dict.fromkeys((*own, *self.also)))

    def held_by(self, hub: str) -> bool:
        """Return whether a hub holds it, whomever it serves."""
        return self.hub == hub if self.host is None else self.host == hub


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


def _as_partner_kind(value: PartnerKind | PartnerWord) -> PartnerKind:
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
    kind: PartnerKind = attrs.field(converter=_as_partner_kind)
    country: str = attrs.field(default="ID", converter=as_id)
    role: str = attrs.field(default="", converter=as_str)
    period: Period = attrs.field(factory=Period, converter=as_period)
    basis: Basis = attrs.field(default=OWN, converter=as_basis)
    __attrs_post_init__ = refuse_faults
