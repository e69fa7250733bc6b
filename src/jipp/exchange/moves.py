"""Where actions lead from a state, and what a resumption leads back to, without any history.

What is remembered are the states that resumptions lead back to, as in `jipp.lifecycle.rules`: by
the state entered, the source of the latest entry into it from another that was itself neither a
resumption nor a revert.
"""

from collections.abc import Iterator, Mapping

from jipp.lifecycle.rules import is_resumption
from jipp.model.checks.structure import BEGIN
from jipp.model.definition import Lifecycle
from jipp.model.transition import RESUME, SAME, Transition


def ways_in(law: Lifecycle) -> Iterator[tuple[str, str]]:
    """Yield the actions that begin, each with the state that it leads to."""
    for step in law._table.begins:
        yield step.action, law.initial
    if not law._table.begins:
        yield BEGIN, law.initial


def leading(law: Lifecycle, state: str, origins: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the actions that lead on from a state, automatic ones too, each with its target."""
    node = law._table.nodes.get(state)
    for step in node.steps if node is not None else ():
        target = target_from(step, state, origins)
        if target is not None:
            yield step.action, target


def target_from(step: Transition, state: str, origins: Mapping[str, str]) -> str | None:
    """Return the state that a transition leads to from one; None if there is nothing to resume."""
    if step.target is SAME:
        return state
    return origins.get(state) if step.target is RESUME else str(step.target)


def remembered(
    law: Lifecycle, origins: dict[str, str], source: str | None, action: str, target: str
) -> dict[str, str]:
    """Return what is remembered after an action that led from a state to a state."""
    if source is None or source == target:
        return origins
    node = law._table.nodes.get(source)
    steps = node.steps if node is not None else ()
    if is_resumption(steps, action, target, origins.get(source)):
        return origins
    return {**origins, target: source}
