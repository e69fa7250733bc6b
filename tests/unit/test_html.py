"""Tables for notebooks: safe, accessible, and at home on light and dark pages."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from html.parser import HTMLParser
from typing import NamedTuple

import attrs
import pytest

from jipp import UNKNOWN, Duration, Phase, Reason, Text
from jipp._html import card, escape, table

HOSTILE = "<script>alert('1')</script>&\"\x00\u202e"


class Balance(HTMLParser):
    """Reads a fragment, keeping the tags and the texts between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.seen: list[str] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that opens."""
        self.opened.append(tag)
        self.seen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """See that it is the one that was open."""
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.texts.append(data)


@pytest.mark.parametrize("where", ["header", "cell", "caption"])
def test_a_hostile_text_stays_a_text_wherever_it_stands(where: str) -> None:
    """No tag is opened by what a user wrote, and nothing hidden remains."""
    html = table(
        [HOSTILE if where == "header" else "a"],
        [[HOSTILE if where == "cell" else "b"]],
        caption=HOSTILE if where == "caption" else "c",
    )
    read = Balance(html)
    assert "script" not in read.seen
    assert not read.opened
    assert "<script>alert('1')</script>&\"\\u0000\\u202e" in read.texts


def test_numbers_stand_to_the_right_and_texts_to_the_left() -> None:
    """A column of numbers, with or without gaps, is aligned right; yes and no are no numbers."""
    rows: list[list[object]] = [["a", 1, Decimal("2.50"), True], ["b", None, 3, False]]
    html = table(["name", "rank", "total", "passed"], rows)
    assert re.findall(r'text-align:(\w+)">(?:name|rank|total|passed)', html) == [
        "left",
        "right",
        "right",
        "left",
    ]
    assert re.findall(r"<td [^>]*>([^<]*)</td>", html) == ["1", "2.50", "yes", "", "3", "no"]


def test_rows_and_columns_are_headed_for_who_hears_the_table() -> None:
    """Each column and each row has a heading with its scope, and the caption says what it is."""
    html = table(["hub", "day"], [["Babel", date(2020, 7, 17)]], caption="Hubs")
    assert re.findall(r'<th scope="(\w+)"', html) == ["col", "col", "row"]
    assert ">Hubs</caption>" in html
    assert "17 July 2020" in html


def test_a_table_is_written_whole() -> None:
    """Headings, sides, an empty cell, the caption and the language: always the same bytes."""
    left, right = (
        "padding:.2em .6em;border-bottom:1px solid;vertical-align:top;text-align:" + side
        for side in ("left", "right")
    )
    table_style = "border-collapse:collapse;margin-bottom:.7em;font-variant-numeric:tabular-nums"
    assert table(["name", "rank"], [["A & B", 1], ["c", None]]) == (
        f'<table lang="en" style="{table_style}"><thead><tr>'
        f'<th scope="col" style="{left}">name</th><th scope="col" style="{right}">rank</th>'
        "</tr></thead><tbody>"
        f'<tr><th scope="row" style="{left}">A &amp; B</th><td style="{right}">1</td></tr>'
        f'<tr><th scope="row" style="{left}">c</th><td style="{right}"></td></tr>'
        "</tbody></table>"
    )
    assert table(["a", "b", "c"], [["x", "y", "z"]], caption="H & K", lang="id") == (
        f'<table lang="id" style="{table_style}">'
        '<caption style="text-align:left">H &amp; K</caption><thead><tr>'
        + "".join(f'<th scope="col" style="{left}">{h}</th>' for h in "abc")
        + f'</tr></thead><tbody><tr><th scope="row" style="{left}">x</th>'
        f'<td style="{left}">y</td><td style="{left}">z</td></tr></tbody></table>'
    )


def test_a_column_of_long_texts_is_no_tower() -> None:
    """On a narrow page a sentence keeps some width, and short cells and numbers theirs."""
    html = table(["a", "b", "c"], [["short", "so " * 20, 10**50]])
    assert re.findall(r"text-align:([^\"]*)\">[abc]<", html) == [
        "left",
        "left;min-width:14em",
        "right",
    ]


def test_values_are_written_in_the_language_asked_for() -> None:
    """Words, days and decimal commas follow the language, and the table says which it is."""
    rows: list[list[object]] = [
        [Text(id="penciptaan", en="creation"), Phase.CREATION, Decimal("4.53")]
    ]
    html = table(["a", "b", "c"], rows, lang="id")
    assert html.count("penciptaan") == 2
    assert "4,53" in html
    assert html.startswith('<table lang="id"')


def test_a_table_fetches_nothing_and_brings_no_colours() -> None:
    """No address, no script, no colour of its own: dark pages stay dark."""
    html = table(["a"], [["b"]], caption="c")
    assert not re.search(r"https?:|url\(|src=|href=|#[0-9a-f]{3,6}|color:", html)


def test_a_row_of_another_length_is_a_fault_of_the_caller() -> None:
    """Cells never slide under a wrong heading."""
    with pytest.raises(ValueError, match=r"shorter|longer"):
        table(["a", "b"], [["only one"]])


def test_an_empty_table_is_still_a_table() -> None:
    """No rows: the headings stand, to the left."""
    assert table(["a"], []).endswith("<tbody></tbody></table>")


def test_line_feeds_and_letters_of_any_script_are_kept() -> None:
    """Escaping touches what is dangerous or hidden, nothing else."""
    assert escape("a\n\tñ漢\u200d") == "a\n\tñ漢\u200d"


@attrs.frozen
class Holder:
    """A value with what a test puts into it."""

    held: object
    beside: object = None


@attrs.frozen
class Bounds:
    """A value without a name."""

    low: int | None = None
    high: str = ""


@attrs.frozen
class Wide:
    """A value with a field that is called as its type."""

    bounds: Bounds


class Place(NamedTuple):
    """A row of Python's, no pair under a name."""

    name: str
    rank: int


@attrs.frozen
class Named:
    """A value that may have a name."""

    name: str = ""
    size: int = 3


@attrs.frozen
class Row:
    """A value that a table lists, with others of its kind below it."""

    id: str
    basis: str = ""
    held: tuple[object, ...] = ()


CELLS: list[tuple[object, str]] = [
    ("x" * 500, "x" * 500),
    ("x" * 501, "x" * 500 + "…"),
    (Decimal("1.50"), "1.50"),
    (Fraction(1, 2), "1/2"),
    ((Fraction(1, 2), 1), "1/2, 1"),
    (Fraction(2**20 - 1, 2**19), "1048575/524288"),
    (Fraction(2**20, 3), "≈ 349525"),
    (Fraction(1, 2**20), "≈ 9.53674E-7"),
    (1 / 3, "0.333333"),
    (Phase.CREATION, "creation"),
    (UNKNOWN, "not known"),
    (len, "<built-in function len>"),
    (tuple("abcdefghijklmnopqrst"), ", ".join("abcdefghijklmnopqrst")),
    (tuple("abcdefghijklmnopqrstu"), ", ".join("abcdefghijklmnopqrst") + ", and 1 more"),
    ((("a", 1), ("b", ("x", "y"))), "a: 1, b: (x, y)"),
    ((("a", 1, 2), (3, 4)), "(a, 1, 2), (3, 4)"),
    ((1, (2, (3, 4))), "1, (2, (3, 4))"),
    ((1, (2, (3, (4, 5)))), "1, (2, (3, (2)))"),
    (Named("n"), "n"),
    (Named(), "size 3"),
    (Bounds(1, "h"), "low 1, high h"),
    ((Bounds(1, "h"), 5), "(low 1, high h), 5"),
    ((Place("a", 1), 2), "(a, 1), 2"),
    (Wide(Bounds(1, "h")), "low 1, high h"),
    (Holder(Phase.CREATION, UNKNOWN), "creation, beside not known"),
    (Holder(Holder(Holder(Holder(1)))), "held held held Holder"),
    (Reason(code="missing_note"), "no note: say in a note why this is done"),
    ((Duration(days=3), Duration(years=1)), "3 days, 1 year"),
]


@pytest.mark.parametrize(("held", "said"), CELLS)
def test_a_cell_says_a_value_in_words(held: object, said: str) -> None:
    """By its message or name, else by its fields; what is long or deep is counted, not shown."""
    assert Balance(card(Holder(held))).texts == ["Holder", "field", "value", "held", said]


def sides(html: str) -> list[str]:
    """Where the cells of a table stand."""
    return re.findall(r'text-align:([^"]*)"', html)


def test_a_card_is_a_table_of_fields_and_one_for_each_list() -> None:
    """What is empty is left out; a basis is cut; what lies below a row follows it."""
    rows = (Row("a", "y" * 101, (Row("b"),)), Row("c" * 101, "y" * 100))
    html = card(Holder(rows, Bounds()))
    assert Balance(html).texts == [
        *("Holder.held", "id", "basis", "held"),
        *("a", "y" * 100 + "…", "b", "b", "c" * 101, "y" * 100),
    ]
    fields = table(("field", "value"), [("beside", 5)], caption="Holder")
    listed = table(("id", "basis"), [("a", "y")], caption="Holder.held")
    assert card(Holder((Row("a", "y"),), 5)) == fields + listed
    assert card(Holder(None)) == table(("field", "value"), [], caption="Holder")


def test_what_fits_stands_to_the_right_and_what_is_long_has_room() -> None:
    """A number of 40 digits fits; a text of more than 40 characters is no narrow tower."""
    assert sides(card(Holder(10**39)))[-1] == "right"
    assert sides(card(Holder(10**40)))[-1] == "left;min-width:14em"
    assert [sides(card(Holder(v)))[-1] for v in (0.5, Fraction(2**20, 3))] == ["left", "left"]
    assert sides(table(["a", "b"], [["x" * 40, "x" * 41]]))[2:] == ["left", "left;min-width:14em"]
    assert table(["a"], [["x"]], more=1).endswith(
        '>x</th></tr><tr><td colspan="1" style="padding:.2em .6em;border-bottom:1px solid;'
        'vertical-align:top;text-align:left">and 1 more</td></tr></tbody></table>'
    )
