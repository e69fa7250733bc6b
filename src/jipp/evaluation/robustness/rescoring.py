"""Subjects ready to be scored again: with other judges, with one other mark, or by other rules.

The values are those of `evaluate`; only who gave what is left aside, so that a thousand panels can
be gone through. Totals stay ratios of ints until somebody reads them: most are only compared.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from math import lcm
from typing import Final, NamedTuple, TypeAlias, final

from jipp.errors import MarksError, Problem
from jipp.evaluation.scoring.fold import Leaf, Plan, Settled, whole_numbers
from jipp.evaluation.scoring.results import Evaluation, Part, walk
from jipp.evaluation.scoring.root import Pair
from jipp.evaluation.scoring.shares import linear_shares

_NOTHING: Final[Mapping[str, Pair]] = {}


@final
class Marked(NamedTuple):
    """The points of one subject on one criterion, whole numbers over `bottom`."""

    bottom: int
    panel: Mapping[str, int | None]
    settling: tuple[int, ...]

    def settle(self, leaf: Leaf, judges: Iterable[str]) -> Settled | Problem:
        """Settle the criterion by some judges, who may repeat, or return the problem with it."""
        points = [self.panel.get(judge) for judge in judges]
        adjudicates = [False] * len(points) + [True] * len(self.settling) if self.settling else ()
        return leaf.settle([*points, *self.settling], self.bottom, adjudicates)

    def value(self, leaf: Leaf, judges: Iterable[str]) -> Pair | None:
        """Return the criterion's value by some judges, who may repeat; None where it has none."""
        settled = self.settle(leaf, judges)
        return None if isinstance(settled, Problem) else settled.value


@final
class SubjectMarks(NamedTuple):
    """One subject: the judges of its panel, and its marks by criterion."""

    subject: str
    judges: tuple[str, ...]
    marks: Mapping[str, Marked]


@final
class Total(NamedTuple):
    """What a subject comes to, as ratios: the number it is ranked on, and the published one."""

    ranked_pair: Pair
    published_pair: Pair

    @property
    def ranked(self) -> Fraction:
        """The number that the subject is ranked on."""
        return Fraction(*self.ranked_pair)

    @property
    def published(self) -> Fraction:
        """The published number."""
        return Fraction(*self.published_pair)


# The total of a subject by some judges, who may repeat; None where it has none.
Scorer: TypeAlias = Callable[[Sequence[str]], Total | None]


def read_case(evaluation: Evaluation) -> SubjectMarks:
    """Return the marks that an evaluation was made of."""
    leaves = (part for part in walk(evaluation.parts) if not part.parts)
    found = {part.criterion: _marked(part) for part in leaves}
    judges = sorted({judge for marked in found.values() for judge in marked.panel})
    nobody = Marked(1, dict.fromkeys(judges), ())
    marks = {leaf.id: found.get(leaf.id, nobody) for leaf in evaluation.rubric.leaves}
    return SubjectMarks(evaluation.subject, tuple(judges), marks)


def _marked(part: Part) -> Marked:
    given = [(mark, mark.points.as_integer_ratio()) for mark in (*part.used, *part.dropped)]
    bottom = lcm(*[below for _, (_, below) in given])
    panel: dict[str, int | None] = dict.fromkeys(part.missing)
    settling: list[int] = []
    for mark, (top, below) in given:
        whole = top * (bottom // below)
        if mark.adjudicator:
            settling.append(whole)
        elif mark.given is not None:
            panel[mark.judge] = whole
    return Marked(bottom, panel, tuple(settling))


def combine(ready: Plan, values: Mapping[str, Pair]) -> Total | None:
    """Combine the values of the leaves; None where they have no combination."""
    try:
        return _total(ready, ready.fold({**values}))
    except MarksError:
        return None


def _total(ready: Plan, combined: Pair) -> Total:
    published = ready.root.rounded(combined)
    return Total(published if ready.rubric.rank_on == "published" else combined, published)


def score(
    ready: Plan, case: SubjectMarks, judges: Sequence[str], rest: Mapping[str, Pair] = _NOTHING
) -> Total | None:
    """Score a subject by some judges, who may repeat; None where it has no total.

    `rest` has the values of criteria on which these judges give none.
    """
    values: dict[str, Pair] = {}
    for name, leaf in ready.leaves.items():
        found = case.marks[name].settle(leaf, judges)
        if isinstance(found, Settled):
            values[name] = found.value
        elif name in rest:
            values[name] = rest[name]
        elif found.code != "nobody_marked":
            return None
    return combine(ready, values)


def scorer(ready: Plan) -> Callable[[SubjectMarks], Scorer]:
    """Build the function that scores a subject by judges as `score` does, for thousands of panels.

    Under a linear rubric a total is the mean, or the sum, of what each judge alone would give.
    """
    shares = linear_shares(ready)
    if shares is None:
        return lambda case: partial(score, ready, case)
    factors, over = whole_numbers(shares)
    rules = [leaf.rule for leaf in ready.leaves.values()]
    mean, needed = rules[0].method == "mean", max(rule.min_judges for rule in rules)

    def of(case: SubjectMarks) -> Scorer:
        marked = [case.marks[name] for name in ready.leaves]
        if any(None in one.panel.values() for one in marked):
            return partial(score, ready, case)
        below = lcm(*[one.bottom for one in marked])
        weighed = [
            (one.panel, factor * (below // one.bottom))
            for one, factor in zip(marked, factors, strict=True)
        ]
        alone = {
            judge: sum([(panel[judge] or 0) * factor for panel, factor in weighed])
            for judge in case.judges
        }
        bottom = over * below

        def scored(judges: Sequence[str]) -> Total | None:
            if len(judges) < needed:
                return None
            total = sum(map(alone.__getitem__, judges))
            return _total(ready, (total, bottom * len(judges) if mean else bottom))

        return scored

    return of


def order(totals: Sequence[Pair]) -> list[list[int]]:
    """Return positions from the highest total on, those of equal totals together.

    >>> order([(1, 2), (3, 1), (2, 4)])
    [[1], [0, 2]]
    """
    bottoms = {below for _, below in totals}
    times = {below: lcm(*bottoms) // below for below in bottoms}
    groups: dict[int, list[int]] = {}
    for i, (top, below) in enumerate(totals):
        groups.setdefault(top * times[below], []).append(i)
    return [groups[key] for key in sorted(groups, reverse=True)]


def places(totals: Mapping[str, Total | None]) -> dict[str, int | None]:
    """Return each subject's rank, equal totals the same, best 1; None without a total."""
    found: dict[str, int | None] = dict.fromkeys(totals)
    ranked = [(name, total.ranked_pair) for name, total in totals.items() if total is not None]
    place = 1
    for group in order([total for _, total in ranked]):
        for i in group:
            found[ranked[i][0]] = place
        place += len(group)
    return found
