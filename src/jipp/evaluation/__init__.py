"""The evaluation engine: marks to totals, rankings and awards, exactly.

Its statistics are submodules, loaded on first use.
"""

from importlib import import_module
from typing import Any

from jipp.evaluation.parts import Mark, Part
from jipp.evaluation.results import Evaluation
from jipp.evaluation.scoring import evaluate, evaluate_all
from jipp.evaluation.words import check_words

__all__ = ["Evaluation", "Mark", "Part", "check_words", "evaluate", "evaluate_all"]

_MODULES = ("agreement", "indices", "judging", "robustness", "severity")


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a submodule has the type its own names give it
    if name in _MODULES:
        return import_module(f"jipp.evaluation.{name}")
    message = f"module 'jipp.evaluation' has no attribute {name!r}"
    raise AttributeError(message)
