"""What holds of every score, whatever the rubric and the marks."""

from typing import cast

import attrs
import pytest
from hypothesis import given, strategies as st

from jipp import (
    Criterion,
    MarksError,
    PanelRule,
    Range,
    Sheet,
    check_sheet,
    evaluate,
    evaluate_all,
)
from tests.strategies import marks, panels, ranges, rubrics, sheets


def settled(rule: PanelRule) -> PanelRule:
    """The rule without adjudication, which a better mark may set off."""
    return attrs.evolve(rule, max_spread=None, adjudication=None)


@given(st.data())
def test_the_order_of_sheets_never_matters(data: st.DataObject) -> None:
    """The same sheets in another order give the same evaluation, parts and all."""
    rubric = data.draw(rubrics())
    marked = data.draw(sheets(rubric))
    assert evaluate(rubric, data.draw(st.permutations(marked))) == evaluate(rubric, marked)


@given(st.data())
def test_a_better_mark_never_lowers_a_total(data: st.DataObject) -> None:
    """Raising one mark of one judge leaves the total where it is, or raises it."""
    rubric = data.draw(rubrics(scale=ranges(), panel=panels().map(settled)))
    marked = data.draw(sheets(rubric))
    sheet = data.draw(st.sampled_from(marked))
    given_ = [(name, mark) for name, mark in sheet.marks if mark is not None]
    if not given_:
        return
    name, _ = data.draw(st.sampled_from(given_))
    scale = rubric.criterion(name).scale
    assert isinstance(scale, Range)
    better = attrs.evolve(sheet, marks=dict(sheet.marks) | {name: scale.high})
    after = evaluate(rubric, [better if one is sheet else one for one in marked])
    assert after.total is not None
    assert after.total >= (evaluate(rubric, marked).total or 0)


@given(st.data(), st.integers(1, 9))
def test_scaling_the_weights_leaves_a_weighted_mean(data: st.DataObject, factor: int) -> None:
    """Weights of a mean count against each other only."""
    rubric = data.draw(rubrics(combines=("weighted_mean",)))
    marked = data.draw(sheets(rubric))

    def scaled(criterion: Criterion) -> Criterion:
        weight = criterion.weight and criterion.weight * factor
        below = tuple(map(scaled, criterion.criteria))
        return attrs.evolve(criterion, weight=weight, criteria=below)

    other = attrs.evolve(rubric, criteria=tuple(map(scaled, rubric.criteria)))
    assert evaluate(other, marked).exact == evaluate(rubric, marked).exact


@given(st.data())
def test_one_subject_never_spoils_another(data: st.DataObject) -> None:
    """A subject scored among others, some faulty, scores as it does alone, or fails as it does."""
    rubric = data.draw(rubrics())
    good = data.draw(sheets(rubric, subject="good"))
    fair = data.draw(sheets(rubric, subject="fair"))
    bad = [Sheet(subject="bad", judge="anna", marks={"no-such": 1})]
    mixed = data.draw(st.permutations([*good, *bad, *fair]))
    found = {one.subject: one for one in evaluate_all(rubric, mixed)}
    assert list(found) == ["bad", "fair", "good"]
    assert (found["good"], found["fair"]) == (evaluate(rubric, good), evaluate(rubric, fair))
    assert found["bad"].total is None
    with pytest.raises(MarksError) as caught:
        evaluate(rubric, mixed, subject="bad")
    assert caught.value.problems == found["bad"].problems


@given(st.data())
def test_parts_mirror_the_criteria_and_account_for_every_judge(data: st.DataObject) -> None:
    """Each criterion has its part; each judge's mark is used, dropped or missing, never lost."""
    rubric = data.draw(rubrics())
    marked = data.draw(sheets(rubric))
    found = evaluate(rubric, marked)
    for _, criterion, rule in rubric.nodes:
        part = found.part(criterion.id)
        assert [below.criterion for below in part.parts] == [c.id for c in criterion.criteria]
        listed = [mark.judge for mark in (*part.used, *part.dropped) if not mark.adjudicator]
        listed += part.missing if rule.missing != "zero" else ()
        judges = [s.judge for s in marked if not s.adjudicator and not criterion.criteria]
        assert sorted(listed) == sorted(judges)
    assert found.rubric == rubric


@given(st.data())
def test_a_sheet_is_judged_alone_as_it_is_beside_a_whole_one(data: st.DataObject) -> None:
    """The problems of a judge's sheet are those that it brings to a panel, and none others."""
    rule = st.builds(
        PanelRule,
        method=st.sampled_from(("mean", "median", "sum", "min", "max")),
        missing=st.sampled_from(("refuse", "skip", "zero")),
    )
    rubric = data.draw(rubrics(panel=rule))
    whole = {leaf.id: data.draw(marks(leaf.scale)) for leaf in rubric.leaves}
    anything = st.none() | st.booleans() | st.integers(-5, 50) | st.sampled_from(("best", "l0"))
    mixed = {leaf.id: data.draw(marks(leaf.scale) | anything) for leaf in rubric.leaves}
    odd = data.draw(st.dictionaries(st.sampled_from(("no-such", "c99")), st.just(1)))
    beside = Sheet(subject="s", judge="budi", marks=cast("dict[str, int]", whole))
    sheet = Sheet(subject="s", judge="citra", marks=cast("dict[str, int]", mixed | odd))
    found = check_sheet(rubric, sheet)
    (judged,) = evaluate_all(rubric, [beside, sheet])
    expected = [(f"/sheets/1{p.path}", p.code, p.params) for p in found]
    assert sorted(map(repr, expected)) == sorted(
        repr((p.path, p.code, p.params)) for p in judged.problems
    )
    assert check_sheet(rubric, beside) == ()
    assert evaluate(rubric, [beside]).total is not None
