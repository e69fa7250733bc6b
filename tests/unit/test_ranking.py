"""Ranking: ties shown, broken only by what is named, and nobody without a total ranked."""

from collections import Counter
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

import attrs
import pytest

from jipp import (
    UNKNOWN,
    Criterion,
    Evaluation,
    InvalidInputError,
    PanelRule,
    Range,
    Ranking,
    Rounding,
    Rubric,
    RubricError,
    Sheet,
    UnknownNameError,
    evaluate_all,
    rank,
)
from jipp._html import table
from jipp.evaluation.rankings.ranking import RankMethod
from jipp.model.rubric import RankOn
from jipp.typing import Number
from tests.scoring_cases import case, problems

HUNDRED = Range(low=0, high=100)
RUBRIC = Rubric(
    id="demo",
    title="Demo",
    criteria=(
        Criterion(id="impact", weight=1, scale=HUNDRED),
        Criterion(id="cost", weight=1, scale=HUNDRED),
        Criterion(
            id="team",
            weight=2,
            criteria=(
                Criterion(id="skill", weight=1, scale=HUNDRED),
                Criterion(id="size", weight=1, scale=HUNDRED),
            ),
        ),
    ),
)


def judged(
    marks: Mapping[str, tuple[Number | None, ...]], rubric: Rubric = RUBRIC
) -> tuple[Evaluation, ...]:
    """The evaluations of subjects whom one judge marked on every leaf."""
    leaves = [leaf.id for leaf in rubric.leaves]
    return evaluate_all(
        rubric,
        [
            Sheet(subject=subject, judge="anna", marks=dict(zip(leaves, given, strict=True)))
            for subject, given in marks.items()
        ],
    )


def ranks(ranking: Ranking) -> dict[str, int | Decimal]:
    """The rank of each subject, best first."""
    return {standing.subject: standing.rank for standing in ranking}


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("competition", [1, 2, 2, 2, 5]),
        ("dense", [1, 2, 2, 2, 3]),
        ("modified_competition", [1, 4, 4, 4, 5]),
        ("fractional", [1, 3, 3, 3, 5]),
    ],
)
def test_equal_totals_share_a_rank_by_a_method(method: RankMethod, expected: list[int]) -> None:
    """Three share the second place of five, and are listed by their ids."""
    ranking = rank({"e": 1, "d": 5, "c": 5, "b": 5, "a": 9}, method=method)
    assert [standing.subject for standing in ranking] == ["a", "b", "c", "d", "e"]
    assert [standing.rank for standing in ranking] == expected
    assert [standing.tied for standing in ranking] == [False, True, True, True, False]


def test_a_fractional_rank_is_exact() -> None:
    """Two that share the first places have rank 1.5."""
    assert ranks(rank({"a": 1, "b": 1}, method="fractional")) == {
        "a": Decimal("1.5"),
        "b": Decimal("1.5"),
    }


def test_the_winner_is_never_reported_third() -> None:
    """Of 8, 3, 3 and 18 the last is first; elsewhere a forced tie-break has put it third."""
    ranking = rank({"a": 8, "b": 3, "c": 3, "d": 18})
    assert ranks(ranking) == {"d": 1, "a": 2, "b": 3, "c": 3}


def test_exactly_equal_is_equal_however_it_is_written() -> None:
    """18/7 is one number, and its two nine-digit neighbours are two others."""
    truth = case("exact_tie_18_7")["inputs"]
    assert [s.tied for s in rank({"a": truth["truth"], "b": Fraction(18, 7)})] == [True, True]
    below, above = truth["values"]
    assert ranks(rank({"a": below, "b": above, "c": truth["truth"]})) == {"b": 1, "c": 2, "a": 3}
    tenths: dict[str, Number] = {"a": 0.1, "b": "1/10", "c": Decimal("0.10")}
    assert rank(tenths).standings[2].tied


def test_totals_that_differ_beyond_a_float_differ() -> None:
    """A difference in the fiftieth place still decides."""
    near = Fraction(1, 3) + Fraction(1, 10**50)
    assert ranks(rank({"a": Fraction(1, 3), "b": near})) == {"b": 1, "a": 2}
    # What was computed may be longer than what is read.
    long = Fraction(1, 3**200)
    assert ranks(rank({"a": long, "b": long * 2})) == {"b": 1, "a": 2}


def test_a_total_keeps_the_places_it_was_published_with() -> None:
    """78.40 is shown as 78.40, and below zero is below zero."""
    scores: dict[str, Number] = {"a": Decimal("78.40"), "b": -2, "c": "-5/3"}
    ranking = rank(scores)
    assert str(ranking.standings[0].total) == "78.40"
    assert [s.total for s in ranking] == [Decimal("78.4"), Fraction(-5, 3), Decimal(-2)]


@pytest.mark.parametrize(("rank_on", "expected"), [("exact", [1, 3, 2]), ("published", [1, 1, 1])])
def test_rounding_comes_before_ranking_only_where_the_rubric_says_so(
    rank_on: RankOn, expected: list[int]
) -> None:
    """64.824, 64.816 and 64.82 are three places, or all 64.82."""
    trap = case("round_then_rank_trap")
    assert trap["expected"]["rank_on_exact"] == [1, 3, 2]
    rubric = Rubric(
        id="one",
        title="One",
        criteria=(Criterion(id="a", weight=1, scale=HUNDRED),),
        rounding=Rounding(places=2),
        rank_on=rank_on,
    )
    marks = {name: (score,) for name, score in zip("abc", trap["inputs"]["scores"], strict=True)}
    ranking = rank(judged(marks, rubric))
    assert [ranks(ranking)[name] for name in "abc"] == expected
    assert {standing.total for standing in ranking} == {Decimal("64.82")}


def test_a_chain_breaks_ties_from_left_to_right() -> None:
    """Impact first, then the lower cost; who is equal in both stays tied."""
    evaluations = judged(
        {
            "a": (60, 40, 50, 50),
            "b": (70, 30, 50, 50),
            "c": (60, 40, 50, 50),
            "d": (60, 20, 60, 60),
            "e": (90, 90, 90, 90),
        }
    )
    ranking = rank(evaluations, tie_break=("impact", "-cost"))
    assert [(s.rank, s.subject, s.tied, s.decided_by) for s in ranking] == [
        (1, "e", False, None),
        (2, "b", False, "impact"),
        (3, "d", False, "-cost"),
        (4, "a", True, "-cost"),
        (4, "c", True, "-cost"),
    ]


def test_a_tie_break_may_be_a_branch_and_is_idle_without_ties() -> None:
    """The value of a whole branch decides; where totals differ, nothing is decided by it."""
    evaluations = judged({"a": (40, 40, 60, 60), "b": (60, 60, 50, 50), "c": (0, 0, 0, 0)})
    ranking = rank(evaluations, tie_break=["team"])
    assert [(s.subject, s.decided_by) for s in ranking] == [("b", None), ("a", None), ("c", None)]
    evaluations = judged({"a": (40, 40, 60, 60), "b": (50, 50, 55, 55)}, RUBRIC)
    assert ranks(rank(evaluations)) == {"b": 1, "a": 2}
    evaluations = judged({"a": (40, 60, 52, 48), "b": (60, 60, 40, 40)})
    assert [(s.subject, s.decided_by) for s in rank(evaluations, tie_break=["team"])] == [
        ("a", "team"),
        ("b", "team"),
    ]


def test_a_missing_mark_leaves_a_subject_unranked_with_the_reason() -> None:
    """A subject that lacks a mark is listed with its problem; the other three rank 2, 3, 1."""
    inputs = case("nan_score_must_not_rank")["inputs"]
    rubric = Rubric(
        id="three",
        title="Three",
        criteria=tuple(Criterion(id=name, weight=1, scale=Range(low=0, high=5)) for name in "abc"),
        panel=PanelRule(method="mean"),
    )
    marks = {str(i): tuple(row) for i, row in enumerate(inputs["matrix"], start=1)}
    ranking = rank(judged(marks, rubric))
    assert ranks(ranking) == {"4": 1, "1": 2, "3": 3}
    (none,) = ranking.unranked
    assert (none.subject, none.total, none.problems[0].code) == ("2", None, "nobody_marked")


def test_a_number_that_is_not_there_is_not_a_rank() -> None:
    """None and what is not known are listed apart; NaN is an error, whoever it stands for."""
    ranking = rank({"a": 1, "b": None, "c": UNKNOWN})
    assert [
        (none.subject, none.problems[0].path, none.problems[0].code) for none in ranking.unranked
    ] == [("b", "/b", "unscored"), ("c", "/c", "unscored")]
    with pytest.raises(InvalidInputError) as error:
        rank({"a": float("nan"), "b": Decimal("inf"), "c": cast("Any", bool(1)), "d": 1, " ": 2})
    assert problems(error) == [
        ("/scores/ ", "not_a_name"),
        ("/scores/a", "not_a_number"),
        ("/scores/b", "not_a_number"),
        ("/scores/c", "not_a_number"),
    ]


def test_numbers_may_stand_under_names() -> None:
    """Provinces are ranked by their names, spaces and all."""
    assert ranks(rank({"Jawa Barat": "4.53", "Bali": "4.6"})) == {"Bali": 1, "Jawa Barat": 2}


def test_groups_are_ranked_apart() -> None:
    """Each group has a ranking of its own, in the order of the groups."""
    evaluations = judged({"a-1": (9, 9, 9, 9), "b-1": (5, 5, 5, 5), "a-2": (7, 7, 7, 7)})

    def group(evaluation: Evaluation) -> str:
        return evaluation.subject[0]

    grouped = rank(evaluations, within=group)
    assert [(name, ranks(ranking)) for name, ranking in grouped] == [
        ("a", {"a-1": 1, "a-2": 2}),
        ("b", {"b-1": 1}),
    ]
    scores: dict[str, int | None] = {"a-1": 1, "b-1": 5, "a-2": 3, "c-1": None}
    by_id = dict(rank(scores, within=lambda subject: subject[0]))
    assert ranks(by_id["a"]) == {"a-2": 1, "a-1": 2}
    assert [none.subject for none in by_id["c"].unranked] == ["c-1"]
    mixed = rank(scores, within=lambda subject: None if subject < "b" else subject[0])
    assert [name for name, _ in mixed] == [None, "b", "c"]
    listed = cast("Callable[[str], str]", list)
    with pytest.raises(InvalidInputError) as error:
        rank(scores, within=listed)
    assert str(error.value) == (
        '/within: ["a", "-", "1"] cannot name a group, since it can be changed: give a text,'
        " a number or a tuple of them"
    )


def test_groups_of_numbers_stand_in_their_order_and_break_ties_each() -> None:
    """Nine before ten; a tie-break that separates nobody decides nothing."""
    evaluations = judged(
        {
            "a-10": (40, 60, 50, 50),
            "b-10": (60, 40, 50, 50),
            "a-9": (1, 3, 2, 2),
            "b-9": (1, 3, 2, 2),
        }
    )

    def number(evaluation: Evaluation) -> int:
        return int(evaluation.subject[2:])

    (_, nine), (_, ten) = grouped = rank(evaluations, within=number, tie_break=["impact"])
    assert [name for name, _ in grouped] == [9, 10]
    assert [(s.rank, s.subject, s.tied, s.decided_by) for s in nine] == [
        (1, "a-9", True, None),
        (1, "b-9", True, None),
    ]
    assert [(s.rank, s.subject, s.tied, s.decided_by) for s in ten] == [
        (1, "b-10", False, "impact"),
        (2, "a-10", False, "impact"),
    ]


def test_a_ranking_is_ranked_anew_by_its_totals() -> None:
    """Another method, or groups, on what is ranked already; who has no rank stays without."""
    first = rank({"a": 1, "b": 1, "c": 0, "d": None})
    again = rank(first, method="dense")
    assert ranks(again) == {"a": 1, "b": 1, "c": 2}
    assert again.unranked == first.unranked


def test_no_subjects_make_an_empty_ranking() -> None:
    """Nothing to rank is no error."""
    assert len(rank({})) == len(rank([], tie_break=["impact"])) == 0
    assert str(rank({})) == ""


def test_a_ranking_prints_as_a_table() -> None:
    """Ties, what decided, and who is not ranked are to be seen."""
    evaluations = judged(
        {"a": (60, 40, 50, 50), "b": (70, 30, 50, 50), "c": (1, 1, 1, 1), "d": (None, 1, 1, 1)}
    )
    ranking = rank(evaluations, tie_break=["impact"])
    assert str(ranking).splitlines() == [
        "1  b  50  by impact",
        "2  a  50  by impact",
        "3  c  1",
        "   d      not ranked",
    ]
    assert str(rank(Counter(a=2, b=1, c=2))) == "1  a  2  tied\n1  c  2  tied\n3  b  1"
    assert ranking._repr_html_() == table(
        ("rank", "subject", "total", "note"),
        [
            (1, "b", 50, "by impact"),
            (2, "a", 50, "by impact"),
            (3, "c", 1, ""),
            (None, "d", None, "not ranked"),
        ],
    )


def test_what_is_wrong_with_evaluations_is_said_at_once() -> None:
    """Another rubric, a subject twice and what is no evaluation, each at its place."""
    other = attrs.evolve(RUBRIC, id="other")
    one, two = judged({"a": (1, 1, 1, 1), "b": (2, 2, 2, 2)})
    (stranger,) = judged({"z": (1, 1, 1, 1)}, other)
    with pytest.raises(InvalidInputError) as error:
        rank(cast("Any", [one, "x", two, one, stranger]))
    assert str(error.value).splitlines() == [
        '/scores/1: "x" is of the wrong type: give a value of Evaluation',
        '/scores/3: "a" stands here a second time, first at position 0; keep one',
        (
            "/scores/4: this is judged by the rubric other, the first by demo, or by another"
            " version of it: rank each by itself"
        ),
    ]
    for wrong, found in (("abc", '"abc"'), (3, "3")):
        with pytest.raises(InvalidInputError) as error:
            rank(cast("Any", wrong))
        assert str(error.value) == f"/scores: {found} is not a list: give a list of values"
    # The same rubric read twice is one rubric.
    assert len(rank([one, attrs.evolve(two, rubric=attrs.evolve(RUBRIC))])) == 2


def test_an_unknown_tie_break_names_the_nearest() -> None:
    """All that are unknown are said, with what was meant."""
    evaluations = judged({"a": (1, 1, 1, 1)})
    with pytest.raises(UnknownNameError) as error:
        rank(evaluations, tie_break=["impact", "-cots", "quality"])
    assert str(error.value).splitlines() == [
        '/tie_break/1: no criterion is called "cots"; did you mean cost?',
        (
            '/tie_break/2: no criterion is called "quality"; choose one of impact, cost, team,'
            " skill, size"
        ),
    ]
    assert error.value.kind == "criterion"
    assert (error.value.name, error.value.suggestions) == ("cots", ("cost",))


def test_an_id_may_itself_begin_with_a_minus() -> None:
    """A criterion called `-x` is that criterion, the higher first."""
    rubric = Rubric(
        id="minus",
        title="Minus",
        criteria=tuple(Criterion(id=name, weight=1, scale=HUNDRED) for name in ("-x", "y")),
    )
    evaluations = judged({"a": (1, 2), "b": (2, 1)}, rubric)
    assert ranks(rank(evaluations, tie_break=["-x"])) == {"b": 1, "a": 2}
    assert ranks(rank(evaluations, tie_break=["--x"])) == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        ({"tie_break": "impact"}, [("/tie_break", "not_a_list")]),
        ({"tie_break": ["cost", "cost"]}, [("/tie_break/1", "duplicate")]),
        ({"method": "ordinal"}, [("/method", "not_one_of")]),
        ({"tie_break": ["cost"]}, [("/tie_break", "nothing_breaks_ties")]),
    ],
)
def test_numbers_alone_break_no_ties(wrong: dict[str, Any], found: list[tuple[str, str]]) -> None:
    """A method that would force an order is not offered, nor a tie-break without criteria."""
    with pytest.raises(InvalidInputError) as error:
        rank({"a": 1, "b": 1}, **wrong)
    assert problems(error) == found


def test_weights_are_not_silently_negative() -> None:
    """A negative weight would turn a good mark into a bad one: it is refused before any mark."""
    with pytest.raises(RubricError) as error:
        Rubric(
            id="demo",
            title="Demo",
            criteria=(
                Criterion(id="a", weight=-1, scale=HUNDRED),
                Criterion(id="b", weight=2, scale=HUNDRED),
            ),
        )
    assert problems(error) == [("/criteria/0/weight", "weight_negative")]


def test_a_total_is_a_decimal_where_one_is_equal() -> None:
    """Whoever gives a fraction gets the number that it is, as from everywhere else."""
    half, third = rank({"a": Fraction(1, 2), "b": Fraction(1, 3)})
    assert (type(half.total), str(half.total)) == (Decimal, "0.5")
    assert third.total == Fraction(1, 3)
    (long,) = rank({"a": Fraction(1, 2**9000)})
    assert long.total == Fraction(1, 2**9000)


def test_totals_that_share_a_hash_keep_their_order_and_their_ties() -> None:
    """Their texts tell them apart, and their values put them in order."""
    shared = {f"s{n:03}": (2**61 - 1) * (2**31 - 1) * (n // 2) for n in range(200)}
    ranking = rank(shared)
    assert [standing.subject for standing in ranking][:3] == ["s198", "s199", "s196"]
    assert [standing.rank for standing in ranking][:4] == [1, 1, 3, 3]
