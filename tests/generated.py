"""Lifecycles of every shape, and calls that move subjects through them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

import attrs
from hypothesis import reject, strategies as st

from jipp import (
    RESUME,
    SAME,
    Actor,
    AllOf,
    Always,
    AnyOf,
    Approvals,
    Duration,
    Evidence,
    Fact,
    HasEvidence,
    HasField,
    HasNote,
    Innovation,
    Lifecycle,
    LifecycleError,
    MinimumAge,
    Not,
    Predicate,
    SameAgency,
    SameProvince,
    State,
    Transition,
)
from jipp.model.requirements.base import Requirement
from tests.lifecycles import DAY, FAR_OFFICE, OFFICE, OTHER_OFFICE

ACTIONS = ("go", "hop", "turn", "rest")
ROLES = ("r1", "r2", "r3")
KINDS = ("budget", "video")
PHASES = (None, "creation", "development")

spans = st.builds(Duration, days=st.integers(0, 40))
days = st.integers(0, 60).map(lambda n: DAY + timedelta(days=n))
actors = st.builds(
    Actor,
    id=st.sampled_from(("ani", "budi", "citra")),
    roles=st.lists(st.sampled_from(ROLES), unique=True).map(tuple),
    agency=st.sampled_from((None, OFFICE, OTHER_OFFICE, FAR_OFFICE)),
)


def _piece(id: str, kind: str, issued_on: date | None, lasts: int | None) -> Evidence:
    until = None if lasts is None else (issued_on or DAY) + timedelta(days=lasts)
    return Evidence(id=id, kind=kind, issued_on=issued_on, valid_until=until)


def pieces(prefix: str) -> st.SearchStrategy[tuple[Evidence, ...]]:
    """Up to two pieces of evidence, with ids of their own."""
    made = st.builds(
        _piece,
        id=st.sampled_from([f"{prefix}{i}" for i in range(9)]),
        kind=st.sampled_from(KINDS),
        issued_on=st.none() | days,
        lasts=st.none() | st.integers(0, 40),
    )
    return st.lists(made, max_size=2, unique_by=lambda piece: piece.id).map(tuple)


# What sees only the subject and the day: all that an automatic transition can require.
of_subject: st.SearchStrategy[Requirement] = st.one_of(
    st.builds(Always),
    st.builds(HasEvidence, kind=st.sampled_from(KINDS), at_least=st.integers(1, 2)),
    st.builds(HasField, name=st.sampled_from(("unit", "title"))),
    st.builds(MinimumAge, since=st.just("implemented_on"), duration=spans, strict=st.booleans()),
)
single: st.SearchStrategy[Requirement] = st.one_of(
    of_subject,
    st.builds(HasEvidence, kind=st.sampled_from(KINDS), since_entered=st.just(True)),
    st.builds(
        Fact,
        name=st.sampled_from("xy"),
        op=st.sampled_from(("==", "!=", "<", "<=", ">", ">=")),
        value=st.integers(0, 3),
    ),
    st.builds(HasNote),
    st.builds(Predicate, name=st.sampled_from("pq")),
    st.builds(SameAgency),
    st.builds(SameProvince),
    st.builds(Approvals, action=st.just("rest"), at_least=st.integers(1, 2)),
)
requirements = st.recursive(
    single,
    lambda inner: st.one_of(
        st.builds(AllOf, of=st.lists(inner, min_size=1, max_size=3)),
        st.builds(AnyOf, of=st.lists(inner, min_size=1, max_size=3)),
        st.builds(Not, of=inner),
    ),
    max_leaves=4,
)


@st.composite
def lifecycles(draw: st.DrawFn, *, automatic: bool = True) -> Lifecycle:
    """A lifecycle that can work: a chain through all its states, and whatever else."""
    count = draw(st.integers(2, 4))
    ids = [f"s{i}" for i in range(count)]
    ends = draw(st.booleans())
    states = tuple(
        State(
            id=id,
            phase=draw(st.sampled_from(PHASES)),
            initial=id == ids[0],
            final=ends and id == ids[-1],
        )
        for id in ids
    )
    leaving = ids[:-1] if ends else ids
    chain = [
        Transition(action="go", source=id, target=ids[(i + 1) % count], requires=draw(requirements))
        for i, id in enumerate(leaving)
    ]
    # Approvals count where somebody can give them and stay.
    chain.append(Transition(action="rest", source=tuple(leaving), target=SAME))
    more = draw(st.lists(_transitions(leaving, ids), max_size=5))
    if automatic:
        more += draw(st.lists(_automatic(leaving, ids), max_size=2))
    steps = draw(st.permutations([*chain, *more]))
    correctors = draw(st.sampled_from(((), ("r1",))))
    try:
        return Lifecycle(
            id="made",
            version="1",
            title="Made",
            states=states,
            transitions=steps,
            correctors=correctors,
        )
    except LifecycleError:
        # A guard that can never hold is refused, and is no part of these tests.
        reject()


def _transitions(leaving: list[str], ids: list[str]) -> st.SearchStrategy[Transition]:
    return st.builds(
        Transition,
        action=st.sampled_from(ACTIONS),
        source=st.lists(st.sampled_from(leaving), min_size=1, unique=True),
        target=st.sampled_from([*ids, SAME, RESUME]),
        requires=requirements,
        roles=st.lists(st.sampled_from(ROLES), max_size=2, unique=True),
        distinct_from=st.sampled_from(((), (), ("go",), ("go", "begin"))),
    )


def _automatic(leaving: list[str], ids: list[str]) -> st.SearchStrategy[Transition]:
    return st.builds(
        Transition,
        action=st.sampled_from(("lapse", "tick")),
        source=st.sampled_from(leaving),
        target=st.sampled_from([*ids, SAME, RESUME]),
        requires=of_subject,
        after=spans,
    )


def answers(name: str) -> Any:
    """A predicate of the embedder's, by its name."""
    return {"yes": _yes, "no": _no, "unknown": _cannot_say}[name]


def _yes(*_: object) -> bool:
    return True


def _no(*_: object) -> bool:
    return False


def _cannot_say(*_: object) -> None:
    return None


class Call(NamedTuple):
    """An action and all that is said with it."""

    action: str
    on: date
    by: Actor
    facts: Mapping[str, int]
    note: str
    evidence: tuple[Evidence, ...]
    predicates: Mapping[str, Any]

    @property
    def common(self) -> dict[str, Any]:
        """What every call takes."""
        return {name: value for name, value in self._asdict().items() if name != "action"}


calls = st.builds(
    Call,
    action=st.sampled_from((*ACTIONS, "lapse", "fly", "revert")),
    on=days,
    by=actors,
    facts=st.dictionaries(st.sampled_from("xy"), st.integers(0, 3)),
    note=st.sampled_from(("", "why")),
    evidence=pieces("given"),
    predicates=st.dictionaries(
        st.sampled_from("pq"), st.sampled_from(("yes", "no", "unknown")).map(answers)
    ),
)
# In order of their days, as a history would have them; ids of evidence are made distinct.
runs = st.lists(calls, max_size=8).map(
    lambda run: [
        call._replace(evidence=tuple(attrs.evolve(p, id=f"{p.id}-{i}") for p in call.evidence))
        for i, call in enumerate(sorted(run, key=lambda call: call.on))
    ]
)
ideas = st.builds(
    Innovation,
    id=st.just("idea"),
    title=st.just("Idea"),
    agency=st.just(OFFICE),
    unit=st.sampled_from(("", "RSUD")),
    implemented_on=st.none() | days,
    evidence=pieces("own"),
)
