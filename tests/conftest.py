"""How hard hypothesis tries, and that whatever fault a test meets has all its message needs.

Hypothesis tries a little by default, much with ``--hypothesis-profile=thorough``.
"""

import string
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, Phase, settings

from jipp import Finding
from jipp._messages import en
from jipp.errors import JippError, Problem
from jipp.lifecycle import building as _build
from jipp.model.reason import Reason

# Nothing is kept between runs: a failure prints its own example, and a checkout stays clean.
settings.register_profile("small", max_examples=10, deadline=None, database=None)
settings.register_profile(
    "thorough",
    max_examples=60,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
# For mutation testing: every run tries the same examples and ends at the first that fails.
settings.register_profile(
    "alike",
    settings.get_profile("small"),
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("small")


@cache
def needed(code: str) -> frozenset[str]:
    """What the message of a code fills in."""
    parsed = string.Formatter().parse(en.MESSAGES.get(code, ""))
    return frozenset(name for _, name, _, _ in parsed if name)


def hold(told: Problem | Reason) -> None:
    """Hold that a message lacks nothing it fills in, nor do those that it tells of."""
    given = dict(told.params)
    assert needed(told.code) <= given.keys(), (told.code, sorted(given))
    branches = cast("tuple[tuple[Reason, ...], ...]", given.get("branches", ()))
    for reason in (reason for branch in branches for reason in branch):
        hold(reason)


def holding(make: Callable[..., Any], told: Callable[..., Iterable[Problem | Reason]]) -> Any:
    """The same function, which holds first what its arguments tell."""

    def held(*args: Any, **named: Any) -> Any:
        for each in told(*args):
            hold(each)
        return make(*args, **named)

    return held


@pytest.fixture(autouse=True, scope="session")
def no_message_has_a_gap() -> Iterator[None]:
    """Whatever error, refusal or finding a test meets, its message has all that it fills in."""

    def raised(_: JippError, *problems: Problem) -> tuple[Problem, ...]:
        return problems

    def found(self: Finding) -> tuple[Problem]:
        return (Problem(code=self.code, params={**dict(self.witness), "where": self.where}),)

    def given(*args: Any) -> tuple[Reason, ...]:
        return cast("tuple[Reason, ...]", args[2])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(JippError, "__init__", holding(JippError.__init__, raised))
        after = Finding.__attrs_post_init__
        patch.setattr(Finding, "__attrs_post_init__", holding(after, found))
        for make in (_build.refused, _build.denied):
            patch.setattr(f"jipp.lifecycle.deciding.{make.__name__}", holding(make, given))
        yield
