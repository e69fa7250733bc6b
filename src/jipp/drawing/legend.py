"""A legend: colours with what they mean, in lines that keep within a width."""

from collections.abc import Iterable
from typing import Final, NamedTuple, final

from jipp.drawing.svg import Paint, advance, fit, rect, text

__all__ = ["Sign", "legend"]

_SIZE: Final = 11
_SWATCH: Final = 14
_GAP: Final = 6
_APART: Final = 16
_ROW: Final = 20


@final
class Sign(NamedTuple):
    """What a colour, or an outline, stands for."""

    paint: Paint
    meaning: str


def legend(signs: Iterable[Sign], width: float) -> tuple[list[str], float]:
    """Draw signs side by side, in as many lines as they need; give the height.

    >>> legend([Sign({"fill": "blue"}, "creation")], 300)[1]
    20
    """
    parts: list[str] = []
    left, rows = 0.0, 1
    for sign in signs:
        said = fit(sign.meaning, width - _SWATCH - _GAP, _SIZE)
        wide = _SWATCH + _GAP + advance(said, _SIZE)
        if left and left + wide > width:
            left, rows = 0.0, rows + 1
        y = (rows - 1) * _ROW
        parts.append(rect(left + 0.5, y + 0.5, _SWATCH - 1, _SWATCH - 1, radius=2, **sign.paint))
        if said:
            parts.append(text(left + _SWATCH + _GAP, y + _SIZE, said, size=_SIZE))
        left += wide + _APART
    return parts, rows * _ROW
