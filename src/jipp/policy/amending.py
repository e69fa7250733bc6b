"""Amendments: a value of the law with some of its parts replaced, and whose word the new ones are.

The changes are made on the wire form, whose places JSON pointers name, and read as any data is, so
that a faulty one is told as such. Then the parts that changed take the basis of the caller:

1. In an edition the cell's entry in `bases` takes it, for its answers cite that.
2. Elsewhere the nearest part with a `basis` takes it, the part that was put there included.
3. New parts that say no basis take it too; those that stood in that place before are not new.
4. Words, ids and versions say nothing about the law, and move no basis.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, Final, NamedTuple, TypeVar, cast

import attrs

from jipp._fields import LEVELS, as_instance, as_mapping, fault, refuse
from jipp._numbers import plain
from jipp._text import pointer, shown, steps_of
from jipp._value import Value
from jipp.convert.names import has_wire_form
from jipp.convert.wire import from_wire, to_wire
from jipp.errors import InvalidDataError, InvalidInputError, Problem
from jipp.i18n import Text
from jipp.model.basis import Basis, as_basis
from jipp.model.definition import Lifecycle
from jipp.model.edition import Edition
from jipp.model.rubric import Rubric
from jipp.typing import Unknown

__all__ = ["amend"]

V = TypeVar("V", bound=Value)
Path = tuple[str, ...]
# What names or words a part, and says nothing about the rule.
_WORDS: Final = frozenset(
    {"id", "version", "year", "label", "title", "noun", "words", "descriptors"}
)
_BASES: Final = frozenset({"basis", "bases"})


def amend(value: V, changes: Mapping[str, object], *, basis: Basis) -> V:
    """Return a value of the law with parts replaced, which rest on a basis of the caller.

    `changes` maps JSON pointers of the wire form to wire data or values of jipp, made in their
    order; `-` appends to a list. In an edition the cell's entry in `bases` takes the basis, and
    everywhere the nearest part that has one; new parts without a basis of their own take it too.
    Words, ids and versions move none.

    Raises:
        InvalidInputError: what is no value with a wire form, a pointer to no place in it; a
            lifecycle or rubric that is changed and keeps its id and version.
        InvalidDataError: data that do not fit, each fault with its place.

    >>> from jipp.law import edition
    >>> ours = Basis(origin="own", confidence="reported")
    >>> planned = amend(edition(2025), {"/caps": {"umum": 3}}, basis=ours)
    >>> planned.caps, planned.basis_of("caps").origin.value
    ((('umum', 3),), 'own')
    """
    refuse(
        value=_as_wired(value),
        changes=as_mapping(changes),
        basis=as_basis(basis),
    )
    data = cast("dict[str, Any]", to_wire(value))
    written: dict[str, object] = to_wire(basis)
    del written["schema"]
    made = _made(data, changes)
    interim = _read(data, type(value), written)
    for path in made:
        before = {part for _, part, _ in _parts(_way(value, path)[1], None)}
        for place in _moved(interim, data, path, before):
            _at(data, place[:-1])[place[-1]] = written
    new = from_wire(data, type(value))
    if new != value and isinstance(new, Lifecycle | Rubric) and _named(new) == _named(value):
        params = {"definition": _named(new)}
        raise InvalidInputError(Problem(path="/changes", code="same_definition", params=params))
    return new


def _as_wired(value: V) -> V:
    taken = as_instance(Value, value)
    odd = isinstance(taken, Value) and not has_wire_form(type(taken))
    return cast("V", fault("no_wire_form", value) if odd else taken)


def _named(law: object) -> str:
    return law.definition if isinstance(law, Lifecycle) else cast("Rubric", law).id


def _made(data: dict[str, Any], changes: Mapping[str, object]) -> list[Path]:
    """Make the changes in the data, and return the places that changed; all faults at once."""
    made: list[Path] = []
    problems: list[Problem] = []
    for place, new in dict(changes).items():
        try:
            made.append(_put(data, place, _wired(new)))
        except InvalidInputError as error:
            problems += [problem.under(pointer("changes", place)) for problem in error.problems]
    if problems:
        raise InvalidInputError(*problems)
    return made


def _put(data: dict[str, Any], place: str, new: object) -> Path:
    """Put data at a place, and return its path, in which nothing is appended any more."""
    steps = place.split("/")
    path = steps_of(place)
    holder: Any = data
    if not steps[0] and path:
        for step in path[:-1]:
            holder = _held(holder, step)
        if isinstance(holder, list) and path[-1] == "-":
            many = cast("list[object]", holder)
            many.append(new)
            return (*path[:-1], str(len(many) - 1))
        if isinstance(holder, dict):
            holder[path[-1]] = new
            return tuple(path)
        listed = cast("list[object]", holder)
        if _held(listed, path[-1]) is not None:
            listed[int(path[-1])] = new
            return tuple(path)
    raise InvalidInputError(Problem(code="no_such_place", params={"value": shown(place)}))


def _held(holder: object, step: str) -> Any:  # noqa: ANN401 - any JSON
    """Return what an object or list holds at a step; None where it has nothing there."""
    if isinstance(holder, dict):
        return cast("dict[str, Any]", holder).get(step)
    if isinstance(holder, list) and step.isascii() and step.isdigit() and str(int(step)) == step:
        many = cast("list[object]", holder)
        return many[int(step)] if int(step) < len(many) else None
    return None


def _at(data: Any, path: Path) -> Any:  # noqa: ANN401 - any JSON
    for step in path:
        data = _held(data, step)
    return data


def _wired(new: object, levels: int = LEVELS) -> Any:  # noqa: ANN401 - any JSON
    """Write what a change puts in as wire data, tuples of pairs as the mappings that they are."""
    if not levels:
        raise InvalidInputError(Problem(code="too_deep", params={"limit": LEVELS}))
    if isinstance(new, Value):
        return _written(new)
    if isinstance(new, tuple) and new and _are_pairs(cast("tuple[object, ...]", new)):
        new = dict(cast("tuple[tuple[str, object], ...]", new))
    if isinstance(new, Mapping):
        pairs = cast("Mapping[object, object]", new).items()
        return {key: _wired(item, levels - 1) for key, item in pairs}
    if isinstance(new, list | tuple):
        return [_wired(item, levels - 1) for item in cast("Sequence[object]", new)]
    return _plain(new)


def _plain(new: object) -> object:
    """Write what is no value and holds nothing."""
    if isinstance(new, Unknown):
        return {"type": "unknown"}
    if isinstance(new, Enum):
        return new.value
    if isinstance(new, date):
        return new.isoformat()
    return plain(new) if isinstance(new, Decimal | Fraction) else new


def _written(new: Value) -> object:
    """Write a value without each basis that it has only by default: it says none."""
    data = to_wire(new)
    for _, part, own in _parts(new, data):
        field = attrs.fields_dict(cast("Any", type(part))).get("basis")
        if field is not None and own and field.default == cast("Any", part).basis:
            own.pop("basis", None)
    return data


def _are_pairs(items: tuple[object, ...]) -> bool:
    return all(
        isinstance(item, tuple)
        and len(pair := cast("tuple[object, ...]", item)) == 2  # noqa: PLR2004 - a key and its value
        and isinstance(pair[0], str)
        for item in items
    )


def _read(data: dict[str, Any], kind: type[V], written: dict[str, object]) -> V:
    """Read a value; where a new part lacks the basis that it needs, it has that of the caller."""
    try:
        return from_wire(data, kind)
    except InvalidDataError as error:
        lacking = [p.path for p in error.problems if p.code == "missing_key"]
        ends = [path for path in lacking if path.endswith("/basis")]
        if not ends:
            raise
        for path in ends:
            _put(data, path, written)
    return from_wire(data, kind)


class _Step(NamedTuple):
    """A value on the way to a place, the way to it, and the name of the field that is taken."""

    path: Path
    owner: object
    field: str


def _moved(root: Value, data: dict[str, Any], path: Path, before: set[Value]) -> Iterator[Path]:
    """Yield the places of each basis that a change at a path moves."""
    steps, target = _way(root, path)
    named = {step.field for step in steps if not isinstance(step.owner, Text)}
    if not _WORDS.isdisjoint(named) or not _BASES.isdisjoint(named):
        return
    new = [
        (*path, *place, "basis")
        for place, part, own in _parts(target, _at(data, path))
        if hasattr(part, "basis")
        and (not place or part not in before)
        and own is not None
        and own.get("basis") is None
    ]
    yield from new
    if isinstance(root, Edition):
        yield ("bases", path[0])
    if not hasattr(target, "basis"):
        held = [step.path for step in steps if hasattr(step.owner, "basis")]
        if held[-1:] and not (isinstance(root, Edition) and held[-1] == ()):
            yield (*held[-1], "basis")


def _way(root: object, path: Path) -> tuple[list[_Step], object]:
    """Return the values on the way to a place, and what stands there."""
    steps: list[_Step] = []
    here = root
    for at, step in enumerate(path):
        if isinstance(here, Value):
            steps.append(_Step(path[:at], here, step))
            here = getattr(here, step, None)
        elif isinstance(here, tuple):
            items = cast("tuple[object, ...]", here)
            keyed = _by_key(items)
            # What is appended has no place in the old value.
            many = dict(enumerate(items))
            here = many.get(int(step)) if keyed is None else keyed.get(step)
    return steps, here


def _by_key(items: tuple[object, ...]) -> dict[str, object] | None:
    """Return a mapping that is kept as pairs by the keys of its wire form; None for a list."""
    pairs = [cast("tuple[object, ...]", item) for item in items if type(item) is tuple]
    if len(pairs) < len(items) or any(len(pair) != 2 for pair in pairs):  # noqa: PLR2004 - a key and its value
        return None
    return {str(key): part for key, part in pairs}


def _parts(
    value: object, data: object, path: Path = ()
) -> Iterator[tuple[Path, Value, dict[str, Any] | None]]:
    """Yield the values that a value holds, itself first, with their way and their wire form."""
    if isinstance(value, Value):
        own = cast("dict[str, Any]", data) if isinstance(data, dict) else None
        yield path, value, own
        fields = attrs.fields(cast("Any", type(value)))
        held = [(field.alias, getattr(value, field.name)) for field in fields if field.init]
    elif isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        keyed = _by_key(items) if items else None
        held = (
            [(str(at), part) for at, part in enumerate(items)]
            if keyed is None
            else [*keyed.items()]
        )
    else:
        return
    for step, part in held:
        yield from _parts(part, _held(cast("Any", data), step), (*path, step))
