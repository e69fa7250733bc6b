"""A hypothesis strategy of all that one of our JSON Schemas admits.

The keywords are those that `json_schema` writes; hypothesis-jsonschema 0.23.1, which knows them
all, does not run under the present hypothesis.
"""

from datetime import UTC, date
from functools import cache
from typing import Any

from hypothesis import strategies as st

LETTERS = st.characters(codec="utf-8")
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


class _Book:
    """The strategies of a schema's definitions, each made once."""

    def __init__(self, pages: dict[str, Any]) -> None:
        self._pages = pages
        self._made: dict[str, st.SearchStrategy[Any]] = {}

    def page(self, name: str) -> st.SearchStrategy[Any]:
        """The strategy of a definition, which may hold itself."""
        if name not in self._made:
            self._made[name] = st.deferred(lambda: self.of(self._pages[name]))
        return self._made[name]

    def of(self, part: dict[str, Any]) -> st.SearchStrategy[Any]:
        """The strategy of a part of the schema."""
        if "$ref" in part:
            return self.page(part["$ref"].rpartition("/")[2])
        if "anyOf" in part:
            return st.one_of([self.of(one) for one in part["anyOf"]])
        if "enum" in part or "const" in part:
            return st.sampled_from(part.get("enum") or [part["const"]])
        kinds = part.get("type", "any")
        listed = [kinds] if isinstance(kinds, str) else kinds
        return st.one_of([self.plain(kind, part) for kind in listed])

    def plain(self, kind: str, part: dict[str, Any]) -> st.SearchStrategy[Any]:
        """The strategy of one JSON type."""
        if kind == "object":
            return self.fields(part)
        if kind == "array":
            if "prefixItems" in part:
                return st.tuples(*(self.of(one) for one in part["prefixItems"])).map(list)
            return st.lists(self.of(part["items"]), max_size=3, unique="uniqueItems" in part)
        scalars: dict[str, st.SearchStrategy[Any]] = {
            "any": JSON,
            "null": st.none(),
            "boolean": st.booleans(),
            "number": st.integers() | st.floats(allow_nan=False, allow_infinity=False),
            "integer": st.integers(part.get("minimum"), part.get("maximum")),
            "string": text(part),
        }
        return scalars[kind]

    def fields(self, part: dict[str, Any]) -> st.SearchStrategy[Any]:
        """The strategy of an object: of its named fields, or of any keys."""
        rest: Any = part["additionalProperties"]
        if rest is not False:
            days = st.dates().map(date.isoformat)
            keys = days if "propertyNames" in part else st.text(max_size=9)
            return st.dictionaries(keys, self.of(rest), max_size=3)
        known = {name: self.of(one) for name, one in part["properties"].items()}
        needed = {name: known.pop(name) for name in part["required"]}
        return st.fixed_dictionaries(needed, optional=known)


def admitted(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values that validate under a schema of ours."""
    return _Book(schema["$defs"]).of(schema)


def text(part: dict[str, Any]) -> st.SearchStrategy[str]:
    """Texts of a format, a pattern or a length."""
    return _text(part.get("format"), part.get("pattern"), part.get("maxLength", 99))


@cache
def _text(form: str | None, pattern: str | None, longest: int) -> st.SearchStrategy[str]:
    if form == "date":
        return st.dates().map(lambda day: day.isoformat())
    if form == "date-time":
        return st.datetimes(timezones=st.just(UTC)).map(lambda instant: instant.isoformat())
    if pattern is not None:
        found = st.from_regex(pattern, alphabet=LETTERS)
        return found.filter(lambda text: len(text) <= longest)
    return st.text(max_size=12)
