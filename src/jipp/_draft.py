"""Frozen values made fast, where the engine makes very many of them.

A frozen slotted value is slow to make: its constructor goes round its own `__setattr__` for every
field, and converts what its maker has checked already. A draft is a subclass of the same layout
that can be written to; once filled, it becomes the plain value by taking its class, and is equal
to what the constructor would have made.
"""

from typing import Any, Final

_WRITABLE: Final = {
    "__slots__": (),
    "__init__": object.__init__,
    # Python writes fast only where both of these are its own.
    "__setattr__": object.__setattr__,
    "__delattr__": object.__delattr__,
}


def draft(cls: type) -> Any:  # noqa: ANN401 - its instances stand in for any field
    """Make the class of a value's drafts: `new = Draft()`, fill it, `new.__class__ = cls`."""
    return type(f"{cls.__name__}Draft", (cls,), dict(_WRITABLE))
