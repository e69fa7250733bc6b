"""The picture of a table: which cells are labels, which are numbers, and what is left out."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Final, NamedTuple, TypeAlias, final

from jipp.drawing.bars import Bars, Row, paint_bars, paint_flow, paint_upright
from jipp.drawing.cells import Cell, Words, wording
from jipp.drawing.numerals import figure
from jipp.drawing.picture import Body, Picture, in_words, sources
from jipp.drawing.svg import SERIES
from jipp.errors import InvalidInputError, Problem
from jipp.i18n import LANGUAGES, Text, said, term
from jipp.model.basis import Basis

_FLOW: Final = 4
_CROSSED: Final = 2
_MOST: Final = len(SERIES) + 1


@final
class Tabular(NamedTuple):
    """A table, as far as its picture reads it."""

    title: Text
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keys: int
    form: str
    bases: tuple[Basis, ...]


# What draws a table, and its rows with the words of their measures.
_Plan: TypeAlias = tuple[Callable[[Bars, str, float], Body], Bars]


def picture_of(
    table: Tabular,
    words: Words,
    source: Text | None,
    *,
    rows: int,
    page: int,
    by_value: bool,
    share: bool,
) -> Picture:
    """Draw a page of so many rows of a table, in its form.

    Raises:
        InvalidInputError: a page beyond the last; shares of what is no count.

    """
    paint, bars = _plan(table, words)
    if share:
        bars = _shared(paint, bars)
    every = sorted(bars.rows, key=_by_value) if by_value else bars.rows
    last_page = max(-(-len(every) // rows), 1)
    if page > last_page:
        params = {"value": page, "last": last_page}
        raise InvalidInputError(Problem(path="/page", code="no_such_page", params=params))
    first = (page - 1) * rows
    shown = every[first : first + rows]
    notes = [said("picture_share_row")] if share and bars.stacked else []
    if len(shown) < len(every):
        last = first + len(shown)
        notes.append(said("picture_page", first=first + 1, last=last, count=len(every)))
    bars = bars._replace(rows=shown, every=every, notes=notes, shares=share)
    return Picture.of(
        partial(paint, bars),
        caption=table.title,
        source=sources(source, table.bases),
        description=in_words(partial(_described, table.title, bars)),
        bases=table.bases,
    )


def _plan(table: Tabular, words: Words) -> _Plan:
    wide = len(table.columns)
    if table.form == "flow" and wide > _FLOW:
        flow = _measured(table, words, range(wide - _FLOW, wide))
        # What is no count of things that come and go cannot be drawn so.
        if all(value is not None and value >= 0 for row in flow.rows for value in row.values):
            return paint_flow, flow
    numbers = [i for i in range(table.keys, wide) if _is_numeric([row[i] for row in table.rows])]
    if table.form == "years" and numbers:
        years = _measured(table, words, numbers[:1])
        given = zip(years.rows, table.rows, strict=True)
        rows = [row._replace(why=_why(table, words, cells)) for row, cells in given]
        return paint_upright, years._replace(rows=rows)
    if table.form == "tally" or (table.rows and not numbers):
        return paint_bars, _tallied(table, words)
    crossed = None
    if table.keys == _CROSSED and len(numbers) == 1:
        crossed = _crossed(table, words, numbers[0])
    return paint_bars, crossed or _measured(table, words, numbers)


def _why(table: Tabular, words: Words, row: Sequence[Cell]) -> Text | None:
    """Return the words that stand beside a number that is not there."""
    beside = zip(table.columns[table.keys :], row[table.keys :], strict=True)
    return next(
        (wording(c, cell, words) for c, cell in beside if isinstance(cell, str) and cell.strip()),
        None,
    )


def _by_value(row: Row) -> tuple[bool, Fraction]:
    """Order by what a row comes to, the most first and what is not known last."""
    known = [value for value in row.values if value is not None]
    return (
        not known or row.unknown,
        -(known[0] if len(row.values) == 1 else sum(known, Fraction(0))) if known else Fraction(0),
    )


def _shared(paint: object, bars: Bars) -> Bars:
    """Return numbers as per cent: of all rows, or of their row where they share a bar."""
    if paint is paint_flow or any(value and value < 0 for row in bars.rows for value in row.values):
        raise InvalidInputError(Problem(path="/share", code="no_shares"))
    columns = [*map(_sum, zip(*(row.values for row in bars.rows), strict=True))]

    def part(row: Row) -> Row:
        wholes = [_sum(row.values)] * len(row.values) if bars.stacked else columns
        pairs = zip(row.values, wholes, strict=True)
        parts = (None if v is None or not whole else 100 * v / whole for v, whole in pairs)
        return row._replace(values=tuple(parts))

    measures = bars.measures
    if not bars.stacked:
        measures = [said("picture_share", measure=measure) for measure in measures]
    return bars._replace(rows=[*map(part, bars.rows)], measures=measures)


def _sum(values: Iterable[Fraction | None]) -> Fraction:
    return sum((value or Fraction(0) for value in values), Fraction(0))


def _is_numeric(cells: Iterable[Cell]) -> bool:
    given = [cell for cell in cells if cell is not None]
    return bool(given) and all(_number(cell) is not None for cell in given)


def _number(cell: Cell) -> Fraction | None:
    if isinstance(cell, bool) or not isinstance(cell, int | Decimal | Fraction):
        return None
    return Fraction(cell)


def _measured(table: Tabular, words: Words, numbers: Sequence[int]) -> Bars:
    """Return the numbers of each row, labelled by its keys."""
    rows: list[Row] = []
    for row in table.rows:
        values = tuple(_number(row[i]) for i in numbers)
        rows.append(Row(_label(table, words, row), values, unknown=None in row[: table.keys]))
    return Bars(rows, [term(table.columns[i]) for i in numbers])


def _label(table: Tabular, words: Words, row: Sequence[Cell]) -> Text:
    keyed = zip(table.columns[: max(table.keys, 1)], row, strict=False)
    said = [wording(column, cell, words) for column, cell in keyed]
    return Text(**{lang: ", ".join(word.text(lang) for word in said) for lang in LANGUAGES})


def _tallied(table: Tabular, words: Words) -> Bars:
    """Count how often the last cell that is given is the same, the most frequent first."""
    found = Counter[tuple[str, Cell]]()
    for row in table.rows:
        given = [(c, cell) for c, cell in zip(table.columns, row, strict=True) if cell is not None]
        found[given[-1] if given else (table.columns[-1], None)] += 1
    ordered = sorted(found.items(), key=lambda item: (-item[1], str(item[0][1])))
    rows = [
        Row(wording(*last, words), (Fraction(count),), unknown=last[1] is None)
        for last, count in ordered
    ]
    return Bars(rows, [term("count")])


def _crossed(table: Tabular, words: Words, number: int) -> Bars | None:
    """Stack one of two crossed dimensions along the other, where it has few enough values."""
    ones = list(dict.fromkeys(row[0] for row in table.rows))
    others = list(dict.fromkeys(row[1] for row in table.rows))
    # What is not known stands last, and has a look of its own.
    others.sort(key=lambda cell: cell is None)
    along, parts, at = (ones, others, 0) if len(others) <= _MOST else (others, ones, 1)
    if len(parts) - (None in parts) > len(SERIES):
        return None
    held = {(row[at], row[1 - at]): _number(row[number]) for row in table.rows}
    if len(held) < len(table.rows):
        return None
    rows: list[Row] = []
    for key in along:
        values = tuple(held.get((key, part)) for part in parts)
        rows.append(Row(wording(table.columns[at], key, words), values, unknown=key is None))
    names = [wording(table.columns[1 - at], part, words) for part in parts]
    return Bars(rows, names, stacked=True, without=parts.index(None) if None in parts else -1)


def _described(title: Text, bars: Bars, lang: str) -> str:
    """Describe all that is drawn, for a reader who does not see it."""
    told: list[str] = []
    for row in bars.rows:
        figures = ", ".join(
            f"{measure.text(lang)} {figure(value, lang)}"
            for measure, value in zip(bars.measures, row.values, strict=True)
            if value is not None
        )
        told.append(": ".join(filter(None, (row.label.text(lang), figures))))
    return f"{title.text(lang)}. {'; '.join((*told, *(note.text(lang) for note in bars.notes)))}"
