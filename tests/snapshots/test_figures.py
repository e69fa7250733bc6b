"""The figures of the documentation are what the library draws, from the page that shows them."""

import doctest
import re
from pathlib import Path

import pytest

from jipp import Picture
from tests.boxes import assert_readable

DOCS = Path(__file__).parents[2] / "docs"
FIGURE = re.compile(r"!\[[^]]+\]\(((?:[\w-]+/)?[\w-]+\.svg)\)")
# The example programs have pages and pictures of their own.
PLACES = [DOCS, *sorted(d for d in DOCS.iterdir() if d.is_dir() and d.name != "examples")]
PAGES = [
    page
    for place in PLACES
    for page in sorted(place.glob("*.md"))
    if FIGURE.search(page.read_text("utf-8"))
]


def drawn(page: Path) -> dict[Path, Picture]:
    """The pictures of a page by file: what its examples leave in `pictures`, or in `picture`."""
    text = page.read_text(encoding="utf-8")
    test = doctest.DocTestParser().get_doctest(
        re.sub(r"^```.*$", "", text, flags=re.MULTILINE), {}, page.name, None, None
    )
    doctest.DocTestRunner(verbose=False).run(test, out=lambda _: None, clear_globs=False)
    shown = [page.parent / figure for figure in FIGURE.findall(text)]
    if "pictures" not in test.globs:
        (only,) = shown
        return {only: test.globs["picture"]}
    return {file: test.globs["pictures"][file.stem] for file in shown}


@pytest.mark.tree
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_figure_is_what_its_page_draws(page: Path) -> None:
    """Who runs a page gets the figure that stands in it, readable in any width and light."""
    for file, picture in drawn(page).items():
        assert file.read_text(encoding="utf-8") == picture.to_svg(), file
        assert_readable(picture)


@pytest.mark.tree
def test_no_figure_is_left_over() -> None:
    """Every figure in the documentation stands on a page."""
    shown = {
        page.parent / figure
        for page in PAGES
        for figure in FIGURE.findall(page.read_text(encoding="utf-8"))
    }
    assert shown == {file for place in PLACES for file in place.glob("*.svg")}


def write() -> None:
    """Write the figures anew: `python -m tests.snapshots.test_figures`."""
    for page in PAGES:
        for file, picture in drawn(page).items():
            file.parent.mkdir(exist_ok=True)
            file.write_text(picture.to_svg(), encoding="utf-8")


if __name__ == "__main__":
    write()
