"""How each type goes over the wire: hooks that `configure` sets on a cattrs converter.

A day is its ISO text, an exact number its digits as text, a mapping (kept as pairs) an object, an
enum its value. Where a field may hold values of several types, each is an object with its `type`.
"""

from collections.abc import Callable, Iterable, Mapping, Set as AbstractSet
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from fractions import Fraction
from typing import Any, Final, TypeVar, cast, get_args

from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn

from jipp._fields import gathered
from jipp._numbers import plain
from jipp._text import near, pointer, shown
from jipp.convert.names import below, schema_id
from jipp.convert.types import (
    Field,
    Hook,
    as_list,
    as_object,
    fields_of,
    is_any,
    is_family,
    is_fixed,
    is_literal,
    is_many,
    is_open_choice,
    is_pairs,
    is_row,
    is_union,
    is_value,
    read_bool,
    read_day,
    read_each,
    read_enum,
    read_instant,
    read_int,
    read_label,
    read_literal,
    read_number,
    read_open_choice,
    read_str,
    refusal,
    whole_of,
)
from jipp.convert.unions import AnyValue, OneOf
from jipp.errors import InvalidDataError, InvalidInputError, JippError, Problem
from jipp.i18n import Text
from jipp.model.sheet import as_marks
from jipp.typing import Unknown

__all__ = ["ANYONE", "ClassReader", "Terms", "configure"]


def _reads_itself(field: Field) -> bool:
    """Tell whether a field's own converter reads and checks what stands on the wire."""
    if field.converter is as_marks or is_open_choice(field.type):
        return True
    members = get_args(field.type) if is_union(field.type) else (field.type,)
    several = sum(m not in (Fraction, type(None)) for m in members) > 1
    return (
        callable(field.converter)
        and not several
        and all(
            m in (tuple[str, ...], str, int, bool, Decimal, Fraction, type(None))
            or (isinstance(m, type) and issubclass(m, Enum) and m is not Unknown)
            for m in members
        )
    )


class Terms:
    """Who sets which field: `only` those that the data may set, `given` what the caller sets."""

    def __init__(
        self, *, only: Iterable[str] | None = None, given: Mapping[str, object] | None = None
    ) -> None:
        self.only = None if only is None else frozenset(only)
        self.given = dict(given or {})

    def refuse_strangers(self, kind: type) -> None:
        """Raise for a name that the class has no field of, and for a value it does not take."""
        fields = fields_of(kind) if is_value(kind) else {}
        problems = [
            Problem(path=pointer(place, name), code="unknown_key", params=_named(name, fields))
            for place, names in (("only", self.only or ()), ("given", self.given))
            for name in sorted(names)
            if name not in fields
        ]
        known = {name: value for name, value in self.given.items() if name in fields}
        problems += (p.under("/given") for p in _faults(fields, known))
        if problems:
            raise InvalidInputError(*problems)

    def split(
        self, data: Mapping[str, Any], fields: Mapping[str, Field]
    ) -> tuple[dict[str, Any], list[Problem]]:
        """Part what the data may set from the problems of what they may not."""
        kept: dict[str, Any] = {}
        problems: list[Problem] = []
        for name, value in data.items():
            barred = self.only is not None and name not in self.only
            if name in fields and (barred or name in self.given):
                params = {"name": name}
                problems.append(Problem(path=f"/{name}", code="not_settable", params=params))
            else:
                kept[name] = value
        return kept, problems


ANYONE: Final = Terms()
_HELPED: Final = 10


def _named(name: str, fields: Mapping[str, object], before: int = 0) -> dict[str, object]:
    # Looking for the nearest name is slow, so only the first few strangers get it.
    meant = near(name, fields) if before < _HELPED else ()
    return {"name": shown(name), "allowed": meant or (*fields,)}


def _faults(fields: Mapping[str, Field], values: Mapping[str, Any]) -> list[Problem]:
    """List what a class's own converters would refuse in the values of some of its fields."""
    converters = ((name, fields[name].converter, value) for name, value in values.items())
    return gathered(
        (f"/{name}", convert(value)) for name, convert, value in converters if callable(convert)
    )


class ClassReader:
    """Builds one class from an object, or raises one error with the faults of all its fields."""

    def __init__(self, cls: type, converter: Converter) -> None:
        self._cls = cls
        self._fields = fields_of(cls)
        self._converter = converter
        self._plain = [name for name, a in self._fields.items() if _reads_itself(a)]
        self._needed = frozenset(name for name, a in self._fields.items() if a.required)
        self._hooks: list[tuple[str, Hook, Any]] = []

    def __call__(self, data: object, _: object) -> object:
        given = as_object(data)
        if "schema" in given:
            given = dict(given)
            schema = given.pop("schema")
            if schema != schema_id(self._cls):
                params = {"value": shown(schema), "allowed": schema_id(self._cls)}
                raise InvalidDataError(Problem(path="/schema", code="other_schema", params=params))
        return self.read(given, ANYONE)

    def read(self, given: Mapping[str, Any], terms: Terms) -> object:
        """Build the class from the fields of an object and those that the caller sets."""
        # Asked for late: a class may hold its like, whose hook is then this one.
        hooks = self._hooks = self._hooks or [
            (name, self._converter.get_structure_hook(a.type), a.type)
            for name, a in self._fields.items()
            if name not in self._plain
        ]
        problems: list[Problem] = []
        said: AbstractSet[str] = given.keys()
        if terms is not ANYONE:
            said = said | terms.given.keys()
            given, problems = terms.split(given, self._fields)
        values: dict[str, Any] = {name: given[name] for name in self._plain if name in given}
        if float in map(type, values.values()):
            values = {name: whole_of(value) for name, value in values.items()}
        for name, hook, kind in hooks:
            if name in given:
                try:
                    values[name] = hook(given[name], kind)
                except InvalidDataError as error:
                    problems += gathered([(f"/{name}", error)])
        if not self._needed <= said:
            problems += [
                Problem(path=f"/{name}", code="missing_key", params={"name": name})
                for name in self._fields
                if name in self._needed and name not in said
            ]
        if self._converter.forbid_extra_keys and not given.keys() <= self._fields.keys():
            problems += [
                Problem(path=pointer(key), code="unknown_key", params=_named(key, self._fields, i))
                for i, key in enumerate(k for k in given if k not in self._fields)
            ]
        if not problems:
            try:
                return self._cls(**values, **terms.given)
            except JippError as error:
                raise InvalidDataError(*error.problems) from None
        raise InvalidDataError(*problems, *_faults(self._fields, values))


def _many_reader(kind: Any, converter: Converter) -> Hook:
    inner = get_args(kind)[0]

    def read(data: object, _: object) -> tuple[object, ...]:
        items = as_list(data)
        if not items:
            return ()
        # Asked for late: a class may hold a list of its like.
        hook = converter.get_structure_hook(inner)
        return read_each((i, hook, item, inner) for i, item in enumerate(items))

    return read


def _fixed_reader(kind: Any, converter: Converter) -> Hook:
    kinds = get_args(kind)

    def read(data: object, _: object) -> tuple[object, ...]:
        items = as_list(data)
        if len(items) != len(kinds):
            raise refusal("not_so_many", data, wanted=len(kinds))
        hooks = map(converter.get_structure_hook, kinds)
        return read_each(zip(range(len(kinds)), hooks, items, kinds, strict=True))

    return read


def _pairs_reader(kind: Any, converter: Converter) -> Hook:
    inner = get_args(get_args(kind)[0])[1]

    def read(data: object, _: object) -> tuple[tuple[str, object], ...]:
        given = as_object(data)
        keys, hook = sorted(given), converter.get_structure_hook(inner)
        values = read_each((key, hook, given[key], inner) for key in keys)
        return tuple(zip(keys, values, strict=True))

    return read


Writer = Callable[[Any], object]


def _pairs_writer(kind: Any, converter: Converter) -> Writer:
    inner = get_args(get_args(kind)[0])[1]
    return lambda value: {
        k: converter.unstructure(v, unstructure_as=inner)
        for k, v in cast("tuple[tuple[str, object], ...]", value)
    }


def _many_writer(kind: Any, converter: Converter) -> Writer:
    inner = get_args(kind)[0]
    return lambda value: [
        converter.unstructure(v, unstructure_as=inner) for v in cast("tuple[object, ...]", value)
    ]


def _fixed_writer(kind: Any, converter: Converter) -> Writer:
    kinds = get_args(kind)
    return lambda value: [
        converter.unstructure(v, unstructure_as=k) for v, k in zip(value, kinds, strict=True)
    ]


def _row_writer(cls: Any, converter: Converter) -> Writer:
    kinds = fields_of(cls)
    hooks = {name: converter.get_unstructure_hook(f.type) for name, f in kinds.items()}
    return lambda value: {name: hook(getattr(value, name)) for name, hook in hooks.items()}


def _value_writer(cls: Any, converter: Converter) -> Writer:
    kinds = fields_of(cls)
    # A field of the caller's class is left to cattrs by its value, and would lose its type.
    if any(isinstance(field.type, TypeVar) for field in kinds.values()):
        return _row_writer(cls, converter)
    write = make_dict_unstructure_fn(cls, converter, _cattrs_use_alias=True)
    trim = getattr(cls, "_trimmed", None)
    return write if trim is None else lambda value: write(trim(value))


def configure(converter: Converter) -> Converter:
    """Set the hooks of all types of jipp on a converter, which is changed and given back."""
    anything = AnyValue(converter)

    hooks: list[tuple[Callable[[Any], bool], Callable[[Any], Hook], Callable[[Any], Writer]]] = [
        (is_value, lambda k: ClassReader(k, converter), lambda k: _value_writer(k, converter)),
        (is_row, lambda k: ClassReader(k, converter), lambda k: _row_writer(k, converter)),
        (is_many, lambda k: _many_reader(k, converter), lambda k: _many_writer(k, converter)),
        (is_fixed, lambda k: _fixed_reader(k, converter), lambda k: _fixed_writer(k, converter)),
        (is_pairs, lambda k: _pairs_reader(k, converter), lambda k: _pairs_writer(k, converter)),
        (
            is_union,
            lambda k: OneOf(get_args(k), converter).read,
            lambda k: OneOf(get_args(k), converter).write,
        ),
        (
            is_family,
            lambda k: OneOf(below(k).values(), converter).read,
            lambda k: OneOf(below(k).values(), converter).write,
        ),
        (is_open_choice, lambda _: read_open_choice, lambda _: _word_of),
        (is_literal, lambda _: read_literal, lambda _: str),
        (is_any, lambda _: anything.read, lambda _: anything.write),
    ]
    for predicate, reader, writer in hooks:
        converter.register_structure_hook_factory(predicate)(reader)
        converter.register_unstructure_hook_factory(predicate)(writer)
    leaves: list[tuple[type, Hook]] = [
        (str, read_str),
        (int, read_int),
        (bool, read_bool),
        (Decimal, read_number),
        (Fraction, read_number),
        (date, read_day),
        (datetime, read_instant),
    ]
    texts = ClassReader(Text, converter)
    leaves.append((Text, lambda data, kind: read_label(data) or texts(data, kind)))
    for kind, hook in leaves:
        converter.register_structure_hook(kind, hook)
    # An IntEnum is an int first and a StrEnum a str, so they have hooks of their own.
    for kind in (Enum, IntEnum, StrEnum):
        converter.register_structure_hook(kind, read_enum)
        converter.register_unstructure_hook(kind, _value_of)
    for kind in (Decimal, Fraction):
        converter.register_unstructure_hook(kind, plain)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(datetime, datetime.isoformat)
    return converter


def _word_of(value: Enum | str) -> object:
    return value.value if isinstance(value, Enum) else value


def _value_of(member: Enum) -> object:
    return member.value
