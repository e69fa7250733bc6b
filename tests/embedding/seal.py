"""A seal: inside it, whatever reaches for the world outside raises `Breach`.

Three nets, since none sees all: an audit hook (files, network, processes, imports), a profiler
(clocks and streams written in C) and stand-ins (environment, streams, unseeded generators).
"""

import builtins
import decimal
import os
import random
import sys
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from datetime import date
from types import BuiltinFunctionType, FrameType
from typing import NoReturn
from unittest.mock import patch

# What pure computation raises: code is made (attrs, cattrs), values are looked at and unpickled.
INNER_EVENTS = frozenset(
    {
        "builtins.id",
        "code.__new__",
        "compile",
        "exec",
        "marshal.dumps",
        "marshal.loads",
        "object.__delattr__",
        "object.__getattr__",
        "object.__setattr__",
        "pickle.find_class",
        "sys._getframe",
        "sys._getframemodulename",
        "sys.setprofile",
    }
)
SHARED_GENERATOR: object = getattr(random.random, "__self__", None)
CLOCKS = frozenset({"now", "today", "utcnow"})
FORBIDDEN_CALLS = frozenset(
    {
        *(v for v in vars(time).values() if isinstance(v, BuiltinFunctionType)),
        builtins.input,
        builtins.open,
        builtins.print,
        os.cpu_count,
        os.getcwd,
        os.getpid,
        os.stat,
        os.urandom,
    }
)


class Breach(BaseException):
    """The sealed program reached outside."""


class Outside:
    """Stands for a stream or the environment: any use of it is a breach."""

    def __init__(self, name: str) -> None:
        object.__setattr__(self, "_name", name)

    def _breach(self, *_: object) -> NoReturn:
        raise Breach(object.__getattribute__(self, "_name"))

    __getattribute__ = _breach
    __getitem__ = __setitem__ = __delitem__ = __contains__ = __iter__ = __len__ = _breach


_shut = False
_seed = random.Random.seed


def _audit(event: str, args: tuple[object, ...]) -> None:
    if _shut and event not in INNER_EVENTS:
        breach = f"{event} {args!r:.200}"
        raise Breach(breach)


def _profile(_frame: FrameType, event: str, called: object) -> None:
    if event != "c_call":
        return
    owner = getattr(called, "__self__", None)
    day = isinstance(owner, type) and issubclass(owner, date)
    clock = day and getattr(called, "__name__", "") in CLOCKS
    if clock or owner is SHARED_GENERATOR or called in FORBIDDEN_CALLS:
        breach = f"call of {called!r}"
        raise Breach(breach)


def _seeded(self: random.Random, a: int | str | None = None, version: int = 2) -> None:
    if a is None:
        breach = "a generator without a seed"
        raise Breach(breach)
    _seed(self, a, version)


@contextmanager
def sealed() -> Generator[None]:
    """Run the body sealed, in a decimal context in which sloppy arithmetic shows."""
    global _shut  # noqa: PLW0603 - an audit hook cannot be taken off, only told to look away
    hostile = decimal.Context(prec=3, rounding=decimal.ROUND_UP)
    with ExitStack() as stack:
        for name in ("stdin", "stdout", "stderr"):
            stack.enter_context(patch.object(sys, name, Outside(name)))
        stack.enter_context(patch.object(os, "environ", Outside("environ")))
        stack.enter_context(patch.object(random.Random, "seed", _seeded))
        stack.enter_context(patch.object(sys, "displayhook", repr))
        stack.enter_context(decimal.localcontext(hostile))
        _shut = True
        sys.setprofile(_profile)
        try:
            yield
        finally:
            sys.setprofile(None)
            _shut = False


def breach_of(work: Callable[[], object]) -> str | None:
    """Run a piece of work sealed: the breach it meets, or None."""
    try:
        with sealed():
            work()
    except Breach as breach:
        return str(breach)
    return None


sys.addaudithook(_audit)
