"""The checklist of a subject: the shortest way to a state or phase, and what each step lacks.

The search is breadth first. Where a resumption leads depends on the history, so a situation of the
search is a state with the chain of states that resumptions lead back to. Guards do not bar a way:
each step is judged on the subject as the steps before it would leave it, and what it lacks is the
checklist. An automatic transition that would come before a step, and lead elsewhere, bars it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import pairwise
from typing import Final, TypeAlias, cast

from jipp._fields import as_instance, refuse
from jipp._text import unknown_name
from jipp.errors import InvalidInputError, Problem
from jipp.i18n import said
from jipp.lifecycle.answers import Step
from jipp.lifecycle.arguments import NOTHING, Under, as_under, check_call, joined
from jipp.lifecycle.automatic import caught_up, deadline_unknown, due_day, next_due
from jipp.lifecycle.building import append, moved
from jipp.lifecycle.rules import (
    is_resumption,
    judge,
    law_of,
    node_of,
    not_in_force,
    out_of_order,
    resumed,
)
from jipp.model.calendar import Calendar, as_optional_calendar
from jipp.model.checks.structure import BEGIN
from jipp.model.definition import Lifecycle
from jipp.model.evidence import Evidence
from jipp.model.history import Actor, Entry, day_entered
from jipp.model.phase import Phase
from jipp.model.reason import Reason, add_words
from jipp.model.requirements.base import (
    Case,
    Facts,
    Predicates,
    asked_once,
    none_of,
    parts_of,
    soonest,
)
from jipp.model.transition import RESUME, SAME, Transition
from jipp.typing import Moving

__all__ = ["plan"]

_SITUATIONS: Final = 50_000
# What a transition itself asks of the actor; each requirement says what it asks.
_OF_THE_ACTOR: Final = frozenset({"role_not_permitted", "same_actor"})


def plan(
    subject: Moving,
    *,
    to: str | Phase,
    on: date,
    by: Actor | None = None,
    facts: Facts = NOTHING,
    evidence: Iterable[Evidence] = (),
    note: str = "",
    predicates: Predicates = NOTHING,
    recorded_at: datetime | None = None,
    under: Under = (),
    calendar: Calendar | None = None,
) -> tuple[Step, ...] | None:
    """Return the shortest way to a state or phase, each step with what it lacks on that day.

    () if it is there, None if no way leads there. Of ways of one length the one that comes first
    in the definition is taken. Guards do not bar a way: what they lack is the checklist. Automatic
    transitions are steps too; they lack their day. A transition that comes before a step and holds,
    earlier in the order of its action or automatic and due, is `excluded` there, since `decide`
    would take it instead. So a way that lacks nothing can be taken on that day, by `by`; without
    `by`, who acts is not judged. Evidence given counts for each step, as if it were handed in then.
    A subject that has not begun is planned under `under`, from the way in.

    Raises:
        InvalidInputError: wrong arguments; not begun, and `under` is not one lifecycle; resumptions
            nested so that there are more than 50,000 situations to look at.
        UnknownNameError: no such state or phase, or a lifecycle that does not ship.

    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner, unit="RSUD")
    >>> begun = begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk)
    >>> for step in plan(begun, to=Phase.DEVELOPMENT, on=date(2022, 4, 1)):
    ...     print(step.action, [reason.code for reason in step.lacking])
    implement ['missing_field']
    develop ['missing_evidence']
    """
    laws = as_under(under)
    more = {"calendar": as_optional_calendar(calendar)}
    given = check_call(
        subject, on, by, facts, evidence, note, predicates, recorded_at, laws, **more
    )
    predicates = asked_once(predicates)
    if subject.history:
        lifecycle = law_of(subject.history, laws, calendar)
        subject, _ = caught_up(subject, lifecycle, on, None)
        start: str | None = node_of(lifecycle, subject.history).id
    elif (only := _only(laws)) is not None:
        lifecycle, start = only._by(calendar), None
    else:
        raise InvalidInputError(Problem(path="/under", code="no_lifecycle"))
    way = _shortest(lifecycle, start, _goal(lifecycle, to), subject.history)
    if way is None:
        return None
    held, brought = joined(subject.evidence, given)
    ahead, steps = moved(subject, subject.history, held), list[Step]()
    for source, step, target in way:
        case = Case(ahead, on, by, facts, note, predicates, brought, lifecycle._words)
        first: tuple[Reason, ...] = ()
        if step is not None and step.after is not None:
            day = due_day(step, day_entered(ahead.history) or on, lifecycle.calendar)
            first = deadline_unknown(ahead, lifecycle)
            then = max(day, on) if isinstance(day, date) else on
            case = Case(ahead, then, None, NOTHING, "", NOTHING, ())
        elif source is not None:
            case, first = _waited(lifecycle, case)
        lacking = first or _lacking(lifecycle, step, target, case)
        if not steps:
            past = subject.history
            lacking = (*(out_of_order(past, on) if past else not_in_force(lifecycle, on)), *lacking)
        for reason in lacking:
            add_words(reason, lifecycle._words)
        action = BEGIN if step is None else step.action
        steps.append(Step(action=action, source=source, target=target, lacking=lacking))
        ahead = append(case.subject, lifecycle, action, target, case.on, case.by)
    return tuple(steps)


def _only(laws: Lifecycle | tuple[Lifecycle, ...]) -> Lifecycle | None:
    if isinstance(laws, Lifecycle):
        return laws
    return laws[0] if len(laws) == 1 else None


def _goal(lifecycle: Lifecycle, to: str | Phase) -> frozenset[str]:
    """Return the states that a plan may end in: the one of that id, else those of that phase."""
    nodes = lifecycle._table.nodes
    refuse(to=as_instance((str, Phase), to))
    if isinstance(to, str) and to in nodes:
        return frozenset((to,))
    try:
        phase = Phase(to)
    except ValueError:
        raise unknown_name("state", to, (*nodes, *(phase.value for phase in Phase))) from None
    return frozenset(node.id for node in nodes.values() if node.phase is phase)


_Way = tuple[str | None, Transition | None, str]
# A state, the one that a resumption leads back to from there, the one from there, and so on.
Chain: TypeAlias = tuple[str | None, ...]


def _shortest(
    lifecycle: Lifecycle, start: str | None, goal: frozenset[str], history: tuple[Entry, ...]
) -> list[_Way] | None:
    """Search breadth first; a situation is a state and all that resumptions lead back to from it.

    No more needs to be remembered: a state that is entered anew forgets what it would resume.

    Raises:
        InvalidInputError: more situations than are looked at.

    """
    first = resumption_chain(lifecycle, start, lambda state: resumed(lifecycle, history, state))
    reached: dict[Chain, tuple[Chain, _Way] | None] = {first: None}
    waiting = [first]
    for here in waiting:
        if here[0] in goal:
            return _back(reached, here)
        for step, target in _leading_on(lifecycle, here):
            there = chain_after(lifecycle, here, step, target)
            if there not in reached:
                reached[there] = here, (here[0], step, target)
                waiting.append(there)
        if len(reached) > _SITUATIONS:
            params = {"limit": _SITUATIONS}
            raise InvalidInputError(Problem(path="/to", code="too_many_ways", params=params))
    return None


def resumption_chain(
    lifecycle: Lifecycle, state: str | None, back: Callable[[str], str | None]
) -> tuple[str | None, ...]:
    """Follow resumptions from a state until there is none, or one leads round."""
    chain = [state]
    while (state := chain[-1]) is not None and lifecycle._table.nodes[state].resumes:
        source = back(state)
        if source is None:
            break
        chain.append(source)
        if source in chain[:-1]:
            break
    return tuple(chain)


def chain_after(lifecycle: Lifecycle, here: Chain, step: Transition | None, target: str) -> Chain:
    """Return a situation after a step: its target, and all that resumptions lead back to."""
    back = dict(pairwise(here))
    source = here[0]
    if step is not None and source not in (None, target):
        steps = lifecycle._table.nodes[source or ""].steps
        if not is_resumption(steps, step.action, target, back.get(source)):
            back[target] = source
    return resumption_chain(lifecycle, target, back.get)


def _leading_on(lifecycle: Lifecycle, here: Chain) -> Iterator[tuple[Transition | None, str]]:
    table = lifecycle._table
    if here[0] is None:
        if not table.begins:
            yield None, lifecycle.initial
        yield from ((step, str(step.target)) for step in table.begins)
        return
    for step in table.nodes[here[0]].steps:
        if step.target is RESUME:
            if len(here) > 1:
                yield step, str(here[1])
        elif step.target is not SAME:
            yield step, str(step.target)


def _back(reached: Mapping[Chain, tuple[Chain, _Way] | None], here: Chain) -> list[_Way]:
    way: list[_Way] = []
    while (last := reached[here]) is not None:
        here, taken = last
        way.append(taken)
    return way[::-1]


def _waited(lifecycle: Lifecycle, case: Case) -> tuple[Case, tuple[Reason, ...]]:
    """Take the automatic transitions due before a step, and return why they bar it if so."""
    state = case.subject.history[-1].target
    if unknown := deadline_unknown(case.subject, lifecycle):
        return case, unknown
    subject, entries = caught_up(case.subject, lifecycle, case.on, None)
    if not entries or subject.history[-1].target == state:
        return case._replace(subject=subject), ()
    due = next_due(case.subject, lifecycle)
    return case, () if due is None else (_taken_first(lifecycle, due[0], due[1]),)


def _taken_first(lifecycle: Lifecycle, step: Transition, target: str) -> Reason:
    words = lifecycle._words
    asked = {"action": step.action, "state": target, "rule": step.requires._words(words)}
    rule = said("rule_taken_first", words=words, **asked)
    return Reason(code="excluded", params={"rule": rule}, basis=step.basis)


def _lacking(
    lifecycle: Lifecycle, step: Transition | None, target: str, case: Case
) -> tuple[Reason, ...]:
    """Return what a step lacks; an automatic one lacks its day, on which it is judged."""
    if step is None:
        return ()
    history, lacking = case.subject.history, list[Reason]()
    if step.after is not None:
        waiting = {"action": step.action}
        lacking.append(
            Reason(code="automatic", params=waiting, basis=step.basis, satisfied_from=case.on)
        )
    elif history:
        lacking += _instead(lifecycle, step, target, case)
    _, reasons = judge(lifecycle, step, case)
    if case.by is None:
        asked = (part._of_the_actor for part in parts_of(step.requires))
        reasons = tuple(_for_anyone(reasons, _OF_THE_ACTOR.union(*asked)))
    return (*lacking, *reasons)


def _instead(lifecycle: Lifecycle, step: Transition, target: str, case: Case) -> Iterator[Reason]:
    """Yield the transitions that are tried before a step, hold, and lead elsewhere."""
    tried = lifecycle._table.nodes[case.subject.history[-1].target].moves[step.action]
    for earlier in tried[: tried.index(step)]:
        found, reasons = judge(lifecycle, earlier, case)
        if case.by is None and step.roles and set(step.roles) <= set(earlier.roles):
            # Whoever may take the step may take the earlier one.
            reasons = tuple(r for r in reasons if r.code != "role_not_permitted")
        if not reasons and found != target:
            yield _taken_first(lifecycle, earlier, found)


def _for_anyone(reasons: tuple[Reason, ...], of_the_actor: frozenset[str]) -> Iterator[Reason]:
    """Yield what would be lacking whoever acts."""
    for reason in reasons:
        if reason.code == "none_of":
            nested = cast("tuple[tuple[Reason, ...], ...]", dict(reason.params)["branches"])
            branches = [tuple(_for_anyone(branch, of_the_actor)) for branch in nested]
            if all(branches):
                yield none_of(branches, reason.basis, soonest(branches))
        elif reason.code not in of_the_actor:
            yield reason
