"""Exact numbers: what is read, how it is kept, and the one rounding.

A number is read exactly or refused, kept as a Decimal where one is equal and as a Fraction
where none is, and rounded only here, never in the ambient decimal context.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from numbers import Integral
from typing import Final

from jipp.typing import Exact

__all__ = ["DIGITS", "EXPONENT", "MODES", "exact", "number", "plain", "rounded", "rounder"]

DIGITS: Final = 60
EXPONENT: Final = 60
_LIMIT: Final = 10**DIGITS
_DECIMAL: Final = re.compile(r"([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?", re.ASCII)
_RATIO: Final = re.compile(r"([+-]?\d+)/(\d+)", re.ASCII)
# The longest decimal that a fraction within the limits can be: a denominator of 2**199.
_PLACES: Final = 199
_LONGEST: Final = DIGITS + _PLACES + 8


def exact(value: object) -> Fraction | None:
    """Read an int, Decimal, Fraction, str or float exactly; None for what is not a number.

    A float counts as its shortest repr (0.1 is 1/10). Refused are bool, float32, NaN, infinities,
    and what neither a decimal of 60 digits with one before the point and an exponent within 60
    holds, nor a fraction of 60 digits above and below. What is read is also read in the form it
    is kept in.

    >>> exact(0.1), exact("18/7"), exact(True), exact("1e999999")
    (Fraction(1, 10), Fraction(18, 7), None, None)
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return Fraction(value) if -_LIMIT < value < _LIMIT else None
    if isinstance(value, str):
        return _read(str.__str__(value))
    if isinstance(value, float):
        return _read(float.__repr__(value))
    if isinstance(value, Decimal):
        return _read(str(value))
    if isinstance(value, Fraction):
        return _ratio(value.numerator, value.denominator) or _tiny(value)
    if isinstance(value, Integral):
        return exact(int(value))
    return None


def _read(text: str) -> Fraction | None:
    if len(text) > _LONGEST:
        return None
    if ratio := _RATIO.fullmatch(text):
        return _ratio(int(ratio[1]), int(ratio[2]))
    match = _DECIMAL.fullmatch(text)
    if match is None:
        return None
    sign, whole, part, exponent = match[1], match[2], match[3] or "", int(match[4] or 0)
    written = (whole + part).lstrip("0")
    digits = written.rstrip("0")
    if not digits:
        return Fraction(0) if whole or part else None
    shift = exponent - len(part) + len(written) - len(digits)
    if abs(shift) > _PLACES:
        return None
    top = int(sign + digits)
    value = Fraction(top * 10**shift) if shift >= 0 else Fraction(top, 10**-shift)
    decimal = len(digits) <= DIGITS and abs(shift + len(digits) - 1) <= EXPONENT
    return value if decimal else _ratio(value.numerator, value.denominator)


def _tiny(value: Fraction) -> Fraction | None:
    # A decimal within the limits may need a denominator beyond those of a fraction.
    if value.denominator > 10**_PLACES or abs(value.numerator) > 10**_PLACES:
        return None
    return _read(str(number(value)))


def _ratio(top: int, bottom: int) -> Fraction | None:
    small = -_LIMIT < top < _LIMIT and 0 < bottom < _LIMIT
    return Fraction(top, bottom) if small else None


def number(value: Fraction) -> Exact:
    """Keep a rational as the Decimal equal to it, without trailing zeros, else as it is.

    >>> number(Fraction(25, 2)), number(Fraction(18, 7))
    (Decimal('12.5'), Fraction(18, 7))
    """
    bottom = value.denominator
    twos = (bottom & -bottom).bit_length() - 1
    rest, fives = bottom >> twos, 0
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return value
    places = max(twos, fives)
    return _scaled(value.numerator * 10**places // bottom, places)


def _scaled(units: int, places: int) -> Decimal:
    # A text builds the Decimal without any context, so no digit is lost.
    return Decimal(f"{units}E{-places}")


def plain(value: Exact | int) -> str:
    """Write an exact number without exponent: "12.5", "78.40", or "18/7".

    >>> plain(Decimal("1E+2")), plain(Fraction(18, 7))
    ('100', '18/7')
    """
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


# Whether |value| is rounded away from zero, from its whole part, the rest over bottom, the sign.
_AWAY: Final[dict[str, Callable[[int, int, int, bool], bool]]] = {
    "up": lambda _w, rest, _b, _n: rest > 0,
    "down": lambda _w, _r, _b, _n: False,
    "ceiling": lambda _w, rest, _b, negative: rest > 0 and not negative,
    "floor": lambda _w, rest, _b, negative: rest > 0 and negative,
    "half_up": lambda _w, rest, bottom, _n: 2 * rest >= bottom,
    "half_down": lambda _w, rest, bottom, _n: 2 * rest > bottom,
    # On a tie, the one of an odd whole part tips it.
    "half_even": lambda whole, rest, bottom, _n: 2 * rest + whole % 2 > bottom,
    "05up": lambda whole, rest, _b, _n: rest > 0 and whole % 5 == 0,
}
MODES: Final = tuple(_AWAY)


def rounder(places: int, mode: str) -> Callable[[int, int], int]:
    """Make the function that rounds top over bottom (above 0) to a count of 10**-places.

    >>> rounder(2, "half_up")(392, 5)
    7840
    """
    away = _AWAY[mode]
    up: int = 10 ** max(places, 0)
    down: int = 10 ** max(-places, 0)

    def units(top: int, bottom: int) -> int:
        bottom *= down
        whole, rest = divmod(abs(top) * up, bottom)
        if rest and away(whole, rest, bottom, top < 0):
            whole += 1
        return -whole if top < 0 else whole

    return units


def rounded(value: Fraction, places: int, mode: str) -> Decimal:
    """Round to a number of decimal places in a mode of `decimal` (lower case, without ROUND_).

    >>> rounded(Fraction(5, 2), 0, "half_up"), rounded(Fraction(392, 5), 2, "half_up")
    (Decimal('3'), Decimal('78.40'))
    """
    units = rounder(places, mode)(value.numerator, value.denominator)
    return _scaled(units, places) if places >= 0 else _scaled(units * 10**-places, 0)
