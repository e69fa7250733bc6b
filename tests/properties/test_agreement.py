"""Laws of agreement: names do not matter, each metric ignores its own transformations."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import combinations_with_replacement, product
from random import Random
from typing import Any, Literal, TypeAlias

import pytest
from hypothesis import assume, given, strategies as st

from jipp import UndefinedError
from jipp.evaluation.agreement import (
    Bootstrap,
    Coefficient,
    bootstrap,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac,
    icc,
    kendall_w,
    krippendorff_alpha,
)
from jipp.evaluation.agreement.alpha import Metric
from jipp.evaluation.agreement.variance import IccUnit

Ratings: TypeAlias = list[list[Any]]
TENTHS = [Fraction(i, 10) for i in range(61)]
METRICS: tuple[Metric, ...] = ("nominal", "ordinal", "interval", "ratio")


def tables(marks: st.SearchStrategy[Any]) -> st.SearchStrategy[Ratings]:
    """Ratings of 2 to 4 judges and 2 to 6 subjects."""
    shape = st.tuples(st.integers(2, 4), st.integers(2, 6))
    return shape.flatmap(
        lambda s: st.lists(
            st.lists(marks, min_size=s[1], max_size=s[1]), min_size=s[0], max_size=s[0]
        )
    )


MARKS = st.integers(0, 6) | st.decimals(0, 6, places=1)
COMPLETE = tables(MARKS)
GAPPED = tables(st.none() | MARKS)

ON_COMPLETE: tuple[Callable[[Ratings], Coefficient], ...] = (
    lambda r: icc(r, model="1", unit="single"),
    lambda r: icc(r, model="2", unit="average"),
    lambda r: icc(r, model="3", unit="single"),
    kendall_w,
    lambda r: kendall_w(r, correct_ties=False),
    lambda r: icc(r, model="3", unit="average"),
    fleiss_kappa,
)
ON_GAPPED: tuple[Callable[[Ratings], Coefficient], ...] = (
    *(lambda r, m=metric: krippendorff_alpha(r, metric=m) for metric in METRICS),
    gwet_ac,
    lambda r: gwet_ac(r, weights="linear", categories=TENTHS),
)


def value(statistic: Callable[[Ratings], Coefficient], ratings: Ratings) -> Fraction | None:
    """The coefficient, or None where it is not defined."""
    try:
        return statistic(ratings).exact
    except UndefinedError:
        return None


def alpha(ratings: Ratings, metric: Metric) -> Fraction | None:
    """Krippendorff's alpha, or None where it is not defined."""
    return value(lambda r: krippendorff_alpha(r, metric=metric), ratings)


@given(GAPPED, COMPLETE, st.randoms(use_true_random=False))
def test_who_judge_and_subject_are_does_not_matter(
    gapped: Ratings, complete: Ratings, chance: Random
) -> None:
    """Rows and columns may come in any order."""
    for table, statistics in ((gapped, ON_GAPPED), (complete, ON_COMPLETE)):
        rows = chance.sample(table, len(table))
        order = chance.sample(range(len(table[0])), len(table[0]))
        shuffled = [[row[i] for i in order] for row in rows]
        for statistic in statistics:
            assert value(statistic, shuffled) == value(statistic, table)


@given(GAPPED, st.permutations(range(70)))
def test_nominal_alpha_ignores_what_categories_are_called(
    ratings: Ratings, names: list[int]
) -> None:
    """Any one-to-one renaming, to texts too."""
    renamed = [[m if m is None else f"c{names[int(m * 10)]}" for m in row] for row in ratings]
    assert alpha(renamed, "nominal") == alpha(ratings, "nominal")


@given(GAPPED, st.lists(st.integers(1, 9), min_size=61, max_size=61))
def test_ordinal_alpha_ignores_how_far_steps_are(ratings: Ratings, steps: list[int]) -> None:
    """Any change that keeps the order."""
    grown = [[m if m is None else sum(steps[: int(m * 10) + 1]) for m in row] for row in ratings]
    assert alpha(grown, "ordinal") == alpha(ratings, "ordinal")


@given(GAPPED, st.fractions(1, 9, max_denominator=9), st.integers(-9, 9), st.sampled_from([-1, 1]))
def test_interval_alpha_ignores_zero_and_unit(
    ratings: Ratings, unit: Fraction, zero: int, sign: int
) -> None:
    """Any shift, stretch or reversal of the scale."""
    moved = [[m if m is None else sign * unit * Fraction(m) + zero for m in row] for row in ratings]
    assert alpha(moved, "interval") == alpha(ratings, "interval")


@given(GAPPED, st.fractions(Fraction(1, 9), 9, max_denominator=9))
def test_ratio_alpha_ignores_the_unit(ratings: Ratings, unit: Fraction) -> None:
    """Any stretch of the scale."""
    stretched = [[m if m is None else unit * Fraction(m) for m in row] for row in ratings]
    assert alpha(stretched, "ratio") == alpha(ratings, "ratio")


DISTANCES: dict[Metric, Callable[[Fraction, Fraction], Fraction]] = {
    "nominal": lambda a, b: Fraction(a != b),
    "interval": lambda a, b: (a - b) ** 2,
    "ratio": lambda a, b: ((a - b) / (a + b)) ** 2 if a != b else Fraction(0),
}


@given(GAPPED, st.sampled_from(["nominal", "interval", "ratio"]))
def test_alpha_is_its_definition(ratings: Ratings, metric: Metric) -> None:
    """The closed forms give what the sums over all pairs of marks give."""
    units = [
        [Fraction(m) for m in column if m is not None] for column in zip(*ratings, strict=True)
    ]
    units = [unit for unit in units if len(unit) > 1]
    marks = [mark for unit in units for mark in unit]
    distance, n = DISTANCES[metric], len(marks)
    expected = sum(distance(a, b) for a, b in product(marks, marks))
    assume(expected)
    observed = sum(
        sum(distance(a, b) for a, b in product(unit, unit)) / (len(unit) - 1) for unit in units
    )
    assert alpha(ratings, metric) == 1 - (n - 1) * observed / expected


@given(COMPLETE)
def test_judges_who_copy_one_another_agree_fully(ratings: Ratings) -> None:
    """Equal rows give 1, whatever the coefficient; equal subjects leave it undefined."""
    copied = [ratings[0]] * len(ratings)
    for statistic in (*ON_COMPLETE[:4], *ON_COMPLETE[5:], *ON_GAPPED):
        assert value(statistic, copied) in {1, None}
    assert cohen_or_none(ratings[0]) in {1, None}


def total(ratings: Sequence[Sequence[Any]]) -> Fraction:
    """The sum of the first judge's marks, as a statistic."""
    return Fraction(sum(ratings[0]))


def cohen_or_none(marks: list[Any]) -> Fraction | None:
    """Cohen's kappa of a judge with itself."""
    return value(lambda r: cohen_kappa(r[0], r[0], weights="linear"), [marks])


@given(COMPLETE)
def test_kendalls_w_sees_only_ranks(ratings: Ratings) -> None:
    """Each judge's marks may grow by a rule of its own, as long as the order stays."""
    grown = [[Fraction(m) ** 3 + j for m in row] for j, row in enumerate(ratings)]
    assert value(kendall_w, grown) == value(kendall_w, ratings)


@given(COMPLETE, st.integers(-5, 5))
def test_consistency_ignores_a_judges_severity(ratings: Ratings, severity: int) -> None:
    """Model 3 stays where one judge marks all alike higher or lower."""
    shifted = [[m + severity for m in ratings[0]], *ratings[1:]]
    for statistic in (ON_COMPLETE[2], ON_COMPLETE[5]):
        assert value(statistic, shifted) == value(statistic, ratings)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=5), st.integers(0, 2**40))
def test_the_enumerated_bootstrap_needs_no_luck(marks: list[int], seed: int) -> None:
    """It has mean and variance as theory says, whatever the seed."""
    n = len(marks)
    found = bootstrap(lambda r: total(r) / n, [marks], seed=seed, draws=126)
    assert found.draws == n**n == sum(times for _, times in found.distribution)
    mean = Fraction(sum(marks), n)
    assert sum(v * times for v, times in found.distribution) == mean * n**n
    variance = sum((m - mean) ** 2 for m in marks) / n**2
    spread = sum(times * (v - mean) ** 2 for v, times in found.distribution)
    assert spread == variance * n**n


@given(
    st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=3, max_size=4),
    st.sampled_from(["judges", "both"]),
    st.integers(0, 2**40),
)
def test_every_draw_of_judges_is_counted(
    ratings: Ratings, resample: Literal["judges", "both"], seed: int
) -> None:
    """All ways to draw count once, those of one judge alone as undefined; no value is outside."""
    n, k = 3, len(ratings)
    found = bootstrap(of_judges, ratings, seed=seed, resample=resample)
    ways = k**k * (n**n if resample == "both" else 1)
    alone = k * (n**n if resample == "both" else 1)
    assert (found.enumerated, found.draws, found.undefined) == (True, ways, alone)
    assert sum(times for _, times in found.distribution) == ways - alone
    marks = [mark for row in ratings for mark in row]
    assert all(min(marks) <= value <= max(marks) for value, _ in found.distribution)


def of_judges(ratings: Sequence[Sequence[Any]]) -> Fraction:
    """The mean mark of two judges or more, none of whom is there twice."""
    assert len(ratings) > 1
    return sum((Fraction(sum(row), len(row)) for row in ratings), Fraction(0)) / len(ratings)


def drawn(ratings: Ratings, seed: int) -> Bootstrap | list[str]:
    """Interval alpha over five draws, or the codes of why there is none."""
    try:
        return bootstrap(
            lambda r: krippendorff_alpha(r, metric="interval"), ratings, seed=seed, draws=5
        )
    except UndefinedError as error:
        return [problem.code for problem in error.problems]


@given(GAPPED, st.integers(0, 2**40))
def test_a_drawn_bootstrap_repeats_itself(ratings: Ratings, seed: int) -> None:
    """The same seed gives the same value, with its bounds in order and every draw counted."""
    found = drawn(ratings, seed)
    assert drawn(ratings, seed) == found
    if isinstance(found, Bootstrap):
        assert found.low <= found.high
        assert sum(times for _, times in found.distribution) + found.undefined == found.draws
    else:
        assert found in (
            ["no_pairs"],
            ["no_order"],
            ["no_variation"],
            ["judges_to_draw"],
            ["no_draw_defined"],
        )


def test_resamples_are_counted_without_a_gap() -> None:
    """Distinct resamples times their repetitions are all n**n."""
    found = bootstrap(total, [[1, 10, 100, 1000]], seed=0, draws=35)
    sums = {sum(pick) for pick in combinations_with_replacement((1, 10, 100, 1000), 4)}
    assert {v for v, _ in found.distribution} == sums
    assert sum(times for _, times in found.distribution) == 4**4


@pytest.mark.parametrize("unit", ["single", "average"])
def test_the_average_of_judges_follows_spearman_and_brown(unit: IccUnit) -> None:
    """Model 1: k judges together are k r / (1 + (k - 1) r) as reliable as one."""
    ratings = [[9, 6, 8, 7], [2, 1, 4, 1], [5, 3, 6, 2]]
    single = icc(ratings, model="1", unit="single").exact
    stepped = {"single": single, "average": 3 * single / (1 + 2 * single)}
    assert icc(ratings, model="1", unit=unit).exact == stepped[unit]
