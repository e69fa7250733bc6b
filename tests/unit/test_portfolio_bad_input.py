"""What portfolios and their answers refuse, and where they say the fault lies."""

from datetime import datetime
from typing import Any

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
from jipp.portfolio.stays import Lasting
from tests.portfolios import DAY, NOTE, PORTFOLIO


def test_a_count_needs_a_dimension() -> None:
    """Nothing to count by is a fault, not a table of one number."""
    with pytest.raises(InvalidInputError, match=r"^/by: no dimension: give at least one$"):
        PORTFOLIO.counts(by=())


def test_no_more_stays_end_or_last_than_are_at_risk() -> None:
    """A share below nought is no share."""
    assert Lasting(days=3, at_risk=2, left=1, censored=1).left == 1
    with pytest.raises(InvalidInputError) as caught:
        Lasting(days=3, at_risk=1, left=1, censored=1)
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
