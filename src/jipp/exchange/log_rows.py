"""The rows of an event log, read one after another into the entries of their cases.

What a row leaves out is worked out from the row before it in its case: the source is the state
before, the target the one state that the activity leads to. A row that cannot be placed is a
problem at its number. The case then is lost: where it stands is not known until a row names a
state, and until then no row is reported for what only the lost one could have told.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final, Generic, TypeAlias, TypeVar, cast

from jipp._fields import Fault, as_id, gathered
from jipp._text import pointer, shown
from jipp.convert.types import DAY, read_day, read_instant
from jipp.errors import InvalidDataError, InvalidInputError, JippError, Problem
from jipp.exchange.adoption import law_named
from jipp.exchange.moves import leading, remembered, target_from, ways_in
from jipp.lifecycle.building import moved
from jipp.model.checks.structure import MIGRATE, REVERT
from jipp.model.definition import Lifecycle
from jipp.model.history import FOUND, Actor, Entry
from jipp.model.place import Agency
from jipp.typing import Moving

S = TypeVar("S", bound=Moving)
Cells: TypeAlias = dict[str, Any]
# What a row may say: what a log is written with, and two that are read only.
COLUMNS: Final = (
    *("case", "number", "activity", "on", "recorded_at", "actor", "agency", "roles", "source"),
    *("target", "phase", "lifecycle", "evidence", "note", "reverts", "state", "since"),
)
# The columns of fields that are called otherwise.
_OF_FIELDS: Final = {"id": "actor", "action": "activity"}
_DIGITS: Final = 15


class _Case(Generic[S]):
    """A subject, and what is known of it after the rows so far."""

    def __init__(self, subject: S) -> None:
        self.subject = subject
        self.law: Lifecycle | None = None
        self.state: str | None = None
        # Whether it is not known where it stands, or what a resumption would lead back to.
        self.lost = self.unsure = False
        self.origins: dict[str, str] = {}
        self.entries: list[Entry] = []

    def told(self) -> S:
        """Return the subject with the entries of its rows, or as it was where it has none."""
        if not self.entries:
            return self.subject
        return moved(self.subject, tuple(self.entries), self.subject.evidence)


class Log(Generic[S]):
    """The cases of a log as its rows are read, and the problems of the rows that cannot be."""

    def __init__(
        self,
        subjects: Iterable[S],
        lifecycle: Lifecycle | str,
        laws: tuple[Lifecycle, ...],
        columns: Mapping[str, str],
    ) -> None:
        self.problems: list[Problem] = []
        self._cases = {subject.id: _Case(subject) for subject in subjects}
        self._lifecycle = lifecycle
        self._laws = (lifecycle, *laws) if isinstance(lifecycle, Lifecycle) else laws
        self._columns = {name: columns.get(name, name) for name in COLUMNS}
        agencies = (getattr(case.subject, "agency", None) for case in self._cases.values())
        self._agencies = {one.id: one for one in agencies if isinstance(one, Agency)}
        self._known: dict[tuple[str, date], Lifecycle] = {}

    def subjects(self) -> tuple[S, ...]:
        """Return the subjects with the entries of their rows."""
        return tuple(case.told() for case in self._cases.values())

    def read(self, at: int, row: object) -> None:
        """Read a row: an entry of its case, or the problems at its number."""
        faults: list[Problem] = []
        if isinstance(row, Mapping):
            given = cast("Mapping[str, object]", row)
            cells = {name: given.get(column) for name, column in self._columns.items()}
            self._read({n: cell for n, cell in cells.items() if not _is_gap(cell)}, faults)
        else:
            faults.append(Problem(code="not_an_object", params={"value": shown(row)}))
        self.problems += (problem.under(pointer(at)) for problem in faults)

    def _read(self, row: Cells, faults: list[Problem]) -> None:
        case = self._case(row, faults)
        on = _day(row["on"]) if "on" in row else None
        if on is None:
            faults.append(self._missing("on", row, "not_a_day" if "on" in row else "row_without"))
        if not {"activity", "state"} & row.keys():
            said = {"activity": self._columns["activity"], "state": self._columns["state"]}
            faults.append(Problem(code="row_without_activity", params=said))
        law = self._law(row, on, case, faults)
        if case is None:
            return
        move = self._move(row, law, case, faults) if law is not None else None
        if law is None or move is None:
            case.lost = case.unsure = True
            case.origins = {}
            return
        if on is not None and not faults:
            faults += self._entered(row, case, law, move, on)
        action, target = move
        if not case.lost:
            case.origins = remembered(law, case.origins, case.state, action, target)
        case.law, case.state, case.lost = law, target, False

    def _case(self, row: Cells, faults: list[Problem]) -> _Case[S] | None:
        named: object = row.get("case")
        case = self._cases.get(named) if isinstance(named, str) else None
        if case is None:
            faults.append(
                self._missing("case", row, "row_of_no_subject" if named else "row_without")
            )
        return case

    def _missing(self, name: str, row: Cells, code: str) -> Problem:
        value = shown(row[name]) if name in row else ""
        return Problem(code=code, params={"column": self._columns[name], "value": value})

    def _law(
        self, row: Cells, on: date | None, case: _Case[S] | None, faults: list[Problem]
    ) -> Lifecycle | None:
        """Return the law of a row: the one it names, that of the row before, or that of its day."""
        named: Any = row.get("lifecycle")
        if named is None and case is not None and case.law is not None:
            return case.law
        name: Any = self._lifecycle if named is None else named
        if isinstance(name, Lifecycle) or on is None:
            return name if isinstance(name, Lifecycle) else None
        at = "" if named is None else pointer(self._columns["lifecycle"])
        if isinstance(fault := as_id(name), Fault):
            faults += gathered([(at, fault)])
            return None
        try:
            found = self._known.get((name, on)) or law_named(name, self._laws, on)
        except JippError as error:
            faults += (problem.under(at) for problem in error.problems)
            return None
        return self._known.setdefault((name, on), found)

    def _move(
        self, row: Cells, law: Lifecycle, case: _Case[S], faults: list[Problem]
    ) -> tuple[str, str] | None:
        """Return the action of a row and the state it led to; None where that is not known."""
        before = case.law if row.get("activity") == MIGRATE else law
        wrong = self._wrong_states(row, {"source": before, "state": law, "target": law})
        activity: Any = row.get("activity")
        if activity is not None and isinstance(fault := as_id(activity), Fault):
            wrong += gathered([(pointer(self._columns["activity"]), fault)])
        faults += wrong
        if wrong:
            return None
        state: Any = row.get("state")
        if activity is None:
            return None if state is None else (_entering(law, case, state), state)
        target: Any = row.get("target", state)
        if target is not None:
            return activity, target
        targets = tuple(dict.fromkeys(_targets(row, law, case)))
        if len(targets) == 1:
            return activity, targets[0]
        silent = case.lost if targets else case.unsure and activity in law._table.places
        if not silent:
            said: dict[str, object] = {
                "value": shown(activity),
                "state": case.state,
                "targets": targets,
                "column": self._columns["target"],
            }
            code = "row_of_targets" if targets else "row_leads_nowhere"
            faults.append(Problem(code=code, params=said))
        return None

    def _wrong_states(self, row: Cells, laws: Mapping[str, Lifecycle | None]) -> list[Problem]:
        found: list[Problem] = []
        for name, law in laws.items():
            state = row.get(name)
            if state is None or law is None:
                continue
            if not isinstance(state, str) or state not in law._table.nodes:
                said = {"value": shown(state), "definition": law.definition}
                found.append(Problem(code="foreign_state", params=said))
        return found

    def _entered(
        self, row: Cells, case: _Case[S], law: Lifecycle, move: tuple[str, str], on: date
    ) -> list[Problem]:
        """Add the entry of a row to its case, or return what is wrong with its cells."""
        action, target = move
        since = row.get("since")
        try:
            entry = Entry(
                number=_whole(row.get("number", len(case.entries) + 1)),
                subject=case.subject.id,
                action=action,
                source=row.get("source", case.state),
                target=target,
                phase=law._table.nodes[target].phase,
                on=on,
                recorded_at=_instant(row.get("recorded_at")),
                by=self._actor(row),
                evidence=_listed(row.get("evidence", ())),
                note=row.get("note", ""),
                definition=law.definition,
                reverts=_whole(row.get("reverts")),
                since=(_day(since) or since) if action == FOUND else None,
            )
        except InvalidInputError as error:
            return [self._in_column(problem) for problem in error.problems]
        case.entries.append(entry)
        return []

    def _actor(self, row: Cells) -> Actor | None:
        if "actor" not in row:
            return None
        agency = row.get("agency")
        if isinstance(agency, str):
            agency = self._agencies.get(agency)
        return Actor(
            id=row["actor"],
            roles=_listed(row.get("roles", ())),
            agency=agency if isinstance(agency, Agency) else None,
        )

    def _in_column(self, problem: Problem) -> Problem:
        field, _, rest = problem.path[1:].partition("/")
        column = self._columns[_OF_FIELDS.get(field, field)]
        path = pointer(column) + (f"/{rest}" if rest else "")
        return Problem(path=path, code=problem.code, params=problem.params)


def _entering(law: Lifecycle, case: _Case[Any], state: str) -> str:
    """Return the one action that leads to a state from where a case stands, else `found`."""
    moves: Iterable[tuple[str, str]] = ()
    if not case.lost:
        moves = ways_in(law) if case.state is None else leading(law, case.state, case.origins)
    actions = {action for action, target in moves if target == state}
    return actions.pop() if len(actions) == 1 else FOUND


def _targets(row: Cells, law: Lifecycle, case: _Case[Any]) -> Iterator[str]:
    """Yield the states that the activity of a row leads to from where its case stands.

    An activity that is not to be taken there is read as it is elsewhere: nothing is judged.
    """
    action, state = row["activity"], case.state
    if action == REVERT and "reverts" in row:
        to = _whole(row["reverts"])
        yield from (entry.target for entry in case.entries if entry.number == to)
        return
    if action == MIGRATE and law is not case.law:
        yield from (state,) if state in law._table.nodes else ()
        return
    there: list[str] = []
    if not case.lost:
        moves = ways_in(law) if state is None else leading(law, state, case.origins)
        there = [target for name, target in moves if name == action]
    yield from there
    if there:
        return
    yield from (target for name, target in ways_in(law) if name == action)
    for step in law.transitions:
        if step.action == action and step.source:
            # There is nothing to resume where nothing was left off.
            target = target_from(step, "" if case.lost else state or "", {})
            if target:
                yield target


def _is_gap(cell: object) -> bool:
    """Return whether a cell says nothing: None, NaN and its like in tables, or a blank text."""
    if isinstance(cell, str):
        return not cell.strip()
    if cell is None or isinstance(cell, int | date | list | tuple):
        # The day that a table has where there is none is unlike itself.
        return cell is None or cell != cell  # noqa: PLR0124
    try:
        return bool(cell != cell)  # noqa: PLR0124 - only what is no value is unlike itself
    except (TypeError, ValueError):
        # A value missing from a table has no truth; an array has many.
        return not hasattr(cell, "tolist")


def _day(cell: object) -> date | None:
    """Return a day, or that of a time as it is written; None where there is none."""
    if isinstance(cell, date):
        return date(cell.year, cell.month, cell.day)
    try:
        if isinstance(cell, str) and len(cell) > len("2024-12-31"):
            return datetime.fromisoformat(cell).date() if DAY.match(cell) else None
        return read_day(cell, date)
    except (InvalidDataError, ValueError):
        return None


def _instant(cell: Any) -> Any:
    """Return an instant that is written; all else as it is, to be refused with its place."""
    try:
        return read_instant(cell, datetime) if isinstance(cell, str) else cell
    except InvalidDataError:
        return cell


def _whole(cell: Any) -> Any:
    """Return a whole number that a table holds as a text or a float; all else as it is."""
    if isinstance(cell, str) and cell.isascii() and cell.isdigit() and len(cell) <= _DIGITS:
        return int(cell)
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _listed(cell: Any) -> Any:
    """Return the values of a cell: a text is one, an array a list."""
    if isinstance(cell, str):
        return (cell,)
    return cell.tolist() if hasattr(cell, "tolist") else cell
