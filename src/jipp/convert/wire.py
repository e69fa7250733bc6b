"""Plain data in and out: `to_wire` and `from_wire`, a lossless and versioned JSON form."""

from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache, partial
from types import MappingProxyType
from typing import (
    Any,
    Final,
    Literal,
    TypeAlias,
    TypeVar,
    cast,
    final,
    get_args,
    get_origin,
    overload,
)

import attrs
from cattrs import Converter

from jipp._fields import (
    LEVELS,
    TEXT_LENGTH,
    as_choice,
    as_count,
    as_instance,
    as_mapping,
    as_strs,
    refuse,
    refuse_faults,
)
from jipp._text import near, pointer, shown
from jipp._value import Value
from jipp.convert import readers as _hooks
from jipp.convert.names import below, every, has_wire_form, schema_id, type_named, wire_name
from jipp.convert.readers import ANYONE, ClassReader, Terms
from jipp.convert.types import as_list, is_many, read_each, refusal
from jipp.convert.unions import read_as
from jipp.errors import InvalidDataError, InvalidInputError, Problem
from jipp.typing import Unknown

__all__ = ["Limits", "configure", "converter", "from_wire", "to_wire"]

T = TypeVar("T")
_NOTHING: Final[Mapping[str, object]] = MappingProxyType({})
_JSON: Final = (str, int, float, bool, type(None))


@final
@attrs.frozen(kw_only=True, repr=False)
class Limits(Value):
    """How much incoming data may hold: levels of nesting, values in all, characters of a text.

    >>> Limits(nodes=1_000).depth
    64
    """

    depth: int = attrs.field(default=64, converter=as_count)
    nodes: int = attrs.field(default=2_000_000, converter=as_count)
    text: int = attrs.field(default=TEXT_LENGTH, converter=as_count)
    __attrs_post_init__ = refuse_faults


def configure(converter: Converter) -> Converter:
    """Teach a cattrs converter all types of jipp; it is changed and given back.

    Faults are raised as `InvalidDataError`; unknown fields are refused where the converter was
    made with `forbid_extra_keys`.

    Raises:
        InvalidInputError: what is no converter.

    >>> from jipp.model.phase import Phase
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
def _converter(unknown: str) -> Converter:
    return configure(Converter(forbid_extra_keys=unknown == "refuse"))


def to_wire(value: object) -> Any:
    """Write a value of jipp, or a list or tuple of them, as JSON-ready data.

    The inverse is `from_wire`. The outermost object carries `schema`, "jipp/NAME/VERSION".

    Raises:
        InvalidInputError: what is not a value of jipp, with its position; lists nested deeper than
            100 levels.

    >>> from jipp.model.phase import Phase
    >>> to_wire(Phase.CREATION)
    {'schema': 'jipp/phase/1', 'value': 'creation'}
    """
    return _written(value, ())


def _written(value: object, steps: tuple[int, ...]) -> Any:
    kind = type(value)
    if not has_wire_form(kind):
        if not isinstance(value, list | tuple):
            params = {"value": shown(value)}
            problem = Problem(path=pointer(*steps), code="no_wire_form", params=params)
            raise InvalidInputError(problem)
        if len(steps) == LEVELS:
            raise InvalidInputError(Problem(code="too_deep", params={"limit": LEVELS}))
        items = cast("list[object]", value)
        return [_written(item, (*steps, i)) for i, item in enumerate(items)]
    schema = {"schema": schema_id(kind)}
    if isinstance(value, Unknown):
        return schema
    body = _converter("refuse").unstructure(value)
    return {**schema, "value": body} if isinstance(value, Enum) else {**schema, **body}


@overload
def from_wire(
    data: object,
    into: type[T],
    *,
    only: Iterable[str] | None = None,
    given: Mapping[str, object] = _NOTHING,
    unknown: Literal["refuse", "ignore"] = "refuse",
    limits: Limits = Limits(),
) -> T: ...
@overload
def from_wire(
    data: object,
    into: Any = None,
    *,
    only: Iterable[str] | None = None,
    given: Mapping[str, object] = _NOTHING,
    unknown: Literal["refuse", "ignore"] = "refuse",
    limits: Limits = Limits(),
) -> Any: ...
def from_wire(
    data: object,
    into: Any = None,
    *,
    only: Iterable[str] | None = None,
    given: Mapping[str, object] = _NOTHING,
    unknown: Literal["refuse", "ignore"] = "refuse",
    limits: Limits = Limits(),
) -> Any:
    """Read a value from JSON-ready data; inverse of `to_wire`.

    `into` names the class (or union) wanted, or `tuple[X, ...]` or `list[X]` for a list of them.
    Without it the data's own `schema` decides, which may be left out where `into` is one class, and
    a list becomes a tuple. `only` lists the outermost fields that the data may set; `given` holds
    the values of fields that the caller sets, and the data may not. Numbers may also be JSON
    numbers. Unknown fields are refused, or left out with `unknown="ignore"`.

    Raises:
        InvalidDataError: all faults of the data, each with its place as a JSON pointer.
        InvalidInputError: an `into` that has no wire form; a field in `only` or `given` that the
            class lacks; a value that the field does not take; another word for `unknown`; limits
            of another type.

    >>> from_wire({"schema": "jipp/duration/1", "months": 6})
    Duration(years=0, months=6, weeks=0, days=0)
    """
    refuse(
        only=None if only is None else as_strs(only),
        given=as_mapping(given),
        unknown=as_choice(("refuse", "ignore"), unknown),
        limits=as_instance(Limits, limits),
    )
    many = tuple if is_many(into) else list if get_origin(into) is list else None
    wanted = _wanted(into if many is None else get_args(into)[0])
    terms = ANYONE if only is None and not given else Terms(only=only, given=given)
    _refuse_excess(data, limits)
    listed = isinstance(data, list)
    if many is None and not (into is None and listed):
        return _one(data, wanted, terms, unknown)
    one = partial(_one, terms=terms, unknown=unknown)
    values = read_each((i, one, item, wanted) for i, item in enumerate(as_list(data)))
    return list(values) if many is list else values


Wanted: TypeAlias = Mapping[str, type]


def _wanted(into: Any) -> Wanted:
    """Return the classes that a caller asks for, by wire name; none stands for any."""
    kinds = () if into is None else get_args(into) or (into,)
    wanted: dict[str, type] = {}
    for kind in kinds:
        ours = isinstance(kind, type) and kind.__module__.startswith("jipp.")
        if ours and has_wire_form(kind):
            wanted[wire_name(kind)] = kind
            continue
        members: Wanted = below(kind) if ours else {}
        if not members:
            problem = Problem(path="/into", code="no_wire_form", params={"value": shown(kind)})
            raise InvalidInputError(problem)
        wanted |= members
    return wanted


def _one(data: object, wanted: Wanted, terms: Terms, unknown: str) -> object:
    if type(data) is not dict:
        raise refusal("not_an_object", data)
    body = dict(cast("dict[str, Any]", data))
    kind = _kind(body.pop("schema", None), wanted)
    if terms is not ANYONE:
        terms.refuse_strangers(kind)
    converter = _converter(unknown)
    hook = converter.get_structure_hook(kind)
    if isinstance(hook, ClassReader):
        return hook.read(body, terms)
    return read_as(kind, body, converter)


def _kind(schema: object, wanted: Wanted) -> type:
    """Find the class that a schema tag and the caller's `into` agree on."""
    if schema is None and len(wanted) == 1:
        return next(iter(wanted.values()))
    allowed: tuple[str, ...]
    parts = schema.split("/") if isinstance(schema, str) else []
    if len(parts) != len(("jipp", "NAME", "VERSION")) or parts[0] != "jipp":
        code = "missing_schema" if schema is None else "not_a_schema"
        allowed = tuple(map(schema_id, wanted.values())) or ("jipp/innovation/1",)
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


def _refuse_excess(data: object, limits: Limits) -> None:
    """Walk the data level by level and refuse what is too deep, too large or not JSON."""
    level: list[Any] = [data]
    depth, nodes = 0, 1
    while level:
        held: list[Any] = []
        for item in level:
            kind = type(item)  # pyright: ignore[reportUnknownVariableType] - any JSON
            if kind is dict:
                held += item.values()
                if not {*map(type, item)} <= {str} or max(map(len, item), default=0) > limits.text:
                    raise _misfit(data, limits)
            elif kind is list:
                held += item
            elif kind not in _JSON or (kind is str and len(item) > limits.text):
                raise _misfit(data, limits)
        depth, nodes, level = depth + 1, nodes + len(held), held
        if depth > limits.depth:
            raise InvalidDataError(Problem(code="too_deep", params={"limit": limits.depth}))
        if nodes > limits.nodes:
            raise InvalidDataError(Problem(code="too_many_values", params={"limit": limits.nodes}))


def _misfit(data: object, limits: Limits) -> InvalidDataError:
    """Find the first value that is not JSON or is too long, and name its place."""
    level: list[tuple[str, object]] = [("", data)]
    while True:
        for path, item in level:
            if type(item) is str and len(item) > limits.text:
                params = {"value": shown(item), "limit": limits.text}
                return InvalidDataError(Problem(path=path, code="text_too_long", params=params))
            long = [key for key in _keys(item) if type(key) is str and len(key) > limits.text]
            if long:
                params = {"value": shown(long[0]), "limit": limits.text}
                return InvalidDataError(Problem(path=path, code="text_too_long", params=params))
            wrong = [item] if type(item) not in (*_JSON, list, dict) else _odd_keys(item)
            if wrong:
                params = {"value": shown(wrong[0])}
                return InvalidDataError(Problem(path=path, code="not_json", params=params))
        level = [
            (path + pointer(step), child) for path, item in level for step, child in _children(item)
        ]


def _keys(item: object) -> Iterable[object]:
    return cast("dict[object, object]", item) if type(item) is dict else ()


def _odd_keys(item: object) -> list[object]:
    return [key for key in _keys(item) if type(key) is not str]


def _children(item: object) -> Iterable[tuple[str | int, object]]:
    if type(item) is dict:
        return cast("dict[str, object]", item).items()
    return enumerate(cast("list[object]", item)) if type(item) is list else ()


def __dir__() -> list[str]:
    return sorted(__all__)
