"""The map of tiles: every province in its place, every innovation counted somewhere."""

import itertools
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from jipp import (
    UNKNOWN,
    Agency,
    Confidence,
    Innovation,
    InvalidInputError,
    OutsideCoverageError,
    Picture,
    Portfolio,
    Text,
    UnknownNameError,
    provinces,
)
from jipp.reference.data.tiles import TILES
from jipp.typing import Number, Unknown
from tests.boxes import assert_legible, text_boxes
from tests.portfolios import PORTFOLIO, innovation

NOW = date(2025, 1, 1)
SPLIT = date(2022, 7, 25)


def said(picture: Picture, lang: str = "en") -> list[str]:
    """All texts of a picture, from the top down."""
    return [box.said for box in text_boxes(picture.to_svg(lang=lang))]


def tiles(picture: Picture) -> dict[str, str]:
    """What stands in each tile, by code."""
    codes = {iso.removeprefix("ID-") for iso in TILES}
    pairs = itertools.pairwise(said(picture))
    # The key below the map tells the codes once more.
    return dict(reversed([(code, value) for code, value in pairs if code in codes]))


def anywhere(count: int, place: str | None) -> list[Innovation]:
    """So many innovations of one province."""
    kind: Any = "province" if place else "ministry"
    owner = Agency(id="a", name="Agency", kind=kind, province=place)
    ids = [f"{n}-{place}"[:128] for n in range(count)]
    return [Innovation(id=id, title="x", agency=owner) for id in ids]


def test_every_province_has_a_tile_of_its_own() -> None:
    """All 38 have one, and no two overlap."""
    assert set(TILES) == {p.iso for p in provinces(on=date.max)}
    for (a, b), (c, d) in itertools.combinations(TILES.values(), 2):
        assert abs(a - c) >= 2 or abs(b - d) >= 2


def test_a_province_stands_beside_the_one_it_was_split_from() -> None:
    """Their tiles touch, or lie one tile apart where a sea is between."""
    for p in provinces(on=date.max):
        if p.split_from is not None:
            (a, b), (c, d) = TILES[p.iso], TILES[p.split_from]
            assert max(abs(a - c), abs(b - d)) <= 4, p.name


@pytest.mark.parametrize(
    "row",
    ["AC SU SB JA SS", "BT JB JT JI BA NB NT", "KB KI GO SA MU PB PA", "JK KT SN MA PT PE"],
)
def test_who_lies_further_east_stands_further_right(row: str) -> None:
    """From Aceh to Papua, along every sea."""
    columns = [TILES[f"ID-{code}"][0] for code in row.split()]
    assert columns == sorted(columns)


@pytest.mark.parametrize("column", ["AC SB BE LA BT", "KU KI KS JI", "SA ST SG NT", "PB PT PS"])
def test_who_lies_further_south_stands_further_down(column: str) -> None:
    """From the north coasts down."""
    rows = [TILES[f"ID-{code}"][1] for code in column.split()]
    assert rows == sorted(rows)


@pytest.mark.parametrize(
    ("on", "count"),
    [
        (date(2004, 10, 5), 33),
        (SPLIT - timedelta(1), 34),
        (SPLIT, 37),
        (date(2022, 12, 8), 38),
    ],
)
def test_a_map_shows_the_provinces_of_its_day(on: date, count: int) -> None:
    """Those of the Papuan laws of 2022 come in when these were made."""
    found = tiles(PORTFOLIO.tile_map(on))
    assert len(found) == count
    assert ("PS" in found) == (on >= SPLIT)


def test_a_map_counts_what_was_there_and_tells_the_rest() -> None:
    """Two had begun in provinces, one in none; what began later stands beside, and all add up."""
    picture = PORTFOLIO.tile_map(date(2023, 6, 1))
    assert tiles(picture)["BB"] == "1"
    assert tiles(picture)["JI"] == "2"
    assert tiles(picture)["AC"] == "0"
    texts = said(picture)
    assert texts[texts.index("3") :][:6] == [
        "3",
        "on the map",
        "1",
        "begun after that day",
        "4",
        "innovations in all",
    ]


def test_whatever_is_not_on_the_map_is_counted_below_it() -> None:
    """No province, and one not yet made."""
    held = anywhere(2, None) + anywhere(3, "ID-PS") + anywhere(4, "ID-BA")
    picture = Portfolio(held).tile_map(SPLIT - timedelta(1))
    beside = " ".join(said(picture, "id"))
    for words in (
        "4 di peta",
        "2 tanpa provinsi",
        "3 di wilayah yang belum menjadi provinsi pada tanggal itu: Papua Selatan",
        "9 inovasi seluruhnya",
    ):
        assert words in beside
    assert "South Papua" in picture.description.en


def test_without_history_an_innovation_is_there_from_its_first_use_on() -> None:
    """What tells neither is there on every day."""
    used = innovation("used", implemented_on=date(2021, 5, 1))
    silent = innovation("silent")
    both = Portfolio([used, silent])
    assert tiles(both.tile_map(date(2021, 4, 30)))["BB"] == "1"
    assert tiles(both.tile_map(date(2021, 5, 1)))["BB"] == "2"


def test_numbers_of_ones_own_are_shown_under_any_name_of_a_province() -> None:
    """Exact numbers are rounded for the eye only; what is not known is not zero."""
    values: dict[str, Number | Unknown | None] = {"Babel": Fraction(10, 3), "jawa timur": "4.5"}
    values |= {"ID-BA": None, "Riau": UNKNOWN}
    picture = PORTFOLIO.tile_map(NOW, values=values, title=Text(id="Laju", en="Rate"), source="BPS")
    found = tiles(picture)
    assert (found["BB"], found["JI"], found["BA"], found["RI"]) == ("3.33", "4.5", "?", "?")
    texts = said(picture)
    assert "not known" in texts
    assert "Numbers are rounded" in texts
    assert "Source: BPS; Kepmendagri 300.2.2-2430/2025 (least certain fact" in " ".join(texts)
    assert picture.caption == Text(id="Laju", en="Rate")
    assert "3,33" in " ".join(said(picture, "id"))


def test_a_number_of_a_province_not_yet_made_is_named() -> None:
    """It has no tile, and is not lost."""
    picture = PORTFOLIO.tile_map(date(2020, 1, 1), values={"Papua Selatan": 12, "Bali": 3})
    note = " ".join(said(picture))
    assert "not yet a province on that day: South Papua 12" in note
    assert "PS" not in tiles(picture)


def test_long_numbers_are_shown_in_units_and_whole_ones_rather_tight() -> None:
    """Five digits stand as they are; millions are said to be such."""
    many = tiles(PORTFOLIO.tile_map(NOW, values={"Bali": 36742, "Aceh": 1}))
    assert (many["BA"], many["AC"]) == ("36,742", "1")
    picture = PORTFOLIO.tile_map(NOW, values={"Bali": 1_234_567, "Aceh": 20_000_000})
    assert (tiles(picture)["BA"], tiles(picture)["AC"]) == ("1.23", "20")
    assert "In millions, rounded" in said(picture)
    assert "Dalam juta, dibulatkan" in said(picture, "id")
    tiny = PORTFOLIO.tile_map(NOW, values={"Bali": "0.034", "Aceh": "0.00001"})
    assert (tiles(tiny)["BA"], tiles(tiny)["AC"]) == ("0.034", "0")
    tinier = PORTFOLIO.tile_map(NOW, values={"Bali": "0.0000034"})
    assert tiles(tinier)["BA"] == "3.4"
    assert "In 10^-6" in said(tinier)


def test_colours_go_by_classes_of_about_as_many_provinces() -> None:
    """Five steps from little to much, equal numbers in one, and zero of a count left empty."""
    values = {p.iso: n // 2 for n, p in enumerate(provinces(on=NOW))}
    svg = PORTFOLIO.tile_map(NOW, values=values).to_svg()
    for step in ("least", "less", "middle", "more", "most"):
        # The tiles, and the sign in the legend.
        assert 7 <= svg.count(f'class="jipp-fill-{step}"') <= 9 + 1
    none = Portfolio([]).tile_map(NOW).to_svg()
    assert 'class="jipp-fill-middle"' not in none


def test_a_map_says_how_sure_it_is_and_that_the_tiles_are_our_own() -> None:
    """The provinces are transcribed from a decree, their arrangement is design."""
    picture = PORTFOLIO.tile_map(NOW)
    assert picture.confidence is Confidence.TRANSCRIBED
    assert picture.design


def test_a_map_tells_all_numbers_to_who_does_not_see_it() -> None:
    """Province by province, in either language."""
    described = PORTFOLIO.tile_map(date(2023, 6, 1)).description
    assert "Bangka Belitung Islands: 1; " in described.en
    assert "Jawa Timur: 2; " in described.id
    assert "innovations in all: 4" in described.en


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(
    "picture",
    [
        Portfolio([]).tile_map(date(2010, 1, 1)),
        Portfolio(anywhere(3, None) + anywhere(2, "ID-PS")).tile_map(date(2010, 1, 1)),
        PORTFOLIO.tile_map(NOW, values={}),
        PORTFOLIO.tile_map(
            NOW, values={p.iso: 10**59 + n for n, p in enumerate(provinces(on=NOW))}
        ),
        PORTFOLIO.tile_map(NOW, values={p.iso: -999 for p in provinces(on=NOW)}),
        PORTFOLIO.tile_map(
            date(2005, 1, 1),
            values={p.iso: Fraction(-1, 3) for p in provinces(on=NOW)},
            title="<b>" + "Wilayah " * 90,
            source="W" * 900,
        ),
    ],
    ids=["empty", "strange", "nothing known", "huge", "negative", "long title"],
)
def test_texts_of_a_map_neither_overlap_nor_overflow(picture: Picture, lang: str) -> None:
    """With nothing, with much, and with the longest names."""
    assert_legible(picture.to_svg(lang=lang))


def test_wrong_input_is_named() -> None:
    """A number that is none, a province twice, a place that is none, a day too early."""
    with pytest.raises(InvalidInputError) as found:
        PORTFOLIO.tile_map(NOW, values={"Bali": "many", "Babel": 1, "ID-BB": 2})
    assert [(p.path, p.code) for p in found.value.problems] == [
        ("/values/Bali", "not_a_number"),
        ("/values/ID-BB", "duplicate"),
    ]
    with pytest.raises(InvalidInputError, match="not a mapping"):
        PORTFOLIO.tile_map(NOW, values=[1])  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - wrong
    with pytest.raises(UnknownNameError, match="Bali"):
        PORTFOLIO.tile_map(NOW, values={"Balli": 1})
    with pytest.raises(OutsideCoverageError):
        PORTFOLIO.tile_map(date(2004, 10, 4))
