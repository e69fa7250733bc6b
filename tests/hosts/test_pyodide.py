"""Python 3.14 in WebAssembly: Pyodide under Node runs the tests, and gives the same bytes."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLAYGROUND = ROOT / "docs" / "examples" / "playground"
PYODIDE = PLAYGROUND / "node_modules" / "pyodide"

# Files that cannot run there, by a word that stands in each and tells why.
ELSEWHERE = {
    # jsonschema stands on rpds-py, which is compiled, and not for WebAssembly.
    "tests/unit/test_forms.py": "jsonschema",
    "tests/unit/test_hub_report.py": "jsonschema",
    "tests/unit/test_own_evidence.py": "jsonschema",
    "tests/unit/test_own_subjects.py": "jsonschema",
    "tests/unit/test_schema.py": "jsonschema",
    "tests/properties/test_forms.py": "jsonschema",
    "tests/properties/test_wire.py": "jsonschema",
    # WebAssembly starts no other processes, and no threads.
    "tests/embedding/test_faces.py": "subprocess",
    "tests/embedding/test_first_use.py": "subprocess",
    "tests/embedding/test_homes.py": "subprocess",
    "tests/embedding/test_no_io.py": "subprocess",
}
# The folders, and how many tests must pass at least in each.
PARTS = {
    "unit": (("tests/unit",), 4_200),
    "properties": (("tests/properties", "tests/embedding", "tests/snapshots"), 230),
}
PYTEST = "import pytest, sys; int(pytest.main(sys.argv[1:]))"
# Since 3.14 Python prints `X | None` otherwise, and the surface is written down as before.
PRINTED = "tests/snapshots/test_api_surface.py::test_the_surface_is_the_one_written_down"
# A `repr` of Python's own that nests too deep ends the whole interpreter there.
ENDLESS = "tests/embedding/test_values.py::test_what_cannot_be_written_is_called_by_its_class"
# It asks a new interpreter, a process of its own.
ALONE = "tests/unit/test_convert.py::test_reading_one_tag_loads_one_module"
# Nothing is written beside the tests, and pytest-xdist, which forks, is not there.
FLAGS = (
    "-q",
    "-p",
    "no:cacheprovider",
    "-m",
    "not tree",
    "-o",
    "addopts=--import-mode=importlib --strict-config --strict-markers",
    # An example found by chance is for the other Pythons; here a slow machine shrinks it.
    "--hypothesis-seed=0",
    f"--deselect={PRINTED}",
    f"--deselect={ENDLESS}",
    f"--deselect={ALONE}",
    *(f"--ignore={path}" for path in ELSEWHERE),
)
DEADLINE = 700

TOUR = """
import runpy
runpy.run_path("docs/examples/tour.py", run_name="__main__")
0
"""
RESULTS = """
import hashlib
from datetime import date
import jipp
from jipp import Actor, Evidence, Innovation, law
from jipp._canonical import canonical
from jipp.evaluation import agreement, robustness, severity

def told(name, content):
    print(name, hashlib.sha256(content).hexdigest())

for value in (*law.lifecycles(), *law.rubrics(), *law.editions()):
    told(value.id if hasattr(value, "id") else value.year, canonical(jipp.to_wire(value)))
for value in law.lifecycles():
    told("picture of " + value.definition, jipp.draw(value).to_svg(lang="id").encode())
owner = jipp.hub("Babel").agency
unit = Actor(id="ani", roles=("unit",), agency=owner)
idea = Innovation(id="antre", title="Antre dari Rumah", agency=owner, unit="RSUD")
idea = jipp.begin(idea, lifecycle="innovation", on=date(2023, 3, 1), by=unit)
idea = jipp.advance(idea, "try_out", on=date(2023, 3, 20), by=unit, note="\u2265 4 minggu")
print(jipp.digests(idea))
ratings = [[1, 2, 3, 3, 2, 1, 4], [1, 2, 3, 3, 2, 2, 4], [None, 3, 3, 3, 2, 3, 4]]
alpha = lambda rows: agreement.krippendorff_alpha(rows, metric="ordinal")
print(alpha(ratings), float(agreement.icc([row[1:] for row in ratings], model="2", unit="average")))
print(agreement.bootstrap(alpha, ratings, seed=7, draws=200))
values = [[(7 * i * j + i) % 11 for j in range(5)] for i in range(6)]
print(robustness.rank_acceptability(values, weights='uniform', draws=500, seed=7).matrix)
marks = [(f"s{s}", f"j{j}", (s * 5 + j * 3) % 10) for s in range(9) for j in range(4) if s % 4 != j]
print(severity.adjust(marks).adjusted)
0
"""


def pip(*words: str) -> None:
    """Run pip with the pins of this checkout."""
    pinned = ("--constraint", str(ROOT / "constraints.txt"), "--quiet")
    command = [sys.executable, "-m", "pip", *words, *pinned]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tests and the documentation, without the source of the library."""
    folder = tmp_path_factory.mktemp("tree")
    ignored = shutil.ignore_patterns("__pycache__", "node_modules", "built")
    for name in ("tests", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in ("README.md", "conftest.py", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, those it needs, and those of the test tools for WebAssembly."""
    folder = tmp_path_factory.mktemp("wheels")
    pip("wheel", "--wheel-dir", str(folder), str(ROOT))
    abi = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))["info"]["abi_version"]
    target = ("--platform", f"pyemscripten_{abi}_wasm32", "--python-version", "3.14")
    tools = ("hypothesis", "pytest", "rfc8785", "sybil")
    pip("download", "--dest", str(folder), "--only-binary=:all:", *target, *tools)
    return folder


def started(wheels: Path, tree: Path, code: str, *words: str) -> subprocess.Popen[str]:
    """Start code in Pyodide under Node."""
    command = ["node", str(PLAYGROUND / "python.mjs"), str(wheels), str(tree), code, *words]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    )


def ended(process: subprocess.Popen[str]) -> str:
    """Wait for what was started: what it printed."""
    told, _ = process.communicate(timeout=DEADLINE)
    assert process.returncode == 0, told[-5000:]
    return told


@pytest.fixture(scope="module")
def runs(wheels: Path, tree: Path) -> Iterator[dict[str, subprocess.Popen[str]]]:
    """Both parts of the tests, side by side."""
    running = {
        part: started(wheels, tree, PYTEST, *FLAGS, *folders)
        for part, (folders, _) in PARTS.items()
    }
    yield running
    for process in running.values():
        process.kill()
        process.communicate()


@pytest.mark.parametrize("part", PARTS)
def test_the_tests_pass_on_python_3_14(runs: dict[str, subprocess.Popen[str]], part: str) -> None:
    """Nearly all of them, and none is skipped."""
    told = ended(runs[part])
    summary = told.splitlines()[-1]
    found = re.fullmatch(r"(\d+) passed(, \d+ deselected)? in .+", summary)
    assert found, summary
    assert int(found[1]) >= PARTS[part][1]


def test_what_is_left_out_has_its_reason() -> None:
    """A file that no longer needs what is not there is run again."""
    lacking = [path for path, word in ELSEWHERE.items() if word not in (ROOT / path).read_text()]
    assert lacking == []


def test_it_is_python_3_14_in_webassembly(wheels: Path, tree: Path) -> None:
    """The wheel is imported, not the source tree."""
    code = "import jipp, sys; print(*sys.version_info[:2], sys.platform, jipp.__file__); 0"
    told = ended(started(wheels, tree, code)).split()
    assert told[:3] == ["3", "14", "emscripten"]
    assert told[3].endswith("/lib/python3.14/site-packages/jipp/__init__.py")


def native(tree: Path, code: str, *words: str) -> str:
    """Run the same code on the Python that runs these tests: what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.stdout


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_tour_prints_the_same_bytes(wheels: Path, tree: Path, lang: str) -> None:
    """Hubs, a way through the phases, a score sheet, a ranking and bands."""
    here = native(tree, TOUR, "--lang", lang)
    assert "Jombang" in here
    assert ended(started(wheels, tree, TOUR, "--lang", lang)) == here


def test_results_are_the_same_bytes(wheels: Path, tree: Path) -> None:
    """Canonical JSON, pictures, digests, coefficients, and draws from a seed."""
    here = native(tree, RESULTS)
    assert len(here.splitlines()) > 30
    assert ended(started(wheels, tree, RESULTS)) == here
