"""A run as calls that the engine accepts: days, people, facts, evidence and fields made up for it.

Each call is made on a subject and judged by the engine before it is handed out, so that no witness
depends on how a guard was read.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final, cast, final

import attrs

from jipp._html import Shown
from jipp.errors import InvalidInputError, TransitionRefusedError
from jipp.lifecycle.automatic import due_day, happened, next_due
from jipp.lifecycle.deciding import advance, begin
from jipp.lifecycle.obligations import catch_up
from jipp.model.definition import Lifecycle
from jipp.model.evidence import Evidence
from jipp.model.history import Actor, Entry, counted_from
from jipp.model.place import Agency
from jipp.model.requirements.actors import SameProvince
from jipp.model.requirements.facts import Predicate
from jipp.model.requirements.fields import HasField, HasNote, MinimumAge
from jipp.model.requirements.normal_form import Question
from jipp.model.requirements.proof import HasEvidence
from jipp.model.requirements.value_sets import END, Values, sample
from jipp.policy.guard_ways import LawMoves, OnDay, includes
from jipp.policy.runs import ANYONE, NOBODY, OPEN, OUTSIDE, Hop, Run

__all__ = ["Call"]

_HOME: Final = "ID-BB"
_FAR: Final = "ID-JI"
_NOTE: Final = "catatan"
_DAY: Final = timedelta(days=1)
# What a field is filled with where neither a text, a day nor an agency will do.
_FILLED: Final[dict[str, Any]] = {"sdgs": (1,), "province": _HOME, "edition": 2023}
_LISTS: Final = ("categories", "sdgs", "honours", "evidence")


@final
@attrs.frozen(kw_only=True, repr=False)
class Call(Shown):
    """One step of a witness: what is given to `begin` first, then to `advance`.

    `by` is None where it happens by itself on that day (`catch_up`). `fields` are those that the
    subject has from then on, `predicates` what each answers.

    >>> Call(action="submit", by=None, on=date(2024, 1, 1)).facts
    ()
    """

    __wired__ = False

    action: str
    by: Actor | None
    on: date
    facts: tuple[tuple[str, Any], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    note: str = ""
    predicates: tuple[tuple[str, bool], ...] = ()
    fields: tuple[tuple[str, Any], ...] = ()


@attrs.frozen(kw_only=True)
class _Subject:
    """A subject with whatever fields a law asks for."""

    id: str = "subject"
    evidence: tuple[Evidence, ...] = ()
    history: tuple[Entry, ...] = ()
    own: dict[str, Any] = attrs.field(factory=dict[str, Any])

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a field of any kind
        own = cast("dict[str, Any]", object.__getattribute__(self, "own"))
        if name in own:
            return own[name]
        raise AttributeError(name)


class _UnshownError(Exception):
    """What a run needs cannot be made up."""


def realised(moves: LawMoves, run: Run) -> tuple[Call, ...] | None:
    """Return a run as calls, each accepted by the engine; None where that cannot be done."""
    try:
        return _Telling(moves, run).calls()
    except (_UnshownError, InvalidInputError, TransitionRefusedError, OverflowError):
        return None


class _Telling:
    """The making of the calls of one run, step by step."""

    def __init__(self, moves: LawMoves, run: Run) -> None:
        self._law = moves
        self._lifecycle = moves.lifecycle
        self._world = run[0][0].world
        self._hops = [hop for _, hop, _ in run]
        self._who, self._agency = _identified(run)
        self._subject = _Subject()
        self._pieces = 0

    def calls(self) -> tuple[Call, ...]:
        made: list[Call] = []
        for hop, who in zip(self._hops, self._who, strict=True):
            call = self._call(hop, who, first=not made)
            self._subject = _taken(self._lifecycle, self._subject, call, alone=True)
            made.append(call)
        # And once more as a reader would, with whatever else happens by itself.
        subject = _Subject()
        for call in made:
            subject = _taken(self._lifecycle, subject, call, alone=False)
        wanted = [
            (hop.move.action, hop.target, who, call.on)
            for hop, who, call in zip(self._hops, self._who, made, strict=True)
        ]
        found = [
            (e.action, e.target, None if e.by is None else e.by.id, e.on) for e in subject.history
        ]
        if wanted != found[: len(wanted)]:
            raise _UnshownError
        return tuple(made)

    def _call(self, hop: Hop, who: str | None, *, first: bool) -> Call:
        on = self._law.start if first else self._day(hop)
        asked = _Wanted(on)
        if first:
            for of, block in zip(self._law.agencies, self._world, strict=True):
                asked.fields[of] = _agency(block)
        days = self._days()
        for question, values in hop.move.rest:
            if isinstance(question, OnDay):
                asked.take(question.asked, values, days[question.group], alone=True)
            else:
                asked.take(question, values, on, alone=hop.move.group is not None)
        asked.settle()
        self._show(asked)
        by = None
        if who is not None:
            roles = tuple(role for role in self._lifecycle.roles if role in hop.roles)
            more = tuple(sorted(hop.roles - {*roles}))
            by = Actor(id=who, roles=(*roles, *more), agency=_agency(self._agency[who]))
        fields = {
            name: value
            for name, value in asked.fields.items()
            if value != getattr(self._subject, name, None)
        }
        return Call(
            action=hop.move.action,
            by=by,
            on=on,
            facts=tuple(sorted(asked.facts.items())),
            evidence=tuple(asked.brought),
            note=_NOTE if asked.note else "",
            predicates=tuple(sorted(asked.predicates.items())),
            fields=tuple(sorted(fields.items())),
        )

    def _days(self) -> dict[int, date]:
        """Return the days of the automatic transitions of the present state."""
        history = self._subject.history
        if not history:
            return {}
        entered = counted_from(history)
        if not isinstance(entered, date):
            raise _UnshownError
        found: dict[int, date] = {}
        for at, steps in enumerate(self._law.groups[history[-1].target]):
            day = due_day(steps[0], entered, self._lifecycle.calendar)
            if not isinstance(day, date):
                raise _UnshownError
            found[at] = day
        return found

    def _day(self, hop: Hop) -> date:
        last = self._subject.history[-1].on
        if hop.same_day:
            return last
        days = self._days()
        if hop.by == NOBODY:
            return days[hop.group or 0]
        if hop.group is not None:
            return max(last, days[hop.group] + _DAY)
        # The next day, so that each step has its own, unless something happens by itself by then.
        soon = [day for day in days.values() if day >= last]
        return last if soon and min(soon) <= last + _DAY else last + _DAY

    def _show(self, asked: "_Wanted") -> None:
        """Make up the evidence that is asked for, and take away what must not be there."""
        own = [] if asked.withdrawn else list(self._subject.evidence)
        for kind, count, on, fresh, alone in asked.pieces():
            for _ in range(count):
                self._pieces += 1
                day, id = on if alone else None, f"evidence-{self._pieces}"
                piece = Evidence(id=id, kind=kind, issued_on=day, valid_until=day)
                (own if alone or not fresh else asked.brought).append(piece)
        if tuple(own) != self._subject.evidence:
            asked.fields["evidence"] = tuple(own)


def _taken(law: Lifecycle, before: _Subject, call: Call, *, alone: bool) -> _Subject:
    """Return the subject after a call that the engine accepts; `alone`: one automatic step."""
    fields = dict(call.fields)
    evidence = fields.pop("evidence", before.evidence)
    subject = attrs.evolve(before, evidence=evidence, own={**before.own, **fields})
    given: dict[str, Any] = {
        "on": call.on,
        "by": call.by,
        "facts": dict(call.facts),
        "evidence": call.evidence,
        "note": call.note,
        "predicates": {name: _Answering(truth) for name, truth in call.predicates},
    }
    if not subject.history:
        return begin(subject, lifecycle=law, **given)
    if call.by is not None:
        return advance(subject, call.action, **given, under=law)
    if not alone:
        return catch_up(subject, on=call.on, under=law)
    found = next_due(subject, law)
    if found is None or (found[0].action, found[2]) != (call.action, call.on):
        raise _UnshownError
    return happened(subject, law, found, None)


@attrs.frozen
class _Answering:
    """A predicate that always answers alike."""

    truth: bool

    def __call__(self, *_: object) -> bool:
        return self.truth


class _Wanted:
    """What the guard of one step asks for, gathered question by question."""

    def __init__(self, on: date) -> None:
        self._on = on
        self.facts: dict[str, Any] = {}
        self.predicates: dict[str, Any] = {}
        self.fields: dict[str, Any] = {}
        self.brought: list[Evidence] = []
        self.note = False
        self.withdrawn = False
        self._ages: dict[str, list[tuple[MinimumAge, bool, date]]] = {}
        self._counts: dict[tuple[Any, date, bool], dict[bool, int]] = {}

    def take(self, question: Question, values: Values, on: date, *, alone: bool) -> None:
        """Take one question on a day, and the values that it may have.

        Raises:
            _UnshownError: nothing is known with which it has one of them.

        """
        if isinstance(question, HasEvidence):
            counts = self._counts.setdefault((question.kind, on, alone), {})
            counts[question.since_entered] = sample(values)
            self.withdrawn = self.withdrawn or values.cuts[-1] != END
        elif question._known_as is None:
            self._take_of_subject(question, values, on)
        elif values.cuts:
            answers = self.predicates if isinstance(question, Predicate) else self.facts
            answers[question._known_as] = sample(values)

    def _take_of_subject(self, question: Question, values: Values, on: date) -> None:
        truth = includes(values, value=True)
        if isinstance(question, HasNote):
            self.note = truth
        elif isinstance(question, HasField):
            self.fields.setdefault(question.name, _field(question.name, filled=truth))
        elif isinstance(question, MinimumAge):
            if values.cuts:
                self._ages.setdefault(question.since, []).append((question, truth, on))
            else:
                self.fields[question.since] = None
        elif isinstance(question, SameProvince) and values.cuts:
            self.fields["province"] = _HOME if truth else _FAR
        else:
            raise _UnshownError

    def settle(self) -> None:
        """Fill in the days from which ages count: the latest that is early enough for all."""
        for since, asked in self._ages.items():
            old = [
                age.duration.before(on) - (_DAY if age.strict else timedelta())
                for age, truth, on in asked
                if truth
            ]
            self.fields[since] = min(old) if old else max(on for _, _, on in asked) + _DAY

    def pieces(self) -> Iterator[tuple[Any, int, date, bool, bool]]:
        """Yield kinds of evidence: how many, on which day, if fresh, and if nobody brings it."""
        for (kind, on, alone), counts in self._counts.items():
            fresh = counts.get(True, 0)
            if alone or False not in counts:
                yield kind, max(counts.values()), on, True, alone
            elif True not in counts:
                yield kind, counts[False], on, True, alone
            else:
                yield kind, fresh, on, True, alone
                yield kind, counts[False] - fresh, on, False, alone


def _field(name: str, *, filled: bool) -> object:
    """Return a value with which a field is filled, or is not."""
    if not filled:
        return None if name.endswith("_on") or name == "province" else () if name in _LISTS else ""
    if name.endswith("_on"):
        return date(2020, 1, 1)
    if name in ("agency", "owner"):
        return _agency(0)
    return _FILLED.get(name, _NOTE if name not in _LISTS else (_NOTE,))


def _agency(block: int) -> Agency:
    """Return the agency of a number; what belongs to none that a field names has its own."""
    number = 0 if block in (OPEN, OUTSIDE) else block + 1
    return Agency(id=f"agency-{number}", name=f"Agency {number}", kind="city", province=_HOME)


def _identified(run: Run) -> tuple[list[str | None], dict[str, int]]:
    """Name whoever acts in each step of a run, and say to which agency each belongs."""
    slots: list[str] = [""] * len(run[0][0].people)
    agencies: dict[str, int] = {}
    who: list[str | None] = []
    for _, hop, there in run:
        if hop.by == NOBODY:
            who.append(None)
        else:
            id = "" if hop.by == ANYONE else slots[hop.by]
            id = id or f"person-{len(agencies) + 1}"
            agencies.setdefault(id, hop.agency)
            if hop.by != ANYONE:
                slots[hop.by] = id
            who.append(id)
        slots = [slots[at] for at in hop.order]
        agencies.update(
            (id, person.agency) for id, person in zip(slots, there.people, strict=True) if id
        )
    return who, agencies
