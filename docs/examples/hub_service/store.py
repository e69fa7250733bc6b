"""The store: innovations read whole from their rows, and changed only by what jipp accepts."""

import json
import re
from datetime import date, datetime
from functools import partial
from typing import Any, Final, TypeVar

import attrs
from sqlalchemy import create_engine, select
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.exc import StaleDataError

import jipp
from hub_service.decision import REVERT, Decision
from hub_service.faults import DamagedError, RefusedError
from hub_service.tables import ActivityRow, EntryRow, InnovationRow, OfficerRow, SealRow
from jipp import (
    Accepted,
    Activity,
    Actor,
    Duration,
    Finding,
    HubReport,
    Innovation,
    InvalidDataError,
    Problem,
    Reason,
    Refused,
)
from jipp.law import lifecycles

LIFECYCLE: Final = "innovation"
# The hub that this service belongs to, and what its office has decided on how often.
HUB: Final = "hub-id-bb"
EVERY: Final = {"innovation_data": Duration(months=6)}
LAWS: Final = {law.definition: law for law in lifecycles()}
# Ids stand in the addresses of pages.
SLUG: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST_ID: Final = 64
T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Record:
    """What is stored under an id: the innovation, if it can be read, and all that is wrong."""

    id: str
    innovation: Innovation | None
    faults: tuple[Problem, ...]

    def read(self) -> Innovation:
        """Return the innovation as it is stored, or raise what keeps it from being read."""
        if self.innovation is None:
            raise DamagedError(*self.faults)
        return self.innovation

    def sound(self) -> Innovation:
        """Return an innovation that can be built upon, or raise all that is wrong with it."""
        if self.faults:
            raise DamagedError(*self.faults)
        return self.read()


# How it shows that somebody else wrote first: in the snapshot, the version, or the key.
_OVERTAKEN: Final = (OperationalError, StaleDataError, IntegrityError)


class Store:
    """Innovations in a database. Days, instants and actors come from outside."""

    def __init__(self, database: str) -> None:
        self.engine = create_engine(
            database,
            # One snapshot for all that a call reads; who writes on an old one is turned away.
            isolation_level="REPEATABLE READ",
            pool_size=16,
            max_overflow=16,
            json_serializer=partial(json.dumps, ensure_ascii=False),
        )
        self._sessions = sessionmaker(self.engine)

    def officer(self, id: str) -> Actor | None:
        """Find who signs in under an id."""
        with self._sessions() as session:
            row = session.get(OfficerRow, id)
            return None if row is None else _value(Actor, row.wire)

    def officers(self) -> list[Actor]:
        """List all who may sign in."""
        with self._sessions() as session:
            rows = session.scalars(select(OfficerRow).order_by(OfficerRow.id))
            return [_value(Actor, row.wire) for row in rows]

    def records(self, *, after: str, limit: int) -> list[Record]:
        """List what is stored under the ids that come after one, in the order of ids."""
        wanted = (
            select(InnovationRow)
            .where(InnovationRow.id > after)
            .order_by(InnovationRow.id)
            .limit(limit)
        )
        with self._sessions() as session:
            return [_record(row) for row in session.scalars(wanted)]

    def record(self, id: str) -> Record:
        """Read what is stored under one id, and audit it against its seals."""
        with self._sessions() as session:
            return _record(_row(session, id))

    def register(self, idea: Innovation, *, by: Actor, on: date, at: datetime) -> Innovation:
        """Begin an innovation under the law of the day, and keep it."""
        if len(idea.id) > LONGEST_ID or not re.fullmatch(SLUG, idea.id):
            problem = Problem(path="/id", code="hub_not_a_slug", params={"value": f'"{idea.id}"'})
            raise RefusedError(422, problem)
        begun = jipp.begin(idea, lifecycle=LIFECYCLE, on=on, by=by, recorded_at=at)
        with self._sessions() as session:
            session.add(row_of(begun))
            try:
                session.commit()
            except IntegrityError:
                problem = Problem(path="/id", code="hub_id_taken", params={"value": begun.id})
                raise RefusedError(409, problem) from None
        return begun

    def decide(
        self, id: str, decision: Decision, *, by: Actor, on: date, at: datetime
    ) -> Accepted[Innovation] | Refused[Innovation]:
        """Decide on what is stored now, and keep what is accepted."""
        try:
            return self._decided(id, decision, by, on, at)
        except _OVERTAKEN:
            # Somebody was quicker by an instant: read again, and the answer says so.
            return self._decided(id, decision, by, on, at)

    def _decided(
        self, id: str, decision: Decision, by: Actor, on: date, at: datetime
    ) -> Accepted[Innovation] | Refused[Innovation]:
        with self._sessions() as session:
            row = _row(session, id)
            answer = _answer(_record(row).sound(), decision, by, on, at)
            if isinstance(answer, Accepted):
                _write(row, answer.subject)
                session.commit()
            return answer

    def year(self, year: int) -> HubReport:
        """Report what the hub did in a year, with what is sound among the innovations."""
        with self._sessions() as session:
            rows = session.scalars(select(ActivityRow).order_by(ActivityRow.id))
            activities = [_value(Activity, row.wire) for row in rows]
            records = [_record(row) for row in session.scalars(select(InnovationRow))]
        return jipp.hub_report(
            HUB,
            activities,
            since=date(year, 1, 1),
            until=date(year + 1, 1, 1),
            innovations=[r.innovation for r in records if r.innovation and not r.faults],
            every=EVERY,
        )

    def seals(self, id: str) -> tuple[str, ...]:
        """Give the digests of an innovation's history, for somebody else to keep."""
        with self._sessions() as session:
            return tuple(seal.digest for seal in _row(session, id).seals)

    def audit(self, id: str, sealed: tuple[str, ...] | None = None) -> tuple[Finding, ...]:
        """Audit a history against seals kept elsewhere, else against our own."""
        with self._sessions() as session:
            row = _row(session, id)
            own = tuple(seal.digest for seal in row.seals)
            return jipp.audit(_innovation(row), sealed=own if sealed is None else sealed)


def row_of(innovation: Innovation) -> InnovationRow:
    """Make the rows of an innovation that is new here."""
    row = InnovationRow(id=innovation.id)
    _write(row, innovation)
    return row


def _row(session: Session, id: str) -> InnovationRow:
    row = session.get(InnovationRow, id)
    if row is None:
        raise RefusedError(404, Problem(code="hub_no_innovation", params={"value": id}))
    return row


def _record(row: InnovationRow) -> Record:
    faults: list[Problem] = []
    if row.length != len(row.entries):
        params = {"length": row.length, "found": len(row.entries)}
        faults.append(Problem(path="/history", code="hub_other_length", params=params))
    try:
        innovation = _innovation(row)
    except DamagedError as error:
        return Record(id=row.id, innovation=None, faults=(*faults, *error.problems))
    found = jipp.audit(innovation, sealed=tuple(seal.digest for seal in row.seals))
    faults += (
        Problem(code=each.code, params={"where": each.where, **dict(each.witness)})
        for each in found
    )
    return Record(id=row.id, innovation=innovation, faults=tuple(faults))


def _innovation(row: InnovationRow) -> Innovation:
    history = [entry.wire for entry in row.entries]
    innovation = _value(Innovation, {**row.wire, "history": history})
    for entry in innovation.history:
        if entry.definition not in LAWS:
            path, params = f"/history/{entry.number - 1}", {"name": entry.definition}
            raise DamagedError(Problem(path=path, code="unknown_definition", params=params))
    return innovation


def _value(cls: type[T], wire: dict[str, Any]) -> T:
    try:
        return jipp.from_wire(wire, into=cls)
    except InvalidDataError as error:
        raise DamagedError(*error.problems) from error


def _write(row: InnovationRow, innovation: Innovation) -> None:
    """Set the row to what the innovation is now, and add the entries that are new."""
    wire = jipp.to_wire(innovation)
    history = wire.pop("history")
    digests = jipp.digests(innovation)
    for number in range(len(row.entries) + 1, len(history) + 1):
        row.entries.append(EntryRow(number=number, wire=history[number - 1]))
        row.seals.append(SealRow(number=number, digest=digests[number - 1]))
    row.wire = wire
    row.length = len(history)


def _answer(
    innovation: Innovation, decision: Decision, by: Actor, on: date, at: datetime
) -> Accepted[Innovation] | Refused[Innovation]:
    if decision.action == REVERT:
        return _reverted(innovation, decision, by, on, at)
    if decision.implemented_on is not None:
        innovation = attrs.evolve(innovation, implemented_on=decision.implemented_on)
    return jipp.decide(
        innovation,
        decision.action,
        on=on,
        by=by,
        evidence=decision.evidence,
        note=decision.note,
        recorded_at=at,
        expecting=decision.expecting,
    )


def _reverted(
    innovation: Innovation, decision: Decision, by: Actor, on: date, at: datetime
) -> Accepted[Innovation] | Refused[Innovation]:
    seen, found = decision.expecting, len(innovation.history)
    if seen != found:
        stale = Reason(code="stale", params={"expected": seen, "found": found})
        return Refused(subject=innovation, action=REVERT, reasons=(stale,))
    after = jipp.revert(
        innovation, to=decision.to or 0, on=on, by=by, note=decision.note, recorded_at=at
    )
    return Accepted(subject=after, entries=after.history[found:])
