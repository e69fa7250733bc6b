"""Frozen values built fast, for the engine alone.

A frozen slotted value is slow to make: its constructor goes round its own `__setattr__` for every
field, and converts what the engine has already checked. Here a value is filled as an instance of a
subclass that can be written to and has the same layout, and becomes a plain value by taking its
class. What comes out is equal to what the constructor would have made.
"""

from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, cast

import attrs

from jipp.model.history import Actor, Entry, Subject
from jipp.model.phase import Phase
from jipp.model.requirement import Moving

__all__ = ["draft", "make_entry", "moved"]

S = TypeVar("S", bound=Moving)
_WRITABLE = {
    "__slots__": (),
    "__init__": object.__init__,
    "__setattr__": object.__setattr__,
    # Python skips its generic fast path unless both are the plain ones.
    "__delattr__": object.__delattr__,
}


def draft(cls: type) -> Any:  # noqa: ANN401 - its instances stand in for any field
    """Make the subclass of a value's class whose instances can be written to."""
    return type(f"{cls.__name__}Draft", (cls,), dict(_WRITABLE))


_EntryDraft = draft(Entry)


def make_entry(  # noqa: PLR0917 - in the order of the fields, and by position for speed
    number: int,
    subject: str,
    action: str,
    source: str | None,
    target: str,
    phase: Phase | None,
    on: date,
    recorded_at: datetime | None,
    by: Actor | None,
    evidence: tuple[str, ...],
    note: str,
    definition: str,
    reverts: int | None,
) -> Entry:
    """Make an entry of checked parts, in the order of its fields."""
    entry = _EntryDraft()
    entry.number = number
    entry.subject = subject
    entry.action = action
    entry.source = source
    entry.target = target
    entry.phase = phase
    entry.on = on
    entry.recorded_at = recorded_at
    entry.by = by
    entry.evidence = evidence
    entry.note = note
    entry.definition = definition
    entry.reverts = reverts
    entry.__class__ = Entry
    return cast("Entry", entry)


@cache
def _copier(cls: type) -> tuple[Any, tuple[str, ...], Any]:
    names = tuple(field.name for field in attrs.fields(cls))
    return draft(cls), names, attrgetter(*names)


def moved(subject: S, history: tuple[Entry, ...], evidence: tuple[Any, ...]) -> S:
    """Give a subject with another history and evidence.

    A class that is not ours is built by its own constructor, with whatever that checks.
    """
    cls = type(subject)
    if not isinstance(subject, Subject):
        return cast("S", attrs.evolve(cast("Any", subject), history=history, evidence=evidence))
    make, names, read = _copier(cls)
    copy = make()
    for name, value in zip(names, read(subject), strict=True):
        setattr(copy, name, value)
    copy.history = history
    copy.evidence = evidence
    copy.__class__ = cls
    return cast("S", copy)
