"""Tallies of linear rubrics: of each subject only one sum is kept, and who judged it.

Where every judge marks everything, panels take the mean (or all the sum) and nothing is rounded
on the way, the total is the sum of weight times points over all sheets, by the number of judges.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import islice
from math import lcm
from typing import Final, final

import attrs

from jipp._numbers import distinct
from jipp._text import pointer
from jipp._value import Value
from jipp.errors import Problem
from jipp.evaluation.scoring.fractions import Pair, whole_weights
from jipp.evaluation.scoring.plan import Branch, Leaf, Plan
from jipp.evaluation.tallies.columns import Columns, Silent
from jipp.model.rubric import Criterion, Rubric
from jipp.typing import Progress

__all__ = ["BLOCK", "Sums", "is_linear", "shares_of"]

BLOCK: Final = 1 << 16  # rows that are added between two calls of `progress`


def is_linear(ready: Plan) -> bool:
    """Tell whether one sum a subject is enough for the rubric."""
    rules = [leaf.rule for leaf in ready.leaves.values()]
    criteria = [criterion for _, criterion, _ in ready.rubric.nodes]
    branches: list[Rubric | Criterion] = [ready.rubric, *(c for c in criteria if c.criteria)]
    return (
        {rule.method for rule in rules} in ({"mean"}, {"sum"})
        and all(rule.missing == "refuse" and rule.max_spread is None for rule in rules)
        and not any(rule.drop_low or rule.drop_high or rule.rounding for rule in rules)
        and not any(c.round_value or c.round_contribution for c in criteria)
        and all(node.combine in {"weighted_mean", "weighted_sum"} for node in branches)
    )


@final
@attrs.frozen(kw_only=True, repr=False)
class Sums(Value):
    """Subjects in order, the sum of each over one denominator, and its judges as bits of an int."""

    subjects: tuple[str, ...]
    judges: tuple[str, ...]
    sums: tuple[int, ...]
    masks: tuple[int, ...]
    bottom: int

    @classmethod
    def of(cls, ready: Plan, columns: Columns, progress: Progress | None) -> "Sums":
        """Add up the rows of columns; where a judge comes twice, there are fewer `sheets`."""
        shares = list(zip(shares_of(ready.root, Fraction(1)), columns.marks, strict=True))
        bottom = lcm(*(share.denominator * column.bottom for share, column in shares))
        worth = [(column.scaled(share * bottom), column.cells) for share, column in shares]
        subjects, judges = columns.subjects.distinct, columns.judges.distinct
        place_of = {subject: i for i, subject in enumerate(subjects)}.__getitem__
        bit_of = {judge: 1 << i for i, judge in enumerate(judges)}.__getitem__
        sums, masks = [0] * len(subjects), [0] * len(subjects)
        count = len(columns.subjects.rows)
        points = (map(points_of, cells) for points_of, cells in worth)
        rows = zip(
            map(place_of, columns.subjects.rows),
            map(sum, zip(*points, strict=True)),
            map(bit_of, columns.judges.rows),
            strict=True,
        )
        for start in range(0, count, BLOCK):
            for place, value, bit in islice(rows, BLOCK):
                sums[place] += value
                masks[place] |= bit
            if progress is not None:
                progress(min(start + BLOCK, count), count)
        return cls(
            subjects=subjects,
            judges=judges,
            sums=tuple(sums),
            masks=tuple(masks),
            bottom=bottom,
        )

    @property
    def sheets(self) -> int:
        """How many pairs of a subject and a judge there are."""
        return sum(map(int.bit_count, self.masks))

    def judged(self, subject: str, judge: str) -> bool:
        """Tell whether a judge's sheet of a subject is counted."""
        i, j = bisect_left(self.subjects, subject), bisect_left(self.judges, judge)
        found = self.subjects[i : i + 1] == (subject,) and self.judges[j : j + 1] == (judge,)
        return found and bool(self.masks[i] >> j & 1)

    def merged(self, other: "Sums") -> tuple["Sums", list[Silent]]:
        """Add another's sums to these; the judges that both have of a subject are said as well."""
        judges = tuple(sorted({*self.judges, *other.judges}))
        bottom = lcm(self.bottom, other.bottom)
        sums = dict(zip(self.subjects, self.sums_over(bottom), strict=True))
        masks = dict(zip(self.subjects, self.masks_of(judges), strict=True))
        twice: list[Silent] = []
        theirs = zip(other.subjects, other.sums_over(bottom), other.masks_of(judges), strict=True)
        for subject, value, mask in theirs:
            before = masks.get(subject, 0)
            if both := before & mask:
                twice += ((subject, judges[i]) for i in _bits(both))
            sums[subject] = sums.get(subject, 0) + value
            masks[subject] = before | mask
        subjects = tuple(sorted(sums))
        added = Sums(
            subjects=subjects,
            judges=judges,
            sums=tuple(map(sums.__getitem__, subjects)),
            masks=tuple(map(masks.__getitem__, subjects)),
            bottom=bottom,
        )
        return added, twice

    def sums_over(self, bottom: int) -> Iterable[int]:
        """Give the sums over another denominator, a multiple of theirs."""
        factor = bottom // self.bottom
        return self.sums if factor == 1 else (value * factor for value in self.sums)

    def masks_of(self, judges: tuple[str, ...]) -> Iterable[int]:
        """Give the judges of each subject as bits in another list, that holds all of theirs."""
        if judges == self.judges:
            return self.masks
        places = {judge: i for i, judge in enumerate(judges)}
        bits = [1 << places[judge] for judge in self.judges]
        keys, different = distinct(self.masks)
        moved = {key: sum(bits[i] for i in _bits(mask)) for key, mask in different.items()}
        return map(moved.__getitem__, keys)

    def totals(self, ready: Plan, problems: list[Problem]) -> list[Pair]:
        """Give the exact total of each subject, or say in `problems` why some have none."""
        leaves = ready.leaves.values()
        mean = any(leaf.rule.method == "mean" for leaf in leaves)
        needed = max(leaf.rule.needed for leaf in leaves)
        judges = list(map(int.bit_count, self.masks))
        bottoms = {n: self.bottom * (n if mean else 1) for n in set(judges)}
        if any(n < needed for n in bottoms):
            for subject, n in zip(self.subjects, judges, strict=True):
                problems += _lacking(subject, n, leaves)
        return list(zip(self.sums, map(bottoms.__getitem__, judges), strict=True))


def shares_of(branch: Branch, whole: Fraction) -> Iterator[Fraction]:
    """Give each leaf's share of the total, in the order of the tree."""
    weights, bottom = whole_weights(branch.node.criteria)
    below = sum(weights) if branch.node.combine == "weighted_mean" else bottom
    for child, weight in zip(branch.children, weights, strict=True):
        share = whole * weight / below
        if isinstance(child, Leaf):
            yield share
        else:
            yield from shares_of(child, share)


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _lacking(subject: str, found: int, leaves: Iterable[Leaf]) -> Iterator[Problem]:
    for leaf in leaves:
        if found < (needed := leaf.rule.needed):
            params = {"criterion": leaf.criterion.id, "found": found, "needed": needed}
            yield Problem(path=pointer(subject), code="too_few_judges", params=params)
