"""How much work something is, counted and not timed, so that it reads alike on every machine."""

import builtins
import sys
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import pytest

__all__ = ["calls", "grows_with", "passed"]


def calls(work: Callable[[], object]) -> tuple[int, int]:
    """How many functions are called, of Python and of C, and how many items they sort."""
    counted, items = 0, 0
    plain = builtins.sorted

    def ordered(given: Iterable[Any], **how: Any) -> list[Any]:
        nonlocal items
        listed = list(given)
        items += len(listed)
        return plain(listed, **how)

    def count(_: object, event: str, what: Any) -> None:
        nonlocal counted, items
        counted += event in {"call", "c_call"}
        if event == "c_call" and what.__name__ == "sort":
            items += len(what.__self__)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(builtins, "sorted", ordered)
        sys.setprofile(count)
        try:
            work()
        finally:
            sys.setprofile(None)
    return counted, items


def grows_with(work: Callable[[int], object], size: int) -> float:
    """How many times the effort twice the size takes: 2 where it grows in proportion."""
    once, twice = (sum(calls(partial(work, n))) for n in (size, 2 * size))
    return twice / once


def passed(work: Callable[[], object]) -> list[str]:
    """The modules of jipp whose functions are called, one for each call.

    Comprehensions are left out, which only some interpreters call.
    """
    modules: list[str] = []

    def count(frame: Any, event: str, _: object) -> None:
        name = str(frame.f_globals.get("__name__"))
        comprehends = frame.f_code.co_name.endswith(("comp>", "genexpr>"))
        if event == "call" and name.startswith("jipp.") and not comprehends:
            modules.append(name)

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return modules
