"""What is known of the actions of a state before any of them is asked for."""

from collections.abc import Callable
from typing import TypeAlias

from jipp.lifecycle.answers import Option
from jipp.lifecycle.building import allowed, denied
from jipp.lifecycle.rules import impossible
from jipp.model.basis import Basis
from jipp.model.definition import Lifecycle, Node
from jipp.model.reason import Reason
from jipp.model.requirements.base import Case
from jipp.model.transition import Transition

Unmet: TypeAlias = Callable[[Case, Basis | None], tuple[Reason, ...]]
ActionRow: TypeAlias = tuple[str, tuple[Transition, ...], Unmet | None, Basis | None, Option]


def menu_of(lifecycle: Lifecycle, node: Node) -> tuple[ActionRow, ...]:
    """Return what is known of each action in a state beforehand.

    A row is the action, its transitions from there, what the one asks that has but a guard to
    judge, with its basis, and the option it comes to: where that guard holds, or where there is no
    transition at all.
    """
    table = lifecycle._table
    rows = tuple(_row(lifecycle, node, action, target) for action, target in table.menu.items())
    table.rows[node.id] = rows
    return rows


def _row(lifecycle: Lifecycle, node: Node, action: str, target: str | None) -> ActionRow:
    steps, roles = node.moves.get(action), lifecycle._table.admitted[action]
    if not steps:
        reasons = impossible(lifecycle, node, action)
        settled = denied(action, target, reasons, lifecycle._words, roles=roles)
        return action, (), None, None, settled
    if action not in node.guarded:
        return action, steps, None, None, allowed(action, None, roles)
    _, target, unmet, basis = node.guarded[action]
    return action, steps, unmet, basis, allowed(action, target, roles)
