"""The parts of charts: axes, legends, the sentences below, and rows with their labels."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final, NamedTuple, final

from jipp.drawing.picture import Body
from jipp.drawing.svg import (
    LEADING,
    SMALL,
    Paint,
    advance,
    column,
    fit,
    group,
    line,
    rect,
    text,
    wrap,
)
from jipp.errors import message_of

_NICE: Final = (1, 2, 5, 10)


@final
class Axis(NamedTuple):
    """A range of numbers over a range of pixels."""

    low: Fraction
    high: Fraction
    start: float
    width: float

    def at(self, value: Fraction | int) -> float:
        """Return the place of a number.

        >>> Axis(Fraction(0), Fraction(10), 100, 50).at(5)
        125.0
        """
        span = self.high - self.low
        return self.start + (float((value - self.low) / span) if span else 0.5) * self.width

    def grid(self, ticks: Iterable[Fraction | int], top: float, bottom: float) -> Iterator[str]:
        """Draw an upright line at each of some numbers."""
        for tick in ticks:
            yield line([(self.at(tick), top), (self.at(tick), bottom)], stroke="soft")

    def marked(
        self, ticks: Iterable[Fraction | int], y: float, write: Callable[[Fraction], str]
    ) -> Iterator[str]:
        """Write some numbers below or above the axis."""
        for tick in ticks:
            said = write(Fraction(tick))
            yield text(self.at(tick), y, said, size=SMALL, anchor="middle", colour="muted")


def round_numbers(low: Fraction, high: Fraction, most: int) -> list[Fraction]:
    """Return the multiples of 1, 2 or 5 times a power of ten within a range, a few of them.

    >>> [str(n) for n in round_numbers(Fraction(57), Fraction(93), 5)]
    ['60', '70', '80', '90']
    """
    span = high - low
    if not span or most < 1:
        return [low]
    power = Fraction(10) ** math.floor(math.log10(span / most))
    for nice in _NICE:
        step = nice * power
        first, last = math.ceil(low / step), math.floor(high / step)
        if last - first < most:
            return [n * step for n in range(first, last + 1)]
    return [low, high]


_SWATCH: Final = 14
_SIGN_GAP: Final = 6
_SIGN_APART: Final = 16
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
        said = fit(sign.meaning, width - _SWATCH - _SIGN_GAP, SMALL)
        wide = _SWATCH + _SIGN_GAP + advance(said, SMALL)
        if left and left + wide > width:
            left, rows = 0.0, rows + 1
        y = (rows - 1) * _ROW
        if isinstance(sign.paint, str):
            parts.append(group(sign.paint, x=left, y=y))
        else:
            side = _SWATCH - 1
            parts.append(rect(left + 0.5, y + 0.5, side, side, radius=2, **sign.paint))
        if said:
            parts.append(text(left + _SWATCH + _SIGN_GAP, y + SMALL, said, size=SMALL))
        left += wide + _SIGN_APART
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
        lines = wrap(meaning, width - indent, SMALL, lines=3)
        parts += column(indent, top, lines)
        top += row + max(len(lines) - 1, 0) * SMALL * LEADING
    return parts, top


def notes(
    said: Iterable[str], top: float, width: float, *, lines: int = 3
) -> tuple[list[str], float]:
    """Write sentences below a picture, each in a few lines at most, and return where they end.

    >>> notes(["rounded"], 0, 300)[1]
    14.3
    """
    rows = [row for note in said for row in wrap(note, width, SMALL, lines=lines)]
    high = SMALL * LEADING
    return column(0, top + high, rows, colour="muted"), top + len(rows) * high


def nothing(width: float, lang: str) -> Body:
    """Draw a body that says there is nothing to show.

    >>> nothing(300, "en").height
    20
    """
    return Body(width, 20, (text(0, SMALL, message_of("picture_nothing", (), lang), size=SMALL),))


SIZE: Final = 12
_LINE: Final = SIZE * LEADING
_SHARE: Final = 0.38
_GAP: Final = 10
_LEAD: Final = 6
_APART: Final = 4
_BESIDE: Final = 2
_ABOVE: Final = 3
# The end of a label that is cut: ids are told apart by it.
_END: Final = 6


@final
class Labels(NamedTuple):
    """Labels broken into lines, what leads them in a column of its own, and where marks begin."""

    whole: Sequence[str]
    lines: Sequence[tuple[str, ...]]
    leads: Sequence[str]
    start: float
    left: float
    above: bool

    def put(self, i: int, top: float, row: float) -> tuple[str, float, float]:
        """Write a label in a row of so many pixels for its marks.

        Return it, the middle of its marks, and where the row ends.
        """
        high = len(self.lines[i]) * _LINE
        if self.above:
            middle, end = top + high + row / 2, top + high + row + _APART
            base = top + SIZE
        else:
            end = top + max(row, high + 4)
            middle = (top + end) / 2
            base = middle - high / 2 + SIZE
        written = column(self.start, base, self.lines[i], size=SIZE)
        if i < len(self.leads) and self.leads[i]:
            said = fit(self.leads[i], self.start - _LEAD, SIZE)
            lead = text(self.start - _LEAD, base, said, size=SIZE, anchor="end", colour="muted")
            written = [lead, *written] if said else written
        hint = self.whole[i] if _is_cut(self.whole[i], self.lines[i]) else ""
        return group(*written, title=hint), middle, end


def labelled(
    labels: Sequence[str], width: float, leads: Sequence[str] = (), share: float = _SHARE
) -> Labels:
    """Set labels for rows of a width, each led by its number or rank where it has one.

    >>> labelled(["Bali"], 326).left, labelled(["Daerah Istimewa Yogyakarta " * 2], 326).above
    (33.4, True)
    """
    lead = max((advance(said, SIZE) for said in leads), default=0)
    start = min(lead, width / 4) + _LEAD if lead else 0.0
    room = width * share - start
    beside = [wrap(said, room, SIZE, lines=_BESIDE) or ("",) for said in labels]
    if any(map(_is_cut, labels, beside)):
        lines = [_broken(said, width - start, _ABOVE) for said in labels]
        return Labels(labels, lines, leads, start, start, above=True)
    widest = max((advance(row, SIZE) for lines in beside for row in lines), default=0)
    return Labels(labels, beside, leads, start, start + widest + _GAP, above=False)


def _broken(said: str, room: float, most: int) -> tuple[str, ...]:
    """Break a label into lines; one too long keeps its end."""
    lines = wrap(said, room, SIZE, lines=most) or ("",)
    if not _is_cut(said, lines):
        return lines
    end = said[-_END:]
    return (*lines[:-1], f"{fit(lines[-1], room - advance(end, SIZE), SIZE)}{end}")


def _is_cut(said: str, lines: Sequence[str]) -> bool:
    return " ".join(lines) != " ".join(said.split())
