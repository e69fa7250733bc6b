"""Drawing families: who took what from whom, a line an innovation, generations left to right."""

import math
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple, TypeAlias, final

from jipp.drawing.picture import Body
from jipp.drawing.svg import LEADING, Paint, advance, arrow, circle, fit, group, line, text, wrap
from jipp.errors import message_of
from jipp.i18n import Text

__all__ = ["FamilyLeaf", "FamilyMark", "paint_families"]

FamilyMark: TypeAlias = Literal["origin", "unknown", "taken", "ring", "more"]

_WIDTH: Final = 520
_SIZE: Final = 11
_SMALL: Final = 10
_ROW: Final = 20
_INDENT: Final = 22
_DEEPEST: Final = 11
_EDGE: Final = 7
_DOT: Final = 4
_GAP: Final = 8
_NAMES: Final = 250
_IDS: Final = 120
_APART: Final = 8
_PAINTS: Final[dict[FamilyMark, Paint]] = {
    "origin": {"fill": "blue"},
    "taken": {"fill": "paper", "stroke": "blue", "stroke_width": 2},
    "unknown": {"fill": "paper", "stroke": "rule", "dash": "2 2"},
    "ring": {"fill": "vermilion"},
}


@final
class FamilyLeaf(NamedTuple):
    """A line: how deep it stands, what it is, its words, and the line of what it was taken from.

    `crossing` tells whether it was taken over from another province. The id stands beside a name
    that is a title.
    """

    depth: int
    mark: FamilyMark
    name: Text
    place: Text | None = None
    above: int | None = None
    crossing: bool = False
    id: str = ""

    def beside(self, lang: str, room: float = math.inf) -> str:
        """Say what stands beside the name; an id is shortened to fit a room."""
        place = "" if self.place is None else self.place.text(lang)
        return ", ".join(filter(None, (fit(self.id, room, _SIZE), place)))


def paint_families(leaves: Sequence[FamilyLeaf], notes: Sequence[Text], lang: str) -> Body:
    """Draw the lines from the top down, families apart, then what the marks mean."""
    if not leaves:
        said = message_of("picture_nothing", (), lang)
        return Body(_WIDTH, 20, (text(0, _SIZE, said, size=_SIZE),))
    parts = _generations(max(leaf.depth for leaf in leaves), lang)
    top = 2 * _SIZE * LEADING + 4
    ends: list[tuple[float, float]] = []
    ring: list[float] = []
    for leaf in leaves:
        if leaf.above is None and leaf.mark != "more" and not (ring and leaf.mark == "ring"):
            top += _APART if ends else 0
        y = top + _ROW / 2
        x = _EDGE + min(leaf.depth, _DEEPEST) * _INDENT
        ends.append((x, y))
        parts += _links(leaf, ends)
        parts += _written(leaf, x, y, lang)
        top += _ROW
        ring = [*ring, y] if leaf.mark == "ring" else ring
    top += 2 * _GAP + _SIZE
    parts += _signs(leaves, top, lang)
    top += _ROW * len(_meanings(leaves, lang))
    for note in notes:
        for row in wrap(note.text(lang), _WIDTH, _SIZE, lines=3):
            parts.append(text(0, top, row, size=_SIZE, colour="muted"))
            top += _SIZE * LEADING
    return Body(_WIDTH, top, tuple(parts))


def _generations(deepest: int, lang: str) -> list[str]:
    """Number the generations above their places."""
    heading = message_of("lineage_generation", (), lang)
    parts = [text(0, _SIZE, heading, size=_SIZE, colour="muted")]
    for depth in range(min(deepest, _DEEPEST) + 1):
        x = _EDGE + depth * _INDENT
        more = "+" if depth == _DEEPEST < deepest else ""
        said = f"{depth}{more}"
        y = 2 * _SIZE * LEADING
        parts.append(text(x, y, said, size=_SMALL, anchor="middle", colour="muted"))
    return parts


def _links(leaf: FamilyLeaf, ends: Sequence[tuple[float, float]]) -> list[str]:
    """Lead from the line of the source down and across to this one."""
    if leaf.above is None:
        return []
    (x0, y0), (x, y) = ends[leaf.above], ends[-1]
    way = [(x0, y0 + _DOT + 1), (x0, y), (x - _DOT - 1, y)]
    if x0 == x:
        way = [(x0, y0 + _DOT + 1), (x, y - _DOT - 1)]
    if leaf.crossing:
        return [arrow(way, stroke="vermilion", stroke_width=2)]
    return [line(way, stroke="rule")]


def _written(leaf: FamilyLeaf, x: float, y: float, lang: str) -> list[str]:
    base = y + _SIZE * 0.36
    start = x + _DOT + _GAP
    name = leaf.name.text(lang)
    if leaf.mark == "more":
        return [text(start, base, fit(name, _WIDTH - start, _SIZE), size=_SIZE, colour="muted")]
    room = min(_NAMES, _WIDTH - start)
    shown = fit(name, room, _SIZE, bold=leaf.mark == "origin")
    bold = leaf.mark == "origin"
    parts = [
        circle(x, y, _DOT, **_PAINTS[leaf.mark]),
        text(start, base, shown, size=_SIZE, bold=bold),
    ]
    left = start + advance(shown, _SIZE, bold=bold) + _GAP
    beside = fit(leaf.beside(lang, _IDS), _WIDTH - left, _SIZE)
    if beside:
        parts.append(text(left, base, beside, size=_SIZE, colour="muted"))
    if shown != name or leaf.id not in beside:
        return [group(*parts, title=f"{name} ({leaf.id})" if leaf.id else name)]
    return parts


def _meanings(leaves: Sequence[FamilyLeaf], lang: str) -> list[tuple[str, str]]:
    """Give each mark that is drawn, and what it means."""
    marks = {leaf.mark for leaf in leaves}
    found: list[tuple[str, str]] = []
    for mark in ("origin", "taken", "unknown", "ring"):
        if mark in marks:
            said = message_of(f"lineage_{mark}", (), lang)
            found.append((circle(14, -4, _DOT, **_PAINTS[mark]), said))
    if any(leaf.crossing for leaf in leaves):
        crossing = arrow([(0, -4), (26, -4)], stroke="vermilion", stroke_width=2)
        found.append((crossing, message_of("lineage_crossing", (), lang)))
    return found


def _signs(leaves: Sequence[FamilyLeaf], top: float, lang: str) -> list[str]:
    return [
        group(mark, text(34, 0, fit(said, _WIDTH - 34, _SIZE), size=_SIZE), y=top + i * _ROW)
        for i, (mark, said) in enumerate(_meanings(leaves, lang))
    ]
