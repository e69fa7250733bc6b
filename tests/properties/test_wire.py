"""Whatever comes in over the wire is a value or one `InvalidDataError`, and goes out as it came."""

import copy
import json
from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import HealthCheck, assume, given, settings, strategies as st
from jsonschema import Draft202012Validator

from jipp import InvalidDataError, from_wire, json_schema, to_wire
from jipp.convert.names import every
from tests.embedding.values import MODEL
from tests.rows import each
from tests.schemas import JSON, admitted

WIRE = [to_wire(value) for value in MODEL if type(value) in every().values()]

# Asked so that a checker does not narrow what may be any JSON.
KIND: Callable[[Any], type] = type


# What JSON Schema can say of a document; the rest is said of the text or number in it.
SAID_BY_SCHEMAS = {
    "missing_key", "missing_tag", "not_a_bool", "not_a_list", "not_a_text", "not_an_object",
    "not_so_many", "other_schema", "unknown_key", "unknown_version",
}  # fmt: skip


def read(data: object) -> set[str]:
    """Read a value or be refused with places and messages, whose codes are returned."""
    try:
        value = from_wire(data)
    except InvalidDataError as error:
        problems = error.problems
        value = None
    else:
        problems = ()
    assert value is not None or problems
    assert all(p.path == "" or p.path.startswith("/") for p in problems)
    assert all(p.message("id") and p.message("en") for p in problems)
    assert value is None or from_wire(json.loads(json.dumps(to_wire(value)))) == value
    return {p.code for p in problems}


@given(JSON)
def test_any_json_is_read_or_refused(data: object) -> None:
    """No JSON at all makes anything but a value or a named error."""
    read(data)


@given(st.sampled_from(sorted(every())), st.dictionaries(st.text(max_size=9), JSON, max_size=4))
def test_any_body_under_a_known_schema_is_read_or_refused(name: str, body: dict[str, Any]) -> None:
    """A known schema with a stranger's fields makes nothing worse than a named error."""
    read(body | {"schema": f"jipp/{name}/1"})


@given(st.dictionaries(st.text(max_size=9), JSON, max_size=4))
def test_json_that_is_kept_goes_out_as_it_came(extra: dict[str, Any]) -> None:
    """Whatever JSON an office keeps beside the fields hashes and comes back, or is refused."""
    office = {"schema": "jipp/agency/1", "id": "a", "name": "A", "kind": "city", "extra": extra}
    found = read(office)
    assert found <= {"not_a_json_number"}
    assume(not found)
    agency = from_wire(office)
    assert to_wire(agency)["extra"] == extra
    assert hash(from_wire(to_wire(agency))) == hash(agency)


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of all that lies in some data."""
    held: Any = data.items() if KIND(data) is dict else ()
    inside: Any = enumerate(data) if KIND(data) is list else held
    return [path, *(p for key, item in inside for p in places(item, (*path, key)))]


@given(st.data())
def test_a_valid_document_with_one_change_is_read_or_refused(data: st.DataObject) -> None:
    """A value swapped, a field lost, an item doubled: read, or refused with its place."""
    document = copy.deepcopy(data.draw(st.sampled_from(WIRE)))
    path = data.draw(st.sampled_from([p for p in places(document) if p]))
    holder = document
    for key in path[:-1]:
        holder = holder[key]
    change = data.draw(st.sampled_from(["swap", "lose", "double"]))
    if change == "swap":
        holder[path[-1]] = data.draw(JSON)
    elif change == "lose":
        del holder[path[-1]]
    elif KIND(holder) is list:
        holder += [holder[path[-1]]]
    else:
        holder[f"{path[-1]}2"] = holder[path[-1]]
    read(document)


@each(sorted(every()))
def test_what_a_schema_admits_is_read_or_refused(name: str) -> None:
    """A program that writes by the schema alone gets a value, or is told what no schema can say."""
    schema = json_schema(every()[name])
    validator: Any = Draft202012Validator(schema)

    @settings(max_examples=3, suppress_health_check=[HealthCheck.too_slow])
    @given(admitted(schema))
    def check(data: object) -> None:
        validator.validate(data)
        assert not read(data) & SAID_BY_SCHEMAS

    check()


def unlike(wires: list[dict[str, Any]]) -> list[tuple[dict[str, Any], tuple[Any, ...]]]:
    """The places of some data, of those in objects with the same fields the first alone."""
    found: dict[Any, Any] = {}
    for wire in wires:
        for path in [p for p in places(wire) if p]:
            held: Any = wire
            within: Any = wire["schema"]
            for key in path[:-1]:
                within = key if KIND(key) is str else within
                held = held[key]
            item = held[path[-1]]
            fields = tuple(held) if KIND(held) is dict else len(path)
            last = path[-1] if KIND(held) is dict else 0
            tag = item.get("type") if KIND(item) is dict else None
            found.setdefault((within, fields, last, KIND(item), tag), (wire, path))
    return list(found.values())


@each(unlike(WIRE), lambda one: (one[0]["schema"], one[1]))
def test_what_is_refused_is_refused_by_the_schema_too(
    one: tuple[dict[str, Any], tuple[Any, ...]],
) -> None:
    """A form that checks by the schema alone finds what is missing, strange or of a wrong type."""
    wire, path = one
    # A parameter, a fact and the subject of an answer may be of any type, which no schema follows.
    if {*path} & {"params", "value", "subject", "schema"} or path[2:]:
        return
    validator = validator_of(wire["schema"].split("/")[1])
    changes: list[Any] = [5.5, [], "lose"]
    for change in changes:
        document = copy.deepcopy(wire)
        holder: Any = document
        for key in path[:-1]:
            holder = holder[key]
        if change == "lose":
            del holder[path[-1]]
        else:
            holder[path[-1]] = change
        if read(document) & SAID_BY_SCHEMAS:
            assert not validator.is_valid(document), change


@cache
def validator_of(name: str) -> Any:
    """What holds data against the schema of a class."""
    return Draft202012Validator(json_schema(every()[name]))


@given(st.sampled_from(WIRE))
def test_unknown_fields_left_out_change_nothing(wire: dict[str, Any]) -> None:
    """A reader that ignores what it does not know reads the same value."""
    assert from_wire(wire | {"x-new": 1}, unknown="ignore") == from_wire(wire)
