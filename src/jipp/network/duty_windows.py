"""Whether a hub met its duties in a span: by which activities, and when each falls due next.

A duty whose interval nobody tells is met where an activity is seen, else undecided; it is never
overdue. Where an interval is known (or set by the office), windows run one after another: the first
is [since, since + every), the next ones reach from an activity up to and including the day that
lies `every` after it. One that passed without an activity makes the duty not met.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Literal, TypeAlias, final

import attrs

from jipp._dates import Duration, capped
from jipp._fields import (
    as_bool,
    as_day,
    as_enum,
    as_instance,
    as_optional_day,
    as_tuple,
    refuse_faults,
)
from jipp._html import Shown
from jipp.i18n import Text, Worded, said
from jipp.model.activity import Activity
from jipp.model.duty import HubDuty, as_every
from jipp.typing import UNKNOWN, Unknown

__all__ = ["DutyReport", "DutyStatus"]


@final
class DutyStatus(Worded, StrEnum):
    """Status of a duty of a hub in a span; a member equals its word.

    >>> DutyStatus.NOT_MET == "not_met"
    True
    """

    MET = "met"
    NOT_MET = "not_met"
    UNDECIDED = "undecided"


def _as_duty(value: HubDuty) -> HubDuty:
    return as_instance(HubDuty, value)


DutyWord: TypeAlias = Literal["met", "not_met", "undecided"]


def _as_status(value: DutyStatus | DutyWord) -> DutyStatus:
    return as_enum(DutyStatus, value)


def _as_activities(values: Iterable[Activity]) -> tuple[Activity, ...]:
    return as_tuple(Activity, values)


@final
@attrs.frozen(kw_only=True, repr=False)
class DutyReport(Shown):
    """A duty in a span of days: its status, the activities that met it, and when it falls due next.

    `every` is the interval that was applied: the office's own (`own`), else that of the duty, or
    `UNKNOWN`, and then `next_due` is None. `since` is the day from which it was counted.

    >>> year = hub_report("Babel", [], since=date(2024, 1, 1), until=date(2025, 1, 1))
    >>> year.duties[0].id, year.duties[0].status.value, year.duties[0].next_due
    ('foster_policy', 'undecided', None)
    """

    duty: HubDuty = attrs.field(converter=_as_duty)
    status: DutyStatus = attrs.field(converter=_as_status)
    activities: tuple[Activity, ...] = attrs.field(default=(), converter=_as_activities)
    every: Duration | Unknown = attrs.field(default=UNKNOWN, converter=as_every)
    own: bool = attrs.field(default=False, converter=as_bool)
    since: date = attrs.field(converter=as_day)
    next_due: date | None = attrs.field(default=None, converter=as_optional_day)
    __attrs_post_init__ = refuse_faults

    @property
    def id(self) -> str:
        """The id of the duty."""
        return self.duty.id

    @property
    def label(self) -> Text:
        """The duty's words in both languages."""
        return self.duty.label

    @property
    def interval(self) -> Text:
        """How often it is to be met, and who says so."""
        if isinstance(self.every, Unknown):
            return said("duty_interval_unknown")
        code = "duty_interval_own" if self.own else "duty_interval_told"
        if not self.own and self.duty.basis.confidence is None:
            code = "duty_interval_design"
        return said(code, every=self.every)


def stand(
    duty: HubDuty,
    done: Iterable[Activity],
    *,
    since: date,
    until: date,
    own: Mapping[str, Duration],
) -> DutyReport:
    """Judge a duty by what was done in [since, until), in the order of its days.

    >>> from jipp.law import hub_duties
    >>> duty = hub_duties(on=date(2024, 1, 1))[2]
    >>> half = {"innovation_data": Duration(months=6)}
    >>> stand(duty, [], since=date(2024, 1, 1), until=date(2024, 9, 1), own=half).status.value
    'not_met'
    """
    kinds = frozenset(duty.met_by)
    meeting = tuple(a for a in done if a.kind in kinds)
    every = own.get(duty.id, duty.every)
    status = DutyStatus.MET if meeting else DutyStatus.UNDECIDED
    next_due = None
    if isinstance(every, Duration):
        days = [a.on for a in meeting]
        next_due = capped(every, days[-1] if days else since)
        # What no activity can meet is not missed for the want of one.
        if kinds and _missed(days, every, since, until):
            status = DutyStatus.NOT_MET
    return DutyReport(
        duty=duty,
        status=status,
        activities=meeting,
        every=every,
        own=duty.id in own,
        since=since,
        next_due=next_due,
    )


def _missed(days: list[date], every: Duration, since: date, until: date) -> bool:
    first = capped(every, since)
    if not days:
        return first <= until
    late = any(capped(every, one) < other for one, other in pairwise(days))
    return first <= days[0] or late or capped(every, days[-1]) < until
