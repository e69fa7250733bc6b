"""What may be wrong with sheets: one error with all faults, each at its place."""

from collections.abc import Mapping

import attrs
import pytest

from jipp import (
    Actor,
    Agency,
    ConflictOfInterestError,
    Criterion,
    Innovation,
    Interval,
    Intervals,
    InvalidInputError,
    Levels,
    Linear,
    MarksError,
    PanelRule,
    Range,
    Rounding,
    Rubric,
    Sheet,
    YesNo,
    evaluate,
    evaluate_all,
)
from jipp.model.scale import Scale
from jipp.typing import Number

Answer = Number | bool
HALVES = Range(low=1, high=10, step="0.5")
SCALES: dict[str, Scale] = {
    "a": HALVES,
    "b": Levels(points={"good": 2, "poor": 0}),
    "c": YesNo(points=1),
    "d": Intervals(intervals=(Interval(low=0, high=5, points=1),)),
    "f": Range(low="0.5", high=10, step=3),
    "g": Linear(low=-5, high=5),
    "h": Linear(low=-5, high=5, clip=False),
}
RUBRIC = Rubric(
    id="demo",
    title="Demo",
    criteria=tuple(Criterion(id=name, weight=1, scale=scale) for name, scale in SCALES.items()),
)
GOOD: dict[str, Answer | None] = {
    "a": 7,
    "b": "good",
    "c": True,
    "d": 2,
    "f": "3.5",
    "g": 9,
    "h": 0,
}
ONE = attrs.evolve(RUBRIC, criteria=RUBRIC.criteria[:1])
OFFICE = Agency(id="office", name="Kota Contoh", kind="city")


def sheet(judge: str = "anna", **marks: Answer | None) -> Sheet:
    """A sheet without fault, but for the marks given."""
    return Sheet(subject="s", judge=judge, marks=GOOD | marks)


def faults(error: MarksError) -> list[tuple[str, str]]:
    """The place and the code of each problem."""
    return [(p.path, p.code) for p in error.problems]


@pytest.mark.parametrize(
    ("criterion", "mark", "code", "text"),
    [
        ("a", 11, "mark_out_of_range", "11 is outside the scale of a, which goes from 1 to 10"),
        ("a", "0.5", "mark_out_of_range", "0.5 is outside the scale of a"),
        ("a", "7.25", "mark_off_step", "7.25 is not on the scale of a, which goes from 1 in steps"),
        ("f", 2, "mark_off_step", "2 is not on the scale of f, which goes from 0.5 in steps of 3:"),
        ("a", True, "mark_is_bool", "true is a yes or no, but a takes a number"),
        ("a", "seven", "not_a_number", '"seven" is not an exact number'),
        ("a", "NaN", "not_a_number", '"NaN" is not an exact number'),
        ("b", "best", "not_a_level", '"best" is no level of b: choose one of good, poor'),
        ("b", 2, "not_a_level", "2 is no level of b"),
        ("b", True, "not_a_level", "true is no level of b"),
        ("c", 1, "not_a_bool", "1 is not a yes or no: give true or false"),
        ("c", "yes", "not_a_bool", '"yes" is not a yes or no'),
        ("d", 5, "mark_out_of_range", "5 is outside the scale of d, which goes from 0 to 5"),
        ("d", False, "mark_is_bool", "false is a yes or no, but d takes a number"),
        ("g", True, "mark_is_bool", "true is a yes or no, but g takes a number"),
        ("g", "NaN", "not_a_number", '"NaN" is not an exact number'),
        ("g", "inf", "not_a_number", '"inf" is not an exact number'),
        ("h", "5.01", "mark_out_of_range", "5.01 is outside the scale of h, which goes from -5 to"),
        (
            "e",
            3,
            "unknown_criterion",
            '"e" is not a marked criterion of the rubric; did you mean a, b, c, d, f, g, h?',
        ),
        ("aa", 3, "unknown_criterion", "the rubric; did you mean a?"),
    ],
)
def test_a_mark_that_the_scale_refuses_is_named(
    criterion: str, mark: Answer, code: str, text: str
) -> None:
    """The sheet, the criterion, what was found, and what is allowed."""
    with pytest.raises(MarksError) as caught:
        evaluate(RUBRIC, [sheet("budi"), sheet("anna", **{criterion: mark})])
    assert faults(caught.value) == [(f"/sheets/1/marks/{criterion}", code)]
    assert text in caught.value.problems[0].message("en")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "1e999", 10**61])
def test_what_is_no_number_never_becomes_a_mark(value: Number) -> None:
    """NaN and what is too large are refused where they stand: on the sheet, or by the scale."""
    with pytest.raises((InvalidInputError, MarksError)) as caught:
        evaluate(ONE, [Sheet(subject="s", judge="anna", marks={"a": value})])
    assert caught.value.problems[0].path.endswith("/marks/a")
    assert caught.value.problems[0].code in {"not_a_number", "not_a_mark"}


@pytest.mark.parametrize("adjudicator", [False, True])
def test_a_judge_marks_a_subject_once(adjudicator: bool) -> None:
    """The second sheet of a judge is refused, even where it is an adjudicator's."""
    again = attrs.evolve(sheet(), adjudicator=adjudicator)
    with pytest.raises(MarksError) as caught:
        evaluate(RUBRIC, [sheet(), sheet("budi"), again])
    assert faults(caught.value) == [("/sheets/2/judge", "judge_twice")]
    text = "anna has judged s already, on sheet 0: keep one sheet per judge"
    assert caught.value.message("en") == f"/sheets/2/judge: {text}"


@pytest.mark.parametrize("judge", ["", " ", "anna ", "zero\u200bwidth", "two\nlines", "a" * 129])
def test_a_mark_by_nobody_is_refused(judge: str) -> None:
    """A judge has a name that can be seen, and that no second spelling looks like."""
    with pytest.raises(InvalidInputError, match=r"/judge: .* is not a name"):
        sheet(judge)


RECUSED = attrs.evolve(sheet(), recused=True)
ELDER = attrs.evolve(sheet("elder"), adjudicator=True)


@pytest.mark.parametrize(
    ("sheets", "subject", "code"),
    [
        ([], None, "no_sheets"),
        ([], "s", "no_sheets"),
        ([sheet()], "other", "no_sheets"),
        ([RECUSED], None, "all_recused"),
        ([RECUSED, ELDER], "s", "all_recused"),
    ],
)
def test_without_a_judge_there_is_nothing_to_score(
    sheets: list[Sheet], subject: str | None, code: str
) -> None:
    """No sheets at all, none of this subject, or nobody but recused judges and adjudicators."""
    with pytest.raises(MarksError) as caught:
        evaluate(RUBRIC, sheets, subject=subject)
    assert faults(caught.value) == [("/sheets", code)]
    assert (
        str(caught.value)
        == {
            "no_sheets": "/sheets: no sheets, so there is nothing to score: give the sheets of at"
            " least one judge",
            "all_recused": "/sheets: no judge of s counts, since all are recused or adjudicators:"
            " give a sheet of a judge who is neither",
        }[code]
    )


def test_a_program_learns_of_whom_a_fault_is() -> None:
    """The judge, the criterion and the subject stand in the parameters, said or not."""
    with pytest.raises(MarksError) as caught:
        evaluate(RUBRIC, [sheet(a=11)])
    assert dict(caught.value.problems[0].params) == {
        "value": 11,
        "low": 1,
        "high": 10,
        "criterion": "a",
        "judge": "anna",
    }
    with pytest.raises(MarksError) as caught:
        evaluate(RUBRIC, [], subject="s")
    assert dict(caught.value.problems[0].params) == {"subject": "s"}


def test_sheets_of_several_subjects_need_to_be_told_apart() -> None:
    """The error names the subjects and both ways out."""
    other = attrs.evolve(sheet(), subject="other")
    with pytest.raises(MarksError, match="several subjects, other, s: say which with subject="):
        evaluate(RUBRIC, [sheet(), other])


def test_a_leaf_that_nobody_marked_is_an_error_under_every_policy() -> None:
    """Skipping and counting as zero are for some judges, not for all."""
    for missing in ("refuse", "skip", "zero"):
        rubric = attrs.evolve(RUBRIC, panel=PanelRule(method="mean", missing=missing))
        with pytest.raises(MarksError) as caught:
            evaluate(rubric, [sheet(a=None), sheet("budi", a=None)])
        assert faults(caught.value) == [("/sheets", "nobody_marked")]
        assert str(caught.value) == "/sheets: nobody marked a: get at least one mark for it"


def test_a_missing_mark_is_refused_by_default() -> None:
    """The judge and the criterion are named, and the ways out."""
    with pytest.raises(MarksError) as caught:
        evaluate(RUBRIC, [sheet(), sheet("budi", b=None)])
    assert faults(caught.value) == [("/sheets/1/marks/b", "mark_missing")]
    assert "budi gave no mark for b: ask for it, or let the rubric skip" in str(caught.value)


@pytest.mark.parametrize(
    ("rule", "needed"),
    [
        (PanelRule(method="mean", min_judges=3), 3),
        (PanelRule(method="mean", drop_low=1, drop_high=1), 3),
        (PanelRule(method="median", drop_low=2, min_judges=1), 3),
        (PanelRule(method="mean", min_judges=4, drop_low=1), 4),
    ],
)
def test_a_panel_needs_enough_judges(rule: PanelRule, needed: int) -> None:
    """As many as the rule says, and at least one more than it drops."""
    with pytest.raises(MarksError) as caught:
        evaluate(attrs.evolve(ONE, panel=rule), [onesheet("anna"), onesheet("budi")])
    assert faults(caught.value) == [("/sheets", "too_few_judges")]
    assert f"needs the marks of at least {needed} judges, and has 2" in str(caught.value)


def onesheet(judge: str, mark: Answer | None = 7) -> Sheet:
    """A sheet of the rubric of one criterion."""
    return Sheet(subject="s", judge=judge, marks={"a": mark})


def test_skipped_marks_do_not_make_up_the_number() -> None:
    """`min_judges` counts marks, not sheets."""
    rule = PanelRule(method="mean", min_judges=2, missing="skip")
    with pytest.raises(MarksError) as caught:
        evaluate(attrs.evolve(ONE, panel=rule), [onesheet("anna"), onesheet("budi", None)])
    assert faults(caught.value) == [("/sheets", "too_few_judges")]


def test_a_single_judge_is_one() -> None:
    """Where one judge is to mark, a second is not averaged away."""
    rule = PanelRule(method="single")
    with pytest.raises(MarksError) as caught:
        evaluate(attrs.evolve(ONE, panel=rule), [onesheet("anna"), onesheet("budi")])
    assert faults(caught.value) == [("/sheets", "not_single")]
    assert "a takes the mark of one judge, but 2 gave one" in str(caught.value)


def test_a_geometric_mean_takes_nothing_negative() -> None:
    """A penalty in a geometric mean is refused, not rooted; evaluate_all reports it."""
    rubric = attrs.evolve(
        ONE,
        criteria=(Criterion(id="a", weight=1, scale=Range(low=-5, high=5)),),
        combine="geometric_mean",
        rounding=Rounding(places=2),
    )
    with pytest.raises(MarksError, match="Demo takes a geometric mean, which negative values"):
        evaluate(rubric, [onesheet("anna", -1)])
    (found,) = evaluate_all(rubric, [onesheet("anna", -1)])
    assert (found.total, found.problems[0].code) == (None, "negative_in_root")


def test_a_judge_of_the_own_agency_is_a_conflict() -> None:
    """Named beside all other faults; without the actor or the innovation it cannot be seen."""
    subject = Innovation(id="s", title="S", agency=OFFICE)
    judges = [Actor(id="anna", agency=OFFICE), Actor(id="budi")]
    marked = [onesheet("anna"), onesheet("budi", 99)]
    with pytest.raises(ConflictOfInterestError) as caught:
        evaluate(ONE, marked, subject=subject, judges=judges)
    assert faults(caught.value) == [
        ("/sheets/0/judge", "conflict_of_interest"),
        ("/sheets/1/marks/a", "mark_out_of_range"),
    ]
    assert "anna belongs to Kota Contoh, whose s is judged: recuse this judge" in str(caught.value)
    for again in ((), ("s",)):
        (found,) = evaluate_all(ONE, marked[:1], subjects=[subject, *again], judges=judges)
        assert [p.code for p in found.problems] == ["conflict_of_interest"]
    assert evaluate(ONE, marked[:1], judges=judges).total == 7


def test_all_faults_come_at_once() -> None:
    """Sheets with many faults give one error that names them all, in the order of judges."""
    worst = [
        sheet("budi", a=11, b=None),
        Sheet(subject="s", judge="anna", marks={"a": "?", "c": 1, "x": 1}),
        sheet("budi"),
    ]
    with pytest.raises(MarksError) as caught:
        evaluate(RUBRIC, worst)
    assert type(caught.value) is MarksError
    assert faults(caught.value) == [
        ("/sheets/2/judge", "judge_twice"),
        ("/sheets/1/marks/x", "unknown_criterion"),
        ("/sheets/1/marks/a", "not_a_number"),
        ("/sheets/1/marks/c", "not_a_bool"),
        ("/sheets/0/marks/a", "mark_out_of_range"),
        ("/sheets/1/marks/b", "mark_missing"),
        ("/sheets/0/marks/b", "mark_missing"),
        ("/sheets/1/marks/d", "mark_missing"),
        ("/sheets/1/marks/f", "mark_missing"),
        ("/sheets/1/marks/g", "mark_missing"),
        ("/sheets/1/marks/h", "mark_missing"),
    ]


WRONG: list[tuple[Mapping[str, object], list[str]]] = [
    ({"rubric": "kipp-2023-umum"}, ["/rubric"]),
    ({"sheets": [{"judge": "anna"}], "judges": ["anna"]}, ["/sheets/0", "/judges/0"]),
    ({"sheets": 7}, ["/sheets"]),
    ({"subject": 7}, ["/subject"]),
    ({"judges": [Actor(id="a"), Actor(id="a")]}, ["/judges/1/id"]),
]


@pytest.mark.parametrize(("given", "paths"), WRONG)
def test_a_wrong_argument_is_the_programs_fault(
    given: Mapping[str, object], paths: list[str]
) -> None:
    """It is said as such, for every argument at once."""
    call: dict[str, object] = {"rubric": ONE, "sheets": [onesheet("anna")], **given}
    with pytest.raises(InvalidInputError) as caught:
        evaluate(**call)  # type: ignore[arg-type]  # wrong types are the point
    assert [p.path for p in caught.value.problems] == paths
