"""The answers of the calls: accepted or refused, options, steps of a plan, obligations due."""

from datetime import date
from enum import StrEnum
from typing import Generic, Literal, TypeAlias, TypeVar, final

import attrs

from jipp._fields import as_day, as_enum, as_known, as_optional_label, refuse_faults
from jipp._html import Shown
from jipp.errors import Problem, TransitionRefusedError
from jipp.i18n import Text, Translator, Worded
from jipp.model.basis import Basis, Confidence, weakest
from jipp.model.history import Entry
from jipp.model.reason import Lack, Reason, lacks, named
from jipp.model.requirements.base import bases_of
from jipp.typing import Moving, Unknown

__all__ = ["Accepted", "Due", "DueStatus", "Option", "Refused", "Step"]

S = TypeVar("S", bound=Moving)


@final
@attrs.frozen(kw_only=True, repr=False)
class Accepted(Shown, Generic[S]):
    """A transition that was taken: the new subject, and the entries that it gained.

    Automatic entries that had fallen due come first. `bases` are those of the law and of the
    transition with all it requires.
    """

    subject: S
    entries: tuple[Entry, ...]
    bases: tuple[Basis, ...] = attrs.field(default=(), eq=False, repr=False)

    @property
    def confidence(self) -> Confidence | None:
        """The weakest confidence of the rules that were used, None if none states one."""
        return weakest(self.bases)[0]

    @property
    def design(self) -> bool:
        """Whether a design rule took part."""
        return weakest(self.bases)[1]


@final
@attrs.frozen(kw_only=True, repr=False)
class Refused(Shown, Generic[S]):
    """A transition that was not taken, and all reasons why; there is always one.

    `subject` is the caller's, caught up to the day: the automatic transitions that had fallen due
    are in its history, and nothing else has changed. `satisfied_from` is the first day on which it
    will be accepted if nothing but time changes: facts, the answers of predicates, evidence and
    actor stay, automatic transitions happen. It is None where more than time is missing.
    """

    subject: S
    action: str
    reasons: tuple[Reason, ...]
    satisfied_from: date | None = None

    @property
    def confidence(self) -> Confidence | None:
        """The weakest confidence of the rules that refuse, None if none states one."""
        return weakest(bases_of(self.reasons))[0]

    @property
    def design(self) -> bool:
        """Whether a design rule took part."""
        return weakest(bases_of(self.reasons))[1]

    def message(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Return all reasons and the ways out, one per line, in `id` or `en`."""
        return "\n".join(reason.message(lang, translator) for reason in self.reasons)

    def lacking(self) -> tuple[Lack, ...]:
        """Return what is lacking, each thing once; of several ways the one that lacks least.

        >>> owner = Agency(id="a", name="A", kind="city")
        >>> clerk = Actor(id="ani", roles=("unit",), agency=owner)
        >>> idea = Innovation(id="i", title="I", agency=owner)
        >>> idea = begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=clerk)
        >>> decide(idea, "try_out", on=date(2022, 4, 1), by=clerk).lacking()
        (Lack(code='missing_field', what='unit'),)
        """
        return lacks(self.reasons)

    def error(self) -> TransitionRefusedError:
        """Build the error that carries this refusal."""
        problems = (
            Problem(code=r.code, params=(*r.params, *own), words=named(r.params, r.words))
            for r in self.reasons
            for own in ((("text", r.text),) if r.text else (),)
        )
        return TransitionRefusedError(*problems, refusal=self)


@final
@attrs.frozen(kw_only=True, repr=False)
class Option(Shown):
    """One action, where it would lead, and whether it is permitted now or why it is not.

    `target` is that of the transition that would be taken; where none would, that of the first
    that could, from the present state if there is one there. None: it depends on the history.
    `satisfied_from` is that of the refusal. `roles` are those that a transition of the action asks
    for, in whatever state; none where one of them admits anyone, or nobody takes it.
    """

    action: str
    target: str | None
    permitted: bool
    reasons: tuple[Reason, ...] = ()
    satisfied_from: date | None = None
    roles: tuple[str, ...] = ()


@final
@attrs.frozen(kw_only=True, repr=False)
class Step(Shown):
    """One step of a plan, and what it still lacks, as far as that can be told now.

    `source` is None for the step that begins.
    """

    action: str
    source: str | None
    target: str
    lacking: tuple[Reason, ...] = ()


@final
class DueStatus(Worded, StrEnum):
    """Status of an obligation on a day; a member equals its word.

    In grace is what is past its day and not yet overdue; unknown is what counts from a day that
    nobody knows.
    """

    MET = "met"
    UPCOMING = "upcoming"
    IN_GRACE = "in_grace"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"


def _as_day(value: date | Unknown) -> date | Unknown:
    return as_known(as_day, value)


DueWord: TypeAlias = Literal["met", "upcoming", "in_grace", "overdue", "unknown"]


def _as_due_status(value: DueStatus | DueWord) -> DueStatus:
    return as_enum(DueStatus, value)


@final
@attrs.frozen(kw_only=True, repr=False)
class Due(Shown):
    """An obligation (its id and label), the day by which it is to be met, and its status.

    The day is UNKNOWN where the obligation counts from one that is not known.
    `met_by` is what met it last: the number of an entry, or the id of evidence; None: nothing did.
    """

    obligation: str
    due_on: date | Unknown = attrs.field(converter=_as_day)
    status: DueStatus = attrs.field(converter=_as_due_status)
    met_by: int | str | None = None
    label: Text | None = attrs.field(default=None, converter=as_optional_label)
    __attrs_post_init__ = refuse_faults
