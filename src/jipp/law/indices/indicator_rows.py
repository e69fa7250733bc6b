"""What the files of indices share: a table of rows in both languages, read into criteria.

A line is `id | weight | name | note | level 1 | level 2 | ...`; what follows " = " in a cell is its
English. A row is worth its weight times the level reached, 0 (empty) to 3, unless a file says other.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

import attrs

from jipp._dates import Period
from jipp.i18n import Text
from jipp.model.basis import Basis
from jipp.model.rubric import Criterion, Rubric
from jipp.model.scale import Range, Scale

_LEVEL: Final = Range(low=0, high=3, step=1)
_BLANK: Final = ("",) * 4


def cells(table: str) -> list[list[str]]:
    """Return the cells of the lines of a table."""
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def bilingual(cell: str) -> Text:
    """Return a cell in both languages; of one that is alike in both, Indonesian has its commas."""
    official, apart, english = cell.partition(" = ")
    if apart:
        return Text(id=official, en=english)
    return Text(id=re.sub(r"(?<=\d)\.(?=\d)", ",", cell).replace(" to ", " s.d. "), en=cell)


def rows(
    table: str,
    rule: Callable[[str, str], Basis],
    *,
    scale: Scale | None = _LEVEL,
    earlier: Rubric | None = None,
    **common: Any,
) -> tuple[Criterion, ...]:
    """Return the rows of a table; the id and the note of each make its basis.

    What a line leaves empty is as in the row of that id of an earlier year.
    """
    found: list[Criterion] = []
    for line in cells(table):
        id, weight, name, note, *levels = (*line, *_BLANK[len(line) :])
        given: dict[str, Any] = {"weight": weight, "label": name and bilingual(name)}
        given["descriptors"] = {str(i): bilingual(text) for i, text in enumerate(levels, start=1)}
        told = {field: value for field, value in given.items() if value}
        row = earlier.criterion(id) if earlier else Criterion(id=id, scale=scale, **common)
        found.append(attrs.evolve(row, **told, basis=rule(id, note)))
    return tuple(found)


def innovation(year: int, criteria: Iterable[Criterion], in_force: Period, rule: Basis) -> Rubric:
    """Return the rubric of one innovation (SID) of a year."""
    return Rubric(
        id=f"iid-{year}-sid",
        title=Text(
            id=f"Indeks Inovasi Daerah {year}, Satuan Inovasi Daerah",
            en=f"Regional innovation index {year}, one innovation (SID)",
        ),
        criteria=tuple(criteria),
        combine="weighted_sum",
        in_force=in_force,
        basis=rule,
    )
