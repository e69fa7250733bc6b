"""The rules of a regional index: its two rubrics, and how their points become one number."""

from collections.abc import Iterable
from typing import Any, TypeAlias, cast, final

import attrs

from jipp._dates import Period, as_period
from jipp._fields import (
    Fault,
    as_bool,
    as_count,
    as_id,
    as_ids,
    as_instance,
    as_known,
    as_natural,
    as_number,
    as_tuple,
    refuse_faults,
)
from jipp._html import Shown
from jipp.model.band import Bands
from jipp.model.basis import Basis, as_basis
from jipp.model.rubric import Rubric
from jipp.model.scale import Range
from jipp.typing import UNKNOWN, Exact, Number, Unknown

__all__ = ["CountRule", "IndexRules"]


@final
@attrs.frozen(kw_only=True, repr=False)
class CountRule(Shown):
    """Points for having many innovations: `each` for one, for `most` of them at most.

    There are none unless at least `services` of the six basic services are covered.
    """

    each: Exact = attrs.field(converter=as_number)
    most: int = attrs.field(converter=as_natural)
    services: int = attrs.field(converter=as_count)
    __attrs_post_init__ = refuse_faults


_Rubric: TypeAlias = Rubric | Unknown
_Ids: TypeAlias = tuple[str, ...] | Unknown
_Count: TypeAlias = CountRule | Unknown
_Bands: TypeAlias = Bands | Unknown


def _one_rubric(value: Rubric) -> Rubric:
    taken = as_instance(Rubric, value)
    if not isinstance(taken, Rubric):
        return taken
    # Rows of levels: what lifts an index is read off the highest of each.
    scales: object = as_tuple(Range, cast("Any", [c.scale for c in taken.criteria]))
    if isinstance(scales, Fault):
        places = (attrs.evolve(p, path=f"{p.path}/scale") for p in scales.problems)
        return cast("Rubric", Fault(*(p.under("/criteria") for p in places)))
    return taken


def _as_rubric(value: Rubric | Unknown) -> _Rubric:
    return as_known(_one_rubric, value)


def _as_mandatory(values: Iterable[str] | Unknown) -> _Ids:
    return values if isinstance(values, Unknown) else as_ids(values)


def _as_divisor(value: int | Unknown) -> int | Unknown:
    return as_known(as_natural, value)


def _one_count(value: CountRule) -> CountRule:
    return as_instance(CountRule, value)


def _as_count_rule(value: CountRule | Unknown) -> _Count:
    return as_known(_one_count, value)


def _as_total(value: Number | Unknown) -> Exact | Unknown:
    return value if isinstance(value, Unknown) else as_number(value)


def _one_table(value: Bands) -> Bands:
    return as_instance(Bands, value)


def _as_bands(value: Bands | Unknown) -> _Bands:
    return as_known(_one_table, value)


@final
@attrs.frozen(kw_only=True, repr=False)
class IndexRules(Shown):
    """How a regional index is counted under one guide; what no source gives is `UNKNOWN`.

    The index is `(government + maturity + count) / total x 100`: the points of the government's
    rows; those of all innovations, summed and divided by their number, at least by `divisor`; and
    the points for their number. Both rubrics are flat, each row a `Range` of levels; `mandatory`
    are row ids of both. `forecast` marks rules that a guide foresees for later years.

    Raises:
        InvalidInputError: all faults of its fields together.

    >>> from jipp.law import index_rules
    >>> rules = index_rules("iid", on=date(2023, 6, 1))
    >>> rules.divisor, rules.count, rules.unknown
    (10, UNKNOWN, ('government', 'mandatory', 'count', 'total'))
    """

    name: str = attrs.field(converter=as_id)
    government: Rubric | Unknown = attrs.field(default=UNKNOWN, converter=_as_rubric)
    innovation: Rubric | Unknown = attrs.field(default=UNKNOWN, converter=_as_rubric)
    mandatory: tuple[str, ...] | Unknown = attrs.field(default=UNKNOWN, converter=_as_mandatory)
    divisor: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_divisor)
    count: CountRule | Unknown = attrs.field(default=UNKNOWN, converter=_as_count_rule)
    total: Exact | Unknown = attrs.field(default=UNKNOWN, converter=_as_total)
    bands: Bands | Unknown = attrs.field(default=UNKNOWN, converter=_as_bands)
    forecast: bool = attrs.field(default=False, converter=as_bool)
    in_force: Period = attrs.field(converter=as_period)
    basis: Basis = attrs.field(converter=as_basis)
    __attrs_post_init__ = refuse_faults

    @property
    def unknown(self) -> tuple[str, ...]:
        """The fields that are not known, in order; `regional_index` refuses while there are any."""
        names = (field.name for field in attrs.fields(type(self)))
        return tuple(name for name in names if isinstance(getattr(self, name), Unknown))
