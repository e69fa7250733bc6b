"""What a transition requires: the base of all requirements, and those that join others.

A requirement is judged on a `Case` and answers with what is lacking. Truth has three values: what
is not known never permits, not even where its opposite is asked for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeAlias, cast, final

import attrs

from jipp._fields import as_instance, as_tuple, refuse_faults, shallow
from jipp._html import Shown
from jipp.i18n import LANGUAGES, Text, render
from jipp.model.basis import Basis, as_optional_basis
from jipp.model.history import Actor
from jipp.model.reason import Reason
from jipp.model.requirements.course import Course, first_day, joined
from jipp.typing import Moving

__all__ = ["AllOf", "Always", "AnyOf", "Case", "Not", "Requirement"]

Facts: TypeAlias = Mapping[str, Any]
Predicates: TypeAlias = Mapping[str, Callable[[Any, date, Any, Facts], bool | None]]


@final
class Case(NamedTuple):
    """What a requirement is judged on; `subject` already holds the evidence given with the call.

    `brought` are the ids of the evidence that this call adds.
    """

    subject: Moving
    on: date
    by: Actor | None
    facts: Facts
    note: str
    predicates: Predicates
    brought: tuple[str, ...]


# As `Case(...)`, from one tuple and in half the time.
make_case = cast(
    "Callable[[type[Case], tuple[Any, ...]], Case]",
    tuple.__new__,  # pyright: ignore[reportUnknownMemberType] - typeshed leaves the items open
)


class _Once:
    """A predicate that is asked once: it answers again what it answered first."""

    __slots__ = ("answer", "ask")

    def __init__(self, ask: Callable[..., bool | None]) -> None:
        self.ask = ask
        self.answer: tuple[bool | None, ...] = ()

    def __call__(self, subject: object, on: date, by: object, facts: Facts) -> bool | None:
        if not self.answer:
            self.answer = (self.ask(subject, on, by, facts),)
        return self.answer[0]


def asked_once(predicates: Predicates) -> Predicates:
    """Return the predicates of a call so that each is asked once, however many rules name it."""
    return {name: _Once(ask) for name, ask in predicates.items()}


def answered(predicates: Predicates) -> Predicates:
    """Return those predicates of a call that have answered already, and answer so again."""
    return {n: ask for n, ask in predicates.items() if isinstance(ask, _Once) and ask.answer}


class Requirement(Shown):
    """What must hold for a transition; the base of all kinds.

    A kind's own `basis` stands before that of the transition in the reasons it gives.
    """

    __slots__ = ()
    basis: Basis | None

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        """Say all that is lacking, () if it holds; `basis` is that of the transition."""
        raise NotImplementedError

    def _truth(self, case: Case) -> bool | None:
        """Tell whether it holds: True, False, or None where that is not known."""
        return not self._unmet(case, None)

    def _opposed(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        """Say what its opposite lacks: that it holds, or what must be known first."""
        held = self._truth(case)
        if held is None:
            return self._unmet(case, basis)
        if not held:
            return ()
        day = first_day(self._course(case), truth=False)
        params = {"rule": self.label}
        return (Reason(code="excluded", params=params, basis=basis, satisfied_from=day),)

    def _course(self, case: Case) -> Course:
        """Return how its truth goes on from the day of a case if nothing but time changes."""
        return ((case.on, self._truth(case)),)

    @property
    def label(self) -> Text:
        """The requirement in words, in both languages."""
        raise NotImplementedError


def described(code: str, **params: object) -> Text:
    """Write a requirement in words from its message code, in both languages."""
    texts = {lang: render(code, tuple(params.items()), lang) for lang in LANGUAGES}
    return Text(id=texts["id"], en=texts["en"])


def as_requirement(value: Requirement) -> Requirement:
    """Take a requirement."""
    return cast("Requirement", shallow(as_instance(Requirement, value), _below))


def as_requirements(values: Iterable[Requirement]) -> tuple[Requirement, ...]:
    """Take any number of requirements."""
    return cast("tuple[Requirement, ...]", shallow(as_tuple(Requirement, values), _below))


def _below(requirement: Requirement) -> tuple[Requirement, ...]:
    """Give what a requirement is joined of; () where it stands by itself."""
    if isinstance(requirement, AllOf | AnyOf):
        return requirement.of
    return (requirement.of,) if isinstance(requirement, Not) else ()


@final
@attrs.frozen(kw_only=True, repr=False)
class Always(Requirement):
    """Requires nothing.

    >>> Always().label.en
    'nothing'
    """

    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)
    __attrs_post_init__ = refuse_faults

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:  # noqa: ARG002 - as the base has it
        """Lack nothing."""
        return ()

    @property
    def label(self) -> Text:
        """The requirement in words."""
        return described("rule_always")


@final
@attrs.frozen(kw_only=True, repr=False)
class AllOf(Requirement):
    """Requires all of several; it gives the reasons of every part that is unmet, in order.

    >>> AllOf(of=(Always(), Always())).label.en
    'all of: nothing, nothing'
    """

    of: tuple[Requirement, ...] = attrs.field(converter=as_requirements)
    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)
    __attrs_post_init__ = refuse_faults

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        """Give the reasons of every part that is unmet."""
        basis = self.basis or basis
        lacking: tuple[Reason, ...] = ()
        for part in self.of:
            lacking += part._unmet(case, basis)
        return lacking

    def _truth(self, case: Case) -> bool | None:
        """Tell whether all hold: False where one does not, else None where one is not known."""
        known = {part._truth(case) for part in self.of}
        return False if False in known else None if None in known else True

    def _course(self, case: Case) -> Course:
        """Return how its truth goes on."""
        return joined([part._course(case) for part in self.of], case.on, decisive=False)

    @property
    def label(self) -> Text:
        """The requirement in words."""
        return described("rule_all_of", of=tuple(part.label for part in self.of))


@final
@attrs.frozen(kw_only=True, repr=False)
class AnyOf(Requirement):
    """Requires one of several; unmet, its one reason `none_of` says what each branch lacks.

    >>> AnyOf(of=(Always(), Not(of=Always()))).label.en
    'one of: nothing, not: nothing'
    """

    of: tuple[Requirement, ...] = attrs.field(converter=as_requirements)
    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)
    __attrs_post_init__ = refuse_faults

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        """Give nothing if a branch holds, else one reason with a branch each."""
        basis = self.basis or basis
        branches: list[tuple[Reason, ...]] = []
        for part in self.of:
            lacking = part._unmet(case, basis)
            if not lacking:
                return ()
            branches.append(lacking)
        day = first_day(self._course(case)) if soonest(branches) else None
        return (none_of(branches, basis, day),)

    def _truth(self, case: Case) -> bool | None:
        """Tell whether one holds: True where one does, else None where one is not known."""
        known = {part._truth(case) for part in self.of}
        return True if True in known else None if None in known else False

    def _course(self, case: Case) -> Course:
        """Return how its truth goes on."""
        return joined([part._course(case) for part in self.of], case.on, decisive=True)

    @property
    def label(self) -> Text:
        """The requirement in words."""
        return described("rule_any_of", of=tuple(part.label for part in self.of))


@final
@attrs.frozen(kw_only=True, repr=False)
class Not(Requirement):
    """Requires that another does not hold; what is not known is not taken for a no.

    >>> Not(of=Always()).label.en
    'not: nothing'
    """

    of: Requirement = attrs.field(converter=as_requirement)
    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)
    __attrs_post_init__ = refuse_faults

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        """Say what must not hold and does, or what must be known first."""
        return self.of._opposed(case, self.basis or basis)

    def _truth(self, case: Case) -> bool | None:
        """Tell whether the other does not hold; None where that is not known."""
        held = self.of._truth(case)
        return None if held is None else not held

    def _course(self, case: Case) -> Course:
        """Return how its truth goes on."""
        course = self.of._course(case)
        return tuple((day, None if held is None else not held) for day, held in course)

    @property
    def label(self) -> Text:
        """The requirement in words."""
        return described("rule_not", of=self.of.label)


def none_of(
    branches: Iterable[tuple[Reason, ...]], basis: Basis | None, satisfied_from: date | None
) -> Reason:
    """Make the reason that no branch holds, and from which day one will."""
    params = {"branches": tuple(branches)}
    return Reason(code="none_of", params=params, basis=basis, satisfied_from=satisfied_from)


def soonest(branches: Iterable[tuple[Reason, ...]]) -> date | None:
    """Return the first of the days from which branches lack nothing, each reason by itself."""
    return min((day for day in map(satisfied_from, branches) if day is not None), default=None)


def bases_of(reasons: Iterable[Reason]) -> Iterator[Basis]:
    """Give the bases of reasons and of those nested in them."""
    for reason in reasons:
        if reason.basis is not None:
            yield reason.basis
        if reason.code == "none_of":
            for branch in cast("tuple[tuple[Reason, ...], ...]", dict(reason.params)["branches"]):
                yield from bases_of(branch)


def parts_of(requirement: Requirement) -> Iterator[Requirement]:
    """Give a requirement and all that it is joined of, outside in."""
    yield requirement
    for part in _below(requirement):
        yield from parts_of(part)


def satisfied_from(reasons: Iterable[Reason]) -> date | None:
    """Give the first day on which all reasons would be gone, None if one lacks more than time."""
    days = [reason.satisfied_from for reason in reasons]
    known = [day for day in days if day is not None]
    return max(known, default=None) if len(known) == len(days) else None
