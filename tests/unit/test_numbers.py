"""Exact numbers: what is read, what is refused, how it is kept and rounded."""

import decimal
import json
from decimal import Decimal
from fractions import Fraction
from itertools import count
from numbers import Integral
from pathlib import Path
from typing import Any

import pytest

from jipp._numbers import DIGITS, MODES, different, distinct, exact, number, plain, rounded, rounder
from jipp._text import shown

SCORING = json.loads((Path(__file__).parents[1] / "data" / "scoring.json").read_text("utf-8"))
TABLE = next(c for c in SCORING["cases"] if c["name"] == "rounding_modes_table")


class Whole:
    """A whole number of another library, as numpy's int64 is: registered, not a subclass."""

    def __int__(self) -> int:
        return 7


class Single:
    """A float32 of another library: it turns into a float, but is none."""

    def __float__(self) -> float:
        return 0.1


Integral.register(Whole)


class Marked(float):
    """A float that writes itself in its own way, as numpy's float64 does."""

    def __repr__(self) -> str:
        return "Marked(0.1)"


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (0, Fraction(0)),
        (-7, Fraction(-7)),
        (0.1, Fraction(1, 10)),
        (1e22, Fraction(10**22)),
        (-0.0, Fraction(0)),
        (Marked(0.1), Fraction(1, 10)),
        (Whole(), Fraction(7)),
        (Decimal("1.50"), Fraction(3, 2)),
        (Fraction(18, 7), Fraction(18, 7)),
        ("12.5", Fraction(25, 2)),
        ("+.5", Fraction(1, 2)),
        ("5.", Fraction(5)),
        ("-18/7", Fraction(-18, 7)),
        ("4/2", Fraction(2)),
        ("5/1", Fraction(5)),
        ("007", Fraction(7)),
        ("1e-3", Fraction(1, 1000)),
        ("2.5E+1", Fraction(25)),
        ("-0.00", Fraction(0)),
    ],
)
def test_a_number_is_read_exactly(value: object, read: Fraction) -> None:
    """Whole numbers, decimals, fractions and texts of them mean what they say; 0.1 is a tenth."""
    assert exact(value) == read


@pytest.mark.parametrize(
    "value",
    [
        True,
        None,
        Single(),
        1j,
        b"1",
        [1],
        float("nan"),
        float("inf"),
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("-Infinity"),
        "",
        ".",
        "-",
        "e5",
        " 1",
        "1 ",
        "1\n",
        "1_000",
        "1,5",
        "１２",  # noqa: RUF001 - full-width digits are the point
        "٣",
        "0x10",
        "nan",
        "1/0",
        "1/-2",
        "1.5/2",
        "1e999999",
        "1e99999999999",
    ],
)
def test_what_is_no_exact_number_is_refused(value: object) -> None:
    """Truth values, float32, NaN, infinities, other scripts' digits and sloppy texts."""
    assert exact(value) is None


@pytest.mark.parametrize(
    ("value", "ok"),
    [
        (10**DIGITS - 1, True),
        (10**DIGITS, False),
        (-(10**DIGITS), False),
        ("9" * 60, True),
        ("9" * 61, False),
        ("0." + "9" * 60, True),
        ("0." + "9" * 61, False),
        ("1" + "0" * 60, True),
        ("0" * 60 + "1.5" + "0" * 60, True),
        ("1e60", True),
        ("1e61", False),
        ("10e60", False),
        ("1e-60", True),
        ("1e-61", False),
        ("10e-61", True),
        ("0.001e63", True),
        ("0e60", True),
        (Decimal("1E+60"), True),
        (Decimal("1E+61"), False),
        (Decimal("1E-61"), False),
        (Decimal("9" * 61), False),
        (1e-60, True),
        (1e-61, False),
        (Fraction(10**60 - 1, 10**60 - 3), True),
        (Fraction(1, 10**60), True),
        (Fraction(1, 10**61), False),
        (Fraction(1, 10**5000), False),
        (Fraction(1, 3 * 10**60), False),
        (Fraction(10**60 + 1, 3), False),
        (Fraction(10**60 - 1, 10**60), True),
        (Fraction(10**5000 + 1, 2), False),
        (f"{10**60 - 1}/7", True),
        (f"{10**60}/7", False),
        (Fraction(-(10**60), 7), False),
        (f"7/{10**60 - 1}", True),
        (f"7/{10**60}", False),
        (f"{5**199}e-199", True),
        (f"{5**200}e-200", False),
        ("0" * 266 + "1", True),
        ("0" * 267 + "1", False),
        ("1" * 5000, False),
        (10**5000, False),
    ],
    ids=count(),
)
def test_sixty_digits_and_exponents_of_sixty_are_the_limit(value: object, *, ok: bool) -> None:
    """A number beyond the limits is refused, at once and whatever it is written as."""
    assert (exact(value) is not None) is ok


def test_a_text_that_lies_about_its_length_costs_nothing() -> None:
    """A subclass of str is read as the text it holds."""

    class Short(str):
        __slots__ = ()

        def __len__(self) -> int:
            return 1

    assert exact(Short("1" * 10_000)) is None
    assert exact(Short("12.5")) == Fraction(25, 2)


@pytest.mark.parametrize(
    ("rational", "kept", "written"),
    [
        (Fraction(25, 2), Decimal("12.5"), "12.5"),
        (Fraction(100), Decimal(100), "100"),
        (Fraction(0), Decimal(0), "0"),
        (Fraction(-3, 8), Decimal("-0.375"), "-0.375"),
        (Fraction(18, 7), Fraction(18, 7), "18/7"),
        (Fraction(7, 5), Decimal("1.4"), "1.4"),
        (Fraction(3, 2 * 5**3), Decimal("0.012"), "0.012"),
        (Fraction(1, 2**60), Decimal(5**60).scaleb(-60, decimal.Context(prec=99)), None),
    ],
)
def test_a_number_is_kept_as_decimal_where_one_is_equal(
    rational: Fraction, kept: Decimal | Fraction, written: str | None
) -> None:
    """A decimal without trailing zeros, else the fraction; read back it is the same."""
    assert type(number(rational)) is type(kept)
    assert number(rational) == kept
    assert exact(number(rational)) == rational
    assert exact(plain(number(rational))) == rational
    assert written is None or plain(number(rational)) == written


@pytest.mark.parametrize("mode", sorted(TABLE["expected"]))
def test_the_published_table_of_rounding_modes_is_met(mode: str) -> None:
    """Java's RoundingMode table, with Python's own 05up."""
    values = [exact(value) for value in TABLE["inputs"]["values"]]
    name = mode.removeprefix("ROUND_").lower()
    found = [plain(rounded(value, 0, name)) for value in values if value is not None]
    assert found == TABLE["expected"][mode]


def test_the_modes_are_those_of_the_decimal_module() -> None:
    """No mode is missing and none is ours alone."""
    theirs = {n.removeprefix("ROUND_").lower() for n in dir(decimal) if n.startswith("ROUND_")}
    assert set(MODES) == theirs


@pytest.mark.parametrize(
    ("value", "places", "mode", "written"),
    [
        (Fraction(392, 5), 2, "half_up", "78.40"),
        (Fraction(5, 2), 0, "half_up", "3"),
        (Fraction(-1, 3), 1, "up", "-0.4"),
        (Fraction(1, 3), 0, "down", "0"),
        (Fraction(-1, 3), 0, "half_up", "0"),
        (Fraction(1250), -2, "half_even", "1200"),
        (Fraction(1350), -2, "half_even", "1400"),
        (Fraction(-49), -2, "half_up", "0"),
        (Fraction(1, 10**40), 39, "ceiling", "0." + "0" * 38 + "1"),
    ],
)
def test_a_rounded_number_shows_its_places(
    value: Fraction, places: int, mode: str, written: str
) -> None:
    """Trailing zeros say to how many places it was rounded; there is no minus zero."""
    assert plain(rounded(value, places, mode)) == written
    assert rounded(value, places, mode).as_tuple().exponent == -max(places, 0)
    assert not rounded(value, places, mode).is_signed() or written.startswith("-")


def test_units_are_rounded_without_making_fractions() -> None:
    """The hot path rounds a numerator over a denominator to whole units."""
    assert rounder(2, "half_up")(392, 5) == 7840
    assert rounder(-2, "half_even")(-1250, 1) == -12


HOSTILE = decimal.Context(
    prec=3,
    rounding=decimal.ROUND_UP,
    Emin=-1,
    Emax=1,
    traps=[
        decimal.Inexact,
        decimal.Rounded,
        decimal.FloatOperation,
        decimal.Clamped,
        decimal.Subnormal,
    ],
)


@pytest.mark.parametrize(
    "value", [0.1, "123456789.987654321", Decimal("9" * 60), Decimal("1E-60"), "18/7", 10**50]
)
def test_the_callers_decimal_context_has_no_influence(value: Any) -> None:
    """Three digits, every trap set: numbers are read, kept, written and rounded as ever."""

    def answers() -> tuple[object, ...]:
        rational = exact(value)
        assert rational is not None
        kept = number(rational)
        rounds = [rounded(rational, 20, mode).as_tuple() for mode in MODES]
        return rational, str(kept), plain(kept), rounds

    usual = answers()
    with decimal.localcontext(HOSTILE):
        assert answers() == usual
        assert decimal.getcontext().flags == dict.fromkeys(HOSTILE.flags, False)


def test_a_decimal_of_another_class_is_read_by_its_value() -> None:
    """A class may print its numbers as it likes, for example with a comma."""

    class Rupiah(Decimal):
        def __str__(self) -> str:
            return "999"

    assert exact(Rupiah("12.5")) == Fraction(25, 2)
    assert shown(Rupiah("12.5")) == "12.5"


def test_numbers_that_share_a_hash_have_other_keys() -> None:
    """Equal keys are equal numbers, whether they are the numbers or their texts."""
    shared = [(2**61 - 1) * (2**31 - 1) * n for n in range(100)]
    for marks in (shared, [*map(Decimal, shared)], [Fraction(n, 7) for n in shared]):
        keys, stands = distinct([*marks, marks[0], None])
        assert len({*keys}) == len(stands) == 101
        assert [stands[key] for key in keys] == [*marks, marks[0], None]
        assert different([hash(key) for key in keys]) is not None
    ratios = [(n, 6) for n in shared]
    keys, stands = distinct(ratios)
    assert [stands[key] for key in keys] == ratios
    assert different(ratios) is None
    assert distinct([Decimal("sNaN")])[0] == ["sNaN"]
