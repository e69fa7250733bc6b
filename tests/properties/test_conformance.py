"""Histories that were damaged: each is found, no lawful one is, and no repair is cheaper.

The oracle is the audit: it judges a repaired history by itself, entry by entry, and knows nothing
of the search for repairs.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import attrs
from hypothesis import assume, given, settings, strategies as st

from jipp import Entry, Innovation, Lifecycle, Step, audit, conform
from jipp.lifecycle.rules import resumed
from tests.generated import Call, ideas, lifecycles, runs
from tests.lifecycles import DAY
from tests.properties.test_lifecycle_laws import moved

# What a repair does not touch: who acted and voted, numbers, phases, days of automatic entries.
UNTOUCHED = {
    *("role", "same_actor", "approvals_missing", "excluded", "none_of", "not_due"),
    *("phase", "gap", "repeat", "gap_filled"),
}
SMALL = 4


def broken(subject: Innovation, history: tuple[Entry, ...], law: Lifecycle) -> bool:
    """Whether the audit finds a history that a repair would have to touch."""
    held = attrs.evolve(subject, history=history)
    return any(finding.code not in UNTOUCHED for finding in audit(held, under=law))


def on_top(history: tuple[Entry, ...], entry: Entry) -> tuple[Entry, ...]:
    """A history with one more entry, under the next number."""
    return (*history, attrs.evolve(entry, number=len(history) + 1))


def added(history: tuple[Entry, ...], step: Step, law: Lifecycle) -> tuple[Entry, ...]:
    """A history with a step more, on its last day, by nobody."""
    phase = next(state.phase for state in law.states if state.id == step.target)
    entry = Entry(
        number=len(history) + 1,
        subject="idea",
        action=step.action,
        source=step.source,
        target=step.target,
        phase=phase,
        on=history[-1].on if history else date.min,
        definition=law.definition,
    )
    return (*history, entry)


def ways_on(history: tuple[Entry, ...], law: Lifecycle) -> Iterator[Step]:
    """All steps that the law could take after a history, whether it would or not."""
    if not history:
        yield Step(action="begin", source=None, target=law.initial)
        return
    here = history[-1].target
    for step in law.transitions:
        back = resumed(law, history, here)
        target = {"SAME": here, "RESUME": back}.get(getattr(step.target, "name", ""), step.target)
        if here in step.source and isinstance(target, str):
            yield Step(action=step.action, source=here, target=target)


def cheapest(subject: Innovation, law: Lifecycle, most: int) -> int:
    """The fewest repairs, by trying all that the audit lets pass, from none on."""

    def reaches(history: tuple[Entry, ...], rest: tuple[Entry, ...], cost: int) -> bool:
        if not rest:
            return True
        kept = on_top(history, rest[0])
        if not broken(subject, kept, law) and reaches(kept, rest[1:], cost):
            return True
        if not cost:
            return False
        if reaches(history, rest[1:], cost - 1):
            return True
        longer = (added(history, step, law) for step in ways_on(history, law))
        return any(not broken(subject, h, law) and reaches(h, rest, cost - 1) for h in longer)

    return next(cost for cost in range(most + 1) if reaches((), subject.history, cost))


def repaired(subject: Innovation, repairs: tuple[Step | int, ...], law: Lifecycle) -> Any:
    """The history that a case calls repaired, numbered anew."""
    by_number = {entry.number: entry for entry in subject.history}
    history: tuple[Entry, ...] = ()
    for item in repairs:
        history = (
            on_top(history, by_number[item]) if isinstance(item, int) else added(history, item, law)
        )
    return history


@st.composite
def damaged(draw: st.DrawFn, entries: tuple[Entry, ...], law: Lifecycle) -> tuple[Entry, ...]:
    """A history with entries lost, put in, changed about, or altered, numbered in their order."""
    left = list(entries)
    actions = st.sampled_from([*law.actions, "begin", "fly", "found"])
    places = st.sampled_from([state.id for state in law.states])
    for kind in draw(st.lists(st.sampled_from("disc"), min_size=1, max_size=3)):
        at = draw(st.integers(0, len(left) - 1)) if left else 0
        if not left:
            break
        if kind == "d":
            del left[at]
        elif kind == "s":
            other = draw(st.integers(0, len(left) - 1))
            left[at], left[other] = left[other], left[at]
        else:
            change: dict[str, Any] = draw(
                st.fixed_dictionaries(
                    {},
                    optional={
                        "action": actions,
                        "source": places,
                        "target": places,
                        "on": st.integers(-9, 90).map(lambda n: DAY + timedelta(days=n)),
                    },
                )
            )
            entry = attrs.evolve(left[at], **change)
            left[at : at + (kind == "c")] = [entry]
    return tuple(attrs.evolve(entry, number=i) for i, entry in enumerate(left, 1))


@given(ideas, lifecycles(), runs)
def test_what_the_engine_wrote_is_lawful(idea: Innovation, law: Lifecycle, run: list[Call]) -> None:
    """None is found falsely, and nothing is to be repaired."""
    subject = moved(idea, law, run)
    (case,) = found = conform([subject], under=law)
    assert (case.findings, case.first, case.repair, case.cost) == ((), None, (), 0)
    assert found.lawful == found.fitness == case.fitness == 1
    assert case.repaired == tuple(entry.number for entry in subject.history)


@given(ideas, lifecycles(), runs, st.data())
def test_a_damaged_history_is_found_and_its_repair_makes_it_lawful(
    idea: Innovation, law: Lifecycle, run: list[Call], data: st.DataObject
) -> None:
    """What the audit finds is found, and the audit passes what is repaired."""
    subject = moved(idea, law, run)
    hurt = attrs.evolve(subject, history=data.draw(damaged(subject.history, law)))
    (case,) = conform([hurt], under=law)
    assert case.findings == audit(hurt, under=law)
    errors = [finding for finding in case.findings if finding.severity == "error"]
    assert case.first == (int(errors[0].where) if errors else None)
    assert (case.cost > 0) is broken(hurt, hurt.history, law)
    assert not broken(hurt, repaired(hurt, case.repaired, law), law)
    left_out = [item for item in case.repair if isinstance(item, int)]
    steps = [item for item in case.repair if isinstance(item, Step)]
    kept = [item for item in case.repaired if isinstance(item, int)]
    assert sorted([*left_out, *kept]) == [entry.number for entry in hurt.history]
    assert steps == [item for item in case.repaired if isinstance(item, Step)]
    assert case.cost == len(case.repair)
    assert case.fitness == 1 - Fraction(case.cost, len(hurt.history) + 1)


@settings(deadline=None)
@given(ideas, lifecycles(), runs, st.data())
def test_no_repair_is_cheaper(
    idea: Innovation, law: Lifecycle, run: list[Call], data: st.DataObject
) -> None:
    """Of histories of up to four entries, by trying all others."""
    subject = moved(idea, law, run)
    history = data.draw(damaged(subject.history, law))
    assume(len(history) <= SMALL)
    hurt = attrs.evolve(subject, history=history)
    (case,) = conform([hurt], under=law)
    assert cheapest(hurt, law, case.cost) == case.cost


@given(st.lists(st.tuples(ideas, lifecycles(), runs), max_size=3), st.data())
def test_the_whole_is_the_sum_of_its_cases(
    many: list[tuple[Innovation, Lifecycle, list[Call]]], data: st.DataObject
) -> None:
    """Of several laws at once, each case as it is alone."""
    subjects: list[Innovation] = []
    laws: list[Lifecycle] = []
    for n, (idea, law, run) in enumerate(many):
        own = attrs.evolve(law, id=f"made{n}")
        subject = moved(idea, own, run)
        subjects.append(attrs.evolve(subject, history=data.draw(damaged(subject.history, own))))
        laws.append(own)
    found = conform(subjects, under=laws)
    alone = [
        conform([subject], under=law).cases[0] for subject, law in zip(subjects, laws, strict=True)
    ]
    assert list(found) == alone
    assert found.lawful == sum(case.first is None for case in alone)
    whole = sum(len(subject.history) + 1 for subject in subjects)
    assert found.fitness == 1 - Fraction(sum(case.cost for case in alone), whole or 1)
