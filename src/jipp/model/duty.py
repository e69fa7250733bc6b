"""Duties of a hub, and of an agency that replicates; and where innovation counts."""

from typing import Literal, TypeAlias, cast, final

import attrs

from jipp._dates import Duration, Period, as_period, as_plain_duration
from jipp._fields import (
    as_choice,
    as_id,
    as_known,
    as_label,
    as_number,
    as_optional_id,
    as_str,
    as_title,
    refuse_faults,
)
from jipp._html import Shown
from jipp.i18n import Text
from jipp.model.activity import ActivityKind, as_activity_kinds
from jipp.model.basis import OWN, Basis, as_basis
from jipp.typing import UNKNOWN, Exact, Number, Unknown

__all__ = ["Feed", "HubDuty"]

Who: TypeAlias = Literal["hub", "replicator"]
FeedKind: TypeAlias = Literal["index", "evaluation", "survey", "incentive"]


def _as_who(value: Who) -> Who:
    return cast("Who", as_choice(("hub", "replicator"), value))


def as_every(value: Duration | Unknown) -> Duration | Unknown:
    """Parse an interval, or `UNKNOWN`.

    >>> as_every(Duration(months=1)).months
    1
    """
    return as_known(as_plain_duration, value)


@final
@attrs.frozen(kw_only=True, repr=False)
class HubDuty(Shown):
    """A duty of a hub (or of a replicator): the kinds of activity that meet it, and how often.

    `every` is `UNKNOWN` where no source tells an interval: such a duty is never overdue.
    `met_by` is empty where no single activity meets it.

    >>> HubDuty(id="refresh", label="Refresh the data", met_by=["data_update"]).every
    UNKNOWN
    """

    id: str = attrs.field(converter=as_id)
    label: Text = attrs.field(converter=as_label)
    who: Who = attrs.field(default="hub", converter=_as_who)
    met_by: tuple[ActivityKind, ...] = attrs.field(default=(), converter=as_activity_kinds)
    every: Duration | Unknown = attrs.field(default=UNKNOWN, converter=as_every)
    basis: Basis = attrs.field(default=OWN, converter=as_basis)
    __attrs_post_init__ = refuse_faults


def _as_weight(value: Number | Unknown) -> Exact | Unknown:
    return UNKNOWN if isinstance(value, Unknown) else as_number(value)


def _as_feed_kind(value: FeedKind) -> FeedKind:
    return cast("FeedKind", as_choice(("index", "evaluation", "survey", "incentive"), value))


@final
@attrs.frozen(kw_only=True, repr=False)
class Feed(Shown):
    """Where innovation, or the work of a hub, counts: a component of an index or evaluation.

    `weight` is in the unit that `weight_unit` names, `UNKNOWN` where no source tells it; weights of
    different feeds do not add up. `instrument` is the id of a regulation, None where none is named.

    >>> feed = Feed(id="f", kind="index", title="Index", owner="Ministry", component="Innovation")
    >>> feed.weight
    UNKNOWN
    """

    id: str = attrs.field(converter=as_id)
    kind: FeedKind = attrs.field(converter=_as_feed_kind)
    title: str = attrs.field(converter=as_title)
    owner: str = attrs.field(converter=as_title)
    component: str = attrs.field(converter=as_title)
    weight: Exact | Unknown = attrs.field(default=UNKNOWN, converter=_as_weight)
    weight_unit: str = attrs.field(default="", converter=as_str)
    in_force: Period = attrs.field(factory=Period, converter=as_period)
    instrument: str | None = attrs.field(default=None, converter=as_optional_id)
    basis: Basis = attrs.field(default=OWN, converter=as_basis)
    __attrs_post_init__ = refuse_faults
