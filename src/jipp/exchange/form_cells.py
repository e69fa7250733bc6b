"""One cell of an official form: read by the rules of its column, and written so.

A cell is a text as a portal exports it. What it cannot hold is a `Fault`, which the table of rows
reports at its row and column.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from typing import Any, Final, cast

from jipp._fields import Fault, as_each, as_str, fault, gathered
from jipp._numbers import exact, no_number, number, plain
from jipp._text import near, pointer
from jipp.model.form import FormDates, FormField, spelled

_DAY_FIRST: Final = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})", re.ASCII)
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)
# One separator before three digits may part thousands as well as decimals.
_AMBIGUOUS: Final = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>")
_WHOLE: Final = re.compile(r"-?\d{1,15}", re.ASCII)
_TRUTHS: Final = {"true": True, "false": False}
_LARGEST: Final = 2**53


def kept(text: str) -> str | int | bool:
    """Return what a text of `stored` stands for: a truth value, a whole number, or itself.

    >>> kept("true"), kept("13"), kept("trial")
    (True, 13, 'trial')
    """
    return _TRUTHS.get(text, int(text) if _WHOLE.fullmatch(text) else text)


def words_of(text: str) -> int:
    """Count the words of a text, which white space and the tags of HTML part.

    >>> words_of("<p>Satu loket,<br>satu hari.</p>")
    4
    """
    return len(_TAG.sub(" ", text).split())


def read_cell(field: FormField, cell: object) -> object:
    """Return what a cell that is not empty says, or a `Fault`.

    >>> field = FormField(column="score", path="extra.score", label="Score", kind="number")
    >>> read_cell(field, "7,5"), read_cell(field, "38.00")
    (7.5, 38)
    """
    return _READERS[field.kind](field, cell)


def _read_text(field: FormField, cell: object) -> object:
    text = as_str(cast("str", cell))
    if not isinstance(text, str):
        return text
    words = words_of(text)
    if field.max_words is not None and words > field.max_words:
        return fault("too_many_words", cell, found=words, limit=field.max_words)
    if field.min_words is not None and words < field.min_words:
        return fault("too_few_words", cell, found=words, limit=field.min_words)
    return text


def _read_number(_: FormField, cell: object) -> object:
    if isinstance(cell, str):
        text = cell.strip()
        if _AMBIGUOUS.fullmatch(text):
            return fault("ambiguous_number", cell)
        if not _NUMBER.fullmatch(text):
            return fault("unread_number", cell)
        cell = text.replace(",", ".")
    rational = exact(cell)
    return Fault(no_number(cell)) if rational is None else _as_json(rational)


def _as_json(value: Fraction) -> object:
    """Return an exact number as JSON holds it: digits as a text where a JSON number is not it."""
    if value.denominator == 1 and abs(value) < _LARGEST:
        return int(value)
    about = float(value)
    return about if exact(about) == value else plain(number(value))


def _read_date(_: FormField, cell: object) -> object:
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return cell
    text = cell.strip() if isinstance(cell, str) else ""
    try:
        if found := _DAY_FIRST.fullmatch(text):
            return date(int(found[4]), int(found[3]), int(found[1]))
        if _ISO.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    return fault("unread_day", cell)


def _told(field: FormField) -> Mapping[str, str | int | bool]:
    """Map each value of a column, as it is compared, to what it is kept as."""
    answers = tuple(map(kept, field.stored)) or field.values
    return dict(zip(map(spelled, field.values), answers, strict=True))


def _read_choice(field: FormField, cell: object) -> object:
    if not isinstance(cell, str):
        return fault("not_a_text", cell)
    answers = _told(field)
    if (said := spelled(cell)) in answers:
        return answers[said]
    return fault("not_one_of", cell, allowed=near(cell, field.values) or field.values)


def _read_choices(field: FormField, cell: object) -> object:
    """Read several values: a list, or one text in which commas part them and stand in them."""
    if isinstance(cell, list | tuple):
        read = [_read_choice(field, item) for item in cast("list[object]", cell)]
        problems = gathered((pointer(i), answer) for i, answer in enumerate(read))
        return Fault(*problems) if problems else tuple(dict.fromkeys(read))
    if not isinstance(cell, str):
        return fault("not_a_text", cell)
    answers = _told(field)
    longest = 1 + max(value.count(",") for value in field.values)
    pieces = cell.split(",")
    # From the end on: the values that the pieces from each place on are made of, None if of none.
    none: list[tuple[object, ...] | None] = [None] * len(pieces)
    rest = [*none, cast("tuple[object, ...] | None", ())]
    for start in reversed(range(len(pieces))):
        for end in range(min(len(pieces), start + longest), start, -1):
            said, after = spelled(",".join(pieces[start:end])), rest[end]
            if after is not None and said in answers:
                rest[start] = (answers[said], *after)
                break
    if rest[0] is None:
        return fault("not_one_of", cell, allowed=near(cell, field.values) or field.values)
    return tuple(dict.fromkeys(rest[0]))


_READERS: Final[Mapping[str, Callable[[FormField, object], object]]] = {
    "text": _read_text,
    "number": _read_number,
    "date": _read_date,
    "yes_no": _read_choice,
    "choice": _read_choice,
    "choices": _read_choices,
}


def write_cell(field: FormField, value: object, dates: FormDates) -> str:
    """Return the text of a cell, or a `Fault` for what the column cannot hold.

    >>> field = FormField(column="since", path="implemented_on", label="Since", kind="date")
    >>> write_cell(field, date(2024, 12, 31), "day_first")
    '31/12/2024'
    """
    if field.kind == "choices":
        written: object = as_each(lambda item: _written(field, item), cast("Any", value))
        return (
            cast("str", written) if isinstance(written, Fault) else ", ".join(cast("Any", written))
        )
    if field.kind == "date":
        return _write_date(field, value, dates)
    if field.kind == "number":
        return _write_number(value)
    return as_str(cast("str", value)) if field.kind == "text" else _written(field, value)


def _write_number(value: object) -> str:
    if (rational := exact(value)) is None:
        return cast("str", Fault(no_number(value)))
    text = plain(number(rational))
    # A fourth digit keeps 1.001 from being read as a thousand and one.
    return f"{text}0" if _AMBIGUOUS.fullmatch(text) else text


def _written(field: FormField, value: object) -> str:
    answers: Iterable[object] = tuple(map(kept, field.stored)) or field.values
    # With its type, since True would pass for 1.
    texts = {(type(a), a): text for a, text in zip(answers, field.values, strict=True)}
    value = value.value if isinstance(value, Enum) else value
    found = texts.get((type(value), value)) if isinstance(value, str | int) else None
    return cast("str", fault("not_one_of", value, allowed=field.values)) if found is None else found


def _write_date(field: FormField, value: object, dates: FormDates) -> str:
    day = _read_date(field, value)
    if not isinstance(day, date):
        return cast("str", day)
    return day.isoformat() if dates == "iso" else f"{day.day:02}/{day.month:02}/{day.year:04}"
