"""An axis: numbers as places, and round numbers to mark it with."""

import math
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Final, NamedTuple, final

from jipp.drawing.svg import line, text

TICK: Final = 11
_NICE: Final = (1, 2, 5, 10)


@final
class Axis(NamedTuple):
    """A range of numbers over a range of pixels."""

    low: Fraction
    high: Fraction
    start: float
    width: float

    def at(self, value: Fraction | int) -> float:
        """Return the place of a number.

        >>> Axis(Fraction(0), Fraction(10), 100, 50).at(5)
        125.0
        """
        span = self.high - self.low
        return self.start + (float((value - self.low) / span) if span else 0.5) * self.width

    def grid(self, ticks: Iterable[Fraction | int], top: float, bottom: float) -> Iterator[str]:
        """Draw an upright line at each of some numbers."""
        for tick in ticks:
            yield line([(self.at(tick), top), (self.at(tick), bottom)], stroke="soft")

    def marked(
        self, ticks: Iterable[Fraction | int], y: float, write: Callable[[Fraction], str]
    ) -> Iterator[str]:
        """Write some numbers below or above the axis."""
        for tick in ticks:
            said = write(Fraction(tick))
            yield text(self.at(tick), y, said, size=TICK, anchor="middle", colour="muted")


def round_numbers(low: Fraction, high: Fraction, most: int) -> list[Fraction]:
    """Return the multiples of 1, 2 or 5 times a power of ten within a range, a few of them.

    >>> [str(n) for n in round_numbers(Fraction(57), Fraction(93), 5)]
    ['60', '70', '80', '90']
    """
    span = high - low
    if not span or most < 1:
        return [low]
    power = Fraction(10) ** math.floor(math.log10(span / most))
    for nice in _NICE:
        step = nice * power
        first, last = math.ceil(low / step), math.floor(high / step)
        if last - first < most:
            return [n * step for n in range(first, last + 1)]
    return [low, high]
