"""Rubrics that go on without criteria that nobody marked."""

from collections.abc import Mapping
from typing import Any

import pytest

from jipp import (
    Criterion,
    Evaluation,
    InvalidInputError,
    MarksError,
    Range,
    Rounding,
    Rubric,
    Sheet,
    Tally,
    evaluate,
    evaluate_all,
    rank,
    report,
)
from jipp.convert import to_records
from jipp.evaluation.robustness import bootstrap_ranks, leave_one_out, margins, rank_acceptability
from jipp.model import Tier

SCALE = Range(low=0, high=100)


def leaf(name: str, weight: int, **fields: Any) -> Criterion:
    """A criterion that is marked from 0 to 100."""
    return Criterion(id=name, weight=weight, scale=SCALE, **fields)


def rubric(combine: Any = "weighted_mean", **fields: Any) -> Rubric:
    """Three criteria, the last of which has two of its own."""
    below = Criterion(
        id="c",
        weight=20,
        criteria=(leaf("d", 3), leaf("e", 1)),
        combine=combine,
        incomplete="renormalise",
        round_value=Rounding(places=1),
    )
    return Rubric(
        id="demo",
        title="Demo",
        criteria=(leaf("a", 50), leaf("b", 30), below),
        combine=combine,
        incomplete="renormalise",
        rounding=Rounding(places=2),
        **fields,
    )


def marked(given: Rubric, **marks: int) -> Evaluation:
    """The evaluation by one judge."""
    return evaluate(given, [Sheet(subject="s", judge="anna", marks=marks)])


@pytest.mark.parametrize(
    ("combine", "marks", "total", "flags"),
    [
        ("weighted_mean", {"a": 80, "b": 60, "d": 40, "e": 20}, "65.00", {}),
        ("weighted_mean", {"a": 80, "b": 60, "e": 20}, "62.00", {"c": ("renormalised",)}),
        ("weighted_mean", {"a": 80, "d": 10}, "60.00", {"c": ("renormalised",)}),
        ("weighted_mean", {"b": 60}, "60.00", {}),
        ("weighted_sum", {"a": 8, "b": 6}, "725.00", {}),
        ("weighted_sum", {"a": 8, "b": 6, "e": 2}, "740.00", {"c": ("renormalised",)}),
        ("minimum", {"a": 80, "d": 40}, "40.00", {"c": ("renormalised",)}),
        ("geometric_mean", {"a": 80, "b": 5}, "28.28", {}),
    ],
)
def test_the_others_carry_the_weight_of_what_nobody_marked(
    combine: str, marks: Mapping[str, int], total: str, flags: Mapping[str, tuple[str, ...]]
) -> None:
    """Of each way to combine, at both levels; the parts are those of what was marked."""
    found = marked(rubric(combine), **marks)
    assert str(found.total) == total
    assert {part.criterion: part.flags for part in found.parts if part.flags} == flags
    assert found.flags == (("renormalised",) if len(marks) < 4 else ())
    assert [p.criterion for p in found.parts if not p.parts] == [n for n in marks if n in "ab"]
    assert [row["b"] for row in to_records([found])] == [marks.get("b")]


def test_a_criterion_that_weighs_nothing_does_not_carry_the_weight() -> None:
    """Where only weights of 0 are left, no evaluation and no tally has a total."""
    given = Rubric(
        id="demo",
        title="Demo",
        criteria=(leaf("a", 1), leaf("b", 0)),
        incomplete="renormalise",
    )
    with pytest.raises(MarksError) as caught:
        marked(given, b=3)
    (problem,) = caught.value.problems
    assert (problem.path, problem.code) == ("/sheets", "weights_left_zero")
    table: dict[str, list[Any]] = {"subject": ["s"], "judge": ["anna"], "b": [3]}
    with pytest.raises(MarksError) as caught:
        Tally.of(given, table).totals()
    (problem,) = caught.value.problems
    assert (problem.path, problem.code) == ("/s", "weights_left_zero")


def test_a_subject_without_any_mark_has_no_total() -> None:
    """A whole of which nothing is left is missing: each criterion is named."""
    (found,) = evaluate_all(rubric(), [Sheet(subject="s", judge="anna", marks={})])
    assert [dict(p.params)["criterion"] for p in found.problems] == ["a", "b", "d", "e"]
    assert {p.code for p in found.problems} == {"nobody_marked"}


def test_a_pass_mark_of_what_nobody_marked_is_not_met() -> None:
    """Nobody knows that it would have been reached."""
    given = Rubric(
        id="demo",
        title="Demo",
        criteria=(leaf("a", 1), leaf("b", 1, pass_mark=10)),
        incomplete="renormalise",
    )
    assert marked(given, a=90, b=10).passed is True
    assert marked(given, a=90).passed is False


def test_the_explanation_shows_whose_weight_went_to_the_others() -> None:
    """Each branch names what left it, and the sums can be added up again."""
    said = marked(rubric("weighted_sum"), a=8, e=2).explain("id")
    said = said.replace("\N{MULTIPLICATION SIGN}", "x")
    assert "  kontribusi: 8 x 50 x 100 / 70 = 4000/7 ≈ 571,4286" in said
    assert "    kontribusi: 2 x 1 x 4 / 1 = 8" in said
    assert said.splitlines()[-2] == (
        "tidak dinilai sehingga tidak dihitung, bobotnya dibagi secara proporsional kepada yang "
        "lain: b"
    )


def contest() -> tuple[Evaluation, ...]:
    """Two subjects by three judges, of which one is marked on one criterion alone."""
    marks = {
        "one-stop": [
            {"a": 80, "b": 60, "d": 40},
            {"a": 70, "b": 60, "d": 41},
            {"a": 90, "b": 9, "d": 2},
        ],
        "e-queue": [{"a": 75}, {"a": 65}, {"a": 20}],
    }
    sheets = [
        Sheet(subject=subject, judge=judge, marks=one)
        for subject, rows in marks.items()
        for judge, one in zip(("anna", "budi", "citra"), rows, strict=True)
    ]
    return evaluate_all(rubric(), sheets)


def test_a_contest_with_gaps_is_ranked_resampled_and_reported() -> None:
    """The questions to the panel go on; those that compare weights name the gap."""
    evaluations = contest()
    ranking = rank(evaluations, tie_break=("b",))
    assert [standing.subject for standing in ranking] == ["one-stop", "e-queue"]
    assert bootstrap_ranks(evaluations).left_out == 0
    assert {one.id for one in leave_one_out(evaluations)} == {
        "anna",
        "budi",
        "citra",
        "a",
        "b",
        "c",
    }
    (margin,) = margins(ranking, [Tier(name="Top 1", places=1)], evaluations=evaluations)
    assert margin.mark is not None
    assert margin.weight is None
    notes = {(note.path, note.code) for note in report(evaluations, seed=1).notes}
    assert ("/weights/values/e-queue", "value_missing") in notes
    with pytest.raises(InvalidInputError) as caught:
        rank_acceptability(evaluations, seed=1)
    assert [(p.path, p.code, dict(p.params)["criterion"]) for p in caught.value.problems] == [
        ("/values/e-queue", "value_missing", "b"),
        ("/values/e-queue", "value_missing", "c"),
    ]


def test_who_was_not_marked_on_a_tie_break_comes_last() -> None:
    """A tie is broken in favour of a mark, in whatever direction the criterion is asked."""
    sheets = [
        Sheet(subject="x", judge="anna", marks={"a": 50}),
        Sheet(subject="y", judge="anna", marks={"a": 50, "b": 50}),
    ]
    for word in ("b", "-b"):
        ranking = rank(evaluate_all(rubric(), sheets), tie_break=(word,))
        assert [(one.subject, str(one.total)) for one in ranking] == [
            ("y", "50.00"),
            ("x", "50.00"),
        ]
