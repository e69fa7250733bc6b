"""Plain data in and out: `to_wire` and `from_wire`, a lossless and versioned JSON form."""

from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache, partial
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias, TypeVar, cast, get_args, get_origin, overload

from cattrs import Converter

from jipp._fields import LEVELS, as_choice, as_instance, as_mapping, as_strs, refuse
from jipp._text import near, pointer, shown
from jipp.convert import readers as _hooks
from jipp.convert.classes import ANYONE, ClassReader, Terms
from jipp.convert.limits import Limits, Reading
from jipp.convert.names import (
    below,
    every,
    formless,
    has_wire_form,
    schema_id,
    type_named,
    wire_name,
)
from jipp.convert.types import as_list, is_many, is_own, read_each, refusal
from jipp.convert.unions import read_as
from jipp.errors import InvalidDataError, InvalidInputError, Problem
from jipp.typing import Unknown

__all__ = ["configure", "converter", "from_wire", "to_wire"]

T = TypeVar("T")
Strangers: TypeAlias = Literal["refuse", "ignore", "keep"]
_STRANGERS: Final = get_args(Strangers)
_NOTHING: Final[Mapping[str, object]] = MappingProxyType({})
_LIMITS: Final = Limits()


def configure(converter: Converter) -> Converter:
    """Teach a cattrs converter all types of jipp; it is changed and given back.

    Faults are raised as `InvalidDataError`; unknown fields are refused where the converter was
    made with `forbid_extra_keys`.

    Raises:
        InvalidInputError: what is no converter.

    >>> configure(Converter()).structure("creation", Phase)
    <Phase.CREATION: 'creation'>
    """
    refuse(converter=as_instance(Converter, converter))
    return _hooks.configure(converter)


def converter() -> Converter:
    """Make a cattrs converter that knows all types of jipp and refuses unknown fields.

    >>> converter().unstructure(date(2025, 1, 31))
    '2025-01-31'
    """
    return configure(Converter(forbid_extra_keys=True))


@cache
def _converter() -> Converter:
    return _hooks.configure(Converter(forbid_extra_keys=True), own=True)


def to_wire(value: object) -> Any:
    """Write a value of jipp, a subject of yours, or a list or tuple of them as JSON-ready data.

    The inverse is `from_wire`. The outermost object carries `schema`, "jipp/NAME/VERSION"; that of
    a class of yours is its `__jipp_schema__`, and it carries none without.

    Raises:
        InvalidInputError: what is not a value of jipp, with its position; lists nested deeper than
            100 levels.

    >>> to_wire(Phase.CREATION)
    {'schema': 'jipp/phase/1', 'value': 'creation'}
    """
    return _written(value, ())


def _written(value: object, steps: tuple[int, ...]) -> Any:
    kind = cast("type", type(value))
    if not has_wire_form(kind):
        if not isinstance(value, list | tuple):
            raise formless(pointer(*steps), value)
        if len(steps) == LEVELS:
            raise InvalidInputError(Problem(code="too_deep", params={"limit": LEVELS}))
        items = cast("list[object]", value)
        return [_written(item, (*steps, i)) for i, item in enumerate(items)]
    tag = schema_id(kind)
    schema = {"schema": tag} if tag else {}
    if isinstance(value, Unknown):
        return schema
    body = _converter().unstructure(value)
    return {**schema, "value": body} if isinstance(value, Enum) else {**schema, **body}


@overload
def from_wire(
    data: object,
    into: type[T],
    *,
    only: Iterable[str] | None = None,
    given: Mapping[str, object] = _NOTHING,
    unknown: Strangers = "refuse",
    limits: Limits = _LIMITS,
) -> T: ...
@overload
def from_wire(
    data: object,
    into: Any = None,
    *,
    only: Iterable[str] | None = None,
    given: Mapping[str, object] = _NOTHING,
    unknown: Strangers = "refuse",
    limits: Limits = _LIMITS,
) -> Any: ...
def from_wire(
    data: object,
    into: Any = None,
    *,
    only: Iterable[str] | None = None,
    given: Mapping[str, object] = _NOTHING,
    unknown: Strangers = "refuse",
    limits: Limits = _LIMITS,
) -> Any:
    """Read a value from JSON-ready data; inverse of `to_wire`.

    `into` names the class (or union) wanted, or `tuple[X, ...]` or `list[X]` for a list of them.
    Without it the data's own `schema` decides, which may be left out where `into` is one class, and
    a list becomes a tuple. `only` lists the outermost fields that the data may set; `given` holds
    the values of fields that the caller sets, and the data may not. Numbers may also be JSON
    numbers. Unknown fields are refused, left out with `unknown="ignore"`, or with `unknown="keep"`
    collected in `extra` of the value they stood in, and refused where it has none.

    Raises:
        InvalidDataError: all faults of the data, each with its place as a JSON pointer.
        InvalidInputError: an `into` that has no wire form; a field in `only` or `given` that the
            class lacks; a value that the field does not take; another word for `unknown`; limits
            of another type.

    >>> from_wire({"schema": "jipp/duration/1", "months": 6})
    Duration(years=0, months=6, weeks=0, days=0, working_days=0)
    """
    plain = only is None and given is _NOTHING
    if not plain or limits is not _LIMITS or unknown not in _STRANGERS:
        refuse(
            only=None if only is None else as_strs(only),
            given=as_mapping(given),
            unknown=as_choice(_STRANGERS, unknown),
            limits=as_instance(Limits, limits),
        )
    terms = ANYONE if plain else Terms(only=only, given=given)
    many = tuple if is_many(into) else list if get_origin(into) is list else None
    wanted = _wanted(into if many is None else get_args(into)[0])
    reading = Reading(limits, unknown)
    with reading:
        if many is None and not (into is None and isinstance(data, list)):
            return _one(data, wanted, terms)
        items = as_list(data)  # pyright: ignore[reportUnknownArgumentType] - any JSON
        reading.enter(items)
        one = partial(_one, terms=terms)
        values = read_each((i, one, item, wanted) for i, item in enumerate(items))
        return list(values) if many is list else values


Wanted: TypeAlias = Mapping[str, type]


def _wanted(into: Any) -> Wanted:
    """Return the classes that a caller asks for, by wire name; none stands for any."""
    kinds = () if into is None else get_args(into) or (into,)
    wanted: dict[str, type] = {}
    for kind in kinds:
        ours = isinstance(kind, type) and kind.__module__.startswith("jipp.")
        if isinstance(kind, type) and has_wire_form(kind):
            wanted[wire_name(kind)] = kind
            continue
        members: Wanted = below(kind) if ours else {}
        if not members:
            raise formless("/into", kind)
        wanted |= members
    return wanted


def _one(data: object, wanted: Wanted, terms: Terms) -> object:
    if type(data) is not dict:
        raise refusal("not_an_object", data)
    given = cast("dict[str, Any]", data)
    kind = _kind(given, wanted)
    if terms is not ANYONE:
        terms.refuse_strangers(kind)
    hook = _converter().get_structure_hook(kind)
    if isinstance(hook, ClassReader):
        return hook(given, terms)
    body = {name: value for name, value in given.items() if name != "schema"}
    return read_as(kind, body, _converter())


@cache
def _class_of(schema: str) -> type:
    """Return the class that a schema tag of ours names.

    Raises:
        LookupError: there is none.

    """
    kind = type_named(schema.split("/")[1])
    if kind is None or schema_id(kind) != schema:
        raise LookupError(schema)
    return kind


def _kind(given: Mapping[str, Any], wanted: Wanted) -> type:
    """Find the class that a schema tag and the caller's `into` agree on."""
    alone = next(iter(wanted.values())) if len(wanted) == 1 else None
    # A class of the caller's without a tag may have a field of that name.
    schema = None if alone and not schema_id(alone) else given.get("schema")
    if schema is None and alone is not None:
        return alone
    for own in filter(is_own, wanted.values()):
        if schema == schema_id(own):
            return own
    if not wanted and isinstance(schema, str):
        try:
            return _class_of(schema)
        except LookupError:
            pass
    allowed: tuple[str, ...]
    parts = schema.split("/") if isinstance(schema, str) else []
    if len(parts) != len(("jipp", "NAME", "VERSION")) or parts[0] != "jipp":
        code = "missing_schema" if schema is None else "not_a_schema"
        allowed = tuple(filter(None, map(schema_id, wanted.values()))) or ("jipp/innovation/1",)
    elif (kind := wanted.get(parts[1]) if wanted else type_named(parts[1])) is None:
        known = wanted or every()
        code, names = "other_schema", near(parts[1], known) or tuple(wanted)
        allowed = tuple(schema_id(known[name]) for name in names)
    else:
        if schema == schema_id(kind):
            return kind
        code, allowed = "unknown_version", (schema_id(kind),)
    params = {"value": shown(schema), "allowed": allowed}
    raise InvalidDataError(Problem(path="/schema", code=code, params=params))


def __dir__() -> list[str]:
    return sorted(__all__)
