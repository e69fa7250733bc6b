"""What answers rest on beside the caller's own data: the facts and rules they used."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from jipp.model.basis import Basis, Confidence, Origin
from jipp.model.phase import Phase, Sdg
from jipp.portfolio.cells import Cell
from jipp.reference.places import provinces

__all__ = ["GOALS", "ONE_A_YEAR", "PHASES", "bases_of_dimensions"]

PHASES: Final = Phase.CREATION.basis
GOALS: Final = Sdg.NO_POVERTY.basis
# One Agency One Innovation, asked of every agency each year since 2013.
ONE_A_YEAR: Final = Basis(origin=Origin.PRACTICE, confidence=Confidence.OFFICIAL)


def bases_of_dimensions(
    names: tuple[str, ...], keys: Iterable[tuple[Cell, ...]]
) -> tuple[Basis, ...]:
    """Give what a count by these dimensions rests on; the caller's own words rest on nothing."""
    known = {"phase": [PHASES], "sdg": [GOALS]}
    found = [basis for name in names for basis in known.get(name, ())]
    if "island_group" in names:
        found += [p.basis for p in provinces(on=date.max)]
    if "province" in names:
        at = names.index("province")
        named = {key[at] for key in keys}
        found += [p.basis for p in provinces(on=date.max) if p.iso in named]
    return tuple(found)
