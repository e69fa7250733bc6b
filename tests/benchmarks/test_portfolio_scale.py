"""Cost of questions to a portfolio over three sizes, in calls of functions and not in seconds.

Calls are the same on every machine and under any load. The comparisons of a sort are no calls: how
many items are sorted is counted too, each of which is compared about log n times.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import pairwise

import pytest

from jipp import Duration, Innovation, Portfolio, to_records
from tests.effort import calls
from tests.portfolios import PORTFOLIO, grown

SIZES = (1_000, 2_000, 4_000)
DAY = date(2025, 1, 1)
# A doubled portfolio may cost so much more than twice as much.
SLACK = 1.05
# Rows that are sorted whatever the size, such as the phases.
FEW = 50
QUESTIONS: dict[str, Callable[[Portfolio[Innovation]], object]] = {
    "counts": lambda p: p.counts(by="phase"),
    "series": lambda p: p.series(
        "state", every=Duration(days=30), since=date(2022, 1, 1), until=DAY
    ),
    "counts, crossed": lambda p: p.counts(by=("province", "phase")),
    "flow": lambda p: p.flow(date(2023, 1, 1), DAY),
    "time in": lambda p: p.time_in("creation", on=DAY).survival,
    "stalled": lambda p: p.stalled(DAY, Duration(months=6)),
    "overdue": lambda p: p.overdue(DAY),
    "gaps": lambda p: p.gaps(to="development", on=DAY),
    "as of": lambda p: p.as_of(date(2023, 6, 30)),
    "goals": lambda p: p.sdg_coverage(),
    "lineage": lambda p: p.lineage(),
    "to rows and back": lambda p: Portfolio.from_records(to_records(p)),
}


@pytest.fixture(scope="module", name="portfolios")
def _portfolios() -> list[Portfolio[Innovation]]:
    return [grown(size) for size in SIZES]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_doubled_portfolio_costs_twice_as_much(
    question: str, portfolios: list[Portfolio[Innovation]]
) -> None:
    """No question looks at one innovation because of another."""
    ask = QUESTIONS[question]
    ask(PORTFOLIO)  # tables of the law are made once
    costs = [calls(partial(ask, p)) for p in portfolios]
    for less, more in pairwise(costs):
        assert more[0] <= 2 * SLACK * less[0], costs
        assert more[1] <= 2 * SLACK * less[1] + FEW, costs
    assert costs[0][0] >= SIZES[0], costs


def pairs(size: int) -> int:
    """A look at every pair."""
    return sum(max(i, j) for i in range(size) for j in range(size))


def test_the_count_of_calls_sees_what_grows_with_the_square() -> None:
    """A look at every pair is not taken for a line."""
    (less, _), (more, _) = (calls(partial(pairs, size)) for size in (50, 100))
    assert more > 2 * SLACK * less


def test_the_count_sees_what_is_sorted_by_either_way() -> None:
    """A new list, and one in its place."""

    def both() -> None:
        sorted(range(30))
        [*range(12)].sort()

    assert calls(both)[1] == 42
