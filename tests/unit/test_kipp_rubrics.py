"""The proposal forms of the competition: questions, weights, limits, and what is unknown."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from jipp import (
    Confidence,
    Criterion,
    MissingWeightError,
    Range,
    Rubric,
    Sheet,
    UnknownNameError,
    check_words,
    evaluate,
    from_wire,
    to_wire,
)
from jipp.law import rubric, rubrics
from jipp.law.kipp.y2021 import REPLICATION_QUESTIONS
from tests.domain import cell, confidence, note, rows

FORMS = [one for one in rubrics() if one.id.startswith("kipp-")]
KNOWN = ["kipp-2023-umum", "kipp-2022-umum", "kipp-2019-umum"]
NOT_KNOWN = ["kipp-2022-khusus", "kipp-2023-khusus"]
# That form numbers its summary 0, the others 1.
FIRST = {"kipp-2019-umum": 0}
EDITION = {"kipp-2019-umum": "2019-2020"}


def question_cells(scheme: str, number: int, it: Criterion) -> dict[str, str]:
    """A question as a row; what a scheme's id tells is not told again by the question."""
    assert it.label is not None
    assert it.basis is not None
    _, edition, group, *_ = scheme.split("-")
    return {
        "scheme": scheme,
        "edition": EDITION.get(scheme, edition),
        "group": group,
        "no": str(number),
        "name_id": it.label.id,
        "weight": cell(it.weight),
        "max_words": "+".join(map(str, it.max_words)),
        "confidence": confidence(it.basis),
        "source": " | ".join(it.basis.sources),
        "notes": note(it.basis),
    }


def cited(*schemes: str) -> list[dict[str, str]]:
    """The rows of some schemes."""
    return [row for row in rows("kipp_rubrics") if row["scheme"] in schemes]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_a_form_says_what_its_source_says(form: Rubric) -> None:
    """Every cell of every question, in the order of the form."""
    written = [
        question_cells(form.id, number, it)
        for number, it in enumerate(form.criteria, start=FIRST.get(form.id, 1))
    ]
    assert written == cited(form.id)


def test_the_questions_that_replicas_were_asked_beside_say_what_their_source_says() -> None:
    """Three of 2021, without weights; they are no rubric, for the rest of that form is unknown."""
    scheme = "kipp-2021-replikasi-extra"
    written = [question_cells(scheme, n, it) for n, it in enumerate(REPLICATION_QUESTIONS, start=1)]
    assert written == cited(scheme)
    with pytest.raises(UnknownNameError):
        rubric(scheme)


def test_every_row_of_the_competition_is_carried() -> None:
    """What is left over is another contest's or lacks an aspect, and is no rubric of ours."""
    schemes = {row["scheme"] for row in rows("kipp_rubrics")}
    assert schemes - {form.id for form in FORMS} == {
        "kipp-2021-replikasi-extra",
        "kipp-2021-umum",
        "kovablik-stage1",
        "kovablik-stage2",
    }
    assert {form.id for form in FORMS} == {*KNOWN, *NOT_KNOWN}


@pytest.mark.tree
def test_the_weights_of_the_other_contest_stand_in_the_guide() -> None:
    """The page on panel rules of other contests builds its rubrics, labelled as theirs."""
    page = Path(__file__).parents[2] / "docs" / "how-to" / "panel-rules-of-other-contests.md"
    text = page.read_text(encoding="utf-8")
    first = cited("kovablik-stage1")
    for row in first:
        assert f'"{row["name_id"]}": {row["weight"]},' in text
    for row in cited("kovablik-stage2"):
        assert f'"{row["name_id"]}", weight={row["weight"]}' in text
    assert {row["group"] for row in first} == {"umum|replikasi|khusus"}
    assert sum(int(row["weight"]) for row in first) == 100


@pytest.mark.tree
def test_ten_of_the_eleven_aspects_of_2021_are_named_and_no_rubric() -> None:
    """The page on what is published names them in the order told, and says that one is missing."""
    page = Path(__file__).parents[2] / "docs" / "explanation" / "what-kipp-publishes.md"
    text = " ".join(page.read_text(encoding="utf-8").split())
    named = [row["name_id"] for row in cited("kipp-2021-umum")]
    assert named[10:] == ["unknown"]
    assert ", ".join(named[:10]) in text
    assert {row["weight"] for row in cited("kipp-2021-umum")} == {""}
    with pytest.raises(UnknownNameError):
        rubric("kipp-2021-umum")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_a_form_is_flat_and_marked_from_0_to_100(form: Rubric) -> None:
    """That frame, the plain mean and the lack of any rounding are our design, and say so."""
    for it in form.criteria:
        assert it.criteria == ()
        assert it.scale == Range(low=0, high=100)
    assert (form.rounding, form.pass_mark, form.panel.method) == (None, None, "mean")
    assert form.basis.origin.value == "design"


@pytest.mark.parametrize("id", KNOWN)
def test_known_weights_make_a_hundred(id: str) -> None:
    """The summary weighs nothing in 2019 and 2023, and 5 in 2022."""
    weights = [it.weight for it in rubric(id).criteria if it.weight is not None]
    assert sum(Fraction(weight) for weight in weights) == 100
    assert weights[0] == (5 if id == "kipp-2022-umum" else 0)


@pytest.mark.parametrize("id", KNOWN)
def test_a_form_of_known_weights_scores(id: str) -> None:
    """The same mark for all is the total; the result is as sure as the weights and a design."""
    form = rubric(id)
    sheet = Sheet(subject="p", judge="j", marks={it.id: "72.5" for it in form.criteria})
    result = evaluate(form, [sheet])
    assert result.total == Decimal("72.5")
    assert result.confidence is Confidence.TRANSCRIBED
    assert result.design is True
    assert result.passed is None


def test_the_form_of_2023_weighs_significance_most() -> None:
    """Full marks for it alone make 30 of 100, full marks for the summary nothing."""
    form = rubric("kipp-2023-umum")
    for id, total in (("signifikansi", 30), ("adaptabilitas", 20), ("ringkasan", 0)):
        marks = {it.id: 100 if it.id == id else 0 for it in form.criteria}
        assert evaluate(form, [Sheet(subject="p", judge="j", marks=marks)]).total == total


@pytest.mark.parametrize("id", NOT_KNOWN)
def test_a_form_without_weights_refuses_to_score(id: str) -> None:
    """It can be looked at, kept and sent; before any mark is read it names what is not known."""
    form = rubric(id)
    assert from_wire(to_wire(form)) == form
    with pytest.raises(MissingWeightError) as caught:
        evaluate(form, [Sheet(subject="p", judge="j", marks={"nonsense": -1})])
    assert caught.value.criteria == tuple(it.id for it in form.criteria)
    assert str(caught.value).splitlines()[0] == (
        "/criteria/0/weight: the weight of Summary is not known:"
        " give the criterion a weight before scoring"
    )


def test_a_question_of_two_texts_limits_each() -> None:
    """Adaptability of 2023 has one of 100 words and one of 200."""
    form = rubric("kipp-2023-umum")
    assert form.criterion("adaptabilitas").max_words == (100, 200)
    long, short = "kata " * 200, "kata " * 100
    assert check_words(form, {"adaptabilitas": [short, long]}) == ()
    assert len(check_words(form, {"adaptabilitas": [long, short]})) == 1


@pytest.mark.parametrize(
    ("id", "on", "held"),
    [
        ("kipp-2019-umum", date(2018, 12, 31), False),
        ("kipp-2019-umum", date(2019, 4, 21), True),
        ("kipp-2019-umum", date(2020, 4, 25), True),
        ("kipp-2019-umum", date(2021, 3, 17), False),
        ("kipp-2022-umum", date(2022, 3, 16), True),
        ("kipp-2022-khusus", date(2023, 3, 13), False),
        ("kipp-2023-umum", date(2023, 1, 1), None),
        ("kipp-2023-umum", date(2025, 1, 1), None),
    ],
)
def test_a_form_holds_for_its_editions(id: str, on: date, *, held: bool | None) -> None:
    """From when entries opened, until the next edition asked for something else, if known."""
    assert rubric(id).in_force.holds(on) is held
