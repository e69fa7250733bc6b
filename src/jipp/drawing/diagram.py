"""The picture of a lifecycle: its main way straight down, what leads off it to the right.

Names stand on their arrows, and what cannot be drawn is told below.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from jipp.drawing.chart_parts import Sign, legend, notes
from jipp.drawing.layout import laid_out
from jipp.drawing.lifecycle_sheet import (
    APART,
    LINE,
    NAME,
    PAD,
    ROW,
    Card,
    LifecycleSheet,
    Net,
    lines_of,
    words_at,
)
from jipp.drawing.picture import Body
from jipp.drawing.svg import SMALL, Paint, advance, circle, fit, group, line, on, path, rect, text
from jipp.errors import message_of
from jipp.i18n import term
from jipp.model.definition import Lifecycle
from jipp.model.history import Entry

_BACK: Final = 8


def diagram(lifecycle: Lifecycle, history: Sequence[Entry], lang: str, width: float) -> Body:
    """Draw a lifecycle, and in it the way that a history took."""
    sheet = laid_out(lifecycle, history, lang, width)
    been = {id for entry in history for id in (entry.source, entry.target)}
    here = history[-1].target if history else None
    parts = [*_bands(sheet), *_stems(sheet)]
    for net in sheet.nets:
        parts += _net(net)
    for card in sheet.cards.values():
        fill = "paper"
        if card.state.id in been:
            fill = "vermilion" if card.state.id == here else "less"
        parts.append(group(*_card(card, fill), title=card.name if _cut(card) else ""))
    signs, high = legend(_signs(sheet, history), width)
    parts.append(group(*signs, y=sheet.below))
    told, bottom = _told(sheet, sheet.below + high if signs else sheet.below - APART)
    return Body(width, bottom, (*parts, *told))


def _written(
    label: Iterable[tuple[str, str]], x: float, y: float, width: float, fill: str = "paper"
) -> Iterator[str]:
    for i, (words, aside) in enumerate(lines_of(label, width)):
        base = y + SMALL + i * LINE
        muted = "muted" if fill == "paper" else on(fill)
        if fill != "paper" or not words:
            colour = on(fill) if words else muted
            yield text(x, base, " ".join(filter(None, (words, aside))), size=SMALL, colour=colour)
        else:
            yield text(x, base, words, size=SMALL, aside=aside)


def _bands(sheet: LifecycleSheet) -> Iterator[str]:
    """Draw the phases behind the main way."""
    right = sheet.main[0].x + sheet.main[0].wide
    room = right - sheet.stem - 6
    for phase, top, bottom in sheet.heads:
        if phase:
            yield rect(0, top, right + PAD, bottom - top, radius=8, fill="soft")
            bold = advance(phase, SMALL, bold=True) <= room
            said = phase if bold else fit(phase, room, SMALL)
            yield text(right, top + 16, said, size=SMALL, bold=bold, colour="muted", anchor="end")


def _stems(sheet: LifecycleSheet) -> Iterator[str]:
    """Draw the straight arrows of the main way, and the way in."""
    right = sheet.main[0].x + sheet.main[0].wide
    begun = {"vermilion" for way in sheet.starts if way.taken}
    yield circle(sheet.stem, 6, 4.5, fill="vermilion" if begun else "ink")
    yield from _arrow([(sheet.stem, 6), (sheet.stem, sheet.main[0].y)], taken=bool(begun))
    starts = [said for way in sheet.starts for said in way.label()]
    x = sheet.stem + APART
    yield from _written(starts, x, 0, right - x)
    for gap, (one, other) in enumerate(pairwise(sheet.main)):
        kinds: defaultdict[tuple[bool, bool], bool] = defaultdict(bool)
        for down, way in sheet.stems[gap]:
            kinds[down, way.dashed] |= bool(way.taken & _pairs(one, other, down=down))
        for (down, dashed), taken in kinds.items():
            across = sheet.stem - (0 if down else _BACK + 2)
            if dashed and (down, False) in kinds:
                across += _BACK if down else -_BACK + 2
            ends = [(across, one.y + one.high), (across, other.y)]
            yield from _arrow(ends if down else ends[::-1], dashed=dashed, taken=taken)
        top = one.y + one.high + 5
        yield from _written(
            sheet.gaps[gap], words_at(sheet, gap), top, right - words_at(sheet, gap)
        )


def _pairs(one: Card, other: Card, *, down: bool) -> frozenset[tuple[str | None, str]]:
    source, target = (one, other) if down else (other, one)
    return frozenset({(source.state.id, target.state.id)})


def _net(net: Net) -> Iterator[str]:
    """Draw a line with its branches; where it was taken it is thick."""
    taken = {pair for way in net.ways for pair in way.taken}
    lane = net.sources[0].at(net.side) if net.x is None else net.x
    low, high = net.span()
    dash = net.dashed
    if not net.straight:
        leaves = [
            [(s.at(net.side), y), (lane, y)] for s, y in zip(net.sources, net.leaving, strict=True)
        ]
        for way in (*leaves, [(lane, low), (lane, high)]):
            yield line(way, **_stroke(dashed=dash))
    for target, y in zip(net.targets, net.entering, strict=True):
        yield from _arrow([(lane, y), (target.at(net.side), y)], dashed=dash)
    for source, y in zip(net.sources, net.leaving, strict=True):
        if len(net.sources) > 1:
            yield circle(lane, y, 2.5, fill="ink")
        for target, end in zip(net.targets, net.entering, strict=True):
            if (source.state.id, target.state.id) in taken:
                points = [(source.at(net.side), y), (lane, y), (lane, end)]
                yield from _arrow([*points, (target.at(net.side), end)], dashed=dash, taken=True)
    for card, y in net.back:
        end = net.sources[0].at("middle") if net.straight else lane
        yield from _arrow([(card.x, y), (end + 1, y)], dashed=True, colour="blue")


def _stroke(*, dashed: bool, taken: bool = False, colour: str = "ink") -> Paint:
    paint: Paint = {"stroke": "vermilion" if taken else colour, "stroke_width": 3 if taken else 1.5}
    return {**paint, "dash": "4 3"} if dashed else paint


def _arrow(
    points: Sequence[tuple[float, float]],
    *,
    dashed: bool = False,
    taken: bool = False,
    colour: str = "ink",
) -> Iterator[str]:
    (x0, y0), (x, y) = points[-2], points[-1]
    right, down = (x > x0) - (x < x0), (y > y0) - (y < y0)
    shaft = [*points[:-1], (x - 6 * right, y - 6 * down)]
    yield line(shaft, **_stroke(dashed=dashed, taken=taken, colour=colour))
    back, side = 8, 4
    d = (
        f"M{x:g} {y:g}L{x - right * back - down * side:g} {y - down * back - right * side:g}"
        f"L{x - right * back + down * side:g} {y - down * back + right * side:g}Z"
    )
    yield path(d, fill="vermilion" if taken else colour)


def _cut(card: Card) -> bool:
    return card.titled()[-1].endswith("…")


def _card(card: Card, fill: str) -> Iterator[str]:
    thick = 1.25 if fill == "paper" else 2
    paint: Paint = {"fill": fill, "stroke": "ink", "stroke_width": thick}
    yield rect(card.x, card.y, card.wide, card.high, radius=6, **paint)
    if card.state.final:
        inner: Paint = {"stroke": on(fill), "stroke_width": 1}
        yield rect(card.x + 3, card.y + 3, card.wide - 6, card.high - 6, radius=4, **inner)
    titled, room = card.titled(), card.wide - 2 * PAD
    said = len(titled) * ROW + len(lines_of(card.inside, room)) * LINE
    top = card.y + (card.high - said) / 2
    for i, row in enumerate(titled):
        base = top + i * ROW + 12
        yield text(card.x + PAD, base, row, size=NAME, bold=True, colour=on(fill))
    yield from _written(card.inside, card.x + PAD, top + len(titled) * ROW, room, fill)
    above = len(lines_of(card.above, card.wide)) * LINE
    yield from _written(card.above, card.x, card.y - above - 3, card.wide)
    yield from _written(card.below, card.x, card.y + card.high + 3, card.wide)


def _signs(sheet: LifecycleSheet, history: Sequence[Entry]) -> Iterator[Sign]:
    box: Paint = {"stroke": "ink"}
    if any(card.state.final for card in sheet.cards.values()):
        double = rect(0.5, 0.5, 13, 13, radius=3, **box) + rect(3.5, 3.5, 7, 7, radius=1, **box)
        yield Sign(double, term("final").text(sheet.lang))
    for fill, word in (("less", "passed"), ("vermilion", "present")) if history else ():
        yield Sign({**box, "fill": fill}, term(word).text(sheet.lang))


def _told(sheet: LifecycleSheet, top: float) -> tuple[list[str], float]:
    """Write what no line shows."""
    said = [message_of("lane_listed", (("ways", told),), sheet.lang) for told in sheet.untold]
    return notes(said, top, sheet.width, lines=6)
