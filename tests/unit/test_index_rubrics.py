"""Rubrics of the regional index, its award and the maturity survey, held against their tables."""

from datetime import date
from fractions import Fraction

import attrs
import pytest

from jipp import (
    Criterion,
    MarksError,
    MissingWeightError,
    Range,
    Rubric,
    Sheet,
    UnknownNameError,
    evaluate,
    law,
)
from jipp.law.indices.iid_2026 import BENEFIT, MANDATORY
from tests import domain

ROWS = [row for row in domain.rows("iid_2026_indicators") if row["no"] != "36"]


def marked(id: str, level: int) -> Sheet:
    """A sheet that reaches one level in every row."""
    marks = {leaf.id: level for leaf in law.rubric(id).leaves}
    return Sheet(subject="region", judge="verifier", marks=marks)


def holds_levels(it: Criterion, row: dict[str, str]) -> bool:
    """Whether a row asks at each level for what its table has, in one of the two languages."""
    return [level for level, _ in it.descriptors] == ["1", "2", "3"] and all(
        row[f"level_{level}"] in f"{text.id}|{text.en}" for level, text in it.descriptors
    )


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
            f"{row['variable']}; levels {row['levels_confidence']}",
            row["weight_confidence"],
        )
        for row in ROWS
        if row["aspect"] == aspect
    ]
    table = [row for row in ROWS if row["aspect"] == aspect]
    assert all(map(holds_levels, rubric.criteria, table))
    assert {c.scale for c in rubric.leaves} == {Range(low=0, high=3, step=1)}
    assert rubric.in_force.holds(date(2026, 1, 1)) is not False


@pytest.mark.parametrize("year", [2023, 2024, 2026])
def test_levels_are_told_in_both_languages(year: int) -> None:
    """What has words differs; what is a number has a comma in Indonesian and a point in English."""
    texts = [text for row in law.rubric(f"iid-{year}-sid").criteria for _, text in row.descriptors]
    alike = {text.en for text in texts if text.id == text.en}
    assert not any(word in text for text in alike for word in ("year", "decree", "to ", "SK", "."))
    assert len(texts) == 60
    if year == 2024:
        wide = dict(law.rubric("iid-2024-sid").criterion("18").descriptors)["2"]
        assert ("b 20,01-50%" in wide.id, "b 20.01-50%" in wide.en) == (True, True)


@pytest.mark.parametrize(
    ("id", "highest"),
    [("iid-2026-spd", 63), ("iid-2026-sid", 111), ("iid-2024-sid", 111), ("iid-2023-sid", 111)],
)
def test_the_highest_levels_sum_to_the_printed_maximum(id: str, highest: int) -> None:
    """63 for the government, 111 for one innovation; empty rows are worth nothing."""
    rubric = law.rubric(id)
    assert evaluate(rubric, [marked(id, 3)]).total == highest
    assert evaluate(rubric, [marked(id, 1)]).total == Fraction(highest, 3)
    assert evaluate(rubric, [marked(id, 0)]).total == 0


def sid_cells(rubric: Rubric, it: Criterion) -> dict[str, str]:
    """A row of an innovation of 2023 or 2024 as a row of its table, without its levels."""
    assert it.label is not None
    assert it.basis is not None
    weight = int(it.weight or 0)
    cited = rubric.basis.citation
    return {
        "year": rubric.id.split("-")[1],
        "year_confidence": domain.confidence(rubric.basis),
        "basis_id": (cited and cited.regulation) or "unknown",
        "order": it.id,
        "name_id": it.label.id,
        "weight": str(weight),
        "max_score": str(weight * 3),
        "confidence": domain.confidence(it.basis),
        "source": " | ".join(it.basis.sources),
    }


@pytest.mark.parametrize("year", [2023, 2024])
def test_rows_of_an_innovation_in_older_years_are_those_of_the_table(year: int) -> None:
    """Every cell; notes stand in the note of a row's basis, and inference is said."""
    tables = {2023: domain.rows("iid_2023_sid"), 2024: domain.rows("iid_2024_sid")}
    rubric = law.rubric(f"iid-{year}-sid")
    assert [sid_cells(rubric, it) for it in rubric.criteria] == [
        {column: row[column] for column in sid_cells(rubric, rubric.criteria[0])}
        for row in tables[year]
    ]
    for it, row in zip(rubric.criteria, tables[year], strict=True):
        assert it.basis is not None
        assert holds_levels(it, row)
        assert domain.note(it.basis) == (row["notes"] or domain.note(rubric.basis))
        scores = [int(it.weight or 0) * level for level in (1, 2, 3)]
        printed = [int(score) for score in row["scores_as_printed"].split("/")]
        assert (scores == printed) == ((year, it.id) != (2024, "1"))
        assert row["basis_confidence"] == ("inferred" if year == 2023 else "")
    assert "inferred" in domain.note(rubric.basis)
    assert {c.scale for c in rubric.leaves} == {Range(low=0, high=3, step=1)}
    assert sum(Fraction(c.weight or 0) for c in rubric.criteria) == 37
    days = (date(year - 1, 12, 31), date(year, 1, 1), date(year, 12, 31), date(year + 1, 1, 1))
    assert [rubric.in_force.holds(day) for day in days] == [False, True, True, False]


def test_a_level_that_does_not_exist_is_refused() -> None:
    """There is no level 4."""
    with pytest.raises(MarksError):
        evaluate(law.rubric("iid-2026-spd"), [marked("iid-2026-spd", 4)])


def test_the_bases_of_benefit_are_those_of_the_table() -> None:
    """Any one of six shows the benefit that row 33 asks for."""
    assert [[base, *(text.en for text in told)] for base, told in BENEFIT] == [
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


def test_answers_of_the_maturity_survey_are_joined_as_the_table_tells() -> None:
    """Option times question weight times aspect weight, summed; the three labels are no bands."""
    told = {(row["topic"], row["item"]): row for row in domain.rows("hub_survey_scoring")}
    assert told["score", "answer"]["rule"] == "option x question weight x aspect weight"
    assert told["score", "hub"]["rule"] == "sum over the answers"
    survey = law.rubric("hub-maturity-2025")
    assert {survey.combine, *(aspect.combine for aspect in survey.criteria)} == {"weighted_sum"}
    assert {row["confidence"] for row in told.values()} == {domain.confidence(survey.basis)}
    # The aspects weigh 2, 1, 1 and 1, and options go from 0 to 10: both are the caller's.
    given = attrs.evolve(
        survey,
        criteria=[
            attrs.evolve(
                aspect,
                weight=2 if aspect.id == "perencanaan" else 1,
                criteria=[
                    attrs.evolve(question, scale=Range(low=0, high=10))
                    for question in aspect.criteria
                ],
            )
            for aspect in survey.criteria
        ],
    )
    marks = {leaf.id: 10 if leaf.id == "perencanaan-1" else 0 for leaf in given.leaves}
    assert evaluate(given, [Sheet(subject="hub", judge="self", marks=marks)]).total == 7
    with pytest.raises(UnknownNameError):
        law.bands("hub-maturity", on=date(2025, 11, 5))


@pytest.mark.parametrize(
    ("id", "named"), [("hub-maturity-2025", "perencanaan"), ("iga-2023", "kebaharuan")]
)
def test_what_is_not_known_refuses_to_score(id: str, named: str) -> None:
    """The error names the criteria that lack a weight or a scale."""
    with pytest.raises(MissingWeightError) as caught:
        evaluate(law.rubric(id), [marked(id, 1)])
    assert named in caught.value.criteria
