"""The map of the provinces: one tile of equal size for each, with its number."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Final, NamedTuple, final

from jipp.drawing.legend import Sign, legend, notes
from jipp.drawing.numerals import AxisScale, classes, figure, scale_for
from jipp.drawing.picture import Body, Picture, in_words, sources
from jipp.drawing.svg import LEADING, RAMP, Paint, advance, group, on, rect, text, wrap
from jipp.errors import message_of
from jipp.i18n import Text
from jipp.model.place import Province
from jipp.reference.data.tiles import BASIS, TILES

__all__ = ["NumberedTile", "map_of"]

_HALF: Final = 20
_TILE: Final = 37
_CODE: Final = 10
_VALUES: Final = (13, 12, 11, 10)
_SMALL: Final = 10
_NOTE: Final = 11
_KEY_COLUMNS: Final = 3
_KEY_ROW: Final = 14
_KEY_CODE: Final = 22
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


def _paint_tiles(shown: NumberedTile, lang: str) -> Body:
    """Draw the map, its legend, what is not on it, and the key of the codes."""
    known = [value for value in shown.values.values() if value is not None]
    size, scale = _written(known)
    paints = _paints(known, counted=shown.counted)
    parts = [
        _tile(province, value, paints.get(value, _BLANK), (size, scale), lang)
        for province, value in shown.values.items()
    ]
    right = max((TILES[p.iso][0] for p in shown.values), default=0) + 2
    bottom = max((TILES[p.iso][1] for p in shown.values), default=0) + 2
    key, wide, high = _key(tuple(shown.values), lang)
    width = max(right * _HALF, wide)
    top: float = bottom * _HALF + _SPACE
    below = (note.text(lang) for note in shown.notes)
    told, end = notes(below, _NOTE - _NOTE * LEADING, width)
    for block in (
        _explained(shown, scale, paints, width, lang),
        _beside(shown.beside, width, lang),
        (told, end + _NOTE * LEADING - _NOTE),
        (key, high),
    ):
        if block[0]:
            parts.append(group(*block[0], y=top))
            top += block[1] + _SPACE
    return Body(width, top - _SPACE, tuple(parts))


def _written(known: Sequence[Fraction]) -> tuple[int, AxisScale]:
    """Choose size and units in which every number stands within its tile."""
    rooms = [(size, _TILE - 4) for size in _VALUES]
    # Whole numbers are rather set tight than rounded.
    if all(value.denominator == 1 for value in known):
        rooms.append((_VALUES[-1], _TILE - 1))
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
    written: tuple[int, AxisScale],
    lang: str,
) -> str:
    size, scale = written
    fill = paint.get("fill")
    colour = on(fill) if fill else "ink"
    said = _UNKNOWN if value is None else scale.write(value, lang)
    column, row = TILES[province.iso]
    middle = _TILE / 2
    return group(
        rect(0.5, 0.5, _TILE - 1, _TILE - 1, radius=3, **paint),
        text(middle, 14, _code(province), size=_CODE, anchor="middle", colour=colour),
        text(middle, 30, said, size=size, anchor="middle", colour=colour),
        x=column * _HALF + 1,
        y=row * _HALF + 1,
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
    signs = [Sign(paint, _range(scale, held, lang)) for paint, held in ranges.values()]
    if len(known) < len(shown.values):
        signs.append(Sign(_BLANK, message_of("tile_map_unknown", (), lang)))
    parts, height = legend(signs, width)
    below = height + _NOTE - _NOTE * LEADING
    drawn, end = notes([scale.note(known, lang)], below, width, lines=1)
    return [*parts, *drawn], height + end - below


def _range(scale: AxisScale, held: Sequence[Fraction], lang: str) -> str:
    ends = dict.fromkeys((scale.write(held[0], lang), scale.write(held[-1], lang)))
    return " \N{EN DASH} ".join(ends)


def _beside(beside: Sequence[tuple[Text, int]], width: float, lang: str) -> tuple[list[str], float]:
    """Write one number and its words per line, the sum last, under a rule."""
    parts: list[str] = []
    figures = [AxisScale(0, 0).write(Fraction(count), lang) for _, count in beside]
    edge = max((advance(said, _NOTE) for said in figures), default=0.0)
    row = _NOTE * LEADING
    y = 0.0
    for i, ((words, _), said) in enumerate(zip(beside, figures, strict=True)):
        last = i == len(beside) - 1
        if last and i:
            parts.append(rect(0, y + 2, edge, 1, fill="rule"))
            y += 5
        parts.append(text(edge, y + _NOTE, said, size=_NOTE, anchor="end", bold=last and not i))
        lines = wrap(words.text(lang), width - edge - 8, _NOTE, lines=_LINES)
        parts += [
            text(edge + 8, y + _NOTE + n * row, line, size=_NOTE, colour="muted")
            for n, line in enumerate(lines)
        ]
        y += row * max(len(lines), 1)
    return parts, y


def _key(provinces: Sequence[Province], lang: str) -> tuple[list[str], float, float]:
    """Write what each code stands for, in columns as wide as their names."""
    ordered = sorted(provinces, key=lambda province: province.iso)
    deep = -(-len(ordered) // _KEY_COLUMNS)
    parts: list[str] = []
    left = 0.0
    for start in range(0, len(ordered), deep or 1):
        column = ordered[start : start + deep]
        for i, province in enumerate(column):
            y = i * _KEY_ROW + _SMALL
            parts.append(text(left, y, _code(province), size=_SMALL, colour="muted"))
            parts.append(text(left + _KEY_CODE, y, _name(province, lang), size=_SMALL))
        widest = max(advance(_name(province, lang), _SMALL) for province in column)
        left += _KEY_CODE + widest + _KEY_GAP
    return parts, max(left - _KEY_GAP, 0), deep * _KEY_ROW
