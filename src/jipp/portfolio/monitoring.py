"""Watching innovations: which stand still, which owe something, what they lack for a next state."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, partial

from jipp._dates import Duration, as_plain_duration, capped
from jipp._fields import as_day, as_instance, refuse
from jipp.drawing.cells import Cell, named, wording
from jipp.i18n import Text, show
from jipp.lifecycle.answers import DueStatus
from jipp.lifecycle.history_views import on_day
from jipp.lifecycle.obligations import due
from jipp.lifecycle.planning import plan
from jipp.lifecycle.rules import law_of
from jipp.model.basis import Basis
from jipp.model.definition import Lifecycle
from jipp.model.history import Entry
from jipp.model.innovation import Innovation
from jipp.model.phase import Phase
from jipp.portfolio.tables import Table

__all__ = ["Laws", "lacking", "owing", "standing_still"]


class Laws:
    """The lifecycles that histories name, the caller's own among them, looked up once each."""

    def __init__(self, under: Lifecycle | None) -> None:
        refuse(under=None if under is None else as_instance(Lifecycle, under))
        self.under = under
        self._used: dict[str, Lifecycle] = {}

    def of(self, history: tuple[Entry, ...]) -> Lifecycle | None:
        """Return the lifecycle that a history names last, None before it begins."""
        if not history:
            return None
        name = history[-1].definition
        found = self._used.get(name)
        if found is None:
            ours = self.under is not None and self.under.definition == name
            found = self._used[name] = law_of(history, self.under if ours else None)
        return found

    def used(self) -> tuple[Lifecycle, ...]:
        """Return the lifecycles that were looked up, once each."""
        return tuple(self._used.values())

    def words(self) -> dict[str, dict[str, Text]]:
        """Return what these lifecycles call their states, actions and obligations, by column."""
        states, actions, duties = dict[str, Text](), dict[str, Text](), dict[str, Text]()
        for law in self.used():
            states |= {s.id: law.word(s.id, "state") for s in law.states}
            actions |= {action: law.word(action, "action") for action in law.actions}
            duties |= {o.id: law.word(o.id, "obligation") for o in law.obligations}
        return {"state": states, "target": states, "action": actions, "obligation": duties}

    def of_duties(self) -> list[Basis]:
        """Return the bases of the obligations under these lifecycles."""
        return [b for law in self.used() for b in (law.basis, *(o.basis for o in law.obligations))]


def _words(shown: Iterable[Innovation], laws: Laws) -> dict[str, dict[str, Text]]:
    """Return what the cells of a table about these innovations are called, by column."""
    listed = tuple(shown)
    return {
        "innovation": {i.id: named(i.title, i.id) for i in listed},
        "agency": {i.agency.id: named(i.agency.name, i.agency.id) for i in listed},
        **laws.words(),
    }


def standing_still(
    innovations: Iterable[Innovation], on: date, longer_than: Duration, under: Lifecycle | None
) -> Table:
    """List what has stood in one state for longer than a span, the longest first."""
    refuse(on=as_day(on), longer_than=as_plain_duration(longer_than))
    laws = Laws(under)
    allowed = cache(partial(capped, longer_than))
    rows: list[tuple[Cell, ...]] = []
    shown: list[Innovation] = []
    for innovation in innovations:
        then = on_day(innovation, on)
        law, since = laws.of(then.history), then.entered_on
        if law is None or since is None or _is_final(law, then) or allowed(since) >= on:
            continue
        phase = then.phase and then.phase.value
        days = (on - since).days
        shown.append(innovation)
        rows.append((then.id, then.agency.id, then.state, phase, since, days))
    rows.sort(key=lambda row: (row[4], row[0]))
    words = longer_than.label
    return Table(
        title=Text(
            id=f"Lebih dari {words.id} pada satu status, per {show(on, 'id')}",
            en=f"Longer than {words.en} in one state, on {show(on, 'en')}",
        ),
        columns=("innovation", "agency", "state", "phase", "since", "days"),
        rows=rows,
        bases=[law.basis for law in laws.used()],
        words=_words(shown, laws),
    )


def _is_final(law: Lifecycle, innovation: Innovation) -> bool:
    return any(state.final for state in law.states if state.id == innovation.state)


def owing(innovations: Iterable[Innovation], on: date, under: Lifecycle | None) -> Table:
    """List the duties that are overdue, the longest overdue first."""
    refuse(on=as_day(on))
    laws = Laws(under)
    late = [
        (i, owed.obligation, owed.due_on)
        for i in (on_day(innovation, on) for innovation in innovations)
        for owed in due(i, on=on, under=laws.of(i.history))
        if owed.status is DueStatus.OVERDUE and isinstance(owed.due_on, date)
    ]
    rows: list[tuple[Cell, ...]] = [
        (i.id, i.agency.id, duty, day, (on - day).days) for i, duty, day in late
    ]
    rows.sort(key=lambda row: (row[3], row[0], row[2]))
    return Table(
        title=Text(
            id=f"Kewajiban yang terlambat per {show(on, 'id')}",
            en=f"Overdue duties on {show(on, 'en')}",
        ),
        columns=("innovation", "agency", "obligation", "due_on", "days"),
        rows=rows,
        bases=laws.of_duties(),
        words=_words((i for i, *_ in late), laws),
    )


def lacking(
    innovations: Iterable[Innovation], to: str | Phase, on: date, under: Lifecycle | None
) -> Table:
    """List what each innovation lacks on its shortest way to a state or phase."""
    refuse(on=as_day(on))
    laws = Laws(under)
    found = [(i, row) for i in innovations for row in _gaps(on_day(i, on), to, on, laws)]
    used, words = laws.used(), _words((i for i, _ in found), laws)
    goal = wording("phase", to.value) if isinstance(to, Phase) else wording("state", to, words)
    return Table(
        title=Text(
            id=f"Yang kurang untuk {goal.id}, per {show(on, 'id')}",
            en=f"Lacking for {goal.en}, on {show(on, 'en')}",
        ),
        columns=("innovation", "agency", "action", "target", "code", "what"),
        rows=[row for _, row in found],
        form="tally",
        words=words | {"what": _asked_for(used, (row for _, row in found))},
        bases=[b for law in used for b in (law.basis, *(t.basis for t in law.transitions))],
    )


def _gaps(
    innovation: Innovation, to: str | Phase, on: date, laws: Laws
) -> Iterator[tuple[Cell, ...]]:
    named = (innovation.id, innovation.agency.id)
    law = laws.of(innovation.history) or laws.under
    if law is None:
        yield (*named, None, None, "not_begun", None)
        return
    there = isinstance(to, Phase) or any(state.id == to for state in law.states)
    way = plan(innovation, to=to, on=on, under=law) if there else None
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
