"""What is known of the actions of a state before any of them is asked for."""

from typing import TypeAlias

from jipp.lifecycle.answers import Option
from jipp.lifecycle.building import allowed, denied
from jipp.lifecycle.rules import impossible
from jipp.model.definition import Lifecycle, Node
from jipp.model.reason import worded
from jipp.model.transition import Transition

__all__ = ["ActionRow", "menu_of"]

ActionRow: TypeAlias = tuple[str, tuple[Transition, ...], Transition | None, Option]


def menu_of(lifecycle: Lifecycle, node: Node) -> tuple[ActionRow, ...]:
    """Return what is known of each action in a state beforehand.

    A row is the action, its transitions from there, the one that has but a guard to judge, and the
    option it comes to: where that guard holds, or where there is no transition at all.
    """
    table = lifecycle._table
    rows = tuple(_row(lifecycle, node, action, target) for action, target in table.menu.items())
    table.rows[node.id] = rows
    return rows


def _row(lifecycle: Lifecycle, node: Node, action: str, target: str | None) -> ActionRow:
    steps, roles = node.moves.get(action), lifecycle._table.admitted[action]
    if not steps:
        reasons = worded(impossible(lifecycle, node, action), lifecycle._words)
        return action, (), None, denied(action, target, reasons, roles=roles)
    step = steps[0]
    only_guarded = not (step.roles or step.distinct_from or steps[1:])
    if only_guarded and isinstance(step.target, str):
        return action, steps, step, allowed(action, step.target, roles)
    return action, steps, None, allowed(action, None, roles)
