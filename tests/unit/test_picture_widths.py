"""A picture has two bodies: one for a desk, one for a phone, and a page shows what fits."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence

import pytest

from jipp import Basis, Body, Picture, Table, Text, UnknownNameError
from jipp.drawing.svg import text
from tests.boxes import text_boxes
from tests.unit.test_html import HOSTILE, Balance

MADE_UP = Text(id="contoh", en="made up")


def drawn(caption: Text = MADE_UP, bases: Sequence[Basis] = ()) -> Picture:
    """A picture that writes in which language and width it is."""

    def paint(lang: str, width: float) -> Body:
        return Body(width, 20, (text(0, 12, f"{lang} {width:g}"),))

    return Picture.of(paint, caption=caption, source=MADE_UP, bases=bases)


def said(svg: str) -> list[str]:
    """The texts of a picture."""
    return [box.said for box in text_boxes(svg)]


def test_each_language_has_a_wide_and_a_narrow_body() -> None:
    """Each is painted for its own width; the edge around it is 16 pixels wide."""
    picture = drawn()
    assert said(picture.to_svg())[1] == said(picture.to_svg(width="wide"))[1] == "en 720"
    assert said(picture.to_svg(lang="id", width="narrow"))[1] == "id 326"
    frames = [picture.to_svg(), picture.to_svg(width="narrow")]
    assert [ET.fromstring(svg).attrib["width"] for svg in frames] == ["752", "358"]  # noqa: S314 - our own
    assert (picture.english.wide.width, picture.indonesian.narrow.width) == (720, 326)


def test_another_width_or_language_is_named() -> None:
    """With what there is."""
    with pytest.raises(UnknownNameError) as found:
        drawn().to_svg(width="tall")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - wrong
    assert str(found.value) == 'no width is called "tall"; choose one of wide, narrow'
    for write in (drawn().to_svg, drawn().to_html):
        with pytest.raises(UnknownNameError, match="no language"):
            write(lang="fr")


def test_as_html_a_picture_holds_both_bodies_and_no_script() -> None:
    """What holds it is as wide as it is: a container query chooses."""
    html = drawn().to_html(lang="id")
    found = Balance(html)
    assert not found.opened
    assert ("id 720" in found.texts, "id 326" in found.texts) == (True, True)
    assert "container-type:inline-size" in html
    assert re.search(r"@container \(max-width:\d+px\)", html)
    assert "<script" not in html


def test_where_a_notebook_is_not_trusted_an_image_stands_instead_of_loose_words() -> None:
    """The bodies are hidden but for the style sheet; the image is the wide one, whole."""
    hostile = drawn(Text(id=HOSTILE, en=f"100 % #1 {HOSTILE}"))
    html = hostile._repr_html_()
    assert not Balance(html).opened
    assert html.index('<div class="jipp-bodies" hidden="hidden">') < html.index("<svg")
    address = html.split('src="data:image/svg+xml;charset=utf-8,')[1].split('"')[0]
    for code, sign in (("&quot;", '"'), ("&amp;", "&"), ("%23", "#"), ("%25", "%")):
        address = address.replace(code, sign)
    assert address == hostile.to_svg()
    assert hostile.to_html() != html


def test_a_foot_says_in_one_sentence_where_it_is_from_how_sure_and_by_whose_rules() -> None:
    """Only the source where the caller gave all there is."""
    assert said(drawn().to_svg())[-1] == "Source: made up"
    bases = (
        Basis(origin="law", confidence="official"),
        Basis(origin="design", confidence="inferred"),
        Basis(origin="own", confidence="official"),
    )
    assert said(drawn(bases=bases).to_svg())[-1] == (
        "Source: made up (least certain fact: inferred; some rules are jipp's own design, not law;"
        " the office's own rules)"
    )
    narrow = drawn(bases=bases[:1]).to_svg(lang="id", width="narrow")
    assert said(narrow)[-1] == "Sumber: contoh (fakta yang paling kurang pasti: resmi)"


def test_a_long_label_stands_above_its_bar_where_beside_it_there_is_no_room() -> None:
    """Wide it stands beside; narrow it has a line of its own and is not cut."""
    name = "Badan Penelitian dan Pengembangan Daerah Kabupaten Bangka"
    table = Table(title="T", columns=("unit", "count"), rows=[(name, 3), ("RSUD", 1)])
    wide, narrow = (
        {box.said: box for box in text_boxes(svg)}
        for svg in (table.picture().to_svg(), table.picture().to_svg(width="narrow"))
    )
    assert wide["3"].left > wide["RSUD"].right
    assert narrow["1"].top >= narrow["RSUD"].bottom
    assert " ".join(narrow)[: len("T count ") + len(name)].endswith(name)
