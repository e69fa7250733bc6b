"""A guard as alternatives: each a set of values for everything the guard looks at.

Facts, numbers of approvals and of pieces of evidence are compared exactly, and so are ages; any
other requirement is a question of its own, answered alike wherever it is asked. Not to know is an
answer too, and permits nothing.

Some questions bound each other: there is no more fresh evidence than evidence, no more approval by
one role than by anyone, and nobody is two years old who is not one. An alternative is always
narrowed to what these leave.
"""

from itertools import permutations
from typing import Any, Final, NamedTuple, TypeAlias, cast

import attrs

from jipp._dates import longer
from jipp.i18n import Text
from jipp.model.checks.value_sets import (
    Values,
    at_least,
    in_relation,
    meet,
    other_than,
    rising,
    sample,
    yes,
)
from jipp.model.requirements.base import AllOf, Always, AnyOf, Not, Requirement, described
from jipp.model.requirements.facts import Fact, Predicate, kind_of
from jipp.model.requirements.fields import HasField, HasNote, MinimumAge, SameAgency, SameProvince
from jipp.model.requirements.proof import Approvals, HasEvidence
from jipp.model.transition import RESUME, Transition

__all__ = [
    "MOST_TERMS",
    "Term",
    "always_holds",
    "common",
    "covered",
    "known",
    "told",
    "ways",
]

MOST_TERMS: Final = 2_000
# Each pair of these is looked at in each comparison.
_MOST_BOUNDING: Final = 12
_BOUNDING: Final = (HasEvidence, Approvals, MinimumAge)
# Comparisons spent on the transitions that are tried together: a second or two.
MOST_STEPS: Final = 250_000


class Asked(NamedTuple):
    """What a guard looks at that is no requirement by itself: a fact, a role, who did what."""

    kind: str
    name: str


Key: TypeAlias = Requirement | Asked
Term: TypeAlias = dict[Key, Values]


class TooManyError(Exception):
    """More alternatives than are worth comparing.

    >>> issubclass(TooManyError, Exception)
    True
    """


class Budget:
    """How many comparisons are left.

    >>> Budget().spend()
    """

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = MOST_STEPS

    def spend(self) -> None:
        """Take one, or stop where none is left."""
        self._left -= 1
        if self._left < 0:
            raise TooManyError


def ways(step: Transition, uncast: frozenset[str] = frozenset()) -> list[Term]:
    """All ways in which a transition can hold: who acts, what is required, where it can lead.

    `uncast` are the actions that never count as approvals where it begins.
    """
    alone = step.after is not None
    if alone and step.roles:
        return []
    terms = _terms(step.requires, uncast, alone=alone)
    if step.roles:
        terms = _product(terms, [{Asked("role", role): yes("held")} for role in step.roles])
    sure: Term = {Asked("distinct", action): yes("held") for action in step.distinct_from}
    if step.target is RESUME:
        sure[Asked("resume", "")] = yes("held")
    return _product(terms, [sure]) if sure else terms


def _terms(
    requirement: Requirement, uncast: frozenset[str], *, alone: bool, holds: bool = True
) -> list[Term]:
    """All ways in which a requirement is true, or (`holds` False) known not to be.

    `alone` judges it as an automatic transition does: with no actor, facts, note or predicates.
    """
    if isinstance(requirement, Not):
        return _terms(requirement.of, uncast, alone=alone, holds=not holds)
    if isinstance(requirement, AllOf | AnyOf):
        parts = (_terms(part, uncast, alone=alone, holds=holds) for part in requirement.of)
        if isinstance(requirement, AllOf) is not holds:
            return _capped([term for part in parts for term in part])
        joined: list[Term] = [{}]
        for part in parts:
            joined = _product(joined, part)
        return joined
    if isinstance(requirement, Always):
        return [{}] if holds else []
    if alone and isinstance(requirement, Fact | Predicate | SameAgency | SameProvince):
        return []
    if (alone and isinstance(requirement, HasNote)) or (
        isinstance(requirement, Approvals) and requirement.action in uncast
    ):
        return [] if holds else [{}]
    key, values = _asked(requirement)
    if not holds:
        values = other_than(values, unknown=False)
    return [{key: values}] if values.cuts else []


def _asked(requirement: Requirement) -> tuple[Key, Values]:
    """What a requirement looks at, and the values with which it is true."""
    if isinstance(requirement, Fact):
        value = cast("Any", requirement.value)
        several = isinstance(value, tuple)
        kind = None if value == () else kind_of(cast("Any", value)[0] if several else value)
        return Asked("fact", requirement.name), in_relation(kind, requirement.op, value)
    if isinstance(requirement, HasEvidence):
        return attrs.evolve(requirement, at_least=1, basis=None), at_least(requirement.at_least)
    if isinstance(requirement, Approvals):
        roles = tuple(sorted(requirement.of_roles))
        counted = attrs.evolve(requirement, at_least=1, of_roles=roles, basis=None)
        return counted, at_least(requirement.at_least)
    always_known = isinstance(requirement, HasField | HasNote)
    return _bare(requirement), yes("held" if always_known else "answer")


def _bare(requirement: Requirement) -> Requirement:
    """A requirement without its basis: what it asks does not depend on where that stands."""
    if not attrs.has(type(requirement)) or requirement.basis is None:
        return requirement
    return cast("Requirement", attrs.evolve(cast("Any", requirement), basis=None))


def _capped(terms: list[Term]) -> list[Term]:
    if len(terms) > MOST_TERMS:
        raise TooManyError
    return terms


def _product(one: list[Term], other: list[Term]) -> list[Term]:
    found: list[Term] = []
    for left in one:
        for right in other:
            both = _both(left, right)
            if both is not None:
                found.append(both)
        _capped(found)
    return found


def _both(one: Term, other: Term) -> Term | None:
    """What holds in two alternatives at once, None if nothing does."""
    if not one or not other:
        return one or other
    found = dict(one)
    for key, values in other.items():
        own = found.get(key)
        shared = values if own is None else meet(own, values)
        if shared is None:
            return None
        found[key] = shared
    return _narrowed(found)


def _narrowed(term: Term) -> Term | None:
    """Narrow what an alternative says of questions that bound each other."""
    families: dict[object, list[Requirement]] = {}
    for key in term:
        if isinstance(key, _BOUNDING):
            families.setdefault(_family(key), []).append(key)
    if max(map(len, families.values()), default=0) > _MOST_BOUNDING:
        raise TooManyError
    pairs = [
        (a, b)
        for family in families.values()
        for a, b in permutations(family, 2)
        if _never_exceeds(a, b)
    ]
    waiting = bool(pairs)
    while waiting:
        waiting = False
        for low, high in pairs:
            both = rising(term[low], term[high])
            if both is None:
                return None
            if both != (term[low], term[high]):
                term[low], term[high] = both
                waiting = True
    return term


def _family(key: HasEvidence | Approvals | MinimumAge) -> object:
    """What questions that bound each other have in common."""
    if isinstance(key, MinimumAge):
        return key.since
    return key.kind if isinstance(key, HasEvidence) else (key.action,)


def _never_exceeds(one: Requirement, other: Requirement) -> bool:
    """Tell whether one of a family is never true, or true of more, where another is not."""
    if isinstance(one, HasEvidence) and isinstance(other, HasEvidence):
        return one.since_entered and not other.since_entered
    if isinstance(one, Approvals) and isinstance(other, Approvals):
        return bool(one.of_roles) and set(one.of_roles) <= set(other.of_roles or one.of_roles)
    if isinstance(one, MinimumAge) and isinstance(other, MinimumAge):
        strictly = other.strict and not one.strict
        return longer(one.duration, other.duration, strictly=strictly)
    return False


def _apart(one: Term, other: Term) -> bool:
    """Tell whether two alternatives never hold at once."""
    bounding = 0
    for key, values in other.items():
        own = one.get(key)
        if own is not None and meet(own, values) is None:
            return True
        bounding += isinstance(key, _BOUNDING)
    return bounding > 0 and any(isinstance(key, _BOUNDING) for key in one) and not _both(one, other)


def common(one: list[Term], other: list[Term], budget: Budget) -> Term | None:
    """Give a way in which both of two guards hold, None if there is none."""
    for left in one:
        for right in other:
            budget.spend()
            if not _apart(left, right):
                return _both(left, right)
    return None


def covered(mine: list[Term], others: list[Term], budget: Budget) -> bool:
    """Tell whether one of other alternatives holds wherever one of mine does."""
    waiting = [(term, 0) for term in mine]
    while waiting:
        term, at = waiting.pop()
        while at < len(others) and _apart(term, others[at]):
            budget.spend()
            at += 1
        if at == len(others):
            return False
        # What this alternative leaves over, split by the first question on which it fails.
        inside = term
        for key, values in others[at].items():
            budget.spend()
            outside = _both(inside, {key: other_than(values, unknown=True)})
            if outside is not None and (outside[key].cuts or outside[key].unknown):
                waiting.append((outside, at + 1))
            inside = _both(inside, {key: values}) or inside
    return True


def always_holds(terms: list[Term]) -> bool:
    """Tell whether one of the alternatives holds, whatever is the case."""
    try:
        return covered([{}], terms, Budget())
    except TooManyError:
        return False


def known(term: Term) -> dict[str, object]:
    """Give the facts and the answers of predicates in an alternative, by their names."""
    said: dict[str, object] = {}
    for key, values in term.items():
        if isinstance(key, Predicate) or (isinstance(key, Asked) and key.kind == "fact"):
            said[key.name] = sample(values)
    return said


def told(term: Term) -> tuple[Text, ...]:
    """Tell an alternative in words, with a value for everything it looks at."""
    return tuple(_in_words(key, sample(values)) for key, values in term.items())


def _in_words(key: Key, value: Any) -> Text:  # noqa: ANN401 - a value of its kind
    if isinstance(key, Asked):
        if key.kind == "fact":
            return Fact(name=key.name, op="==", value=value).label
        return described(f"rule_{key.kind}", name=key.name)
    if isinstance(key, HasEvidence | Approvals) and value:
        return attrs.evolve(key, at_least=value).label
    return key.label if value else Not(of=key).label
