"""What a question of eligibility answers: the conditions, one by one, and the answer they make."""

from collections.abc import Iterable
from enum import Enum
from typing import Final, Literal, NamedTuple, TypeAlias, final

import attrs

from jipp._fields import as_enum, as_tuple, refuse_faults
from jipp._html import Shown, table
from jipp._value import Value
from jipp.errors import message_of, pairs
from jipp.i18n import Translator, Worded, show
from jipp.model.basis import Basis, Confidence, weakest
from jipp.model.reason import Lack, lacks

__all__ = ["Answer", "Condition", "Verdict"]


@final
class Answer(Worded, Enum):
    """Whether an innovation may enter: yes, no, or that what is known does not decide it."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    UNDECIDED = "undecided"


class _Texts(NamedTuple):
    """The message of a condition that is met, that is not, and of which that is not known."""

    met: str
    unmet: str
    undecided: str


_TEXTS: Final = {
    "cap_reached": _Texts("cap_kept", "cap_reached", "rule_unknown"),
    "category_unknown": _Texts("category_fits", "category_unknown", "category_undecided"),
    "fact_missing": _Texts("fact_met", "fact_denied", "fact_untold"),
    "group_closed": _Texts("group_open", "group_closed", "group_undecided"),
    "missing_evidence": _Texts("evidence_there", "missing_evidence", "evidence_undecided"),
    "missing_field": _Texts("field_filled", "missing_field", "missing_field"),
    "past_winner": _Texts("honours_met", "past_winner", "honours_undecided"),
    "source_not_honoured": _Texts("source_honoured", "source_not_honoured", "source_undecided"),
    "too_young": _Texts("old_enough", "too_young_for_edition", "window_unknown"),
    "top_twice": _Texts("honours_met", "top_twice", "honours_undecided"),
}
# What an applicant can supply where it is not known.
_SUPPLIED: Final = ("missing_field", "missing_evidence", "fact_missing")


@final
@attrs.frozen(kw_only=True, repr=False)
class Condition(Shown):
    """One condition of an edition: whether it is satisfied, and the rule it rests on.

    `code` names what would be wrong; `satisfied` is None where that is not known.

    >>> Condition(code="rule_unknown", params={"rule": "age"}).message("en")
    'what the edition rules on this is not known: age'
    """

    code: str
    satisfied: bool | None = None
    params: tuple[tuple[str, object], ...] = attrs.field(default=(), converter=pairs)
    basis: Basis | None = None

    def message(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Return what is asked and what was found, in `id` or `en`."""
        return message_of(self._said, self.params, lang, translator)

    @property
    def _said(self) -> str:
        """The code of its message, which is another where it is satisfied or not known."""
        texts = _TEXTS.get(self.code, _Texts(self.code, self.code, self.code))
        return {True: texts.met, False: texts.unmet, None: texts.undecided}[self.satisfied]

    @property
    def mark(self) -> str:
        """`+` where it is satisfied, `-` where not, `?` where that is not known."""
        return {True: "+", False: "-", None: "?"}[self.satisfied]


AnswerWord: TypeAlias = Literal["eligible", "not_eligible", "undecided"]


def _as_answer(value: Answer | AnswerWord) -> Answer:
    return as_enum(Answer, value)


def _as_conditions(values: Iterable[Condition]) -> tuple[Condition, ...]:
    return as_tuple(Condition, values)


@final
@attrs.frozen(kw_only=True, repr=False)
class Verdict(Value):
    """The answer to whether an innovation may enter, and all conditions that it rests on.

    One condition that is not satisfied decides it; else one that is not known leaves it undecided.

    >>> closed = Condition(
    ...     code="group_closed", satisfied=False, params={"group": "khusus", "groups": ("umum",)}
    ... )
    >>> print(Verdict(answer="not_eligible", conditions=(closed,)))
    not eligible
    - the group khusus is not open: choose one of umum
    """

    answer: Answer = attrs.field(converter=_as_answer)
    conditions: tuple[Condition, ...] = attrs.field(default=(), converter=_as_conditions)
    __attrs_post_init__ = refuse_faults

    @property
    def confidence(self) -> Confidence | None:
        """The weakest confidence among the rules it rests on; None if none states one."""
        return weakest(condition.basis for condition in self.conditions)[0]

    @property
    def design(self) -> bool:
        """Whether a design rule took part."""
        return weakest(condition.basis for condition in self.conditions)[1]

    def lacking(self) -> tuple[Lack, ...]:
        """Return what the innovation lacks, each thing once: conditions that are not satisfied.

        A condition that is not known counts where the applicant can supply what it asks.

        >>> young = Condition(code="missing_field", params={"name": "implemented_on"})
        >>> Verdict(answer="undecided", conditions=(young,)).lacking()
        (Lack(code='missing_field', what='implemented_on'),)
        """
        return lacks(
            one
            for one in self.conditions
            if one.satisfied is False or (one.satisfied is None and one.code in _SUPPLIED)
        )

    def message(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Return the answer, and each condition on a line of its own, in `id` or `en`.

        A line begins with `+` where the condition is satisfied, `-` where not, `?` where that is
        not known.
        """
        lines = (f"{c.mark} {c.message(lang, translator)}" for c in self.conditions)
        return "\n".join((show(self.answer, lang, translator), *lines))

    def __str__(self) -> str:
        return self.message("en")

    def _repr_html_(self) -> str:
        """Show the conditions as a table in a notebook."""
        rows = [(c.message("en"), c.mark, c.basis and c.basis.confidence) for c in self.conditions]
        return table(("condition", "met", "confidence"), rows, caption=show(self.answer, "en"))
