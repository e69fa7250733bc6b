"""Numbers as pictures write them: grouped, short, in units that fit; and their classes."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction
from typing import Final, NamedTuple, final

from jipp._numbers import number, rounded
from jipp.drawing.svg import advance
from jipp.errors import message_of
from jipp.i18n import LANGUAGES, Text, show, term
from jipp.typing import Exact

_PLACES: Final = 2
_FINEST: Final = 4
_CLASSES: Final = 5
_THOUSANDS: Final = 3
_LARGEST: Final = 60
_SWAPPED: Final = str.maketrans(",.", ".,")


def figure(value: Fraction, lang: str, places: int = _PLACES, *, full: bool = False) -> str:
    """Write a number with its thousands apart, rounded half to even; `full` to all its places.

    >>> figure(Fraction(36742), "id"), figure(Fraction(10, 3), "en")
    ('36.742', '3.33')
    """
    kept = number(Fraction(rounded(value, places, "half_even")))
    written = f"{kept:,.{places}f}" if full else f"{kept:,f}"
    return written.translate(_SWAPPED) if lang == "id" else written


def total_text(total: Exact) -> Text:
    """Return a total as a text in both languages; a fraction without an end, to four places.

    >>> total_text(Fraction(1, 3)).id
    '≈ 0,3333'
    """
    if isinstance(total, Fraction):
        about = total_text(rounded(total, _FINEST, "half_even"))
        return Text(id=f"≈ {about.id}", en=f"≈ {about.en}")
    return Text(**{lang: show(total, lang) for lang in LANGUAGES})


@final
class AxisScale(NamedTuple):
    """The writing of the numbers in one picture: their power of ten, and decimal places."""

    power: int
    places: int

    def write(self, value: Fraction, lang: str, *, full: bool = False) -> str:
        """Write a number in these units, without naming them; `full` to all places."""
        return figure(self._in_units(value), lang, self.places, full=full)

    def note(self, values: Iterable[Fraction], lang: str) -> str:
        """Return the units, and whether numbers are rounded, in words; "" where they are exact."""
        in_units = map(self._in_units, values)
        finest = Fraction(1, 10**self.places)
        rough = any(value % finest for value in in_units)
        if not self.power:
            return message_of("picture_rounded", (), lang) if rough else ""
        word = term(f"ten_to_{self.power}").text(lang)
        unit = f"10^{self.power}" if word.startswith("ten_to_") else word
        code = "picture_units_rounded" if rough else "picture_units"
        return message_of(code, [("unit", unit)], lang)

    def fits(self, values: Iterable[Fraction], size: float, width: float) -> bool:
        """Return whether each number, written in a font size, fits a width in both languages."""
        said = (self.write(value, lang) for value in values for lang in LANGUAGES)
        return all(advance(words, size) <= width for words in said)

    def significant(self, most: Fraction) -> bool:
        """Return whether the greatest number is not written as 0."""
        return not most or most >= Fraction(1, 10 ** (self.places - 1))

    def _in_units(self, value: Fraction) -> Fraction:
        return value / Fraction(10) ** self.power


def scale_for(values: Collection[Fraction], rooms: Sequence[tuple[float, float]]) -> AxisScale:
    """Choose the plain writing where all numbers fit one of the rooms, else units for the last.

    A room is a font size and a width.

    >>> scale_for([Fraction(1234567)], [(10, 30)])
    AxisScale(power=6, places=2)
    """
    most = max(map(abs, values), default=Fraction(0))
    least = next((n for n in range(_PLACES, _FINEST) if most >= Fraction(10) ** (1 - n)), _FINEST)
    for places in range(least if most else _PLACES, 0, -1):
        plain = AxisScale(0, places)
        if plain.significant(most) and any(plain.fits(values, *room) for room in rooms):
            return plain
    powers = range(-_LARGEST, _LARGEST + 1, _THOUSANDS)
    power = max((p for p in powers if most >= Fraction(10) ** p), default=-_LARGEST)
    tried = (AxisScale(power, places) for places in range(_PLACES, 0, -1))
    return next((s for s in tried if s.fits(values, *rooms[-1])), AxisScale(power, 0))


def classes(values: Collection[Fraction]) -> list[tuple[Fraction, Fraction]]:
    """Divide numbers into at most five classes of about equal size; equal ones stay together.

    A class is its lowest and its highest number. Five different numbers or fewer have one each.

    >>> classes([Fraction(n) for n in (1, 1, 2)])
    [(Fraction(1, 1), Fraction(1, 1)), (Fraction(2, 1), Fraction(2, 1))]
    """
    ordered = sorted(values)
    distinct = sorted(set(values))
    if len(distinct) <= _CLASSES:
        return [(value, value) for value in distinct]
    parted: dict[int, list[Fraction]] = {}
    for value in distinct:
        step = bisect_left(ordered, value) * _CLASSES // len(ordered)
        parted.setdefault(step, []).append(value)
    return [(held[0], held[-1]) for held in parted.values()]
