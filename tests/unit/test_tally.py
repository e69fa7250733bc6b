"""Tallies: columns of sheets, counted in parts, with every fault at its column and row."""

import operator
import pickle
from array import array
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from time import process_time
from typing import Any, TypeAlias, cast

import attrs
import pytest

from jipp import (
    Criterion,
    Interval,
    Intervals,
    InvalidInputError,
    Levels,
    Linear,
    MarksError,
    MissingWeightError,
    PanelRule,
    Range,
    Rounding,
    Rubric,
    Sheet,
    Tally,
    YesNo,
    evaluate,
    evaluate_all,
    rank,
)
from jipp._html import table
from jipp.evaluation.agreement import krippendorff_alpha
from jipp.model.scale import Scale
from jipp.typing import Number
from tests.scoring_cases import problems

Wrong: TypeAlias = Any
HUNDRED = Range(low=0, high=100)
YES = True
NO_COLUMNS = (
    'is not a mapping of columns: give a dict of lists, `df.to_dict("list")` of pandas,'
    " `df.to_dict(as_series=False)` of polars, `table.to_pydict()` of pyarrow"
)
RUBRIC = Rubric(
    id="demo",
    title="Demo",
    criteria=(
        Criterion(id="novelty", weight=30, scale=HUNDRED),
        Criterion(id="impact", weight=70, scale=HUNDRED),
    ),
    rounding=Rounding(places=1),
)
COLUMNS: dict[str, list[Any]] = {
    "subject": ["one-stop", "one-stop", "one-stop", "e-queue", "e-queue"],
    "judge": ["anna", "budi", "citra", "anna", "budi"],
    "novelty": [80, 75, 71, 60, 64],
    "impact": [65, 70, 90, 90, 31],
}
MEDIAN = attrs.evolve(RUBRIC, panel=PanelRule(method="median"))
SKIPPING = attrs.evolve(RUBRIC, panel=PanelRule(method="mean", missing="skip", min_judges=2))


def one(scale: Scale, rule: PanelRule | None = None) -> Rubric:
    """A rubric of one criterion, `a`."""
    rule = rule or PanelRule(method="mean")
    criteria = (Criterion(id="a", weight=1, scale=scale),)
    return Rubric(id="one", title="One", criteria=criteria, panel=rule)


def column(*marks: Any, **others: list[Any]) -> dict[str, list[Any]]:
    """Columns of one subject, each judge with one mark for `a`."""
    judges = [f"j{i}" for i in range(len(marks))]
    return {"subject": ["s"] * len(marks), "judge": judges, "a": list(marks), **others}


def totals(rubric: Rubric, columns: dict[str, list[Any]]) -> dict[str, Any]:
    """The total of each subject."""
    found = Tally.of(rubric, columns).totals()
    return dict(zip(found["subject"], found["total"], strict=True))


def split(columns: dict[str, list[Any]], rows: list[int]) -> dict[str, list[Any]]:
    """Some rows of columns."""
    return {name: [values[row] for row in rows] for name, values in columns.items()}


@pytest.mark.parametrize("rubric", [RUBRIC, MEDIAN, SKIPPING])
def test_totals_have_the_digits_of_single_evaluations(rubric: Rubric) -> None:
    """The same sheets, one by one and in columns, come to the same totals and keep their places."""
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in zip(*COLUMNS.values(), strict=True)]
    sheets = [Sheet(subject=row.pop("subject"), judge=row.pop("judge"), marks=row) for row in rows]
    expected = {e.subject: str(e.total) for e in evaluate_all(rubric, sheets)}
    assert {s: str(total) for s, total in totals(rubric, COLUMNS).items()} == expected
    assert list(totals(rubric, COLUMNS)) == ["e-queue", "one-stop"]


@pytest.mark.parametrize(
    ("rule", "total"),
    [
        (PanelRule(method="mean", drop_low=1, drop_high=1), 6),
        (PanelRule(method="mean", drop_low=2), 8),
        (PanelRule(method="mean", drop_high=1), "4.75"),
        (PanelRule(method="mean", drop_low=1, rounding=Rounding(places=0)), 7),
        (PanelRule(method="mean", rounding=Rounding(places=0)), 6),
        (PanelRule(method="median"), 7),
        (PanelRule(method="median", drop_low=1), "7.5"),
        (PanelRule(method="sum"), 28),
        (PanelRule(method="mean", min_judges=5), "5.6"),
        (PanelRule(method="sum", drop_low=1, drop_high=1), 18),
        (PanelRule(method="min", drop_low=1), 3),
        (PanelRule(method="max", drop_high=2), 7),
    ],
)
def test_a_panel_is_joined_alike_in_columns_and_one_by_one(rule: PanelRule, total: Number) -> None:
    """Of 9, 1, 7, 3 and 8 the extremes are left out first, then the rest is joined and rounded."""
    rubric, marks = one(HUNDRED, rule), (9, 1, 7, 3, 8)
    sheets = [Sheet(subject="s", judge=f"j{i}", marks={"a": m}) for i, m in enumerate(marks)]
    assert totals(rubric, column(*marks)) == {"s": Fraction(total)}
    assert evaluate(rubric, sheets).total == Fraction(total)


def test_whole_and_fine_marks_are_added_together() -> None:
    """One criterion in whole numbers and one in halves: 0.3 of 70 and 0.7 of 70.5, and of 40."""
    rows: dict[str, list[Any]] = {
        "subject": ["s", "s", "t"],
        "judge": ["a", "b", "a"],
        "novelty": [80, 60, 40],
        "impact": [65, 76, "40"],
    }
    assert totals(RUBRIC, rows) == {"s": Decimal("70.4"), "t": 40}
    fine = {**rows, "impact": ["65.5", "75.5", 40]}
    assert totals(attrs.evolve(RUBRIC, rounding=None), fine) == {"s": Decimal("70.35"), "t": 40}


def test_exact_totals_are_there_as_well() -> None:
    """The published total is rounded, the exact one is what a rubric may rank on."""
    tally = Tally.of(RUBRIC, COLUMNS)
    assert tally.totals() == {
        "subject": ["e-queue", "one-stop"],
        "total": [Decimal("61.0"), Decimal("75.1")],
    }
    assert tally.totals(published=False)["total"] == [Decimal("60.95"), Fraction(2253, 30)]


@pytest.mark.parametrize("rubric", [RUBRIC, MEDIAN, SKIPPING])
def test_parts_in_any_order_and_grouping_make_one_tally(rubric: Rubric) -> None:
    """A tally by row, by judge or by subject adds up to the tally of the whole."""
    whole = Tally.of(rubric, COLUMNS)
    parts = [Tally.of(rubric, split(COLUMNS, [row])) for row in (3, 0, 4, 2, 1)]
    assert reduce(operator.add, parts) == sum(parts) == whole
    assert sum(parts, Tally(rubric=rubric)) == whole
    assert parts[0] + (parts[1] + parts[2]) == (parts[2] + parts[0]) + parts[1]
    empty = Tally.of(rubric, {name: [] for name in COLUMNS})
    assert empty == Tally(rubric=rubric)
    assert empty + whole == whole + empty == whole
    assert (len(empty), len(whole)) == (0, 2)
    assert empty.totals() == {"subject": [], "total": []}
    assert hash(pickle.loads(pickle.dumps(whole))) == hash(whole)


def test_a_notebook_shows_what_a_tally_holds() -> None:
    """The rubric, how many subjects and sheets, and who has only sheets that do not count."""
    silent: dict[str, list[Any]] = {
        name: [*values, last]
        for (name, values), last in zip(COLUMNS.items(), ("s", "dewi", 1, 1), strict=True)
    }
    tally = Tally.of(RUBRIC, silent | {"recused": [False] * 5 + [True]})
    drawn = getattr(tally, "_repr_html_")()  # noqa: B009 - a notebook's way
    rows = [("rubric", "Demo"), ("subjects", 2), ("sheets", 5), ("silent", 1)]
    assert drawn == table(("field", "value"), rows, caption="Tally")


def test_parts_whose_marks_are_finer_are_added_exactly() -> None:
    """Quarters in one part and thirds in another find a common denominator."""
    for rule in (PanelRule(method="mean"), PanelRule(method="median")):
        rubric = one(Range(low=0, high=10), rule)
        first = Tally.of(rubric, {"subject": ["s", "t"], "judge": ["a", "b"], "a": [0.25, 7]})
        second = Tally.of(rubric, {"subject": ["t", "s"], "judge": ["c", "c"], "a": [5, "1/3"]})
        both = first + second
        assert both == second + first
        assert both.totals()["total"] == [Fraction(7, 24), Decimal(6)]


def test_judges_are_told_apart_across_parts() -> None:
    """A judge who comes again for another subject is one judge, whatever the parts' order."""
    names = [f"j{i}" for i in range(40)]
    parts = [
        Tally.of(
            one(HUNDRED),
            {"subject": [f"s{i}", f"s{i + 1}"], "judge": [name, name], "a": [i, i + 1]},
        )
        for i, name in enumerate(names)
    ]
    whole = sum(parts[::2], parts[1]) + reduce(operator.add, parts[:2:-2])
    assert whole == sum(reversed(parts))
    assert whole.totals()["total"][:3] == [0, 1, 10]


@pytest.mark.parametrize("rubric", [RUBRIC, MEDIAN])
def test_a_judge_twice_is_found_within_a_part_and_across(rubric: Rubric) -> None:
    """One judge, one subject, one sheet: the second is named by its row, or by its subject."""
    again = {name: [*values, values[0]] for name, values in COLUMNS.items()}
    with pytest.raises(MarksError) as error:
        Tally.of(rubric, again)
    assert problems(error) == [("/judge/5", "judge_twice")]
    assert error.value.message() == (
        "/judge/5: anna has judged one-stop already, on sheet 0: keep one sheet per judge"
    )
    part, whole = Tally.of(rubric, split(COLUMNS, [0, 4])), Tally.of(rubric, COLUMNS)
    for left, right in ((part, whole), (whole, part)):
        with pytest.raises(MarksError) as error:
            _ = left + right
        assert error.value.message() == (
            "/e-queue: budi has judged e-queue in both parts: keep one sheet per judge\n"
            "/one-stop: anna has judged one-stop in both parts: keep one sheet per judge"
        )


@pytest.mark.parametrize("rubric", [RUBRIC, MEDIAN])
def test_a_sheet_that_does_not_count_is_one_too(rubric: Rubric) -> None:
    """Who recused from one subject may judge another; a second sheet on the same is refused."""
    whole = Tally.of(rubric, COLUMNS)
    last = {name: values[-1] for name, values in COLUMNS.items()}

    def recused(subject: str, judge: str) -> Tally:
        sheet = {"subject": subject, "judge": judge, "novelty": 1, "impact": 1, "recused": True}
        return Tally.of(rubric, {name: [value] for name, value in {**last, **sheet}.items()})

    for subject, judge in (("e-queue", "citra"), ("e-queue", "dewi")):
        silent = recused(subject, judge)
        assert (whole + silent).totals() == (silent + whole).totals() == whole.totals()
    for subject, judge in (("e-queue", "anna"), ("one-stop", "budi"), ("one-stop", "citra")):
        silent = recused(subject, judge)
        for left, right in ((whole, silent), (silent, whole)):
            with pytest.raises(MarksError) as error:
                _ = left + right
            assert str(error.value) == (
                f"/{subject}: {judge} has judged {subject} in both parts: keep one sheet per judge"
            )


def test_three_sheets_of_one_judge_are_not_taken_for_two_judges() -> None:
    """However often a judge comes again, what is counted is judges."""
    with pytest.raises(MarksError) as error:
        Tally.of(
            one(HUNDRED), {"subject": ["s"] * 4, "judge": ["a", "a", "b", "a"], "a": [1, 2, 3, 4]}
        )
    assert str(error.value).splitlines() == [
        f"/judge/{row}: a has judged s already, on sheet 0: keep one sheet per judge"
        for row in (1, 3)
    ]


def test_all_bad_rows_are_said_at_once() -> None:
    """Each at its column and row: ids, marks, and a column that is no criterion."""
    columns: dict[str, list[Any]] = {
        "subject": ["a\tb", "s", "s", "s"],
        "judge": ["x", "y", 7, "z"],
        "novelty": [101, float("nan"), True, 5],
        "impact": [1, None, [2], "7.5"],
        "imapct": [1, 1, 1, 1],
    }
    with pytest.raises(MarksError) as error:
        Tally.of(RUBRIC, columns)
    name = (
        "is not a name: give 1 to 128 characters without control or invisible characters, and"
        " without spaces at either end"
    )
    mark = (
        "is not a mark: give a number, the name of a level, or yes or no, and None where nobody"
        " marked (for a table, `missing` names what stands for None)"
    )
    assert str(error.value).splitlines() == [
        '/imapct: "imapct" is not a marked criterion of the rubric; did you mean impact?',
        f'/subject/0: "a\\u0009b" {name}',
        "/judge/2: 7 is a number, not an id: give it as text",
        (
            "/novelty/0: 101 is outside the scale of novelty, which goes from 0 to 100:"
            " give a number within"
        ),
        f"/novelty/1: nan {mark}",
        "/novelty/2: true is a yes or no, but novelty takes a number: give one",
        (
            "/impact/1: y gave no mark for impact: ask for it, or let the rubric skip missing marks"
            " or count them as zero"
        ),
        f"/impact/2: [2] {mark}",
    ]
    with pytest.raises(MarksError) as error:
        Tally.of(RUBRIC, {**COLUMNS, "x": [1] * 5})
    assert str(error.value) == (
        '/x: "x" is not a marked criterion of the rubric; did you mean novelty, impact?'
    )


def test_a_step_holds_for_every_mark_of_a_column() -> None:
    """Not only for the least and the greatest."""
    even = one(Range(low=0, high=10, step=2))
    assert totals(even, column(0, 2, 4)) == {"s": 2}
    with pytest.raises(MarksError) as error:
        Tally.of(even, column(0, 3, 4))
    assert problems(error) == [("/a/1", "mark_off_step")]


@pytest.mark.parametrize("bad", [True, False])
def test_a_yes_is_not_a_one(*, bad: bool) -> None:
    """True hides behind 1 in a set; it is found all the same, and so is 1 among yes and no."""
    with pytest.raises(MarksError) as error:
        Tally.of(one(HUNDRED), column(1, 0, bad))
    assert problems(error) == [("/a/2", "mark_is_bool")]
    assert totals(one(YesNo(points=3)), column(bad, YES)) == {"s": Decimal("1.5") * (1 + bad)}
    with pytest.raises(MarksError) as error:
        Tally.of(one(YesNo(points=3)), column(YES, int(bad)))
    assert problems(error) == [("/a/1", "not_a_bool")]


def test_equal_numbers_of_different_kinds_are_read_each_by_itself() -> None:
    """0.1 is a tenth, and the 55 digits of its binary neighbour are those 55 digits."""
    tenth = 0.1
    near = Decimal(tenth)
    assert near == tenth
    for marks in ((tenth, near), (near, tenth)):
        total = totals(one(HUNDRED), column(*marks))["s"]
        assert Fraction(total) == (Fraction(near) + Fraction(1, 10)) / 2


@pytest.mark.parametrize(
    ("scale", "marks", "total"),
    [
        (Range(low=0, high=10, step="0.5"), [7.5, 8, "8.5"], 8),
        (Range(low=-5, high=300), [-5, 300, 5], 100),
        (Range(low=0, high=255), [255, 0, 0], 85),
        (Range(low=2, high=20, step=2), [2, 20, 14], 12),
        (Levels(points={"good": 2, "poor": "0.5"}), ["good", "poor", "good"], "1.5"),
        (Linear(low=20, high=85), [20, "52.5", 90], 50),
        (Linear(low=1, high=4, to=(0, 1), better="lower"), [2, 4, 0], Fraction(5, 9)),
        (
            Intervals(
                intervals=(
                    Interval(low=0, high=50, points=1),
                    Interval(low=50, high=100, high_included=True, points=4),
                )
            ),
            [49, 50, 100],
            3,
        ),
    ],
)
def test_every_scale_is_read(scale: Scale, marks: list[Any], total: Number) -> None:
    """Whole numbers, decimals, texts, levels and intervals, below zero and above 255."""
    assert totals(one(scale), column(*marks)) == {"s": Fraction(total)}
    assert totals(one(scale), column(*marks)) == {
        "s": evaluate(
            one(scale),
            [Sheet(subject="s", judge=f"j{i}", marks={"a": m}) for i, m in enumerate(marks)],
        ).total
    }


@pytest.mark.parametrize(
    ("scale", "mark", "code"),
    [
        (Range(low=2, high=9), 1, "mark_out_of_range"),
        (Range(low=2, high=9), 10, "mark_out_of_range"),
        (Range(low=0, high=9, step=3), 4, "mark_off_step"),
        (Range(low="0.5", high=9, step=1), 4, "mark_off_step"),
        (Range(low=0, high=9), -1, "mark_out_of_range"),
        (Levels(points={"good": 2}), "bad", "not_a_level"),
        (Linear(low=2, high=9, clip=False), 10, "mark_out_of_range"),
        (Linear(low=2, high=9), "high", "not_a_number"),
    ],
)
def test_a_mark_that_the_scale_refuses_is_found(scale: Scale, mark: int | str, code: str) -> None:
    """Out of range or off the step, among whole numbers as among others."""
    with pytest.raises(MarksError) as error:
        Tally.of(one(scale), column(mark))
    assert problems(error) == [("/a/0", code)]


def test_columns_may_be_any_sequences() -> None:
    """Tuples, arrays and whatever gives plain values by `tolist`, with columns of other names."""

    class Series:
        """As little as a column of a data frame is."""

        def __init__(self, *values: object) -> None:
            self.values = values

        def __len__(self) -> int:
            return len(self.values)

        def __iter__(self) -> Iterator[str]:
            return iter(map(str, self.values))

        def tolist(self) -> list[object]:
            """Give plain values."""
            return list(self.values)

    columns: dict[str, Any] = {
        "nomor": ("s", "s"),
        "juri": Series("j1", "j2"),
        "a": array("d", [7.5, 8.0]),
    }
    tally = Tally.of(one(HUNDRED), columns, subject="nomor", judge="juri")
    assert tally.totals()["total"] == [Decimal("7.75")]


def test_a_total_over_many_blocks_tells_its_progress() -> None:
    """More rows than one block: progress ends at all of them, and nothing is lost between."""
    rows = 66_000
    columns: dict[str, list[Any]] = {
        "subject": [f"s{i % 7}" for i in range(rows)],
        "judge": [f"j{i // 7}" for i in range(rows)],
        "a": [i % 101 for i in range(rows)],
    }
    seen: list[tuple[int, int]] = []
    tally = Tally.of(one(HUNDRED), columns, progress=lambda done, whole: seen.append((done, whole)))
    assert seen == [(65_536, rows), (rows, rows)]
    judges = [len(range(s, rows, 7)) for s in range(7)]
    expected = [Fraction(sum(i % 101 for i in range(s, rows, 7)), judges[s]) for s in range(7)]
    assert tally.totals()["total"] == expected
    first, last = slice(30_000), slice(30_000, None)
    parts = [
        Tally.of(one(HUNDRED), {k: v[rows] for k, v in columns.items()}) for rows in (first, last)
    ]
    assert (parts[1] + parts[0]).totals() == tally.totals()


@pytest.mark.parametrize("rubric", [RUBRIC, MEDIAN])
def test_blocks_of_rows_follow_one_another(monkeypatch: pytest.MonkeyPatch, rubric: Rubric) -> None:
    """Two rows at a time come to the same as all at once, and each block is told."""
    whole = Tally.of(rubric, COLUMNS)
    monkeypatch.setattr("jipp.evaluation.tallies.counts.BLOCK", 2)
    seen: list[tuple[int, int]] = []
    tally = Tally.of(rubric, COLUMNS, progress=lambda done, all_: seen.append((done, all_)))
    assert seen == [(2, 5), (4, 5), (5, 5)]
    assert tally.totals() == whole.totals()
    assert tally == whole


def test_too_few_judges_and_marks_by_nobody_are_said_of_every_subject() -> None:
    """A subject without a total is an error, with all such subjects, not a hole in a column."""
    rule = PanelRule(method="mean", min_judges=3)
    for rubric in (attrs.evolve(RUBRIC, panel=rule), attrs.evolve(MEDIAN, panel=rule)):
        with pytest.raises(MarksError) as error:
            Tally.of(rubric, COLUMNS).totals()
        assert str(error.value).splitlines() == [
            f"/e-queue: {name} needs the marks of at least 3 judges, and has 2: get more marks,"
            " or change the panel rule"
            for name in ("novelty", "impact")
        ]
    columns = {**COLUMNS, "impact": [1, 2, 3, None, None]}
    with pytest.raises(MarksError) as error:
        Tally.of(SKIPPING, columns).totals()
    assert problems(error) == [("/e-queue", "nobody_marked")]
    assert totals(SKIPPING, {**COLUMNS, "impact": [1, None, 3, 4, 4]})["one-stop"] == Decimal(
        "24.0"
    )


def test_parts_may_lack_what_the_whole_has() -> None:
    """Judges who marked one criterion each: under `skip` a part may lack a column."""
    rubric = attrs.evolve(RUBRIC, panel=PanelRule(method="mean", missing="skip"))
    first: dict[str, list[Any]] = {"subject": ["s"], "judge": ["a"], "novelty": [50]}
    second: dict[str, list[Any]] = {"subject": ["s"], "judge": ["b"], "impact": [100]}
    both = Tally.of(rubric, first) + Tally.of(rubric, second)
    assert both.totals()["total"] == [Decimal("85.0")]
    with pytest.raises(MarksError) as error:
        Tally.of(RUBRIC, first)
    assert problems(error) == [("/impact", "missing_key")]


def test_the_recused_do_not_count_and_are_not_read() -> None:
    """Their marks may be anything; a second sheet of theirs is still a second sheet."""
    for rubric in (one(HUNDRED), one(HUNDRED, PanelRule(method="median"))):
        columns = column(50, 70, "anything", recused=[False, False, True])
        assert totals(rubric, columns) == {"s": 60}
        tally = Tally.of(rubric, columns)
        for mark, recused in ((1, True), (1, False)):
            again: dict[str, list[Any]] = {
                "subject": ["s"],
                "judge": ["j2"],
                "a": [mark],
                "recused": [recused],
            }
            for left, right in ((tally, again), (Tally.of(rubric, again), columns)):
                with pytest.raises(MarksError) as error:
                    _ = left + Tally.of(rubric, right)
                assert str(error.value) == (
                    "/s: j2 has judged s in both parts: keep one sheet per judge"
                )
        with pytest.raises(MarksError) as error:
            Tally.of(rubric, {**columns, "judge": ["a", "b", "a"]})
        assert problems(error) == [("/judge/2", "judge_twice")]
        only: dict[str, list[Any]] = {
            "subject": ["s"],
            "judge": ["j9"],
            "a": [1],
            "recused": [True],
        }
        assert (Tally.of(rubric, only) + tally).totals()["total"] == [60]
        with pytest.raises(MarksError) as error:
            Tally.of(rubric, only).totals()
        assert problems(error) == [("/s", "all_recused")]


def test_an_adjudicator_settles_what_is_disputed_and_nothing_else() -> None:
    """By the rule of the rubric the elder's mark replaces the panel's, joins it, or is idle."""
    rows: dict[str, list[Any]] = {
        "subject": ["s", "s", "s", "t", "t", "t"],
        "judge": ["a", "b", "elder", "a", "b", "elder"],
        "a": [10, 50, 45, 40, 50, 99],
        "adjudicator": [False, False, True, False, False, True],
    }
    ways: tuple[tuple[Any, int], ...] = (("replace", 45), ("join", 35), (None, 30))
    for adjudication, expected in ways:
        rule = PanelRule(method="mean", max_spread=20, adjudication=adjudication)
        assert totals(one(HUNDRED, rule), rows) == {"s": expected, "t": 45}
        parts = [split(rows, [row]) for row in (5, 2, 1, 0, 4, 3)]
        added = sum(Tally.of(one(HUNDRED, rule), part) for part in parts)
        assert added == Tally.of(one(HUNDRED, rule), rows)
    assert totals(one(HUNDRED), rows) == {"s": 30, "t": 45}
    alone = split(rows, [2])
    for rule in (PanelRule(method="mean", max_spread=20), PanelRule(method="mean")):
        with pytest.raises(MarksError) as error:
            Tally.of(one(HUNDRED, rule), alone).totals()
        assert problems(error) == [("/s", "all_recused")]


def test_an_adjudicator_may_leave_marks_out() -> None:
    """Only the panel has to be complete."""
    rule = PanelRule(method="mean", max_spread=20, adjudication="join")
    columns = column(10, 50, None, adjudicator=[False, False, True])
    assert totals(one(HUNDRED, rule), columns) == {"s": 30}
    columns = column(10, None, 50, adjudicator=[False, False, True])
    with pytest.raises(MarksError) as error:
        Tally.of(one(HUNDRED, rule), columns)
    assert problems(error) == [("/a/1", "mark_missing")]


def test_a_root_of_what_is_below_zero_is_the_fault_of_its_subject() -> None:
    """A geometric mean says for whom it is not defined."""
    rubric = Rubric(
        id="root",
        title="Root",
        criteria=(Criterion(id="a", weight=1, scale=Range(low=-9, high=9)),),
        combine="geometric_mean",
        rounding=Rounding(places=1),
    )
    assert totals(rubric, column(4, 5)) == {"s": Decimal("4.5")}
    with pytest.raises(MarksError) as error:
        Tally.of(rubric, column(-4, 2)).totals()
    assert str(error.value) == (
        "/s: Root takes a geometric mean, which negative values do not have: use another way to"
        " combine, or a scale from 0"
    )
    several: dict[str, list[Any]] = {
        "subject": ["s", "t", "u"],
        "judge": ["j"] * 3,
        "a": [-4, 5, -1],
    }
    with pytest.raises(MarksError) as error:
        Tally.of(rubric, several).totals()
    assert problems(error) == [("/s", "negative_in_root"), ("/u", "negative_in_root")]
    few = attrs.evolve(rubric, panel=PanelRule(method="median", min_judges=2))
    some: dict[str, list[Any]] = {
        "subject": ["s", "t", "t", "u"],
        "judge": ["j", "j", "k", "j"],
        "a": [4, 5, 5, 1],
    }
    with pytest.raises(MarksError) as error:
        Tally.of(few, some).totals()
    assert problems(error) == [("/s", "too_few_judges"), ("/u", "too_few_judges")]


@pytest.mark.parametrize(
    ("columns", "faults"),
    [
        ([1], [f"/columns: [1] {NO_COLUMNS}"]),
        ({1: []}, [f"/columns: {{1: []}} {NO_COLUMNS}"]),
        (
            {"a": [1]},
            [
                f'/columns: "{name}" is missing, but it is needed: add it'
                for name in ("subject", "judge")
            ],
        ),
        (
            {"subject": ["s"], "judge": [], "a": "x", "b": (m for m in [1])},
            [
                (
                    "/columns/judge: the column has 0 rows, but the column of subjects has 1: give"
                    " columns of one length"
                ),
                '/columns/a: "x" is not a list: give a list of values',
                "/columns/b: generator is not a list: give a list of values",
            ],
        ),
    ],
)
def test_what_is_no_table_is_refused(columns: Wrong, faults: list[str]) -> None:
    """A table has named columns of one length, among them the subjects and the judges."""
    with pytest.raises(InvalidInputError) as error:
        Tally.of(one(HUNDRED), columns)
    assert str(error.value).splitlines() == faults


def test_a_flag_is_true_or_false() -> None:
    """A text that says no is not a no."""
    with pytest.raises(MarksError) as error:
        Tally.of(one(HUNDRED), column(1, 2, recused=["no", None], adjudicator=[0, True]))
    assert str(error.value).splitlines() == [
        f"{found} is not a yes or no: give true or false"
        for found in ('/recused/0: "no"', "/recused/1: null", "/adjudicator/0: 0")
    ]


def test_what_is_not_known_comes_before_any_mark() -> None:
    """A rubric whose weights nobody knows adds nothing up; what is no rubric neither."""
    rubric = attrs.evolve(RUBRIC, criteria=(Criterion(id="a", scale=HUNDRED),))
    with pytest.raises(MissingWeightError):
        Tally.of(rubric, {"nonsense": [1]})
    wrong: Any = "demo"
    with pytest.raises(InvalidInputError) as error:
        Tally.of(wrong, COLUMNS)
    assert problems(error) == [("/rubric", "wrong_type")]


def test_tallies_by_different_rubrics_are_not_added() -> None:
    """Nor a tally and something else."""
    other = attrs.evolve(RUBRIC, id="other")
    with pytest.raises(InvalidInputError) as error:
        _ = Tally.of(RUBRIC, COLUMNS) + Tally.of(other, COLUMNS)
    assert problems(error) == [("", "other_rubric")]
    nothing: Any = 1
    with pytest.raises(TypeError):
        _ = Tally.of(RUBRIC, COLUMNS) + nothing
    with pytest.raises(TypeError):
        _ = nothing + Tally.of(RUBRIC, COLUMNS)


def test_totals_are_ranked_as_they_are() -> None:
    """A tally's columns make a ranking; its text tells how much was counted."""
    tally = Tally.of(RUBRIC, COLUMNS)
    found = tally.totals()
    ranking = rank(dict(zip(found["subject"], found["total"], strict=True)))
    assert [s.subject for s in ranking] == ["one-stop", "e-queue"]
    assert repr(tally) == "<Tally by demo: 5 sheets of 2 subjects>"


def test_what_stands_for_a_missing_mark_is_said_by_the_caller() -> None:
    """NaN, the gap of another library and an empty text are faults until they are named."""

    class Gap:
        __slots__ = ()

    gap = Gap()
    columns = column(float("nan"), "", gap, 4, None)
    with pytest.raises(MarksError, match="None where nobody marked") as error:
        Tally.of(one(HUNDRED, SKIPPING.panel), columns)
    assert problems(error) == [
        ("/a/0", "not_a_mark"),
        ("/a/1", "not_a_mark"),
        ("/a/2", "not_a_mark"),
    ]
    columns |= {"a": [float("nan"), "", gap, 4, 6]}
    counted = Tally.of(one(HUNDRED, SKIPPING.panel), columns, missing=(float("nan"), "", gap))
    assert counted.totals()["total"] == [5]


def test_a_set_is_no_column() -> None:
    """The order of a set is another in each run, and so would be whose mark is whose."""
    with pytest.raises(InvalidInputError, match=r"/columns/a: .* is not a list"):
        Tally.of(
            one(HUNDRED), {"subject": ["s", "t"], "judge": ["j", "j"], "a": cast("Any", {1, 2})}
        )


@pytest.mark.parametrize("kind", ["float32", "float16", "Float32", "halffloat[pyarrow]"])
def test_short_floats_are_no_column(kind: str) -> None:
    """Of 0.1 in 32 bits nothing is left but 0.10000000149011612, in an array as by itself."""

    class Series:
        dtype = kind

        def __len__(self) -> int:
            return 1

        def __iter__(self) -> Iterator[float]:
            return iter([0.1])

    for short in (Series(), array("f", [0.1])):
        with pytest.raises(InvalidInputError, match=r"/columns/a: .* kept in 32 bits or fewer"):
            Tally.of(one(HUNDRED), {"subject": ["s"], "judge": ["j"], "a": cast("Any", short)})


def test_a_subject_is_called_by_its_name_in_columns_too() -> None:
    """Provinces and people have spaces in their names."""
    named: dict[str, list[Any]] = {"subject": ["Jawa Barat"], "judge": ["Ibu Ani"], "a": [7]}
    assert Tally.of(one(HUNDRED), named).totals() == {"subject": ["Jawa Barat"], "total": [7]}


def test_a_decimal_comma_is_told_with_the_number_that_is_meant() -> None:
    """Texts of jipp in Indonesian print commas, and numbers are read with a point."""
    with pytest.raises(MarksError, match=r'"82,5" is not an exact number: write 82\.5'):
        Tally.of(one(HUNDRED), column("82,5"))
    with pytest.raises(MarksError, match='"1,2,3" is not an exact number: give'):
        Tally.of(one(HUNDRED), column("1,2,3"))


def test_marks_that_share_a_hash_are_counted_as_fast_as_others() -> None:
    """Who chooses marks cannot make a tally, a ranking or a coefficient take minutes."""
    whole = [(2**61 - 1) * n for n in range(6_000)]
    subjects = [f"s{n:04}" for n in range(6_000)]
    rubric = one(Range(low=0, high=10**30))
    others: dict[str, list[Any]] = {"subject": subjects, "judge": ["j"] * 6_000}
    began = process_time()
    for marks in (whole, list(map(Decimal, whole)), [Fraction(n, 1) for n in whole]):
        counted = Tally.of(rubric, {**others, "a": marks}).totals()
        assert counted["total"] == whole
    ranking = rank(dict(zip(subjects, whole, strict=True)))
    assert [standing.subject for standing in ranking][:2] == ["s5999", "s5998"]
    assert krippendorff_alpha([whole, whole], metric="interval").exact == 1
    assert krippendorff_alpha([whole, whole], metric="nominal").exact == 1
    assert process_time() - began < 8
