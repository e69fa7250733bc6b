"""A rubric made ready to score: one function for each rule, so that none is looked up twice."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final, TypeAlias, final

import attrs

from jipp._text import suggester
from jipp._value import Value
from jipp.errors import MissingWeightError, Problem
from jipp.evaluation.scoring.fractions import Pair, combiner, joiner, pair_rounder, sharer
from jipp.evaluation.scoring.points import Reader, points_reader
from jipp.model.rubric import Criterion, PanelRule, Rubric
from jipp.model.scale import Rounding

__all__ = ["Branch", "Leaf", "Plan", "plan"]


@final
@attrs.frozen(kw_only=True, repr=False)
class Leaf(Value):
    """A marked criterion: how its marks are read, and those that are used joined and rounded.

    `recall` is `read` that keeps the latest answers.
    """

    criterion: Criterion
    rule: PanelRule
    read: Reader
    recall: Reader
    join: Callable[[list[int], int], Pair]
    finish: Callable[[Pair], Pair]

    @property
    def rounding(self) -> Rounding | None:
        """The last rounding of its value."""
        return self.criterion.round_value or self.rule.rounding


@final
@attrs.frozen(kw_only=True, repr=False)
class Branch(Value):
    """A node that combines: how values become contributions, and these one value."""

    node: Rubric | Criterion
    children: "tuple[Leaf | Branch, ...]"
    share: Callable[[Sequence[Pair]], list[Pair]]
    combine: Callable[[Sequence[Pair]], Pair]
    finish: Callable[[Pair], Pair]

    @property
    def rounding(self) -> Rounding | None:
        """The rounding of its combined value."""
        return self.node.rounding if isinstance(self.node, Rubric) else self.node.round_value

    def combined(self, values: Mapping[str, Pair]) -> Pair:
        """Give what the values of its leaves, by id, combine to, not yet rounded itself."""
        below = [
            values[child.criterion.id]
            if isinstance(child, Leaf)
            else child.finish(child.combined(values))
            for child in self.children
        ]
        return self.combine(self.share(below))


# How many marks are kept beside their points: few, since different marks may share a hash.
_KNOWN: Final = 1024
PlanNode: TypeAlias = Leaf | Branch


@final
@attrs.frozen(kw_only=True, repr=False)
class Plan(Value):
    """A rubric with its tree of rules, and its leaves by id in the order of the tree.

    `suggest` gives the leaves that a name which is none may mean.
    """

    rubric: Rubric
    root: Branch
    leaves: dict[str, Leaf]
    suggest: Callable[[str], tuple[str, ...]]


def plan(rubric: Rubric) -> Plan:
    """Make a rubric ready to score.

    Raises:
        MissingWeightError: weights or scales that are not known, all of them.

    """
    _refuse_unknown(rubric)
    leaves: dict[str, Leaf] = {}
    root = _branch(rubric, rubric.panel, leaves)
    return Plan(rubric=rubric, root=root, leaves=leaves, suggest=suggester(leaves))


def _branch(node: Rubric | Criterion, panel: PanelRule, leaves: dict[str, Leaf]) -> Branch:
    rounding = node.rounding if isinstance(node, Rubric) else node.round_value
    return Branch(
        node=node,
        children=tuple(_child(c, c.panel or panel, leaves) for c in node.criteria),
        share=sharer(node),
        combine=combiner(node),
        finish=pair_rounder(rounding),
    )


def _child(criterion: Criterion, rule: PanelRule, leaves: dict[str, Leaf]) -> PlanNode:
    if criterion.scale is None:
        return _branch(criterion, rule, leaves)
    read = points_reader(criterion.scale)
    leaf = Leaf(
        criterion=criterion,
        rule=rule,
        read=read,
        # Typed, since True and 1 are one key but not one mark.
        recall=lru_cache(maxsize=_KNOWN, typed=True)(read),
        join=joiner(rule),
        finish=pair_rounder(criterion.round_value),
    )
    leaves[criterion.id] = leaf
    return leaf


def _refuse_unknown(rubric: Rubric) -> None:
    nodes: list[Rubric | Criterion] = [rubric, *(c for _, c, _ in rubric.nodes)]
    weighed = {c.id for node in nodes if node.combine != "minimum" for c in node.criteria}
    problems: list[Problem] = []
    unknown: list[str] = []
    for path, criterion, _ in rubric.nodes:
        lacking = [("weight", criterion.weight is None and criterion.id in weighed)]
        lacking.append(("scale", criterion.scale is None and not criterion.criteria))
        for name, lacks in lacking:
            if lacks:
                params = {"criterion": criterion.id}
                problems.append(
                    Problem(path=f"{path}/{name}", code=f"{name}_not_known", params=params)
                )
                unknown.append(criterion.id)
    if problems:
        raise MissingWeightError(*problems, criteria=tuple(dict.fromkeys(unknown)))
