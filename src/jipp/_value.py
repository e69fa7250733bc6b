"""The base of all values, which writes one as a line that a log or a traceback can take."""

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import Any, ClassVar, Final, cast

import attrs

# The most characters of a line, of a field in a line that is cut, and levels that are written.
LINE: Final = 400
_FIELD: Final = 60
_LEVELS: Final = 20
_REST: Final = "...)"
# The fields that tell one value from another stand first in a line that is cut.
_FIRST: Final = ("id", "number", "version", "title", "name")


class Value:
    """The base of all values.

    The `repr` of a value is one line of at most 400 characters. It gives all fields where they fit;
    otherwise those that name the value stand first, empty ones are left out, a long tuple is
    counted and what else is long is cut.

    >>> Evidence(id="sk-12", kind="video")  # doctest: +ELLIPSIS
    Evidence(id='sk-12', kind=<EvidenceKind.VIDEO: 'video'>, title='', ... extra=())
    """

    __slots__ = ()

    # False where a value is made anew from what is stored, and so has no form on the wire.
    __wired__: ClassVar[bool] = True

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        # attrs writes what a class does not have itself, and every program that starts waits for
        # it: with these two it is done with a class in about half of the time.
        for name in ("__eq__", "__hash__"):
            if name not in cls.__dict__:
                setattr(cls, name, getattr(Value, name))

    def __eq__(self, other: object) -> bool:
        cls = self.__class__
        if other.__class__ is not cls:
            return NotImplemented
        key = _key(cls)
        return key(self) == key(other)

    def __hash__(self) -> int:
        cls = self.__class__
        return hash((cls.__name__, _key(cls)(self)))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> object:
        return import_module("jipp.convert.pydantic").core_schema(source)

    def __repr__(self) -> str:
        whole = _whole(self, LINE)
        return _cut(self, LINE) if whole is None else whole


class Choice:
    """The base of enums that a model of pydantic reads as it reads values.

    >>> issubclass(Origin, Choice)
    True
    """

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> object:
        return import_module("jipp.convert.pydantic").core_schema(source)


def _compared(cls: type) -> Callable[[object], object]:
    """Return the function that takes of a value what counts when it is compared."""
    names = [field.name for field in attrs.fields(cast("Any", cls)) if field.eq]
    return attrgetter(*names) if names else (lambda _: ())


_key: Final[Callable[[Any], Callable[[object], object]]] = cache(_compared)


def _fields(value: Value) -> Iterable[Any]:
    return (field for field in attrs.fields(cast("Any", type(value))) if field.repr)


def _is_plain(value: object) -> bool:
    """Check whether a value is written by its fields, and not in a way of its own."""
    return isinstance(value, Value) and type(value).__repr__ is Value.__repr__


def _whole(value: object, room: int, levels: int = _LEVELS) -> str | None:
    """Write a value with all it holds; None where that takes too many characters or levels."""
    parts: Iterable[tuple[str, object]] = ()
    if _is_plain(value):
        parts = ((f"{f.alias}=", getattr(value, f.name)) for f in _fields(cast("Value", value)))
        written, end = f"{type(value).__name__}(", ")"
    elif type(value) is tuple:
        held = cast("tuple[object, ...]", value)
        parts = (("", item) for item in held)
        written, end = "(", ",)" if len(held) == 1 else ")"
    elif isinstance(value, str) and len(value) > room:
        return None
    else:
        written, end = _other(value), ""
    between = ""
    for name, part in parts:
        said = _whole(part, room - len(written), levels - 1) if levels else None
        if said is None:
            return None
        written += f"{between}{name}{said}"
        between = ", "
    written += end
    return written if len(written) <= room else None


def _other(value: object) -> str:
    try:
        return " ".join(repr(value).splitlines())
    except (RecursionError, ValueError):
        # Nested too deep, or a whole number of more digits than Python writes.
        return f"<{type(value).__name__}>"


def _cut(value: object, room: int) -> str:
    """Write the fields of a value that fit, those that name it first."""
    written, between = f"{type(value).__name__}(", ""
    for field in sorted(_fields(cast("Value", value)), key=lambda f: f.name not in _FIRST):
        part: object = attrgetter(field.name)(value)
        if part is None or part in ("", ()):
            continue
        lead = f"{between}{field.alias}="
        left = room - len(written) - len(lead) - len(_REST) - 2
        said = _part(part, min(left, _FIELD)) if left > 0 else ""
        if not said:
            return f"{written}{between}{_REST}"
        written += lead + said
        between = ", "
    return f"{written})"


def _part(value: object, room: int) -> str:
    """Write a part of a value that is cut; "" where there is no room for it."""
    said = _whole(value, room)
    if said is None and isinstance(value, str):
        said = f"{repr(value[:room])[: room - 3]}..."
    elif said is None and type(value) is tuple:
        said = f"<{len(cast('tuple[object, ...]', value))}>"
    elif said is None:
        said = _cut(value, room) if _is_plain(value) else f"<{type(value).__name__}>"
    return said if len(said) <= room else ""
