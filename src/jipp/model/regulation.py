"""Regulations: what they are called, when they hold, what replaced them."""

from typing import Final, final

import attrs

from jipp._dates import Period, as_period
from jipp._fields import as_count, as_id, as_optional_id, as_title, refuse_faults
from jipp._html import Shown
from jipp.model.basis import UNVERIFIED, Basis, as_basis
from jipp.typing import UNKNOWN

__all__ = ["Regulation"]

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
