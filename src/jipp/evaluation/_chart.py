"""A picture of places: where each subject stands, and from where to where it may."""

from collections.abc import Sequence
from typing import Final, NamedTuple, final

from jipp._svg import circle, line, picture, rect, text
from jipp.errors import message_of
from jipp.i18n import term

__all__ = ["Bar", "chart"]

_ROW: Final = 20
_NAMES: Final = 180
_SCALE: Final = 440
_TOP: Final = 64
_EDGE: Final = 16
_TICKS: Final = 10


@final
class Bar(NamedTuple):
    """A subject, its place from 1, and its first and last by other panels and other weights."""

    name: str
    place: int
    panels: tuple[int, int] | None
    weights: tuple[int, int] | None


def chart(bars: Sequence[Bar], lines: Sequence[tuple[str, int]], lang: str) -> str:
    """Draw a row a subject, best first, and a dashed line after the last place of each tier.

    >>> svg = chart([Bar("one-stop", 1, (1, 2), None), Bar("e-queue", 2, (1, 2), None)], [], "en")
    >>> svg.startswith("<svg"), svg.count("<circle")
    (True, 3)
    """
    unit = _SCALE / max(len(bars), 1)
    height = _TOP + _ROW * len(bars) + _EDGE
    parts = [*_legend(lang), *_axis(len(bars), unit)]
    for i, bar in enumerate(bars):
        parts += _row(bar, _TOP + _ROW * i, unit)
    for name, places in lines:
        if places < len(bars):
            x = _NAMES + unit * places
            parts.append(
                line([(x, _TOP - 4), (x, height - _EDGE)], stroke="ink", dash="4 3", title=name)
            )
            parts.append(text(x + 3, height - 4, name, size=10, width=120))
    return picture(
        _NAMES + _SCALE + _EDGE,
        height,
        *parts,
        title=term("places_chart").text(lang),
        desc=message_of("places_chart_read", (), lang),
        lang=lang,
    )


def _row(bar: Bar, y: float, unit: float) -> list[str]:
    middle = y + _ROW / 2
    parts = [text(_EDGE, middle + 4, bar.name, width=_NAMES - 2 * _EDGE)]
    for span, thick, colour in ((bar.panels, 12, "less"), (bar.weights, 4, "vermilion")):
        if span is not None:
            low, high = span
            hint = f"{bar.name}: {low}-{high}"
            x, width = _NAMES + unit * (low - 1), unit * (high - low + 1)
            parts.append(rect(x, middle - thick / 2, width, thick, fill=colour, title=hint))
    x = _NAMES + unit * (bar.place - 0.5)
    return [*parts, circle(x, middle, 3.5, fill="ink", title=f"{bar.name}: {bar.place}")]


def _axis(count: int, unit: float) -> list[str]:
    step = max(1, -(-count // _TICKS))
    ticks = [1, *range(step, count + 1, step)] if step > 1 else range(1, count + 1)
    return [
        text(_NAMES + unit * (n - 0.5), _TOP - 8, str(n), size=10, anchor="middle", colour="muted")
        for n in ticks
    ]


def _legend(lang: str) -> list[str]:
    panels, weights = term("other_panels").text(lang), term("other_weights").text(lang)
    return [
        text(_EDGE, 20, term("places_chart").text(lang), bold=True, width=_NAMES + _SCALE),
        circle(_EDGE + 4, 34, 3.5, fill="ink"),
        text(_EDGE + 14, 38, term("rank").text(lang), size=10),
        rect(_NAMES, 28, 20, 12, fill="less"),
        text(_NAMES + 26, 38, panels, size=10, width=180),
        rect(_NAMES + 220, 32, 20, 4, fill="vermilion"),
        text(_NAMES + 246, 38, weights, size=10, width=180),
    ]
