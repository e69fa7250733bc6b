"""Small HTML tables for notebooks: everything escaped, nothing fetched."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Context, Decimal
from enum import Enum
from fractions import Fraction
from itertools import islice
from typing import Final, TypeAlias, cast

import attrs

from jipp._text import cut, visible
from jipp._value import Value
from jipp.errors import message_of
from jipp.i18n import Text, show
from jipp.typing import Unknown

NestedValues: TypeAlias = tuple[attrs.AttrsInstance, ...]

_LINE: Final = 40
# The rows that a notebook is shown of a table, and what it is shown of one cell.
MOST: Final = 60
_ITEMS: Final = 20
_LONGEST: Final = 500
# A rule's basis stands in each row of a table: its origin, how sure it is, its article.
_BASIS: Final = 100
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
_TABLE: Final = "border-collapse:collapse;margin-bottom:.7em;font-variant-numeric:tabular-nums"
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
    texts = [["" if v is None else show(v, lang) for v in column] for column in columns]
    aligned = [f'style="{_CELL}{_side(*pair)}"' for pair in zip(columns, texts, strict=True)]
    head = "".join(
        f'<th scope="col" {style}>{escape(h)}</th>'
        for h, style in zip(headers, aligned, strict=True)
    )
    body = "".join(f"<tr>{_row(row, aligned)}</tr>" for row in zip(*texts, strict=True))
    if more > 0:
        said = escape(message_of("and_more", [("count", more)], lang))
        body += f'<tr><td colspan="{len(aligned)}" style="{_CELL}left">{said}</td></tr>'
    title = f'<caption style="text-align:left">{escape(caption)}</caption>' if caption else ""
    return (
        f'<table lang="{escape(lang)}" style="{_TABLE}">{title}'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def undrawn(count: int, limit: int) -> str:
    """Return a sentence for a notebook that shows no picture of so many subjects.

    >>> undrawn(301, 300)[:53]
    '<p>Too many subjects for a picture here, 301 where 30'
    """
    params = (("count", count), ("limit", limit))
    return f"<p>{escape(message_of('picture_too_large', params, 'en'))}</p>"


def _side(values: Sequence[object], texts: Sequence[str]) -> str:
    if _is_numeric(values):
        return "right"
    # Else a long text stands in a narrow tower where the page is narrow.
    return "left;min-width:14em" if max(map(len, texts), default=0) > _LINE else "left"


def _row(row: Sequence[str], aligned: Sequence[str]) -> str:
    cells = list(zip(map(escape, row), aligned, strict=True))
    heading = "".join(f'<th scope="row" {style}>{text}</th>' for text, style in cells[:1])
    return heading + "".join(f"<td {style}>{text}</td>" for text, style in cells[1:])


def _is_numeric(values: Iterable[object]) -> bool:
    given = [value for value in values if value is not None]
    return bool(given) and all(
        isinstance(value, int | float | Decimal | Fraction) and not isinstance(value, bool | Enum)
        for value in given
    )


def card(self: attrs.AttrsInstance) -> str:
    """Write a value as a table of its fields, and a table for each field that lists values.

    It is in English, under the names that the fields have in a program. What is empty is left out,
    what is long is cut, and what is left out is counted.

    >>> html = card(Agency(id="prov-babel", name="Babel", kind="province"))
    >>> html.count("<tr>"), "<script" in html
    (4, False)
    """
    kind = type(self).__name__
    told = dict(_told(self))
    lists = {name: cast("NestedValues", held) for name, held in told.items() if _is_list(held)}
    rows = [(name, _cell(held)) for name, held in told.items() if name not in lists]
    rows = [row for row in rows if row[1] != ""]
    tables = [_listing(name, f"{kind}.{name}", values) for name, values in lists.items()]
    if rows or not tables:
        tables.insert(0, table(("field", "value"), rows, caption=kind))
    return "".join(tables)


class Shown(Value):
    """A value that a notebook shows as a card.

    >>> Agency(id="prov-babel", name="Babel", kind="province")._repr_html_().startswith("<table")
    True
    """

    __slots__ = ()
    _repr_html_ = card


class Tabulated(Value):
    """A value that is written as tables: all rows by `to_html`, the first ones in a notebook."""

    __slots__ = ()

    def to_html(self, *, lang: str = "en") -> str:
        """Write all of it as HTML, in the words of `id` or `en`.

        Raises:
            UnknownNameError: another language.

        """
        return self._html(lang)

    def _repr_html_(self) -> str:
        return self._html("en", MOST)

    def _html(self, lang: str, most: int | None = None) -> str:
        raise NotImplementedError


def _listing(name: str, caption: str, values: NestedValues) -> str:
    """Write values of a field, a row each, parents first, with the columns that any of them fills.

    A criterion has criteria, a part has parts: they are listed below it.
    """
    every = _walk(name, values)
    listed = list(islice(every, MOST))
    told = [dict(_told(value)) for value in listed]
    named = dict.fromkeys(column for value in listed for column in _names(value))
    columns = [column for column in named if any(column in row for row in told)]
    rows = [
        [_cell(row.get(column), _BASIS if column == "basis" else _LONGEST) for column in columns]
        for row in told
    ]
    return table(columns, rows, caption=caption, more=sum(1 for _ in every))


def _walk(name: str, values: NestedValues) -> Iterator[attrs.AttrsInstance]:
    for value in values:
        yield value
        if _is_list(below := getattr(value, name, None)):
            yield from _walk(name, cast("NestedValues", below))


def _names(value: attrs.AttrsInstance) -> list[str]:
    """List the names shown of a value: its message, its fields, some properties."""
    names = [field.name for field in attrs.fields(type(value)) if field.repr]
    if _has_message(value) and "code" in names:
        names = ["message", *(name for name in names if name not in _IN_MESSAGE)]
    return names + [name for name in _BESIDES if _is_property(value, name)]


def _told(value: attrs.AttrsInstance) -> Iterator[tuple[str, object]]:
    """Yield the names and contents of a value that are not empty."""
    for name in _names(value):
        held = getattr(value, name)
        said = held("en") if name == "message" and callable(held) else held
        if said not in (None, "", ()):
            yield name, said


def _has_message(value: object) -> bool:
    return callable(getattr(value, "message", None))


def _is_list(held: object) -> bool:
    # What has a label of its own making, such as a requirement, is said whole by it.
    return isinstance(held, tuple) and all(
        attrs.has(type(item)) and not _is_property(item, "label")
        for item in cast("tuple[object, ...]", held)
    )


def _is_property(value: object, name: str) -> bool:
    return isinstance(getattr(type(value), name, None), property)


def _cell(held: object, longest: int = _LONGEST) -> object:
    """Return a number that fits as it is, so that it is aligned right; all else as a text."""
    if held is None:
        return None
    said = cut(_words(held, _DEPTH), longest)
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
    """Write a value within a cell: its message or name, else its fields."""
    if _has_message(value):
        return show(value, "en")
    for name in _NAMES:
        if (said := getattr(value, name, None)) not in (None, ""):
            return show(said, "en")
    if not depth:
        return type(value).__name__
    return ", ".join(_phrase(name, held, depth - 1) for name, held in _told(value))


def _phrase(name: str, held: object, depth: int) -> str:
    told = isinstance(held, Enum) and not isinstance(held, Unknown)
    if told or type(held).__name__.lower() == name:
        return _words(held, depth)
    return f"{name.replace('_', ' ')} {_grouped(held, depth)}"
