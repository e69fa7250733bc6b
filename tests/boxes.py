"""Where the texts of a picture stand, so that none leaves the frame or covers another."""

import itertools
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import NamedTuple

from jipp import Picture
from jipp.drawing.svg import COLOURS, advance

__all__ = [
    "Box",
    "Rgb",
    "assert_legible",
    "assert_readable",
    "contrast",
    "linear",
    "lines_drawn",
    "text_boxes",
]

_NS = "{http://www.w3.org/2000/svg}"
_MOVED = re.compile(r"translate\((-?[\d.]+) (-?[\d.]+)\)")
# Above and below the base line, in font sizes: what letters with accents and tails take.
_ABOVE, _BELOW = 0.76, 0.24
# Two lines may touch, and widths are estimated to the wide side.
_SLACK = 0.5
_SMALLEST = 11
# WCAG 2.2 AA.
_CONTRAST = 4.5
_FILL = re.compile(r"jipp-fill-(\w+)")

Rgb = tuple[float, float, float]


class Box(NamedTuple):
    """A line of text, or a shape with an empty `said`, and the rectangle that it takes."""

    said: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > _SLACK
            and min(self.bottom, other.bottom) - max(self.top, other.top) > _SLACK
        )

    def within(self, frame: "Box") -> bool:
        """Whether a frame holds it."""
        return (
            self.left >= frame.left - _SLACK
            and self.top >= frame.top - _SLACK
            and self.right <= frame.right + _SLACK
            and self.bottom <= frame.bottom + _SLACK
        )


def text_boxes(svg: str) -> list[Box]:
    """Every line of text in a picture, where it stands; moved groups and anchors are counted in."""
    return list(_texts(ET.fromstring(svg), 0, 0))  # noqa: S314 - our own


def lines_drawn(svg: str) -> list[Box]:
    """Every straight stretch of a line in a picture, as the rectangle that it takes."""
    return list(_stretches(ET.fromstring(svg), 0, 0))  # noqa: S314 - our own


def _stretches(element: ET.Element, x: float, y: float) -> Iterator[Box]:
    x, y = _moved(element, x, y)
    if element.tag == f"{_NS}path" and "Z" not in element.attrib["d"]:
        numbers = [float(found) for found in re.findall(r"-?[\d.]+", element.attrib["d"])]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        for (a, b), (c, d) in itertools.pairwise(points):
            yield Box(
                "", x + min(a, c) - 1, y + min(b, d) - 1, x + max(a, c) + 1, y + max(b, d) + 1
            )
    for child in element:
        yield from _stretches(child, x, y)


def assert_legible(svg: str) -> None:
    """No text is empty, leaves the frame or covers another, and no shape leaves the frame."""
    root = ET.fromstring(svg)  # noqa: S314 - our own
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    frame = Box("frame", left, top, left + width, top + height)
    texts = text_boxes(svg)
    for box in texts:
        assert box.said.strip(), box
        assert box.within(frame), (box, frame)
    for shape in _shapes(root, 0, 0):
        assert shape.within(frame), (shape, frame)
    for one, other in itertools.combinations(texts, 2):
        assert not one.covers(other), (one, other)


def assert_readable(picture: Picture) -> None:
    """In both languages and widths: legible, no letter too small, none too faint by day or night.

    A text stands on the last filled rectangle that holds its middle, else on paper.
    """
    for lang in ("id", "en"):
        for svg in (picture.to_svg(lang=lang), picture.to_svg(lang=lang, width="narrow")):
            assert_legible(svg)
            root = ET.fromstring(svg)  # noqa: S314 - our own
            assert float(root.attrib["width"]) in {752, 358}, root.attrib["width"]
            grounds: list[tuple[Box, str]] = []
            for element, x, y in _placed(root, 0, 0):
                fill = _FILL.search(element.get("class", ""))
                if element.tag == f"{_NS}rect" and fill:
                    grounds += [(box, fill[1]) for box in _shapes(element, x, y)]
                if element.tag == f"{_NS}text" and fill:
                    assert float(element.attrib["font-size"]) >= _SMALLEST, element.attrib
                    box = _text(element, x, y)
                    across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
                    point = Box("", across, down, across, down)
                    ground = next(name for held, name in reversed(grounds) if point.within(held))
                    for mode in (0, 1):
                        found = contrast(COLOURS[fill[1]][mode], COLOURS[ground][mode])
                        assert found >= _CONTRAST, (box, fill[1], ground)


def linear(colour: str) -> Rgb:
    """A colour in linear light."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2: from 1 to 21."""
    light, dark = sorted(
        (sum(f * c for f, c in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True)))
        for colour in (one, other)
    )[::-1]
    return (light + 0.05) / (dark + 0.05)


def _placed(element: ET.Element, x: float, y: float) -> Iterator[tuple[ET.Element, float, float]]:
    """Every element, and how far the groups around it are moved."""
    yield element, x, y
    x, y = _moved(element, x, y)
    for child in element:
        yield from _placed(child, x, y)


def _texts(element: ET.Element, x: float, y: float) -> Iterator[Box]:
    x, y = _moved(element, x, y)
    if element.tag == f"{_NS}text":
        yield _text(element, x, y)
    for child in element:
        yield from _texts(child, x, y)


def _text(element: ET.Element, x: float, y: float) -> Box:
    size = float(element.attrib["font-size"])
    base = y + float(element.attrib["y"])
    # A title before it holds the whole of what was shortened.
    said = (element.text or "") + "".join(
        ("" if child.tag == f"{_NS}title" else child.text or "") + (child.tail or "")
        for child in element
    )
    wide = advance(said, size, bold=element.get("font-weight") == "bold")
    before = {"start": 0, "middle": wide / 2, "end": wide}[element.get("text-anchor", "start")]
    left = x + float(element.attrib["x"]) - before
    return Box(said, left, base - _ABOVE * size, left + wide, base + _BELOW * size)


def _shapes(element: ET.Element, x: float, y: float) -> Iterator[Box]:
    x, y = _moved(element, x, y)
    given = element.attrib
    if element.tag == f"{_NS}rect":
        left, top, wide, high = (float(given[key]) for key in ("x", "y", "width", "height"))
        yield Box("", x + left, y + top, x + left + wide, y + top + high)
    if element.tag == f"{_NS}circle":
        across, down, radius = (float(given[key]) for key in ("cx", "cy", "r"))
        right, bottom = x + across + radius, y + down + radius
        yield Box("", right - 2 * radius, bottom - 2 * radius, right, bottom)
    for child in element:
        yield from _shapes(child, x, y)


def _moved(element: ET.Element, x: float, y: float) -> tuple[float, float]:
    found = _MOVED.fullmatch(element.get("transform", ""))
    return (x + float(found[1]), y + float(found[2])) if found else (x, y)
