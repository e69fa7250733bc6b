"""Tallies of rubrics that are not linear: the points of every sheet are kept, as whole numbers."""

from bisect import bisect_left
from collections.abc import Iterable
from fractions import Fraction
from itertools import repeat
from math import lcm
from operator import itemgetter
from typing import Any, Final, TypeAlias, final

import attrs

from jipp._text import pointer
from jipp._value import Value
from jipp.errors import MarksError, Problem
from jipp.evaluation.scoring.fold import Pair, Plan
from jipp.evaluation.tallies.columns import BLOCK, Columns, Silent, nobody_counts
from jipp.typing import Progress

__all__ = ["Rows"]

# A judge, whether as adjudicator, and the points on each criterion (None: missing).
_MarkRow: TypeAlias = tuple[Any, ...]
_JUDGE, _ADJUDICATES, _FIRST = 0, 1, 2
_NOT: Final = False


@final
@attrs.frozen(kw_only=True, repr=False)
class Rows(Value):
    """Subjects in order, the rows of each by judge, and the denominator of each criterion."""

    subjects: tuple[str, ...]
    rows: tuple[tuple[_MarkRow, ...], ...]
    bottoms: tuple[int, ...]

    @classmethod
    def of(cls, columns: Columns, progress: Progress | None) -> "Rows":
        """Return the rows of columns; where a judge comes twice, there are fewer `sheets`."""
        bottoms = tuple(column.bottom for column in columns.marks)
        whole = [c.scaled(Fraction(b)) for c, b in zip(columns.marks, bottoms, strict=True)]
        rows = len(columns.subjects.rows)
        grouped: dict[str, list[_MarkRow]] = {}
        for start in range(0, rows, BLOCK):
            block = slice(start, min(start + BLOCK, rows))
            points = [
                map(points_of, column.cells[block])
                for points_of, column in zip(whole, columns.marks, strict=True)
            ]
            adjudicates = columns.adjudicators[block] or repeat(_NOT)
            made = zip(columns.judges.rows[block], adjudicates, *points, strict=False)
            for subject, row in zip(columns.subjects.rows[block], made, strict=True):
                grouped.setdefault(subject, []).append(row)
            if progress is not None:
                progress(block.stop, rows)
        return cls._sorted(grouped, bottoms)

    @classmethod
    def _sorted(cls, grouped: dict[str, list[_MarkRow]], bottoms: tuple[int, ...]) -> "Rows":
        subjects = tuple(sorted(grouped))
        by_judge = itemgetter(_JUDGE)
        rows = tuple(tuple(sorted(grouped[subject], key=by_judge)) for subject in subjects)
        return cls(subjects=subjects, rows=rows, bottoms=bottoms)

    @property
    def sheets(self) -> int:
        """How many pairs of a subject and a judge there are."""
        return sum(len({row[_JUDGE] for row in rows}) for rows in self.rows)

    def judged(self, subject: str, judge: str) -> bool:
        """Return whether a judge's sheet of a subject is counted."""
        i = bisect_left(self.subjects, subject)
        found = self.subjects[i : i + 1] == (subject,)
        return found and any(row[_JUDGE] == judge for row in self.rows[i])

    def merged(self, other: "Rows") -> tuple["Rows", list[Silent]]:
        """Return the rows of both, and the judges that both have of a subject."""
        bottoms = tuple(map(lcm, self.bottoms, other.bottoms))
        grouped = dict(zip(self.subjects, map(list, self.rows_over(bottoms)), strict=True))
        twice: list[Silent] = []
        for subject, rows in zip(other.subjects, other.rows_over(bottoms), strict=True):
            mine = grouped.setdefault(subject, [])
            judges = {row[_JUDGE] for row in mine}
            twice += ((subject, row[_JUDGE]) for row in rows if row[_JUDGE] in judges)
            mine += rows
        return Rows._sorted(grouped, bottoms), twice

    def rows_over(self, bottoms: tuple[int, ...]) -> Iterable[tuple[_MarkRow, ...]]:
        """Return the rows over other denominators, multiples of theirs."""
        if bottoms == self.bottoms:
            return self.rows
        factors = [b // a for a, b in zip(self.bottoms, bottoms, strict=True)]

        def over(row: _MarkRow) -> _MarkRow:
            points = zip(row[_FIRST:], factors, strict=True)
            return *row[:_FIRST], *(None if p is None else p * factor for p, factor in points)

        return (tuple(map(over, rows)) for rows in self.rows)

    def totals(self, ready: Plan, problems: list[Problem]) -> list[Pair]:
        """Return the exact total of each subject, or report in `problems` why some have none."""
        totals: list[Pair] = []
        leaves = list(ready.leaves.values())
        for subject, rows in zip(self.subjects, self.rows, strict=True):
            columns = list(zip(*rows, strict=True))
            adjudicates = columns[_ADJUDICATES]
            if all(adjudicates):
                problems.append(nobody_counts(subject))
                continue
            found: list[Problem] = []
            values: dict[str, Pair] = {}
            for leaf, points, bottom in zip(leaves, columns[_FIRST:], self.bottoms, strict=True):
                settled = leaf.settle(points, bottom, adjudicates)
                if isinstance(settled, Problem):
                    found.append(settled)
                else:
                    values[leaf.criterion.id] = settled.value
            if not found:
                try:
                    totals.append(ready.root.fold(values))
                except MarksError as error:
                    found += error.problems
            problems += (attrs.evolve(p, path=pointer(subject)) for p in found)
        return totals
