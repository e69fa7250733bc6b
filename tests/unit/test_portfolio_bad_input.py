"""What portfolios and their answers refuse, and where they say the fault lies."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest

from jipp import (
    AllOf,
    HasEvidence,
    InvalidInputError,
    Lifecycle,
    Portfolio,
    State,
    Table,
    Transition,
    begin,
)
from jipp.drawing.cells import Cell
from jipp.portfolio import Descent
from jipp.portfolio.durations import Lasting
from tests.portfolios import DAY, NOTE, PORTFOLIO


def test_a_count_needs_a_dimension() -> None:
    """Nothing to count by is a fault, not a table of one number."""
    with pytest.raises(InvalidInputError, match=r"^/by: no dimension: give at least one$"):
        PORTFOLIO.counts(by=())


def test_no_more_stays_end_or_last_than_are_at_risk() -> None:
    """A share below zero is no share."""
    assert Lasting(days=3, at_risk=2, ended=1, censored=1).ended == 1
    with pytest.raises(InvalidInputError) as caught:
        Lasting(days=3, at_risk=1, ended=1, censored=1)
    assert caught.value.problems[0].path == "/at_risk"
    assert caught.value.problems[0].message("en") == (
        "2 stays ended or still last, but only 1 lasted at least as long: give no more than those"
    )


def test_two_reasons_that_read_alike_are_two_rows() -> None:
    """A table may say the same of two things."""
    budget = AllOf(of=(HasEvidence(kind="budget"), HasEvidence(kind="budget", at_least=2)))
    law = Lifecycle(
        id="pilot",
        version="1",
        title="Pilot",
        states=(State(id="asked", initial=True), State(id="given", final=True)),
        transitions=(Transition(action="give", source="asked", target="given", requires=budget),),
    )
    asked = begin(NOTE, lifecycle=law, on=DAY, by=None)
    found = Portfolio([asked]).gaps(to="given", on=DAY, under=law)
    assert [row[-2:] for row in found.rows] == 2 * [("missing_evidence", "budget")]


def test_a_cell_holds_a_day_and_no_clock() -> None:
    """As every day does; what is written comes back from the wire."""
    noon: Any = [("a", datetime(2025, 1, 1, 12)), ("b", 1.5)]  # noqa: DTZ001 - what is tried
    with pytest.raises(InvalidInputError) as caught:
        Table(title="t", columns=("a", "b"), rows=noon)
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/rows/0/1", "datetime_for_day"),
        ("/rows/1/1", "wrong_type"),
    ]


def test_a_number_in_a_cell_is_one_that_can_be_written_and_drawn() -> None:
    """Neither more than can be counted, nor none; a yes is no number."""
    rows: list[tuple[Cell, ...]] = [
        ("a", 10**59),
        ("b", Fraction(1, 3)),
        ("c", True),
        ("d", Decimal("0.5")),
    ]
    assert Table(title="t", columns=("a", "b"), rows=rows).rows == tuple(rows)
    odd: list[tuple[Cell, ...]] = [
        ("a", Decimal("NaN")),
        ("b", Decimal("Infinity")),
        ("c", 10**400),
    ]
    with pytest.raises(InvalidInputError) as caught:
        Table(title="t", columns=("a", "b"), rows=odd)
    assert [(p.path, p.code) for p in caught.value.problems] == [
        (f"/rows/{n}/1", "not_a_number") for n in range(3)
    ]


def test_the_columns_that_name_a_row_are_among_its_columns() -> None:
    """So that a row is found by them."""
    for columns, keys in (((), 0), ((), 1), (("a", "b"), 3)):
        with pytest.raises(InvalidInputError, match=r"^/keys: . columns name a row, but there are"):
            Table(title="t", columns=columns, keys=keys)
    assert Table(title="t", columns=("a", "b"), keys=2, rows=[(1, 2)])[1, 2] == {}


def test_no_number_is_lost_where_a_pair_stands_twice() -> None:
    """Two numbers cannot share one part of a bar: each row has its own."""
    rows = [("x", "y", 1), ("x", "y", 2)]
    picture = Table(title="t", columns=("a", "b", "count"), rows=rows, keys=2).picture()
    assert picture.description.en == "t. x, y: count 1; x, y: count 2"


def test_a_map_takes_numbers_by_name_and_nothing_else() -> None:
    """Whatever is no mapping of texts is named as the argument it is."""
    for wrong in ([("Bali", 1)], {3: 1}, 7):
        bad: Any = wrong
        with pytest.raises(InvalidInputError, match=r"^/values: .* mapping with text keys"):
            PORTFOLIO.tile_map(DAY, values=bad)


def test_a_description_that_is_cut_says_so() -> None:
    """No reader takes the first part for the whole."""
    rows = [(f"{n}-{'x' * 100}", n) for n in range(100)]
    picture = Table(title="t", columns=("a", "b"), rows=rows).picture(rows=100)
    assert picture.description.en.endswith("…")
    assert len(picture.description.en) == 8_001


def test_a_yes_is_a_yes() -> None:
    """Not a text or a number that may stand for one."""
    bad: Any = "no"
    with pytest.raises(InvalidInputError, match=r'^/known: "no" is not a yes or no'):
        Descent(innovation="a", known=bad)
    card = PORTFOLIO.scorecard("Babel", DAY)
    assert attrs.evolve(card, designated=None).designated is None
    with pytest.raises(InvalidInputError, match=r'^/designated: "no" is not a yes or no'):
        attrs.evolve(card, designated=bad)
