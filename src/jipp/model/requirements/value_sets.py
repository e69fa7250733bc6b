"""Sets of values of one kind, exactly: what a fact, an answer or a count may be.

A set is a sorted row of cuts between values; it begins and ends at every other one. So `x >= 5`
and `x < 9` is the row (just before 5, just before 9), whatever lies between. A cut compares as a
tuple: before all, at a value or after all; the value; before or after it. Where values can be
counted, "after 5" is written "before 6", so that equal sets are equal rows. Not knowing the value
may belong to a set too.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Final, NamedTuple, TypeAlias

from jipp._numbers import exact, number

# Where it lies (-1 before all, 0 at a value, 1 after all), the value, 0 before it or 1 after it.
Cut: TypeAlias = tuple[int, Any, int]
START: Final[Cut] = (-1, 0, 0)
END: Final[Cut] = (1, 0, 0)
_FIRST: Final[dict[str | None, Cut]] = {
    "text": (0, "", 0),
    "day": (0, date.min, 0),
    "yes_or_no": (0, False, 0),
    "answer": (0, False, 0),
    "held": (0, False, 0),
    "count": (0, 0, 0),
}
# These are always known: what is in the history, the note and the evidence.
_ALWAYS_KNOWN: Final = ("held", "count")


class Values(NamedTuple):
    """A set of values of one kind (None: of any), and whether not knowing belongs to it.

    >>> meet(in_relation("number", ">=", 5), in_relation("number", "<", 5)) is None
    True
    >>> sample(in_relation("number", ">", 5))
    6
    """

    kind: str | None
    cuts: tuple[Cut, ...]
    unknown: bool = False


def _after(kind: str | None, value: Any) -> Cut:  # noqa: ANN401 - a value of that kind
    """Return the cut just after a value; where values are counted, just before the next."""
    if kind == "number":
        return (0, value, 1)
    if kind == "day":
        return END if value == date.max else (0, value + timedelta(days=1), 0)
    if kind == "text":
        return (0, value + "\0", 0)
    if kind == "count":
        return (0, value + 1, 0)
    return END if value else (0, True, 0)


def in_relation(kind: str | None, op: str, value: Any) -> Values:  # noqa: ANN401 - as above
    """Return the values in a relation to one value (or to several, for `in`)."""
    if op == "in":
        return Values(kind, _points(kind, map(_plain, value)))
    value = _plain(value)
    before, after = (0, value, 0), _after(kind, value)
    first = _FIRST.get(kind, START)
    if op in ("==", "!="):
        found = Values(kind, (before, after))
        return other_than(found, unknown=False) if op == "!=" else found
    low, high = {
        "<": (first, before),
        "<=": (first, after),
        ">": (after, END),
        ">=": (before, END),
    }[op]
    return Values(kind, (low, high) if low < high else ())


def _plain(value: object) -> object:
    """Return a number as a Fraction, which orders exactly; anything else as it is."""
    return value if isinstance(value, bool | str | date) else exact(value)


def _points(kind: str | None, values: Iterable[Any]) -> tuple[Cut, ...]:
    cuts: list[Cut] = []
    for value in sorted(set(values)):
        if cuts and cuts[-1] == (0, value, 0):
            cuts.pop()
        else:
            cuts.append((0, value, 0))
        cuts.append(_after(kind, value))
    return tuple(cuts)


def yes(kind: str) -> Values:
    """Return the answer yes."""
    return Values(kind, ((0, True, 0), END))


def at_least(count: int) -> Values:
    """Return the counts from one on."""
    return Values("count", ((0, count, 0), END))


def other_than(values: Values, *, unknown: bool) -> Values:
    """Return the values of the kind outside a set; with not knowing, where that can be."""
    first = _FIRST.get(values.kind, START)
    cuts = values.cuts
    cuts = cuts[1:] if cuts and cuts[0] == first else (first, *cuts)
    cuts = cuts[:-1] if cuts and cuts[-1] == END else (*cuts, END)
    return Values(values.kind, cuts, unknown and values.kind not in _ALWAYS_KNOWN)


def meet(one: Values, other: Values) -> Values | None:
    """Return what two sets share, None if that is nothing; kinds share only not knowing."""
    kind = one.kind or other.kind
    unknown = one.unknown and other.unknown
    cuts: tuple[Cut, ...] = ()
    if None in (one.kind, other.kind) or one.kind == other.kind:
        cuts = _shared(one.cuts, other.cuts)
    return Values(kind, cuts, unknown) if cuts or unknown else None


def rising(low: Values, high: Values) -> tuple[Values, Values] | None:
    """Narrow two sets to where a value of the first never exceeds one of the second.

    Both are known or neither is. None if nothing is left.

    >>> rising(at_least(2), other_than(at_least(2), unknown=False)) is None
    True
    """
    below: tuple[Cut, ...] = ()
    above: tuple[Cut, ...] = ()
    if low.cuts and high.cuts and low.cuts[0] < high.cuts[-1]:
        below = _shared(low.cuts, (low.cuts[0], high.cuts[-1]))
        above = _shared(high.cuts, (low.cuts[0], END))
    unknown = low.unknown and high.unknown
    if not (below and above):
        below = above = ()
        if not unknown:
            return None
    return Values(low.kind, below, unknown), Values(high.kind, above, unknown)


def _shared(one: tuple[Cut, ...], other: tuple[Cut, ...]) -> tuple[Cut, ...]:
    if one == other:
        return one
    found: list[Cut] = []
    i = j = 0
    while i < len(one) and j < len(other):
        low = max(one[i], other[j])
        high = min(one[i + 1], other[j + 1])
        if low < high:
            found += (low, high)
        if one[i + 1] < other[j + 1]:
            i += 2
        else:
            j += 2
    return tuple(found)


def sample(values: Values) -> Any:  # noqa: ANN401 - a value of the kind
    """Return a plain value of a set that is not empty: its least, else one near its edge."""
    low, high = values.cuts[:2]
    if low == _FIRST["day"] and high != END:
        return high[1] - timedelta(days=1)
    if low[0] == 0 and low[2] == 0:
        return _shown(low[1])
    if low == START:
        if high == END:
            return 0
        return _shown(high[1] if high[2] else Fraction(-(-high[1] // 1) - 1))
    above = Fraction(low[1] // 1 + 1)
    return _shown(above if (0, above, 0) < high else (low[1] + high[1]) / 2)


def _shown(value: object) -> object:
    if not isinstance(value, Fraction):
        return value
    return value.numerator if value.denominator == 1 else number(value)
