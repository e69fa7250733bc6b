"""The cited tables in tests/data/domain, and how a value is written in their cells."""

import csv
from datetime import date
from enum import Enum
from pathlib import Path

from jipp import UNKNOWN, Basis

FOLDER = Path(__file__).parent / "data" / "domain"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table, a mapping from column to cell each."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cell(value: object) -> str:
    """A value as a cell: empty for what is none or not known."""
    if value is None or value is UNKNOWN:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return str(value.value) if isinstance(value, Enum) else str(value)


def note(basis: Basis) -> str:
    """The note of a basis, or an empty cell."""
    return basis.citation.note if basis.citation else ""


def confidence(basis: Basis | None) -> str:
    """The confidence of a basis, or an empty cell."""
    return cell(basis.confidence if basis else None)
