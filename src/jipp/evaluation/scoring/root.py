"""The weighted geometric mean, rounded correctly, whatever the degree of the root.

1. The mean is computed by logarithms, to some digits. They show between which two half units it
   lies, which is all that rounding needs, unless the mean may be a half unit itself.
2. Then the product of the powers is compared with the power of that half unit exactly: their bases
   are split into factors without common divisors, and nothing is multiplied out.
3. If the two differ, the mean is computed again to twice as many digits.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from math import floor, gcd
from typing import Final, TypeAlias

from jipp._numbers import rounder
from jipp.errors import MarksError, Problem
from jipp.model.scale import Rounding

Pair: TypeAlias = tuple[int, int]

# Digits beyond those of the answer. Logarithms are right to the last of them, and numbers are so
# short that what is lost on the way is less than a third of these.
_SPARE: Final = 32
_LOST: Final = 12


def geometric(
    weights: Sequence[int], rounding: Rounding, name: str
) -> Callable[[Sequence[Pair]], Pair]:
    """Build the function that returns the rounded weighted geometric mean of values.

    >>> geometric([1, 1], Rounding(places=1), "demo")([(2, 1), (8, 1)])
    (40, 10)
    """
    common = gcd(*weights)
    weights = [weight // common for weight in weights]
    units = rounder(0, rounding.mode)
    up, down = 10 ** max(rounding.places, 0), 10 ** max(-rounding.places, 0)

    def mean(values: Sequence[Pair]) -> Pair:
        if any(top < 0 for top, _ in values):
            raise MarksError(Problem(code="negative_in_root", params={"criterion": name}))
        weighed = [(top, b, w) for (top, b), w in zip(values, weights, strict=True) if w]
        if not all(top for top, _, _ in weighed):
            return 0, up
        halves, exact = _floor([*weighed, (2 * up, down, sum(weights))], sum(weights))
        return units(2 * halves + (not exact), 4) * down, up

    return mean


def _floor(powers: Sequence[tuple[int, int, int]], degree: int) -> tuple[int, bool]:
    """Return the whole part of the root of a product of powers, and whether it is exact."""
    digits = _SPARE
    while True:
        context = Context(prec=digits, Emax=MAX_EMAX, Emin=MIN_EMIN)
        log = Decimal(0)
        for top, bottom, weight in powers:
            one = context.subtract(context.ln(Decimal(top)), context.ln(Decimal(bottom)))
            part = context.divide(context.multiply(one, Decimal(weight)), Decimal(degree))
            log = context.add(log, part)
        near = context.exp(log)
        lost = context.scaleb(near, _LOST - digits)
        low, high = floor(context.subtract(near, lost)), floor(context.add(near, lost))
        if low == high:
            return low, False
        if high == low + 1:
            factors = [*powers, (1, high, degree)]
            if _is_one(f for top, b, w in factors for f in ((top, w), (b, -w))):
                return high, True
        digits *= 2


def _is_one(powers: Iterable[tuple[int, int]]) -> bool:
    """Check whether powers multiply to 1, by splitting their bases until none share a factor.

    >>> _is_one([(6, 2), (4, -1), (9, -1)]), _is_one([(6, 2), (4, -1), (3, -1)])
    (True, False)
    """
    left = list(powers)
    apart: dict[int, int] = {}
    while left:
        base, exponent = left.pop()
        if base == 1 or not exponent:
            continue
        for other in apart:
            if (shared := gcd(base, other)) > 1:
                theirs = apart.pop(other)
                left += (
                    (shared, exponent + theirs),
                    (base // shared, exponent),
                    (other // shared, theirs),
                )
                break
        else:
            apart[base] = exponent
    return not apart
