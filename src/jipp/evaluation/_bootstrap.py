"""How far a coefficient would swing with other subjects: the bootstrap, drawn or enumerated."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, combinations_with_replacement
from math import comb, factorial, fsum, prod, sqrt
from random import Random
from typing import Any, TypeAlias, final

import attrs

from jipp._fields import Fault, as_callable, as_count, as_natural, as_number, fault, refuse
from jipp._html import Shown
from jipp._numbers import exact
from jipp._text import shown
from jipp.errors import InvalidInputError, Problem, UndefinedError
from jipp.evaluation._coefficient import Coefficient, Detail, undefined
from jipp.evaluation._ratings import read
from jipp.typing import Number

__all__ = ["Bootstrap", "Statistic", "bootstrap"]

Statistic: TypeAlias = Callable[[Sequence[Sequence[Any]]], Coefficient | Number]


@final
@attrs.frozen(kw_only=True, repr=False)
class Bootstrap(Shown):
    """A statistic with a percentile interval over resampled subjects.

    `exact` is the statistic of the ratings themselves. `low` and `high` bound the middle `level` of
    its values over `draws` resamples: the least values that (1 - level) / 2 and (1 + level) / 2 of
    the draws do not exceed, none interpolated. `undefined` counts the draws for which it is not
    defined; the interval is over the rest. `enumerated` says that all resamples were counted, so
    that nothing is left to chance. `distribution` pairs each value with its number of draws.
    """

    exact: Fraction
    low: Fraction
    high: Fraction
    level: Fraction
    draws: int
    undefined: int
    enumerated: bool
    distribution: tuple[tuple[Fraction, int], ...]

    @property
    def standard_error(self) -> float:
        """The standard deviation over the draws (divided by their number); a root, so a float."""
        total = self.draws - self.undefined
        values = [(float(value), times) for value, times in self.distribution]
        mean = fsum(value * times for value, times in values) / total
        return sqrt(fsum(times * (value - mean) ** 2 for value, times in values) / total)

    @property
    def details(self) -> tuple[tuple[str, Detail], ...]:
        """All but the distribution, as pairs."""
        return (
            ("draws", self.draws),
            ("enumerated", int(self.enumerated)),
            ("high", self.high),
            ("level", self.level),
            ("low", self.low),
            ("undefined", self.undefined),
        )

    def __float__(self) -> float:
        return float(self.exact)


def bootstrap(
    statistic: Statistic,
    ratings: Iterable[Iterable[Number | None]],
    *,
    seed: int,
    draws: int = 1000,
    level: Number = "0.95",
) -> Bootstrap:
    """Resample the subjects with replacement and give the statistic's percentile interval.

    `statistic` takes ratings (rows of Fractions, texts and None) and gives a `Coefficient` or a
    number, as `krippendorff_alpha` does with its metric filled in. Where there are no more distinct
    resamples than `draws`, each is computed once and counted as often as it would occur, out of
    all n**n; else `draws` are drawn by `random.Random(seed)`, subject by subject, from its
    `random()` alone: one seed gives the same result on every Python.

    Source: B. Efron, Annals of Statistics 7 (1979) 1-26; percentile intervals: B. Efron and R. J.
    Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.

    Raises:
        InvalidInputError: no subjects, a seed, draws or level out of range, a statistic that gives
            no number.
        UndefinedError: the statistic is not defined for the ratings themselves.

    >>> def mean(rows):
    ...     return sum(rows[0]) / len(rows[0])
    >>> found = bootstrap(mean, [[2, 5, 11]], seed=1)
    >>> found.enumerated, found.draws, found.low, found.high
    (True, 27, Fraction(2, 1), Fraction(11, 1))
    """
    confidence = as_number(level)
    if not isinstance(confidence, Fault) and not 0 < confidence < 1:
        confidence = fault("not_a_share", confidence)
    called = as_callable(statistic)
    refuse(statistic=called, seed=as_count(seed), draws=as_natural(draws), level=confidence)
    middle = Fraction(confidence)
    found = read(ratings, labels=True, judges=1)
    n = found.subjects
    estimate = _value(statistic(found))
    enumerated = comb(2 * n - 1, n) <= draws
    counts: Counter[Fraction | None] = Counter()
    for subjects, times in _all(n) if enumerated else _drawn(n, seed, draws):
        try:
            counts[_value(statistic(found.pick(subjects)))] += times
        except UndefinedError:
            counts[None] += times
    missed = counts.pop(None, 0)
    values = sorted((value, times) for value, times in counts.items() if value is not None)
    if not values:
        undefined("no_draw_defined", draws=draws)
    tail = (1 - middle) / 2
    return Bootstrap(
        exact=estimate,
        low=_quantile(values, tail),
        high=_quantile(values, 1 - tail),
        level=middle,
        draws=n**n if enumerated else draws,
        undefined=missed,
        enumerated=enumerated,
        distribution=tuple(values),
    )


def _value(result: Coefficient | Number) -> Fraction:
    number = result.exact if isinstance(result, Coefficient) else exact(result)
    if number is None:
        params = {"value": shown(result)}
        raise InvalidInputError(Problem(path="/statistic", code="not_a_number", params=params))
    return number


def _all(n: int) -> Iterator[tuple[Sequence[int], int]]:
    for subjects in combinations_with_replacement(range(n), n):
        repeats = Counter(subjects).values()
        yield subjects, factorial(n) // prod(map(factorial, repeats))


def _drawn(n: int, seed: int, draws: int) -> Iterator[tuple[Sequence[int], int]]:
    chance = Random(seed).random  # noqa: S311 - a repeatable sample, not a secret
    for _ in range(draws):
        yield [int(chance() * n) for _ in range(n)], 1


def _quantile(values: Sequence[tuple[Fraction, int]], share: Fraction) -> Fraction:
    wanted = share * sum(times for _, times in values)
    reached = accumulate(times for _, times in values)
    return next(v for (v, _), so_far in zip(values, reached, strict=True) if so_far >= wanted)
