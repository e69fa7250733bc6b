"""The figures of the documentation are what the library draws, from the page that shows them."""

import doctest
import re
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).parents[2] / "docs"
FIGURE = re.compile(r"!\[[^]]+\]\(([\w-]+\.svg)\)")
PAGES = [page for page in sorted(DOCS.rglob("*.md")) if FIGURE.search(page.read_text("utf-8"))]


def drawn(page: Path) -> str:
    """What the examples of a page leave in `picture`."""
    names: dict[str, Any] = {}
    test = doctest.DocTestParser().get_doctest(
        re.sub(r"^```.*$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE),
        names,
        page.name,
        None,
        None,
    )
    doctest.DocTestRunner(verbose=False).run(test, out=lambda _: None, clear_globs=False)
    return str(test.globs["picture"])


@pytest.mark.tree
def test_a_figure_is_what_its_page_draws() -> None:
    """A reader who runs a page gets the figure that stands in it."""
    assert PAGES
    for page in PAGES:
        (name,) = FIGURE.findall(page.read_text(encoding="utf-8"))
        assert (page.parent / name).read_text(encoding="utf-8") == drawn(page), page


def write() -> None:
    """Write the figures anew: `python -m tests.snapshots.test_figures`."""
    for page in PAGES:
        (name,) = FIGURE.findall(page.read_text(encoding="utf-8"))
        (page.parent / name).write_text(drawn(page), encoding="utf-8")


if __name__ == "__main__":
    write()
