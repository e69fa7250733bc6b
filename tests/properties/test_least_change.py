"""The least that would have been enough, against every value that there is."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations, product
from typing import Any

from hypothesis import given, reject, settings, strategies as st

from jipp import (
    Criterion,
    Levels,
    Linear,
    Range,
    Rounding,
    Rubric,
    RubricError,
    Sheet,
    Tier,
    YesNo,
    award,
    evaluate_all,
    least_change,
    rank,
)

GRID: dict[str, Any] = {
    "range": Range(low=1, high=5, step=1),
    "halves": Range(low=0, high=2, step="0.5"),
    "levels": Levels(points={"a": 0, "b": 2, "c": 3}),
    "yes": YesNo(points=4),
}
OPEN: dict[str, Any] = {"range": Range(low=0, high=10), "line": Linear(low=0, high=4, to=(0, 8))}
MARKS: dict[str, dict[Fraction, Any]] = {
    "range": {Fraction(n): n for n in range(1, 6)},
    "halves": {Fraction(n, 2): Fraction(n, 2) for n in range(5)},
    "levels": {Fraction(n): name for name, n in (("a", 0), ("b", 2), ("c", 3))},
    "yes": {Fraction(0): False, Fraction(4): True},
}
TIERS = (Tier(name="first", places=1), Tier(name="two", places=2), Tier(name="good", at_least=3))
roundings = st.none() | st.builds(Rounding, places=st.integers(0, 1))


@st.composite
def rubrics(draw: st.DrawFn, scales: Mapping[str, Any]) -> Rubric:
    """Two or three criteria, one of them perhaps below a branch."""

    def leaf(id: str) -> Criterion:
        return Criterion(
            id=id,
            weight=draw(st.integers(0, 3)),
            scale=scales[draw(st.sampled_from(sorted(scales)))],
            round_contribution=draw(roundings),
        )

    first = leaf("x")
    if draw(st.booleans()):
        first = Criterion(
            id="b",
            weight=2,
            combine=draw(st.sampled_from(("minimum", "weighted_mean"))),
            criteria=(attrs_of(first), leaf("w")),
            round_value=draw(roundings),
        )
    try:
        return Rubric(
            id="r",
            title="R",
            criteria=(first, leaf("y"), leaf("z")),
            combine=draw(st.sampled_from(("weighted_mean", "weighted_sum", "minimum"))),
            rounding=draw(roundings),
            rank_on=draw(st.sampled_from(("exact", "published"))),
        )
    except RubricError:
        reject()


def attrs_of(leaf: Criterion) -> Criterion:
    """The leaf with a weight that its branch can divide by."""
    return Criterion(id=leaf.id, weight=1, scale=leaf.scale)


def worth(scale: Any) -> dict[Fraction, Any]:
    """The points of a scale, each with a mark that is worth it."""
    return next(MARKS[name] for name, known in GRID.items() if known is scale)


def takes(rubric: Rubric, marks: Any, tie: Any, at: Any, tier: str) -> bool:
    """Whether s0 takes a tier, or a better one, all evaluated anew."""
    sheets = [Sheet(subject=s, judge="j", marks=given) for s, given in marks.items()]
    ranking = rank(evaluate_all(rubric, sheets), tie_break=tie)
    told = award(ranking, TIERS, at_boundary="include" if at == "include" else "exclude")
    names = [one.name for one in TIERS]
    got = [one.tier for one in told if one.subject == "s0"]
    return bool(got) and names.index(got[0]) <= names.index(tier)


@given(rubrics(GRID), st.data())
@settings(max_examples=60, deadline=None)
def test_every_value_of_every_scale_is_tried(rubric: Rubric, data: st.DataObject) -> None:
    """By each criterion alone, and where none is enough by each two: nothing less is enough."""
    leaves = {leaf.id: worth(leaf.scale) for leaf in rubric.leaves}
    drawn = st.fixed_dictionaries({id: st.sampled_from(sorted(w)) for id, w in leaves.items()})
    points = {f"s{i}": data.draw(drawn) for i in range(4)}
    tie = data.draw(st.lists(st.sampled_from(("x", "-y", "z", "-z")), unique=True, max_size=2))
    at: Any = data.draw(st.sampled_from(("refuse", "include", "exclude")))
    tier = data.draw(st.sampled_from([one.name for one in TIERS]))
    marks = {s: {id: leaves[id][p] for id, p in row.items()} for s, row in points.items()}
    sheets = [Sheet(subject=s, judge="j", marks=row) for s, row in marks.items()]
    found = least_change(
        evaluate_all(rubric, sheets), "s0", tiers=TIERS, tier=tier, tie_break=tie, at_boundary=at
    )

    def enough(**changed: Fraction) -> bool:
        own = marks["s0"] | {id: leaves[id][p] for id, p in changed.items()}
        return takes(rubric, {**marks, "s0": own}, tie, at, tier)

    assert found.taken is enough()
    for lift in found:
        known = [p for p in sorted(leaves[lift.criterion]) if enough(**{lift.criterion: p})]
        assert lift.least == (known[0] if known else None), lift
    if any(lift.least is not None for lift in found):
        assert found.pair == ()
        return
    costs = [
        sum(
            (p - points["s0"][id]) / (max(leaves[id]) - min(leaves[id]))
            for id, p in changed.items()
        )
        for changed in _pairs(leaves, points["s0"])
        if enough(**changed)
    ]
    if not costs:
        assert found.pair == ()
    else:
        spent = sum(
            (Fraction(one.least or 0) - Fraction(one.value))
            / (max(leaves[one.criterion]) - min(leaves[one.criterion]))
            for one in found.pair
        )
        assert spent == min(costs)
        assert enough(**{one.criterion: Fraction(one.least or 0) for one in found.pair})


def _pairs(leaves: Mapping[str, Any], now: Mapping[str, Fraction]) -> Iterator[dict[str, Fraction]]:
    for one, other in combinations(leaves, 2):
        for p, q in product(leaves[one], leaves[other]):
            if p >= now[one] and q >= now[other]:
                yield {one: p, other: q}


@given(rubrics(OPEN), st.data())
@settings(max_examples=60, deadline=None)
def test_nothing_lies_below_the_least_value_of_a_scale_without_steps(
    rubric: Rubric, data: st.DataObject
) -> None:
    """At the value itself where it is included, a little above it always, a little below never."""
    some = st.integers(0, 12).map(lambda n: Fraction(n, 3))
    drawn = st.fixed_dictionaries({leaf.id: some for leaf in rubric.leaves})
    marks = {f"s{i}": data.draw(drawn) for i in range(4)}
    tie = data.draw(st.lists(st.sampled_from(("x", "y")), unique=True, max_size=2))
    at: Any = data.draw(st.sampled_from(("include", "exclude")))
    sheets = [Sheet(subject=s, judge="j", marks=row) for s, row in marks.items()]
    found = least_change(
        evaluate_all(rubric, sheets), "s0", tiers=TIERS, tier="two", tie_break=tie, at_boundary=at
    )
    twice = {leaf.id: 2 if isinstance(leaf.scale, Linear) else 1 for leaf in rubric.leaves}
    tops = {
        leaf.id: Fraction(8 if isinstance(leaf.scale, Linear) else 10) for leaf in rubric.leaves
    }
    bit = Fraction(1, 10**9)

    def enough(id: str, points: Fraction) -> bool:
        own = {**marks["s0"], id: points / twice[id]}
        return takes(rubric, {**marks, "s0": own}, tie, at, "two")

    for lift in found:
        id, top = lift.criterion, tops[lift.criterion]
        if lift.least is None:
            assert not enough(id, top)
            continue
        least = Fraction(lift.least)
        assert enough(id, least) is lift.included
        assert least == top or enough(id, least + bit)
        assert least == 0 or not enough(id, least - bit)
