"""Values and enums as fields of pydantic's models, and so as bodies and answers of FastAPI.

Pydantic is imported only where it asks. A document is read by `from_wire`, written by `to_wire`,
and described by the pages of `json_schema`, which pydantic puts among its own definitions.
"""

import math
from collections.abc import Mapping
from enum import Enum
from functools import cache, partial
from importlib import import_module
from typing import Any, Final, cast, final, get_origin

from jipp._text import shown, steps_of
from jipp.convert.limits import KIND
from jipp.convert.schema import pages
from jipp.convert.types import read_enum
from jipp.convert.wire import from_wire, to_wire
from jipp.errors import InvalidDataError, Problem

__all__ = ["Wire"]

_PAGE: Final = "#/$defs/"
# Where pydantic looks for whoever describes a part of its schemas.
_DESCRIBED: Final = "pydantic_js_annotation_functions"


@final
class Wire:
    """Lets pydantic carry a subject of a class of your own: `Annotated[Permit, jipp.Wire]`.

    Values of jipp need no such mark.

    >>> from typing import Annotated, get_args
    >>> get_args(Annotated[int, Wire])[1] is Wire
    True
    """

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: object) -> Any:
        return core_schema(source)


def core_schema(source: Any) -> Any:
    """Return how pydantic reads, writes and describes a class of values or subjects, or an enum.

    Raises:
        InvalidInputError: a class that has no wire form.

    """
    kind: Any = get_origin(source) or source
    pages(kind)
    core = import_module("pydantic_core").core_schema
    return core.no_info_plain_validator_function(
        partial(_read, kind),
        serialization=core.plain_serializer_function_ser_schema(_write, when_used="json"),
        metadata={_DESCRIBED: [partial(_describe, kind)]},
    )


def _read(kind: type, data: Any) -> Any:
    if isinstance(data, kind):
        return data
    try:
        if issubclass(kind, Enum):
            return read_enum(data, kind)
        return from_wire(data, into=cast("Any", kind))
    except InvalidDataError as error:
        core = import_module("pydantic_core")
        faults = [_fault(core, problem, data) for problem in error.problems]
        raise core.ValidationError.from_exception_data(kind.__name__, faults) from None


def _write(value: Any) -> Any:
    # Inside a document an enum is its value alone.
    return value.value if isinstance(value, Enum) else to_wire(value)


def _fault(core: Any, problem: Problem, data: object) -> dict[str, Any]:
    """Return a problem as an error of pydantic's, at its place in the data."""
    place: list[str | int] = []
    found: Any = data
    for name in steps_of(problem.path):
        listed = isinstance(found, list)
        place.append(int(name) if listed and name.isdecimal() else name)
        found = _below(found, place[-1])
    said = {
        "code": problem.code,
        "path": problem.path,
        "id": problem.message("id"),
        "en": problem.message("en"),
    }
    error = core.PydanticCustomError("jipp", "{en}", said)
    return {"type": error, "loc": tuple(place), "input": _plain(found)}


def _below(held: Any, step: str | int) -> Any:
    try:
        return held[step]
    except (LookupError, TypeError):
        return None


def _plain(value: object) -> object:
    # Errors are answered as JSON, which has no NaN, and repeat no whole document.
    scalar = value is None or isinstance(value, str | bool | int)
    exact = scalar or (isinstance(value, float) and math.isfinite(value))
    return value if exact else shown(value)


def _describe(kind: type, _: object, handler: Any) -> Any:
    """Hand pydantic the pages of a class's schema, and return the first."""
    core = import_module("pydantic_core").core_schema
    first, book = pages(kind)
    refs = {name: handler(core.definition_reference_schema(_ref(name)))["$ref"] for name in book}
    written = [
        core.any_schema(
            ref=_ref(name), metadata={_DESCRIBED: [partial(_written, _pointing(page, refs))]}
        )
        for name, page in book.items()
    ]
    handler(core.definitions_schema(core.any_schema(), written))
    return _pointing(first, refs)


def _written(page: Any, *_: object) -> Any:
    return page


@cache
def _ref(name: str) -> str:
    # Pydantic calls a definition by what stands between the last point and the colon.
    words = name.replace("-", "_").split("_")
    title = "".join(word[:1].upper() + word[1:] for word in words)
    return f"jipp.{title}:{name}"


def _pointing(part: Any, refs: Mapping[str, str]) -> Any:
    """Return a part of a schema with its references where pydantic has the pages."""
    if KIND(part) is list:
        return [_pointing(item, refs) for item in part]
    if KIND(part) is not dict:
        return part
    return {
        key: refs[value.removeprefix(_PAGE)] if key == "$ref" else _pointing(value, refs)
        for key, value in part.items()
    }
