"""Rubrics: what fits together, and every way in which it does not."""

import pickle
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from jipp import (
    Criterion,
    Interval,
    Intervals,
    InvalidInputError,
    Levels,
    Linear,
    PanelRule,
    Range,
    Rounding,
    Rubric,
    RubricError,
    Sheet,
    Text,
    UnknownNameError,
    YesNo,
    evaluate,
)

TEN = Range(low=0, high=10)
GOOD = Criterion(id="good", weight=1, scale=TEN)
Fault = tuple[str, str]


def rubric(*criteria: Criterion) -> Rubric:
    """A rubric of the criteria given."""
    return Rubric(id="demo", title="Demo", criteria=criteria)


def branch(*criteria: Criterion, weight: int = 1) -> Criterion:
    """A branch of the criteria given."""
    return Criterion(id="branch", weight=weight, criteria=criteria)


TREE = rubric(GOOD, branch(Criterion(id="a", weight=3, scale=TEN), Criterion(id="b", weight=0)))


def test_a_rubric_lists_its_leaves_and_finds_its_criteria() -> None:
    """Leaves stand in the order of the tree; branches are found too, and typing errors helped."""
    assert [leaf.id for leaf in TREE.leaves] == ["good", "a", "b"]
    assert TREE.criterion("branch").criteria == TREE.leaves[1:]
    assert [path for path, _, _ in TREE.nodes][-1] == "/criteria/1/criteria/1"
    with pytest.raises(UnknownNameError) as caught:
        TREE.criterion("god")
    assert caught.value.suggestions == ("good",)


def test_a_leaf_is_under_the_nearest_panel_rule() -> None:
    """A leaf's own rule comes before its branch's, and that before the rubric's."""
    single, total = PanelRule(method="single"), PanelRule(method="sum")
    own = attrs.evolve(GOOD, id="own", panel=single)
    other = attrs.evolve(branch(own, attrs.evolve(GOOD, id="default")), panel=total)
    rules = {c.id: rule.method for _, c, rule in rubric(other, GOOD).nodes}
    assert rules == {"branch": "sum", "own": "single", "default": "sum", "good": "mean"}


def test_what_is_not_known_is_kept() -> None:
    """A rubric whose weights and scales nobody published is a value like any other."""
    unknown = rubric(Criterion(id="a"), Criterion(id="b", weight=0))
    assert (unknown.criteria[0].weight, unknown.criteria[0].scale) == (None, None)
    assert pickle.loads(pickle.dumps(unknown)) == unknown
    assert hash(unknown) == hash(rubric(Criterion(id="a"), Criterion(id="b", weight="0.0")))


def test_a_title_speaks_both_languages() -> None:
    """A plain title or label stands for both."""
    assert rubric(GOOD).title == Text(id="Demo", en="Demo")
    assert attrs.evolve(GOOD, label="Baik").label == Text(id="Baik", en="Baik")


@pytest.mark.parametrize(
    ("build", "faults"),
    [
        (rubric, [("/criteria", "no_criteria")]),
        (lambda: rubric(GOOD, GOOD), [("/criteria/1/id", "criterion_twice")]),
        (
            lambda: rubric(GOOD, branch(GOOD)),
            [("/criteria/1/criteria/0/id", "criterion_twice")],
        ),
        (
            lambda: rubric(attrs.evolve(branch(GOOD), scale=TEN)),
            [("/criteria/0/scale", "scale_on_branch")],
        ),
        (
            lambda: rubric(GOOD, branch(Criterion(id="x", weight="-0.5", scale=TEN))),
            [("/criteria/1/criteria/0/weight", "weight_negative")],
        ),
        (
            lambda: rubric(GOOD, branch(Criterion(id="x", weight=0), Criterion(id="y", weight=0))),
            [("/criteria/1/criteria", "weights_all_zero")],
        ),
        (
            lambda: attrs.evolve(rubric(GOOD), combine="geometric_mean"),
            [("/rounding", "rounding_needed")],
        ),
        (
            lambda: rubric(attrs.evolve(branch(GOOD), combine="geometric_mean")),
            [("/criteria/0/round_value", "rounding_needed")],
        ),
        (
            lambda: rubric(
                *(Criterion(id=f"c{i}", weight=f"1/{10**59 + i}", scale=TEN) for i in range(40))
            ),
            [("/criteria", "weights_too_fine")],
        ),
        (
            lambda: rubric(attrs.evolve(GOOD, weight=-1), attrs.evolve(branch(GOOD), scale=TEN)),
            [
                ("/criteria/0/weight", "weight_negative"),
                ("/criteria/1/scale", "scale_on_branch"),
                ("/criteria/1/criteria/0/id", "criterion_twice"),
            ],
        ),
        (
            lambda: Range(low=1, high=0, step=0),
            [("/high", "bounds_reversed"), ("/step", "step_not_positive")],
        ),
        (lambda: Levels(points={}), [("/points", "no_levels")]),
        (lambda: Levels(points={"1": 1, "1.0": 2}), [("/points/1.0", "levels_alike")]),
        (lambda: Intervals(intervals=()), [("/intervals", "no_intervals")]),
        (lambda: Interval(low=1, high=0, points=1), [("/high", "bounds_reversed")]),
        (
            lambda: Rubric(
                id="a",
                title="A",
                criteria=(Criterion(id="b", weight=1, scale=TEN, incomplete="renormalise"),),
            ),
            [("/criteria/0/incomplete", "incomplete_on_leaf")],
        ),
        (
            lambda: Linear(low=1, high=0, to=(5, 5)),
            [("/high", "bounds_reversed"), ("/to/1", "bounds_equal")],
        ),
        (
            lambda: Linear(low=1, high="1.0", to=(5, 4)),
            [("/high", "bounds_equal"), ("/to/1", "bounds_reversed")],
        ),
        (lambda: Interval(low=1, high=1, points=1), [("/high", "interval_empty")]),
        (
            lambda: PanelRule(method="single", drop_low=1, max_spread=-1),
            [("/method", "single_judge_rule"), ("/max_spread", "spread_negative")],
        ),
        (lambda: PanelRule(method="single", min_judges=2), [("/method", "single_judge_rule")]),
    ],
)
def test_what_does_not_fit_is_named_at_its_place(
    build: Callable[[], object], faults: list[Fault]
) -> None:
    """All faults come at once, each with a JSON pointer."""
    with pytest.raises(RubricError) as caught:
        build()
    assert [(p.path, p.code) for p in caught.value.problems] == faults


@pytest.mark.parametrize(
    ("bounds", "faults"),
    [
        ([(0, 5, "[)"), (5, 10, "[]")], []),
        ([(5, 10, "[]"), (0, 5, "[)")], []),
        ([(0, 5, "[]"), (5, 10, "(]")], []),
        ([(0, 5, "[]"), (5, 5, "[]")], [("/intervals/1", "interval_overlap")]),
        ([(0, 5, "[)"), (5, 5, "[]"), (5, 9, "(]")], []),
        ([(0, 5, "[]"), (5, 10, "[]")], [("/intervals/1", "interval_overlap")]),
        ([(0, 5, "[)"), (5, 10, "(]")], [("/intervals/1", "interval_gap")]),
        ([(0, 5, "[)"), (6, 10, "[]")], [("/intervals/1", "interval_gap")]),
        ([(6, 10, "[]"), (0, 5, "[)")], [("/intervals/0", "interval_gap")]),
        ([(0, 9, "[)"), (2, 3, "[)"), (9, 10, "[)")], [("/intervals/1", "interval_overlap")]),
        (
            [(0, 4, "[)"), (3, 5, "[)"), (6, 10, "[]")],
            [("/intervals/1", "interval_overlap"), ("/intervals/2", "interval_gap")],
        ),
    ],
)
def test_intervals_cover_without_gap_or_overlap(
    bounds: list[tuple[int, int, str]], faults: list[Fault]
) -> None:
    """Each number of the stretch lies in one interval, whatever their order and their ends."""
    intervals = [
        Interval(
            low=low, high=high, low_included=ends[0] == "[", high_included=ends[1] == "]", points=1
        )
        for low, high, ends in bounds
    ]
    found: list[Fault] = []
    try:
        Intervals(intervals=tuple(intervals))
    except RubricError as error:
        found = [(p.path, p.code) for p in error.problems]
    assert found == faults


@pytest.mark.parametrize(
    ("build", "paths"),
    [
        (
            lambda: Criterion(id="a b", weight=True, max_words=(0,)),
            ["/id", "/weight", "/max_words"],
        ),
        (lambda: Criterion(id="a", scale="0-10"), ["/scale"]),  # type: ignore[arg-type]  # a wrong type is the point
        (lambda: Criterion(id="a", combine="average"), ["/combine"]),  # type: ignore[arg-type]
        (lambda: Criterion(id="a", incomplete=True), ["/incomplete"]),  # type: ignore[arg-type]
        (lambda: Linear(low="NaN", high="inf", to=(True, 5)), ["/low", "/high", "/to/0"]),
        (lambda: Linear(low=0, high=1, to=7, better="up", clip=1), ["/to", "/better", "/clip"]),  # type: ignore[arg-type]
        (lambda: Linear(low=0, high=1, to=(1, 2, 3)), ["/to"]),
        (lambda: PanelRule(method="mode", missing="guess"), ["/method", "/missing"]),  # type: ignore[arg-type]
        (lambda: PanelRule(method="mean", min_judges=0, drop_low=-1), ["/drop_low", "/min_judges"]),
        (lambda: Rounding(places=61, mode="nearest"), ["/places", "/mode"]),  # type: ignore[arg-type]
        (lambda: Rounding(places=True), ["/places"]),
        (lambda: Range(low="low", high=float("nan")), ["/low", "/high"]),
        (lambda: Levels(points={"a": "x", "b": 1, "c/d": None}), ["/points/a", "/points/c~1d"]),  # type: ignore[dict-item]  # a wrong type is the point
        (
            lambda: attrs.evolve(rubric(GOOD), rank_on="total", pass_mark=""),  # type: ignore[arg-type]
            ["/rank_on", "/pass_mark"],
        ),
        (
            lambda: Sheet(subject="", judge="j", marks={"a": float("inf"), "b c": 1, "d": True}),
            ["/subject", "/marks/a", "/marks/b c"],
        ),
    ],
)
def test_a_wrong_argument_is_named_at_its_place(
    build: Callable[[], object], paths: list[str]
) -> None:
    """All wrong fields of a constructor come at once."""
    with pytest.raises(InvalidInputError) as caught:
        build()
    assert [p.path for p in caught.value.problems] == paths


def test_a_wrong_argument_says_the_way_out() -> None:
    """A NaN is refused by name, and the word that is meant is among the allowed."""
    with pytest.raises(InvalidInputError, match="/marks/a: nan is not a mark"):
        Sheet(subject="s", judge="j", marks={"a": float("nan")})
    with pytest.raises(InvalidInputError, match='"middle" is not allowed here: choose one of mean'):
        PanelRule(method="middle")  # type: ignore[arg-type]


def test_a_mode_may_be_named_as_the_decimal_module_does() -> None:
    """ROUND_HALF_EVEN and half_even are one mode."""
    assert Rounding(places=0, mode="ROUND_HALF_EVEN") == Rounding(places=0, mode="half_even")


def test_equal_sheets_are_equal_however_they_are_written() -> None:
    """The order of the marks does not matter, nor whether 7.5 is a text, a float or a decimal."""
    one = Sheet(subject="s", judge="j", marks={"a": "7.50", "b": "good", "c": None})
    other = Sheet(subject="s", judge="j", marks={"c": None, "b": "good", "a": 7.5})
    assert one == other
    assert hash(one) == hash(other)


def nested(levels: int) -> Criterion:
    """A criterion with so many levels, itself the first."""
    criterion = Criterion(id="leaf", weight=1, scale=TEN)
    for level in range(levels - 1):
        criterion = Criterion(id=f"level-{level}", weight=1, criteria=(criterion,))
    return criterion


def test_a_hundred_levels_of_criteria_are_judged_and_more_are_refused() -> None:
    """The limit is the same everywhere, and named where the tree grows beyond it."""
    sheet = Sheet(subject="a", judge="anna", marks={"leaf": 7})
    assert evaluate(rubric(nested(100)), [sheet]).total == 7
    with pytest.raises(InvalidInputError, match="at most 100 levels") as caught:
        rubric(nested(101))
    assert [(p.path, p.code) for p in caught.value.problems] == [("/criteria", "too_deep")]


@pytest.mark.parametrize(
    ("scale", "level"),
    [
        (Range(low=0, high=3, step=1), "4"),
        (Range(low=0, high=3, step=1), "1.5"),
        (Range(low=0, high=3), "-1"),
        (Range(low=0, high=3), "good"),
        (Range(low=0, high=3), "nan"),
        (Levels(points={"good": 1}), "bad"),
        (YesNo(points=1), "1"),
        (None, "1"),
    ],
)
def test_a_level_that_the_scale_lacks_is_not_described(scale: Any, level: str) -> None:
    """The error is at the place of the level, and names the criterion."""
    leaf = Criterion(id="a", weight=1, scale=scale, descriptors={level: "x"})
    with pytest.raises(RubricError) as caught:
        Rubric(id="r", title="R", criteria=(leaf,))
    (problem,) = caught.value.problems
    assert (problem.path, problem.code) == (
        f"/criteria/0/descriptors/{level}",
        "descriptor_of_no_level",
    )
    assert "on the scale of a:" in problem.message("en")


def test_levels_that_a_scale_has_are_described() -> None:
    """By name or by number, however it is written; a text stands for both languages."""
    for scale, level in ((Levels(points={"good": 1}), "good"), (Range(low=0, high=3), "1.50")):
        leaf = Criterion(id="a", weight=1, scale=scale, descriptors={level: "baik"})
        assert Rubric(id="r", title="R", criteria=(leaf,)).criteria[0].descriptors == (
            (level, Text(id="baik", en="baik")),
        )


@pytest.mark.parametrize(
    ("given", "path"),
    [({"1": 3}, "/descriptors/1"), ({1: "x"}, "/descriptors"), ("1", "/descriptors")],
)
def test_descriptors_are_texts_by_level(given: Any, path: str) -> None:
    """A number as a text, a number as a key, a text instead of a mapping."""
    with pytest.raises(InvalidInputError) as caught:
        Criterion(id="a", descriptors=given)
    assert caught.value.problems[0].path.startswith(path)
