"""Drawing a flow: what stood somewhere and entered is as much as what stands there and left."""

from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from typing import Final

from jipp.drawing.bars import WIDTH, Row, put_label, put_labels
from jipp.drawing.figures import scale_for
from jipp.drawing.legend import Sign, legend
from jipp.drawing.picture import Body
from jipp.drawing.svg import LEADING, Paint, advance, fit, group, line, rect, text
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
    notes: Sequence[Text],
    lang: str,
) -> Body:
    """Draw for each row two bars of one length: parted as it was and came, as it is and went."""
    everywhere = message_of("flow_sum", (), lang)
    total = Row(Text(id=everywhere, en=everywhere), _summed(every))
    lines = [*rows, total]
    left, labels = put_labels([row.label.text(lang) for row in lines], _LABELS)
    known = [value or Fraction(0) for row in (*every, total) for value in row.values]
    scale = scale_for(known, [partial(_fits, _COLUMN - 16)])
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
            drawn = _double(row, pixels)
            parts.append(group(*drawn, x=edges[-1] + _GAP, y=middle - _BAR - 1))
        top += _ROW
    for said in filter(None, (scale.note(known, lang), *(note.text(lang) for note in notes))):
        top += _SIZE * LEADING
        parts.append(text(0, top, fit(said, WIDTH, _SIZE), size=_SIZE, colour="muted"))
    return Body(WIDTH, top + 4, tuple(parts))


def _fits(room: float, said: str) -> bool:
    return advance(said, _SIZE) <= room


def _summed(rows: Sequence[Row]) -> tuple[Fraction, ...]:
    columns = zip(*(row.values for row in rows), strict=True)
    sums = tuple(sum((v or Fraction(0) for v in column), Fraction(0)) for column in columns)
    return sums or (Fraction(0),) * 4


def _length(row: Row) -> float:
    opening, entered, left, closing = (float(value or 0) for value in row.values)
    return max(opening + entered, closing + left) or 1.0


def _double(row: Row, pixels: float) -> list[str]:
    """Draw what was and came over what is and went."""
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
