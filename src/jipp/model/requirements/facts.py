"""Requirements on what the caller knows: facts held against values, and the caller's predicates."""

import operator
from collections.abc import Callable, Iterable
from datetime import date, datetime
from fractions import Fraction
from typing import Any, Final, Literal, TypeAlias, cast, final, get_args

import attrs

from jipp._fields import (
    as_choice,
    as_day,
    as_each,
    as_id,
    as_number,
    as_optional_label,
    as_str,
    fault,
    refuse_faults,
)
from jipp._numbers import exact
from jipp._text import pointer, shown
from jipp.errors import InvalidInputError, Problem
from jipp.i18n import Text, said
from jipp.model.basis import Basis, as_optional_basis
from jipp.model.reason import LawWords, Reason, make_reason
from jipp.model.requirements.base import Case, Requirement
from jipp.model.requirements.normal_form import Question
from jipp.model.requirements.value_sets import Values, in_relation
from jipp.typing import UNKNOWN, Exact, Number

__all__ = ["Fact", "Predicate"]

Single: TypeAlias = bool | str | date | Exact
Operator: TypeAlias = Literal["==", "!=", "<", "<=", ">", ">=", "in"]


def _is_in(value: object, allowed: Any) -> bool:  # noqa: ANN401 - a tuple of values of one kind
    return value in allowed


OPERATORS: Final[dict[Operator, Callable[[Any, Any], bool]]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "in": _is_in,
}
_UNORDERED: Final = ("==", "!=", "in")


def kind_of(value: object) -> str | None:
    """Return the kind of a fact, None for what can be none; only like can be held against like.

    >>> kind_of(3), kind_of("3"), kind_of(True), kind_of(float("nan"))
    ('number', 'text', 'yes_or_no', None)
    """
    if isinstance(value, bool):
        return "yes_or_no"
    if isinstance(value, str):
        return "text"
    if isinstance(value, date):
        return None if isinstance(value, datetime) else "day"
    return "number" if exact(value) is not None else None


def _as_single(value: Any) -> Single:  # noqa: ANN401 - a converter takes what is given
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return as_str(value)
    return as_day(value) if isinstance(value, date) else as_number(value)


def _as_held(
    value: bool | str | date | Number | Iterable[bool | str | date | Number],  # noqa: FBT001 - as above
) -> Single | tuple[Single, ...]:
    if not isinstance(value, tuple | list):
        return _as_single(value)
    taken = as_each(_as_single, value)
    if isinstance(taken, tuple) and len({kind_of(item) for item in taken}) > 1:
        return cast("Single", fault("mixed_kinds", value))
    return taken


def _as_operator(value: Operator) -> Operator:
    return cast("Operator", as_choice(get_args(Operator), value))


def _comparable(value: object) -> object:
    """Return a number as int or Fraction, which compare exactly; anything else as it is."""
    if isinstance(value, bool | str | date):
        return value
    number = cast("Fraction", exact(value))
    return number.numerator if number.denominator == 1 else number


def _rule(value: Single | tuple[Single, ...]) -> tuple[str | None, object]:
    """Return the kind of fact to compare with a value (None: any), and the value comparable."""
    if isinstance(value, tuple):
        return kind_of(value[0]) if value else None, tuple(map(_comparable, value))
    return kind_of(value), _comparable(value)


@attrs.frozen
class _Given(Question):
    """The value of a fact, which several guards may hold against several values."""

    name: str

    @property
    def _known_as(self) -> str:
        return self.name

    def _in_words(self, value: Any, law: LawWords) -> Text:  # noqa: ANN401 - a value of its kind
        return said("rule_fact", name=self.name, op="==", value=value, words=law)


@final
@attrs.frozen(kw_only=True, repr=False)
class Fact(Requirement):
    """Requires a fact of the caller's to stand to a value as `op` says: `== != < <= > >= in`.

    Numbers are compared exactly, days by order, texts by code point; `in` takes a tuple of values
    of one kind. `label` is what the fact is called. A fact that is absent, None or
    unknown is not known.

    Raises:
        InvalidInputError: an operator that the value does not admit.

    >>> Fact(name="stock", op=">", value=0).label.en
    'stock > 0'
    """

    name: str = attrs.field(converter=as_id)
    op: Operator = attrs.field(converter=_as_operator)
    value: Single | tuple[Single, ...] = attrs.field(converter=_as_held)
    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)
    _label: Text | None = attrs.field(default=None, alias="label", converter=as_optional_label)
    _of_the_call = True
    # Made ready once, since it is judged often: operator, kind, comparable value; what reasons say.
    _rule: tuple[Callable[[Any, Any], bool], str | None, Any] = attrs.field(
        init=False, eq=False, repr=False
    )
    _said: tuple[tuple[str, object], tuple[str, object], tuple[str, object]] = attrs.field(
        init=False, eq=False, repr=False
    )

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        allowed = ("in",) if isinstance(self.value, tuple) else tuple(OPERATORS)[:-1]
        if isinstance(self.value, bool):
            allowed = _UNORDERED[:2]
        if self.op not in allowed:
            params = {"value": shown(self.op), "allowed": allowed}
            raise InvalidInputError(Problem(path="/op", code="not_one_of", params=params))
        said = (("name", self.name), ("op", self.op), ("value", self.value))
        object.__setattr__(self, "_said", said)
        object.__setattr__(self, "_rule", (OPERATORS[self.op], *_rule(self.value)))

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        """Return that the fact is missing, or what it is instead.

        Raises:
            InvalidInputError: a fact that is no number, text, day, yes or no, or of another kind
                than the value.

        """
        given = case.facts.get(self.name)
        stands, kind, value = self._rule
        if type(given) is int and kind == "number":
            if stands(given, value):
                return ()
        elif given is None or given is UNKNOWN:
            lacks = self.basis or basis
            return (make_reason("fact_missing", self._said, lacks, case.words),)
        elif stands(self._checked(given, kind), value):
            return ()
        else:
            given = _as_single(given)
        name, op, wanted = self._said
        params = (("found", given), name, op, wanted)
        return (make_reason("fact_unmet", params, self.basis or basis, case.words),)

    def _truth(self, case: Case) -> bool | None:
        given = case.facts.get(self.name)
        return None if given is None or given is UNKNOWN else not self._unmet(case, None)

    def _checked(self, given: object, kind: str | None) -> object:
        found = kind_of(given)
        if found is not None and kind in (found, None):
            return _comparable(given)
        code = "not_a_fact" if found is None else "other_kind"
        params = {"value": shown(given), "kind": kind or "number"}
        raise InvalidInputError(Problem(path=pointer("facts", self.name), code=code, params=params))

    def _asked(self) -> tuple[Question, Values]:
        return _Given(self.name), in_relation(self._rule[1], self.op, self.value)

    def _words(self, law: LawWords = ()) -> Text:
        params = {"name": self._label or self.name, "op": self.op, "value": self.value}
        return said("rule_fact", words=law, **params)


@final
@attrs.frozen(kw_only=True, repr=False)
class Predicate(Requirement):
    """Requires a function of the caller's, given in `predicates=`, to answer True.

    It is called once a call, with the subject, the day, the actor and the facts, and answers True,
    False, None (not known) or a `Reason`, which is then that of the refusal. It is not known either
    where no function was given. What the function raises is raised. `label` is what it is called.

    >>> Predicate(name="in_budget").label.en
    'in_budget'
    """

    name: str = attrs.field(converter=as_id)
    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)
    _label: Text | None = attrs.field(default=None, alias="label", converter=as_optional_label)
    _of_the_call = True

    @property
    def _known_as(self) -> str:
        return self.name

    def _unmet(self, case: Case, basis: Basis | None) -> tuple[Reason, ...]:
        answer = self._answer(case)
        if answer is True:
            return ()
        if isinstance(answer, Reason):
            return (attrs.evolve(answer, basis=answer.basis or self.basis or basis),)
        code = "predicate_unknown" if answer is None else "predicate_failed"
        return (Reason(code=code, params={"name": self.name}, basis=self.basis or basis),)

    def _truth(self, case: Case) -> bool | None:
        """Return whether it holds, None where that is not known."""
        answer = self._answer(case)
        return False if isinstance(answer, Reason) else answer

    def _answer(self, case: Case) -> bool | Reason | None:
        """Return the function's answer, None where there is no function.

        Raises:
            InvalidInputError: an answer that is no bool, None or Reason.

        """
        check = case.predicates.get(self.name)
        answer: object = None
        if check is not None:
            answer = check(case.subject, case.on, case.by, case.facts)
        if answer is None or isinstance(answer, bool | Reason):
            return answer
        problem = Problem(
            path=pointer("predicates", self.name),
            code="not_a_bool",
            params={"value": shown(answer)},
        )
        raise InvalidInputError(problem)

    def _words(self, law: LawWords = ()) -> Text:
        return self._label or said("rule_predicate", name=self.name, words=law)
