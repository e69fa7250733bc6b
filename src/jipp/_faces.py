"""The faces of the packages: which names each offers, loaded when they are first used.

A package imports none of its own modules when it is itself imported. So the import of a module,
which first imports the packages above it, waits for no other module: threads that use different
names first cannot wait for each other. The names stand twice in a face: as imports for checkers
and editors, and in the table that is read at run time; a test holds the two together.
"""

from collections.abc import Callable, Mapping
from importlib import import_module

__all__ = ["face"]


def face(
    package: str,
    names: Mapping[str, tuple[str, ...]],
    modules: tuple[str, ...] = (),
    own: tuple[str, ...] = (),
) -> tuple[Callable[[str], object], Callable[[], list[str]], tuple[str, ...]]:
    """Return the `__getattr__`, `__dir__` and `__all__` of a package.

    `names` lists public names by the module below the package where they are defined, `modules`
    the public modules of the package, `own` the names that the package defines itself.

    >>> find, _, offered = face("jipp.law", {"instruments": ("regulation",)})
    >>> offered, find("regulation")("kepmenpanrb-94-2020").year
    (('regulation',), 2020)
    """
    home = {name: f"{package}.{module}" for module, found in names.items() for name in found}
    offered = (*own, *home, *modules)

    def find(name: str) -> object:
        if name in home:
            value: object = getattr(import_module(home[name]), name)
        elif name in modules:
            value = import_module(f"{package}.{name}")
        else:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        setattr(import_module(package), name, value)
        return value

    return find, lambda: sorted(offered), offered
