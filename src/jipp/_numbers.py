"""Exact numbers: what is read, how it is kept, and the one rounding.

A number is read exactly or refused, kept as a Decimal where one is equal and as a Fraction
where none is, and rounded only here, never in the ambient decimal context.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence, Set as AbstractSet
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import factorial, prod
from numbers import Integral
from typing import Any, Final

from jipp._text import shown
from jipp.errors import Problem
from jipp.typing import Exact

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
        return _read(Decimal.__str__(value))
    if isinstance(value, Fraction):
        return _ratio(value.numerator, value.denominator) or _tiny(value)
    if isinstance(value, Integral):
        return exact(int(value))
    return None


_NARROW: Final = r"(?i)float(16|32)|(half)?float(\[pyarrow\])?|[ef]"


def is_narrow(values: object) -> bool:
    """Check whether an array holds floats of fewer than 64 bits, which become other decimals.

    >>> from types import SimpleNamespace
    >>> [is_narrow(SimpleNamespace(dtype=f"float{bits}")) for bits in (32, 64)], is_narrow([0.1])
    ([True, False], False)
    """
    kind: object = getattr(values, "dtype", None) or getattr(values, "typecode", None)
    return kind is not None and re.fullmatch(_NARROW, str(kind)) is not None


_CHUNK: Final = 2048
_SHARED: Final = 64
_TEXTS: Final[dict[type, Callable[[Any], Any]]] = {
    int: hex,
    Decimal: str,
    Fraction: lambda value: f"{value.numerator:x}/{value.denominator:x}",
    tuple: lambda ratio: f"{ratio[0]:x}/{ratio[1]:x}",
}


def distinct(
    values: Sequence[Any], kinds: AbstractSet[type] | None = None
) -> tuple[Sequence[Any], Mapping[Any, Any]]:
    """Return a key for each number or ratio, and what each different key stands for.

    `kinds` are their types, if these are known already.

    Marks of several types are kept apart: True and 1, or 0.1 and Decimal(0.1), are equal here.
    Different numbers can be chosen that share a hash, and a dict of them takes time with their
    square: where many do, their texts are the keys.

    >>> distinct([3, 2, 3]), distinct([1, True])[0][1]
    (([3, 2, 3], {2: 2, 3: 3}), (<class 'bool'>, True))
    """
    mixed = len((set(map(type, values)) if kinds is None else kinds) - {type(None)}) > 1
    keys = list(zip(map(type, values), values, strict=True)) if mixed else values
    if (found := different(keys)) is not None:
        return keys, {key: key[1] if mixed else key for key in found}
    written = [
        _TEXTS.get(kind, _same)(v) for kind, v in zip(map(type, values), values, strict=True)
    ]
    keys = list(zip(map(type, values), written, strict=True)) if mixed else written
    return keys, dict(zip(keys, values, strict=True))


def _same(value: Any) -> Any:  # noqa: ANN401 - what is no number is its own key
    return value


def different(values: Sequence[Any]) -> set[Any] | None:
    """Return the different values; None where many of them share a hash, or one has none.

    >>> different([3, 2, 3]), different([(2**61 - 1) * (2**31 - 1) * i for i in range(99)])
    ({2, 3}, None)
    """
    found: set[Any] = set()
    hashes: set[int] = set()
    for start in range(0, len(values), _CHUNK):
        try:
            new = set(values[start : start + _CHUNK]) - found
        except TypeError:
            return None
        found |= new
        hashes.update(map(hash, new))
        if len(found) - len(hashes) > _SHARED:
            return None
    return found


def arrangements(items: Collection[Hashable]) -> int:
    """Return in how many different orders items can stand, equal ones being alike.

    >>> arrangements("aab")
    3
    """
    return factorial(len(items)) // prod(map(factorial, Counter(items).values()))


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


def no_number(value: object, code: str = "not_a_number") -> Problem:
    """Build the problem of what is no exact number; of a decimal comma, what to write."""
    comma = value.replace(",", ".") if isinstance(value, str) and value.count(",") == 1 else ""
    if exact(comma) is not None:
        return Problem(code="decimal_comma", params={"value": shown(value), "number": comma})
    return Problem(code=code, params={"value": shown(value)})


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
    # A text builds the Decimal without any context, so no digit is lost.
    return Decimal(f"{value.numerator * 10**places // bottom}E{-places}")


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
# A rubric rounds in a few ways, and each of them thousands of times.
_ROUNDERS: Final = 64


@lru_cache(maxsize=_ROUNDERS)
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
