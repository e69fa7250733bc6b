"""Reference tables: provinces, hubs and published figures, with their sources.

The published figures are loaded on first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from jipp.reference.network import hub, hub_total, hubs
from jipp.reference.places import province, provinces

if TYPE_CHECKING:
    from jipp.reference.figures import TABLES as TABLES, published as published

__all__ = ["TABLES", "hub", "hub_total", "hubs", "province", "provinces", "published"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a lazy attribute has its own module's type
    if name not in {"TABLES", "published"}:
        message = f"module 'jipp.reference' has no attribute {name!r}"
        raise AttributeError(message)
    value = globals()[name] = getattr(import_module("jipp.reference.figures"), name)
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
