"""How firm a ranking is: against other weights, against another panel, and at each award line.

Rank acceptability and central weights follow Lahdelma and Salminen, "SMAA-2: Stochastic
multicriteria acceptability analysis for group decision making", Operations Research 49 (2001).
"""

from jipp._fields import as_natural, as_optional_count, refuse
from jipp.evaluation._acceptability import Acceptability, Matrix, settled
from jipp.evaluation._margins import Margin, margins
from jipp.evaluation._mark_change import MarkChange
from jipp.evaluation._measure import measure
from jipp.evaluation._resampling import Omission, bootstrap_ranks, leave_one_out
from jipp.evaluation._space import Weights, read_space
from jipp.evaluation._stability import WeightInterval, weight_stability
from jipp.evaluation._table import Values, classes, read_table, whole
from jipp.evaluation._wins import wins

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
    "win_probabilities",
]


def rank_acceptability(
    values: Values,
    *,
    weights: Weights = "uniform",
    draws: int = 10_000,
    seed: int | None = None,
) -> Acceptability:
    """Tell over all weights, or those of a space, how often each subject takes each rank.

    `values` has a row a subject and a column a criterion, on scales that a weight can compare, more
    being better: a matrix, a mapping of subjects to rows, or evaluations by one rubric, whose
    criteria of the first level it takes; subjects and criteria of a matrix are called by their
    position from 0. `weights` is a space in which all weights are equally likely: `"uniform"`;
    `"ordered"`, where no criterion weighs more than the one before it, or a list of the criteria
    that names their order; or a mapping of criteria (by id, or position from 0) to their lowest
    and highest weight, of a sum of 1.

    It is exact where the weights leave one degree of freedom (two criteria), and where they leave
    two (three criteria) for up to 20 subjects. Beyond that it counts `draws` weights drawn with
    `seed`, whose scores are compared exactly. Subjects that tie share the ranks they take.

    Raises:
        InvalidInputError: values that are no table of numbers, each at its place; a space that
            holds no weights; no seed where weights must be drawn.
        UnknownNameError: a criterion that is not there.

    >>> table = {"sipinter": (9, 1), "e-queue": (5, 6), "one-stop": (2, 8)}
    >>> found = rank_acceptability(table)
    >>> found.exact, found.matrix[0]
    (True, (Fraction(4, 9), Fraction(1, 18), Fraction(1, 2)))
    >>> found.central_weights[0]
    (Fraction(7, 9), Fraction(2, 9))
    """
    refuse(draws=as_natural(draws), seed=as_optional_count(seed))
    table = read_table(values)
    space = read_space(weights, table.criteria)
    rows = whole(space.shares(table.rows))
    found = measure(rows, space, draws=draws, seed=seed)
    groups = classes(rows)
    return Acceptability(
        subjects=table.subjects,
        criteria=table.criteria,
        matrix=settled(found.ranks, groups),
        central_weights=tuple(c and space.weights(c) for c in found.centres(groups)),
        draws=found.draws,
    )


def win_probabilities(
    values: Values,
    *,
    weights: Weights = "uniform",
    draws: int = 10_000,
    seed: int | None = None,
) -> Matrix:
    """Tell over all weights, or those of a space, how often a row's subject beats a column's.

    The arguments are those of `rank_acceptability`. A tie counts half for each, so that a cell and
    its mirror image sum to one and the diagonal is 1/2. Exact for any number of criteria, unless
    limits leave three or more degrees of freedom and bind: then `draws` weights are drawn.

    Raises:
        InvalidInputError: as `rank_acceptability`.
        UnknownNameError: a criterion that is not there.

    >>> win_probabilities([(9, 1, 4), (5, 6, 4)])[0]
    (Fraction(1, 2), Fraction(4, 9))
    """
    refuse(draws=as_natural(draws), seed=as_optional_count(seed))
    table = read_table(values)
    space = read_space(weights, table.criteria)
    return wins(whole(space.shares(table.rows)), space, draws=draws, seed=seed)


def __dir__() -> list[str]:
    return sorted(__all__)
