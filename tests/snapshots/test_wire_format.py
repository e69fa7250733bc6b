"""The wire form of every public value, as it is written and read.

`python -m tests.snapshots.test_wire_format` writes the files of values that are new.
"""

import json
from pathlib import Path

from jipp import from_wire, to_wire
from jipp.convert.names import every, wire_name
from tests.embedding.values import MODEL
from tests.rows import each

GOLDEN = Path(__file__).parent / "wire"
EXAMPLES = {wire_name(type(value)): value for value in reversed(MODEL)}


def golden(name: str) -> Path:
    """The file of a name."""
    return GOLDEN / f"{name}-1.json"


def written(value: object) -> str:
    """The wire form of a value as a text file."""
    return json.dumps(to_wire(value), indent=1, ensure_ascii=False) + "\n"


@each(sorted(every()))
def test_a_value_is_written_as_its_golden_file_has_it(name: str) -> None:
    """Whoever stored a value finds the same letters written today."""
    assert golden(name).read_text(encoding="utf-8") == written(EXAMPLES[name])


@each(sorted(GOLDEN.glob("*.json")))
def test_every_golden_file_is_read(path: Path) -> None:
    """Each file gives the value that it was written from."""
    value = from_wire(json.loads(path.read_text(encoding="utf-8")))
    assert value == EXAMPLES[path.stem.rpartition("-")[0]]


def test_the_wire_begins_at_its_first_version() -> None:
    """Nothing was published, so no name has a second version, and no file lacks its type."""
    assert {path.stem for path in GOLDEN.glob("*.json")} == {f"{name}-1" for name in every()}


def write_missing() -> None:
    """Write the golden file of each name that has none; never touch one that is."""
    for name, value in EXAMPLES.items():
        if name in every() and not golden(name).exists():
            golden(name).write_text(written(value), encoding="utf-8")


if __name__ == "__main__":
    write_missing()
