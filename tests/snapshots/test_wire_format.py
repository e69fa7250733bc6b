"""The wire form of every public value, as it was written once and must be read for ever.

`python -m tests.snapshots.test_wire_format` writes the files of values that are new.
"""

import json
from pathlib import Path

import pytest

from jipp import from_wire, to_wire
from jipp._plain import wire_name
from jipp.convert import schema_id, wire_types
from tests.embedding.values import MODEL

GOLDEN = Path(__file__).parent / "wire"
EXAMPLES = {wire_name(type(value)): value for value in reversed(MODEL)}


def golden(name: str) -> Path:
    """The file of a name in its present version."""
    _, name, version = schema_id(name).split("/")
    return GOLDEN / f"{name}-{version}.json"


def written(value: object) -> str:
    """The wire form of a value as a text file."""
    return json.dumps(to_wire(value), indent=1, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("name", sorted(wire_types()))
def test_a_value_is_written_as_its_golden_file_has_it(name: str) -> None:
    """Whoever stored a value finds the same letters written today."""
    assert golden(name).read_text(encoding="utf-8") == written(EXAMPLES[name])


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.json")), ids=lambda p: p.stem)
def test_every_golden_file_is_still_read(path: Path) -> None:
    """A file of any version gives the value of today."""
    value = from_wire(json.loads(path.read_text(encoding="utf-8")))
    assert value == EXAMPLES[path.stem.rpartition("-")[0]]


def write_missing() -> None:
    """Write the golden file of each name and version that has none; never touch one that is."""
    for name, value in EXAMPLES.items():
        if name in wire_types() and not golden(name).exists():
            golden(name).write_text(written(value), encoding="utf-8")


if __name__ == "__main__":
    write_missing()
