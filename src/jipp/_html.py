"""Small HTML tables for notebooks: everything escaped, nothing fetched."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Context, Decimal
from enum import Enum
from fractions import Fraction
from typing import Final, TypeAlias, cast

import attrs

from jipp._text import visible
from jipp.errors import message_of
from jipp.i18n import Text, show

__all__ = ["MOST", "card", "cut", "escape", "table"]

Values: TypeAlias = tuple[attrs.AttrsInstance, ...]

# The rows that a notebook is shown of a table, and what it is shown of one cell.
MOST: Final = 60
_ITEMS: Final = 20
_LONGEST: Final = 500
_DIGITS: Final = 40
_BITS: Final = 20
_DEPTH: Final = 3
_ABOUT: Final = "≈ "
_CONTEXT: Final = Context(prec=6, traps=[])
# What a value says besides its fields, and what it is called where it stands in a cell.
_BESIDES: Final = (
    "label",
    "state",
    "phase",
    "entered_on",
    "cohort",
    "satisfied_from",
    "standard_error",
    "confidence",
    "design",
)
_NAMES: Final = ("label", "title", "name", "official", "id")
# These stand in the message already.
_IN_MESSAGE: Final = frozenset({"params", "witness"})

_ENTITIES: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"}
)
# No colours of its own: a table takes those of the page, light or dark.
_TABLE: Final = "border-collapse:collapse;font-variant-numeric:tabular-nums"
_CELL: Final = "padding:.2em .6em;border-bottom:1px solid;vertical-align:top;text-align:"


def escape(text: str) -> str:
    """Write a text for HTML or SVG, in content and in attributes; hidden characters are shown.

    >>> escape('<b class="x">A & B</b>')
    '&lt;b class=&quot;x&quot;&gt;A &amp; B&lt;/b&gt;'
    """
    return visible(text).translate(_ENTITIES)


def table(
    headers: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    caption: str = "",
    lang: str = "en",
    more: int = 0,
) -> str:
    """Write rows as an HTML table, the first cell of each as its heading, numbers to the right.

    A column stands to the right where all its values are numbers (or None, an empty cell). `more`
    rows that are left out are counted in a last one; none are where it is below 1.

    >>> table(["hub", "rank"], [["Babel", 1]], caption="Hubs").count('scope="col"')
    2
    """
    cells = [tuple(row) for row in rows]
    columns = list(zip(*cells, strict=True)) or [()] * len(headers)
    sides = ["right" if _is_numeric(column) else "left" for column in columns]
    aligned = [f'style="{_CELL}{side}"' for side in sides]
    head = "".join(
        f'<th scope="col" {style}>{escape(h)}</th>'
        for h, style in zip(headers, aligned, strict=True)
    )
    body = "".join(f"<tr>{_row(row, aligned, lang)}</tr>" for row in cells)
    if more > 0:
        said = escape(message_of("and_more", [("count", more)], lang))
        body += f'<tr><td colspan="{len(aligned)}" style="{_CELL}left">{said}</td></tr>'
    title = f'<caption style="text-align:left">{escape(caption)}</caption>' if caption else ""
    return (
        f'<table lang="{escape(lang)}" style="{_TABLE}">{title}'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(row: Sequence[object], aligned: Sequence[str], lang: str) -> str:
    texts = ["" if value is None else escape(show(value, lang)) for value in row]
    cells = list(zip(texts, aligned, strict=True))
    heading = "".join(f'<th scope="row" {style}>{text}</th>' for text, style in cells[:1])
    return heading + "".join(f"<td {style}>{text}</td>" for text, style in cells[1:])


def _is_numeric(values: Iterable[object]) -> bool:
    given = [value for value in values if value is not None]
    return bool(given) and all(
        isinstance(value, int | float | Decimal | Fraction) and not isinstance(value, bool | Enum)
        for value in given
    )


def cut(text: str) -> str:
    """Cut a text that no cell should hold whole.

    >>> len(cut("so " * 9_000))
    501
    """
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def card(self: attrs.AttrsInstance) -> str:
    """Write a value as a table of its fields, and a table for each field that lists values.

    It is the `_repr_html_` of the values: in English, under the names that the fields have in a
    program. What is empty is left out, what is long is cut, and what is left out is counted.

    >>> from jipp import Agency
    >>> html = card(Agency(id="prov-babel", name="Babel", kind="province"))
    >>> html.count("<tr>"), "<script" in html
    (4, False)
    """
    told = dict(_told(self))
    lists = {name: cast("Values", held) for name, held in told.items() if _is_list(held)}
    rows = [(name, _cell(held)) for name, held in told.items() if name not in lists]
    rows = [row for row in rows if row[1] != ""]
    return "".join(
        (
            table(("field", "value"), rows, caption=type(self).__name__),
            *(_listing(name, values) for name, values in lists.items()),
        )
    )


def _listing(name: str, values: Values) -> str:
    """Write values of a field, a row each, with the columns that any of them fills."""
    told = [dict(_told(value)) for value in values[:MOST]]
    columns = list(dict.fromkeys(column for row in told for column in row))
    rows = [[_cell(row.get(column)) for column in columns] for row in told]
    return table(columns, rows, caption=name, more=len(values) - MOST)


def _told(value: attrs.AttrsInstance) -> Iterator[tuple[str, object]]:
    """Give what a value tells, in the order of its fields, without what is empty."""
    message = getattr(value, "message", None)
    names = [field.name for field in attrs.fields(type(value)) if field.repr]
    if callable(message) and "code" in names:
        yield "message", message("en")
        names = [name for name in names if name not in _IN_MESSAGE]
    names += [name for name in _BESIDES if _is_property(value, name)]
    for name in names:
        if (held := getattr(value, name)) not in (None, "", ()):
            yield name, held


def _is_list(held: object) -> bool:
    # What has a label of its own making, such as a requirement, is said whole by it.
    return isinstance(held, tuple) and all(
        attrs.has(type(item)) and not _is_property(item, "label")
        for item in cast("tuple[object, ...]", held)
    )


def _is_property(value: object, name: str) -> bool:
    return isinstance(getattr(type(value), name, None), property)


def _cell(held: object) -> object:
    """Keep a number that fits, so that it stands to the right; write all else as a text."""
    if held is None:
        return None
    said = cut(_words(held, _DEPTH))
    exact = _is_numeric([held]) and not isinstance(held, float)
    return held if exact and len(said) <= _DIGITS and not said.startswith(_ABOUT) else said


def _words(held: object, depth: int) -> str:
    if isinstance(held, Fraction):
        return _ratio(held)
    if isinstance(held, tuple):
        return _listed(cast("tuple[object, ...]", held), depth)
    if attrs.has(type(held)) and not isinstance(held, Text):
        return _called(cast("attrs.AttrsInstance", held), depth)
    return f"{held:.6g}" if isinstance(held, float) else show(held, "en")


def _ratio(value: Fraction) -> str:
    """Write a short fraction as it is, a long one about."""
    top, bottom = value.numerator, value.denominator
    if max(top.bit_length(), bottom.bit_length()) <= _BITS:
        return str(value)
    return f"{_ABOUT}{_CONTEXT.divide(Decimal(top), Decimal(bottom))}"


def _listed(items: tuple[object, ...], depth: int) -> str:
    if not depth:
        return f"({len(items)})"
    said = [_item(item, depth - 1) for item in items[:_ITEMS]]
    if len(items) > _ITEMS:
        said.append(message_of("and_more", [("count", len(items) - _ITEMS)]))
    return ", ".join(said)


def _item(item: object, depth: int) -> str:
    """Write one of several; a pair under a name as of a mapping."""
    kind = type(item)
    match cast("tuple[object, ...]", item) if kind is tuple else ():
        case (str() as key, held):
            return f"{key}: {_grouped(held, depth)}"
        case _:
            return _grouped(item, depth)


def _grouped(held: object, depth: int) -> str:
    said = _words(held, depth)
    several = isinstance(held, tuple) or attrs.has(type(held))
    return f"({said})" if several and ", " in said else said


def _called(value: attrs.AttrsInstance, depth: int) -> str:
    """Say a value within a cell: by its message or name, else by its fields."""
    message = getattr(value, "message", None)
    if callable(message):
        return str(message("en"))
    for name in _NAMES:
        if (said := getattr(value, name, None)) not in (None, ""):
            return show(said, "en")
    if not depth:
        return type(value).__name__
    return ", ".join(_phrase(name, held, depth - 1) for name, held in _told(value))


def _phrase(name: str, held: object, depth: int) -> str:
    if isinstance(held, Enum) or type(held).__name__.lower() == name:
        return _words(held, depth)
    return f"{name.replace('_', ' ')} {_grouped(held, depth)}"
