"""The share of each leaf in a total, where the total is a weighted sum of the leaves."""

from collections.abc import Iterator
from fractions import Fraction

from jipp.evaluation.scoring.fold import Branch, Plan
from jipp.model.rubric import Criterion, Rubric


def tree_shares(ready: Plan) -> list[Fraction] | None:
    """Return each leaf's share of the total, in order, where the total is a weighted sum of them.

    None where a node combines otherwise, or a value or contribution is rounded on the way.
    """
    criteria = [criterion for _, criterion, _ in ready.rubric.nodes]
    nodes: list[Rubric | Criterion] = [ready.rubric, *[c for c in criteria if c.criteria]]
    rounds = any(c.round_value or c.round_contribution for c in criteria)
    if rounds or not all(node.combine.startswith("weighted") for node in nodes):
        return None
    return list(_shares(ready.root, Fraction(1)))


def linear_shares(ready: Plan) -> list[Fraction] | None:
    """Return each leaf's share of the total under a linear rubric, in order; None of any other.

    A rubric is linear where every judge marks everything, panels take the mean (or all the sum) and
    nothing is rounded on the way. A total is then the mean, or the sum, of what each judge alone
    would give.
    """
    rules = [leaf.rule for leaf in ready.leaves.values()]
    if (
        {rule.method for rule in rules} not in ({"mean"}, {"sum"})
        or any(r.missing != "refuse" or r.max_spread is not None or r.rounding for r in rules)
        or any(rule.drop_low or rule.drop_high for rule in rules)
        or ready.renormalises
    ):
        return None
    return tree_shares(ready)


def _shares(branch: Branch, whole: Fraction) -> Iterator[Fraction]:
    below = {inner.node.id: inner for inner in branch.branches}
    for criterion, weight in zip(branch.node.criteria, branch.weights, strict=True):
        share = whole * weight / branch.below
        if criterion.criteria:
            yield from _shares(below[criterion.id], share)
        else:
            yield share
