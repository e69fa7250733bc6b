"""How deep values may hold values of their kind."""

from collections.abc import Callable, Iterable
from typing import Any

from jipp._fields import LEVELS, Fault, items_in
from jipp.errors import Problem


def shallow(taken: Any, below: Callable[[Any], Iterable[Any]]) -> Any:  # noqa: ANN401 - as it came
    """Take converted values unless they are nested too deeply; `below` gives what a value holds."""
    if isinstance(taken, Fault):
        return taken
    listed = items_in(taken)
    level: list[Any] = [taken] if listed is None else [*listed]
    for _ in range(LEVELS):
        level = [inner for value in level for inner in below(value)]
        if not level:
            return taken
    return Fault(Problem(code="too_deep", params={"limit": LEVELS}))
