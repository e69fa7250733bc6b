"""Claims about a lifecycle: what its makers say of every run, and `jipp.policy.prove` looks into.

A run is a sequence of entries. An entry is first its action, then the state it leads to: where one
entry is both of the two that a claim names, the action comes before the state.
"""

from collections.abc import Iterable, Iterator
from typing import Final, Literal, TypeAlias, cast, final

import attrs

from jipp._fields import (
    as_id,
    as_ids,
    as_natural,
    as_optional_id,
    fault,
    refuse_faults,
)
from jipp._html import Shown
from jipp.errors import InvalidInputError, Problem
from jipp.i18n import Text, said
from jipp.model.reason import LawWords

__all__ = ["AtLeastPeople", "CanAlwaysReach", "Claim", "Never", "Precedes", "Separate"]

NameKind: TypeAlias = Literal["state", "action"]
# What a claim names: its field, the id, and of which kinds the id may be.
Named: TypeAlias = tuple[str, str, tuple[NameKind, ...]]
_STATE: Final[tuple[NameKind, ...]] = ("state",)
_ACTION: Final[tuple[NameKind, ...]] = ("action",)
_EITHER: Final[tuple[NameKind, ...]] = ("action", "state")
_TWO: Final = 2


class Claim(Shown):
    """The base of all claims about a lifecycle."""

    __slots__ = ()

    @property
    def label(self) -> Text:
        """The claim in words, in both languages."""
        return self._words(())

    def _words(self, words: LawWords) -> Text:
        """Return the claim with the words of a law."""
        raise NotImplementedError

    def _named(self) -> Iterator[Named]:
        """Yield the states and actions that it names, each with its field."""
        raise NotImplementedError


@final
@attrs.frozen(kw_only=True, repr=False)
class Never(Claim):
    """A state that no run reaches, or an action that no run takes; with both, the action there.

    With `once` it holds of the runs after that action was taken, or that state entered.

    Raises:
        InvalidInputError: neither a state nor an action, or another fault of its fields.

    >>> Never(action="award", once="reject").label.en
    'award is never taken after reject'
    """

    state: str | None = attrs.field(default=None, converter=as_optional_id)
    action: str | None = attrs.field(default=None, converter=as_optional_id)
    once: str | None = attrs.field(default=None, converter=as_optional_id)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        if self.state is None and self.action is None:
            raise InvalidInputError(Problem(code="no_state_or_action"))

    def _words(self, words: LawWords) -> Text:
        parts = [n for n in ("action", "state", "once") if getattr(self, n) is not None]
        given = {name: getattr(self, name) for name in parts}
        return said(f"claim_never_{'_'.join(parts)}", words=words, **given)

    def _named(self) -> Iterator[Named]:
        if self.state is not None:
            yield "state", self.state, _STATE
        if self.action is not None:
            yield "action", self.action, _ACTION
        if self.once is not None:
            yield "once", self.once, _EITHER


@final
@attrs.frozen(kw_only=True, repr=False)
class CanAlwaysReach(Claim):
    """From wherever a run may stand, the state `to` can be reached; None: some final state.

    >>> CanAlwaysReach().label.en
    'from everywhere a final state can be reached'
    """

    to: str | None = attrs.field(default=None, converter=as_optional_id)
    __attrs_post_init__ = refuse_faults

    def _words(self, words: LawWords) -> Text:
        if self.to is None:
            return said("claim_can_always_end")
        return said("claim_can_always_reach", to=self.to, words=words)

    def _named(self) -> Iterator[Named]:
        if self.to is not None:
            yield "to", self.to, _STATE


@final
@attrs.frozen(kw_only=True, repr=False)
class AtLeastPeople(Claim):
    """A state that no run reaches by the hands of fewer than so many different people.

    >>> AtLeastPeople(people=3, to="awarded").label.en
    'at least 3 different people are needed to reach awarded'
    """

    people: int = attrs.field(converter=as_natural)
    to: str = attrs.field(converter=as_id)
    __attrs_post_init__ = refuse_faults

    def _words(self, words: LawWords) -> Text:
        return said("claim_at_least_people", people=self.people, to=self.to, words=words)

    def _named(self) -> Iterator[Named]:
        yield "to", self.to, _STATE


def _as_several(values: Iterable[str]) -> tuple[str, ...]:
    taken = as_ids(values)
    few = isinstance(taken, tuple) and len(taken) < _TWO
    return cast("tuple[str, ...]", fault("too_few_actions", taken)) if few else taken


@final
@attrs.frozen(kw_only=True, repr=False)
class Separate(Claim):
    """Actions of which nobody takes two in one run.

    >>> Separate(actions=("propose", "assess")).label.en
    'nobody takes two of: propose, assess'
    """

    actions: tuple[str, ...] = attrs.field(converter=_as_several)
    __attrs_post_init__ = refuse_faults

    def _words(self, words: LawWords) -> Text:
        return said("claim_separate", actions=self.actions, words=words)

    def _named(self) -> Iterator[Named]:
        for at, action in enumerate(self.actions):
            yield f"actions/{at}", action, _ACTION


@final
@attrs.frozen(kw_only=True, repr=False)
class Precedes(Claim):
    """An action or state that comes in every run before another one does.

    >>> Precedes(first="assess", then="awarded").label.en
    'assess comes before awarded'
    """

    first: str = attrs.field(converter=as_id)
    then: str = attrs.field(converter=as_id)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        if self.first == self.then:
            params = {"value": self.then}
            raise InvalidInputError(Problem(path="/then", code="same_twice", params=params))

    def _words(self, words: LawWords) -> Text:
        return said("claim_precedes", first=self.first, then=self.then, words=words)

    def _named(self) -> Iterator[Named]:
        yield "first", self.first, _EITHER
        yield "then", self.then, _EITHER
