"""Scales: what a judge may mark, what a mark is worth, and how numbers are rounded."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal, TypeAlias, cast, final

import attrs

from jipp._fields import (
    as_bool,
    as_choice,
    as_each,
    as_instance,
    as_number,
    as_optional_number,
    as_tuple,
    as_values,
    fault,
    items_in,
    refuse_faults,
)
from jipp._html import Shown
from jipp._numbers import EXPONENT, MODES, exact
from jipp._text import pointer, shown
from jipp.errors import Problem, RubricError
from jipp.model.result import Better, as_better
from jipp.typing import Exact, Number

__all__ = ["Interval", "Intervals", "Levels", "Linear", "Range", "Rounding", "YesNo"]

Mode: TypeAlias = Literal[
    "up", "down", "ceiling", "floor", "half_up", "half_down", "half_even", "05up"
]


def _as_places(value: int) -> int:
    ok = type(value) is int and -EXPONENT <= value <= EXPONENT
    return value if ok else cast("int", fault("not_places", value, limit=EXPONENT))


# The modes, and the names that `decimal` has for them.
ModeWord: TypeAlias = (
    Mode
    | Literal[
        "ROUND_UP",
        "ROUND_DOWN",
        "ROUND_CEILING",
        "ROUND_FLOOR",
        "ROUND_HALF_UP",
        "ROUND_HALF_DOWN",
        "ROUND_HALF_EVEN",
        "ROUND_05UP",
    ]
)


def _as_mode(value: ModeWord) -> Mode:
    word = value.lower().removeprefix("round_") if isinstance(value, str) else value
    return cast("Mode", as_choice(MODES, word))


@final
@attrs.frozen(kw_only=True, repr=False)
class Rounding(Shown):
    """Round to decimal places (negative: tens, hundreds, …) in a mode of `decimal`.

    >>> Rounding(places=2)
    Rounding(places=2, mode='half_up')
    """

    places: int = attrs.field(converter=_as_places)
    mode: Mode = attrs.field(default="half_up", converter=_as_mode)
    __attrs_post_init__ = refuse_faults


def as_optional_rounding(value: Rounding | None) -> Rounding | None:
    """Parse a rounding, or None.

    >>> as_optional_rounding(None) is None
    True
    """
    return None if value is None else as_instance(Rounding, value)


@final
@attrs.frozen(kw_only=True, repr=False)
class Range(Shown):
    """Numbers from `low` to `high`, both included, each worth itself; `step` counts from `low`.

    Raises:
        RubricError: `high` below `low`, or a step that is not positive.

    >>> Range(low=0, high=10, step="0.5").step
    Decimal('0.5')
    """

    low: Exact = attrs.field(converter=as_number)
    high: Exact = attrs.field(converter=as_number)
    step: Exact | None = attrs.field(default=None, converter=as_optional_number)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        problems: list[Problem] = []
        if self.high < self.low:
            params = {"low": self.low, "high": self.high}
            problems.append(Problem(path="/high", code="bounds_reversed", params=params))
        if self.step is not None and self.step <= 0:
            params = {"value": self.step}
            problems.append(Problem(path="/step", code="step_not_positive", params=params))
        if problems:
            raise RubricError(*problems)


def _as_points(values: Mapping[str, Number]) -> tuple[tuple[str, Exact], ...]:
    return as_values(as_number, values)


@final
@attrs.frozen(kw_only=True, repr=False)
class Levels(Shown):
    """Named levels, each worth points; a mark is the name of one.

    Raises:
        RubricError: no level at all, or two whose names are the same number.

    >>> Levels(points={"good": 2, "poor": 0}).points
    (('good', Decimal('2')), ('poor', Decimal('0')))
    """

    points: tuple[tuple[str, Exact], ...] = attrs.field(converter=_as_points)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        problems: list[Problem] = []
        if not self.points:
            problems.append(Problem(path="/points", code="no_levels"))
        numbers: dict[Fraction, str] = {}
        for name, _ in self.points:
            value = exact(name)
            if value is not None and (first := numbers.setdefault(value, name)) != name:
                params = {"value": shown(name), "first": shown(first)}
                path = pointer("points", name)
                problems.append(Problem(path=path, code="levels_alike", params=params))
        if problems:
            raise RubricError(*problems)


@final
@attrs.frozen(kw_only=True, repr=False)
class Interval(Shown):
    """The numbers between two bounds, worth `points` each; a bound counts where it is included.

    Raises:
        RubricError: `high` below `low`, or equal to it without both included.

    """

    low: Exact = attrs.field(converter=as_number)
    high: Exact = attrs.field(converter=as_number)
    low_included: bool = attrs.field(default=True, converter=as_bool)
    high_included: bool = attrs.field(default=False, converter=as_bool)
    points: Exact = attrs.field(converter=as_number)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        params = {"low": self.low, "high": self.high}
        if self.high < self.low:
            raise RubricError(Problem(path="/high", code="bounds_reversed", params=params))
        if self.high == self.low and not (self.low_included and self.high_included):
            raise RubricError(Problem(path="/high", code="interval_empty", params=params))

    def holds(self, value: Fraction) -> bool:
        """Return whether a number lies in the interval.

        >>> Interval(low=0, high=5, points=1).holds(Fraction(5))
        False
        """
        above = value > self.low or (value == self.low and self.low_included)
        return above and (value < self.high or (value == self.high and self.high_included))


def _as_intervals(values: Iterable[Interval]) -> tuple[Interval, ...]:
    return as_tuple(Interval, values)


@final
@attrs.frozen(kw_only=True, repr=False)
class Intervals(Shown):
    """Intervals that together cover a stretch of numbers without gap or overlap, in any order.

    Raises:
        RubricError: none at all, and every gap and overlap between neighbours.

    >>> Intervals(
    ...     intervals=(
    ...         Interval(low=0, high=5, points=1),
    ...         Interval(low=5, high=10, high_included=True, points=2),
    ...     )
    ... ).intervals[1].points
    Decimal('2')
    """

    intervals: tuple[Interval, ...] = attrs.field(converter=_as_intervals)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        problems = list(_misfits(self.intervals))
        if not self.intervals:
            problems.append(Problem(path="/intervals", code="no_intervals"))
        if problems:
            raise RubricError(*problems)


def _misfits(intervals: tuple[Interval, ...]) -> Iterable[Problem]:
    """Name the place of each interval that does not begin where those before it end."""
    order = sorted(
        range(len(intervals)),
        key=lambda i: (intervals[i].low, not intervals[i].low_included, intervals[i].high),
    )
    end: Interval | None = None
    for i in order:
        one = intervals[i]
        if end is not None:
            both = end.high_included and one.low_included
            neither = not end.high_included and not one.low_included
            params = {"end": end.high, "start": one.low}
            path = f"/intervals/{i}"
            if one.low < end.high or (one.low == end.high and both):
                yield Problem(path=path, code="interval_overlap", params=params)
            elif one.low > end.high or neither:
                yield Problem(path=path, code="interval_gap", params=params)
        if end is None or (one.high, one.high_included) > (end.high, end.high_included):
            end = one


@final
@attrs.frozen(kw_only=True, repr=False)
class YesNo(Shown):
    """A yes or no: True is worth `points`, False nothing."""

    points: Exact = attrs.field(converter=as_number)
    __attrs_post_init__ = refuse_faults


_PAIR: Final = 2


def _as_bounds(values: Iterable[Number]) -> tuple[Exact, Exact]:
    pair = items_in(values) or ()
    if len(pair) != _PAIR:
        return cast("tuple[Exact, Exact]", fault("not_bounds", values))
    return cast("tuple[Exact, Exact]", as_each(as_number, pair, distinct=False))


@final
@attrs.frozen(kw_only=True, repr=False)
class Linear(Shown):
    """Numbers from `low` to `high`, put on a straight line of points from `to[0]` to `to[1]`.

    This is the min-max normalisation of composite indicators, between fixed bounds. The best
    number is `high`, or `low` where lower is `better`; it is worth `to[1]`. A number beyond a
    bound is worth what the bound is worth; without `clip` it is refused.

    Raises:
        RubricError: bounds that are reversed or equal, of the numbers or of the points.

    >>> Linear(low=0, high=50, better="lower").to
    (Decimal('0'), Decimal('100'))
    """

    low: Exact = attrs.field(converter=as_number)
    high: Exact = attrs.field(converter=as_number)
    to: tuple[Exact, Exact] = attrs.field(default=(Decimal(0), Decimal(100)), converter=_as_bounds)
    better: Better = attrs.field(default="higher", converter=as_better)
    clip: bool = attrs.field(default=True, converter=as_bool)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        problems = [*_not_apart(self.low, self.high, "/high"), *_not_apart(*self.to, "/to/1")]
        if problems:
            raise RubricError(*problems)


def _not_apart(low: Exact, high: Exact, path: str) -> Iterable[Problem]:
    if high <= low:
        code = "bounds_reversed" if high < low else "bounds_equal"
        yield Problem(path=path, code=code, params={"low": low, "high": high})


Scale: TypeAlias = Range | Levels | Intervals | YesNo | Linear
SCALES: Final[tuple[type[Scale], ...]] = (Range, Levels, Intervals, YesNo, Linear)
