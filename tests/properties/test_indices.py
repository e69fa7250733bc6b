"""Laws of the regional index: better never lowers it, and gains are what a recount finds."""

from datetime import date
from fractions import Fraction

from hypothesis import given, strategies as st

from jipp import law
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
