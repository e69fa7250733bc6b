"""Facts as a table of text, as a module of the law or of a reference table holds them.

The first line names the columns, and each row that follows has a cell for each, apart by "|". A
line that begins with "  |" goes on with the row before, so that a row may take several lines. A
last column whose name ends in "..." stands for any number of cells. What is said often is a
constant of the module, and the table an f-string:

    _TABLE: Final = f'''
    id | name | period | sources...
    bmz | German Federal Ministry | 2014..2020 | {_GIZ} | https://www.bmz.de
    '''
    PARTNERS: Final = tuple(_partner(*row) for row in rows(_TABLE))

The lines stand at the left margin. A row with another number of cells raises. In a cell "?" is
what is not known, and an empty one is nothing.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from jipp._dates import Bound, Period, Window
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.typing import UNKNOWN, Unknown

# In a whole day.
_DASHES: Final = 2


def rows(table: str) -> list[list[str]]:
    """Return the rows of a table of text without its header, cell by cell.

    Raises:
        ValueError: a row with more or fewer cells than the header has.

    >>> rows('''
    ... id | name | sources...
    ... a | Alpha
    ...   | x.id | y.id
    ... b | |
    ... ''')
    [['a', 'Alpha', 'x.id', 'y.id'], ['b', '', '']]
    """
    found: list[list[str]] = []
    for line in table.strip("\n").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if line.startswith(" "):
            found[-1] += cells[not cells[0] :]
        else:
            found.append(cells)
    header, *told = found
    least = len(header) - header[-1].endswith("...")
    for row in told:
        if len(row) < least or (len(row) > least and least == len(header)):
            raise ValueError(f"{len(row)} cells where the table has {' | '.join(header)}: {row}")
    return told


def known(cell: str) -> str | Unknown:
    """Return a cell, or `UNKNOWN` for "?".

    >>> known("12"), known("?")
    ('12', UNKNOWN)
    """
    return UNKNOWN if cell == "?" else cell


def bound(cell: str, *, past: bool = False) -> Bound:
    """Return a day, or some day of a year, of a month, or between two days; None of an empty cell.

    With `past` the last day that it may be is the first after the year or the month.

    >>> bound("2020-07-13"), bound("?"), bound("")
    (datetime.date(2020, 7, 13), UNKNOWN, None)
    >>> bound("2020-12").not_after, bound("2020", past=True).not_after
    (datetime.date(2020, 12, 31), datetime.date(2021, 1, 1))
    """
    if cell in {"", "?"}:
        return UNKNOWN if cell else None
    first, apart, last = cell.partition(" to ")
    if apart:
        return Window(not_before=date.fromisoformat(first), not_after=date.fromisoformat(last))
    if cell.count("-") == _DASHES:
        return date.fromisoformat(cell)
    year, _, month = cell.partition("-")
    since = date(int(year), int(month or 1), 1)
    months = since.year * 12 + since.month - 1 + (1 if month else 12)
    after = date(months // 12, months % 12 + 1, 1)
    return Window(not_before=since, not_after=date.fromordinal(after.toordinal() - (not past)))


def period(cell: str, *, past: bool = True) -> Period:
    """Return the period from one bound up to another, which stand apart by "..".

    >>> period("2021-12-31..").until, period("2017..2022").until.not_after
    (None, datetime.date(2023, 1, 1))
    """
    since, _, until = cell.partition("..")
    return Period(since=bound(since), until=bound(until, past=past))


def cited(
    confidence: str, note: str, sources: Iterable[str] = (), regulation: str | None = None
) -> Basis:
    """Return the basis of what a regulation says, or of practice where none is named.

    >>> [cited("reported", "", regulation=one).origin.value for one in ("uu-1-2020", None)]
    ['law', 'practice']
    """
    return Basis(
        origin=Origin.LAW if regulation else Origin.PRACTICE,
        confidence=Confidence(confidence),
        citation=Citation(regulation=regulation, note=note) if regulation or note else None,
        sources=tuple(sources),
    )
