"""Tables that robustness reads: a row a subject, a column a criterion, a number a cell."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple, TypeAlias, cast

from jipp._fields import items_in
from jipp._numbers import exact
from jipp._text import ID_LENGTH, is_id, pointer, shown
from jipp.errors import InvalidInputError, Problem
from jipp.evaluation._scores import read_evaluations
from jipp.evaluation.results import Evaluation
from jipp.model.rubric import Rubric
from jipp.typing import Number

__all__ = ["SUMS", "Table", "Values", "classes", "judged", "read_numbers", "read_table", "whole"]

Values: TypeAlias = (
    Iterable[Iterable[Number]] | Mapping[str, Iterable[Number]] | Iterable[Evaluation]
)
SUMS = ("weighted_mean", "weighted_sum")


class Table(NamedTuple):
    """A value for each subject and criterion, higher is better; and the rubric's own weights."""

    subjects: tuple[str, ...]
    criteria: tuple[str, ...]
    rows: tuple[tuple[Fraction, ...], ...]
    weights: tuple[Fraction, ...] = ()


def read_table(values: Values) -> Table:
    """Read a matrix, a mapping of subjects to rows, or evaluations by one rubric.

    Evaluations with problems have no values and are left out, as `rank` leaves them unranked.

    Raises:
        InvalidInputError: nothing to compare, rows of several lengths, each cell that is no
            number, evaluations by several rubrics, or a rubric that does not add up.

    """
    if isinstance(values, Mapping):
        rows = cast("Mapping[str, Iterable[Number]]", values)
        return _matrix(tuple(rows.values()), tuple(rows))
    listed = _items(values, "/values")
    if listed and all(isinstance(one, Evaluation) for one in listed):
        return _evaluations(cast("tuple[Evaluation, ...]", listed))
    return _matrix(listed, None)


def _items(values: object, path: str) -> tuple[object, ...]:
    if (listed := items_in(values)) is None:
        params = {"value": shown(values)}
        raise InvalidInputError(Problem(path=path, code="not_a_list", params=params))
    return listed


def _matrix(given: Sequence[object], names: Sequence[str] | None) -> Table:
    subjects = tuple(map(str, range(len(given)))) if names is None else tuple(names)
    width: int | None = None
    problems: list[Problem] = []
    rows: list[tuple[Fraction, ...]] = []
    for name, row in zip(subjects, given, strict=True):
        place = pointer("values", name)
        if not is_id(name):
            params: dict[str, object] = {"value": shown(name), "limit": ID_LENGTH}
            problems.append(Problem(path=place, code="not_an_id", params=params))
        if (cells := items_in(row)) is None:
            params = {"value": shown(row)}
            problems.append(Problem(path=place, code="not_a_list", params=params))
            continue
        width = len(cells) if width is None else width
        if len(cells) != width:
            params = {"found": len(cells), "expected": width}
            problems.append(Problem(path=place, code="ragged_values", params=params))
        numbers = [exact(cell) for cell in cells]
        problems += _not_numbers(place, cells, numbers)
        rows.append(tuple(n for n in numbers if n is not None))
    if not width and not problems:
        problems.append(Problem(path="/values", code="no_values"))
    if problems:
        raise InvalidInputError(*problems)
    return Table(subjects, tuple(map(str, range(len(rows[0])))), tuple(rows))


def _not_numbers(
    place: str, row: Sequence[object], numbers: Sequence[Fraction | None]
) -> list[Problem]:
    return [
        Problem(path=f"{place}/{j}", code="not_a_number", params={"value": shown(cell)})
        for j, (cell, number) in enumerate(zip(row, numbers, strict=True))
        if number is None
    ]


def read_numbers(values: Iterable[Number], path: str) -> tuple[Fraction, ...]:
    """Read a list of numbers exactly.

    Raises:
        InvalidInputError: not a list, and each item that is no number.

    """
    row = _items(values, path)
    numbers = [exact(item) for item in row]
    if problems := _not_numbers(path, row, numbers):
        raise InvalidInputError(*problems)
    return tuple(n for n in numbers if n is not None)


def judged(evaluations: Iterable[Evaluation], path: str) -> tuple[Rubric, dict[str, Evaluation]]:
    """Give the one rubric of evaluations, and by subject those that have a total.

    Raises:
        InvalidInputError: what is no evaluation, several rubrics, a subject twice, no total at all.

    """
    listed = read_evaluations(evaluations, path)
    scored = {one.subject: one for one in listed if one.total is not None}
    if not scored:
        raise InvalidInputError(Problem(path=path, code="no_values"))
    return listed[0].rubric, scored


def _evaluations(evaluations: tuple[Evaluation, ...]) -> Table:
    rubric, scored = judged(evaluations, "/values")
    if rubric.combine not in SUMS:
        params = {"value": shown(rubric.combine), "allowed": SUMS}
        raise InvalidInputError(Problem(path="/rubric/combine", code="not_a_sum", params=params))
    return Table(
        tuple(scored),
        tuple(criterion.id for criterion in rubric.criteria),
        tuple(tuple(Fraction(part.value) for part in one.parts) for one in scored.values()),
        tuple(Fraction(criterion.weight or 0) for criterion in rubric.criteria),
    )


def whole(rows: Sequence[Sequence[Fraction]]) -> tuple[tuple[int, ...], ...]:
    """Bring rows to whole numbers from 0 up in the same order under any weights that sum to one.

    >>> whole([(Fraction(1, 2), Fraction(3)), (Fraction(1, 3), Fraction(5))])
    ((1, 0), (0, 12))
    """
    bottom = lcm(*(cell.denominator for row in rows for cell in row))
    scaled = [[cell.numerator * (bottom // cell.denominator) for cell in row] for row in rows]
    lows = [min(column) for column in zip(*scaled, strict=True)]
    return tuple(tuple(c - low for c, low in zip(row, lows, strict=True)) for row in scaled)


def classes(rows: Sequence[Sequence[int]]) -> list[list[int]]:
    """Group the positions of equal rows.

    >>> classes([(1, 2), (3, 0), (1, 2)])
    [[0, 2], [1]]
    """
    groups: dict[tuple[int, ...], list[int]] = {}
    for i, row in enumerate(rows):
        groups.setdefault(tuple(row), []).append(i)
    return list(groups.values())
