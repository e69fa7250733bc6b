"""Amended values of the law, whose word their parts are, and how two values differ."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest

from jipp import (
    UNKNOWN,
    Basis,
    Citation,
    Criterion,
    Duration,
    Fact,
    HasNote,
    InvalidDataError,
    InvalidInputError,
    Range,
    Rubric,
    Text,
    Tier,
    Transition,
    amend,
    diff,
    law,
)
from jipp.model.basis import OWN, UNVERIFIED
from jipp.model.clause import AgeRule, Clause
from jipp.model.edition import Category
from tests.lifecycles import flow, step

GUIDE = Basis(
    origin="law",
    confidence="transcribed",
    citation=Citation(regulation="pedoman-panrb-4-2025", article="III.2"),
)
KIPP = law.edition(2025)
IID = law.bands("iid", on=date(2023, 12, 31))
FLOW = flow(
    step("send", "draft", "review", requires=HasNote(), roles=("clerk",)),
    step("close", "review", "done"),
)


def paths(old: Any, new: Any, *, bases: bool = False) -> list[str]:
    """The places at which two values differ."""
    return [difference.path for difference in diff(old, new, bases=bases)]


# Whose word a part is.


def test_a_cell_of_an_edition_that_is_filled_rests_on_the_basis_of_the_caller() -> None:
    """The age of 2025 is filled: its cell and its rule are the caller's word, the rest is not."""
    filled = amend(KIPP, {"/ages": {"umum": {"least": {"months": 12}}}}, basis=GUIDE)
    assert filled.basis_of("ages") == GUIDE
    assert filled.ages == (("umum", AgeRule(least=Duration(months=12), basis=GUIDE)),)
    assert filled.basis == KIPP.basis
    assert filled.basis_of("caps") == KIPP.basis_of("caps")
    assert paths(KIPP, filled, bases=True) == ["/ages", "/bases/ages"]


def test_the_wire_form_and_a_value_of_jipp_amend_alike() -> None:
    """A rule is written as data, as a value, and as the pairs that a field keeps."""
    rule = AgeRule(least=Duration(months=12))
    made = [
        amend(KIPP, {"/ages": new}, basis=GUIDE)
        for new in ({"umum": {"least": {"months": 12}}}, {"umum": rule}, (("umum", rule),))
    ]
    assert made[0] == made[1] == made[2]


def test_a_cell_may_be_emptied_or_made_unknown() -> None:
    """No cap is no unknown cap."""
    assert amend(KIPP, {"/caps": {}}, basis=GUIDE).caps == ()
    assert amend(KIPP, {"/caps": UNKNOWN}, basis=GUIDE).caps is UNKNOWN
    assert amend(KIPP, {"/passing_score": Decimal("85.5")}, basis=GUIDE).passing_score == Decimal(
        "85.5"
    )
    assert amend(KIPP, {"/awarded_on": date(2025, 12, 16)}, basis=GUIDE).awarded_on == date(
        2025, 12, 16
    )


def test_a_changed_clause_rests_on_the_caller_and_its_neighbours_do_not() -> None:
    """One exclusion of 2025 asks for another letter."""
    new = amend(KIPP, {"/exclusions/0/evidence": ["video"]}, basis=GUIDE)
    assert isinstance(new.exclusions, tuple)
    assert isinstance(KIPP.exclusions, tuple)
    assert new.exclusions[0].basis == GUIDE == new.basis_of("exclusions")
    assert new.exclusions[1:] == KIPP.exclusions[1:]


def test_a_new_part_that_says_its_own_basis_keeps_it() -> None:
    """Of two clauses that are appended, one says that it is the office's own."""
    ours = attrs.evolve(OWN, sources=("SK 12/2025",))
    new = amend(
        KIPP,
        {
            "/exclusions/-": Clause(text="a", basis=ours),
            "/categories/-": Category(number=10, label="b"),
        },
        basis=GUIDE,
    )
    assert isinstance(new.exclusions, tuple)
    assert isinstance(new.categories, tuple)
    assert new.exclusions[-1].basis == ours
    assert new.categories[-1].basis == GUIDE


def test_parts_that_stood_there_before_are_not_new() -> None:
    """A whole list is given again with one clause more: the old one stays unverified."""
    stood = Clause(text="old")
    old = attrs.evolve(KIPP, exclusions=(stood,))
    new = amend(old, {"/exclusions": [stood, Clause(text="new")]}, basis=GUIDE)
    assert isinstance(new.exclusions, tuple)
    assert [clause.basis for clause in new.exclusions] == [UNVERIFIED, GUIDE]


@pytest.mark.parametrize(
    ("place", "new"),
    [
        ("/categories/0/label", Text(id="lain", en="other")),
        ("/categories/0/label/en", "other"),
        ("/words/invited", "an entry by invitation"),
        ("/year", 2026),
    ],
)
def test_words_and_the_year_of_an_edition_move_no_basis(place: str, new: object) -> None:
    """What something is called says nothing about the law."""
    amended = amend(KIPP, {place: new}, basis=GUIDE)
    assert amended != KIPP
    assert paths(KIPP, amended, bases=True) == paths(KIPP, amended)


def test_a_changed_transition_rests_on_the_caller_and_the_lifecycle_does_not() -> None:
    """The nearest part with a basis takes it: here a transition, there its requirement."""
    new = amend(
        FLOW,
        {"/version": "2", "/transitions/0/roles/-": "head", "/transitions/1/requires": HasNote()},
        basis=GUIDE,
    )
    assert new.basis == FLOW.basis
    assert [transition.basis for transition in new.transitions] == [GUIDE, OWN]
    assert [step.requires for step in new.transitions] == [HasNote(), HasNote(basis=GUIDE)]


def test_a_new_list_of_parts_moves_the_basis_of_what_holds_it() -> None:
    """Who may revert is a rule of the lifecycle itself."""
    assert amend(FLOW, {"/version": "2", "/correctors": ["head"]}, basis=GUIDE).basis == GUIDE


def test_a_part_that_needs_a_basis_may_leave_it_out() -> None:
    """A grade has no default basis; a new one takes the caller's."""
    top = {"code": "XI", "official": "Maha Inovatif", "low": "100", "high": "200"}
    new = amend(IID, {"/grades/-": top}, basis=GUIDE)
    assert new.grades[-1].basis == GUIDE
    assert new.grades[:-1] == IID.grades


def test_a_basis_that_the_caller_states_is_left_as_it_is() -> None:
    """A change of the basis itself moves no other."""
    new = amend(KIPP, {"/exclusions/0/basis": OWN}, basis=GUIDE)
    assert paths(KIPP, new, bases=True) == ["/exclusions/0/basis"]


def test_nothing_is_changed_by_no_changes() -> None:
    """The value itself comes back, its name too."""
    assert amend(FLOW, {}, basis=GUIDE) == FLOW


# Names.


def test_a_changed_lifecycle_needs_another_version_or_id() -> None:
    """Histories name it by both."""
    change = {"/transitions/1/roles": ["head"]}
    with pytest.raises(InvalidInputError) as caught:
        amend(FLOW, change, basis=GUIDE)
    assert str(caught.value) == (
        "/changes: flow@1 is changed and keeps its name: give it another id or version"
    )
    assert caught.value.problems[0].code == "same_definition"
    assert amend(FLOW, {**change, "/id": "other"}, basis=GUIDE).definition == "other@1"
    assert amend(FLOW, {**change, "/version": "2"}, basis=GUIDE).definition == "flow@2"


def test_a_changed_rubric_needs_another_id() -> None:
    """Evaluations name it by that."""
    rubric = Rubric(
        id="r", title="R", criteria=(Criterion(id="a", weight=1, scale=Range(low=0, high=10)),)
    )
    with pytest.raises(InvalidInputError, match="r is changed and keeps its name"):
        amend(rubric, {"/criteria/0/weight": 2}, basis=GUIDE)
    new = amend(rubric, {"/criteria/0/weight": 2, "/id": "s"}, basis=GUIDE)
    assert new.criteria[0].weight == Decimal(2)
    assert (new.criteria[0].basis, new.basis) == (GUIDE, OWN)


# Bad input.


@pytest.mark.parametrize(
    ("value", "changes", "basis", "told"),
    [
        (3, {}, GUIDE, "/value: 3 is of the wrong type: give a value of Value"),
        (KIPP, [], GUIDE, "/changes: [] is not a mapping with text keys: give one"),
        (KIPP, {1: 2}, GUIDE, "/changes: {1: 2} is not a mapping with text keys: give one"),
        (KIPP, {}, None, "/basis: null is of the wrong type: give a value of Basis"),
    ],
)
def test_wrong_arguments_are_refused(value: Any, changes: Any, basis: Any, told: str) -> None:
    """Each is named with what it is."""
    with pytest.raises(InvalidInputError) as caught:
        amend(value, changes, basis=basis)
    assert str(caught.value) == told


def test_all_places_that_are_none_are_told_together() -> None:
    """Pointers into nothing, through a number, past the end, and texts that are no pointers."""
    wrong = (
        "",
        "caps",
        "/nowhere/0",
        "/caps/any/deep",
        "/exclusions/99",
        "/exclusions/+1",
        "/caps/~2/-",
    )
    with pytest.raises(InvalidInputError) as caught:
        amend(KIPP, dict.fromkeys(wrong, 1), basis=GUIDE)
    assert [problem.code for problem in caught.value.problems] == ["no_such_place"] * len(wrong)
    assert dict(caught.value.problems[2].params)["value"] == '"/nowhere/0"'


def test_all_faults_of_the_new_parts_are_told_with_their_places() -> None:
    """Data that do not fit are refused as any data are."""
    changes = {
        "/nowhere": 1,
        "/caps/umum": -1,
        "/passing_score": float("nan"),
        "/held": 1,
        "/exclusions/-": {"evidence": ["video"]},
    }
    with pytest.raises(InvalidDataError) as caught:
        amend(KIPP, changes, basis=GUIDE)
    told = {problem.path: problem.code for problem in caught.value.problems}
    assert told == {
        "/nowhere": "unknown_key",
        "/caps/umum": "not_positive",
        "/passing_score": "wrong_type",
        "/held": "not_a_bool",
        "/exclusions/5/text": "missing_key",
    }


def test_a_list_that_holds_itself_is_refused() -> None:
    """It would have no end."""
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(InvalidInputError) as caught:
        amend(KIPP, {"/groups": endless}, basis=GUIDE)
    assert [p.code for p in caught.value.problems] == ["too_deep"]


def test_a_lifecycle_that_could_not_work_is_refused() -> None:
    """An amended definition is judged as a new one."""
    with pytest.raises(InvalidDataError, match="nowhere"):
        amend(FLOW, {"/version": "2", "/transitions/1/target": "nowhere"}, basis=GUIDE)


# Differences.


def test_parts_are_matched_by_what_names_them() -> None:
    """A criterion put before the others is new, and the others are where they were."""
    a, b, c = (Criterion(id=id, weight=1, scale=Range(low=0, high=10)) for id in "abc")
    old = Rubric(id="r", title="R", criteria=(a, b))
    new = attrs.evolve(old, criteria=(c, attrs.evolve(a, weight=2), b))
    assert [(d.path, d.before, d.after) for d in diff(old, new)] == [
        ("/criteria/1/weight", 1, 2),
        ("/criteria/0", None, c),
    ]
    assert paths(new, old) == ["/criteria/0", "/criteria/0/weight"]


def test_a_changed_order_is_told_once() -> None:
    """Nothing but the order of three criteria differs."""
    parts = tuple(Criterion(id=id, weight=1, scale=Range(low=0, high=10)) for id in "abc")
    old = Rubric(id="r", title="R", criteria=parts)
    [told] = diff(old, attrs.evolve(old, criteria=parts[::-1]))
    assert (told.path, told.before, told.after) == (
        "/criteria",
        ("a", "b", "c"),
        ("c", "b", "a"),
    )


def test_transitions_are_matched_by_action_and_sources() -> None:
    """Another target is a change, another source a transition gone and one new."""
    other = attrs.evolve(
        FLOW,
        transitions=(
            step("send", "draft", "done"),
            step("close", ("draft", "review"), "done"),
            step("ask", "draft", "review"),
        ),
    )
    assert paths(FLOW, other) == [
        "/transitions/0/target",
        "/transitions/0/requires",
        "/transitions/0/roles/0",
        "/transitions/1",
        "/transitions/1",
        "/transitions/2",
    ]


def test_several_transitions_of_one_action_and_source_are_matched_in_order() -> None:
    """Alternatives are tried one after the other, so the second is held against the second."""
    ways = (
        step("send", "draft", "review", requires=Fact(name="x", op="==", value=True)),
        step("send", "draft", "done"),
        step("close", "review", "done"),
    )
    old = flow(*ways)
    new = attrs.evolve(old, transitions=(ways[0], attrs.evolve(ways[1], roles=("head",)), ways[2]))
    assert paths(old, new) == ["/transitions/1/roles/0"]


def test_clauses_without_a_name_are_aligned_by_what_is_equal() -> None:
    """A clause put first moves the others, and changes none."""
    assert isinstance(KIPP.exclusions, tuple)
    new = attrs.evolve(KIPP, exclusions=(Clause(text="first"), *KIPP.exclusions))
    assert paths(KIPP, new) == ["/exclusions/0"]
    assert paths(new, KIPP) == ["/exclusions/0"]


def test_what_a_value_rests_on_is_compared_only_when_asked() -> None:
    """Nine categories resting on another source are the same categories."""
    new = attrs.evolve(KIPP, basis=OWN)
    assert diff(KIPP, new) == ()
    assert paths(KIPP, new, bases=True) == ["/basis"]


def test_yes_is_not_one() -> None:
    """A fact asked to be true is another than one asked to be 1."""
    asked = [Fact(name="x", op="==", value=value) for value in (True, 1)]
    first, second = (
        flow(step("go", "draft", "done", requires=fact), states=("draft", "done")) for fact in asked
    )
    assert paths(first, second) == ["/transitions/0/requires/value"]


@pytest.mark.parametrize(
    ("old", "new", "lang", "told"),
    [
        (Tier(name="A", places=45), Tier(name="A", places=40), "en", "/places: 45 -> 40"),
        (Tier(name="A", places=45), Tier(name="A"), "en", "/places: gone, 45"),
        (Tier(name="A", places=45), Tier(name="A"), "id", "/places: dihapus, 45"),
        (Tier(name="A"), Tier(name="A", places=45), "en", "/places: new, 45"),
        (Tier(name="A"), Tier(name="A", places=45), "id", "/places: baru, 45"),
    ],
)
def test_a_difference_is_said_in_both_languages(old: Tier, new: Tier, lang: str, told: str) -> None:
    """What changed, what is new and what is gone."""
    [difference] = diff(old, new)
    assert difference.message(lang) == told


def test_parts_are_said_by_their_words_and_names() -> None:
    """A category by its label, a transition by its action and source, a basis by its citation."""
    category = Category(number=10, label=Text(id="baru", en="fresh"))
    more = amend(KIPP, {"/categories/-": category, "/caps/any": 16}, basis=GUIDE)
    longer = attrs.evolve(
        FLOW, transitions=(*FLOW.transitions, Transition(action="x", source="draft", target="done"))
    )
    said = [d.message() for d in (*diff(KIPP, more, bases=True), *diff(FLOW, longer))]
    assert said == [
        "/categories/9: new, fresh",
        "/caps/any: 15 -> 16",
        "/bases/caps: pedoman-panrb-4-2025 -> pedoman-panrb-4-2025 III.2",
        "/bases/categories: new, pedoman-panrb-4-2025 III.2",
        "/transitions/2: new, x draft",
    ]


@pytest.mark.parametrize(
    ("old", "new", "bases", "told"),
    [
        (KIPP, FLOW, False, "/new: Lifecycle is of the wrong type: give a value of Edition"),
        (3, KIPP, False, "/old: 3 is of the wrong type: give a value of Value"),
        (KIPP, None, False, "/new: null is of the wrong type: give a value of Value"),
        (KIPP, KIPP, 1, "/bases: 1 is not a yes or no: give true or false"),
    ],
)
def test_what_cannot_be_compared_is_refused(old: Any, new: Any, bases: Any, told: str) -> None:
    """Two values of different classes have no differences that mean something."""
    with pytest.raises(InvalidInputError) as caught:
        diff(old, new, bases=bases)
    assert str(caught.value) == told
