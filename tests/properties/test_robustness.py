"""Laws of robustness: shares that sum to one, names that do not matter, draws that agree."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, islice, permutations, product
from math import sqrt
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, strategies as st

from jipp import (
    BoundaryTieError,
    Criterion,
    InvalidInputError,
    JippError,
    MarksError,
    PanelRule,
    Range,
    Rubric,
    Sheet,
    Tier,
    UnknownNameError,
    award,
    evaluate,
    evaluate_all,
    rank,
)
from jipp.evaluation.robustness import (
    Acceptability,
    WeightInterval,
    bootstrap_ranks,
    leave_one_out,
    margins,
    rank_acceptability,
    smaa as measuring,
    weight_stability,
)
from jipp.evaluation.robustness.acceptability import settled
from jipp.evaluation.robustness.draws import ONE, draw as drawn_shares, orders
from jipp.evaluation.robustness.rescoring import Total, read_case, score, scorer
from jipp.evaluation.robustness.space import Space, read_space
from jipp.evaluation.robustness.table import classes, whole
from jipp.evaluation.scoring.fold import plan
from jipp.evaluation.scoring.results import Evaluation
from tests.strategies import rubrics, sheets

Row = tuple[Fraction, ...]
DRAWS = 300

cells = (st.integers(0, 6) | st.fractions(0, 6, max_denominator=5)).map(Fraction)
SIX = Range(low=0, high=6)
many = st.integers(1, 6)


@st.composite
def tables(draw: st.DrawFn, *, criteria: st.SearchStrategy[int], subjects: int = 6) -> list[Row]:
    """Values of a few subjects, among whom equal ones and ties are common."""
    width = draw(criteria)
    return draw(st.lists(st.tuples(*[cells] * width), min_size=1, max_size=subjects))


@st.composite
def spaces(draw: st.DrawFn, criteria: int) -> Any:
    """A space of weights: all, in an order, or within limits that some weights meet."""
    kind = draw(st.sampled_from(["uniform", "ordered", "order", "limits"]))
    if kind == "order":
        return draw(st.permutations(range(criteria)))
    if kind != "limits":
        return kind
    parts = draw(st.lists(st.integers(1, 9), min_size=criteria, max_size=criteria))
    below, above = draw(st.integers(0, 10)), draw(st.integers(0, 10))
    middle = [Fraction(part, sum(parts)) for part in parts]
    return {i: (m * below / 10, min(1, m + m * above / 10)) for i, m in enumerate(middle)}


def acceptability(table: Sequence[Row], weights: Any) -> Acceptability:
    """Rank acceptability with few draws, in case they are needed."""
    return rank_acceptability(
        table, weights=weights, scales=[SIX] * len(table[0]), draws=40, seed=7
    )


def counted(rows: Sequence[tuple[int, ...]], space: Space) -> Sequence[Sequence[Fraction]]:
    """Rank acceptability by draws, whether or not it could be exact."""
    found = measuring.Measure(len(rows), len(space.corners))
    found.draws = DRAWS
    measuring._count(found, orders(rows, islice(drawn_shares(3, space.caps), DRAWS)))
    return settled(found.parts(), classes(rows))


def near(drawn: Fraction, exact: Fraction) -> bool:
    """Whether a share of the draws is what chance makes of an exact one."""
    return abs(drawn - exact) <= 6 * sqrt(exact * (1 - exact) / DRAWS) + 3 / DRAWS


@given(st.data(), tables(criteria=many))
def test_acceptabilities_sum_to_one_by_row_and_column(
    data: st.DataObject, table: list[Row]
) -> None:
    """Each subject has some rank and each rank some subject, exact or drawn, with ties too."""
    found = acceptability(table, data.draw(spaces(len(table[0]))))
    assert [sum(row) for row in found.matrix] == [1] * len(table)
    assert [sum(column) for column in zip(*found.matrix, strict=True)] == [1] * len(table)
    for row, weights in zip(found.matrix, found.central_weights, strict=True):
        assert (weights is not None) == (row[0] > 0)
        assert weights is None or (sum(weights) == 1 and min(weights) >= 0)


@given(st.data(), tables(criteria=many))
def test_the_order_of_subjects_does_not_matter(data: st.DataObject, table: list[Row]) -> None:
    """Subjects told in another order get the same rows, to the last digit."""
    weights = data.draw(spaces(len(table[0])))
    order = data.draw(st.permutations(range(len(table))))
    before = acceptability(table, weights)
    after = acceptability([table[i] for i in order], weights)
    assert after.matrix == tuple(before.matrix[i] for i in order)
    assert after.central_weights == tuple(before.central_weights[i] for i in order)


@given(st.data(), tables(criteria=st.integers(1, 2)))
def test_the_order_of_criteria_does_not_matter(data: st.DataObject, table: list[Row]) -> None:
    """Criteria told in another order move the central weights with them, and nothing else."""
    order = data.draw(st.permutations(range(len(table[0]))))
    before = acceptability(table, "uniform")
    after = acceptability([tuple(row[j] for j in order) for row in table], "uniform")
    assert after.matrix == before.matrix
    for old, new in zip(before.central_weights, after.central_weights, strict=True):
        assert new == (old and tuple(old[j] for j in order))


@given(tables(criteria=st.integers(1, 2), subjects=5))
def test_all_weights_are_those_of_every_order_together(table: list[Row]) -> None:
    """The orders of criteria part the space of weights into pieces of one size."""
    pieces = [acceptability(table, order).matrix for order in permutations(range(len(table[0])))]
    assert acceptability(table, "uniform").matrix == tuple(
        tuple(sum(cells, Fraction(0)) / len(pieces) for cells in zip(*rows, strict=True))
        for rows in zip(*pieces, strict=True)
    )


@given(st.data(), tables(criteria=st.just(2)))
def test_a_weight_held_at_zero_is_a_criterion_left_out(
    data: st.DataObject, table: list[Row]
) -> None:
    """A criterion that cannot weigh anything changes nothing, whatever its values."""
    more = [(*row, data.draw(cells)) for row in table]
    held = acceptability(more, {len(table[0]): (0, 0)})
    assert held.matrix == acceptability(table, "uniform").matrix


@given(st.data(), tables(criteria=many))
def test_who_is_nowhere_worse_is_high_no_less_often(data: st.DataObject, table: list[Row]) -> None:
    """Dominance: at least as good on every criterion is among the first at least as often."""
    better = tuple(min(cell + data.draw(st.integers(0, 1)), Fraction(6)) for cell in table[0])
    weights = data.draw(spaces(len(table[0])))
    found = acceptability([better, *table], weights)
    for places in range(1, len(table) + 2):
        ahead, behind = found.within(places)[:2]
        assert ahead >= behind


@given(st.data(), tables(criteria=st.just(2), subjects=5))
def test_draws_agree_with_the_exact_shares(data: st.DataObject, table: list[Row]) -> None:
    """Ranks counted over drawn weights lie within chance of the exact ones."""
    weights = data.draw(spaces(len(table[0])))
    space = read_space(weights, [str(j) for j in range(len(table[0]))])
    rows = whole(space.shares(table))
    exact = acceptability(table, weights)
    assert exact.exact
    for drawn, row in zip(counted(rows, space), exact.matrix, strict=True):
        assert all(map(near, drawn, row))


@given(st.lists(st.fractions("1/1000", 1), min_size=2, max_size=7), st.integers(0, 99))
def test_drawn_weights_keep_within_their_limits(caps: list[Fraction], seed: int) -> None:
    """Each draw sums to one exactly and passes no limit, however narrow the others are."""
    limits = [min(Fraction(1), cap / sum(caps) * 2) for cap in caps]
    shares = drawn_shares(seed, limits)
    for _ in range(20):
        found = next(shares)
        assert sum(found) == ONE
        assert all(0 <= one <= limit * ONE for one, limit in zip(found, limits, strict=True))


def moved(weights: Sequence[Fraction], j: int, to: Fraction) -> list[Fraction]:
    """The weights with one moved, the others in proportion."""
    return [to if i == j else w * (1 - to) / (1 - weights[j]) for i, w in enumerate(weights)]


def scores(table: Sequence[Row], weights: Sequence[Fraction]) -> list[Fraction]:
    """Weighted sums."""
    return [sum((c * w for c, w in zip(row, weights, strict=True)), Fraction(0)) for row in table]


def signs(table: Sequence[Row], weights: Sequence[Fraction]) -> list[bool | None]:
    """Who is ahead in each pair, None for a tie."""
    found = scores(table, weights)
    return [None if a == b else a > b for a, b in combinations(found, 2)]


@given(st.data(), tables(criteria=st.integers(2, 5)))
def test_an_order_stays_within_the_interval_and_not_beyond(
    data: st.DataObject, table: list[Row]
) -> None:
    """Halfway to an end nothing has changed, at it the named pairs tie, beyond it they swap."""
    parts = [data.draw(st.integers(1, 9)) for _ in table[0]]
    weights = [Fraction(part, sum(parts)) for part in parts]
    for j, found in enumerate(weight_stability(table, weights, scope="order")):
        before = signs(table, weights)
        for end, swaps in ((found.low, found.low_swaps), (found.high, found.high_swaps)):
            assert end is not None
            assert signs(table, moved(weights, j, (end + weights[j]) / 2)) == before
            at = scores(table, moved(weights, j, end))
            beyond = scores(table, moved(weights, j, end + (end - weights[j]) / 1000))
            for a, b in swaps:
                assert at[int(a)] == at[int(b)]
                assert end == weights[j] or beyond[int(a)] < beyond[int(b)]
            assert swaps or end in {0, 1}


@given(st.data(), tables(criteria=st.integers(2, 4)), st.integers(1, 6))
def test_the_winner_and_the_first_stay_at_least_as_long_as_the_order(
    data: st.DataObject, table: list[Row], places: int
) -> None:
    """What asks for less has the wider interval."""
    weights = [data.draw(st.integers(0, 9)) for _ in table[0]]
    assume(any(weights))
    order = weight_stability(table, weights, scope="order")
    for other in (
        weight_stability(table, weights),
        weight_stability(table, weights, scope="top", places=places),
    ):
        assert all(map(_within, order, other))


def _within(inner: WeightInterval, outer: WeightInterval) -> bool:
    if inner.low is None or inner.high is None or outer.low is None or outer.high is None:
        return inner.low is outer.low
    return outer.low <= inner.low <= inner.weight <= inner.high <= outer.high


@st.composite
def evaluated(draw: st.DrawFn) -> tuple[Rubric, list[Sheet]]:
    """A random rubric with the sheets of one subject."""
    rubric = draw(rubrics())
    return rubric, draw(sheets(rubric))


def both(total: Total | None) -> tuple[Fraction, Fraction] | None:
    """The number that a subject is ranked on, and the published one."""
    return total and (total.ranked, total.published)


@given(evaluated())
def test_a_subject_scored_again_has_the_total_that_it_had(
    given_: tuple[Rubric, list[Sheet]],
) -> None:
    """With its own judges, and without each of them, a what-if is what evaluate says."""
    rubric, listed = given_
    case = read_case(evaluate(rubric, listed))
    for judges in (case.judges, *(without(case.judges, judge) for judge in case.judges)):
        sat = [s for s in listed if s.adjudicator or s.judge in judges]
        again = score(plan(rubric), case, judges)
        twice = (*judges, *judges[:1])
        rescored = scorer(plan(rubric))(case)
        assert both(rescored(judges)) == both(again)
        assert both(rescored(twice)) == both(score(plan(rubric), case, twice))
        try:
            expected = evaluate(rubric, sat)
        except MarksError:
            assert again is None
        else:
            assert again is not None
            assert (again.ranked, again.published) == (expected.exact, expected.total)


def without(judges: Sequence[str], judge: str) -> list[str]:
    """The others."""
    return [one for one in judges if one != judge]


SMALL = Range(low=0, high=4, step=1)
PANELS = (
    PanelRule(method="mean"),
    PanelRule(method="median"),
    PanelRule(method="mean", drop_high=1),
)


@st.composite
def contests(draw: st.DrawFn, *, subjects: int = 4) -> tuple[Rubric, list[Sheet]]:
    """Up to four subjects, three judges and two criteria, marked from 0 to 4."""
    rubric = Rubric(
        id="small",
        title="Small",
        criteria=(
            Criterion(id="a", weight=draw(st.integers(1, 3)), scale=SMALL),
            Criterion(id="b", weight=draw(st.integers(0, 3)), scale=SMALL),
        ),
        panel=draw(st.sampled_from(PANELS)),
    )
    mark = st.integers(0, 4)
    made = [
        Sheet(subject=subject, judge=judge, marks={"a": draw(mark), "b": draw(mark)})
        for subject in ("p", "q", "r", "s")[: draw(st.integers(2, subjects))]
        for judge in ("anna", "budi", "citra")
    ]
    return rubric, made


@given(contests())
def test_ranks_over_panels_sum_to_one(contest: tuple[Rubric, list[Sheet]]) -> None:
    """The bootstrap over judges too is a distribution, of ranks and of totals."""
    found = bootstrap_ranks(evaluate_all(*contest))
    assert found.exact
    assert [sum(row) for row in found.matrix] == [1] * len(found.subjects)
    assert [sum(column) for column in zip(*found.matrix, strict=True)] == [1] * len(found.subjects)
    assert all(sum(p for _, p in totals) == 1 for totals in found.totals)


@given(contests())
def test_a_panel_of_one_mind_leaves_nothing_open(contest: tuple[Rubric, list[Sheet]]) -> None:
    """Where all judges mark alike, no draw of them changes a rank, and none is missed."""
    rubric, listed = contest
    marks = {s.subject: s.marks for s in listed}
    alike = [attrs.evolve(s, marks=dict(marks[s.subject])) for s in listed]
    scored = evaluate_all(rubric, alike)
    found = bootstrap_ranks(scored)
    for standing in rank(scored):
        low, _ = found.interval(standing.subject)
        assert low == standing.rank
    assert all(not one.moved for one in leave_one_out(scored) if one.what == "judge")


def above(
    scored: Sequence[Evaluation] | Mapping[str, Fraction], tier: Tier
) -> frozenset[str] | None:
    """Who reaches a tier; None where a tie leaves it open."""
    try:
        return frozenset(a.subject for a in award(rank(scored), [tier]))
    except BoundaryTieError:
        return None


def changes(rubric: Rubric, listed: Sequence[Sheet], tier: Tier) -> Iterator[int]:
    """The sizes of all changes of one mark that move a line, by trying each."""
    scored = evaluate_all(rubric, listed)
    before = above(scored, tier)
    for sheet, other in product(listed, range(5)):
        for criterion, mark in sheet.marks:
            changed = attrs.evolve(sheet, marks={**dict(sheet.marks), criterion: other})
            tried = [changed if s is sheet else s for s in listed if s.subject == sheet.subject]
            again = evaluate(rubric, tried)
            if above([again if e.subject == again.subject else e for e in scored], tier) != before:
                yield abs(other - int(str(mark)))


tiers = st.builds(Tier, name=st.just("top"), places=st.integers(1, 4)) | st.builds(
    Tier, name=st.just("top"), at_least=st.integers(1, 3)
)


@given(contests(subjects=3), tiers)
def test_the_smallest_change_is_the_smallest_of_all(
    contest: tuple[Rubric, list[Sheet]], tier: Tier
) -> None:
    """No other change of one mark that moves the line is smaller; and if any does, one is found."""
    rubric, listed = contest
    scored = evaluate_all(rubric, listed)
    assume(above(scored, tier) is not None)
    (found,) = margins(rank(scored), [tier], evaluations=scored)
    sizes = list(changes(rubric, listed, tier))
    assert (found.mark and found.mark.size) == min(sizes, default=None)


@given(contests(), tiers)
def test_the_judges_named_are_those_without_whom_the_line_moves(
    contest: tuple[Rubric, list[Sheet]], tier: Tier
) -> None:
    """Each judge's absence is judged as if the sheets had never been there."""
    rubric, listed = contest
    scored = evaluate_all(rubric, listed)
    before = above(scored, tier)
    assume(before is not None)
    (found,) = margins(rank(scored), [tier], evaluations=scored)
    for judge in ("anna", "budi", "citra"):
        rest = evaluate_all(rubric, [s for s in listed if s.judge != judge])
        assert (above(rest, tier) != before) == (judge in found.judges)


@given(st.data(), tables(criteria=st.integers(1, 3), subjects=3), tiers)
def test_the_weight_named_is_the_one_that_may_move_least(
    data: st.DataObject, table: list[Row], tier: Tier
) -> None:
    """No weight moves the line within the slack, and the one that is named does beyond it."""
    parts = [data.draw(st.integers(0, 3)) for _ in table[0]]
    assume(any(parts))
    criteria = [
        Criterion(id=str(j), weight=part, scale=Range(low=0, high=6))
        for j, part in enumerate(parts)
    ]
    marked = [
        Sheet(subject=str(i), judge="anna", marks=dict(zip("012", row, strict=False)))
        for i, row in enumerate(table)
    ]
    scored = evaluate_all(Rubric(id="r", title="R", criteria=criteria), marked)
    before = above(scored, tier)
    assume(before is not None)
    (found,) = margins(rank(scored), [tier], evaluations=scored)
    weights = [Fraction(part, sum(parts)) for part in parts]

    def moves(j: int, to: Fraction) -> bool:
        totals = scores(table, moved(weights, j, to))
        return above(dict(zip(map(str, range(len(table))), totals, strict=True)), tier) != before

    slack = 1 if found.weight is None else found.weight.slack
    assert slack is not None
    for j, weight in enumerate(weights):
        if weight < 1:
            within = (weight - slack * Fraction(999, 1000), weight + slack * Fraction(999, 1000))
            assert not any(moves(j, to) for to in within if 0 <= to <= 1)
    if found.weight is not None:
        j = int(found.weight.criterion)
        beyond = (
            weights[j] + sign * (slack + Fraction(k, 10**6)) for sign in (-1, 1) for k in (0, 1)
        )
        assert any(moves(j, to) for to in beyond if 0 <= to <= 1)


@given(st.data(), st.sampled_from(["weighted_mean", "weighted_sum"]), st.booleans())
def test_weights_below_a_branch_vary_as_the_totals_at_their_corners(
    data: st.DataObject, combine: Any, whole_weight: bool
) -> None:
    """The space below a branch is that of the totals with all of its weight on one criterion."""
    weights = data.draw(st.lists(st.integers(1, 5), min_size=2, max_size=3))
    outer: Any = "weighted_mean" if whole_weight else "weighted_sum"

    def rubric(own: Sequence[int]) -> Rubric:
        below = tuple(Criterion(id=f"c{j}", weight=w, scale=SIX) for j, w in enumerate(own))
        branch = Criterion(id="branch", weight=2, criteria=below, combine=combine)
        inner = (Criterion(id="a", weight=1, scale=SIX), branch)
        top = (Criterion(id="b", weight=3, scale=SIX), Criterion(id="m", weight=5, criteria=inner))
        return Rubric(id="r", title="R", criteria=top, combine=outer)

    leaves = ["a", "b", *(f"c{j}" for j in range(len(weights)))]
    marks = data.draw(
        st.lists(st.fixed_dictionaries(dict.fromkeys(leaves, cells)), min_size=1, max_size=4)
    )
    judged = [Sheet(subject=f"s{i}", judge="anna", marks=one) for i, one in enumerate(marks)]
    found = evaluate_all(rubric(weights), judged)
    corners = [[sum(weights) * (i == j) for i in range(len(weights))] for j in range(len(weights))]
    columns = [[e.exact or 0 for e in evaluate_all(rubric(own), judged)] for own in corners]
    table = {e.subject: row for e, row in zip(found, zip(*columns, strict=True), strict=True)}
    alike = [(0, 1000)] * len(weights)
    settings_: dict[str, Any] = {"weights": "uniform", "draws": 50, "seed": 7}
    ours = rank_acceptability(found, of="branch", **settings_)
    assert ours.criteria == tuple(f"c{j}" for j in range(len(weights)))
    assert ours.matrix == rank_acceptability(table, scales=alike, **settings_).matrix
    for mine, other in zip(
        weight_stability(found, of="branch", scope="order"),
        weight_stability(table, weights, scope="order"),
        strict=True,
    ):
        assert (mine.weight, mine.low, mine.high) == (other.weight, other.low, other.high)


@pytest.mark.parametrize(
    ("values", "of", "error", "place"),
    [
        ([[1, 2], [2, 1]], "a", InvalidInputError, ("/of", "of_a_matrix")),
        ({"x": [1, 2]}, "a", InvalidInputError, ("/of", "of_a_matrix")),
        (None, "leaf", InvalidInputError, ("/of", "no_branch")),
        (None, "low", InvalidInputError, ("/rubric/criteria/1/combine", "not_a_sum")),
        (None, "brunch", UnknownNameError, ("", "unknown_name_of_few")),
        (None, 7, UnknownNameError, ("", "unknown_name_of_few")),
    ],
)
def test_weights_below_what_is_no_branch_of_sums_are_refused(
    values: Any, of: Any, error: type[JippError], place: tuple[str, str]
) -> None:
    """A matrix has no branches; a leaf, a minimum and a stranger have no weights to vary."""
    leaf = Criterion(id="leaf", weight=1, scale=SIX)
    low = Criterion(id="low", weight=1, criteria=(attrs.evolve(leaf, id="one"),), combine="minimum")
    rubric = Rubric(id="r", title="R", criteria=(leaf, low))
    judged = values or evaluate_all(
        rubric, [Sheet(subject="s", judge="a", marks={"leaf": 1, "one": 2})]
    )
    for ask in (rank_acceptability, weight_stability):
        with pytest.raises(error) as caught:
            ask(judged, of=of)
        problem = caught.value.problems[0]
        assert (problem.path, problem.code) == place
