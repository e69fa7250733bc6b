"""How firm a ranking is: against other weights, against another panel, and at each award line.

Rank acceptability and central weights follow Lahdelma and Salminen, "SMAA-2: Stochastic
multicriteria acceptability analysis for group decision making", Operations Research 49 (2001).
"""

from jipp._fields import as_natural, as_optional_callable, as_optional_count, refuse
from jipp.evaluation.robustness.acceptability import Acceptability, settled
from jipp.evaluation.robustness.margins_found import Margin, margins
from jipp.evaluation.robustness.mark_change import MarkChange
from jipp.evaluation.robustness.measure import measure
from jipp.evaluation.robustness.resampling import Omission, bootstrap_ranks, leave_one_out
from jipp.evaluation.robustness.space import Weights, read_space
from jipp.evaluation.robustness.stability import WeightInterval, weight_stability
from jipp.evaluation.robustness.table import (
    Scales,
    Values,
    classes,
    put_on_scales,
    read_table,
    whole,
)
from jipp.typing import Progress

__all__ = [
    "Acceptability",
    "Margin",
    "MarkChange",
    "Omission",
    "WeightInterval",
    "bootstrap_ranks",
    "leave_one_out",
    "margins",
    "rank_acceptability",
    "weight_stability",
]


def rank_acceptability(
    values: Values,
    *,
    weights: Weights | None = None,
    scales: Scales | None = None,
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
            must be drawn.
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
    table = put_on_scales(read_table(values), scales)
    space = read_space(weights, table.criteria, table.weights)
    rows = whole(space.shares(table.rows))
    found = measure(rows, space, draws=draws, seed=seed, progress=progress)
    groups = classes(rows)
    return Acceptability(
        subjects=table.subjects,
        criteria=table.criteria,
        matrix=settled(found.ranks, groups),
        central_weights=tuple(c and space.weights(c) for c in found.centres(groups)),
        draws=found.draws,
    )


def __dir__() -> list[str]:
    return sorted(__all__)
