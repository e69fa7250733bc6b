"""What an edition asks of an entry: how old it is, and the clauses of its guide."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import cast, final

import attrs

from jipp._dates import (
    Duration,
    Window,
    as_plain_duration,
)
from jipp._fields import (
    as_bool,
    as_day,
    as_each,
    as_ids,
    as_label,
    as_strs,
    as_values,
    fault,
    refuse_faults,
)
from jipp._html import Shown
from jipp.errors import InvalidInputError
from jipp.i18n import Text, said
from jipp.model.basis import UNVERIFIED, Basis, as_basis
from jipp.model.evidence import EvidenceKind, as_evidence_kind
from jipp.model.innovation import (
    Honour,
    as_honours,
)
from jipp.typing import UNKNOWN, Unknown

__all__ = ["AgeRule", "Clause"]

Day = date | Window | Unknown


def as_day_about(value: Day) -> Day:
    """Convert a day, the window that it lies in, or `UNKNOWN`."""
    if isinstance(value, Window | Unknown):
        return value
    return as_day(value) if isinstance(value, date) else cast("Day", fault("not_a_bound", value))


def _as_plain_durations(
    values: Mapping[str, Duration] | Iterable[tuple[str, Duration]],
) -> tuple[tuple[str, Duration], ...]:
    return as_values(as_plain_duration, values)


@final
@attrs.frozen(kw_only=True, repr=False)
class AgeRule(Shown):
    """How long an innovation must have been in use, counted back from a day: at least, or more.

    `counted_from` is a day, the window that it lies in, or `UNKNOWN`. `lenient` maps a fact that
    the caller must know to the shorter span that is enough where it is true.

    >>> rule = AgeRule(least=Duration(months=60), strict=True, counted_from=date(2020, 5, 14))
    >>> rule.label.en
    'more than 60 months'
    """

    least: Duration = attrs.field(converter=as_plain_duration)
    strict: bool = attrs.field(default=False, converter=as_bool)
    counted_from: Day = attrs.field(default=UNKNOWN, converter=as_day_about)
    lenient: tuple[tuple[str, Duration], ...] = attrs.field(
        default=(), converter=_as_plain_durations
    )
    basis: Basis = attrs.field(default=UNVERIFIED, converter=as_basis)
    __attrs_post_init__ = refuse_faults

    @property
    def label(self) -> Text:
        """The span in words."""
        return asked(self, self.least)


def old_enough(rule: AgeRule, since: date, on: date, span: Duration | None = None) -> bool:
    """Return whether what is in use since a day was so for the span (or a shorter one) by `on`.

    >>> old_enough(AgeRule(least=Duration(months=12)), date(2020, 2, 29), date(2021, 2, 28))
    False
    """
    try:
        latest = (span or rule.least).before(on)
    except InvalidInputError:
        # So far back the calendar does not go.
        return False
    return since < latest if rule.strict else since <= latest


def asked(rule: AgeRule, span: Duration) -> Text:
    """Return the words for a span that is required: at least, or more than."""
    return said("age_more_than" if rule.strict else "age_at_least", duration=span)


def _as_kinds(values: Iterable[EvidenceKind | str]) -> tuple[EvidenceKind | str, ...]:
    return as_each(as_evidence_kind, values)


@final
@attrs.frozen(kw_only=True, repr=False)
class Clause(Shown):
    """A clause of a guide on who may enter: its text, and as data what of it can be judged.

    It is for the groups named, () for all. `never`, `at_most_once` and `once` say which honours
    an entry must not have, have from two editions, or must have; `source` which honours the
    innovation must have that it replicates. `evidence`, `fields` and `facts` must be there; a fact
    is the caller's. With nothing of these the clause is for people to judge. `known=False`: what
    the guide says of this, if anything, is not known.

    >>> letter = Clause(text="a letter naming the inventor", evidence=("inventor_decree",))
    >>> letter.evidence[0].value
    'inventor_decree'
    """

    text: Text = attrs.field(converter=as_label)
    groups: tuple[str, ...] = attrs.field(default=(), converter=as_strs)
    never: tuple[Honour, ...] = attrs.field(default=(), converter=as_honours)
    at_most_once: tuple[Honour, ...] = attrs.field(default=(), converter=as_honours)
    once: tuple[Honour, ...] = attrs.field(default=(), converter=as_honours)
    source: tuple[Honour, ...] = attrs.field(default=(), converter=as_honours)
    evidence: tuple[EvidenceKind | str, ...] = attrs.field(default=(), converter=_as_kinds)
    fields: tuple[str, ...] = attrs.field(default=(), converter=as_ids)
    facts: tuple[str, ...] = attrs.field(default=(), converter=as_ids)
    known: bool = attrs.field(default=True, converter=as_bool)
    basis: Basis = attrs.field(default=UNVERIFIED, converter=as_basis)
    __attrs_post_init__ = refuse_faults
