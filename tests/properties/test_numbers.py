"""Exact numbers against the decimal module and against rational arithmetic from scratch."""

import decimal
import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from hypothesis import example, given, strategies as st

from jipp._numbers import DIGITS, MODES, exact, number, plain, rounded

WIDE = decimal.Context(prec=400, Emin=-999999, Emax=999999)


def decimal_of(units: int, places: int) -> Decimal:
    """A decimal of so many units of its last place."""
    return Decimal(units).scaleb(-places, WIDE)


def tie(whole: int, places: int) -> Fraction:
    """What lies in the middle of two numbers of so many places."""
    return Fraction(2 * whole + 1, 2 * 10**places)


decimals = st.builds(decimal_of, st.integers(-(10**59), 10**59), st.integers(0, 60))
rationals = st.fractions(max_denominator=10**59).filter(lambda f: abs(f.numerator) < 10**DIGITS)
ties = st.builds(tie, st.integers(-(10**9), 10**9), st.integers(0, 6))


def halved(value: Decimal) -> Decimal:
    """Half of a decimal, exactly."""
    return WIDE.divide(value, 2)


def half(value: Fraction) -> bool:
    """Whether a value lies in the middle of two whole numbers."""
    return value.denominator == 2


# Each mode from floor, ceiling and the sign alone.
ORACLE: dict[str, Callable[[Fraction], int]] = {
    "floor": math.floor,
    "ceiling": math.ceil,
    "down": math.trunc,
    "up": lambda v: math.ceil(v) if v > 0 else math.floor(v),
    "half_even": round,
    "half_up": lambda v: (
        math.floor(v + Fraction(1, 2)) if v > 0 else -math.floor(Fraction(1, 2) - v)
    ),
    "half_down": lambda v: math.trunc(v) if half(v) else round(v),
    "05up": lambda v: ORACLE["up"](v) if math.trunc(v) % 5 == 0 else math.trunc(v),
}


@given(decimals | decimals.map(halved), st.integers(-3, 30), st.sampled_from(MODES))
def test_rounding_agrees_with_the_decimal_module(value: Decimal, places: int, mode: str) -> None:
    """Every mode, on decimals, gives the digits of `quantize` in a context wide enough."""
    unit = Decimal(1).scaleb(-places, WIDE)
    expected = value.quantize(unit, rounding=f"ROUND_{mode.upper()}", context=WIDE)
    found = rounded(Fraction(value), places, mode)
    assert found == expected
    assert places < 0 or found.as_tuple().exponent == -places


@given(rationals | ties, st.integers(-3, 8), st.sampled_from(MODES))
def test_rounding_agrees_with_floor_and_ceiling(value: Fraction, places: int, mode: str) -> None:
    """Every mode, on any rational, is what floor, ceiling and the sign make of it."""
    scaled = value * Fraction(10) ** places
    expected = ORACLE[mode](scaled) / Fraction(10) ** places
    assert Fraction(rounded(value, places, mode)) == expected


@example(Fraction(1, 10**60))
@given(rationals | decimals.map(Fraction) | st.integers(-(10**59), 10**59).map(Fraction))
def test_what_is_read_is_read_in_the_form_it_is_kept_in(value: Fraction) -> None:
    """Kept, written and read again, a number stays itself; a decimal has no trailing zeros."""
    read = exact(value)
    assert read == value
    kept = number(value)
    assert exact(kept) == exact(plain(kept)) == exact(str(kept)) == value
    if isinstance(kept, Decimal):
        assert kept.as_tuple().exponent == 0 or plain(kept)[-1] != "0"
    else:
        assert any(value.denominator % p == 0 for p in range(3, 10**4) if p != 5) or (
            value.denominator > 10**4
        )


@given(st.integers(0, 199), st.integers(1, 10**59))
def test_a_binary_fraction_is_read_again_however_many_places_it_has(power: int, top: int) -> None:
    """A denominator within the limits may need 199 decimal places; those are read too."""
    value = Fraction(top, 2**power)
    assert exact(value) == value
    assert exact(number(value)) == exact(plain(number(value))) == value


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_float_counts_as_its_shortest_text(value: float) -> None:
    """A float is the decimal that Python writes for it, or beyond the limits."""
    read = exact(value)
    expected = Fraction(repr(value))
    within = not value or Fraction(1, 10**60) <= abs(expected) < 10**61
    assert read == (expected if within else None)


@given(st.text() | st.from_regex(r"[+-]?[0-9_ ]*[.,/]?[0-9]*(e[+-]?[0-9]{1,7})?", fullmatch=True))
def test_no_text_does_harm(value: str) -> None:
    """A text is read as the fraction it writes, or refused; nothing else happens."""
    read = exact(value)
    assert read is None or read == Fraction(value)
