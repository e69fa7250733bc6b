"""Ratings as the coefficients read them: checked once, then whole numbers over one denominator."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate, chain, pairwise
from math import lcm
from operator import itemgetter
from typing import Self, TypeAlias, cast, final

from jipp._numbers import different, distinct, exact, no_number
from jipp._text import shown
from jipp.errors import InvalidInputError, Problem
from jipp.evaluation.matrix_rows import as_items, as_rows
from jipp.typing import Number

Rating: TypeAlias = Fraction | str | None
RatingCell: TypeAlias = int | str | None


@final
class Ratings(tuple[tuple[Rating, ...], ...]):  # noqa: SLOT001 - a tuple cannot have slots
    """Ratings with one row per judge: the exact marks, and `cells`, the same times `scale`.

    A text that is no number is a label and is kept as it is. Equal cells are equal marks.
    """

    cells: tuple[tuple[RatingCell, ...], ...]
    scale: int

    @classmethod
    def of(
        cls, rows: Iterable[tuple[Rating, ...]], cells: Iterable[tuple[RatingCell, ...]], scale: int
    ) -> Self:
        """Build ratings from rows that were read."""
        made = cls(rows)
        made.cells, made.scale = tuple(cells), scale
        return made

    @property
    def subjects(self) -> int:
        """How many subjects there are."""
        return len(self.cells[0]) if self.cells else 0

    def pick(self, subjects: Sequence[int], judges: Sequence[int]) -> Self:
        """Return the ratings at these positions of subjects, which may repeat, and of judges."""
        rows, cells = [self[judge] for judge in judges], [self.cells[judge] for judge in judges]
        if len(subjects) == 1:
            at = subjects[0]
            return self.of(((r[at],) for r in rows), ((r[at],) for r in cells), self.scale)
        take = itemgetter(*subjects)
        return self.of(map(take, rows), map(take, cells), self.scale)


def read(
    ratings: Iterable[Iterable[Number | None]],
    *,
    labels: bool = False,
    judges: int = 2,
    subjects: int = 1,
) -> Ratings:
    """Parse ratings of at least so many judges and subjects; `labels` admits texts as marks.

    Raises:
        InvalidInputError: rows that are no lists or not of one length, too few, and every mark
            that is no number, at `/ratings/<judge>/<subject>`.

    """
    if isinstance(ratings, Ratings):
        found = ratings
        if not labels:
            refuse_marks(found, lambda mark: isinstance(mark, str), "not_a_rating")
    else:
        rows = as_items(ratings, "/ratings")
        found = read_rows({f"/ratings/{j}": row for j, row in enumerate(rows)}, labels=labels)
    problems = [
        Problem(path="/ratings", code=code, params={"found": number, "least": least})
        for code, number, least in (
            ("judges_needed", len(found), judges),
            ("subjects_needed", found.subjects, subjects),
        )
        if number < least
    ]
    if problems:
        raise InvalidInputError(*problems)
    return found


def read_rows(rows: Mapping[str, object], *, labels: bool) -> Ratings:
    """Parse rows of marks, each under the path of its faults.

    Raises:
        InvalidInputError: rows that are no lists or not of one length, marks that are no numbers.

    """
    lists, problems = as_rows(rows, "ragged_ratings")
    return _read(lists, problems, labels=labels)


def complete(ratings: Ratings, name: str) -> tuple[tuple[int, ...], ...]:
    """Return the cells of ratings that have no gap.

    Raises:
        InvalidInputError: a missing mark, naming each place.

    """
    refuse_marks(ratings, lambda mark: mark is None, "missing_rating", name=name)
    return cast("tuple[tuple[int, ...], ...]", ratings.cells)


def refuse_marks(
    ratings: Ratings,
    wrong: Callable[[Rating], bool],
    code: str,
    besides: Iterable[Problem] = (),
    **params: object,
) -> None:
    """Raise `InvalidInputError` with each wrong mark at its place, and the problems besides."""
    problems = [
        *besides,
        *(
            Problem(path=f"/ratings/{j}/{i}", code=code, params={"value": shown(mark), **params})
            for j, row in enumerate(ratings)
            for i, mark in enumerate(row)
            if wrong(mark)
        ),
    ]
    if problems:
        raise InvalidInputError(*problems)


def columns(ratings: Ratings) -> Iterable[list[int]]:
    """Return the marks of each subject without the gaps; labels are only compared."""
    for column in zip(*ratings.cells, strict=True):
        yield [cast("int", cell) for cell in column if cell is not None]


def by_size(ratings: Ratings) -> dict[int, list[list[int]]]:
    """Return the subjects' marks by the number of judges; subjects without a mark are left out."""
    groups: defaultdict[int, list[list[int]]] = defaultdict(list)
    for column in columns(ratings):
        groups[len(column)].append(column)
    groups.pop(0, None)
    return groups


def _read(
    rows: Mapping[str, tuple[object, ...]], problems: Sequence[Problem], *, labels: bool
) -> Ratings:
    given = list(chain.from_iterable(rows.values()))
    keys: Sequence[object] = ()
    try:
        keys, found = distinct(given)
        marks = {key: _mark(value, labels=labels) for key, value in found.items()}
    except TypeError:  # not hashable, so no mark
        marks = {None: Problem(code="")}
    if problems or any(isinstance(mark, Problem) for mark in marks.values()):
        raise InvalidInputError(*problems, *_faults(rows, labels=labels))
    known = cast("dict[object, Rating]", marks)
    scale = lcm(*(mark.denominator for mark in known.values() if isinstance(mark, Fraction)))
    cells: dict[object, RatingCell] = {
        key: mark.numerator * (scale // mark.denominator) if isinstance(mark, Fraction) else mark
        for key, mark in known.items()
    }
    if different([cell for cell in cells.values() if isinstance(cell, int)]) is None:
        cells = {k: _Wide(cell) if isinstance(cell, int) else cell for k, cell in cells.items()}
    ends = list(accumulate(map(len, rows.values()), initial=0))
    keyed = [keys[start:end] for start, end in pairwise(ends)]
    return Ratings.of(
        (tuple(map(known.__getitem__, row)) for row in keyed),
        (tuple(map(cells.__getitem__, row)) for row in keyed),
        scale,
    )


class _Wide(int):
    """A mark so large that its hash as a number could be chosen."""

    def __hash__(self) -> int:
        return hash(hex(self))


def _faults(rows: Mapping[str, tuple[object, ...]], *, labels: bool) -> Iterable[Problem]:
    for path, row in rows.items():
        for i, value in enumerate(row):
            if isinstance(mark := _mark(value, labels=labels), Problem):
                yield Problem(path=f"{path}/{i}", code=mark.code, params=mark.params)


def _mark(value: object, *, labels: bool) -> Rating | Problem:
    if value is None:
        return None
    rational = exact(value)
    if rational is not None:
        return rational
    if labels and isinstance(value, str):
        return value
    return no_number(value, "not_a_category" if labels else "not_a_rating")
