"""What a lifecycle is made of, and what is found where it cannot work."""

import copy
import pickle
from typing import Any

import attrs
import pytest

from jipp import (
    RESUME,
    SAME,
    AllOf,
    Approvals,
    Duration,
    InvalidDataError,
    InvalidInputError,
    Lifecycle,
    LifecycleError,
    Not,
    Obligation,
    Period,
    Phase,
    State,
    Text,
    Transition,
    check,
    from_wire,
    to_wire,
)
from jipp.model.basis import OWN
from tests.lifecycles import BY_HAND, flow, step

A, B, C = State(id="a", initial=True), State(id="b"), State(id="c", final=True)
SOUND = (step("x", "a", "b"), step("y", "b", "c"))


def lifecycle(states: Any, transitions: Any, **more: Any) -> Lifecycle:
    """A lifecycle as it is written down."""
    return Lifecycle(id="m", version="1", title="M", states=states, transitions=transitions, **more)


def found(states: Any, transitions: Any, **more: Any) -> list[tuple[str, str]]:
    """The codes and places of the errors of a definition; each says itself in both languages."""
    with pytest.raises(LifecycleError) as raised:
        lifecycle(states, transitions, **more)
    findings = raised.value.findings
    assert all(f.severity == "error" for f in findings)
    assert [p.code for p in raised.value.problems] == [f.code for f in findings]
    assert all(f.message("en").strip() and f.message("id").strip() for f in findings)
    return [(f.code, f.where) for f in findings]


def test_an_action_named_as_an_entry_of_jipp_is_warned_of() -> None:
    """A revert of its own only where somebody may also revert; nothing else is in its way."""
    steps = (step("revert", "a", "b"), step("migrate", "b", "c"), step("begin", "b", "c"))
    for correctors, names in (((), ["migrate"]), (("head",), ["revert", "migrate"])):
        findings = check(lifecycle((A, B, C), steps, correctors=correctors))
        assert [(f.code, f.severity.value, f.where) for f in findings] == [
            ("reserved", "warning", name) for name in names
        ]
        assert findings[-1].message("en") == (
            "migrate: jipp itself enters this action, and a history does not tell the two apart;"
            " give it another name"
        )


def test_a_sound_lifecycle_has_no_findings_and_defaults() -> None:
    """Only an id, a version, a title, states and transitions are needed."""
    made = lifecycle((A, B, C), SOUND)
    assert check(made) == ()
    assert made.title == Text(id="M", en="M")
    assert (made.obligations, made.correctors, made.in_force, made.basis) == (
        (),
        (),
        Period(),
        OWN,
    )
    assert (made.definition, made.initial, made.actions, made.roles) == ("m@1", "a", ("x", "y"), ())
    assert made.transitions[0] == Transition(action="x", source=("a",), target="b")


def test_roles_and_actions_are_those_of_the_definition() -> None:
    """In its order, each once; the way in and what happens by itself are actions too."""
    made = lifecycle(
        (A, B, C),
        (
            step("enter", (), "a", roles=("clerk",)),
            step("x", "a", "b", roles=("head", "clerk")),
            step("lapse", "b", "c", after=Duration(days=1)),
        ),
        correctors=("admin",),
    )
    assert made.actions == ("enter", "x", "lapse")
    assert made.roles == ("clerk", "head", "admin")


@pytest.mark.parametrize(
    ("states", "transitions", "expected"),
    [
        ((B, C), (step("y", "b", "c"),), [("no_initial", "m")]),
        ((A, attrs.evolve(B, initial=True), C), SOUND, [("many_initial", "b")]),
        ((A, B, C), (*SOUND, step("enter", (), "b")), [("many_initial", "b")]),
        ((A, B, C, State(id="b")), SOUND, [("duplicate", "b")]),
        ((A, B, C), (*SOUND, step("z", "a", "d")), [("dangling", "d")]),
        ((A, B, C), (*SOUND, step("z", ("a", "d"), "b")), [("dangling", "d")]),
        ((A, B, C), (*SOUND, step("z", (), SAME)), [("dangling", "same")]),
        ((A, B, C), (*SOUND, step("z", (), RESUME)), [("dangling", "resume")]),
        (
            (A, B, C),
            (*SOUND, step("z", "a", "b", distinct_from=("x", "sign"))),
            [("dangling", "sign")],
        ),
        (
            (A, B, C),
            (*SOUND, step("z", "a", "b", requires=Not(of=AllOf(of=(Approvals(action="ok"),))))),
            [("dangling", "ok")],
        ),
        ((A, B, C, State(id="d")), SOUND, [("unreachable", "d"), ("dead_end", "d")]),
        (
            (A, B, C, State(id="d")),
            (*SOUND, step("z", "d", SAME)),
            [("unreachable", "d"), ("no_path_to_final", "d")],
        ),
        ((A, B, C, State(id="d")), (*SOUND, step("z", "a", "d")), [("dead_end", "d")]),
        (
            (A, B, C, State(id="d")),
            (*SOUND, step("z", "a", "d"), step("stay", "d", "d")),
            [("no_path_to_final", "d")],
        ),
        ((A, B, C), (*SOUND, step("z", "c", "a")), [("exit_from_final", "c")]),
        ((A, B, C), (*SOUND, step("z", ("b", "c"), SAME)), [("exit_from_final", "c")]),
    ],
)
def test_what_cannot_work_is_found(states: Any, transitions: Any, expected: Any) -> None:
    """Each kind of error, under the place it concerns."""
    assert found(states, transitions) == expected


def test_a_state_that_leads_to_a_dead_end_is_not_blamed_for_it() -> None:
    """Only the dead end is named, not the way to it."""
    states = (A, B, C, State(id="d"), State(id="e"))
    more = (step("z", "a", "d"), step("w", "d", "e"))
    assert found(states, (*SOUND, *more)) == [("dead_end", "e")]


def test_without_a_final_state_none_need_be_reached() -> None:
    """A round that never ends is sound."""
    assert check(flow(step("x", "a", "b"), step("y", "b", "a"), states=("a", "b"))) == ()


def test_the_beginning_may_be_the_end() -> None:
    """One state, initial and final, and no transition."""
    assert check(lifecycle((State(id="a", initial=True, final=True),), ())) == ()


def test_resuming_leads_to_whatever_led_here() -> None:
    """So a state reached only by waking is reached, and sleep is no dead end."""
    states = (A, B, State(id="asleep"), C)
    steps = (
        step("x", "a", "b"),
        step("rest", ("a", "b"), "asleep"),
        step("wake", "asleep", RESUME),
        step("y", "b", "c"),
    )
    assert check(lifecycle(states, steps)) == ()
    stuck = (step("rest", "a", "asleep"), step("wake", "asleep", RESUME), step("y", "b", "c"))
    assert found(states, stuck) == [
        ("no_path_to_final", "a"),
        ("unreachable", "b"),
        ("no_path_to_final", "asleep"),
        ("unreachable", "c"),
    ]


def test_obligations_name_states_and_actions_that_are_there() -> None:
    """And have ids of their own."""
    span = Duration(days=1)
    duties = (
        Obligation(id="o", in_states=("a", "d"), within=span, met_by="x"),
        Obligation(id="o", in_states="b", within=span, met_by="report"),
    )
    assert found((A, B, C), SOUND, obligations=duties) == [
        ("duplicate", "o"),
        ("dangling", "d"),
        ("dangling", "report"),
    ]


def test_all_findings_come_at_once_with_their_witness() -> None:
    """What is named by whom, what comes first, what leads on from an end."""
    with pytest.raises(LifecycleError) as raised:
        lifecycle(
            (A, attrs.evolve(B, initial=True), C, State(id="d")),
            (*SOUND, step("z", "c", "nowhere")),
        )
    assert [(f.code, f.where, dict(f.witness)) for f in raised.value.findings] == [
        ("many_initial", "b", {"first": "a"}),
        ("dangling", "nowhere", {"kind": "state", "by": "z"}),
        ("exit_from_final", "c", {"actions": ("z",)}),
        ("unreachable", "d", {}),
        ("dead_end", "d", {}),
    ]
    assert str(raised.value).splitlines()[1] == (
        "/transitions/2: error: nowhere: z names this state, which does not exist; add it or"
        " correct the name"
    )
    assert raised.value.message("id").splitlines()[2] == (
        "/states/2: kesalahan: c: status akhir, tetapi masih ada z dari sini; hapus transisi itu"
        " atau jadikan bukan akhir"
    )
    places = ["/states/1", "/transitions/2", "/states/2", "/states/3", "/states/3"]
    assert [problem.path for problem in raised.value.problems] == places


def test_a_transition_can_begin_with_four_eyes_on_the_beginning() -> None:
    """`begin` is an action where no way in has another name, and else it is not."""
    eyes = step("y", "b", "c", distinct_from=("begin",))
    assert check(lifecycle((A, B, C), (SOUND[0], eyes))) == ()
    enter = step("enter", (), "a")
    assert found((A, B, C), (SOUND[0], eyes, enter)) == [("dangling", "begin")]


@pytest.mark.parametrize(
    ("fields", "paths"),
    [
        ({"id": "a b"}, ["/id"]),
        ({"version": ""}, ["/version"]),
        ({"states": "ab"}, ["/states"]),
        ({"states": (A, "b")}, ["/states/1"]),
        ({"transitions": (A,)}, ["/transitions/0"]),
        ({"obligations": None, "correctors": "head"}, ["/obligations", "/correctors"]),
        ({"in_force": None, "basis": "law"}, ["/in_force", "/basis"]),
        ({"id": "x" * 100, "version": "y" * 100}, ["/definition"]),
        ({"title": 3}, ["/title"]),
    ],
)
def test_wrong_fields_of_a_lifecycle_are_named(fields: dict[str, Any], paths: list[str]) -> None:
    """Before its graph is judged."""
    good: dict[str, Any] = {
        "id": "m",
        "version": "1",
        "title": "M",
        "states": (A, B, C),
        "transitions": SOUND,
    }
    with pytest.raises(InvalidInputError) as raised:
        Lifecycle(**{**good, **fields})
    assert [p.path for p in raised.value.problems] == paths


@pytest.mark.parametrize(
    ("kind", "fields", "paths"),
    [
        (State, {"id": "a\u202eb", "phase": "later", "initial": 1}, ["/id", "/phase", "/initial"]),
        (State, {"id": "a", "label": 3, "final": None}, ["/label", "/final"]),
        (
            Transition,
            {"action": "x", "source": ("a", "a"), "target": None},
            ["/source/1", "/target"],
        ),
        (
            Transition,
            {"action": "", "source": "a b", "target": "c", "roles": "head"},
            ["/action", "/source", "/roles"],
        ),
        (
            Transition,
            {"action": "x", "source": "a", "target": "b", "after": 30, "requires": None},
            ["/requires", "/after"],
        ),
    ],
)
def test_wrong_parts_name_all_their_faults(
    kind: type[Any], fields: dict[str, Any], paths: list[str]
) -> None:
    """An action that is empty, a role that is a text, days that are no duration."""
    with pytest.raises(InvalidInputError) as raised:
        kind(**fields)
    assert [p.path for p in raised.value.problems] == paths


def test_check_asks_for_a_lifecycle() -> None:
    """Anything else is a fault of the program."""
    wrong: Any = SOUND
    with pytest.raises(InvalidInputError):
        check(wrong)


def test_a_lifecycle_goes_to_a_worker_without_its_tables() -> None:
    """What was computed once is computed again there, and is not sent."""
    made = flow(*SOUND, states=("a", "b", "c"))
    size = len(pickle.dumps(made))
    assert made._table.nodes
    assert len(pickle.dumps(made)) == size
    back = pickle.loads(pickle.dumps(made))
    assert (back, back.actions) == (made, made.actions)
    assert pickle.loads(pickle.dumps(RESUME)) is RESUME


def test_a_phase_is_found_by_its_official_word() -> None:
    """As in the regulation and in the press."""
    assert State(id="x", phase="pembentukan").phase is Phase.CREATION


def test_a_lifecycle_of_a_thousand_states_is_checked() -> None:
    """Ten thousand transitions, in one pass each way."""
    states = tuple(State(id=f"s{i}", initial=i == 0, final=i == 999) for i in range(1000))
    steps = tuple(
        step(f"a{k}", f"s{i}", f"s{(i * 7 + k * 13 + 1) % 1000}")
        for i in range(999)
        for k in range(10)
    )
    chain = tuple(step("next", f"s{i}", f"s{i + 1}") for i in range(999))
    assert len(lifecycle(states, (*steps, *chain))._table.nodes) == 1000


def test_in_data_a_finding_says_where_it_stands() -> None:
    """What a state, a transition or an obligation has wrong is found at its own place."""
    data: Any = to_wire(lifecycle((A, B, C), SOUND))
    duty = Obligation(id="o", in_states=("a", "d"), within=Duration(days=1), met_by="x")
    data["obligations"] = [{k: v for k, v in to_wire(duty).items() if k != "schema"}]
    data["transitions"][0]["requires"] = {"type": "any_of", "of": []}
    with pytest.raises(InvalidDataError) as raised:
        from_wire([data])
    assert [(p.path, p.code) for p in raised.value.problems] == [
        ("/0/obligations/0", "dangling"),
        ("/0/transitions/0", "unsatisfiable"),
    ]


def test_a_lifecycle_is_written_by_hand_as_json() -> None:
    """One text for both languages, one source without a list, and a target by its word."""
    made = from_wire(BY_HAND, into=Lifecycle)
    assert made.title == Text(id="Izin", en="Izin")
    assert made.states[0].label == Text(id="Draf", en="Draf")
    assert [(t.source, t.target) for t in made.transitions] == [
        (("draf",), "dinilai"),
        (("draf",), SAME),
        (("dinilai",), "terbit"),
    ]
    assert made.obligations[0].in_states == ("dinilai",)
    assert from_wire(to_wire(made)) == made
    assert [t["target"] for t in to_wire(made)["transitions"]] == ["dinilai", "same", "terbit"]
    assert Transition(action="x", source="a", target="resume").target is RESUME


@pytest.mark.parametrize("name", ["same", "resume", "Resume", "SAME"])
def test_no_state_is_called_as_a_target(name: str) -> None:
    """The word says where a transition leads, in whatever case it is written."""
    with pytest.raises(InvalidInputError) as caught:
        State(id=name)
    assert [(p.path, p.code) for p in caught.value.problems] == [("/id", "reserved_state")]


def test_a_text_by_hand_is_held_to_what_a_text_may_be() -> None:
    """Half a character is refused at its place, as is what is neither a text nor an object."""
    wrong: dict[str, Any] = {"lone_surrogate": "\ud800", "not_an_object": 5, "missing_key": {}}
    for code, title in wrong.items():
        with pytest.raises(InvalidDataError) as caught:
            from_wire(BY_HAND | {"title": title}, into=Lifecycle)
        assert {p.code for p in caught.value.problems} == {code}
        assert {p.path.removesuffix("/id").removesuffix("/en") for p in caught.value.problems} == {
            "/title"
        }


def test_what_names_a_missing_thing_is_found_among_transitions_of_one_action() -> None:
    """Of two transitions of an action, the place is that of the one which names it."""
    broken = copy.deepcopy(BY_HAND)
    again = {"action": "ajukan", "source": "draf", "target": "dinilai", "distinct_from": ["cek"]}
    broken["transitions"].append(again)
    with pytest.raises(InvalidDataError) as caught:
        from_wire(broken, into=Lifecycle)
    (problem,) = (p for p in caught.value.problems if p.code == "dangling")
    assert problem.path == "/transitions/3"


def test_a_definition_by_hand_that_cannot_work_tells_what_and_where() -> None:
    """Errors come first, then warnings; each says which it is, its code and what it names."""
    broken = copy.deepcopy(BY_HAND)
    broken["transitions"] += [
        {"action": "migrate", "source": "draf", "target": "dinilai"},
        {"action": "tolak", "source": "draf", "target": "ditolak"},
    ]
    with pytest.raises(InvalidDataError) as caught:
        from_wire(broken, into=Lifecycle)
    assert [(p.code, p.path) for p in caught.value.problems] == [
        ("dangling", "/transitions/4"),
        ("reserved", "/transitions/3"),
    ]
    first, second = (p.message("id").partition(":")[0] for p in caught.value.problems)
    assert (first, second) == ("kesalahan", "peringatan")
    assert str(caught.value).startswith("/transitions/4: error: ditolak: tolak names this state")
