"""Laws of ranking: against a naive reading of each method, and whatever the order of the input."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from jipp import BoundaryTieError, Tier, award, rank, stages
from jipp.evaluation.rankings.ranking import RankMethod

scores = st.dictionaries(
    st.sampled_from("abcdefghij"),
    st.one_of(
        st.integers(-2, 2).map(Fraction),
        st.fractions(-1, 1, max_denominator=3),
        # Neighbours that no float tells apart.
        st.integers(-1, 1).map(lambda n: Fraction(1, 3) + Fraction(n, 10**40)),
    ),
)


def _fractional(better: int, equal: int, _better_totals: int) -> Fraction:
    return Fraction(sum(range(better + 1, better + equal + 1)), equal)


# A rank from how many are better, how many are equal (the subject too), how many totals better.
ORACLES: dict[RankMethod, Callable[[int, int, int], Fraction | int]] = {
    "competition": lambda better, _equal, _totals: better + 1,
    "dense": lambda _better, _equal, totals: totals + 1,
    "modified_competition": lambda better, equal, _totals: better + equal,
    "fractional": _fractional,
}


@given(scores, st.sampled_from(sorted(ORACLES)))
def test_each_method_counts_as_it_is_defined(
    given_scores: dict[str, Fraction], method: RankMethod
) -> None:
    """Counting who is better and who is equal gives the same ranks."""
    for standing in rank(given_scores, method=method):
        mine = given_scores[standing.subject]
        better = [other for other in given_scores.values() if other > mine]
        equal = sum(other == mine for other in given_scores.values())
        assert standing.rank == ORACLES[method](len(better), equal, len(set(better)))
        assert (standing.total, standing.tied) == (mine, equal > 1)


@given(scores, st.randoms())
def test_the_order_of_the_input_decides_nothing(
    given_scores: dict[str, Fraction], chance: object
) -> None:
    """However the subjects are listed, the ranking is one and the same."""
    items = list(given_scores.items())
    chance.shuffle(items)  # type: ignore[attr-defined]
    assert rank(dict(items)) == rank(given_scores)


@given(scores, st.lists(st.integers(1, 12), min_size=1, max_size=3, unique=True))
def test_awards_never_part_who_is_tied(
    given_scores: dict[str, Fraction], places: list[int]
) -> None:
    """Included or excluded, the tied share their fate; refused, the tied are named."""
    ranking = rank(given_scores)
    tiers = [Tier(name=str(n), places=n) for n in sorted(places)]
    lenient = {a.subject: a.tier for a in award(ranking, tiers, at_boundary="include")}
    strict = {a.subject: a.tier for a in award(ranking, tiers, at_boundary="exclude")}
    for found in (lenient, strict):
        for n in places:
            reached = [s for s, tier in found.items() if int(tier) <= n]
            fates = {(given_scores[s], s in reached) for s in given_scores}
            assert len(fates) == len(set(given_scores.values()))
            assert found is lenient or len(reached) <= n
    differing = {s for s in given_scores if lenient.get(s) != strict.get(s)}
    if differing:
        with pytest.raises(BoundaryTieError) as caught:
            award(ranking, tiers)
        assert set(caught.value.subjects) == differing
    else:
        assert {a.subject: a.tier for a in award(ranking, tiers)} == lenient == strict


@given(scores, scores, st.integers(0, 5), st.integers(1, 5))
def test_a_joint_total_is_the_weighted_mean(
    first: dict[str, Fraction], second: dict[str, Fraction], one: int, two: int
) -> None:
    """Of the subjects in both stages, exactly; the others are unranked, not forgotten."""
    joined = stages({"first": (first, one), "second": (second, two)})
    both = first.keys() & second.keys()
    assert {s.subject: s.total for s in joined} == {
        s: (one * first[s] + two * second[s]) / (one + two) for s in both
    }
    assert {u.subject for u in joined.unranked} == first.keys() ^ second.keys()
    swapped = stages({"second": (second, 2 * two), "first": (first, 2 * one)})
    assert swapped.standings == joined.standings
