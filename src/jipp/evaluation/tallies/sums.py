"""Tallies of linear rubrics: of each subject only one sum is kept, and who judged it.

1. Under a linear rubric (`linear_shares`) a total is the sum of share times points over all sheets,
   divided by the number of judges where panels take the mean.
2. All shares and points are brought over one denominator, so that a sheet is a sum of ints, found
   by one look-up a cell.
3. Each judge is one bit: the bits of a subject prove that nobody judged it twice, and count judges.
4. Two tallies are added by bringing sums over the common denominator and bits to common places.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import islice
from math import lcm
from typing import final

import attrs

from jipp._numbers import distinct
from jipp._text import pointer
from jipp._value import Value
from jipp.errors import Problem
from jipp.evaluation.scoring.fold import Leaf, Plan
from jipp.evaluation.scoring.root import Pair
from jipp.evaluation.tallies.columns import BLOCK, Columns, Silent
from jipp.typing import Progress


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
    def of(cls, shares: Sequence[Fraction], columns: Columns, progress: Progress | None) -> "Sums":
        """Return the sums of columns; where a judge comes twice, there are fewer `sheets`.

        `shares` are those of the leaves in the total.
        """
        pairs = list(zip(shares, columns.marks, strict=True))
        bottom = lcm(*[share.denominator * column.bottom for share, column in pairs])
        worth = [(column.scaled(share * bottom), column.cells) for share, column in pairs]
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
        """Return whether a judge's sheet of a subject is counted."""
        i, j = bisect_left(self.subjects, subject), bisect_left(self.judges, judge)
        found = self.subjects[i : i + 1] == (subject,) and self.judges[j : j + 1] == (judge,)
        return found and bool(self.masks[i] >> j & 1)

    def merged(self, other: "Sums") -> tuple["Sums", list[Silent]]:
        """Return the sums of both, and the judges that both have of a subject."""
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
        """Return the sums over another denominator, a multiple of theirs."""
        factor = bottom // self.bottom
        return self.sums if factor == 1 else (value * factor for value in self.sums)

    def masks_of(self, judges: tuple[str, ...]) -> Iterable[int]:
        """Return the judges of each subject as bits in another list, that holds all of theirs."""
        if judges == self.judges:
            return self.masks
        places = {judge: i for i, judge in enumerate(judges)}
        bits = [1 << places[judge] for judge in self.judges]
        keys, different = distinct(self.masks)
        moved = {key: sum(bits[i] for i in _bits(mask)) for key, mask in different.items()}
        return map(moved.__getitem__, keys)

    def totals(self, ready: Plan, problems: list[Problem]) -> list[Pair]:
        """Return the exact total of each subject, or report in `problems` why some have none."""
        leaves = ready.leaves.values()
        mean = all(leaf.rule.method == "mean" for leaf in leaves)
        # A linear rubric drops nothing, so that no more are needed than are asked for.
        needed = max(leaf.rule.min_judges for leaf in leaves)
        judges = list(map(int.bit_count, self.masks))
        bottoms = {n: self.bottom * (n if mean else 1) for n in set(judges)}
        if bottoms and min(bottoms) < needed:
            for subject, n in zip(self.subjects, judges, strict=True):
                problems += _lacking(subject, n, leaves)
        return list(zip(self.sums, map(bottoms.__getitem__, judges), strict=True))


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _lacking(subject: str, found: int, leaves: Iterable[Leaf]) -> Iterator[Problem]:
    for leaf in leaves:
        if found < (needed := leaf.rule.min_judges):
            params = {"criterion": leaf.criterion.id, "found": found, "needed": needed}
            yield Problem(path=pointer(subject), code="too_few_judges", params=params)
