"""A column of marks: what a mark is worth is asked once for each distinct one, not once a row."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import compress
from math import lcm
from typing import Any, Final, NamedTuple, cast, final

from jipp._fields import Fault
from jipp._numbers import distinct
from jipp.errors import Problem
from jipp.evaluation.scoring.plan import Leaf
from jipp.model.sheet import as_mark

__all__ = ["Column", "read_column"]

_PLAIN: Final = {int, float, str, bool, Decimal, Fraction, type(None)}


@final
class Column(NamedTuple):
    """One criterion's marks: a cell a row, and the points of each distinct cell (None: missing)."""

    cells: Sequence[Any]
    points: Mapping[Any, Fraction | None]

    @property
    def bottom(self) -> int:
        """The least common denominator of the points."""
        return lcm(*(p.denominator for p in self.points.values() if p is not None))

    def scaled(self, factor: Fraction) -> Callable[[Any], Any]:
        """Make the function from a cell to its points times a factor that makes them whole."""
        points = self.points.items()
        return {cell: None if p is None else int(factor * p) for cell, p in points}.__getitem__

    def select(self, kept: Sequence[bool]) -> "Column":
        """Keep the rows that are said to be kept."""
        return self._replace(cells=list(compress(self.cells, kept)))


def read_column(
    leaf: Leaf, values: Sequence[Any]
) -> tuple[Column, Mapping[Any, tuple[Problem, ...]]]:
    """Read a column: its cells with their points, and the cells that the scale refuses."""
    kinds = set(map(type, values))
    if not kinds <= _PLAIN:
        values = [as_mark(value) for value in values]
        kinds = set(map(type, values))
    cells, marks = distinct(values, kinds)
    points: dict[Any, Fraction | None] = {}
    refused: dict[Any, tuple[Problem, ...]] = {}
    for cell, mark in marks.items():
        taken: object = mark if isinstance(mark, Fault) else as_mark(mark)
        read = taken if taken is None or isinstance(taken, Fault) else leaf.read(cast("Any", taken))
        if isinstance(read, Fault):
            refused[cell] = read.problems
        elif isinstance(read, Problem):
            refused[cell] = (read,)
        else:
            points[cell] = read
    return Column(cells, points), refused
