"""Choosing what of a lineage is drawn: the largest families first, as far as the lines go."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple, final

from jipp._text import cut
from jipp.drawing.family_tree import FamilyLeaf, paint_families
from jipp.drawing.picture import Picture
from jipp.drawing.sources import sources
from jipp.i18n import LANGUAGES, Text, as_text, said
from jipp.portfolio.cells import wording

__all__ = ["Kin", "picture_of_kin"]

_SHARE: Final = 3
_FEWEST: Final = 4
_LONGEST: Final = 8_000


@final
class Kin(NamedTuple):
    """One innovation: from whom it was taken, where it is, who took it, and how many after."""

    id: str
    source: str | None
    known: bool
    province: str | None
    adopters: Sequence[str]
    descendants: int | None


def picture_of_kin(
    kin: Sequence[Kin],
    rings: Sequence[Sequence[str]],
    titles: Mapping[str, Text],
    *,
    rows: int,
    source: Text | None,
) -> Picture:
    """Draw families and circles in so many lines, and say what is left out."""
    by_id = {one.id: one for one in kin}
    families = _families(kin)
    leaves: list[FamilyLeaf] = []
    circles = _circles(rings, max(rows // _SHARE, _FEWEST))
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
    counts = {"shown": shown + rung, "count": len(kin), "families": drawn, "all": len(families)}
    notes = [said("lineage_shown", **counts)]
    hanging = sum(one.descendants is None for one in kin) - sum(map(len, rings))
    if rings:
        notes.append(said("lineage_circles", rings=len(rings), hanging=hanging))
    leaves = [_titled(leaf, titles) for leaf in (*leaves, *circles)]
    title = said("lineage_title")
    return Picture.of(
        partial(paint_families, leaves, notes),
        caption=title,
        source=sources(source or said("picture_given"), ()),
        description=_described(title, leaves, notes),
    )


_Family = tuple[str, tuple[str, ...], int]


def _families(kin: Iterable[Kin]) -> list[_Family]:
    """Give each origin, who took it directly, and how many in all; the largest first."""
    found: list[_Family] = []
    lost: dict[str, list[Kin]] = {}
    for one in kin:
        if one.source is None and one.descendants is not None:
            found.append((one.id, tuple(one.adopters), one.descendants))
        elif one.source is not None and not one.known:
            lost.setdefault(one.source, []).append(one)
    for source, taken in lost.items():
        size = sum(1 + (one.descendants or 0) for one in taken)
        found.append((source, tuple(one.id for one in taken), size))
    return sorted(found, key=lambda family: (-family[2], family[0]))


def _lines(
    root: str, adopters: Sequence[str], held: tuple[Mapping[str, Kin], int, int, int]
) -> list[FamilyLeaf]:
    """Follow a family down, the largest branches first, up to a number of lines."""
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


def _ordered(ids: Iterable[str], by_id: Mapping[str, Kin]) -> list[str]:
    """Order who took one thing so that the end of the list has most descendants."""
    held = (id for id in ids if id in by_id)
    return sorted(held, key=lambda id: (by_id[id].descendants or 0, id))


def _circles(rings: Sequence[Sequence[str]], limit: int) -> list[FamilyLeaf]:
    """Give the innovations of circles, each taken from the next, as far as the lines go."""
    leaves: list[FamilyLeaf] = []
    for ring in rings:
        if len(leaves) + len(ring) > limit:
            break
        for id, source in zip(ring, (*ring[1:], ring[0]), strict=True):
            words = said("lineage_taken_from", source=source)
            leaves.append(FamilyLeaf(0, "ring", as_text(id), words))
    return leaves


def _titled(leaf: FamilyLeaf, titles: Mapping[str, Text]) -> FamilyLeaf:
    """Call what is called by its id by its title, where it has another."""
    title = titles.get(leaf.name.en)
    if leaf.mark == "more" or title is None or title == leaf.name:
        return leaf
    return leaf._replace(name=title, id=leaf.name.en)


def _place(one: Kin) -> Text | None:
    return None if one.province is None else wording("province", one.province)


def _described(title: Text, leaves: Sequence[FamilyLeaf], notes: Sequence[Text]) -> Text:
    """Say every line, with its generation, for who does not see it."""

    def told(lang: str) -> str:
        lines = (
            f"{leaf.depth} {leaf.name.text(lang)}"
            f"{f' ({beside})' if (beside := leaf.beside(lang)) else ''}"
            for leaf in leaves
        )
        words = "; ".join((*(note.text(lang) for note in notes), *lines))
        return cut(f"{title.text(lang)}. {words}", _LONGEST)

    return Text(**{lang: told(lang) for lang in LANGUAGES})
