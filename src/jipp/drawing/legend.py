"""Legends and notes: what colours and marks mean, and the sentences below a picture."""

from collections.abc import Iterable
from typing import Final, NamedTuple, final

from jipp.drawing.picture import Body
from jipp.drawing.svg import LEADING, Paint, advance, fit, group, rect, text, wrap
from jipp.errors import message_of

_SIZE: Final = 11
_SWATCH: Final = 14
_GAP: Final = 6
_APART: Final = 16
_ROW: Final = 20


@final
class Sign(NamedTuple):
    """A colour, an outline or a mark within 14 by 14 pixels, and its meaning."""

    paint: Paint | str
    meaning: str


def legend(signs: Iterable[Sign], width: float) -> tuple[list[str], float]:
    """Draw signs side by side, in as many lines as they need, and return the height.

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
        if isinstance(sign.paint, str):
            parts.append(group(sign.paint, x=left, y=y))
        else:
            side = _SWATCH - 1
            parts.append(rect(left + 0.5, y + 0.5, side, side, radius=2, **sign.paint))
        if said:
            parts.append(text(left + _SWATCH + _GAP, y + _SIZE, said, size=_SIZE))
        left += wide + _APART
    return parts, rows * _ROW


def column_of_marks(
    marks: Iterable[tuple[str, str]],
    top: float,
    width: float,
    *,
    indent: float,
    row: float = _ROW,
) -> tuple[list[str], float]:
    """Draw marks with what they mean, one below the other, and return where they end.

    >>> column_of_marks([(rect(0, -9, 9, 9), "rank")], 10, 300, indent=30)[1]
    30.0
    """
    parts: list[str] = []
    for mark, meaning in marks:
        parts.append(group(mark, y=top))
        lines = wrap(meaning, width - indent, _SIZE, lines=3)
        base = _SIZE * LEADING
        parts += [text(indent, top + n * base, said, size=_SIZE) for n, said in enumerate(lines)]
        top += row + max(len(lines) - 1, 0) * base
    return parts, top


def notes(
    said: Iterable[str], top: float, width: float, *, lines: int = 3
) -> tuple[list[str], float]:
    """Write sentences below a picture, each in a few lines at most, and return where they end.

    >>> notes(["rounded"], 0, 300)[1]
    14.3
    """
    parts: list[str] = []
    for row in (row for note in said for row in wrap(note, width, _SIZE, lines=lines)):
        top += _SIZE * LEADING
        parts.append(text(0, top, row, size=_SIZE, colour="muted"))
    return parts, top


def nothing(width: float, lang: str) -> Body:
    """Draw a body that says there is nothing to show.

    >>> nothing(300, "en").height
    20
    """
    return Body(width, 20, (text(0, _SIZE, message_of("picture_nothing", (), lang), size=_SIZE),))
