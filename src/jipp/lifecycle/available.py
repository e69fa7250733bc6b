"""The menu of a subject: every action, permitted or not, and why not."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeAlias

from jipp.lifecycle.answers import Option
from jipp.lifecycle.arguments import NOTHING, are_plain, check_call, joined
from jipp.lifecycle.automatic import caught_up
from jipp.lifecycle.building import allowed, denied, moved
from jipp.lifecycle.look_ahead import first_accepted
from jipp.lifecycle.rules import (
    choose,
    impossible,
    law_of,
    node_of,
    not_begun,
    out_of_order,
)
from jipp.model.definition import Lifecycle, Node
from jipp.model.evidence import Evidence
from jipp.model.history import Actor, Subject
from jipp.model.requirements.base import Case, Facts, Predicates, asked_once, make_case
from jipp.model.transition import Transition
from jipp.typing import Moving

__all__ = ["options"]

_ActionRow: TypeAlias = tuple[str, tuple[Transition, ...], Transition | None, Option]


def options(
    subject: Moving,
    *,
    on: date,
    by: Actor | None,
    facts: Facts = NOTHING,
    evidence: Iterable[Evidence] = (),
    note: str = "",
    predicates: Predicates = NOTHING,
    recorded_at: datetime | None = None,
    under: Lifecycle | None = None,
) -> tuple[Option, ...]:
    """List every action of the subject's lifecycle, in order, as `decide` would answer it.

    The way in is left out, and so is `revert`, a call of its own: the lifecycle's `correctors` say
    who may. A subject that has not begun has no options, unless `under` says under which
    lifecycle it might.

    Raises:
        InvalidInputError, UnknownNameError: as `decide` does.

    >>> from jipp import Agency, Innovation, begin
    >>> owner = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
    >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
    >>> idea = Innovation(id="sipinter", title="SIPINTER", agency=owner, unit="RSUD")
    >>> begun = begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk)
    >>> [o.action for o in options(begun, on=date(2022, 4, 1), by=clerk) if o.permitted]
    ['try_out']
    """
    given: tuple[Evidence, ...] = ()
    if not (
        isinstance(subject, Subject)
        and type(on) is date
        and type(by) is Actor
        and are_plain(facts)
        and evidence == ()
        and note == ""
        and predicates is NOTHING
        and recorded_at is None
        and (under is None or type(under) is Lifecycle)
    ):
        given = check_call(subject, on, by, facts, evidence, note, predicates, recorded_at, under)
        predicates = asked_once(predicates)
    history = subject.history
    if not history:
        menu = under._table.menu if under is not None else {}
        return tuple(denied(action, to, not_begun(subject)) for action, to in menu.items())
    lifecycle = law_of(history, under)
    node = node_of(lifecycle, history)
    if node.automatic:
        subject, _ = caught_up(subject, lifecycle, on, None)
        history = subject.history
        node = node_of(lifecycle, history)
    held, brought = joined(subject.evidence, given) if given else (subject.evidence, ())
    shown = moved(subject, history, held) if brought else subject
    case = make_case(Case, (shown, on, by, facts, note, predicates, brought))
    listed: list[Option] = []
    rows = lifecycle._table.rows.get(node.id) or _menu(lifecycle, node)
    late = out_of_order(history, on)
    for action, steps, plain, settled in rows:
        target, reasons = settled.target, settled.reasons
        if plain is not None:
            reasons = plain.requires._unmet(case, plain.basis)
        elif steps:
            _, to, reasons = choose(lifecycle, steps, case)
            target = to or None
        if late:
            reasons = late + reasons
        if reasons is settled.reasons and target == settled.target:
            listed.append(settled)
        elif reasons:
            day = first_accepted(lifecycle, subject, action, case, reasons)
            listed.append(denied(action, target, reasons, day))
        else:
            listed.append(allowed(action, target))
    return tuple(listed)


def _menu(lifecycle: Lifecycle, node: Node) -> tuple[_ActionRow, ...]:
    """What can be said of each action in a state beforehand.

    A row is the action, its transitions from there, the one that has but a guard to judge, and the
    option it comes to: where that guard holds, or where there is no transition at all.
    """
    table = lifecycle._table
    rows = tuple(_row(lifecycle, node, action, target) for action, target in table.menu.items())
    table.rows[node.id] = rows
    return rows


def _row(lifecycle: Lifecycle, node: Node, action: str, target: str | None) -> _ActionRow:
    steps = node.moves.get(action)
    if not steps:
        return action, (), None, denied(action, target, impossible(lifecycle, node, action))
    step = steps[0]
    only_guarded = not (step.roles or step.distinct_from or steps[1:])
    if only_guarded and isinstance(step.target, str):
        return action, steps, step, allowed(action, step.target)
    return action, steps, None, allowed(action, None)
