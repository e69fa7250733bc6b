"""Coefficients by analysis of variance: intraclass correlation and Cronbach's alpha."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final, Literal, NamedTuple, TypeAlias

from jipp.evaluation._coefficient import Coefficient, Detail, choice, undefined
from jipp.evaluation._distances import dot
from jipp.evaluation._ratings import complete, read
from jipp.typing import Number

__all__ = ["IccModel", "IccUnit", "cronbach_alpha", "icc"]

IccModel: TypeAlias = Literal["1", "2", "3"]
IccUnit: TypeAlias = Literal["single", "average"]
_MODELS: Final = ("1", "2", "3")
_UNITS: Final = ("single", "average")


class _Squares(NamedTuple):
    """Mean squares of a complete table: between subjects, within them, between judges, the rest."""

    subjects: int
    judges: int
    bms: Fraction
    wms: Fraction
    jms: Fraction
    ems: Fraction


def icc(
    ratings: Iterable[Iterable[Number | None]], *, model: IccModel, unit: IccUnit
) -> Coefficient:
    """Compute an intraclass correlation: the share of the variance that is the subjects' own.

    Model `1`: each subject has its own judges. `2`: the judges are drawn from many, and their
    severity counts as error. `3`: these judges alone matter, and their severity does not count.
    Unit `single`: how far one judge's mark can be relied on; `average`: the mean of all judges.
    Needs every mark. May be negative. Undefined where the subjects do not differ enough for its
    denominator to be positive.

    `details`: the mean squares `BMS` `WMS` `JMS` `EMS` (between subjects, within subjects, between
    judges, residual), `F` of the subjects (absent where its denominator is 0), its degrees of
    freedom `df1` and `df2`, `subjects`, `judges`, `model`, `unit`.

    Source: P. E. Shrout and J. L. Fleiss, Psychological Bulletin 86 (1979) 420-428.

    Raises:
        InvalidInputError: missing marks, marks that are no numbers, fewer than two judges or
            subjects, another model or unit.
        UndefinedError: the denominator is not positive.

    >>> icc([[9, 6, 8], [2, 1, 4], [5, 3, 6]], model="3", unit="single").exact
    Fraction(31, 42)
    """
    choice("model", model, _MODELS)
    choice("unit", unit, _UNITS)
    table = _squares(ratings, "icc")
    top = table.bms - (table.wms if model == "1" else table.ems)
    bottom = _single(table, model) if unit == "single" else _average(table, model)
    if bottom <= 0:
        undefined("no_variance", name="icc")
    return Coefficient(
        name="icc", exact=top / bottom, details=_details(table, model) | {"unit": unit}
    )


def _single(table: _Squares, model: IccModel) -> Fraction:
    n, k, bms, wms, jms, ems = table
    if model == "1":
        return bms + (k - 1) * wms
    severity = k * (jms - ems) / n if model == "2" else 0
    return bms + (k - 1) * ems + severity


def _average(table: _Squares, model: IccModel) -> Fraction:
    return table.bms + ((table.jms - table.ems) / table.subjects if model == "2" else 0)


def _details(table: _Squares, model: IccModel) -> dict[str, Detail]:
    n, k, bms, wms, jms, ems = table
    error, freedom = (wms, n * (k - 1)) if model == "1" else (ems, (n - 1) * (k - 1))
    found: dict[str, Detail] = {
        "BMS": bms,
        "WMS": wms,
        "JMS": jms,
        "EMS": ems,
        "df1": n - 1,
        "df2": freedom,
        "subjects": n,
        "judges": k,
        "model": model,
    }
    return found | ({"F": bms / error} if error else {})


def _squares(ratings: Iterable[Iterable[Number | None]], name: str) -> _Squares:
    found = read(ratings, subjects=2)
    rows = complete(found, name)
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
        bms=Fraction(between, unit * (n - 1)),
        wms=Fraction(whole - between, unit * n * (k - 1)),
        jms=Fraction(judging, unit * (k - 1)),
        ems=Fraction(whole - between - judging, unit * (n - 1) * (k - 1)),
    )


def cronbach_alpha(ratings: Iterable[Iterable[Number | None]]) -> Coefficient:
    """Compute Cronbach's alpha: how consistently the judges' sum places the subjects.

    Equals `icc` of model `3`, unit `average`: a severe judge does not lower it. Needs every mark.
    Undefined where all subjects have the same sum.

    `details`: `judge_variance`, the sum of the judges' own variances, and `total_variance`, that of
    the subjects' sums (both with n - 1), `subjects`, `judges`.

    Source: L. J. Cronbach, Psychometrika 16 (1951) 297-334.

    Raises:
        InvalidInputError: missing marks, marks that are no numbers, fewer than two judges or
            subjects.
        UndefinedError: all subjects have the same sum.

    >>> cronbach_alpha([[9, 6, 8], [2, 1, 4], [5, 3, 6]]).exact
    Fraction(93, 104)
    """
    n, k, bms, _, _, ems = _squares(ratings, "cronbach_alpha")
    if not bms:
        undefined("no_variance", name="cronbach_alpha")
    details: dict[str, Detail] = {
        "judge_variance": bms + (k - 1) * ems,
        "total_variance": k * bms,
        "subjects": n,
        "judges": k,
    }
    return Coefficient(name="cronbach_alpha", exact=1 - ems / bms, details=details)
