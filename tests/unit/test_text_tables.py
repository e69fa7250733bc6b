"""Tables of text are read strictly: each row has the cells that the header names."""

from datetime import date

import pytest

from jipp._dates import Bound, Period, Window
from jipp.model.text_tables import bound, period, rows
from jipp.typing import UNKNOWN


def test_each_row_of_the_tables_has_the_cells_that_its_header_names() -> None:
    """A row with a cell too few or too many is refused, and the refusal shows the row."""
    for row, told in (("a | 1", "2 cells"), ("a | 1 | x | y", "4 cells")):
        with pytest.raises(ValueError, match=rf"{told} where the table has id \| count \| note"):
            rows(f"id | count | note\nb | 2 |\n{row}\n")


def test_a_row_may_have_any_number_of_sources_and_go_on_below() -> None:
    """A last column that ends in dots takes any number of cells, on as many lines as it needs."""
    table = "id | note | sources...\na | x\nb |\n  | y.id\n  | z.id\n"
    assert rows(table) == [["a", "x"], ["b", "", "y.id", "z.id"]]
    with pytest.raises(ValueError, match="1 cells"):
        rows("id | note | sources...\na\n")


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("", None),
        ("?", UNKNOWN),
        ("2024-02-29", date(2024, 2, 29)),
        ("2024-02", Window(not_before=date(2024, 2, 1), not_after=date(2024, 2, 29))),
        ("2020", Window(not_before=date(2020, 1, 1), not_after=date(2020, 12, 31))),
        (
            "2020-01-01 to 2020-07-17",
            Window(not_before=date(2020, 1, 1), not_after=date(2020, 7, 17)),
        ),
    ],
)
def test_a_day_that_is_not_known_exactly_is_told_by_its_bounds(cell: str, meant: Bound) -> None:
    """A year or a month means some day of it, and nothing that no day is known to have come."""
    assert bound(cell) == meant


def test_what_ends_in_a_year_may_have_held_to_its_last_day() -> None:
    """An end in a year is at the latest the first day after it, since a period excludes its end."""
    ends = Window(not_before=date(2020, 12, 1), not_after=date(2021, 1, 1))
    assert period("2014-05-01..2020-12") == Period(since=date(2014, 5, 1), until=ends)


@pytest.mark.parametrize("cell", ["soon", "2020-13", "2020-02-30", "2020-1-1-1", "2020-05-02 to x"])
def test_a_cell_that_is_no_day_is_refused(cell: str) -> None:
    """A slip of the pen in a table of days raises as the table is read."""
    with pytest.raises(ValueError, match=r"."):
        bound(cell)
