"""The leaves of the wire: how plain types are read, and how types are told apart.

Every reader takes what JSON gives and the type wanted, and raises `InvalidDataError` with one
problem for what it cannot read.
"""

import re
import types
from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    NamedTuple,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

import attrs

from jipp._fields import FAULTS, Fault, as_bool, as_choice, as_label, as_number, gathered
from jipp._json import JSON
from jipp._numbers import exact
from jipp._text import pointer, shown
from jipp.errors import InvalidDataError, Problem
from jipp.i18n import Text
from jipp.typing import Exact, Number

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]
Reads = Iterable[tuple[str | int, Hook, Any, Any]]
DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PAIR: Final = 2


def refusal(code: str, value: object, **params: object) -> InvalidDataError:
    """Make the error for one value that cannot be read."""
    return InvalidDataError(Problem(code=code, params={"value": shown(value), **params}))


def read_str(data: object, _: object) -> str:
    """Read a text."""
    if type(data) is str:
        return data
    raise refusal("not_a_text", data)


def _accepted(value: T) -> T:
    """Return what a converter of fields took, or raise what it refused."""
    if isinstance(value, Fault):
        raise InvalidDataError(*value.problems)
    return value


def read_label(data: object) -> Text | None:
    """Read a text that stands for both languages; None for what is no text."""
    return _accepted(as_label(data)) if isinstance(data, str) else None


def whole_of(data: object) -> object:
    """Take 3.0, which JSON does not tell from 3, for the whole number; anything else as it is."""
    return int(data) if type(data) is float and data.is_integer() else data


def read_int(data: object, _: object) -> int:
    """Read a whole number, 3.0 too, of at most as many digits as an exact one; True is none."""
    whole = whole_of(data)
    if type(whole) is int and exact(whole) is not None:
        return whole
    raise refusal("not_a_count", data)


def read_bool(data: object, _: object) -> bool:
    """Read true or false."""
    return _accepted(as_bool(cast("bool", data)))


def read_number(data: object, _: object) -> Exact:
    """Read an exact number from a text or a JSON number."""
    return _accepted(as_number(cast("Number", data)))


def read_day(data: object, _: object) -> date:
    """Read a day written YYYY-MM-DD."""
    try:
        if isinstance(data, str) and DAY.fullmatch(data):
            return date.fromisoformat(data)
    except ValueError:
        pass
    raise refusal("not_a_day", data)


def read_instant(data: object, _: object) -> datetime:
    """Read an instant in ISO 8601 with its offset."""
    try:
        if isinstance(data, str) and DAY.match(data):
            instant = datetime.fromisoformat(data)
            if instant.utcoffset() is None:
                raise refusal("naive_instant", data)
            return instant
    except (ValueError, OverflowError) as error:
        if isinstance(error, InvalidDataError):
            raise
    raise refusal("not_an_instant", data)


@cache
def _members(kind: type[Enum]) -> dict[tuple[type, object], Enum]:
    # With its type, since True would pass for 1.
    return {(type(member.value), member.value): member for member in kind}


def read_enum(data: object, kind: type[Enum]) -> Enum:
    """Read a member of an enum from its value."""
    value = whole_of(data)
    if type(value) in (str, int):
        member = _members(kind).get((type(value), value))
        if member is not None:
            return member
    raise refusal("not_one_of", data, allowed=tuple(str(m.value) for m in kind))


def is_pairs(t: object) -> bool:
    """Check whether a type is a mapping kept as pairs: `tuple[tuple[str, V], ...]`."""
    args = get_args(t)
    if get_origin(t) is not tuple or len(args) != _PAIR or args[1] is not Ellipsis:
        return False
    inner = get_args(args[0])
    pair = get_origin(args[0]) is tuple and len(inner) == _PAIR and inner[1] is not Ellipsis
    return pair and inner[0] in (str, date)


def is_many(t: object) -> bool:
    """Check whether a type is a list: `tuple[V, ...]`."""
    args = get_args(t)
    many = get_origin(t) is tuple and len(args) == _PAIR and args[1] is Ellipsis
    return many and not is_pairs(t)


def is_fixed(t: object) -> bool:
    """Check whether a type is a row of set length: `tuple[A, B]`."""
    args = get_args(t)
    return get_origin(t) is tuple and Ellipsis not in args


def is_any(t: object) -> bool:
    """Check whether a type is any value: object, a caller's class, or texts beside days."""
    # The subject of an answer is of whatever class the caller moves.
    is_open = t is object or isinstance(t, TypeVar)
    return is_open or (is_union(t) and {str, date} <= set(get_args(t)))


def is_literal(t: object) -> bool:
    """Check whether a type is a choice of words."""
    return get_origin(t) is Literal


def read_literal(data: object, kind: object) -> object:
    """Read one of the words of a choice."""
    return _accepted(as_choice(get_args(kind), cast("str", data)))


def is_union(t: object) -> bool:
    """Check whether a type is a union."""
    return get_origin(t) in (Union, types.UnionType)


def is_open_choice(t: object) -> bool:
    """Check whether a type is a choice of words, or an id: a kind of evidence, a target."""
    members = get_args(t) if is_union(t) else ()
    return len(members) == _PAIR and str in members and any(map(_is_choice, members))


def words_of(t: object) -> type[Enum]:
    """Return the words of a choice that an id may stand in for."""
    return next(cast("type[Enum]", member) for member in get_args(t) if _is_choice(member))


def _is_choice(t: object) -> bool:
    return isinstance(t, type) and issubclass(t, Enum) and hasattr(t, "__open__")


def read_open_choice(data: object, kind: object) -> object:
    """Read a member of an enum from its value, or any other text."""
    given = read_str(data, kind)
    return _members(words_of(kind)).get((str, given), given)


def is_value(t: object) -> bool:
    """Check whether a type is a value class of jipp."""
    return isinstance(t, type) and attrs.has(t) and t.__module__.startswith("jipp.")


def is_own(t: object) -> bool:
    """Check whether a type is an attrs class of the caller's."""
    ours = isinstance(t, type) and t.__module__.startswith("jipp.")
    return isinstance(t, type) and not ours and attrs.has(t)


def is_subject(t: object) -> bool:
    """Check whether a type is a caller's class of subjects, with `id`, `evidence` and `history`."""
    if not is_own(t):
        return False
    names = {a.name for a in attrs.fields(cast("type[attrs.AttrsInstance]", t))}
    return {"id", "evidence", "history"} <= names


def is_list(t: object) -> bool:
    """Check whether a type is `list[V]`."""
    return get_origin(t) is list


def is_dict(t: object) -> bool:
    """Check whether a type is `dict[str, V]`."""
    return get_origin(t) is dict and get_args(t)[0] is str


def is_json(t: object) -> bool:
    """Check whether a type is that of plain JSON which a value keeps."""
    return get_origin(t) is Annotated and t == JSON


def is_family(t: object) -> bool:
    """Check whether a type is the base of several value classes, and no value class itself."""
    ours = isinstance(t, type) and t.__module__.startswith("jipp.")
    return ours and not (is_value(t) or is_row(t) or issubclass(cast("type", t), Enum))


def is_row(t: object) -> bool:
    """Check whether a type is a named tuple of jipp."""
    ours = isinstance(t, type) and t.__module__.startswith("jipp.")
    return ours and hasattr(t, "_field_defaults")


class Field(NamedTuple):
    """A field of a value class or named tuple: its type, its converter, whether it is needed."""

    type: Any
    converter: object
    required: bool


def fields_of(cls: type) -> dict[str, Field]:
    """Return the fields that a class is built from, with their types resolved."""
    if not attrs.has(cls):
        kinds = get_type_hints(cls)
        return {name: Field(kind, None, required=True) for name, kind in kinds.items()}
    attrs.resolve_types(cls)
    every = cast("tuple[attrs.Attribute[Any], ...]", attrs.fields(cls))
    return {
        a.alias or a.name: Field(
            object if a.type in (None, Any) else a.type,
            cast("object", a.converter),  # pyright: ignore[reportUnknownMemberType]
            a.default is attrs.NOTHING,
        )
        for a in every
        if a.init
    }


def as_object(data: object) -> dict[str, Any]:
    """Take a JSON object."""
    if isinstance(data, dict):
        return data  # pyright: ignore[reportUnknownVariableType] - any JSON
    raise refusal("not_an_object", data)


def as_list(data: object) -> list[Any]:
    """Take a JSON list."""
    if isinstance(data, list):
        return data  # pyright: ignore[reportUnknownVariableType] - any JSON
    raise refusal("not_a_list", data)


def read_each(reads: Reads) -> tuple[Any, ...]:
    """Read data by their hooks and types, or raise the faults of all, each below its step.

    What is read after very many faults is left unread, and the error says so.
    """
    values: list[Any] = []
    errors: list[tuple[str, InvalidDataError]] = []
    found = 0
    for step, hook, data, kind in reads:
        try:
            values.append(hook(data, kind))
        except InvalidDataError as error:
            errors.append((pointer(step), error))
            found += len(error.problems)
            if found >= FAULTS:
                break
    if errors:
        raise InvalidDataError(*gathered(errors))
    return tuple(values)
