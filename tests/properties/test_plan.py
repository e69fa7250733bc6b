"""The plan against trying every way, and against following it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from hypothesis import given, strategies as st

from jipp import (
    RESUME,
    Accepted,
    Innovation,
    Lifecycle,
    State,
    Transition,
    begin,
    catch_up,
    decide,
    plan,
)
from jipp.model.transition import Target
from tests.generated import Call, calls, ideas, lifecycles, runs
from tests.lifecycles import CLERK, DAY, idea
from tests.properties.test_lifecycle_laws import moved

STEPS = 3


@st.composite
def open_machines(draw: st.DrawFn) -> Lifecycle:
    """A lifecycle whose transitions anyone may take, each under an action of its own."""
    ids = [f"s{i}" for i in range(draw(st.integers(3, 4)))]
    chain: list[tuple[str, str | Target]] = [*pairwise(ids), (ids[-1], RESUME)]
    more = draw(
        st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), min_size=2, max_size=4)
    )
    chain += [(id, RESUME) for id in ids[1:-1]]
    ways = draw(st.permutations([*chain, *more]))
    return Lifecycle(
        id="open",
        version="1",
        title="Open",
        states=tuple(State(id=id, initial=id == ids[0]) for id in ids),
        transitions=tuple(
            Transition(action=f"a{i}", source=source, target=target)
            for i, (source, target) in enumerate(ways)
        ),
    )


def within_reach(subject: Innovation, law: Lifecycle) -> dict[str, int]:
    """The fewest steps to each state, by taking every action from every subject."""
    nearest, now = dict[str, int](), [subject]
    for count in range(STEPS + 1):
        for reached in now:
            nearest.setdefault(str(reached.state), count)
        answers = (
            decide(reached, action, on=DAY, by=CLERK, under=law)
            for reached in now
            for action in law.actions
        )
        now = [answer.subject for answer in answers if isinstance(answer, Accepted)]
    return nearest


@given(open_machines(), st.lists(st.integers(0, 20), min_size=2, max_size=6))
def test_a_plan_is_the_shortest_of_all_ways(law: Lifecycle, run: Sequence[int]) -> None:
    """Resumptions included, whatever led to where the subject is; no way is missed."""
    subject = begin(idea(), lifecycle=law, on=DAY, by=CLERK)
    for pick in run:
        ways = law._table.nodes[str(subject.state)].steps
        answer = decide(subject, ways[pick % len(ways)].action, on=DAY, by=CLERK, under=law)
        subject = answer.subject
    nearest = within_reach(subject, law)
    for goal in law._table.nodes:
        steps = plan(subject, to=goal, on=DAY, under=law)
        short = None if steps is None or len(steps) > STEPS else len(steps)
        assert short == nearest.get(goal)


@given(ideas, lifecycles(), runs, calls)
def test_a_plan_that_lacks_nothing_can_be_taken(
    idea: Innovation, law: Lifecycle, run: Sequence[Call], call: Call
) -> None:
    """Step by step, with what was said when it was made, and to where it says."""
    given: dict[str, Any] = {**call.common, "evidence": ()}
    subject = moved(idea, law, run)
    for goal in law._table.nodes:
        reached = subject
        steps = plan(subject, to=goal, under=law, **given)
        if not steps or any(s.lacking for s in steps):
            continue
        for taken in steps:
            answer = decide(reached, taken.action, under=law, **given)
            assert isinstance(answer, Accepted)
            reached = answer.subject
            assert (reached.history[-1].source, reached.state) == (taken.source, taken.target)
        assert reached.state == goal
        assert catch_up(subject, on=call.on, under=law).state == steps[0].source
