"""The search through all situations of a lifecycle, for a run that breaks a claim."""

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from jipp.policy.runs import Graph, Hop, Run, Situation

# How many runs that break a claim are tried on the engine before none is taken to be shown.
_DOUBTS: Final = 20
W = TypeVar("W")


def broken(
    graph: Graph, limit: int, shown: Callable[[Run], W | None]
) -> tuple[bool | None, W | None, int]:
    """Search for a run that breaks the claim: whether none does, the first that can be shown.

    The last is the number of situations. None where there are more than the limit, or where what
    breaks the claim cannot be shown.

    Raises:
        TooManyError: guards with more alternatives than are worth comparing.

    """
    reached: dict[Situation, tuple[Situation, Hop] | None] = dict.fromkeys(graph.starts())
    waiting = list(reached)
    doubtful = 0
    for here in waiting:
        for hop, there, breaks in graph.steps(here):
            if breaks and doubtful < _DOUBTS:
                witness = shown([*_run(reached, here), (here, hop, there)])
                if witness is not None:
                    return False, witness, len(reached)
                doubtful += 1
            if there not in reached:
                if len(reached) >= limit:
                    return None, None, len(reached)
                reached[there] = here, hop
                waiting.append(there)
    return None if doubtful else True, None, len(reached)


def stuck(
    graph: Graph, goal: frozenset[str], limit: int, shown: Callable[[Run], W | None]
) -> tuple[bool | None, W | None, int]:
    """Search for a run after which no state of a goal can be reached; the answer is as above.

    Raises:
        TooManyError: guards with more alternatives than are worth comparing.

    """
    reached: dict[Situation, tuple[Situation, Hop] | None] = dict.fromkeys(graph.starts())
    waiting = list(reached)
    before: dict[Situation, list[Situation]] = {}
    for here in waiting:
        for hop, there, _ in graph.steps(here):
            before.setdefault(there, []).append(here)
            if there not in reached:
                if len(reached) >= limit:
                    return None, None, len(reached)
                reached[there] = here, hop
                waiting.append(there)
    able = dict.fromkeys(here for here in waiting if here.chain[0] in goal)
    queue = list(able)
    for there in queue:
        for here in before.get(there, ()):
            if here not in able:
                able[here] = None
                queue.append(here)
    lost = [here for here in waiting if here not in able and here.chain[0] is not None]
    for here in lost[:_DOUBTS]:
        witness = shown(_run(reached, here))
        if witness is not None:
            return False, witness, len(reached)
    return None if lost else True, None, len(reached)


def _run(
    reached: Mapping[Situation, tuple[Situation, Hop] | None], here: Situation
) -> list[tuple[Situation, Hop, Situation]]:
    run: Run = []
    while (last := reached[here]) is not None:
        run.append((last[0], last[1], here))
        here = last[0]
    return run[::-1]
