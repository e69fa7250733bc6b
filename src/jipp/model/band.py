"""Bands: the grades that a number falls into."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final, final

import attrs

from jipp._dates import Period, as_period
from jipp._fields import (
    as_id,
    as_number,
    as_optional_number,
    as_title,
    as_tuple,
    refuse,
    refuse_faults,
)
from jipp._html import Shown
from jipp._numbers import rounded
from jipp.errors import InvalidInputError, Problem
from jipp.model.basis import Basis, as_basis
from jipp.model.scale import (
    Rounding,
    as_optional_rounding,
)
from jipp.typing import Exact, Number

__all__ = ["Bands", "Grade"]

_LEAST: Final = Fraction(0)


@final
@attrs.frozen(kw_only=True, repr=False)
class Grade(Shown):
    """One band: a code, its official name, and its bounds, `low` excluded and `high` included.

    `low` is None where the table states no lower bound.
    """

    code: str = attrs.field(converter=as_id)
    official: str = attrs.field(converter=as_title)
    low: Exact | None = attrs.field(default=None, converter=as_optional_number)
    high: Exact = attrs.field(converter=as_number)
    basis: Basis = attrs.field(converter=as_basis)
    __attrs_post_init__ = refuse_faults


def _as_grades(values: Iterable[Grade]) -> tuple[Grade, ...]:
    return as_tuple(Grade, values, unique="code")


@final
@attrs.frozen(kw_only=True, repr=False)
class Bands(Shown):
    """A table of grades, best first, and the period in which it is in force.

    A number is rounded by `rounding` before it is held against the bounds; None: as it is.
    """

    name: str = attrs.field(converter=as_id)
    grades: tuple[Grade, ...] = attrs.field(converter=_as_grades)
    rounding: Rounding | None = attrs.field(default=None, converter=as_optional_rounding)
    in_force: Period = attrs.field(converter=as_period)
    basis: Basis = attrs.field(converter=as_basis)
    __attrs_post_init__ = refuse_faults

    def of(self, number: Number) -> Grade:
        """Return the grade of a number; one below 0 or above the highest bound has none.

        Raises:
            InvalidInputError: not an exact number, or one in none of the bands.

        >>> from jipp.law import bands
        >>> table = bands("iid", on=date(2023, 12, 31))
        >>> [table.of(number).code for number in ("60.004", "60.005", 0)]
        ['I', 'SI', 'TDD']
        """
        met = self.reached(number)
        value = as_number(number)
        for grade in met:
            if self._rounded(value) <= Fraction(grade.high):
                return grade
        params = {"value": value, "name": self.name, "low": self._low, "high": self._high}
        raise InvalidInputError(Problem(path="/number", code="outside_bands", params=params))

    def reached(self, number: Number) -> tuple[Grade, ...]:
        """Return the grades whose lower bound a number is above, best first, its own and below.

        Raises:
            InvalidInputError: not an exact number.

        >>> from jipp.law import bands
        >>> [grade.code for grade in bands("iid", on=date(2026, 6, 1)).reached(50)]
        ['I', 'KI', 'TDD']
        """
        value = as_number(number)
        refuse(number=value)
        x = self._rounded(value)
        # A table that states no lower bound goes down to 0: all scores are counted from there.
        return tuple(
            grade
            for grade in self.grades
            if (x >= _LEAST if grade.low is None else x > Fraction(grade.low))
        )

    def _rounded(self, value: Exact) -> Fraction:
        if self.rounding is None:
            return Fraction(value)
        return Fraction(rounded(Fraction(value), self.rounding.places, self.rounding.mode))

    @property
    def _low(self) -> Exact:
        return as_number(min((Fraction(g.low or 0) for g in self.grades), default=_LEAST))

    @property
    def _high(self) -> Exact:
        return as_number(max((Fraction(g.high) for g in self.grades), default=_LEAST))
