"""What portfolios and their answers refuse, and where they say the fault lies."""

import pytest

from jipp import InvalidInputError
from jipp.portfolio.stays import Lasting
from tests.portfolios import PORTFOLIO


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
