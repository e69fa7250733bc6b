"""Pictures of a ranking: legible with one subject or many, whatever they are called."""

import re
import xml.etree.ElementTree as ET
from fractions import Fraction

import pytest

from jipp import Criterion, Range, Report, Rubric, Sheet, Text, Tier, evaluate_all, rank, report
from jipp.drawing.picture import Body
from jipp.drawing.ranking_chart import Bar, Chances, TotalBar, chances, listed, places, totals
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


def drawn(body: Body) -> list[str]:
    """The parts of a body, with its colours by their names."""
    named = re.compile(r' class="([^"]*)" fill="[^"]*"(?: stroke="[^"]*")?')
    return [
        named.sub(lambda found: " " + found[1].replace("jipp-", ""), part) for part in body.parts
    ]


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


def test_places_are_drawn_with_their_ranges_and_lines() -> None:
    """Panels under weights under the rank, each named; a line between two places of a tier."""
    bars = [
        Bar("one-stop", "1", 1, (1, 2), None),
        Bar("e-queue", "2=", 2, (1, 3), (2, 2)),
        Bar("sipinter", "2=", 3, None, (2, 3)),
    ]
    body = places(bars, [("finalist", 2), ("winner", 1), ("all", 3)], "id")
    assert (round(body.width, 3), body.height) == (544, 134)
    assert drawn(body) == [
        '<g><circle cx="4" cy="6" r="3.5" fill-ink/></g>',
        '<text x="14" y="10" font-size="10" fill-ink>peringkat</text>',
        (
            '<g transform="translate(84 0)">'
            '<rect x="0" y="0" width="20" height="12" fill-less stroke-middle/></g>'
        ),
        '<text x="110" y="10" font-size="10" fill-ink>susunan juri lain, 95 %</text>',
        (
            '<g transform="translate(250 0)">'
            '<rect x="0" y="4" width="20" height="4" fill-vermilion/></g>'
        ),
        '<text x="276" y="10" font-size="10" fill-ink>bobot lain, 95 %</text>',
        '<path d="M177.33 74L177.33 134" stroke-soft/>',
        '<text x="177.33" y="68" font-size="10" text-anchor="middle" fill-muted>1</text>',
        '<path d="M324 74L324 134" stroke-soft/>',
        '<text x="324" y="68" font-size="10" text-anchor="middle" fill-muted>2</text>',
        '<path d="M470.67 74L470.67 134" stroke-soft/>',
        '<text x="470.67" y="68" font-size="10" text-anchor="middle" fill-muted>3</text>',
        (
            '<path d="M250.67 24L250.67 134" stroke-ink stroke-dasharray="4 3">'
            "<title>winner</title></path>"
        ),
        '<text x="254.67" y="33" font-size="10" fill-ink>winner</text>',
        (
            '<path d="M397.33 38L397.33 134" stroke-ink stroke-dasharray="4 3">'
            "<title>finalist</title></path>"
        ),
        '<text x="401.33" y="47" font-size="10" fill-ink>finalist</text>',
        '<text x="24" y="88" font-size="11" text-anchor="end" fill-muted>1</text>',
        '<text x="34" y="88" font-size="12" fill-ink>one-stop</text>',
        (
            "<g><title>one-stop: 1-2</title>"
            '<rect x="104" y="78.5" width="293.33" height="11" fill-less stroke-middle/></g>'
        ),
        '<circle cx="177.33" cy="84" r="3.5" fill-ink><title>one-stop: 1</title></circle>',
        '<text x="24" y="108" font-size="11" text-anchor="end" fill-muted>2=</text>',
        '<text x="34" y="108" font-size="12" fill-ink>e-queue</text>',
        (
            "<g><title>e-queue: 1-3</title>"
            '<rect x="104" y="98.5" width="440" height="11" fill-less stroke-middle/></g>'
        ),
        (
            "<g><title>e-queue: 2-2</title>"
            '<rect x="250.67" y="102" width="146.67" height="4" fill-vermilion/></g>'
        ),
        '<circle cx="324" cy="104" r="3.5" fill-ink><title>e-queue: 2=</title></circle>',
        '<text x="24" y="128" font-size="11" text-anchor="end" fill-muted>2=</text>',
        '<text x="34" y="128" font-size="12" fill-ink>sipinter</text>',
        (
            "<g><title>sipinter: 2-3</title>"
            '<rect x="250.67" y="122" width="293.33" height="4" fill-vermilion/></g>'
        ),
        '<circle cx="470.67" cy="124" r="3.5" fill-ink><title>sipinter: 2=</title></circle>',
    ]


def test_totals_are_drawn_from_nought() -> None:
    """To the right and to the left, each with its number; who has no total has words alone."""
    rows = [
        TotalBar("one-stop", "1", Fraction(9), Text(id="9,0", en="9.0")),
        TotalBar(f"{LONG}7", "2", Fraction(-3), Text(id="-3,0", en="-3.0")),
        TotalBar("sipinter", "", None, Text(id="tanpa peringkat", en="not ranked")),
    ]
    body = totals(rows, "id")
    assert (body.width, body.height) == (804, 60)
    assert drawn(body) == [
        '<text x="24" y="14" font-size="11" text-anchor="end" fill-muted>1</text>',
        '<text x="34" y="14" font-size="12" fill-ink>one-stop</text>',
        '<rect x="451.5" y="4" width="262.5" height="12" fill-blue/>',
        '<text x="720" y="14" font-size="11" fill-ink>9,0</text>',
        '<text x="24" y="34" font-size="11" text-anchor="end" fill-muted>2</text>',
        (
            f'<g><title>{LONG}7</title><text x="34" y="34" font-size="12" fill-ink>'
            "inovasi-pelayanan-publik-ino…blik-7</text></g>"
        ),
        '<rect x="364" y="24" width="87.5" height="12" fill-blue/>',
        '<text x="358" y="34" font-size="11" text-anchor="end" fill-ink>-3,0</text>',
        '<text x="34" y="54" font-size="12" fill-ink>sipinter</text>',
        '<text x="457.5" y="54" font-size="11" fill-ink>tanpa peringkat</text>',
        '<path d="M451.5 0L451.5 60" stroke-ink/>',
    ]
    # Without a total below nought no room is kept to the left of it.
    assert drawn(totals([rows[0]], "en")) == [
        '<text x="24" y="14" font-size="11" text-anchor="end" fill-muted>1</text>',
        '<text x="34" y="14" font-size="12" fill-ink>one-stop</text>',
        '<rect x="104" y="4" width="350" height="12" fill-blue/>',
        '<text x="460" y="14" font-size="11" fill-ink>9.0</text>',
        '<path d="M104 0L104 20" stroke-ink/>',
    ]
    assert drawn(totals([], "en")) == ['<path d="M104 0L104 0" stroke-ink/>']


def test_chances_are_drawn_rank_by_rank() -> None:
    """As high as they are likely, nothing where a rank is never taken, the range to the right."""
    half, quarter = Fraction(1, 2), Fraction(1, 4)
    rows = [
        Chances("one-stop", (half, 0 * half, half), (1, 3)),
        Chances("e-queue", (quarter, 3 * quarter, 0 * half), (1, 2)),
    ]
    body = chances(rows, "en")
    assert (body.width, body.height) == (590, 82)
    assert drawn(body) == [
        '<path d="M143.33 22L143.33 82" stroke-soft/>',
        '<text x="143.33" y="16" font-size="10" text-anchor="middle" fill-muted>1</text>',
        '<path d="M290 22L290 82" stroke-soft/>',
        '<text x="290" y="16" font-size="10" text-anchor="middle" fill-muted>2</text>',
        '<path d="M436.67 22L436.67 82" stroke-soft/>',
        '<text x="436.67" y="16" font-size="10" text-anchor="middle" fill-muted>3</text>',
        '<text x="520" y="16" font-size="10" fill-muted>95 %</text>',
        '<text x="0" y="44" font-size="12" fill-ink>one-stop</text>',
        '<path d="M70 48L510 48" stroke-rule stroke-width="0.75"/>',
        '<path d="M70.50 48v-11.00h145.67v11.00zM363.83 48v-11.00h145.67v11.00z" fill-blue/>',
        '<text x="520" y="44" font-size="11" fill-ink>1-3</text>',
        '<text x="0" y="74" font-size="12" fill-ink>e-queue</text>',
        '<path d="M70 78L510 78" stroke-rule stroke-width="0.75"/>',
        '<path d="M70.50 78v-5.50h145.67v5.50zM217.17 78v-16.50h145.67v16.50z" fill-blue/>',
        '<text x="520" y="74" font-size="11" fill-ink>1-2</text>',
    ]


def test_what_is_too_long_is_cut_and_named_whole() -> None:
    """Names keep their ends, all else its beginning; a picture has room for a tier."""
    name = "inovasi-layanan"  # 99 wide
    alone = places([Bar(name, "123456=", 1, None, None)], [], "en")
    assert (alone.width, alone.height) == (583, 66)
    assert drawn(alone)[6:] == [
        '<path d="M363 46L363 66" stroke-soft/>',
        '<text x="363" y="40" font-size="10" text-anchor="middle" fill-muted>1</text>',
        (
            '<text x="24" y="60" font-size="11" text-anchor="end" fill-muted>'
            "<title>123456=</title>1…</text>"
        ),
        f'<text x="34" y="60" font-size="12" fill-ink>{name}</text>',
        f'<circle cx="363" cy="56" r="3.5" fill-ink><title>{name}: 123456=</title></circle>',
    ]
    bars = [Bar(name, str(n), n, None, None) for n in range(1, 5)]
    wide = places(bars, [("penghargaan-inovasi-daerah-terbaik", 3)], "en")
    assert round(wide.width, 2) == 653.5
    assert '<text x="477" y="33" font-size="10" fill-ink>penghargaan-inovasi-daerah-te…</text>' in (
        drawn(wide)
    )
    long = Text(id="≈ 123456789,1234567", en="≈ 123456789.1234567")
    none = "tanpa nilai akhir, jadi tanpa peringkat"
    rows = [
        TotalBar(name, "1", Fraction(9), long),
        TotalBar("b", "", None, Text(id=none, en="none")),
    ]
    assert drawn(totals(rows, "id"))[3:6] == [
        '<text x="499" y="14" font-size="11" fill-ink>≈ 1234567…</text>',
        '<text x="34" y="34" font-size="12" fill-ink>b</text>',
        f'<text x="149" y="34" font-size="11" fill-ink>{none}</text>',
    ]
    one = chances([Chances(LONG, (Fraction(1),), (1, 1))], "en")
    assert drawn(one)[3:6] == [
        (
            f'<g><title>{LONG}</title><text x="0" y="44" font-size="12" fill-ink>'
            "inovasi-pelayanan-publik-ino…ublik-</text></g>"
        ),
        '<path d="M240 48L680 48" stroke-rule stroke-width="0.75"/>',
        '<path d="M240.50 48v-22.00h439.00v22.00z" fill-blue/>',
    ]
    hundred = chances([Chances(name, (Fraction(1), *[Fraction(0)] * 99), (1, 1))], "en")
    assert drawn(hundred)[-2] == '<path d="M109.44 48v-22.00h3.52v22.00z" fill-blue/>'
    assert drawn(chances([], "en")) == [
        '<text x="520" y="16" font-size="10" fill-muted>95 %</text>'
    ]


def test_a_description_is_as_long_as_one_would_listen_to() -> None:
    """Eight thousand characters, then an ellipsis; without rows the first sentence alone."""
    first = Text(id="nilai", en="marks")
    assert listed(first, []) == first
    assert listed(first, ["x" * 7993]).en == f"marks. {'x' * 7993}"
    assert listed(first, ["x" * 7993, "y"]).id == f"nilai. {'x' * 7993}…"


@pytest.mark.parametrize(
    ("count", "ticks"),
    [
        (0, []),
        (10, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        (11, [1, 2, 4, 6, 8, 10]),
        (20, [1, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20]),
        (21, [1, 3, 6, 9, 12, 15, 18, 21]),
    ],
)
def test_no_more_ranks_are_named_than_can_be_read(count: int, ticks: list[int]) -> None:
    """Every rank up to ten; then the first, and every second, every third."""
    bars = [Bar("p", str(n), n, None, None) for n in range(1, count + 1)]
    body = places(bars, [], "en")
    assert re.findall(r">(\d+)</text>", "".join(body.parts))[: len(ticks)] == list(map(str, ticks))
    assert sum('text-anchor="middle"' in part for part in body.parts) == len(ticks)


def test_a_picture_of_a_ranking_says_what_it_shows() -> None:
    """Ranks, totals as the language writes them, and who has none; heard as well as seen."""
    found = rank({"a": -3, "b": "12.55", "c": "12.55", "d": Fraction(1, 3), "e": None}).picture()
    rows = [
        TotalBar("b", "1=", Fraction("12.55"), Text(id="12,55", en="12.55")),
        TotalBar("c", "1=", Fraction("12.55"), Text(id="12,55", en="12.55")),
        TotalBar("d", "3", Fraction(1, 3), Text(id="≈ 0,3333", en="≈ 0.3333")),
        TotalBar("a", "4", Fraction(-3), Text(id="-3", en="-3")),
        TotalBar("e", "", None, Text(id="tanpa peringkat", en="not ranked")),
    ]
    assert found.indonesian.wide == totals(rows, "id")
    assert found.english.wide == totals(rows, "en")
    assert found.caption == Text(id="Peringkat", en="Ranking")
    assert found.source.en == "totals as given, ranked by jipp (5 subjects)"
    assert found.description.en == (
        "One bar per subject, from 0 to its total, the first rank on top; an equals sign marks"
        " shared ranks. b: 1=, 12.55; c: 1=, 12.55; d: 3, ≈ 0.3333; a: 4, -3; e: , not ranked"
    )


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
    exact = rank_acceptability(
        {name: row[:2] for name, row in table.items()}, weights="uniform"
    ).picture()
    assert exact.source.en == "computed exactly by jipp from the marks as given"
    assert "other weights" in exact.caption.en
    assert exact.description.en == (
        "One row per subject; the height of a bar is how often it takes that rank, the number at"
        " the end the ranks that hold it 95 % of the time. high: 1-1; low: 2-2"
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
