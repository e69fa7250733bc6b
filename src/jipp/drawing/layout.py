"""Where the states of a lifecycle and the lines between them stand.

The main way runs straight down, what leads off it stands to the right. Lines that are not straight
run in lanes: left of the main way those between its states, right of it those to and from the
states beside it, at the far right those among these. Where lanes or edges of boxes are full, a way
is told below.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from jipp.drawing.lifecycle_sheet import (
    APART,
    LINE,
    NAME,
    PAD,
    Card,
    Flank,
    LifecycleSheet,
    Net,
    lines_of,
    words_at,
)
from jipp.drawing.picture import NARROW
from jipp.drawing.svg import SMALL, advance
from jipp.drawing.ways import DrawnWay, main_way, ways_of
from jipp.i18n import term
from jipp.model.definition import Lifecycle
from jipp.model.history import Entry

_STEP: Final = 10
_HEAD: Final = 24
_GAP: Final = 30
_STEM: Final = 18
_PORTS: Final = 6
_LANES: Final[dict[Flank, int]] = {"left": 6, "middle": 5, "right": 3}
_FEW_LANES: Final[dict[Flank, int]] = {"left": 3, "middle": 3, "right": 2}
_LEAST: Final = 110
_MOST: Final = 270
_ACROSS: Final = 20


def laid_out(
    lifecycle: Lifecycle, history: Sequence[Entry], lang: str, width: float
) -> LifecycleSheet:
    """Place the states of a lifecycle, and the ways of it and of a history, in a width."""
    sheet = _sheet(lifecycle, lang, width)
    ways = _together(ways_of(lifecycle, history, lang))
    _rows(sheet, ways)
    _joined(sheet, ways)
    needed = _laid(sheet, _LANES if width > NARROW else _FEW_LANES)
    _laid(sheet, needed)
    return sheet


def _sheet(lifecycle: Lifecycle, lang: str, width: float) -> LifecycleSheet:
    main = main_way(lifecycle)
    place = {id: i for i, id in enumerate(main)}
    cards = {
        state.id: Card(
            state=state,
            name=lifecycle.word(state.id, "state").text(lang),
            row=place.get(state.id, -1),
            main=state.id in place,
            phase=state.phase.label.text(lang) if state.phase else "",
        )
        for state in lifecycle.states
    }
    return LifecycleSheet(lifecycle, lang, width, cards, [cards[id] for id in main])


def _together(ways: Iterable[DrawnWay]) -> list[DrawnWay]:
    """Join ways that differ in who may take them."""
    found: dict[tuple[object, ...], DrawnWay] = {}
    for way in ways:
        key: tuple[object, ...] = way.name, way.sources, way.target, way.automatic, way.days
        known = found.get(key)
        if known is None:
            found[key] = way
        elif known.aside and way.aside:
            aside = f"{known.aside[:-1]}, {way.aside[1:]}"
            found[key] = known._replace(aside=aside, told=f"{known.told}; {way.told}")
        else:
            found[(*key, len(found))] = way
    return list(found.values())


def _rows(sheet: LifecycleSheet, ways: Sequence[DrawnWay]) -> None:
    """Set every state off the main way beside the middle of those that lead to it."""
    feeders: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for way in ways:
        feeders[way.target].update(dict.fromkeys(way.sources))
    waiting = [card for card in sheet.cards.values() if not card.main]
    while waiting:
        later: list[Card] = []
        for card in waiting:
            rows = sorted(c.row for id in feeders[card.state.id] if (c := sheet.cards[id]).main)
            rows = rows or [r for id in feeders[card.state.id] if (r := sheet.cards[id].row) >= 0]
            if rows:
                card.row = rows[(len(rows) - 1) // 2]
            else:
                later.append(card)
        if len(later) == len(waiting):
            for card in later:
                card.row = len(sheet.main) - 1
            return
        waiting = later


def _joined(sheet: LifecycleSheet, ways: Sequence[DrawnWay]) -> None:
    """Set what is said on each arrow, and which lines there are."""
    for card in sheet.cards.values():
        beside = sheet.main[card.row]
        if not card.main and card.phase and card.phase != beside.phase:
            card.inside.append(("", card.phase))
    entered: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for way in ways:
        entered[way.target].add(way.sources)
    far = [way for way in ways if way.sources and way.target and _is_far(sheet, way)]
    sheet.crowded = len(far) > 1
    for way in ways:
        sources = [sheet.cards[id] for id in way.sources]
        if not sources:
            sheet.starts.append(way)
        elif not way.target:
            _resume(sheet, way, sources)
        elif way.sources == (way.target,):
            sources[0].inside += way.label("↻ ")
        elif sheet.cards[way.target].main:
            _onto_main(sheet, way, sources)
        else:
            several = len(entered[way.target]) > 1 and len(sources) == 1
            _beside(sheet, way, sources, f"{sources[0].name} → " if several else "")


def _is_far(sheet: LifecycleSheet, way: DrawnWay) -> bool:
    """Whether a way leads past others of the main one."""
    target = sheet.cards[way.target]
    sources = [sheet.cards[id] for id in way.sources]
    return target.main and any(c.main and abs(c.row - target.row) > 1 for c in sources)


def _resume(sheet: LifecycleSheet, way: DrawnWay, sources: Sequence[Card]) -> None:
    back = ("", term("resume").text(sheet.lang))
    for card in sources:
        if card.main:
            card.inside += [*way.label("↶ "), back]
        else:
            card.below += [*way.label("← "), back]
            sheet.resumed.append(card)
            card.ports["middle"] += 1


def _onto_main(sheet: LifecycleSheet, way: DrawnWay, sources: Sequence[Card]) -> None:
    target = sheet.cards[way.target]
    far = [card for card in sources if card.main and abs(card.row - target.row) != 1]
    off = [card for card in sources if not card.main]
    lane = bool(far) and _connect(sheet, "left", far, target, way)
    for card in sources:
        down = card.main and card.row < target.row
        if card in off:
            continue
        was = (card.state.id, target.state.id) in way.taken
        shown = way if was else way._replace(days="")
        gap = card.row if down else card.row - 1
        if card not in far:
            sheet.stems[gap].append((down, way))
            sheet.gaps[gap] += shown.label("" if down else "↑ ")
        elif lane:
            said = _leading(shown, target) if sheet.crowded else shown
            sheet.gaps[gap] += said.label("↷ " if down else "↑ ")
    if off and _connect(sheet, "middle", off, target, way):
        for card in off:
            card.below += _leading(way, target).label("← ")


def _leading(way: DrawnWay, target: Card) -> DrawnWay:
    """Say where a way leads, too."""
    return way._replace(aside=f"{way.aside} → {target.name}".strip())


def _beside(sheet: LifecycleSheet, way: DrawnWay, sources: Sequence[Card], start: str) -> None:
    target = sheet.cards[way.target]
    drawn = False
    on_main = [card for card in sources if card.main]
    off = [card for card in sources if not card.main]
    if on_main:
        drawn = _connect(sheet, "middle", on_main, target, way)
    if off:
        drawn = _connect(sheet, "right", off, target, way) or drawn
    if drawn:
        target.above += way.label(start)


def _connect(
    sheet: LifecycleSheet, side: Flank, sources: list[Card], target: Card, way: DrawnWay
) -> bool:
    """Lead a line from states to another, on the trunk that others take from them all."""
    for net in sheet.nets:
        if (net.side, net.sources, net.dashed) == (side, sources, way.dashed) and (
            target in net.targets
            or (side != "left" and not target.main and not net.targets[0].main)
        ):
            if target not in net.targets:
                if target.ports[side] >= _PORTS:
                    break
                net.targets.append(target)
                target.ports[side] += 1
            net.ways.append(way)
            return True
    if any(card.ports[side] >= _PORTS for card in (*sources, target)):
        sheet.untold[way.told] = None
        return False
    for card in (*sources, target):
        card.ports[side] += 1
    sheet.nets.append(Net(side, list(sources), [target], way.dashed, [way]))
    return True


def _laid(sheet: LifecycleSheet, lanes: dict[Flank, int]) -> dict[Flank, int]:
    """Place all that is drawn for so many lanes, and return how many are needed."""
    left = 2 + PAD + _STEP * lanes["left"]
    beside = sheet.beside
    _widths(sheet, left, lanes, beside)
    _heights(sheet, beside)
    sheet.used.clear()
    for net in sheet.nets:
        _ported(sheet, net)
    for card in sheet.resumed:
        trunk = next((n for n in sheet.nets if n.side == "middle" and card in n.targets), None)
        if trunk is not None:
            low, high = card.y, card.y + card.high
            if trunk.straight:
                low, high = _overlap(card, trunk.sources[0])
            trunk.back = [*(b for b in trunk.back if b[0] is not card)]
            trunk.back.append((card, _port(sheet, "middle", low, high)))
    return _in_lanes(sheet, lanes, left)


def _widths(
    sheet: LifecycleSheet, left: float, lanes: dict[Flank, int], beside: list[Card]
) -> None:
    gaps = (advance(" ".join(said), SMALL) for gap in sheet.gaps.values() for said in gap)
    needs = (card.needs() for card in sheet.main)
    main = min(max(*needs, *(min(gap + 60, 230) for gap in gaps), _LEAST), _MOST)
    channel = 2 * PAD + _STEP * (lanes["middle"] + 1)
    off = min(max((card.needs() for card in beside), default=0), _MOST)
    room = sheet.width - left - (channel + _STEP * lanes["right"] + 4 if beside else PAD)
    if beside and main + off > room:
        least = min(_longest(beside), room / 2)
        off = max(min(off, room - main), min(off, max(room * 0.44, least)))
        phase = max(advance(card.phase, SMALL) for card in sheet.main) + _STEM + 8
        off = min(off, max(room - max(_longest(sheet.main), phase), least))
        main = min(main, room - off)
    main = min(main, room)
    for card in sheet.cards.values():
        card.x = left if card.main else left + main + channel
        card.fits(main if card.main else off)
    sheet.stem = left + _STEM


def _longest(cards: Iterable[Card]) -> float:
    """How wide a box must be for the longest word of its name."""
    words = (word for card in cards for word in card.name.split())
    return max((advance(word, NAME, bold=True) for word in words), default=0) + 2 * PAD


def _heights(sheet: LifecycleSheet, beside: list[Card]) -> None:
    """Place the states from the top down, those off the main way where there is room."""
    right = sheet.main[0].x + sheet.main[0].wide
    starts = [said for way in sheet.starts for said in way.label()]
    y = 14.0 + max(len(lines_of(starts, right - sheet.stem - APART)) * LINE, LINE)
    cursor, phase = 0.0, None
    sheet.heads.clear()
    rows: defaultdict[int, list[Card]] = defaultdict(list)
    for card in beside:
        rows[card.row].append(card)
    for i, card in enumerate(sheet.main):
        turned = card.phase != phase
        head = _HEAD if turned and card.phase else 4.0 if turned else 0.0
        first = next(iter(rows[i]), None)
        if first is not None and _aligned(sheet, first):
            top = len(lines_of(first.above, first.wide)) * LINE + 4
            y = max(y, cursor + top - head - (card.high - first.high) / 2)
        if turned:
            sheet.heads.append((card.phase, y, 0.0))
        y += head
        card.y = y
        for k, other in enumerate(rows[i]):
            above = len(lines_of(other.above, other.wide)) * LINE + 4
            other.y = max(cursor, y - 4 * above) + above
            if k == 0 and _aligned(sheet, other):
                other.y = y + (card.high - other.high) / 2
            elif k or not cursor:
                other.y = max(cursor, y) + above
            said = len(lines_of(other.below, other.wide)) * LINE
            cursor = other.y + other.high + said + APART
        phase = card.phase
        label = len(lines_of(sheet.gaps[i], right - words_at(sheet, i)))
        bottom = y + card.high + 8
        y += card.high + max(label * LINE + 14, _GAP)
        sheet.heads[-1] = (*sheet.heads[-1][:2], bottom if card is sheet.main[-1] else y - 4)
    last = sheet.main[-1]
    sheet.below = max(last.y + last.high + APART, cursor + 2)


def _aligned(sheet: LifecycleSheet, card: Card) -> bool:
    nets = [net for net in sheet.nets if net.side == "middle" and card in net.targets]
    return bool(nets) and all(len(net.sources) == 1 for net in nets)


def _ported(sheet: LifecycleSheet, net: Net) -> None:
    """Set where a line meets its boxes: straight across if it can."""
    top, bottom = _overlap(net.sources[0], net.targets[0])
    alone = net.side == "middle" and len(net.sources) == len(net.targets) == 1
    if alone and bottom - top >= _ACROSS:
        net.leaving = net.entering = [_port(sheet, net.side, top, bottom)]
        return
    net.leaving = [_port(sheet, net.side, c.y, c.y + c.high) for c in net.sources]
    net.entering = [_port(sheet, net.side, c.y, c.y + c.high) for c in net.targets]


def _overlap(one: Card, other: Card) -> tuple[float, float]:
    return max(one.y, other.y), min(one.y + one.high, other.y + other.high)


def _port(sheet: LifecycleSheet, side: Flank, top: float, bottom: float) -> float:
    """Find a height between two that is near their middle and apart from others of a channel."""
    middle = (top + bottom) / 2
    steps = sorted(range(int(top + 8), int(bottom - 7), 2), key=lambda y: abs(y - middle))
    for apart in (8, 5):
        for y in (middle, *steps):
            near = (sheet.used.get((side, int(y // 8) + k)) for k in (-1, 0, 1))
            if all(other is None or abs(other - y) >= apart for other in near):
                sheet.used[side, int(y // 8)] = y
                return float(y)
    return middle


def _in_lanes(sheet: LifecycleSheet, lanes: dict[Flank, int], left: float) -> dict[Flank, int]:
    """Assign every bent line a lane in which it meets no other; without one it is told below."""
    held: dict[Flank, list[list[tuple[float, float]]]] = {"left": [], "middle": [], "right": []}
    starts = {
        "left": left - PAD,
        "middle": sheet.main[0].x + sheet.main[0].wide + 2 * PAD,
        "right": max(card.x + card.wide for card in sheet.cards.values()) + PAD,
    }
    drawn: list[Net] = []
    for net in sorted(sheet.nets, key=lambda net: net.span()[1] - net.span()[0]):
        if net.straight:
            drawn.append(net)
            continue
        low, high = net.span()
        rows = held[net.side]
        k = next(
            (k for k, row in enumerate(rows) if all(b < low - 6 or a > high + 6 for a, b in row)),
            len(rows),
        )
        if k >= lanes[net.side]:
            sheet.untold.update(dict.fromkeys(way.told for way in net.ways))
            continue
        rows += [[]] if k == len(rows) else []
        rows[k].append((low, high))
        net.x = starts[net.side] + _STEP * k * (-1 if net.side == "left" else 1)
        drawn.append(net)
    sheet.nets = [net for net in sheet.nets if net in drawn]
    return {side: len(rows) for side, rows in held.items()}
