"""Other libraries, loaded by name: they are installed for measuring only, and few carry types."""

import importlib
from importlib.metadata import version
from typing import Any

__all__ = ["load", "versions"]


def load(module: str) -> Any:
    """Import a rival's module."""
    return importlib.import_module(module)


def versions(*names: str) -> str:
    """Say which releases were met."""
    return ", ".join(f"{name} {version(name)}" for name in names)
