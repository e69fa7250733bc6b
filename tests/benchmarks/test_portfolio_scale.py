"""Cost of questions to a portfolio over three sizes, in calls of functions and not in seconds.

Calls are the same on every machine and under any load. What sorts its rows makes n log n
comparisons, which are no calls; a key function is called once a row.
"""

import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import pairwise

import pytest

from jipp import Duration, Portfolio
from tests.portfolios import PORTFOLIO, grown

SIZES = (1_000, 2_000, 4_000)
DAY = date(2025, 1, 1)
# A doubled portfolio may cost so much more than twice as much.
SLACK = 1.05
QUESTIONS: dict[str, Callable[[Portfolio], object]] = {
    "counts": lambda p: p.counts(by="phase"),
    "counts, crossed": lambda p: p.counts(by=("province", "phase")),
    "flow": lambda p: p.flow(date(2023, 1, 1), DAY),
    "time in": lambda p: p.time_in("creation", on=DAY).survival,
    "stalled": lambda p: p.stalled(DAY, Duration(months=6)),
    "overdue": lambda p: p.overdue(DAY),
    "gaps": lambda p: p.gaps(to="development", on=DAY),
    "as of": lambda p: p.as_of(date(2023, 6, 30)),
    "goals": lambda p: p.sdg_coverage(),
    "lineage": lambda p: p.lineage(),
}


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, of Python and of C."""
    counted = 0

    def count(_: object, event: str, __: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


@pytest.fixture(scope="module", name="portfolios")
def _portfolios() -> list[Portfolio]:
    return [grown(size) for size in SIZES]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_doubled_portfolio_costs_twice_as_much(
    question: str, portfolios: list[Portfolio]
) -> None:
    """No question looks at one innovation because of another."""
    ask = QUESTIONS[question]
    ask(PORTFOLIO)  # tables of the law are made once
    costs = [calls(partial(ask, p)) for p in portfolios]
    for less, more in pairwise(costs):
        assert more <= 2 * SLACK * less, costs
    assert costs[0] >= SIZES[0], costs


def pairs(size: int) -> int:
    """A look at every pair."""
    return sum(max(i, j) for i in range(size) for j in range(size))


def test_the_count_of_calls_sees_what_grows_with_the_square() -> None:
    """A look at every pair is not taken for a line."""
    less, more = (calls(partial(pairs, size)) for size in (50, 100))
    assert more > 2 * SLACK * less
