"""Scoring by the rules: each method, drop, missing mark, spread, rounding and pass mark."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest

from jipp import (
    Actor,
    Agency,
    Basis,
    Confidence,
    Criterion,
    Evaluation,
    Innovation,
    Interval,
    Intervals,
    Levels,
    MarksError,
    MissingWeightError,
    PanelRule,
    Proposal,
    Range,
    Rounding,
    Rubric,
    Sheet,
    UnknownNameError,
    YesNo,
    evaluate,
    evaluate_all,
)
from jipp.typing import Number

TEN = Range(low=0, high=10)
LEAF = Criterion(id="a", weight=1, scale=TEN)
PLAIN = Rubric(id="plain", title="Plain", criteria=(LEAF,))
Answer = Number | bool
Given = Mapping[str, Answer | None]


def sheets(*marks: Answer | None) -> list[Sheet]:
    """A sheet a judge, j1, j2, …, each with one mark for `a`."""
    return [
        Sheet(subject="s", judge=f"j{i}", marks={"a": mark})
        for i, mark in enumerate(marks, start=1)
    ]


def elder(mark: Number) -> Sheet:
    """An adjudicator's sheet."""
    return Sheet(subject="s", judge="elder", marks={"a": mark}, adjudicator=True)


def under(rule: PanelRule, *marks: Number | None, extra: tuple[Sheet, ...] = ()) -> Evaluation:
    """The evaluation of one criterion under a panel rule."""
    return evaluate(attrs.evolve(PLAIN, panel=rule), [*sheets(*marks), *extra])


@pytest.mark.parametrize(
    ("method", "value"),
    [("mean", "23/3"), ("median", 8), ("sum", 23), ("min", 6), ("max", 9)],
)
def test_a_panel_joins_its_marks_by_a_method(method: Any, value: Number) -> None:
    """6, 8 and 9 come to what the method says, exactly."""
    assert under(PanelRule(method=method), 9, 6, 8).total == Fraction(value)


def test_a_single_judge_is_taken_as_is() -> None:
    """The method `single` takes the one mark; the median of two lies between."""
    assert under(PanelRule(method="single"), "7.25").total == Decimal("7.25")
    assert under(PanelRule(method="median"), 6, 9).total == Decimal("7.5")


def test_of_equal_marks_the_earlier_judge_is_dropped_low_and_the_later_high() -> None:
    """Whose mark is left out is settled even where it makes no difference."""
    rule = PanelRule(method="mean", drop_low=1, drop_high=1)
    part = under(rule, 5, 5, 5, 5).part("a")
    assert [mark.judge for mark in part.dropped] == ["j1", "j4"]
    assert [mark.judge for mark in part.used] == ["j2", "j3"]


def test_a_panel_smaller_than_its_drops_has_no_value() -> None:
    """Of three marks four cannot be dropped: five judges are needed, and no mark is left over."""
    rule = PanelRule(method="mean", drop_high=4)
    with pytest.raises(MarksError) as caught:
        under(rule, 0, 1, 2)
    assert [(p.code, dict(p.params)["needed"]) for p in caught.value.problems] == [
        ("too_few_judges", 5)
    ]


def test_the_most_distant_marks_are_dropped() -> None:
    """Two low and one high of five are left out, lowest first."""
    part = under(PanelRule(method="mean", drop_low=2, drop_high=1), 9, 1, 7, 3, 8).part("a")
    assert [mark.judge for mark in part.dropped] == ["j2", "j4", "j1"]
    assert [int(mark.points) for mark in part.dropped] == [1, 3, 9]
    assert part.value == Decimal("7.5")


@pytest.mark.parametrize(
    ("missing", "value", "judges"),
    [("skip", 7, ["j1", "j3"]), ("zero", "14/3", ["j1", "j2", "j3"])],
)
def test_a_missing_mark_is_skipped_or_counts_as_zero(
    missing: Any, value: Number, judges: list[str]
) -> None:
    """Either way the part says who gave none; an absent key and None are the same."""
    rule = PanelRule(method="mean", missing=missing)
    part = under(rule, 8, None, 6).part("a")
    absent = Sheet(subject="s", judge="j2", marks={})
    other = evaluate(attrs.evolve(PLAIN, panel=rule), [absent, *sheets(8, None, 6)[::2]])
    assert part.value == Fraction(value)
    assert part.missing == ("j2",)
    assert [mark.judge for mark in part.used] == judges
    assert other.parts == (part,)


def test_zeros_for_missing_marks_can_be_dropped() -> None:
    """A missing mark that counts as zero is a mark like others: dropped low, and a wide spread."""
    rule = PanelRule(method="mean", missing="zero", drop_low=1, max_spread=5)
    found = under(rule, 8, None, 6)
    assert found.total == 7
    (dropped,) = found.part("a").dropped
    assert (dropped.judge, dropped.given, str(dropped.points)) == ("j2", None, "0")
    assert found.flags == ("adjudicate",)


@pytest.mark.parametrize(
    ("adjudication", "total", "used", "dropped"),
    [
        ("replace", 6, ["elder"], ["j1", "j2", "j3"]),
        ("join", "19/3", ["elder", "j2", "j3"], ["j1"]),
        (None, Fraction(13, 2), ["j2", "j3"], ["j1"]),
    ],
)
def test_an_adjudicator_settles_a_wide_spread(
    adjudication: Any, total: Number, used: list[str], dropped: list[str]
) -> None:
    """The mark replaces the panel's, joins them before any is dropped, or does not count."""
    rule = PanelRule(method="mean", drop_low=1, max_spread=3, adjudication=adjudication)
    found = under(rule, 2, 6, 7, extra=(elder(6),))
    part = found.part("a")
    assert found.total == Fraction(total)
    assert [mark.judge for mark in part.used] == used
    assert [mark.judge for mark in part.dropped] == dropped
    assert found.flags == (("adjudicate",) if adjudication is None else ())


def test_an_adjudicator_counts_only_beyond_the_spread() -> None:
    """At the spread itself the panel stands, unflagged; beyond it and unsettled, flagged."""
    rule = PanelRule(method="mean", max_spread=3, adjudication="replace")
    at = under(rule, 4, 7, extra=(elder(10),))
    beyond = under(rule, 4, "7.01")
    assert (at.total, at.flags) == (Decimal("5.5"), ())
    assert (beyond.total, beyond.flags) == (Decimal("5.505"), ("adjudicate",))
    assert beyond.part("a").flags == ("adjudicate",)
    lacking = Sheet(subject="s", judge="elder", marks={"a": None}, adjudicator=True)
    assert under(rule, 4, 8, extra=(lacking,)).flags == ("adjudicate",)


def test_spread_is_measured_in_points_before_dropping() -> None:
    """The mark that will be dropped still makes the spread."""
    rule = PanelRule(method="mean", drop_low=1, max_spread=3)
    assert under(rule, 1, 7, 7).flags == ("adjudicate",)


def test_a_recused_judge_does_not_count() -> None:
    """A recused sheet leaves no trace in the score, whatever is on it."""
    recused = Sheet(subject="s", judge="j9", marks={"a": 99, "x": 1}, recused=True)
    assert evaluate(PLAIN, [*sheets(6, 8), recused]) == evaluate(PLAIN, sheets(6, 8))


@pytest.mark.parametrize(
    ("scale", "mark", "points"),
    [
        (TEN, "7.5", "7.5"),
        (TEN, 0.1, "0.1"),
        (TEN, "1/3", "1/3"),
        (Range(low=1, high=10, step="0.5"), 2.5, "2.5"),
        (Range(low="0.25", high=10, step="0.5"), "0.75", "0.75"),
        (Levels(points={"good": 9, "poor": -1}), "poor", -1),
        (Levels(points={"1": 9, "2": 4}), "1", 9),
        (Levels(points={"1": 9, "2": 4}), 2, 4),
        (Levels(points={"00": 9, "01": 4}), "00", 9),
        (Levels(points={"1/2": 9, "1.0": 4}), 1, 4),
        (YesNo(points=3), True, 3),
        (YesNo(points=3), False, 0),
    ],
)
def test_a_mark_is_worth_what_its_scale_says(
    scale: Range | Levels | YesNo, mark: Answer, points: Number
) -> None:
    """Numbers are worth themselves, levels and answers their points."""
    rubric = attrs.evolve(PLAIN, criteria=(attrs.evolve(LEAF, scale=scale),))
    assert evaluate(rubric, sheets(mark)).total == Fraction(points)


@pytest.mark.parametrize(("mark", "points"), [(0, 1), ("4.99", 1), (5, 2), ("5.01", 3), (10, 3)])
def test_an_interval_is_closed_where_it_says(mark: Number, points: int) -> None:
    """A bound belongs to the interval that includes it, and each number to one."""
    scale = Intervals(
        intervals=(
            Interval(low=0, high=5, points=1),
            Interval(low=5, high=5, high_included=True, points=2),
            Interval(low=5, high=10, low_included=False, high_included=True, points=3),
        )
    )
    rubric = attrs.evolve(PLAIN, criteria=(attrs.evolve(LEAF, scale=scale),))
    assert evaluate(rubric, sheets(mark)).total == points


def test_roundings_come_in_their_order() -> None:
    """Panel, value, contribution, total: each rounds what the one before left."""
    places = [Rounding(places=n) for n in (3, 2, 1, 0)]
    rubric = Rubric(
        id="r",
        title="R",
        criteria=(
            attrs.evolve(LEAF, weight=1, round_value=places[1], round_contribution=places[2]),
            Criterion(id="b", weight=1, scale=TEN),
        ),
        panel=PanelRule(method="mean", rounding=places[0]),
        rounding=places[3],
    )
    marks: list[Given] = [{"a": "8.3334", "b": 1}, {"a": "8.3335", "b": 1}]
    found = evaluate(
        rubric, [Sheet(subject="s", judge=f"j{i}", marks=m) for i, m in enumerate(marks)]
    )
    part = found.part("a")
    # 8.33345 -> 8.333 -> 8.33; 8.33 / 2 = 4.165 -> 4.2; 4.2 + 0.5 = 4.7 -> 5
    assert (str(part.value), str(part.contribution)) == ("8.33", "4.2")
    whole = attrs.evolve(LEAF, round_contribution=places[1])
    tidy = evaluate(attrs.evolve(PLAIN, criteria=(whole,)), sheets(6))
    assert str(tidy.part("a").contribution) == "6.00"
    assert (found.exact, str(found.total)) == (Decimal("4.7"), "5")


@pytest.mark.parametrize(
    ("combine", "total"),
    [("weighted_mean", "6.5"), ("weighted_sum", 26), ("minimum", 5), ("geometric_mean", "6.3")],
)
def test_a_node_combines_by_its_rule(combine: Any, total: Number) -> None:
    """5 and 8, each of weight 2: mean, sum, minimum, and the root of 40; of a branch as of all."""
    pair = tuple(Criterion(id=name, weight=2, scale=TEN) for name in "ab")
    rounding = Rounding(places=1)
    whole = attrs.evolve(PLAIN, criteria=pair, combine=combine, rounding=rounding)
    branch = Criterion(id="c", weight=1, criteria=pair, combine=combine, round_value=rounding)
    marked = [Sheet(subject="s", judge="j", marks={"a": 5, "b": 8})]
    assert evaluate(whole, marked).total == Fraction(total)
    assert evaluate(attrs.evolve(PLAIN, criteria=(branch,)), marked).total == Fraction(total)


@pytest.mark.parametrize(
    ("values", "mode", "total"),
    [
        ((2, 8), "half_up", 4),
        (("2.25", 1), "half_even", 2),
        (("2.25", 1), "half_down", 1),
        (("6.25", 1), "half_even", 2),
        ((2, 3), "down", 2),
        ((2, 3), "up", 3),
        ((0, 9), "up", 0),
        (("2.25", 4), "up", 3),
    ],
)
def test_a_geometric_mean_is_rounded_from_the_exact_root(
    values: tuple[Number, Number], mode: Any, total: int
) -> None:
    """The roots of 2.25 and 6.25 lie on a half; none is taken for a half that is not."""
    rubric = Rubric(
        id="r",
        title="R",
        criteria=tuple(Criterion(id=name, weight=1, scale=TEN) for name in "ab"),
        combine="geometric_mean",
        rounding=Rounding(places=0, mode=mode),
    )
    found = evaluate(
        rubric,
        [Sheet(subject="s", judge="j", marks=dict(zip("ab", values, strict=True)))],
    )
    assert found.total == found.exact == Decimal(total)


@pytest.mark.parametrize(
    ("weights", "values", "mode", "total"),
    [
        # Weights of sixty digits, whose root has a degree of as many.
        ((10**59, 1), (4, 5), "down", "4.00"),
        ((10**59, 1), (4, 5), "up", "4.01"),
        ((10**59, 10**59), (4, 9), "up", "6.00"),
        ((10**59, 2 * 10**59), ("0.064", "8"), "up", "1.60"),
        ((3, 2 * 10**59), (0, 5), "up", "0.00"),
        ((0, 10**59), (0, 5), "up", "5.00"),
        ((10**59, 1), (4, "3.9999999999999999999999999999"), "down", "3.99"),
        ((10**59, 10**58), (10**59, 10**59), "up", f"{10**59}.00"),
        (("0.3333", "0.6667"), (80, 80), "up", "80.00"),
        ((1, 2), ("1/3", "1/9"), "half_up", "0.16"),
    ],
)
def test_a_root_may_be_of_any_degree(
    weights: tuple[Number, Number], values: tuple[Number, Number], mode: Any, total: str
) -> None:
    """An exact root is found, and one that is off it by the sixtieth digit is not taken for it."""
    rubric = Rubric(
        id="r",
        title="R",
        criteria=tuple(
            Criterion(id=name, weight=weight, scale=Range(low=0, high=10**59))
            for name, weight in zip("ab", weights, strict=True)
        ),
        combine="geometric_mean",
        rounding=Rounding(places=2, mode=mode),
    )
    sheet = Sheet(subject="s", judge="j", marks=dict(zip("ab", values, strict=True)))
    assert str(evaluate(rubric, [sheet]).total) == total


def test_a_root_has_as_many_places_as_are_asked() -> None:
    """Sixty of a root of degree 10,000, whose powers lie on both sides of the product."""
    rubric = Rubric(
        id="r",
        title="R",
        criteria=tuple(
            Criterion(id=name, weight=weight, scale=Range(low=0, high=100))
            for name, weight in (("a", "0.3333"), ("b", "0.6667"))
        ),
        combine="geometric_mean",
        rounding=Rounding(places=60, mode="down"),
    )
    found = evaluate(rubric, [Sheet(subject="s", judge="j", marks={"a": 80, "b": 81})]).total
    assert found is not None
    units = int(Fraction(found) * 10**60)
    product = 80**3333 * 81**6667 * 10 ** (60 * 10_000)
    assert units**10_000 < product < (units + 1) ** 10_000


def test_a_result_may_be_rounded_to_tens() -> None:
    """Negative places are tens and hundreds, of a sum and of a root; half an even ten is down."""
    pair = tuple(Criterion(id=name, weight=1, scale=Range(low=0, high=125)) for name in "ab")
    tens = attrs.evolve(PLAIN, criteria=pair, rounding=Rounding(places=-1, mode="half_even"))
    cases: tuple[tuple[Any, Any, int], ...] = (
        ("weighted_sum", (70, 55), 120),
        ("weighted_sum", (70, 56), 130),
        ("geometric_mean", (38, 40), 40),
        ("geometric_mean", (5, 125), 20),
        ("geometric_mean", (25, 25), 20),
        ("geometric_mean", (25, 27), 30),
    )
    for combine, values, total in cases:
        marked = [Sheet(subject="s", judge="j", marks=dict(zip("ab", values, strict=True)))]
        rubric = attrs.evolve(tens, combine=combine)
        assert evaluate(rubric, marked).total == total


def test_the_lowest_of_unlike_fractions_is_the_minimum() -> None:
    """A third is less than 2/5, though 2/5 has the higher numerator and 1/2 the lower bottom."""
    leaves = tuple(Criterion(id=name, scale=TEN) for name in "abc")
    lowest = attrs.evolve(PLAIN, criteria=leaves, combine="minimum")
    for values, total in ((("1/3", "2/5", "1/2"), "1/3"), (("2/3", "3/5", 1), "3/5")):
        marked = [Sheet(subject="s", judge="j", marks=dict(zip("abc", values, strict=True)))]
        assert evaluate(lowest, marked).total == Fraction(total)


def test_a_weight_of_zero_is_known_and_counts_for_nothing() -> None:
    """A summary that weighs 0 is marked and shown, and moves no total."""
    rubric = attrs.evolve(PLAIN, criteria=(LEAF, Criterion(id="summary", weight=0, scale=TEN)))
    found = evaluate(rubric, [Sheet(subject="s", judge="j", marks={"a": 6, "summary": 1})])
    assert found.total == 6
    assert found.part("summary").contribution == 0


def test_weights_are_not_asked_where_they_are_ignored() -> None:
    """A minimum needs no weights; a mean names all that lack one, before any mark is read."""
    bare = tuple(Criterion(id=name, scale=TEN) for name in "abc")
    lowest = attrs.evolve(PLAIN, criteria=bare, combine="minimum")
    marks: Given = {"a": 4, "b": 3, "c": 9}
    assert evaluate(lowest, [Sheet(subject="s", judge="j", marks=marks)]).total == 3
    unknown = attrs.evolve(PLAIN, criteria=(*bare, Criterion(id="d", weight=1)))
    for score in (evaluate, evaluate_all):
        with pytest.raises(MissingWeightError) as caught:
            score(unknown, [Sheet(subject="s", judge="j", marks={"a": "?"})])
        assert caught.value.criteria == ("a", "b", "c", "d")
        assert [p.path for p in caught.value.problems][-2:] == [
            "/criteria/2/weight",
            "/criteria/3/scale",
        ]
        assert "the weight of a is not known: give the criterion a weight" in str(caught.value)


@pytest.mark.parametrize(
    ("marks", "passed"),
    [((7, 5), True), ((7, "4.9"), False), (("6.8", 5), False), (("6.9", 5), True)],
)
def test_pass_marks_are_met_at_equality_on_rounded_values(
    marks: tuple[Number, Number],
    passed: bool,
) -> None:
    """5.95 is published as 6.0 and reaches 6; a criterion under its own mark fails the whole."""
    rubric = Rubric(
        id="r",
        title="R",
        criteria=(LEAF, Criterion(id="b", weight=1, scale=TEN, pass_mark=5)),
        rounding=Rounding(places=1),
        pass_mark=6,
    )
    given: Given = dict(zip("ab", marks, strict=True))
    assert evaluate(rubric, [Sheet(subject="s", judge="j", marks=given)]).passed is passed


def test_nothing_passes_or_fails_without_a_pass_mark() -> None:
    """`passed` is None where the rubric has none, at any depth."""
    assert evaluate(PLAIN, sheets(0)).passed is None


def test_nothing_is_clamped() -> None:
    """Penalties may lead below zero, and weights above the scale."""
    scale = Levels(points={"late": -20, "in time": 0})
    criteria = (attrs.evolve(LEAF, weight=3), Criterion(id="b", weight=1, scale=scale))
    rubric = attrs.evolve(PLAIN, criteria=criteria, combine="weighted_sum")
    for a, b, total in ((1, "late", -17), (10, "in time", 30)):
        found = evaluate(rubric, [Sheet(subject="s", judge="j", marks={"a": a, "b": b})])
        assert found.total == total


def test_totals_are_decimals_where_one_is_equal() -> None:
    """A third stays a fraction; a published total keeps its places."""
    third, half = evaluate(PLAIN, sheets(0, 0, 1)), evaluate(PLAIN, sheets(0, 1))
    assert (third.total, type(third.exact)) == (Fraction(1, 3), Fraction)
    assert (half.total, type(half.exact)) == (Decimal("0.5"), Decimal)
    published = evaluate(attrs.evolve(PLAIN, rounding=Rounding(places=2)), sheets(0, 1))
    assert (str(published.total), str(published.exact)) == ("0.50", "0.5")


def test_sheets_of_many_are_picked_by_subject() -> None:
    """`subject` names whose sheets count; the innovation itself may be given."""
    mixed = [*sheets(8), Sheet(subject="other", judge="j1", marks={"a": 1})]
    office = Agency(id="office", name="Office", kind="city")
    assert evaluate(PLAIN, mixed, subject="s").total == 8
    other = Innovation(id="other", title="Other", agency=office)
    assert evaluate(PLAIN, mixed, subject=other).total == 1
    proposal = Proposal(id="s", innovation="other", agency=office, edition=2023)
    assert evaluate(PLAIN, mixed, subject=proposal).total == 8


def test_judges_of_other_agencies_may_judge() -> None:
    """Only the own agency is a conflict, and a recused judge is none."""
    office, other = (Agency(id=name, name=name, kind="city") for name in ("office", "other"))
    subject = Innovation(id="s", title="S", agency=office)
    judges = [Actor(id="j1", agency=other), Actor(id="j2", agency=office), Actor(id="j3")]
    marked = [*sheets(8), attrs.evolve(sheets(0, 2)[1], recused=True)]
    assert evaluate(PLAIN, marked, subject=subject, judges=judges).total == 8


def test_many_are_scored_in_the_order_of_their_ids() -> None:
    """Every subject with sheets, and those named without; progress is told after each."""
    told: list[tuple[int, int]] = []
    marked = [Sheet(subject=name, judge="j", marks={"a": 5}) for name in ("b", "c", "a")]
    found = evaluate_all(
        PLAIN, marked, subjects=["d"], progress=lambda done, of: told.append((done, of))
    )
    assert [(one.subject, one.total) for one in found] == [
        ("a", 5),
        ("b", 5),
        ("c", 5),
        ("d", None),
    ]
    assert [p.code for p in found[3].problems] == ["no_sheets"]
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert evaluate_all(PLAIN, []) == ()


def test_parts_are_found_by_id() -> None:
    """An unknown id is answered with the nearest that there are."""
    two = attrs.evolve(PLAIN, criteria=(LEAF, Criterion(id="novelty", weight=0, scale=TEN)))
    found = evaluate(two, [Sheet(subject="s", judge="j", marks={"a": 1, "novelty": 2})])
    assert found.part("novelty").value == 2
    with pytest.raises(UnknownNameError) as error:
        found.part("novelti")
    assert str(error.value) == 'no criterion is called "novelti"; did you mean novelty?'


def test_a_score_is_as_sure_as_its_weakest_rule() -> None:
    """A transcribed weight makes a transcribed score; an office's own rubric states no fact."""
    official = Basis(origin="law", confidence="official")
    weak = Basis(origin="law", confidence="transcribed")
    rubric = attrs.evolve(
        PLAIN, basis=official, criteria=(LEAF, Criterion(id="b", weight=0, scale=TEN, basis=weak))
    )
    found = evaluate(rubric, [Sheet(subject="s", judge="j", marks={"a": 1, "b": 1})])
    assert (found.confidence, found.design) == (Confidence.TRANSCRIBED, False)
    own = evaluate(PLAIN, sheets(1))
    assert (own.confidence, own.design) == (None, False)
