"""What is promised about the package before anyone reads its code."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

import jipp
from conftest import docstrings, pages

pytestmark = pytest.mark.tree

ROOT = Path(__file__).parents[2]
PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT: dict[str, Any] = PYPROJECT["project"]


def page(name: str) -> str:
    """The text of a page at the top of the tree."""
    return (ROOT / name).read_text(encoding="utf-8")


def pins() -> list[Requirement]:
    """What the gate installs."""
    return [Requirement(line) for line in page("constraints.txt").splitlines()]


def commands(name: str) -> str:
    """The first shell block of a page."""
    found = re.search(r"^```sh\n(.*?)^```$", page(name), re.DOTALL | re.MULTILINE)
    assert found
    return found.group(1)


def test_the_version_stands_in_three_places_and_is_one() -> None:
    """The package, its metadata and the changelog name the same release, or one to come."""
    assert jipp.__version__ == PROJECT["version"]
    release, _, coming = jipp.__version__.partition(".dev")
    named = rf"{re.escape(release)}|Unreleased" if coming else re.escape(release)
    assert re.search(rf"^## \[({named})\]", page("CHANGELOG.md"), re.MULTILINE)


@pytest.mark.parametrize("text", PROJECT["dependencies"])
def test_a_dependency_has_a_floor_and_no_cap(text: str) -> None:
    """A host's newer attrs never makes jipp uninstallable."""
    (specifier,) = Requirement(text).specifier
    assert specifier.operator == ">="


def test_the_dependencies_are_three() -> None:
    """What a host takes on with jipp is small."""
    names = {Requirement(text).name for text in PROJECT["dependencies"]}
    assert names == {"attrs", "cattrs", "python-dateutil"}


def test_every_group_is_there() -> None:
    """Each kind of work has its group of tools."""
    groups = {"test", "types", "lint", "docs", "bench", "hosts", "release", "dev"}
    assert groups <= set(PYPROJECT["dependency-groups"])


def test_the_package_is_typed() -> None:
    """Checkers read the types of the installed package."""
    assert "Typing :: Typed" in PROJECT["classifiers"]
    assert (Path(jipp.__file__).parent / "py.typed").exists()


def test_the_pins_are_exact_and_admit_the_floors() -> None:
    """What the gate installs is one version of each, and satisfies what the package asks."""
    pinned = {pin.name: next(iter(pin.specifier)) for pin in pins()}
    assert {specifier.operator for specifier in pinned.values()} == {"=="}
    for group in ("test", "types", "lint"):
        for text in (*PROJECT["dependencies"], *PYPROJECT["dependency-groups"][group]):
            if isinstance(text, str):
                wanted = Requirement(text)
                assert wanted.specifier.contains(pinned[wanted.name].version), text


def test_the_pins_name_no_host() -> None:
    """The pins say what, never from where."""
    assert not [pin for pin in pins() if pin.url]
    assert "//" not in page("constraints.txt")
    assert "index" not in page("constraints.txt").replace("sphinxcontrib", "")


def test_the_licence_tells_of_the_data_under_another() -> None:
    """Whoever passes the judged panel on finds whom to name."""
    for text in (page("LICENSE"), page("tests/data/README.md")):
        assert "CC BY 4.0" in text
        assert "BuzzFeedNews/figure-skating-scores" in text


def test_every_example_is_executed() -> None:
    """No page and no module lies where its examples would not be run."""
    modules = [*(ROOT / "src").rglob("*.py")]
    written = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    assert [path for path in modules if not docstrings.should_parse(path)] == []
    assert [path for path in written if not pages.should_parse(path)] == []
    assert {"README.md", "docs", "src"} <= set(
        PYPROJECT["tool"]["pytest"]["ini_options"]["testpaths"]
    )


def test_two_commands_are_all_it_takes() -> None:
    """README's first block runs the tour and the tests, and the Indonesian page gives the same."""
    first, second = commands("README.md").strip().splitlines()
    assert first.endswith("docs/examples/tour.py")
    assert second.endswith("pytest -q -n auto")
    assert commands("docs/id/README.md") == commands("README.md")
