"""JSON Schemas: valid themselves, true of what is written."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from jipp import Agency, InvalidInputError, Lifecycle, json_schema, to_wire
from jipp.convert.names import every, schema_id
from tests.embedding.values import MODEL
from tests.lifecycles import BY_HAND
from tests.rows import each

FORMATS = Draft202012Validator.FORMAT_CHECKER
WIRED = [v for v in MODEL if type(v) in every().values()]


@each(sorted(every()))
def test_a_schema_is_valid_and_described(name: str) -> None:
    """Every schema satisfies its meta-schema, names its version and says what it describes."""
    schema = json_schema(every()[name])
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:{schema_id(every()[name]).replace('/', ':')}"
    assert schema["description"]
    assert json.loads(json.dumps(schema)) == schema


@each(WIRED)
def test_what_is_written_validates(value: object) -> None:
    """The schema of a class is true of its wire form, formats included."""
    schema = json_schema(type(value))
    validator: Any = Draft202012Validator(schema, format_checker=FORMATS)
    validator.validate(to_wire(value))


def test_a_lifecycle_written_by_hand_is_described() -> None:
    """One text for both languages, one source and a target in a word are in the schema."""
    validator: Any = Draft202012Validator(json_schema(Lifecycle))
    validator.validate({"schema": "jipp/lifecycle/1", **BY_HAND})


def test_a_wrong_field_is_found_by_the_schema_alone() -> None:
    """A program that has only the schema refuses what jipp would refuse."""
    wire = to_wire(Agency(id="a", name="A", kind="city"))
    validator: Any = Draft202012Validator(json_schema(Agency))
    wrong = [{"kind": "citty"}, {"colour": 1}, {"id": ""}, {"name": " "}, {"schema": "jipp/hub/1"}]
    assert [validator.is_valid(wire | change) for change in wrong] == [False] * len(wrong)


def test_a_class_without_wire_form_has_no_schema() -> None:
    """A foreign class is named in the error."""
    with pytest.raises(InvalidInputError, match=r"^/cls: .* has no wire form"):
        json_schema(dict)
