"""From marks to points: what a scale admits, and what each mark on it is worth."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache, partial
from typing import Final, NamedTuple, TypeAlias, final

from jipp._numbers import exact, no_number, number
from jipp._text import pointer, shown, suggester
from jipp.errors import Problem
from jipp.model.rubric import Rubric
from jipp.model.scale import Intervals, Levels, Linear, Range, Scale, YesNo
from jipp.model.sheet import Given, Sheet
from jipp.typing import Exact

Reader: TypeAlias = Callable[[Given], Fraction | Problem]
# A sheet, and its position among all.
Numbered: TypeAlias = tuple[int, Sheet]
# A mark as given, and what it is worth (None: missing).
Point: TypeAlias = tuple[Given | None, Fraction | None]
# How many marks are kept beside their points: few, since different marks may share a hash.
_KNOWN: Final = 1024


def points_reader(scale: Scale) -> Reader:
    """Build the function that returns a mark's points, or the problem why the scale refuses it.

    >>> points_reader(Levels(points={"good": 2, "poor": 0}))("good")
    Fraction(2, 1)
    """
    match scale:
        case Range():
            return _range_reader(scale)
        case Levels():
            return _levels_reader(scale)
        case Intervals():
            return _intervals_reader(scale)
        case YesNo():
            return _yes_no_reader(scale)
        case Linear():
            return _linear_reader(scale)


def points_on(scale: Scale) -> list[Fraction]:
    """Return the points that marks on a scale are worth, in rising order; of a line both ends.

    >>> points_on(Levels(points={"good": 2, "poor": 0}))
    [Fraction(0, 1), Fraction(2, 1)]
    """
    points: Iterable[Exact]
    if isinstance(scale, Range):
        low, high, step = Fraction(scale.low), Fraction(scale.high), Fraction(scale.step or 0)
        points = (low, high - (high - low) % step if step else high)
    elif isinstance(scale, Levels):
        points = (worth for _, worth in scale.points)
    elif isinstance(scale, Intervals):
        points = (interval.points for interval in scale.intervals)
    elif isinstance(scale, Linear):
        points = scale.to
    else:
        points = (Decimal(0), scale.points)
    return sorted(Fraction(worth) for worth in points)


@final
class MarkReader(NamedTuple):
    """The reader of each leaf whose scale is known, by id, and the leaves whose scale is not."""

    readers: Mapping[str, Reader]
    unread: frozenset[str]
    suggest: Callable[[], Callable[[str], tuple[str, ...]]]

    @classmethod
    def of(cls, rubric: Rubric) -> "MarkReader":
        """Build the readers of a rubric."""
        leaves = [criterion for _, criterion, _ in rubric.nodes if not criterion.criteria]
        readers = {
            # Typed, since True and 1 are one key but not one mark.
            leaf.id: lru_cache(maxsize=_KNOWN, typed=True)(points_reader(leaf.scale))
            for leaf in leaves
            if leaf.scale is not None
        }
        unread = frozenset([leaf.id for leaf in leaves if leaf.scale is None])
        return cls(readers, unread, cache(partial(suggester, [leaf.id for leaf in leaves])))

    def read(self, sheets: Sequence[Numbered], problems: list[Problem]) -> dict[str, list[Point]]:
        """Return the marks of sheets on each criterion, one per sheet, with their points.

        A criterion with a mark that its scale refuses is left out of the answer, so that one fault
        is not reported twice.
        """
        points: dict[str, list[Point]] = {name: [] for name in self.readers}
        refused: set[str] = set()
        for position, sheet in sheets:
            given = dict(sheet.marks)
            if unknown := [name for name in given if name not in self.readers]:
                problems += self._unknown(position, unknown)
            for name, read in self.readers.items():
                mark = given.get(name)
                worth = None if mark is None else read(mark)
                if isinstance(worth, Problem):
                    params = (*worth.params, ("criterion", name), ("judge", sheet.judge))
                    path = pointer("sheets", position, "marks", name)
                    problems.append(Problem(path=path, code=worth.code, params=params))
                    refused.add(name)
                else:
                    points[name].append((mark, worth))
        return {name: read for name, read in points.items() if name not in refused}

    def _unknown(self, position: int, names: Sequence[str]) -> Iterator[Problem]:
        suggest = self.suggest()
        for name in names:
            if name in self.unread:
                continue
            params = {"value": shown(name), "suggestions": suggest(name)}
            path = pointer("sheets", position, "marks", name)
            yield Problem(path=path, code="unknown_criterion", params=params)


def _number(mark: Given) -> Fraction | Problem:
    if isinstance(mark, bool):
        return Problem(code="mark_is_bool", params={"value": shown(mark)})
    value = Fraction(mark) if isinstance(mark, Decimal | Fraction) else exact(mark)
    return no_number(mark) if value is None else value


def _range_reader(scale: Range) -> Reader:
    low, high = Fraction(scale.low), Fraction(scale.high)
    step = None if scale.step is None else Fraction(scale.step)

    def read(mark: Given) -> Fraction | Problem:
        value = _number(mark)
        if isinstance(value, Problem):
            return value
        if not low <= value <= high:
            params = {"value": number(value), "low": scale.low, "high": scale.high}
            return Problem(code="mark_out_of_range", params=params)
        if step is not None and (value - low) % step:
            found = (("value", number(value)), ("low", scale.low), ("step", scale.step))
            return Problem(code="mark_off_step", params=found)
        return value

    return read


def _levels_reader(scale: Levels) -> Reader:
    points = {name: Fraction(n) for name, n in scale.points}
    # A level called "1", or "01", is marked with the number 1, as which both are read.
    numbers = {value: points[name] for name in points if (value := exact(name)) is not None}
    allowed = tuple(points)

    def read(mark: Given) -> Fraction | Problem:
        if isinstance(mark, Decimal | Fraction) and Fraction(mark) in numbers:
            return numbers[Fraction(mark)]
        if isinstance(mark, str) and mark in points:
            return points[mark]
        return Problem(code="not_a_level", params={"value": shown(mark), "allowed": allowed})

    return read


def _intervals_reader(scale: Intervals) -> Reader:
    ordered = sorted(scale.intervals, key=lambda i: (i.low, not i.low_included))
    starts = [Fraction(interval.low) for interval in ordered]
    points = [Fraction(interval.points) for interval in ordered]
    low, high = ordered[0].low, max(i.high for i in ordered)

    def read(mark: Given) -> Fraction | Problem:
        value = _number(mark)
        if isinstance(value, Problem):
            return value
        # Two intervals may begin at one number: one that is that number, and one above it.
        at = bisect_right(starts, value)
        for i in range(at - 1, max(at - 3, -1), -1):
            if ordered[i].holds(value):
                return points[i]
        params = {"value": number(value), "low": low, "high": high}
        return Problem(code="mark_out_of_range", params=params)

    return read


def _yes_no_reader(scale: YesNo) -> Reader:
    points = Fraction(scale.points)

    def read(mark: Given) -> Fraction | Problem:
        if isinstance(mark, bool):
            return points if mark else Fraction(0)
        return Problem(code="not_a_bool", params={"value": shown(mark)})

    return read


def _linear_reader(scale: Linear) -> Reader:
    low, high = Fraction(scale.low), Fraction(scale.high)
    least, most = (Fraction(end) for end in scale.to)
    worst, slope = low, (most - least) / (high - low)
    if scale.better == "lower":
        worst, slope = high, -slope

    def read(mark: Given) -> Fraction | Problem:
        value = _number(mark)
        if isinstance(value, Problem):
            return value
        within = min(max(value, low), high)
        if within != value and not scale.clip:
            params = {"value": number(value), "low": scale.low, "high": scale.high}
            return Problem(code="mark_out_of_range", params=params)
        return least + (within - worst) * slope

    return read
