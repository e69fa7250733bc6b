"""The wire form of every public value, as it was written once and must be read for ever."""

import json
from pathlib import Path

import pytest

from jipp import from_wire, to_wire
from jipp.convert import schema_id, wire_types
from jipp._plain import wire_name
from tests.embedding.values import MODEL

GOLDEN = Path(__file__).parent / "wire"
EXAMPLES = {wire_name(type(value)): value for value in reversed(MODEL)}


def golden(name: str) -> Path:
    """The file of a name in its present version."""
    _, name, version = schema_id(name).split("/")
    return GOLDEN / f"{name}-{version}.json"


@pytest.mark.parametrize("name", sorted(wire_types()))
def test_a_value_is_written_as_its_golden_file_has_it(name: str) -> None:
    """Whoever stored a value finds the same letters written today."""
    text = json.dumps(to_wire(EXAMPLES[name]), indent=1, ensure_ascii=False) + "\n"
    assert golden(name).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.json")), ids=lambda p: p.stem)
def test_every_golden_file_is_still_read(path: Path) -> None:
    """A file of any version gives the value of today."""
    value = from_wire(json.loads(path.read_text(encoding="utf-8")))
    assert value == EXAMPLES[path.stem.rpartition("-")[0]]
