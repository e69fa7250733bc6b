"""The documentation as a site: whole, found by searching, and read on a phone."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.public import public

ROOT = Path(__file__).parents[2]
# Where a page of ours may point outside of the site; whether they answer is not asked here.
OUTSIDE = {
    ("https", "altair-viz.github.io"),
    ("https", "github.com"),  # the theme, at the foot of each page
    ("https", "keepachangelog.com"),
    ("https", "pyodide.org"),
    ("https", "semver.org"),
    ("https", "www.rfc-editor.org"),  # the lot that anyone can draw again
    ("http", "127.0.0.1"),  # what a reader has started
}
PHONE = {"width": 390, "height": 844}


class Built(NamedTuple):
    """A site, what its build said, and what it left in the tree."""

    site: Path
    code: int
    said: str
    left: set[Path]


class Read(HTMLParser):
    """What is asked of a page: its headings, links, anchors, images and language."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep every tag."""
        self.tags.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each tag of a name."""
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def anchors(self) -> set[str]:
        """The places in the page that a link may name."""
        return {str(attributes["id"]) for _, attributes in self.tags if attributes.get("id")}

    @property
    def links(self) -> set[str]:
        """Where the page points to, and what it loads."""
        named = {attributes.get("href") for _, attributes in self.tags}
        return {link for link in named | {a.get("src") for _, a in self.tags} if link}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site, built as CONTRIBUTING.md says, each warning an error."""
    home = tmp_path_factory.mktemp("docs")
    before = tree()
    command = [sys.executable, "-B", "-m", "sphinx", "-q", "-W", "--keep-going", "-n"]
    done = subprocess.run(
        [*command, "-d", str(home / "doctrees"), "docs", str(home / "site")],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return Built(home / "site", done.returncode, done.stdout + done.stderr, tree() - before)


def tree() -> set[Path]:
    """The files of the documentation, and of the modules that its build imports by hand."""
    return {path for top in ("docs", "tests/__pycache__") for path in (ROOT / top).rglob("*")}


@pytest.fixture(scope="module")
def pages(built: Built) -> dict[Path, Read]:
    """The pages of the site, read."""
    return {path: Read(path) for path in sorted(built.site.rglob("*.html"))}


@pytest.fixture(scope="module")
def written(pages: dict[Path, Read], built: Built) -> dict[Path, Read]:
    """The pages that somebody wrote: not the index of names, nor the search."""
    made = {
        built.site / "genindex.html",
        built.site / "py-modindex.html",
        built.site / "search.html",
    }
    return {path: page for path, page in pages.items() if path not in made}


class Quiet(SimpleHTTPRequestHandler):
    """A server that logs nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by its base
        """Say nothing."""


@pytest.fixture(scope="module")
def address(built: Built) -> Iterator[str]:
    """Where the site is served, on this machine."""
    handler = partial(Quiet, directory=str(built.site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def reader(browser: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    """A phone, and what it asked of anybody but the site."""
    strange: list[str] = []

    def only_ours(route: Route) -> None:
        if route.request.url.startswith((address, "data:")):
            route.continue_()
        else:
            strange.append(route.request.url)
            route.abort()

    page = browser.new_page(viewport={"width": PHONE["width"], "height": PHONE["height"]})
    page.route("**/*", only_ours)
    try:
        yield page, strange
    finally:
        page.close()


def test_the_site_is_built_without_a_warning(built: Built) -> None:
    """Every page is in the tree of contents, every reference and link between pages resolves."""
    assert (built.code, built.said) == (0, "")


def test_building_leaves_the_tree_as_it_was(built: Built) -> None:
    """A checkout can be read-only."""
    assert built.left == set()


def test_every_link_leads_somewhere(pages: dict[Path, Read], built: Built) -> None:
    """A file of the site and a place in it, or a page outside on a host that is known here."""
    lost: list[str] = []
    for path, page in pages.items():
        here = path.relative_to(built.site).as_posix()
        for link in sorted(page.links):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                fine = (parts.scheme, parts.hostname) in OUTSIDE or parts.scheme == "data"
            else:
                target, fragment = urldefrag(urljoin(f"/{here}", link))
                file = built.site / unquote(urlsplit(target).path).lstrip("/")
                fine = file.is_file() and (
                    not fragment or file not in pages or unquote(fragment) in pages[file].anchors
                )
            if not fine:
                lost.append(f"{here}: {link}")
    assert lost == []


def test_a_page_has_one_title(written: dict[Path, Read]) -> None:
    """One h1 a page, so that a reader who listens knows where they are."""
    assert [str(path) for path, page in written.items() if len(page.of("h1")) != 1] == []


def test_a_picture_says_what_it_shows(written: dict[Path, Read]) -> None:
    """Each stands in its page and has a name for who does not see it."""
    pictures = [
        picture
        for page in written.values()
        for picture in page.of("svg")
        if picture.get("class") == "jipp-picture"
    ]
    assert len(pictures) > len([*(ROOT / "docs" / "gallery").glob("*.svg")])
    assert [picture for picture in pictures if not picture.get("aria-label")] == []
    # What a reader sees of it where a page drops the svg.
    images = [image for page in written.values() for image in page.of("img")]
    assert [i for i in images if i.get("class") != "jipp-still" or not i.get("alt")] == []


def test_a_page_says_its_language(written: dict[Path, Read], built: Built) -> None:
    """Indonesian is read aloud as Indonesian."""
    for path, page in written.items():
        expected = "id" if path.is_relative_to(built.site / "id") else "en"
        assert page.of("html")[0]["lang"] == expected, path


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("masa sanggah", "explanation/fundamentals.html"),
        ("rank_acceptability", "reference/api/judging-quality.html"),
        ("severe judge", "how-to/a-severe-judge.html"),
        ("SMAA", "reference/glossary.html"),
        ("process mining", "reference/glossary.html"),
    ],
)
def test_searching_finds_it(browser: Browser, address: str, words: str, page: str) -> None:
    """Words of the policy, a name of the library and a question lead to their page."""
    with reader(browser, address) as (phone, strange):
        phone.goto(address)
        phone.goto(f"{address}search.html?q={words.replace(' ', '+')}")
        phone.wait_for_selector(f"#search-results a[href*='{page}']", timeout=60_000)
        assert strange == []


def test_every_public_name_stands_in_one_list(pages: dict[Path, Read], built: Built) -> None:
    """A line a name, which leads to where it is documented."""
    found = {urldefrag(link).fragment for link in pages[built.site / "reference/names.html"].links}
    assert set(public()) - found == set()


def test_a_search_engine_is_told_what_a_page_says(written: dict[Path, Read]) -> None:
    """Each page has one description, which fits the line that an engine shows."""
    for path, page in written.items():
        told = [str(a["content"]) for a in page.of("meta") if a.get("name") == "description"]
        assert [0 < len(text) <= 160 for text in told] == [True], path


def test_code_is_copied_without_its_prompts(browser: Browser, address: str) -> None:
    """What the button of an example takes can be run: neither a prompt nor what was printed."""
    with reader(browser, address) as (phone, strange):
        phone.goto(address)
        phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
        phone.locator("div.highlight:has(span.gp) button.copybtn").first.dispatch_event("click")
        copied = str(phone.evaluate("navigator.clipboard.readText()"))
        assert copied.startswith("from datetime import date\nfrom jipp import")
        assert ">>>" not in copied
        assert strange == []


def test_pictures_follow_the_switch_of_the_site(browser: Browser, address: str) -> None:
    """The reader turns the site dark, then light, and each picture of the gallery turns with it."""
    papers = """() => [...new Set([...document.querySelectorAll('.jipp-picture > .jipp-fill-paper')]
        .map(paper => getComputedStyle(paper).fill))]"""
    with reader(browser, address) as (phone, strange):
        phone.goto(f"{address}gallery.html")
        seen = {}
        for _ in range(3):
            phone.locator(".theme-toggle:visible").first.click()
            seen[phone.evaluate("document.body.dataset.theme")] = phone.evaluate(papers)
        light, dark = ["rgb(255, 255, 255)"], ["rgb(20, 24, 29)"]
        assert seen == {"auto": light, "light": light, "dark": dark}
        assert strange == []


def test_a_picture_has_the_body_that_its_reader_has_room_for(
    browser: Browser, address: str
) -> None:
    """On a phone the narrow one, on a desk the wide one; in Indonesian on an Indonesian page."""
    seen = """() => [...new Set([...document.querySelectorAll('.jipp-picture')]
        .filter(shown => shown.getBoundingClientRect().width)
        .map(shown => shown.viewBox.baseVal.width))]"""
    with reader(browser, address) as (page, strange):
        for width, wanted in ((PHONE["width"], 358), (1280, 752)):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(f"{address}gallery.html")
            assert page.evaluate(seen) == [wanted], width
        page.goto(f"{address}id/tutorial/hub-officer.html")
        assert "penciptaan" in page.locator(".jipp-wide").first.inner_text()
        assert strange == []


def test_a_phone_shows_every_page_whole(
    browser: Browser, address: str, pages: dict[Path, Read], built: Built
) -> None:
    """Nothing but a table or a listing is wider than 390 pixels, and these scroll by themselves."""
    wide: list[str] = []
    with reader(browser, address) as (phone, strange):
        for path in pages:
            name = path.relative_to(built.site).as_posix()
            phone.goto(address + name)
            width = phone.evaluate("document.documentElement.scrollWidth")
            if width > PHONE["width"]:
                wide.append(f"{name}: {width}")
    assert (wide, strange) == ([], [])
