"""The laws of portfolios: what is counted on two days and what moved between agree."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import given, strategies as st

from jipp import Duration, Innovation, Phase, Portfolio, from_wire, to_records, to_wire
from tests.portfolios import BABEL, CITY, history

FIRST = date(2024, 1, 1)
days = st.integers(0, 40).map(lambda n: FIRST + timedelta(days=n))
states = st.sampled_from(("idea", "trial", "developing", "dormant"))


@st.composite
def portfolios(draw: st.DrawFn) -> Portfolio[Innovation]:
    """Up to five innovations, taken from one another or from unknown ones, with any history."""
    made: list[Innovation] = []
    for n in range(draw(st.integers(0, 5))):
        id = f"i{n}"
        stands = draw(st.lists(st.tuples(states, days), max_size=5))
        sources = [None, *(f"i{m}" for m in range(7) if m != n)]
        made.append(
            Innovation(
                id=id,
                title=id,
                agency=draw(st.sampled_from((BABEL, CITY))),
                replicates=draw(st.sampled_from(sources)),
                history=history(id, *stands),
            )
        )
    return Portfolio(made)


@given(portfolios(), days, days, st.sampled_from(("phase", "state")))
def test_a_flow_reconciles_with_the_counts_at_both_ends(
    portfolio: Portfolio[Innovation], one: date, other: date, by: Any
) -> None:
    """Opening and closing are counts, what entered less what left lies between, nobody is lost."""
    since, until = sorted((one, other))
    flow = portfolio.flow(since, until, by=by)
    for day, column in ((since, "opening"), (until, "closing")):
        counts = {row[by]: row["count"] for row in portfolio.as_of(day).counts(by=by)}
        flowing: Counter[object] = Counter({row[by]: row[column] for row in to_records(flow)})
        assert flowing.total() == len(portfolio)
        assert flowing.pop("not_begun") == len(portfolio) - len(portfolio.as_of(day))
        assert +Counter(counts) == +Counter(flowing)
    for row in to_records(flow):
        assert row["opening"] + row["entered"] - row["left"] == row["closing"]


@given(portfolios(), days)
def test_stays_are_all_told_and_the_curve_falls(portfolio: Portfolio[Innovation], on: date) -> None:
    """Every stay is over or censored, each step's risk is what the last one left."""
    stays = portfolio.time_in(Phase.CREATION, on=on)
    left = stays.ended + stays.censored
    for step in stays:
        assert step.at_risk == left
        left -= step.ended + step.censored
    assert left == 0
    shares = [Fraction(1), *(share for _, share in stays.survival)]
    assert shares == sorted(shares, reverse=True)
    assert min(shares) >= 0
    if stays.median is not None:
        assert (
            stays.share_beyond(stays.median)
            <= Fraction(1, 2)
            < stays.share_beyond(stays.median - 1)
        )


@given(portfolios())
def test_each_innovation_in_a_lineage_has_an_origin_or_lies_at_a_circle(
    portfolio: Portfolio[Innovation],
) -> None:
    """Walking up ends at the origin after as many steps as the generation, or never ends."""
    lineage = portfolio.lineage()
    source = {i.id: i.replicates for i in portfolio}
    circling = {id for cycle in lineage.cycles for id in cycle.innovations}
    for descent in lineage:
        at, steps = descent.innovation, 0
        while (above := source.get(at)) is not None and steps <= len(portfolio):
            at, steps = above, steps + 1
        if descent.generation is None:
            assert at in circling
        else:
            assert (descent.origin, descent.generation) == (at, steps)
    assert sum(len(d.adopters) for d in lineage) + sum(not d.known for d in lineage) == sum(
        s is not None for s in source.values()
    )


def entries(one: Innovation) -> int:
    """How many entries an innovation has."""
    return len(one.history)


@given(
    portfolios(),
    days,
    st.integers(0, 60),
    st.sampled_from([Duration(days=3), Duration(weeks=1), Duration(months=1), Duration(years=1)]),
    st.sampled_from(["phase", "state", ("state", "kind"), entries]),
)
def test_a_series_is_the_count_of_each_of_its_days(
    portfolio: Portfolio[Innovation], since: date, more: int, every: Duration, by: Any
) -> None:
    """Its rows are those of `as_of` and `counts`, day by day, histories out of order included."""
    until = since + timedelta(days=more)
    table = portfolio.series(by, every=every, since=since, until=until)
    ends: list[Any] = list(dict.fromkeys(row[0] for row in table.rows))
    for end in ends:
        then = portfolio.as_of(end).counts(by=by)
        assert [row[1:] for row in table.rows if row[0] == end] == list(then.rows)
    assert not ends or ends[-1] == until or not portfolio.as_of(until).counts(by=by).rows


@given(portfolios(), portfolios())
def test_a_portfolio_goes_round_by_wire_and_by_records(
    one: Portfolio[Innovation], other: Portfolio[Innovation]
) -> None:
    """What is stored or sent is what was there; a sum with itself is itself."""
    assert from_wire(to_wire(one)) == one
    assert Portfolio.from_records(to_records(one)) == one
    assert one + one == one
    assert len(one + Portfolio(i for i in other if i.id not in {j.id for j in one})) >= len(one)
