"""Linear equations with whole numbers, solved exactly."""

from collections.abc import Sequence
from operator import mul


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
