"""Times in a state against lifelines and scipy: the curve, its variance, its median, the test.

The stays are random and synthetic, with many that last; each seed is one portfolio.
"""

import random
from datetime import date, timedelta

import pytest

from jipp import Innovation, Portfolio
from tests.benchmarks.rivals import load
from tests.portfolios import BABEL, history

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.parametrize("seed", range(8))]
ON = date(2025, 1, 1)
SUBJECTS = 60


def stays(seed: int) -> list[tuple[int, bool]]:
    """Lengths in days, with ties, and whether each is over."""
    chance = random.Random(seed)  # noqa: S311 - synthetic stays
    return [(chance.randint(0, 40), chance.random() < 0.6) for _ in range(SUBJECTS)]


def portfolio(lengths: list[tuple[int, bool]]) -> Portfolio[Innovation]:
    """Innovations that were ideas for so long, up to the day or to a day before it."""
    made: list[Innovation] = []
    for n, (days, over) in enumerate(lengths):
        begun = ON - timedelta(days=days)
        ends = [("dormant", ON)] if over else []
        past = history(f"i{n}", ("idea", begun), *ends)
        made.append(Innovation(id=f"i{n}", title="I", agency=BABEL, history=past))
    return Portfolio(made)


def test_the_curve_and_its_median_are_those_of_lifelines(seed: int) -> None:
    """Share by share, at every length that some stay has."""
    lengths = stays(seed)
    ours = portfolio(lengths).time_in("idea", on=ON)
    fitted = load("lifelines").KaplanMeierFitter()
    fitted.fit([days for days, _ in lengths], [over for _, over in lengths])
    for days, share in ours.survival:
        assert float(share) == pytest.approx(float(fitted.predict(days)), abs=1e-12)
    median = fitted.median_survival_time_
    assert ours.median == (None if median == float("inf") else int(median))


def test_the_variance_is_that_of_lifelines(seed: int) -> None:
    """Greenwood's sum, at every length that some stay has and that some outlast."""
    lengths = stays(seed)
    ours = portfolio(lengths).time_in("idea", on=ON)
    fitted = load("lifelines").KaplanMeierFitter()
    fitted.fit([days for days, _ in lengths], [over for _, over in lengths])
    sums = fitted._cumulative_sq_
    for (days, share), (_, variance) in zip(ours.survival, ours.greenwood, strict=True):
        if share:
            expected = float(share) ** 2 * float(sums.loc[days])
            assert float(variance) == pytest.approx(expected, abs=1e-12)


def test_the_log_rank_test_is_that_of_lifelines(seed: int) -> None:
    """Chi-square and, by one line of scipy, its tail."""
    mine, other = stays(seed), stays(seed + 100)[:40]
    ours = portfolio(mine).time_in("idea", on=ON).log_rank(portfolio(other).time_in("idea", on=ON))
    statistics = load("lifelines.statistics")
    test = statistics.logrank_test(
        [days for days, _ in mine],
        [days for days, _ in other],
        [over for _, over in mine],
        [over for _, over in other],
    )
    assert float(ours.chi_square) == pytest.approx(test.test_statistic, abs=1e-9)
    tail = load("scipy.stats").chi2.sf(float(ours.chi_square), ours.df)
    assert tail == pytest.approx(test.p_value, abs=1e-9)
