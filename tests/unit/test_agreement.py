"""Agreement: published values to the last digit, undefined cases by name, faults at their place."""

import math
import pickle
from array import array
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from itertools import product
from statistics import variance
from typing import Any, TypeAlias, cast

import pytest

import jipp
from jipp import InvalidInputError, UndefinedError
from jipp._html import table
from jipp.evaluation import agreement
from jipp.evaluation.agreement import (
    Coefficient,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac,
    icc,
    kendall_w,
    krippendorff_alpha,
)
from jipp.evaluation.agreement.alpha import Metric
from jipp.evaluation.agreement.variance import IccModel, IccUnit
from jipp.typing import Number
from tests.scoring_cases import by_judge, case, near, problems

METRICS: tuple[Metric, ...] = ("nominal", "ordinal", "interval", "ratio")
MODELS: tuple[IccModel, ...] = ("1", "2", "3")
UNITS: tuple[IccUnit, ...] = ("single", "average")
Call: TypeAlias = Callable[[], object]
Row: TypeAlias = list[Number | None]
Ratings: TypeAlias = Iterable[Iterable[Number | None]]
ALIKE = [[4, 4, 4], [4, 4, 4]]
NO_LIST = "is not a list: give a list of values"
RAGGED = "marks here, but 2 in the first row: give each row as many, none where a mark is missing"
ONE_VALUE = "the subjects differ too little for {} to be defined: show the marks themselves"
NO_ORDER = (
    "each judge gives all subjects the same mark, so there are no rankings to compare and Kendall's"
    " W is not defined: show the marks themselves"
)
ONE_MARK = (
    "all marks that count are alike, so no disagreement is expected and {} is not defined:"
    " show the share of equal marks instead"
)
NO_CATEGORY = "is not a category: give a number or a text, or none where nothing was marked"
FEW_JUDGES = "give a row for each of at least 2"
FEW_SUBJECTS = "give a column for each of at least 1"


def nominal(ratings: Ratings) -> Coefficient:
    """Nominal alpha, as a statistic."""
    return krippendorff_alpha(ratings, metric="nominal")


@pytest.mark.parametrize(("model", "unit"), [*product(MODELS, UNITS)])
def test_intraclass_correlations_are_those_of_shrout_and_fleiss(
    model: IccModel, unit: IccUnit
) -> None:
    """Six targets and four judges, 1979: every model and unit, as exact rationals."""
    published = case("icc_shrout_fleiss_1979")
    ratings = by_judge(published["inputs"]["ratings_targets_by_judges"])
    name = f"ICC({model},{1 if unit == 'single' else 4})"
    assert icc(ratings, model=model, unit=unit).exact == Fraction(published["expected_exact"][name])


def test_an_intraclass_correlation_shows_its_mean_squares() -> None:
    """The details are the analysis of variance behind it."""
    published = case("icc_shrout_fleiss_1979")
    ratings = by_judge(published["inputs"]["ratings_targets_by_judges"])
    details = dict(icc(ratings, model="2", unit="single").details)
    expected = published["expected"]
    for name, printed in (("MSR", "BMS"), ("MSW", "WMS"), ("MSC", "JMS"), ("MSE", "EMS")):
        assert near(details[name], expected[printed])
    assert [details[f"df{source}"] for source in "RWCE"] == [5, 18, 3, 15]
    assert near(details["F"], expected["F_two_way"])
    assert [details["df1"], details["df2"]] == expected["df"]
    one_way = dict(icc(ratings, model="1", unit="single").details)
    assert (one_way["F"], one_way["df2"]) == (Fraction(1349, 120) / Fraction(451, 72), 18)


@pytest.mark.parametrize("metric", METRICS)
def test_alpha_is_krippendorffs_own(metric: Metric) -> None:
    """The canonical four observers and twelve units with gaps, under all four metrics."""
    published = case("krippendorff_canonical_4x12")
    alpha = krippendorff_alpha(published["inputs"]["ratings_judges_by_units"], metric=metric)
    assert alpha.exact == Fraction(published["expected_exact"][metric])
    assert near(alpha, published["expected"][metric])


def test_gwets_coefficient_is_the_handbooks() -> None:
    """Four raters, twelve units with gaps: AC1 with its observed and chance agreement."""
    published = case("gwet_ac1_4raters_12units")
    found = gwet_ac(
        by_judge(published["inputs"]["ratings_units_by_judges"]),
        categories=published["inputs"]["categories"],
    )
    expected = published["expected"]["gwet"]
    assert near(found, expected["coef"])
    assert near(dict(found.details)["pa"], expected["pa"])
    assert near(dict(found.details)["pe"], expected["pe"])


def test_fleiss_kappa_is_the_textbooks() -> None:
    """Ten subjects, fourteen raters, five categories."""
    published = case("fleiss_wikipedia")
    counts = published["inputs"]["counts_units_by_category"]
    table = [[k for k, n in enumerate(row) for _ in range(n)] for row in counts]
    found = fleiss_kappa(by_judge(cast("list[list[int | None]]", table)))
    assert found.exact == Fraction(published["expected_exact"]["kappa"])
    assert near(dict(found.details)["pa"], published["expected"]["P_bar"])
    assert near(dict(found.details)["pe"], published["expected"]["P_e"])


def test_kendalls_w_corrects_ties_on_request() -> None:
    """Twenty subjects rated by three, with many ties: both values, and the chi-squared."""
    published = case("kendall_w_ties_anxiety")
    ratings = by_judge(published["inputs"]["ratings_units_by_judges"])
    corrected, plain = kendall_w(ratings), kendall_w(ratings, correct_ties=False)
    expected = published["expected"]
    assert near(corrected, expected["W_tie_corrected"])
    assert near(plain, expected["W_uncorrected"])
    assert near(dict(corrected.details)["chi2"], expected["chi2"])
    assert dict(corrected.details)["df"] == expected["df"]


def test_cohens_kappa_weighs_a_near_miss_less() -> None:
    """One step apart of two: no agreement beyond chance by category, some by distance."""
    a, b = [1, 1, 2, 3, 3], [1, 2, 2, 2, 3]
    values = [cohen_kappa(a, b, weights=w).exact for w in ("identity", "linear", "quadratic")]
    assert values == [Fraction(4, 9), Fraction(6, 11), Fraction(2, 3)]
    details = dict(cohen_kappa(a, b).details)
    assert (details["pa"], details["pe"]) == (Fraction(3, 5), Fraction(7, 25))


def test_cronbachs_alpha_is_the_consistency_of_the_panel_mean() -> None:
    """By its own definition it equals the intraclass correlation of model 3 for the average."""
    ratings = by_judge(case("icc_shrout_fleiss_1979")["inputs"]["ratings_targets_by_judges"])
    k = len(ratings)
    marks = [[Fraction(mark or 0) for mark in row] for row in ratings]
    own = sum(map(variance, marks))
    of_sums = variance(map(sum, zip(*marks, strict=True)))
    cronbach = Fraction(k, k - 1) * (1 - own / of_sums)
    assert icc(ratings, model="3", unit="average").exact == cronbach


def test_a_coefficient_is_a_number_a_text_and_a_measure() -> None:
    """It converts, prints, is held against numbers exactly, and keeps its details sorted."""
    alpha = nominal([[1, 2, 3, None], [1, 2, 4, 4]])
    assert (f"{alpha}", f"{alpha:.1f}", f"{alpha:>9.3%}") == (str(alpha), "0.6", "  61.538%")
    assert (str(alpha), alpha.label.text("id")) == (
        "Krippendorff's alpha 0.615",
        "alfa Krippendorff",
    )
    assert float(alpha) == 8 / 13
    assert alpha > 0.6
    assert alpha >= "8/13"
    assert alpha < Decimal("0.6154")
    assert alpha <= icc([[1, 2, 3], [1, 2, 3]], model="2", unit="single")
    assert alpha <= "8/13"
    assert not alpha <= "0.6"
    assert [key for key, _ in alpha.details] == sorted(key for key, _ in alpha.details)
    assert pickle.loads(pickle.dumps(alpha)) == alpha
    with pytest.raises(TypeError):
        assert alpha < cast("Any", None)


def test_intraclass_correlations_are_called_by_model_and_unit() -> None:
    """As Shrout and Fleiss call them."""
    rows = [[9, 6, 8], [2, 1, 4], [5, 3, 6]]
    one, all_ = (icc(rows, model="3", unit=unit) for unit in ("single", "average"))
    assert str(one) == "intraclass correlation ICC(3,1) 0.738"
    assert one.label.text("id") == "korelasi intrakelas ICC(3,1)"
    assert all_.label.text("en") == "intraclass correlation ICC(3,k)"


def test_a_notebook_shows_a_coefficient_with_its_details() -> None:
    """Its value to six places, and what it was made of."""
    alpha = nominal([[1, 2, 3], [1, 2, 4]])
    drawn = getattr(alpha, "_repr_html_")()  # noqa: B009 - a notebook's way
    assert drawn == table(
        ["", "Krippendorff's alpha"], [("value", Decimal("0.615385")), *alpha.details]
    )


def test_the_statistics_are_attributes_of_the_package() -> None:
    """`import jipp` is enough to reach them."""
    assert jipp.evaluation.agreement is agreement


def test_marks_are_read_exactly_whatever_their_type() -> None:
    """A half is a half as text, decimal, fraction and float, and a tenth is a tenth."""
    a: Row = ["1/2", 1, Decimal("0.1"), None]
    b: Row = [0.5, Fraction(1), 0.1, 7]
    assert nominal([a, b]).exact == 1
    assert krippendorff_alpha([a, b], metric="interval").exact == 1


def test_a_float_and_a_decimal_of_all_its_digits_differ() -> None:
    """0.1 means a tenth; a decimal of 55 digits means what it says, though both compare equal."""
    tenth = 0.1
    ratings: list[Row] = [[tenth, tenth, "2"], [Decimal(tenth), tenth, "2"]]
    assert nominal(ratings).exact < 1
    assert nominal([[tenth, 0.5], [Decimal(tenth), 0.5]]).exact < 1


@pytest.mark.parametrize("bad", [math.nan, math.inf, True, "abc", [1], {"a": 1}])
def test_a_mark_that_is_no_number_is_refused_at_its_place(bad: object) -> None:
    """Each one is named, in one error, and the rest of the row does not matter."""
    ratings = cast("Any", [[1, 2, 3], [1, bad, 3], [bad, 1, "1e999"]])
    with pytest.raises(InvalidInputError) as error:
        icc(ratings, model="1", unit="single")
    places = ["/ratings/1/1", "/ratings/2/0", "/ratings/2/2"]
    assert problems(error) == [(place, "not_a_rating") for place in places]


def test_a_mark_that_is_no_number_is_told_in_words() -> None:
    """The text says what was found and what to give."""
    with pytest.raises(InvalidInputError) as error:
        kendall_w([[1, math.nan], [1, 2]])
    text = "/ratings/0/1: nan is not a mark: give an exact number, or none where nothing was marked"
    assert str(error.value) == text


def test_categories_may_be_texts_where_only_sameness_counts() -> None:
    """Words give what numbers in their stead give; a text that is a number is that number."""
    words: list[Row] = [["fit", "fit", "poor", None], ["fit", "poor", "poor", "fit"]]
    codes: list[Row] = [[1, 1, 2, None], ["1", "2", "2.0", 1]]
    assert nominal(words).exact == nominal(codes).exact
    assert gwet_ac(words).exact == gwet_ac(codes).exact
    assert cohen_kappa(*words).exact == cohen_kappa(*codes).exact
    with pytest.raises(InvalidInputError) as error:
        gwet_ac(words, weights="linear")
    assert len(problems(error)) == 7
    with pytest.raises(InvalidInputError) as error:
        cohen_kappa([1, "fit"], [2, 3], weights="quadratic")
    assert str(error.value) == (
        '/a/1: "fit" is not a mark: give an exact number, or none where nothing was marked'
    )
    with pytest.raises(InvalidInputError) as error:
        nominal([["fit", 0.5], ["fit", math.nan]])
    assert str(error.value) == f"/ratings/1/1: nan {NO_CATEGORY}"


@pytest.mark.parametrize(
    ("ratings", "faults"),
    [
        ("12", [f'/ratings: "12" {NO_LIST}']),
        (7, [f"/ratings: 7 {NO_LIST}"]),
        ([[1, 2], 3, "ab"], [f"/ratings/1: 3 {NO_LIST}", f'/ratings/2: "ab" {NO_LIST}']),
        ([[1, 2], [1], [1, 2, 3]], [f"/ratings/1: 1 {RAGGED}", f"/ratings/2: 3 {RAGGED}"]),
        (
            (),
            [
                f"/ratings: too few judges, 0: {FEW_JUDGES}",
                f"/ratings: too few subjects, 0: {FEW_SUBJECTS}",
            ],
        ),
        ([[1, 2, 3]], [f"/ratings: too few judges, 1: {FEW_JUDGES}"]),
        ([(), ()], [f"/ratings: too few subjects, 0: {FEW_SUBJECTS}"]),
    ],
)
def test_a_table_of_the_wrong_shape_is_refused(ratings: object, faults: list[str]) -> None:
    """Rows that are none, ragged rows, too few judges, no subjects."""
    with pytest.raises(InvalidInputError) as error:
        nominal(cast("Ratings", ratings))
    assert str(error.value).split("\n") == faults


def test_a_short_row_hides_no_other_fault() -> None:
    """Rows that are ragged or none and marks that are no numbers are reported together."""
    with pytest.raises(InvalidInputError) as error:
        krippendorff_alpha(cast("Ratings", [[1, 2, 3], [1, "x"], 7]), metric="interval")
    assert problems(error) == [
        ("/ratings/1", "ragged_ratings"),
        ("/ratings/2", "not_a_list"),
        ("/ratings/1/1", "not_a_rating"),
    ]


NEEDS_ALL: list[tuple[Callable[[Ratings], Coefficient], str]] = [
    (kendall_w, "Kendall's W"),
    (lambda r: icc(r, model="2", unit="single"), "intraclass correlation"),
]


@pytest.mark.parametrize(("coefficient", "name"), NEEDS_ALL)
def test_a_coefficient_of_complete_panels_names_each_gap(
    coefficient: Callable[[Ratings], Coefficient], name: str
) -> None:
    """It does not leave subjects out on its own, and says which coefficient admits gaps."""
    with pytest.raises(InvalidInputError) as error:
        coefficient([[1, None, 3], [1, 2, None]])
    assert str(error.value).split("\n") == [
        f"{place}: no mark here, but {name} needs every one: leave the subject out, or use"
        " Krippendorff's alpha, which admits gaps"
        for place in ("/ratings/0/1", "/ratings/1/2")
    ]
    with pytest.raises(InvalidInputError) as error:
        coefficient([[1], [2]])
    assert str(error.value) == (
        "/ratings: too few subjects, 1: give a column for each of at least 2"
    )


def test_fleiss_kappa_needs_as_many_marks_for_each_subject() -> None:
    """The judges may change from subject to subject, their number may not."""
    changing = [[1, None, 2], [1, 2, None], [None, 2, 1]]
    assert fleiss_kappa(changing).exact == fleiss_kappa([[1, 2, 2], [1, 2, 1]]).exact
    with pytest.raises(InvalidInputError) as error:
        fleiss_kappa([[1, None, 2], [1, 2, None], [None, 2, None]])
    assert str(error.value) == (
        "/ratings/0/2: 1 marks for this subject, but 2 for the first: Fleiss' kappa needs as many"
        " for each; Gwet's AC and Krippendorff's alpha do not"
    )


@pytest.mark.parametrize(
    ("call", "found", "choices"),
    [
        (
            lambda: krippendorff_alpha([[1], [2]], metric=cast("Any", "cardinal")),
            '/metric: "cardinal"',
            "nominal, ordinal, interval, ratio",
        ),
        (lambda: icc(ALIKE, model=cast("Any", 1), unit="single"), "/model: 1", "1, 2, 3"),
        (
            lambda: icc(ALIKE, model="1", unit=cast("Any", "mean")),
            '/unit: "mean"',
            "single, average",
        ),
        (
            lambda: cohen_kappa([1], [2], weights=cast("Any", "unweighted")),
            '/weights: "unweighted"',
            "identity, linear, quadratic",
        ),
        (
            lambda: gwet_ac([[1], [2]], weights=cast("Any", None)),
            "/weights: null",
            "identity, linear, quadratic",
        ),
    ],
)
def test_a_word_that_is_no_choice_is_refused(call: Call, found: str, choices: str) -> None:
    """The error lists the choices."""
    with pytest.raises(InvalidInputError) as error:
        call()
    assert str(error.value) == f"{found} is not allowed here: choose one of {choices}"


def test_two_judges_of_unequal_length_cannot_be_compared() -> None:
    """Both sequences are named by the argument they are."""
    with pytest.raises(InvalidInputError) as error:
        cohen_kappa([1, 2, 3], [1, 2])
    assert str(error.value) == f"/b: 2 {RAGGED.replace('2', '3')}"


def test_ratios_need_marks_that_are_not_negative() -> None:
    """Zero is fine, and is as far as can be from all else."""
    assert krippendorff_alpha([[0, 5, 9], [0, 5, 9]], metric="ratio").exact == 1
    with pytest.raises(InvalidInputError) as error:
        krippendorff_alpha([[1, -2, 3], [1, 2, "-1/2"]], metric="ratio")
    assert str(error.value).split("\n") == [
        f"{found} is negative, where ratios mean nothing: give 0 or more, or choose the"
        " interval metric"
        for found in ("/ratings/0/1: -2", "/ratings/1/2: -1/2")
    ]


def test_ratios_of_many_fine_marks_are_refused_rather_than_computed_for_minutes() -> None:
    """An exact fraction of millions of digits is of use to nobody."""
    fine = [1 / (n + 0.1) for n in range(160)]
    with pytest.raises(InvalidInputError) as error:
        krippendorff_alpha([fine[:80], fine[80:]], metric="ratio")
    assert problems(error) == [("/ratings", "too_fine_for_ratio")]


@pytest.mark.parametrize(
    ("categories", "expected"),
    [
        (
            [1, 2, 1],
            "/categories/2: 1 stands here a second time, first at position 0; keep one",
        ),
        (
            [1, math.nan, 2],
            f"/categories/1: nan {NO_CATEGORY}",
        ),
        (["1", 3], "/ratings/0/1: 2 is not allowed here: choose one of 1, 3"),
        (
            [1, "1/2", 1],
            (
                "/categories/2: 1 stands here a second time, first at position 0; keep one\n"
                "/ratings/0/1: 2 is not allowed here: choose one of 1, 1/2, 1"
            ),
        ),
        (cast("Any", 3), f"/categories: 3 {NO_LIST}"),
    ],
)
def test_categories_are_distinct_and_cover_the_marks(
    categories: Iterable[Number], expected: str
) -> None:
    """A mark outside them is named, not dropped; a gap is no mark."""
    with pytest.raises(InvalidInputError) as error:
        gwet_ac([[1, 2, None], [1, 1, 1]], categories=categories)
    assert str(error.value) == expected


def test_categories_nobody_chose_count_too() -> None:
    """They make chance agreement rarer, and widen the range that a difference is held against."""
    ratings = [[1, 2, 2], [1, 2, 1]]
    assert gwet_ac(ratings).exact == Fraction(1, 3)
    assert gwet_ac(ratings, categories=[1, 2, 3]).exact == Fraction(5, 9)
    # 1 and 2 lie two thirds of the range apart, so the one disagreement still counts a third.
    wide = gwet_ac(ratings, weights="linear", categories=["0.5", 1, 2])
    assert dict(wide.details)["pa"] == Fraction(7, 9)


COMPLETE = [[9, 6, 8], [2, 1, 4], [5, 3, 6]]
TIED = [[1, 2, 2, 4], [10, 30, 20, 40], [5, 6, 7, 8]]
TENTHS: list[Row] = [[1, 2, 3, None], [1, "2.1", 2, 4]]
SQUARES = {
    "MSR": "52/9",
    "MSW": "68/9",
    "MSC": "193/9",
    "MSE": "11/18",
    "dfR": 2,
    "dfW": 6,
    "dfC": 2,
    "dfE": 4,
    "subjects": 3,
    "judges": 3,
}


@pytest.mark.parametrize(
    ("call", "name", "exact", "details"),
    [
        (
            lambda: nominal([[1, 2, 3, None], [1, 2, 4, 4], [None, 2, None, 1]]),
            "krippendorff_alpha",
            "13/29",
            {"Do": "4/9", "De": "29/36", "pairable": 9, "subjects": 4, "distinct": 4}
            | {"metric": "nominal"},
        ),
        (
            lambda: krippendorff_alpha(TENTHS, metric="ordinal"),
            "krippendorff_alpha",
            "113/198",
            {"Do": "17/6", "De": "33/5", "pairable": 6, "subjects": 3, "distinct": 4}
            | {"metric": "ordinal"},
        ),
        (
            lambda: krippendorff_alpha(TENTHS, metric="interval"),
            "krippendorff_alpha",
            "244/345",
            {"Do": "101/300", "De": "23/20", "pairable": 6, "subjects": 3, "distinct": 4}
            | {"metric": "interval"},
        ),
        (
            lambda: krippendorff_alpha([[1, 2, 3, None], ["0.5", 2, 5, 4]], metric="ratio"),
            "krippendorff_alpha",
            "10967584/14673209",
            {"Do": "25/432", "De": "14673209/64033200", "pairable": 6, "subjects": 3}
            | {"distinct": 5, "metric": "ratio"},
        ),
        (
            lambda: fleiss_kappa([["y", "y", "n"], ["y", "n", "n"], ["y", "n", "n"]]),
            "fleiss_kappa",
            "11/20",
            {"pa": "7/9", "pe": "41/81", "subjects": 3, "judges": 3, "categories": 2},
        ),
        (
            lambda: cohen_kappa([1, 2, 3, None, 4], [1, 3, 3, 1, 2], weights="linear"),
            "cohen_kappa",
            "1/3",
            {"pa": "3/4", "pe": "5/8", "subjects": 4, "weights": "linear"},
        ),
        (
            lambda: gwet_ac(
                [["0.5", 2, 1, None, 1], [1, 2, 2, 1, None]],
                weights="quadratic",
                categories=["0.5", 1, 2],
            ),
            "gwet_ac",
            "769/1269",
            {"pa": "22/27", "pe": "53/100", "subjects": 5, "pairable": 3, "categories": 3}
            | {"weights": "quadratic"},
        ),
        (
            lambda: gwet_ac([[1, 2, None], [1, 1, None]]),
            "gwet_ac",
            "1/5",
            {"pa": "1/2", "pe": "3/8", "subjects": 2, "pairable": 2, "categories": 2}
            | {"weights": "identity"},
        ),
        (
            lambda: cohen_kappa(["fit", 1, 2], ["fit", 2, 2]),
            "cohen_kappa",
            "1/2",
            {"pa": "2/3", "pe": "1/3", "subjects": 3, "weights": "identity"},
        ),
        (
            lambda: icc(COMPLETE, model="1", unit="single"),
            "icc",
            "-4/47",
            SQUARES | {"F": "13/17", "df1": 2, "df2": 6, "model": "1", "unit": "single"},
        ),
        (
            lambda: icc(COMPLETE, model="2", unit="average"),
            "icc",
            "93/229",
            SQUARES | {"F": "104/11", "df1": 2, "df2": 4, "model": "2", "unit": "average"},
        ),
        (
            lambda: kendall_w(TIED),
            "kendall_w",
            "27/29",
            {"S": "81/2", "chi2": "243/29", "df": 3, "ties": 6, "subjects": 4, "judges": 3},
        ),
        (
            lambda: kendall_w(TIED, correct_ties=False),
            "kendall_w",
            "9/10",
            {"S": "81/2", "chi2": "81/10", "df": 3, "ties": 6, "subjects": 4, "judges": 3},
        ),
    ],
)
def test_a_coefficient_holds_what_it_was_made_of(
    call: Callable[[], Coefficient], name: str, exact: str, details: dict[str, str | int]
) -> None:
    """Its name, its value, and every detail by the name that the docstring promises."""
    found = call()
    words = {"metric", "model", "unit", "weights"}
    assert (found.name, found.exact) == (name, Fraction(exact))
    assert dict(found.details) == {
        key: value if key in words else Fraction(value) for key, value in details.items()
    }


def test_judges_who_reverse_one_another_have_no_concordance() -> None:
    """Rank sums that are all alike are a value of 0, unless every judge ties everybody."""
    assert kendall_w([[1, 2], [2, 1]]).exact == 0


def test_mean_squares_shrink_with_the_square_of_the_unit() -> None:
    """Marks in tenths have a hundredth of the squares and the same correlation."""
    tenths = [[f"0.{mark}" for mark in row] for row in COMPLETE]
    whole, small = (icc(t, model="2", unit="average") for t in (COMPLETE, tenths))
    assert small.exact == whole.exact
    for name in ("MSR", "MSW", "MSC", "MSE"):
        assert dict(small.details)[name] == Fraction(str(dict(whole.details)[name])) / 100


def test_no_ratio_of_variances_is_given_where_nothing_is_left_over() -> None:
    """Judges who differ by their severity alone leave no residual to divide by."""
    found = icc([[1, 2, 3], [2, 3, 4]], model="3", unit="single")
    assert found.exact == 1
    assert "F" not in dict(found.details)


@pytest.mark.parametrize("metric", METRICS)
def test_alpha_of_equal_marks_is_undefined(metric: Metric) -> None:
    """Where all marks are one, no disagreement was to be expected: neither 0 nor 1 is right."""
    with pytest.raises(UndefinedError) as error:
        krippendorff_alpha(ALIKE, metric=metric)
    assert problems(error) == [("", "no_variation")]
    assert str(error.value) == ONE_MARK.format("Krippendorff's alpha")
    assert "alfa Krippendorff tidak terdefinisi" in error.value.message("id")


@pytest.mark.parametrize(
    "call",
    [
        lambda: nominal([[1, None], [None, 2]]),
        lambda: fleiss_kappa([[1, None], [None, 2]]),
        lambda: gwet_ac([[1, None], [None, 2]]),
        lambda: cohen_kappa([1, None], [None, 2]),
    ],
)
def test_agreement_without_a_shared_subject_is_undefined(call: Call) -> None:
    """Judges who never meet cannot agree or disagree."""
    with pytest.raises(UndefinedError) as error:
        call()
    assert problems(error) == [("", "no_pairs")]


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        (lambda: icc(ALIKE, model="1", unit="single"), ONE_VALUE.format("intraclass correlation")),
        (lambda: icc(ALIKE, model="3", unit="average"), ONE_VALUE.format("intraclass correlation")),
        (
            lambda: icc([[1, 2], [2, 1]], model="2", unit="single"),
            ONE_VALUE.format("intraclass correlation"),
        ),
        (lambda: kendall_w(ALIKE), NO_ORDER),
        (lambda: kendall_w(ALIKE, correct_ties=False), NO_ORDER),
        (lambda: fleiss_kappa(ALIKE), ONE_MARK.format("Fleiss' kappa")),
        (lambda: cohen_kappa(*ALIKE), ONE_MARK.format("Cohen's kappa")),
        (lambda: cohen_kappa(*ALIKE, weights="linear"), ONE_MARK.format("Cohen's kappa")),
        (lambda: gwet_ac(ALIKE), ONE_MARK.format("Gwet's AC")),
    ],
)
def test_a_coefficient_without_variation_is_undefined(call: Call, fault: str) -> None:
    """A coefficient that divides by nothing says so instead of giving a number."""
    with pytest.raises(UndefinedError) as error:
        call()
    assert str(error.value) == fault


def test_judges_who_always_differ_have_negative_alpha() -> None:
    """Systematic disagreement is defined, and worse than chance."""
    assert nominal([[1, 2], [2, 1]]).exact < 0


def test_gwets_coefficient_is_defined_where_other_categories_exist() -> None:
    """All agree on one category of two: full agreement, where the kappas have no value."""
    assert gwet_ac(ALIKE, categories=[4, 5]).exact == 1


def test_ratings_in_short_floats_are_no_ratings() -> None:
    """Of 0.1 in 32 bits nothing is left but 0.10000000149011612, as everywhere."""
    assert nominal([array("d", [0.1, 0.2]), [0.1, 0.2]]).exact == 1
    with pytest.raises(InvalidInputError, match="/ratings/0: array is not a list"):
        nominal([array("f", [0.1, 0.2]), [0.1, 0.2]])
