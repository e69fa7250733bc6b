"""A flow: the opening count and what entered equal the closing count and what left."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from jipp.drawing.bars import Bars, Row
from jipp.drawing.chart_parts import SIZE, Sign, labelled, legend, notes, nothing
from jipp.drawing.numerals import AxisScale, scale_for
from jipp.drawing.picture import Body
from jipp.drawing.svg import advance, group, rect, text
from jipp.errors import message_of

_ROW: Final = 36
_BAR: Final = 13
_GAP: Final = 6
_NUMBER: Final = 64
# Opening and entered above closing and left: the place of the number, its colour, and what goes
# before it, so that a row reads as a sum.
_PAIRS: Final = (
    ((0, "rule", "ink", ""), (1, "blue", "blue", "+ ")),
    ((3, "rule", "ink", "= "), (2, "vermilion", "vermilion", "+ ")),
)


def paint_flow(flow: Bars, lang: str, width: float) -> Body:
    """Draw two bars of equal length per row: opening and entered, closing and left."""
    rows, every = flow.rows, flow.every
    if not rows:
        return nothing(width, lang)
    words = [measure.text(lang) for measure in flow.measures]
    signs = (("rule", f"{words[0]}, {words[3]}"), ("blue", words[1]), ("vermilion", words[2]))
    parts, top = legend([Sign({"fill": colour}, said) for colour, said in signs], width)
    top += _GAP
    totals = [sum(held, Fraction(0)) for held in zip(*map(_held, every), strict=True)]
    known = [*totals, *(value for row in every for value in _held(row))]
    scale = scale_for(known, [(SIZE, _NUMBER)])
    labels = labelled([row.label.text(lang) for row in rows], width)
    room = max(
        sum(advance(said, SIZE) for _, said in pair)
        for row in every
        for pair in _sums(row, scale, lang)
    )
    longest = max(max(o + entered, left + c) for o, entered, left, c in map(_held, every))
    pixels = (width - labels.left - room - 2 * _GAP - 4) / (float(longest) or 1.0)
    for i, row in enumerate(rows):
        label, middle, top = labels.put(i, top, _ROW)
        drawn = _double(row, pixels, _sums(row, scale, lang))
        parts += [label, group(*drawn, x=labels.left, y=middle)]
    said = [f"{words[i]} {scale.write(totals[i], lang)}" for i in range(len(words))]
    everywhere = f"{said[0]} + {said[1]} = {said[3]} + {said[2]}"
    told = (
        f"{message_of('flow_sum', (), lang)}: {everywhere}",
        scale.note(known, lang),
        *(note.text(lang) for note in flow.notes),
    )
    drawn, top = notes(told, top, width)
    return Body(width, top + 4, (*parts, *drawn))


def _held(row: Row) -> list[Fraction]:
    return [value or Fraction(0) for value in row.values]


def _sums(row: Row, scale: AxisScale, lang: str) -> list[list[tuple[str, str]]]:
    """Return what stands after each of both bars, with its colour."""
    values = _held(row)
    return [
        [(ink, f"{sign}{scale.write(values[i], lang)}") for i, _, ink, sign in pair]
        for pair in _PAIRS
    ]


def _double(row: Row, pixels: float, sums: Sequence[Sequence[tuple[str, str]]]) -> list[str]:
    """Draw opening and entered above closing and left, and what they are after them."""
    values = _held(row)
    parts: list[str] = []
    for n, (pair, said) in enumerate(zip(_PAIRS, sums, strict=True)):
        x, y = 0.0, (n - 1) * (_BAR + 1) + 0.5
        for i, colour, _, _ in pair:
            wide = float(values[i]) * pixels
            if wide:
                parts.append(rect(x, y, max(wide - 1, 0.5), _BAR, fill=colour))
            x += wide
        x += _GAP
        for ink, words in said:
            parts.append(text(x, y + _BAR / 2 + SIZE * 0.36, words, size=SIZE, colour=ink))
            x += advance(words, SIZE) + 4
    return parts
