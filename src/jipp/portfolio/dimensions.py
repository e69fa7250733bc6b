"""Dimensions by which subjects are counted, and the order of their values."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from itertools import product
from typing import Any, Final, Literal, NamedTuple, TypeAlias, cast

from jipp._fields import Fault, duplicates, fault, gathered, items_in, refuse
from jipp._text import pointer, unknown_name
from jipp.drawing.cells import Cell
from jipp.errors import InvalidInputError, Problem
from jipp.lifecycle.history_views import trimmed
from jipp.model.basis import Basis
from jipp.model.history import Entry
from jipp.model.innovation import InnovationKind
from jipp.model.phase import Phase, Sdg
from jipp.model.place import Agency
from jipp.portfolio.tables import as_cell
from jipp.reference.places import provinces
from jipp.typing import Moving

Dimension: TypeAlias = Literal[
    "phase",
    "state",
    "province",
    "island_group",
    "agency",
    "agency_kind",
    "kind",
    "unit",
    "category",
    "sdg",
    "year",
]
#: What is counted by: a dimension, a function that returns the cell (or several) of a subject.
By: TypeAlias = Dimension | Callable[[Any], object] | Iterable[Dimension | Callable[[Any], object]]
_History: TypeAlias = tuple[Entry, ...]
_Reader: TypeAlias = Callable[[Moving, _History], tuple[Cell, ...]]
# Where a subject stands before it begins: in no phase and no state.
NOT_BEGUN: Final = "not_begun"
# What has a closed list is shown whole, with zeros.
VOCABULARIES: Final[Mapping[str, tuple[Cell, ...]]] = {
    "phase": tuple(phase.value for phase in Phase),
    "kind": tuple(kind.value for kind in InnovationKind),
    "sdg": tuple(int(goal) for goal in Sdg),
}


def agency_of(subject: Moving) -> Agency | None:
    """Return the agency of a subject, None where its class has none."""
    agency = getattr(subject, "agency", None)
    return agency if isinstance(agency, Agency) else None


def place_of(subject: Moving) -> str | None:
    """Return the ISO code of a subject's own province, else of its agency's."""
    own = getattr(subject, "province", None)
    if isinstance(own, str) and own:
        return own
    agency = agency_of(subject)
    return agency.province if agency is not None else None


@cache
def _groups() -> Mapping[str, str]:
    return {p.iso: p.island_group for p in provinces(on=date.max)}


def _field(name: str) -> _Reader:
    def read(subject: Moving, _: _History) -> tuple[Cell, ...]:
        # A class of the caller's may mean something else by the name.
        cells = _cells(getattr(subject, name, None) or None)
        return tuple(None if isinstance(cell, Fault) else cell for cell in cells)

    return read


def _year(subject: Moving, _: _History) -> tuple[Cell, ...]:
    day = getattr(subject, "implemented_on", None)
    return (day.year if isinstance(day, date) else None,)


_READERS: Final[Mapping[str, _Reader]] = {
    "phase": lambda _, history: _cells(history[-1].phase if history else NOT_BEGUN),
    "state": lambda _, history: (history[-1].target if history else NOT_BEGUN,),
    "province": lambda subject, _: (place_of(subject),),
    "island_group": lambda subject, _: (_groups().get(place_of(subject) or ""),),
    "agency": lambda subject, _: _cells(getattr(agency_of(subject), "id", None)),
    "agency_kind": lambda subject, _: _cells(getattr(agency_of(subject), "kind", None)),
    "kind": _field("kind"),
    "unit": _field("unit"),
    "category": _field("categories"),
    "sdg": _field("sdgs"),
    "year": _year,
}


def _cells(value: object) -> tuple[Cell, ...]:
    """Return what a subject has in a dimension, each once; None where it has nothing there."""
    if isinstance(value, list | tuple | set | frozenset):
        listed = items_in(cast("Iterable[object]", value)) or ()
        return tuple(dict.fromkeys(_cell(item) for item in listed)) or (None,)
    return (_cell(value),)


def _cell(value: object) -> Cell:
    return as_cell(cast("Cell", value.value if isinstance(value, Enum) else value))


class Dimensions(NamedTuple):
    """The dimensions of a count: their names, and what reads each of them from a subject."""

    names: tuple[str, ...]
    readers: tuple[_Reader, ...]

    @classmethod
    def of(cls, by: object) -> "Dimensions":
        """Read what a caller counts by: names and functions, one or several.

        Raises:
            InvalidInputError: none is given, one is given twice, or it is no name and no function.
            UnknownNameError: no such dimension.

        """
        one = isinstance(by, str) or callable(by)
        listed = (by,) if one else items_in(by)
        if listed is None:
            refuse(by=fault("not_a_list", by))
        given = cast("tuple[object, ...]", listed)
        if not given:
            raise InvalidInputError(Problem(path="/by", code="no_dimension"))
        refuse(by=_not_dimensions(given))
        for name in given:
            if isinstance(name, str) and name not in _READERS:
                raise unknown_name("dimension", name, _READERS)
        names = tuple(_name(d, at) for at, d in enumerate(given, 1))
        if twice := duplicates(names):
            refuse(by=Fault(*twice))
        return cls(names, tuple(_reader(d, n) for d, n in zip(given, names, strict=True)))

    def keys(self, subject: Moving, history: _History) -> Iterable[tuple[Cell, ...]]:
        """Return the cells under which a subject counts, with the history it had."""
        return product(*(read(subject, history) for read in self.readers))


def _not_dimensions(given: tuple[object, ...]) -> object:
    wrong = (
        (pointer(at), fault("not_callable", one))
        for at, one in enumerate(given)
        if not isinstance(one, str) and not callable(one)
    )
    problems = gathered(wrong)
    return Fault(*problems) if problems else given


def _name(dimension: object, position: int) -> str:
    """Return the column of a dimension; a function without a name is told by its position."""
    if isinstance(dimension, str):
        return dimension
    name = getattr(dimension, "__name__", "")
    return name if isinstance(name, str) and name.isidentifier() else f"by_{position}"


def _reader(dimension: object, name: str) -> _Reader:
    if isinstance(dimension, str):
        return _READERS[dimension]
    ask = cast("Callable[[Any], object]", dimension)

    def read(subject: Moving, history: _History) -> tuple[Cell, ...]:
        cells = _cells(ask(trimmed(subject, history)))
        if problems := gathered((pointer("by", name), cell) for cell in cells):
            raise InvalidInputError(*problems)
        return cells

    return read


def in_order(names: tuple[str, ...], keys: Iterable[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """Sort keys: closed lists in their order, all else by itself, what is not known, not begun."""
    listed = (VOCABULARIES.get(name, ()) for name in names)
    places: list[dict[Cell, int]] = [{v: i for i, v in enumerate(values)} for values in listed]

    def rank(key: tuple[Cell, ...]) -> tuple[tuple[int, Fraction, str], ...]:
        return tuple(
            (
                2 if c == NOT_BEGUN else int(c is None),
                Fraction(p.get(c, c if isinstance(c, int | Decimal | Fraction) else 0)),
                "" if c in p else str(c),
            )
            for p, c in zip(places, key, strict=True)
        )

    return sorted(keys, key=rank)


def bases_of_dimensions(
    names: tuple[str, ...], keys: Iterable[tuple[Cell, ...]]
) -> tuple[Basis, ...]:
    """Return the bases of a count by these dimensions; the caller's own words have none."""
    known = {"phase": [Phase.CREATION.basis], "sdg": [Sdg.NO_POVERTY.basis]}
    found = [basis for name in names for basis in known.get(name, ())]
    if "island_group" in names:
        found += [p.basis for p in provinces(on=date.max)]
    if "province" in names:
        at = names.index("province")
        named = {key[at] for key in keys}
        found += [p.basis for p in provinces(on=date.max) if p.iso in named]
    return tuple(found)
