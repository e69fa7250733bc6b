"""The log-rank test of two groups of stays, exact."""

from collections.abc import Iterable
from fractions import Fraction
from typing import final

import attrs

from jipp._html import Shown
from jipp.errors import Problem, UndefinedError

__all__ = ["LogRank"]


@final
@attrs.frozen(kw_only=True, repr=False)
class LogRank(Shown):
    """How unlike two groups of stays end: chi-square, and its degrees of freedom.

    `observed` is how many stays of the first group ended, and `expected` how many would have, had
    both groups ended alike.
    """

    __wired__ = False

    chi_square: Fraction
    df: int = 1
    observed: int
    expected: Fraction


def compared(lengths: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> LogRank:
    """Return the test of two groups by the numbers at risk and ended of each at every length.

    Raises:
        UndefinedError: no length at which stays of both groups were at risk and not all ended.

    >>> compared([((2, 1), (2, 0)), ((1, 1), (2, 0)), ((0, 0), (2, 2))]).chi_square
    Fraction(49, 17)
    """
    observed, expected, variance = 0, Fraction(0), Fraction(0)
    for (mine, ended), (theirs, over) in lengths:
        at_risk, both = mine + theirs, ended + over
        observed += ended
        expected += Fraction(both * mine, at_risk)
        if at_risk > 1:
            share = Fraction(mine * theirs, at_risk * at_risk)
            variance += share * both * Fraction(at_risk - both, at_risk - 1)
    if not variance:
        raise UndefinedError(Problem(code="not_comparable"))
    return LogRank(
        chi_square=(observed - expected) ** 2 / variance, observed=observed, expected=expected
    )
