"""The evaluation engine: marks to totals, rankings and awards, exactly.

Its names are those of `jipp`; its statistics are submodules, loaded on first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jipp.evaluation import (
        agreement as agreement,
        indices as indices,
        judging as judging,
        robustness as robustness,
        severity as severity,
    )

_MODULES = ("agreement", "indices", "judging", "robustness", "severity")


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a submodule has the type its own names give it
    if name in _MODULES:
        return import_module(f"jipp.evaluation.{name}")
    message = f"module 'jipp.evaluation' has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted(_MODULES)
