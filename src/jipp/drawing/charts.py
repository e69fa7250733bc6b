"""The picture of a table: which cells are labels, which are numbers, and what is left out."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Final, NamedTuple, final

from jipp.drawing.bars import Bars, Row, paint_bars, paint_upright
from jipp.drawing.cells import Cell, Words, wording
from jipp.drawing.flow import paint_flow
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


@final
class _Plan(NamedTuple):
    """The drawn part of a table: rows, words of the measures, whether they share one bar."""

    rows: list[Row]
    measures: list[Text]
    stacked: bool = False
    without: int = -1
    paint: Callable[[Bars, str, float], Body] = paint_bars


@final
class Drawn(NamedTuple):
    """Which part of a table is drawn, and how: by value, as shares."""

    rows: int
    page: int
    by_value: bool
    share: bool


def picture_of(table: Tabular, words: Words, asked: Drawn, source: Text | None) -> Picture:
    """Draw a page of a table, in its form.

    Raises:
        InvalidInputError: a page beyond the last; shares of what is no count.

    """
    plan = _plan(table, words)
    if asked.share:
        plan = _shared(plan)
    if asked.by_value:
        plan = plan._replace(rows=sorted(plan.rows, key=_by_value))
    rows, page = asked.rows, asked.page
    last_page = max(-(-len(plan.rows) // rows), 1)
    if page > last_page:
        params = {"value": page, "last": last_page}
        raise InvalidInputError(Problem(path="/page", code="no_such_page", params=params))
    first = (page - 1) * rows
    shown = plan.rows[first : first + rows]
    notes: list[Text] = []
    if asked.share and plan.stacked:
        notes.append(said("picture_share_row"))
    if len(shown) < len(plan.rows):
        last = first + len(shown)
        notes.append(said("picture_page", first=first + 1, last=last, count=len(plan.rows)))
    bars = Bars(shown, plan.measures, plan.stacked, plan.without, plan.rows, notes, asked.share)
    return Picture.of(
        partial(plan.paint, bars),
        caption=table.title,
        source=sources(source, table.bases),
        description=_described(table.title, plan.measures, shown, notes),
        bases=table.bases,
    )


def _plan(table: Tabular, words: Words) -> _Plan:
    wide = len(table.columns)
    if table.form == "flow" and wide > _FLOW:
        rows, measures = _measured(table, words, range(wide - _FLOW, wide))
        # What is no count of things that come and go cannot be drawn so.
        if all(value is not None and value >= 0 for row in rows for value in row.values):
            return _Plan(rows, measures, paint=paint_flow)
    numbers = [i for i in range(table.keys, wide) if _is_numeric([row[i] for row in table.rows])]
    if table.form == "years" and numbers:
        measured, names = _measured(table, words, numbers[:1])
        reasons = (_why(table, words, row) for row in table.rows)
        with_why = [r._replace(why=why) for r, why in zip(measured, reasons, strict=True)]
        return _Plan(with_why, names, paint=paint_upright)
    if table.form == "tally" or (table.rows and not numbers):
        return _tallied(table, words)
    if table.keys == _CROSSED and len(numbers) == 1:
        return _crossed(table, words, numbers[0]) or _Plan(*_measured(table, words, numbers))
    return _Plan(*_measured(table, words, numbers))


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


def _shared(plan: _Plan) -> _Plan:
    """Return numbers as per cent: of all rows, or of their row where they share a bar."""
    every = [value for row in plan.rows for value in row.values if value is not None]
    if plan.paint is paint_flow or any(value < 0 for value in every):
        raise InvalidInputError(Problem(path="/share", code="no_shares"))

    def parts(
        values: Sequence[Fraction | None], wholes: Sequence[Fraction]
    ) -> list[Fraction | None]:
        return [
            None if v is None or not whole else 100 * v / whole
            for v, whole in zip(values, wholes, strict=True)
        ]

    none = Fraction(0)
    if plan.stacked:
        wholes = [
            [sum((v or none for v in row.values), none)] * len(row.values) for row in plan.rows
        ]
        measures = plan.measures
    else:
        columns = zip(*(row.values for row in plan.rows), strict=True)
        wholes = [[sum((v or none for v in column), none) for column in columns]] * len(plan.rows)
        measures = [said("picture_share", measure=measure) for measure in plan.measures]
    rows = [
        row._replace(values=tuple(parts(row.values, whole)))
        for row, whole in zip(plan.rows, wholes, strict=True)
    ]
    return plan._replace(rows=rows, measures=measures)


def _is_numeric(cells: Iterable[Cell]) -> bool:
    given = [cell for cell in cells if cell is not None]
    return bool(given) and all(_number(cell) is not None for cell in given)


def _number(cell: Cell) -> Fraction | None:
    if isinstance(cell, bool) or not isinstance(cell, int | Decimal | Fraction):
        return None
    return Fraction(cell)


def _measured(table: Tabular, words: Words, numbers: Iterable[int]) -> tuple[list[Row], list[Text]]:
    """Return the numbers of each row, labelled by its keys."""
    numbers = list(numbers)
    rows = [
        Row(
            _label(table, words, row),
            tuple(_number(row[i]) for i in numbers),
            unknown=None in row[: table.keys],
        )
        for row in table.rows
    ]
    return rows, [term(table.columns[i]) for i in numbers]


def _label(table: Tabular, words: Words, row: Sequence[Cell]) -> Text:
    keyed = zip(table.columns[: max(table.keys, 1)], row, strict=False)
    said = [wording(column, cell, words) for column, cell in keyed]
    return Text(**{lang: ", ".join(word.text(lang) for word in said) for lang in LANGUAGES})


def _tallied(table: Tabular, words: Words) -> _Plan:
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
    return _Plan(rows, [term("count")])


def _crossed(table: Tabular, words: Words, number: int) -> _Plan | None:
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
    rows = [
        Row(
            wording(table.columns[at], key, words),
            tuple(held.get((key, part)) for part in parts),
            unknown=key is None,
        )
        for key in along
    ]
    names = [wording(table.columns[1 - at], part, words) for part in parts]
    return _Plan(rows, names, stacked=True, without=parts.index(None) if None in parts else -1)


def _described(
    title: Text, measures: Sequence[Text], shown: Sequence[Row], notes: Sequence[Text]
) -> Text:
    """Describe all that is drawn, for a reader who does not see it."""

    def told(lang: str) -> str:
        rows = (
            ", ".join(
                f"{measure.text(lang)} {figure(value, lang)}"
                for measure, value in zip(measures, row.values, strict=True)
                if value is not None
            )
            for row in shown
        )
        labels = (row.label.text(lang) for row in shown)
        each = (
            f"{label}: {said}" if said else label for label, said in zip(labels, rows, strict=True)
        )
        words = "; ".join((*each, *(note.text(lang) for note in notes)))
        return f"{title.text(lang)}. {words}"

    return in_words(told)
