"""Laws of severity: names and order do not matter, and what is planted is found."""

from fractions import Fraction
from typing import TypeAlias

from hypothesis import given, strategies as st

from jipp import DisconnectedPanelError
from jipp.evaluation.severity import Adjustment, adjust

Triples: TypeAlias = list[tuple[str, str, int | Fraction]]

CELLS = st.sets(st.tuples(st.integers(0, 5), st.integers(0, 3)), min_size=1)
PANELS = CELLS.flatmap(
    lambda cells: st.lists(st.integers(0, 100), min_size=len(cells), max_size=len(cells)).map(
        lambda marks: [
            (f"S{s}", f"J{j}", mark) for (s, j), mark in zip(sorted(cells), marks, strict=True)
        ]
    )
)


def outcome(triples: Triples) -> Adjustment | tuple[tuple[str, ...], ...]:
    """The adjustment, or the parts of a panel that falls apart."""
    try:
        return adjust(triples)
    except DisconnectedPanelError as error:
        return error.components


@given(PANELS, st.data())
def test_the_order_of_the_marks_does_not_matter(triples: Triples, data: st.DataObject) -> None:
    """Any order gives the same value, or the same parts."""
    assert outcome(data.draw(st.permutations(triples))) == outcome(triples)


@given(PANELS)
def test_names_do_not_matter(triples: Triples) -> None:
    """Renamed in the opposite order, each keeps its own effect."""
    found = outcome(triples)
    renamed = outcome([(f"s{9 - int(s[1:])}", f"j{9 - int(j[1:])}", m) for s, j, m in triples])
    if isinstance(found, Adjustment) and isinstance(renamed, Adjustment):
        assert renamed.subjects[::-1] == tuple((f"s{9 - int(s[1:])}", e) for s, e in found.subjects)
        assert renamed.judges[::-1] == tuple((f"j{9 - int(j[1:])}", e) for j, e in found.judges)
    else:
        assert type(found) is type(renamed)


@given(PANELS)
def test_equal_judges_leave_all_as_it_was(triples: Triples) -> None:
    """A panel whose judges give each subject one mark is adjusted to itself."""
    alike: Triples = [(s, j, 10 * int(s[1:])) for s, j, _ in triples]
    found = outcome(alike)
    if isinstance(found, Adjustment):
        assert found.adjusted == found.raw
        assert {effect for _, effect in found.judges} == {0}
        assert (found.moved, found.outliers) == ((), ())


@given(
    PANELS,
    st.lists(st.fractions(-9, 9, max_denominator=4), min_size=10, max_size=10),
)
def test_planted_effects_are_recovered_exactly(triples: Triples, effects: list[Fraction]) -> None:
    """Marks made of a subject's worth and a judge's severity are taken apart again."""
    worth, severity = effects[:6], effects[6:]
    planted: Triples = [
        (s, j, 50 + worth[int(s[1:])] + severity[int(j[1:])]) for s, j, _ in triples
    ]
    found = outcome(planted)
    if isinstance(found, Adjustment):
        assert all(residual == 0 for _, _, residual in found.residuals)
        judges = [(severity[int(j[1:])], effect) for j, effect in found.judges]
        assert len({given - effect for given, effect in judges}) == 1
        subjects = [(worth[int(s[1:])], effect) for s, effect in found.subjects]
        assert len({given - effect for given, effect in subjects}) == 1


@given(PANELS)
def test_residuals_are_those_of_least_squares(triples: Triples) -> None:
    """They sum to nothing for each subject and each judge, which no other fit does."""
    found = outcome(triples)
    if isinstance(found, Adjustment):
        for at in (0, 1):
            for name in {triple[at] for triple in triples}:
                assert sum(r[2] for r in found.residuals if r[at] == name) == 0
        assert sum(effect for _, effect in found.judges) == 0
        assert sum(effect for _, effect in found.subjects) == 0
