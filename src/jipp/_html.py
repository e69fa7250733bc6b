"""Small HTML tables for notebooks: everything escaped, nothing fetched."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Final

from jipp._text import visible
from jipp.i18n import show

__all__ = ["escape", "table"]

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
) -> str:
    """Write rows as an HTML table, the first cell of each as its heading, numbers to the right.

    A column stands to the right where all its values are numbers (or None, an empty cell).

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
