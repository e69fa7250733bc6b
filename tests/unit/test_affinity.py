"""Favour for the own group: found where it is planted, not found where there is none."""

import random
from fractions import Fraction
from typing import Any

import pytest

from jipp import (
    Criterion,
    InvalidInputError,
    Range,
    Rubric,
    Sheet,
    UndefinedError,
    affinity,
    evaluate_all,
)
from jipp.evaluation import Affinity
from tests.scoring_cases import problems

SUBJECTS = {f"s{i:02}": f"region {i % 4}" for i in range(60)}
JUDGES = {f"j{i}": f"region {i % 4}" for i in range(12)}


def contest(favour: int, seed: int) -> list[tuple[str, str, int]]:
    """A synthetic contest of 60 subjects with five judges each, all effects planted."""
    chance = random.Random(seed)  # noqa: S311 - synthetic marks
    severity = {judge: chance.randrange(-5, 6) for judge in JUDGES}
    worth = {subject: chance.randrange(60, 90) for subject in SUBJECTS}
    return [
        (
            subject,
            judge,
            worth[subject]
            + severity[judge]
            + chance.randrange(-3, 4)
            + favour * (SUBJECTS[subject] == JUDGES[judge]),
        )
        for subject in SUBJECTS
        for judge in chance.sample(sorted(JUDGES), 5)
    ]


def found(favour: int, seed: int) -> Affinity:
    """What is found in such a contest."""
    return affinity(contest(favour, seed), judges=JUDGES, subjects=SUBJECTS, seed=1, draws=200)


def test_planted_favour_is_found() -> None:
    """Four marks for the own region, on top of subject, judge and chance."""
    for seed in range(5):
        one = found(4, seed)
        assert abs(one.effect - 4) < 1
        assert one.share < Fraction(1, 50)


def test_no_favour_is_found_where_there_is_none() -> None:
    """Of twenty fair contests about one in twenty looks so, by chance."""
    fair = [found(0, seed) for seed in range(20)]
    assert all(abs(one.effect) < 2 for one in fair)
    assert sum(one.share < Fraction(1, 20) for one in fair) <= 4
    assert len({one.share for one in fair}) > 10


def test_judges_who_are_harder_on_their_own_have_a_negative_effect() -> None:
    """Nearly every deal of the groups reaches it."""
    one = found(-4, 1)
    assert one.effect < -3
    assert one.share > Fraction(49, 50)


def test_evaluations_are_taken_by_what_each_judge_alone_would_give() -> None:
    """The totals of one judge, as the report on a contest takes them."""
    rubric = Rubric(
        id="demo",
        title="Demo",
        criteria=(
            Criterion(id="a", weight=1, scale=Range(low=0, high=200)),
            Criterion(id="b", weight=3, scale=Range(low=0, high=200)),
        ),
    )
    triples = contest(4, 2)
    sheets = [Sheet(subject=s, judge=j, marks={"a": m + 3, "b": m - 1}) for s, j, m in triples]
    arguments: dict[str, Any] = {"judges": JUDGES, "subjects": SUBJECTS, "seed": 7, "draws": 50}
    assert affinity(evaluate_all(rubric, sheets), **arguments) == affinity(triples, **arguments)


def test_the_answer_is_said_in_both_languages() -> None:
    """How much, of how many marks, and how often chance reaches it."""
    one = Affinity(effect=Fraction(9, 2), share=Fraction(1, 40), own=12, marks=60, draws=200)
    assert one.explain() == (
        "to their own group judges give 4.50 more than subject and judge explain (12 of 60 marks); "
        "2.5 % of 200 random deals of the groups reach that"
    )
    assert one.explain("id").startswith("untuk kelompoknya sendiri juri memberi 4,50 lebih tinggi")


def test_progress_ends_with_all() -> None:
    """Counted in permutations."""
    told: list[tuple[int, int]] = []
    affinity(
        contest(0, 1),
        judges=JUDGES,
        subjects=SUBJECTS,
        seed=1,
        draws=250,
        progress=lambda done, every: told.append((done, every)),
    )
    assert told == [(0, 250), (100, 250), (200, 250), (250, 250)]


PAIR = [("a", "x", 1), ("a", "y", 2), ("b", "x", 3), ("b", "y", 4)]


def test_what_is_explained_already_is_not_told_apart() -> None:
    """Nobody marks the own group, or everybody nothing else."""
    for groups in ({"x": "r", "y": "r"}, {"x": "q", "y": "q"}):
        with pytest.raises(UndefinedError) as error:
            affinity(PAIR, judges=groups, subjects={"a": "r", "b": "r"}, seed=1)
        assert error.value.problems[0].code == "own_group_not_seen"


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ({"judges": {"x": "r"}}, [("/judges", "no_group")]),
        ({"judges": {}, "subjects": {"a": "r"}}, [
            ("/judges", "no_group"), ("/judges", "no_group"), ("/subjects", "no_group"),
        ]),
        ({"judges": {"x": 1, "y": "r"}}, [("/judges/x", "not_a_text")]),
        ({"subjects": ["a", "b"]}, [("/subjects", "not_a_mapping")]),
        ({"seed": -1, "draws": 0}, [("/seed", "not_a_count"), ("/draws", "not_positive")]),
        ({"progress": 1}, [("/progress", "not_callable")]),
    ],
)  # fmt: skip
def test_a_wrong_argument_is_refused(change: Any, faults: Any) -> None:
    """All faults at once, each with its place."""
    groups = {"judges": {"x": "r", "y": "q"}, "subjects": {"a": "r", "b": "q"}}
    with pytest.raises(InvalidInputError) as error:
        affinity(PAIR, **({**groups, "seed": 1, "draws": 5} | change))
    assert problems(error) == faults
