"""Faces: what a package offers, and names that several threads use first at the same time."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import jipp
from tests.public import PACKAGES

ROOT = Path(jipp.__file__).parent
FACES = ("jipp", *PACKAGES)
# Threads start together, and each uses all names, beginning with another one.
RACE = """
import sys, threading
import jipp
uses = [
    lambda: jipp.hub("Babel"),
    lambda: jipp.province("Babel"),
    lambda: jipp.eligibility,
    lambda: jipp.Answer,
    *(lambda name=name: getattr(jipp, name) for name in dir(jipp)),
]
count = int(sys.argv[1])
barrier = threading.Barrier(count)
faults = []
def work(first):
    barrier.wait()
    for use in uses[first:] + uses[:first]:
        try:
            use()
        except BaseException as error:
            faults.append(repr(error))
threads = [threading.Thread(target=work, args=(i,)) for i in range(count)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(faults[:3])
"""


def imported(package: str) -> set[str]:
    """The modules that a package imports at run time when it is itself imported."""
    path = ROOT.parent / package.replace(".", "/") / "__init__.py"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.module or "" for node in tree.body if isinstance(node, ast.ImportFrom)} | {
        name.name for node in tree.body if isinstance(node, ast.Import) for name in node.names
    }


@pytest.mark.parametrize("package", FACES)
def test_a_face_imports_none_of_its_modules(package: str) -> None:
    """Importing a package waits for no module of it, so no two threads wait for each other."""
    assert imported(package) <= {"typing", "jipp._faces"}


@pytest.mark.parametrize("package", FACES)
def test_a_face_shows_checkers_what_it_offers(package: str) -> None:
    """The imports that checkers read name the same things as the table that is read at run time."""
    path = ROOT.parent / package.replace(".", "/") / "__init__.py"
    [shown] = [n for n in ast.parse(path.read_text("utf-8")).body if isinstance(n, ast.If)]
    seen = {
        name: node.module
        for node in shown.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        for name in (
            importlib.import_module(str(node.module)).__all__ if alias.name == "*" else [alias.name]
        )
    }
    module = importlib.import_module(package)
    assert {*seen} == {*module.__all__} - {"DATA_VERSION", "__version__"}
    for name, home in seen.items():
        assert getattr(module, name) is getattr(importlib.import_module(str(home)), name)


@pytest.mark.parametrize("count", [2, 4, 16])
def test_names_are_first_used_from_several_threads(count: int) -> None:
    """The first requests of a web server use different names at once, and all are answered."""
    done = subprocess.run(
        [sys.executable, "-c", RACE, str(count)], capture_output=True, text=True, check=False
    )
    assert (done.stderr, done.stdout) == ("", "[]\n")
