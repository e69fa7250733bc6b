"""Where and who: provinces, and the agencies that own innovations."""

from datetime import date
from enum import Enum
from typing import Literal, TypeAlias, final

import attrs

from jipp._fields import (
    as_count,
    as_day,
    as_enum,
    as_id,
    as_instance,
    as_optional_day,
    as_optional_id,
    as_strs,
    as_title,
    refuse_faults,
)
from jipp._html import Shown
from jipp._json import Extra, as_extra
from jipp.i18n import Worded
from jipp.model.basis import UNVERIFIED, Basis, as_basis
from jipp.model.province_names import as_optional_province

__all__ = ["Agency", "AgencyKind", "Province"]


@final
class AgencyKind(Worded, Enum):
    """The kinds of body that own innovations.

    >>> AgencyKind("regency").label.id
    'kabupaten'
    """

    MINISTRY = "ministry"
    INSTITUTION = "institution"
    PROVINCE = "province"
    REGENCY = "regency"
    CITY = "city"
    STATE_ENTERPRISE = "state_enterprise"
    REGIONAL_ENTERPRISE = "regional_enterprise"


AgencyWord: TypeAlias = Literal[
    "ministry",
    "institution",
    "province",
    "regency",
    "city",
    "state_enterprise",
    "regional_enterprise",
]


def _as_kind(value: AgencyKind | AgencyWord) -> AgencyKind:
    return as_enum(AgencyKind, value)


@final
@attrs.frozen(kw_only=True, repr=False)
class Agency(Shown):
    """A public body; `province` is the ISO code of where it stands, None for the nation's.

    Raises:
        InvalidInputError: all faults of its fields together.

    >>> Agency(
    ...     id="kota-pangkalpinang", name="Kota Pangkalpinang", kind="city", province="ID-BB"
    ... ).kind
    <AgencyKind.CITY: 'city'>
    """

    id: str = attrs.field(converter=as_id)
    name: str = attrs.field(converter=as_title)
    kind: AgencyKind = attrs.field(converter=_as_kind)
    province: str | None = attrs.field(default=None, converter=as_optional_province)
    extra: Extra = attrs.field(default=(), converter=as_extra)
    __attrs_post_init__ = refuse_faults


def as_agency(value: Agency) -> Agency:
    """Parse an agency.

    >>> owner = Agency(id="prov-babel", name="Kepulauan Bangka Belitung", kind="province")
    >>> as_agency(owner) is owner
    True
    """
    return as_instance(Agency, value)


@final
@attrs.frozen(kw_only=True, repr=False)
class Province(Shown):
    """A province with its three codes; counts and capital are those of the day `counts_as_of`.

    `established` is the day of the law that made it, None where the table gives none;
    `split_from` is the ISO code of the province it was taken from.

    >>> province("Babel").iso, province("Babel").capital
    ('ID-BB', 'Pangkalpinang')
    """

    iso: str = attrs.field(converter=as_id)
    kemendagri: str = attrs.field(converter=as_id)
    bps: str = attrs.field(converter=as_id)
    name: str = attrs.field(converter=as_title)
    english: str = attrs.field(converter=as_title)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=as_strs)
    island_group: str = attrs.field(converter=as_title)
    capital: str = attrs.field(converter=as_title)
    regencies: int = attrs.field(converter=as_count)
    cities: int = attrs.field(converter=as_count)
    counts_as_of: date = attrs.field(converter=as_day)
    established: date | None = attrs.field(default=None, converter=as_optional_day)
    split_from: str | None = attrs.field(default=None, converter=as_optional_id)
    basis: Basis = attrs.field(default=UNVERIFIED, converter=as_basis)
    __attrs_post_init__ = refuse_faults
