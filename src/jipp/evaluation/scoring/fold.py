"""The one panel rule and the one fold of a rubric tree, by which all that scores goes.

1. A value is a pair of ints, (numerator, denominator above 0). Pairs are not reduced: for the few
   operations of a panel that is many times faster than `Fraction`, and as exact.
2. A leaf settles: the points of a panel, whole numbers over one denominator, become one value, and
   the answer tells by position whose points were used and whose dropped.
3. A branch folds, children first: each value becomes a share (weighed, then rounded as its
   criterion says), and the shares become one value.
4. The panel rule, the criterion and its contribution round as they say; `fold` leaves the total
   exact, and `rounded` publishes it.
5. All that depends on the rubric alone is prepared once, by `plan`; and once more without the
   leaves that nobody marked, where their branches go on without them.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import Final, NamedTuple, cast, final

from jipp._numbers import number, rounded, rounder
from jipp.errors import MarksError, MissingWeightError, Problem
from jipp.evaluation.scoring.root import Pair, geometric
from jipp.model.reason import in_words
from jipp.model.rubric import Criterion, PanelRule, Rubric
from jipp.model.scale import Rounding
from jipp.typing import Exact


def exact_of(pair: Pair, rounding: Rounding | None) -> Exact:
    """Return a pair as a public number; one that was rounded keeps its places.

    >>> exact_of((1, 2), None), exact_of((1, 2), Rounding(places=2)), exact_of((1, 3), None)
    (Decimal('0.5'), Decimal('0.50'), Fraction(1, 3))
    """
    value = Fraction(*pair)
    return number(value) if rounding is None else rounded(value, rounding.places, rounding.mode)


def whole_numbers(values: Sequence[Fraction]) -> tuple[list[int], int]:
    """Return numbers as whole ones over one denominator.

    >>> whole_numbers([Fraction(1, 2), Fraction(2)])
    ([1, 4], 2)
    """
    bottom = lcm(*[value.denominator for value in values])
    return [value.numerator * (bottom // value.denominator) for value in values], bottom


def _rounded(pair: Pair, rule: Rounding) -> Pair:
    units = rounder(rule.places, rule.mode)(*pair)
    return units * 10 ** max(-rule.places, 0), 10 ** max(rule.places, 0)


# Which of so many points, in rising order, are added up, and what the sum is divided by.
_SPANS: Final[dict[str, Callable[[int], tuple[int, int, int]]]] = {
    "mean": lambda n: (0, n, n),
    "median": lambda n: ((n - 1) // 2, n // 2 + 1, 2 - n % 2),
    "sum": lambda n: (0, n, 1),
    "min": lambda _: (0, 1, 1),
    "max": lambda n: (n - 1, n, 1),
    "single": lambda _: (0, 1, 1),
}


def joined(method: str, points: Sequence[int], bottom: int) -> Pair:
    """Return the one value of points that are used, whole numbers over one denominator.

    >>> joined("median", [7, 4, 9, 6], 1)
    (13, 2)
    """
    low, high, over = _SPANS[method](len(points))
    chosen = points if high - low == len(points) else sorted(points)[low:high]
    return sum(chosen), bottom * over


@final
class Settled(NamedTuple):
    """The value of a leaf, and the positions of the points that were used and dropped.

    `dropped` are listed from the lowest on. `disputed` points differ by more
    than the rule allows, and no adjudicator settled it.
    """

    value: Pair
    used: Sequence[int]
    dropped: Sequence[int]
    disputed: bool


@final
class Leaf(NamedTuple):
    """A criterion that judges mark, and the panel rule that it is under."""

    criterion: Criterion
    rule: PanelRule
    roundings: tuple[Rounding, ...]

    def settle(
        self, points: Sequence[int | None], bottom: int, adjudicates: Sequence[bool] = ()
    ) -> Settled | Problem:
        """Return the value of a panel's points by the rule, or the problem why there is none.

        The points (None: missing) are whole numbers over `bottom`, in the order of judges.
        `adjudicates` marks those of adjudicators, which count only where the panel is disputed.
        """
        rule, whole = self.rule, cast("Sequence[int]", points)
        used: Sequence[int] = range(len(points))
        settling: Sequence[int] = ()
        if None in points or any(adjudicates):
            whole = [p or 0 for p in points]
            counting = self._counting(points, adjudicates or [False] * len(points))
            if counting is None:
                return Problem(code="mark_missing", params={"criterion": self.criterion.id})
            used, settling = counting
        if len(used) < rule.min_judges or (rule.method == "single" and len(used) > 1):
            return self._refused(len(used))
        settled = disputed = False
        dropped: Sequence[int] = ()
        if rule.max_spread is not None:
            panel_points = [whole[i] for i in used]
            spread = Fraction(max(panel_points) - min(panel_points), bottom)
            disputed = spread > rule.max_spread
            settled = disputed and bool(settling)
        if settled and rule.adjudication == "replace":
            used, dropped = settling, used
        else:
            found = len(used)
            used = sorted([*used, *settling]) if settled else used
            if rule.drop_low or rule.drop_high:
                # The sort is stable: of equal points the earlier judge's is the lower.
                ranked = sorted(used, key=whole.__getitem__)
                low, high = rule.drop_low, max(len(ranked) - rule.drop_high, 0)
                used, dropped = ranked[low:high], ranked[:low] + ranked[high:]
                if not used:
                    return self._refused(found)
        chosen = whole if len(used) == len(whole) else [whole[i] for i in used]
        value = joined(rule.method, chosen, bottom)
        for rounding in self.roundings:
            value = _rounded(value, rounding)
        return Settled(value, used, dropped, disputed and not settled)

    def span(self, judges: int) -> tuple[int, int, int] | None:
        """Return which of the marks of so many judges count where none is missing, in rising order.

        The marks from the first place up to the second are added and divided by the third number.
        None where the marks must be looked at one by one, or are too few.
        """
        rule = self.rule
        kept = judges - rule.drop_low - rule.drop_high
        if judges < rule.min_judges or kept < 1 or rule.max_spread is not None or self.roundings:
            return None
        if rule.method == "single" and judges > 1:
            return None
        low, high, over = _SPANS[rule.method](kept)
        return low + rule.drop_low, high + rule.drop_low, over

    def _counting(
        self, points: Sequence[int | None], adjudicates: Sequence[bool]
    ) -> tuple[Sequence[int], Sequence[int]] | None:
        """Return whose points count, of the panel and of adjudicators; None if one is needed."""
        marked = [i for i, p in enumerate(points) if p is not None]
        panel = [i for i in range(len(points)) if not adjudicates[i]]
        counted = [i for i in marked if not adjudicates[i]]
        if counted and len(counted) < len(panel):
            if self.rule.missing == "refuse":
                return None
            counted = panel if self.rule.missing == "zero" else counted
        return counted, [i for i in marked if adjudicates[i]] if self.rule.adjudication else ()

    def _refused(self, found: int) -> Problem:
        if not found:
            return _unmarked(self.criterion.id)
        params: dict[str, object] = {"criterion": self.criterion.id, "found": found}
        if self.rule.method == "single":
            return Problem(path="/sheets", code="not_single", params=params)
        params["needed"] = self.rule.needed
        return Problem(path="/sheets", code="too_few_judges", params=params)


@final
class Branch(NamedTuple):
    """A node that combines, its branches, and the whole weights of its criteria over `below`.

    `names` are the ids of its criteria, and `roundings` those of contributions, by position.
    """

    node: Rubric | Criterion
    branches: "tuple[Branch, ...]"
    weights: list[int]
    below: int
    mean: Callable[[Sequence[Pair]], Pair] | None
    rounding: Rounding | None
    names: tuple[str, ...]
    roundings: tuple[tuple[int, Rounding], ...]

    def fold(self, values: dict[str, Pair], shares: dict[str, Pair] | None = None) -> Pair:
        """Return what values of the leaves below, by id, combine to, not yet rounded itself.

        `values` gain those of the branches below, and `shares` each criterion's contribution.

        Raises:
            MarksError: a geometric mean of values below 0.

        """
        for branch in self.branches:
            values[branch.node.id] = branch.rounded(branch.fold(values, shares))
        weighed = self.weigh(list(map(values.__getitem__, self.names)))
        for i, rounding in self.roundings:
            weighed[i] = _rounded(weighed[i], rounding)
        if shares is not None:
            shares.update(zip(self.names, weighed, strict=True))
        return self.combine(weighed)

    def rounded(self, value: Pair) -> Pair:
        """Return what the node combines to, rounded where it says so."""
        return value if self.rounding is None else _rounded(value, self.rounding)

    def weigh(self, values: Sequence[Pair]) -> list[Pair]:
        """Return what the values of the node's criteria contribute, before any rounding."""
        if not self.node.combine.startswith("weighted"):
            return list(values)
        weighed = zip(values, self.weights, strict=True)
        return [(top * weight, over * self.below) for (top, over), weight in weighed]

    def combine(self, shares: Sequence[Pair]) -> Pair:
        """Return what contributions combine to, not rounded.

        A geometric mean is rounded already, by the node's rule, since it cannot be written out.
        """
        if self.node.combine == "minimum":
            return min(shares, key=lambda pair: Fraction(*pair))
        if self.mean is not None:
            return self.mean(shares)
        bottom = lcm(*[over for _, over in shares])
        return sum([top * (bottom // over) for top, over in shares]), bottom


@final
class Plan(NamedTuple):
    """A rubric ready to score: its tree, and its leaves by id in the order of the tree.

    `renormalises` says whether some node goes on without criteria that nobody marked; `known`
    keeps the plans without some of them.
    """

    rubric: Rubric
    root: Branch
    leaves: dict[str, Leaf]
    renormalises: bool
    known: "dict[frozenset[str], Plan]"

    def fold(self, values: dict[str, Pair], shares: dict[str, Pair] | None = None) -> Pair:
        """Return what values of leaves combine to, as `Branch.fold` does; those not there leave.

        Raises:
            MarksError: values that may not be absent; a geometric mean of values below 0.

        """
        absent = self.leaves.keys() - values.keys() if len(values) < len(self.leaves) else ()
        if absent and not self.renormalises:
            problems = map(_unmarked, filter(absent.__contains__, self.leaves))
            raise MarksError(*in_words(problems, self.rubric._words))
        return (self.without(absent) if absent else self).root.fold(values, shares)

    def without(self, unmarked: Collection[str]) -> "Plan":
        """Return the plan for subjects on which nobody marked some leaves.

        Raises:
            MarksError: leaves that a node needs, all of them; no weight left.

        """
        missing = frozenset(unmarked)
        if missing not in self.known:
            problems: list[Problem] = []
            gone = _gone(self.rubric, missing, problems)
            if gone is None:
                problems = list(map(_unmarked, self.leaves))
            if problems:
                raise MarksError(*in_words(problems, self.rubric._words))
            self.known[missing] = self._replace(
                root=_branch(self.rubric, gone or ()),
                leaves={name: leaf for name, leaf in self.leaves.items() if name not in missing},
                known={},
            )
        return self.known[missing]


def _gone(
    node: Rubric | Criterion, unmarked: frozenset[str], problems: list[Problem]
) -> set[str] | None:
    """Return the ids below a node that leave; None where nothing stays, and so it leaves itself."""
    found: set[str] = set()
    lost: list[Criterion] = []
    for criterion in node.criteria:
        inner = _gone(criterion, unmarked, problems) if criterion.criteria else set[str]()
        if inner is None or criterion.id in unmarked:
            lost.append(criterion)
        else:
            found |= inner
    if len(lost) == len(node.criteria):
        return None
    gone = {c.id for c in lost}
    weighed = any(c.weight for c in node.criteria if c.id not in gone)
    if lost and node.incomplete == "refuse":
        problems += (_unmarked(name) for one in lost for name in _leaves(one))
    elif lost and node.combine != "minimum" and not weighed:
        params = {"criterion": node.id}
        problems.append(Problem(path="/sheets", code="weights_left_zero", params=params))
    return found | gone


def _leaves(criterion: Criterion) -> Iterator[str]:
    if not criterion.criteria:
        yield criterion.id
    for below in criterion.criteria:
        yield from _leaves(below)


def _unmarked(name: str) -> Problem:
    return Problem(path="/sheets", code="nobody_marked", params={"criterion": name})


def plan(rubric: Rubric) -> Plan:
    """Prepare a rubric for scoring.

    Raises:
        MissingWeightError: weights or scales that are not known, all of them.

    """
    _refuse_unknown(rubric)
    leaves = {
        c.id: Leaf(c, rule, tuple(filter(None, (rule.rounding, c.round_value))))
        for _, c, rule in rubric.nodes
        if c.scale is not None
    }
    nodes: list[Rubric | Criterion] = [rubric, *[c for _, c, _ in rubric.nodes]]
    renormalises = any(node.incomplete == "renormalise" for node in nodes)
    return Plan(rubric, _branch(rubric), leaves, renormalises, {})


def _branch(node: Rubric | Criterion, gone: Collection[str] = ()) -> Branch:
    """Prepare a node; of those `gone` it takes no account."""
    rounding = node.rounding if isinstance(node, Rubric) else node.round_value
    criteria = [c for c in node.criteria if c.id not in gone]
    known = [Fraction(c.weight) for c in criteria if c.weight is not None]
    if node.combine == "weighted_sum" and len(criteria) < len(node.criteria):
        # What is left carries the full weight.
        full = sum([Fraction(c.weight or 0) for c in node.criteria])
        known = [weight * full / sum(known) for weight in known]
    weights, bottom = whole_numbers(known)
    mean = None
    if node.combine == "geometric_mean":
        mean = geometric(weights, rounding or Rounding(places=0), node.id)
    return Branch(
        node=node,
        branches=tuple([_branch(c, gone) for c in criteria if c.criteria]),
        weights=weights,
        # The common denominator of the weights cancels out of a weighted mean.
        below=sum(weights) if node.combine == "weighted_mean" else bottom,
        mean=mean,
        rounding=rounding,
        names=tuple([c.id for c in criteria]),
        roundings=tuple(
            [(i, c.round_contribution) for i, c in enumerate(criteria) if c.round_contribution]
        ),
    )


def _refuse_unknown(rubric: Rubric) -> None:
    nodes: list[Rubric | Criterion] = [rubric, *[c for _, c, _ in rubric.nodes]]
    weighed = {c.id for node in nodes if node.combine != "minimum" for c in node.criteria}
    problems: list[Problem] = []
    for path, criterion, _ in rubric.nodes:
        params = {"criterion": criterion.id}
        if criterion.weight is None and criterion.id in weighed:
            problems.append(Problem(path=f"{path}/weight", code="weight_not_known", params=params))
        if criterion.scale is None and not criterion.criteria:
            problems.append(Problem(path=f"{path}/scale", code="scale_not_known", params=params))
    if problems:
        unknown = dict.fromkeys(str(dict(p.params)["criterion"]) for p in problems)
        said = in_words(problems, rubric._words)
        raise MissingWeightError(*said, criteria=tuple(unknown))
