"""Intraclass correlations by analysis of variance, and Kendall's W, which is one of ranks.

A complete table of subjects by judges has four sums of squares: between subjects, within subjects,
between judges and the residual. They are computed as whole numbers, times the numbers of subjects
and judges, and divided once. Model 1 compares the subjects with what lies within them, models 2
and 3 with the residual; model 2 adds what lies between the judges to the error.
"""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import Final, Literal, NamedTuple, TypeAlias

from jipp.evaluation.agreement.coefficient import Coefficient, Detail, choice, undefined
from jipp.evaluation.agreement.distances import dot, doubled_ranks
from jipp.evaluation.agreement.ratings import complete, read
from jipp.typing import Number

__all__ = ["icc", "kendall_w"]

IccModel: TypeAlias = Literal["1", "2", "3"]
IccUnit: TypeAlias = Literal["single", "average"]
_MODELS: Final = ("1", "2", "3")
_UNITS: Final = ("single", "average")


class _Squares(NamedTuple):
    """Mean squares of a complete table: of subjects (rows), within them, of judges, the rest."""

    subjects: int
    judges: int
    msr: Fraction
    msw: Fraction
    msc: Fraction
    mse: Fraction


def icc(
    ratings: Iterable[Iterable[Number | None]], *, model: IccModel, unit: IccUnit
) -> Coefficient:
    """Return an intraclass correlation: the share of the variance that lies between subjects.

    Model `1`: each subject has its own judges. `2`: the judges are drawn from many, and their
    severity counts as error. `3`: these judges alone matter, and their severity does not count.
    Unit `single`: how far one judge's mark can be relied on; `average`: the mean of all judges.
    Needs every mark. May be negative. Undefined where the subjects do not differ enough for its
    denominator to be positive.

    Model `3`, unit `average` is Cronbach's alpha: how consistently the judges' sum places the
    subjects.

    `details`: the mean squares `MSR` `MSW` `MSC` `MSE` (between subjects, within subjects, between
    judges, residual) and their degrees of freedom `dfR` `dfW` `dfC` `dfE`; `F` of the subjects
    (absent where its denominator is 0), with `df1` and `df2`; `subjects`, `judges`, `model`,
    `unit`.

    Source: P. E. Shrout and J. L. Fleiss, Psychological Bulletin 86 (1979) 420-428; the names of
    the mean squares: K. O. McGraw and S. P. Wong, Psychological Methods 1 (1996) 30-46; L. J.
    Cronbach, Psychometrika 16 (1951) 297-334.

    Raises:
        InvalidInputError: missing marks, marks that are no numbers, fewer than two judges or
            subjects, another model or unit.
        UndefinedError: the denominator is not positive.

    >>> icc([[9, 6, 8], [2, 1, 4], [5, 3, 6]], model="3", unit="single").exact
    Fraction(31, 42)
    """
    choice("model", model, _MODELS)
    choice("unit", unit, _UNITS)
    table = _squares(ratings)
    top = table.msr - (table.msw if model == "1" else table.mse)
    bottom = _single(table, model) if unit == "single" else _average(table, model)
    if bottom <= 0:
        undefined("no_variance", name="icc")
    return Coefficient(
        name="icc", exact=top / bottom, details=_details(table, model) | {"unit": unit}
    )


def _single(table: _Squares, model: IccModel) -> Fraction:
    n, k, msr, msw, msc, mse = table
    if model == "1":
        return msr + (k - 1) * msw
    severity = k * (msc - mse) / n if model == "2" else 0
    return msr + (k - 1) * mse + severity


def _average(table: _Squares, model: IccModel) -> Fraction:
    return table.msr + ((table.msc - table.mse) / table.subjects if model == "2" else 0)


def _details(table: _Squares, model: IccModel) -> dict[str, Detail]:
    n, k, msr, msw, msc, mse = table
    of_subjects, of_judges, within = n - 1, k - 1, n * (k - 1)
    rest = of_subjects * of_judges
    error, freedom = (msw, within) if model == "1" else (mse, rest)
    found: dict[str, Detail] = {
        "MSR": msr,
        "MSW": msw,
        "MSC": msc,
        "MSE": mse,
        "dfR": of_subjects,
        "dfW": within,
        "dfC": of_judges,
        "dfE": rest,
        "df1": of_subjects,
        "df2": freedom,
        "subjects": n,
        "judges": k,
        "model": model,
    }
    return found | ({"F": msr / error} if error else {})


def _squares(ratings: Iterable[Iterable[Number | None]]) -> _Squares:
    found = read(ratings, subjects=2)
    rows = complete(found, "icc")
    k, n = len(rows), found.subjects
    sums = list(map(sum, zip(*rows, strict=True)))
    by_judge = list(map(sum, rows))
    total = sum(by_judge)
    # Sums of squares times n k, so that all of it is whole numbers.
    whole = n * k * sum(dot(row, row) for row in rows) - total * total
    between = n * dot(sums, sums) - total * total
    judging = k * dot(by_judge, by_judge) - total * total
    unit = n * k * found.scale**2
    return _Squares(
        n,
        k,
        msr=Fraction(between, unit * (n - 1)),
        msw=Fraction(whole - between, unit * n * (k - 1)),
        msc=Fraction(judging, unit * (k - 1)),
        mse=Fraction(whole - between - judging, unit * (n - 1) * (k - 1)),
    )


def kendall_w(
    ratings: Iterable[Iterable[Number | None]], *, correct_ties: bool = True
) -> Coefficient:
    """Return Kendall's coefficient of concordance, from 0 (none) to 1 (the same order).

    Each judge's marks are ranked, equal marks sharing the mean of their ranks. With `correct_ties`
    the largest sum that those ties leave possible is the measure, so that judges who tie alike
    can reach 1. Needs every mark. Undefined where every judge gives one mark to all.

    `details`: `S`, the sum of squared deviations of the rank sums; `ties`, the sum of t**3 - t over
    all groups of t equal marks; `chi2` = judges (subjects - 1) W, with `df` degrees of freedom;
    `subjects`, `judges`.

    Source: M. G. Kendall and B. Babington Smith, Annals of Mathematical Statistics 10 (1939)
    275-287.

    Raises:
        InvalidInputError: missing marks, marks that are no numbers, fewer than two judges or
            subjects.
        UndefinedError: every judge ties all subjects.

    >>> kendall_w([[1, 2, 3, 4], [10, 30, 20, 40], [5, 6, 7, 8]]).exact
    Fraction(41, 45)
    """
    found = read(ratings, subjects=2)
    rows = complete(found, "kendall_w")
    m, n = len(rows), found.subjects
    counts = [Counter(row) for row in rows]
    ranks = map(doubled_ranks, counts)
    ranked = [map(rank.__getitem__, row) for rank, row in zip(ranks, rows, strict=True)]
    sums = list(map(sum, zip(*ranked, strict=True)))
    spread = Fraction(n * dot(sums, sums) - sum(sums) ** 2, 4 * n)
    ties = sum(t**3 - t for count in counts for t in count.values())
    most = m * m * (n**3 - n) - (m * ties if correct_ties else 0)
    if ties == m * (n**3 - n):
        undefined("no_order", name="kendall_w")
    concordance = 12 * spread / most
    details: dict[str, Detail] = {
        "S": spread,
        "ties": ties,
        "chi2": m * (n - 1) * concordance,
        "df": n - 1,
        "subjects": n,
        "judges": m,
    }
    return Coefficient(name="kendall_w", exact=concordance, details=details)
