"""The map of the provinces: one tile of equal size for each, with its number."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Final, NamedTuple, final

from jipp.drawing.chart_parts import Sign, legend, notes
from jipp.drawing.numerals import AxisScale, classes, figure, scale_for
from jipp.drawing.picture import Body, Picture, in_words, sources
from jipp.drawing.svg import (
    LEADING,
    RAMP,
    SMALL,
    Paint,
    advance,
    column,
    group,
    on,
    rect,
    text,
    wrap,
)
from jipp.errors import message_of
from jipp.i18n import Text
from jipp.model.place import Province
from jipp.reference.data.tiles import BASIS, TILES

# Where there is no room for the whole, Java and what lies west and north of it stands above the
# rest, both in tiles as large: half columns from Sumatra to Papua, and from Bali on.
_WHOLE: Final = (0, 26)
_PARTS: Final = ((0, 13), (13, 26))
_SMALLEST: Final = 20
_LARGEST: Final = 26
_BETWEEN: Final = 3
_VALUES: Final = (14, 13, 12, 11)
_LINE: Final = SMALL * LEADING
_KEY_FEWEST: Final = 2
_KEY_CODE: Final = 24
_KEY_GAP: Final = 12
_SPACE: Final = 14
_LINES: Final = 3
_UNKNOWN: Final = "?"
_BLANK: Final[Paint] = {"stroke": "rule", "dash": "3 3"}
_NONE: Final[Paint] = {"stroke": "rule"}


@final
class NumberedTile(NamedTuple):
    """A map: one number per province (None: not known), and what stands beside it.

    `beside` are (words, count): the map's own, those off the map, and their sum.
    """

    values: Mapping[Province, Fraction | None]
    beside: Sequence[tuple[Text, int]] = ()
    notes: Sequence[Text] = ()
    counted: bool = False


def map_of(shown: NumberedTile, *, title: Text, source: Text | None) -> Picture:
    """Draw numbers by province, with all of them in the description."""
    bases = (BASIS, *(p.basis for p in shown.values))
    return Picture.of(
        partial(_paint_tiles, shown),
        caption=title,
        source=sources(source, bases),
        description=in_words(partial(_described, shown, title)),
        bases=bases,
    )


def _described(numbered: NumberedTile, title: Text, lang: str) -> str:
    read = message_of("tile_map_read", (), lang)
    unknown = message_of("tile_map_unknown", (), lang)
    each = (
        f"{p.name if lang == 'id' else p.english}: {unknown if n is None else figure(n, lang)}"
        for p, n in numbered.values.items()
    )
    beside = (f"{words.text(lang)}: {n}" for words, n in numbered.beside)
    notes = (note.text(lang) for note in numbered.notes)
    return f"{title.text(lang)}. {read} {'; '.join((*each, *beside, *notes))}."


def _paint_tiles(shown: NumberedTile, lang: str, width: float) -> Body:
    """Draw the map, its legend, what is not on it, and the key of the codes."""
    known = [value for value in shown.values.values() if value is not None]
    pieces = (_WHOLE,) if width >= (_WHOLE[1] - _WHOLE[0]) * _SMALLEST else _PARTS
    half = min(width // (pieces[0][1] - pieces[0][0]), _LARGEST)
    tile = 2 * half - _BETWEEN
    size, scale = _written(known, tile)
    paints = _paints(known, counted=shown.counted)
    parts: list[str] = []
    top: float = 0
    for first, end in pieces:
        held = {p: v for p, v in shown.values.items() if first <= TILES[p.iso][0] < end}
        high = min((TILES[p.iso][1] for p in held), default=0)
        parts += [
            group(
                _tile(p, value, paints.get(value, _BLANK), (size, scale, tile), lang),
                x=(TILES[p.iso][0] - first) * half + 1,
                y=top + (TILES[p.iso][1] - high) * half + 1,
            )
            for p, value in held.items()
        ]
        top += (max((TILES[p.iso][1] for p in held), default=0) - high + 2) * half + _SPACE
    below = (note.text(lang) for note in shown.notes)
    told, told_to = notes(below, SMALL - _LINE, width)
    for block in (
        _explained(shown, scale, paints, width, lang),
        _beside(shown.beside, width, lang),
        (told, told_to + _LINE - SMALL),
        _key(tuple(shown.values), width, lang),
    ):
        if block[0]:
            parts.append(group(*block[0], y=top))
            top += block[1] + _SPACE
    return Body(width, top - _SPACE, tuple(parts))


def _written(known: Sequence[Fraction], tile: float) -> tuple[int, AxisScale]:
    """Choose size and units in which every number stands within its tile."""
    rooms = [(size, tile - 4) for size in _VALUES]
    # Whole numbers are rather set tight than rounded.
    if all(value.denominator == 1 for value in known):
        rooms.append((_VALUES[-1], tile - 1))
    scale = scale_for(known, rooms)
    return next((size for size, wide in rooms if scale.fits(known, size, wide)), _VALUES[-1]), scale


def _paints(known: Sequence[Fraction], *, counted: bool) -> dict[Fraction | None, Paint]:
    """Map each number to the colour of its class; a count of 0 stays empty."""
    paints: dict[Fraction | None, Paint] = {}
    found = [value for value in known if value or not counted]
    parted = classes(found)
    for i, (low, high) in enumerate(parted):
        fill = RAMP[round(i * (len(RAMP) - 1) / (len(parted) - 1))] if len(parted) > 1 else "middle"
        paints |= {value: {"fill": fill} for value in found if low <= value <= high}
    if counted:
        paints.setdefault(Fraction(0), _NONE)
    return paints


def _tile(
    province: Province,
    value: Fraction | None,
    paint: Paint,
    written: tuple[int, AxisScale, float],
    lang: str,
) -> str:
    size, scale, tile = written
    fill = paint.get("fill")
    colour = on(fill) if fill else "ink"
    said = _UNKNOWN if value is None else scale.write(value, lang)
    middle = tile / 2
    return group(
        rect(0.5, 0.5, tile - 1, tile - 1, radius=3, **paint),
        text(middle, middle - 4, _code(province), size=SMALL, anchor="middle", colour=colour),
        text(middle, middle + 12, said, size=size, anchor="middle", colour=colour),
        title=f"{_name(province, lang)}: {said}",
    )


def _code(province: Province) -> str:
    return province.iso.removeprefix("ID-")


def _name(province: Province, lang: str) -> str:
    return province.name if lang == "id" else province.english


def _explained(
    shown: NumberedTile,
    scale: AxisScale,
    paints: Mapping[Fraction | None, Paint],
    width: float,
    lang: str,
) -> tuple[list[str], float]:
    """Draw what the colours mean, and in which units the numbers are."""
    known = [value for value in shown.values.values() if value is not None]
    ranges: dict[str, tuple[Paint, list[Fraction]]] = {}
    for value in sorted(set(known)):
        paint = paints[value]
        ranges.setdefault(paint.get("fill", ""), (paint, []))[1].append(value)
    signs: list[Sign] = []
    for paint, held in ranges.values():
        ends = dict.fromkeys(scale.write(end, lang) for end in (held[0], held[-1]))
        signs.append(Sign(paint, " \N{EN DASH} ".join(ends)))
    if len(known) < len(shown.values):
        signs.append(Sign(_BLANK, message_of("tile_map_unknown", (), lang)))
    parts, height = legend(signs, width)
    below = height + SMALL - _LINE
    drawn, end = notes([scale.note(known, lang)], below, width, lines=1)
    return [*parts, *drawn], height + end - below


def _beside(beside: Sequence[tuple[Text, int]], width: float, lang: str) -> tuple[list[str], float]:
    """Write one number and its words per line, the sum last, under a rule."""
    parts: list[str] = []
    figures = [AxisScale(0, 0).write(Fraction(count), lang) for _, count in beside]
    edge = max((advance(said, SMALL) for said in figures), default=0.0)
    y = 0.0
    for i, ((words, _), said) in enumerate(zip(beside, figures, strict=True)):
        last = i == len(beside) - 1
        if last and i:
            parts.append(rect(0, y + 2, edge, 1, fill="rule"))
            y += 5
        parts.append(text(edge, y + SMALL, said, size=SMALL, anchor="end", bold=last and not i))
        lines = wrap(words.text(lang), width - edge - 8, SMALL, lines=_LINES)
        parts += column(edge + 8, y + SMALL, lines, colour="muted")
        y += _LINE * max(len(lines), 1)
    return parts, y


def _key(provinces: Sequence[Province], width: float, lang: str) -> tuple[list[str], float]:
    """Write what each code stands for, in as many columns as there is room for."""
    ordered = sorted(provinces, key=lambda province: province.iso)
    names = [_name(province, lang) for province in ordered]
    widest = _KEY_CODE + max((advance(name, SMALL) for name in names), default=0) + _KEY_GAP
    count = max(int((width + _KEY_GAP) // widest), _KEY_FEWEST)
    across = min((width + _KEY_GAP) / count, widest)
    deep = -(-len(ordered) // count) or 1
    parts: list[str] = []
    lowest: float = 0
    for start in range(0, len(ordered), deep):
        x, y = start // deep * across, 0.0
        for province in ordered[start : start + deep]:
            base = y + SMALL
            parts.append(text(x, base, _code(province), size=SMALL, colour="muted"))
            room = across - _KEY_CODE - _KEY_GAP
            rows = wrap(_name(province, lang), room, SMALL)
            parts += column(x + _KEY_CODE, base, rows)
            y += len(rows) * _LINE
        lowest = max(lowest, y)
    return parts, lowest
