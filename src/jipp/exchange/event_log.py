"""Event logs, out and in: histories as a table with one entry per row.

Nothing is judged when a log is read: `audit` and `conform` do that.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time
from typing import Any, Literal, TypeAlias, TypeVar, cast, get_args

from jipp._fields import (
    Fault,
    as_choice,
    as_each,
    as_instance,
    as_title,
    as_values,
    duplicates,
    fault,
    gathered,
    items_in,
    refuse,
)
from jipp._progress import told
from jipp._text import pointer
from jipp.errors import InvalidDataError, InvalidInputError, NotInForceError, Problem
from jipp.exchange.adoption import as_laws, law_named
from jipp.exchange.log_rows import COLUMNS, Log
from jipp.lifecycle.arguments import NOTHING, Under, as_subject
from jipp.model.definition import Lifecycle
from jipp.model.history import Entry
from jipp.typing import Moving, Progress

__all__ = ["from_event_log", "to_event_log"]

S = TypeVar("S", bound=Moving)
LogNames: TypeAlias = Literal["plain", "xes"]


def to_event_log(subjects: Iterable[Moving], *, names: LogNames = "plain") -> list[dict[str, Any]]:
    """Return the histories of subjects as records, one per entry, under our names or those of XES.

    XES (IEEE 1849) is what tools of process mining read. Its time is midnight UTC of the day, its
    role the first of the actor's.

    Raises:
        InvalidInputError: what is not a subject, with its position; another word for `names`.

    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner, unit="RSUD")
    >>> begun = begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk)
    >>> (record,) = to_event_log([begun])
    >>> record["case"], record["activity"], record["target"], record["actor"]
    ('sipinter', 'register', 'idea', 'ani')
    >>> list(to_event_log([begun], names="xes")[0])
    ['case:concept:name', 'concept:name', 'time:timestamp', 'org:resource', 'org:role']
    """
    listed = as_each(as_subject, subjects, distinct=False)
    refuse(subjects=listed, names=as_choice(get_args(LogNames), names))
    record = _xes if names == "xes" else _plain
    return [record(subject.id, entry) for subject in listed for entry in subject.history]


def _plain(case: str, entry: Entry) -> dict[str, Any]:
    by = entry.by
    return {
        "case": case,
        "number": entry.number,
        "activity": entry.action,
        "on": entry.on,
        "recorded_at": entry.recorded_at,
        "actor": by.id if by else None,
        "agency": by.agency.id if by and by.agency else None,
        "roles": list(by.roles) if by else [],
        "source": entry.source,
        "target": entry.target,
        "phase": entry.phase.value if entry.phase else None,
        "lifecycle": entry.definition,
        "evidence": list(entry.evidence),
        "note": entry.note,
        "reverts": entry.reverts,
    }


def _xes(case: str, entry: Entry) -> dict[str, Any]:
    by = entry.by
    return {
        "case:concept:name": case,
        "concept:name": entry.action,
        "time:timestamp": datetime.combine(entry.on, time(), UTC),
        "org:resource": by.id if by else None,
        "org:role": by.roles[0] if by and by.roles else None,
    }


def from_event_log(
    rows: Iterable[Mapping[str, Any]],
    subjects: Iterable[S],
    *,
    lifecycle: Lifecycle | str,
    columns: Mapping[str, str] = NOTHING,
    under: Under = (),
    progress: Progress | None = None,
) -> tuple[S, ...]:
    """Return subjects with the histories that the rows of a table tell, in the order of the rows.

    A row has a `case` (the id of a subject), a day `on` (a day, or a time whose day is taken as it
    is written), and an `activity` or the `state` it led to; all else that `to_event_log` writes is
    read where it is there. `columns` maps our names to those of the table. A state is entered by
    the one action that leads there from the state before; where there is none or several, the entry
    is `found`, which `audit` reports as `gap_filled`; `since` says since when it was there. An
    activity leads to its one target, a resumption to where the history before leads it back; one of
    several targets needs `target`.

    The history of a subject with rows is that of its rows; the others stay as they are. An agency
    is found by its id among those of the subjects. `lifecycle` may be a name, which then is looked
    up on the day of the first row of each case; a row may name another in `lifecycle`. Cells that
    are None, NaN or blank say nothing.

    Raises:
        InvalidDataError: all rows that cannot be read, each at its number, counted from 0.
        InvalidInputError: wrong arguments; two subjects of one id.
        UnknownNameError: no lifecycle of that name.

    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner)
    >>> rows = [
    ...     {"kode": "sipinter", "tanggal": "2022-03-01", "status": "idea"},
    ...     {"kode": "sipinter", "tanggal": "2022-04-01", "status": "trial"},
    ... ]
    >>> names = {"case": "kode", "on": "tanggal", "state": "status"}
    >>> (read,) = from_event_log(rows, [idea], lifecycle="innovation", columns=names)
    >>> [(entry.action, entry.target) for entry in read.history]
    [('register', 'idea'), ('try_out', 'trial')]
    """
    listed = cast("tuple[S, ...]", as_each(as_subject, subjects, distinct=False))
    laws, taken = as_laws(under), _as_rows(rows)
    refuse(
        rows=taken,
        subjects=listed,
        lifecycle=as_instance((Lifecycle, str), lifecycle),
        columns=_as_columns(columns),
        under=laws,
    )
    if twice := duplicates((subject.id for subject in listed), "id"):
        raise InvalidInputError(*(problem.under("/subjects") for problem in twice))
    with suppress(NotInForceError):
        # A name that nothing has is one fault of the call, and not one of each row.
        law_named(lifecycle, laws, date.max)
    log = Log(listed, lifecycle, laws, dict(columns))
    for at, row in enumerate(told(taken, progress)):
        log.read(at, row)
    if log.problems:
        raise InvalidDataError(*log.problems)
    return log.subjects()


def _as_rows(rows: Iterable[object]) -> tuple[object, ...]:
    if hasattr(rows, "columns"):
        return cast("tuple[object, ...]", Fault(Problem(code="frame_for_rows")))
    taken = items_in(rows)
    return fault("not_a_list", rows) if taken is None else taken


def _as_columns(columns: Mapping[str, str]) -> object:
    taken: object = as_values(as_title, columns)
    if isinstance(taken, Fault):
        return taken
    named = {name: as_choice(COLUMNS, name) for name in dict(columns)}
    faults = gathered((pointer(name), value) for name, value in named.items())
    return Fault(*faults) if faults else taken
