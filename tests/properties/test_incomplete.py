"""Subjects that nobody marked on some criteria, held against a second arithmetic in `Fraction`."""

from collections.abc import Collection
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from jipp import Criterion, MarksError, PanelRule, Rubric, Sheet, Tally, evaluate, evaluate_all
from jipp.evaluation.robustness.rescoring import read_case, score
from jipp.evaluation.scoring.fold import plan
from tests.properties.test_evaluate_oracle import combined, leaf, root, rounded
from tests.strategies import JUDGES, rubrics, sheets

EITHER = st.sampled_from(["refuse", "renormalise", "renormalise"])


class RefusedError(Exception):
    """The rubric gives no total."""


def value(
    node: Rubric | Criterion, rule: PanelRule, marked: list[Sheet], unmarked: Collection[str]
) -> Fraction | None:
    """What the criteria of a node come to, before its own rounding; None where none is marked."""
    found: list[tuple[Criterion, Fraction]] = []
    for criterion in node.criteria:
        own = criterion.panel or rule
        if criterion.criteria:
            below = value(criterion, own, marked, unmarked)
        else:
            below = None if criterion.id in unmarked else leaf(criterion, own, marked)
        if below is not None:
            found.append((criterion, rounded(below, criterion.round_value)))
    if not found:
        return None
    if len(found) < len(node.criteria) and node.incomplete == "refuse":
        raise RefusedError
    shares = contributions(node, found)
    if node.combine == "minimum":
        return min(shares)
    if node.combine == "geometric_mean":
        rounding = node.rounding if isinstance(node, Rubric) else node.round_value
        assert rounding is not None
        return root(shares, [Fraction(c.weight or 0) for c, _ in found], rounding)
    return sum(shares, Fraction(0))


def contributions(
    node: Rubric | Criterion, found: list[tuple[Criterion, Fraction]]
) -> list[Fraction]:
    """What the marked criteria of a node contribute, by renormalised weights."""
    full = sum(Fraction(c.weight or 0) for c in node.criteria)
    left = sum(Fraction(c.weight or 0) for c, _ in found)
    if not left and node.combine != "minimum":
        raise RefusedError
    shares: list[Fraction] = []
    for criterion, one in found:
        weight = Fraction(criterion.weight or 0)
        times = {"weighted_mean": 1, "weighted_sum": full}.get(node.combine)
        share = one if times is None else one * weight * times / left
        shares.append(rounded(share, criterion.round_contribution))
    return shares


def columns(marked: list[Sheet], rubric: Rubric) -> dict[str, list[object]]:
    """Sheets of one subject as the columns of a table."""
    return {
        "subject": [sheet.subject for sheet in marked],
        "judge": [sheet.judge for sheet in marked],
        "adjudicator": [sheet.adjudicator for sheet in marked],
        **{c.id: [dict(sheet.marks).get(c.id) for sheet in marked] for c in rubric.leaves},
    }


@given(st.data())
def test_a_second_reckoning_agrees_where_criteria_are_unmarked(data: st.DataObject) -> None:
    """Evaluations, tallies in any parts and panels scored again come to its total, or to none."""
    rubric = data.draw(rubrics(incomplete=EITHER))
    ids = [c.id for c in rubric.leaves]
    unmarked = data.draw(st.sets(st.sampled_from(ids)))
    marked = data.draw(sheets(rubric, unmarked=unmarked))
    cut = data.draw(st.integers(0, len(marked)))

    def tallied() -> dict[str, list[Any]]:
        parts = (Tally.of(rubric, columns(p, rubric)) for p in (marked[:cut], marked[cut:]) if p)
        return sum(parts, Tally(rubric=rubric)).totals()

    try:
        exact = value(rubric, rubric.panel, marked, unmarked)
    except RefusedError:
        exact = None
    (found,) = evaluate_all(rubric, marked)
    assert found.exact == exact
    if exact is None:
        codes = {p.code for p in found.problems}
        assert codes
        assert codes <= {"nobody_marked", "weights_left_zero"}
        with pytest.raises(MarksError) as caught:
            tallied()
        if plan(rubric).renormalises:
            refused = caught.value.problems
            assert [p.params for p in refused] == [p.params for p in found.problems]
        return
    assert tallied() == {"subject": ["one-stop"], "total": [found.total]}
    ready, case = plan(rubric), read_case(found)
    again = score(ready, case, case.judges)
    assert again is not None
    assert again.published == found.total
    assert ("renormalised" in found.flags) == bool(unmarked)
    assert found.explain()


@given(st.data())
def test_what_everybody_marked_is_scored_as_by_a_rubric_that_refuses(data: st.DataObject) -> None:
    """The rule for unmarked criteria changes nothing where there are none."""
    rubric = data.draw(rubrics(incomplete=st.just("renormalise")))

    def refusing(criterion: Criterion) -> Criterion:
        below = tuple(map(refusing, criterion.criteria))
        return attrs.evolve(criterion, criteria=below, incomplete="refuse")

    strict = attrs.evolve(
        rubric, criteria=tuple(map(refusing, rubric.criteria)), incomplete="refuse"
    )
    marked = data.draw(sheets(rubric))
    found, other = evaluate(rubric, marked), evaluate(strict, marked)
    assert attrs.evolve(found, rubric=strict) == other
    assert found.exact == combined(strict, strict.panel, marked)
    assert found.explain() == other.explain()


@given(st.data())
def test_a_judge_who_skips_what_others_marked_is_missed(data: st.DataObject) -> None:
    """Only what nobody marked leaves; one missing mark is for the panel's rule to settle."""
    rule = PanelRule(method="mean", missing="refuse")
    rubric = data.draw(rubrics(incomplete=EITHER, panel=st.just(rule)))
    marked = data.draw(sheets(rubric))
    name = data.draw(st.sampled_from([c.id for c in rubric.leaves]))
    judge = data.draw(st.sampled_from(JUDGES))
    given_ = [
        attrs.evolve(s, marks={k: v for k, v in s.marks if k != name}) if s.judge == judge else s
        for s in marked
    ]
    (found,) = evaluate_all(rubric, given_)
    assert [(p.code, dict(p.params)["judge"]) for p in found.problems] == [("mark_missing", judge)]
    with pytest.raises(MarksError) as caught:
        Tally.of(rubric, columns(given_, rubric)).totals()
    refused = caught.value.problems
    assert [(p.code, dict(p.params)["judge"]) for p in refused] == [("mark_missing", judge)]
