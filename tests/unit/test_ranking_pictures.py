"""Pictures of a ranking: legible with one subject or many, whatever they are called."""

import xml.etree.ElementTree as ET
from fractions import Fraction

import pytest

from jipp import Criterion, Range, Report, Rubric, Sheet, Tier, evaluate_all, rank, report
from jipp.evaluation._chart import Bar, places
from jipp.evaluation.robustness import bootstrap_ranks, rank_acceptability
from tests.boxes import assert_legible

NS = "{http://www.w3.org/2000/svg}"
LONG = "inovasi-pelayanan-publik-" * 5
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


def test_five_hundred_bars_are_legible() -> None:
    """Five hundred subjects: totals and places, each named, ticks apart."""
    names = [f"{LONG}{n}" for n in range(500)]
    assert_legible(rank({name: n for n, name in enumerate(names)}).picture().to_svg())
    bars = [Bar(name, str(n), n, (n, n), (1, 500)) for n, name in enumerate(names, start=1)]
    body = places(bars, [(LONG, n) for n in range(1, 9)], "en")
    ticks = [part for part in body.parts if 'text-anchor="middle"' in part]
    assert len(ticks) == 11


def test_a_ranking_shows_ties_what_is_below_nought_and_who_has_no_rank() -> None:
    """An equals sign, a bar to the left, words; an endless fraction is rounded and says so."""
    found = rank({"a": -3, "b": "12.55", "c": "12.55", "d": Fraction(1, 3), "e": None})
    svg = found.picture().to_svg(lang="id")
    assert_legible(svg)
    said = texts(svg)
    assert said.count("1=") == 2
    assert {"12,55", "≈ 0,3333", "-3", "tanpa peringkat"} <= set(said)
    assert rank({}).picture().to_svg().startswith("<svg")
    assert texts(rank({"none": 0}).picture().to_svg())[1:4] == ["1", "none", "0"]


def test_chances_say_of_what_and_how_they_were_reckoned() -> None:
    """Over weights or panels, exactly or in draws with their error; the best expected first."""
    table = {"low": (1, 1, 1, 2), "high": (9, 1, 2, 2)}
    exact = rank_acceptability({name: row[:2] for name, row in table.items()}).picture()
    assert exact.source.en == "reckoned exactly by jipp from marks as given"
    assert "other weights" in exact.caption.en
    assert exact.description.en.endswith("high: 1-1; low: 2-2")
    drawn = rank_acceptability(table, draws=50, seed=1).picture()
    assert drawn.source.id.startswith(
        "dihitung jipp dari nilai yang diberikan dengan 50 contoh acak"
    )
    sheets = [
        Sheet(subject=s, judge=j, marks={"novelty": n, "impact": n})
        for s, j, n in (("p", "a", 5), ("p", "b", 7), ("q", "a", 6), ("q", "b", 6))
    ]
    panels = bootstrap_ranks(evaluate_all(RUBRIC, sheets)).picture()
    assert "other panels" in panels.caption.en
