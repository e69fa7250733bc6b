"""What moves: innovations, the proposals they make and the replications made of them."""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from numbers import Integral
from typing import Literal, TypeAlias, cast, final

import attrs

from jipp._fields import (
    as_count,
    as_each,
    as_enum,
    as_id,
    as_optional_day,
    as_optional_id,
    as_str,
    as_strs,
    as_title,
    as_tuple,
    fault,
    refuse_faults,
)
from jipp._html import Shown
from jipp._json import Extra, as_extra
from jipp._text import shown
from jipp.errors import InvalidInputError, Problem
from jipp.i18n import Worded
from jipp.model.evidence import Evidence, as_evidence
from jipp.model.history import Entry, Subject, as_entries
from jipp.model.phase import Sdg
from jipp.model.place import Agency, as_agency
from jipp.model.profile import Profile, as_answers, as_optional_profile
from jipp.model.province_names import as_optional_province
from jipp.model.result import Result, as_results

__all__ = ["Honour", "Innovation", "InnovationKind", "Proposal", "Replication"]


@final
class InnovationKind(Worded, Enum):
    """Whether an idea is new or taken over: PermenPANRB 91/2021 art. 1 counts both.

    >>> InnovationKind.ORIGINAL.label.id
    'gagasan asli'
    """

    ORIGINAL = "original"
    ADAPTATION = "adaptation"
    REPLICATION = "replication"


InnovationWord: TypeAlias = Literal["original", "adaptation", "replication"]


def _as_kind(value: InnovationKind | InnovationWord) -> InnovationKind:
    return as_enum(InnovationKind, value)


@final
@attrs.frozen(kw_only=True, repr=False)
class Honour(Shown):
    """A tier reached in an edition of the competition, "Top 99" of 2019, in a group.

    >>> Honour(edition=2019, tier="Top 99").group
    'umum'
    """

    edition: int = attrs.field(converter=as_count)
    tier: str = attrs.field(converter=as_title)
    group: str = attrs.field(default="umum", converter=as_title)
    __attrs_post_init__ = refuse_faults


def as_honours(values: Iterable[Honour]) -> tuple[Honour, ...]:
    """Parse honours, each as often as it is given.

    >>> as_honours([Honour(edition=2019, tier="Top 99")])[0].edition
    2019
    """
    return as_tuple(Honour, values)


def _as_sdg(value: Sdg | int) -> Sdg:
    whole = isinstance(value, Integral) and not isinstance(value, bool)
    if whole and 1 <= value <= len(Sdg):
        return Sdg(int(value))
    return cast("Sdg", fault("not_a_goal", value, limit=len(Sdg)))


def _as_sdgs(values: Iterable[Sdg | int]) -> tuple[Sdg, ...]:
    return as_each(_as_sdg, values)


@final
@attrs.frozen(kw_only=True, repr=False)
class Innovation(Subject):
    """A public-service innovation of an agency, with its evidence, honours and history.

    `province` is an ISO code; `replicates` the id of the innovation it was taken from;
    `sdgs` may be given as numbers 1-17; `profile` is what an official form asks
    besides, `results` what was measured.

    Raises:
        InvalidInputError: all faults of its fields together.

    >>> owner = Agency(id="prov-babel", name="Kepulauan Bangka Belitung", kind="province")
    >>> Innovation(id="sipinter", title="SIPINTER", agency=owner).state is None
    True
    """

    id: str = attrs.field(converter=as_id)
    title: str = attrs.field(converter=as_title)
    agency: Agency = attrs.field(converter=as_agency)
    unit: str = attrs.field(default="", converter=as_str)
    province: str | None = attrs.field(default=None, converter=as_optional_province)
    kind: InnovationKind = attrs.field(default=InnovationKind.ORIGINAL, converter=_as_kind)
    replicates: str | None = attrs.field(default=None, converter=as_optional_id)
    categories: tuple[str, ...] = attrs.field(default=(), converter=as_strs)
    sdgs: tuple[Sdg, ...] = attrs.field(default=(), converter=_as_sdgs)
    implemented_on: date | None = attrs.field(default=None, converter=as_optional_day)
    summary: str = attrs.field(default="", converter=as_str)
    profile: Profile | None = attrs.field(default=None, converter=as_optional_profile)
    evidence: tuple[Evidence, ...] = attrs.field(default=(), converter=as_evidence)
    honours: tuple[Honour, ...] = attrs.field(default=(), converter=as_honours)
    results: tuple[Result, ...] = attrs.field(default=(), converter=as_results)
    history: tuple[Entry, ...] = attrs.field(default=(), converter=as_entries)
    extra: Extra = attrs.field(default=(), converter=as_extra)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        if self.replicates == self.id:
            raise InvalidInputError(
                Problem(path="/replicates", code="own_source", params={"value": shown(self.id)})
            )


@final
@attrs.frozen(kw_only=True, repr=False)
class Proposal(Subject):
    """An innovation entered in an edition of the competition, in a group.

    `answers` are its texts, by the id of the rubric's criterion.

    >>> owner = Agency(id="prov-babel", name="Kepulauan Bangka Belitung", kind="province")
    >>> Proposal(id="p-1", innovation="sipinter", agency=owner, edition=2023).group
    'umum'
    """

    id: str = attrs.field(converter=as_id)
    innovation: str = attrs.field(converter=as_id)
    agency: Agency = attrs.field(converter=as_agency)
    unit: str = attrs.field(default="", converter=as_str)
    edition: int = attrs.field(converter=as_count)
    group: str = attrs.field(default="umum", converter=as_title)
    answers: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=as_answers)
    evidence: tuple[Evidence, ...] = attrs.field(default=(), converter=as_evidence)
    history: tuple[Entry, ...] = attrs.field(default=(), converter=as_entries)
    extra: Extra = attrs.field(default=(), converter=as_extra)
    __attrs_post_init__ = refuse_faults


@final
@attrs.frozen(kw_only=True, repr=False)
class Replication(Subject):
    """The taking over of an innovation (`innovation`: the source's id) by another agency.

    `owner` is the source's agency, `agency` the replicator.

    >>> owner = Agency(id="prov-babel", name="Kepulauan Bangka Belitung", kind="province")
    >>> taker = Agency(id="kota-a", name="Kota A", kind="city")
    >>> Replication(id="r-1", innovation="sipinter", owner=owner, agency=taker).state is None
    True
    """

    id: str = attrs.field(converter=as_id)
    innovation: str = attrs.field(converter=as_id)
    owner: Agency = attrs.field(converter=as_agency)
    owner_unit: str = attrs.field(default="", converter=as_str)
    agency: Agency = attrs.field(converter=as_agency)
    unit: str = attrs.field(default="", converter=as_str)
    evidence: tuple[Evidence, ...] = attrs.field(default=(), converter=as_evidence)
    history: tuple[Entry, ...] = attrs.field(default=(), converter=as_entries)
    extra: Extra = attrs.field(default=(), converter=as_extra)
    __attrs_post_init__ = refuse_faults
