"""The picture builder: safe, accessible, the same each time, readable by all eyes."""

import itertools
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest

from jipp.drawing.svg import (
    COLOURS,
    RAMP,
    SERIES,
    advance,
    arrow,
    circle,
    fit,
    group,
    line,
    on,
    path,
    picture,
    rect,
    text,
    wrap,
)
from tests.boxes import Rgb, contrast, linear

NS = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>alert('1')</script>&\"\x00\u202e"
LONGEST = "Daerah Khusus Ibukota Jakarta dan Daerah Istimewa Yogyakarta"


def tree(*parts: str, title: str = "Picture", desc: str = "What it shows") -> ET.Element:
    """A picture with these parts, parsed."""
    return ET.fromstring(picture(100, 50, *parts, title=title, desc=desc))  # noqa: S314 - our own


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_text_has_a_contrast_of_at_least_4_5_on_all_it_stands_on(mode: int) -> None:
    """WCAG 2.2 AA: ink and muted on paper and soft, and the text on each series and step."""
    pairs = [(c, ground) for c in ("ink", "muted") for ground in ("paper", "soft")]
    pairs += [(on(fill), fill) for fill in (*SERIES, *RAMP, "paper", "soft")]
    for colour, ground in pairs:
        assert contrast(COLOURS[colour][mode], COLOURS[ground][mode]) >= 4.5, (colour, ground)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_shapes_have_a_contrast_of_at_least_3_on_paper(mode: int) -> None:
    """WCAG 2.2 AA for what is no text: the series and the rules."""
    for colour in (*SERIES, "rule"):
        assert contrast(COLOURS[colour][mode], COLOURS["paper"][mode]) >= 3, colour


# Machado, Oliveira and Fernandes (2009): how colours look to who lacks one kind of cones.
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def lab(colour: str, eyes: str) -> Rgb:
    """A colour in CIE L*a*b*, as these eyes see it."""
    light = linear(colour)
    seen = [sum(m * c for m, c in zip(row, light, strict=True)) for row in EYES[eyes]]
    red, green, blue = (max(0.0, min(1.0, c)) for c in seen)
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
    )
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_the_series_are_told_apart_by_all_eyes(mode: int, eyes: str) -> None:
    """Any two lie at least 15 apart (2.3 is a difference just seen)."""
    for one, other in itertools.combinations(SERIES, 2):
        seen = lab(COLOURS[one][mode], eyes), lab(COLOURS[other][mode], eyes)
        distance = sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5
        assert distance >= 15, (one, other)


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_the_ramp_goes_one_way_for_all_eyes(mode: int, eyes: str) -> None:
    """From the paper's lightness away, at least 8 steps of lightness at a time."""
    lightness = [lab(COLOURS[step][mode], eyes)[0] for step in RAMP]
    way = 1 if mode else -1
    assert all((b - a) * way >= 8 for a, b in itertools.pairwise(lightness))


def test_a_picture_says_what_it_is_to_who_does_not_see_it() -> None:
    """The role, a name, a title first and a description after it, and the language."""
    root = tree()
    assert root.get("role") == "img"
    assert root.get("aria-label") == "Picture"
    assert root.get("lang") == "en"
    assert [child.tag for child in root][:2] == [f"{NS}title", f"{NS}desc"]
    assert [child.text for child in root][:2] == ["Picture", "What it shows"]


@pytest.mark.parametrize(
    "build",
    [
        lambda: tree(title=HOSTILE),
        lambda: tree(desc=HOSTILE),
        lambda: tree(text(0, 0, HOSTILE)),
        lambda: tree(text(0, 0, HOSTILE, width=40)),
        lambda: tree(rect(0, 0, 1, 1, title=HOSTILE)),
        lambda: tree(group(title=HOSTILE)),
        lambda: tree(path(HOSTILE)),
        lambda: tree(line([(0, 0), (1, 1)], dash=HOSTILE)),
    ],
)
def test_a_hostile_text_stays_a_text_wherever_it_stands(build: Callable[[], ET.Element]) -> None:
    """It parses, opens no element, and carries nothing hidden."""
    root = build()
    assert not list(root.iter(f"{NS}script"))
    said = "".join(root.itertext()) + "".join(v for e in root.iter() for v in e.attrib.values())
    assert "script" in said or "…" in said
    assert not set(said) & {"\x00", "\u202e"}


def test_a_picture_is_light_by_itself_and_dark_on_request() -> None:
    """Plain attributes hold the light colours; on a screen each colour used has both."""
    svg = picture(10, 10, rect(0, 0, 1, 1, fill="blue", stroke="rule"), title="t")
    assert 'fill="#0072b2"' in svg
    assert ".jipp-fill-blue{fill:light-dark(#0072b2,#56b4e9)}" in svg
    assert ".jipp-stroke-rule{stroke:light-dark(#8a939e,#6b7683)}" in svg
    # As the reader's screen is, unless the page says which of the two it is.
    page = ":is([data-theme={0}],[data-jp-theme-light={1}]) .jipp-picture{{color-scheme:{0}}}"
    assert f"color-scheme:light dark}}{page.format('light', 'true')}" in svg
    assert page.format("dark", "false") in svg
    assert svg.index("<style>@media screen{") < svg.index("light-dark(")
    assert "vermilion" not in svg
    assert svg.index('class="jipp-fill-paper"') < svg.index('class="jipp-fill-blue')


def test_a_picture_fetches_nothing() -> None:
    """No link, no font, no image, no script: it can be mailed, printed and archived."""
    svg = picture(10, 10, text(0, 0, "a"), arrow([(0, 0), (5, 5)], stroke="ink"), title="t")
    assert svg.count("http") == 1
    assert 'xmlns="http://www.w3.org/2000/svg"' in svg
    assert all(word not in svg for word in ("url(", "href", "@import", "@font-face", "<script"))
    assert 'font-family="sans-serif"' in svg


def test_numbers_are_written_to_two_places_and_never_as_minus_zero() -> None:
    """Hundredths of a pixel are enough, and the text is the same on every machine."""
    assert circle(1 / 3, -0.001, 2.50) == '<circle cx="0.33" cy="0" r="2.5" fill="none"/>'
    assert rect(100, 1000, 1e3, 10.10).startswith(
        '<rect x="100" y="1000" width="1000" height="10.1"'
    )


def test_an_unknown_colour_is_a_fault_of_the_program() -> None:
    """Colours are names of the palette, so that dark and contrast hold."""
    with pytest.raises(KeyError):
        rect(0, 0, 1, 1, fill="red")


def test_a_picture_is_written_whole() -> None:
    """Its frame, its names, the dark colours of what is drawn, the ground, and then the parts."""
    assert picture(90.5, 40, rect(0, 0, 9, 5, fill="blue"), circle(1, 2, 3), title="A & B") == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90.5 40" width="90.5" height="40"'
        ' role="img" aria-label="A &amp; B" lang="en" class="jipp-picture"'
        ' font-family="sans-serif"><title>A &amp; B</title>'
        "<style>@media screen{.jipp-picture{max-width:100%;height:auto;color-scheme:light dark}"
        ":is([data-theme=light],[data-jp-theme-light=true]) .jipp-picture{color-scheme:light}"
        ":is([data-theme=dark],[data-jp-theme-light=false]) .jipp-picture{color-scheme:dark}"
        ".jipp-fill-paper{fill:light-dark(#ffffff,#14181d)}"
        ".jipp-fill-blue{fill:light-dark(#0072b2,#56b4e9)}}</style>"
        '<rect x="0" y="0" width="90.5" height="40" class="jipp-fill-paper" fill="#ffffff"/>'
        '<rect x="0" y="0" width="9" height="5" class="jipp-fill-blue" fill="#0072b2"/>'
        '<circle cx="1" cy="2" r="3" fill="none"/></svg>'
    )


def test_a_shape_is_drawn_as_asked() -> None:
    """Each way of painting is an attribute; what is not asked for is not written."""
    assert rect(0, 0, 9, 5, radius=2, fill="blue", stroke="ink", stroke_width=1.5, dash="4 3") == (
        '<rect x="0" y="0" width="9" height="5" rx="2" class="jipp-fill-blue jipp-stroke-ink"'
        ' fill="#0072b2" stroke="#1b1f24" stroke-width="1.5" stroke-dasharray="4 3"/>'
    )
    assert rect(0, 0, 9, 5, title="A & B") == (
        '<rect x="0" y="0" width="9" height="5" fill="none"><title>A &amp; B</title></rect>'
    )
    assert line([(0, 0), (9, 4.25), (10, 1)]) == '<path d="M0 0L9 4.25L10 1" fill="none"/>'


def test_parts_are_moved_and_named_together() -> None:
    """A group that stands at the origin says no place, one without a name has no title."""
    assert group("a", "b") == "<g>ab</g>"
    assert group("a", x=5) == '<g transform="translate(5 0)">a</g>'
    assert group("a", y=-2.5) == '<g transform="translate(0 -2.5)">a</g>'
    assert group("a", "b", title="A & B") == "<g><title>A &amp; B</title>ab</g>"


def test_an_arrow_ends_in_two_barbs_at_its_last_point() -> None:
    """They point back along the last stretch."""
    assert arrow([(0, 0), (0, 9), (10, 9)], head=2, stroke="ink") == (
        '<path d="M0 0L0 9L10 9M8.19 8.15L10 9L8.19 9.85"'
        ' class="jipp-stroke-ink" fill="none" stroke="#1b1f24"/>'
    )
    assert arrow([(0, 0), (30, 40)]) == (
        '<path d="M0 0L30 40M28.77 34.13L30 40L24.71 37.17" fill="none"/>'
    )


@pytest.mark.parametrize(
    ("content", "bold", "measured"),
    [
        ("Kepulauan Bangka Belitung", False, 13.857),
        ("Kepulauan Bangka Belitung", True, 15.642),
        ("Daerah Istimewa Yogyakarta", False, 14.467),
        ("Daerah Istimewa Yogyakarta", True, 16.306),
        ("WAJIB: 78,40 %", False, 7.734),
        ("Illilli", False, 1.962),
        ("Illilli", True, 2.429),
    ],
)
def test_the_estimate_is_never_narrower_than_a_wide_font(
    content: str, measured: float, *, bold: bool
) -> None:
    """Measured in DejaVu Sans, the widest of the usual ones, in font sizes; never far off."""
    assert (advance("Babel", 10), advance("Babel", 10, bold=True)) == (29.5, 35.4)
    assert measured <= advance(content, 1, bold=bold) <= 1.25 * measured


def test_other_scripts_are_given_room() -> None:
    """Accents take none, a letter with one that of its base, wide scripts more than their size."""
    assert advance("é", 10) == advance("e", 10) == advance("e\u0301", 10)
    assert advance("漢", 10) == advance("\uff21", 10) == 13
    assert advance("\u202e", 10) == advance("\\u202e", 10)


def test_what_fits_is_left_alone_and_what_does_not_is_shortened() -> None:
    """Down to a letter and an ellipsis, then to nothing."""
    assert fit(LONGEST, 1000, 10) == LONGEST
    shortened = fit(LONGEST, 100, 10)
    assert shortened.endswith("…")
    assert LONGEST.startswith(shortened[:-1])
    assert fit(LONGEST, 19, 10) == "D…"
    assert fit(LONGEST, 5, 10) == ""
    assert fit("", 0, 10) == ""
    assert fit("Babel", 29.5, 10) == "Babel"
    assert fit("Babel", 29.5, 10, bold=True) == "Ba…"
    assert (fit("Babel", 17.5, 10), fit("Babel", 17.4, 10)) == ("B…", "")
    assert fit("Babel di Bangka", 44, 10) == "Babel…"


def test_lines_break_between_words_and_the_last_is_shortened() -> None:
    """No word is lost without a sign of it."""
    assert wrap(LONGEST, 95, 10, lines=4) == (
        "Daerah Khusus",
        "Ibukota Jakarta",
        "dan Daerah",
        "Istimewa Yogya…",
    )
    assert wrap(LONGEST, 1000, 10, lines=4) == (LONGEST,)
    assert wrap("", 100, 10) == ()
    assert wrap("Pertanggungjawaban", 50, 10, lines=3) == ("Pertan…",)
    assert wrap("Pertanggungjawaban Babel", 50, 10) == ("Pertan…", "Babel")
    assert wrap("Babel di Bangka", advance("Babel di", 10), 10) == ("Babel di", "Bangka")
    assert wrap(LONGEST, 95, 10) == ("Daerah Khusus", "Ibukota Jakarta…")
    assert wrap(LONGEST, 95, 10, lines=3, bold=True) == ("Daerah", "Khusus", "Ibukota Jaka…")
    assert wrap("Pertanggungjawaban Babel", 50, 10, bold=True) == ("Perta…", "Babel")


def test_a_shortened_text_is_shown_whole_where_the_reader_points() -> None:
    """Its title holds all of it; a text that fits has none."""
    short = tree(text(0, 0, LONGEST, width=60))
    (element,) = short.iter(f"{NS}text")
    assert [child.tag for child in element] == [f"{NS}title"]
    assert element[0].text == LONGEST
    whole = tree(text(0, 0, "Bali", width=60), text(0, 0, "Jawa  Barat", width=400))
    assert len(list(whole.iter(f"{NS}title"))) == 1


def test_a_text_is_written_as_asked() -> None:
    """Place, size, anchor, colour and weight are readable without a style sheet."""
    assert text(1, 2.5, "a  b") == (
        '<text x="1" y="2.5" font-size="12" class="jipp-fill-ink" fill="#1b1f24">a  b</text>'
    )
    assert text(1, 2, LONGEST, width=95, size=10) == (
        '<text x="1" y="2" font-size="10" class="jipp-fill-ink" fill="#1b1f24">'
        f"<title>{LONGEST}</title>Daerah Khusus…</text>"
    )
    assert text(
        *(1, 2, LONGEST),
        size=9.5,
        anchor="end",
        colour="muted",
        bold=True,
        width=90,
        struck=True,
    ) == (
        '<text x="1" y="2" font-size="9.5" font-weight="bold" text-anchor="end"'
        ' text-decoration="line-through" class="jipp-fill-muted" fill="#57606a">'
        f"<title>{LONGEST}</title>Daerah Khus…</text>"
    )
