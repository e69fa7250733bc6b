"""Text matching: folding of names, nearest names, safe ids, and values shown in messages."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from itertools import islice
from typing import Final, cast

from jipp.errors import Problem, UnknownNameError

ID_LENGTH: Final = 128
TEXT_LENGTH: Final = 65_536
_SHOWN: Final = 60
_FEW: Final = 12
_NEAREST: Final = 3
_COMPARED: Final = 20_000
_LISTED: Final = 20
_BITS_PER_DIGIT: Final = 3.3219280948873626
# Cf holds the bidi controls and the zero-width characters, Cs lone surrogates, Z all spaces.
_NOT_IN_IDS: Final = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})
# The rest of what Unicode calls default-ignorable: seen by nobody, though a mark or a letter.
_IGNORED: Final = (
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8"
    "\U000e0000-\U000e0fff]"
)
# What a page must not carry: controls, lone surrogates, and marks that turn the reading order.
_HIDDEN: Final = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def fold(name: str) -> str:
    """Reduce a name to what two spellings share: no case, accents, spaces, hyphens or stops.

    >>> fold("Kep. Bangka-Belitung") == fold("KEP BANGKA BELITUNG")
    True
    """
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in decomposed if c.isalnum())


def near(
    name: str, known: Iterable[str] = (), meant: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Return up to three known names that resemble one, nearest first.

    `meant` maps further spellings to the names that are given for them.

    >>> near("babbel", ["Aceh"], {"Babel": "Kepulauan Bangka Belitung"})
    ('Kepulauan Bangka Belitung',)
    """
    # Loaded when a name is first not found.
    import difflib  # noqa: PLC0415

    by_fold = {fold(k): k for k in known} | {fold(k): v for k, v in (meant or {}).items()}
    found = difflib.get_close_matches(fold(name[:ID_LENGTH]), by_fold, n=3 * _NEAREST)
    return tuple(dict.fromkeys(by_fold[f] for f in found))[:_NEAREST]


def suggester(known: Collection[str]) -> Callable[[str], tuple[str, ...]]:
    """Make the function that suggests known names for another: similar ones, else the first.

    Names are compared until so many pairs were, since a table full of strangers needs no more.

    >>> suggest = suggester(["novelty", "impact"])
    >>> suggest("impakt"), suggest("zzz")
    (('impact',), ('novelty', 'impact'))
    """
    left = max(_COMPARED, len(known))

    @lru_cache(maxsize=_COMPARED)
    def suggest(name: str) -> tuple[str, ...]:
        nonlocal left
        alike = near(name, known) if left >= len(known) else ()
        left -= len(known)
        return alike or tuple(islice(known, _LISTED))

    return suggest


def unknown_name(
    kind: str,
    name: object,
    known: Iterable[str] = (),
    meant: Mapping[str, str] | None = None,
    *,
    words: tuple[tuple[str, object], ...] = (),
) -> UnknownNameError:
    """Build the error for a name that no table has, with the nearest names, or all of a few.

    `words` are what a law calls the known names.

    >>> str(unknown_name("province", "Balli", ["Bali", "Aceh"]))
    'no province is called "Balli"; did you mean Bali?'
    """
    said, listed = name if isinstance(name, str) else shown(name), tuple(known)
    suggestions = near(said, listed, meant)
    params = {"kind": kind, "name": shown(name), "suggestions": suggestions}
    code = "unknown_name" if suggestions else "unknown_name_far"
    if listed and not suggestions and len(listed) <= _FEW:
        code, params = "unknown_name_of_few", {**params, "suggestions": listed}
    told = set(params["suggestions"])
    used = tuple(pair for pair in words if pair[0].partition(":")[2] in told)
    return UnknownNameError(
        Problem(code=code, params=params, words=used), kind=kind, name=said, suggestions=suggestions
    )


def aligned(rows: Iterable[Sequence[str]]) -> str:
    """Return rows of cells as lines in which each column begins at one place.

    >>> print(aligned([("1", "e-queue", "81"), ("2=", "one-stop", "")]))
    1   e-queue   81
    2=  one-stop
    """
    listed = list(rows)
    widths = [max(map(len, column)) for column in zip(*listed, strict=True)]
    padded = (zip(row, widths, strict=True) for row in listed)
    return "\n".join("  ".join(cell.ljust(w) for cell, w in row).rstrip() for row in padded)


def is_id(value: object) -> bool:
    """Check whether a value is an id: 1-128 characters, none a space, control or invisible.

    It is in composed form (NFC), so that two ids that look alike are not two for this alone.

    >>> is_id("hub-id-bb"), is_id("hub id bb"), is_id("hub" + chr(0x202E))
    (True, False, False)
    """
    return (
        type(value) is str
        and 0 < len(value) <= ID_LENGTH
        and ((value.isascii() and value.isprintable() and " " not in value) or _is_wide_id(value))
    )


def are_ids(values: Collection[str]) -> bool:
    """Check whether many plain texts are all ids, looking at them as one text where that will do.

    >>> are_ids(["one-stop", "e-queue"]), are_ids(["one-stop", "e queue"]), are_ids([""])
    (True, False, False)
    """
    whole = "".join(values)
    if whole.isascii() and whole.isprintable() and " " not in whole:
        return all(0 < length <= ID_LENGTH for length in set(map(len, values)))
    return all(map(is_id, values))


def is_name(value: object) -> bool:
    """Check whether a value can name a subject or judge: an id, or words with spaces between.

    >>> is_name("Jawa Barat"), is_name("hub-id-bb"), is_name(" Jawa"), is_name("")
    (True, True, False, False)
    """
    return is_id(value) or (
        type(value) is str
        and len(value) <= ID_LENGTH
        and value.strip(" ") == value
        and is_id(value.replace(" ", ""))
    )


def are_names(values: Collection[str]) -> bool:
    """Check whether many plain texts are all names, as `are_ids` does.

    >>> are_names(["Jawa Barat", "e-queue"]), are_names(["Jawa Barat "])
    (True, False)
    """
    return are_ids(values) or all(map(is_name, values))


def _is_wide_id(value: str) -> bool:
    odd = any(unicodedata.category(c) in _NOT_IN_IDS for c in value)
    return not odd and not look_alikes(value)


def look_alikes(text: str) -> tuple[str, ...]:
    """Name the characters that nobody sees, or that make a text differ from its composed form.

    >>> look_alikes("re\u0301a"), look_alikes("r\u00e9a")
    (('U+0301',), ())
    """
    found: list[str] = re.findall(_IGNORED, text)
    if not unicodedata.is_normalized("NFC", text):
        wide = [c for c in text if not c.isascii()]
        plain = unicodedata.normalize("NFC", text)
        found += [c for c in wide if c not in plain] or wide
    return tuple(dict.fromkeys(f"U+{ord(c):04X}" for c in found))


def pointer(*steps: str | int) -> str:
    """Write the steps to a place as a JSON pointer (RFC 6901).

    >>> pointer("marks", "a/b"), pointer("rows", 3)
    ('/marks/a~1b', '/rows/3')
    """
    return "".join(f"/{str(s).replace('~', '~0').replace('/', '~1')}" for s in steps)


def steps_of(path: str) -> list[str]:
    """Return the steps of a JSON pointer, the inverse of `pointer`.

    >>> steps_of("/marks/a~1b")
    ['marks', 'a/b']
    """
    return [step.replace("~1", "/").replace("~0", "~") for step in path.split("/")[1:]]


def text_fault(value: object) -> Problem | None:
    """Return what keeps a value from being a text: its type, its length, or half a character."""
    if not isinstance(value, str):
        return Problem(code="not_a_text", params={"value": shown(value)})
    if str.__len__(value) > TEXT_LENGTH:
        params = {"value": shown(value), "limit": TEXT_LENGTH}
        return Problem(code="text_too_long", params=params)
    try:
        str.encode(value)
    except UnicodeEncodeError:
        return Problem(code="lone_surrogate", params={"value": shown(value)})
    return None


def cut(text: str, longest: int) -> str:
    """Return the first characters of a text, with an ellipsis where there are more.

    >>> cut("Kepulauan Bangka Belitung", 9), cut("Aceh", 9)
    ('Kepulauan…', 'Aceh')
    """
    return text if len(text) <= longest else f"{text[:longest]}…"


def visible(text: str) -> str:
    """Write controls and marks that turn the reading order as escapes, so that nothing hides.

    Line feeds and tabs stay.

    >>> visible("invoice" + chr(0x202E) + "fdp") == "invoice" + chr(92) + "u202efdp"
    True
    """
    if text.isascii() and text.isprintable():
        return text
    return re.sub(_HIDDEN, lambda found: _escape(found[0]), text)


def _escape(c: str) -> str:
    return f"\\u{ord(c):04x}"


def shown(value: object) -> str:
    """Write any value for a message: short, on one line, with invisible characters escaped.

    Lists, objects and constants stand as JSON writes them, which reads the same in every language.

    >>> shown("a" * 99) == '"' + "a" * 60 + '…"', shown([1, {"a": None}]), shown(10**5000)
    (True, '[1, {…}]', '≈10^5000')
    """
    if isinstance(value, str):
        cut = str.__str__(value)[:_SHOWN]
        safe = "".join(c if c.isprintable() else _escape(c) for c in cut)
        return f'"{safe}{"…" if str.__len__(value) > _SHOWN else ""}"'
    if isinstance(value, Enum):
        return shown(value.value) if isinstance(value.value, str) else str(value.name)
    if value is None or isinstance(value, bool):
        return _CONSTANTS[value]
    if isinstance(value, int):
        digits = int(value.bit_length() / _BITS_PER_DIGIT)
        return f"≈{'-' if value < 0 else ''}10^{digits}" if digits >= _SHOWN else str(int(value))
    if isinstance(value, float):
        return float.__repr__(value)
    if isinstance(value, Decimal | Fraction):
        return _shown_exact(value)
    return value.isoformat() if isinstance(value, date) else _shown_other(value)


_CONSTANTS: Final[Mapping[bool | None, str]] = {None: "null", True: "true", False: "false"}


def _shown_other(value: object) -> str:
    if type(value) is dict:
        given = cast("Mapping[object, object]", value)
        return _within("{}", (f"{_inner(k)}: {_inner(v)}" for k, v in given.items()))
    if type(value) in (list, tuple):
        return _within("[]", map(_inner, cast("Iterable[object]", value)))
    if type(value) in (set, frozenset):
        return "[…]" if value else "[]"
    kind = value if isinstance(value, type) else type(value)
    return kind.__name__[:_SHOWN]


def _within(brackets: str, items: Iterable[str]) -> str:
    """Write items between brackets, as many as there is room for."""
    text = ""
    for item in items:
        if len(text) + len(item) > _SHOWN:
            text += ", …" if text else "…"
            break
        text += f", {item}" if text else item
    return f"{brackets[0]}{text}{brackets[1]}"


def _inner(value: object) -> str:
    if type(value) is dict:
        return "{…}" if value else "{}"
    return ("[…]" if value else "[]") if isinstance(value, list | tuple) else shown(value)


def _shown_exact(value: Decimal | Fraction) -> str:
    if isinstance(value, Decimal):
        text = Decimal.__str__(value)
        return cut(text, _SHOWN)
    parts = shown(value.numerator), shown(value.denominator)
    return parts[0] if value.denominator == 1 else "/".join(parts)
