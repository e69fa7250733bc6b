"""What a tally keeps of columns: sums where the rubric is linear, else the points of each sheet.

1. Under a linear rubric (`linear_shares`) a total is the sum of share times points over all sheets,
   divided by the number of judges where panels take the mean.
2. All shares and points are brought over one denominator, so that a sheet is a sum of ints, found
   by one look-up a cell.
3. Each judge is one bit: the bits of a subject prove that nobody judged it twice, and count judges.
4. Two tallies are added by bringing sums over the common denominator and bits to common places.
5. Under any other rubric the points of every sheet are kept, as whole numbers.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain, compress, islice, repeat
from math import lcm
from operator import itemgetter
from typing import Any, Final, NamedTuple, TypeAlias, final

import attrs

from jipp._numbers import distinct
from jipp._text import pointer
from jipp._value import Value
from jipp.errors import MarksError, Problem
from jipp.evaluation.scoring.fold import Leaf, Plan, whole_numbers
from jipp.evaluation.scoring.root import Pair
from jipp.evaluation.scoring.shares import tree_shares
from jipp.typing import Progress

Silent: TypeAlias = tuple[str, str]  # a subject, and a judge whose sheet of it does not count
BLOCK: Final = 1 << 16  # rows that are added between two calls of `progress`
# A judge, whether as adjudicator, and the points on each criterion (None: missing).
_MarkRow: TypeAlias = tuple[Any, ...]
_JUDGE, _ADJUDICATES, _FIRST = 0, 1, 2
_NOT: Final = False


@final
class Column(NamedTuple):
    """The marks on one criterion, one cell per row, and the points of each cell (None: missing)."""

    cells: Sequence[Any]
    points: Mapping[Any, Fraction | None]

    @property
    def bottom(self) -> int:
        """The least common denominator of the points."""
        return lcm(*(p.denominator for p in self.points.values() if p is not None))

    def scaled(self, factor: Fraction) -> Callable[[Any], Any]:
        """Build the function from a cell to its points times a factor that makes them whole."""
        points = self.points.items()
        return {cell: None if p is None else int(factor * p) for cell, p in points}.__getitem__

    def select(self, kept: Sequence[bool]) -> "Column":
        """Return the column with the rows to keep."""
        return self._replace(cells=list(compress(self.cells, kept)))


@final
class Ids(NamedTuple):
    """A column of ids, one per row, and its distinct ids in order."""

    rows: Sequence[str]
    distinct: tuple[str, ...]

    @classmethod
    def of(cls, rows: Sequence[str]) -> "Ids":
        """Return a column of ids with the distinct ones; rows are mostly in order already."""
        return cls(rows, tuple(sorted(dict.fromkeys(rows))))


@final
class Columns(NamedTuple):
    """The sheets that count, by column, and those that do not; `adjudicators` may be empty."""

    subjects: Ids
    judges: Ids
    adjudicators: Sequence[bool]
    marks: Sequence[Column]
    silent: tuple[Silent, ...] = ()

    def select(self, kept: Sequence[bool]) -> "Columns":
        """Return the columns with the rows that count; the others are silent."""
        pairs = zip(self.subjects.rows, self.judges.rows, strict=True)
        silent = (pair for pair, keep in zip(pairs, kept, strict=True) if not keep)
        return Columns(
            Ids.of(list(compress(self.subjects.rows, kept))),
            Ids.of(list(compress(self.judges.rows, kept))),
            list(compress(self.adjudicators, kept)),
            [column.select(kept) for column in self.marks],
            tuple(sorted(silent)),
        )


def nobody_counts(subject: str) -> Problem:
    """Return the problem of a subject whose judges are all recused or adjudicators."""
    return Problem(path=pointer(subject), code="all_recused", params={"subject": subject})


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
