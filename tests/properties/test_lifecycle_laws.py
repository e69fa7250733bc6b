"""The laws of the engine, over lifecycles of every shape."""

import copy
from collections.abc import Iterator, Sequence
from datetime import date

import attrs
from hypothesis import given, strategies as st

from jipp import (
    UNKNOWN,
    Accepted,
    Innovation,
    Lifecycle,
    Option,
    Refused,
    as_of,
    audit,
    begin,
    catch_up,
    decide,
    digests,
    from_wire,
    next_automatic,
    options,
    plan,
    to_wire,
)
from tests.generated import ROLES, Call, calls, days, ideas, lifecycles, runs
from tests.lifecycles import DAY

Answer = Accepted[Innovation] | Refused[Innovation]


def asked(subject: Innovation, call: Call, law: Lifecycle) -> Answer:
    """What deciding on a call answers."""
    return decide(subject, call.action, under=law, **call.common)


def walked(idea: Innovation, law: Lifecycle, run: Sequence[Call]) -> Iterator[tuple[Call, Answer]]:
    """Each call of a run with its answer, on the subject that the calls before it made."""
    subject = begin(idea, lifecycle=law, on=DAY, by=None)
    for call in run:
        answer = asked(subject, call, law)
        yield call, answer
        subject = answer.subject


def moved(idea: Innovation, law: Lifecycle, run: Sequence[Call]) -> Innovation:
    """The subject after a run."""
    subject = begin(idea, lifecycle=law, on=DAY, by=None)
    for _, answer in walked(idea, law, run):
        subject = answer.subject
    return subject


@given(ideas, lifecycles(), runs)
def test_along_a_run(idea: Innovation, law: Lifecycle, run: Sequence[Call]) -> None:
    """A refusal changes nothing and has reasons to read; what is written passes the audit."""
    subject = begin(idea, lifecycle=law, on=DAY, by=None)
    for call, answer in walked(idea, law, run):
        before = copy.deepcopy(subject)
        assert asked(subject, call, law) == answer
        assert subject == before
        if isinstance(answer, Refused):
            assert answer.subject == catch_up(subject, on=call.on, under=law)
            assert answer.reasons
            for lang in ("id", "en"):
                lines = answer.message(lang).splitlines()
                assert len(lines) == len(answer.reasons)
                assert all(line.strip() and "{" not in line for line in lines)
        assert audit(answer.subject, sealed=digests(subject), under=law) == ()
        subject = answer.subject


def admitted(law: Lifecycle, action: str) -> tuple[str, ...]:
    """Read off the definition who may take an action; nobody is named where anyone may."""
    asked_for = [s.roles for s in law.transitions if s.action == action and s.after is None]
    if () in asked_for:
        return ()
    return tuple(dict.fromkeys(role for roles in asked_for for role in roles))


@given(ideas, lifecycles(), runs, calls, st.sampled_from(ROLES))
def test_the_menu_and_the_decision_never_disagree(
    idea: Innovation, law: Lifecycle, run: Sequence[Call], call: Call, role: str
) -> None:
    """Permitted, target and reasons are the same, action by action; one role more shuts nothing."""
    subject = moved(idea, law, run)
    own = options(subject, under=law, **call.common)
    assert [option.action for option in own] == list(law.actions)
    assert [o.roles for o in own] == [admitted(law, o.action) for o in own]
    for option in own:
        answer = asked(subject, call._replace(action=option.action), law)
        assert option.permitted == isinstance(answer, Accepted)
        if isinstance(answer, Refused):
            assert option.reasons == answer.reasons
            assert option.satisfied_from == answer.satisfied_from
        else:
            assert option == Option(
                action=option.action,
                target=answer.subject.state,
                permitted=True,
                roles=admitted(law, option.action),
            )
    richer = attrs.evolve(call.by, roles=tuple({*call.by.roles, role}))
    more = options(subject, under=law, **call._replace(by=richer).common)
    assert {o.action for o in own if o.permitted} <= {o.action for o in more if o.permitted}


@given(ideas, lifecycles(), runs)
def test_replayed_reloaded_and_recalled_it_is_the_same(
    idea: Innovation, law: Lifecycle, run: Sequence[Call]
) -> None:
    """Refused calls leave no trace; dumped and loaded it is equal; a past day is what was then."""
    last, subject = DAY, begin(idea, lifecycle=law, on=DAY, by=None)
    kept, by_day = list[Call](), {DAY: subject}
    for call, answer in walked(idea, law, run):
        last = call.on
        subject = by_day[last] = answer.subject
        if isinstance(answer, Accepted):
            kept.append(call)
    live = catch_up(subject, on=last, under=law)
    assert catch_up(moved(idea, law, kept), on=last, under=law) == live
    assert from_wire(to_wire(law)) == law
    back = from_wire(to_wire(live), Innovation)
    assert back == live
    assert digests(back) == digests(live)
    assert as_of(live, on=last) == live
    for day, then in by_day.items():
        assert as_of(live, on=day) == catch_up(then, on=day, under=law)


@given(ideas, lifecycles(), runs, days, days)
def test_time_passes_the_same_in_any_steps(
    idea: Innovation, law: Lifecycle, run: Sequence[Call], one: date, two: date
) -> None:
    """Caught up in steps or at once; something happens on the next day named, and not before."""
    subject = moved(idea, law, run)
    early, late = sorted((one, two))
    at_once = catch_up(subject, on=late, under=law)
    assert catch_up(catch_up(subject, on=early, under=law), on=late, under=law) == at_once
    assert catch_up(at_once, on=late, under=law) == at_once
    day = next_automatic(subject, under=law)
    assert day is not UNKNOWN
    before = date(2030, 1, 1) if day is None else date.fromordinal(day.toordinal() - 1)
    assert catch_up(subject, on=before, under=law) == subject
    if day is not None:
        assert len(catch_up(subject, on=day, under=law).history) > len(subject.history)


@given(ideas, lifecycles(), runs, calls)
def test_on_the_first_day_that_is_named_it_is_accepted(
    idea: Innovation, law: Lifecycle, run: Sequence[Call], call: Call
) -> None:
    """Where time alone is missing, time alone helps: on that day, and on none before it."""
    subject = moved(idea, law, run)
    answer = asked(subject, call, law)
    if isinstance(answer, Refused) and (first := answer.satisfied_from) is not None:
        assert first > call.on
        for number in range(call.on.toordinal(), first.toordinal() + 1):
            on = date.fromordinal(number)
            then = asked(subject, call._replace(on=on), law)
            assert isinstance(then, Accepted) == (on == first)


@given(ideas, lifecycles(), runs, calls)
def test_a_plan_leads_where_it_says(
    idea: Innovation, law: Lifecycle, run: Sequence[Call], call: Call
) -> None:
    """Its steps follow each other, from the present state to the goal, and none is in vain."""
    subject = catch_up(moved(idea, law, run), on=call.on, under=law)
    for goal in law._table.nodes:
        steps = plan(subject, to=goal, on=call.on, under=law)
        if steps is None:
            continue
        states = [subject.state, *(step.target for step in steps)]
        assert [step.source for step in steps] == states[:-1]
        assert states[-1] == goal
        assert len(set(states)) == len(states)
