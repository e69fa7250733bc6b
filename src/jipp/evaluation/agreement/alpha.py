"""Krippendorff's alpha, by closed forms instead of a matrix of coincidences.

Observed disagreement is a sum of distances over the pairs of marks of each subject, expected
disagreement one over all pairs. For the nominal and the interval metric both sums follow from
counts, sums and sums of squares. The ordinal metric is the interval metric on mid-ranks. The ratio
metric has no such form: its pairs are added by their sum, which is their denominator.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import chain, combinations
from typing import Final, Literal, NamedTuple, TypeAlias

from jipp.errors import InvalidInputError, Problem
from jipp.evaluation.agreement.coefficient import Coefficient, choice, undefined
from jipp.evaluation.agreement.distances import DISTANCES, Distance, doubled_ranks
from jipp.evaluation.agreement.ratings import Ratings, by_size, read, refuse_marks
from jipp.typing import Number

__all__ = ["krippendorff_alpha"]

Metric: TypeAlias = Literal["nominal", "ordinal", "interval", "ratio"]
# Beyond so many bits of different sums an exact fraction takes seconds.
_FINEST: Final = 500_000
_BySize: TypeAlias = Mapping[int, list[list[int]]]


class _PairSums(NamedTuple):
    """Distances over ordered pairs: of each subject, divided by its marks less one, and of all."""

    observed: Fraction
    expected: Fraction


def krippendorff_alpha(
    ratings: Iterable[Iterable[Number | None]], *, metric: Metric
) -> Coefficient:
    """Return Krippendorff's alpha: 1 - observed disagreement / expected disagreement.

    For any number of judges, with gaps. Subjects with a single mark take no part. The metric says
    what a difference means: `nominal` (same or not; texts are categories too), `ordinal` (by the
    marks that lie between), `interval` (squared difference), `ratio` (squared difference over the
    sum; no mark may be negative). Time does not grow with the number of distinct marks, except
    under `ratio`, where it grows with its square. Undefined where all marks that count are alike.

    `details`: `Do` and `De`, the observed and the expected disagreement, `pairable` marks,
    `subjects` that count, `distinct` marks, `metric`.

    Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).

    Raises:
        InvalidInputError: marks that are no numbers, ragged rows, fewer than two judges; under
            `ratio`, negative marks and hundreds of different marks with many digits.
        UndefinedError: no subject with two marks, or no expected disagreement.

    >>> krippendorff_alpha([[1, 2, 3, None], [1, 2, 4, 4]], metric="nominal").exact
    Fraction(8, 13)
    """
    choice("metric", metric, _METRICS)
    found = read(ratings, labels=metric == "nominal")
    groups = {size: group for size, group in by_size(found).items() if size > 1}
    counts = Counter(chain.from_iterable(chain.from_iterable(groups.values())))
    if not counts:
        undefined("no_pairs")
    sums = _METRICS[metric](found, groups, counts)
    if sums.expected == 0:
        undefined("no_variation", name="krippendorff_alpha")
    pairable = sum(counts.values())
    observed = sums.observed / pairable
    expected = sums.expected / (pairable * (pairable - 1))
    return Coefficient(
        name="krippendorff_alpha",
        exact=1 - observed / expected,
        details={
            "Do": observed,
            "De": expected,
            "pairable": pairable,
            "subjects": sum(map(len, groups.values())),
            "distinct": len(counts),
            "metric": metric,
        },
    )


def _summed(distance: Distance, unit: int, groups: _BySize, counts: Mapping[int, int]) -> _PairSums:
    observed = (
        Fraction(distance.within(group), unit * (size - 1)) for size, group in groups.items()
    )
    return _PairSums(sum(observed, start=Fraction(0)), Fraction(distance.among(counts), unit))


def _nominal(_: Ratings, groups: _BySize, counts: Mapping[int, int]) -> _PairSums:
    return _summed(DISTANCES["identity"], 1, groups, counts)


def _interval(ratings: Ratings, groups: _BySize, counts: Mapping[int, int]) -> _PairSums:
    return _summed(DISTANCES["quadratic"], ratings.scale**2, groups, counts)


def _ordinal(_: Ratings, groups: _BySize, counts: Mapping[int, int]) -> _PairSums:
    # The marks between two, half of each end included, are the difference of their mid-ranks.
    ranks = doubled_ranks(counts)
    ranked = {
        size: [[ranks[mark] for mark in column] for column in group]
        for size, group in groups.items()
    }
    times = {ranks[mark]: count for mark, count in counts.items()}
    return _summed(DISTANCES["quadratic"], 4, ranked, times)


def _ratio(ratings: Ratings, groups: _BySize, counts: Mapping[int, int]) -> _PairSums:
    refuse_marks(ratings, lambda mark: isinstance(mark, Fraction) and mark < 0, "negative_rating")
    observed = sum(
        (
            _over_sums((p, 1) for c in group for p in combinations(c, 2)) / (size - 1)
            for size, group in groups.items()
        ),
        start=Fraction(0),
    )
    pairs = combinations(counts.items(), 2)
    return _PairSums(observed, _over_sums(((a, b), m * n) for (a, m), (b, n) in pairs))


def _over_sums(pairs: Iterable[tuple[tuple[int, int], int]]) -> Fraction:
    # Pairs of one sum share a denominator, so that few fractions are added.
    by_sum: defaultdict[int, int] = defaultdict(int)
    for (a, b), times in pairs:
        if a != b:
            by_sum[a + b] += times * (a - b) ** 2
    if sum(map(int.bit_length, by_sum)) > _FINEST:
        raise InvalidInputError(Problem(path="/ratings", code="too_fine_for_ratio"))
    return 2 * _total([Fraction(squares, of * of) for of, squares in sorted(by_sum.items())])


def _total(terms: Sequence[Fraction]) -> Fraction:
    # By halves, so that fractions with long denominators are added only a few times.
    if len(terms) <= 1:
        return terms[0] if terms else Fraction(0)
    half = len(terms) // 2
    return _total(terms[:half]) + _total(terms[half:])


_METRICS: Final[Mapping[str, Callable[[Ratings, _BySize, Mapping[int, int]], _PairSums]]] = {
    "nominal": _nominal,
    "ordinal": _ordinal,
    "interval": _interval,
    "ratio": _ratio,
}
