"""Least squares with one effect per subject and one per judge, in whole numbers.

Of subjects and judges the more numerous are eliminated: given the effects of the others, the effect
of each is a mean. What remains is a small symmetric system, singular by one since only differences
are determined: the last effect is held at 0, the rest is solved exactly, and then the judges'
effects are centred.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain, combinations
from math import gcd, lcm
from operator import mul
from typing import Final, NamedTuple, TypeAlias

from jipp.errors import InvalidInputError, Problem
from jipp.evaluation.severity.triples import Marks

LIMIT: Final = 150
_MarksOf: TypeAlias = Mapping[str, Sequence[tuple[str, int]]]


class Effects(NamedTuple):
    """Subjects' levels and judges' effects (which sum to 0), each times `unit`."""

    subjects: dict[str, int]
    judges: dict[str, int]
    unit: int


def fit(marks: Marks) -> Effects:
    """Return the effects of mark = subject + judge in a connected panel.

    Raises:
        InvalidInputError: more subjects and judges than `LIMIT`, both.

    """
    by_subject: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    by_judge: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for subject, judge, mark in marks.triples:
        by_subject[subject].append((judge, mark))
        by_judge[judge].append((subject, mark))
    if min(len(by_subject), len(by_judge)) > LIMIT:
        params = {"subjects": len(by_subject), "judges": len(by_judge), "limit": LIMIT}
        raise InvalidInputError(Problem(path="/triples", code="panel_too_large", params=params))
    if len(by_judge) <= len(by_subject):
        subjects, judges, unit = _eliminated(by_subject, sorted(by_judge))
    else:
        judges, subjects, unit = _eliminated(by_judge, sorted(by_subject))
    # Only the sum of both is determined: the judges are centred, the subjects carry the level.
    many, shift = len(judges), sum(judges.values())
    return Effects(
        {subject: value * many + shift for subject, value in subjects.items()},
        {judge: value * many - shift for judge, value in judges.items()},
        unit * many * marks.scale,
    )


def _eliminated(
    groups: _MarksOf, names: Sequence[str]
) -> tuple[dict[str, int], dict[str, int], int]:
    """Return the effects of the groups and of the names, and their common denominator."""
    at = {name: i for i, name in enumerate(names)}
    size = len(names)
    common = lcm(*map(len, groups.values()))
    matrix = [[0] * size for _ in names]
    right = [0] * size
    for group in groups.values():
        weight, total = common // len(group), sum(mark for _, mark in group)
        places = sorted((at[name], mark) for name, mark in group)
        for place, mark in places:
            right[place] += weight * (len(group) * mark - total)
            matrix[place][place] += weight * (len(group) - 1)
        for (low, _), (high, _) in combinations(places, 2):
            matrix[low][high] -= weight
    # The last is held at 0, since the equations fix differences only.
    upper = [row[i:-1] for i, row in enumerate(matrix[:-1])]
    (found,), denominator = solve(*_reduced(upper, right[:-1]))
    found.append(0)
    shared = gcd(denominator, *found)
    few = {name: value // shared for name, value in zip(names, found, strict=True)}
    denominator //= shared
    many = {
        key: common
        // len(group)
        * (denominator * sum(mark for _, mark in group) - sum(few[name] for name, _ in group))
        for key, group in groups.items()
    }
    return many, {name: common * value for name, value in few.items()}, common * denominator


def _reduced(upper: list[list[int]], right: list[int]) -> tuple[list[list[int]], list[int]]:
    shared = gcd(*chain.from_iterable(upper), *right) or 1
    return [[v // shared for v in row] for row in upper], [v // shared for v in right]


def solve(upper: Sequence[Sequence[int]], *rights: Sequence[int]) -> tuple[list[list[int]], int]:
    """Return the solutions of a symmetric positive definite system over one denominator.

    Takes the upper half of the matrix, each row from its diagonal on, and one or more right sides.

    Fraction-free elimination (E. H. Bareiss, Mathematics of Computation 22 (1968) 565-578): every
    division leaves no rest, so entries stay as small as the determinants they are. A matrix of
    this kind needs no pivots.

    >>> solve([[4, 1], [3]], [9, 5], [4, 1])
    ([[22, 11], [11, 0]], 11)
    """
    size, many = len(upper), len(rights)
    rows = [[*upper[i], *(right[i] for right in rights)] for i in range(size)]
    before = 1
    for k in range(size - 1):
        lead = rows[k]
        pivot = lead[0]
        for i in range(k + 1, size):
            factor = lead[i - k]
            rows[i] = [
                (pivot * entry - factor * above) // before
                for entry, above in zip(rows[i], lead[i - k :], strict=True)
            ]
        before = pivot
    determinant = rows[-1][0] if rows else 1
    found = [[0] * size for _ in rights]
    for i in reversed(range(size)):
        pivot, *rest = rows[i]
        above, values = rest[:-many], rest[-many:]
        for solution, value in zip(found, values, strict=True):
            known = sum(map(mul, above, solution[i + 1 :]))
            solution[i] = (determinant * value - known) // pivot
    return found, determinant
