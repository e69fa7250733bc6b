"""Columns of score sheets, one sheet per row, checked as a whole: every fault at its place.

What a mark is worth is asked once for each distinct cell of a column, not once for each row.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from itertools import compress
from math import lcm
from typing import Any, Final, NamedTuple, TypeAlias, cast, final

from jipp._fields import Fault, gathered
from jipp._numbers import distinct
from jipp._text import are_names, pointer, shown, suggester
from jipp.errors import MarksError, Problem
from jipp.evaluation.scoring.fold import Leaf, Plan
from jipp.evaluation.scoring.points import points_reader
from jipp.model.reason import in_words
from jipp.model.scale import Scale
from jipp.model.sheet import as_mark, as_name

Silent: TypeAlias = tuple[str, str]  # a subject, and a judge whose sheet of it does not count
BLOCK: Final = 1 << 16  # rows that are added between two calls of `progress`
_FLAGS: Final = ("recused", "adjudicator")
_PLAIN: Final = {int, float, str, bool, Decimal, Fraction, type(None)}


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


def judged_twice(subjects: Ids, judges: Ids, column: str) -> Iterator[Problem]:
    """Yield a problem for each row whose judge had judged its subject before."""
    first: dict[tuple[str, str], int] = {}
    for row, pair in enumerate(zip(subjects.rows, judges.rows, strict=True)):
        if first.setdefault(pair, row) != row:
            params = {"subject": pair[0], "judge": pair[1], "first": first[pair]}
            yield Problem(path=pointer(column, row), code="judge_twice", params=params)


def read_columns(
    ready: Plan, table: Mapping[str, Sequence[Any]], subject: str, judge: str, *, settles: bool
) -> Columns:
    """Return columns of sheets, read; `settles`: adjudicators may count by the rubric.

    The columns `recused` and `adjudicator` may be there. Recused sheets are not looked at.

    Raises:
        MarksError: everything that is wrong with the rows, each at `/column/row`.

    """
    rows = len(table[subject])
    problems = list(_unknown(ready, table, (subject, judge, *_FLAGS)))
    subjects, judges = (_ids(name, table[name], problems) for name in (subject, judge))
    recused, adjudicators = (
        _flags(name, [] if name in ready.leaves else table.get(name, []), problems)
        for name in _FLAGS
    )
    marks: list[Column] = []
    for name, leaf in ready.leaves.items():
        cells = table.get(name)
        # Where leaves may go unmarked, only all sheets of a subject tell whether a mark is missing.
        needed = leaf.rule.missing == "refuse" and not ready.renormalises
        if cells is None and rows and needed:
            params = {"name": shown(name)}
            problems.append(Problem(path=pointer(name), code="missing_key", params=params))
            continue
        column, refused = _read_column(leaf, [None] * rows if cells is None else cells)
        marks.append(column)
        lacking = {cell for cell, p in column.points.items() if p is None and needed}
        for row, why in _refusals(column, refused, lacking, recused, adjudicators):
            params = {"criterion": name, "judge": judges.rows[row]}
            problems += (
                Problem(path=pointer(name, row), code=p.code, params={**dict(p.params), **params})
                for p in why
            )
    silent = recused if settles else _either(recused, adjudicators)
    if any(silent) and not problems:
        problems += judged_twice(subjects, judges, judge)
    if problems:
        raise MarksError(*in_words(problems, ready.rubric._words))
    read = Columns(subjects, judges, adjudicators if settles else [], marks)
    return read.select([not quiet for quiet in silent]) if any(silent) else read


def _read_column(
    leaf: Leaf, values: Sequence[Any]
) -> tuple[Column, Mapping[Any, tuple[Problem, ...]]]:
    """Return the cells of a column with their points, and the cells that the scale refuses."""
    read_mark = points_reader(cast("Scale", leaf.criterion.scale))
    kinds = set(map(type, values))
    if not kinds <= _PLAIN:
        values = [as_mark(value) for value in values]
        kinds = set(map(type, values))
    cells, marks = distinct(values, kinds)
    points: dict[Any, Fraction | None] = {}
    refused: dict[Any, tuple[Problem, ...]] = {}
    for cell, mark in marks.items():
        taken: object = mark if isinstance(mark, Fault) else as_mark(mark)
        read = taken if taken is None or isinstance(taken, Fault) else read_mark(cast("Any", taken))
        if isinstance(read, Fault):
            refused[cell] = read.problems
        elif isinstance(read, Problem):
            refused[cell] = (read,)
        else:
            points[cell] = read
    return Column(cells, points), refused


def _unknown(ready: Plan, table: Iterable[str], others: Sequence[str]) -> Iterator[Problem]:
    unknown = [name for name in table if name not in ready.leaves and name not in others]
    if unknown:
        suggest = suggester(ready.leaves)
        for name in unknown:
            params = {"value": shown(name), "suggestions": suggest(name)}
            yield Problem(path=pointer(name), code="unknown_criterion", params=params)


def _ids(name: str, values: Sequence[Any], problems: list[Problem]) -> Ids:
    with suppress(TypeError):
        ids = Ids.of(values)
        if set(map(type, ids.distinct)) <= {str} and are_names(ids.distinct):
            return ids
    taken: list[Any] = [as_name(value) for value in values]
    for row, said in enumerate(taken):
        if isinstance(said, Fault):
            problems += gathered([(pointer(name, row), said)])
            taken[row] = shown(values[row])
    return Ids.of(taken)


def _flags(name: str, values: Sequence[Any], problems: list[Problem]) -> Sequence[bool]:
    for row, value in enumerate(values):
        if type(value) is not bool:
            params = {"value": shown(value)}
            problems.append(Problem(path=pointer(name, row), code="not_a_bool", params=params))
    return values


def _either(some: Sequence[bool], others: Sequence[bool]) -> Sequence[bool]:
    return (
        [a or b for a, b in zip(some, others, strict=True)] if some and others else some or others
    )


def _refusals(
    column: Column,
    refused: Mapping[Any, tuple[Problem, ...]],
    lacking: Collection[Any],
    recused: Sequence[bool],
    adjudicators: Sequence[bool],
) -> Iterator[tuple[int, tuple[Problem, ...]]]:
    """Yield the rows with marks that are refused, or missing where none may be."""
    if not refused and not lacking:
        return
    for row, cell in enumerate(column.cells):
        if recused and recused[row]:
            continue
        if cell in refused:
            yield row, refused[cell]
        elif cell in lacking and not (adjudicators and adjudicators[row]):
            yield row, (Problem(code="mark_missing"),)
