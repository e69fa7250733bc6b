"""Taking transitions: begin under a law, decide on an action, advance by one."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar

from jipp._fields import as_instance, as_optional_count, as_str
from jipp.errors import InvalidInputError, Problem
from jipp.law.lifecycle_table import lifecycle as lifecycle_on
from jipp.lifecycle.answers import Accepted, Refused
from jipp.lifecycle.arguments import NOTHING, are_plain, check_call, joined
from jipp.lifecycle.automatic import caught_up
from jipp.lifecycle.building import accepted, append, moved, refused
from jipp.lifecycle.look_ahead import first_accepted, first_begun
from jipp.lifecycle.rules import (
    choose,
    impossible,
    judge,
    law_of,
    node_of,
    not_begun,
    not_in_force,
    out_of_order,
)
from jipp.model.checks.structure import BEGIN
from jipp.model.definition import Lifecycle
from jipp.model.evidence import Evidence
from jipp.model.history import Actor, Entry, Subject
from jipp.model.reason import Reason, make_reason
from jipp.model.requirements.base import Case, Facts, Predicates, asked_once, make_case
from jipp.typing import Moving

__all__ = ["advance", "begin", "decide"]

S = TypeVar("S", bound=Moving)


def begin(
    subject: S,
    *,
    lifecycle: Lifecycle | str,
    on: date,
    by: Actor | None,
    facts: Facts = NOTHING,
    evidence: Iterable[Evidence] = (),
    note: str = "",
    predicates: Predicates = NOTHING,
    recorded_at: datetime | None = None,
    under: Lifecycle | None = None,
) -> S:
    """Begin a subject under a lifecycle, or under the shipped one that holds on the day by name.

    Where the lifecycle has a way in, its action is that of entry 1, with its roles and
    requirements; where it has none, the action is `begin`, and anyone may. `under` may repeat the
    lifecycle.

    Raises:
        InvalidInputError: wrong arguments.
        UnknownNameError: no lifecycle of that name ships.
        NotInForceError: none of that name can hold on that day.
        TransitionRefusedError: it has begun already, the law is not in force on that day, or the
            way in does not admit it.

    >>> from jipp import Agency, Innovation
    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner)
    >>> begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk).state
    'idea'
    """
    law = as_instance((Lifecycle, str), lifecycle)
    given = check_call(
        subject, on, by, facts, evidence, note, predicates, recorded_at, under, lifecycle=law
    )
    law = lifecycle_on(lifecycle, on=on) if isinstance(lifecycle, str) else lifecycle
    if under is not None and under.definition != law.definition:
        params = {"value": under.definition, "wanted": law.definition}
        raise InvalidInputError(Problem(path="/under", code="other_lifecycle", params=params))
    held, brought = joined(subject.evidence, given)
    begun = moved(subject, subject.history, held) if brought else subject
    case = Case(begun, on, by, facts, note, asked_once(predicates), brought)
    action, target, reasons = _way_in(law, case)
    reasons = (*not_in_force(law, on), *reasons)
    if reasons:
        raise refused(subject, action, reasons, first_begun(law, case, reasons)).error()
    return append(begun, law, action, target, on, by, recorded_at, note, brought)


def _way_in(lifecycle: Lifecycle, case: Case) -> tuple[str, str, tuple[Reason, ...]]:
    """The action that begins, the state it leads to, and all that it lacks."""
    steps = lifecycle._table.begins
    action = steps[0].action if steps else BEGIN
    if case.subject.history:
        params = {"action": action, "state": case.subject.history[-1].target, "states": ()}
        basis = lifecycle._table.bases[action] if steps else lifecycle.basis
        return action, "", (Reason(code="wrong_state", params=params, basis=basis),)
    if not steps:
        return action, lifecycle.initial, ()
    step, target, reasons = choose(lifecycle, steps, case)
    return step.action, target, reasons


def decide(  # noqa: C901 - one path, spelled out for speed
    subject: S,
    action: str,
    *,
    on: date,
    by: Actor | None,
    facts: Facts = NOTHING,
    evidence: Iterable[Evidence] = (),
    note: str = "",
    predicates: Predicates = NOTHING,
    recorded_at: datetime | None = None,
    under: Lifecycle | None = None,
    expecting: int | None = None,
) -> Accepted[S] | Refused[S]:
    """Take an action or say all reasons why not; the subject given stays as it is.

    The subject is first caught up to the day. Evidence given is judged with what it holds, and
    added to it on acceptance. `expecting` is the number of entries the caller saw; where there
    are others now, the answer is `stale`. `under` is a lifecycle that does not ship.

    Raises:
        InvalidInputError: wrong arguments, facts of a wrong type, a lifecycle that the history does
            not name, evidence under the id of other evidence.
        UnknownNameError: the history names a lifecycle that does not ship, and `under` is missing.

    >>> from jipp import Agency, Innovation
    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner)
    >>> begun = begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk)
    >>> decide(begun, "try_out", on=date(2022, 4, 1), by=clerk).reasons[0].message("en")
    'unit is not filled in: fill it in'
    """
    given: tuple[Evidence, ...] = ()
    # What is plainly right is not checked again: most calls are.
    if not (
        isinstance(subject, Subject)
        and type(action) is str
        and type(on) is date
        and type(by) is Actor
        and are_plain(facts)
        and evidence == ()
        and note == ""
        and predicates is NOTHING
        and recorded_at is None
        and expecting is None
        and (under is None or type(under) is Lifecycle)
    ):
        given = check_call(
            subject,
            on,
            by,
            facts,
            evidence,
            note,
            predicates,
            recorded_at,
            under,
            action=as_str(action),
            expecting=as_optional_count(expecting),
        )
        predicates = asked_once(predicates)
    history = subject.history
    if not history:
        return refused(subject, action, not_begun(subject))
    last = history[-1]
    if under is not None and under.definition == last.definition:
        lifecycle = under
    else:
        lifecycle = law_of(history, under)
    if expecting is not None and expecting != len(history):
        params = (("expected", expecting), ("found", len(history)))
        return refused(subject, action, (make_reason("stale", params, None),))
    node = lifecycle._table.nodes.get(last.target) or node_of(lifecycle, history)
    entries: tuple[Entry, ...] = ()
    if node.automatic:
        subject, entries = caught_up(subject, lifecycle, on, recorded_at)
        history = subject.history
        last = history[-1]
        node = node_of(lifecycle, history)
    shown = subject
    brought: tuple[str, ...] = ()
    if given:
        held, brought = joined(subject.evidence, given)
        shown = moved(subject, history, held)
    case = make_case(Case, (shown, on, by, facts, note, predicates, brought))
    steps = node.moves.get(action)
    if steps is None:
        return refused(
            subject, action, out_of_order(history, on) + impossible(lifecycle, node, action)
        )
    if len(steps) == 1:
        step = steps[0]
        target, reasons = judge(lifecycle, step, case)
    else:
        step, target, reasons = choose(lifecycle, steps, case)
    if on < last.on:
        reasons = out_of_order(history, on) + reasons
    if reasons:
        day = first_accepted(lifecycle, subject, action, case, reasons)
        return refused(subject, action, reasons, day)
    after = append(shown, lifecycle, action, target, on, by, recorded_at, note, brought)
    made = (*entries, after.history[-1])
    return accepted(after, made, (lifecycle.basis, *step.bases))


def advance(
    subject: S,
    action: str,
    *,
    on: date,
    by: Actor | None,
    facts: Facts = NOTHING,
    evidence: Iterable[Evidence] = (),
    note: str = "",
    predicates: Predicates = NOTHING,
    recorded_at: datetime | None = None,
    under: Lifecycle | None = None,
    expecting: int | None = None,
) -> S:
    """Take an action and give the new subject; the arguments are those of `decide`.

    Raises:
        TransitionRefusedError: it is refused; `refusal` is what `decide` answers.
        InvalidInputError, UnknownNameError: as `decide` does.

    >>> from jipp import Agency, Innovation
    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner, unit="RSUD")
    >>> begun = begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk)
    >>> advance(begun, "try_out", on=date(2022, 4, 1), by=clerk).phase.official
    'penciptaan'
    """
    answer = decide(
        subject,
        action,
        on=on,
        by=by,
        facts=facts,
        evidence=evidence,
        note=note,
        predicates=predicates,
        recorded_at=recorded_at,
        under=under,
        expecting=expecting,
    )
    if isinstance(answer, Refused):
        raise answer.error()
    return answer.subject
