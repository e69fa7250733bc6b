"""Numbers of years as upright bars, with a gap where there is none; as rows where too narrow."""

from typing import Final

from jipp.drawing.bars import Bars, paint_bars
from jipp.drawing.chart_parts import SIZE, notes
from jipp.drawing.numerals import scale_for
from jipp.drawing.picture import Body
from jipp.drawing.svg import LEADING, SMALL, advance, line, rect, text, wrap

_HEIGHT: Final = 220
_LINE: Final = SMALL * LEADING
_SPACE: Final = 6
_FULL: Final = 0.74
_WIDEST: Final = 72
_NUMBER: Final = 76


def paint_upright(bars: Bars, lang: str, width: float) -> Body:
    """Draw a bar for each row, from the left on, and say in each gap why there is none."""
    rows = bars.rows
    slot = min(width / max(len(rows), 1), _WIDEST)
    known = [value for row in rows if (value := row.values[0]) is not None]
    every = [value for row in bars.every or rows if (value := row.values[0]) is not None]
    scale = scale_for(every, [(SIZE, _NUMBER)])
    labels = [row.label.text(lang) for row in rows]
    said = [*labels, *(scale.write(value, lang) for value in known)]
    fits = all(advance(words, SIZE) <= slot - 4 for words in said)
    if not known or min(every) < 0 or not fits:
        return paint_bars(bars, lang, width)
    heading = bars.measures[0].text(lang)
    parts = [text(0, SMALL, heading, size=SMALL, colour="muted", width=width)]
    top = SMALL + SIZE * LEADING + _SPACE
    base = top + _HEIGHT
    unit = _HEIGHT / float(max(every) or 1)
    for i, (row, label) in enumerate(zip(rows, labels, strict=True)):
        value, middle = row.values[0], (i + 0.5) * slot
        if label.strip():
            parts.append(text(middle, base + SIZE + _SPACE, label, size=SIZE, anchor="middle"))
        if value is not None:
            high = float(value) * unit
            wide = slot * _FULL
            parts.append(rect(middle - wide / 2, base - high, wide, high, fill="blue"))
            number = scale.write(value, lang)
            parts.append(text(middle, base - high - _SPACE, number, size=SIZE, anchor="middle"))
            continue
        why = wrap(row.why.text(lang) if row.why else "?", slot - 2, SMALL, lines=3)
        parts += [
            text(
                middle,
                base - _SPACE - n * _LINE,
                words,
                size=SMALL,
                anchor="middle",
                colour="muted",
            )
            for n, words in enumerate(reversed(why))
            if words
        ]
    parts.append(line([(0, base), (slot * len(rows), base)], stroke="rule"))
    told = [scale.note(known, lang), *(note.text(lang) for note in bars.notes)]
    drawn, end = notes(told, base + SIZE + 2 * _SPACE, width)
    return Body(width, end + 4, (*parts, *drawn))
