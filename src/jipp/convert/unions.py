"""Fields that may hold values of several types: each then carries its name in `type`."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, Final, cast, get_origin

from cattrs import Converter

from jipp._numbers import exact, plain
from jipp._text import near, pointer, shown
from jipp.convert.limits import refuses_unknown
from jipp.convert.names import every, schema_id, type_named, wire_name
from jipp.convert.types import (
    DAY,
    Hook,
    is_own,
    is_pairs,
    is_value,
    read_number,
    refusal,
    whole_of,
)
from jipp.errors import InvalidDataError, Problem
from jipp.typing import UNKNOWN, Unknown

_SAFE: Final = 2**53 - 1
# What is no value of jipp, and has its type beside it where anything may stand.
_SCALARS: Final[Mapping[str, type]] = {"number": Decimal, "day": date, "instant": datetime}


class OneOf:
    """Reads and writes a field that may hold values of several types.

    Classes, `UNKNOWN` and enums carry their name in `type`, unless a class is all there can be. A
    mapping is known by having no text there: its values are never texts.
    """

    def __init__(self, kinds: Iterable[Any], converter: Converter) -> None:
        every = tuple(kinds)
        members = [m for m in every if m is not type(None)]
        self._optional = type(None) in every
        self._tagged = {wire_name(m): m for m in members if isinstance(m, type) and _is_tagged(m)}
        self._plain = [m for m in members if m not in self._tagged.values()]
        self._alone = members[0] if len(members) == 1 else None
        self._hook: Hook | None = None
        self._mapping = any(map(is_pairs, self._plain))
        self._converter = converter

    def read(self, data: Any, _: object) -> object:
        if data is None and self._optional:
            return None
        if self._alone is not None:
            # Asked for late: a class may hold its like, whose hook is then this one.
            hook = self._hook = self._hook or self._converter.get_structure_hook(self._alone)
            return hook(data, self._alone)
        if isinstance(data, dict) and self._tagged:
            given = cast("dict[str, Any]", data)
            if not self._mapping or isinstance(given.get("type"), str):
                return self._read_tagged(given)
        return self._read_plain(data)  # pyright: ignore[reportUnknownArgumentType] - any JSON

    def _read_plain(self, data: object) -> object:
        for kind in self._plain:
            if _fits(data, kind):
                return self._converter.get_structure_hook(kind)(data, kind)
        allowed = tuple(dict.fromkeys((*map(_word, self._plain), *self._tagged)))
        if len(allowed) > 1:
            raise refusal("wrong_type", data, allowed=allowed)
        # Of several kinds of number, the last takes most.
        kind = self._plain[-1]
        return self._converter.get_structure_hook(kind)(data, kind)

    def _read_tagged(self, data: dict[str, Any]) -> object:
        rest = dict(data)
        tag = rest.pop("type", None)
        if tag is None:
            # A value that was written by itself says by its schema what it is.
            schemas = {schema_id(kind): name for name, kind in self._tagged.items()}
            tag = schemas.get(str(rest.pop("schema", None)))
        if tag is None:
            raise InvalidDataError(
                Problem(path="/type", code="missing_tag", params={"allowed": (*self._tagged,)})
            )
        kind = self._tagged.get(tag) if isinstance(tag, str) else None
        if kind is None:
            params = {"value": shown(tag), "allowed": (*self._tagged,)}
            raise InvalidDataError(Problem(path="/type", code="unknown_tag", params=params))
        return read_as(kind, rest, self._converter)

    def write(self, value: object) -> object:
        cls = type(value)
        if value is None:
            return None
        if self._alone is not None:
            return self._converter.unstructure(value, unstructure_as=self._alone)
        if cls not in self._tagged.values():
            many = next((k for k in self._plain if get_origin(k) is tuple), None)
            as_many = many is not None and isinstance(value, tuple)
            return self._converter.unstructure(value, unstructure_as=many if as_many else cls)
        return _tagged(value, self._converter)


def read_as(kind: type, body: Mapping[str, Any], converter: Converter) -> object:
    """Read an object whose type is known: a value has its fields, any other type its `value`."""
    if is_value(kind) or is_own(kind):
        return converter.get_structure_hook(kind)(body, kind)
    fields = () if kind is Unknown else ("value",)
    problems = [
        Problem(path=f"/{name}", code="missing_key", params={"name": name})
        for name in fields
        if name not in body
    ] + [
        Problem(
            path=pointer(key), code="unknown_key", params={"name": shown(key), "allowed": fields}
        )
        for key in body
        if key not in fields and refuses_unknown(converter)
    ]
    if problems:
        raise InvalidDataError(*problems)
    return converter.get_structure_hook(kind)(body["value"], kind) if fields else UNKNOWN


def _is_tagged(kind: type) -> bool:
    return is_value(kind) or is_own(kind) or issubclass(kind, Enum)


def _tagged(value: object, converter: Converter) -> dict[str, object]:
    """Write a value with its type beside it."""
    tag: dict[str, object] = {"type": wire_name(type(value))}
    if isinstance(value, Unknown):
        return tag
    written = converter.unstructure(value)
    return {**tag, **written} if isinstance(written, dict) else {**tag, "value": written}


_WORDS: Final[dict[object, str]] = {
    str: "text",
    int: "number",
    bool: "yes or no",
    date: "day",
    datetime: "instant",
    Decimal: "number",
    Fraction: "number",
}


def _word(kind: object) -> str:
    return _WORDS.get(kind) or ("mapping" if is_pairs(kind) else "list")


def _fits(data: object, kind: object) -> bool:
    """Check whether a plain JSON value is what a plain type looks like on the wire."""
    if kind is bool or kind is int:
        return type(whole_of(data)) is kind
    if kind is Decimal or kind is Fraction:
        return exact(data) is not None
    if get_origin(kind) is tuple:
        return type(data) is (dict if is_pairs(kind) else list)
    if kind is date or kind is datetime:
        # A day itself is met in tables only.
        return isinstance(data, date) or (isinstance(data, str) and DAY.match(data) is not None)
    return isinstance(data, str)


class AnyValue:
    """Reads and writes a parameter of a message or the value of a fact: any value of ours."""

    def __init__(self, converter: Converter) -> None:
        self._converter = converter

    def write(self, value: object) -> object:
        if value is None or type(value) in (str, bool):
            return value
        if isinstance(value, tuple):
            return [self.write(item) for item in cast("tuple[object, ...]", value)]
        if type(value) is int and -_SAFE <= value <= _SAFE:
            return value
        if isinstance(value, int | Decimal | Fraction) and not isinstance(value, Enum):
            return {"type": "number", "value": plain(value)}
        if isinstance(value, date):
            tag = "instant" if isinstance(value, datetime) else "day"
            return {"type": tag, "value": value.isoformat()}
        return _tagged(value, self._converter)

    def read(self, data: object, _: object) -> object:
        if type(data) is list:
            many = tuple[object, ...]
            return self._converter.get_structure_hook(many)(data, many)
        if type(data) is float or (type(data) is int and exact(data) is None):
            return read_number(data, None)
        if type(data) is not dict:
            return data
        rest = dict(cast("dict[str, Any]", data))
        tag = rest.pop("type", None)
        kind = _SCALARS.get(tag) or type_named(tag) if isinstance(tag, str) else None
        if kind is None:
            meant = near(str(tag), (*every(), *_SCALARS))
            params = {"value": shown(tag), "allowed": meant or (*_SCALARS,)}
            raise InvalidDataError(Problem(path="/type", code="unknown_tag", params=params))
        return read_as(kind, rest, self._converter)
