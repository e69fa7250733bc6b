"""Results: what an innovation changed, measured before and after, and the targets it serves."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Final, Literal, TypeAlias, cast, final

import attrs

from jipp._fields import (
    as_choice,
    as_day,
    as_each,
    as_ids,
    as_number,
    as_optional_day,
    as_optional_number,
    as_str,
    as_title,
    as_tuple,
    fault,
    refuse_faults,
)
from jipp._html import Shown
from jipp._numbers import number
from jipp.errors import InvalidInputError, Problem
from jipp.model.basis import OWN, Basis, as_basis
from jipp.model.phase import Sdg
from jipp.typing import Exact

__all__ = ["SDG_TARGETS", "Result"]

# How many numbered targets each goal has, and how many lettered ones (UN resolution 71/313).
_COUNTS: Final = (
    (5, 2), (5, 3), (9, 4), (7, 3), (6, 3), (6, 2), (3, 2), (10, 2), (5, 3),
    (7, 3), (7, 3), (8, 3), (3, 2), (7, 3), (9, 3), (10, 2), (19, 0),
)  # fmt: skip
SDG_TARGETS: Final = tuple(
    f"{goal}.{step}"
    for goal, (numbered, lettered) in enumerate(_COUNTS, 1)
    for step in (*range(1, numbered + 1), *"abcd"[:lettered])
)
_TARGETS: Final = frozenset(SDG_TARGETS)

Better: TypeAlias = Literal["higher", "lower"]


def goal_of(target: str) -> Sdg:
    """Return the goal that a target belongs to; a goal does not tell a target.

    >>> goal_of("16.b")
    <Sdg.PEACE_JUSTICE_AND_STRONG_INSTITUTIONS: 16>
    """
    return Sdg(int(target.partition(".")[0]))


def _as_target(value: str) -> str:
    known = isinstance(value, str) and value in _TARGETS
    return value if known else cast("str", fault("not_a_target", value))


def _as_targets(values: Iterable[str]) -> tuple[str, ...]:
    return as_each(_as_target, values)


def as_better(value: Better) -> Better:
    """Take the direction that is an improvement."""
    return cast("Better", as_choice(("higher", "lower"), value))


@final
@attrs.frozen(kw_only=True, repr=False)
class Result(Shown):
    """A measured result: an indicator in a unit, its value after, and before where it was measured.

    `before` or its day may be None; `better` says which direction is an improvement. `sdg_targets`
    are codes of the 169 targets, finer than any form asks for; the goal follows from the target.
    Evidence is ids.

    Raises:
        InvalidInputError: all faults of its fields together; a day of what was not measured, or a
            measurement after the later one.

    >>> waiting = Result(
    ...     indicator="Waiting time",
    ...     unit="minutes",
    ...     before=90,
    ...     before_on=date(2022, 1, 31),
    ...     after=60,
    ...     after_on=date(2023, 1, 31),
    ...     better="lower",
    ...     sdg_targets=["16.6"],
    ... )
    >>> waiting.change, waiting.relative, waiting.improved
    (Decimal('-30'), Fraction(-1, 3), True)
    """

    indicator: str = attrs.field(converter=as_title)
    unit: str = attrs.field(converter=as_title)
    before: Exact | None = attrs.field(default=None, converter=as_optional_number)
    after: Exact = attrs.field(converter=as_number)
    before_on: date | None = attrs.field(default=None, converter=as_optional_day)
    after_on: date = attrs.field(converter=as_day)
    better: Better = attrs.field(default="higher", converter=as_better)
    method: str = attrs.field(default="", converter=as_str)
    sdg_targets: tuple[str, ...] = attrs.field(default=(), converter=_as_targets)
    evidence: tuple[str, ...] = attrs.field(default=(), converter=as_ids)
    basis: Basis = attrs.field(default=OWN, converter=as_basis)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        if self.before_on is None:
            return
        if self.before is None:
            raise InvalidInputError(
                Problem(path="/before_on", code="not_measured", params={"value": self.before_on})
            )
        if self.after_on < self.before_on:
            params = {"value": self.after_on, "after": self.before_on}
            raise InvalidInputError(Problem(path="/after_on", code="wrong_order", params=params))

    @property
    def change(self) -> Exact | None:
        """After minus before, exactly; None without `before`."""
        return None if self.before is None else number(Fraction(self.after) - Fraction(self.before))

    @property
    def relative(self) -> Exact | None:
        """The change as a share of `before`; None from 0 and without `before`."""
        if not self.before:
            return None
        return number(Fraction(self.after) / Fraction(self.before) - 1)

    @property
    def improved(self) -> bool | None:
        """Whether it changed in the better direction; None without `before`."""
        if self.before is None:
            return None
        up = Fraction(self.after) > Fraction(self.before)
        return up if self.better == "higher" else Fraction(self.after) < Fraction(self.before)

    @property
    def sdgs(self) -> tuple[Sdg, ...]:
        """The goals that its targets belong to, in order."""
        return tuple(sorted(set(map(goal_of, self.sdg_targets))))


def as_results(values: Iterable[Result]) -> tuple[Result, ...]:
    """Parse results.

    >>> as_results([])
    ()
    """
    return as_tuple(Result, values)
