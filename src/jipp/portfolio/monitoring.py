"""Watching subjects: which stand still, what they owe or owe soon, what they lack for a state."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, partial
from typing import Final

from jipp._dates import Duration, as_plain_duration, capped
from jipp._fields import as_day, refuse
from jipp.drawing.cells import Cell, wording
from jipp.i18n import Text, show
from jipp.lifecycle.answers import DueStatus
from jipp.lifecycle.history_views import on_day
from jipp.lifecycle.obligations import coming_up, due
from jipp.lifecycle.planning import plan
from jipp.model.definition import Lifecycle
from jipp.model.history import day_entered
from jipp.model.phase import Phase
from jipp.portfolio.dimensions import agency_of
from jipp.portfolio.naming import Laws, agencies_named, said_one, subjects_named
from jipp.portfolio.tables import Table
from jipp.typing import Moving

_WHAT: Final = Text(id="kewajiban atau peristiwa", en="duty or event")
_DAY: Final = Text(id="tanggal", en="day")
_AUTOMATIC: Final = Text(id="otomatis", en="automatic")


def _words(shown: Iterable[Moving], laws: Laws) -> dict[str, dict[str, Text]]:
    """Return what the cells of a table about these subjects are called, by column."""
    listed = tuple(shown)
    return {
        "": {"subject": said_one(listed)},
        "subject": subjects_named(listed),
        "agency": agencies_named(listed),
        **laws.words(),
    }


def _named(subject: Moving) -> tuple[str, str | None]:
    agency = agency_of(subject)
    return subject.id, agency.id if agency is not None else None


def standing_still(
    subjects: Iterable[Moving], on: date, longer_than: Duration, laws: Laws
) -> Table:
    """List what has stood in one state for longer than a span, the longest first."""
    refuse(on=as_day(on), longer_than=as_plain_duration(longer_than))
    allowed = cache(partial(capped, longer_than))
    rows: list[tuple[Cell, ...]] = []
    shown: list[Moving] = []
    for subject in subjects:
        history = on_day(subject, on).history
        law, since = laws.of(history), day_entered(history)
        if law is None or since is None or _is_final(law, history[-1].target):
            continue
        if allowed(since) >= on:
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


def _is_final(law: Lifecycle, state: str) -> bool:
    return any(one.final for one in law.states if one.id == state)


def owing(subjects: Iterable[Moving], on: date, laws: Laws) -> Table:
    """List the duties that are overdue, the longest overdue first."""
    refuse(on=as_day(on))
    late = [
        (subject, owed.obligation, owed.due_on)
        for subject in (on_day(one, on) for one in subjects)
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


def falling_due(subjects: Iterable[Moving], on: date, within: Duration, laws: Laws) -> Table:
    """List what is owed or happens automatically until a span has passed, by day."""
    refuse(on=as_day(on), within=as_plain_duration(within))
    until = capped(within, on)
    rows: list[tuple[Cell, ...]] = []
    shown: list[Moving] = []
    for subject in subjects:
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


def lacking(subjects: Iterable[Moving], to: str | Phase, on: date, laws: Laws) -> Table:
    """List what each subject lacks on its shortest way to a state or phase."""
    refuse(on=as_day(on))
    found = [(s, row) for s in subjects for row in _gaps(on_day(s, on), to, on, laws)]
    used, words = laws.used(), _words((s for s, _ in found), laws)
    goal = wording("phase", to.value) if isinstance(to, Phase) else wording("state", to, words)
    return Table(
        title=Text(
            id=f"Yang kurang untuk {goal.id}, per {show(on, 'id')}",
            en=f"Lacking for {goal.en}, on {show(on, 'en')}",
        ),
        columns=("subject", "agency", "action", "target", "code", "what"),
        rows=[row for _, row in found],
        form="tally",
        words=words | {"what": _asked_for(used, (row for _, row in found))},
        bases=[b for law in used for b in (law.basis, *(t.basis for t in law.transitions))],
    )


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
