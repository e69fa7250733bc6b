"""The faces of the packages: which names each offers, loaded when they are first used.

A package imports none of its own modules when it is itself imported. So the import of a module,
which first imports the packages above it, waits for no other module: threads that use different
names first cannot wait for each other. Checkers and editors read imports instead, of all that
`__all__` of a module names; a test holds them and the table that is read at run time together.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

__all__ = ["face", "faces"]

# The public modules of each package, noted when its face is made.
_MODULES: Final[dict[str, list[str]]] = {}


def face(
    package: str, table: str, modules: str = "", own: str = ""
) -> tuple[Callable[[str], object], Callable[[], list[str]], tuple[str, ...]]:
    """Return the `__getattr__`, `__dir__` and `__all__` of a package.

    `table` has the name of a module below the package, a colon, and the names that the package
    offers of it, as often as there are modules; `modules` are the public modules of the package,
    `own` the names that it defines itself.

    >>> find, _, offered = face("jipp.law", "instruments: regulation regulations")
    >>> offered, find("regulation")("kepmenpanrb-94-2020").year
    (('regulation', 'regulations'), 2020)
    """
    home: dict[str, str] = {}
    module = package
    for word in table.split():
        if word[-1] == ":":
            module = f"{package}.{word[:-1]}"
        else:
            home[word] = module
    whole = _MODULES[package] = modules.split()
    offered = (*own.split(), *home, *whole)

    def find(name: str) -> object:
        if name in home:
            value: object = getattr(import_module(home[name]), name)
        elif name in whole:
            value = import_module(f"{package}.{name}")
        else:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        setattr(import_module(package), name, value)
        return value

    return find, lambda: sorted(offered), offered


def faces(package: str = "jipp") -> list[Any]:
    """Return a package and its public modules; none loads the modules below it.

    >>> [face.__name__ for face in faces("jipp.reference")]
    ['jipp.reference']
    """
    top = import_module(package)
    return [top, *(import_module(f"{package}.{name}") for name in _MODULES[package])]
