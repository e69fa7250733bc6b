"""Cases from elsewhere: published figures, closed forms, and what other libraries get wrong."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest

from jipp import (
    Criterion,
    InvalidInputError,
    PanelRule,
    Range,
    Rounding,
    Rubric,
    RubricError,
    Sheet,
    evaluate,
    evaluate_all,
    rank,
)
from jipp.typing import Number
from tests.scoring_cases import case, fractions


def rubric(weights: list[Number]) -> Rubric:
    """A flat rubric of criteria x0, x1, … on wide scales."""
    scale = Range(low=-100, high=100)
    criteria = tuple(Criterion(id=f"x{i}", weight=w, scale=scale) for i, w in enumerate(weights))
    return Rubric(id="case", title="Case", criteria=criteria)


def sheet(subject: str, marks: list[Number | None], judge: str = "judge") -> Sheet:
    """One judge's marks of x0, x1, …"""
    return Sheet(subject=subject, judge=judge, marks={f"x{i}": m for i, m in enumerate(marks)})


def test_weighted_sums_are_exact() -> None:
    """The sums of a weighted-sum table equal the rationals, digit by digit."""
    given = case("wsm_pymcdm_docstring")
    rows = [[Fraction(cell) for cell in row] for row in given["inputs"]["matrix"]]
    profit = [kind > 0 for kind in given["inputs"]["types"]]
    turned = [[c if p else 1 / c for c, p in zip(row, profit, strict=True)] for row in rows]
    sums = [sum(column) for column in zip(*turned, strict=True)]
    rule = attrs.evolve(rubric(given["inputs"]["weights"]), combine="weighted_sum")
    found = [
        evaluate(rule, [sheet("s", [c / total for c, total in zip(row, sums, strict=True)])]).exact
        for row in turned
    ]
    assert found == fractions(given["expected_exact"]["score"])


@pytest.mark.parametrize(
    ("name", "weights"), [("gmean_equal", [1, 1, 1]), ("gmean_112", [1, 1, 2])]
)
def test_geometric_means_are_correctly_rounded(name: str, weights: list[Number]) -> None:
    """Twelve places of a weighted geometric mean agree with the closed form."""
    given = case("generalised_means")
    rule = attrs.evolve(rubric(weights), combine="geometric_mean", rounding=Rounding(places=12))
    found = evaluate(rule, [sheet("s", given["inputs"]["x"])])
    assert abs(float(found.total or 0) - given["expected"][name]) <= 1e-12
    assert found.exact == found.total


def test_two_best_and_two_worst_of_seven_divers_marks_are_dropped() -> None:
    """The middle three, summed, times the degree of difficulty."""
    given = case("trimmed_panel_mean")
    rule = attrs.evolve(
        rubric([given["inputs"]["degree_of_difficulty"]]),
        combine="weighted_sum",
        panel=PanelRule(method="sum", drop_low=2, drop_high=2),
        rounding=Rounding(places=2),
    )
    sheets = [sheet("dive", [m], f"j{i}") for i, m in enumerate(given["inputs"]["scores"])]
    found = evaluate(rule, sheets)
    kept = sorted(mark.points for mark in found.part("x0").used)
    assert kept == [Decimal(text) for text in given["expected"]["kept"]]
    assert found.part("x0").value == Decimal(given["expected"]["sum"])
    assert str(found.total) == given["expected"]["points"]


@pytest.mark.parametrize("mode", case("rounding_modes_table")["expected"])
def test_totals_are_rounded_in_every_mode(mode: Any) -> None:
    """A mode may be written as the decimal module names it."""
    given = case("rounding_modes_table")
    rule = attrs.evolve(rubric([1]), rounding=Rounding(places=0, mode=mode))
    found = [evaluate(rule, [sheet("s", [value])]).total for value in given["inputs"]["values"]]
    assert found == [Decimal(text) for text in given["expected"][mode]]


def test_an_exact_tie_is_a_tie() -> None:
    """Seven marks that sum to 18 tie, however they are spread; floats see 2.571428571 and …572."""
    rule = rubric([1])
    marks = {"a": [3, 3, 3, 3, 2, 2, 2], "b": [5, 4, 3, 2, 2, 1, 1]}
    sheets = [sheet(s, [m], f"j{i}") for s, ms in marks.items() for i, m in enumerate(ms)]
    found = evaluate_all(rule, sheets)
    assert {one.exact for one in found} == {Fraction(case("exact_tie_18_7")["inputs"]["truth"])}
    assert [standing.rank for standing in rank(found).standings] == [1, 1]


@pytest.mark.parametrize(
    ("rank_on", "expected"), [("exact", "rank_on_exact"), ("published", "rank_on_2dp_min")]
)
def test_ranks_are_taken_from_what_the_rubric_says(rank_on: Any, expected: str) -> None:
    """Exact totals rank 1, 3, 2 where the published ones are all 64.82."""
    given = case("round_then_rank_trap")
    rule = attrs.evolve(rubric([1]), rank_on=rank_on, rounding=Rounding(places=2))
    sheets = [sheet(f"s{i}", [score]) for i, score in enumerate(given["inputs"]["scores"])]
    ranks = {s.subject: s.rank for s in rank(evaluate_all(rule, sheets)).standings}
    assert [ranks[f"s{i}"] for i in range(len(sheets))] == given["expected"][expected]


def test_a_threshold_is_met_at_equality() -> None:
    """5 of 100 reaches 1/20, which a comparison in floats may refuse."""
    given = case("inclusive_threshold_at_equality")
    values = given["inputs"]["values"]
    rule = attrs.evolve(
        rubric(["1/100"]), combine="weighted_sum", pass_mark=given["inputs"]["threshold"]
    )
    found = evaluate_all(rule, [sheet(name, [value]) for name, value in values.items()])
    assert [one.subject for one in found if one.passed] == given["expected"]["pass"]


def test_a_missing_mark_does_not_rank() -> None:
    """The subject without a mark is reported; the other three rank 2, 3, 1."""
    given = case("nan_score_must_not_rank")
    rule = rubric([1, 1, 1])
    sheets = [sheet(f"s{i}", row) for i, row in enumerate(given["inputs"]["matrix"])]
    found = rank(evaluate_all(rule, sheets))
    assert [(s.subject, s.rank) for s in found.standings] == [("s3", 1), ("s0", 2), ("s2", 3)]
    assert [one.subject for one in found.unranked] == ["s1"]
    with pytest.raises(InvalidInputError):
        sheet("s1", [float("nan"), 4, 4])


def test_a_negative_weight_is_not_taken_silently() -> None:
    """A rubric with a negative weight does not come to be."""
    with pytest.raises(RubricError, match="the weight -1 is negative"):
        rubric([2, -1])
