"""The menu of a subject: every action, permitted or not, and why not."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from jipp.lifecycle._build import moved
from jipp.lifecycle._call import NOTHING, check_call, joined
from jipp.lifecycle._judging import (
    choose,
    impossible,
    is_corrector,
    law_of,
    node_of,
    not_begun,
    out_of_order,
    target_of,
)
from jipp.lifecycle._waiting import caught_up
from jipp.lifecycle.outcome import Option
from jipp.model.evidence import Evidence
from jipp.model.history import Actor
from jipp.model.lifecycle import Lifecycle, Node
from jipp.model.reason import Reason
from jipp.model.requirement import Case, Facts, Moving, Predicates

__all__ = ["REVERT", "options"]

REVERT: Final = "revert"


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

    The way in is left out; for those who may revert, `revert` comes last. A subject that has not
    begun has no options, unless `under` says under which lifecycle it might.

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
    given = check_call(subject, on, by, facts, evidence, note, predicates, recorded_at, under)
    if not subject.history:
        menu = under.table.menu if under is not None else {}
        waiting = not_begun(subject)
        return tuple(_refused(action, target, waiting) for action, target in menu.items())
    lifecycle = law_of(subject.history, under)
    current, _ = caught_up(subject, lifecycle, on, None)
    held, brought = joined(current.evidence, given) if given else (current.evidence, ())
    shown = moved(current, current.history, held) if brought else current
    case = Case(shown, on, by, facts, note, predicates, brought)
    node = node_of(lifecycle, current.history)
    late = out_of_order(case)
    listed = [_option(lifecycle, node, action, case, late) for action in lifecycle.table.menu]
    if is_corrector(lifecycle, by):
        listed.append(Option(action=REVERT, target=None, permitted=not late, reasons=late))
    return tuple(listed)


def _option(
    lifecycle: Lifecycle, node: Node, action: str, case: Case, late: tuple[Reason, ...]
) -> Option:
    steps = node.moves.get(action)
    if steps is None:
        reasons = (*late, *impossible(lifecycle, node, action))
        return _refused(action, lifecycle.table.menu[action], reasons)
    step, target, reasons = choose(lifecycle, steps, case)
    if step is None:
        first = target_of(lifecycle, steps[0].target, case.subject.history)
        return _refused(action, first, (*late, *reasons))
    return Option(action=action, target=target, permitted=not late, reasons=late)


def _refused(action: str, target: str | None, reasons: tuple[Reason, ...]) -> Option:
    return Option(action=action, target=target, permitted=False, reasons=reasons)
