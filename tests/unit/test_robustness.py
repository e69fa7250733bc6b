"""How firm a place is: published cases to the last digit, hand-made lines, faults in place."""

import pickle
from collections.abc import Mapping, Sequence
from decimal import Decimal, Inexact, Rounded, localcontext
from fractions import Fraction
from hashlib import sha256
from itertools import islice
from random import Random
from typing import Any

import attrs
import pytest

from jipp import (
    Criterion,
    Interval,
    Intervals,
    InvalidInputError,
    JippError,
    Levels,
    MissingWeightError,
    PanelRule,
    Range,
    Rounding,
    Rubric,
    Sheet,
    Tally,
    Tier,
    UndefinedError,
    UnknownNameError,
    YesNo,
    evaluate_all,
    rank,
    report,
)
from jipp._html import card, undrawn
from jipp.evaluation.robustness import (
    Acceptability,
    Margin,
    bootstrap_ranks,
    leave_one_out,
    margins,
    rank_acceptability,
    weight_stability,
)
from jipp.evaluation.robustness.draws import ONE, Order, _exactly, draw, orders
from jipp.evaluation.robustness.smaa import Measure, _count
from jipp.evaluation.robustness.sweep import stretches
from jipp.evaluation.robustness.table import read_table
from jipp.evaluation.scoring.results import Evaluation
from jipp.typing import Number
from tests.scoring_cases import case, fractions

Marks = Mapping[str, Sequence[int | str | bool | None]]
# What a program passes that no checker has seen.
asked: Any = rank_acceptability
stability: Any = weight_stability
TEN = Range(low=0, high=10)
IMPACT = Rubric(id="demo", title="Demo", criteria=(Criterion(id="impact", weight=1, scale=TEN),))


def problems(error: pytest.ExceptionInfo[JippError]) -> list[tuple[str, str]]:
    """The place and code of each fault."""
    return [(p.path, p.code) for p in error.value.problems]


def seen(value: object) -> object:
    """A value as a reader sees it, for whom 1 is 1 whatever its type."""
    return value


def judged(rubric: Rubric, marks: Marks) -> tuple[Evaluation, ...]:
    """Evaluations of subjects, each marked by judges a, b, c, … on the only criterion."""
    (leaf,) = rubric.leaves
    sheets = [
        Sheet(subject=subject, judge="abcdefgh"[i], marks={leaf.id: mark})
        for subject, row in marks.items()
        for i, mark in enumerate(row)
        if mark != "absent"
    ]
    return evaluate_all(rubric, sheets)


def test_two_criteria_have_the_shares_of_their_closed_form() -> None:
    """Rank acceptability, central weights and the weights at which subjects swap, exactly."""
    published = case("smaa_2crit_closed_form")
    expected = published["expected_exact"]
    values = published["inputs"]["values"]
    found = rank_acceptability(values, weights="uniform")
    assert [list(row) for row in found.matrix] == [
        fractions(row) for row in expected["rank_acceptability"]
    ]
    assert [w and w[0] for w in found.central_weights] == fractions(expected["central_weight_w1"])
    assert seen((found.exact, found.standard_error, found.draws)) == (True, 0.0, 0)
    # The sweep goes from the first criterion's corner to the second's.
    whole = [tuple(int(Fraction(cell) * 10) for cell in row) for row in values]
    ends = {1 - end for _, _, *stretch in stretches(whole) for end in stretch}
    assert sorted(ends) == fractions(expected["breakpoints"])


def test_an_order_stays_between_the_weights_of_the_closed_form() -> None:
    """One weight at a time, the others in proportion: the published intervals, exactly."""
    published = case("weight_stability_oat_exact")
    inputs, expected = published["inputs"], published["expected_exact"]["interval"]
    found = weight_stability(inputs["scores"], inputs["weights"], scope="order")
    assert [[one.low, one.high] for one in found] == list(map(fractions, expected.values()))
    assert [one.weight for one in found] == fractions(inputs["weights"])
    assert (found[0].low_swaps, found[0].high_swaps) == ((("A", "C"),), (("B", "A"),))
    assert (found[2].low_swaps, found[2].high_swaps) == ((), (("A", "C"),))


def test_all_panels_of_three_judges_are_gone_through() -> None:
    """The 27 resamples of three marks: the whole distribution of the total, mean and variance."""
    published = case("bootstrap_exact_enumeration")
    wide = attrs.evolve(
        IMPACT, criteria=(Criterion(id="impact", weight=1, scale=Range(low=0, high=20)),)
    )
    found = bootstrap_ranks(judged(wide, {"one-stop": published["inputs"]["scores"]}))
    assert (found.exact, found.draws) == (True, 0)
    (totals,) = found.totals
    expected = published["expected"]["distribution"]
    assert {str(total): share * 27 for total, share in totals} == {
        total: times for total, (times, _) in expected.items()
    }
    mean = sum(total * share for total, share in totals)
    assert mean == published["expected"]["mean"]
    variance = sum((total - mean) ** 2 * share for total, share in totals)
    assert variance == Fraction(published["expected_exact"]["variance"])
    assert seen(found.matrix) == ((1,),)


def test_centres_of_many_draws_are_weights_that_sum_to_one() -> None:
    """More draws than are counted at once make one mean."""
    found = rank_acceptability(
        [(9, 1, 4, 2), (5, 6, 4, 2), (2, 8, 9, 9)], weights="uniform", draws=1100, seed=1
    )
    assert [weights and sum(weights) for weights in found.central_weights] == [1, 1, 1]
    assert [sum(row) for row in found.matrix] == [1, 1, 1]


def test_one_criterion_leaves_nothing_to_weigh() -> None:
    """With a single criterion the ranking is certain."""
    found = rank_acceptability({"a": [2], "b": [3], "c": [2]}, weights="uniform")
    half = Fraction(1, 2)
    assert seen(found.matrix) == ((0, half, half), (1, 0, 0), (0, half, half))
    assert seen(found.central_weights) == (None, (1,), None)


def test_equal_subjects_share_their_ranks() -> None:
    """Two who tie under all weights split what they take, and their central weights."""
    found = rank_acceptability([(9, 1), (1, 9), (9, 1)], weights="uniform")
    half, quarter = Fraction(1, 2), Fraction(1, 4)
    assert seen(found.matrix) == (
        (quarter, half, quarter),
        (half, 0, half),
        (quarter, half, quarter),
    )
    assert found.central_weights[0] == found.central_weights[2] == (Fraction(3, 4), quarter)


def test_a_seed_gives_the_same_shares_everywhere() -> None:
    """Drawn shares are the same to the last digit on every Python and every machine."""
    table = [(i % 7, i % 5, i % 3, i * i % 11, Fraction(i, 3)) for i in range(12)]
    limits = {0: ("0.1", "0.4"), 3: ("0", "0.15")}
    near = marked(
        weighing(a=(5, HUNDRED), b=(3, HUNDRED), c=("0.7", HUNDRED)),
        {f"s{i}": (i * 7 % 30, i * 11 % 30, i * 13 % 30) for i in range(9)},
    )
    told = repr(
        [
            (found.matrix, found.central_weights)
            for found in (
                rank_acceptability(table, weights="uniform", draws=200, seed=2025),
                rank_acceptability(table, weights="ordered", draws=200, seed=2025),
                rank_acceptability(table, weights=limits, draws=200, seed=2025),
                rank_acceptability(near, draws=200, seed=2025),
            )
        ]
    )
    assert sha256(told.encode()).hexdigest()[:16] == "afac9fda40330d58"


def test_a_standard_error_is_that_of_the_least_certain_cell() -> None:
    """The root of p (1 - p) / draws, at its largest; a float by nature."""
    less, more = Fraction(1, 5), Fraction(4, 5)
    found = Acceptability(subjects=("a", "b"), matrix=((less, more), (more, less)), draws=100)
    assert found.standard_error == 0.04
    assert not found.exact


def test_acceptabilities_are_gone_over_row_by_row() -> None:
    """Iteration has the rows of `to_records`, and equal results compare equal."""
    found = rank_acceptability({"a": (9, 1), "b": (5, 6)}, weights="uniform")
    assert list(found) == found.to_records()
    assert found == rank_acceptability({"a": (9, 1), "b": (5, 6)}, weights="uniform")


def test_what_ties_under_a_draw_shares_its_ranks() -> None:
    """Subjects that differ and yet tie under a drawn weight split the ranks, and both are first."""
    drawn = [Order([ONE, 0], [0, 1, 2], ((0, [0, 1]),)), Order([0, ONE], [1, 2, 0], ())]
    found = Measure(3, 2)
    found.draws = 2
    _count(found, iter(drawn))
    quarter = Fraction(1, 4)
    assert found.parts()[:2] == [[quarter, quarter, 2 * quarter], [3 * quarter, quarter, 0]]
    assert found.centres([[0], [1], [2]]) == [(1, 0), (Fraction(1, 2), Fraction(1, 2)), None]
    last = Measure(3, 2)
    last.draws = 1
    _count(last, iter([Order([ONE, 0], [2, 0, 1], ((1, [0, 1]),))]))
    half = Fraction(1, 2)
    assert last.parts() == [[0, half, half], [0, half, half], [1, 0, 0]]


def test_scores_that_look_alike_are_told_apart_exactly() -> None:
    """Numbers of 50 digits that differ in the last are ordered right, draw for draw."""
    huge = 10**49
    rows = [(huge, huge + 1, huge), (huge + 1, huge, huge), (huge, huge, huge + 1)]
    for order in orders(rows, islice(draw(5, [Fraction(1)] * 3), 50)):
        assert order == _exactly(rows, order.shares)
        scores = [sum(a * b for a, b in zip(row, order.shares, strict=True)) for row in rows]
        assert [scores[i] for i in order.subjects] == sorted(scores, reverse=True)


def test_an_exact_tie_is_named_with_its_place() -> None:
    """The slow comparison finds who ties; equal rows are no news."""
    found = _exactly([(0, 0), (1, 3), (3, 1), (3, 1)], [ONE // 2, ONE // 2])
    assert seen((found.subjects, found.ties)) == ([1, 2, 3, 0], ((0, [1, 2, 3]),))
    assert _exactly([(1, 1), (1, 1)], [ONE, 0]).ties == ()
    pairs = _exactly([(9, 7), (7, 9), (6, 4), (4, 6), (1, 2), (2, 1)], [ONE // 2, ONE // 2])
    assert seen(pairs.ties) == ((0, [0, 1]), (2, [2, 3]), (4, [4, 5]))


def test_weights_may_be_named_by_criterion_or_position() -> None:
    """Limits and orders take ids of the rubric, and positions from 0 of a matrix."""
    table = [(9, 1, 4), (5, 6, 4), (2, 8, 9)]
    by_position = asked(table, weights={1: ("0.2", "0.4")}, draws=50, seed=1)
    named = asked(table, weights={"1": (0.2, Decimal("0.4"))}, draws=50, seed=1)
    assert by_position == named != asked(table, weights="uniform", draws=50, seed=1)
    for given, other in ((["2", "0", "1"], (2, 0, 1)), ((0, 1, 2), "ordered")):
        assert asked(table, weights=given, draws=50, seed=1) == asked(
            table, weights=other, draws=50, seed=1
        )


def test_limits_that_leave_one_weight_leave_one_ranking() -> None:
    """Where the limits fix every weight the shares are 0 and 1."""
    found = rank_acceptability(
        [(9, 1, 4, 2), (5, 6, 4, 2), (2, 8, 9, 9)],
        weights={0: (0.25, 0.25), 1: (0.25, 1), 2: (0.25, 1), 3: (0.25, 1)},
    )
    assert seen(found.matrix) == ((0, 0, 1), (0, 1, 0), (1, 0, 0))
    assert found.exact


def test_limits_in_a_narrow_corner_are_met_by_draws() -> None:
    """Sharp upper limits, a weight that is nearly fixed, and both at once."""
    table = [(i % 7, i % 5, i % 3, i * i % 11) for i in range(8)]
    for limits in (
        dict.fromkeys(range(4), (0, "0.2501")),
        {0: ("0.1", "0.1000001")},
        {0: (0, "0.001"), 1: (0, "0.34"), 2: (0, "0.34"), 3: (0, "0.34")},
    ):
        found = asked(table, weights=limits, draws=50, seed=1)
        assert sum(found.matrix[0]) == 1
        for weights in found.central_weights:
            if weights is not None:
                assert all(
                    Fraction(str(low)) <= weights[j] <= Fraction(high)
                    for j, (low, high) in limits.items()
                )


def test_evaluations_are_weighed_by_their_values_and_the_rubrics_weights() -> None:
    """Criteria of the first level, as a matrix would be; who has no total is left out."""
    rubric = Rubric(
        id="two",
        title="Two",
        criteria=(
            Criterion(id="novelty", weight=30, scale=TEN),
            Criterion(id="impact", weight=70, scale=TEN),
        ),
    )
    given = {"p": (9, 1), "q": (5, 6), "r": (2, 8)}
    sheets = [
        Sheet(subject=subject, judge="a", marks=dict(zip(("novelty", "impact"), row, strict=True)))
        for subject, row in given.items()
    ]
    broken = Sheet(subject="s", judge="a", marks={"novelty": 99})
    scored = evaluate_all(rubric, [*sheets, broken])
    found = rank_acceptability(scored, weights="uniform")
    assert found == attrs.evolve(
        rank_acceptability(given, weights="uniform"), criteria=("novelty", "impact")
    )
    assert found.subjects == ("p", "q", "r")
    assert [i.criterion for i in weight_stability(scored)] == ["novelty", "impact"]
    assert [(i.low, i.high) for i in weight_stability(scored)] == [
        (i.low, i.high) for i in weight_stability(given, (3, 7))
    ]
    idle = attrs.evolve(
        rubric, criteria=(rubric.criteria[0], attrs.evolve(rubric.criteria[1], weight=0))
    )
    alone = weight_stability(evaluate_all(idle, sheets))
    assert [one.weight for one in alone] == [1, 0]


def marked(rubric: Rubric, table: Mapping[str, Sequence[Any]]) -> tuple[Evaluation, ...]:
    """Evaluations of subjects by one judge, who marks every leaf."""
    names = [leaf.id for leaf in rubric.leaves]
    sheets = [
        Sheet(subject=subject, judge="a", marks=dict(zip(names, row, strict=True)))
        for subject, row in table.items()
    ]
    return evaluate_all(rubric, sheets)


def weighing(**scales: Any) -> Rubric:
    """A rubric of criteria by name, each with its weight and scale."""
    return Rubric(
        id="mixed",
        title="Mixed",
        criteria=tuple(
            Criterion(id=name, weight=weight, scale=scale)
            for name, (weight, scale) in scales.items()
        ),
    )


HUNDRED = Range(low=0, high=100)
LEVELS = Levels(points={"none": 1, "some": 2, "full": 5})


def test_marks_on_unlike_scales_are_weighed_as_parts_of_their_scales() -> None:
    """Levels, yes and no, and intervals go from their least to their greatest points."""
    brackets = Intervals(
        intervals=(Interval(low=0, high=5, points=10), Interval(low=5, high=9, points=30))
    )
    rubric = weighing(
        a=(1, HUNDRED), b=(1, LEVELS), c=(1, YesNo(points=7)), d=(1, brackets), e=(1, HUNDRED)
    )
    table = {"p": (40, "full", False, 7, 25), "q": (80, "none", True, 1, 50)}
    scored = marked(rubric, table)
    shares = [("0.4", 1, 0, 1, "0.25"), ("0.8", 0, 1, 0, "0.5")]
    for weights in ("uniform", "ordered"):
        found = rank_acceptability(scored, weights=weights, draws=200, seed=1)
        assert found.matrix == rank_acceptability(shares, weights=weights, draws=200, seed=1).matrix


def test_a_branch_is_weighed_by_what_its_leaves_allow() -> None:
    """A weighted sum of 1 to 5 and 0 to 100 goes from 2 to 110; zeros and sums of judges count."""
    zero = PanelRule(method="sum", missing="zero")
    branch = Criterion(
        id="b",
        weight=1,
        combine="weighted_sum",
        criteria=(
            Criterion(id="b1", weight=2, scale=LEVELS),
            Criterion(id="b2", weight=1, scale=HUNDRED),
        ),
    )
    rubric = Rubric(
        id="tree",
        title="Tree",
        criteria=(Criterion(id="a", weight=1, scale=HUNDRED), branch),
    )
    scored = marked(rubric, {"p": (100, "full", 100), "q": (0, "none", 0)})
    assert seen(read_table(scored).scales) == ((0, 100), (2, 110))
    lowest = attrs.evolve(branch, combine="minimum")
    least = marked(attrs.evolve(rubric, criteria=(lowest,)), {"p": ("full", 100)})
    assert seen(read_table(least).scales) == ((0, 5),)
    below = Criterion(id="b3", weight=1, scale=Range(low=-4, high=9))
    root = attrs.evolve(
        branch,
        combine="geometric_mean",
        round_value=Rounding(places=0),
        criteria=(below, Criterion(id="b4", weight=1, scale=Range(low=4, high=4))),
    )
    rooted = marked(attrs.evolve(rubric, criteria=(root,)), {"p": (4, 4)})
    assert seen(read_table(rooted).scales) == ((0, 6),)
    summed = judged(attrs.evolve(IMPACT, panel=zero), {"p": (4, 6, None), "q": (5, 7, 8)})
    assert seen(read_table(summed).scales) == ((0, 30),)
    assert seen(read_table(judged(IMPACT, {"p": (4,)})).scales) == ((0, 10),)


def test_around_the_rubrics_own_weights_its_ranking_is_the_middle() -> None:
    """A fifth is too little to turn what one criterion decides by its long scale."""
    rubric = weighing(a=(1, HUNDRED), b=(1, Range(low=0, high=1)))
    scored = marked(rubric, {"p": (60, 0), "q": (50, 1)})
    assert seen(rank_acceptability(scored).matrix) == ((1, 0), (0, 1))
    assert seen(rank_acceptability(scored, weights="uniform").matrix[0]) != (1, 0)


def test_two_weights_around_their_own_are_measured_exactly() -> None:
    """By the area of the factors from 0.8 to 1.2 in which one is ahead, and its centre."""
    rubric = weighing(a=(3, HUNDRED), b=(1, HUNDRED))
    # p is ahead where 3 f times 10 is more than g times 31: where f : g is more than 31 : 30.
    scored = marked(rubric, {"p": (10, 0), "q": (0, 31)})
    found = rank_acceptability(scored)
    assert found.exact
    ahead = (3 - 2 * Fraction(31, 30)) ** 2 / (2 * Fraction(31, 30))
    assert found.matrix[0] == (ahead, 1 - ahead)
    assert found.central_weights[0] is not None
    tops = [Fraction(4, 5) + Fraction(2, 5) * Fraction(2 * k + 1, 400) for k in range(200)]
    inside = [(3 * f, g) for f in tops for g in tops if 30 * f > 31 * g]
    assert abs(len(inside) / 40_000 - ahead) < Fraction(1, 100)
    sums = [sum(column) for column in zip(*inside, strict=True)]
    assert abs(sums[0] / sum(sums) - found.central_weights[0][0]) < Fraction(1, 1000)
    even = rank_acceptability(marked(rubric, {"p": (10, 0), "q": (0, 30)}))
    assert seen(even.matrix) == ((Fraction(1, 2),) * 2,) * 2
    steep = rank_acceptability(marked(rubric, {"p": (10, 0), "q": (0, 29)})).matrix[0][0]
    assert steep == 1 - (3 - 2 * Fraction(30, 29)) ** 2 / (2 * Fraction(30, 29))


def test_weights_around_their_own_are_drawn_within_a_fifth() -> None:
    """Of three criteria: independent factors from 0.8 to 1.2, the sum brought to 1 afterwards."""
    rubric = weighing(a=(2, HUNDRED), b=(2, HUNDRED), c=(1, HUNDRED), d=(0, HUNDRED))
    scored = marked(rubric, {"p": (50, 60, 40, 0), "q": (60, 50, 41, 99)})
    with pytest.raises(InvalidInputError) as error:
        rank_acceptability(scored)
    assert problems(error) == [("/seed", "seed_needed")]
    found = rank_acceptability(scored, draws=4000, seed=1)
    assert found == rank_acceptability(scored, weights="around", draws=4000, seed=1)
    chance = Random(2)  # noqa: S311 - a repeatable sample
    wins = 0
    for _ in range(4000):
        a, b, c = (w * chance.uniform(0.8, 1.2) for w in (2, 2, 1))
        wins += 10 * b > 10 * a + c
    assert abs(wins / 4000 - found.matrix[0][0]) < 0.04
    for weights in found.central_weights:
        assert weights is not None
        assert sum(weights) == 1
        assert weights[3] == 0
    assert rank_acceptability(marked(weighing(a=(1, TEN), b=(0, TEN)), {"p": (1, 9)})).exact


def test_a_matrix_says_which_weights_it_is_asked_over() -> None:
    """It has none of its own that a fifth could be counted from."""
    for keywords in ({}, {"weights": "around"}):
        with pytest.raises(InvalidInputError) as error:
            asked([[1, 2], [2, 1]], **keywords)
        assert str(error.value) == (
            "/weights: values alone have no weights: give weights=, or give evaluations"
        )


def test_columns_too_unlike_to_be_weighed_are_refused() -> None:
    """More than ten times the range, unless scales tell how far each column goes."""
    table = {"p": ("0.5", 10, 3), "q": ("0.7", 31, 3)}
    with pytest.raises(InvalidInputError) as error:
        asked(table, weights="uniform", seed=1)
    assert str(error.value) == (
        "/values: the columns differ in range by more than 10 times, so weights cannot compare"
        " them: 0: 0.2, 1: 21, 2: 0; give each column its scale in scales=, or bring all to"
        " one scale"
    )
    scales = ((0, 1), Range(low=0, high=100), ("0", 5))
    found = asked(table, weights="uniform", scales=scales, draws=50, seed=1)
    one = [("0.5", "0.1", "0.6"), ("0.7", "0.31", "0.6")]
    assert found.matrix == asked(one, weights="uniform", draws=50, seed=1).matrix
    ten = asked([[0, 0], [1, 10]], weights="uniform")
    assert ten.exact


def test_scales_that_do_not_fit_are_told() -> None:
    """Two numbers for each column, the lower first, with every value between them."""
    wrong: list[tuple[object, list[str]]] = [
        (7, [f"/scales: 7 {NO_LIST}"]),
        (
            [(0, 1), (1, 1), ("x", 2)],
            [
                f"/scales/1: 1, 1 {NO_SCALE}",
                f'/scales/2: "x", 2 {NO_SCALE}',
                "/scales: 3 scales here, but 2 criteria: give each criterion one",
            ],
        ),
        (
            [(0, 1), (0, 5)],
            [
                (
                    "/values/p/1: 9 is outside the scale of 1, which goes from 0 to 5: give a"
                    " number within"
                )
            ],
        ),
    ]
    for scales, faults in wrong:
        with pytest.raises(InvalidInputError) as error:
            asked({"p": (1, 9)}, weights="uniform", scales=scales)
        assert str(error.value).split("\n") == faults


def test_a_rubric_whose_weights_are_not_known_has_none_to_vary() -> None:
    """Such evaluations are not made by `evaluate`, but they can be put together."""
    (one,) = judged(IMPACT, {"p": (5,)})
    unknown = attrs.evolve(IMPACT, criteria=(Criterion(id="impact", scale=TEN),))
    for question in (rank_acceptability, weight_stability):
        with pytest.raises(MissingWeightError) as error:
            question([attrs.evolve(one, rubric=unknown)])
        assert error.value.criteria == ("impact",)


def test_long_questions_tell_how_far_they_are() -> None:
    """Done comes to the total at the end, whether weights are drawn or measured."""
    said: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        said.append((done, total))

    table = [(9, 1, 4), (5, 6, 4), (2, 8, 9)]
    rank_acceptability(table, weights="uniform", draws=1500, seed=1, progress=tell)
    assert said == [(1000, 1500), (1500, 1500)]
    said.clear()
    rank_acceptability([row[:2] for row in table], weights="uniform", progress=tell)
    assert said == [(3, 3)]
    said.clear()
    weight_stability(table, (1, 1, 1), progress=tell)
    assert said == [(1, 3), (2, 3), (3, 3)]
    scored = judged(IMPACT, {"p": range(1, 9), "q": range(8, 0, -1), "r": [4] * 8})
    said.clear()
    bootstrap_ranks(scored, draws=250, seed=1, progress=tell)
    assert said[:2] == [(2, 250), (4, 250)]
    assert said[-1] == (250, 250)
    said.clear()
    bootstrap_ranks(judged(IMPACT, {"p": (1, 2), "q": (2, 1)}), progress=tell)
    assert said == [(1, 3), (2, 3), (3, 3)]
    said.clear()
    leave_one_out(scored, progress=tell)
    assert said == [(n, 9) for n in range(1, 10)]
    two = [Tier(name="first", places=1), Tier(name="good", at_least=4)]
    said.clear()
    margins(rank(scored), two, progress=tell)
    assert said == [(1, 2), (2, 2)]
    said.clear()
    margins(rank(scored), two, evaluations=scored, progress=tell)
    assert said == [(n, 10) for n in range(1, 11)]


def test_a_line_needs_places_or_a_mark() -> None:
    """A tier with neither has no line below it, as it has no awards."""
    ranking = rank({"p": 3, "q": 2})
    tiers = [Tier(name="first", places=1), Tier(name="all"), Tier(name="some")]
    with pytest.raises(InvalidInputError) as error:
        margins(ranking, tiers)
    assert problems(error) == [
        ("/tiers/1", "tier_without_bound"),
        ("/tiers/2", "tier_without_bound"),
    ]


def test_shares_are_read_as_intervals_means_and_records() -> None:
    """What a committee asks of the matrix: within the first k, from which rank to which."""
    found = rank_acceptability({"p": (9, 1), "q": (5, 6), "r": (2, 8)}, weights="uniform")
    assert seen(found.within(2)) == (Fraction(1, 2), 1, Fraction(1, 2))
    assert found.expected == (Fraction(37, 18), Fraction(83, 45), Fraction(21, 10))
    assert found.interval("p") == (1, 3)
    assert found.interval("q", level="0.5") == (2, 2)
    assert found.to_records()[0] == {"subject": "p", "rank": 1, "acceptability": Fraction(4, 9)}
    assert len(found.to_records()) == 8
    assert str(found).splitlines() == [
        "subject  first  expected rank  95 %",
        "p        0.444  2.06           1-3",
        "q        0.156  1.84           1-2",
        "r        0.400  2.10           1-3",
    ]
    assert pickle.loads(pickle.dumps(found)) == found


def test_a_tail_that_is_just_reached_is_left_out() -> None:
    """A tenth beyond either end is what 80 % leave out, in one rank or in several."""
    rows = (("0.1", "0.8", "0.1"), ("0.06", "0.06", "0.88"), ("0.08", "0.92", "0"))
    matrix = tuple(tuple(map(Fraction, row)) for row in rows)
    found = Acceptability(subjects=("a", "b", "c"), matrix=matrix)
    assert [found.interval(name, level="0.8") for name in "abc"] == [(2, 2), (2, 3), (2, 2)]


def test_a_notebook_draws_chances_of_as_many_as_can_be_seen() -> None:
    """A picture of sixty; of more, a line that says how to draw it and a table of what is known."""
    sixty = tuple(f"s{i}" for i in range(60))
    none = (Fraction(1),) * 1
    few = Acceptability(subjects=sixty, matrix=(none,) * 60)
    assert few._repr_html_() == few.picture()._repr_html_()
    many = Acceptability(subjects=(*sixty, "s60"), matrix=(none,) * 61)
    assert many._repr_html_() == undrawn(61, 60) + card(many)


NO_NUMBER = (
    "is not an exact number: give a whole number, a decimal or a fraction p/q of at most 60 digits"
)
NO_LIST = "is not a list: give a list of values"
NO_VALUES = "/values: nothing here can be compared: give at least one subject with a value"
NO_ORDER = (
    "/weights: this does not name every criterion once: list each of 0, 1, the most important first"
)
NO_SCALE = "are not the lowest and the highest value of a scale: give two numbers, the lower first"
NO_LIMITS = (
    "are not the lowest and the highest of a weight: give two numbers from 0 to 1, the lower first"
)
UNMET = "but weights sum to 1: set limits that leave room for it"
SEED_NEEDED = (
    "/seed: too many possibilities to go through, so some are drawn: give a seed, any whole number"
    " from 0, that makes it repeatable"
)
WRONG: list[tuple[object, object, list[str]]] = [
    ([], "uniform", [NO_VALUES]),
    ([[]], "uniform", [NO_VALUES]),
    ("12", "uniform", [f'/values: "12" {NO_LIST}']),
    (
        [[1, 2], [3], 7, [float("nan"), 1]],
        "uniform",
        [
            "/values/1: 1 values here, but 2 in the first row: give each row as many",
            f"/values/2: 7 {NO_LIST}",
            f"/values/3/0: nan {NO_NUMBER}",
        ],
    ),
    (
        {"a ": [1], "c": [True], "d": [2]},
        "uniform",
        [
            (
                '/values/a : "a " is not a name: give 1 to 128 characters without control or'
                " invisible characters, and without spaces at either end"
            ),
            f"/values/c/0: true {NO_NUMBER}",
        ],
    ),
    (
        [[1, 2]],
        "random",
        ['/weights: "random" is not allowed here: choose one of around, uniform, ordered'],
    ),
    ([[1, 2]], [0], [NO_ORDER]),
    ([[1, 2]], [0, 0], [NO_ORDER]),
    (
        [[1, 2]],
        {0: (0.5, 0.2), 1: "01"},
        [f"/weights/0: 0.5, 0.2 {NO_LIMITS}", f'/weights/1: "01" {NO_LIMITS}'],
    ),
    (
        [[1, 2]],
        {0: (None, 0.2), 1: (0, "1.5")},
        [f"/weights/0: null, 0.2 {NO_LIMITS}", f'/weights/1: 0, "1.5" {NO_LIMITS}'],
    ),
    (
        [[1, 2]],
        {0: (0, 0.2), 1: (0, 0.7)},
        [f"/weights: the lowest weights sum to 0 and the highest to 0.9, {UNMET}"],
    ),
    (
        [[1, 2]],
        {0: (0.5, 1), 1: (0.6, 0.7)},
        [f"/weights: the lowest weights sum to 1.1 and the highest to 1.7, {UNMET}"],
    ),
    (
        [[1, 2, 3]],
        {0: ("0.6", 1), 1: ("0.6", 1)},
        [f"/weights: the lowest weights sum to 1.2 and the highest to 3, {UNMET}"],
    ),
    ([[1, 2, 3, 4]], "uniform", [SEED_NEEDED]),
    ([[1, 2], [1, None]], "uniform", [f"/values/1/1: null {NO_NUMBER}"]),
]


@pytest.mark.parametrize(
    ("values", "weights", "faults"),
    WRONG,
)
def test_a_wrong_table_or_space_is_told_with_its_place(
    values: object, weights: object, faults: list[str]
) -> None:
    """Every cell that is no number, rows of another length, spaces that hold no weights."""
    with pytest.raises(InvalidInputError) as error:
        asked(values, weights=weights)
    assert str(error.value).split("\n") == faults


def test_a_criterion_that_is_not_there_is_named() -> None:
    """An unknown id, and a position outside the matrix."""
    for weights in ({"00": (0, 1)}, ["0", "00"]):
        with pytest.raises(UnknownNameError) as error:
            asked([[1, 2]], weights=weights)
        assert str(error.value) == 'no criterion is called "00"; did you mean 0?'
    with pytest.raises(UnknownNameError):
        asked([[1, 2]], weights={2: (0, 1)})
    with pytest.raises(UnknownNameError) as error:
        stability([[1, 2]], {"0": 1, "11": 1})
    assert str(error.value) == 'no criterion is called "11"; did you mean 1?'
    with pytest.raises(UnknownNameError) as error:
        rank_acceptability({"p": [1], "q": [2]}, weights="uniform").interval("P")
    assert str(error.value) == 'no subject is called "P"; did you mean p?'


def test_draws_seeds_places_and_levels_are_checked() -> None:
    """All arguments that are no counts are said at once."""
    scored: Any = judged(IMPACT, {"p": (1, 2)})
    functions: tuple[Any, ...] = (rank_acceptability, bootstrap_ranks)
    for function, values in zip(functions, ([[1]], scored), strict=True):
        with pytest.raises(InvalidInputError) as error:
            function(values, draws=0, seed=-1)
        assert problems(error) == [("/draws", "not_positive"), ("/seed", "not_a_count")]
    found = rank_acceptability([[1]], weights="uniform")
    with pytest.raises(InvalidInputError):
        found.within(0)
    for level in (0, 1, "1.5"):
        with pytest.raises(InvalidInputError) as error:
            found.interval("0", level=level)
        assert str(error.value) == (
            f"/level: {level} is not a share: give a number above 0 and below 1"
        )
    with pytest.raises(InvalidInputError) as error:
        found.interval("0", level="x")
    assert str(error.value) == f'/level: "x" {NO_NUMBER}'


def test_limits_that_no_draw_meets_are_refused() -> None:
    """A space too thin to hit is an error, not an endless loop."""
    limits = [Fraction(1, 3) + Fraction(1, 10**30)] * 3
    with pytest.raises(InvalidInputError) as error:
        next(draw(1, limits))
    assert problems(error) == [("/weights", "limits_too_narrow")]


def test_a_rubric_that_does_not_add_up_cannot_be_weighed_anew() -> None:
    """Under a minimum weights mean nothing."""
    rubric = attrs.evolve(IMPACT, combine="minimum")
    with pytest.raises(InvalidInputError) as error:
        rank_acceptability(judged(rubric, {"p": [1]}))
    assert str(error.value) == (
        '/rubric/combine: a rubric that combines by "minimum" does not add up weighted values:'
        " give one that combines by one of weighted_mean, weighted_sum"
    )


def test_evaluations_that_cannot_be_compared_are_refused() -> None:
    """No list, what is no evaluation, another rubric, a subject twice, nobody with a total."""
    one, two = judged(IMPACT, {"p": (5, 6), "q": (1, 2)})
    other = attrs.evolve(IMPACT, title="Other")
    (stranger,) = judged(other, {"r": (5, 6)})
    resampled: Any = bootstrap_ranks
    with pytest.raises(InvalidInputError) as error:
        resampled([one, "p", two, one, stranger])
    assert str(error.value).split("\n") == [
        '/evaluations/1: "p" is of the wrong type: give a value of Evaluation',
        '/evaluations/3: "p" stands here a second time, first at position 0; keep one',
        (
            "/evaluations/4: this is judged by the rubric demo, the first by demo, or by another"
            " version of it: rank each by itself"
        ),
    ]
    left_out: Any = leave_one_out
    for call in (resampled, left_out):
        with pytest.raises(InvalidInputError) as error:
            call(7)
        assert str(error.value) == f"/evaluations: 7 {NO_LIST}"
    with pytest.raises(InvalidInputError) as error:
        rank_acceptability([one, one])
    assert problems(error) == [("/values/1", "duplicate")]
    with pytest.raises(InvalidInputError) as error:
        bootstrap_ranks(judged(IMPACT, {"p": (99,)}))
    assert str(error.value) == NO_VALUES.replace("values", "evaluations")
    # The same rubric read twice is one rubric.
    again = attrs.evolve(two, rubric=attrs.evolve(IMPACT))
    assert bootstrap_ranks([one, again]) == bootstrap_ranks([one, two])


@pytest.mark.parametrize(
    ("weights", "keywords", "fault"),
    [
        (
            None,
            {},
            ("/weights: values alone have no weights: give weights=, or give evaluations"),
        ),
        ((1,), {}, "/weights: 1 weights here, but 2 criteria: give each criterion one"),
        ((1, -1), {}, "/weights/1: the weight -1 is negative: give 0 or more"),
        (
            (0, 0),
            {},
            (
                "/weights: all weights here are 0: give at least one above 0, or none where they"
                " are not known"
            ),
        ),
        ((1, "x"), {}, f'/weights/1: "x" {NO_NUMBER}'),
        ({"0": 1, "1": "x"}, {}, f'/weights/1: "x" {NO_NUMBER}'),
        ({"1": 1}, {}, "/weights: 1 weights here, but 2 criteria: give each criterion one"),
        (7, {}, f"/weights: 7 {NO_LIST}"),
        (
            (1, 1),
            {"scope": "last"},
            '/scope: "last" is not allowed here: choose one of winner, order, top',
        ),
        ((1, 1), {"scope": "top"}, "/places: the scope top needs places: say how many"),
        ((1, 1), {"places": 1}, "/places: places go with the scope top alone: leave them out"),
        (
            (1, 1),
            {"scope": "top", "places": 0},
            "/places: 0 is not a whole number of at least 1: give one",
        ),
    ],
)
def test_weights_and_scopes_that_do_not_fit_are_told(
    weights: object, keywords: dict[str, object], fault: str
) -> None:
    """Weights are one a criterion, not negative, and not all 0."""
    with pytest.raises(InvalidInputError) as error:
        stability([[1, 2], [2, 1]], weights, **keywords)
    assert str(error.value) == fault


def test_a_tie_leaves_a_weight_no_room() -> None:
    """Winners who tie part at any other weight; the first two stay whatever they do."""
    table = {"a": (6, 4), "b": (4, 6), "c": (1, 1)}
    alone, _ = weight_stability(table, (1, 1))
    assert seen((alone.low, alone.high, alone.slack)) == (Fraction(1, 2), Fraction(1, 2), 0)
    assert alone.low_swaps == alone.high_swaps == (("a", "b"),)
    both, _ = weight_stability(table, (1, 1), scope="top", places=2)
    assert seen((both.low, both.high, both.slack)) == (0, 1, None)


def test_a_tie_for_the_last_place_holds_back_who_is_above_it_too() -> None:
    """The first of two places may fall to either of those who tie for the second."""
    table = {"a": (5, 9), "b": (8, 2), "c": (2, 8), "d": (0, 1)}
    first, second = weight_stability(table, (1, 1), scope="top", places=2)
    assert seen((first.low, first.high)) == (Fraction(1, 2), Fraction(1, 2))
    assert first.low_swaps == first.high_swaps == (("b", "c"),)
    assert second.low_swaps == (("b", "c"),)


def test_weights_may_be_given_by_name() -> None:
    """In any order, a zero among them."""
    by_name = weight_stability({"a": (6, 4), "b": (4, 6)}, {"1": 2, "0": 0})
    assert by_name == weight_stability({"a": (6, 4), "b": (4, 6)}, (0, 1))
    assert [one.weight for one in by_name] == [0, 1]


def test_the_whole_weight_has_no_proportions_to_keep() -> None:
    """Where all other weights are 0 there is no interval to speak of."""
    first, second = weight_stability({"a": (6, 4), "b": (4, 6)}, (1, 0))
    assert seen((first.low, first.high, first.slack)) == (None, None, None)
    assert str(first) == "0 1.0000: - to -"
    assert seen((second.low, second.high)) == (0, Fraction(1, 2))


def test_panels_of_their_own_are_drawn_by_themselves() -> None:
    """Subjects of one panel share its draw; another panel's is independent."""
    scored = judged(IMPACT, {"p": (2, 8), "q": (3, 9), "r": ("absent", "absent", 5, 7)})
    found = bootstrap_ranks(scored)
    assert found.exact
    # q beats p under every draw of their common panel, so that p is never first with q third.
    assert found.interval("p", level="0.99") == (1, 3) or found.matrix[0][0] == 0
    assert found.matrix[0][0] + found.matrix[1][0] + found.matrix[2][0] == 1
    assert dict(found.totals[2]) == {5: Fraction(1, 4), 6: Fraction(1, 2), 7: Fraction(1, 4)}


def test_draws_that_leave_a_subject_unscored_do_not_count() -> None:
    """A judge who did not mark cannot be the whole panel; how often that was is told."""
    rubric = attrs.evolve(IMPACT, panel=PanelRule(method="mean", missing="skip"))
    scored = judged(rubric, {"p": (4, 6), "q": (5, None)})
    found = bootstrap_ranks(scored)
    assert found.left_out == Fraction(1, 4)
    assert dict(found.totals[0]) == {4: Fraction(1, 3), 5: Fraction(2, 3)}


def test_large_panels_are_drawn_with_a_seed() -> None:
    """Six judges have 462 panels, all gone through; eight have 6,435: some are drawn."""
    assert bootstrap_ranks(judged(IMPACT, {"p": range(1, 7)})).exact
    scored = judged(IMPACT, {"p": range(1, 9), "q": range(8, 0, -1)})
    with pytest.raises(InvalidInputError) as error:
        bootstrap_ranks(scored)
    assert problems(error) == [("/seed", "seed_needed")]
    found = bootstrap_ranks(scored, draws=100, seed=4)
    assert found == bootstrap_ranks(scored, draws=100, seed=4)
    assert found != bootstrap_ranks(scored, draws=100, seed=5)
    assert seen((found.draws, found.left_out)) == (100, 0)
    assert bootstrap_ranks(scored, seed=4).draws == 1000
    assert (found.exact, found.draws, sum(found.matrix[0])) == (False, 100, 1)


def test_no_draw_that_scores_everybody_is_an_error() -> None:
    """Where no draw scores all, no share can be given."""
    rubric = attrs.evolve(IMPACT, panel=PanelRule(method="single", missing="skip"))
    scored = judged(rubric, {"p": (4, *[None] * 7), "q": (*[None] * 7, 5)})
    with pytest.raises(UndefinedError) as error:
        bootstrap_ranks(scored, draws=1, seed=1)
    assert problems(error) == [("", "no_panel_scores_all")]


def test_each_judge_and_each_criterion_is_left_out() -> None:
    """What is left decides, with the weights in proportion; too few judges give no rank."""
    rubric = Rubric(
        id="two",
        title="Two",
        criteria=(
            Criterion(id="novelty", weight=1, scale=TEN),
            Criterion(id="impact", weight=2, scale=TEN),
        ),
        panel=PanelRule(method="mean", min_judges=2),
    )
    given = {
        "p": {"a": (2, 9), "b": (2, 9), "c": (3, 9)},
        "q": {"a": (9, 5), "b": (9, 5)},
    }
    sheets = [
        Sheet(subject=s, judge=j, marks=dict(zip(("novelty", "impact"), row, strict=True)))
        for s, by in given.items()
        for j, row in by.items()
    ]
    found = {(one.what, one.id): one for one in leave_one_out(evaluate_all(rubric, sheets))}
    assert dict(found["judge", "c"].ranks) == {"p": 1, "q": 2}
    assert found["judge", "a"].moved == (("q", 2, None),)
    assert found["criterion", "impact"].moved == (("p", 1, 2), ("q", 2, 1))
    assert str(found["criterion", "novelty"]) == (
        "without criterion novelty, 0 subjects take another rank"
    )
    assert str(found["judge", "a"]) == "without judge a, 1 subject takes another rank: q 2 -> -"
    # Who was best stands first, whatever its id.
    swapped, *_ = leave_one_out(judged(IMPACT, {"p": (5, 5), "q": (10, 1)}))
    assert swapped.moved == (("q", 1, 2), ("p", 2, 1))
    assert str(swapped) == ("without judge a, 2 subjects take another rank: q 1 -> 2, p 2 -> 1")


def test_a_dispute_that_ends_without_a_judge_needs_no_adjudicator() -> None:
    """Three judges 3 apart are settled at 9; without the highest two lie 1.5 apart, and count."""
    rule = PanelRule(method="mean", max_spread=2, adjudication="replace", missing="skip")
    rubric = attrs.evolve(IMPACT, panel=rule)
    sheets = [
        Sheet(subject=subject, judge=judge, marks={"impact": mark})
        for subject, marks in {"p": ("5", "6.5", "8"), "q": ("7", "7", "7")}.items()
        for judge, mark in zip("abc", marks, strict=True)
    ]
    elder = Sheet(subject="p", judge="elder", marks={"impact": 9}, adjudicator=True)
    scored = evaluate_all(rubric, [*sheets, elder])
    assert [one.total for one in scored] == [9, 7]
    assert {one.id: one.moved for one in leave_one_out(scored)} == {
        "a": (),
        "b": (),
        "c": (("p", 1, 2), ("q", 2, 1)),
    }


def test_of_a_single_judge_no_draw_makes_two() -> None:
    """Only a draw of each judge once leaves each subject its one mark: 6 of 27."""
    rubric = attrs.evolve(IMPACT, panel=PanelRule(method="single", missing="skip"))
    scored = judged(rubric, {"p": (4, None, None), "q": (None, 5, None)})
    assert bootstrap_ranks(scored).left_out == Fraction(21, 27)


def test_a_criterion_that_is_all_there_is_stays() -> None:
    """The only criterion, and the only one with a weight, cannot be left out."""
    assert [one.what for one in leave_one_out(judged(IMPACT, {"p": (1, 2)}))] == ["judge"] * 2


def test_a_ranking_alone_tells_the_gap_and_the_rounding() -> None:
    """The distance across each line, and the places at which it would vanish."""
    ranking = rank({"a": "80.04", "b": "78.4", "c": "78.36", "d": "60"})
    first, second, third = margins(
        ranking,
        [Tier(name="one", places=1), Tier(name="two", places=2), Tier(name="pass", at_least=61)],
    )
    assert seen((first.inside, first.outside, first.gap)) == ("a", "b", Decimal("1.64"))
    assert seen((second.inside, second.outside, second.gap)) == ("b", "c", Decimal("0.04"))
    assert seen((first.tie_at_places, second.tie_at_places)) == (None, 1)
    assert seen((third.inside, third.outside, third.gap)) == ("c", "d", 1)
    assert str(second) == "two: b | c; gap 0.04"


def test_a_margin_is_told_in_one_line() -> None:
    """Who is nearest on each side, and how far: exactly, or about, where a fraction has no end."""
    totals: dict[str, Number] = {"a": "7.5", "b": Fraction(20, 3), "c": "1/3"}
    asked_for: dict[str, tuple[int | None, str | None]] = {
        "one": (1, None),
        "three": (3, None),
        "near": (None, "6.5"),
        "far": (None, "9"),
        "both": (1, "7"),
        "short": (2, "7"),
    }
    tiers = [Tier(name=name, places=n, at_least=x) for name, (n, x) in asked_for.items()]
    assert list(map(str, margins(rank(totals), tiers))) == [
        "one: a | b; gap about 0.8333",
        "three: c | -",
        "near: b | c; gap about 0.1667",
        "far: - | a; gap 1.5",
        "both: a | b; gap 0.5",
        "short: a | b; gap about 0.3333",
    ]


def test_a_line_without_anybody_on_one_side_has_no_gap() -> None:
    """More places than subjects, and a mark that nobody or everybody reaches."""
    ranking = rank({"a": 8, "b": 7})
    all_in, none_in = margins(ranking, [Tier(name="ten", places=10), Tier(name="nine", at_least=9)])
    assert seen((all_in.inside, all_in.outside, all_in.gap)) == ("b", None, None)
    assert seen((none_in.inside, none_in.outside, none_in.gap)) == (None, "a", 1)


def test_a_tie_over_the_line_has_no_margin() -> None:
    """Where only the alphabet separates two, nothing less could move the line."""
    scored = judged(IMPACT, {"p": (5, 5), "q": (4, 6), "r": (1, 1)})
    (found,) = margins(rank(scored), [Tier(name="one", places=1)], evaluations=scored)
    assert seen((found.gap, found.mark, found.judges, found.weight)) == (0, None, (), None)


def test_evaluations_tell_which_mark_judge_rounding_and_weight_would_move_a_line() -> None:
    """The smallest change of one mark, the judge and the rounding without which it falls."""
    rubric = Rubric(
        id="two",
        title="Two",
        criteria=(
            Criterion(id="novelty", weight=1, scale=Range(low=0, high=10, step="0.5")),
            Criterion(id="impact", weight=1, scale=TEN, round_value=Rounding(places=0)),
        ),
    )
    given = {"p": ((6, 8), (7, 9), (8, 9)), "q": ((9, 5), (9, 5), (9, 8))}
    sheets = [
        Sheet(subject=s, judge=j, marks=dict(zip(("novelty", "impact"), row, strict=True)))
        for s, rows in given.items()
        for j, row in zip("abc", rows, strict=True)
    ]
    scored = evaluate_all(rubric, sheets)
    assert [e.total for e in scored] == [8, Decimal("7.5")]
    (found,) = margins(rank(scored), [Tier(name="one", places=1)], evaluations=scored)
    assert found.gap == Decimal("0.5")
    assert found.mark is not None
    assert seen((found.mark.subject, found.mark.size)) == ("p", 1)
    assert found.judges == ("b",)
    assert found.roundings == ()
    assert found.weight is not None
    assert seen((found.weight.criterion, found.weight.high)) == ("novelty", Fraction(3, 5))
    assert "a on p, impact: 8 -> 7" in str(found)


def test_a_rounding_that_draws_the_line_is_named() -> None:
    """Without the rounding of panel values the other would be first."""
    criteria = (
        Criterion(id="novelty", weight=1, scale=TEN),
        Criterion(id="impact", weight=1, scale=TEN),
    )
    rounded = PanelRule(method="mean", rounding=Rounding(places=0))
    rubric = Rubric(id="two", title="Two", criteria=criteria, panel=rounded)
    given = {"p": ((7, 7), (8, 8)), "q": ((8, 7), (9, 6))}
    sheets = [
        Sheet(subject=s, judge=j, marks=dict(zip(("novelty", "impact"), row, strict=True)))
        for s, rows in given.items()
        for j, row in zip("ab", rows, strict=True)
    ]
    scored = evaluate_all(rubric, sheets)
    (found,) = margins(rank(scored), [Tier(name="seven", at_least=8)], evaluations=scored)
    assert seen((found.inside, found.outside)) == ("q", None)
    assert found.roundings == ("panel.rounding",)


ROUNDED = Rounding(places=0)
ROUNDS = PanelRule(method="mean", rounding=ROUNDED)
LEAF = Criterion(id="a", weight=1, scale=TEN)
BRANCH = Criterion(id="b", weight=1, criteria=(LEAF,))


def under(leaf: Criterion, **changed: Any) -> tuple[Criterion, ...]:
    """A branch that holds one leaf."""
    return (attrs.evolve(BRANCH, criteria=(leaf,), **changed),)


@pytest.mark.parametrize(
    ("rules", "roundings"),
    [
        ({}, ()),
        ({"panel": ROUNDS}, ("panel.rounding",)),
        ({"criteria": under(attrs.evolve(LEAF, panel=ROUNDS))}, ("panel.rounding",)),
        ({"criteria": under(LEAF, panel=ROUNDS)}, ("panel.rounding",)),
        ({"criteria": under(attrs.evolve(LEAF, round_value=ROUNDED))}, ("round_value",)),
        ({"criteria": under(LEAF, round_value=ROUNDED)}, ("round_value",)),
        (
            {"criteria": under(attrs.evolve(LEAF, round_contribution=ROUNDED))},
            ("round_contribution",),
        ),
        ({"criteria": under(LEAF, round_contribution=ROUNDED)}, ("round_contribution",)),
        ({"rounding": ROUNDED}, ("rounding",)),
        ({"combine": "geometric_mean", "rounding": ROUNDED}, ()),
        ({"criteria": under(LEAF, combine="geometric_mean", round_value=ROUNDED)}, ()),
        (
            {
                "criteria": under(
                    attrs.evolve(LEAF, round_value=ROUNDED),
                    combine="geometric_mean",
                    round_value=Rounding(places=3),
                )
            },
            ("round_value",),
        ),
    ],
)
def test_each_kind_of_rounding_is_left_out_by_itself(
    rules: dict[str, Any], roundings: tuple[str, ...]
) -> None:
    """7.5 reaches 8 by any one rounding; a root cannot be written out, so it keeps its own."""
    rubric = attrs.evolve(Rubric(id="demo", title="Demo", criteria=(BRANCH,)), **rules)
    scored = judged(rubric, {"p": (7, 8)})
    level = 8 if rules else 7
    (found,) = margins(rank(scored), [Tier(name="line", at_least=level)], evaluations=scored)
    assert (found.inside, found.roundings) == ("p", roundings)


def weighed(combine: Any, tiers: Sequence[Tier]) -> tuple[Margin, ...]:
    """The lines of three subjects under weights of 1 and 3: 7.5, 6.75 and 3.5, or four times it."""
    rubric = Rubric(
        id="two",
        title="Two",
        criteria=(
            Criterion(id="novelty", weight=1, scale=TEN),
            Criterion(id="impact", weight=3, scale=TEN),
        ),
        combine=combine,
    )
    scored = evaluate_all(
        rubric,
        [
            Sheet(subject=subject, judge="a", marks={"novelty": x, "impact": y})
            for subject, (x, y) in {"p": (9, 7), "q": (3, 8), "r": (8, 2)}.items()
        ],
    )
    return margins(rank(scored), tiers, evaluations=scored)


def test_a_weight_moves_a_line_alike_in_a_mean_and_in_a_sum() -> None:
    """The mark of a tier is a sum where the rubric sums; who passes whom is named."""
    for combine, times in (("weighted_mean", 1), ("weighted_sum", 4)):
        found = weighed(
            combine,
            [
                Tier(name="first", places=1),
                Tier(name="level", at_least=Fraction("7.2") * times),
                Tier(name="three", places=3, at_least=Fraction("7.2") * times),
                Tier(name="both", places=1, at_least=Fraction("6.5") * times),
                Tier(name="strict", places=1, at_least=Fraction("7.4") * times),
                Tier(name="least", at_least=Fraction("6.7") * times),
            ],
        )
        # With w for novelty p has 7 + 2w, q 8 - 5w and r 2 + 6w.
        assert [m.weight and (m.weight.low, m.weight.low_swaps) for m in found] == [
            (Fraction(1, 7), (("p", "q"),)),
            (Fraction(4, 25), (("level", "q"),)),
            (Fraction(4, 25), (("three", "q"),)),
            (Fraction(1, 7), (("p", "q"),)),
            (Fraction(1, 5), (("p", "strict"),)),
            (0, ()),
        ]
        assert [m.weight and (m.weight.high, m.weight.high_swaps) for m in found] == [
            (1, ()),
            (Fraction(13, 15), (("level", "r"),)),
            (Fraction(13, 15), (("three", "r"),)),
            (1, ()),
            (1, ()),
            (Fraction(13, 50), (("q", "least"),)),
        ]


def test_any_of_those_inside_may_be_the_one_who_falls() -> None:
    """Without judge a the first of two falls behind who is out, though the second stays."""
    scored = judged(IMPACT, {"p": (10, 1), "q": (5, 5), "r": (4, 4)})
    (found,) = margins(rank(scored), [Tier(name="two", places=2)], evaluations=scored)
    assert (found.inside, found.outside, found.judges) == ("q", "r", ("a",))


def test_a_line_is_drawn_by_the_totals_that_rank() -> None:
    """7.6 and 7.4 are published as 8 and 7, and ranked as they are."""
    lines: tuple[tuple[Any, str], ...] = (("exact", "0.2"), ("published", "1"))
    for rank_on, gap in lines:
        rubric = attrs.evolve(IMPACT, rounding=Rounding(places=0), rank_on=rank_on)
        scored = judged(rubric, {"p": ("7.6",), "q": ("7.4",)})
        (found,) = margins(rank(scored), [Tier(name="one", places=1)], evaluations=scored)
        assert found.gap == Decimal(gap)


@pytest.mark.parametrize(
    ("scale", "marks", "points", "needed"),
    [
        (YesNo(points=4), {"p": (True, True), "q": (True, False)}, 4, 0),
        (
            Levels(points={"poor": 0, "fair": 2, "good": 3}),
            {"p": ("good", "good"), "q": ("fair", "good")},
            3,
            2,
        ),
    ],
)
def test_marks_that_are_words_change_to_the_next(
    scale: Levels | YesNo, marks: Marks, points: int, needed: int
) -> None:
    """On named levels and a yes or no, the change is told in points."""
    rubric = attrs.evolve(IMPACT, criteria=(Criterion(id="impact", weight=1, scale=scale),))
    scored = judged(rubric, marks)
    (found,) = margins(rank(scored), [Tier(name="one", places=1)], evaluations=scored)
    assert found.mark is not None
    assert seen((found.mark.points, found.mark.needed)) == (points, needed)


def settled(panel: PanelRule, scale: Range | Levels, anna: int, budi: int) -> Margin:
    """The line between a subject that an adjudicator gave 9 and one at 7."""
    leaf = Criterion(id="impact", weight=1, scale=scale, panel=panel)
    given = {("p", "anna"): anna, ("p", "budi"): budi, ("q", "anna"): 7, ("q", "budi"): 7}
    sheets = [Sheet(subject=s, judge=j, marks={"impact": mark}) for (s, j), mark in given.items()]
    sheets += [Sheet(subject="p", judge="citra", marks={"impact": 9}, adjudicator=True)]
    scored = evaluate_all(attrs.evolve(IMPACT, criteria=(leaf,)), sheets)
    assert seen([e.total for e in scored]) == [9, 7]
    (found,) = margins(rank(scored), [Tier(name="one", places=1)], evaluations=scored)
    return found


def test_a_mark_that_ends_a_dispute_moves_a_line() -> None:
    """Without an adjudicator the panel's own mean counts, be it by a lower or a higher mark."""
    rule = PanelRule(method="mean", max_spread=3, adjudication="replace")
    found = settled(rule, TEN, 5, 9)
    assert str(found.mark) == "budi on p, impact: 9 -> 8"
    levels = Levels(points={str(n): n for n in (0, 4, 5, 7, 9)})
    found = settled(attrs.evolve(rule, max_spread=4), levels, 4, 9)
    assert str(found.mark) == "anna on p, impact: 4 -> 5"


def test_marks_of_many_digits_change_by_the_last() -> None:
    """A scale without a step, more marks between its ends than a list could hold."""
    sevens = "0." + "7" * 39
    scored = judged(IMPACT, {"p": (f"{sevens}7", f"{sevens}7"), "q": (f"{sevens}7", f"{sevens}1")})
    (found,) = margins(rank(scored), [Tier(name="one", places=1)], evaluations=scored)
    assert found.mark is not None
    assert seen((found.mark.judge, found.mark.size)) == ("a", Decimal("6E-40"))


def test_no_decimal_context_of_the_program_takes_part() -> None:
    """Under one digit and no inexact result, the answers are those of any other program."""
    rule = PanelRule(method="mean", max_spread="0.02", adjudication="join")
    rubric = attrs.evolve(IMPACT, panel=rule)
    table: Mapping[str, list[Any]] = {
        "subject": [*"pppqqq"],
        "judge": [*"abcabc"],
        "impact": ["7.123", "7.145", "7.135", "6.987", "6.998", "7.012"],
        "adjudicator": [False, False, True] * 2,
    }
    sheets = [
        Sheet(subject=s, judge=j, marks={"impact": mark}, adjudicator=adjudicates)
        for s, j, mark, adjudicates in zip(*table.values(), strict=True)
    ]
    tiers = [Tier(name="one", places=1)]

    def told() -> object:
        tally = Tally.of(rubric, table).totals()
        return tally, report(evaluate_all(rubric, sheets), tiers=tiers)

    expected = told()
    with localcontext() as context:
        context.prec = 1
        context.traps[Inexact] = context.traps[Rounded] = True
        assert told() == expected


@pytest.mark.parametrize("adjudication", ["replace", "join"])
@pytest.mark.parametrize("elder", [0, 7])
@pytest.mark.parametrize("panel", [(1, 5, 9), (5, 6, 7), ("2.5", 2, 7)])
def test_no_smaller_change_of_a_mark_moves_a_line(
    adjudication: Any, elder: int, panel: tuple[int | str, ...]
) -> None:
    """Tried out mark by mark, in halves, where a dispute may begin or end on the way."""
    halves = Criterion(id="impact", weight=1, scale=Range(low=0, high=10, step="0.5"))
    rule = PanelRule(method="mean", max_spread=3, adjudication=adjudication)
    rubric = attrs.evolve(IMPACT, criteria=(halves,), panel=rule)

    def total(marks: Sequence[Any], *, settled: bool) -> Any:
        sheets = [
            Sheet(subject="p", judge=judge, marks={"impact": mark})
            for judge, mark in zip("abc", marks, strict=True)
        ]
        last = Sheet(subject="p", judge="elder", marks={"impact": elder}, adjudicator=True)
        return evaluate_all(rubric, [*sheets, last] if settled else sheets)[0]

    now = total(panel, settled=True)
    # Who did not settle anything is not known of.
    settled = any(mark.adjudicator for mark in now.part("impact").used)
    for level in (3, 5, 6):
        moves = [
            abs(Fraction(step, 2) - Fraction(panel[i]))
            for i in range(3)
            for step in range(21)
            for tried in [(*panel[:i], Fraction(step, 2), *panel[i + 1 :])]
            if (total(tried, settled=settled).total >= level) != (now.total >= level)
        ]
        (found,) = margins(rank([now]), [Tier(name="line", at_least=level)], evaluations=[now])
        assert (found.mark and found.mark.size) == min(moves, default=None)


FIRST, HIGH = Tier(name="first", places=1), Tier(name="high", at_least="9.5")
SOME = Intervals(
    intervals=(
        Interval(low=0, high=5, points=1),
        Interval(low=5, high=8, points="7/3"),
        Interval(low=8, high=10, high_included=True, points=3),
    )
)


@pytest.mark.parametrize(
    ("scale", "marks", "tier", "change"),
    [
        (Range(low="0.25", high="9.75", step="0.5"), ("7.25", "6.25"), FIRST, "p: 7.25 -> 6.25"),
        (Range(low="0.3", high="9.3", step="0.6"), ("7.5", "6.3"), FIRST, "p: 7.5 -> 6.3"),
        (TEN, ("7.25", "7"), FIRST, "p: 7.25 -> 7"),
        (TEN, ("7.5", "6"), HIGH, "p: 7.5 -> 9.5"),
        (TEN, ("9", "8"), HIGH, "p: 9 -> 10"),
        (TEN, ("8", "2"), Tier(name="low", at_least=8), "p: 8 -> 7"),
        (SOME, (6, 1), FIRST, "p: 7/3 -> 1"),
        (SOME, (6, 1), Tier(name="three", at_least="2.9"), "p: 7/3 -> 3"),
    ],
)
def test_a_mark_moves_on_the_points_of_its_scale(
    scale: Any, marks: tuple[Any, Any], tier: Tier, change: str
) -> None:
    """By its steps from the lowest on, or by the finest that was given, or to the next points."""
    high, low = marks
    rubric = attrs.evolve(IMPACT, criteria=(Criterion(id="impact", weight=1, scale=scale),))
    scored = judged(rubric, {"p": (high,), "q": (low,)})
    (found,) = margins(rank(scored), [tier], evaluations=scored)
    assert str(found.mark).replace("a on ", "").replace(", impact", "") == change


@pytest.mark.parametrize(
    ("marks", "level"), [((7, 8), "9.5"), ((8, 7), "9.5"), ((3, 3), "1.5"), ((4, 3), "1.5")]
)
def test_no_mark_leaves_its_scale_to_move_a_line(marks: tuple[int, int], level: str) -> None:
    """A mark of 11 or of -1 would do, but there is none."""
    scored = judged(IMPACT, {"p": marks})
    (found,) = margins(rank(scored), [Tier(name="line", at_least=level)], evaluations=scored)
    assert found.mark is None


def test_a_ranking_of_other_evaluations_is_refused() -> None:
    """A subject that was not evaluated, and totals that are not those that were ranked."""
    scored = judged(IMPACT, {"p": (5, 6), "q": (1, 2)})
    tiers = [Tier(name="one", places=1)]
    with pytest.raises(UnknownNameError) as unknown:
        margins(rank({"p": 5, "Q": 2}), tiers, evaluations=scored)
    assert str(unknown.value) == 'no subject is called "Q"; did you mean q?'
    with pytest.raises(InvalidInputError) as error:
        margins(rank({"p": "5", "q": "1.5"}), tiers, evaluations=scored)
    assert str(error.value) == (
        "/ranking/standings/0: the ranking has 5 here, but the evaluation 5.5: give the"
        " evaluations that were ranked"
    )
    with pytest.raises(InvalidInputError) as error:
        margins(rank(scored), tiers, evaluations=[*scored, scored[0]])
    assert problems(error) == [("/evaluations/2", "duplicate")]
    unlisted: Any = 5
    with pytest.raises(InvalidInputError) as error:
        margins(rank({"p": 5}), tiers, evaluations=unlisted)
    assert problems(error) == [("/evaluations", "not_a_list")]
    with pytest.raises(InvalidInputError) as error:
        margins(rank({"p": 5}), [*tiers, *tiers])
    assert problems(error) == [("/tiers/1/name", "duplicate")]


def test_margins_come_back_from_a_worker() -> None:
    """Everything that is answered pickles."""
    scored = judged(IMPACT, {"p": (5, 6), "q": (1, 2)})
    found = margins(rank(scored), [Tier(name="one", places=1)], evaluations=scored)
    assert pickle.loads(pickle.dumps(found)) == found
    assert isinstance(found[0], Margin)
