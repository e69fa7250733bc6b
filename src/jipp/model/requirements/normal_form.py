"""A guard in normal form: alternatives, each a set of values for everything the guard looks at.

What a guard looks at is a `Question`; each kind of requirement says which it asks (`_asked`) and in
which ways it can hold (`_ways`). Numbers, days and counts are compared exactly; any other
requirement is a question of its own, answered alike wherever it is asked. Not to know is an answer
too, and permits nothing.

Some questions bound each other: there is no more fresh evidence than evidence, no more approval by
one role than by anyone, and nobody is two years old who is not one. An alternative is always
narrowed to what these leave.
"""

from collections.abc import Iterable, Iterator
from itertools import permutations
from typing import Any, Final, NamedTuple, TypeAlias

from jipp.i18n import Text
from jipp.model.reason import LawWords
from jipp.model.requirements.value_sets import Values, meet, other_than, rising, sample

MOST_TERMS: Final = 2_000
# Each pair of these is looked at in each comparison.
_MOST_BOUNDING: Final = 12
# Comparisons spent on the transitions that are tried together: a second or two.
MOST_STEPS: Final = 250_000


class Question:
    """A question that a guard asks; equal questions have one answer.

    Those of one family (None: of none) may bound each other.
    """

    __slots__ = ()

    @property
    def _family(self) -> object:
        return None

    def _never_exceeds(self, other: "Question") -> bool:  # noqa: ARG002 - as others have it
        """Return whether it is never true, or true of more, where one of its family is not."""
        return False

    @property
    def _known_as(self) -> str | None:
        """The name under which the caller gives the answer, if it is the caller who does."""
        return None

    def _in_words(self, value: Any, law: LawWords) -> Text:  # noqa: ANN401 - a value of its kind
        raise NotImplementedError


class Setting(NamedTuple):
    """The setting in which a guard is judged.

    `alone` is as an automatic transition is: with no actor, facts, note or predicates. `uncast` are
    the actions that never count as approvals there.
    """

    alone: bool
    uncast: frozenset[str]


Term: TypeAlias = dict[Question, Values]


class TooManyError(Exception):
    """More alternatives than are worth comparing."""


class Budget:
    """A number of comparisons that are left."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = MOST_STEPS

    def spend(self) -> None:
        """Spend one comparison.

        Raises:
            TooManyError: none is left.

        """
        self._left -= 1
        if self._left < 0:
            raise TooManyError


def any_of(guards: Iterable[list[Term]]) -> list[Term]:
    """Return the ways in which one of several guards holds."""
    return _capped([term for ways in guards for term in ways])


def all_of(guards: Iterable[list[Term]]) -> list[Term]:
    """Return the ways in which several guards hold at once."""
    joined: list[Term] = [{}]
    for ways in guards:
        joined = product(joined, ways)
    return joined


def product(one: list[Term], other: list[Term]) -> list[Term]:
    """Return the ways in which two guards hold at once."""
    found: list[Term] = []
    for left in one:
        for right in other:
            both = _both(left, right)
            if both is not None:
                found.append(both)
        _capped(found)
    return found


def _capped(terms: list[Term]) -> list[Term]:
    if len(terms) > MOST_TERMS:
        raise TooManyError
    return terms


def _both(one: Term, other: Term) -> Term | None:
    """Return what holds in two alternatives at once, None if nothing does."""
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
    families: dict[object, list[Question]] = {}
    for key in term:
        if (family := key._family) is not None:
            families.setdefault(family, []).append(key)
    if max(map(len, families.values()), default=0) > _MOST_BOUNDING:
        raise TooManyError
    pairs = [
        (a, b)
        for family in families.values()
        for a, b in permutations(family, 2)
        if a._never_exceeds(b)
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


def _apart(one: Term, other: Term) -> bool:
    """Return whether two alternatives never hold at once."""
    bounding = False
    for key, values in other.items():
        own = one.get(key)
        if own is not None and meet(own, values) is None:
            return True
        bounding = bounding or key._family is not None
    if not (bounding and any(key._family is not None for key in one)):
        return False
    return _both(one, other) is None


def common(one: list[Term], other: list[Term], budget: Budget) -> Term | None:
    """Return a way in which both of two guards hold, None if there is none."""
    for left in one:
        for right in other:
            budget.spend()
            if not _apart(left, right):
                return _both(left, right)
    return None


def covered(mine: list[Term], others: list[Term], budget: Budget) -> bool:
    """Return whether one of other alternatives holds wherever one of mine does."""
    return next(left_over(mine, others, budget), None) is None


def left_over(mine: list[Term], others: list[Term], budget: Budget) -> Iterator[Term]:
    """Yield what of my alternatives lies in none of the others, in parts that do not overlap."""
    waiting = [(term, 0) for term in reversed(mine)]
    while waiting:
        term, at = waiting.pop()
        while at < len(others) and _apart(term, others[at]):
            budget.spend()
            at += 1
        if at == len(others):
            yield term
            continue
        # What this alternative leaves over, split by the first question on which it fails.
        inside = term
        for key, values in others[at].items():
            budget.spend()
            outside = _both(inside, {key: other_than(values, unknown=True)})
            if outside is not None and (outside[key].cuts or outside[key].unknown):
                waiting.append((outside, at + 1))
            inside = _both(inside, {key: values}) or inside


def always_holds(terms: list[Term]) -> bool:
    """Return whether one of the alternatives holds, whatever is the case."""
    try:
        return covered([{}], terms, Budget())
    except TooManyError:
        return False


def known(term: Term) -> dict[str, object]:
    """Return the facts and the answers of predicates in an alternative, by their names."""
    return {
        name: sample(values)
        for question, values in term.items()
        if (name := question._known_as) is not None
    }


def told(term: Term, law: LawWords) -> tuple[Text, ...]:
    """Write an alternative in the words of a law, with a value for everything it looks at."""
    return tuple(question._in_words(sample(values), law) for question, values in term.items())
