"""A flow: the opening count and what entered equal the closing count and what left."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from jipp.drawing.bars import WIDTH, Row, put_label, put_labels
from jipp.drawing.legend import Sign, legend, notes
from jipp.drawing.numerals import scale_for
from jipp.drawing.picture import Body
from jipp.drawing.svg import Paint, fit, group, line, rect, text
from jipp.errors import message_of
from jipp.i18n import Text

__all__ = ["paint_flow"]

_SIZE: Final = 11
_ROW: Final = 34
_BAR: Final = 10
_LABELS: Final = 150
_COLUMN: Final = 58
_GAP: Final = 12
_STOCK: Final[Paint] = {"fill": "rule"}
_IN: Final[Paint] = {"fill": "blue"}
_OUT: Final[Paint] = {"fill": "vermilion"}
# What goes before each number, so that a row reads as a sum.
_SIGNS: Final = ("", "+ ", "\N{MINUS SIGN} ", "= ")


def paint_flow(
    rows: Sequence[Row],
    every: Sequence[Row],
    heads: Sequence[Text],
    below: Sequence[Text],
    lang: str,
) -> Body:
    """Draw two bars of equal length per row: opening and entered, closing and left.

    `below` are notes.
    """
    everywhere = message_of("flow_sum", (), lang)
    total = Row(Text(id=everywhere, en=everywhere), _summed(every))
    lines = [*rows, total]
    left, labels = put_labels([row.label.text(lang) for row in lines], _LABELS)
    known = [value or Fraction(0) for row in (*every, total) for value in row.values]
    scale = scale_for(known, [(_SIZE, _COLUMN - 16)])
    edges = [left + _GAP + (i + 1) * _COLUMN for i in range(len(heads))]
    words = [head.text(lang) for head in heads]
    parts, top = legend(
        [Sign(_STOCK, f"{words[0]}, {words[3]}"), Sign(_IN, words[1]), Sign(_OUT, words[2])], WIDTH
    )
    top += _SIZE + 4
    for edge, word in zip(edges, words, strict=True):
        said = fit(word, _COLUMN - 4, _SIZE)
        parts.append(text(edge, top, said, size=_SIZE, anchor="end", colour="muted"))
    top += 4
    pixels = (WIDTH - edges[-1] - _GAP) / max(map(_length, every), default=1)
    for row, label in zip(lines, labels, strict=True):
        middle = top + _ROW / 2
        if row is total:
            parts.append(line([(0, top), (edges[-1], top)], stroke="rule"))
        parts.append(put_label(label, row.label.text(lang), middle))
        for edge, sign, value in zip(edges, _SIGNS, row.values, strict=True):
            said = f"{sign}{scale.write(value or Fraction(0), lang)}"
            parts.append(text(edge, middle + _SIZE * 0.36, said, size=_SIZE, anchor="end"))
        if row is not total:
            parts.append(group(*_double(row, pixels), x=edges[-1] + _GAP, y=middle - _BAR - 1))
        top += _ROW
    told = (scale.note(known, lang), *(note.text(lang) for note in below))
    drawn, top = notes(told, top, WIDTH, lines=1)
    return Body(WIDTH, top + 4, (*parts, *drawn))


def _summed(rows: Sequence[Row]) -> tuple[Fraction, ...]:
    columns = zip(*(row.values for row in rows), strict=True)
    sums = tuple(sum((v or Fraction(0) for v in column), Fraction(0)) for column in columns)
    return sums or (Fraction(0),) * 4


def _length(row: Row) -> float:
    opening, entered, left, closing = (float(value or 0) for value in row.values)
    return max(opening + entered, closing + left) or 1.0


def _double(row: Row, pixels: float) -> list[str]:
    """Draw opening and entered above closing and left."""
    opening, entered, left, closing = (float(value or 0) * pixels for value in row.values)
    pairs = (((opening, _STOCK), (entered, _IN)), ((closing, _STOCK), (left, _OUT)))
    parts: list[str] = []
    for n, pair in enumerate(pairs):
        x = 0.0
        for wide, paint in pair:
            if wide:
                parts.append(rect(x, n * (_BAR + 2), max(wide - 1, 0.5), _BAR, **paint))
            x += wide
    return parts
