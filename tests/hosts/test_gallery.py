"""Every picture of the gallery in a real browser: what it says can be read, by day and by night."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from jipp import (
    SAME,
    Actor,
    Agency,
    Evidence,
    Innovation,
    Lifecycle,
    Picture,
    Portfolio,
    State,
    Table,
    Transition,
    advance,
    begin,
    draw,
    draw_timeline,
    rank,
)
from jipp.drawing.svg import advance as estimated
from tests.snapshots.test_figures import DOCS, drawn

LONG = "Penyelenggaraan Pelayanan Terpadu Satu Pintu Kabupaten Kepulauan " * 3
HOSTILE = "</text><script>document.title='taken'</script>&\"'"
# A phone, and a desk; wide enough for any picture.
PHONE, DESK, ANY = 390, 1280, 99_999
# Neighbours may touch, and edges are smoothed.
SLACK = 0.75
# Each line of text as the browser sets it: its words, size, weight and place.
LINES = """() => {
  const frame = document.querySelector('svg').getBoundingClientRect();
  const found = [];
  for (const text of document.querySelectorAll('svg text')) {
    const style = getComputedStyle(text);
    for (const node of text.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      found.push({
        said: node.data, size: parseFloat(style.fontSize), bold: style.fontWeight >= 600,
        left: box.left - frame.left, right: box.right - frame.left,
        top: box.top - frame.top, bottom: box.bottom - frame.top,
      });
    }
  }
  const scale = frame.width / document.querySelector('svg').viewBox.baseVal.width;
  return {width: frame.width, height: frame.height, scale: scale, lines: found};
}"""


class Line(NamedTuple):
    """A line of text as the browser sets it; above and below, what its letters take."""

    said: str
    left: float
    top: float
    right: float
    bottom: float


def gallery() -> dict[str, Picture]:
    """The pictures of the page, by name."""
    return {file.stem: picture for file, picture in drawn(DOCS / "gallery.md").items()}


def extremes() -> Iterator[tuple[str, Picture]]:
    """Pictures with the longest and most hostile names, one entry and sixty, five hundred bars."""
    for name, said in (("long", LONG), ("hostile", HOSTILE)):
        owner = Agency(id="owner", name=said, kind="province", province="ID-BB")
        clerk = Actor(id="c" * 128, roles=("unit", "r" * 128), agency=owner)
        law = Lifecycle(
            id="own",
            version="1",
            title=said,
            states=tuple(
                State(id=f"s{i}", label=f"{said} {i}", phase="creation", initial=i == 0)
                for i in range(20)
            ),
            transitions=(
                Transition(action="keep", source="s0", target=SAME, label=said),
                *(
                    Transition(action="go", source=f"s{i}", target=f"s{(i + 1) % 20}", label=said)
                    for i in range(20)
                ),
            ),
        )
        subject = begin(
            Innovation(id="i" * 128, title=said, agency=owner),
            lifecycle=law,
            on=date(1990, 1, 1),
            by=clerk,
            note=said,
        )
        yield f"{name}-one", draw_timeline(subject, on=date(1990, 1, 1), under=law)
        papers = [Evidence(id=f"paper-{i}", kind="video", title=said) for i in range(5)]
        for _ in range(59):
            day = date(2020, 1, 1)
            subject = advance(subject, "keep", on=day, by=clerk, evidence=papers, under=law)
        yield f"{name}-sixty", draw_timeline(subject, on=date(2024, 1, 1), under=law)
        yield f"{name}-way", draw(subject, under=law)
        rows = [(f"{said} {i}", i) for i in range(60)]
        yield f"{name}-bars", Table(title=said, columns=("unit", "count"), rows=rows).picture()
        family = [
            Innovation(id=f"{i}-{'x' * 100}", title=f"{said} {i}", agency=owner, replicates=source)
            for i, source in enumerate([None, *[f"0-{'x' * 100}"] * 9])
        ]
        yield f"{name}-lineage", Portfolio(family).lineage().picture()
    yield "ranking-500", rank({f"{i}-{'n' * 120}": i for i in range(500)}).picture()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page that speaks to no network."""
    opened = browser.new_page(viewport={"width": 1400, "height": 900})
    opened.context.set_offline(offline=True)
    yield opened
    opened.close()


def shown(page: Page, picture: Picture, lang: str, width: int = ANY) -> dict[str, Any]:
    """Set the body for so many pixels in them, and give its frame and lines."""
    svg = picture.to_svg(lang=lang, width="narrow" if width == PHONE else "wide")
    page.set_content(f'<body style="margin:0;width:{width}px">{svg}</body>')
    found: dict[str, Any] = page.evaluate(LINES)
    return found


def faults(found: dict[str, Any]) -> Iterator[str]:
    """Name each line that leaves the frame, covers another, or is wider than was computed."""
    scale = found["scale"]
    lines: list[Line] = []
    for one in found["lines"]:
        middle = (one["top"] + one["bottom"]) / 2
        # The box of a font has room above capitals and below tails; letters take their size.
        half = one["size"] * scale / 2
        line = Line(one["said"], one["left"], middle - half, one["right"], middle + half)
        wide = line.right - line.left
        if wide > estimated(line.said, one["size"], bold=one["bold"]) * scale + SLACK:
            yield f"{line} is wider than was computed"
        inside = line.left >= -SLACK and line.right <= found["width"] + SLACK
        if not (inside and line.top >= -SLACK and line.bottom <= found["height"] + SLACK):
            yield f"{line} leaves the frame"
        lines.append(line)
    lines.sort(key=lambda line: line.top)
    for i, line in enumerate(lines):
        for other in lines[i + 1 :]:
            if other.top >= line.bottom - SLACK:
                break
            if min(line.right, other.right) - max(line.left, other.left) > SLACK:
                yield f"{line} covers {other}"


def test_every_picture_of_the_gallery_can_be_read(page: Page, tmp_path: Path) -> None:
    """On a phone and a desk, light and dark: no line leaves the frame or covers another."""
    pictures = gallery()
    assert len(pictures) >= 15
    for name, picture in pictures.items():
        for lang, width in product(("id", "en"), (PHONE, DESK)):
            found = shown(page, picture, lang, width)
            assert found["lines"], name
            assert found["width"] <= width, (name, width)
            assert list(faults(found)) == [], (name, lang, width)
            if (lang == "id") is (width == PHONE):
                file = tmp_path / f"{name}.{lang}.{width}"
                assert look(page, file, "light") != look(page, file, "dark"), name


def look(page: Page, file: Path, scheme: str) -> bytes:
    """Photograph the picture, as a reader who prefers light or dark sees it."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    return page.locator("svg").screenshot(path=f"{file}.{scheme}.png")


def test_pictures_of_the_longest_names_can_be_read(page: Page, tmp_path: Path) -> None:
    """Whatever things are called and however many they are; and no name is run as a program."""
    for name, picture in extremes():
        found = shown(page, picture, "id")
        assert list(faults(found))[:3] == [], name
        assert page.title() != "taken"
        if "500" not in name:
            look(page, tmp_path / name, "light")


def test_a_page_shows_the_body_it_has_room_for(page: Page) -> None:
    """By the width of what holds it; where styles and SVG are taken away, an image stands there."""
    picture = gallery()["phases"]
    seen = """() => [...document.querySelectorAll('svg, img')].map(
        shown => Math.round(shown.getBoundingClientRect().width))"""
    for width, wanted in ((PHONE, [0, 358, 0]), (DESK, [752, 0, 0])):
        page.set_content(f'<body style="margin:0"><div style="width:{width}px">')
        page.evaluate(
            "html => { document.querySelector('div').innerHTML = html }", picture._repr_html_()
        )
        assert page.evaluate(seen) == wanted, width
    page.evaluate("() => document.querySelectorAll('svg, style').forEach(e => e.remove())")
    page.wait_for_function("() => document.querySelector('img').complete")
    assert page.evaluate(seen) == [752]
    assert page.evaluate("() => document.body.innerText.trim()") == ""


def test_a_picture_follows_the_switch_of_its_page(page: Page) -> None:
    """A page that says whether it is light or dark is believed before the reader's screen."""
    shown(page, gallery()["phases"], "en")
    paper = "() => getComputedStyle(document.querySelector('svg .jipp-fill-paper')).fill"
    light, dark = "rgb(255, 255, 255)", "rgb(20, 24, 29)"
    for screen, by_itself in (("light", light), ("dark", dark)):
        page.emulate_media(color_scheme="dark" if screen == "dark" else "light")
        for theme, wanted in (("auto", by_itself), ("light", light), ("dark", dark)):
            page.evaluate("theme => { document.body.dataset.theme = theme }", theme)
            assert page.evaluate(paper) == wanted, (screen, theme)


def test_a_picture_is_printed_light(page: Page) -> None:
    """On paper the colours are the light ones, whatever the reader's screen is."""
    shown(page, gallery()["phases"], "en")
    page.emulate_media(color_scheme="dark", media="screen")
    paper = "() => getComputedStyle(document.querySelector('svg .jipp-fill-paper')).fill"
    assert page.evaluate(paper) == "rgb(20, 24, 29)"
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    page.emulate_media(media="screen")
