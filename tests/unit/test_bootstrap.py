"""The bootstrap over subjects and judges: enumerated where small, else drawn from a seed."""

import math
import random
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from typing import Any, TypeAlias

import pytest

from jipp import InvalidInputError, UndefinedError
from jipp.evaluation.agreement import (
    Coefficient,
    bootstrap,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac,
    icc,
    kendall_w,
    krippendorff_alpha,
)
from tests.scoring_cases import case, fractions, problems

Ratings: TypeAlias = Sequence[Sequence[Any]]
NO_SHARE = "is not a share: give a number above 0 and below 1"
NO_NUMBER = (
    "is not an exact number: give a whole number, a decimal or a fraction p/q of at most 60 digits"
)


def nominal(ratings: Ratings) -> Coefficient:
    """Nominal alpha, as a statistic."""
    return krippendorff_alpha(ratings, metric="nominal")


def not_a_number(ratings: Ratings) -> float:
    """A statistic that is none."""
    return math.nan


def mean(ratings: Ratings) -> Fraction:
    """The mean mark of the first judge, as a statistic."""
    return Fraction(sum(ratings[0])) / len(ratings[0])


def test_all_resamples_of_three_judges_are_enumerated() -> None:
    """The 27 resamples of three marks: the whole distribution, its mean and its variance."""
    published = case("bootstrap_exact_enumeration")
    found = bootstrap(mean, [published["inputs"]["scores"]], seed=0, draws=10)
    expected = published["expected"]["distribution"]
    assert {str(v): [n, 27] for v, n in found.distribution} == expected
    assert (found.enumerated, found.draws, found.undefined) == (True, 27, 0)
    assert found.exact == published["expected"]["mean"]
    assert found.standard_error == math.sqrt(Fraction(published["expected_exact"]["variance"]))


def test_a_seed_gives_the_same_draws_everywhere() -> None:
    """The draws of one seed, pinned: they must not change with Python or release."""
    ratings = [[1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6, 8, 7]]
    found = bootstrap(nominal, ratings, seed=2025, draws=100, resample="subjects")
    assert [found.low, found.high, found.exact] == fractions(["22/97", "1", "41/56"])
    assert (found.enumerated, found.draws, len(found.distribution)) == (False, 100, 21)
    assert found.standard_error.hex() == "0x1.84bd43138512bp-3"


def test_undefined_draws_are_counted() -> None:
    """Resamples of one subject alone have no alpha; the interval is over the others."""
    found = bootstrap(nominal, [[1, 2, 3], [1, 2, 4]], seed=1, draws=100, resample="subjects")
    assert (found.draws, found.undefined) == (27, 2)
    assert sum(times for _, times in found.distribution) == 25
    assert found.details == (
        ("draws", 27),
        ("enumerated", 1),
        ("high", 1),
        ("level", Fraction(19, 20)),
        ("low", Fraction(-2, 3)),
        ("resample", "subjects"),
        ("undefined", 2),
    )
    assert found.standard_error.hex() == "0x1.85e94fed7c1a7p-2"
    assert found.level == Fraction(19, 20)
    assert {type(times) for _, times in found.distribution} == {int}
    assert float(found) == float(found.exact) == float(nominal([[1, 2, 3], [1, 2, 4]]))


def test_the_level_sets_the_width() -> None:
    """A half of the draws lies closer than nearly all of them."""
    narrow = bootstrap(mean, [[2, 5, 11]], seed=1, draws=10, level="1/2")
    wide = bootstrap(mean, [[2, 5, 11]], seed=1, draws=10, level=0.99)
    assert [narrow.low, narrow.high, wide.low, wide.high] == [4, 8, 2, 11]
    # Just one of 27 draws gives 2 and just one 11: a tail of a 27th is reached by 2 itself.
    edge = bootstrap(mean, [[2, 5, 11]], seed=1, draws=10, level="25/27")
    assert [edge.low, edge.high] == [2, 9]


def test_a_thousand_draws_are_made_unless_another_number_is_asked_for() -> None:
    """Eight subjects have more resamples than that."""
    assert bootstrap(mean, [range(8)], seed=1).draws == 1000


def test_a_single_subject_is_all_there_is_to_draw() -> None:
    """Its only resample is itself, in tenths as in whole numbers."""

    def interval(ratings: Ratings) -> Coefficient:
        return krippendorff_alpha(ratings, metric="interval")

    found = bootstrap(interval, [["0.1"], ["0.2"]], seed=1, resample="subjects")
    assert (found.draws, found.exact) == (1, interval([[1], [2]]).exact)
    with pytest.raises(InvalidInputError) as error:
        bootstrap(interval, [["fit", "0.2"], ["0.1", "0.1"]], seed=1)
    assert str(error.value) == (
        '/ratings/0/0: "fit" is not a mark: give an exact number, or none where nothing was marked'
    )


def test_a_statistic_of_ones_own_sees_exact_rows() -> None:
    """Rows of Fractions, texts and None, in the order drawn; it may answer with any number."""
    seen: list[object] = []

    def first(ratings: Ratings) -> str:
        seen.append(ratings[0])
        return "0.5"

    assert bootstrap(first, [["a", 0.1, None]], seed=1, draws=1).exact == Fraction(1, 2)
    assert seen[0] == ("a", Fraction(1, 10), None)


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        ({"seed": None}, "/seed: null is not a whole number of at least 0: give one"),
        ({"seed": -1}, "/seed: -1 is not a whole number of at least 0: give one"),
        ({"draws": 0}, "/draws: 0 is not a whole number of at least 1: give one"),
        ({"level": 0}, f"/level: 0 {NO_SHARE}"),
        ({"level": 1}, f"/level: 1 {NO_SHARE}"),
        ({"level": "1.5"}, f"/level: 1.5 {NO_SHARE}"),
        ({"level": "x"}, f'/level: "x" {NO_NUMBER}'),
        (
            {"resample": "marks"},
            '/resample: "marks" is not allowed here: choose one of subjects, judges, both',
        ),
        ({"statistic": not_a_number}, f"/statistic: nan {NO_NUMBER}"),
        (
            {"ratings": []},
            (
                "/ratings: too few judges, 0: give a row for each of at least 1\n"
                "/ratings: too few subjects, 0: give a column for each of at least 1"
            ),
        ),
    ],
)
def test_a_bootstrap_that_cannot_be_is_refused(arguments: dict[str, object], fault: str) -> None:
    """Chance needs a seed, and a level is a share."""
    given: dict[str, Any] = {
        "statistic": mean,
        "ratings": [[1, 2]],
        "seed": 1,
        "draws": 10,
    } | arguments
    with pytest.raises(InvalidInputError) as error:
        bootstrap(given.pop("statistic"), given.pop("ratings"), **given)
    assert str(error.value) == fault


def test_a_statistic_that_is_undefined_for_the_ratings_has_no_interval() -> None:
    """The estimate comes first; its own error passes through."""
    with pytest.raises(UndefinedError) as error:
        bootstrap(nominal, [[4, 4, 4], [4, 4, 4]], seed=1, draws=10)
    assert problems(error) == [("", "no_variation")]


def test_draws_that_are_all_undefined_leave_no_interval() -> None:
    """Two draws of one subject twice over say nothing of how far alpha would swing."""
    with pytest.raises(UndefinedError) as error:
        bootstrap(nominal, [[1, 0], [1, 0]], seed=0, draws=2, resample="subjects")
    assert str(error.value) == (
        "the statistic is not defined for any of 2 draws: give more subjects or judges"
    )


PANEL = [[9, 6, 8, 3, 5], [7, 6, 9, 1, 4], [9, 4, 6, 2, 3], [8, 8, 7, 3, 1]]
SINGLE = partial(icc, model="2", unit="single")


def of_two(ratings: Ratings) -> Coefficient:
    """Cohen's kappa of the first two judges."""
    return cohen_kappa(ratings[0], ratings[1])


def sum_of_a_judge(ratings: Ratings) -> Fraction:
    """The mean over judges of the sum of their marks."""
    return Fraction(sum(sum(row) for row in ratings), len(ratings))


@pytest.mark.parametrize(
    ("statistic", "drawn"),
    [
        (partial(icc, model="1", unit="average"), "both"),
        (SINGLE, "both"),
        (partial(icc, model="3", unit="single"), "subjects"),
        (partial(krippendorff_alpha, metric="ordinal"), "both"),
        (kendall_w, "both"),
        (partial(gwet_ac, weights="linear"), "both"),
        (fleiss_kappa, "subjects"),
        (of_two, "subjects"),
        (mean, "subjects"),
    ],
)
def test_judges_are_drawn_where_they_stand_for_others(statistic: Any, drawn: str) -> None:
    """A coefficient of these judges alone, and any number, is drawn over subjects only."""
    assert bootstrap(statistic, PANEL, seed=1, draws=5).resample == drawn


def test_a_judge_who_is_drawn_twice_counts_once() -> None:
    """Three judges can be drawn in 27 ways: all three in 6, each pair in 6, one alone in 3."""
    found = bootstrap(sum_of_a_judge, [[1], [10], [100]], seed=1, resample="judges")
    means = [Fraction(11, 2), Fraction(37), Fraction(101, 2), Fraction(55)]
    assert found.distribution == tuple((mean, 6) for mean in means)
    assert (found.enumerated, found.draws, found.undefined) == (True, 27, 3)
    both = bootstrap(
        sum_of_a_judge, [[1, 1], [10, 10], [100, 100]], seed=1, draws=21, resample="both"
    )
    assert (both.enumerated, both.draws, both.undefined) == (True, 27 * 4, 3 * 4)
    assert both.distribution == tuple((2 * value, 4 * n) for value, n in found.distribution)
    fewer = bootstrap(
        sum_of_a_judge, [[1, 1], [10, 10], [100, 100]], seed=1, draws=20, resample="both"
    )
    assert (fewer.enumerated, fewer.draws) == (False, 20)


def test_a_seed_draws_the_same_judges_everywhere() -> None:
    """The draws of one seed over both, pinned: they must not change with Python or release."""
    found = bootstrap(SINGLE, PANEL, seed=2025, draws=100)
    assert [str(found.low), str(found.high), found.undefined, len(found.distribution)] == [
        "-1/15",
        "57/62",
        4,
        87,
    ]


def test_what_depends_on_the_number_of_judges_is_stepped_up_from_one_judge() -> None:
    """The mean of four judges is 4 r / (1 + 3 r) as reliable as one, so its bounds are."""
    ratings = [[*row, *(mark + 1 for mark in reversed(row))] for row in PANEL]
    for model in ("1", "2", "3"):
        single, average = (
            bootstrap(partial(icc, model=model, unit=unit), ratings, seed=3, resample="both")
            for unit in ("single", "average")
        )
        for name in ("exact", "low", "high"):
            one = getattr(single, name)
            assert getattr(average, name) == 4 * one / (1 + 3 * one)


def test_concordance_is_stepped_up_from_the_rank_correlation_of_two_judges() -> None:
    """Without ties W is (1 + (judges - 1) r) / judges, r a mean over pairs; never below 0."""
    ratings = [[1, 2, 3, 4, 5], [2, 1, 3, 5, 4], [1, 3, 2, 4, 5], [5, 1, 4, 2, 3]]

    def correlation(rows: Ratings) -> Fraction:
        few = len(rows)
        return (few * kendall_w(rows).exact - 1) / (few - 1)

    found = bootstrap(kendall_w, ratings, seed=1, resample="judges")
    pairs = bootstrap(correlation, ratings, seed=1, resample="judges")
    expected: Counter[Fraction] = Counter()
    for value, times in pairs.distribution:
        expected[max(Fraction(0), (1 + 3 * value) / 4)] += times
    assert dict(found.distribution) == expected
    assert found.low == 0


def test_a_mean_of_judges_who_contradict_one_another_is_left_out() -> None:
    """Below -1 / 3 one judge's reliability gives four judges none: such draws are undefined."""
    ratings = [[1, 2, 3], [3, 2, 1], [1, 3, 2], [2, 3, 4]]
    mean_of = partial(icc, model="3", unit="average")
    single = bootstrap(partial(icc, model="3", unit="single"), ratings, seed=1, resample="judges")
    average = bootstrap(mean_of, ratings, seed=1, resample="judges")
    hopeless = sum(times for value, times in single.distribution if value <= Fraction(-1, 3))
    assert hopeless > 0
    assert average.undefined == single.undefined + hopeless


@pytest.mark.parametrize("resample", ["judges", "both", None])
def test_two_judges_are_too_few_to_draw_judges_from(resample: Any) -> None:
    """Of two judges half of the draws would be one alone; subjects can still be drawn."""
    ratings = [[1, 2, 3, 5], [1, 2, 4, 5]]
    with pytest.raises(UndefinedError) as error:
        bootstrap(nominal, ratings, seed=1, resample=resample)
    assert str(error.value) == (
        "2 judges are too few to draw judges from: give at least 3, or resample the subjects"
        " alone, which says nothing about other judges"
    )
    assert bootstrap(nominal, ratings, seed=1, resample="subjects").resample == "subjects"


def test_the_interval_of_a_panel_is_near_the_one_by_analysis_of_variance() -> None:
    """Five judges, 114 subjects: each end lies within 0.1 of the F interval's.

    K. O. McGraw and S. P. Wong, Psychological Methods 1 (1996) 30-46, table 7: ICC(A,1). The
    quantiles of F are scipy 1.17.1's, at 0.975, with 113 and v, and v and 113 degrees of freedom.
    """
    chance = random.Random(5)  # noqa: S311 - synthetic marks
    worth = [chance.gauss(70, 8) for _ in range(114)]
    lean = [chance.gauss(0, 4) for _ in range(5)]
    ratings = [[round(w + s + chance.gauss(0, 6)) for w in worth] for s in lean]
    one = SINGLE(ratings)
    n, k, rows, columns, rest = (
        float(dict(one.details)[name]) for name in ("subjects", "judges", "MSR", "MSC", "MSE")
    )
    a = k * float(one) / (n * (1 - float(one)))
    b = 1 + a * (n - 1)
    freedom = (a * columns + b * rest) ** 2 / (
        (a * columns) ** 2 / (k - 1) + (b * rest) ** 2 / ((n - 1) * (k - 1))
    )
    assert freedom == pytest.approx(34.86474940077114)
    low, high = 1.7919074336463627, 1.6563813848463913
    error = k * columns + (k * n - k - n) * rest
    low = n * (rows - low * rest) / (low * error + n * rows)
    high = n * (high * rows - rest) / (error + n * high * rows)
    found = bootstrap(SINGLE, ratings, seed=1)
    assert found.undefined <= 3
    assert float(found.low) == pytest.approx(low, abs=0.1)
    assert float(found.high) == pytest.approx(high, abs=0.1)
    of_subjects = bootstrap(SINGLE, ratings, seed=1, resample="subjects")
    assert of_subjects.high - of_subjects.low < (found.high - found.low) * Fraction(2, 3)


def test_it_is_told_how_far_the_draws_have_come() -> None:
    """In hundredths, drawn or enumerated, and at the end all are done."""
    told: list[tuple[int, int]] = []
    bootstrap(mean, [range(8)], seed=1, progress=lambda done, every: told.append((done, every)))
    assert told == [(done, 1000) for done in range(10, 1001, 10)]
    told.clear()
    bootstrap(mean, [[2, 5, 11]], seed=1, progress=lambda done, every: told.append((done, every)))
    assert told == [(done, 10) for done in range(1, 11)]
