"""Pictures as SVG text: a frame, six primitives, a palette, and text that is measured to fit.

Every function gives a string, the same for the same arguments. Lengths are in pixels, y grows
downwards, and x, y of a text is the left (middle, right) end of its base line. Texts stay texts,
in the reader's own sans-serif. Colours are names of `COLOURS`: a picture is light by itself and
turns dark with the reader's screen, or with the page where that says so (`data-theme`).
"""

import math
import unicodedata
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final, Literal, TypeAlias, TypedDict, Unpack

from jipp._html import escape
from jipp._text import visible

Anchor: TypeAlias = Literal["start", "middle", "end"]


class Paint(TypedDict, total=False):
    """The look of a shape: names of colours (none: not filled, no stroke), a dash as "4 3".

    `title` is shown where the reader points.
    """

    fill: str
    stroke: str
    stroke_width: float
    dash: str
    title: str


# Light and dark. The series are the hues of Okabe and Ito (2008), darkened on paper until white
# text stands on each; the ramp goes from little to much. Tests hold contrast and distances.
COLOURS: Final[dict[str, tuple[str, str]]] = {
    "paper": ("#ffffff", "#14181d"),
    "ink": ("#1b1f24", "#f1f3f5"),
    "muted": ("#57606a", "#a9b4c0"),
    "rule": ("#8a939e", "#6b7683"),
    "soft": ("#eef1f4", "#232a32"),
    "blue": ("#0072b2", "#56b4e9"),
    "vermilion": ("#c75100", "#d55e00"),
    "green": ("#06623c", "#009e73"),
    "purple": ("#ae4f83", "#cc79a7"),
    "brown": ("#5e4200", "#e69f00"),
    "grey": ("#2c2d33", "#f0e442"),
    "least": ("#e3eef7", "#1d2c3a"),
    "less": ("#a9cfe9", "#28465f"),
    "middle": ("#2877b0", "#6aa9d8"),
    "more": ("#0d568a", "#9ccaee"),
    "most": ("#07375a", "#d8ebfa"),
}
SERIES: Final = ("blue", "vermilion", "green", "purple", "brown", "grey")
RAMP: Final = ("least", "less", "middle", "more", "most")
_DARK_TEXT: Final = frozenset({"paper", "soft", "least", "less"})

# Hundredths of the font size a character takes: the wider of DejaVu Sans and Helvetica, rounded up.
_WIDTHS: Final[dict[str, int]] = {
    c: width
    for width, characters in (
        (30, "'Iijl"),
        (35, " ,./:;\\|"),
        (40, "()-[]ft"),
        (45, "!r"),
        (50, '"*J`'),
        (55, "csz"),
        (60, "?L_kvxy"),
        (65, "$0123456789FTabdeghnopqu{}"),
        (70, "ABEKPSVXYZ"),
        (75, "CNRU"),
        (80, "&DGHOQ"),
        (85, "#+<=>^w~"),
        (90, "M"),
        (100, "%Wm"),
        (105, "@"),
    )
    for c in characters
}
_OTHER: Final = 105
_WIDE: Final = 130
_BOLD: Final = 1.2
# As wide as there is room for; dark as the reader's screen is, unless the page has a switch, its
# own or that of JupyterLab.
_SCREEN: Final = (
    ".jipp-picture{max-width:100%;height:auto;color-scheme:light dark}"
    ":is([data-theme=light],[data-jp-theme-light=true]) .jipp-picture{color-scheme:light}"
    ":is([data-theme=dark],[data-jp-theme-light=false]) .jipp-picture{color-scheme:dark}"
)
# What stands beside the marks of a picture; nothing is smaller.
SMALL: Final = 11
# Lines of a text stand this many font sizes apart.
LEADING: Final = 1.3
_BARB: Final = math.radians(25)


def on(fill: str) -> str:
    """Return the colour of a text on a filled shape, of the series, the ramp, paper or soft.

    The contrast is at least 4.5.

    >>> on("blue"), on("least")
    ('paper', 'ink')
    """
    return "ink" if fill in _DARK_TEXT else "paper"


def advance(content: str, size: float, *, bold: bool = False) -> float:
    """Estimate how wide a text stands; rather too wide than too narrow.

    >>> advance("Babel", 10)
    29.5
    """
    return sum(map(_width, visible(content))) * _scale(size, bold=bold)


def _scale(size: float, *, bold: bool) -> float:
    return size * (_BOLD if bold else 1) / 100


def _width(c: str) -> int:
    known = _WIDTHS.get(c)
    if known is not None:
        return known
    if unicodedata.combining(c):
        return 0
    if unicodedata.east_asian_width(c) in {"F", "W"}:
        return _WIDE
    return _WIDTHS.get(unicodedata.normalize("NFD", c)[0], _OTHER)


def fit(content: str, width: float, size: float, *, bold: bool = False) -> str:
    """Shorten a text until it fits, with an ellipsis at its end; "" where not even that fits.

    >>> fit("Kepulauan Bangka Belitung", 80, 10)
    'Kepulauan B…'
    """
    if advance(content, size, bold=bold) <= width:
        return content
    room = width / _scale(size, bold=bold) - _OTHER
    kept = visible(content)
    for i, c in enumerate(kept):
        room -= _width(c)
        if room < 0:
            kept = kept[:i].rstrip()
            break
    return f"{kept}…" if kept else ""


def wrap(
    content: str, width: float, size: float, *, lines: int = 2, bold: bool = False
) -> tuple[str, ...]:
    """Break a text between words into lines that fit; what is too much ends in an ellipsis.

    >>> wrap("Kepulauan Bangka Belitung", 80, 10)
    ('Kepulauan', 'Bangka Belit…')
    """
    words, found = content.split(), list[str]()
    while words and len(found) + 1 < lines:
        count = 1
        while (
            count < len(words) and advance(" ".join(words[: count + 1]), size, bold=bold) <= width
        ):
            count += 1
        found.append(fit(" ".join(words[:count]), width, size, bold=bold))
        words = words[count:]
    return (*found, fit(" ".join(words), width, size, bold=bold)) if words else tuple(found)


def rect(
    x: float, y: float, width: float, height: float, *, radius: float = 0, **paint: Unpack[Paint]
) -> str:
    """Draw a rectangle from its upper left corner.

    >>> rect(0, 0, 10, 5, fill="blue")
    '<rect x="0" y="0" width="10" height="5" class="jipp-fill-blue" fill="#0072b2"/>'
    """
    return _shape("rect", paint, x=x, y=y, width=width, height=height, rx=radius or None)


def circle(x: float, y: float, radius: float, **paint: Unpack[Paint]) -> str:
    """Draw a circle around a point.

    >>> circle(1, 2.5, 3, stroke="ink")
    '<circle cx="1" cy="2.5" r="3" class="jipp-stroke-ink" fill="none" stroke="#1b1f24"/>'
    """
    return _shape("circle", paint, cx=x, cy=y, r=radius)


def path(d: str, **paint: Unpack[Paint]) -> str:
    """Draw a path in SVG's own notation.

    >>> path("M0 0H9", stroke="ink")
    '<path d="M0 0H9" class="jipp-stroke-ink" fill="none" stroke="#1b1f24"/>'
    """
    return _shape("path", paint, d=d)


def line(points: Sequence[tuple[float, float]], **paint: Unpack[Paint]) -> str:
    """Draw a line through points.

    >>> line([(0, 0), (9, 4.25)], stroke="ink")
    '<path d="M0 0L9 4.25" class="jipp-stroke-ink" fill="none" stroke="#1b1f24"/>'
    """
    return path(_through(points), **paint)


def arrow(points: Sequence[tuple[float, float]], *, head: float = 6, **paint: Unpack[Paint]) -> str:
    """Draw a line through points, with barbs of a length at its end.

    >>> arrow([(0, 0), (10, 0)], stroke="ink").startswith('<path d="M0 0L10 0M')
    True
    """
    (x0, y0), (x, y) = points[-2], points[-1]
    away = math.atan2(y0 - y, x0 - x)
    left, right = (
        (x + head * math.cos(away + turn), y + head * math.sin(away + turn))
        for turn in (_BARB, -_BARB)
    )
    return path(_through(points) + _through([left, (x, y), right]), **paint)


def _through(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in points)


def text(
    x: float,
    y: float,
    content: str,
    *,
    size: float = 12,
    anchor: Anchor = "start",
    colour: str = "ink",
    bold: bool = False,
    width: float | None = None,
    struck: bool = False,
    aside: str = "",
) -> str:
    """Write a text on one line; with a width it is shortened until it fits.

    What was shortened is shown whole where the reader points; `struck` strikes it through; an
    `aside` follows it, muted.

    >>> text(4, 20, "A & B")
    '<text x="4" y="20" font-size="12" class="jipp-fill-ink" fill="#1b1f24">A &amp; B</text>'
    """
    shown = content if width is None else fit(content, width, size, bold=bold)
    return _tag(
        "text",
        ("" if shown == content else _hint(content))
        + escape(shown)
        + (" " + _tag("tspan", escape(aside), **_coloured(fill="muted")) if aside else ""),
        x=x,
        y=y,
        font_size=size,
        font_weight="bold" if bold else None,
        text_anchor=None if anchor == "start" else anchor,
        text_decoration="line-through" if struck else None,
        **_coloured(fill=colour),
    )


def column(
    x: float,
    y: float,
    rows: Iterable[str],
    *,
    size: float = SMALL,
    anchor: Anchor = "start",
    colour: str = "ink",
    bold: bool = False,
    struck: bool = False,
) -> list[str]:
    """Write rows one under another, the base line of the first at a height.

    >>> len(column(0, 9, ["Bangka", "", "Belitung"]))
    2
    """
    write = partial(text, size=size, anchor=anchor, colour=colour, bold=bold, struck=struck)
    return [write(x, y + n * size * LEADING, row) for n, row in enumerate(rows) if row]


def group(*parts: str, x: float = 0, y: float = 0, title: str = "") -> str:
    """Return parts as a group, moved by x and y; `title` is shown where the reader points.

    >>> group(rect(0, 0, 1, 1), x=5)
    '<g transform="translate(5 0)"><rect x="0" y="0" width="1" height="1" fill="none"/></g>'
    """
    moved = f"translate({_number(x)} {_number(y)})" if x or y else None
    return _tag("g", _hint(title) + "".join(parts), transform=moved)


def picture(
    width: float, height: float, *parts: str, title: str, desc: str = "", lang: str = "en"
) -> str:
    """Write parts as a whole document, with a title and a description for screen readers.

    >>> picture(20, 10, title="Empty").startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    True
    """
    body = rect(0, 0, width, height, fill="paper") + "".join(parts)
    coloured = "".join(
        f".jipp-{kind}-{name}{{{kind}:light-dark({light},{dark})}}"
        for kind in ("fill", "stroke")
        for name, (light, dark) in COLOURS.items()
        if f"jipp-{kind}-{name}" in body
    )
    described = _tag("desc", escape(desc)) if desc else ""
    # Under a media rule, since paper is light and plain renderers take "auto" for 0.
    style = f"@media screen{{{_SCREEN}{coloured}}}"
    return _tag(
        "svg",
        f"{_tag('title', escape(title))}{described}{_tag('style', style)}{body}",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_number(width)} {_number(height)}",
        width=width,
        height=height,
        role="img",
        aria_label=title,
        lang=lang,
        class_="jipp-picture",
        font_family="sans-serif",
    )


def _shape(name: str, paint: Paint, **geometry: str | float | None) -> str:
    return _tag(
        name,
        _hint(paint.get("title")) or None,
        **geometry,
        **_coloured(fill=paint.get("fill"), stroke=paint.get("stroke")),
        stroke_width=paint.get("stroke_width"),
        stroke_dasharray=paint.get("dash"),
    )


def _coloured(*, fill: str | None = None, stroke: str | None = None) -> dict[str, str | None]:
    used = [(kind, name) for kind, name in (("fill", fill), ("stroke", stroke)) if name]
    return {
        "class_": " ".join(f"jipp-{kind}-{name}" for kind, name in used) or None,
        "fill": COLOURS[fill][0] if fill else "none",
        "stroke": COLOURS[stroke][0] if stroke else None,
    }


def _hint(title: str | None) -> str:
    return _tag("title", escape(title)) if title else ""


def _number(value: float) -> str:
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def _tag(name: str, inner: str | None = None, /, **attributes: str | float | None) -> str:
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}/>" if inner is None else f"<{name}{written}>{inner}</{name}>"


def _attribute(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else _number(value)
