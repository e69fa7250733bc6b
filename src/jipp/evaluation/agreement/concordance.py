"""Kendall's W: the concordance of the rankings of several judges."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from jipp.evaluation.agreement.coefficient import Coefficient, Detail, undefined
from jipp.evaluation.agreement.distances import dot, doubled_ranks
from jipp.evaluation.agreement.ratings import complete, read
from jipp.typing import Number

__all__ = ["kendall_w"]


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
