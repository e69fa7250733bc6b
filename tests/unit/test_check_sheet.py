"""The sheet of one judge alone, checked before weights are settled or others have marked."""

from typing import cast

import attrs
import pytest

from jipp import (
    Criterion,
    InvalidInputError,
    Levels,
    MarksError,
    MissingWeightError,
    PanelRule,
    Range,
    Rubric,
    Sheet,
    YesNo,
    check_sheet,
    evaluate,
)
from jipp.errors import Problem
from jipp.evaluation.scoring.points import MarkReader
from jipp.model.rubric import Missing

OPEN = Rubric(
    id="open",
    title="Open",
    criteria=(
        Criterion(id="a", scale=Range(low=1, high=10, step="0.5")),
        Criterion(
            id="branch",
            criteria=(
                Criterion(id="b", scale=Levels(points={"good": 2, "poor": 0})),
                Criterion(id="c", scale=YesNo(points=1)),
            ),
        ),
        Criterion(id="unscaled"),
    ),
)
WHOLE: dict[str, int | str | bool | None] = {"a": 7, "b": "good", "c": False, "unscaled": "fair"}


def sheet(**marks: int | str | bool | None) -> Sheet:
    """A whole sheet, but for the marks given."""
    return Sheet(subject="s", judge="anna", marks=WHOLE | marks)


def faults(rubric: Rubric, given: Sheet) -> list[tuple[str, str]]:
    """The place and the code of each problem of a sheet."""
    return [(p.path, p.code) for p in check_sheet(rubric, given)]


def test_unknown_weights_and_scales_are_no_fault_of_a_sheet() -> None:
    """A whole sheet has no problems under a rubric that cannot score yet."""
    with pytest.raises(MissingWeightError):
        evaluate(OPEN, [sheet()])
    assert check_sheet(OPEN, sheet()) == ()


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        ({"a": 11}, [("/marks/a", "mark_out_of_range")]),
        ({"a": "7.25"}, [("/marks/a", "mark_off_step")]),
        ({"a": True}, [("/marks/a", "mark_is_bool")]),
        ({"a": "seven"}, [("/marks/a", "not_a_number")]),
        ({"a": "NaN"}, [("/marks/a", "not_a_number")]),
        ({"a": 10**40}, [("/marks/a", "mark_out_of_range")]),
        ({"b": "best"}, [("/marks/b", "not_a_level")]),
        ({"c": 1}, [("/marks/c", "not_a_bool")]),
        ({"z": 1}, [("/marks/z", "unknown_criterion")]),
        ({"branch": 1}, [("/marks/branch", "unknown_criterion")]),
        ({"a": None}, [("/marks/a", "mark_missing")]),
        ({"unscaled": None}, [("/marks/unscaled", "mark_missing")]),
        (
            {"a": 0, "b": None, "c": "ya", "z": 1},
            [
                ("/marks/z", "unknown_criterion"),
                ("/marks/a", "mark_out_of_range"),
                ("/marks/c", "not_a_bool"),
                ("/marks/b", "mark_missing"),
            ],
        ),
    ],
)
def test_each_fault_has_its_place_and_code(
    marks: dict[str, int | str | bool | None], found: list[tuple[str, str]]
) -> None:
    """Marks, ids and gaps are reported together, each at its criterion."""
    assert faults(OPEN, sheet(**marks)) == found


def test_an_empty_sheet_lacks_every_leaf() -> None:
    """Of a sheet without marks each leaf is missing, and no branch."""
    empty = Sheet(subject="s", judge="anna")
    names = [p.path for p in check_sheet(OPEN, empty)]
    assert names == ["/marks/a", "/marks/b", "/marks/c", "/marks/unscaled"]


@pytest.mark.parametrize(
    ("missing", "found"), [("refuse", [("/marks/c", "mark_missing")]), ("skip", []), ("zero", [])]
)
def test_the_rule_of_the_criterion_says_whether_a_gap_is_a_fault(
    missing: Missing, found: list[tuple[str, str]]
) -> None:
    """The panel rule of a branch holds for the leaves below it, in place of the rubric's."""
    rule = PanelRule(method="mean", missing=missing)
    branch = attrs.evolve(OPEN.criterion("branch"), panel=rule)
    rubric = attrs.evolve(OPEN, criteria=(OPEN.criteria[0], branch, OPEN.criteria[2]))
    assert faults(rubric, sheet(c=None)) == found
    assert faults(rubric, sheet(a=None, c=None)) == [("/marks/a", "mark_missing"), *found]


def test_the_message_names_the_judge_the_criterion_and_the_value() -> None:
    """Each problem reads as that of an evaluation does, in both languages."""
    high, gap = check_sheet(OPEN, sheet(a=11, c=None))
    assert high.message("en").startswith("11 is outside the scale of a, which goes from 1 to 10")
    assert gap.message("en").startswith("anna gave no mark for c")
    assert "anna" in gap.message("id")


def test_an_id_written_wrongly_is_met_with_the_nearest_one() -> None:
    """A suggestion may be a criterion whose scale is not known."""
    (problem,) = check_sheet(OPEN, sheet(unscald=1))
    assert "did you mean unscaled?" in problem.message("en")


def test_a_recused_sheet_counts_nowhere_and_an_adjudicator_may_leave_gaps() -> None:
    """Neither is held to what a judge of the panel owes."""
    bad = sheet(a=11, b=None)
    assert check_sheet(OPEN, attrs.evolve(bad, recused=True)) == ()
    assert faults(OPEN, attrs.evolve(bad, adjudicator=True)) == [("/marks/a", "mark_out_of_range")]


def test_what_is_no_rubric_or_sheet_is_refused_at_once() -> None:
    """Both arguments are named in one error."""
    with pytest.raises(InvalidInputError) as caught:
        check_sheet(cast("Rubric", "iid-2026"), cast("Sheet", {"a": 1}))
    assert [p.path for p in caught.value.problems] == ["/rubric", "/sheet"]


def test_an_evaluation_refuses_the_same_marks_at_the_place_of_the_sheet() -> None:
    """What is wrong with a sheet alone is wrong with it among others, one floor lower."""
    weighed = Rubric(
        id="weighed",
        title="Weighed",
        criteria=tuple(attrs.evolve(leaf, weight=1) for leaf in OPEN.leaves if leaf.scale),
    )
    whole = Sheet(subject="s", judge="budi", marks={"a": 7, "b": "good", "c": True})
    bad = Sheet(subject="s", judge="citra", marks={"a": 11, "b": "good", "z": 1})
    with pytest.raises(MarksError) as caught:
        evaluate(weighed, [whole, bad])
    alone = [(f"/sheets/1{p.path}", p.code, p.params) for p in check_sheet(weighed, bad)]
    assert sorted(alone) == sorted((p.path, p.code, p.params) for p in caught.value.problems)


def test_a_reader_keeps_the_marks_that_other_criteria_admit() -> None:
    """A mark that a scale refuses takes no other criterion with it."""
    problems: list[Problem] = []
    read = MarkReader.of(OPEN).read([(0, sheet(a=11))], problems)
    assert (sorted(read), len(problems)) == (["b", "c"], 1)
