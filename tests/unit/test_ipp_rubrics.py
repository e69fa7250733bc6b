"""The public service index: its two rubrics, and a real sheet reproduced as printed."""

from decimal import Decimal
from fractions import Fraction

import pytest

from jipp import Confidence, Criterion, Evaluation, Range, Rounding, Rubric, Sheet, evaluate, law
from jipp.evaluation.indices import service_index
from tests import domain

TWO_PLACES = Rounding(places=2)


@pytest.mark.parametrize(
    ("id", "regulation"), [("ipp-2022", "permenpanrb-29-2022"), ("ipp-2017", "permenpanrb-17-2017")]
)
def test_aspects_and_weights_are_those_of_the_table(id: str, regulation: str) -> None:
    """Each aspect with its official name, weight and confidence, and nothing else."""
    rubric = law.rubric(id)
    rows = [row for row in domain.rows("ipp_weights") if row["regulation_id"] == regulation]
    found = [
        (c.label.id if c.label else "", str(c.weight), domain.confidence(c.basis))
        for c in rubric.criteria
    ]
    assert found == [(row["aspect_id"], row["weight"], row["confidence"]) for row in rows]
    assert sum(Fraction(c.weight or 0) for c in rubric.criteria) == 100
    assert rubric.in_force == law.regulation(regulation).in_force


def test_the_indicators_of_the_form_are_those_of_the_table() -> None:
    """Thirty of F-02 under the six aspects, 100 in each; the question beside counts for nothing."""
    rubric = law.rubric("ipp-2022-f02")
    rows = domain.rows("ipp_2022_indicators")
    written = [
        {
            "regulation_id": it.basis.citation.regulation,
            "regulation_confidence": domain.confidence(rubric.basis),
            "form": it.basis.citation.article[:4],
            "no": it.id,
            "aspect_id": aspect.label.id,
            "code": it.basis.citation.article.split("(")[1][:-1],
            "name_id": it.label.id,
            "weight_in_aspect": str(it.weight),
            "confidence": domain.confidence(it.basis),
            "source": " | ".join(it.basis.sources),
            "notes": domain.note(it.basis),
        }
        for aspect in rubric.criteria
        for it in aspect.criteria
        if it.label and it.basis and it.basis.citation and aspect.label
    ]
    for row in rows:
        row["notes"] = row["notes"].replace("ipp_weights.csv (29/2022)", "29/2022")
    assert written == rows[:-1]
    assert (rows[-1]["no"], rows[-1]["weight_in_aspect"]) == ("31", "0")
    assert len(rubric.leaves) == 30
    for aspect, whole in zip(rubric.criteria, law.rubric("ipp-2022").criteria, strict=True):
        assert sum(Fraction(it.weight or 0) for it in aspect.criteria) == 100
        assert (aspect.id, aspect.label, aspect.weight) == (whole.id, whole.label, whole.weight)
        assert (aspect.basis, aspect.scale) == (whole.basis, None)
    assert rubric.in_force == law.regulation("permenpanrb-29-2022").in_force


def test_the_form_and_its_aspects_make_one_number() -> None:
    """Indicators scored evenly inside each aspect come to what the aspects come to."""
    form, aspects = law.rubric("ipp-2022-f02"), law.rubric("ipp-2022")
    scores = {aspect.id: str(5 - n) for n, aspect in enumerate(aspects.criteria)}
    below = {it.id: scores[aspect.id] for aspect in form.criteria for it in aspect.criteria}
    found, whole = service_index(form, below), service_index(aspects, scores)
    assert found.total == whole.total == Decimal("3.06")
    assert found.confidence is Confidence.INFERRED
    assert whole.confidence is Confidence.TRANSCRIBED


def test_english_names_are_those_of_the_table() -> None:
    """The newer table has them, with the ampersand written out."""
    rows = [row for row in domain.rows("ipp_weights") if row["aspect_en"]]
    names = [c.label.en if c.label else "" for c in law.rubric("ipp-2022").criteria]
    assert names == [row["aspect_en"].replace("&", "and") for row in rows]


def test_full_marks_make_a_five() -> None:
    """The index is on the scale of its scores, and as sure as its weakest weight."""
    for id, confidence in (
        ("ipp-2022", "reported"),
        ("ipp-2022-f02", "inferred"),
        ("ipp-2017", "unverified"),
    ):
        rubric = law.rubric(id)
        marks = {leaf.id: 5 for leaf in rubric.leaves}
        found = evaluate(rubric, [Sheet(subject="unit", judge="assessor", marks=marks)])
        assert found.total == 5
        assert (found.confidence and found.confidence.value) == confidence


def jombang() -> Evaluation:
    """The sheet of a clinic in Jombang: two aspects, their indicators weighed as printed."""
    rows = domain.rows("ipp_jombang_sheet")
    aspects = {"I": "0.30", "II": "0.18"}
    rubric = Rubric(
        id="jombang",
        title="Puskesmas Bareng",
        combine="weighted_sum",
        criteria=tuple(
            Criterion(
                id=aspect,
                weight=weight,
                combine="weighted_sum",
                criteria=tuple(
                    Criterion(
                        id=f"no-{row['no']}",
                        label=row["code"],
                        weight=Fraction(row["weight"]) / 100,
                        scale=Range(low=0, high=5),
                    )
                    for row in rows
                    if row["aspect"] == aspect
                ),
                round_value=TWO_PLACES,
                round_contribution=TWO_PLACES,
            )
            for aspect, weight in aspects.items()
        ),
    )
    marks = {f"no-{row['no']}": row["score"] for row in rows}
    return evaluate(rubric, [Sheet(subject="bareng", judge="assessor", marks=marks)])


def test_the_jombang_sheet_is_reproduced_as_printed() -> None:
    """3.394 to 3.39 to 1.02 and 2.814 to 2.81 to 0.51, though the weights miss 100 %."""
    found = jombang()
    first, second = found.part("I"), found.part("II")
    exact = [sum(Fraction(part.contribution) for part in one.parts) for one in (first, second)]
    assert exact == [Fraction("3.394"), Fraction("2.814")]
    assert [str(one.value) for one in (first, second)] == ["3.39", "2.81"]
    assert [str(one.contribution) for one in (first, second)] == ["1.02", "0.51"]
    assert found.total == Decimal("1.53")
    weights = [sum(Fraction(part.weight or 0) for part in one.parts) for one in (first, second)]
    assert weights == [Fraction("0.995"), Fraction("0.999")]


def test_every_indicator_of_the_sheet_contributes_what_is_printed() -> None:
    """Each of twenty products of score and weight is the printed one."""
    found = jombang()
    printed = {f"no-{row['no']}": Decimal(row["value"]) for row in domain.rows("ipp_jombang_sheet")}
    assert {id: found.part(id).contribution for id in printed} == printed


def test_the_rubric_of_2017_rounds_as_the_sheet_does() -> None:
    """The values of its aspects come to the parts that are printed."""
    rubric = law.rubric("ipp-2017")
    marks = dict.fromkeys((leaf.id for leaf in rubric.leaves), "0")
    marks |= {"kebijakan-pelayanan": "3.394", "profesionalisme-sdm": "2.814"}
    found = evaluate(rubric, [Sheet(subject="bareng", judge="assessor", marks=marks)])
    parts = [found.part(id) for id in ("kebijakan-pelayanan", "profesionalisme-sdm")]
    assert [(str(p.value), str(p.contribution)) for p in parts] == [
        ("3.39", "1.02"),
        ("2.81", "0.51"),
    ]
