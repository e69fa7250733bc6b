"""What is public: each value, function and class that somebody may rely on, under one name."""

import re
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from jipp.convert import wire_types
from jipp.portfolio.stays import Lasting

# The modules whose `__all__` is a promise; a name is called by the first of them that has it.
MODULES = (
    "jipp",
    "jipp.law",
    "jipp.reference",
    "jipp.competition",
    "jipp.convert",
    "jipp.errors",
    "jipp.i18n",
    "jipp.typing",
    "jipp.evaluation.agreement",
    "jipp.evaluation.indices",
    "jipp.evaluation.judging",
    "jipp.evaluation.robustness",
    "jipp.evaluation.severity",
)


def public() -> dict[str, object]:
    """Every public name and what it names, sorted; the values that only come back stand last."""
    found: dict[str, object] = {}
    for name, value in _named():
        if not any(value is held for held in found.values()):
            found[name] = value
    return dict(sorted(found.items()))


def _named() -> Iterator[tuple[str, object]]:
    for home in MODULES:
        module = import_module(home)
        for name in module.__all__:
            value = getattr(module, name)
            if not isinstance(value, ModuleType):
                yield f"{home}.{name}", value
    for value in (*wire_types().values(), Lasting):
        yield f"{value.__module__}.{value.__name__}", value


def home(name: str, value: object) -> str:
    """The module of a public name: where it is defined, or where it is found if that is private."""
    module = str(getattr(value, "__module__", ""))
    return module if re.fullmatch(r"jipp(\.[a-z]\w+)+", module) else name.rpartition(".")[0]
