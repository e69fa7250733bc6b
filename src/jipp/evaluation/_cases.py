"""Subjects ready to be scored again: with other judges, with one other mark, or by other rules.

The values are those of `evaluate`; only who gave what is left aside, so that a thousand panels can
be gone through.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple, TypeAlias, final

from jipp.errors import MarksError
from jipp.evaluation._arithmetic import Pair
from jipp.evaluation._plan import Branch, Leaf, Plan
from jipp.evaluation.parts import Part, walk
from jipp.evaluation.results import Evaluation
from jipp.model.rubric import PanelRule

__all__ = ["Case", "Marked", "Total", "combine", "order", "places", "read_case", "score", "settle"]

Values: TypeAlias = Mapping[str, Pair]


@final
class Marked(NamedTuple):
    """The points of one subject on one criterion, whole numbers over `bottom`."""

    bottom: int
    panel: Mapping[str, int | None]
    settling: tuple[int, ...]


@final
class Case(NamedTuple):
    """One subject: the judges of its panel, and its marks by criterion."""

    subject: str
    judges: tuple[str, ...]
    marks: Mapping[str, Marked]


@final
class Total(NamedTuple):
    """What a subject comes to: the number that it is ranked on, and the published one."""

    ranked: Fraction
    published: Fraction


def read_case(evaluation: Evaluation) -> Case:
    """Give the marks that an evaluation was made of."""
    marks = {p.criterion: _marked(p) for p in walk(evaluation.parts) if not p.parts}
    judges = sorted({judge for marked in marks.values() for judge in marked.panel})
    return Case(evaluation.subject, tuple(judges), marks)


def _marked(part: Part) -> Marked:
    marks = (*part.used, *part.dropped)
    bottom = lcm(*(mark.points.as_integer_ratio()[1] for mark in marks))
    panel: dict[str, int | None] = dict.fromkeys(part.missing)
    panel |= {m.judge: int(m.points * bottom) for m in marks if m.given is not None}
    settling = {m.judge: int(m.points * bottom) for m in marks if m.adjudicator}
    return Marked(
        bottom, {j: p for j, p in panel.items() if j not in settling}, tuple(settling.values())
    )


def settle(leaf: Leaf, marked: Marked, judges: Iterable[str]) -> Pair | None:
    """Give the value of a criterion from the points of some judges, who may repeat.

    None where its panel rule has none.
    """
    rule, bottom = leaf.rule, marked.bottom
    counted = _counted(rule, [marked.panel.get(judge) for judge in judges])
    if len(counted) < rule.min_judges or (rule.method == "single" and len(counted) > 1):
        return None
    if (
        marked.settling
        and rule.max_spread is not None
        and max(counted) - min(counted) > rule.max_spread * bottom
    ):
        if rule.adjudication == "replace":
            return leaf.finish(leaf.join(list(marked.settling), bottom))
        counted += marked.settling
    if rule.drop_low or rule.drop_high:
        counted = sorted(counted)[rule.drop_low : len(counted) - rule.drop_high]
        if not counted:
            return None
    return leaf.finish(leaf.join(counted, bottom))


def _counted(rule: PanelRule, given: Sequence[int | None]) -> list[int]:
    """Give the points that count; none where the rule refuses what is missing."""
    counted = [points for points in given if points is not None]
    if len(counted) < len(given) and counted:
        if rule.missing == "refuse":
            return []
        if rule.missing == "zero":
            counted += [0] * (len(given) - len(counted))
    return counted


def combine(ready: Plan, values: Values) -> Total | None:
    """Combine the values of the criteria; None where they have no combination."""
    try:
        combined = _fold(ready.root, values)
    except MarksError:
        return None
    published = Fraction(*ready.root.finish(combined))
    exact = Fraction(*combined)
    return Total(published if ready.rubric.rank_on == "published" else exact, published)


def _fold(branch: Branch, values: Values) -> Pair:
    return branch.combine(
        branch.share(
            [
                values[child.criterion.id]
                if isinstance(child, Leaf)
                else child.finish(_fold(child, values))
                for child in branch.children
            ]
        )
    )


def score(ready: Plan, case: Case, judges: Sequence[str]) -> Total | None:
    """Score a subject by some judges, who may repeat; None where it has no total."""
    values: dict[str, Pair] = {}
    for name, leaf in ready.leaves.items():
        if (value := settle(leaf, case.marks[name], judges)) is None:
            return None
        values[name] = value
    return combine(ready, values)


def order(totals: Sequence[Fraction]) -> list[list[int]]:
    """Give positions from the highest total on, those of equal totals together.

    >>> order([Fraction(1, 2), Fraction(3), Fraction(2, 4)])
    [[1], [0, 2]]
    """
    bottom = lcm(*(total.denominator for total in totals))
    groups: dict[int, list[int]] = {}
    for i, total in enumerate(totals):
        groups.setdefault(total.numerator * (bottom // total.denominator), []).append(i)
    return [groups[key] for key in sorted(groups, reverse=True)]


def places(totals: Mapping[str, Total | None]) -> dict[str, int | None]:
    """Give each subject its rank, equal totals the same, best 1; None without a total."""
    found: dict[str, int | None] = dict.fromkeys(totals)
    ranked = [(name, total.ranked) for name, total in totals.items() if total is not None]
    place = 1
    for group in order([total for _, total in ranked]):
        for i in group:
            found[ranked[i][0]] = place
        place += len(group)
    return found
