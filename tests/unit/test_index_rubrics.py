"""Rubrics of the regional index, its award and the maturity survey, held against their tables."""

from datetime import date
from fractions import Fraction

import pytest

from jipp import MarksError, MissingWeightError, Range, Sheet, evaluate, law
from jipp.law.iid_2026 import BENEFIT, MANDATORY
from tests import domain

ROWS = [row for row in domain.rows("iid_2026_indicators") if row["no"] != "36"]


def marked(id: str, level: int) -> Sheet:
    """A sheet that reaches one level in every row."""
    marks = {leaf.id: level for leaf in law.rubric(id).leaves}
    return Sheet(subject="region", judge="verifier", marks=marks)


def note(row: dict[str, str]) -> str:
    """The note of a row: its variable, and what each level asks for."""
    levels = "; ".join(f"{level}: {row[f'level_{level}']}" for level in (1, 2, 3))
    return f"{row['variable']}; levels ({row['levels_confidence']}): {levels}"


@pytest.mark.parametrize("aspect", ["SPD", "SID"])
def test_rows_of_the_regional_index_are_those_of_the_table(aspect: str) -> None:
    """Number, names, weight, highest score, levels and confidence of each row, in order."""
    rubric = law.rubric(f"iid-2026-{aspect.lower()}")
    found = [
        (
            c.id,
            c.label and (c.label.id, c.label.en),
            str(c.weight),
            Fraction(c.weight or 0) * 3,
            "yes" if c.id in MANDATORY else "no",
            c.basis and domain.note(c.basis),
            domain.confidence(c.basis),
        )
        for c in rubric.criteria
    ]
    assert found == [
        (
            row["no"] + row["sub"],
            (row["name_id"], row["name_en"]),
            row["weight"],
            Fraction(row["max_score"]),
            "yes" if row["mandatory"] == "1" else "no",
            note(row),
            row["weight_confidence"],
        )
        for row in ROWS
        if row["aspect"] == aspect
    ]
    assert {c.scale for c in rubric.leaves} == {Range(low=0, high=3, step=1)}
    assert rubric.in_force.holds(date(2026, 1, 1)) is not False


@pytest.mark.parametrize(("id", "highest"), [("iid-2026-spd", 63), ("iid-2026-sid", 111)])
def test_the_highest_levels_sum_to_the_printed_maximum(id: str, highest: int) -> None:
    """63 for the government, 111 for one innovation; empty rows are worth nothing."""
    rubric = law.rubric(id)
    assert evaluate(rubric, [marked(id, 3)]).total == highest
    assert evaluate(rubric, [marked(id, 1)]).total == Fraction(highest, 3)
    assert evaluate(rubric, [marked(id, 0)]).total == 0


def test_a_level_that_does_not_exist_is_refused() -> None:
    """There is no level 4."""
    with pytest.raises(MarksError):
        evaluate(law.rubric("iid-2026-spd"), [marked("iid-2026-spd", 4)])


def test_the_bases_of_benefit_are_those_of_the_table() -> None:
    """Any one of six shows the benefit that row 33 asks for."""
    assert [[base, measure, *levels] for base, measure, levels in BENEFIT] == [
        list(row.values())[:-1] for row in domain.rows("iid_2026_benefit_bases")
    ]


def test_aspects_of_the_award_are_those_of_the_table() -> None:
    """Five weights that sum to 100, all official."""
    found = [
        (c.label and (c.label.id, c.label.en), str(c.weight), domain.confidence(c.basis))
        for c in law.rubric("iga-2023").criteria
    ]
    assert found == [
        ((row["aspect_id"], row["aspect_en"].replace("&", "and")), row["weight"], row["confidence"])
        for row in domain.rows("iga_2023_presentation")
    ]
    assert sum(Fraction(c.weight or 0) for c in law.rubric("iga-2023").criteria) == 100


def test_questions_of_the_maturity_survey_are_those_of_the_table() -> None:
    """Ten questions under four aspects, whose own weights are not known."""
    found = [
        (
            aspect.id,
            str(number),
            f"{question.weight:.2f}",
            domain.cell(aspect.weight),
            domain.confidence(question.basis),
        )
        for aspect in law.rubric("hub-maturity-2025").criteria
        for number, question in enumerate(aspect.criteria, start=1)
    ]
    columns = ("aspect", "question_no", "question_weight", "aspect_weight", "confidence")
    rows = domain.rows("hub_maturity_2025")
    assert found == [tuple(row[column] for column in columns) for row in rows]


@pytest.mark.parametrize(
    ("id", "named"), [("hub-maturity-2025", "perencanaan"), ("iga-2023", "kebaharuan")]
)
def test_what_is_not_known_refuses_to_score(id: str, named: str) -> None:
    """The error names the criteria that lack a weight or a scale."""
    with pytest.raises(MissingWeightError) as caught:
        evaluate(law.rubric(id), [marked(id, 1)])
    assert named in caught.value.criteria
