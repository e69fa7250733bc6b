"""Rows of a chart: labels beside their marks where there is room, else above them."""

from collections.abc import Sequence
from typing import Final, NamedTuple, final

from jipp.drawing.svg import LEADING, advance, fit, group, text, wrap

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
        written = [
            text(self.start, base + n * _LINE, said, size=SIZE)
            for n, said in enumerate(self.lines[i])
            if said
        ]
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
