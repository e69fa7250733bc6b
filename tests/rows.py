"""One test of a whole table, where a test for each of a hundred rows costs more than it tells."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TypeVar

import pytest

__all__ = ["each"]

T = TypeVar("T")


def each(
    rows: Iterable[T], called: Callable[[T], object] = repr
) -> Callable[[Callable[[T], None]], Callable[[], None]]:
    """Make a test of one row one of all rows, which goes on to the last and names what fails."""
    table = tuple(rows)
    assert table

    def of_all(test: Callable[[T], None]) -> Callable[[], None]:
        @wraps(test)
        def tested() -> None:
            faults: list[BaseException] = []
            for row in table:
                try:
                    test(row)
                except (Exception, pytest.fail.Exception) as fault:  # noqa: BLE001 - told below
                    fault.add_note(f"in the row {called(row)}")
                    faults.append(fault)
            if faults:
                failed = f"{len(faults)} of {len(table)} rows fail"
                raise BaseExceptionGroup(failed, faults)

        # Else pytest would look for a fixture of the row's name.
        del tested.__wrapped__
        return tested

    return of_all
