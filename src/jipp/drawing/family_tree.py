"""The picture of a lineage: who took what from whom, one line per innovation.

Families stand one below the other, the largest first, and generations from left to right. A
family that needs more lines than its share is cut; what is left out is counted.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Final, Literal, NamedTuple, TypeAlias, final

from jipp.drawing.cells import wording
from jipp.drawing.chart_parts import column_of_marks, notes, nothing
from jipp.drawing.picture import NARROW, Body, Picture, in_words, sources
from jipp.drawing.svg import LEADING, SMALL, Paint, advance, arrow, circle, fit, group, line, text
from jipp.errors import message_of
from jipp.i18n import Text, as_text, said

FamilyMark: TypeAlias = Literal["origin", "unknown", "taken", "ring", "more"]

# One family, and all cycles, take at most a third of the lines, but not less than four.
_SHARE: Final = 3
_FEWEST: Final = 4
_ROW: Final = 20
_INDENT: Final = 22
_NEAR: Final = 12
_DEEPEST: Final = 11
_EDGE: Final = 7
_DOT: Final = 4
_GAP: Final = 8
_APART: Final = 8
_PAINTS: Final[dict[FamilyMark, Paint]] = {
    "origin": {"fill": "blue"},
    "taken": {"fill": "paper", "stroke": "blue", "stroke_width": 2},
    "unknown": {"fill": "paper", "stroke": "rule", "dash": "2 2"},
    "ring": {"fill": "vermilion"},
}


@final
class Descended(NamedTuple):
    """An innovation of a lineage, as far as the picture reads it."""

    innovation: str
    title: str
    source: str | None
    province: str | None
    adopters: tuple[str, ...]
    descendants: int | None
    known: bool


@final
class FamilyLeaf(NamedTuple):
    """A line: how deep it stands, what it is, its words, and the line of what it was taken from.

    `crossing` tells whether it was taken over from another province. The id of a name that is a
    title is shown where the reader points.
    """

    depth: int
    mark: FamilyMark
    name: Text
    place: Text | None = None
    above: int | None = None
    crossing: bool = False
    id: str = ""

    def beside(self, lang: str) -> str:
        """Return what stands beside the name, or below it."""
        return "" if self.place is None else self.place.text(lang)

    def below(self, lang: str, room: float) -> bool:
        """Whether that has no room beside the name."""
        said = advance(self.name.text(lang), SMALL, bold=self.mark == "origin")
        place = advance(self.beside(lang), SMALL)
        return bool(place) and said + _GAP + place > room


def picture_of_lineage(
    descents: Sequence[Descended],
    rings: Sequence[Sequence[str]],
    *,
    rows: int,
    source: Text | None,
) -> Picture:
    """Draw families and cycles in so many lines, and say what is left out."""
    by_id = {one.innovation: one for one in descents}
    titles = {one.innovation: as_text(one.title) for one in descents if one.title}
    families, leaves = _families(descents), list[FamilyLeaf]()
    circles = _circles(rings, titles, max(rows // _SHARE, _FEWEST))
    room = rows - len(circles)
    drawn = 0
    for root, adopters, size in families:
        limit = min(max(rows // _SHARE, _FEWEST), room - len(leaves))
        if limit < min(_FEWEST, size + 1):
            break
        leaves += _lines(root, adopters, (by_id, limit, len(leaves), size))
        drawn += 1
    shown = sum(leaf.mark in ("origin", "taken") for leaf in leaves)
    rung = sum(leaf.mark == "ring" for leaf in circles)
    counts = {"count": len(descents), "families": drawn, "all": len(families)}
    below = [said("lineage_shown", shown=shown + rung, **counts)]
    hanging = sum(one.descendants is None for one in descents) - sum(map(len, rings))
    if rings:
        below.append(said("lineage_cycles", rings=len(rings), hanging=hanging))
    leaves = [_titled(leaf, titles) for leaf in (*leaves, *circles)]
    title = said("lineage_title")
    return Picture.of(
        partial(_paint, leaves, below),
        caption=title,
        source=sources(source, ()),
        description=in_words(partial(_described, title, leaves, below)),
    )


def _families(descents: Iterable[Descended]) -> list[tuple[str, tuple[str, ...], int]]:
    """Return each origin, its direct adopters and the number of all its adopters; largest first."""
    found: list[tuple[str, tuple[str, ...], int]] = []
    lost: dict[str, list[Descended]] = {}
    for one in descents:
        if one.source is None and one.descendants is not None:
            found.append((one.innovation, tuple(one.adopters), one.descendants))
        elif one.source is not None and not one.known:
            lost.setdefault(one.source, []).append(one)
    for source, taken in lost.items():
        size = sum(1 + (one.descendants or 0) for one in taken)
        found.append((source, tuple(one.innovation for one in taken), size))
    return sorted(found, key=lambda family: (-family[2], family[0]))


def _lines(
    root: str, adopters: Sequence[str], held: tuple[Mapping[str, Descended], int, int, int]
) -> list[FamilyLeaf]:
    """List the lines of a family, the largest branches first, up to a limit."""
    by_id, limit, offset, size = held
    origin = by_id.get(root)
    if origin is None:
        leaves = [FamilyLeaf(0, "unknown", as_text(root), said("lineage_unknown"))]
    else:
        leaves = [FamilyLeaf(0, "origin", as_text(root), _place(origin))]
    # What was not traced but written by hand may go round, or name what is not there.
    seen = {root}
    stack = [(id, 1, 0, origin) for id in _ordered(adopters, by_id)]
    while stack:
        if len(leaves) == limit - 1 and size + 1 > limit:
            more = said("lineage_more", count=size + 1 - len(leaves))
            return [*leaves, FamilyLeaf(1, "more", more)]
        id, depth, above, parent = stack.pop()
        if id in seen:
            continue
        seen.add(id)
        one = by_id[id]
        crossing = parent is not None and None not in (one.province, parent.province)
        crossing = crossing and parent is not None and one.province != parent.province
        stack += [(i, depth + 1, len(leaves), one) for i in _ordered(one.adopters, by_id)]
        leaves.append(
            FamilyLeaf(depth, "taken", as_text(id), _place(one), offset + above, crossing=crossing)
        )
    return leaves


def _ordered(ids: Iterable[str], by_id: Mapping[str, Descended]) -> list[str]:
    """Order the adopters of one innovation by their descendants, the most last."""
    held = (id for id in ids if id in by_id)
    return sorted(held, key=lambda id: (by_id[id].descendants or 0, id))


def _circles(
    rings: Sequence[Sequence[str]], titles: Mapping[str, Text], limit: int
) -> list[FamilyLeaf]:
    """List the innovations of cycles, each taken from the next, as far as the lines go."""
    leaves: list[FamilyLeaf] = []
    for ring in rings:
        if len(leaves) + len(ring) > limit:
            break
        for id, source in zip(ring, (*ring[1:], ring[0]), strict=True):
            words = said("lineage_taken_from", source=titles.get(source, source))
            leaves.append(FamilyLeaf(0, "ring", as_text(id), words))
    return leaves


def _titled(leaf: FamilyLeaf, titles: Mapping[str, Text]) -> FamilyLeaf:
    """Replace an id by its title, where there is one."""
    title = titles.get(leaf.name.en)
    if leaf.mark == "more" or title is None or title == leaf.name:
        return leaf
    return leaf._replace(name=title, id=leaf.name.en)


def _place(one: Descended) -> Text | None:
    return None if one.province is None else wording("province", one.province)


def _described(title: Text, leaves: Sequence[FamilyLeaf], below: Sequence[Text], lang: str) -> str:
    """Describe every line, with its generation, for a reader who does not see it."""
    told = [note.text(lang) for note in below]
    for leaf in leaves:
        more = ", ".join(filter(None, (leaf.id, leaf.beside(lang))))
        told.append(f"{leaf.depth} {leaf.name.text(lang)}{f' ({more})' if more else ''}")
    return f"{title.text(lang)}. {'; '.join(told)}"


def _paint(leaves: Sequence[FamilyLeaf], below: Sequence[Text], lang: str, width: float) -> Body:
    """Draw the lines from the top down, families apart, then what the marks mean."""
    if not leaves:
        return nothing(width, lang)
    indent = _NEAR if width <= NARROW else _INDENT
    parts = _generations(max(leaf.depth for leaf in leaves), indent, lang)
    top = 2 * SMALL * LEADING + 4
    ends: list[tuple[float, float]] = []
    ring: list[float] = []
    for leaf in leaves:
        if leaf.above is None and leaf.mark != "more" and not (ring and leaf.mark == "ring"):
            top += _APART if ends else 0
        y = top + _ROW / 2
        x = _EDGE + min(leaf.depth, _DEEPEST) * indent
        ends.append((x, y))
        parts += _links(leaf, ends)
        parts += _written(leaf, x, y, width, lang)
        top += _ROW
        if leaf.below(lang, width - x - _DOT - _GAP):
            top += SMALL * LEADING
        ring = [*ring, y] if leaf.mark == "ring" else ring
    signs, top = column_of_marks(_meanings(leaves, lang), top + 2 * _GAP + SMALL, width, indent=34)
    told, end = notes((note.text(lang) for note in below), top - SMALL * LEADING, width)
    return Body(width, end + SMALL * LEADING, (*parts, *signs, *told))


def _generations(deepest: int, indent: float, lang: str) -> list[str]:
    """Number the generations above their places."""
    heading = message_of("lineage_generation", (), lang)
    parts = [text(0, SMALL, heading, size=SMALL, colour="muted")]
    last = min(deepest, _DEEPEST)
    # Numbers of two digits need more than one narrow step.
    for depth in range(last, -1, -1 if indent == _INDENT else -2):
        x = _EDGE + depth * indent
        more = "+" if depth == _DEEPEST < deepest else ""
        said = f"{depth}{more}"
        y = 2 * SMALL * LEADING
        parts.append(text(x, y, said, size=SMALL, anchor="middle", colour="muted"))
    return parts


def _links(leaf: FamilyLeaf, ends: Sequence[tuple[float, float]]) -> list[str]:
    """Draw the way from the line of the source down and across to this one."""
    if leaf.above is None:
        return []
    (x0, y0), (x, y) = ends[leaf.above], ends[-1]
    way = [(x0, y0 + _DOT + 1), (x0, y), (x - _DOT - 1, y)]
    if x0 == x:
        way = [(x0, y0 + _DOT + 1), (x, y - _DOT - 1)]
    if leaf.crossing:
        return [arrow(way, stroke="vermilion", stroke_width=2)]
    return [line(way, stroke="rule")]


def _written(leaf: FamilyLeaf, x: float, y: float, width: float, lang: str) -> list[str]:
    base = y + SMALL * 0.36
    start = x + _DOT + _GAP
    name = leaf.name.text(lang)
    if leaf.mark == "more":
        return [text(start, base, fit(name, width - start, SMALL), size=SMALL, colour="muted")]
    room = width - start
    bold = leaf.mark == "origin"
    shown = fit(name, room, SMALL, bold=bold)
    parts = [
        circle(x, y, _DOT, **_PAINTS[leaf.mark]),
        text(start, base, shown, size=SMALL, bold=bold),
    ]
    left = start + advance(shown, SMALL, bold=bold) + _GAP
    beside = leaf.beside(lang)
    if leaf.below(lang, room):
        left, base = start, base + SMALL * LEADING
    if beside:
        said = fit(beside, width - left, SMALL)
        parts.append(text(left, base, said, size=SMALL, colour="muted"))
    if shown != name or leaf.id:
        return [group(*parts, title=f"{name} ({leaf.id})" if leaf.id else name)]
    return parts


def _meanings(leaves: Sequence[FamilyLeaf], lang: str) -> list[tuple[str, str]]:
    """Return each mark that is drawn, and what it means."""
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
