"""How each type goes over the wire: hooks that `configure` sets on a cattrs converter.

A day is its ISO text, an exact number its digits as text, a mapping (kept as pairs) an object, an
enum its value. Where a field may hold values of several types, each is an object with its `type`.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from fractions import Fraction
from itertools import chain, count, repeat
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar, cast, get_args

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn

from jipp._json import thawed
from jipp._numbers import plain
from jipp.convert.classes import ClassReader
from jipp.convert.limits import KIND, READING
from jipp.convert.names import below
from jipp.convert.types import (
    Hook,
    Reads,
    as_list,
    as_object,
    fields_of,
    is_any,
    is_dict,
    is_family,
    is_fixed,
    is_json,
    is_list,
    is_literal,
    is_many,
    is_open_choice,
    is_own,
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
)
from jipp.convert.unions import AnyValue, OneOf
from jipp.i18n import Text


class _TextReader(ClassReader):
    """Reads a text that stands for both languages too."""

    def __call__(self, data: object, terms: object) -> object:
        return read_label(data) or super().__call__(data, terms)


def _many_reader(kind: Any, converter: Converter) -> Hook:
    inner = get_args(kind)[0]
    hooks: list[Hook] = []

    def read(data: Any, _: object) -> tuple[object, ...]:
        items: list[Any] = data if KIND(data) is list else as_list(data)
        if not items:
            return ()
        if not hooks:
            # Asked for late: a class may hold a list of its like.
            hooks.append(converter.get_structure_hook(inner))
        return _within(items, zip(count(), repeat(hooks[0]), items, repeat(inner)))

    return read


def _list_reader(kind: Any, converter: Converter) -> Hook:
    many = _many_reader(kind, converter)
    return lambda data, kind: list(many(data, kind))


def _fixed_reader(kind: Any, converter: Converter) -> Hook:
    kinds = get_args(kind)

    def read(data: object, _: object) -> tuple[object, ...]:
        items = as_list(data)
        if len(items) != len(kinds):
            raise refusal("not_so_many", data, wanted=len(kinds))
        hooks = map(converter.get_structure_hook, kinds)
        return _within(items, zip(range(len(kinds)), hooks, items, kinds, strict=True))

    return read


def _pairs_reader(kind: Any, converter: Converter) -> Hook:
    key_kind, inner = get_args(get_args(kind)[0])
    by_day = key_kind is date

    def read(data: object, _: object) -> tuple[tuple[Any, object], ...]:
        given = as_object(data)
        if (reading := READING.get()) is not None:
            reading.check(given)
        hook, keys = converter.get_structure_hook(inner), sorted(given)
        reads = ((key, hook, given[key], inner) for key in keys)
        if not by_day:
            return tuple(zip(keys, _within(given, reads), strict=True))
        days = ((key, read_day, key, date) for key in keys)
        both = _within(given, chain.from_iterable(zip(days, reads, strict=True)))
        return tuple(zip(both[::2], both[1::2], strict=True))

    return read


def _dict_reader(kind: Any, converter: Converter) -> Hook:
    pairs = _pairs_reader(_as_pairs(kind), converter)
    return lambda data, kind: dict(pairs(data, kind))


def _as_pairs(kind: Any) -> Any:
    inner: Any = get_args(kind)[1]
    return tuple[tuple[str, inner], ...]


def _within(held: Any, reads: Reads) -> tuple[Any, ...]:
    """Read what a list or object holds, within the limits of the reading under way."""
    reading = READING.get()
    if reading is None:
        return read_each(reads)
    reading.enter(held)
    try:
        return read_each(reads)
    finally:
        reading.depth += 1


Writer = Callable[[Any], object]


def _pairs_writer(kind: Any, converter: Converter) -> Writer:
    inner = get_args(get_args(kind)[0])[1]
    return lambda value: {
        k if isinstance(k, str) else k.isoformat(): converter.unstructure(v, unstructure_as=inner)
        for k, v in cast("tuple[tuple[str | date, object], ...]", value)
    }


def _dict_writer(kind: Any, converter: Converter) -> Writer:
    pairs = _pairs_writer(_as_pairs(kind), converter)
    return lambda value: pairs(value.items())


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
    names = {a.alias: a.name for a in attrs.fields(cls)} if attrs.has(cls) else {}
    hooks = [
        (name, attrgetter(names.get(name, name)), converter.get_unstructure_hook(field.type))
        for name, field in fields_of(cls).items()
    ]
    return lambda value: {name: hook(read(value)) for name, read, hook in hooks}


def _value_writer(cls: Any, converter: Converter) -> Writer:
    kinds = fields_of(cls)
    # A field of the caller's class is left to cattrs by its value, and would lose its type.
    if any(isinstance(field.type, TypeVar) for field in kinds.values()):
        return _row_writer(cls, converter)
    write = make_dict_unstructure_fn(cls, converter, _cattrs_use_alias=True)
    trim = getattr(cls, "_trimmed", None)
    return write if trim is None else lambda value: write(trim(value))


_Hooks: TypeAlias = tuple[Callable[[Any], bool], Callable[[Any], Hook], Callable[[Any], Writer]]


def configure(converter: Converter, *, own: bool = False) -> Converter:
    """Set the hooks of all types of jipp on a converter, which is changed and given back.

    With `own`, those of the caller's attrs classes too, and of the lists and dicts they hold.
    """
    anything = AnyValue(converter)

    hooks: list[_Hooks] = [
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
        (is_json, lambda _: _as_it_is, lambda _: thawed),
    ]
    if own:
        owns: list[_Hooks] = [
            (is_own, lambda k: ClassReader(k, converter), lambda k: _row_writer(k, converter)),
            (is_list, lambda k: _list_reader(k, converter), lambda k: _many_writer(k, converter)),
            (is_dict, lambda k: _dict_reader(k, converter), lambda k: _dict_writer(k, converter)),
        ]
        hooks += owns
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
    leaves.append((Text, _TextReader(Text, converter)))
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


def _as_it_is(data: object, _: object) -> object:
    return data


def _value_of(member: Enum) -> object:
    return member.value
