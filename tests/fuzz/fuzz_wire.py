"""Coverage-guided fuzzing of the edge: any bytes that are JSON are read, or refused by name.

    pip install atheris && python tests/fuzz/fuzz_wire.py -max_total_time=600

Documents to start from lie in tests/snapshots/wire. A crash is written to the working folder.
"""

import json
import sys
from pathlib import Path

import atheris  # by hand only

with atheris.instrument_imports(include=["jipp"]):
    from jipp import InvalidDataError, from_wire, to_wire
    from jipp.convert.names import every

SEEDS = Path(__file__).parents[1] / "snapshots" / "wire"


def read(data: bytes) -> None:
    """Read a document; only `InvalidDataError` may refuse it, and what is read goes out again."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return
    try:
        value = from_wire(document)
    except InvalidDataError as error:
        for problem in error.problems:
            problem.message("id")
        return
    if from_wire(json.loads(json.dumps(to_wire(value)))) != value:
        raise AssertionError(data)


if __name__ == "__main__":
    every()
    atheris.Setup([*sys.argv, str(SEEDS)], read)
    atheris.Fuzz()
