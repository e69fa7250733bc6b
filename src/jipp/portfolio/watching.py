"""The questions that watch a portfolio: how long, how late, what next, what is lacking."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, partial
from typing import Final, Generic, TypeVar

from jipp._dates import Duration, as_plain_duration, capped
from jipp._fields import as_day, as_instance, refuse
from jipp._progress import told
from jipp._text import unknown_name
from jipp._value import Value
from jipp.drawing.cells import Cell, wording
from jipp.i18n import Text, show
from jipp.law.lookups import lifecycles
from jipp.lifecycle.answers import DueStatus
from jipp.lifecycle.arguments import Under
from jipp.lifecycle.history_views import on_day
from jipp.lifecycle.obligations import coming_up, due
from jipp.lifecycle.planning import plan
from jipp.model.calendar import Calendar
from jipp.model.definition import Lifecycle
from jipp.model.history import day_entered
from jipp.model.hub import Hub
from jipp.model.innovation import Innovation
from jipp.model.phase import Phase
from jipp.portfolio.dimensions import agency_of
from jipp.portfolio.durations import Stays, time_within
from jipp.portfolio.naming import Laws, agencies_named, said_of, subjects_named
from jipp.portfolio.scorecard import Scorecard, hub_card
from jipp.portfolio.tables import Table
from jipp.reference.network import hub as find_hub
from jipp.typing import Moving, Progress

S = TypeVar("S", bound=Moving)
_WHAT: Final = Text(id="kewajiban atau peristiwa", en="duty or event")
_DAY: Final = Text(id="tanggal", en="day")
_AUTOMATIC: Final = Text(id="otomatis", en="automatic")


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
        laws = Laws(under)
        found = self._state_or_phase(what, laws)
        laws.look_up(self.subjects)
        called = laws.words()["state"].items()
        words = tuple((f"state:{id}", word) for id, word in called if id == found)
        return time_within(told(self.subjects, progress), found, on, words)

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
        refuse(on=as_day(on), longer_than=as_plain_duration(longer_than))
        laws = Laws(under)
        allowed = cache(partial(capped, longer_than))
        rows: list[tuple[Cell, ...]] = []
        shown: list[Moving] = []
        for subject in told(self.subjects, progress):
            history = on_day(subject, on).history
            law, since = laws.of(history), day_entered(history)
            if law is None or since is None or allowed(since) >= on:
                continue
            if any(state.final and state.id == history[-1].target for state in law.states):
                continue
            last = history[-1]
            shown.append(subject)
            phase = last.phase and last.phase.value
            rows.append((*_named(subject), last.target, phase, since, (on - since).days))
        rows.sort(key=lambda row: (row[4], row[0]))
        words = longer_than.label
        return Table(
            title=Text(
                id=f"Lebih dari {words.id} pada satu status, per {show(on, 'id')}",
                en=f"Longer than {words.en} in one state, on {show(on, 'en')}",
            ),
            columns=("subject", "agency", "state", "phase", "since", "days"),
            rows=rows,
            bases=[law.basis for law in laws.used()],
            words=_words(shown, laws),
        )

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
        laws = Laws(under, calendar)
        refuse(on=as_day(on))
        late = [
            (subject, owed.obligation, owed.due_on)
            for subject in (on_day(one, on) for one in told(self.subjects, progress))
            for owed in due(subject, on=on, under=laws.of(subject.history))
            if owed.status is DueStatus.OVERDUE and isinstance(owed.due_on, date)
        ]
        rows: list[tuple[Cell, ...]] = [
            (*_named(subject), duty, day, (on - day).days) for subject, duty, day in late
        ]
        rows.sort(key=lambda row: (row[3], row[0], row[2]))
        return Table(
            title=Text(
                id=f"Kewajiban yang terlambat per {show(on, 'id')}",
                en=f"Overdue duties on {show(on, 'en')}",
            ),
            columns=("subject", "agency", "obligation", "due_on", "days"),
            rows=rows,
            bases=laws.of_duties(),
            words=_words((subject for subject, *_ in late), laws),
        )

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
        laws = Laws(under, calendar)
        refuse(on=as_day(on), within=as_plain_duration(within))
        until = capped(within, on)
        rows: list[tuple[Cell, ...]] = []
        shown: list[Moving] = []
        for subject in told(self.subjects, progress):
            then = on_day(subject, on)
            law = laws.of(then.history)
            if law is None:
                continue
            before = len(rows)
            for what, day, status in coming_up(then, law, on, until):
                rows.append((subject.id, what, day if isinstance(day, date) else None, status))
            shown += [subject] if len(rows) > before else []
        rows.sort(key=lambda row: (row[2] is None, row[2] or date.max, row[0], row[1]))
        words = _words(shown, laws)
        called = words.pop("action") | words.pop("obligation")
        words[""] |= {"what": _WHAT, "day": _DAY}
        statuses = {status.value: status.label for status in DueStatus}
        words |= {"what": called, "status": {"automatic": _AUTOMATIC} | statuses}
        return Table(
            title=Text(
                id=f"Yang jatuh tempo sampai {show(until, 'id')}, per {show(on, 'id')}",
                en=f"Due until {show(until, 'en')}, on {show(on, 'en')}",
            ),
            columns=("subject", "what", "day", "status"),
            rows=rows,
            keys=2,
            form="tally",
            bases=laws.of_duties(),
            words=words,
        )

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
        found = [
            (s, row)
            for s in told(self.subjects, progress)
            for row in _gaps(on_day(s, on), goal, on, laws)
        ]
        used, words = laws.used(), _words((s for s, _ in found), laws)
        named = (
            wording("phase", goal.value)
            if isinstance(goal, Phase)
            else wording("state", goal, words)
        )
        return Table(
            title=Text(
                id=f"Yang kurang untuk {named.id}, per {show(on, 'id')}",
                en=f"Lacking for {named.en}, on {show(on, 'en')}",
            ),
            columns=("subject", "agency", "action", "target", "code", "what"),
            rows=[row for _, row in found],
            form="tally",
            words=words | {"what": _asked_for(used, (row for _, row in found))},
            bases=[b for law in used for b in (law.basis, *(t.basis for t in law.transitions))],
        )

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


def _words(shown: Iterable[Moving], laws: Laws) -> dict[str, dict[str, Text]]:
    """Return what the cells of a table about these subjects are called, by column."""
    listed = tuple(shown)
    return {
        "": {"subject": said_of(listed, one=True)},
        "subject": subjects_named(listed),
        "agency": agencies_named(listed),
        **laws.words(),
    }


def _named(subject: Moving) -> tuple[str, str | None]:
    agency = agency_of(subject)
    return subject.id, agency.id if agency is not None else None


def _gaps(subject: Moving, to: str | Phase, on: date, laws: Laws) -> Iterator[tuple[Cell, ...]]:
    named = _named(subject)
    law = laws.of(subject.history) or laws.only
    if law is None:
        yield (*named, None, None, "not_begun", None)
        return
    there = isinstance(to, Phase) or any(one.id == to for one in law.states)
    way = plan(subject, to=to, on=on, under=law) if there else None
    if way is None:
        yield (*named, None, None, "no_way", None)
        return
    for step in way:
        for reason in step.lacking:
            yield (*named, step.action, step.target, reason.code, _what(dict(reason.params)))


def _asked_for(laws: Iterable[Lifecycle], rows: Iterable[tuple[Cell, ...]]) -> dict[str, Text]:
    """Return what lifecycles call the facts, fields and kinds of evidence that are lacking."""
    ids = dict.fromkeys(str(row[-1]) for row in rows if row[-1] is not None)
    named = ((id, law.word(id)) for law in laws for id in ids)
    return {id: said for id, said in named if said.en != id}


def _what(params: dict[str, object]) -> Cell:
    """The kind of evidence, field or fact that a reason asks for, where it asks for one."""
    asked = params.get("kind", params.get("name"))
    value = getattr(asked, "value", asked)
    return value if isinstance(value, str) else None
