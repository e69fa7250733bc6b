"""Values of jipp in pydantic models and FastAPI routes, and their schemas in OpenAPI."""

from collections.abc import Callable
from typing import Annotated, Any, Final, TypeVar, cast, get_origin

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import core_schema

import jipp

T = TypeVar("T")
Json = dict[str, Any]
_MARK: Final = "x-jipp"
_ONLY: Final = "x-jipp-only"
_REF: Final = "$ref"
_COMPONENTS: Final = "#/components/schemas/"


class _Wire:
    """Read by `from_wire`, written by `to_wire`, described by `json_schema`."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        cls = cast("type", get_origin(source) or source)

        def read(data: object) -> object:
            if isinstance(data, cls):
                return data
            # Without its schema it may be anything: then the error says that it is missing.
            named = isinstance(data, dict) and "schema" in data
            return jipp.from_wire(data, into=cls if named else None)

        return core_schema.no_info_plain_validator_function(
            read,
            serialization=core_schema.plain_serializer_function_ser_schema(jipp.to_wire),
            metadata={_MARK: cls.__name__},
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> Json:
        return {_MARK: schema["metadata"][_MARK]}


# A value of jipp as a field, a body or an answer: Wired[Innovation].
Wired = Annotated[T, _Wire()]


def narrowed(cls: type, fields: tuple[str, ...], **properties: Json) -> WithJsonSchema:
    """Describe a value of jipp of which some fields may be set, and more is asked of some."""
    return WithJsonSchema({_MARK: cls.__name__, _ONLY: [*fields], "properties": properties})


def with_components(openapi: Json) -> Json:
    """Give an OpenAPI document in which every value of jipp refers to its own JSON Schema.

    `jipp.innovation.1` is the whole value with its schema tag, `jipp.innovation` the same inside
    another value.
    """
    components: Json = {}

    def refer(node: Json) -> Json:
        schema = jipp.json_schema(getattr(jipp, node[_MARK]))
        # The name says what `$id` would, which would turn the references in it.
        name = schema.pop("$id").removeprefix("urn:").replace(":", ".")
        del schema["$schema"]
        for part, inner in {**schema.pop("$defs"), "": schema}.items():
            key = f"jipp.{part}" if part else name
            components[key] = _rewritten(inner, _REF, _moved)
        return _narrowed(components[name], node) if _ONLY in node else {_REF: _COMPONENTS + name}

    described = cast("Json", _rewritten(openapi, _MARK, refer))
    own = described.setdefault("components", {}).setdefault("schemas", {})
    described["components"]["schemas"] = dict(sorted({**own, **components}.items()))
    return described


def _narrowed(schema: Json, node: Json) -> Json:
    """Describe an object of the fields that may be set."""
    fields = ("schema", *node[_ONLY])
    properties = {name: schema["properties"][name] for name in fields}
    for name, more in node["properties"].items():
        properties[name] = {"allOf": [properties[name], more]}
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in schema["required"] if name in node[_ONLY]],
        "additionalProperties": False,
    }


def _moved(node: Json) -> Json:
    return {_REF: node[_REF].replace("#/$defs/", f"{_COMPONENTS}jipp.")}


def _rewritten(node: object, key: str, change: Callable[[Json], Json]) -> object:
    """Copy JSON, with every object that has a key changed."""
    if isinstance(node, list):
        return [_rewritten(item, key, change) for item in node]
    if not isinstance(node, dict):
        return node
    if key in node:
        return change(node)
    return {name: _rewritten(item, key, change) for name, item in node.items()}
