"""Regulations: when they hold, what replaced them, and how much of each is encoded."""

from typing import Final, final

import attrs

from jipp._dates import Period, as_period
from jipp._fields import as_count, as_id, as_optional_id, as_str, as_strs, as_title, refuse_faults
from jipp._html import Shown
from jipp.model.basis import (
    UNVERIFIED,
    Basis,
    Confidence,
    Origin,
    as_basis,
    as_optional_confidence,
    as_origin,
)
from jipp.typing import UNKNOWN

__all__ = ["Coverage", "Regulation"]

_NOT_KNOWN: Final = Period(since=UNKNOWN, until=UNKNOWN)


@final
@attrs.frozen(kw_only=True, repr=False)
class Regulation(Shown):
    """A law, regulation, decree, circular or guide, and the period in which it is in force.

    `number` is as printed, a text; the period is not known unless given; `replaced_by` is the id
    of the one that took its place.

    Raises:
        InvalidInputError: all faults of its fields together.

    >>> decree = Regulation(
    ...     id="kepmenpanrb-94-2020", kind="kepmenpanrb", number="94", year=2020, subject="hubs"
    ... )
    >>> decree.in_force.until
    UNKNOWN
    """

    id: str = attrs.field(converter=as_id)
    kind: str = attrs.field(converter=as_title)
    number: str = attrs.field(converter=as_title)
    year: int = attrs.field(converter=as_count)
    subject: str = attrs.field(converter=as_title)
    in_force: Period = attrs.field(default=_NOT_KNOWN, converter=as_period)
    replaced_by: str | None = attrs.field(default=None, converter=as_optional_id)
    basis: Basis = attrs.field(default=UNVERIFIED, converter=as_basis)
    __attrs_post_init__ = refuse_faults


@final
@attrs.frozen(kw_only=True, repr=False)
class Coverage(Shown):
    """The facts of one part of an instrument that have one origin and one confidence.

    `known` counts them, `unknown` names those that no source gives; the confidence of a design is
    None.

    >>> Coverage(instrument="i", part="rubric", origin="law", confidence="reported").known
    0
    """

    instrument: str = attrs.field(converter=as_id)
    part: str = attrs.field(converter=as_str)
    origin: Origin = attrs.field(converter=as_origin)
    confidence: Confidence | None = attrs.field(default=None, converter=as_optional_confidence)
    known: int = attrs.field(default=0, converter=as_count)
    unknown: tuple[str, ...] = attrs.field(default=(), converter=as_strs)
    __attrs_post_init__ = refuse_faults
