"""Who judges what: balanced panels, nobody of the own agency, or the part that is impossible."""

from typing import Any

import pytest

from jipp import Actor, Agency, AssignmentError, Innovation, InvalidInputError, assign
from tests.scoring_cases import problems

BABEL = Agency(id="prov-babel", name="Bangka Belitung", kind="province")
JATIM = Agency(id="prov-jatim", name="Jawa Timur", kind="province")


def test_nobody_judges_the_own_agency() -> None:
    """Agencies are compared by id, as evaluation does."""
    subjects = [Innovation(id=f"b{i}", title="B", agency=BABEL) for i in range(3)]
    subjects += [Innovation(id=f"j{i}", title="J", agency=JATIM) for i in range(3)]
    judges = [
        Actor(id="ani", agency=BABEL),
        Actor(id="budi", agency=JATIM),
        Actor(id="citra"),
        Actor(id="dewi"),
    ]
    plan = assign(subjects, judges, per=2, seed=3)
    assert not {("b0", "ani"), ("b1", "ani"), ("b2", "ani")} & set(plan)
    assert not {("j0", "budi"), ("j1", "budi"), ("j2", "budi")} & set(plan)
    assert dict(plan.loads) == {"ani": 3, "budi": 3, "citra": 3, "dewi": 3}
    assert len(plan) == 12


def test_panels_that_fall_apart_are_joined() -> None:
    """Eight subjects, two judges each of a ring of eight: any seed gives one connected panel."""
    for seed in range(30):
        plan = assign([f"s{i}" for i in range(8)], [f"j{i}" for i in range(8)], per=2, seed=seed)
        assert plan.connected
        assert {n for _, n in plan.loads} == {2}


def test_a_panel_of_one_judge_cannot_hang_together() -> None:
    """With one judge a subject, two judges share none, and the plan says so."""
    plan = assign(["a", "b"], ["j1", "j2"], per=1, seed=1)
    assert (plan.connected, plan.together) == (False, (0, 0))
    assert assign(["a"], ["j1"], per=1, seed=1).connected


def test_the_order_of_the_arguments_does_not_count() -> None:
    """The same seed, the same plan; another seed, another."""
    subjects, judges = [f"s{i}" for i in range(20)], [f"j{i}" for i in range(7)]
    plan = assign(subjects, judges, per=3, seed=5)
    assert assign(subjects[::-1], judges[::-1], per=3, seed=5) == plan
    assert assign(subjects, judges, per=3, seed=6) != plan


def test_a_plan_that_is_impossible_names_the_part_that_is() -> None:
    """Two subjects that only two judges may have, each of them for one subject."""
    barred = [(s, j) for s in ("a", "b") for j in ("j3", "j4")]
    with pytest.raises(AssignmentError) as error:
        assign(["a", "b", "c"], ["j1", "j2", "j3", "j4"], per=2, load=1, barred=barred, seed=1)
    subjects, judges, needed, available = error.value.blocking
    assert needed > available
    assert set(subjects) >= {"a", "b"} or len(subjects) == 1
    assert set(judges) >= {"j1", "j2"}
    for seed in range(5):
        with pytest.raises(AssignmentError) as error:
            assign(["a", "b"], ["j1", "j2", "j3"], per=2, load=1, seed=seed)
        assert error.value.blocking == (("a", "b"), ("j1", "j2", "j3"), 4, 3)
    with pytest.raises(AssignmentError) as error:
        assign(["a"], ["j1", "j2"], per=3, seed=1)
    assert error.value.blocking == (("a",), ("j1", "j2"), 3, 2)
    assert str(error.value) == (
        "/subjects: 1 subjects (a) need 3 places, and the 2 judges who may have any of them "
        "take 2: add judges, or allow a higher load"
    )
    assert error.value.message("id").startswith("/subjects: 1 peserta (a) memerlukan 3 tempat")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"subjects": []}, [("/subjects", "nobody")]),
        ({"subjects": ["a", "a"]}, [("/subjects/1", "duplicate")]),
        ({"judges": [Actor(id="j1"), "j1"]}, [("/judges/1", "duplicate")]),
        ({"judges": 5}, [("/judges", "not_a_list")]),
        ({"per": 0}, [("/per", "not_positive")]),
        ({"per": True}, [("/per", "not_positive")]),
        ({"load": 0}, [("/load", "not_positive")]),
        ({"seed": -1, "per": 1.5}, [("/per", "not_positive"), ("/seed", "not_a_count")]),
        ({"barred": [("a", "nobody"), ("b",), 7]}, [
            ("/barred/0/1", "not_among"),
            ("/barred/1", "not_a_pair"),
            ("/barred/2", "not_a_pair"),
        ]),
        ({"barred": None}, [("/barred", "not_a_list")]),
    ],
)  # fmt: skip
def test_a_wrong_argument_is_refused(change: Any, found: Any) -> None:
    """All faults at once, each with its place."""
    given: dict[str, Any] = {"subjects": ["a", "b"], "judges": ["j1", "j2"], "per": 1, "seed": 1}
    given |= change
    with pytest.raises(InvalidInputError) as error:
        assign(given.pop("subjects"), given.pop("judges"), **given)
    assert problems(error) == found
