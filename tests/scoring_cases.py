"""The published and closed-form cases of `data/scoring.json`, and what their tests share."""

import json
import math
from fractions import Fraction
from pathlib import Path
from typing import Any, SupportsFloat, TypeAlias

import pytest

from jipp import JippError

__all__ = ["by_judge", "case", "fractions", "near", "problems"]

Table: TypeAlias = list[list[int | None]]
_FILE = Path(__file__).parent / "data" / "scoring.json"
_CASES: dict[str, dict[str, Any]] = {
    found["name"]: found for found in json.loads(_FILE.read_text("utf-8"))["cases"]
}


def case(name: str) -> dict[str, Any]:
    """One case, with its `inputs`, `expected` and `tolerance`."""
    return _CASES[name]


def by_judge(table: Table) -> Table:
    """Turn a table of one row a subject into ratings, one row a judge."""
    return [list(row) for row in zip(*table, strict=True)]


def fractions(texts: list[str]) -> list[Fraction]:
    """Read exact rationals."""
    return [Fraction(text) for text in texts]


def near(found: SupportsFloat | str, expected: SupportsFloat, tolerance: float = 1e-12) -> bool:
    """Tell whether an exact number is what a published float says."""
    return math.isclose(float(found), float(expected), rel_tol=0, abs_tol=tolerance)


def problems(error: pytest.ExceptionInfo[JippError]) -> list[tuple[str, str]]:
    """The place and code of each fault."""
    return [(p.path, p.code) for p in error.value.problems]
