"""The log-rank test and Greenwood's variance against a plain count of the stays one by one."""

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from jipp import InvalidInputError, Stays
from jipp.errors import UndefinedError
from jipp.portfolio import Lasting

# The age at which a stay was first seen, its length, and whether it is over.
Seen = tuple[int, int, bool]
seen = st.tuples(st.integers(0, 8), st.integers(0, 8), st.booleans()).filter(lambda s: s[0] <= s[1])
groups = st.lists(seen, min_size=1, max_size=8)


def stays(given_: list[Seen]) -> Stays:
    """The table of stays, one by one."""
    ages = Counter(age for age, _, _ in given_ if age)
    return Stays(
        what="idea",
        on=date(2025, 1, 1),
        steps=tuple(
            Lasting(
                days=days,
                at_risk=sum(age <= days <= length for age, length, _ in given_),
                ended=sum(length == days and over for _, length, over in given_),
                censored=sum(length == days and not over for _, length, over in given_),
            )
            for days in sorted({length for _, length, _ in given_})
        ),
        entered_late=tuple(sorted(ages.items())),
    )


@given(groups, groups)
def test_the_log_rank_test_counts_who_was_at_risk_at_each_end(
    mine: list[Seen], other: list[Seen]
) -> None:
    """Also between the lengths of a group, and where stays are first seen at an age."""
    observed, expected, variance = 0, Fraction(0), Fraction(0)
    for days in sorted({length for _, length, over in (*mine, *other) if over}):
        first = [s for s in mine if s[0] <= days <= s[1]]
        both = [*first, *(s for s in other if s[0] <= days <= s[1])]
        ends = [s for s in both if s[1] == days and s[2]]
        observed += sum(s[1] == days and s[2] for s in first)
        expected += Fraction(len(ends) * len(first), len(both))
        if len(both) > 1:
            rest = Fraction(len(both) - len(ends), len(both) - 1)
            share = Fraction(len(first), len(both))
            variance += len(ends) * share * (1 - share) * rest
    if not variance:
        with pytest.raises(UndefinedError):
            stays(mine).log_rank(stays(other))
        return
    found = stays(mine).log_rank(stays(other))
    assert (found.observed, found.expected, found.df) == (observed, expected, 1)
    assert found.chi_square == (observed - expected) ** 2 / variance
    assert stays(other).log_rank(stays(mine)).chi_square == found.chi_square


@given(groups)
def test_the_variance_without_censoring_is_that_of_a_share(given_: list[Seen]) -> None:
    """Where every stay was seen from its start and is over, it is p (1 - p) / n."""
    every = [(0, length, True) for _, length, _ in given_]
    found = stays(every)
    for (days, share), (again, variance) in zip(found.survival, found.greenwood, strict=True):
        assert days == again
        assert variance == share * (1 - share) / len(every)


@pytest.mark.parametrize("other", [None, "idea", 7])
def test_only_stays_are_compared(other: object) -> None:
    """What is no table of stays is named."""
    with pytest.raises(InvalidInputError) as caught:
        stays([(0, 1, True)]).log_rank(other)  # type: ignore[arg-type]
    assert [p.path for p in caught.value.problems] == ["/other"]


@pytest.mark.parametrize("late", [[(1, -1)], [(True, 1)], [(1, 2, 3)], [5], 7])
def test_ages_at_first_sight_are_pairs_of_counts(late: object) -> None:
    """Each has its number; anything else is refused at its place."""
    with pytest.raises(InvalidInputError) as caught:
        Stays(what="idea", on=date(2025, 1, 1), entered_late=late)  # type: ignore[arg-type]
    assert all(p.path.startswith("/entered_late") for p in caught.value.problems)
