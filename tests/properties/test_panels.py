"""Laws of plans and rankings compared, against searches over everything."""

from itertools import combinations, product
from math import sqrt
from typing import TypeAlias

from hypothesis import given, strategies as st

from jipp import AssignmentError, UndefinedError, assign, compare_rankings

Pairs: TypeAlias = list[tuple[str, str]]
Contest: TypeAlias = tuple[list[str], list[str], int, int | None, Pairs]


@st.composite
def _contests(draw: st.DrawFn) -> Contest:
    subjects = [f"s{i}" for i in range(draw(st.integers(1, 4)))]
    judges = [f"j{i}" for i in range(draw(st.integers(1, 4)))]
    pairs = [(s, j) for s in subjects for j in judges]
    barred = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=6))
    load = draw(st.one_of(st.none(), st.integers(1, 4)))
    return subjects, judges, draw(st.integers(1, 3)), load, barred


def _every_plan(
    subjects: list[str],
    judges: list[str],
    per: int,
    load: int | None,
    barred: Pairs,
) -> list[tuple[int, ...]]:
    """The sorted loads of every plan that keeps the rules."""
    panels = [
        [p for p in combinations(judges, per) if not any((s, j) in barred for j in p)]
        for s in subjects
    ]
    found: list[tuple[int, ...]] = []
    for plan in product(*panels):
        loads = tuple(sorted(sum(j in p for p in plan) for j in judges))
        if load is None or loads[-1] <= load:
            found.append(loads)
    return found


@given(contest=_contests(), seed=st.integers(0, 5))
def test_a_plan_is_found_where_there_is_one_and_no_other_is_more_even(
    contest: Contest, seed: int
) -> None:
    """Against every plan there is: the least sum of squares, or a real deficiency."""
    subjects, judges, per, load, barred = contest
    plans = _every_plan(subjects, judges, per, load, barred)
    try:
        plan = assign(subjects, judges, per=per, load=load, barred=barred, seed=seed)
    except AssignmentError as error:
        assert not plans
        some, who, needed, available = error.blocking
        may = {j: sum((s, j) not in barred for s in some) for j in judges}
        assert needed == per * len(some)
        assert available == sum(min(n if load is None else load, n) for n in may.values())
        assert needed > available
        assert set(who) == {j for j, n in may.items() if n}
        return
    assert plans
    assert not set(plan) & set(barred)
    assert {s: sum(one == s for one, _ in plan) for s in subjects} == dict.fromkeys(subjects, per)
    squares = min(sum(n * n for n in loads) for loads in plans)
    assert sum(n * n for _, n in plan.loads) == squares
    panels = [{j for one, j in plan if one == s} for s in subjects]
    shared = [sum({a, b} <= p for p in panels) for a, b in combinations(judges, 2)] or [0]
    assert plan.together == (min(shared), max(shared))


_scores = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 4), max_size=6)


@given(a=_scores, b=_scores)
def test_tau_is_counted_over_pairs(a: dict[str, int], b: dict[str, int]) -> None:
    """Concordant, discordant and tied pairs, each looked at by itself."""
    both = sorted(a.keys() & b.keys())
    signs = [
        ((a[x] > a[y]) - (a[x] < a[y]), (b[x] > b[y]) - (b[x] < b[y]))
        for x, y in combinations(both, 2)
    ]
    untied = (sum(s != 0 for s, _ in signs), sum(s != 0 for _, s in signs))
    try:
        found = compare_rankings(a, b)
    except UndefinedError:
        assert 0 in untied
        return
    assert found.tau == sum(s * t for s, t in signs) / sqrt(untied[0] * untied[1])
    assert found.only_a == tuple(sorted(a.keys() - b.keys()))
    assert len(found) == len(found.moved)
    assert found.largest == max((abs(int(x) - int(y)) for _, x, y in found), default=0)
    assert compare_rankings(b, a).tau == found.tau
