"""What the documentation promises as a whole, read as text; `tests/hosts` builds it."""

import re
import runpy
from collections import Counter
from pathlib import Path

import attrs
import pytest

from jipp import audit
from tests.public import home, public

pytestmark = pytest.mark.tree

DOCS = Path(__file__).parents[2] / "docs"
REFERENCE = sorted((DOCS / "reference" / "api").glob("*.md"))
BLOCK = re.compile(r"^```\{public\}\n(.*?)\n```$", re.DOTALL | re.MULTILINE)
INDONESIAN = sorted((DOCS / "id").rglob("*.md"))
# What speaks a language, and what a page may say in its own: notes, titles, comments.
SPEAKING = (
    (re.compile(r'\.message\((?:"(?:id|en)")?\)'), ""),
    (re.compile(r'\.explain\((?:"(?:id|en)")?\)'), ""),
    (re.compile(r"\.(label|asks)\.(?:id|en)\b"), r".\1"),
    (re.compile(r'\blang="(?:id|en)"'), "lang="),
    (re.compile(r'\b(title|note|text)="[^"]*"'), r"\1="),
    (re.compile(r'"(?:yes|ya)" if'), '"" if'),
    (re.compile(r" +# .*"), ""),
)


def english(path: Path) -> Path:
    """The page that an Indonesian one is a translation of."""
    name = path.relative_to(DOCS / "id")
    return DOCS.parent / "README.md" if str(name) == "README.md" else DOCS / name


def code(path: Path) -> list[str]:
    """The lines of a page that are executed, without what belongs to a language."""
    lines = re.findall(r"^(?:>>>|\.\.\.).*", path.read_text(encoding="utf-8"), re.MULTILINE)
    for found, instead in SPEAKING:
        lines = [found.sub(instead, line) for line in lines]
    return lines


def headings(path: Path) -> list[int]:
    """How deep each heading of a page is."""
    text = re.sub(
        r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
    )
    return [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)]


@pytest.mark.parametrize("path", INDONESIAN, ids=lambda p: str(p.relative_to(DOCS)))
def test_an_indonesian_page_runs_what_its_english_one_runs(path: Path) -> None:
    """The two cannot drift apart: the same code, the same parts, each linking the other."""
    twin = english(path)
    assert code(path) == code(twin)
    assert headings(path) == headings(twin)
    for one, other, word in ((path, twin, "English"), (twin, path, "Bahasa Indonesia")):
        link = re.search(rf"\*\[{word}\]\((.*?)\)\*", one.read_text(encoding="utf-8"))
        assert link
        assert (one.parent / link[1]).resolve() == other


def test_the_pages_of_a_hub_officer_are_there_in_indonesian() -> None:
    """Whoever works at a hub in Indonesia reads what they need in their language."""
    names = {str(path.relative_to(DOCS / "id")) for path in INDONESIAN}
    assert names >= {
        "README.md",
        "tutorial/a-hubs-year.md",
        "tutorial/hub-officer.md",
        "how-to/check-eligibility.md",
        "how-to/correcting-a-mistake.md",
        "how-to/deadlines.md",
        "how-to/hub-scorecard.md",
        "how-to/replicate-an-innovation.md",
        "how-to/roles-and-four-eyes.md",
    }


def title(path: Path) -> str:
    """What a page calls itself, also one that shows a page of the top of the tree."""
    page = DOCS.parent / "CONTRIBUTING.md" if path.name == "contribute.md" else path
    return page.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")


def links(text: str) -> list[tuple[str, str]]:
    """The words and the target of each link of a text."""
    return re.findall(r"\[([^]]+)\]\(([^)]+)\)", text)


def test_the_index_lists_every_how_to_once_by_its_title() -> None:
    """A reader finds a page in one group, under the name that it has there: add a new one to it."""
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    there = Counter(links(index.partition("## How to\n")[2].partition("\n## ")[0]))
    pages = sorted((DOCS / "how-to").glob("*.md"))
    assert there == Counter((title(page), f"how-to/{page.name}") for page in pages)


def test_the_indonesian_landing_lists_every_indonesian_page_once_by_its_title() -> None:
    """Who reads Indonesian finds all of it from one page."""
    landing = DOCS / "id" / "README.md"
    listed_last = links(landing.read_text(encoding="utf-8").partition("## Selanjutnya")[2])
    found = Counter(one for one in listed_last if one[1].endswith(".md") and ".." not in one[1])
    pages = [page for page in INDONESIAN if page != landing]
    assert found == Counter((title(p), p.relative_to(DOCS / "id").as_posix()) for p in pages)


def test_what_the_glossary_calls_by_a_name_is_public() -> None:
    """A word that others use leads to a name or a field that is there, also after a renaming."""
    text = (DOCS / "reference" / "glossary.md").read_text(encoding="utf-8")
    names = {name.rpartition(".")[2] for name in public()}
    shapes = [value for value in public().values() if isinstance(value, type) and attrs.has(value)]
    names |= {field.name for shape in shapes for field in attrs.fields(shape)}
    assert set(re.findall(r"`([^`]+)`", text)) - names == set()


def listing(module: str) -> str:
    """The line of a reference page that names what is public of a module."""
    names = [n.rpartition(".")[2] for n, value in public().items() if home(n, value) == module]
    return f"{module}: {' '.join(names)}"


def listed(path: Path) -> str:
    """A reference page with the names of its modules as they are now."""
    return BLOCK.sub(
        lambda block: "\n".join(
            ["```{public}", *(listing(line.split(":")[0]) for line in block[1].splitlines()), "```"]
        ),
        path.read_text(encoding="utf-8"),
    )


def test_every_public_name_stands_in_the_reference_once() -> None:
    """A reference page names what it documents; together the pages hold all that is public."""
    found = Counter(
        line.split(":")[0]
        for path in REFERENCE
        for block in BLOCK.findall(path.read_text(encoding="utf-8"))
        for line in block.splitlines()
    )
    assert found == Counter({home(name, value) for name, value in public().items()})


@pytest.mark.parametrize("path", REFERENCE, ids=lambda p: p.stem)
def test_a_reference_page_names_what_it_documents(path: Path) -> None:
    """Read in a checkout, where no site is built, it still says which names there are.

    `python -m tests.unit.test_documentation` writes the names anew.
    """
    assert path.read_text(encoding="utf-8") == listed(path)


def test_the_synthetic_innovations_went_their_way_by_law() -> None:
    """Every history is one that the lifecycle allows, and each state holds somebody."""
    made = [*runpy.run_path(str(DOCS / "examples" / "synthetic_portfolio.py"))["synthetic"](400, 1)]
    assert [finding for one in made for finding in audit(one)] == []
    assert {one.state for one in made} == {
        "idea",
        "trial",
        "implemented",
        "developing",
        "institutionalised",
    }


if __name__ == "__main__":
    for page in REFERENCE:
        page.write_text(listed(page), encoding="utf-8")
