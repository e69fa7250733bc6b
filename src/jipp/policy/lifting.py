"""The least that would have been enough: the values with which a subject takes a tier.

A criterion's value is moved and all else stays: the total is folded anew, and the subject is placed
among the others, who keep their totals. Totals never fall as a value rises, so the least value is
found by halving, over the steps of its scale, or over a grid so fine that every value at which the
total can cross another lies on it. Where equal totals are separated by tie-breaks, the stretch
of values with that total is looked at by itself.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial
from itertools import combinations
from math import ceil, floor, lcm
from typing import NamedTuple, TypeAlias, get_args

from jipp._fields import as_choice, as_str, as_tuple, items_in, refuse
from jipp._numbers import number
from jipp._text import unknown_name
from jipp.errors import InvalidInputError, Problem
from jipp.evaluation.panels.lots import Lot
from jipp.evaluation.rankings.awards import AtBoundary, award, best_tier
from jipp.evaluation.rankings.ranking import rank
from jipp.evaluation.robustness.rescoring import combine
from jipp.evaluation.robustness.table import judged
from jipp.evaluation.scoring.fold import Branch, Leaf, Plan, plan
from jipp.evaluation.scoring.points import points_on
from jipp.evaluation.scoring.results import Evaluation, Part, walk
from jipp.evaluation.scoring.root import Pair
from jipp.model.scale import Linear, Range, Rounding
from jipp.model.tier import Tier
from jipp.policy.lifts import LeastChange, Lift

__all__ = ["least_change"]

# How finely a value is sought under a geometric mean, whose roots cannot be written out.
_ROOTS = 10**6


def least_change(
    evaluations: Iterable[Evaluation],
    subject: str,
    *,
    tiers: Iterable[Tier],
    tier: str,
    tie_break: Iterable[str | Lot] = (),
    at_boundary: AtBoundary = "refuse",
) -> LeastChange:
    """Return for each criterion the least value with which a subject takes a tier, all else equal.

    A value is that of the panel, on the steps of the scale where it has some; a better tier is
    taken too. `tie_break` and `at_boundary` are those of `rank` and `award`; a tie over the tier's
    last place that is refused takes no tier. Of a subject that has the tier it is the least with
    which it keeps it. Where no single criterion is enough, `pair` has the two that cost least, each
    counted as a share of its scale's length; values on steps are all tried, and of two without
    steps those at which one of both stands at an end, or as low as the other's end allows. Under a
    geometric mean a value without steps is sought to a millionth.

    Raises:
        InvalidInputError: as `rank` and `award` raise it; a subject without a total.
        UnknownNameError: no such subject or tier.

    >>> from jipp import Criterion, Range, Rubric, Sheet, evaluate_all
    >>> scale = Range(low=0, high=10, step=1)
    >>> one = Criterion(id="reach", weight=2, scale=scale)
    >>> rubric = Rubric(
    ...     id="r", title="R", criteria=(one, Criterion(id="novelty", weight=1, scale=scale))
    ... )
    >>> marks = {"a": {"reach": 8, "novelty": 6}, "b": {"reach": 6, "novelty": 7}}
    >>> sheets = [Sheet(subject=name, judge="ani", marks=given) for name, given in marks.items()]
    >>> found = least_change(
    ...     evaluate_all(rubric, sheets), "b", tiers=[Tier(name="first", places=1)], tier="first"
    ... )
    >>> [(lift.criterion, str(lift.value), str(lift.least)) for lift in found]
    [('reach', '6', '8'), ('novelty', '7', 'None')]
    """
    listed = items_in(tie_break)
    refuse(
        evaluations=(given := as_tuple(Evaluation, evaluations)),
        subject=as_str(subject),
        tiers=(steps := as_tuple(Tier, tiers)),
        tier=as_str(tier),
        at_boundary=as_choice(get_args(AtBoundary), at_boundary),
    )
    rubric, scored = judged(given, "/evaluations")
    ranking = rank(given, tie_break=tie_break if listed is None else listed)
    award(ranking, steps, at_boundary="exclude")
    chain = tuple(listed or ())
    names = [one.name for one in steps]
    if tier not in names:
        raise unknown_name("tier", tier, names)
    if subject not in scored:
        if any(one.subject == subject for one in given):
            raise InvalidInputError(Problem(path="/subject", code="unscored"))
        raise unknown_name("subject", subject, scored)
    parts = {p.criterion: p for p in walk(scored[subject].parts) if not p.parts}
    ready = plan(rubric)
    if absent := ready.leaves.keys() - parts.keys():
        ready = ready.without(absent)
    others = [one for name, one in scored.items() if name != subject]
    contest = _Rivals(ready, subject, others, steps, names.index(tier), chain, at_boundary)
    values = {name: Fraction(parts[name].value).as_integer_ratio() for name in ready.leaves}
    fields = {
        name: _field(leaf, parts[name], contest, values) for name, leaf in ready.leaves.items()
    }
    lifts = tuple(
        _lift(parts[name], field.least(contest.moved(values, name)))
        for name, field in fields.items()
    )
    alone = any(lift.least is not None for lift in lifts)
    return LeastChange(
        subject=subject,
        tier=tier,
        taken=contest.moved(values)(Fraction(0)).takes,
        lifts=lifts,
        pair=() if alone else _pair(contest, values, parts, fields),
        words=rubric._words,
    )


class _Outcome(NamedTuple):
    """Whether the tier is taken; whether it would be were all equal totals below, or above."""

    takes: bool
    at_best: bool
    at_worst: bool


_Ask: TypeAlias = Callable[..., _Outcome]
# The least value, and whether it is enough itself.
_Least: TypeAlias = tuple[Fraction, bool]
_NEVER = _Outcome(takes=False, at_best=False, at_worst=False)


class _Rivals:
    """The others, as they stand, and what a subject's values come to among them."""

    def __init__(  # noqa: PLR0917 - what makes a contest
        self,
        ready: Plan,
        subject: str,
        others: Sequence[Evaluation],
        tiers: Sequence[Tier],
        wanted: int,
        tie_break: Sequence[str | Lot],
        at_boundary: AtBoundary,
    ) -> None:
        self.ready = ready
        self._tiers = tiers
        self._wanted = tiers[: wanted + 1]
        self._include = at_boundary == "include"
        known = {criterion.id for _, criterion, _ in ready.rubric.nodes}
        words = [one for one in tie_break if not isinstance(one, Lot)]
        self._chain = [
            (word, 1) if word in known else (word.removeprefix("-"), -1) for word in words
        ]
        self._drawn = {
            name: -place
            for lot in tie_break
            if isinstance(lot, Lot)
            for place, name in enumerate(lot)
        }
        self._subject = subject
        published = ready.rubric.rank_on == "published"
        found = [
            (
                Fraction((other.total if published else other.exact) or 0),
                self._ties(
                    other.subject, {p.criterion: Fraction(p.value) for p in walk(other.parts)}
                ),
            )
            for other in others
        ]
        self._keys = sorted(found)
        self._totals = sorted(total for total, _ in found)
        separating = [
            Fraction(part.value)
            for other in others
            for part in walk(other.parts)
            for id, _ in self._chain
            if part.criterion == id
        ]
        marks = [Fraction(t.at_least) for t in tiers if t.at_least is not None]
        self._crossed = lcm(*(n.denominator for n in (*self._totals, *separating, *marks)))

    def _ties(self, name: str, values: Mapping[str, Fraction]) -> tuple[object, ...]:
        """Return what separates a subject from those of its total, the better the greater."""
        asked = ((id in values, sign * values.get(id, Fraction(0))) for id, sign in self._chain)
        return (*asked, self._drawn.get(name, 0))

    def moved(self, values: Mapping[str, Pair], *names: str) -> _Ask:
        """Return the function of the values of some criteria that answers where they lead."""

        def outcome(*moved: Fraction) -> _Outcome:
            every = {**values}
            every.update(
                (name, value.as_integer_ratio()) for name, value in zip(names, moved, strict=False)
            )
            total = combine(self.ready, every)
            if total is None:
                return _NEVER
            self.ready.fold(every)
            ties = self._ties(self._subject, {id: Fraction(*pair) for id, pair in every.items()})
            key, ranked = (total.ranked, ties), total.ranked
            equal = bisect_right(self._keys, key) - bisect_left(self._keys, key)
            above = len(self._keys) - bisect_right(self._keys, key)
            beaten = len(self._totals) - bisect_right(self._totals, ranked)
            behind = len(self._totals) - bisect_left(self._totals, ranked)
            return _Outcome(
                self._reaches(above, equal + 1, total.published),
                self._reaches(beaten, 1, total.published),
                self._reaches(behind, 1, total.published),
            )

        return outcome

    def _reaches(self, before: int, size: int, published: Fraction) -> bool:
        found = best_tier(before, size, published, self._tiers, include=self._include)
        return found is not None and found in self._wanted

    def fineness(self, name: str, values: Mapping[str, Pair]) -> int:
        """Return a number of which every value where a total crosses another is a fraction."""
        found = self._crossed
        shares: dict[str, Pair] = {}
        self.ready.fold({**values}, shares)
        root = self.ready.root
        for branch, at in _way(root, name):
            if branch.mean is not None:
                found *= _ROOTS
            found *= _units(self.ready.rubric.rounding if branch is root else branch.rounding)
            found *= _units(dict(branch.roundings).get(at))
            siblings = (shares[other] for other in branch.names if other in shares)
            found *= lcm(*(Fraction(*share).denominator for share in siblings))
            if branch.node.combine.startswith("weighted"):
                found *= branch.weights[at] or 1
        return found


def _way(branch: Branch, name: str) -> Iterator[tuple[Branch, int]]:
    """Yield the nodes above a leaf, and the place of what leads to it in each."""
    if name in branch.names:
        yield branch, branch.names.index(name)
        return
    for inner in branch.branches:
        below = list(_way(inner, name))
        if below:
            yield branch, branch.names.index(inner.node.id)
            yield from below


def _units(rounding: Rounding | None) -> int:
    """Return how many halves of its unit a rounding makes of 1."""
    return 1 if rounding is None else 2 * 10 ** max(rounding.places, 0)


class _Field(NamedTuple):
    """The values that a criterion may have: a few, or from `low` on by `step`.

    Where they are not told apart by steps (`open`), the step is so fine that nothing lies between.
    """

    few: Sequence[Fraction]
    low: Fraction
    step: Fraction
    size: int
    open: bool
    length: Fraction

    def at(self, place: int) -> Fraction:
        """Return a value by its place."""
        return self.few[place] if self.few else self.low + place * self.step

    def from_(self, value: Fraction) -> int:
        """Return the first place whose value is not below one."""
        if self.few:
            return bisect_left(self.few, value)
        return max(0, ceil((value - self.low) / self.step))

    def least(self, ask: _Ask, start: int = 0) -> _Least | None:
        """Return the least value from a place on with which the tier is taken."""

        def first(holds: Callable[[_Outcome], bool], low: int, high: int) -> int:
            while low < high:
                middle = (low + high) // 2
                low, high = (low, middle) if holds(ask(self.at(middle))) else (middle + 1, high)
            return low

        begins = first(lambda found: found.at_best, start, self.size)
        surely = first(lambda found: found.at_worst, begins, self.size)
        place = begins
        if begins == self.size or not ask(self.at(begins)).takes:
            place = first(lambda found: found.takes, begins, surely)
        if self.open and start < place < self.size:
            before = self.at(place - 1)
            if ask(before + self.step / 2).takes and not ask(before).takes:
                return before, False
        return None if place == self.size else (self.at(place), True)


def _field(leaf: Leaf, part: Part, contest: _Rivals, values: Mapping[str, Pair]) -> _Field:
    """Return the values that a criterion's panel may come to."""
    scale = leaf.criterion.scale
    times = len(part.used) if leaf.rule.method == "sum" else 1
    points = points_on(scale) if scale is not None else []
    low, high = points[0] * times, points[-1] * times
    length = high - low
    if not isinstance(scale, Range | Linear):
        sums = {Fraction(0)}
        for _ in range(times):
            sums = {one + more for one in sums for more in points}
        return _Field(sorted(sums), low, Fraction(1), len(sums), open=False, length=length)
    step = Fraction(scale.step) if isinstance(scale, Range) and scale.step is not None else None
    if step is None and leaf.roundings:
        step = Fraction(1, 10 ** max(leaf.roundings[-1].places, 0))
        low = ceil(low / step) * step
    opened = step is None
    if step is None:
        bottom = contest.fineness(leaf.criterion.id, values)
        step = Fraction(1, lcm(bottom, low.denominator, high.denominator))
    return _Field((), low, step, floor((high - low) / step) + 1, opened, length)


def _lift(part: Part, least: _Least | None) -> Lift:
    found = None if least is None else number(least[0])
    included = least is None or least[1]
    return Lift(criterion=part.criterion, value=part.value, least=found, included=included)


def _pair(
    contest: _Rivals,
    values: Mapping[str, Pair],
    parts: Mapping[str, Part],
    fields: Mapping[str, _Field],
) -> tuple[Lift, ...]:
    """Return the two criteria that together are enough at the least cost."""
    best: tuple[Fraction, tuple[Lift, ...]] | None = None
    now = {name: Fraction(part.value) for name, part in parts.items()}
    for names in combinations(fields, 2):
        for one, other in (names, names[::-1]):
            asks = contest.moved(values, one, other), contest.moved(values, other, one)
            for value, least in _both(asks, (fields[one], now[one]), (fields[other], now[other])):
                found = {one: (value, True), other: least}
                cost = sum(((found[n][0] - now[n]) / fields[n].length for n in names), Fraction(0))
                if best is None or cost < best[0]:
                    best = cost, tuple(_lift(parts[n], found[n]) for n in names)
    return best[1] if best else ()


def _both(
    asks: tuple[_Ask, _Ask],
    one: tuple[_Field, Fraction],
    other: tuple[_Field, Fraction],
) -> Iterator[tuple[Fraction, _Least]]:
    """Yield values of one criterion, with the least of the other that is then enough."""
    ask, back = asks
    (field, value), (second, from_) = one, other
    start, begin = field.from_(value), second.from_(from_)
    if start >= field.size or begin >= second.size:
        return
    top = second.at(second.size - 1)
    places: Iterable[int] = range(start, field.size)
    if field.open:
        if not second.open:
            # The other is gone through step by step instead.
            return
        near = field.least(partial(back, top), start)
        places = {field.size - 1} if near is None else {field.size - 1, field.from_(near[0])}
    for place in places:
        moved = field.at(place)
        least = second.least(partial(ask, moved), begin)
        if least is not None:
            yield moved, least
