"""Joining stages by the user's own weights; whoever lacks a stage has no joint total."""

from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

import pytest

from jipp import (
    Criterion,
    InvalidInputError,
    Range,
    Rounding,
    Rubric,
    Sheet,
    Tier,
    award,
    evaluate_all,
    rank,
    stages,
)
from tests.scoring_cases import problems

Wrong: TypeAlias = Any
PROPOSAL = {"a": 80, "b": 90, "c": 70}
INTERVIEW = {"a": 90, "b": 60, "c": 70}


def test_stages_are_joined_by_a_weighted_mean() -> None:
    """Substance counts 70 %, the interview 30 %: the mean is exact, whatever the weights' scale."""
    joined = stages({"proposal": (PROPOSAL, 70), "interview": (INTERVIEW, 30)})
    assert [(s.rank, s.subject, s.total) for s in joined] == [
        (1, "a", Decimal(83)),
        (2, "b", Decimal(81)),
        (3, "c", Decimal(70)),
    ]
    assert stages({"interview": (INTERVIEW, "0.3"), "proposal": (PROPOSAL, 0.7)}) == joined
    thirds = stages({"proposal": (PROPOSAL, 2), "interview": (INTERVIEW, 1)})
    assert thirds.standings[0].total == Fraction(250, 3)


def test_joint_totals_that_are_equal_are_tied() -> None:
    """70 % of 0.1 and 30 % of 0.7 are what they are, not what a float makes of them."""
    joined = stages({"one": ({"a": "0.1", "b": "0.7"}, 7), "two": ({"a": "1.4", "b": "0"}, 3)})
    assert [s.tied for s in joined] == [True, True]


def test_a_stage_is_a_ranking_evaluations_or_numbers() -> None:
    """What counts is the published total, so that each stage can be followed by hand."""
    rubric = Rubric(
        id="demo",
        title="Demo",
        criteria=(Criterion(id="x", weight=1, scale=Range(low=0, high=10)),),
        rounding=Rounding(places=0),
    )
    evaluations = evaluate_all(
        rubric,
        [
            Sheet(subject="a", judge="j", marks={"x": "7.5"}),
            Sheet(subject="b", judge="j", marks={"x": "8.4"}),
        ],
    )
    numbers = {"a": 8, "b": 8}
    found = {
        stages({"one": (scores, 1), "two": ({"a": 0, "b": 0}, 1)})
        for scores in (evaluations, rank(evaluations), numbers, rank(numbers))
    }
    assert len(found) == 1


def test_a_subject_that_lacks_a_stage_is_not_counted_as_zero() -> None:
    """It has no rank, and its problems name each stage that it lacks, and why."""
    joined = stages(
        {
            "proposal": ({"a": 1, "b": None, "d": 3}, 1),
            "interview": (rank({"a": 1, "c": 2, "d": 4, "b": None}), 1),
        }
    )
    assert [s.subject for s in joined] == ["d", "a"]
    assert [
        (none.subject, [(p.path, p.code) for p in none.problems]) for none in joined.unranked
    ] == [
        (
            "b",
            [
                ("/interview", "no_total_in_stage"),
                ("/interview/b", "unscored"),
                ("/proposal", "no_total_in_stage"),
                ("/proposal/b", "unscored"),
            ],
        ),
        ("c", [("/proposal", "no_total_in_stage")]),
    ]
    (_, problems_of_c) = (none.problems for none in joined.unranked)
    assert [problem.message("en") for problem in problems_of_c] == [
        'no total in the stage "proposal": without one there is no joint total'
    ]
    assert award(joined, (Tier(name="first", places=1),))[0].subject == "d"


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        ({}, [("/stages", "no_stages")]),
        ({"one": (PROPOSAL, 0)}, [("/stages", "weights_all_zero")]),
        ({"one": PROPOSAL}, [("/stages/one", "not_a_stage")]),
        (
            {"one": ({"a": float("nan"), "b": "x"}, -1), "two": (PROPOSAL, None), "three": (3, 1)},
            [
                ("/stages/one/1", "weight_negative"),
                ("/stages/one/0/a", "not_a_number"),
                ("/stages/one/0/b", "not_a_number"),
                ("/stages/three/0", "not_a_list"),
                ("/stages/two/1", "not_a_number"),
            ],
        ),
        (3, [("/stages", "not_a_mapping")]),
    ],
)
def test_what_is_wrong_with_stages_is_said_at_once(
    wrong: Wrong, found: list[tuple[str, str]]
) -> None:
    """Each fault at its stage: the weight under 1, the scores under 0."""
    with pytest.raises(InvalidInputError) as error:
        stages(wrong)
    assert problems(error) == found
