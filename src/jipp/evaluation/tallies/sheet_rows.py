"""Tallies of rubrics that are not linear: the points of every sheet are kept, as whole numbers."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain, repeat
from math import lcm
from operator import itemgetter
from typing import Any, Final, TypeAlias, final

import attrs

from jipp._text import pointer
from jipp._value import Value
from jipp.errors import MarksError, Problem
from jipp.evaluation.scoring.fold import Plan, whole_numbers
from jipp.evaluation.scoring.root import Pair
from jipp.evaluation.scoring.shares import tree_shares
from jipp.evaluation.tallies.columns import BLOCK, Columns, Silent, nobody_counts
from jipp.typing import Progress

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
        found: dict[int, Pair] = {}
        alike: dict[int, list[int]] = {}
        for place, rows in enumerate(self.rows):
            odd = any(row[_ADJUDICATES] or None in row for row in rows)
            alike.setdefault(0 if odd else len(rows), []).append(place)
        for judges, places in alike.items():
            together = self._together(ready, judges, places)
            if together is None:
                found |= self._one_by_one(ready, places, problems)
            else:
                found.update(zip(places, together, strict=True))
        return [found[place] for place in sorted(found)]

    def _together(self, ready: Plan, judges: int, places: Sequence[int]) -> list[Pair] | None:
        """Return the totals of subjects that so many judges marked without a gap, by columns.

        None where a total is not a weighted sum of ordered marks.
        """
        shares = tree_shares(ready)
        spans = [leaf.span(judges) for leaf in ready.leaves.values()]
        if shares is None or None in spans:
            return None
        known = list(zip(filter(None, spans), shares, self.bottoms, strict=True))
        factors, below = whole_numbers([s / (bottom * over) for (_, _, over), s, bottom in known])
        sheets = chain.from_iterable(map(self.rows.__getitem__, places))
        columns = list(zip(*sheets, strict=True))[_FIRST:]
        worth: list[list[int]] = []
        for ((low, high, _), _, _), factor, column in zip(known, factors, columns, strict=True):
            panels = zip(*(column[judge::judges] for judge in range(judges)), strict=True)
            if high - low == 1:
                worth.append([factor * sorted(points)[low] for points in panels])
            else:
                worth.append([factor * sum(sorted(points)[low:high]) for points in panels])
        return [(total, below) for total in map(sum, zip(*worth, strict=True))]

    def _one_by_one(
        self, ready: Plan, places: Iterable[int], problems: list[Problem]
    ) -> dict[int, Pair]:
        """Return the totals of subjects by place; their problems are reported in `problems`."""
        totals: dict[int, Pair] = {}
        for place in places:
            subject, columns = self.subjects[place], tuple(zip(*self.rows[place], strict=True))
            if all(columns[_ADJUDICATES]):
                problems.append(nobody_counts(subject))
                continue
            found: list[Problem] = []
            unmarked: list[str] = []
            values: dict[str, Pair] = {}
            panels = zip(ready.leaves.items(), columns[_FIRST:], self.bottoms, strict=True)
            for (name, leaf), points, bottom in panels:
                settled = leaf.settle(points, bottom, columns[_ADJUDICATES])
                if not isinstance(settled, Problem):
                    values[name] = settled.value
                elif settled.code == "mark_missing":
                    found += _missing(settled, self.rows[place], points)
                elif settled.code == "nobody_marked":
                    unmarked.append(name)
                else:
                    found.append(settled)
            try:
                left = ready.without(unmarked) if unmarked else ready
                if not found:
                    totals[place] = left.root.fold(values)
            except MarksError as error:
                found += error.problems
            problems += (attrs.evolve(p, path=pointer(subject)) for p in found)
        return totals


def _missing(
    problem: Problem, rows: Sequence[_MarkRow], points: Sequence[int | None]
) -> Iterator[Problem]:
    """Yield the problem of a missing mark for each judge who did not give it."""
    for row, given in zip(rows, points, strict=True):
        if given is None and not row[_ADJUDICATES]:
            yield attrs.evolve(problem, params=(*problem.params, ("judge", row[_JUDGE])))
