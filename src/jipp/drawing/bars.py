"""Numbers as horizontal bars: one panel per measure, or stacked in one."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, NamedTuple, final

from jipp.drawing.legend import Sign, legend, notes, nothing
from jipp.drawing.numerals import AxisScale, scale_for
from jipp.drawing.picture import Body
from jipp.drawing.svg import LEADING, SERIES, Paint, advance, fit, group, line, on, rect, text, wrap
from jipp.errors import message_of
from jipp.i18n import LANGUAGES, Text

__all__ = ["WIDTH", "Bars", "Row", "paint_bars", "put_label", "put_labels"]

WIDTH: Final = 520
_LABEL: Final = 11
_LABELS: Final = 200
_VALUE: Final = 11
_ROOM: Final = 76
_ROW: Final = 19
_BAR: Final = 13
_GAP: Final = 12
_SPACE: Final = 10
_SEGMENT: Final = 10
_PANELS: Final = 3
_UNKNOWN: Final = "?"
_NONE: Final[Paint] = {"fill": "soft", "stroke": "rule"}


@final
class Row(NamedTuple):
    """A row of bars: its label, and one number per measure (None: not known)."""

    label: Text
    values: tuple[Fraction | None, ...]


@final
class Bars(NamedTuple):
    """Rows, the words of the measures (None: no value in the dimension), and notes below.

    All rows of the table have one scale, whichever are drawn.
    """

    rows: Sequence[Row]
    measures: Sequence[Text]
    stacked: bool = False
    without: int = -1
    every: Sequence[Row] = ()
    notes: Sequence[Text] = ()


def paint_bars(bars: Bars, lang: str) -> Body:
    """Draw the rows from the top down, as they are given."""
    parts: list[str] = []
    top: float = 0
    if not bars.rows:
        parts += nothing(WIDTH, lang).parts
        top = _LABEL + _SPACE
    elif bars.stacked:
        signs = [
            Sign(_series(i, bars.without), measure.text(lang))
            for i, measure in enumerate(bars.measures)
        ]
        drawn, high = legend(signs, WIDTH)
        parts += drawn
        top = high + _SPACE
    shown = bars.measures[:_PANELS] if not bars.stacked else bars.measures
    if bars.rows:
        drawn, high = _rows(bars, 1 if bars.stacked else len(shown), lang)
        parts.append(group(*drawn, y=top))
        top += high
    told = [note.text(lang) for note in bars.notes]
    if len(shown) < len(bars.measures):
        left_out = ", ".join(measure.text(lang) for measure in bars.measures[len(shown) :])
        told.append(message_of("picture_columns_left", [("columns", left_out)], lang))
    drawn, top = notes(told, top, WIDTH)
    return Body(WIDTH, top + 4, (*parts, *drawn))


def put_labels(labels: Sequence[str], widest: float = _LABELS) -> tuple[float, list[list[str]]]:
    """Break labels into at most two lines; return their width, and the lines of each."""
    width = min(max((advance(label, _LABEL) for label in labels), default=0), widest)
    return width, [list(wrap(label, width, _LABEL)) or [""] for label in labels]


def _rows(bars: Bars, count: int, lang: str) -> tuple[list[str], float]:
    """Draw all rows under the headings of their panels."""
    left, labels = put_labels([row.label.text(lang) for row in bars.rows])
    names = [measure.text(lang) for measure in bars.measures]
    across = (WIDTH - left - _GAP * count) / count
    panels = [_panel(bars, i, across, names) for i in range(count)]
    edges = [left + _GAP + i * (across + _GAP) for i in range(count)]
    parts: list[str] = []
    top: float = 0
    if not bars.stacked:
        for x, name in zip(edges, names, strict=False):
            parts.append(text(x, _VALUE, fit(name, across, _VALUE), size=_VALUE, colour="muted"))
        top = _VALUE * LEADING + 4
    start, high_below = top, 0.0
    for row, lines in zip(bars.rows, labels, strict=True):
        high = _ROW if len(lines) == 1 else _ROW + _LABEL * LEADING
        middle = top + high / 2
        parts.append(put_label(lines, row.label.text(lang), middle))
        for i, (x, panel) in enumerate(zip(edges, panels, strict=True)):
            values = row.values if bars.stacked else row.values[i : i + 1]
            parts.append(group(*_bar(values, panel, lang), x=x, y=middle - _BAR / 2))
        top += high
    for x, panel in zip(edges, panels, strict=True):
        at = x + panel.zero
        parts.append(line([(at, start), (at, top)], stroke="rule"))
    for x, said in zip(edges, _unit_notes(bars, panels, lang), strict=True):
        below = wrap(said, across, _VALUE, lines=3)
        parts += [
            text(x, top + (n + 1) * _VALUE * LEADING, row, size=_VALUE, colour="muted")
            for n, row in enumerate(below)
        ]
        high_below = max(high_below, len(below) * _VALUE * LEADING)
    return parts, top + high_below + _SPACE


def _unit_notes(bars: Bars, panels: Sequence["_BarPanel"], lang: str) -> list[str]:
    """List the units of each panel."""
    shown = [
        [row.values if bars.stacked else row.values[i : i + 1] for row in bars.rows]
        for i in range(len(panels))
    ]
    return [
        panel.scale.note([v for values in rows for v in values if v is not None], lang)
        for panel, rows in zip(panels, shown, strict=True)
    ]


def put_label(lines: Sequence[str], whole: str, middle: float) -> str:
    """Write a label about its middle; what was shortened is whole where the reader points."""
    height = _LABEL * LEADING
    base = middle - (len(lines) - 1) * height / 2 + _LABEL * 0.36
    written = (
        text(0, base + i * height, said, size=_LABEL) for i, said in enumerate(lines) if said
    )
    return group(*written, title="" if " ".join(lines) == whole else whole)


@final
class _BarPanel(NamedTuple):
    """The panel of one measure: units, the place of zero, pixels per unit, and series."""

    scale: AxisScale
    zero: float
    pixels: float
    names: Sequence[str]
    paints: Sequence[Paint]


def _panel(bars: Bars, i: int, across: float, names: Sequence[str]) -> _BarPanel:
    every = bars.every or bars.rows
    none = Fraction(0)
    paints: list[Paint] = [{"fill": SERIES[0]}]
    if bars.stacked:
        known = [sum((value or none for value in row.values), none) for row in every]
        paints = [_series(n, bars.without) for n in range(len(names))]
    else:
        known = [value for row in every if (value := row.values[i]) is not None]
        names = names[i : i + 1]
    least, most = min([*known, none]), max([*known, none])
    # Numbers stand beyond the ends of their bars, on the left where some are negative.
    sides = 2 if least < 0 < most else 1
    scale = scale_for(known, [(_VALUE, min(_ROOM - 6, (across - _BAR) / sides - 8))])
    before, after = (
        max((advance(scale.write(v, lang), _VALUE) for v in side for lang in LANGUAGES), default=-8)
        + 8
        for side in ([v for v in known if v < 0], [v for v in known if v >= 0])
    )
    room = max(across - before - after, 0.0)
    pixels = room / float(most - least) if most > least else 0.0
    return _BarPanel(scale, before + float(-least) * pixels, pixels, names, paints)


def _bar(values: Sequence[Fraction | None], panel: _BarPanel, lang: str) -> list[str]:
    """Draw one bar, or several end to end, and write their sum."""
    base = _BAR / 2 + _VALUE * 0.36
    known = [value for value in values if value is not None]
    if not known:
        return [text(panel.zero + 6, base, _UNKNOWN, size=_VALUE, colour="muted")]
    parts: list[str] = []
    x = panel.zero
    for value, name, paint in zip(values, panel.names, panel.paints, strict=True):
        wide = abs(float(value or 0)) * panel.pixels
        if value:
            said = panel.scale.write(value, lang)
            start = x if value > 0 else x - wide
            hint: Paint = {**paint, "title": f"{name}: {said}"}
            inner = max(wide - (len(panel.names) > 1), 0.5)
            parts.append(rect(start, 0, inner, _BAR, **hint))
            if len(panel.names) > 1 and advance(said, _SEGMENT) <= inner - 4:
                parts.append(_inside(start + inner / 2, base, said, paint))
            x = start + wide if value > 0 else start
    said = panel.scale.write(sum(known, Fraction(0)), lang)
    if x < panel.zero:
        return [*parts, text(x - 6, base, said, size=_VALUE, anchor="end")]
    return [*parts, text(x + 6, base, said, size=_VALUE)]


def _inside(x: float, y: float, said: str, paint: Paint) -> str:
    colour = on(paint.get("fill", "soft"))
    return text(x, y - 0.4, said, size=_SEGMENT, anchor="middle", colour=colour)


def _series(i: int, without: int) -> Paint:
    if i == without:
        return _NONE
    return {"fill": SERIES[i - (0 <= without < i)]}
