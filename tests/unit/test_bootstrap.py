"""The bootstrap over subjects: enumerated where small, else drawn from a seed; never silent."""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, TypeAlias

import pytest

from jipp import InvalidInputError, UndefinedError
from jipp.evaluation.agreement import Coefficient, bootstrap, krippendorff_alpha
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
    found = bootstrap(nominal, ratings, seed=2025, draws=100)
    assert [found.low, found.high, found.exact] == fractions(["22/97", "1", "41/56"])
    assert (found.enumerated, found.draws, len(found.distribution)) == (False, 100, 21)
    assert found.standard_error.hex() == "0x1.84bd43138512bp-3"


def test_undefined_draws_are_counted() -> None:
    """Resamples of one subject alone have no alpha; the interval is over the others."""
    found = bootstrap(nominal, [[1, 2, 3], [1, 2, 4]], seed=1, draws=100)
    assert (found.draws, found.undefined) == (27, 2)
    assert sum(times for _, times in found.distribution) == 25
    assert found.details == (
        ("draws", 27),
        ("enumerated", 1),
        ("high", 1),
        ("level", Fraction(19, 20)),
        ("low", Fraction(-2, 3)),
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

    found = bootstrap(interval, [["0.1"], ["0.2"]], seed=1)
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
        ({"seed": None}, "/seed: None is not a whole number of at least 0: give one"),
        ({"seed": -1}, "/seed: -1 is not a whole number of at least 0: give one"),
        ({"draws": 0}, "/draws: 0 is not a whole number of at least 1: give one"),
        ({"level": 0}, f"/level: 0 {NO_SHARE}"),
        ({"level": 1}, f"/level: 1 {NO_SHARE}"),
        ({"level": "1.5"}, f"/level: 1.5 {NO_SHARE}"),
        ({"level": "x"}, f'/level: "x" {NO_NUMBER}'),
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
        bootstrap(nominal, [[1, 0], [1, 0]], seed=0, draws=2)
    assert str(error.value) == "the statistic is defined for none of 2 draws: give more subjects"
