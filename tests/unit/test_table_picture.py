"""Tables drawn: bars, stacks, flows and tallies that say all they show and all they leave out."""

import itertools
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st

from jipp import Confidence, InvalidInputError, Phase, Picture, Table, provinces
from jipp.drawing.cells import Cell
from jipp.portfolio.tables import TableForm
from tests.boxes import assert_legible, assert_readable, text_boxes
from tests.portfolios import BABEL, CITY, DAY, PORTFOLIO

LONGEST = max((p.name for p in provinces(on=DAY)), key=len)
HOSTILE = "</text><script>alert('1')</script>&\"\x00\u202e"
MINISTRY = (
    "Kementerian Koordinator Bidang Hukum, Hak Asasi Manusia, Imigrasi, dan Pemasyarakatan "
    "Republik Indonesia"
)


def said(picture: Picture, lang: str = "en") -> list[str]:
    """All texts of a picture, as they are drawn."""
    return [box.said for box in text_boxes(picture.to_svg(lang=lang))]


def counted(*rows: tuple[str, int]) -> Table:
    """A table of counts."""
    return Table(title="Found", columns=("unit", "count"), rows=rows)


def test_bars_stand_in_the_order_of_the_table_with_their_numbers() -> None:
    """Each label is followed by its number, in the words of the language."""
    texts = said(PORTFOLIO.counts(by="phase").picture(), "id")
    assert texts[:10] == [
        "Jumlah inovasi menurut tahap",
        "jumlah",
        "penciptaan",
        "1",
        "pengembangan",
        "1",
        "pelembagaan",
        "0",
        "di luar tahap",
        "1",
    ]


def test_bars_are_as_long_as_their_numbers() -> None:
    """From zero on, in one scale."""
    svg = counted(("a", 30), ("b", 10), ("c", 0)).picture().to_svg()
    widths = [
        float(part.split('"')[0])
        for part in svg.split('height="14"')[:-1]
        for part in [part.rsplit('width="', 1)[1]]
    ]
    assert widths[0] == pytest.approx(3 * widths[1], abs=0.1)
    assert len(widths) == 2


def test_two_crossed_dimensions_are_stacked_in_one_bar_a_row() -> None:
    """The shorter of the two is the parts; what is not known has a look of its own."""
    ways: list[Any] = [("province", "phase"), ("phase", "province")]
    for by in ways:
        texts = said(PORTFOLIO.counts(by=by).picture())
        assert "Bangka Belitung Islands" in texts
        assert {"creation", "development", "outside the phases"} <= set(texts)


def test_many_by_many_are_bars_of_their_own() -> None:
    """Where both have more values than there are colours, each pair has a row."""
    rows = [(f"a{i}", f"b{j}", i + j) for i, j in itertools.product(range(8), range(8))]
    table = Table(title="Pairs", columns=("x", "y", "n"), rows=rows, keys=2)
    assert "a3, b4" in said(table.picture(rows=100))


def test_several_columns_of_numbers_stand_side_by_side() -> None:
    """Each in its own scale; a fourth is named as not drawn."""
    texts = said(PORTFOLIO.sdg_coverage().picture())
    assert {"innovations", "agencies", "provinces", "3 Good health and well-being"} <= set(texts)
    rows = [("x", 1, 2, 3, 4)]
    four = Table(title="Four", columns=("k", "a", "b", "c", "d"), rows=rows)
    assert "Not drawn: d" in said(four.picture())


def test_a_flow_reads_as_a_sum_in_each_row_and_in_all() -> None:
    """What stood there and entered is as much as what stands there and left."""
    texts = said(PORTFOLIO.flow(date(2022, 12, 31), DAY).picture())
    at = texts.index("creation")
    assert texts[at + 1 : at + 5] == ["1", "+ 3", "= 1", "+ 3"]
    assert "all together: start 4 + entered 6 = end 4 + left 6" in texts


def test_gaps_are_drawn_by_what_is_lacking_most_often() -> None:
    """The kind of evidence where one is asked for, else why."""
    texts = said(PORTFOLIO.gaps(to=Phase.DEVELOPMENT, on=DAY).picture())
    assert "result data" in texts
    assert "no way leads there" in texts


def test_a_table_says_how_it_is_drawn() -> None:
    """The same cells as bars, as a flow and as a tally."""
    rows = [("x", 1, 2, 1, 2), ("y", 1, 0, 0, 1)]
    columns = ("k", "a", "b", "c", "d")
    bars, flow, tally = (
        said(Table(title="T", columns=columns, rows=rows, form=form).picture())
        for form in ("bars", "flow", "tally")
    )
    assert "Not drawn: d" in bars
    assert "= 2" in flow
    assert "count" in tally
    with pytest.raises(InvalidInputError, match="pie"):
        Table(title="T", columns=columns, form="pie")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - wrong


def test_long_tables_come_in_pages_of_one_scale() -> None:
    """A page says which rows it shows of how many; the bars of all compare."""
    table = counted(*((f"unit {n}", n) for n in range(1, 101)))
    first, last = table.picture(rows=40), table.picture(rows=40, page=3)
    assert "Rows 1 to 40 of 100" in said(first)
    assert "Baris 81 sampai 100 dari 100" in said(last, "id")
    assert "unit 100" in said(last)
    assert "unit 100" not in said(first)
    assert "Rows 81 to 100 of 100" in last.description.en
    with pytest.raises(InvalidInputError, match="beyond the last page: give 1 to 3"):
        table.picture(rows=40, page=4)
    with pytest.raises(InvalidInputError) as found:
        table.picture(rows=0, page=0)
    assert [p.path for p in found.value.problems] == ["/rows", "/page"]


def test_a_table_without_rows_or_numbers_is_drawn_too() -> None:
    """It says that there is nothing, or counts what there is."""
    assert "There is nothing to show." in said(counted().picture())
    words = Table(title="Words", columns=("a", "b"), rows=[("x", "lost"), ("y", "lost")])
    assert said(words.picture())[2:4] == ["lost", "2"]


def test_negative_and_unknown_numbers_have_their_place() -> None:
    """On the other side of zero, and as a question."""
    table = Table(title="Change", columns=("a", "b"), rows=[("x", -5), ("y", 5), ("z", None)])
    texts = said(table.picture())
    assert {"-5", "5", "?"} <= set(texts)
    assert_legible(table.picture().to_svg())


def test_a_picture_of_a_table_names_its_sources_and_how_sure_it_is() -> None:
    """The data given, what the bases cite, and the weakest confidence."""
    picture = PORTFOLIO.counts(by=("province", "phase")).picture(source="SINOVIK")
    assert (
        "Source: SINOVIK; PermenPANRB 91/2021; Kepmendagri 300.2.2-2430/2025"
        " (least certain fact: transcribed)"
    ) in " ".join(said(picture))
    assert picture.confidence is Confidence.TRANSCRIBED
    assert counted(("a", 1)).picture().confidence is None


def test_a_picture_tells_its_numbers_to_who_does_not_see_it() -> None:
    """Every row, in the words of the language."""
    described = PORTFOLIO.counts(by=("province", "kind")).picture().description
    assert "Bangka Belitung Islands: original 1" in described.en
    assert "Jawa Timur: asli 1, replikasi 1" in described.id or "Jawa Timur" in described.id


EXTREMES = [
    counted(),
    counted(("one", 1)),
    counted(*((f"{LONGEST} {n}", n**5) for n in range(500))),
    counted((MINISTRY, 10**15), (HOSTILE, 0), ("x" * 300, 7), ("", 5)),
    PORTFOLIO.counts(by=("province", "state")),
    PORTFOLIO.counts(by=("agency", "sdg")),
    PORTFOLIO.sdg_coverage(),
    PORTFOLIO.one_agency_one_innovation(2024, [BABEL, CITY]),
    PORTFOLIO.flow(date(2022, 1, 1), DAY, by="state"),
    PORTFOLIO.gaps(to="institutionalised", on=DAY),
    Table(
        title=f"{MINISTRY} {HOSTILE}",
        columns=(HOSTILE, "W" * 90, "count", MINISTRY),
        rows=[(MINISTRY, 10**15, Fraction(1, 3), -(10**9)), (LONGEST, -5, None, 3)],
    ),
    Table(
        title="Flow",
        columns=("a", MINISTRY, HOSTILE, "W" * 90, "d"),
        rows=[(MINISTRY, 10**12, 1, 10**12, 1), ("x" * 200, 0, 0, 0, 0)],
        form="flow",
    ),
    Table(title="Flow", columns=("a", "b", "c", "d", "e"), form="flow"),
]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("table", EXTREMES, ids=lambda t: t.title.en[:30])
def test_texts_of_a_table_s_picture_neither_overlap_nor_overflow(table: Table, lang: str) -> None:
    """No rows, one, five hundred, the longest names, hostile ones and huge numbers."""
    assert_readable(table.picture())
    assert_legible(table.picture(sort="value").to_svg(lang=lang, width="narrow"))


numbers = st.one_of(
    st.none(), st.integers(-(10**12), 10**12), st.fractions(max_denominator=99), st.integers(0, 20)
)
counts = st.integers(0, 10**12)
words = st.text(max_size=80)
rows_of_any = st.lists(st.tuples(words, words, numbers, numbers, numbers), max_size=12, unique=True)
flows = st.lists(st.tuples(words, counts, counts, counts, counts), max_size=12, unique=True)
forms: tuple[TableForm, ...] = ("bars", "flow", "tally", "years")


@given(st.one_of(rows_of_any, flows), st.sampled_from((1, 2)), st.sampled_from(forms), words)
def test_any_table_is_drawn_legibly(
    rows: list[tuple[Cell, ...]], keys: int, form: TableForm, title: str
) -> None:
    """Whatever its words and numbers."""
    columns = ("a", "b", "c", "d", "e")
    table = Table(title=f"T {title}", columns=columns, rows=rows, keys=keys, form=form)
    assert_legible(table.picture().to_svg())
    assert_legible(table.picture().to_svg(width="narrow"))


def test_a_row_of_which_nothing_is_known_is_described_by_its_name_alone() -> None:
    """Who does not see the picture hears that the row is there."""
    years = Table(title="T", columns=("year", "count"), rows=[("2023", 5), ("2024: none", None)])
    assert years.picture().description.en == "T. 2023: count 5; 2024: none"


def order(picture: Picture, *names: str) -> list[str]:
    """These labels, in the order in which they are drawn."""
    return [text for text in said(picture) if text in names]


def test_rows_are_sorted_by_value_with_what_is_not_known_last() -> None:
    """A row without a number, and the row of those whose key is not known, stand below the rest."""
    rows = [("a", 1), (None, 9), ("b", None), ("c", 3), ("d", 2)]
    table = Table(title="T", columns=("unit", "count"), rows=rows)
    names = ("a", "b", "c", "d", "not known")
    assert order(table.picture(), *names) == ["a", "not known", "b", "c", "d"]
    assert order(table.picture(sort="value"), *names)[:3] == ["c", "d", "a"]
    # Stacked rows by their sum.
    crossed = Table(
        title="T",
        columns=("x", "y", "n"),
        keys=2,
        rows=[("a", "p", 1), ("a", "q", 1), ("b", "p", 3), (None, "q", 9)],
    )
    assert order(crossed.picture(sort="value"), "a", "b", "not known") == ["b", "a", "not known"]
    with pytest.raises(InvalidInputError, match="name"):
        table.picture(sort="name")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - wrong


def test_shares_are_per_cent_of_all_or_of_a_row_of_parts() -> None:
    """What is not known has no share; what moved, or lies below 0, has none to draw."""
    table = Table(title="T", columns=("unit", "count"), rows=[("a", 1), ("b", 3), ("c", None)])
    texts = said(table.picture(share=True))
    assert {"count, % of all", "25", "75", "?"} <= set(texts)
    rows = [("a", "p", 1), ("a", "q", 3), ("b", "p", 5), ("c", "p", 0)]
    crossed = Table(title="T", columns=("x", "y", "n"), keys=2, rows=rows)
    texts = said(crossed.picture(share=True), "id")
    assert {"25", "75", "100", "Bagian dari setiap baris, dalam %"} <= set(texts)
    below = Table(title="T", columns=("unit", "count"), rows=[("a", -1)])
    moved = PORTFOLIO.flow(date(2022, 12, 31), DAY)
    for wrong in (below, moved):
        with pytest.raises(InvalidInputError, match="shares can be drawn of counts only"):
            wrong.picture(share=True)
    with pytest.raises(InvalidInputError) as found:
        table.picture(share=1)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - wrong
    assert [problem.path for problem in found.value.problems] == ["/share"]


def test_years_stand_side_by_side_with_a_gap_where_none_was_held() -> None:
    """On a phone, where there is no room for that, they are rows; the gap says why in both."""
    rows: list[tuple[Cell, ...]] = [
        ("2022", 10, None),
        ("2023", 5, None),
        ("2024", None, "none held"),
        ("2025", None, None),
    ]
    years = Table(title="T", columns=("year", "count", "why"), rows=rows, form="years")
    boxes = {box.said: box for box in text_boxes(years.picture().to_svg())}
    assert boxes["2022"].top == boxes["2025"].top
    assert boxes["none held"].right <= boxes["2025"].left + 20
    assert boxes["10"].top < boxes["5"].top
    assert "?" in boxes
    many = Table(
        title="T",
        columns=("year", "count", "why"),
        rows=[*((str(year), 3000 + year, None) for year in range(2010, 2024)), *rows[2:]],
        form="years",
    )
    narrow = {box.said: box for box in text_boxes(many.picture().to_svg(width="narrow"))}
    assert narrow["2024"].top > narrow["2010"].top
    assert narrow["none held"].left > narrow["2024"].right
    assert_readable(many.picture())
    blank = Table(
        title="T", columns=("y", "n", "w"), rows=[("", 1, ""), (" ", None, " ")], form="years"
    )
    assert_readable(blank.picture())
