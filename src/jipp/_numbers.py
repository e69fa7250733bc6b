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

__all__ = ["DIGITS", "EXPONENT", "MODES", "exact", "number", "plain", "rounded"]

DIGITS: Final = 60
EXPONENT: Final = 60
_LIMIT: Final = 10**DIGITS
_DECIMAL: Final = re.compile(r"([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?", re.ASCII)
_RATIO: Final = re.compile(r"([+-]?\d+)/(\d+)", re.ASCII)
_LONGEST: Final = 2 * DIGITS + 8


def exact(value: object) -> Fraction | None:
    """Read an int, Decimal, Fraction, str or float exactly; None for what is not a number.

    A float counts as its shortest repr (0.1 is 1/10). Refused are bool, float32, NaN, infinities,
    more than 60 digits, and exponents beyond 60.

    >>> exact(0.1), exact("18/7"), exact(True), exact("1e999999")
    (Fraction(1, 10), Fraction(18, 7), None, None)
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return Fraction(value) if -_LIMIT < value < _LIMIT else None
    if isinstance(value, str):
        return _read(value)
    if isinstance(value, float):
        return _read(float.__repr__(value))
    if isinstance(value, Decimal):
        return _read(str(value)) if value.is_finite() else None
    if isinstance(value, Fraction):
        small = -_LIMIT < value.numerator < _LIMIT and value.denominator < _LIMIT
        return Fraction(value) if small else None
    if isinstance(value, Integral):
        return exact(int(value))
    return None


def _read(text: str) -> Fraction | None:
    if len(text) > _LONGEST:
        return None
    if ratio := _RATIO.fullmatch(text):
        top, bottom = int(ratio[1]), int(ratio[2])
        return Fraction(top, bottom) if abs(top) < _LIMIT and 0 < bottom < _LIMIT else None
    match = _DECIMAL.fullmatch(text)
    if match is None:
        return None
    sign, whole, part, exponent = match[1], match[2], match[3] or "", int(match[4] or 0)
    digits = whole + part
    if not digits or len(digits.lstrip("0")) > DIGITS or abs(exponent) > EXPONENT:
        return None
    shift = exponent - len(part)
    if abs(shift) > DIGITS + EXPONENT:
        return None
    top = int(sign + digits)
    return Fraction(top * 10**shift) if shift >= 0 else Fraction(top, 10**-shift)


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


def _half(up_on_tie: Callable[[int, bool], bool]) -> Callable[[int, int, int, bool], bool]:
    def away(whole: int, rest: int, bottom: int, negative: bool) -> bool:  # noqa: FBT001 - positional by the table
        return 2 * rest > bottom or (2 * rest == bottom and up_on_tie(whole, negative))

    return away


# Whether |value| is rounded away from zero, from its whole part, the rest over bottom, the sign.
_AWAY: Final[dict[str, Callable[[int, int, int, bool], bool]]] = {
    "up": lambda _w, rest, _b, _n: rest > 0,
    "down": lambda _w, _r, _b, _n: False,
    "ceiling": lambda _w, rest, _b, negative: rest > 0 and not negative,
    "floor": lambda _w, rest, _b, negative: rest > 0 and negative,
    "half_up": _half(lambda _w, _n: True),
    "half_down": _half(lambda _w, _n: False),
    "half_even": _half(lambda whole, _n: whole % 2 == 1),
    "05up": lambda whole, rest, _b, _n: rest > 0 and whole % 5 == 0,
}
MODES: Final = tuple(_AWAY)


def rounded(value: Fraction, places: int, mode: str) -> Decimal:
    """Round to a number of decimal places in a mode of `decimal` (lower case, without ROUND_).

    >>> rounded(Fraction(5, 2), 0, "half_up"), rounded(Fraction(392, 5), 2, "half_up")
    (Decimal('3'), Decimal('78.40'))
    """
    top, bottom = abs(value.numerator), value.denominator
    top, bottom = (top * 10**places, bottom) if places >= 0 else (top, bottom * 10**-places)
    whole, rest = divmod(top, bottom)
    negative = value < 0
    if _AWAY[mode](whole, rest, bottom, negative):
        whole += 1
    return (
        _scaled(-whole if negative else whole, places)
        if places >= 0
        else _wide(-whole if negative else whole, -places)
    )


def _wide(units: int, zeros: int) -> Decimal:
    return _scaled(units * 10**zeros, 0)
