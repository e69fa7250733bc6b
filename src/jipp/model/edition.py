"""Editions of the national competition: the rules of a year, and what is published of it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import final

import attrs

from jipp._dates import Window
from jipp._fields import (
    as_bool,
    as_count,
    as_day,
    as_id,
    as_instance,
    as_known,
    as_label,
    as_natural,
    as_number,
    as_optional_label,
    as_strs,
    as_title,
    as_tuple,
    as_values,
    refuse_faults,
)
from jipp._html import Shown
from jipp.errors import InvalidInputError, Problem
from jipp.i18n import Text
from jipp.model.basis import UNVERIFIED, Basis, as_basis
from jipp.model.clause import AgeRule, Clause, Day, as_day_about
from jipp.model.reason import as_words
from jipp.model.tier import Tier
from jipp.typing import UNKNOWN, Exact, Number, Unknown

__all__ = ["Category", "ClusterCount", "Edition", "FunnelYear", "Registration", "Stage"]


def _as_count(value: int | Unknown) -> int | Unknown:
    return as_known(as_count, value)


def _as_text(value: str | Unknown) -> str | Unknown:
    return as_known(as_title, value)


@final
@attrs.frozen(kw_only=True, repr=False)
class FunnelYear(Shown):
    """How many proposals were left after each stage of a year's competition (KIPP)."""

    year: int = attrs.field(converter=as_count)
    registered: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    submitted_to_ministry: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    passed_admin: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    passed_umum: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    passed_replikasi: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    passed_khusus: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    forwarded_to_tpi: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    finalists_umum: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    finalists_replikasi: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    finalists_khusus: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    finalists_total: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    interviewed: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    winners_top: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    winners_replikasi: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    winners_khusus: int | Unknown = attrs.field(default=UNKNOWN, converter=_as_count)
    basis: Basis = attrs.field(converter=as_basis)
    __attrs_post_init__ = refuse_faults


@final
@attrs.frozen(kw_only=True, repr=False)
class ClusterCount(Shown):
    """How many of a competition's list came from one kind of agency.

    `adds_up` says whether the clusters of the list sum to the number in its name.
    """

    year: int = attrs.field(converter=as_count)
    list: str = attrs.field(converter=as_title)
    cluster: str = attrs.field(converter=as_title)
    unit: str | Unknown = attrs.field(default=UNKNOWN, converter=_as_text)
    count: int = attrs.field(converter=as_count)
    adds_up: bool = attrs.field(converter=as_bool)
    basis: Basis = attrs.field(converter=as_basis)
    __attrs_post_init__ = refuse_faults


def _as_day(value: date | Unknown) -> date | Unknown:
    return as_known(as_day, value)


def _as_id(value: str | Unknown) -> str | Unknown:
    return as_known(as_id, value)


@final
@attrs.frozen(kw_only=True, repr=False)
class Category(Shown):
    """A category of an edition: its number, and its official and English name as `label`."""

    number: int = attrs.field(converter=as_natural)
    label: Text = attrs.field(converter=as_label)
    basis: Basis = attrs.field(default=UNVERIFIED, converter=as_basis)
    __attrs_post_init__ = refuse_faults


@final
@attrs.frozen(kw_only=True, repr=False)
class Registration(Shown):
    """The days between which entries could be registered, both inclusive.

    Raises:
        InvalidInputError: not days, or a close before the opening.

    >>> Registration(opens=date(2021, 3, 17), closes=date(2021, 5, 11)).closes
    datetime.date(2021, 5, 11)
    """

    opens: date | Unknown = attrs.field(default=UNKNOWN, converter=_as_day)
    closes: Day = attrs.field(default=UNKNOWN, converter=as_day_about)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        last = self.closes.not_after if isinstance(self.closes, Window) else self.closes
        _refuse_order("closes", self.opens, last)


@final
@attrs.frozen(kw_only=True, repr=False)
class Stage(Shown):
    """A stage of an edition, and its first and last day.

    Raises:
        InvalidInputError: not days, or an end before the start.

    """

    id: str = attrs.field(converter=as_id)
    label: Text = attrs.field(converter=as_label)
    since: date | Unknown = attrs.field(default=UNKNOWN, converter=_as_day)
    until: date | Unknown = attrs.field(default=UNKNOWN, converter=_as_day)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        _refuse_order("until", self.since, self.until)


def _refuse_order(path: str, first: date | Unknown, last: date | Unknown) -> None:
    if isinstance(first, date) and isinstance(last, date) and last < first:
        params = {"value": last, "after": first}
        raise InvalidInputError(Problem(path=f"/{path}", code="wrong_order", params=params))


def _as_theme(value: str | Text | Unknown) -> Text | Unknown:
    return value if isinstance(value, Unknown) else as_label(value)


def _as_groups(values: Iterable[str] | Unknown) -> tuple[str, ...] | Unknown:
    return values if isinstance(values, Unknown) else as_strs(values)


def _as_categories(values: Iterable[Category] | Unknown) -> tuple[Category, ...] | Unknown:
    return values if isinstance(values, Unknown) else as_tuple(Category, values, unique="number")


def _as_exclusions(values: Iterable[Clause] | Unknown) -> tuple[Clause, ...] | Unknown:
    return values if isinstance(values, Unknown) else as_tuple(Clause, values)


def _as_stages(values: Iterable[Stage] | Unknown) -> tuple[Stage, ...] | Unknown:
    return values if isinstance(values, Unknown) else as_tuple(Stage, values, unique="id")


def _as_registration(value: Registration | Unknown) -> Registration | Unknown:
    return value if isinstance(value, Unknown) else as_instance(Registration, value)


def _as_funnel(value: FunnelYear | Unknown) -> FunnelYear | Unknown:
    return value if isinstance(value, Unknown) else as_instance(FunnelYear, value)


def _as_score(value: Number | Unknown) -> Exact | Unknown:
    return value if isinstance(value, Unknown) else as_number(value)


def _as_ages(
    values: Mapping[str, AgeRule] | Iterable[tuple[str, AgeRule]] | Unknown,
) -> tuple[tuple[str, AgeRule], ...] | Unknown:
    return values if isinstance(values, Unknown) else as_values(_as_age, values)


def _as_age(value: AgeRule) -> AgeRule:
    return as_instance(AgeRule, value)


def _as_caps(
    values: Mapping[str, int] | Iterable[tuple[str, int]] | Unknown,
) -> tuple[tuple[str, int], ...] | Unknown:
    return values if isinstance(values, Unknown) else as_values(as_natural, values)


def _as_tiers(
    values: Mapping[str, Iterable[Tier]] | Iterable[tuple[str, Iterable[Tier]]] | Unknown,
) -> tuple[tuple[str, tuple[Tier, ...]], ...] | Unknown:
    return values if isinstance(values, Unknown) else as_values(_as_ladder, values)


def _as_ladder(values: Iterable[Tier]) -> tuple[Tier, ...]:
    return as_tuple(Tier, values, unique="name")


def _as_bases(
    values: Mapping[str, Basis] | Iterable[tuple[str, Basis]],
) -> tuple[tuple[str, Basis], ...]:
    return as_values(as_basis, values)


@final
@attrs.frozen(kw_only=True, repr=False)
class Edition(Shown):
    """A year's competition: what it asked for and how it went, `UNKNOWN` wherever nobody says.

    A cell that is known to be empty is (): no cap is `caps=()`. `ages`, `caps` and `tiers` are
    mappings by group, kept as pairs. A group that `ages` leaves out has a rule that is not known;
    one that `caps` leaves out has no cap, and a cap `any` counts all groups together. Tiers stand
    best first, with cumulative places, as `award` takes them.
    `legal_basis` and `guide` are ids of regulations. Where no competition was `held`, `instead`
    says what took its place. `bases` names the basis of cells that rest on another than `basis`.
    `words` name by id the facts that it asks for, and the caller's own kinds of evidence.

    Raises:
        InvalidInputError: all faults of its fields together.

    >>> planned = Edition(year=2031, held=True, caps={"umum": 3})
    >>> planned.caps, planned.ages
    ((('umum', 3),), UNKNOWN)
    """

    year: int = attrs.field(converter=as_count)
    held: bool = attrs.field(converter=as_bool)
    legal_basis: str | Unknown = attrs.field(default=UNKNOWN, converter=_as_id)
    guide: str | Unknown = attrs.field(default=UNKNOWN, converter=_as_id)
    theme: Text | Unknown = attrs.field(default=UNKNOWN, converter=_as_theme)
    groups: tuple[str, ...] | Unknown = attrs.field(default=UNKNOWN, converter=_as_groups)
    categories: tuple[Category, ...] | Unknown = attrs.field(
        default=UNKNOWN, converter=_as_categories
    )
    ages: tuple[tuple[str, AgeRule], ...] | Unknown = attrs.field(
        default=UNKNOWN, converter=_as_ages
    )
    caps: tuple[tuple[str, int], ...] | Unknown = attrs.field(default=UNKNOWN, converter=_as_caps)
    exclusions: tuple[Clause, ...] | Unknown = attrs.field(
        default=UNKNOWN, converter=_as_exclusions
    )
    registration: Registration | Unknown = attrs.field(default=UNKNOWN, converter=_as_registration)
    stages: tuple[Stage, ...] | Unknown = attrs.field(default=UNKNOWN, converter=_as_stages)
    tiers: tuple[tuple[str, tuple[Tier, ...]], ...] | Unknown = attrs.field(
        default=UNKNOWN, converter=_as_tiers
    )
    passing_score: Exact | Unknown = attrs.field(default=UNKNOWN, converter=_as_score)
    awarded_on: date | Unknown = attrs.field(default=UNKNOWN, converter=_as_day)
    funnel: FunnelYear | Unknown = attrs.field(default=UNKNOWN, converter=_as_funnel)
    basis: Basis = attrs.field(default=UNVERIFIED, converter=as_basis)
    instead: Text | None = attrs.field(default=None, converter=as_optional_label)
    bases: tuple[tuple[str, Basis], ...] = attrs.field(default=(), converter=_as_bases)
    words: tuple[tuple[str, Text], ...] = attrs.field(default=(), converter=as_words)
    __attrs_post_init__ = refuse_faults

    def basis_of(self, cell: str) -> Basis:
        """Return the basis of a field: its own where it has one, else that of the edition.

        >>> from jipp.law import edition
        >>> edition(2025).basis_of("caps").confidence.value, edition(2025).basis.confidence.value
        ('unverified', 'reported')
        """
        return dict(self.bases).get(cell, self.basis)

    @property
    def closes(self) -> Day:
        """The day on which registration closed, the window that it lies in, or `UNKNOWN`."""
        registration = self.registration
        return UNKNOWN if isinstance(registration, Unknown) else registration.closes
