"""Linear equations with whole numbers, solved exactly."""

from collections.abc import Sequence

__all__ = ["solve"]


def solve(upper: Sequence[Sequence[int]], right: Sequence[int]) -> tuple[list[int], int]:
    """Return the solution of a symmetric positive definite system over one denominator.

    Takes the upper half of the matrix, each row from its diagonal on.

    Fraction-free elimination (E. H. Bareiss, Mathematics of Computation 22 (1968) 565-578): every
    division leaves no rest, so entries stay as small as the determinants they are. A matrix of
    this kind needs no pivots.

    >>> solve([[4, 1], [3]], [9, 5])
    ([22, 11], 11)
    """
    size = len(upper)
    rows = [[*upper[i], right[i]] for i in range(size)]
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
    found = [0] * size
    for i in reversed(range(size)):
        pivot, *rest, value = rows[i]
        known = sum(entry * found[i + 1 + j] for j, entry in enumerate(rest))
        found[i] = (determinant * value - known) // pivot
    return found, determinant
