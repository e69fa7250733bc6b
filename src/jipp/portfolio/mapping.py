"""What a map of the provinces shows: counts of innovations, or numbers of the caller's own."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from jipp._fields import fault, refuse
from jipp._numbers import exact
from jipp._text import pointer, shown
from jipp.drawing.figures_written import figure
from jipp.drawing.picture import Picture
from jipp.drawing.sources import sources
from jipp.drawing.tile_map import NumberedTile, paint_tiles
from jipp.errors import InvalidInputError, Problem, message_of
from jipp.i18n import LANGUAGES, Text, said
from jipp.model.innovation import Innovation
from jipp.model.place import Province
from jipp.portfolio.dimensions import place_of
from jipp.reference.data.tiles import BASIS
from jipp.reference.places import province, provinces
from jipp.typing import UNKNOWN, Number, Unknown

__all__ = ["map_of", "numbers_on", "placed_on"]


def placed_on(innovations: Iterable[Innovation], on: date) -> NumberedTile:
    """Count by province the innovations that were there on a day, and those off the map."""
    there = {p.iso for p in provinces(on=on)}
    known = {p.iso: p for p in provinces(on=date.max)}
    found, later = Counter[str | None](), 0
    for innovation in innovations:
        if _begun(innovation, on):
            found[place_of(innovation)] += 1
        else:
            later += 1
    coming = [known[iso] for iso in known if iso not in there and iso in found]
    off_the_map = (
        (said("tile_map_nowhere"), found[None]),
        (
            said("tile_map_not_yet", places=tuple(Text(id=p.name, en=p.english) for p in coming)),
            sum(found[p.iso] for p in coming),
        ),
        (said("tile_map_later"), later),
    )
    counts = {known[iso]: Fraction(found[iso]) for iso in known if iso in there}
    on_the_map = sum(found[iso] for iso in there)
    kept = [(words, count) for words, count in off_the_map if count]
    total = (said("tile_map_total"), on_the_map + sum(count for _, count in kept))
    beside = ((said("tile_map_shown"), on_the_map), *kept, total) if kept else (total,)
    return NumberedTile(dict(counts), beside, counted=True)


def _begun(innovation: Innovation, on: date) -> bool:
    began = innovation.history[0].on if innovation.history else innovation.implemented_on
    return began is None or began <= on


def numbers_on(values: Mapping[str, Number | Unknown | None], on: date) -> NumberedTile:
    """Read numbers by province, under any name that a province goes by."""
    if not isinstance(values, Mapping) or not all(isinstance(key, str) for key in values):
        refuse(values=fault("not_a_mapping", values))
    read: dict[Province, Fraction | None] = {}
    problems: list[Problem] = []
    for key, value in values.items():
        found = province(key)
        number = None if value is None or isinstance(value, Unknown) else exact(value)
        if found in read:
            params = {"value": found.name, "first": [*read].index(found)}
            problems.append(Problem(path=pointer("values", key), code="duplicate", params=params))
        elif number is None and value is not None and value is not UNKNOWN:
            problems.append(_not_a_number(key, value))
        read.setdefault(found, number)
    if problems:
        raise InvalidInputError(*problems)
    there = provinces(on=on)
    missed = {p: n for p, n in read.items() if p not in there and n is not None}
    notes = [said("tile_map_not_then", places=tuple(_named(p, n) for p, n in missed.items()))]
    return NumberedTile({p: read.get(p) for p in there}, notes=tuple(notes if missed else ()))


def _not_a_number(key: str, value: object) -> Problem:
    params = {"value": shown(value)}
    return Problem(path=pointer("values", key), code="not_a_number", params=params)


def _named(place: Province, number: Fraction) -> Text:
    names = {"id": place.name, "en": place.english}
    return Text(**{lang: f"{names[lang]} {figure(number, lang)}" for lang in LANGUAGES})


def map_of(shown: NumberedTile, *, title: Text, source: Text) -> Picture:
    """Make the picture of numbers by province, with all of them in its description."""
    bases = (BASIS, *(p.basis for p in shown.values))
    return Picture.of(
        lambda lang: paint_tiles(shown, lang),
        caption=title,
        source=sources(source, bases),
        description=Text(**{lang: _described(shown, title, lang) for lang in LANGUAGES}),
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
