"""The arguments of a call, whose faults are reported together, and the evidence given with it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final, TypeAlias, cast

import attrs

from jipp._fields import (
    Fault,
    as_day,
    as_instance,
    as_optional_instant,
    as_str,
    as_tuple,
    fault,
    refuse,
)
from jipp._text import pointer, shown
from jipp.errors import InvalidInputError, Problem
from jipp.model.definition import Lifecycle
from jipp.model.evidence import Evidence
from jipp.model.history import Actor, Entry
from jipp.model.requirements.base import Facts, Predicates
from jipp.typing import Moving

#: Lifecycles that do not ship: one, or several of which the history names one.
Under: TypeAlias = Lifecycle | Iterable[Lifecycle] | None
NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


def as_under(under: Under) -> Lifecycle | tuple[Lifecycle, ...]:
    """Convert to a lifecycle, or to several; two that differ have two names."""
    if isinstance(under, Lifecycle):
        return under
    given: object = under
    if given is None:
        return ()
    if isinstance(given, str) or not isinstance(given, Iterable):
        return as_instance(Lifecycle, cast("Lifecycle", given))
    laws = as_tuple(Lifecycle, given)
    if isinstance(laws, Fault):
        return laws
    first: dict[str, int] = {}
    problems = [
        Problem(path=pointer(i), code="duplicate", params={"value": law.definition, "first": there})
        for i, law in enumerate(laws)
        if laws[there := first.setdefault(law.definition, i)] != law
    ]
    return cast("tuple[Lifecycle, ...]", Fault(*problems)) if problems else laws


def check_call(  # noqa: PLR0917 - the common keywords of all calls, in their order
    subject: Moving,
    on: date,
    by: Actor | None = None,
    facts: Facts = NOTHING,
    evidence: Iterable[Evidence] = (),
    note: str = "",
    predicates: Predicates = NOTHING,
    recorded_at: datetime | None = None,
    under: Under = (),
    **more: object,
) -> tuple[Evidence, ...]:
    """Return the evidence of a call as a tuple; `under` and `more` are converted already.

    Raises:
        InvalidInputError: one problem for each argument that is wrong.

    """
    refuse(
        subject=as_subject(subject),
        on=as_day(on),
        by=None if by is None else as_instance(Actor, by),
        facts=as_facts(facts),
        evidence=(pieces := as_tuple(Evidence, evidence)),
        note=as_str(note),
        predicates=_as_named(predicates, "not_a_function", lambda one: not callable(one)),
        recorded_at=as_optional_instant(recorded_at),
        under=under,
        **more,
    )
    return pieces


def check_subject(subject: Moving) -> None:
    """Check that something is a subject.

    Raises:
        InvalidInputError: no attrs class with an id, evidence and a history.

    """
    refuse(subject=as_subject(subject))


def as_subject(subject: Moving) -> Moving:
    """Convert to a subject: an attrs class with an id, and tuples of evidence and entries."""
    history: object = getattr(subject, "history", None)
    evidence: object = getattr(subject, "evidence", None)
    right = (
        isinstance(getattr(subject, "id", None), str)
        and attrs.has(type(subject))
        and isinstance(history, tuple)
        and isinstance(evidence, tuple)
        and all(isinstance(piece, Evidence) for piece in cast("tuple[object, ...]", evidence))
        and all(isinstance(entry, Entry) for entry in cast("tuple[object, ...]", history))
    )
    return subject if right else cast("Moving", fault("not_a_subject", subject))


def as_facts(facts: object) -> object:
    """Convert to facts by name, of which none is NaN."""
    return _as_named(facts, "not_a_number", _is_nan)


def _is_nan(value: object) -> bool:
    if isinstance(value, Decimal):
        return value.is_nan()
    return isinstance(value, float) and value != value  # noqa: PLR0124 - only NaN is unlike itself


def _as_named(values: object, code: str, is_wrong: Callable[[object], bool]) -> object:
    """Take a mapping without any value that is wrong."""
    if not isinstance(values, Mapping):
        return fault("not_a_mapping", values)
    given = cast("Mapping[object, object]", values)
    problems = [
        Problem(path=pointer(str(name)), code=code, params={"value": shown(value)})
        for name, value in given.items()
        if is_wrong(value)
    ]
    return Fault(*problems) if problems else given


def joined(
    held: tuple[Evidence, ...], given: Iterable[Evidence]
) -> tuple[tuple[Evidence, ...], tuple[str, ...]]:
    """Join evidence to that held: all of it, and the ids that are new.

    Raises:
        InvalidInputError: an id that is there already, with other content.

    """
    by_id = {piece.id: piece for piece in held}
    brought: list[str] = []
    problems: list[Problem] = []
    for at, piece in enumerate(given):
        if piece.id not in by_id:
            by_id[piece.id] = piece
            brought.append(piece.id)
        elif by_id[piece.id] != piece:
            params = {"value": shown(piece.id)}
            problems.append(
                Problem(path=pointer("evidence", at, "id"), code="other_content", params=params)
            )
    if problems:
        raise InvalidInputError(*problems)
    return (*held, *(by_id[id] for id in brought)), tuple(brought)
