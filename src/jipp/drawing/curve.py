"""The survival curve of stays: the share that lasts longer, and the number at risk."""

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from jipp.drawing.legend import column_of_marks, nothing
from jipp.drawing.numerals import figure, scale_for
from jipp.drawing.picture import Body, in_words
from jipp.drawing.svg import LEADING, line, text
from jipp.errors import message_of
from jipp.i18n import Text, term

__all__ = ["describe_curve", "paint_curve"]

_LEFT: Final = 44
_HEIGHT: Final = 220
_TOP: Final = 12
_SIZE: Final = 11
_TICK: Final = 4
_TICK_ROOM: Final = 65
_ROW: Final = 17
_WIDEST: Final = 76
_NEAREST: Final = 0.25
_APART: Final = 5
_NICE: Final = (1, 2, 5)
# Days, stays at risk, ended, censored, and the share that lasts longer.
_Steps: TypeAlias = Sequence[tuple[int, int, int, int, Fraction]]


def paint_curve(steps: _Steps, median: int | None, lang: str, width: float) -> Body:
    """Draw the curve over its axes, ticks where stays still last, the median, numbers at risk."""
    if not steps:
        return nothing(width, lang)
    ticks = _ticks(max(steps[-1][0], 1), width)
    across = (width - _LEFT - 24) / ticks[-1]
    parts = [*_shares(lang, width), *_days(ticks, across, lang, width)]
    corners, lasting = _corners(steps, across)
    parts += [line([(x, y - _TICK), (x, y + _TICK)], stroke="ink") for x, y in _apart(lasting)]
    parts.append(line(corners, stroke="blue", stroke_width=2))
    parts += _middle(median, across)
    top = _TOP + _HEIGHT + 3 * _SIZE * LEADING + 14
    parts += _at_risk(steps, ticks, across, top, lang)
    top += 2 * _SIZE * LEADING + 16
    drawn, top = column_of_marks(_meanings(steps, median, lang), top, width, indent=30, row=_ROW)
    return Body(width, top - _SIZE, (*parts, *drawn))


def _y(share: Fraction) -> float:
    return _TOP + (1 - float(share)) * _HEIGHT


def _ticks(longest: int, width: float) -> list[int]:
    """Choose round days from 0 to beyond the longest, a few of them."""
    size = 1
    while True:
        for nice in _NICE:
            step = nice * size
            if step * (width // _TICK_ROOM - 1) >= longest:
                return list(range(0, -(-longest // step) * step + 1, step))
        size *= 10


def _corners(
    steps: _Steps, across: float
) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Return the points of the line, and those where stays still last."""
    share = Fraction(1)
    corners = [(float(_LEFT), _y(share))]
    lasting: list[tuple[float, float]] = []
    for days, _, left, censored, then in steps:
        x = _LEFT + days * across
        if left:
            corners += [(x, _y(share)), (x, _y(then))]
            share = then
        if censored:
            lasting.append((x, _y(share)))
    corners.append((_LEFT + steps[-1][0] * across, _y(share)))
    return _simple(corners), lasting


def _simple(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Leave out points that are drawn at the same place as the one before."""
    kept = points[:1]
    for point in points[1:]:
        if max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) >= _NEAREST:
            kept.append(point)
    return kept if kept[-1] == points[-1] else [*kept, points[-1]]


def _apart(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Thin out marks that would run together."""
    kept: list[tuple[float, float]] = []
    for point in points:
        if not kept or point[0] - kept[-1][0] >= _APART:
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
        parts.append(text(_LEFT - 6, y + 4, said, size=_SIZE, anchor="end", colour="muted"))
    return parts


def _days(ticks: Sequence[int], across: float, lang: str, width: float) -> list[str]:
    bottom = _TOP + _HEIGHT
    parts: list[str] = []
    for tick in ticks:
        x = _LEFT + tick * across
        parts.append(line([(x, bottom), (x, bottom + 4)], stroke="rule"))
        said = figure(Fraction(tick), lang)
        parts.append(
            text(x, bottom + 17, said, size=_SIZE, anchor="middle", colour="muted"),
        )
    days = term("days").text(lang)
    end = width - 24
    return [*parts, text(end, bottom + 32, days, size=_SIZE, anchor="end", colour="muted")]


def _middle(median: int | None, across: float) -> list[str]:
    """Draw the median: from one half across to the curve, and down to its day."""
    if median is None:
        return []
    x, y = _LEFT + median * across, _y(Fraction(1, 2))
    way = [(float(_LEFT), y), (x, y), (x, float(_TOP + _HEIGHT))]
    return [line(way, stroke="vermilion", dash="4 3")]


def _at_risk(
    steps: _Steps, ticks: Sequence[int], across: float, top: float, lang: str
) -> list[str]:
    """Write below each tick how many stays lasted at least as long."""
    days = [step[0] for step in steps]
    places = [bisect_left(days, tick) for tick in ticks]
    counts = [Fraction(steps[at][1] if at < len(days) else 0) for at in places]
    room = min(across * ticks[1] - 8, _WIDEST)
    scale = scale_for(counts, [(_SIZE, room)])
    heading = (message_of("curve_at_risk", (), lang), scale.note(counts, lang))
    parts = [text(0, top, ". ".join(filter(None, heading)), size=_SIZE, colour="muted")]
    for tick, count in zip(ticks, counts, strict=True):
        x, y = _LEFT + tick * across, top + _SIZE * LEADING + 2
        parts.append(text(x, y, scale.write(count, lang), size=_SIZE, anchor="middle"))
    return parts


def _meanings(steps: _Steps, median: int | None, lang: str) -> list[tuple[str, str]]:
    """Return each mark of the curve and what it means, with the numbers of stays."""
    over = figure(Fraction(sum(step[2] for step in steps)), lang)
    lasting = figure(Fraction(sum(step[3] for step in steps)), lang)
    code = "curve_no_median" if median is None else "curve_median"
    middle = figure(Fraction(median or 0), lang)
    share = line([(0, -4), (22, -4)], stroke="blue", stroke_width=2)
    tick = line([(11, -4 - _TICK), (11, -4 + _TICK)], stroke="ink")
    dashed = line([(0, -4), (22, -4)], stroke="vermilion", dash="4 3")
    return [
        (share, message_of("curve_share", [("over", over)], lang)),
        (share + tick, message_of("curve_lasting", [("lasting", lasting)], lang)),
        (dashed, message_of(code, [("days", middle)], lang)),
    ]


def describe_curve(steps: _Steps, median: int | None, title: Text) -> Text:
    """Describe the curve in words: the stays that ended, the median and each quarter."""

    def told(lang: str) -> str:
        if not steps:
            return f"{title.text(lang)}. {message_of('picture_nothing', (), lang)}"
        said = [words for _, words in _meanings(steps, median, lang)]
        days = term("days").text(lang)
        for quarter in (3, 2, 1):
            share = Fraction(quarter, 4)
            reached = next((step[0] for step in steps if step[4] <= share), None)
            if reached is not None:
                said.append(f"{25 * quarter}%: {figure(Fraction(reached), lang)} {days}")
        return f"{title.text(lang)}. {'; '.join(said)}"

    return in_words(told)
