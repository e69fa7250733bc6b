"""Agreement and severity against krippendorff, pingouin, statsmodels, irrCAC and scipy.

The panels are random and synthetic; each seed is one panel.
"""

import random
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, TypeAlias

import pytest

from jipp.evaluation.agreement import (
    cohen_kappa,
    fleiss_kappa,
    gwet_ac,
    icc,
    kendall_w,
    krippendorff_alpha,
)
from jipp.evaluation.agreement.alpha import Metric
from jipp.evaluation.agreement.kappa import KappaWeights
from jipp.evaluation.agreement.variance import IccModel, IccUnit
from jipp.evaluation.severity import adjust, z_scores
from tests.benchmarks.rivals import load
from tests.scoring_cases import near

pytestmark = [
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.parametrize("seed", range(12)),
]
Ratings: TypeAlias = list[list[Any]]
ICC_NAMES: dict[tuple[IccModel, IccUnit], str] = {
    ("1", "single"): "ICC(1,1)",
    ("2", "single"): "ICC(A,1)",
    ("3", "single"): "ICC(C,1)",
    ("1", "average"): "ICC(1,k)",
    ("2", "average"): "ICC(A,k)",
    ("3", "average"): "ICC(C,k)",
}


def panel(seed: int, *, gaps: float = 0.0, marks: Sequence[float] = range(1, 6)) -> Ratings:
    """Ratings of 2 to 5 judges and 6 to 30 subjects who share an opinion now and then."""
    chance = random.Random(seed)  # noqa: S311 - synthetic marks
    judges, subjects = chance.randint(2, 5), chance.randint(6, 30)
    worth = [chance.choice(marks) for _ in range(subjects)]
    return [
        [
            None
            if chance.random() < gaps
            else (w if chance.random() < 0.6 else chance.choice(marks))
            for w in worth
        ]
        for _ in range(judges)
    ]


def holed(ratings: Ratings) -> Any:
    """The ratings as a float array with NaN in the gaps."""
    nan = float("nan")
    return load("numpy").array([[nan if m is None else float(m) for m in row] for row in ratings])


@pytest.mark.parametrize("metric", ["nominal", "ordinal", "interval", "ratio"])
def test_alpha_is_that_of_the_krippendorff_package(seed: int, metric: Metric) -> None:
    """Random gaps, whole marks and halves."""
    ratings = panel(seed, gaps=0.2, marks=[0, 0.5, 1, 2.5, 4, 7])
    theirs = load("krippendorff").alpha(
        reliability_data=holed(ratings), level_of_measurement=metric
    )
    assert near(krippendorff_alpha(ratings, metric=metric), theirs, 1e-9)


@pytest.mark.parametrize(("model", "unit"), list(ICC_NAMES))
def test_intraclass_correlations_are_those_of_pingouin(
    seed: int, model: IccModel, unit: IccUnit
) -> None:
    """All six, from a table of one row a mark."""
    ratings = panel(seed)
    rows = [(i, j, float(m)) for j, row in enumerate(ratings) for i, m in enumerate(row)]
    frame = load("pandas").DataFrame(rows, columns=["subject", "judge", "mark"])
    table = load("pingouin").intraclass_corr(frame, "subject", "judge", "mark")
    theirs = dict(zip(table["Type"], table["ICC"], strict=True))[ICC_NAMES[model, unit]]
    assert near(icc(ratings, model=model, unit=unit), theirs, 1e-9)


def test_cronbachs_alpha_is_that_of_pingouin(seed: int) -> None:
    """The intraclass correlation of model 3 for the average; judges are its items."""
    ratings = panel(seed)
    frame = load("pandas").DataFrame(list(zip(*ratings, strict=True)))
    theirs, _ = load("pingouin").cronbach_alpha(frame)
    assert near(icc(ratings, model="3", unit="average"), theirs, 1e-9)


def test_kendalls_w_is_friedmans_chi_squared(seed: int) -> None:
    """With ties corrected, chi-squared is judges times subjects less one times W."""
    ratings = panel(seed)
    if len(ratings) < 3:
        ratings.append(ratings[0])
    theirs = load("scipy.stats").friedmanchisquare(*zip(*ratings, strict=True)).statistic
    found = kendall_w(ratings)
    assert near(dict(found.details)["chi2"], theirs, 1e-9)
    assert near(found.exact * len(ratings) * (len(ratings[0]) - 1), theirs, 1e-9)


def test_fleiss_kappa_is_that_of_statsmodels(seed: int) -> None:
    """From counts a category."""
    ratings = panel(seed)
    rater = load("statsmodels.stats.inter_rater")
    counts, _ = rater.aggregate_raters(load("numpy").array(ratings).T)
    assert near(fleiss_kappa(ratings), rater.fleiss_kappa(counts), 1e-9)


@pytest.mark.parametrize(
    ("weights", "theirs"), [("identity", None), ("linear", "linear"), ("quadratic", "quadratic")]
)
def test_cohens_kappa_is_that_of_statsmodels(
    seed: int, weights: KappaWeights, theirs: str | None
) -> None:
    """From a square table of evenly spaced marks."""
    a, b = panel(seed)[:2]
    table = [[0] * 5 for _ in range(5)]
    for one, other in zip(a, b, strict=True):
        table[one - 1][other - 1] += 1
    rater = load("statsmodels.stats.inter_rater")
    expected = rater.cohens_kappa(table, wt=theirs).kappa
    assert near(cohen_kappa(a, b, weights=weights), expected, 1e-9)


@pytest.mark.parametrize("weights", ["identity", "linear", "quadratic"])
@pytest.mark.parametrize("categories", [None, [0.5, 1, 2, 3, 4, 5]])
def test_gwets_coefficient_is_that_of_irrcac(
    seed: int, weights: KappaWeights, categories: list[float] | None
) -> None:
    """With gaps and a category nobody used; from pandas 3 on it counts a gap as a category."""
    pandas = load("pandas")
    assert pandas.__version__ < "3"
    ratings = panel(seed, gaps=0.2)
    frame = pandas.DataFrame(holed(ratings).T)
    theirs = load("irrCAC.raw").CAC(frame, weights=weights, categories=categories, digits=12)
    expected = theirs.gwet()["est"]
    found = gwet_ac(ratings, weights=weights, categories=categories)
    assert near(found, expected["coefficient_value"], 1e-9)
    assert near(dict(found.details)["pa"], expected["pa"], 1e-9)
    assert near(dict(found.details)["pe"], expected["pe"], 1e-9)


def test_severity_is_ordinary_least_squares(seed: int) -> None:
    """Effects coded to sum to zero, over a panel with about half its marks missing."""
    ratings = panel(seed, gaps=0.4, marks=range(40, 101))
    ratings[0] = [50 if m is None else m for m in ratings[0]]
    triples = [
        (f"S{i:02}", f"J{j}", m)
        for j, row in enumerate(ratings)
        for i, m in enumerate(row)
        if m is not None
    ]
    frame = load("pandas").DataFrame(triples, columns=["subject", "judge", "mark"])
    ols = load("statsmodels.formula.api").ols
    fit = ols("mark ~ C(subject, Sum) + C(judge, Sum)", data=frame.astype({"mark": float})).fit()
    found = adjust(triples)
    assert near(found.grand_mean, fit.params["Intercept"], 1e-6)
    judges = [(judge, fit.effect) for judge, fit in found.judges.items()]
    for name, effects in (("subject", found.subjects), ("judge", judges)):
        for key, effect in effects[:-1]:
            theirs = fit.params[f"C({name}, Sum)[S.{key}]"]
            assert near(effect, theirs, 1e-6)
    residuals = {(s, j): float(r) for s, j, r in found.residuals}
    pairs = zip(triples, fit.resid, strict=True)
    assert all(near(residuals[s, j], theirs, 1e-6) for (s, j, _), theirs in pairs)


def test_outliers_are_externally_studentised(seed: int) -> None:
    """In a complete panel the same marks stand out as in statsmodels, at the same bound."""
    ratings = panel(seed, marks=range(40, 101))
    triples = [(f"S{i}", f"J{j}", m) for j, row in enumerate(ratings) for i, m in enumerate(row)]
    frame = load("pandas").DataFrame(triples, columns=["subject", "judge", "mark"])
    ols = load("statsmodels.formula.api").ols
    fit = ols("mark ~ C(subject) + C(judge)", data=frame.astype({"mark": float})).fit()
    studentised = fit.get_influence().resid_studentized_external
    bound = Fraction(3, 2)
    expected = {(s, j) for (s, j, _), t in zip(triples, studentised, strict=True) if abs(t) > bound}
    assert {(s, j) for s, j, _ in adjust(triples, cutoff=bound).outliers} == expected


def test_z_scores_are_those_of_scipy(seed: int) -> None:
    """Each judge by itself, ddof 0."""
    ratings = panel(seed)
    triples = [(f"S{i}", f"J{j}", m) for j, row in enumerate(ratings) for i, m in enumerate(row)]
    theirs = load("scipy.stats").zscore(holed(ratings), axis=1).ravel()
    pairs = zip(z_scores(triples), theirs, strict=True)
    assert all(near(z, other) for (_, _, z), other in pairs)
