"""Dimensions by which innovations are counted, and the order of their values."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Final, Literal, TypeAlias

from jipp._text import unknown_name
from jipp.drawing.cells import Cell
from jipp.errors import InvalidInputError, Problem
from jipp.model.basis import Basis
from jipp.model.innovation import Innovation, InnovationKind
from jipp.model.phase import Phase, Sdg
from jipp.reference.places import provinces

__all__ = [
    "NOT_BEGUN",
    "VOCABULARIES",
    "Dimension",
    "bases_of_dimensions",
    "in_order",
    "place_of",
    "readers",
]

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
_Reader = Callable[[Innovation], tuple[Cell, ...]]
# Where an innovation stands before it begins: in no phase and no state.
NOT_BEGUN: Final = "not_begun"
# What has a closed list is shown whole, with zeros.
VOCABULARIES: Final[Mapping[str, tuple[Cell, ...]]] = {
    "phase": tuple(phase.value for phase in Phase),
    "kind": tuple(kind.value for kind in InnovationKind),
    "sdg": tuple(int(goal) for goal in Sdg),
}


def place_of(innovation: Innovation) -> str | None:
    """Return the ISO code of an innovation's own province, else of its agency's."""
    return innovation.province or innovation.agency.province


@cache
def _groups() -> Mapping[str, str]:
    return {p.iso: p.island_group for p in provinces(on=date.max)}


def _island_group(innovation: Innovation) -> tuple[Cell, ...]:
    return (_groups().get(place_of(innovation) or ""),)


def _year(innovation: Innovation) -> tuple[Cell, ...]:
    return (innovation.implemented_on and innovation.implemented_on.year,)


_READERS: Final[Mapping[str, _Reader]] = {
    "phase": lambda i: (i.phase and i.phase.value if i.history else NOT_BEGUN,),
    "state": lambda i: (i.state or NOT_BEGUN,),
    "province": lambda i: (place_of(i),),
    "island_group": _island_group,
    "agency": lambda i: (i.agency.id,),
    "agency_kind": lambda i: (i.agency.kind.value,),
    "kind": lambda i: (i.kind.value,),
    "unit": lambda i: (i.unit or None,),
    "category": lambda i: tuple(dict.fromkeys(i.categories)) or (None,),
    "sdg": lambda i: tuple(dict.fromkeys(map(int, i.sdgs))) or (None,),
    "year": _year,
}


def readers(names: tuple[str, ...]) -> tuple[_Reader, ...]:
    """Return the reader of each dimension; an innovation has at least one value in it.

    Raises:
        InvalidInputError: none is named.
        UnknownNameError: no such dimension.

    """
    if not names:
        raise InvalidInputError(Problem(path="/by", code="no_dimension"))
    for name in names:
        if name not in _READERS:
            raise unknown_name("dimension", name, _READERS)
    return tuple(_READERS[name] for name in names)


def in_order(names: tuple[str, ...], keys: Iterable[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """Sort keys: closed lists in their order, all else by itself, what is not known, not begun."""
    listed = (VOCABULARIES.get(name, ()) for name in names)
    places: list[dict[Cell, int]] = [{v: i for i, v in enumerate(values)} for values in listed]

    def rank(key: tuple[Cell, ...]) -> tuple[tuple[int, int, str], ...]:
        return tuple(
            (
                2 if c == NOT_BEGUN else int(c is None),
                p.get(c, c if isinstance(c, int) else 0),
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
