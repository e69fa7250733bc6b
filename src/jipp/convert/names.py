"""Which types go over the wire, found by their names in the faces of the packages.

A face knows its names before it loads a module, so that reading one tag loads one module.
"""

import re
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any

import attrs

from jipp._faces import faces
from jipp._text import shown
from jipp._value import Value
from jipp.convert.types import is_own, is_subject
from jipp.errors import InvalidInputError, Problem


def wire_name(cls: type) -> str:
    """Return the name of a class on the wire: `YesNo` is `yes_no`."""
    return _snake(cls.__name__)


@cache
def schema_id(cls: type) -> str:
    """Return the schema tag of a class; of a caller's its `__jipp_schema__`, or "".

    >>> schema_id(Phase)
    'jipp/phase/1'
    """
    if is_own(cls):
        return str(getattr(cls, "__jipp_schema__", ""))
    return f"jipp/{wire_name(cls)}/1"


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


@cache
def _homes() -> Mapping[str, tuple[Any, str]]:
    """Map each name that a type may have on the wire to the face that offers it, and its own."""
    offered = ((face, name) for face in faces() for name in face.__all__)
    classes = ((face, name) for face, name in offered if name[0].isupper() and not name.isupper())
    return {_snake(name): (face, name) for face, name in classes}


def type_named(name: str) -> type | None:
    """Return the type with a name on the wire, and None where there is none.

    >>> type_named("phase"), type_named("picture")
    (<enum 'Phase'>, None)
    """
    if name not in _homes():
        return None
    face, own = _homes()[name]
    kind: Any = getattr(face, own)
    return kind if _is_wired(kind) else None


def _is_wired(kind: Any) -> bool:
    if not isinstance(kind, type):
        return False
    if issubclass(kind, Value):
        return kind.__wired__ and attrs.has(kind)
    return issubclass(kind, Enum) and len(kind) > 0


def has_wire_form(kind: type) -> bool:
    """Check whether the values of a class go over the wire.

    >>> has_wire_form(dict)
    False
    """
    return is_subject(kind) or (_is_wired(kind) and type_named(wire_name(kind)) is kind)


def formless(path: str, value: object) -> InvalidInputError:
    """Build the error for what does not go over the wire."""
    problem = Problem(path=path, code="no_wire_form", params={"value": shown(value)})
    return InvalidInputError(problem)


def every() -> Mapping[str, type]:
    """Return every type that goes over the wire, by its name there; this loads them all."""
    found = {name: type_named(name) for name in _homes()}
    return {name: kind for name, kind in found.items() if kind is not None}


def below(base: type) -> Mapping[str, type]:
    """Return the types that derive from a class, by name; its own package is searched if it can."""
    package = ".".join(base.__module__.split(".")[:2])
    homes = {name: face.__name__ for name, (face, _) in _homes().items()}
    near = [name for name, home in homes.items() if home == package] or [*homes]
    found = {name: type_named(name) for name in near}
    return {name: kind for name, kind in found.items() if kind and issubclass(kind, base)}
