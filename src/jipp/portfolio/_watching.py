"""Watching innovations: which stand still, which owe something, what they lack for a next state."""

from collections.abc import Iterable, Iterator
from datetime import date

from jipp._dates import Duration
from jipp._fields import as_day, as_instance, refuse
from jipp.i18n import Text, show, term
from jipp.lifecycle._judging import law_of
from jipp.lifecycle.deadlines import due
from jipp.lifecycle.outcome import DueStatus
from jipp.lifecycle.planning import plan
from jipp.lifecycle.timeline import as_of
from jipp.model.basis import Basis
from jipp.model.history import Entry
from jipp.model.innovation import Innovation
from jipp.model.lifecycle import Lifecycle
from jipp.model.phase import Phase
from jipp.portfolio.tables import Cell, Table

__all__ = ["Laws", "lacking", "law_named", "owing", "standing_still"]


def law_named(history: tuple[Entry, ...], under: Lifecycle | None) -> Lifecycle | None:
    """Give the caller's lifecycle where a history names it, None where it names another."""
    if under is None:
        return None
    refuse(under=as_instance(Lifecycle, under))
    return under if history and history[-1].definition == under.definition else None


def standing_still(
    innovations: Iterable[Innovation], on: date, longer_than: Duration, under: Lifecycle | None
) -> Table:
    """List what has stood in one state for longer than a span, the longest first."""
    refuse(on=as_day(on), longer_than=as_instance(Duration, longer_than))
    finals = _Finals(under)
    rows: list[tuple[Cell, ...]] = []
    for innovation in innovations:
        then = as_of(innovation, on=on)
        since = then.entered_on
        if since is None or finals.hold(then.history) or longer_than.after(since) >= on:
            continue
        phase = then.phase and then.phase.value
        days = (on - since).days
        rows.append((then.id, then.agency.id, then.state, phase, since, days))
    rows.sort(key=lambda row: (row[4], row[0]))
    words = longer_than.label
    return Table(
        title=Text(
            id=f"Lebih dari {words.id} pada satu keadaan, per {show(on, 'id')}",
            en=f"Longer than {words.en} in one state, on {show(on, 'en')}",
        ),
        columns=("innovation", "agency", "state", "phase", "since", "days"),
        rows=rows,
        bases=finals.bases,
    )


class _Finals:
    """The final states of the lifecycles that histories name, looked up once each."""

    def __init__(self, under: Lifecycle | None) -> None:
        self._under = under
        self._known: dict[str, frozenset[str]] = {}
        self.bases: list[Basis] = []

    def hold(self, history: tuple[Entry, ...]) -> bool:
        """Tell whether a history, not empty, has come to a final state."""
        last = history[-1]
        found = self._known.get(last.definition)
        if found is None:
            law = law_of(history, law_named(history, self._under))
            found = frozenset(state.id for state in law.states if state.final)
            self._known[last.definition] = found
            self.bases.append(law.basis)
        return last.target in found


class Laws:
    """The lifecycles that histories name, for what an answer rests on."""

    def __init__(self, under: Lifecycle | None) -> None:
        self._under = under
        self._named: dict[str, tuple[Entry, ...]] = {}

    def named(self, history: tuple[Entry, ...]) -> Lifecycle | None:
        """Give the caller's lifecycle where a history names it, and keep the name in mind."""
        if history:
            self._named.setdefault(history[-1].definition, history)
        return law_named(history, self._under)

    def of_duties(self) -> list[Basis]:
        """Give what the duties under these lifecycles rest on."""
        return [b for law in self.used() for b in (law.basis, *(o.basis for o in law.obligations))]

    def used(self) -> Iterator[Lifecycle]:
        """Give the lifecycles that came up, once each."""
        return (law_of(history, self.named(history)) for history in [*self._named.values()])


def owing(innovations: Iterable[Innovation], on: date, under: Lifecycle | None) -> Table:
    """List the duties that are overdue, the longest overdue first."""
    refuse(on=as_day(on))
    laws = Laws(under)
    rows: list[tuple[Cell, ...]] = [
        (i.id, i.agency.id, owed.obligation, owed.due_on, (on - owed.due_on).days)
        for i in innovations
        for owed in due(i, on=on, under=laws.named(i.history))
        if owed.status is DueStatus.OVERDUE
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
    )


def lacking(
    innovations: Iterable[Innovation], to: str | Phase, on: date, under: Lifecycle | None
) -> Table:
    """List what each innovation lacks on its shortest way to a state or phase."""
    refuse(on=as_day(on))
    laws = Laws(under)
    rows = [row for i in innovations for row in _gaps(i, to, on, (under, laws))]
    goal = term(to.value if isinstance(to, Phase) else to)
    return Table(
        title=Text(
            id=f"Yang kurang untuk {goal.id}, per {show(on, 'id')}",
            en=f"Lacking for {goal.en}, on {show(on, 'en')}",
        ),
        columns=("innovation", "agency", "action", "target", "code", "what"),
        rows=rows,
        form="tally",
        bases=[b for law in laws.used() for b in (law.basis, *(t.basis for t in law.transitions))],
    )


def _gaps(
    innovation: Innovation, to: str | Phase, on: date, asked: tuple[Lifecycle | None, Laws]
) -> Iterator[tuple[Cell, ...]]:
    under, laws = asked
    named = (innovation.id, innovation.agency.id)
    then = as_of(innovation, on=on)
    if not then.history and under is None:
        yield (*named, None, None, "not_begun", None)
        return
    law = laws.named(then.history) if then.history else under
    way = plan(then, to=to, on=on, under=law)
    if way is None:
        yield (*named, None, None, "no_way", None)
        return
    for step in way:
        for reason in step.lacking:
            yield (*named, step.action, step.target, reason.code, _what(dict(reason.params)))


def _what(params: dict[str, object]) -> Cell:
    """The kind of evidence, field or fact that a reason asks for, where it asks for one."""
    asked = params.get("kind", params.get("name"))
    value = getattr(asked, "value", asked)
    return value if isinstance(value, str) else None
