"""Laws of the regional index: better never lowers it, and gains are what a recount finds."""

from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import Any

import attrs
from hypothesis import given, strategies as st

from jipp import Bands, Criterion, Grade, Range, Rounding, Rubric, law
from jipp.evaluation.index_result import Index
from jipp.evaluation.indices import regional_index

RULES = law.index_rules("iid", on=date(2026, 6, 1))
SPD = [row.id for row in law.rubric("iid-2026-spd").criteria]
SID = [row.id for row in law.rubric("iid-2026-sid").criteria]
governments = st.dictionaries(st.sampled_from(SPD), st.integers(0, 3))
portfolios = st.lists(st.dictionaries(st.sampled_from(SID), st.integers(0, 3)), max_size=15)
Marks = dict[str, int]


def index(government: Marks, innovations: list[Marks], services: int) -> Index:
    """The index under the rules of 2026."""
    return regional_index(
        RULES, government=government, innovations=innovations, basic_services=services
    )


@given(governments, portfolios, st.integers(0, 6))
def test_gains_are_what_a_recount_finds(
    government: Marks, innovations: list[Marks], services: int
) -> None:
    """Each entry, done, lifts the total by what it says; done all, the index is full."""
    found = index(government, innovations, services)
    for entry in found.gain()[:4] + found.gain()[-2:]:
        own, every, covered = dict(government), [dict(one) for one in innovations], services
        if entry.row == "basic_services":
            covered = 6
        elif entry.innovation is None:
            own[entry.row] = 3
        else:
            every[entry.innovation][entry.row] = 3
        lifted = Fraction(index(own, every, covered).total) - Fraction(found.total)
        assert lifted == Fraction(entry.gain) > 0
    full = index(dict.fromkeys(SPD, 3), [dict.fromkeys(SID, 3) for _ in innovations], 6)
    gained = sum(Fraction(entry.gain) for entry in found.gain())
    assert Fraction(found.total) + gained == Fraction(full.total)


@given(governments, portfolios, st.integers(0, 6), st.sampled_from(SPD), st.sampled_from(SID))
def test_better_levels_never_lower_the_index(
    government: Marks, innovations: list[Marks], services: int, row: str, other: str
) -> None:
    """One level more in a row, or one service more, gives as much or more."""
    before = Fraction(index(government, innovations, services).total)
    better = government | {row: min(government.get(row, 0) + 1, 3)}
    assert Fraction(index(better, innovations, services).total) >= before
    assert Fraction(index(government, innovations, min(services + 1, 6)).total) >= before
    grown = [one | {other: min(one.get(other, 0) + 1, 3)} for one in innovations]
    assert Fraction(index(government, grown, services).total) >= before
    assert 0 <= before <= 100


weights = st.fractions(min_value=0, max_value=3, max_denominator=4)
steps = st.sampled_from([None, Fraction(1), Fraction(2), Fraction(1, 2)])
rows = st.lists(st.tuples(weights, steps), min_size=1, max_size=3)
Raised = dict[tuple[str, int | None], Fraction]


def small(prefix: str, rows: list[tuple[Fraction, Fraction | None]], combine: Any) -> Rubric:
    """A rubric of a few rows from 0 to 4, and one that stays at 0."""
    criteria = [
        Criterion(id=f"{prefix}{i}", weight=weight, scale=Range(low=0, high=4, step=step))
        for i, (weight, step) in enumerate(rows)
    ]
    still = Criterion(id=f"{prefix}z", weight=1, scale=Range(low=0, high=0))
    return Rubric(id=prefix, title=prefix, criteria=(still, *criteria), combine=combine)


@given(rows, rows, st.data())
def test_steps_are_the_fewest_that_reach_a_band(
    own: list[tuple[Fraction, Fraction | None]],
    each: list[tuple[Fraction, Fraction | None]],
    data: st.DataObject,
) -> None:
    """Tried with every set of rows at their best: no smaller one does, and the last is least."""
    combine = st.sampled_from(["weighted_sum", "weighted_mean"])
    government = small("g", own, data.draw(combine))
    innovation = small("s", each, data.draw(combine))
    cut = data.draw(st.integers(1, 60))
    grade = Grade(code="high", official="High", low=cut, high=1000, basis=RULES.basis)
    low = Grade(code="low", official="Low", high=cut, basis=RULES.basis)
    rounding = data.draw(st.sampled_from([None, Rounding(places=2)]))
    bands = Bands(
        name="b", grades=(grade, low), rounding=rounding, in_force=RULES.in_force, basis=RULES.basis
    )
    rules = attrs.evolve(
        RULES,
        government=government,
        innovation=innovation,
        mandatory=(),
        divisor=1,
        total=30,
        bands=bands,
    )
    levels = st.sampled_from([Fraction(0), Fraction(2), Fraction(4)])
    marks = {
        (row.id, i): data.draw(levels)
        for i, rubric in ((None, government), (0, innovation), (1, innovation))
        for row in rubric.criteria[1:]
    }

    def counted(raised: Raised) -> Index:
        found = {**marks, **raised}
        return regional_index(
            rules,
            government={row: level for (row, i), level in found.items() if i is None},
            innovations=[{row: x for (row, i), x in found.items() if i == n} for n in (0, 1)],
            basic_services=0,
        )

    def reached(index: Index) -> bool:
        return index.band is not None and index.band.code == "high"

    start = counted({})
    found = start.steps_to("high")
    assert found == (start.steps_to() if not reached(start) else ())
    open_rows = [place for place, level in marks.items() if level < 4]
    fewest = next(
        (
            size
            for size in range(len(open_rows) + 1)
            if any(
                reached(counted(dict.fromkeys(some, Fraction(4))))
                for some in combinations(open_rows, size)
            )
        ),
        None,
    )
    assert (None if found is None else len(found)) == fewest
    if not found:
        return
    assert all(marks[one.row, one.innovation] == one.level < one.to for one in found)
    raised: Raised = {(one.row, one.innovation): Fraction(one.to) for one in found}
    assert reached(counted(raised))
    last = found[-1]
    scale = (government if last.innovation is None else innovation).criterion(last.row).scale
    lower = Fraction(last.to) - Fraction((isinstance(scale, Range) and scale.step) or 4)
    if lower > last.level:
        assert not reached(counted({**raised, (last.row, last.innovation): lower}))
