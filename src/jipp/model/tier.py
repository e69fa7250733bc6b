"""Tiers: what is awarded, to how many or from which total on."""

from typing import final

import attrs

from jipp._fields import as_natural, as_optional_number, as_title, refuse_faults
from jipp._html import Shown
from jipp.typing import Exact

__all__ = ["Tier"]


def _as_places(value: int | None) -> int | None:
    return None if value is None else as_natural(value)


@final
@attrs.frozen(kw_only=True, repr=False)
class Tier(Shown):
    """A tier that is awarded: to the first `places`, to totals of `at_least` or more, or to both.

    Places are counted from the top and so include those of better tiers: Top 45, then Top 99.
    """

    name: str = attrs.field(converter=as_title)
    places: int | None = attrs.field(default=None, converter=_as_places)
    at_least: Exact | None = attrs.field(default=None, converter=as_optional_number)
    __attrs_post_init__ = refuse_faults


def within(tier: Tier, other: Tier) -> bool:
    """Return whether everybody who reaches a tier also reaches the other.

    >>> within(Tier(name="Top 45", places=45), Tier(name="Top 99", places=99))
    True
    """
    places = other.places is None or (tier.places is not None and tier.places <= other.places)
    marks = other.at_least is None or (
        tier.at_least is not None and tier.at_least >= other.at_least
    )
    return places and marks
