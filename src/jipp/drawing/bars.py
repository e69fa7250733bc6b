"""Numbers as bars: one panel per measure, stacked in one, upright for years, in pairs for a flow.

In a flow the opening count and what entered equal the closing count and what left.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, NamedTuple, final

from jipp.drawing.chart_parts import SIZE, Labels, Sign, labelled, legend, notes, nothing
from jipp.drawing.numerals import AxisScale, scale_for
from jipp.drawing.picture import Body
from jipp.drawing.svg import (
    LEADING,
    SERIES,
    SMALL,
    Anchor,
    Paint,
    advance,
    column,
    fit,
    group,
    line,
    on,
    rect,
    text,
    wrap,
)
from jipp.errors import message_of
from jipp.i18n import LANGUAGES, Text

_ROOM: Final = 76
_ROW: Final = 22
_BAR: Final = 14
_GAP: Final = 12
_SPACE: Final = 10
_LINE: Final = SMALL * LEADING
_PANELS: Final = 3
# Of flows: a row of two bars, the height of one, and the room for a number.
_FLOW_ROW: Final = 36
_FLOW_BAR: Final = 13
_FLOW_ROOM: Final = 64
# Of upright bars: how high the longest may stand, the share of its place that one fills.
_UPRIGHT: Final = 220
_FULL: Final = 0.74
_WIDEST: Final = 72
_OVER: Final = 6
# Panels narrower than this stand one below the other.
_NARROWEST: Final = 140
_UNKNOWN: Final = "?"
_NONE: Final[Paint] = {"fill": "soft", "stroke": "rule"}


@final
class Row(NamedTuple):
    """A row of bars: its label, one number per measure (None: not known), and why there is none.

    `unknown`: its key is not known.
    """

    label: Text
    values: tuple[Fraction | None, ...]
    why: Text | None = None
    unknown: bool = False


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
    shares: bool = False


def paint_bars(bars: Bars, lang: str, width: float) -> Body:
    """Draw the rows from the top down, as they are given."""
    parts: list[str] = []
    top: float = 0
    shown = bars.measures[:_PANELS] if not bars.stacked else bars.measures
    if not bars.rows:
        parts += nothing(width, lang).parts
        top = SIZE + _SPACE
    elif bars.stacked:
        signs = [
            Sign(_series(i, bars.without), measure.text(lang))
            for i, measure in enumerate(bars.measures)
        ]
        drawn, top = legend(signs, width)
        parts += drawn
        top += _SPACE
    labels = labelled([row.label.text(lang) for row in bars.rows], width)
    count = 1 if bars.stacked else len(shown)
    beside = (width - labels.left + _GAP) / max(count, 1) - _GAP >= _NARROWEST
    for panels in [range(count)] if beside else [range(i, i + 1) for i in range(count)]:
        if bars.rows:
            drawn, high = _rows(bars, panels, labels, width, lang)
            parts.append(group(*drawn, y=top))
            top += high
    told = [note.text(lang) for note in bars.notes]
    if len(shown) < len(bars.measures):
        left_out = ", ".join(measure.text(lang) for measure in bars.measures[len(shown) :])
        told.append(message_of("picture_columns_left", [("columns", left_out)], lang))
    drawn, top = notes(told, top, width)
    return Body(width, top + 4, (*parts, *drawn))


def _rows(
    bars: Bars, shown: Sequence[int], labels: Labels, width: float, lang: str
) -> tuple[list[str], float]:
    """Draw all rows, with these panels side by side under their headings."""
    names = [measure.text(lang) for measure in bars.measures]
    across = (width - labels.left + _GAP) / len(shown) - _GAP
    panels = [_panel(bars, i, across, names) for i in shown]
    edges = [labels.left + n * (across + _GAP) for n in range(len(shown))]
    parts: list[str] = []
    top: float = 0
    if not bars.stacked:
        for x, i in zip(edges, shown, strict=True):
            said = fit(names[i], across, SMALL)
            parts.append(text(x, SMALL, said, size=SMALL, colour="muted"))
        top = _LINE + 4
    zeros: list[tuple[float, float, float]] = []
    for n, row in enumerate(bars.rows):
        label, middle, end = labels.put(n, top, _ROW)
        parts.append(label)
        for x, panel in zip(edges, panels, strict=True):
            parts.append(group(*_bar(row, panel, lang), x=x, y=middle - _BAR / 2))
            zeros.append((x + panel.zero, middle - _ROW / 2, middle + _ROW / 2))
        top = end
    if labels.above:
        parts += [line([(x, start), (x, end)], stroke="rule") for x, start, end in zeros]
    else:
        tops = zeros[0][1]
        parts += [line([(x, tops), (x, top)], stroke="rule") for x, _, _ in zeros[: len(shown)]]
    below = 0.0
    for x, panel in zip(edges, panels, strict=True):
        values = [v for row in bars.rows for v in panel.of(row) if v is not None]
        told = wrap(panel.scale.note(values, lang), across, SMALL, lines=3)
        parts += column(x, top + _LINE, told, colour="muted")
        below = max(below, len(told) * _LINE)
    return parts, top + below + _SPACE


@final
class _BarPanel(NamedTuple):
    """The panel of one measure: its place, units, where 0 is, pixels per unit, and series."""

    at: int | None
    scale: AxisScale
    across: float
    zero: float
    pixels: float
    names: Sequence[str]
    paints: Sequence[Paint]
    shares: bool

    def of(self, row: Row) -> Sequence[Fraction | None]:
        """Return the numbers of a row that stand in it."""
        return row.values if self.at is None else row.values[self.at : self.at + 1]


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
    scale = scale_for(known, [(SIZE, min(_ROOM - 6, (across - _BAR) / sides - 8))])
    before, after = (
        max((advance(scale.write(v, lang), SIZE) for v in side for lang in LANGUAGES), default=-8)
        + 8
        for side in ([v for v in known if v < 0], [v for v in known if v >= 0])
    )
    room = max(across - before - after, 0.0)
    pixels = room / float(most - least) if most > least else 0.0
    zero = before + float(-least) * pixels
    return _BarPanel(
        None if bars.stacked else i, scale, across, zero, pixels, names, paints, bars.shares
    )


def _bar(row: Row, panel: _BarPanel, lang: str) -> list[str]:
    """Draw one bar, or several end to end, and write their sum."""
    base = _BAR / 2 + SIZE * 0.36
    values = panel.of(row)
    known = [value for value in values if value is not None]
    if not known:
        said = row.why.text(lang) if row.why else _UNKNOWN
        right = panel.across - panel.zero >= panel.zero
        shown = fit(said, max(panel.zero, panel.across - panel.zero) - 6, SIZE)
        x = panel.zero + (6 if right else -6)
        anchor: Anchor = "start" if right else "end"
        return [text(x, base, shown, size=SIZE, anchor=anchor, colour="muted")]
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
            if len(panel.names) > 1 and advance(said, SMALL) <= inner - 4:
                colour = on(paint.get("fill", "soft"))
                middle = start + inner / 2
                parts.append(
                    text(middle, base - 0.4, said, size=SMALL, anchor="middle", colour=colour)
                )
            x = start + wide if value > 0 else start
    if panel.shares and len(panel.names) > 1:
        return parts
    said = panel.scale.write(sum(known, Fraction(0)), lang)
    if x < panel.zero:
        return [*parts, text(x - 6, base, said, size=SIZE, anchor="end")]
    return [*parts, text(x + 6, base, said, size=SIZE)]


def _series(i: int, without: int) -> Paint:
    if i == without:
        return _NONE
    return {"fill": SERIES[i - (0 <= without < i)]}


def paint_upright(bars: Bars, lang: str, width: float) -> Body:
    """Draw a bar for each row, from the left on, and say in each gap why there is none."""
    rows = bars.rows
    slot = min(width / max(len(rows), 1), _WIDEST)
    known = [value for row in rows if (value := row.values[0]) is not None]
    every = [value for row in bars.every or rows if (value := row.values[0]) is not None]
    scale = scale_for(every, [(SIZE, _ROOM)])
    labels = [row.label.text(lang) for row in rows]
    said = [*labels, *(scale.write(value, lang) for value in known)]
    fits = all(advance(words, SIZE) <= slot - 4 for words in said)
    if not known or min(every) < 0 or not fits:
        return paint_bars(bars, lang, width)
    heading = bars.measures[0].text(lang)
    parts = [text(0, SMALL, heading, size=SMALL, colour="muted", width=width)]
    top = SMALL + SIZE * LEADING + _OVER
    base = top + _UPRIGHT
    unit = _UPRIGHT / float(max(every) or 1)
    for i, (row, label) in enumerate(zip(rows, labels, strict=True)):
        value, middle = row.values[0], (i + 0.5) * slot
        if label.strip():
            parts.append(text(middle, base + SIZE + _OVER, label, size=SIZE, anchor="middle"))
        if value is not None:
            high = float(value) * unit
            wide = slot * _FULL
            parts.append(rect(middle - wide / 2, base - high, wide, high, fill="blue"))
            number = scale.write(value, lang)
            parts.append(text(middle, base - high - _OVER, number, size=SIZE, anchor="middle"))
            continue
        why = wrap(row.why.text(lang) if row.why else _UNKNOWN, slot - 2, SMALL, lines=3)
        first = base - _OVER - (len(why) - 1) * _LINE
        parts += column(middle, first, why, anchor="middle", colour="muted")
    parts.append(line([(0, base), (slot * len(rows), base)], stroke="rule"))
    told = [scale.note(known, lang), *(note.text(lang) for note in bars.notes)]
    drawn, end = notes(told, base + SIZE + 2 * _OVER, width)
    return Body(width, end + 4, (*parts, *drawn))


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
    top += _OVER
    totals = [sum(held, Fraction(0)) for held in zip(*map(_held, every), strict=True)]
    known = [*totals, *(value for row in every for value in _held(row))]
    scale = scale_for(known, [(SIZE, _FLOW_ROOM)])
    labels = labelled([row.label.text(lang) for row in rows], width)
    room = max(
        sum(advance(said, SIZE) for _, said in pair)
        for row in every
        for pair in _sums(row, scale, lang)
    )
    longest = max(max(o + entered, left + c) for o, entered, left, c in map(_held, every))
    pixels = (width - labels.left - room - 2 * _OVER - 4) / (float(longest) or 1.0)
    for i, row in enumerate(rows):
        label, middle, top = labels.put(i, top, _FLOW_ROW)
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
        x, y = 0.0, (n - 1) * (_FLOW_BAR + 1) + 0.5
        for i, colour, _, _ in pair:
            wide = float(values[i]) * pixels
            if wide:
                parts.append(rect(x, y, max(wide - 1, 0.5), _FLOW_BAR, fill=colour))
            x += wide
        x += _OVER
        for ink, words in said:
            parts.append(text(x, y + _FLOW_BAR / 2 + SIZE * 0.36, words, size=SIZE, colour=ink))
            x += advance(words, SIZE) + 4
    return parts
