"""Odd homes: a zip archive, a subinterpreter, an interpreter without docstrings, a first import."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import jipp

PACKAGE = Path(jipp.__file__).parent
USE = """
import importlib, pkgutil, json, sys
import jipp
for module in pkgutil.walk_packages(jipp.__path__, "jipp."):
    importlib.import_module(module.name)
for name in jipp.__all__:
    getattr(jipp, name)
from datetime import date
day = jipp.Duration(months=1).after(date(2025, 1, 31))
told = jipp.Problem(code="empty").message("id")
"""


def run(program: str, *flags: str) -> str:
    """Run a program in a fresh interpreter: what it printed."""
    done = subprocess.run(
        [sys.executable, *flags, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package in a zip archive."""
    path = tmp_path_factory.mktemp("zip") / "jipp.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for file in PACKAGE.rglob("*.py"):
            packed.write(file, Path("jipp") / file.relative_to(PACKAGE))
    return path


def test_it_works_from_a_zip_archive(archive: Path) -> None:
    """Nothing looks for files beside the code."""
    program = f"import sys; sys.path.insert(0, {str(archive)!r}){USE}print(jipp.__file__, day)"
    assert run(program) == f"{archive / 'jipp' / '__init__.py'} 2025-02-28\n"


def test_it_works_in_a_subinterpreter() -> None:
    """No state is shared between interpreters of one process."""
    # CPython 3.12.1 crashes when an interpreter with a lock of its own ends, after all went well.
    made = "create(isolated=False)" if sys.version_info[:2] == (3, 12) else "create()"
    inner = f"import sys; sys.path[:] = {sys.path!r}{USE}assert str(day) == '2025-02-28'"
    program = (
        "try: import _interpreters as interpreters\n"
        "except ImportError: import _xxsubinterpreters as interpreters\n"
        f"failure = interpreters.run_string(interpreters.{made}, {inner!r})\n"
        "print(failure)"
    )
    assert run(program) == "None\n"


def test_it_works_without_docstrings_and_assertions() -> None:
    """Nothing is read out of a docstring or done in an assertion."""
    told = jipp.Problem(code="empty").message("id")
    assert run(f"{USE}print(told)", "-OO") == f"{told}\n"


def test_importing_it_only_reads_code() -> None:
    """The import opens modules and nothing else, writes nothing, and asks no clock."""
    program = (
        """
import json, sys
import attrs, cattrs, datetime, decimal, fractions, dateutil.relativedelta
import dataclasses, difflib, functools, numbers, string, unicodedata
finder = {"os.listdir", "os.scandir"}
seen = set()
watching = True
def watch(event, args):
    if watching and event == "open" and not str(args[0]).endswith((".py", ".pyc", ".so")):
        seen.add(f"open {args[0]}")
    elif watching and event.split(".")[0] in {"os", "shutil", "socket", "subprocess", "tempfile"}:
        seen.add(event)
sys.addaudithook(watch)
"""
        + USE
        + """
watching = False
print(json.dumps(sorted(seen - finder)))
"""
    )
    assert json.loads(run(program, "-B")) == []


def test_importing_the_face_imports_no_engine() -> None:
    """A host that needs one table does not pay for the rest."""
    loaded = run("import sys, jipp; print(*sorted(m for m in sys.modules if m[:4] == 'jipp'))")
    assert loaded == "jipp jipp._faces\n"
