"""Laws of severity: names and order do not matter, and what is planted is found."""

from fractions import Fraction
from typing import TypeAlias

from hypothesis import given, strategies as st

from jipp import DisconnectedPanelError, UndefinedError, affinity
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
        assert dict(renamed.judges) == {f"j{9 - int(j[1:])}": e for j, e in found.judges.items()}
    else:
        assert type(found) is type(renamed)


@given(PANELS)
def test_equal_judges_leave_all_as_it_was(triples: Triples) -> None:
    """A panel whose judges give each subject one mark is adjusted to itself."""
    alike: Triples = [(s, j, 10 * int(s[1:])) for s, j, _ in triples]
    found = outcome(alike)
    if isinstance(found, Adjustment):
        assert found.adjusted == found.raw
        assert {fit.effect for fit in found.judges.values()} == {0}
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
        judges = [(severity[int(j[1:])], fit.effect) for j, fit in found.judges.items()]
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
        assert sum(fit.effect for fit in found.judges.values()) == 0
        assert sum(effect for _, effect in found.subjects) == 0


@given(PANELS)
def test_a_judges_fit_is_counted_from_the_marks(triples: Triples) -> None:
    """The mean of the squared residuals, and the marks at the least and greatest of all."""
    found = outcome(triples)
    if isinstance(found, Adjustment):
        every = [mark for _, _, mark in triples]
        for judge, fit in found.judges.items():
            own = [r * r for _, j, r in found.residuals if j == judge]
            assert fit.spread == sum(own) / len(own)
            given = [mark for _, j, mark in triples if j == judge]
            extreme = [mark for mark in given if mark in (min(every), max(every))]
            assert fit.at_ends == Fraction(len(extreme), len(given))


def _least_squares(triples: Triples, own: list[int]) -> Fraction | None:
    """The effect of own group from the normal equations of all effects at once."""
    names = sorted({f"s {s}" for s, _, _ in triples}) + sorted({f"j {j}" for _, j, _ in triples})
    columns = names[:-1]
    rows = [
        [*(Fraction(c in {f"s {s}", f"j {j}"}) for c in columns), Fraction(x)]
        for (s, j, _), x in zip(triples, own, strict=True)
    ]
    size = len(columns) + 1
    system = [
        [sum((r[i] * r[k] for r in rows), Fraction(0)) for k in range(size)]
        + [sum((r[i] * t[2] for r, t in zip(rows, triples, strict=True)), Fraction(0))]
        for i in range(size)
    ]
    for k in range(size):
        pivot = next((i for i in range(k, size) if system[i][k]), None)
        if pivot is None:
            return None
        system[k], system[pivot] = system[pivot], system[k]
        system[k] = [v / system[k][k] for v in system[k]]
        for i in range(size):
            if i != k:
                factor = system[i][k]
                system[i] = [a - factor * b for a, b in zip(system[i], system[k], strict=True)]
    return system[-1][-1]


GROUPS = st.lists(st.sampled_from("xy"), min_size=10, max_size=10)


@given(PANELS, GROUPS)
def test_own_group_is_fitted_beside_subjects_and_judges(triples: Triples, names: list[str]) -> None:
    """The effect is that of the whole regression, solved at once in rational numbers."""
    subjects = {f"S{i}": names[i] for i in range(6)}
    judges = {f"J{i}": names[6 + i] for i in range(4)}
    own = [int(subjects[s] == judges[j]) for s, j, _ in triples]
    try:
        found = affinity(triples, judges=judges, subjects=subjects, seed=1, draws=5)
    except DisconnectedPanelError:
        return
    except UndefinedError:
        assert _least_squares(triples, own) is None
        return
    assert found.effect == _least_squares(triples, own)
    assert (found.own, found.marks) == (sum(own), len(triples))
    assert 0 <= found.share <= 1
