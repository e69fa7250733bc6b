"""The words that a law has for its states, actions and obligations."""

from collections.abc import Iterable
from typing import Final, Protocol

from hub_service.words import say
from jipp import Innovation, Lifecycle, Text
from jipp.i18n import term
from jipp.law import lifecycles

_ALWAYS: Final = ("revert", "migrate")


class _Named(Protocol):
    @property
    def label(self) -> Text | None: ...


LAWS: Final = {law.definition: law for law in lifecycles()}


def law_of(innovation: Innovation) -> Lifecycle:
    """Give the law that an innovation's history names last."""
    return LAWS[innovation.history[-1].definition]


def action_label(definition: str, action: str, lang: str) -> str:
    """Name an action as its law does."""
    steps = LAWS[definition].transitions
    return _label(action, (step for step in steps if step.action == action), lang)


def state_label(definition: str, state: str, lang: str) -> str:
    """Name a state as its law does."""
    states = LAWS[definition].states
    return _label(state, (found for found in states if found.id == state), lang)


def obligation_label(definition: str, obligation: str, lang: str) -> str:
    """Name an obligation as its law does."""
    owed = LAWS[definition].obligations
    return _label(obligation, (found for found in owed if found.id == obligation), lang)


def _label(key: str, found: Iterable[_Named], lang: str) -> str:
    labels = (named.label.text(lang) for named in found if named.label is not None)
    return next(labels, say(key, lang) if key in _ALWAYS else term(key).text(lang))
