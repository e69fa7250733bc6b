"""The base of all requirements: what the engine and the analyser ask of each kind.

A requirement is judged on a `Case` and answers with what is lacking. Truth has three values: what
is not known never permits, not even where its opposite is asked for. A kind says everything about
itself: what it lacks, how its truth goes on, in which ways it can hold, what a history alone shows
of it, and its words. So a new kind is one class, and nothing else has to know of it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, ClassVar, NamedTuple, TypeAlias, cast, final

import attrs

from jipp._fields import as_instance, as_tuple, refuse_faults, shallow
from jipp._html import Shown
from jipp.i18n import Text, said
from jipp.model.basis import Basis
from jipp.model.history import Actor
from jipp.model.reason import LawWords, Reason
from jipp.model.requirements.course import Course, first_day
from jipp.model.requirements.normal_form import Question, Setting, Term
from jipp.model.requirements.value_sets import Values, other_than, yes
from jipp.typing import Moving

Facts: TypeAlias = Mapping[str, Any]
PredicateAnswer: TypeAlias = bool | Reason | None
Predicates: TypeAlias = Mapping[str, Callable[[Any, date, Any, Facts], PredicateAnswer]]


@final
class Case(NamedTuple):
    """The case that a requirement is judged on; `subject` has the evidence given with the call.

    `brought` are the ids of the evidence that this call adds, `words` those of the law.
    """

    subject: Moving
    on: date
    by: Actor | None
    facts: Facts
    note: str
    predicates: Predicates
    brought: tuple[str, ...]
    words: LawWords = ()


# As `Case(...)`, from one tuple and in half the time.
make_case = cast(
    "Callable[[type[Case], tuple[Any, ...]], Case]",
    tuple.__new__,  # pyright: ignore[reportUnknownMemberType] - typeshed leaves the items open
)


class _Once:
    """A predicate that is asked once: it answers again what it answered first."""

    __slots__ = ("answer", "ask")

    def __init__(self, ask: Callable[..., PredicateAnswer]) -> None:
        self.ask = ask
        self.answer: tuple[PredicateAnswer, ...] = ()

    def __call__(self, subject: object, on: date, by: object, facts: Facts) -> PredicateAnswer:
        if not self.answer:
            self.answer = (self.ask(subject, on, by, facts),)
        return self.answer[0]


def asked_once(predicates: Predicates) -> Predicates:
    """Return the predicates of a call so that each is asked once, however many rules name it."""
    return {name: _Once(ask) for name, ask in predicates.items()}


def answered(predicates: Predicates) -> Predicates:
    """Return those predicates of a call that have answered already, and answer so again."""
    return {n: ask for n, ask in predicates.items() if isinstance(ask, _Once) and ask.answer}


class Requirement(Shown, Question):
    """A condition that must hold for a transition; the base of all kinds.

    A kind's own `basis` stands before that of the transition in the reasons it gives.
    """

    __slots__ = ()
    basis: Basis | None
    # Whether it is known always; else not to know is an answer too.
    _always_known: ClassVar[bool] = False
    # Whether it looks at who acts, a fact or a predicate, which automatic transitions have not.
    _of_the_call: ClassVar[bool] = False
    # Whether a history alone shows whether it held.
    _in_history: ClassVar[bool] = False
    # The codes of those of its reasons that another actor would not have.
    _of_the_actor: ClassVar[frozenset[str]] = frozenset()
    __attrs_post_init__ = refuse_faults

    @property
    def label(self) -> Text:
        """The requirement in words, in both languages."""
        return self._words()

    def _words(self, law: LawWords = ()) -> Text:
        """Return it in words, with those that a law has."""
        raise NotImplementedError

    @property
    def _parts(self) -> tuple["Requirement", ...]:
        """The requirements that this one joins."""
        return ()

    @property
    def _counted(self) -> tuple[str, ...]:
        """The actions whose entries it counts."""
        return ()

    # Judged on a case.

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        """Return all that is lacking, () if it holds; `basis` is that of the transition."""
        raise NotImplementedError

    def _truth(self, case: Case) -> bool | None:
        """Return whether it holds, None where that is not known."""
        return not self._unmet(case, None)

    def _opposed(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        """Return what its opposite lacks: that it holds, or what must be known first."""
        held = self._truth(case)
        if held is None:
            return self._unmet(case, basis)
        if not held:
            return ()
        day = first_day(self._course(case), truth=False)
        params = {"rule": self._words(case.words)}
        return (Reason(code="excluded", params=params, basis=basis, satisfied_from=day),)

    def _course(self, case: Case) -> Course:
        """Return how its truth goes on from the day of a case if nothing but time changes."""
        return ((case.on, self._truth(case)),)

    # Judged on a history alone, in which facts, fields and evidence are not kept.

    def _denied(self, case: Case) -> tuple[Reason, ...]:
        """Return why it cannot have held, as far as the history shows."""
        return self._unmet(case, None) if self._in_history else ()

    def _granted(self, case: Case) -> bool:
        """Return whether it certainly held, as far as the history shows."""
        return self._in_history and not self._unmet(case, None)

    # Analysed, whatever the case.

    def _ways(self, setting: Setting, *, holds: bool) -> list[Term]:
        """Return all ways in which it is true, or (`holds` False) known not to be."""
        if setting.alone and self._of_the_call:
            return []
        question, values = self._asked()
        if not holds:
            values = other_than(values, unknown=False)
        return [{question: values}] if values.cuts else []

    def _asked(self) -> tuple[Question, Values]:
        """Return what it looks at, and the values of that with which it is true."""
        return self._bare(), yes("held" if self._always_known else "answer")

    def _bare(self, **changes: Any) -> "Requirement":
        """Return it without its basis: what it asks does not depend on where that stands."""
        own = cast("Any", self)
        return cast("Requirement", attrs.evolve(own, basis=None, **changes))

    def _in_words(self, value: Any, law: LawWords) -> Text:  # noqa: ANN401 - a value of its kind
        held = self._words(law)
        return held if value else said("rule_not", of=held)


def as_requirement(value: Requirement) -> Requirement:
    """Convert to a requirement."""
    return cast("Requirement", shallow(as_instance(Requirement, value), _parts_of))


def as_requirements(values: Iterable[Requirement]) -> tuple[Requirement, ...]:
    """Convert to a tuple of requirements."""
    return cast("tuple[Requirement, ...]", shallow(as_tuple(Requirement, values), _parts_of))


def _parts_of(requirement: Requirement) -> tuple[Requirement, ...]:
    return requirement._parts


def none_of(
    branches: Iterable[tuple[Reason, ...]], basis: Basis | None, satisfied_from: date | None
) -> Reason:
    """Build the reason that no branch holds, and from which day one will."""
    params = {"branches": tuple(branches)}
    return Reason(code="none_of", params=params, basis=basis, satisfied_from=satisfied_from)


def soonest(branches: Iterable[tuple[Reason, ...]]) -> date | None:
    """Return the first of the days from which branches lack nothing, each reason by itself."""
    return min((day for day in map(satisfied_from, branches) if day is not None), default=None)


def bases_of(reasons: Iterable[Reason]) -> Iterator[Basis]:
    """Yield the bases of reasons and of those nested in them."""
    for reason in reasons:
        if reason.basis is not None:
            yield reason.basis
        if reason.code == "none_of":
            for branch in cast("tuple[tuple[Reason, ...], ...]", dict(reason.params)["branches"]):
                yield from bases_of(branch)


def parts_of(requirement: Requirement) -> Iterator[Requirement]:
    """Yield a requirement and all that it joins, outside in."""
    yield requirement
    for part in requirement._parts:
        yield from parts_of(part)


def satisfied_from(reasons: Iterable[Reason]) -> date | None:
    """Return the first day on which no reason stands, None if one lacks more than time."""
    days = [reason.satisfied_from for reason in reasons]
    known = [day for day in days if day is not None]
    return max(known, default=None) if len(known) == len(days) else None
