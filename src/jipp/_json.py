"""Plain JSON kept in a value: checked, hashable, and given back as it came."""

from collections.abc import Mapping
from math import isfinite
from typing import Annotated, Any, Final, TypeAlias, cast

from jipp._fields import Fault, as_mapping, as_str, fault, gathered
from jipp._numbers import exact
from jipp._text import pointer
from jipp.errors import Problem

#: Any JSON value; in a value it is kept frozen, with tuples for lists and sorted pairs for objects.
JSON: TypeAlias = Annotated[object, "JSON"]
Extra: TypeAlias = tuple[tuple[str, JSON], ...]
# Below what is read of a document, so that a value that holds them can be read again.
EXTRA_LEVELS: Final = 32


class _Object(tuple[tuple[str, object], ...]):
    """An object inside kept JSON: its pairs, told from a list of lists."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Object) and super().__eq__(other)

    def __hash__(self) -> int:
        return super().__hash__()

    def __repr__(self) -> str:
        return f"_Object({super().__repr__()})"


def as_extra(values: Mapping[str, Any] | Extra) -> Extra:
    """Take JSON by name, whose lists become tuples and objects sorted pairs.

    >>> as_extra({"files": ["a", "b"], "budget": 7})
    (('budget', 7), ('files', ('a', 'b')))
    """
    if not values and type(values) in (tuple, dict):
        return ()
    taken = as_mapping(values)
    if isinstance(taken, Fault):
        return taken
    frozen, problems = _frozen_pairs(taken, EXTRA_LEVELS)
    return cast("Extra", Fault(*problems) if problems else frozen)


def _frozen_pairs(
    items: tuple[tuple[str, object], ...], levels: int
) -> tuple[tuple[tuple[str, object], ...], list[Problem]]:
    made = [(as_str(key), _frozen(value, levels)) for key, value in items]
    problems = [
        *gathered(("", key) for key, _ in made),
        *gathered((pointer(key), value) for key, value in made if isinstance(key, str)),
    ]
    return tuple(made), problems


def _frozen(value: Any, levels: int) -> object:  # noqa: ANN401 - what the caller holds
    if value is None or type(value) is bool:
        return value
    if isinstance(value, str):
        return as_str(value)
    if type(value) is int:
        return value if exact(value) is not None else fault("not_a_json_number", value)
    if type(value) is float:
        return value if isfinite(value) else fault("not_a_json_number", value)
    if not isinstance(value, list | tuple | Mapping):
        return fault("not_json", value)
    if not levels:
        return Fault(Problem(code="too_deep", params={"limit": EXTRA_LEVELS}))
    if isinstance(value, Mapping | _Object):
        return _frozen_object(cast("Any", value), levels)
    items = [_frozen(item, levels - 1) for item in cast("list[object]", value)]
    problems = gathered((pointer(i), item) for i, item in enumerate(items))
    return Fault(*problems) if problems else tuple(items)


def _frozen_object(value: Mapping[object, object] | _Object, levels: int) -> object:
    pairs = tuple(value.items()) if isinstance(value, Mapping) else tuple(value)
    odd = [fault("not_json", key) for key, _ in pairs if not isinstance(key, str)]
    if odd:
        return Fault(*(problem for one in odd for problem in one.problems))
    items = tuple(sorted(cast("tuple[tuple[str, object], ...]", pairs), key=lambda pair: pair[0]))
    frozen, problems = _frozen_pairs(items, levels - 1)
    return Fault(*problems) if problems else _Object(frozen)


def thawed(value: object) -> object:
    """Return kept JSON as `json.dumps` takes it.

    >>> thawed(as_extra({"files": ["a", {"b": None}]})[0][1])
    ['a', {'b': None}]
    """
    if isinstance(value, _Object):
        return {key: thawed(item) for key, item in value}
    if isinstance(value, tuple):
        return [thawed(item) for item in cast("tuple[object, ...]", value)]
    return value
