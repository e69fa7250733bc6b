"""Proofs over machines of every shape, against runs of the engine and a search of its own."""

from collections.abc import Iterator
from itertools import chain, combinations, product, zip_longest
from typing import Any, NamedTuple, TypeAlias, cast

from hypothesis import assume, given, reject, settings, strategies as st

from jipp import (
    RESUME,
    SAME,
    AllOf,
    Always,
    AnyOf,
    Approvals,
    AtLeastPeople,
    CanAlwaysReach,
    Fact,
    Innovation,
    Lifecycle,
    LifecycleError,
    Never,
    Not,
    Precedes,
    SameAgency,
    Separate,
    State,
    Transition,
    TransitionRefusedError,
    advance,
    begin,
    prove,
)
from jipp.model.claim import Claim
from jipp.model.requirements.base import Requirement, parts_of
from tests import generated
from tests.claims import check_witness, violated


def claims_about(law: Lifecycle) -> st.SearchStrategy[Claim]:
    """Claims that name what a lifecycle has."""
    states = st.sampled_from([state.id for state in law.states])
    known = law.actions if any(not t.source for t in law.transitions) else ("begin", *law.actions)
    actions = st.sampled_from(known)
    either = states | actions
    return st.one_of(
        st.builds(Never, state=states, once=st.none() | either),
        st.builds(Never, action=actions, once=st.none() | either),
        st.builds(Never, action=actions, state=states),
        st.builds(AtLeastPeople, people=st.integers(1, 4), to=states),
        st.builds(CanAlwaysReach, to=states | st.none()),
        st.lists(actions, min_size=2, max_size=3, unique=True).map(lambda a: Separate(actions=a)),
        st.tuples(either, either)
        .filter(lambda pair: pair[0] != pair[1])
        .map(lambda pair: Precedes(first=pair[0], then=pair[1])),
    )


def history_of(law: Lifecycle, idea: Innovation, run: list[generated.Call]) -> Any:
    """The history that the engine gives a run, whatever it refuses left out."""
    subject: Any = idea
    for call in run:
        try:
            if not subject.history:
                subject = begin(subject, lifecycle=law, **call.common)
            else:
                subject = advance(subject, call.action, **call.common, under=law)
        except TransitionRefusedError:
            continue
    return subject.history


@given(generated.lifecycles(), generated.ideas, generated.runs, st.data())
@settings(max_examples=3 * settings().max_examples)
def test_no_run_of_the_engine_breaks_what_is_proved(
    law: Lifecycle, idea: Innovation, run: list[generated.Call], data: st.DataObject
) -> None:
    """Whatever machine, whoever acts: no run breaks a claim that is proved."""
    claims = data.draw(st.lists(claims_about(law), min_size=1, max_size=4))
    history = history_of(law, idea, run)
    for proof in prove(law, claims, limit=3_000):
        if isinstance(proof.claim, CanAlwaysReach):
            continue
        if violated(proof.claim, history):
            assert proof.holds is not True
        if proof.holds is False:
            check_witness(law, proof)


# A search of its own: people with names, every set of roles, every answer to every question.

PEOPLE = 3
ROLES = ("r1", "r2")
FACTS: tuple[dict[str, bool], ...] = ({}, {"x": True}, {"x": False})
SHOWN = tuple(chain.from_iterable(combinations(ROLES, n) for n in range(len(ROLES) + 1)))
single: st.SearchStrategy[Requirement] = st.one_of(
    st.builds(AllOf, of=st.just(())),
    st.builds(SameAgency),
    st.builds(Fact, name=st.just("x"), op=st.just("=="), value=st.booleans()),
    st.builds(
        Approvals,
        action=st.sampled_from(("go", "vote")),
        of_roles=st.sampled_from(((), ("r1",), ("r2",))),
        at_least=st.integers(1, 2),
    ),
)
guards = st.recursive(
    single,
    lambda inner: st.one_of(
        st.builds(Not, of=inner),
        st.builds(AllOf, of=st.lists(inner, min_size=2, max_size=2)),
        st.builds(AnyOf, of=st.lists(inner, min_size=2, max_size=2)),
    ),
    max_leaves=3,
)


@st.composite
def machines(draw: st.DrawFn, *, four_eyes: bool = True) -> Lifecycle:
    """A lifecycle of three states in which people act, vote, pause and resume."""
    ids = ("a", "b", "c")
    barred = st.sampled_from(((), ("go",), ("vote",), ("go", "begin")) if four_eyes else ((),))

    def step(action: str, source: Any, target: Any) -> Transition:
        return Transition(
            action=action,
            source=source,
            target=target,
            requires=draw(guards),
            roles=draw(st.sampled_from(((), ("r1",), ("r2",), ROLES))),
            distinct_from=draw(barred),
        )

    steps = [
        step("go", "a", "b"),
        Transition(action="go", source="b", target="c"),
        step("vote", ("a", "b"), SAME),
    ]
    for _ in range(draw(st.integers(0, 3))):
        action = draw(st.sampled_from(("go", "vote", "turn")))
        source = draw(st.sampled_from((("a",), ("b",), ("a", "b"))))
        steps.append(step(action, source, draw(st.sampled_from((*ids, SAME, RESUME)))))
    states = (State(id="a", initial=True), State(id="b"), State(id="c", final=True))
    try:
        return Lifecycle(
            id="made",
            version="1",
            title="Made",
            states=states,
            transitions=draw(st.permutations(steps)),
        )
    except LifecycleError:
        reject()


Vote: TypeAlias = tuple[str, tuple[str, ...]]


class Person(NamedTuple):
    """What somebody did, what their votes here count for, and the roles they showed."""

    done: frozenset[str] = frozenset()
    votes: frozenset[Vote] = frozenset()
    shown: frozenset[str] = frozenset()


class Place(NamedTuple):
    """Where a run stands: its state, what each resumes to, and what each person did.

    The first, third … belong to the subject's agency, the others to another.
    """

    state: str
    back: tuple[tuple[str, str], ...]
    people: tuple[Person, ...]

    def alike(self) -> "Place":
        """The same place, whoever of one agency did what."""
        of = (
            sorted(
                self.people[i::2], key=lambda p: [sorted(p.done), sorted(p.votes), sorted(p.shown)]
            )
            for i in (0, 1)
        )
        return self._replace(people=tuple(p for p in chain(*zip_longest(*of)) if p))


def truth(guard: Requirement, place: Place, own: bool, facts: dict[str, bool]) -> bool | None:
    """Whether a guard holds of a call, in three values."""
    if isinstance(guard, Not):
        held = truth(guard.of, place, own, facts)
        return None if held is None else not held
    if isinstance(guard, AllOf | AnyOf):
        decisive = isinstance(guard, AnyOf)
        parts = [truth(part, place, own, facts) for part in guard.of]
        return decisive if decisive in parts else None if None in parts else not decisive
    if isinstance(guard, SameAgency):
        return own
    if isinstance(guard, Fact):
        return None if "x" not in facts else facts["x"] == guard.value
    if isinstance(guard, Always):
        return True
    assert isinstance(guard, Approvals)
    vote = (guard.action, guard.of_roles)
    return sum(vote in person.votes for person in place.people) >= guard.at_least


def taken(law: Lifecycle, place: Place, apart: bool) -> Iterator[tuple[str, int, str, Place]]:
    """Every step that a place allows: its action, who takes it, its target, and where it leads.

    Of people of one agency who did the same, the first acts for all.
    """
    back = dict(place.back)
    first = {(i % 2, person): i for i, person in reversed([*enumerate(place.people)])}
    for who, roles, facts in product(sorted(first.values()), SHOWN, FACTS):
        person = place.people[who]
        shown = person.shown | frozenset(roles if apart else ())
        if len(shown) == len(ROLES):
            continue
        for action in ("go", "vote", "turn"):
            for step in law.transitions:
                if step.action != action or place.state not in step.source:
                    continue
                right = (
                    (not step.roles or {*step.roles} & {*roles})
                    and not person.done & {*step.distinct_from}
                    and truth(step.requires, place, who % 2 == 0, facts)
                    and (step.target is not RESUME or place.state in back)
                )
                if not right:
                    continue
                target = str(step.target)
                if step.target is SAME:
                    target = place.state
                elif step.target is RESUME:
                    target = back[place.state]
                by = person._replace(done=person.done | {action}, shown=shown)
                yield action, who, target, led(law, place, who, by, step, target, roles)
                break


def led(  # noqa: PLR0917 - a step with who takes it
    law: Lifecycle,
    place: Place,
    who: int,
    by: Person,
    step: Transition,
    target: str,
    roles: tuple[str, ...],
) -> Place:
    """The place that a step leads to."""
    back = dict(place.back)
    people = place.people
    if target == place.state:
        counted = {
            (part.action, part.of_roles)
            for each in law.transitions
            for part in parts_of(each.requires)
            if isinstance(part, Approvals) and part.action == step.action
        }
        given = {vote for vote in counted if not vote[1] or {*vote[1]} & {*roles}}
        by = by._replace(votes=by.votes | given)
    else:
        people = tuple(person._replace(votes=frozenset()) for person in people)
        by = by._replace(votes=frozenset())
        here = [t for t in law.transitions if place.state in t.source and t.action == step.action]
        resumes = any(t.target is RESUME for t in here)
        plain = any(t.target == target for t in here)
        if not (resumes and (not plain or target == back.get(place.state))):
            back[target] = place.state
    if not any(t.target is RESUME for t in law.transitions):
        back = {}
    people = (*people[:who], by, *people[who + 1 :])
    return Place(target, tuple(sorted(back.items())), people)


def searched(law: Lifecycle, claim: Claim, people: int, apart: bool) -> bool:
    """Whether so few people can break a claim, by going through all that they can do."""
    waiting: list[tuple[Place, tuple[tuple[str, int, str | None, str], ...]]] = []
    for who in range(people):
        everybody = tuple(Person(frozenset({"begin"} if i == who else ())) for i in range(people))
        waiting.append((Place("a", (), everybody), (("begin", who, None, "a"),)))
    reached: set[Any] = set()
    for place, run in waiting:
        if broken(claim, run):
            return True
        for action, who, target, there in dict.fromkeys(taken(law, place, apart)):
            entry = (action, who, place.state, target)
            longer = (*run, entry)
            key = there.alike(), mark(claim, longer)
            if key not in reached:
                reached.add(key)
                assume(len(reached) < 1_000)
                waiting.append((there, longer))
    return False


class Line(NamedTuple):
    """What a claim reads of an entry."""

    action: str
    by: Any
    source: str | None
    target: str


class Named(NamedTuple):
    """A person by a number."""

    id: int


def broken(claim: Claim, run: tuple[tuple[str, int, str | None, str], ...]) -> bool:
    """Whether a run breaks a claim."""
    return violated(claim, cast("Any", tuple(Line(a, Named(w), s, t) for a, w, s, t in run)))


def mark(claim: Claim, run: tuple[tuple[str, int, str | None, str], ...]) -> object:
    """What of a run a claim still depends on."""
    names = {name for _, name, _ in claim._named()}
    events = {event for action, _, _, target in run for event in (action, target)}
    return frozenset(names & events), broken(claim, run)


@given(machines(), st.booleans(), st.data())
@settings(max_examples=3 * settings().max_examples)
def test_a_claim_is_proved_where_no_search_breaks_it(
    law: Lifecycle, apart: bool, data: st.DataObject
) -> None:
    """Three people, all their roles and all answers: what they can break is not proved."""
    claim = data.draw(claims_about(law).filter(lambda c: not isinstance(c, CanAlwaysReach)))
    people = PEOPLE if not isinstance(claim, AtLeastPeople) else claim.people - 1
    apart = apart and {*ROLES} <= {*law.roles}
    [proof] = prove(law, [claim], apart=[ROLES] if apart else ())
    assert proof.holds is not None
    if proof.holds:
        assert not searched(law, claim, people, apart)
    else:
        check_witness(law, proof)
        for call in proof.witness if apart else ():
            assert call.by is None or {*call.by.roles} != {*ROLES}


@given(machines(four_eyes=False), st.sampled_from((None, "b", "c")))
@settings(max_examples=3 * settings().max_examples)
def test_what_can_always_be_reached_is_never_lost(law: Lifecycle, to: str | None) -> None:
    """The places of two people of each agency, from each of which a way to the goal is sought."""
    ways: dict[Place, set[Place]] = {}
    waiting = [Place("a", (), (Person(),) * 4)]
    for place in waiting:
        if place in ways:
            continue
        ways[place] = {
            there._replace(people=tuple(Person(votes=p.votes) for p in there.people)).alike()
            for *_, there in dict.fromkeys(taken(law, place, apart=False))
        }
        assume(len(ways) < 1_000)
        waiting += ways[place]
    able = {place for place in ways if place.state == (to or "c")}
    while more := {p for p, led_to in ways.items() if p not in able and able.intersection(led_to)}:
        able |= more
    [proof] = prove(law, [CanAlwaysReach(to=to)])
    assert proof.holds is (able == {*ways})
    if not proof.holds:
        check_witness(law, proof)
