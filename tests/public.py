"""What is public: each value, function and class that somebody may rely on, under one name."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import jipp

# The modules at the top that are no packages; what the packages offer stands in their faces.
SINGLE = ("jipp.errors", "jipp.i18n", "jipp.typing")
PACKAGES = tuple(
    m.name
    for m in pkgutil.walk_packages(jipp.__path__, "jipp.")
    if m.ispkg and "._" not in m.name and "__all__" in vars(import_module(m.name))
)
# A name is called by the first of them that has it.
MODULES = ("jipp", *sorted((*PACKAGES, *SINGLE), key=lambda name: (name.count("."), name)))


def public() -> dict[str, object]:
    """Every public name and what it names, sorted."""
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


def home(name: str, value: object) -> str:
    """The module of a public name: where it is defined, or where it is found if that is private."""
    module = str(getattr(value, "__module__", ""))
    return module if re.fullmatch(r"jipp(\.[a-z]\w+)+", module) else name.rpartition(".")[0]
