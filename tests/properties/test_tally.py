"""Laws of tallies: they never disagree with single evaluations, however the sheets are split."""

from collections.abc import Sequence
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from jipp import (
    Criterion,
    MarksError,
    PanelRule,
    Rubric,
    Sheet,
    Tally,
    evaluate_all,
)
from jipp.evaluation.tallies.counts import Sums
from tests import strategies

Columns = dict[str, list[Any]]
LINEAR = st.builds(PanelRule, method=st.just("mean"), min_judges=st.integers(1, 2))
ORDERED = st.builds(
    PanelRule,
    method=st.sampled_from(["mean", "median", "sum", "min", "max"]),
    drop_low=st.integers(0, 2),
    drop_high=st.integers(0, 1),
    missing=st.sampled_from(["refuse", "skip", "zero"]),
)
SMOOTH = ("weighted_mean", "weighted_sum")


@st.composite
def contests(
    draw: st.DrawFn, rubrics: st.SearchStrategy[Rubric]
) -> tuple[Rubric, tuple[Sheet, ...]]:
    """A rubric with the sheets of up to three subjects, of which some judge may be recused."""
    rubric = draw(rubrics)
    sheets: list[Sheet] = []
    for subject in draw(st.sets(st.sampled_from(["one-stop", "e-queue", "sipinter"]), min_size=1)):
        sheets += draw(strategies.sheets(rubric, subject=subject))
        if draw(st.booleans()):
            sheets.append(Sheet(subject=subject, judge="zahra", recused=True))
    return rubric, tuple(draw(st.permutations(sheets)))


def columns(rubric: Rubric, sheets: Sequence[Sheet]) -> Columns:
    """The sheets as columns, a row a sheet."""
    made: Columns = {
        name: [getattr(sheet, name) for sheet in sheets]
        for name in ("subject", "judge", "adjudicator", "recused")
    }
    marks = [dict(sheet.marks) for sheet in sheets]
    return made | {leaf.id: [given.get(leaf.id) for given in marks] for leaf in rubric.leaves}


def agree(rubric: Rubric, sheets: Sequence[Sheet], cuts: Sequence[int]) -> None:
    """Hold the tally of the parts against the evaluations, text by text."""
    evaluations = evaluate_all(rubric, sheets)
    part_of = [cut % 3 for cut in cuts]
    parts = [
        Tally.of(
            rubric, columns(rubric, [s for s, p in zip(sheets, part_of, strict=False) if p == n])
        )
        for n in range(3)
    ]
    whole = Tally.of(rubric, columns(rubric, sheets))
    assert parts[2] + (parts[0] + parts[1]) == sum(parts) == whole
    if any(evaluation.problems for evaluation in evaluations):
        with pytest.raises(MarksError) as error:
            whole.totals()
        wrong = {(f"/{e.subject}", p.code) for e in evaluations for p in e.problems}
        assert {(p.path, p.code) for p in error.value.problems} == wrong
        return
    for published in (True, False):
        found = whole.totals(published=published)
        assert found["subject"] == [evaluation.subject for evaluation in evaluations]
        expected = [e.total if published else e.exact for e in evaluations]
        assert list(map(str, found["total"])) == list(map(str, expected))


@given(contests(strategies.rubrics()), st.lists(st.integers(0, 2), min_size=18, max_size=18))
def test_a_tally_agrees_with_evaluations_by_any_rubric(
    contest: tuple[Rubric, tuple[Sheet, ...]], cuts: list[int]
) -> None:
    """Every panel method, drop, rounding and tree, in three parts, to the last digit."""
    agree(*contest, cuts)


def linear(rubric: Rubric) -> Rubric:
    """The rubric without the inner roundings and panels that keep it from being one sum."""
    return attrs.evolve(rubric, criteria=[smooth(criterion) for criterion in rubric.criteria])


def smooth(criterion: Criterion) -> Criterion:
    """The criterion, and those below it, without roundings or panels of their own."""
    below = [smooth(inner) for inner in criterion.criteria]
    return attrs.evolve(
        criterion, criteria=below, panel=None, round_value=None, round_contribution=None
    )


@given(
    contests(
        strategies.rubrics(panel=LINEAR, combines=SMOOTH, incomplete=st.just("refuse")).map(linear)
    ),
    st.lists(st.integers(0, 2), min_size=18, max_size=18),
)
def test_a_tally_agrees_with_evaluations_by_a_linear_rubric(
    contest: tuple[Rubric, tuple[Sheet, ...]], cuts: list[int]
) -> None:
    """Where one sum a subject is all that is kept, the digits are the same."""
    rubric, sheets = contest
    assert isinstance(Tally.of(rubric, columns(rubric, sheets))._counted, Sums)
    agree(*contest, cuts)


@given(
    contests(strategies.rubrics(panel=ORDERED, combines=SMOOTH).map(linear)),
    st.lists(st.integers(0, 2), min_size=18, max_size=18),
)
def test_a_tally_agrees_with_evaluations_where_marks_are_ordered(
    contest: tuple[Rubric, tuple[Sheet, ...]], cuts: list[int]
) -> None:
    """Panels without a gap are added by columns, others one by one; the digits are the same."""
    agree(*contest, cuts)
