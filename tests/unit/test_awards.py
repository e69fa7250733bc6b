"""Awards: cumulative tiers, thresholds met at equality, and ties over a last place."""

from typing import Any

import pytest

from jipp import (
    Award,
    BoundaryTieError,
    InvalidInputError,
    Ranking,
    Tier,
    award,
    rank,
)
from jipp.evaluation.rankings.awards import AtBoundary
from tests.scoring_cases import case, problems

TOP = (Tier(name="Top 2", places=2), Tier(name="Top 4", places=4))


def tiers_of(awards: tuple[Award, ...]) -> dict[str, str]:
    """The tier of each subject."""
    return {one.subject: one.tier for one in awards}


def ninety_nine() -> Ranking:
    """A hundred and fourteen finalists, no two of them equal."""
    return rank({f"p{i:03}": 1000 - i for i in range(114)})


def test_places_are_counted_from_the_top() -> None:
    """Of the Top 99, the first 45 are the Top 45, and the next 54 are Top 99."""
    awards = award(ninety_nine(), (Tier(name="Top 45", places=45), Tier(name="Top 99", places=99)))
    names = [one.tier for one in awards]
    assert (names.count("Top 45"), names.count("Top 99"), len(names)) == (45, 54, 99)
    assert awards[44] == Award(subject="p044", tier="Top 45", rank=45)
    assert awards[98].rank == 99


def test_a_mark_is_reached_at_equality() -> None:
    """A twentieth of the votes reaches a threshold of a twentieth, which floats may deny."""
    inputs = case("inclusive_threshold_at_equality")["inputs"]
    shares = {name: f"{votes}/100" for name, votes in inputs["values"].items()}
    awards = award(rank(shares), (Tier(name="seat", at_least=inputs["threshold"]),))
    assert tiers_of(awards) == {"A": "seat", "B": "seat"}
    three_tenths = rank({"a": "0.3"})
    assert award(three_tenths, (Tier(name="t", at_least=0.1 + 0.1 + 0.1),)) == ()
    assert award(three_tenths, (Tier(name="t", at_least=0.3),))


def test_a_tier_may_ask_for_a_place_and_a_mark() -> None:
    """Who has the place but not the mark takes the next tier; places still count from the top."""
    tiers = (
        Tier(name="gold", places=1, at_least=90),
        Tier(name="silver", places=2),
        Tier(name="passed", at_least=60),
    )
    assert tiers_of(award(rank({"a": 85, "b": 80, "c": 60, "d": 59}), tiers)) == {
        "a": "silver",
        "b": "silver",
        "c": "passed",
    }


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("include", {"a": "Top 2", "b": "Top 2", "c": "Top 2", "d": "Top 4"}),
        ("exclude", {"a": "Top 2", "b": "Top 4", "c": "Top 4", "d": "Top 4"}),
    ],
)
def test_a_tie_over_a_last_place_goes_one_way_for_all(
    policy: AtBoundary, expected: dict[str, str]
) -> None:
    """The tied all join the tier, or all fall to the next; nobody is picked out of them."""
    awards = award(rank({"a": 9, "b": 8, "c": 8, "d": 1, "e": 0}), TOP, at_boundary=policy)
    assert tiers_of(awards) == expected


def test_a_tie_over_a_last_place_is_refused_unless_it_is_settled() -> None:
    """The error names who is tied and where, at every boundary at once."""
    with pytest.raises(BoundaryTieError) as error:
        award(rank({"a": 9, "b": 8, "c": 8, "d": 1, "e": 1}), TOP)
    assert error.value.subjects == ("b", "c", "d", "e")
    way_out = (
        'break the tie, or let at_boundary be "include" (all of them) or "exclude" (none of them)'
    )
    assert error.value.message().splitlines() == [
        f'b, c are tied where "Top 2" ends, at place 2: {way_out}',
        f'd, e are tied where "Top 4" ends, at place 4: {way_out}',
    ]


def test_with_the_last_tier_excluded_there_is_no_award() -> None:
    """Ten tied for one place: included all have it, excluded none."""
    ranking = rank(dict.fromkeys("abcdefghij", 1))
    one = (Tier(name="first", places=1),)
    assert len(award(ranking, one, at_boundary="include")) == 10
    assert award(ranking, one, at_boundary="exclude") == ()


def test_a_tie_that_settles_nothing_is_no_tie_at_a_boundary() -> None:
    """Who is below the mark anyway, or inside it together, raises no question."""
    tied_below = rank({"a": 9, "b": 1, "c": 1})
    assert len(award(tied_below, (Tier(name="t", places=2, at_least=5),))) == 1
    tied_inside = rank({"a": 9, "b": 9, "c": 1})
    assert len(award(tied_inside, (Tier(name="t", places=2),))) == 2


def test_more_places_than_subjects_and_none_to_rank() -> None:
    """Everyone ranked has the tier; who has no total has none."""
    assert len(award(rank({"a": 1, "b": None}), (Tier(name="t", places=9),))) == 1
    assert award(rank({"a": None}), (Tier(name="t", places=9),)) == ()


def test_a_fractional_rank_counts_as_the_places_it_spans() -> None:
    """Methods name ranks differently; who stands before whom is the same."""
    scores = {"a": 9, "b": 8, "c": 8, "d": 1}
    for method in ("competition", "dense", "modified_competition", "fractional"):
        ranking = rank(scores, method=method)
        assert tiers_of(award(ranking, (Tier(name="t", places=3),))) == dict.fromkeys("abc", "t")


def test_tiers_that_overlap_are_all_said_at_once() -> None:
    """A tier without bound, one that a better one holds already, and a name twice."""
    ranking = rank({"a": 1})
    with pytest.raises(InvalidInputError) as error:
        award(
            ranking,
            (
                Tier(name="Top 99", places=99),
                Tier(name="Top 45", places=45),
                Tier(name="anyone"),
                Tier(name="good", at_least=80),
                Tier(name="best", at_least=90),
            ),
        )
    assert problems(error) == [
        ("/tiers/1", "tier_never_reached"),
        ("/tiers/2", "tier_without_bound"),
        ("/tiers/4", "tier_never_reached"),
    ]
    assert error.value.message().splitlines()[0] == (
        '/tiers/1: nobody reaches "Top 45" who does not reach "Top 99", which is better: give it'
        " more places or a lower mark, or put it first"
    )
    with pytest.raises(InvalidInputError) as error:
        award(ranking, (Tier(name="t", places=1), Tier(name="t", places=2)))
    assert problems(error) == [("/tiers/1/name", "duplicate")]


def test_a_tier_is_checked_when_it_is_made() -> None:
    """No places is not a number of places, and NaN no mark."""
    with pytest.raises(InvalidInputError) as error:
        Tier(name=" ", places=0, at_least=float("nan"))
    assert problems(error) == [
        ("/name", "empty"),
        ("/places", "not_positive"),
        ("/at_least", "not_a_number"),
    ]


def test_an_award_is_given_on_a_ranking() -> None:
    """Numbers must be ranked first, and a policy must be one of three."""
    wrong: Any = {"a": 1}
    policy: Any = "lottery"
    with pytest.raises(InvalidInputError) as error:
        award(wrong, TOP, at_boundary=policy)
    assert problems(error) == [("/ranking", "wrong_type"), ("/at_boundary", "not_one_of")]
