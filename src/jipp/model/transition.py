"""The parts of a lifecycle: states, the transitions between them, and obligations in them."""

from collections.abc import Iterable
from enum import Enum
from typing import Final, TypeAlias, cast, final

import attrs

from jipp._dates import (
    Duration,
    as_optional_duration,
)
from jipp._fields import (
    as_bool,
    as_id,
    as_ids,
    as_optional_label,
    fault,
    refuse_faults,
)
from jipp._html import Shown
from jipp._value import Choice
from jipp.errors import InvalidInputError, Problem
from jipp.i18n import Text
from jipp.model.basis import OWN, Basis, as_basis
from jipp.model.phase import (
    Phase,
    as_optional_phase,
)
from jipp.model.requirements.base import Requirement, as_requirement, parts_of
from jipp.model.requirements.combine import Always
from jipp.model.requirements.proof import HasEvidence

__all__ = ["RESUME", "SAME", "Obligation", "State", "Target", "Transition"]


@final
class Target(Choice, Enum):
    """A target that names no state.

    `SAME` is the present state. `RESUME` is the source of the latest entry into the present state
    from another that was itself neither a resumption nor a revert.
    """

    __open__ = True  # the id of a state may stand in its place

    SAME = "same"
    RESUME = "resume"


SAME: Final = Target.SAME
RESUME: Final = Target.RESUME


_TARGETS: Final = {target.value: target for target in Target}


def _as_state(value: str) -> str:
    taken = as_id(value)
    reserved = isinstance(taken, str) and taken.casefold() in _TARGETS
    return fault("reserved_state", value) if reserved else taken


@final
@attrs.frozen(kw_only=True, repr=False)
class State(Shown):
    """A state of a lifecycle, with the phase it belongs to (None: to none).

    A lifecycle begins in its one `initial` state; from a `final` one no transition leads on.

    >>> State(id="trial", phase="creation", label=Text(id="uji coba", en="trial")).phase.official
    'penciptaan'
    """

    id: str = attrs.field(converter=_as_state)
    phase: Phase | None = attrs.field(default=None, converter=as_optional_phase)
    label: Text | None = attrs.field(default=None, converter=as_optional_label)
    initial: bool = attrs.field(default=False, converter=as_bool)
    final: bool = attrs.field(default=False, converter=as_bool)
    __attrs_post_init__ = refuse_faults


def as_sources(value: str | Iterable[str]) -> tuple[str, ...]:
    """Convert the id of a state, or several, to a tuple."""
    if not isinstance(value, str):
        return as_ids(value)
    taken = as_id(value)
    return (taken,) if isinstance(taken, str) else cast("tuple[str, ...]", taken)


def _as_target(value: str | Target) -> str | Target:
    if isinstance(value, Target):
        return value
    taken = as_id(value)
    return _TARGETS.get(taken.casefold(), taken) if isinstance(taken, str) else taken


@final
@attrs.frozen(kw_only=True, repr=False)
class Transition(Shown):
    """A way from states to a state under an action, who may take it, and what must hold.

    `source` is a state id or several, kept as a tuple; () is the way in, which `begin` takes.
    `noun` names the action as the subject of a sentence ("registration"); without one the label is
    quoted there. `roles` () lets anyone act. `distinct_from` names actions: who has ever taken one
    of them may not take this one (four eyes). `after` makes it automatic: due that span after the
    state was entered from another, on that day; its requirement sees the subject and the day only.

    >>> Transition(action="refresh", source="trial", target=SAME).source
    ('trial',)
    """

    action: str = attrs.field(converter=as_id)
    source: tuple[str, ...] = attrs.field(converter=as_sources)
    target: str | Target = attrs.field(converter=_as_target)
    requires: Requirement = attrs.field(factory=Always, converter=as_requirement)
    roles: tuple[str, ...] = attrs.field(default=(), converter=as_ids)
    distinct_from: tuple[str, ...] = attrs.field(default=(), converter=as_ids)
    after: Duration | None = attrs.field(default=None, converter=as_optional_duration)
    label: Text | None = attrs.field(default=None, converter=as_optional_label)
    noun: Text | None = attrs.field(default=None, converter=as_optional_label)
    basis: Basis = attrs.field(default=OWN, converter=as_basis)
    # All that it rests on, its requirements' own included; gathered once, since answers carry it.
    bases: tuple[Basis, ...] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        own = (part.basis for part in parts_of(self.requires) if part.basis is not None)
        object.__setattr__(self, "bases", (self.basis, *own))


Met: TypeAlias = str | HasEvidence


def _as_met_by(value: Met) -> Met:
    if isinstance(value, HasEvidence):
        return value
    return as_id(value) if isinstance(value, str) else cast("Met", fault("not_met_by", value))


@final
@attrs.frozen(kw_only=True, repr=False)
class Obligation(Shown):
    """A duty of a subject in certain states: once `within` a span, or `every` span.

    Met by an action, or by evidence. `grace` is how long after its day it is not yet overdue.

    Raises:
        InvalidInputError: neither `within` nor `every`, or another fault of its fields.

    >>> Obligation(
    ...     id="yearly", in_states=("live",), every=Duration(years=1), met_by="refresh"
    ... ).every.label.en
    '1 year'
    """

    id: str = attrs.field(converter=as_id)
    in_states: tuple[str, ...] = attrs.field(converter=as_sources)
    every: Duration | None = attrs.field(default=None, converter=as_optional_duration)
    within: Duration | None = attrs.field(default=None, converter=as_optional_duration)
    met_by: str | HasEvidence = attrs.field(converter=_as_met_by)
    grace: Duration | None = attrs.field(default=None, converter=as_optional_duration)
    label: Text | None = attrs.field(default=None, converter=as_optional_label)
    basis: Basis = attrs.field(default=OWN, converter=as_basis)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        if self.every is None and self.within is None:
            raise InvalidInputError(Problem(path="/every", code="no_span"))
