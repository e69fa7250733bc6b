"""The maturity survey: a verified answer overrides the given one, also when it is 0."""

from decimal import Decimal

import attrs
import pytest

from jipp import InvalidInputError, MarksError, Range, Rubric, Sheet, evaluate, law

SURVEY = law.rubric("hub-maturity-2025")
GIVEN = Sheet(subject="hub-id-bb", judge="hub", marks={leaf.id: 4 for leaf in SURVEY.leaves})


def scored() -> Rubric:
    """The survey with the weights and levels that nobody publishes, made up here."""
    aspects = tuple(
        attrs.evolve(
            aspect,
            weight="0.25",
            criteria=tuple(
                attrs.evolve(question, scale=Range(low=0, high=5)) for question in aspect.criteria
            ),
        )
        for aspect in SURVEY.criteria
    )
    return attrs.evolve(SURVEY, criteria=aspects)


@pytest.mark.parametrize(("verified", "value"), [(0, 0), (5, 5), ("1.5", 1.5), (None, 4)])
def test_a_verified_answer_overrides_the_given_one(
    verified: float | str | None, value: float
) -> None:
    """Lower, higher, 0; an answer that was not verified stands as given."""
    check = Sheet(subject="hub-id-bb", judge="verifier", marks={"evaluasi-1": verified})
    part = evaluate(scored(), [GIVEN.yielding_to(check), check]).part("evaluasi-1")
    assert float(part.value) == value
    assert [mark.judge for mark in part.used] == ["hub" if verified is None else "verifier"]


def test_the_rest_stands_as_given() -> None:
    """One verified 0 of weight 0.66 in one of four aspects."""
    check = Sheet(subject="hub-id-bb", judge="verifier", marks={"evaluasi-1": 0})
    assert evaluate(scored(), [GIVEN.yielding_to(check), check]).total == Decimal("3.34")


def test_two_answers_to_one_question_are_never_averaged() -> None:
    """Who forgets to let the given sheet yield is told."""
    check = Sheet(subject="hub-id-bb", judge="verifier", marks={"evaluasi-1": 0})
    with pytest.raises(MarksError) as caught:
        evaluate(scored(), [GIVEN, check])
    assert [p.code for p in caught.value.problems] == ["not_single"]


def test_a_sheet_yields_to_one_of_its_own_subject_only() -> None:
    """Another subject's sheet is a fault of the caller."""
    other = Sheet(subject="hub-id-ji", judge="verifier", marks={})
    with pytest.raises(InvalidInputError) as caught:
        GIVEN.yielding_to(other)
    (problem,) = caught.value.problems
    assert (problem.path, problem.message("en")) == (
        "/other",
        'this sheet is of "hub-id-ji", the other of hub-id-bb: give two sheets of one subject',
    )
