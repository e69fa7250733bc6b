"""The report on a judged contest: all its parts from the evaluations, and what is missing noted."""

import pickle
import random
from collections.abc import Container
from decimal import Decimal
from fractions import Fraction
from functools import cache
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
from jipp.drawing.ranking_chart import Bar, places
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
UNMARKED = Sheet(subject="P999", judge="anna", marks={})
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
    """Nothing is computed twice: the report joins the answers of the modules."""
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
    fitted = adjust(triples)
    assert told.severity is not None
    own = attrs.evolve(told.severity, raw=fitted.raw, raw_ranks=fitted.raw_ranks)
    assert attrs.evolve(own, judges=fitted.judges) == fitted
    assert {j: fit.effect for j, fit in told.severity.judges.items()} == {
        j: fit.effect for j, fit in fitted.judges.items()
    }
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
    # Where budi and citra gave no mark, the mean of the others' stands in: 7; 5; 20 / 3 -> 7.
    filled = totals | {
        "budi": (Fraction(23, 3), Fraction(29, 6)),
        "citra": (Fraction(6), Fraction(25, 6)),
    }
    assert told.judges == ("anna", "budi", "citra", "dewi")
    assert told.severity is not None
    assert (
        told.severity.adjusted
        == adjust(
            [
                (subject, judge, total)
                for judge, row in filled.items()
                for subject, total in zip("pq", row, strict=True)
                if total is not None
            ]
        ).adjusted
    )
    given: dict[str, list[tuple[Number | None, ...]]] = {
        "total": list(totals.values()),
        "novelty": [("7.5", 7), (9, 5), (6, None), (None, 8)],
        "reach": [(8, 6), (None, "4.5"), (6, "3.5"), (None, 8)],
        "depth": [("8.5", 5), (7, None), (6, 2), (None, 8)],
    }
    # Nobody has a total from every judge, so there is neither an intraclass correlation nor a W.
    assert told.agreement == tuple(
        (what, krippendorff_alpha(rows, metric="interval")) for what, rows in given.items()
    )
    assert [(note.path, note.code) for note in told.notes] == [("/agreement/total", "left_out")]


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
    assert picture.description.en.startswith("One row per subject, best first. A dot is its rank;")
    assert picture.description.en.endswith(
        "award lines. p: 1, 1-2, 1-1; q: 2, 1-2, 2-2; r: 3, 3-3, 3-3; s: 4, 4-4, 4-4"
    )
    bars = [
        Bar("p", "1", 1, (1, 2), (1, 1)),
        Bar("q", "2", 2, (1, 2), (2, 2)),
        Bar("r", "3", 3, (3, 3), (3, 3)),
        Bar("s", "4", 4, (4, 4), (4, 4)),
    ]
    assert picture.english.wide == places(bars, [("winner", 1), ("finalist", 2)], [], "en", 720)


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
    drawn = empty.picture()._repr_html_()
    assert (empty._repr_html_(), str(empty)) == (drawn, "nobody is ranked")


def test_a_notebook_shows_every_part(told: Report) -> None:
    """The picture, and tables for ranks, agreement, severity and lines."""
    ranges = ("panels_from", "panels_to", "weights_from", "weights_to")
    assert told._repr_html_() == told.picture()._repr_html_() + "".join(
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
    """Of three hundred subjects there is a picture, of one more a line that says how to draw it."""
    said = "<p>Too many subjects for a picture here, 301 where 300 can be shown: picture() draws"
    for count, begins in ((300, '<div class="jipp-frame"'), (301, f"{said} them all.</p><table")):
        told = Report(ranking=rank({f"s{n}": n for n in range(count)}), judges=())
        assert told._repr_html_().startswith(begins)


def test_a_notebook_escapes_names() -> None:
    """A hostile name stays text."""
    hostile = [attrs.evolve(e, subject=f"<b>{e.subject}") for e in judged()]
    html = report(hostile, tiers=TIERS)._repr_html_()
    assert html.count("<table") == 4
    assert "<b>" not in html
    assert "&lt;b&gt;p" in html


def test_one_judge_and_one_subject_are_told_in_the_singular() -> None:
    """A sentence that counts has the form of its number."""
    rubric = attrs.evolve(RUBRIC, panel=PanelRule(method="mean"))
    sheet = Sheet(subject="p", judge="anna", marks={"novelty": 8, "impact": 7})
    one = evaluate_all(rubric, [sheet])
    said = report(one).explain().splitlines()
    assert said[0].startswith("1 subject is ranked from the marks of 1 judge; p is first")
    assert "without criterion impact, 0 subjects take another rank" in said


def test_it_prints_what_a_committee_asks(told: Report) -> None:
    """A sentence, the coefficients, who is severe, what would move each line and who is near."""
    rows = [
        "1. p: 7.25; other panels, 95 % 1 to 2; other weights, 95 % 1 to 1",
        "2. q: 7; other panels, 95 % 1 to 2; other weights, 95 % 2 to 2",
        "3. r: 4.75; other panels, 95 % 3 to 3; other weights, 95 % 3 to 3",
        "4. s: 3; other panels, 95 % 4 to 4; other weights, 95 % 4 to 4",
    ]
    assert str(told).splitlines() == [
        "4 subjects are ranked from the marks of 3 judges; p is first with 7.25",
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
        *(line for margin in told.margins for line in (str(margin), *rows)),
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
    few = "agreement: too few judges, 1: give a row for each of at least 2"
    sums = (
        'rubric/combine: a rubric that combines by "minimum" does not add up weighted values:'
        " give one that combines by one of weighted_mean, weighted_sum"
    )
    noted = [few, f"weights/{sums}", f"stability/{sums}"]
    assert str(told).splitlines()[-3:] == noted
    assert told.explain().splitlines()[-7:-4] == noted
    assert "severe" not in str(told)
    assert told.panels is not None
    assert told._repr_html_().endswith(
        table(
            ("part", "what"),
            [(note.path[1:], note.message("en")) for note in told.notes],
            caption="Notes",
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
        ("/agreement/total", "left_out"),
        ("/agreement/impact", "no_variation"),
        ("/severity/triples", "disconnected_panel"),
        ("/panels/seed", "seed_needed"),
    ]
    assert str(told).splitlines() == [
        "2 subjects are ranked from the marks of 9 judges; q is first with 5.75",
        "total: Krippendorff's alpha 0.000",
        "novelty: Krippendorff's alpha 0.000",
        "1. q: 5.75; other weights, 95 % 1 to 1",
        "2. p: 4.625; other weights, 95 % 2 to 2",
        *(f"{note.path[1:]}: {note.message('en')}" for note in told.notes),
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


def contest(
    subjects: int, criteria: int = 3, *, gaps: Container[tuple[int, int]] = ()
) -> tuple[Evaluation, ...]:
    """Evaluations of a synthetic contest of three judges; a gap lacks a judge's first mark."""
    chance = random.Random(subjects)  # noqa: S311 - synthetic marks
    rubric = Rubric(
        id="contest",
        title="Contest",
        criteria=tuple(Criterion(id=f"c{i}", weight=1, scale=TEN) for i in range(criteria)),
        panel=PanelRule(method="mean", missing="skip"),
    )
    return evaluate_all(
        rubric,
        [
            Sheet(
                subject=f"P{number:03}",
                judge=judge,
                marks={
                    f"c{i}": None if i == 0 and (number, j) in gaps else chance.randint(0, 10)
                    for i in range(criteria)
                },
            )
            for number in range(subjects)
            for j, judge in enumerate(MARKS)
        ],
    )


def test_one_missing_mark_takes_no_coefficient_away() -> None:
    """They are of the subjects that are complete, and a note says how many are left out."""
    told = report(contest(12, gaps={(3, 0), (7, 1)}), seed=1, draws=20)
    whole = report(contest(12), seed=1, draws=20)
    names = [(what, found.label.en) for what, found in told.agreement]
    assert names == [(what, found.label.en) for what, found in whole.agreement]
    assert dict(dict(told.agreement)["total"].details)["subjects"] == 10
    (note,) = told.notes
    assert note.message() == (
        "2 of 12 subjects are left out of the intraclass correlations and Kendall's W, which need"
        " a total from every judge"
    )
    assert whole.notes == ()


def test_severity_is_fitted_to_every_mark_and_starts_from_the_ranking() -> None:
    """A subject with a gap keeps its total and its place; no subject vanishes."""
    scored = contest(30, gaps={(number, number % 3) for number in range(0, 30, 2)})
    told = report(scored, seed=1, draws=20, tie_break=("c1",))
    assert told.severity is not None
    rows = {row["subject"]: row for row in told.severity.to_records()}
    assert list(rows["P000"]) == ["subject", "raw", "raw_rank", "adjusted", "rank"]
    assert {subject: (row["raw"], row["raw_rank"]) for subject, row in rows.items()} == {
        one.subject: (one.total, one.rank) for one in told.ranking
    }
    before = {one.subject: one.rank for one in told.ranking}
    assert all(before[subject] == place for subject, place, _ in told.severity.moved)
    marked = {(subject, judge) for subject, judge, _ in told.severity.residuals}
    assert marked == {(subject, judge) for subject in rows for judge in MARKS}


@cache
def long_report() -> Report:
    """A report on many subjects with five lines."""
    scored = contest(60, 12, gaps={(number, 0) for number in range(60)})
    lines = [Tier(name=f"Top {10 * n}", places=10 * n) for n in range(1, 6)]
    return report(scored, tiers=lines, seed=1, draws=20)


@pytest.mark.parametrize("tiers", range(6))
def test_a_report_of_any_size_prints_on_one_screen(tiers: int) -> None:
    """At most 40 lines: the ten subjects nearest to each of three lines, and what is left out."""
    whole = long_report()
    told = attrs.evolve(whole, tiers=whole.tiers[:tiers], margins=whole.margins[:tiers])
    printed = str(told).splitlines()
    assert len(printed) <= 40
    named = [row.split(". ")[1].split(":")[0] for row in printed if ". P" in row]
    order = [one.subject for one in told.ranking]
    nearest = [order[:10]] if tiers == 0 else [order[10 * n - 5 : 10 * n + 5] for n in range(1, 4)]
    if tiers <= 3:
        assert named == [subject for few in nearest[: tiers or 1] for subject in few]
    assert [str(margin) for margin in told.margins if str(margin) not in printed] == []
    whole_lines = told.explain().splitlines()
    cut = [line for line in printed if line not in whole_lines]
    more = " more: explain() and to_records() give all"
    assert [line.endswith(more) for line in cut] == ([True] if tiers >= 2 else [])


def test_an_explanation_is_whole_in_both_languages() -> None:
    """Each subject, coefficient, line, omission and note has a line, said in the language."""
    scored = (*contest(12, gaps={(3, 0)}), *evaluate_all(contest(1)[0].rubric, [UNMARKED]))
    told = report(scored, tiers=[Tier(name="Top 3", places=3)], seed=1, draws=20)
    english, indonesian = told.explain().splitlines(), told.explain("id").splitlines()
    assert len(english) == len(indonesian) > 12 + len(told.agreement) + len(told.omissions)
    assert english[-1] == "P999: not ranked"
    assert str(told.margins[0]) in english
    assert told.margins[0].message("id") in indonesian
    assert [line for line in english if line.startswith("without judge anna")] == [
        f"without judge anna, {len(told.omissions[0].moved)} subjects take another rank"
    ]
    assert set(english) & set(indonesian) <= {"P999: not ranked"}
    with pytest.raises(UnknownNameError):
        told.explain("fr")


def test_the_progress_of_a_report_ends_when_all_is_done() -> None:
    """Each of seven parts is a hundred steps; the long ones tell of themselves."""
    seen: list[tuple[int, int]] = []
    report(judged(), tiers=TIERS, progress=lambda done, every: seen.append((done, every)))
    steps = [done for done, _ in seen]
    assert {every for _, every in seen} == {700}
    assert set(range(100, 701, 100)) < set(steps)
    assert steps == sorted(steps)
    assert (steps[-1], steps.count(700)) == (700, 1)
    assert len([step for step in steps if 300 < step < 400]) == 9


def test_a_report_comes_back_from_a_worker(told: Report) -> None:
    """It pickles whole."""
    assert pickle.loads(pickle.dumps(told)) == told
