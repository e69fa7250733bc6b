"""Canonical JSON (RFC 8785): one text, and so one digest, for equal plain data."""

import hashlib
import math
from collections.abc import Mapping
from typing import Final, cast

from jipp._text import pointer, shown
from jipp.errors import InvalidInputError, Problem

DEPTH: Final = 100
# Beyond these a whole number is not exact in the JSON of other languages (RFC 7493).
_SAFE: Final = 2**53 - 1
# ECMAScript writes a number out up to 21 digits before the point and 6 zeros after it.
_WIDEST: Final = 21
_ZEROS: Final = 6
_ESCAPES: Final = {c: f"\\u{c:04x}" for c in range(0x20)} | {
    ord(c): f"\\{name}" for c, name in zip('\b\t\n\f\r"\\', 'btnfr"\\', strict=True)
}


def canonical(value: object) -> bytes:
    """Write plain data (None, bool, str, int, float, list, tuple, dict) as RFC 8785 says, in UTF-8.

    Keys stand in the order of their UTF-16 code units; a tuple is written as a list. Equal data
    give equal bytes, whatever the order of their keys and whether 1 or 1.0 was meant.

    Raises:
        InvalidInputError: other types, NaN and infinities, whole numbers beyond 2**53 - 1, keys
            that are not texts, lone surrogates, more than 100 levels (and so a cycle).

    >>> canonical({"b": [1.0, 1e21, True], "a": "é"}).decode()
    '{"a":"é","b":[1,1e+21,true]}'
    """
    return _write(value, ()).encode()


def digest(value: object) -> str:
    """Return the SHA-256 of the canonical form, in hexadecimal.

    >>> digest({})
    '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
    """
    return hashlib.sha256(canonical(value)).hexdigest()


def _write(value: object, at: tuple[str | int, ...]) -> str:
    if isinstance(value, str):
        return _text(value, at)
    if value is None or value is True or value is False:
        return "null" if value is None else "true" if value else "false"
    if isinstance(value, int):
        if not -_SAFE <= value <= _SAFE:
            raise _refusal("not_a_json_number", value, at)
        return int.__repr__(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise _refusal("not_a_json_number", value, at)
        return _number(value)
    if len(at) >= DEPTH:
        raise InvalidInputError(Problem(code="too_deep", params={"limit": DEPTH}))
    if isinstance(value, list | tuple):
        items = cast("list[object]", value)
        return f"[{','.join([_write(item, (*at, i)) for i, item in enumerate(items)])}]"
    if isinstance(value, Mapping):
        return _object(cast("Mapping[object, object]", value), at)
    raise _refusal("not_plain_data", value, at)


def _object(value: Mapping[object, object], at: tuple[str | int, ...]) -> str:
    keys: list[str] = []
    for key in value:
        if not isinstance(key, str):
            raise _refusal("not_a_text", key, at)
        keys.append(key)
    if not all(map(str.isascii, keys)):
        keys.sort(key=lambda key: key.encode("utf-16-be", "surrogatepass"))
    else:
        keys.sort()
    members = [f"{_text(key, at)}:{_write(value[key], (*at, key))}" for key in keys]
    return f"{{{','.join(members)}}}"


def _text(value: str, at: tuple[str | int, ...]) -> str:
    plain = str.__str__(value)
    if not plain.isascii():
        try:
            plain.encode()
        except UnicodeEncodeError:
            raise _refusal("lone_surrogate", value, at) from None
    return f'"{plain.translate(_ESCAPES)}"'


def _number(value: float) -> str:
    """Write a double as ECMAScript does: the shortest digits that give it back."""
    if value == 0:
        return "0"
    mantissa, _, power = float.__repr__(abs(value)).partition("e")
    whole, _, part = mantissa.partition(".")
    digits = (whole + part).rstrip("0")
    point = int(power or 0) + len(whole)
    sign, count = "-" if value < 0 else "", len(digits)
    if count <= point <= _WIDEST:
        return f"{sign}{digits}{'0' * (point - count)}"
    if 0 < point < count:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -_ZEROS < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    tail = f".{digits[1:]}" if count > 1 else ""
    return f"{sign}{digits[0]}{tail}e{point - 1:+d}"


def _refusal(code: str, value: object, at: tuple[str | int, ...]) -> InvalidInputError:
    return InvalidInputError(Problem(path=pointer(*at), code=code, params={"value": shown(value)}))
