"""The letter to whoever missed a tier, and what is refused."""

from fractions import Fraction
from typing import Any

import pytest

from jipp import (
    Criterion,
    InvalidInputError,
    Range,
    Rounding,
    Rubric,
    Sheet,
    Text,
    Tier,
    UnknownNameError,
    evaluate_all,
    least_change,
    lot,
)
from jipp.policy import LeastChange

FIRST = (Tier(name="first", places=1), Tier(name="good", at_least=9))
STEPS = Range(low=0, high=10, step=1)
FREE = Range(low=0, high=10)


def rubric(scale: Any = STEPS, **more: Any) -> Rubric:
    """Two criteria, one of twice the weight."""
    return Rubric(
        id="r",
        title="R",
        criteria=(
            Criterion(id="x", label=Text(id="dampak", en="impact"), weight=2, scale=scale),
            Criterion(id="y", weight=1, scale=scale),
        ),
        **more,
    )


def found(
    rule: Rubric, marks: dict[str, tuple[Any, Any]], who: str = "b", **more: Any
) -> LeastChange:
    """What would have been enough for the first place."""
    sheets = [Sheet(subject=s, judge="ani", marks={"x": x, "y": y}) for s, (x, y) in marks.items()]
    return least_change(evaluate_all(rule, sheets), who, tiers=FIRST, tier="first", **more)


def test_a_letter_says_it_in_the_words_of_the_rubric() -> None:
    """In both languages, on the steps of the scale."""
    told = found(rubric(), {"a": (8, 8), "b": (7, 8)})
    begins, *lines = told.explain("id").splitlines()
    assert begins.startswith("Untuk memperoleh first, b memerlukan salah satu dari nilai berikut")
    assert lines == ["- dampak: 9, bukan 7"]
    assert str(told).splitlines()[1] == "- impact: 9 instead of 7"
    assert [(one.criterion, str(one.least)) for one in told] == [("x", "9"), ("y", "None")]
    assert (len(told), told.pair, told.taken) == (2, (), False)
    assert told.to_records()[1] == {"criterion": "y", "value": 8, "least": None, "included": True}


def test_a_fraction_is_rounded_up_in_a_letter_so_that_it_is_enough() -> None:
    """The least stays exact beside it."""
    told = found(rubric(FREE), {"a": (8, 8), "b": ("7.25", 9)})
    assert (told.lifts[0].least, told.lifts[0].included) == (Fraction(15, 2), False)
    thirds = found(
        Rubric(
            id="t",
            title="T",
            criteria=[
                Criterion(id="x", weight=3, scale=FREE),
                Criterion(id="y", weight=1, scale=FREE),
            ],
        ),
        {"a": (8, 8), "b": (7, 9)},
    )
    assert thirds.lifts[0].least == Fraction(23, 3)
    assert thirds.explain("en").splitlines()[1] == "- x: 7.67 instead of 7"
    assert thirds.explain("id").splitlines()[1] == "- x: 7,67, bukan 7"


def test_a_tie_is_enough_where_the_rule_says_so() -> None:
    """By a boundary that includes, by a criterion, or by the lot."""
    marks: dict[str, tuple[Any, Any]] = {"a": (8, 8), "b": (7, 8)}
    assert found(rubric(), marks, at_boundary="include").lifts[0].least == 8
    assert found(rubric(), {"a": (8, 8), "b": (8, 7)}, tie_break=("x",)).lifts[1].least == 9
    assert found(rubric(), {"a": (8, 8), "b": (9, 5)}, tie_break=("x",)).lifts[1].least == 6
    drawn = lot(["a", "b"], sources=(1,))
    by_lot = found(rubric(), marks, tie_break=(drawn,)).lifts[0].least
    assert by_lot == (8 if drawn.order[0] == "b" else 9)


def test_two_criteria_are_enough_where_one_is_not() -> None:
    """The cheapest two, each counted as a share of its scale."""
    told = found(rubric(), {"a": (10, 9), "b": (4, 4)})
    assert [(one.criterion, str(one.least)) for one in told.pair] == [("x", "10"), ("y", "10")]
    assert told.explain("en").startswith(
        "For first, no single criterion of b would have been enough"
    )
    never = found(rubric(), {"a": (10, 10), "b": (4, 4)})
    assert (never.pair, len(never.explain("id").splitlines())) == ((), 1)


def test_of_a_tier_that_is_held_it_is_what_keeps_it() -> None:
    """How far each value could fall; and a total that is published in whole points."""
    told = found(rubric(), {"a": (8, 8), "b": (6, 8)}, who="a")
    assert told.taken
    assert told.explain("en").splitlines()[1:] == [
        "- impact: 7 or more, now 8",
        "- y: 5 or more, now 8",
    ]
    whole = rubric(FREE, rounding=Rounding(places=0), rank_on="published")
    told = found(whole, {"a": (8, 8), "b": (7, 8)})
    assert (told.lifts[0].least, told.lifts[0].included) == (Fraction("8.75"), True)


@pytest.mark.parametrize(
    ("given", "kind", "text"),
    [
        ({"who": "c"}, UnknownNameError, 'no subject is called "c"'),
        ({"who": 7}, InvalidInputError, "/subject: 7 is not a text"),
        ({"tier": "last"}, UnknownNameError, 'no tier is called "last"'),
        ({"tier": None}, InvalidInputError, "/tier: null is not a text"),
        ({"tie_break": ("z",)}, UnknownNameError, 'no criterion is called "z"'),
        ({"at_boundary": "maybe"}, InvalidInputError, "/at_boundary"),
        ({"tiers": ()}, UnknownNameError, "no tier is called"),
        ({"tiers": FIRST + FIRST}, InvalidInputError, "/tiers/2"),
        ({"tiers": 5}, InvalidInputError, "/tiers"),
        ({"tie_break": 5}, InvalidInputError, "/tie_break"),
        ({"evaluations": 5}, InvalidInputError, "/evaluations"),
        ({"evaluations": ()}, InvalidInputError, "/evaluations"),
    ],
)
def test_what_cannot_be_asked_is_named(given: dict[str, Any], kind: Any, text: str) -> None:
    """One error, at its place."""
    sheets = [Sheet(subject=s, judge="ani", marks={"x": 5, "y": n}) for n, s in enumerate("ab")]
    asked: dict[str, Any] = {"tiers": FIRST, "tier": "first", **given}
    evaluations = asked.pop("evaluations", None)
    evaluations = evaluate_all(rubric(), sheets) if evaluations is None else evaluations
    with pytest.raises(kind) as error:
        least_change(evaluations, asked.pop("who", "b"), **asked)
    assert text in str(error.value)


def test_a_subject_without_a_total_has_no_least_value() -> None:
    """It lacks a mark, and that would have to be given first."""
    sheets = [
        Sheet(subject="a", judge="ani", marks={"x": 5, "y": 5}),
        Sheet(subject="b", judge="ani", marks={"x": 5}),
    ]
    with pytest.raises(InvalidInputError, match="/subject: "):
        least_change(evaluate_all(rubric(), sheets), "b", tiers=FIRST, tier="first")


def test_nothing_is_asked_beyond_the_end_of_a_scale() -> None:
    """Where the last number only ties no number is enough, and a pair is looked for."""
    alone = found(rubric(FREE), {"a": (10, 10), "b": (1, 10)})
    assert [one.least for one in alone] == [None, None]
    assert alone.pair == ()
    both = found(rubric(FREE), {"a": (10, 5), "b": (1, 1)})
    assert [(one.criterion, str(one.least), one.included) for one in both.pair] == [
        ("x", "10", True),
        ("y", "5", False),
    ]


def test_a_subject_judged_twice_is_told_where_it_stands() -> None:
    """The place is that of the evaluations of the call."""
    sheet = Sheet(subject="a", judge="ani", marks={"x": 1, "y": 1})
    (once,) = evaluate_all(rubric(), [sheet])
    with pytest.raises(InvalidInputError) as refused:
        least_change([once, once], "a", tiers=FIRST, tier="first")
    assert [(p.path, p.code) for p in refused.value.problems] == [("/evaluations/1", "duplicate")]
