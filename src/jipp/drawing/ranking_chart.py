"""Pictures of a ranking: totals, ranks with the range they may take, how often each rank."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple, final

from jipp.drawing.chart_parts import (
    SIZE,
    Axis,
    Sign,
    labelled,
    legend,
    notes,
    nothing,
    round_numbers,
)
from jipp.drawing.numerals import scale_for
from jipp.drawing.picture import Body, in_words
from jipp.drawing.svg import (
    LEADING,
    RAMP,
    SMALL,
    Anchor,
    Paint,
    advance,
    circle,
    fit,
    line,
    path,
    rect,
    text,
)
from jipp.errors import message_of
from jipp.i18n import Text, term

_ROW: Final = 22
_DOT: Final = 4.5
_BASE: Final = SIZE * 0.36
_AXIS: Final = SMALL + 8
_GAP: Final = 10
_TICK_ROOM: Final = 28
_NUMBER: Final = 76
_LINE_ROW: Final = 18
_SPAN: Final = 56
_LARGEST: Final = 640
_HALF: Final = Fraction(1, 2)
_PANELS: Final[Paint] = {"fill": "less"}
_WEIGHTS: Final[Paint] = {"fill": "vermilion"}
# A cell is as dark as its rank is likely: up to so many per cent.
_STEPS: Final = (5, 25, 50, 75, 100)


@final
class Bar(NamedTuple):
    """A subject, its rank and its place from 1, and its first and last by panels and weights."""

    name: str
    rank: str
    place: int
    panels: tuple[int, int] | None
    weights: tuple[int, int] | None


@final
class TotalDot(NamedTuple):
    """A subject, its rank as it is written, and its total, None where it has none."""

    name: str
    rank: str
    total: Fraction | None


@final
class Chances(NamedTuple):
    """A subject, how often it takes each rank, and what stands at the end of its row."""

    name: str
    row: tuple[Fraction, ...]
    end: str


def listed(first: Text, rows: Sequence[str]) -> Text:
    """Add rows that read the same in both languages to a text.

    >>> listed(Text(id="nilai", en="marks"), ["p: 1", "q: 2"]).id
    'nilai. p: 1; q: 2'
    """
    return in_words(lambda lang: ". ".join(filter(None, (first.text(lang), "; ".join(rows)))))


def dots(
    rows: Sequence[TotalDot], lines: Sequence[tuple[str, int]], lang: str, width: float
) -> Body:
    """Draw each total as a dot on an axis that is cut, ties joined, a line below each award."""
    if not rows:
        return nothing(width, lang)
    known = [row.total for row in rows if row.total is not None]
    scale = scale_for(known, [(SIZE, _NUMBER)])
    labels = labelled([row.name for row in rows], width, [row.rank for row in rows])
    said = {total: scale.write(total, lang, full=True) for total in known}
    room = max((advance(words, SIZE) for words in said.values()), default=0) + _GAP
    low, high = min(known, default=Fraction(0)), max(known, default=Fraction(0))
    start = labels.left + 2 * _DOT
    axis = Axis(low, high, start, width - start - room - _DOT)
    cuts = dict[int, list[str]]()
    for name, count in lines:
        cuts.setdefault(count, []).append(name)
    parts: list[str] = []
    top: float = 0
    ends: list[tuple[float, float]] = []
    for i, row in enumerate(rows):
        label, middle, end = labels.put(i, top, _ROW)
        parts.append(label)
        if row.total is None:
            words = term("not_ranked").text(lang)
            parts.append(text(start, middle + _BASE, words, size=SIZE, colour="muted"))
        else:
            x, words = axis.at(row.total), said[row.total]
            parts.append(circle(x, middle, _DOT, fill="blue", title=f"{row.name}: {words}"))
            parts.append(text(x + _GAP, middle + _BASE, words, size=SIZE))
            ends.append((x, middle))
        top = end
        for name in cuts.get(i + 1, ()):
            parts += _award(name, labels.left, top, width)
            top += _LINE_ROW
    ticks = round_numbers(low, high, int(axis.width // (room + _TICK_ROOM)))
    ties = [
        line([before, after], stroke="blue", stroke_width=3)
        for (one, before), (other, after) in pairwise(zip(known, ends, strict=True))
        if one == other
    ]
    written = axis.marked(ticks, top + _AXIS - 4, lambda n: scale.write(n, lang))
    grid = axis.grid(ticks, 0, top) if known else ()
    below, end = notes([scale.note(known, lang)], top + _AXIS, width)
    return Body(width, end, (*grid, *ties, *parts, *(written if known else ()), *below))


def _award(name: str, left: float, top: float, width: float) -> list[str]:
    """Write what is awarded above a line across."""
    bottom = top + _LINE_ROW - 2
    return [
        text(left, bottom - 4, name, size=SMALL, bold=True, width=width - left),
        line([(left, bottom), (width, bottom)], stroke="ink", dash="4 3"),
    ]


def places(
    bars: Sequence[Bar],
    lines: Sequence[tuple[str, int]],
    below: Sequence[Text],
    lang: str,
    width: float,
) -> Body:
    """Draw one row per subject, best first, and a dashed line after the last place of each tier.

    `below` are notes.
    """
    if not bars:
        return nothing(width, lang)
    labels = labelled([bar.name for bar in bars], width, [bar.rank for bar in bars])
    spans = [
        span for bar in bars for span in (bar.panels, bar.weights, (bar.place, bar.place)) if span
    ]
    low, high = min(first for first, _ in spans), max(last for _, last in spans)
    axis = _ranks(low, high, labels.left, width - labels.left)
    parts, top = _signs(lang, width)
    awards = top
    top += len(_inside(lines, low, high)) * _LINE_ROW + _AXIS
    start = top
    marks: list[str] = []
    for i, bar in enumerate(bars):
        label, middle, top = labels.put(i, top, _ROW)
        marks += [label, *_spans(bar, axis, middle)]
    parts += _grid(axis, start, top, _inside(lines, low, high))
    parts += marks
    parts += _upright(_inside(lines, low, high), axis, awards, top, width)
    told, end = notes((note.text(lang) for note in below), top, width)
    return Body(width, end + 4, (*parts, *told))


def overview(
    bars: Sequence[Bar], lines: Sequence[tuple[str, int]], lang: str, width: float
) -> Body:
    """Draw the ranges of very many subjects by rank, without their names."""
    count = len(bars)
    left = advance(str(count), SMALL) + _GAP
    axis = _ranks(1, count, left, width - left)
    high = min(axis.width, _LARGEST)
    parts, top = _signs(lang, width)
    awards = top
    top += len(_inside(lines, 1, count)) * _LINE_ROW + _AXIS
    parts += _grid(axis, top, top + high, _inside(lines, 1, count))
    row = high / count
    for n in _rank_ticks(axis):
        y = top + (n - 0.5) * row
        parts.append(text(left - _GAP / 2, y + 4, str(n), size=SMALL, anchor="end", colour="muted"))
        parts.append(line([(left, y), (width, y)], stroke="soft"))
    for kind, colour, thick in (("panels", "less", 1.0), ("weights", "vermilion", 0.4)):
        spans = [(i, span) for i, bar in enumerate(bars) if (span := getattr(bar, kind))]
        ways = (
            f"M{axis.at(first - _HALF):.1f} {top + (i + 0.5) * row:.2f}H{axis.at(last + _HALF):.1f}"
            for i, (first, last) in spans
        )
        if spans:
            parts.append(path("".join(ways), stroke=colour, stroke_width=max(row * thick, 0.4)))
    dots = [(axis.at(bar.place), top + (i + 0.5) * row) for i, bar in enumerate(bars)]
    parts.append(line(dots, stroke="ink", stroke_width=1.5))
    parts += _upright(_inside(lines, 1, count), axis, awards, top + high, width)
    return Body(width, top + high + 4, tuple(parts))


def _signs(lang: str, width: float) -> tuple[list[str], float]:
    """Explain the marks, and return where that ends."""
    paints: dict[str, Paint] = {"rank": {"fill": "ink"}, "other_panels": _PANELS}
    paints["other_weights"] = _WEIGHTS
    return legend([Sign(paint, term(word).text(lang)) for word, paint in paints.items()], width)


def _ranks(low: int, high: int, start: float, width: float) -> Axis:
    """Return an axis on which each rank has room of its own."""
    return Axis(low - _HALF, high + _HALF, start, width)


def _rank_ticks(axis: Axis) -> list[int]:
    """Choose ranks that can be told apart: the first where it is drawn, then round ones."""
    low, high = int(axis.low + _HALF), int(axis.high - _HALF)
    unit = axis.width / (high - low + 1)
    room = advance(str(high), SMALL) + 8
    found = round_numbers(axis.low, axis.high, max(int(axis.width // room), 1))
    ticks = sorted({int(n) for n in found if n.denominator == 1 and low <= n <= high})
    if low == 1 and (not ticks or (ticks[0] - 1) * unit >= room):
        ticks.insert(0, 1)
    return ticks


def _grid(
    axis: Axis, top: float, bottom: float, lines: Sequence[tuple[str, int]] = ()
) -> list[str]:
    """Draw and number ranks; no number where a line passes."""
    ticks = _rank_ticks(axis)
    lie = [axis.at(count + _HALF) for _, count in lines]
    free = [
        n for n in ticks if all(abs(axis.at(n) - x) > advance(str(n), SMALL) / 2 + 2 for x in lie)
    ]
    return [*axis.grid(ticks, top, bottom), *axis.marked(free, top - 6, str)]


def _inside(lines: Sequence[tuple[str, int]], low: int, high: int) -> list[tuple[str, int]]:
    """Return the lines that lie between the ranks that are drawn, in their order."""
    return sorted((cut for cut in lines if low <= cut[1] < high), key=lambda cut: cut[1])


def _upright(
    lines: Sequence[tuple[str, int]], axis: Axis, top: float, bottom: float, width: float
) -> list[str]:
    """Draw a dashed line after the last place of each award, from its name down."""
    parts: list[str] = []
    for i, (name, count) in enumerate(lines):
        x, y = axis.at(count + _HALF), top + i * _LINE_ROW
        right = width - x >= x or advance(name, SMALL, bold=True) <= width - x - 6
        side = x + 5 if right else x - 5
        anchor: Anchor = "start" if right else "end"
        room = width - side if right else side
        shown = text(side, y + SMALL, name, size=SMALL, bold=True, width=room, anchor=anchor)
        parts += [line([(x, y), (x, bottom)], stroke="ink", dash="4 3", title=name), shown]
    return parts


def _spans(bar: Bar, axis: Axis, y: float) -> list[str]:
    parts: list[str] = []
    for span, thick, paint in ((bar.panels, 12, _PANELS), (bar.weights, 4, _WEIGHTS)):
        if span is not None:
            low, high = span
            x = axis.at(low - _HALF)
            hint: Paint = {**paint, "title": f"{bar.name}: {low}-{high}"}
            parts.append(rect(x, y - thick / 2, axis.at(high + _HALF) - x, thick, **hint))
    at = axis.at(bar.place)
    return [*parts, circle(at, y, 4, fill="ink", title=f"{bar.name}: {bar.rank}")]


def chances(rows: Sequence[Chances], within: int | None, lang: str, width: float) -> Body:
    """Draw for each subject how often it takes each rank: the more often, the darker.

    A line stands after the last of the places asked about.
    """
    if not rows:
        return nothing(width, lang)
    count = len(rows[0].row)
    heading = "95 %" if within is None else message_of("chances_within", [("places", within)], lang)
    room = max(advance(row.end, SIZE) for row in rows) + _GAP
    room = max(room, _SPAN)
    labels = labelled([row.name for row in rows], width)
    axis = _ranks(1, count, labels.left, width - labels.left - room)
    signs = [Sign({"fill": RAMP[n]}, f"≤ {step} %") for n, step in enumerate(_STEPS)]
    parts, top = legend(signs, width)
    said = fit(heading, width - labels.left, SMALL)
    parts.append(text(width, top + SMALL, said, size=SMALL, anchor="end", colour="muted"))
    top += SMALL * LEADING + _AXIS
    start = top
    shapes: dict[str, list[str]] = {name: [] for name in RAMP}
    gap = min(1.0, axis.width / count / 5)
    marks: list[str] = []
    for i, row in enumerate(rows):
        label, middle, top = labels.put(i, top, _ROW)
        marks += [label, text(width, middle + _BASE, row.end, size=SIZE, anchor="end")]
        for n, share in enumerate(row.row, start=1):
            if share:
                step = next(k for k, most in enumerate(_STEPS) if 100 * share <= most)
                x, end = axis.at(n - _HALF), axis.at(n + _HALF) - gap
                shapes[RAMP[step]].append(f"M{x:.1f} {middle - 10:g}H{end:.1f}v20H{x:.1f}z")
    parts += _grid(axis, start, top)
    parts += [path("".join(found), fill=name) for name, found in shapes.items() if found]
    if within is not None and within < count:
        x = axis.at(within + _HALF)
        parts.append(line([(x, start), (x, top)], stroke="paper", stroke_width=3))
        parts.append(line([(x, start), (x, top)], stroke="ink", dash="4 3"))
    return Body(width, top, (*parts, *marks))
