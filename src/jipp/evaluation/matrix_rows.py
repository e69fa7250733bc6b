"""Lists and rows of marks or values, parsed for the statistics with the place of each fault."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from jipp._fields import items_in
from jipp._numbers import exact, no_number
from jipp._text import shown
from jipp.errors import InvalidInputError, Problem


def as_items(values: object, path: str) -> tuple[object, ...]:
    """Parse a list at a path of the call.

    Raises:
        InvalidInputError: not a list.

    """
    if (listed := items_in(values)) is None:
        raise InvalidInputError(_not_a_list(values, path))
    return listed


def as_rows(
    rows: Mapping[str, object], ragged: str
) -> tuple[dict[str, tuple[object, ...]], list[Problem]]:
    """Parse rows by their path; return those that are lists, and the faults.

    `ragged` is the code of a row that is not as long as the first.
    """
    taken = {path: items_in(row) for path, row in rows.items()}
    lists = {path: row for path, row in taken.items() if row is not None}
    expected = len(next(iter(lists.values()), ()))
    problems = [
        _not_a_list(rows[path], path)
        if row is None
        else Problem(path=path, code=ragged, params={"found": len(row), "expected": expected})
        for path, row in taken.items()
        if row is None or len(row) != expected
    ]
    return lists, problems


def as_numbers(
    items: Iterable[object], path: str, problems: list[Problem], code: str = "not_a_number"
) -> tuple[Fraction, ...]:
    """Parse the numbers of a list exactly; add the fault of each other item to `problems`."""
    numbers: list[Fraction] = []
    for i, item in enumerate(items):
        if (found := exact(item)) is None:
            problems.append(no_number(item, code).under(f"{path}/{i}"))
        else:
            numbers.append(found)
    return tuple(numbers)


def _not_a_list(values: object, path: str) -> Problem:
    return Problem(path=path, code="not_a_list", params={"value": shown(values)})
