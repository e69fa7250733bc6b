"""The report on a judged contest: all its parts from the evaluations, and what is missing noted."""

import pickle
from decimal import Decimal
from fractions import Fraction
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest

from jipp import (
    Criterion,
    Evaluation,
    InvalidInputError,
    PanelRule,
    Range,
    Report,
    Rounding,
    Rubric,
    Sheet,
    Tier,
    UnknownNameError,
    evaluate_all,
    rank,
    report,
)
from jipp._html import table
from jipp.evaluation._chart import Bar, places
from jipp.evaluation.agreement import icc, krippendorff_alpha
from jipp.evaluation.robustness import (
    bootstrap_ranks,
    leave_one_out,
    margins,
    rank_acceptability,
    weight_stability,
)
from jipp.evaluation.severity import adjust
from jipp.typing import Number

TEN = Range(low=0, high=10)
RUBRIC = Rubric(
    id="demo",
    title="Demo",
    criteria=(
        Criterion(id="novelty", weight=1, scale=TEN),
        Criterion(id="impact", weight=3, scale=TEN),
    ),
    panel=PanelRule(method="median", min_judges=2),
)
MARKS = {
    "anna": {"p": (8, 7), "q": (7, 7), "r": (4, 5), "s": (6, 2)},
    "budi": {"p": (9, 8), "q": (8, 6), "r": (5, 6), "s": (7, 3)},
    "citra": {"p": (6, 6), "q": (7, 8), "r": (3, 3), "s": (5, 1)},
}
TIERS = (
    Tier(name="winner", places=1),
    Tier(name="finalist", places=2),
    Tier(name="six", at_least=6),
)


def judged(rubric: Rubric = RUBRIC) -> tuple[Evaluation, ...]:
    """The evaluations of four synthetic proposals by three judges."""
    return evaluate_all(
        rubric,
        [
            Sheet(subject=subject, judge=judge, marks={"novelty": a, "impact": b})
            for judge, rows in MARKS.items()
            for subject, (a, b) in rows.items()
        ],
    )


@pytest.fixture(scope="module")
def told() -> Report:
    """The whole report."""
    return report(judged(), tiers=TIERS)


def test_every_part_is_what_its_own_function_says(told: Report) -> None:
    """Nothing is reckoned twice: the report joins the answers of the modules."""
    scored = judged()
    assert told.ranking == rank(scored)
    assert told.judges == ("anna", "budi", "citra")
    assert told.weights == rank_acceptability(scored)
    assert told.panels == bootstrap_ranks(scored)
    assert told.margins == margins(rank(scored), TIERS, evaluations=scored)
    assert told.omissions == leave_one_out(scored)
    assert told.stability == weight_stability(scored)
    assert (told.tiers, told.notes) == (TIERS, ())
    ordered = report(scored, weights="ordered").weights
    assert ordered == rank_acceptability(scored, weights="ordered")


def test_judges_are_compared_on_the_totals_that_each_alone_would_give(told: Report) -> None:
    """One judge's marks through the rubric, even where the panel asks for two."""
    totals = [
        [Fraction(a + 3 * b, 4) for a, b in (MARKS[judge][subject] for subject in "pqrs")]
        for judge in told.judges
    ]
    triples = [
        (subject, judge, total)
        for judge, row in zip(told.judges, totals, strict=True)
        for subject, total in zip("pqrs", row, strict=True)
    ]
    assert told.severity == adjust(triples)
    of_totals = [found for what, found in told.agreement if what == "total"]
    assert of_totals[0] == krippendorff_alpha(totals, metric="interval")
    assert of_totals[1] == icc(totals, model="2", unit="single")
    novelty = [[MARKS[judge][subject][0] for subject in "pqrs"] for judge in told.judges]
    assert dict(told.agreement)["novelty"] == krippendorff_alpha(novelty, metric="interval")


def test_a_judge_alone_is_held_to_the_rules_of_the_panel() -> None:
    """Roundings count as in the panel; who lacks a mark of a subject gives it no total."""
    panel = PanelRule(method="median", min_judges=2, missing="skip", rounding=Rounding(places=0))
    reach = PanelRule(method="sum", min_judges=2, missing="zero")
    rubric = Rubric(
        id="deep",
        title="Deep",
        criteria=(
            Criterion(id="novelty", weight=1, scale=TEN, panel=panel),
            Criterion(
                id="impact",
                weight=2,
                criteria=(
                    Criterion(id="reach", weight=1, scale=TEN, panel=reach),
                    Criterion(id="depth", weight=1, scale=TEN),
                ),
            ),
        ),
        panel=PanelRule(method="mean", missing="skip", drop_low=1, rounding=Rounding(places=1)),
    )
    marks: dict[str, dict[str, tuple[Number | None, ...]]] = {
        "anna": {"p": ("7.5", 8, "8.5"), "q": (7, 6, 5)},
        "budi": {"p": (9, None, 7), "q": (5, "4.5", None)},
        "citra": {"p": (6, 6, 6), "q": (None, "3.5", 2)},
        "dewi": {"q": (8, 8, 8)},
    }
    names = ("novelty", "reach", "depth")
    scored = evaluate_all(
        rubric,
        [
            Sheet(subject=subject, judge=judge, marks=dict(zip(names, row, strict=True)))
            for judge, rows in marks.items()
            for subject, row in rows.items()
        ],
    )
    told = report(scored, draws=10, seed=1)
    # 7.5 -> 8, 8.5 stays: (8 + 2 * 8.25) / 3.
    totals = {
        "anna": (Fraction(49, 6), Fraction(6)),
        "budi": (None, None),
        "citra": (Fraction(6), None),
        "dewi": (None, Fraction(8)),
    }
    assert told.judges == ("anna", "budi", "citra", "dewi")
    assert told.severity == adjust(
        [
            (subject, judge, total)
            for judge, row in totals.items()
            for subject, total in zip("pq", row, strict=True)
            if total is not None
        ]
    )
    given: dict[str, list[tuple[Number | None, ...]]] = {
        "total": list(totals.values()),
        "novelty": [("7.5", 7), (9, 5), (6, None), (None, 8)],
        "reach": [(8, 6), (None, "4.5"), (6, "3.5"), (None, 8)],
        "depth": [("8.5", 5), (7, None), (6, 2), (None, 8)],
    }
    # With gaps there is neither an intraclass correlation nor a W, and no note that says so.
    assert told.agreement == tuple(
        (what, krippendorff_alpha(rows, metric="interval")) for what, rows in given.items()
    )
    assert told.notes == ()


def test_records_put_the_ranges_beside_the_rank(told: Report) -> None:
    """One record a subject, best first."""
    first, *_ = records = told.to_records()
    assert [record["subject"] for record in records] == ["p", "q", "r", "s"]
    assert first == {
        "subject": "p",
        "rank": 1,
        "total": told.ranking.standings[0].total,
        "rank_adjusted": 1,
        "panels_from": 1,
        "panels_to": 2,
        "weights_from": 1,
        "weights_to": 1,
    }


def test_the_picture_says_what_it_shows(told: Report) -> None:
    """Caption, source, and for who does not see it each rank with its two ranges."""
    picture = told.picture()
    assert picture.caption.en == "Ranks, and where they may lie"
    assert picture.source.en == "ranked by jipp from marks as given (4 subjects, 3 judges)"
    assert picture.description.en.startswith("One row a subject, best first. A dot is its rank;")
    assert picture.description.en.endswith(
        "award lines. p: 1, 1-2, 1-1; q: 2, 1-2, 2-2; r: 3, 3-3, 3-3; s: 4, 4-4, 4-4"
    )
    bars = [
        Bar("p", "1", 1, (1, 2), (1, 1)),
        Bar("q", "2", 2, (1, 2), (2, 2)),
        Bar("r", "3", 3, (3, 3), (3, 3)),
        Bar("s", "4", 4, (4, 4), (4, 4)),
    ]
    assert picture.english == places(bars, [("winner", 1), ("finalist", 2)], "en")


@pytest.mark.parametrize("lang", ["en", "id"])
def test_the_picture_has_a_row_for_each_subject_and_a_line_for_each_tier(
    told: Report, lang: str
) -> None:
    """Well-formed, titled in the language, and two tiers with places have a line."""
    picture = told.picture().to_svg(lang=lang)
    root = ET.fromstring(picture)  # noqa: S314 - made here
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"p", "q", "r", "s", "winner", "finalist"} <= set(texts)
    assert root.attrib["lang"] == lang
    assert picture.count("stroke-dasharray") == 2


def test_a_report_of_nobody_is_a_picture_alone() -> None:
    """Without a standing there is no row, and no table."""
    empty = Report(ranking=rank({}), judges=())
    assert (empty._repr_html_(), str(empty)) == (empty.picture().to_svg(), "")


def test_a_notebook_shows_every_part(told: Report) -> None:
    """The picture, and tables for ranks, agreement, severity and lines."""
    ranges = ("panels_from", "panels_to", "weights_from", "weights_to")
    assert told._repr_html_() == told.picture().to_svg() + "".join(
        (
            table(
                ("subject", "rank", "total", "rank_adjusted", *ranges),
                [
                    ("p", 1, Decimal("7.25"), 1, 1, 2, 1, 1),
                    ("q", 2, 7, 2, 1, 2, 2, 2),
                    ("r", 3, Decimal("4.75"), 3, 3, 3, 3, 3),
                    ("s", 4, 3, 4, 4, 4, 4, 4),
                ],
                caption="Ranks, 95 %",
            ),
            table(
                ("of", "coefficient", "value"),
                [
                    ("total", "Krippendorff's alpha", Decimal("0.729")),
                    ("total", "intraclass correlation ICC(2,1)", Decimal("0.772")),
                    ("total", "intraclass correlation ICC(2,k)", Decimal("0.910")),
                    ("total", "Kendall's W", Decimal("0.911")),
                    ("novelty", "Krippendorff's alpha", Decimal("0.625")),
                    ("impact", "Krippendorff's alpha", Decimal("0.762")),
                ],
                caption="Agreement",
            ),
            table(
                ("judge", "effect"),
                [
                    ("anna", Decimal("0.06")),
                    ("budi", Decimal("0.69")),
                    ("citra", Decimal("-0.75")),
                ],
                caption="Severity of judges",
            ),
            table(
                ("line", "what would move it"),
                [(margin.tier, str(margin)) for margin in told.margins],
                caption="Award lines",
            ),
        )
    )


def test_a_notebook_draws_no_more_than_can_be_looked_through() -> None:
    """Of three hundred subjects there is a picture, of one more only tables."""
    for count, begins in ((300, "<svg"), (301, "<table")):
        told = Report(ranking=rank({f"s{n}": n for n in range(count)}), judges=())
        assert told._repr_html_().startswith(begins)


def test_a_notebook_escapes_names() -> None:
    """A hostile name stays text."""
    hostile = [attrs.evolve(e, subject=f"<b>{e.subject}") for e in judged()]
    html = report(hostile, tiers=TIERS)._repr_html_()
    assert html.count("<table") == 4
    assert "<b>" not in html
    assert "&lt;b&gt;p" in html


def test_it_prints_what_a_committee_asks(told: Report) -> None:
    """The ranking, the coefficients, who is severe, and what would move each line."""
    assert str(told).splitlines() == [
        "1  p  7.25",
        "2  q  7",
        "3  r  4.75",
        "4  s  3",
        "total: Krippendorff's alpha 0.729",
        "total: intraclass correlation ICC(2,1) 0.772",
        "total: intraclass correlation ICC(2,k) 0.910",
        "total: Kendall's W 0.911",
        "novelty: Krippendorff's alpha 0.625",
        "impact: Krippendorff's alpha 0.762",
        "anna is lenient: marks 0.06 above the panel's average",
        "budi is lenient: marks 0.69 above the panel's average",
        "citra is severe: marks 0.75 below the panel's average",
        "citra's mark for q stands out: 1.42 above what the rest leads to expect",
        *map(str, told.margins),
    ]


def test_what_cannot_be_told_is_noted() -> None:
    """One judge neither agrees nor disagrees; a minimum has no weights; the rest is there."""
    rubric = attrs.evolve(RUBRIC, combine="minimum", panel=PanelRule(method="mean"))
    alone = evaluate_all(
        rubric,
        [
            Sheet(subject=s, judge="anna", marks={"novelty": a, "impact": b})
            for s, (a, b) in MARKS["anna"].items()
        ],
    )
    told = report(alone)
    assert (told.agreement, told.weights, told.stability) == ((), None, ())
    few = "ratings: too few judges, 1: give a row for each of at least 2"
    sums = (
        'rubric/combine: a rubric that combines by "minimum" does not add up weighted values:'
        " give one that combines by one of weighted_mean, weighted_sum"
    )
    noted = [
        *(f"agreement/{what}/{few}" for what in ("total", "novelty", "impact")),
        f"weights/{sums}",
        f"stability/{sums}",
    ]
    assert str(told).splitlines()[-5:] == noted
    assert told.panels is not None
    assert told._repr_html_().endswith(
        table(
            ("part", "why"),
            [(note.path[1:], note.message("en")) for note in told.notes],
            caption="Not told",
        )
    )


def test_a_seed_is_asked_for_only_where_it_is_needed() -> None:
    """Without one, what must be drawn is left out and noted; with one, it is drawn."""
    more = (*RUBRIC.criteria, *(Criterion(id=f"c{i}", weight=1, scale=TEN) for i in range(2)))
    rubric = attrs.evolve(RUBRIC, criteria=more)
    sheets = [
        Sheet(subject=s, judge=j, marks={"novelty": a, "impact": b, "c0": a, "c1": b})
        for j, rows in MARKS.items()
        for s, (a, b) in rows.items()
    ]
    scored = evaluate_all(rubric, sheets)
    without = report(scored)
    assert [(note.path, note.code) for note in without.notes] == [("/weights/seed", "seed_needed")]
    drawn = report(scored, seed=1, draws=20).weights
    assert drawn == rank_acceptability(scored, seed=1, draws=20)
    usual = report(scored, seed=1).weights
    assert usual is not None
    assert usual.draws == 1000


def test_panels_that_share_no_subject_are_not_told_apart() -> None:
    """Neither severity nor, without a seed, so many panels; each note says where it belongs."""
    scored = evaluate_all(
        attrs.evolve(RUBRIC, panel=PanelRule(method="mean")),
        [
            Sheet(subject="p" if j < 8 else "q", judge=f"j{j}", marks={"novelty": j, "impact": 5})
            for j in range(9)
        ],
    )
    told = report(scored)
    assert (told.severity, told.panels) == (None, None)
    assert [(note.path, note.code) for note in told.notes] == [
        ("/agreement/impact", "no_variation"),
        ("/severity/triples", "disconnected_panel"),
        ("/panels/seed", "seed_needed"),
    ]
    assert str(told).splitlines()[:5] == [
        "1  q  5.75",
        "2  p  4.625",
        "total: Krippendorff's alpha 0.000",
        "novelty: Krippendorff's alpha 0.000",
        f"agreement/impact: {told.notes[0].message('en')}",
    ]
    assert told.to_records()[0] == {
        "subject": "q",
        "rank": 1,
        "total": Decimal("5.75"),
        "rank_adjusted": None,
        "panels_from": None,
        "panels_to": None,
        "weights_from": 1,
        "weights_to": 1,
    }
    assert told._repr_html_().count("<table") == 3
    assert report(scored, seed=2, draws=20).panels == bootstrap_ranks(scored, seed=2, draws=20)


def test_faults_of_the_call_are_not_notes() -> None:
    """A wrong weight space, a tier twice, no evaluations: the caller hears of it."""
    with pytest.raises(UnknownNameError):
        report(judged(), weights={"nothing": (0, 1)})
    with pytest.raises(UnknownNameError):
        report(judged(), tie_break=("nothing",))
    asked: Any = report
    for given, fault in (
        (
            {"tiers": (TIERS[0], TIERS[0]), "draws": 0},
            (
                '/tiers/1/name: "winner" stands here a second time, first at position 0; keep one\n'
                "/draws: 0 is not a whole number of at least 1: give one"
            ),
        ),
        (
            {"tiers": [7], "draws": 0, "seed": -1},
            (
                "/tiers/0: 7 is of the wrong type: give a value of Tier\n"
                "/draws: 0 is not a whole number of at least 1: give one\n"
                "/seed: -1 is not a whole number of at least 0: give one"
            ),
        ),
        (
            {"evaluations": [7]},
            "/evaluations/0: 7 is of the wrong type: give a value of Evaluation",
        ),
        (
            {"evaluations": ()},
            "/evaluations: nothing here can be compared: give at least one subject with a value",
        ),
    ):
        with pytest.raises(InvalidInputError) as error:
            asked(**{"evaluations": judged(), **given})
        assert str(error.value) == fault


def test_a_report_comes_back_from_a_worker(told: Report) -> None:
    """It pickles whole."""
    assert pickle.loads(pickle.dumps(told)) == told
