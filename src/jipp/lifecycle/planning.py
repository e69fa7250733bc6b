"""The checklist of a subject: the shortest way to a state or phase, and what each step lacks."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final, cast

from jipp._text import unknown_name
from jipp.errors import InvalidInputError, Problem
from jipp.lifecycle._build import make_entry, moved
from jipp.lifecycle._call import NOTHING, check_call, joined
from jipp.lifecycle._judging import judge, law_of, node_of, resumed
from jipp.lifecycle._waiting import caught_up, due_day
from jipp.lifecycle.outcome import Step
from jipp.model.definition import BEGIN
from jipp.model.evidence import Evidence
from jipp.model.history import Actor, Entry, entered_on
from jipp.model.lifecycle import Lifecycle
from jipp.model.phase import Phase
from jipp.model.reason import Reason
from jipp.model.requirement import Case, Facts, Predicates, none_of
from jipp.model.transition import RESUME, SAME, Transition
from jipp.typing import Moving

__all__ = ["plan"]

# What nobody in particular lacks is not lacking: a plan without an actor leaves it out.
_OF_THE_ACTOR: Final = frozenset(
    {"role_not_permitted", "same_actor", "other_agency", "other_province"}
)


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
    under: Lifecycle | None = None,
) -> tuple[Step, ...] | None:
    """Give the shortest way to a state or phase, each step with what it lacks on that day.

    () if it is there, None if no way leads there. Of ways of one length the one that comes first
    in the definition is taken. Guards do not bar a way: what they lack is the checklist. Automatic
    transitions are steps too; they lack their day. Without `by`, who acts is not judged. A subject
    that has not begun is planned under `under`, from the way in.

    Raises:
        InvalidInputError: wrong arguments; not begun and no `under`.
        UnknownNameError: no such state or phase, or a lifecycle that does not ship.

    >>> from jipp import Agency, Innovation, begin
    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner, unit="RSUD")
    >>> begun = begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk)
    >>> for step in plan(begun, to=Phase.DEVELOPMENT, on=date(2022, 4, 1)):
    ...     print(step.action, [reason.code for reason in step.lacking])
    implement ['missing_field']
    develop ['missing_evidence']
    """
    given = check_call(subject, on, by, facts, evidence, note, predicates, recorded_at, under)
    if subject.history:
        lifecycle = law_of(subject.history, under)
        subject, _ = caught_up(subject, lifecycle, on, None)
        start: str | None = node_of(lifecycle, subject.history).id
    elif under is not None:
        lifecycle, start = under, None
    else:
        raise InvalidInputError(Problem(path="/under", code="no_lifecycle"))
    goal = _goal(lifecycle, to)
    way = _shortest(lifecycle, start, goal, subject.history)
    if way is None:
        return None
    held, brought = joined(subject.evidence, given)
    history, steps = subject.history, list[Step]()
    for source, step, target in way:
        ahead = moved(subject, history, held)
        case = Case(ahead, on, by, facts, note, predicates, brought)
        if step is not None and step.after is not None:
            day = due_day(step, entered_on(history) or on) or on
            case = Case(ahead, max(day, on), None, NOTHING, "", NOTHING, ())
        action = BEGIN if step is None else step.action
        lacking = () if step is None else tuple(_lacking(lifecycle, step, case))
        steps.append(Step(action=action, source=source, target=target, lacking=lacking))
        history = (*history, _imagined(lifecycle, case, action, target))
    return tuple(steps)


def _goal(lifecycle: Lifecycle, to: str | Phase) -> frozenset[str]:
    """The states that a plan may end in: the one of that id, else those of that phase."""
    nodes = lifecycle._table.nodes
    if isinstance(to, str) and to in nodes:
        return frozenset((to,))
    try:
        phase = Phase(to)
    except ValueError:
        raise unknown_name("state", to, (*nodes, *(phase.value for phase in Phase))) from None
    return frozenset(node.id for node in nodes.values() if node.phase is phase)


_Way = tuple[str | None, Transition | None, str]


def _shortest(
    lifecycle: Lifecycle, start: str | None, goal: frozenset[str], history: tuple[Entry, ...]
) -> list[_Way] | None:
    """Search breadth first; each state remembers the way it was first reached by."""
    reached: dict[str | None, _Way | None] = {start: None}
    resumptions = {start}
    waiting = [start]
    for state in waiting:
        if state in goal:
            return _back(reached, state)
        for step, target in _leading_on(lifecycle, state, history, resumable=state in resumptions):
            if target not in reached:
                reached[target] = (state, step, target)
                waiting.append(target)
                if step is not None and step.target is RESUME:
                    resumptions.add(target)
    return None


def _leading_on(
    lifecycle: Lifecycle, state: str | None, history: tuple[Entry, ...], *, resumable: bool
) -> Iterator[tuple[Transition | None, str]]:
    table = lifecycle._table
    if state is None:
        if not table.begins:
            yield None, lifecycle.initial
        yield from ((step, str(step.target)) for step in table.begins)
        return
    for step in table.nodes[state].steps:
        if step.target is RESUME:
            # Entered on the way, it could only lead back to where the way came from.
            back = resumed(lifecycle, history, state) if resumable else None
            if back is not None:
                yield step, back
        elif step.target is not SAME:
            yield step, str(step.target)


def _back(reached: dict[str | None, _Way | None], state: str | None) -> list[_Way]:
    way: list[_Way] = []
    while (last := reached[state]) is not None:
        way.append(last)
        state = last[0]
    return way[::-1]


def _lacking(lifecycle: Lifecycle, step: Transition, case: Case) -> Iterator[Reason]:
    """What a step lacks; one that happens by itself lacks its day, on which it is judged."""
    if step.after is not None:
        waiting = {"action": step.action}
        yield Reason(code="automatic", params=waiting, basis=step.basis, satisfied_from=case.on)
    _, reasons = judge(lifecycle, step, case)
    yield from reasons if case.by is not None else _for_anyone(reasons)


def _for_anyone(reasons: tuple[Reason, ...]) -> Iterator[Reason]:
    """What would be lacking whoever acts."""
    for reason in reasons:
        if reason.code == "none_of":
            nested = cast("tuple[tuple[Reason, ...], ...]", dict(reason.params)["branches"])
            branches = [tuple(_for_anyone(branch)) for branch in nested]
            if all(branches):
                yield none_of(branches, reason.basis)
        elif reason.code not in _OF_THE_ACTOR:
            yield reason


def _imagined(lifecycle: Lifecycle, case: Case, action: str, target: str) -> Entry:
    """The entry that a step would make, by nobody and with nothing, for the steps after it."""
    history = case.subject.history
    source = history[-1].target if history else None
    phase = lifecycle._table.nodes[target].phase
    return make_entry(
        len(history) + 1,
        case.subject.id,
        action,
        source,
        target,
        phase,
        case.on,
        None,
        None,
        (),
        "",
        lifecycle.definition,
        None,
    )
