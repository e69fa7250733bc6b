"""The definitions of the page that are written by hand: their YAML is their JSON."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from jipp import InvalidDataError, Lifecycle, Rubric, from_wire, json_schema

PAGE = (Path(__file__).parents[2] / "docs/how-to/definitions-by-hand.md").read_text("utf-8")
AS_JSON = [
    json.loads(text)
    for text in re.findall(r'= """\n(\{.*?^\}\n)"""', PAGE, re.DOTALL | re.MULTILINE)
]
AS_YAML = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def test_the_yaml_of_the_page_is_its_json() -> None:
    """One lifecycle and one rubric, in both, with every value of the same type."""
    assert [data["schema"] for data in AS_JSON] == ["jipp/lifecycle/1", "jipp/rubric/1"]
    assert [yaml.safe_load(text) for text in AS_YAML] == AS_JSON


@pytest.mark.parametrize(("kind", "text"), [*zip((Lifecycle, Rubric), AS_YAML, strict=True)])
def test_a_definition_in_yaml_is_read_and_described(kind: type, text: str) -> None:
    """What an editor holds it to by the schema is what jipp reads."""
    data = yaml.safe_load(text)
    validator: Any = Draft202012Validator(json_schema(kind))
    validator.validate(data)
    assert isinstance(from_wire(data), kind)


def test_what_yaml_takes_for_something_else_is_found_at_its_place() -> None:
    """A day and a number without their quotes are no texts, and are not guessed at."""
    bare = AS_YAML[0].replace('"2025-01-01"', "2025-01-01").replace('"2025"', "2025")
    with pytest.raises(InvalidDataError) as caught:
        from_wire(yaml.safe_load(bare))
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/in_force/since", "not_json"),
        ("/version", "number_for_id"),
    ]
