"""What the yearly files of the regional innovation index share: rows of levels, and their rubric.

A row is worth its weight times the level reached, 0 (empty) to 3.
"""

from collections.abc import Iterable
from typing import Final, TypeAlias

import attrs

from jipp._dates import Period
from jipp.i18n import Text
from jipp.model.basis import Basis, Citation
from jipp.model.rubric import Criterion, Rubric
from jipp.model.scale import Range
from jipp.typing import Number

__all__ = ["LevelTexts", "Names", "innovation", "row"]

# The Indonesian and the English name of a row, and what its three levels ask for.
Names: TypeAlias = tuple[str, str]
LevelTexts: TypeAlias = tuple[str, str, str]
_LEVEL: Final = Range(low=0, high=3, step=1)


def row(
    id: str,
    names: Names,
    weight: Number,
    levels: LevelTexts,
    rule: Basis,
    *,
    told: str = "levels",
) -> Criterion:
    """Return a row of a form; what each level asks for follows the note of its basis."""
    asked = "; ".join(f"{level}: {what}" for level, what in enumerate(levels, start=1))
    cited = rule.citation or Citation()
    note = f"{cited.note}; {told}: {asked}"
    return Criterion(
        id=id,
        label=Text(id=names[0], en=names[1]),
        weight=weight,
        scale=_LEVEL,
        basis=attrs.evolve(rule, citation=attrs.evolve(cited, note=note)),
    )


def innovation(year: int, rows: Iterable[Criterion], in_force: Period, rule: Basis) -> Rubric:
    """Return the rubric of one innovation (SID) of a year."""
    return Rubric(
        id=f"iid-{year}-sid",
        title=Text(
            id=f"Indeks Inovasi Daerah {year}, Satuan Inovasi Daerah",
            en=f"Regional innovation index {year}, one innovation (SID)",
        ),
        criteria=tuple(rows),
        combine="weighted_sum",
        in_force=in_force,
        basis=rule,
    )
