"""Tables of answers: rows under named columns, found by their first cells."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import partial
from typing import Any, Final, Literal, TypeAlias, cast, final, get_args

import attrs

from jipp._fields import (
    as_bool,
    as_choice,
    as_count,
    as_day,
    as_each,
    as_instance,
    as_label,
    as_natural,
    as_optional_label,
    as_strs,
    as_values,
    fault,
    refuse,
    refuse_faults,
)
from jipp._html import Tabulated
from jipp._numbers import exact, plain
from jipp._text import aligned, pointer, unknown_name
from jipp.drawing.cells import Cell, html_table
from jipp.drawing.charts import Tabular, picture_of
from jipp.drawing.picture import Picture
from jipp.errors import InvalidInputError, Problem
from jipp.i18n import Text
from jipp.model.basis import Basis, Confidence, as_bases, weakest

__all__ = ["Table"]

TableForm: TypeAlias = Literal["bars", "flow", "tally", "years"]
TableSort: TypeAlias = Literal["given", "value"]
_CELLS: Final = (str, int, Decimal, Fraction, date, type(None))


def as_cell(value: Cell) -> Cell:
    """Take a cell of a table: a text, an exact number, a day, a yes or no, or None."""
    if isinstance(value, date):
        return as_day(value)
    if isinstance(value, int | Decimal | Fraction) and not isinstance(value, bool):
        return value if exact(value) is not None else cast("Cell", fault("not_a_number", value))
    return as_instance(_CELLS, value)


def _as_row(values: Iterable[Cell]) -> tuple[Cell, ...]:
    return as_each(as_cell, values, distinct=False)


def _as_rows(values: Iterable[Iterable[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    return as_each(_as_row, values, distinct=False)


def _as_words(
    values: Mapping[str, Mapping[str, str | Text]] | Iterable[tuple[str, Any]],
) -> tuple[tuple[str, tuple[tuple[str, Text], ...]], ...]:
    return as_values(partial(as_values, as_label), values)


def _as_form(value: TableForm) -> TableForm:
    return cast("TableForm", as_choice(get_args(TableForm), value))


def _as_sort(value: TableSort) -> TableSort:
    return cast("TableSort", as_choice(get_args(TableSort), value))


class Answered(Tabulated):
    """An answer about a portfolio, which names its bases and is shown as an HTML table."""

    __slots__ = ()

    @property
    def bases(self) -> tuple[Basis, ...]:
        """The facts and rules that it rests on beside the caller's data."""
        return ()

    @property
    def confidence(self) -> Confidence | None:
        """The weakest confidence of its bases, None where it shows only the caller's data."""
        return weakest(self.bases)[0]

    @property
    def design(self) -> bool:
        """Whether a design rule took part."""
        return weakest(self.bases)[1]

    @staticmethod
    def _joined(tables: "Iterable[Answered]", lang: str, most: int | None) -> str:
        """Write several answers one below the other, each with at most so many rows."""
        return "".join(table._html(lang, most) for table in tables)  # noqa: SLF001 - its own kind


@final
@attrs.frozen(kw_only=True, repr=False)
class Table(Answered):
    """Rows of plain cells under named columns, with a title in both languages.

    It iterates over its rows as dicts, so that `to_records` and `to_columns` take it as it is, has
    their number as its length, and prints. The first `keys` columns name a row: `table[key]` (a
    tuple for several) gives the cell that stands beside, or the dict of cells where there are more.

    `form` is how it is drawn: as `bars` of its numbers, as a `flow` (its last four columns are what
    stood there, entered, left, and stands there), as a `tally` of how often its last cells are the
    same, or by `years`: upright bars of its first numbers, with a gap where there is none, in which
    a text among the cells says why. `bases` are those of the facts and rules it rests on beside the
    caller's data. `words` say what `to_html` and pictures call a cell, by column:
    `{"agency": {"kota-a": "Kota A"}}`.

    Raises:
        InvalidInputError: all faults of its fields at once; a row of another length, at `/rows/n`;
            no columns, or fewer than `keys`.

    >>> found = Table(title="By phase", columns=("phase", "count"), rows=[("creation", 3)])
    >>> found["creation"], list(found)
    (3, [{'phase': 'creation', 'count': 3}])
    """

    __wired__ = False

    title: Text = attrs.field(converter=as_label)
    columns: tuple[str, ...] = attrs.field(converter=as_strs)
    rows: tuple[tuple[Cell, ...], ...] = attrs.field(default=(), converter=_as_rows)
    keys: int = attrs.field(default=1, converter=as_count)
    form: TableForm = attrs.field(default="bars", converter=_as_form)
    bases: tuple[Basis, ...] = attrs.field(default=(), converter=as_bases, eq=False, repr=False)
    words: tuple[tuple[str, tuple[tuple[str, Text], ...]], ...] = attrs.field(
        default=(), converter=_as_words, eq=False, repr=False
    )

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        wide = len(self.columns)
        problems = [
            Problem(path=pointer("rows", i), code="row_length", params={"found": n, "needed": wide})
            for i, n in enumerate(map(len, self.rows))
            if n != wide
        ]
        if self.keys > wide or not wide:
            params = {"value": self.keys, "limit": wide}
            problems.append(Problem(path="/keys", code="keys_beyond_columns", params=params))
        if problems:
            raise InvalidInputError(*problems)

    def picture(
        self,
        *,
        sort: TableSort = "given",
        share: bool = False,
        rows: int = 40,
        page: int = 1,
        source: str | Text | None = None,
    ) -> Picture:
        """Draw a page of so many rows, in the order of the table; pages count from 1.

        Sorted by `value` the most stand first, and what is not known last. With `share` numbers are
        per cent of their column; where they are stacked in one bar, of their row.

        Two crossed dimensions are stacked in one bar a row where one has at most six values;
        several columns of numbers stand side by side, the first three. What a page leaves out is
        told below it. All pages have one scale.

        Raises:
            InvalidInputError: no numbers of at least 1, or a page beyond the last; another order;
                shares of what moved, or of numbers below 0.

        >>> found = Table(title="By phase", columns=("phase", "count"), rows=[("creation", 3)])
        >>> found.picture().description.id
        'By phase. penciptaan: jumlah 3'
        """
        named = as_optional_label(source)
        shared, ordered = as_bool(share), _as_sort(sort)
        refuse(
            sort=ordered, share=shared, rows=as_natural(rows), page=as_natural(page), source=named
        )
        table = Tabular(self.title, self.columns, self.rows, self.keys, self.form, self.bases)
        by_value, words = ordered == "value", self._words()
        return picture_of(
            table, words, named, rows=rows, page=page, by_value=by_value, share=shared
        )

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, key: object) -> Any:  # noqa: ANN401 - a cell, or the dict of several
        keys = cast("tuple[object, ...]", key if isinstance(key, tuple) else (key,))
        wanted = tuple(one.value if isinstance(one, Enum) else one for one in keys)
        for row in self.rows:
            if row[: self.keys] == wanted:
                rest = row[self.keys :]
                return (
                    rest[0]
                    if len(rest) == 1
                    else dict(zip(self.columns[self.keys :], rest, strict=True))
                )
        known = ("/".join(map(str, row[: self.keys])) for row in self.rows)
        raise unknown_name("row", "/".join(map(str, wanted)), known)

    def __str__(self) -> str:
        return aligned([self.columns, *(tuple(map(_written, row)) for row in self.rows)])

    def _html(self, lang: str, most: int | None = None) -> str:
        return html_table(
            self.title, self.columns, self.rows, lang, self.keys, words=self._words(), most=most
        )

    def _words(self) -> dict[str, dict[str, Text]]:
        return {column: dict(words) for column, words in self.words}


def as_table(value: Table) -> Table:
    """Take a table."""
    return as_instance(Table, value)


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    return plain(cell) if isinstance(cell, Decimal | Fraction) else str(cell)
