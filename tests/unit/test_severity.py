"""Severity: closed forms, what connects a panel, what moves, which mark stands out."""

import math
import pickle
import random
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

import pytest

from jipp import DisconnectedPanelError, InvalidInputError, UndefinedError
from jipp._html import table
from jipp.evaluation.severity import Adjustment, adjust, z_scores
from jipp.model.sheet import Sheet
from jipp.typing import Number
from tests.scoring_cases import case, fractions, near

NO_MARK = "is not a mark: give an exact number, or none where nothing was marked"
INVERSION = [
    ("A", "J1", 4),
    ("B", "J1", 3),
    ("C", "J1", 2),
    ("B", "J2", 9),
    ("C", "J2", 8),
    ("D", "J2", 7),
]


def judges_of(found: Adjustment) -> dict[str, Fraction]:
    """The effect of each judge."""
    return {judge: fit.effect for judge, fit in found.judges.items()}


def panel(subjects: int, judges: int) -> list[tuple[str, str, int]]:
    """A full synthetic panel that an additive model fits but for a little noise."""
    chance = random.Random(11)  # noqa: S311 - synthetic marks
    return [
        (f"P{i}", f"J{j}", 50 + 3 * i + 2 * j + chance.randrange(3))
        for i in range(subjects)
        for j in range(judges)
    ]


def test_balanced_incomplete_blocks_give_the_textbooks_effects() -> None:
    """Seven units, seven judges, three marks each: the intra-block solution, exactly."""
    published = case("bibd_two_way_additive_effects")
    inputs, expected = published["inputs"], published["expected"]
    columns = zip(inputs["unit"], inputs["judge"], inputs["score"], strict=True)
    found = adjust((f"U{unit}", f"J{judge}", score) for unit, judge, score in columns)
    effects = fractions(published["expected_exact"]["unit_effects"])
    assert found.subjects == tuple((f"U{i + 1}", effect) for i, effect in enumerate(effects))
    assert all(map(near, judges_of(found).values(), expected["judge_effects_sum0"]))
    assert found.grand_mean == 2


def test_a_severe_judge_no_longer_turns_the_order_round() -> None:
    """Raw means put D first and A last; the same marks without severity say the opposite."""
    published = case("judge_severity_rank_inversion")
    expected = published["expected"]
    found = adjust(published["inputs"]["unit_judge_score"])
    raw, adjusted, judges = dict(found.raw), dict(found.adjusted), judges_of(found)
    assert raw == expected["naive_means"]
    assert sorted(raw, key=raw.__getitem__, reverse=True) == expected["naive_rank"]
    assert sorted(adjusted, key=adjusted.__getitem__, reverse=True) == expected["adjusted_rank"]
    assert {s: value - adjusted["A"] for s, value in adjusted.items()} == expected[
        "unit_effect_minus_A"
    ]
    assert judges["J2"] - judges["J1"] == expected["judge_J2_minus_J1"]
    assert all(residual == 0 for _, _, residual in found.residuals)


def test_z_scores_divide_by_the_population_deviation() -> None:
    """Each judge by itself, with n and not n - 1, in the order given."""
    published = case("zscore_per_judge")
    scores = published["inputs"]["scores"]
    triples = [(f"S{i}", j, mark) for j, marks in scores.items() for i, mark in enumerate(marks)]
    found = z_scores(triples)
    assert [(s, j) for s, j, _ in found] == [(s, j) for s, j, _ in triples]
    expected = [z for marks in published["expected"].values() for z in marks]
    assert all(map(near, (z for _, _, z in found), expected))


def test_an_adjustment_says_what_it_did() -> None:
    """Judges, then what moves, in the reader's language, rounded for reading."""
    found = adjust(INVERSION)
    assert found.explain() == (
        "J1 is severe: marks 3.00 below the panel's average\n"
        "J2 is lenient: marks 3.00 above the panel's average\n"
        "A moves from place 4 to 1: 4.00 raw, 7.00 adjusted\n"
        "D moves from place 1 to 4: 7.00 raw, 4.00 adjusted"
    )
    assert found.explain("id").splitlines()[0] == (
        "J1 ketat: nilainya 3,00 di bawah rata-rata panel"
    )
    alike = adjust([("A", "J1", 1), ("B", "J1", 2), ("A", "J2", 1), ("B", "J2", 2)])
    assert alike.explain() == "no judge is severe or lenient, and nothing moves"


def test_a_notebook_shows_raw_and_adjusted_side_by_side() -> None:
    """A row a subject, best first, under the plain statement."""
    names = dict(zip("ABCD", "zyxw", strict=True))
    found = adjust([(names[s], j, mark) for s, j, mark in INVERSION])
    drawn = getattr(found, "_repr_html_")()  # noqa: B009 - what a notebook does
    headers = ("subject", "raw", "raw_rank", "adjusted", "rank")
    rows = [
        ("z", Decimal("4.00"), 4, Decimal("7.00"), 1),
        ("y", Decimal("6.00"), 2, Decimal("6.00"), 2),
        ("x", Decimal("5.00"), 3, Decimal("5.00"), 3),
        ("w", Decimal("7.00"), 1, Decimal("4.00"), 4),
    ]
    assert drawn == table(headers, rows, caption="; ".join(found.explain().splitlines()))
    assert found.to_records()[0] == dict(zip(headers, ("z", 4, 4, 7, 1), strict=True))
    many = adjust([(f"S{i}", "J", i) for i in range(62)])
    shown = getattr(many, "_repr_html_")()  # noqa: B009 - what a notebook does
    assert shown == table(
        headers,
        [
            (f"S{i}", Decimal(f"{i}.00"), 62 - i, Decimal(f"{i}.00"), 62 - i)
            for i in range(61, 1, -1)
        ],
        caption=many.explain(),
        more=2,
    )


def test_equal_values_share_the_better_place() -> None:
    """Three are tied raw; adjusted, one of them leads and the others still tie."""
    triples = [("A", "J1", 5), ("B", "J2", 5), ("C", "J2", 5), ("D", "J1", 1), ("D", "J2", 3)]
    assert adjust(triples).moved == (("B", 1, 2), ("C", 1, 2))


def test_the_parts_of_a_mark_add_up() -> None:
    """Level, subject, judge and residual give back each mark; the effects sum to nothing."""
    triples: list[tuple[str, str, int | str]] = [*panel(5, 3)[:-2], ("P9", "J0", "61.5")]
    found = adjust(triples)
    subjects, judges = dict(found.subjects), judges_of(found)
    assert sum(subjects.values()) == sum(judges.values()) == 0
    assert sum(residual for _, _, residual in found.residuals) == 0
    back = {(s, j): found.grand_mean + subjects[s] + judges[j] + r for s, j, r in found.residuals}
    assert back == {(s, j): Fraction(mark) for s, j, mark in triples}
    assert dict(found.adjusted) == {s: found.grand_mean + e for s, e in subjects.items()}
    assert pickle.loads(pickle.dumps(found)) == found


def test_more_judges_than_subjects_are_solved_from_the_other_side() -> None:
    """The smaller side is solved for, with the same result as a mirror panel gives."""
    triples = [(f"S{s}", f"J{j}", (3 * s + j * j) % 7) for s in range(2) for j in range(5)]
    mirrored = adjust([(j, s, mark) for s, j, mark in triples])
    found = adjust(triples)
    assert judges_of(found) == dict(mirrored.subjects)
    assert dict(found.subjects) == judges_of(mirrored)
    assert found.grand_mean == mirrored.grand_mean


def test_one_judge_alone_is_neither_severe_nor_lenient() -> None:
    """There is nobody to be held against."""
    found = adjust([("A", "J1", 4), ("B", "J1", 3)])
    assert judges_of(found) == {"J1": 0}
    assert found.adjusted == found.raw


def test_one_mark_that_stands_out_is_found() -> None:
    """A mark thirty too high stands out, and no other does."""
    marks = panel(8, 3)
    assert adjust(marks).outliers == ()
    subject, judge, mark = marks[10]
    marks[10] = (subject, judge, mark + 30)
    found = adjust(marks)
    assert [(s, j) for s, j, _ in found.outliers] == [(subject, judge)]
    assert found.outliers[0] in found.residuals
    assert (
        found.explain().splitlines()[-1].startswith(f"{judge}'s mark for {subject} stands out: 1")
    )
    assert adjust(marks, cutoff=1000).outliers == ()


def test_a_mark_stands_out_by_its_externally_studentised_residual() -> None:
    """By hand, from refitting without it: 1805/131 is the square of one, 605/371 of the next."""
    rows = ((5, 6, 9), (7, 7, 8), (3, 5, 4), (6, 8, 7))
    marks = [(f"S{i}", f"J{j}", mark) for i, row in enumerate(rows) for j, mark in enumerate(row)]
    high, low = ("S0", "J2", Fraction(19, 12)), ("S0", "J1", Fraction(-11, 12))
    assert adjust(marks).outliers == adjust(marks, cutoff="3.71").outliers == (high,)
    assert adjust(marks, cutoff="3.72").outliers == ()
    assert adjust(marks, cutoff="1.28").outliers == (high,)
    both = adjust(marks, cutoff="1.27")
    assert both.outliers == (low, high)
    assert both.explain().splitlines()[-2:] == [
        "J1's mark for S0 stands out: 0.92 below what the rest leads to expect",
        "J2's mark for S0 stands out: 1.58 above what the rest leads to expect",
    ]
    assert len(adjust(marks, cutoff=1).outliers) == 2
    # Three subjects and two judges leave two degrees of freedom, the least that will do.
    six = [(f"S{i}", f"J{j}", mark) for i, j, mark in ((0, 0, 1), (1, 0, 2), (2, 0, 3))]
    six += [(s, "J1", mark) for (s, _, _), mark in zip(six, (1, 2, 9), strict=True)]
    assert [one[:2] for one in adjust(six).outliers] == [("S2", "J0"), ("S2", "J1")]


def test_a_panel_without_spare_marks_shows_no_outlier() -> None:
    """Where the effects use up all marks, nothing is left to judge a mark by."""
    assert adjust([("A", "J1", 1), ("B", "J1", 2), ("A", "J2", 9), ("B", "J2", 3)]).outliers == ()


def test_a_panel_in_parts_is_refused_and_its_parts_are_named() -> None:
    """No judge connects A, B with C: their marks cannot be compared."""
    with pytest.raises(DisconnectedPanelError) as error:
        adjust([("C", "J2", 3), ("B", "J1", 2), ("A", "J1", 1)])
    assert error.value.components == (("A", "B"), ("C",))
    assert str(error.value) == (
        "/triples: the panel falls into 2 parts that no judge connects; A, C lie in different"
        " ones: let a judge of one part mark a subject of another, or take each part by itself"
    )


def test_the_exact_solution_has_a_limit() -> None:
    """More than 150 of both sides are refused with the numbers; 150 of one side are not."""
    chain = [(f"S{i + d}", f"J{i}", i % 5) for i in range(151) for d in (0, 1)]
    with pytest.raises(InvalidInputError) as error:
        adjust(chain)
    assert str(error.value) == (
        "/triples: 152 subjects and 151 judges are too many: severity is exact for at most 150 of"
        " either; take parts of the panel"
    )
    assert len(adjust(chain[2:]).judges) == 150


def test_sheets_of_one_criterion_are_marks_too() -> None:
    """Recused judges, adjudicators and missing marks are left out."""
    sheets = [Sheet(subject=s, judge=j, marks={"impact": mark}) for s, j, mark in INVERSION]
    left_out = [
        Sheet(subject="A", judge="J3", marks={"impact": 99}, recused=True),
        Sheet(subject="A", judge="J4", marks={"impact": 99}, adjudicator=True),
        Sheet(subject="A", judge="J5", marks={"impact": None}),
        Sheet(subject="A", judge="J6"),
    ]
    assert adjust([*sheets, *left_out]) == adjust(INVERSION)
    assert z_scores(sheets) == z_scores(INVERSION)


def test_sheets_of_several_criteria_are_refused() -> None:
    """Severity on one criterion says nothing of another."""
    with pytest.raises(InvalidInputError) as error:
        adjust(
            [
                Sheet(subject="A", judge="J1", marks={"impact": 1}),
                Sheet(subject="B", judge="J1", marks={"novelty": 1}),
                Sheet(subject="C", judge="J1", marks={"impact": 1, "novelty": 2}),
                Sheet(subject="D", judge="J1", marks={"impact": "high"}),
            ]
        )
    one = "severity is estimated for one criterion at a time: give sheets of one criterion"
    assert str(error.value).splitlines() == [
        f"/triples/1/marks: marks for novelty, but {one}",
        f"/triples/2/marks: marks for impact, novelty, but {one}",
        f'/triples/3/marks/impact: "high" {NO_MARK}',
    ]


@pytest.mark.parametrize("call", [adjust, z_scores])
def test_all_faults_of_the_marks_are_told_at_once(call: Callable[[Any], object]) -> None:
    """What is no triple, ids that are none, marks that are no numbers, a judge twice."""
    with pytest.raises(InvalidInputError) as error:
        call(
            [
                ("A", "J1", 4),
                "AJ1",
                ("B", "J1 ", math.nan),
                ("A", "J1", 5),
                (None, "J1", True),
                ("C", "J1", None),
            ]
        )
    id_ = "is not an id: give 1 to 128 characters without spaces, control or invisible characters"
    name = (
        "is not a name: give 1 to 128 characters without control or invisible characters, and"
        " without spaces at either end"
    )
    assert str(error.value).splitlines() == [
        (
            '/triples/1: "AJ1" is neither a sheet nor a triple of subject, judge and mark: give one'
            " of them"
        ),
        f'/triples/2/1: "J1 " {name}',
        f"/triples/2/2: nan {NO_MARK}",
        "/triples/3: J1 has marked A already, at position 0: keep one mark",
        f"/triples/4/0: null {id_}",
        f"/triples/4/2: true {NO_MARK}",
    ]


@pytest.mark.parametrize(
    ("triples", "fault"),
    [
        ("ABC", '"ABC" is not a list: give a list of values'),
        (7, "7 is not a list: give a list of values"),
        ([], "no marks, so there is nothing to compute: give at least one"),
    ],
)
def test_marks_that_are_none_are_refused(triples: object, fault: str) -> None:
    """A text is no list of marks, and an empty list says nothing."""
    with pytest.raises(InvalidInputError) as error:
        adjust(cast("Any", triples))
    assert str(error.value) == f"/triples: {fault}"


@pytest.mark.parametrize(
    ("cutoff", "fault"),
    [
        (0, "0 is too small: give a number above 0"),
        (-3, "-3 is too small: give a number above 0"),
        (
            "x",
            (
                '"x" is not an exact number: give a whole number, a decimal or a fraction p/q of at'
                " most 60 digits"
            ),
        ),
    ],
)
def test_the_cutoff_is_above_zero(cutoff: Number, fault: str) -> None:
    """Below that, every mark would stand out."""
    with pytest.raises(InvalidInputError) as error:
        adjust(INVERSION, cutoff=cutoff)
    assert str(error.value) == f"/cutoff: {fault}"


def test_a_judge_who_marks_all_alike_has_no_z_scores() -> None:
    """Each such judge is named."""
    with pytest.raises(UndefinedError) as error:
        z_scores([*INVERSION, ("A", "J9", 5), ("B", "J9", 5), ("A", "J8", 1)])
    assert str(error.value).splitlines() == [
        "/triples: all marks of J8 are alike, so they cannot be standardised: leave the judge out",
        "/triples: all marks of J9 are alike, so they cannot be standardised: leave the judge out",
    ]


def test_z_scores_of_large_and_tiny_marks_are_finite() -> None:
    """The whole numbers behind them may be far beyond what a float can square."""
    marks: list[tuple[str, str, Number]] = [("A", "J", "1e60"), ("B", "J", Decimal("1e-60"))]
    large = z_scores(marks)
    assert [z for _, _, z in large] == [1.0, -1.0]


def test_wrong_words_for_a_language_are_refused() -> None:
    """Only Indonesian and English are spoken."""
    with pytest.raises(LookupError):
        adjust(INVERSION).explain(cast("Any", "fr"))


def test_who_is_unlike_the_others_is_named_and_how() -> None:
    """One judge whose marks go astray, one who knows only the ends of the scale."""
    fair = [(f"P{i}", f"J{j}", 40 + 4 * i) for i in range(6) for j in range(3)]
    astray = [(f"P{i}", "wild", 40 + 4 * i + (9 if i % 2 else -9)) for i in range(6)]
    said = adjust(fair + astray).explain().splitlines()
    assert said[0].startswith("wild is unlike the others: the squared residuals are 9.00 times")
    ends = [(f"P{i}", "ends", 60 if i > 2 else 40) for i in range(6)]
    said = adjust(fair + ends).explain("id").splitlines()
    assert "ends banyak memberi nilai di ujung skala: 100,00 % nilainya, juri lain 33,33 %" in said
    assert not [line for line in adjust(fair).explain().splitlines() if "scale" in line]
