"""Spaces of weights: all, ordered, within limits or near a rubric's own; each a simplex or part.

Weights are written in shares of the simplex's corners, so that one uniform draw, one sweep and one
clipping serve every space.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias, cast

from jipp._numbers import exact, number
from jipp._text import pointer, shown, unknown_name
from jipp.errors import InvalidInputError, Problem
from jipp.evaluation.scoring.fold import whole_numbers
from jipp.model.reason import LawWords, in_words
from jipp.typing import Number

WeightLimits: TypeAlias = tuple[Number, Number]
WeightSpace: TypeAlias = (
    Literal["around"]
    | Sequence[str | int]
    | Mapping[str, WeightLimits]
    | Mapping[int, WeightLimits]
)
_PAIR = 2


class Space(NamedTuple):
    """A space of weights: shares of corners that sum to one, none above its own cap.

    With `own` the shares are drawn each within a fifth of its own, and need not sum to one.
    """

    corners: tuple[tuple[Fraction, ...], ...]
    caps: tuple[Fraction, ...]
    own: tuple[int, ...] = ()

    def shares(self, rows: Iterable[Sequence[Fraction]]) -> tuple[tuple[Fraction, ...], ...]:
        """Return each subject's value at each corner."""
        return tuple(tuple(_dot(row, corner) for corner in self.corners) for row in rows)

    def weights(self, shares: Sequence[Fraction]) -> tuple[Fraction, ...]:
        """Return the weights of the criteria at shares of the corners."""
        return tuple(_dot(shares, column) for column in zip(*self.corners, strict=True))


def _dot(a: Sequence[Fraction], b: Sequence[Fraction]) -> Fraction:
    return sum((x * y for x, y in zip(a, b, strict=True) if x and y), Fraction(0))


def read_space(
    weights: WeightSpace | None,
    criteria: Sequence[str],
    own: Sequence[Fraction] = (),
    words: LawWords = (),
) -> Space:
    """Parse a space of weights over criteria, which may have weights of their own.

    `"around"` these, or None; `"uniform"`; `"ordered"` (as the criteria stand, the first weighs
    most); a list of criteria in falling order of weight; or limits by criterion (by its id, or
    position from 0). `words` are what their rubric calls them.

    Raises:
        InvalidInputError: a word, list or limits that are none of these, or that no weights meet.
        UnknownNameError: no such criterion.

    """
    if weights is None or weights == "around":
        return _around(own)
    if weights == "uniform":
        return _ordered(criteria, [(i,) for i in range(len(criteria))])
    if weights == "ordered":
        return _ordered(criteria, [range(i + 1) for i in range(len(criteria))])
    if isinstance(weights, Mapping):
        return _limited(cast("Mapping[object, object]", weights), criteria, words)
    if isinstance(weights, str | bytes) or not isinstance(weights, Sequence):
        params = {"value": shown(weights), "allowed": ("around", "uniform", "ordered")}
        raise InvalidInputError(Problem(path="/weights", code="not_one_of", params=params))
    order = [_position(name, criteria, words) for name in weights]
    if sorted(order) != list(range(len(criteria))):
        params = {"allowed": tuple(criteria)}
        problem = Problem(path="/weights", code="not_an_order", params=params)
        raise InvalidInputError(*in_words([problem], words))
    return _ordered(criteria, [order[: i + 1] for i in range(len(order))])


def _around(own: Sequence[Fraction]) -> Space:
    """Build the space near weights; a criterion of weight 0 stays out."""
    if not own:
        raise InvalidInputError(Problem(path="/weights", code="weights_needed"))
    weighed = [j for j, weight in enumerate(own) if weight]
    space = _simplex(tuple(tuple(Fraction(i == j) for i in range(len(own))) for j in weighed))
    if len(weighed) == 1:
        return space
    return space._replace(own=tuple(whole_numbers([own[j] for j in weighed])[0]))


def _ordered(criteria: Sequence[str], groups: Iterable[Sequence[int]]) -> Space:
    """Build the simplex whose corners weigh the criteria of a group equally."""
    corners = tuple(
        tuple(Fraction(int(j in group), len(group)) for j in range(len(criteria)))
        for group in groups
    )
    return _simplex(corners)


def _simplex(corners: tuple[tuple[Fraction, ...], ...]) -> Space:
    # One point is a line whose ends meet.
    ends = corners * 2 if len(corners) == 1 else corners
    return Space(ends, (Fraction(1),) * len(ends))


def _position(name: object, criteria: Sequence[str], words: LawWords) -> int:
    if type(name) is int and 0 <= name < len(criteria):
        return name
    if isinstance(name, str) and name in criteria:
        return criteria.index(name)
    raise unknown_name("criterion", name, criteria, words=words)


def _limited(weights: Mapping[object, object], criteria: Sequence[str], words: LawWords) -> Space:
    lows, highs = [Fraction(0)] * len(criteria), [Fraction(1)] * len(criteria)
    problems: list[Problem] = []
    for name, limits in weights.items():
        at, path = _position(name, criteria, words), pointer("weights", str(name))
        pair = _pair(limits)
        low, high = map(exact, pair) if len(pair) == _PAIR else (None, None)
        if low is None or high is None or not 0 <= low <= high <= 1:
            said = {"value": ", ".join(map(shown, pair)) or shown(limits)}
            problems.append(Problem(path=path, code="not_limits", params=said))
        else:
            lows[at], highs[at] = low, high
    least, most = sum(lows, Fraction(0)), sum(highs, Fraction(0))
    if not problems and not least <= 1 <= most:
        params = {"low": number(least), "high": number(most)}
        problems.append(Problem(path="/weights", code="limits_unmet", params=params))
    if problems:
        raise InvalidInputError(*problems)
    return _cut(lows, highs)


def _pair(limits: object) -> tuple[object, ...]:
    if isinstance(limits, str) or not isinstance(limits, Sequence):
        return ()
    return tuple(cast("Sequence[object]", limits))


def _cut(lows: list[Fraction], highs: list[Fraction]) -> Space:
    # Each limit is first drawn in to what the others leave; a weight they leave no room is fixed.
    above, below = sum(highs) - 1, 1 - sum(lows)
    low = [max(a, b - above) for a, b in zip(lows, highs, strict=True)]
    high = [min(b, a + below) for a, b in zip(lows, highs, strict=True)]
    room = 1 - sum(low)
    free = [j for j, (a, b) in enumerate(zip(low, high, strict=True)) if a < b]
    if not free:
        return _simplex((tuple(low),))
    corners = tuple(tuple(a + room * (i == j) for i, a in enumerate(low)) for j in free)
    return Space(corners, tuple((high[j] - low[j]) / room for j in free))
