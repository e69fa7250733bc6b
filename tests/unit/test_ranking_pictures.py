"""Pictures of a ranking: legible with one subject or many, whatever they are called."""

import re
import xml.etree.ElementTree as ET
from fractions import Fraction

import pytest

from jipp import (
    Criterion,
    InvalidInputError,
    Range,
    Report,
    Rubric,
    Sheet,
    Text,
    Tier,
    UnknownNameError,
    evaluate_all,
    rank,
    report,
)
from jipp.drawing.picture import PictureWidth
from jipp.drawing.ranking_chart import Bar, listed, places
from jipp.evaluation.robustness import Acceptability, bootstrap_ranks, rank_acceptability
from jipp.typing import Number
from tests.boxes import assert_legible

NS = "{http://www.w3.org/2000/svg}"
LONG = "inovasi-pelayanan-publik-" * 5
WIDTHS: tuple[PictureWidth, ...] = ("wide", "narrow")
HOSTILE = "</text><script>alert('1')</script>"
RUBRIC = Rubric(
    id="two",
    title="Two",
    criteria=(
        Criterion(id="novelty", weight=1, scale=Range(low=0, high=99)),
        Criterion(id="impact", weight=3, scale=Range(low=0, high=99)),
    ),
)


def texts(svg: str) -> list[str]:
    """The texts of a picture."""
    root = ET.fromstring(svg)  # noqa: S314 - made here
    return ["".join(node.itertext()) for node in root.iter(f"{NS}text")]


def judged(name: str, count: int) -> Report:
    """A report on so many subjects, with two tiers of long names."""
    sheets = [
        Sheet(subject=f"{name}{n}", judge=judge, marks={"novelty": n + late, "impact": n})
        for n in range(count)
        for late, judge in enumerate(("anna", "budi"))
    ]
    tiers = [Tier(name=name, places=1), Tier(name=f"{name}2", places=2)]
    return report(evaluate_all(RUBRIC, sheets), tiers=tiers)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("count", [1, 20])
@pytest.mark.parametrize("name", ["p", LONG, HOSTILE], ids=["short", "long", "hostile"])
def test_pictures_of_a_report_are_legible(name: str, count: int, lang: str) -> None:
    """Places, totals and chances, with award lines beside each other; names keep their ends."""
    told = judged(name, count)
    assert told.weights is not None
    assert told.panels is not None
    for picture in (
        told.picture(),
        told.ranking.picture(),
        told.weights.picture(),
        told.panels.picture(),
    ):
        svg = picture.to_svg(lang=lang)
        assert_legible(svg)
        assert "<script" not in svg
        last = f"{name}{count - 1}"[-6:]
        assert any(said.endswith(last) for said in texts(svg))


def circles(svg: str) -> list[tuple[float, float]]:
    """Where the dots of a picture stand."""
    found = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', svg)
    return [(float(x), float(y)) for x, y in found]


@pytest.mark.parametrize("width", [720, 326])
def test_places_are_drawn_with_their_ranges_and_lines(width: float) -> None:
    """A broad bar over the ranks by other panels, a narrow one by other weights, and a line."""
    bars = [
        Bar("one-stop", "1", 1, (1, 2), (1, 1)),
        Bar("e-queue", "2", 2, (1, 3), (2, 3)),
        Bar("sipinter", "3", 3, (2, 3), None),
    ]
    body = places(bars, [("Top 1", 1), ("All", 3)], [], "en", width)
    drawn = "".join(body.parts)
    dots = circles(drawn)
    unit = dots[1][0] - dots[0][0]
    assert dots[2][0] - dots[1][0] == pytest.approx(unit, abs=0.02)
    broad = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="12"', drawn)
    assert [round(float(wide) / unit) for _, wide in broad] == [2, 3, 2]
    assert float(broad[0][0]) == pytest.approx(dots[0][0] - unit / 2, abs=0.02)
    narrow = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="4"', drawn)
    assert [round(float(wide) / unit) for _, wide in narrow] == [1, 2]
    # The line stands after the last place; one after which nobody comes is left out.
    (line,) = re.findall(r'<path d="M([\d.]+) [\d.]+L[^"]+"[^>]*stroke-dasharray', drawn)
    assert float(line) == pytest.approx(dots[0][0] + unit / 2, abs=0.02)
    assert "All" not in drawn


def test_totals_are_dots_on_an_axis_that_is_cut() -> None:
    """Between the least and the most total, in proportion, with two decimals where one has any."""
    totals: dict[str, Number | None] = {"a": 93, "b": "83.5", "c": 73}
    found = rank(totals).picture().to_svg()
    (x0, _), (x1, _), (x2, _) = circles(found)
    assert x0 - x1 == pytest.approx((x0 - x2) * 9.5 / 20, abs=0.02)
    assert {"93.00", "83.50", "73.00"} <= set(texts(found))
    whole = texts(rank({"a": 93, "b": 92}).picture().to_svg(lang="id"))
    assert {"93", "92"} <= set(whole)


def test_ties_are_joined_and_awards_have_a_line_below_the_last_that_reaches_them() -> None:
    """By places, by a total, or by both; a tier that nobody reaches has none."""
    ranking = rank({"a": 9, "b": 9, "c": 7, "d": 5})
    tiers = [
        Tier(name="Top 3", places=3),
        Tier(name="From 8", at_least=8),
        Tier(name="Never", at_least=10),
    ]
    for width in WIDTHS:
        svg = ranking.picture(tiers).to_svg(width=width)
        joined = re.findall(r'<path d="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)"[^>]*width="3"', svg)
        dots = [(float(x), float(y)) for x, y in circles(svg)]
        assert [tuple(map(float, way)) for way in joined] == [(*dots[0], *dots[1])]
        said = texts(svg)
        order = [word for word in said if word in ("a", "b", "From 8", "c", "Top 3", "d")]
        assert order == ["a", "b", "From 8", "c", "Top 3", "d"]
        assert "Never" not in said
    with pytest.raises(InvalidInputError, match="tiers"):
        ranking.picture(["Top 3"])  # type: ignore[list-item] # pyright: ignore[reportArgumentType] - wrong


def shades(svg: str) -> dict[str, int]:
    """How many cells of each step of the ramp there are."""
    found = re.findall(r'<path d="([^"]+)" class="jipp-fill-(\w+)"', svg)
    return {name: d.count("M") for d, name in found}


def test_a_cell_is_the_darker_the_more_often_a_rank_is_taken() -> None:
    """Nothing where it is never taken; the steps are named above."""
    parts = [Fraction(n, 100) for n in (4, 20, 26, 50)]
    row = (*parts, Fraction(0))
    found = Acceptability(subjects=("a", "b"), matrix=(row, (Fraction(1), *[Fraction(0)] * 4)))
    svg = found.picture().to_svg()
    assert shades(svg) == {"least": 1, "less": 1, "middle": 2, "most": 1}
    assert [said for said in texts(svg) if said.startswith("≤")] == [
        f"≤ {step} %" for step in (5, 25, 50, 75, 100)
    ]


def test_a_row_ends_with_the_share_of_being_in() -> None:
    """Of the places asked about, or else with the ranks that hold 95 % of the time."""
    sure, rare = Fraction(1), Fraction(1, 1000)
    found = Acceptability(
        subjects=("in", "nearly", "rarely", "out"),
        matrix=(
            (sure, Fraction(0), Fraction(0)),
            (1 - rare, rare, Fraction(0)),
            (rare, Fraction(0), 1 - rare),
            (Fraction(0), Fraction(1, 2), Fraction(1, 2)),
        ),
    )
    said = texts(found.picture(within=1).to_svg(width="narrow"))
    assert {"100 %", "> 99 %", "< 1 %", "0 %", "in the first 1"} <= set(said)
    assert "in the first 1" not in (plain := texts(found.picture().to_svg()))
    assert {"95 %", "1-1", "3-3", "2-3"} <= set(plain)
    assert "nearly: > 99 %" in found.picture(within=1).description.id
    with pytest.raises(InvalidInputError, match="within"):
        found.picture(within=0)


def large(count: int) -> Report:
    """A report on so many subjects that may move by ten ranks."""
    ranking = rank({f"p{n:03}": count - n for n in range(count)})
    zero = Fraction(0)
    rows: list[tuple[Fraction, ...]] = []
    for n in range(count):
        reach = range(max(n - 10, 0), min(n + 11, count))
        rows.append(tuple(Fraction(1, len(reach)) if k in reach else zero for k in range(count)))
    panels = Acceptability(subjects=tuple(s.subject for s in ranking), matrix=tuple(rows))
    tiers = (Tier(name="Top 45", places=45), Tier(name="From 10", at_least=10))
    return Report(ranking=ranking, judges=("anna",), tiers=tiers, panels=panels)


def test_above_eighty_subjects_are_an_overview_by_rank() -> None:
    """Without names, with a line for each award; eighty still have rows of their own."""
    assert "p079" in texts(large(80).picture().to_svg())
    for width in WIDTHS:
        svg = large(81).picture().to_svg(width=width)
        assert not [said for said in texts(svg) if re.fullmatch(r"p\d+", said)]
        assert "Top 45" in texts(svg)
        assert_legible(svg)
    assert "p080: 81, " in large(81).picture().description.en


def test_rows_about_a_line_are_those_nearest_to_it() -> None:
    """As many above as below, and as many as asked at either end."""
    told = large(100)
    named = [
        said for said in texts(told.picture(around="Top 45").to_svg()) if said.startswith("p0")
    ]
    assert named == [f"p{n:03}" for n in range(30, 60)]
    few = told.picture("Top 45", rows=4)
    assert "Rows 44 to 47 of 100" in texts(few.to_svg(width="narrow"))
    assert few.description.en.endswith(
        "p043: 44, 34-54; p044: 45, 35-55; p045: 46, 36-56; p046: 47, 37-57"
    )
    assert len(circles(told.picture("Top 45", rows=500).to_svg())) == 100
    with pytest.raises(UnknownNameError, match="no tier is called"):
        told.picture("From 10")
    with pytest.raises(InvalidInputError) as found:
        told.picture(around=1, rows=0)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - wrong
    assert [problem.path for problem in found.value.problems] == ["/around", "/rows"]


def test_a_description_is_as_long_as_one_would_listen_to() -> None:
    """Eight thousand characters, then an ellipsis; without rows the first sentence alone."""
    first = Text(id="nilai", en="marks")
    assert listed(first, []) == first
    assert listed(first, ["x" * 7993]).en == f"marks. {'x' * 7993}"
    assert listed(first, ["x" * 7993, "y"]).id == f"nilai. {'x' * 7993}…"


@pytest.mark.parametrize(
    ("count", "ticks"), [(1, [1]), (10, list(range(1, 11))), (60, list(range(2, 61, 2)))]
)
def test_no_more_ranks_are_named_than_can_be_read(count: int, ticks: list[int]) -> None:
    """Every rank where there is room, else the first and round ones."""
    bars = [Bar("p", "", n, None, None) for n in range(1, count + 1)]
    body = places(bars, [], [], "en", 720)
    found = re.findall(r'text-anchor="middle"[^>]*>(\d+)</text>', "".join(body.parts))
    assert list(map(int, found)) == ticks


def test_a_picture_of_a_ranking_says_what_it_shows() -> None:
    """Ranks, totals as the language writes them, and who has none; heard as well as seen."""
    found = rank({"a": -3, "b": "12.55", "c": "12.55", "d": Fraction(1, 3), "e": None}).picture()
    assert found.caption == Text(id="Peringkat", en="Ranking")
    assert found.source.en == "totals as given, ranked by jipp (5 subjects)"
    assert found.description.en.endswith(
        "shared ranks. b: 1=, 12.55; c: 1=, 12.55; d: 3, ≈ 0.3333; a: 4, -3; e: not ranked"
    )
    svg = found.to_svg(lang="id")
    assert_legible(svg)
    said = texts(svg)
    assert said.count("1=") == 2
    assert {"12,55", "0,33", "-3,00", "tanpa peringkat", "Angka dibulatkan"} <= set(said)
    assert "Tidak ada yang dapat ditampilkan." in texts(rank({}).picture().to_svg(lang="id"))
    assert {"1", "none", "0"} <= set(texts(rank({"none": 0}).picture().to_svg()))
    assert {"none", "not ranked"} <= set(texts(rank({"none": None}).picture().to_svg()))


def test_five_hundred_totals_are_legible() -> None:
    """Each named."""
    names = [f"{LONG}{n}" for n in range(500)]
    for width in WIDTHS:
        assert_legible(
            rank({name: n for n, name in enumerate(names)}).picture().to_svg(width=width)
        )


def test_chances_say_of_what_and_how_they_were_computed() -> None:
    """Over weights or panels, exactly or in draws with their error; the best expected first."""
    table = {"low": (1, 1, 1, 2), "high": (9, 1, 2, 2)}
    exact = rank_acceptability(
        {name: row[:2] for name, row in table.items()}, weights="uniform"
    ).picture()
    assert exact.source.en == "computed exactly by jipp from the marks as given"
    assert "other weights" in exact.caption.en
    assert exact.description.en == (
        "One row per subject; the darker a cell, the more often it takes that rank, the numbers at"
        " the end are the ranks that hold it 95 % of the time. high: 1-1; low: 2-2"
    )
    drawn = rank_acceptability(
        {**table, "mid": (1, 9, 1, 1)}, weights="uniform", draws=50, seed=1
    ).picture()
    assert drawn.source.en == (
        "computed by jipp from the marks as given, in 50 draws; standard error at most 0.07"
    )
    sheets = [
        Sheet(subject=s, judge=j, marks={"novelty": n, "impact": n})
        for s, j, n in (("p", "a", 5), ("p", "b", 7), ("q", "a", 6), ("q", "b", 6))
    ]
    panels = bootstrap_ranks(evaluate_all(RUBRIC, sheets)).picture()
    assert "other panels" in panels.caption.en
