"""Amendments of shipped laws: the differences are exactly what was changed."""

from datetime import date
from typing import Any

from hypothesis import given, strategies as st

from jipp import UNKNOWN, Basis, Citation, Edition, Rubric, amend, diff, from_wire, law, to_wire
from tests.lifecycles import flow, step

EDITIONS = law.editions()
RUBRICS = law.rubrics()
LAWS = (*EDITIONS, *RUBRICS, *law.lifecycles())
GUIDE = Basis(origin="law", confidence="transcribed", citation=Citation(regulation="own-guide"))
_CELLS: dict[str, st.SearchStrategy[Any]] = {
    "/caps": st.just(UNKNOWN) | st.dictionaries(st.sampled_from(["a", "b"]), st.integers(1, 9)),
    "/passing_score": st.integers(0, 100),
    "/awarded_on": st.dates(date(2030, 1, 1), date(2030, 12, 31)),
    "/legal_basis": st.sampled_from(["law-a", "law-b"]),
    "/held": st.booleans(),
}
CHANGES = st.fixed_dictionaries({}, optional=_CELLS)


@given(st.sampled_from(EDITIONS), CHANGES)
def test_the_differences_of_an_amended_edition_are_its_changes(
    old: Edition, changes: dict[str, Any]
) -> None:
    """The cells told are those in which the wire forms differ, and each rests on the caller."""
    new = amend(old, changes, basis=GUIDE)
    before, after = to_wire(old), to_wire(new)
    changed = {name for name in before if before[name] != after[name] and name != "bases"}
    assert {d.path.split("/")[1] for d in diff(old, new)} == changed
    assert changed <= {place[1:] for place in changes}
    assert {place[1:] for place in changes} == {cell for cell, basis in new.bases if basis == GUIDE}
    assert [pair for pair in old.bases if f"/{pair[0]}" not in changes] == [
        pair for pair in new.bases if f"/{pair[0]}" not in changes
    ]


@given(st.sampled_from(RUBRICS), st.data())
def test_a_changed_limit_of_words_is_the_only_difference(old: Rubric, data: st.DataObject) -> None:
    """One criterion of a shipped rubric has another limit of words, and nothing else is told."""
    at = data.draw(st.integers(0, len(old.criteria) - 1))
    limit = data.draw(st.integers(1, 10_000).filter(lambda n: old.criteria[at].max_words != (n,)))
    place = f"/criteria/{at}/max_words"
    new = amend(old, {place: [limit], "/id": "own"}, basis=GUIDE)
    first, *rest = diff(old, new)
    assert first.path == "/id"
    assert {d.path.rpartition("/")[0] for d in rest} == {place}
    assert new.criteria[at].basis == GUIDE
    assert [c for c in new.criteria if c.basis == GUIDE] == [new.criteria[at]]


@given(st.sampled_from(LAWS), st.booleans())
def test_a_value_differs_in_nothing_from_itself(one: Any, bases: bool) -> None:
    """Neither from what it is read back as."""
    assert diff(one, from_wire(to_wire(one)), bases=bases) == ()


@given(st.sampled_from(EDITIONS), st.sampled_from(EDITIONS))
def test_two_editions_differ_in_the_same_cells_both_ways(one: Edition, other: Edition) -> None:
    """And in none only if they are alike."""
    there, back = diff(one, other, bases=True), diff(other, one, bases=True)
    assert {d.path.split("/")[1] for d in there} == {d.path.split("/")[1] for d in back}
    assert (not there) == (one == other)


@given(st.permutations(["a", "b", "c", "d"]))
def test_a_new_order_of_states_is_one_difference_or_none(order: list[str]) -> None:
    """Order alone is told once, whatever moved."""
    steps = [step(f"to-{id}", "start", id) for id in "abcd"]
    old = flow(*steps, states=("start", *"abcd"))
    new = flow(*steps, states=("start", *order))
    assert [d.path for d in diff(old, new)] == (
        ["/states"] if order != ["a", "b", "c", "d"] else []
    )
