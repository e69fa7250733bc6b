"""Bootstrap intervals of coefficients: other subjects and judges, drawn or enumerated.

A judge who is drawn twice agrees with itself, so each drawn judge counts once. What depends on the
number of judges (the reliability of their mean, Kendall's W) is therefore brought from the judges
drawn to the number that sat, by way of its value for one judge.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, chain, combinations, combinations_with_replacement, product
from math import comb, fsum, sqrt
from random import Random
from typing import Any, Final, Literal, NamedTuple, TypeAlias, final

import attrs

from jipp._fields import (
    Fault,
    as_callable,
    as_count,
    as_natural,
    as_number,
    as_optional_callable,
    fault,
    refuse,
)
from jipp._html import Shown
from jipp._numbers import arrangements, exact
from jipp._progress import told
from jipp._text import shown
from jipp.errors import InvalidInputError, Problem, UndefinedError
from jipp.evaluation.agreement.coefficient import Coefficient, Detail, choice, undefined
from jipp.evaluation.agreement.ratings import Ratings, read
from jipp.typing import Number, Progress

__all__ = ["Bootstrap", "bootstrap"]

Statistic: TypeAlias = Callable[[Sequence[Sequence[Any]]], Coefficient | Number]
Resample: TypeAlias = Literal["subjects", "judges", "both"]
_RESAMPLES: Final = ("subjects", "judges", "both")
# Coefficients that speak of judges in general, of whom those who sat are a sample.
_OF_ANY_JUDGES: Final = ("krippendorff_alpha", "kendall_w", "gwet_ac")
_LEAST: Final = 3
_STEPS: Final = 100


@final
@attrs.frozen(kw_only=True, repr=False)
class Bootstrap(Shown):
    """A statistic with a percentile interval over resampled subjects, judges or both.

    `exact` is the statistic of the ratings themselves, and `resample` what was drawn anew. `low`
    and `high` bound the middle `level` of its values over `draws` resamples: the least values that
    (1 - level) / 2 and (1 + level) / 2 of the draws do not exceed, none interpolated. `undefined`
    counts the draws for which it is not defined; the interval is over the rest. `enumerated` says
    that all resamples were counted, so that nothing is left to chance. `distribution` pairs each
    value with its number of draws.
    """

    __wired__ = False

    exact: Fraction
    low: Fraction
    high: Fraction
    level: Fraction
    resample: Resample
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
            ("resample", self.resample),
            ("undefined", self.undefined),
        )

    def __float__(self) -> float:
        return float(self.exact)


class _Draw(NamedTuple):
    """The subjects drawn, the distinct judges drawn, and the number of such draws."""

    subjects: Sequence[int]
    judges: Sequence[int]
    times: int


def bootstrap(
    statistic: Statistic,
    ratings: Iterable[Iterable[Number | None]],
    *,
    seed: int,
    draws: int = 1000,
    level: Number = "0.95",
    resample: Resample | None = None,
    progress: Progress | None = None,
) -> Bootstrap:
    """Resample subjects, judges or both with replacement; return the percentile interval.

    `statistic` takes ratings (rows of Fractions, texts and None) and gives a `Coefficient` or a
    number, as `krippendorff_alpha` does with its metric filled in. `resample` is by default `both`
    for coefficients whose judges stand for others (`krippendorff_alpha`, `gwet_ac`, `kendall_w`,
    `icc` of models 1 and 2), and `subjects` for all else.

    Judges are drawn as often as there are judges, and each drawn one counts once. A draw of a
    single judge is undefined. `icc` of unit `average` and `kendall_w` depend on the number of
    judges: their value for one judge is drawn, and stepped up to all judges by the formula of
    Spearman and Brown.

    Where there are no more distinct resamples than `draws`, each is computed once and counted as
    often as it would occur; else `draws` are drawn by `random.Random(seed)`, the subjects before
    the judges, from its `random()` alone: one seed gives the same result on every Python.

    Source: B. Efron, Annals of Statistics 7 (1979) 1-26; percentile intervals: B. Efron and R. J.
    Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.

    Raises:
        InvalidInputError: no subjects, a seed, draws or level out of range, another `resample`, a
            statistic that gives no number.
        UndefinedError: the statistic is not defined for the ratings themselves, or judges are to be
            drawn from fewer than three.

    >>> def mean(rows):
    ...     return sum(rows[0]) / len(rows[0])
    >>> found = bootstrap(mean, [[2, 5, 11]], seed=1)
    >>> found.resample, found.enumerated, found.draws, found.low, found.high
    ('subjects', True, 27, Fraction(2, 1), Fraction(11, 1))
    """
    confidence = as_number(level)
    if not isinstance(confidence, Fault) and not 0 < confidence < 1:
        confidence = fault("not_a_share", confidence)
    called = as_callable(statistic)
    refuse(
        statistic=called,
        seed=as_count(seed),
        draws=as_natural(draws),
        level=confidence,
        progress=as_optional_callable(progress),
    )
    if resample is not None:
        choice("resample", resample, _RESAMPLES)
    found = read(ratings, labels=True, judges=1)
    result = statistic(found)
    estimate = _value(result)
    drawn: Resample = resample or _usual(result)
    if drawn != "subjects" and len(found) < _LEAST:
        undefined("judges_to_draw", found=len(found), least=_LEAST)
    resamples = _Resamples.of(found, drawn)
    enumerated = resamples.distinct <= draws
    count = resamples.distinct if enumerated else draws
    drawing = resamples.all() if enumerated else resamples.some(seed, draws)
    counts: Counter[Fraction | None] = Counter()
    steps = told(range(count), progress, step=max(1, count // _STEPS))
    for _, draw in zip(steps, drawing, strict=True):
        counts[_drawn_value(statistic, found, draw)] += draw.times
    missed = counts.pop(None, 0)
    values = sorted((value, times) for value, times in counts.items() if value is not None)
    if not values:
        undefined("no_draw_defined", draws=draws)
    middle = Fraction(confidence)
    tail = (1 - middle) / 2
    return Bootstrap(
        exact=estimate,
        low=_quantile(values, tail),
        high=_quantile(values, 1 - tail),
        level=middle,
        resample=drawn,
        draws=resamples.ways if enumerated else draws,
        undefined=missed,
        enumerated=enumerated,
        distribution=tuple(values),
    )


def _usual(result: Coefficient | Number) -> Resample:
    if not isinstance(result, Coefficient):
        return "subjects"
    sampled = result.name in _OF_ANY_JUDGES or dict(result.details).get("model") in {"1", "2"}
    return "both" if sampled else "subjects"


def _value(result: Coefficient | Number) -> Fraction:
    number = result.exact if isinstance(result, Coefficient) else exact(result)
    if number is None:
        params = {"value": shown(result)}
        raise InvalidInputError(Problem(path="/statistic", code="not_a_number", params=params))
    return number


def _drawn_value(statistic: Statistic, ratings: Ratings, draw: _Draw) -> Fraction | None:
    """Return the statistic of a draw; None where it is not defined."""
    if len(draw.judges) < min(2, len(ratings)):
        return None
    try:
        result = statistic(ratings.pick(draw.subjects, draw.judges))
    except UndefinedError:
        return None
    value, few, many = _value(result), len(draw.judges), len(ratings)
    if few == many or not isinstance(result, Coefficient):
        return value
    if result.name == "kendall_w":
        # W is (1 + (judges - 1) r) / judges, with r the mean rank correlation of two judges.
        # Pairs that contradict one another more than so many judges can leave it at its least.
        return max(Fraction(0), (1 + (many - 1) * (few * value - 1) / (few - 1)) / many)
    if dict(result.details).get("unit") == "average":
        # Through the value for one judge, value / (few - (few - 1) value).
        bottom = few + (many - few) * value
        return many * value / bottom if bottom > 0 else None
    return value


@final
class _Resamples(NamedTuple):
    """The subjects and the judges of ratings, and which of them are drawn anew."""

    subjects: int
    judges: int
    of_subjects: bool
    of_judges: bool

    @classmethod
    def of(cls, ratings: Ratings, drawn: Resample) -> "_Resamples":
        return cls(ratings.subjects, len(ratings), drawn != "judges", drawn != "subjects")

    @property
    def ways(self) -> int:
        """How many resamples there are, each as likely as the other."""
        n, k = self.subjects, self.judges
        return (n**n if self.of_subjects else 1) * (k**k if self.of_judges else 1)

    @property
    def distinct(self) -> int:
        """How many of them are distinct."""
        n, k = self.subjects, self.judges
        subjects = comb(2 * n - 1, n) if self.of_subjects else 1
        return subjects * (2**k - 1 if self.of_judges else 1)

    def all(self) -> Iterator[_Draw]:
        """Return each distinct resample once."""
        n, k = range(self.subjects), range(self.judges)
        subjects = combinations_with_replacement(n, len(n)) if self.of_subjects else (n,)
        sizes = k if self.of_judges else k[-1:]
        judges = list(chain.from_iterable(combinations(k, size + 1) for size in sizes))
        for one, other in product(subjects, judges):
            times = arrangements(one) if self.of_subjects else 1
            yield _Draw(one, other, times * (_onto(len(k), len(other)) if self.of_judges else 1))

    def some(self, seed: int, draws: int) -> Iterator[_Draw]:
        """Draw the given number of resamples."""
        chance = Random(seed).random  # noqa: S311 - a repeatable sample, not a secret
        n, k = range(self.subjects), range(self.judges)
        for _ in range(draws):
            subjects = [int(chance() * len(n)) for _ in n] if self.of_subjects else n
            judges = sorted({int(chance() * len(k)) for _ in k}) if self.of_judges else k
            yield _Draw(subjects, judges, 1)


def _onto(draws: int, distinct: int) -> int:
    """Return the number of ways in which the draws hit each element of a set."""
    return sum((-1) ** i * comb(distinct, i) * (distinct - i) ** draws for i in range(distinct))


def _quantile(values: Sequence[tuple[Fraction, int]], share: Fraction) -> Fraction:
    wanted = share * sum(times for _, times in values)
    reached = accumulate(times for _, times in values)
    return next(v for (v, _), so_far in zip(values, reached, strict=True) if so_far >= wanted)
