"""Canonical JSON by the vectors of RFC 8785, and what has no canonical form."""

import hashlib
import struct
from fractions import Fraction
from typing import Any

import pytest

from jipp._canonical import DEPTH, canonical, digest
from jipp.errors import InvalidInputError

# RFC 8785, appendix B: the bits of a double, and how it is written.
NUMBERS = {
    "0000000000000000": "0",
    "8000000000000000": "0",
    "0000000000000001": "5e-324",
    "8000000000000001": "-5e-324",
    "7fefffffffffffff": "1.7976931348623157e+308",
    "ffefffffffffffff": "-1.7976931348623157e+308",
    "4340000000000000": "9007199254740992",
    "c340000000000000": "-9007199254740992",
    "4430000000000000": "295147905179352830000",
    "44b52d02c7e14af5": "9.999999999999997e+22",
    "44b52d02c7e14af6": "1e+23",
    "44b52d02c7e14af7": "1.0000000000000001e+23",
    "444b1ae4d6e2ef4e": "999999999999999700000",
    "444b1ae4d6e2ef4f": "999999999999999900000",
    "444b1ae4d6e2ef50": "1e+21",
    "3eb0c6f7a0b5ed8c": "9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555553": "333333333.3333332",
    "41b3de4355555554": "333333333.33333325",
    "41b3de4355555555": "333333333.3333333",
    "41b3de4355555556": "333333333.3333334",
    "41b3de4355555557": "333333333.33333343",
    "becbf647612f3696": "-0.0000033333333333333333",
    "43143ff3c1cb0959": "1424953923781206.2",
}
# Where the digits and the point part, and what has two digits and a power.
WRITTEN: dict[float, str] = {
    9007199254740991: "9007199254740991",
    -9007199254740991: "-9007199254740991",
    0.5: "0.5",
    -0.25: "-0.25",
    0.001: "0.001",
    1.0: "1",
    10.5: "10.5",
    -100.0: "-100",
    1.5e22: "1.5e+22",
    -1.5e-7: "-1.5e-7",
    1.25e-6: "0.00000125",
    1.5e20: "150000000000000000000",
}


@pytest.mark.parametrize(("bits", "written"), NUMBERS.items())
def test_a_double_is_written_as_the_rfc_writes_it(bits: str, written: str) -> None:
    """A double has one text: ECMAScript's, the shortest that gives it back."""
    (value,) = struct.unpack(">d", bytes.fromhex(bits))
    assert canonical(value).decode() == written


@pytest.mark.parametrize(("value", "written"), WRITTEN.items())
def test_a_number_is_written_out_or_with_its_power(value: float, written: str) -> None:
    """Up to 21 digits before the point, up to 6 zeros after it, else one digit and a power."""
    assert canonical(value).decode() == written


def test_the_structure_of_the_rfc_is_written_as_there() -> None:
    """RFC 8785, section 3.2.2: literals, numbers and escapes in one object."""
    data = {
        "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
        "literals": [None, True, False],
    }
    assert canonical(data).decode() == (
        '{"literals":[null,true,false],'
        '"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )


def test_keys_stand_in_the_order_of_their_utf_16_units() -> None:
    """RFC 8785, section 3.2.3: a face (two units) stands before a higher Hebrew letter (one)."""
    keys = ("\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6")
    written = canonical(dict.fromkeys(keys, 0)).decode()
    order = ["\\r", "1", "\u0080", "ö", "€", "\U0001f600", "\ufb33"]
    assert written == "{" + ",".join(f'"{key}":0' for key in order) + "}"


def test_every_control_character_is_escaped_and_nothing_else() -> None:
    """The short escapes where JSON has them, four lower-case digits elsewhere; DEL stays."""
    text = "".join(map(chr, range(0x20))) + '"\\/\x7fé'
    assert canonical(text).decode() == (
        '"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r'
        "\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019"
        '\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f\\"\\\\/\x7fé"'
    )


INEXACT = (
    "has no exact form in JSON: give a finite number, a whole one within 2^53 - 1,"
    " or write it as a text"
)
HALF = "holds half a character (a lone surrogate); give whole characters"
NOT_PLAIN = "is not plain data: give a text, number, true, false, none, list or mapping"


def circle() -> list[object]:
    """A list that holds itself."""
    round_: list[object] = []
    round_.append(round_)
    return round_


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (float("nan"), f"nan {INEXACT}"),
        ([float("inf")], f"/0: inf {INEXACT}"),
        ({"a/b": 2**53}, f"/a~1b: 9007199254740992 {INEXACT}"),
        (-(2**53), f"-9007199254740992 {INEXACT}"),
        ({"a": {1: 2}}, "/a: 1 is not a text: give a text"),
        ({"a": "\ud800"}, f'/a: "\\ud800" {HALF}'),
        ({"\udfff": 1}, f'"\\udfff" {HALF}'),
        ([0, Fraction(1, 3)], f"/1: 1/3 {NOT_PLAIN}"),
        ([0, b"x"], f"/1: bytes {NOT_PLAIN}"),
        ({1, 2}, f"[…] {NOT_PLAIN}"),
        (
            circle(),
            "the data is nested too deeply: at most 100 levels are read; make it flatter",
        ),
    ],
)
def test_what_has_no_canonical_form_is_refused_with_its_place(value: object, message: str) -> None:
    """NaN, numbers that other languages cannot hold, other keys, half characters, circles."""
    with pytest.raises(InvalidInputError) as caught:
        canonical(value)
    assert str(caught.value) == message


def test_data_may_be_nested_down_to_the_limit() -> None:
    """The limit is a hundred levels, far beyond any value of the wire form."""
    nested: Any = 0
    for _ in range(DEPTH):
        nested = [nested]
    assert canonical(nested).decode() == "[" * DEPTH + "0" + "]" * DEPTH
    with pytest.raises(InvalidInputError, match="at most 100 levels"):
        canonical([nested])


def test_a_digest_is_the_sha_256_of_the_canonical_form() -> None:
    """Order of keys, tuples for lists, and 1.0 for 1 do not change a digest; a value does."""
    expected = hashlib.sha256(b'{"a":[1,2],"b":null}').hexdigest()
    assert digest({"b": None, "a": [1, 2]}) == digest({"a": (1.0, 2), "b": None}) == expected
    assert digest({"a": [1, 3], "b": None}) != expected


def test_subclasses_of_plain_types_are_written_as_what_they_are() -> None:
    """What a framework makes of a str or an int leaves no trace."""

    class Safe(str):
        __slots__ = ()

        def __str__(self) -> str:
            return "changed"

    class Count(int):
        def __repr__(self) -> str:
            return "changed"

    assert canonical([Safe("as it is"), Count(3)]) == b'["as it is",3]'
