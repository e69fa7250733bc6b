"""JSON Schema (2020-12) of the wire form, drawn from the values themselves."""

import inspect
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, Final, get_args

from jipp import _fields
from jipp._numbers import DIGITS
from jipp._text import ID_LENGTH, TEXT_LENGTH
from jipp.convert.names import below, formless, has_wire_form, schema_id, wire_name
from jipp.convert.types import (
    Field,
    fields_of,
    is_any,
    is_dict,
    is_family,
    is_fixed,
    is_list,
    is_literal,
    is_many,
    is_open_choice,
    is_own,
    is_pairs,
    is_row,
    is_union,
    is_value,
    words_of,
)
from jipp.i18n import Text
from jipp.model.evidence import OWN_KIND, EvidenceKind
from jipp.model.province_names import NAMES, as_optional_province
from jipp.model.sheet import as_name
from jipp.model.transition import as_sources
from jipp.typing import Unknown

__all__ = ["json_schema"]

Schema = dict[str, Any]
_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
# Strict enough that only a day of no month is left to the reader.
_DAY: Final = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_NUMBER: Final[Schema] = {
    "type": ["string", "number"],
    "description": f"An exact number: decimal or p/q as text, at most {DIGITS} digits.",
    "pattern": r"^[+-]?([0-9]+/0*[1-9][0-9]*|([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,4})?)$",
}
_PLAIN: Final[dict[object, Schema]] = {
    str: {"type": "string", "maxLength": TEXT_LENGTH},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: _NUMBER,
    Fraction: _NUMBER,
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    type(None): {"type": "null"},
}
_ID: Final[Schema] = {"type": "string", "minLength": 1, "maxLength": ID_LENGTH, "pattern": r"^\S+$"}
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0, "maximum": 2**53 - 1}
_TITLE: Final[Schema] = {"type": "string", "maxLength": TEXT_LENGTH, "pattern": r"\S"}
# What a converter asks beyond its type: by what it takes and refuses, the strictest first.
_TRIALS: Final[tuple[tuple[type, Any, Any, Schema], ...]] = (
    (int, 1, 0, {**_COUNT, "minimum": 1}),
    (int, 1, -1, _COUNT),
    (str, "a", "a b", _ID),
    (str, "a", " ", _TITLE),
)
# What a field's converter asks that no trial finds.
_ASKED: Final[dict[object, Schema]] = {
    as_name: {**_ID, "pattern": r"^\S+( +\S+)*$"},
    _fields.as_ids: {"type": "array", "items": _ID, "uniqueItems": True},
    _fields.as_strs: {"type": "array", "items": _TITLE, "uniqueItems": True},
    as_sources: {"anyOf": [_ID, {"type": "array", "items": _ID, "uniqueItems": True}]},
    as_optional_province: {"enum": [*NAMES, None]},
}
# What an id must look like that stands beside the words of an enum.
_OWN: Final[dict[type, Schema]] = {EvidenceKind: {**_ID, "pattern": OWN_KIND}}


class _Book:
    """The definitions that one schema needs, each written once."""

    def __init__(self) -> None:
        self.pages: dict[str, Schema] = {}

    def of(self, kind: Any) -> Schema:
        """Return the schema of a field's type."""
        if kind in _PLAIN:
            return _PLAIN[kind]
        if any(holds(kind) for holds in (is_pairs, is_many, is_fixed, is_list, is_dict)):
            return self._many(kind)
        if is_union(kind) and not is_any(kind):
            return self._union(kind)
        if kind is Text:
            whole = self._page("text", lambda: _object(kind, self))
            return {"anyOf": [_PLAIN[str], whole]}
        if is_value(kind) or is_row(kind) or is_own(kind):
            return self._page(_page_name(kind), lambda: _object(kind, self))
        if is_family(kind) and not is_any(kind):
            return {"anyOf": [self._member(member) for member in below(kind).values()]}
        if is_literal(kind):
            return {"enum": list(get_args(kind))}
        # Anything else may be any JSON, or is the caller's, which only their class knows to read.
        members = getattr(kind, "__members__", {})
        return {"enum": [member.value for member in members.values()]} if members else {}

    def _many(self, kind: Any) -> Schema:
        kinds = get_args(kind)
        if is_dict(kind):
            return {"type": "object", "additionalProperties": self.of(kinds[1])}
        if is_pairs(kind):
            key, value = get_args(kinds[0])
            days = {"propertyNames": {"pattern": _DAY}} if key is date else {}
            return {"type": "object", **days, "additionalProperties": self.of(value)}
        if is_many(kind) or is_list(kind):
            return {"type": "array", "items": self.of(kinds[0])}
        items = [self.of(k) for k in kinds]
        return {"type": "array", "prefixItems": items, "items": False, "minItems": len(kinds)}

    def _page(self, name: str, write: Callable[[], Schema]) -> Schema:
        if name not in self.pages:
            self.pages[name] = {}
            self.pages[name] = write()
        return {"$ref": f"#/$defs/{name}"}

    def _union(self, kind: Any) -> Schema:
        if is_open_choice(kind):
            own = _OWN.get(words_of(kind), _ID)
            return {"anyOf": [self.of(words_of(kind)), own]}
        members = get_args(kind)
        alone = sum(m is not type(None) for m in members) == 1
        schemas = [self.of(m) if alone else self._member(m) for m in members]
        distinct = [s for i, s in enumerate(schemas) if s not in schemas[:i]]
        return distinct[0] if len(distinct) == 1 else {"anyOf": distinct}

    def _member(self, kind: Any) -> Schema:
        tag = {"type": {"const": wire_name(kind)}} if isinstance(kind, type) else {}
        if is_value(kind) or is_own(kind):
            name = f"{_page_name(kind)}-tagged"
            return self._page(name, lambda: _object(kind, self, tag))
        if kind is Unknown:
            return _closed(tag, ["type"])
        if isinstance(kind, type) and issubclass(kind, Enum):
            return _closed({**tag, "value": self.of(kind)}, ["type", "value"])
        return self.of(kind)


def _page_name(kind: type) -> str:
    # Ours are written small, so that a class of the caller's has a page of its own.
    return kind.__name__ if is_own(kind) else wire_name(kind)


def _closed(properties: Mapping[str, Any], required: list[str]) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": required,
        "additionalProperties": False,
    }


def _object(kind: type, book: _Book, first: Mapping[str, Any] | None = None) -> Schema:
    fields = fields_of(kind)
    # A value that was written by itself may stand in another.
    own = "" if is_row(kind) else schema_id(kind)
    tag = first or ({"schema": {"const": own}} if own else {})
    # The converters of a caller's class are theirs, and not tried.
    asked = {n: book.of(a.type) if is_own(kind) else _tried(a, book) for n, a in fields.items()}
    properties = {**tag, **asked}
    required = [*(first or ()), *(name for name, a in fields.items() if a.required)]
    return {"description": _first_line(kind), **_closed(properties, required)}


def _tried(field: Field, book: _Book) -> Schema:
    """Return the schema of a field, as strict as its converter is found to be by trial."""
    if field.converter in _ASKED:
        return _ASKED[field.converter]
    schema, convert = book.of(field.type), field.converter
    kinds = set(get_args(field.type) if is_union(field.type) else (field.type,))
    for kind, taken, refused, asked in _TRIALS:
        alone = kind in kinds and kinds <= {kind, type(None), Unknown} and callable(convert)
        if alone and _takes(convert, taken) and not _takes(convert, refused):
            members = schema.get("anyOf", [schema])
            found = [asked if member == _PLAIN[kind] else member for member in members]
            return {"anyOf": found} if len(found) > 1 else found[0]
    return schema


def _takes(convert: Any, value: object) -> bool:
    return not isinstance(convert(value), _fields.Fault)


def _first_line(kind: type) -> str:
    return (inspect.getdoc(kind) or "").partition("\n")[0]


def pages(kind: type) -> tuple[Schema, Mapping[str, Schema]]:
    """Return the schema of a class, or of all below a base, with the pages that it points to.

    Raises:
        InvalidInputError: a class that has no wire form.

    """
    book = _Book()
    if has_wire_form(kind):
        return book.of(kind), book.pages
    members: Mapping[str, type] = below(kind) if is_family(kind) else {}
    if not members:
        raise formless("/cls", kind)
    return {"anyOf": [book.of(member) for member in members.values()]}, book.pages


def json_schema(cls: type) -> Schema:
    """Return the JSON Schema of a class's wire form, as `to_wire` writes it.

    Raises:
        InvalidInputError: a class that has no wire form.

    >>> json_schema(Agency)["properties"]["kind"]["enum"][:2]
    ['ministry', 'institution']
    """
    if not has_wire_form(cls):
        raise formless("/cls", cls)
    kind, book = cls, _Book()
    tag = {"schema": {"const": schema_id(cls)}} if schema_id(cls) else {}
    if kind is Unknown:
        body = _closed(tag, ["schema"])
    elif issubclass(cls, Enum):
        body = _closed({**tag, "value": book.of(cls)}, ["schema", "value"])
    else:
        body = _object(kind, book, tag)
    name = {"$id": "urn:" + schema_id(cls).replace("/", ":")} if schema_id(cls) else {}
    head = {"$schema": _DRAFT, **name, "title": _page_name(cls)}
    return {**head, "description": _first_line(kind), **body, "$defs": book.pages}
