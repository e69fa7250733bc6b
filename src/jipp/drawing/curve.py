"""The survival curve of stays: the share that lasts longer, its band, and the number at risk."""

import math
from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction
from typing import Final, NamedTuple, TypeAlias, final

from jipp.drawing.chart_parts import Axis, column_of_marks, notes, nothing, round_numbers
from jipp.drawing.numerals import figure, scale_for
from jipp.drawing.picture import Body
from jipp.drawing.svg import LEADING, SMALL, advance, line, path, rect, text
from jipp.errors import message_of
from jipp.i18n import Text, term

_LEFT: Final = 44
_HEIGHT: Final = 220
_TOP: Final = 12
_TICK: Final = 4
_TICK_ROOM: Final = 65
_RIGHT: Final = 24
_BELOW: Final = 14
_GAP: Final = 6
_ROW: Final = 17
_WIDEST: Final = 76
_NEAREST: Final = 0.25
_APART: Final = 5
# Days, stays at risk, ended, censored, the share that lasts longer, and its variance.
_Steps: TypeAlias = Sequence[tuple[int, int, int, int, Fraction, Fraction]]


@final
class Curve(NamedTuple):
    """A survival curve: its steps, its median, and of which level its band is, with its width.

    The band lies `widths` standard errors above and below.
    """

    steps: _Steps
    median: int | None
    level: Fraction
    widths: float


def paint_curve(curve: Curve, lang: str, width: float) -> Body:
    """Draw the curve in its band over its axes, and below them who still lasts and is at risk."""
    steps = curve.steps
    if not steps:
        return nothing(width, lang)
    last = Fraction(max(steps[-1][0], 1))
    round_days = round_numbers(Fraction(0), last, int(width // _TICK_ROOM))
    ticks = [int(n) for n in round_days if n.denominator == 1]
    axis = Axis(Fraction(0), last, _LEFT, width - _LEFT - _RIGHT)
    corners, lasting = _corners(steps, axis)
    bottom = _TOP + _HEIGHT
    parts = [_band(curve, axis), *_shares(lang, width), *_days(ticks, axis, lang, width)]
    low = bottom + 3
    ticked = "".join(f"M{x:.1f} {low:g}v{2 * _TICK}" for x in _apart(lasting))
    parts += [path(ticked, stroke="ink")] if ticked else []
    parts.append(line(corners, stroke="blue", stroke_width=2))
    parts += _middle(curve.median, axis, lang)
    top = bottom + _BELOW + 3 * SMALL * LEADING
    drawn, top = _at_risk(steps, ticks, axis, top, lang)
    parts += drawn
    top += SMALL * LEADING + 16
    drawn, top = column_of_marks(_meanings(curve, lang), top, width, indent=30, row=_ROW)
    return Body(width, top - SMALL, (*parts, *drawn))


def _y(share: Fraction) -> float:
    return _TOP + (1 - float(share)) * _HEIGHT


def _band(curve: Curve, axis: Axis) -> str:
    """Fill what lies within so many standard errors of the curve, and between nothing and all."""
    above, below = [(axis.start, _y(Fraction(1)))], [(axis.start, _y(Fraction(1)))]
    for days, _, ended, _, share, variance in curve.steps:
        if ended:
            x, off = axis.at(days), Fraction(curve.widths * math.sqrt(variance))
            for way, edge in (
                (above, min(share + off, Fraction(1))),
                (below, max(share - off, Fraction(0))),
            ):
                way += [(x, way[-1][1]), (x, _y(edge))]
    end = axis.at(curve.steps[-1][0])
    around = [
        *_simple([*above, (end, above[-1][1])]),
        *_simple([*below, (end, below[-1][1])])[::-1],
    ]
    return line(around, fill="less")


def _corners(steps: _Steps, axis: Axis) -> tuple[list[tuple[float, float]], list[float]]:
    """Return the points of the line, and where stays still last."""
    corners = [(axis.start, _y(Fraction(1)))]
    lasting: list[float] = []
    for days, _, ended, censored, share, _ in steps:
        x = axis.at(days)
        if ended:
            corners += [(x, corners[-1][1]), (x, _y(share))]
        if censored:
            lasting.append(x)
    corners.append((axis.at(steps[-1][0]), corners[-1][1]))
    return _simple(corners), lasting


def _simple(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Leave out points that are drawn at the same place as the one before."""
    kept = points[:1]
    for point in points[1:]:
        if max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) >= _NEAREST:
            kept.append(point)
    return kept if kept[-1] == points[-1] else [*kept, points[-1]]


def _apart(points: Sequence[float]) -> list[float]:
    """Thin out marks that would run together."""
    kept: list[float] = []
    for point in points:
        if not kept or point - kept[-1] >= _APART:
            kept.append(point)
    return kept


def _shares(lang: str, width: float) -> list[str]:
    """Draw the lines of each quarter, from nothing to all."""
    parts: list[str] = []
    for quarter in range(5):
        y = _y(Fraction(quarter, 4))
        colour = "rule" if quarter == 0 else "soft"
        parts.append(line([(_LEFT, y), (width - 24, y)], stroke=colour))
        said = f"{figure(Fraction(25 * quarter), lang)}%"
        parts.append(text(_LEFT - 6, y + 4, said, size=SMALL, anchor="end", colour="muted"))
    return parts


def _days(ticks: Sequence[int], axis: Axis, lang: str, width: float) -> list[str]:
    y = _TOP + _HEIGHT + _BELOW + SMALL
    days = term("days").text(lang)
    return [
        *axis.marked(ticks, y, lambda tick: figure(tick, lang)),
        text(width, y + SMALL * LEADING, days, size=SMALL, anchor="end", colour="muted"),
    ]


def _middle(median: int | None, axis: Axis, lang: str) -> list[str]:
    """Draw the median: from one half across to the curve, down to its day, and say it there."""
    if median is None:
        return []
    x, y = axis.at(median), _y(Fraction(1, 2))
    way = [(axis.start, y), (x, y), (x, float(_TOP + _HEIGHT))]
    said = f"{term('median').text(lang)} {figure(Fraction(median), lang)}"
    right = advance(said, SMALL) <= axis.start + axis.width - x - _GAP
    # Over the curve on its right, where it has fallen; left of it, below.
    place = (x + _GAP, y - _GAP) if right else (x - _GAP, y + SMALL + _GAP)
    return [
        line(way, stroke="vermilion", dash="4 3"),
        text(*place, said, size=SMALL, anchor="start" if right else "end"),
    ]


def _at_risk(
    steps: _Steps, ticks: Sequence[int], axis: Axis, top: float, lang: str
) -> tuple[list[str], float]:
    """Write below each tick how many stays lasted at least as long, and return where that ends."""
    days = [step[0] for step in steps]
    places = [bisect_left(days, tick) for tick in ticks]
    counts = [Fraction(steps[at][1] if at < len(days) else 0) for at in places]
    apart = axis.at(ticks[1]) - axis.at(ticks[0]) if len(ticks) > 1 else axis.width
    scale = scale_for(counts, [(SMALL, min(apart - 8, _WIDEST))])
    heading = (message_of("curve_at_risk", (), lang), scale.note(counts, lang))
    told = ". ".join(filter(None, heading))
    parts, top = notes([told], top - SMALL * LEADING, axis.start + axis.width + _RIGHT)
    top += SMALL * LEADING + 2
    for tick, count in zip(ticks, counts, strict=True):
        x = axis.at(tick)
        parts.append(text(x, top, scale.write(count, lang), size=SMALL, anchor="middle"))
    return parts, top - 2


def _meanings(curve: Curve, lang: str) -> list[tuple[str, str]]:
    """Return each mark of the curve and what it means, with the numbers of stays."""
    over = figure(Fraction(sum(step[2] for step in curve.steps)), lang)
    lasting = figure(Fraction(sum(step[3] for step in curve.steps)), lang)
    code = "curve_no_median" if curve.median is None else "curve_median"
    middle = figure(Fraction(curve.median or 0), lang)
    level = figure(100 * curve.level, lang, 4)
    share = line([(0, -4), (22, -4)], stroke="blue", stroke_width=2)
    tick = line([(11, -4 - _TICK), (11, -4 + _TICK)], stroke="ink")
    dashed = line([(0, -4), (22, -4)], stroke="vermilion", dash="4 3")
    return [
        (share, message_of("curve_share", [("over", over)], lang)),
        (rect(0, -9, 22, 10, fill="less"), message_of("curve_band", [("level", level)], lang)),
        (tick, message_of("curve_lasting", [("lasting", lasting)], lang)),
        (dashed, message_of(code, [("days", middle)], lang)),
    ]


def describe_curve(curve: Curve, title: Text, lang: str) -> str:
    """Describe the curve in words: the stays that ended, the median and each quarter."""
    if not curve.steps:
        return f"{title.text(lang)}. {message_of('picture_nothing', (), lang)}"
    said = [words for _, words in _meanings(curve, lang)]
    days = term("days").text(lang)
    for quarter in (3, 2, 1):
        share = Fraction(quarter, 4)
        reached = next((step[0] for step in curve.steps if step[4] <= share), None)
        if reached is not None:
            said.append(f"{25 * quarter}%: {figure(Fraction(reached), lang)} {days}")
    return f"{title.text(lang)}. {'; '.join(said)}"
