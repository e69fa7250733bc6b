"""The questions that watch a portfolio: how long, how late, what next, what is lacking."""

from collections.abc import Iterator
from datetime import date
from typing import Generic, TypeVar

from jipp._dates import Duration
from jipp._fields import as_day, as_instance, refuse
from jipp._progress import told
from jipp._text import unknown_name
from jipp._value import Value
from jipp.law.lookups import lifecycles
from jipp.lifecycle.arguments import Under
from jipp.lifecycle.history_views import on_day
from jipp.model.calendar import Calendar
from jipp.model.hub import Hub
from jipp.model.innovation import Innovation
from jipp.model.phase import Phase
from jipp.portfolio.durations import Stays, time_within
from jipp.portfolio.monitoring import falling_due, lacking, owing, standing_still
from jipp.portfolio.naming import Laws
from jipp.portfolio.scorecard import Scorecard, hub_card
from jipp.portfolio.tables import Table
from jipp.reference.network import hub as find_hub
from jipp.typing import Moving, Progress

S = TypeVar("S", bound=Moving)


class Watched(Value, Generic[S]):
    """Subjects under whatever lifecycles, and what is asked of their histories."""

    __slots__ = ()
    subjects: tuple[S, ...]

    def time_in(
        self,
        what: str | Phase,
        *,
        on: date,
        under: Under = (),
        progress: Progress | None = None,
    ) -> Stays:
        """Measure how long subjects stay in a state or phase, up to a day, in days.

        A stay that lasts on the day is censored, not left out. `what` is the id of a state that the
        histories, the shipped lifecycles or `under` name, else a phase.

        Raises:
            InvalidInputError: not a day.
            UnknownNameError: no such state or phase.

        >>> Portfolio([]).time_in(Phase.CREATION, on=date(2025, 1, 1)).median is None
        True
        """
        refuse(on=as_day(on))
        found = self._state_or_phase(what, Laws(under))
        return time_within(told(self.subjects, progress), found, on)

    def _state_or_phase(self, what: str | Phase, laws: Laws) -> str | Phase:
        if isinstance(what, Phase):
            return what
        entries = [entry for subject in self.subjects for entry in subject.history]
        named = {"innovation", *(entry.definition.partition("@")[0] for entry in entries)}
        shipped = (law for law in lifecycles() if law.id in named)
        states = {state.id for law in (*shipped, *laws.given) for state in law.states}
        states |= {entry.target for entry in entries}
        if isinstance(what, str) and what in states:
            return what
        try:
            return Phase(what)
        except ValueError:
            known = (*sorted(states), *(phase.value for phase in Phase))
            raise unknown_name("state", what, known) from None

    def stalled(
        self,
        on: date,
        longer_than: Duration,
        *,
        under: Under = (),
        progress: Progress | None = None,
    ) -> Table:
        """List the subjects that entered their state more than a span ago, the longest first.

        Final states do not count, nor what has not begun.

        Raises:
            InvalidInputError: not a day, not a Duration.
            UnknownNameError: a history names a lifecycle that does not ship and is not in `under`.

        >>> len(Portfolio([]).stalled(date(2025, 1, 1), Duration(years=1)))
        0
        """
        return standing_still(told(self.subjects, progress), on, longer_than, Laws(under))

    def overdue(
        self,
        on: date,
        *,
        under: Under = (),
        calendar: Calendar | None = None,
        progress: Progress | None = None,
    ) -> Table:
        """List the duties that are overdue on a day, as `jipp.due` tells, the oldest first.

        Raises:
            InvalidInputError: not a day.
            UnknownNameError: a history names a lifecycle that does not ship and is not in `under`.

        >>> len(Portfolio([]).overdue(date(2025, 1, 1)))
        0
        """
        return owing(told(self.subjects, progress), on, Laws(under, calendar))

    def due(
        self,
        on: date,
        *,
        within: Duration,
        under: Under = (),
        calendar: Calendar | None = None,
        progress: Progress | None = None,
    ) -> Table:
        """List what is owed or happens automatically from a day until a span later, by day.

        `what` is the id of an obligation that is not met, overdue ones included, or of an automatic
        action; `status` is that of the obligation on the day, or `automatic`. Each subject is first
        caught up to the day. What is owed in a state that it leaves automatically is owed until
        then; in the next it owes what that one asks. What counts from a day that nobody knows has
        the status `unknown`, no day, and stands last.

        Raises:
            InvalidInputError: not a day, not a Duration.
            UnknownNameError: a history names a lifecycle that does not ship and is not in `under`.

        >>> len(Portfolio([]).due(date(2025, 1, 1), within=Duration(days=30)))
        0
        """
        return falling_due(told(self.subjects, progress), on, within, Laws(under, calendar))

    def gaps(
        self,
        *,
        to: str | Phase,
        on: date,
        under: Under = (),
        calendar: Calendar | None = None,
        progress: Progress | None = None,
    ) -> Table:
        """List what each subject lacks on its shortest way to a state or phase, as `plan` tells.

        One row per reason, by its code, with the kind of evidence or the field in `what`. Where no
        way leads there, the code is `no_way`; where it has not begun, `not_begun`, unless `under`
        is the one lifecycle under which it would begin. A subject that lacks nothing has no row.
        `to` is what `time_in` takes.

        Raises:
            InvalidInputError: not a day, no lifecycle.
            UnknownNameError: no such state or phase; a lifecycle that neither ships nor is given.

        >>> len(Portfolio([]).gaps(to=Phase.DEVELOPMENT, on=date(2025, 1, 1)))
        0
        """
        laws = Laws(under, calendar)
        refuse(on=as_day(on))
        goal = self._state_or_phase(to, laws)
        return lacking(told(self.subjects, progress), goal, on, laws)

    def scorecard(
        self,
        hub: Hub | str,
        on: date,
        *,
        under: Under = (),
        calendar: Calendar | None = None,
        progress: Progress | None = None,
    ) -> Scorecard:
        """Count a hub's innovations on a day: facts side by side, no score.

        A provincial hub has the innovations of its province, any other those of its agency. A text
        finds the hub as `jipp.hub` does.

        Raises:
            InvalidInputError: not a day, not a hub.
            UnknownNameError: no such hub, or a lifecycle that neither ships nor is given.

        >>> Portfolio([]).scorecard("Babel", date(2025, 1, 1)).designated
        True
        """
        found = find_hub(hub) if isinstance(hub, str) else hub
        refuse(hub=as_instance(Hub, found), on=as_day(on))
        held: Iterator[Innovation] = (
            on_day(subject, on)
            for subject in told(self.subjects, progress)
            if isinstance(subject, Innovation)
        )
        return hub_card(held, found, on, Laws(under, calendar))
