"""Rank acceptability (SMAA-2): how much of a space of weights gives each subject each rank.

Where the weights leave one degree of freedom, a sweep over the points at which two subjects swap
measures it exactly. Beyond that weights are drawn with a seed, and their scores, whole numbers, are
compared exactly. Subjects that tie share the ranks they take.

Source: R. Lahdelma and P. Salminen, Operations Research 49 (2001) 444-454.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain, islice
from typing import Final

from jipp._fields import as_natural, as_optional_callable, as_optional_count, refuse
from jipp._progress import told
from jipp.evaluation.robustness.acceptability import Acceptability, settled
from jipp.evaluation.robustness.draws import ONE, Order, draw, near, needed, orders
from jipp.evaluation.robustness.space import Space, WeightSpace, read_space
from jipp.evaluation.robustness.sweep import around, evenly, stretches
from jipp.evaluation.robustness.table import (
    Scales,
    SubjectValues,
    classes,
    put_on_scales,
    read_table,
    whole,
)
from jipp.typing import Progress

__all__ = ["rank_acceptability"]

# Orders counted at once: few enough to keep in memory, many enough to count fast.
_CHUNK: Final = 1_000
_LINE: Final = 2


def rank_acceptability(
    values: SubjectValues,
    *,
    weights: WeightSpace | None = None,
    scales: Scales | None = None,
    of: str | None = None,
    draws: int = 10_000,
    seed: int | None = None,
    progress: Progress | None = None,
) -> Acceptability:
    """Return how often each subject takes each rank, over the weights of a space.

    `values` are evaluations by one rubric, whose criteria of the first level are weighed; or a
    matrix, or a mapping of subjects to rows, of one row per subject and one column per criterion,
    more being better. Subjects and criteria of a matrix are called by their position from 0.

    Weights compare values, so these must be on one scale. Evaluations are put on 0 to 1 by each
    criterion's scale: from the fewest to the most points that it gives, and for a criterion with
    criteria of its own from the least to the greatest value that these allow. `scales` gives a
    (low, high) or a Range for each column and does so for a matrix, which otherwise stays as it is
    and is refused if its columns differ in range by more than a factor of 10.

    `of` names a criterion of evaluations that has criteria of its own: then the weights of these
    vary, its own weight and the rest of the rubric stay, and the subjects are ranked on the whole.

    `weights` is one of:

    * `"around"`, the default for evaluations: each weight of the rubric is multiplied by a factor
      of its own, uniform from 0.8 to 1.2 and independent of the others, and then all are divided
      by their sum. The rubric's own weight of a criterion is here what it is worth on 0 to 1:
      weight times length of the scale. So the ranking by the rubric's own weights is the middle.
    * `"uniform"`: all weights are equally likely.
    * `"ordered"`: all in which no criterion weighs more than the one before it; or a list of the
      criteria that names their order.
    * a mapping of criteria (by id, or position from 0) to their lowest and highest weight, of a
      sum of 1.

    A matrix has no weights, so it needs one of the last three. The result is exact where the
    weights leave one degree of freedom (two criteria). Beyond that `draws` weights are drawn with
    `seed`, whose scores are compared exactly. Subjects that tie share the ranks they take.
    `progress(done, all)` is called now and then, and at the end.

    Raises:
        InvalidInputError: values that are no table of numbers, each at its place; a matrix without
            `weights`, or of unlike scales; a space that holds no weights; no seed where weights
            must be drawn; `of` with a matrix, or a criterion that has none of its own.
        MissingWeightError: evaluations by a rubric whose weights are not known.
        UnknownNameError: a criterion that is not there.

    >>> table = {"sipinter": (9, 1), "e-queue": (5, 6), "one-stop": (2, 8)}
    >>> found = rank_acceptability(table, weights="uniform")
    >>> found.exact, found.matrix[0]
    (True, (Fraction(4, 9), Fraction(1, 18), Fraction(1, 2)))
    >>> found.central_weights[0]
    (Fraction(7, 9), Fraction(2, 9))
    """
    refuse(
        draws=as_natural(draws),
        seed=as_optional_count(seed),
        progress=as_optional_callable(progress),
    )
    table = put_on_scales(read_table(values, of), scales)
    space = read_space(weights, table.criteria, table.weights, table.words)
    rows = whole(space.shares(table.whole_rows))
    found = _measure(rows, space, draws=draws, seed=seed, progress=progress)
    groups = classes(rows)
    return Acceptability(
        subjects=table.subjects,
        criteria=table.criteria,
        matrix=settled(found.parts(), groups),
        central_weights=tuple(c and space.weights(c) for c in found.centres(groups)),
        draws=found.draws,
    )


class Measure:
    """Parts of a space by subject and rank, and each subject's part where it is first."""

    def __init__(self, subjects: int, corners: int) -> None:
        self.ranks: list[list[Fraction | int]] = [[0] * subjects for _ in range(subjects)]
        self.draws = 0
        self._moment = [[Fraction(0)] * corners for _ in range(subjects)]

    def add_first(self, who: int, sums: Iterable[Fraction | int]) -> None:
        """Add a part where a subject is first, by the sums of its weights."""
        self._moment[who] = [a + b for a, b in zip(self._moment[who], sums, strict=True)]

    def parts(self) -> list[list[Fraction]]:
        """Return the parts of the space, after draws the counts as parts of their number."""
        whole = self.draws or 1
        # Most cells hold one of a few counts, nearly all of them 0.
        known: dict[Fraction | int, Fraction] = {}
        for cell in chain.from_iterable(self.ranks):
            if cell not in known:
                known[cell] = Fraction(cell, whole)
        return [list(map(known.__getitem__, row)) for row in self.ranks]

    def centres(self, groups: Iterable[Sequence[int]]) -> list[tuple[Fraction, ...] | None]:
        """Return the mean weights under which each subject is first, one for each group."""
        found: list[tuple[Fraction, ...] | None] = [None] * len(self._moment)
        for group in groups:
            columns = zip(*(self._moment[i] for i in group), strict=True)
            sums = [sum(column, Fraction(0)) for column in columns]
            if size := sum(sums):
                for i in group:
                    found[i] = tuple(one / size for one in sums)
        return found


def _measure(
    rows: Sequence[tuple[int, ...]],
    space: Space,
    *,
    draws: int,
    seed: int | None,
    progress: Progress | None,
) -> Measure:
    """Measure a space: exactly where it is a line, else by draws.

    Raises:
        InvalidInputError: no seed where weights must be drawn, or limits too narrow to draw in.

    """
    found = Measure(len(rows), len(space.corners))
    if len(space.corners) == _LINE:
        cumulated = around(*space.own) if space.own else evenly
        for who, rank, start, end in stretches(rows):
            size, *sums = (b - a for a, b in zip(cumulated(start), cumulated(end), strict=True))
            found.ranks[who][rank] += size
            if rank == 0:
                found.add_first(who, sums)
        if progress is not None:
            progress(len(rows), len(rows))
        return found
    found.draws = draws
    drawn = near(needed(seed), space.own) if space.own else draw(needed(seed), space.caps)
    shares = (one for _, one in zip(told(range(draws), progress), drawn, strict=False))
    _count(found, orders(rows, shares, 3 * ONE * sum(space.own) or ONE))
    return found


def _count(found: Measure, drawn: Iterator[Order]) -> None:
    while chunk := list(islice(drawn, _CHUNK)):
        ahead: dict[int, list[list[int]]] = {}
        for shares, subjects, ties in chunk:
            ahead.setdefault(subjects[0], []).append(shares)
            for place, tied in ties:
                _share(found.ranks, place, tied)
                if place == 0:
                    for who in tied[1:]:
                        ahead.setdefault(who, []).append(shares)
        for rank, column in enumerate(zip(*(order.subjects for order in chunk), strict=True)):
            for who, times in Counter(column).items():
                found.ranks[who][rank] += times
        for who, listed in ahead.items():
            found.add_first(who, map(sum, zip(*listed, strict=True)))


def _share(ranks: list[list[Fraction | int]], place: int, tied: list[int]) -> None:
    """Share ranks, which are counted one by one, among the subjects that tie under a draw."""
    for offset, who in enumerate(tied):
        ranks[who][place + offset] -= 1
        for rank in range(place, place + len(tied)):
            ranks[who][rank] += Fraction(1, len(tied))
