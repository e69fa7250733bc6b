"""Where the texts of a picture stand, so that none leaves the frame or covers another."""

import itertools
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import NamedTuple

from jipp.drawing.svg import advance

__all__ = ["Box", "assert_legible", "text_boxes"]

_NS = "{http://www.w3.org/2000/svg}"
_MOVED = re.compile(r"translate\((-?[\d.]+) (-?[\d.]+)\)")
# Above and below the base line, in font sizes: what letters with accents and tails take.
_ABOVE, _BELOW = 0.76, 0.24
# Two lines may touch, and widths are estimated to the wide side.
_SLACK = 0.5


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
    said = (element.text or "") + "".join(child.tail or "" for child in element)
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
