"""Tallies: many sheets in columns, counted in parts and in any order, to the same digits.

Columns have one sheet per row, and are checked as a whole: every fault at its place. What a mark is
worth is asked once for each distinct cell of a column, not once for each row.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, cast, final

import attrs

from jipp._fields import Fault, as_instance, as_optional_callable, gathered, refuse
from jipp._html import table
from jipp._numbers import distinct
from jipp._text import are_names, pointer, shown, suggester
from jipp._value import Value
from jipp.errors import InvalidInputError, MarksError, Problem
from jipp.evaluation.scoring.fold import Leaf, Plan, exact_of, plan
from jipp.evaluation.scoring.points import points_reader
from jipp.evaluation.scoring.shares import linear_shares
from jipp.evaluation.tallies.counts import Column, Columns, Ids, Rows, Silent, Sums, nobody_counts
from jipp.model.reason import in_words
from jipp.model.rubric import Rubric, other_rubric
from jipp.model.scale import Scale
from jipp.model.sheet import as_mark, as_name, as_table
from jipp.typing import Progress

__all__ = ["Tally"]

_FLAGS: Final = ("recused", "adjudicator")
_PLAIN: Final = {int, float, str, bool, Decimal, Fraction, type(None)}


@final
@attrs.frozen(kw_only=True, init=False, repr=False)
class Tally(Value):
    """The counted score sheets of many subjects; `Tally.of` makes one from columns.

    Tallies of parts are added with `+`, in any order and grouping. What they hold is exact, so
    that however the sheets are split, the sum is an equal tally and its totals have the same
    digits. They pickle, and so travel between workers. `Tally(rubric=...)` has counted nothing
    yet: `sum(parts, Tally(rubric=rubric))`.

    A rubric without drops, medians, missing marks and inner roundings needs one number per subject;
    of any other, the points of every sheet are kept.
    """

    __wired__ = False

    rubric: Rubric
    _counted: Sums | Rows
    _silent: tuple[Silent, ...]

    def __init__(self, *, rubric: Rubric) -> None:
        empty: Tally = Tally.of(rubric, {"subject": (), "judge": ()})
        cast("Any", self).__attrs_init__(rubric=rubric, counted=empty._counted, silent=())

    @classmethod
    def _made(cls, rubric: Rubric, counted: Sums | Rows, silent: tuple[Silent, ...]) -> "Tally":
        made = object.__new__(cls)
        cast("Any", made).__attrs_init__(rubric=rubric, counted=counted, silent=silent)
        return made

    @classmethod
    def of(
        cls,
        rubric: Rubric,
        columns: Mapping[str, Sequence[Any]],
        *,
        subject: str = "subject",
        judge: str = "judge",
        missing: Iterable[object] = (),
        progress: Progress | None = None,
    ) -> "Tally":
        """Return the tally of sheets in columns of one length, one sheet per row.

        `subject` and `judge` name the columns of their ids; each marked criterion has a column
        under its id, with None where a mark is missing, or what `missing` names, such as
        `missing=(float("nan"), "")`. Columns `recused` and `adjudicator` of
        True and False may stand beside them. `progress(done, all)` is called with counts of rows.

        Raises:
            MissingWeightError: weights or scales of the rubric that are not known, before any mark.
            InvalidInputError: what is no table of columns of one length.
            MarksError: all faults of all rows at once, each at `/column/row`, rows from 0.

        >>> rubric = Rubric(
        ...     id="demo",
        ...     title="Demo",
        ...     criteria=(
        ...         Criterion(id="novelty", weight=30, scale=Range(low=0, high=100)),
        ...         Criterion(id="impact", weight=70, scale=Range(low=0, high=100)),
        ...     ),
        ... )
        >>> columns = {
        ...     "subject": ["one-stop", "one-stop", "e-queue"],
        ...     "judge": ["anna", "budi", "anna"],
        ...     "novelty": [80, 75, 60],
        ...     "impact": [65, 70, 90],
        ... }
        >>> Tally.of(rubric, columns).totals()
        {'subject': ['e-queue', 'one-stop'], 'total': [Decimal('81'), Decimal('70.5')]}
        """
        refuse(rubric=as_instance(Rubric, rubric), progress=as_optional_callable(progress))
        ready = plan(rubric)
        shares = linear_shares(ready)
        table = as_table(columns, subject, judge, missing)
        read = _read_columns(ready, table, subject, judge, settles=shares is None)
        counted = Rows.of(read, progress) if shares is None else Sums.of(shares, read, progress)
        if counted.sheets < len(read.subjects.rows):
            raise MarksError(*_judged_twice(read.subjects, read.judges, judge))
        return cls._made(rubric, counted, read.silent)

    def __add__(self, other: "Tally") -> "Tally":
        if not isinstance(other, Tally):
            return NotImplemented
        if self.rubric != other.rubric:
            raise InvalidInputError(other_rubric(other.rubric, self.rubric))
        # One rubric makes one kind of both.
        added: Any = other._counted
        counted, twice = self._counted.merged(added)
        mine, theirs = set(self._silent), set(other._silent)
        twice += mine & theirs
        twice += (pair for pair in mine if added.judged(*pair))
        twice += (pair for pair in theirs if self._counted.judged(*pair))
        if twice:
            raise MarksError(
                *(
                    Problem(
                        path=pointer(subject),
                        code="judge_in_both",
                        params={"subject": subject, "judge": judge},
                    )
                    for subject, judge in sorted(twice)
                )
            )
        return self._made(self.rubric, counted, tuple(sorted(mine | theirs)))

    def __radd__(self, other: int) -> "Tally":
        # `sum` starts from 0.
        return self if other == 0 else NotImplemented

    def __len__(self) -> int:
        return len(self._counted.subjects)

    def __repr__(self) -> str:
        return f"<Tally by {self.rubric.id}: {self._counted.sheets} sheets of {len(self)} subjects>"

    def _repr_html_(self) -> str:
        rows = (
            ("rubric", self.rubric.title),
            ("subjects", len(self)),
            ("sheets", self._counted.sheets),
            ("silent", len(self._silent)),
        )
        return table(("field", "value"), rows, caption="Tally")

    def totals(self, *, published: bool = True) -> dict[str, list[Any]]:
        """Return the total of each subject as two columns, in the order of subject ids.

        They are the totals that `evaluate` gives, digit by digit: published (rounded where the
        rubric says so), or exact.

        Raises:
            MarksError: all subjects that have no total, each at its id: too few judges, a
                criterion that nobody marked, only judges that do not count.

        """
        ready = plan(self.rubric)
        problems: list[Problem] = []
        pairs = self._counted.totals(ready, problems)
        silent = {subject for subject, _ in self._silent}.difference(self._counted.subjects)
        problems += map(nobody_counts, silent)
        if problems:
            said = in_words(problems, self.rubric._words)
            raise MarksError(*sorted(said, key=lambda problem: problem.path))
        keys, different = distinct(pairs)
        if published:
            root, rounding = ready.root, self.rubric.rounding
            known = {key: exact_of(root.rounded(pair), rounding) for key, pair in different.items()}
        else:
            known = {key: exact_of(pair, None) for key, pair in different.items()}
        return {
            "subject": list(self._counted.subjects),
            "total": list(map(known.__getitem__, keys)),
        }


def _judged_twice(subjects: Ids, judges: Ids, column: str) -> Iterator[Problem]:
    """Yield a problem for each row whose judge had judged its subject before."""
    first: dict[tuple[str, str], int] = {}
    for row, pair in enumerate(zip(subjects.rows, judges.rows, strict=True)):
        if first.setdefault(pair, row) != row:
            params = {"subject": pair[0], "judge": pair[1], "first": first[pair]}
            yield Problem(path=pointer(column, row), code="judge_twice", params=params)


def _read_columns(
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
        problems += _judged_twice(subjects, judges, judge)
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
