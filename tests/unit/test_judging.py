"""The report on a judged contest: all its parts from the evaluations, and what is missing noted."""

import pickle
from fractions import Fraction
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
    Rubric,
    Sheet,
    Tier,
    UnknownNameError,
    evaluate_all,
    rank,
    report,
)
from jipp.evaluation.agreement import icc, krippendorff_alpha
from jipp.evaluation.robustness import bootstrap_ranks, margins, rank_acceptability
from jipp.evaluation.severity import adjust

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
    assert told.notes == ()


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


@pytest.mark.parametrize("lang", ["en", "id"])
def test_the_picture_has_a_row_for_each_subject_and_a_line_for_each_tier(
    told: Report, lang: str
) -> None:
    """Well-formed, titled in the language, and two tiers with places have a line."""
    picture = told.to_svg(lang=lang)
    root = ET.fromstring(picture)  # noqa: S314 - made here
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"p", "q", "r", "s", "winner", "finalist"} <= set(texts)
    assert root.attrib["lang"] == lang
    assert picture.count("stroke-dasharray") == 2


def test_an_unknown_language_is_refused(told: Report) -> None:
    """The picture is drawn in Indonesian or English."""
    with pytest.raises(UnknownNameError):
        told.to_svg(lang="fr")


def test_a_notebook_shows_every_part_and_escapes_names() -> None:
    """Tables for ranks, agreement, severity and lines; a hostile name stays text."""
    hostile = [attrs.evolve(e, subject=f"<b>{e.subject}") for e in judged()]
    html = report(hostile, tiers=TIERS)._repr_html_()
    assert html.count("<table") == 4
    assert "<b>" not in html
    assert "&lt;b&gt;p" in html


def test_it_prints_what_a_committee_asks(told: Report) -> None:
    """The ranking, the coefficients, who is severe, and what would move each line."""
    said = str(told)
    assert "1  p  7.25" in said
    assert "total: Krippendorff's alpha" in said
    assert "citra is severe" in said
    assert "finalist: q | r; gap" in said


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
    noted = {(note.path, note.code) for note in told.notes}
    assert ("/weights/rubric/combine", "not_a_sum") in noted
    assert ("/agreement/total/ratings", "judges_needed") in noted
    assert told.panels is not None
    assert "Not told" in told._repr_html_()


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
    assert drawn is not None
    assert drawn.draws == 20


def test_faults_of_the_call_are_not_notes() -> None:
    """A wrong weight space, a tier twice, no evaluations: the caller hears of it."""
    with pytest.raises(UnknownNameError):
        report(judged(), weights={"nothing": (0, 1)})
    with pytest.raises(UnknownNameError):
        report(judged(), tie_break=("nothing",))
    with pytest.raises(InvalidInputError):
        report(judged(), tiers=(TIERS[0], TIERS[0]))
    with pytest.raises(InvalidInputError) as error:
        report(())
    assert [(p.path, p.code) for p in error.value.problems] == [("/evaluations", "no_values")]


def test_a_report_comes_back_from_a_worker(told: Report) -> None:
    """It pickles whole."""
    assert pickle.loads(pickle.dumps(told)) == told
