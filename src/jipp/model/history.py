"""Who acts, what was done, and what every subject of a lifecycle has in common."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final, final

import attrs

from jipp._fields import (
    as_day,
    as_id,
    as_ids,
    as_instance,
    as_natural,
    as_optional_day,
    as_optional_id,
    as_optional_instant,
    as_str,
    as_tuple,
    refuse_faults,
)
from jipp._html import Shown
from jipp.errors import InvalidInputError, Problem
from jipp.model.phase import (
    Phase,
    as_optional_phase,
)
from jipp.model.place import Agency
from jipp.typing import UNKNOWN, Unknown

__all__ = ["Actor", "Entry"]

# The action of an entry that says in which state a subject was found, and not how it came there.
FOUND: Final = "found"


def _as_optional_agency(value: Agency | None) -> Agency | None:
    return None if value is None else as_instance(Agency, value)


@final
@attrs.frozen(kw_only=True, repr=False)
class Actor(Shown):
    """Who acts: an id, the roles held, and the agency belonged to (None: none).

    >>> Actor(id="clerk", roles=["innovator"]).roles
    ('innovator',)
    """

    id: str = attrs.field(converter=as_id)
    roles: tuple[str, ...] = attrs.field(default=(), converter=as_ids)
    agency: Agency | None = attrs.field(default=None, converter=_as_optional_agency)
    __attrs_post_init__ = refuse_faults


def _as_optional_natural(value: int | None) -> int | None:
    return None if value is None else as_natural(value)


def _as_optional_actor(value: Actor | None) -> Actor | None:
    return None if value is None else as_instance(Actor, value)


@final
@attrs.frozen(kw_only=True, repr=False)
class Entry(Shown):
    """One line of a history: an action taken, from a state to a state, on a day, by somebody.

    `source` is None on the first entry; `by` is None where the transition was automatic;
    `definition` is the lifecycle's "id@version"; `reverts` is the number of the entry gone back to.
    `since` is from when a subject was in the state in which it was `found`, where that is known.

    >>> entry = Entry(
    ...     number=1,
    ...     subject="sipinter",
    ...     action="begin",
    ...     target="idea",
    ...     on=date(2022, 1, 3),
    ...     definition="innovation@2021",
    ... )
    >>> entry.source is None, entry.by is None
    (True, True)
    """

    number: int = attrs.field(converter=as_natural)
    subject: str = attrs.field(converter=as_id)
    action: str = attrs.field(converter=as_id)
    source: str | None = attrs.field(default=None, converter=as_optional_id)
    target: str = attrs.field(converter=as_id)
    phase: Phase | None = attrs.field(default=None, converter=as_optional_phase)
    on: date = attrs.field(converter=as_day)
    recorded_at: datetime | None = attrs.field(default=None, converter=as_optional_instant)
    by: Actor | None = attrs.field(default=None, converter=_as_optional_actor)
    evidence: tuple[str, ...] = attrs.field(default=(), converter=as_ids)
    note: str = attrs.field(default="", converter=as_str)
    definition: str = attrs.field(converter=as_id)
    reverts: int | None = attrs.field(default=None, converter=_as_optional_natural)
    since: date | None = attrs.field(default=None, converter=as_optional_day)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        if self.since is not None:
            _refuse_since(self.action, self.since, self.on)


def _refuse_since(action: str, since: date, on: date) -> None:
    problems: list[Problem] = []
    if action != FOUND:
        problems.append(Problem(path="/since", code="since_without_found"))
    if on < since:
        params = {"value": on, "after": since}
        problems.append(Problem(path="/on", code="wrong_order", params=params))
    if problems:
        raise InvalidInputError(*problems)


def as_entries(values: Iterable[Entry]) -> tuple[Entry, ...]:
    """Convert to a history; `audit` judges its order and law, not the constructor."""
    return as_tuple(Entry, values)


class Subject(Shown):
    """A thing that moves, with what its history says: state, phase and day of entry."""

    __slots__ = ()
    history: tuple[Entry, ...]

    @property
    def state(self) -> str | None:
        """The id of the present state, None before it begins."""
        return self.history[-1].target if self.history else None

    @property
    def phase(self) -> Phase | None:
        """The present phase, None before it begins or where the state has none."""
        return self.history[-1].phase if self.history else None

    @property
    def entered_on(self) -> date | None:
        """The day on which the present state was entered from another, None before it begins.

        Where it was found there: from when it was there, or the day on which it was found.
        """
        return day_entered(self.history)


def day_entered(history: tuple[Entry, ...]) -> date | None:
    """Return the day on which a history's last state was entered from another, None if empty.

    Of one in which it was found it is the day from which it was there; where that is not known,
    the day on which it was found.
    """
    return next((e.since or e.on for e in reversed(history) if e.source != e.target), None)


def counted_from(history: tuple[Entry, ...]) -> date | Unknown | None:
    """Return the day from which the deadlines of a history's last state count, None if empty."""
    return next((start_of(e) for e in reversed(history) if e.source != e.target), None)


def start_of(entry: Entry) -> date | Unknown:
    """Return the first day of a stay that begins with an entry; UNKNOWN where it was found so."""
    return UNKNOWN if entry.action == FOUND and entry.since is None else entry.since or entry.on


def since_entered(history: tuple[Entry, ...]) -> Iterator[Entry]:
    """Yield the entries since a history's last state was entered from another, latest first."""
    for entry in reversed(history):
        if entry.source != entry.target:
            return
        yield entry
