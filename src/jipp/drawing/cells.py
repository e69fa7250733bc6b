"""Cells of a table: their words in both languages, and tables of them as HTML."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Final, TypeAlias

from jipp._html import table
from jipp._text import unknown_name
from jipp.i18n import LANGUAGES, Text, show, term
from jipp.reference.places import provinces

Cell: TypeAlias = str | bool | int | Decimal | Fraction | date | None
# What cells are called, by column, and under "" what columns are.
Words: TypeAlias = Mapping[str, Mapping[str, Text]]
_NO_WORDS: Final[Words] = MappingProxyType({})


def wording(column: str, cell: Cell, words: Words = _NO_WORDS) -> Text:
    """Return the words for a cell: its own, else those of the vocabulary of its column.

    >>> wording("phase", "creation").id, wording("province", "ID-BA").en, wording("sdg", 3).en
    ('penciptaan', 'Bali', '3 Good health and well-being')
    """
    if cell is None:
        return term(_NOTHING.get(column, "unknown"))
    found = words.get(column, {}).get(str(cell))
    if found is None and column in _WORDS:
        found = _WORDS[column](cell)
    return found or Text(**{lang: show(cell, lang) for lang in LANGUAGES})


@cache
def _places() -> Mapping[Cell, Text]:
    return {p.iso: Text(id=p.name, en=p.english) for p in provinces(on=date.max)}


def _goal(cell: Cell) -> Text:
    name = term(f"sdg_{cell}")
    return Text(id=f"{cell} {name.id}", en=f"{cell} {name.en}")


def _word(cell: Cell) -> Text | None:
    return term(cell) if isinstance(cell, str) else None


# What each dimension says, where its cells are keys; all else speaks for itself.
_WORDS: Final[Mapping[str, Callable[[Cell], Text | None]]] = {
    "province": lambda cell: _places().get(cell),
    "sdg": _goal,
    **dict.fromkeys(("phase", "state", "kind", "agency_kind", "code", "what", "target"), _word),
}
# What a dimension says of those that have no value in it.
_NOTHING: Final[Mapping[str, str]] = {"phase": "no_phase"}


def html_table(
    title: Text,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    lang: str,
    keys: int = 1,
    *,
    words: Words = _NO_WORDS,
    most: int | None = None,
) -> str:
    """Write rows under a title, with words for heads and cells; numbers and days stay as they are.

    `words` name the caller's own things, by column. None among the first cells, the keys, is
    written as a word, elsewhere it is left empty. Rows beyond `most` are only counted.

    Raises:
        UnknownNameError: another language.

    >>> html_table(Text(id="Tahap", en="Phases"), ("phase",), [("creation",)], "id").count(
    ...     "penciptaan"
    ... )
    1
    """
    if lang not in LANGUAGES:
        raise unknown_name("language", lang, LANGUAGES)
    named = words.get("", {})
    heads = [named.get(column, term(column)).text(lang) for column in columns]
    listed = list(rows)
    shown = listed[:most]
    worded = (
        [
            wording(column, cell, words).text(lang)
            if isinstance(cell, str) or (cell is None and i < keys)
            else cell
            for i, (column, cell) in enumerate(zip(columns, row, strict=True))
        ]
        for row in shown
    )
    more = len(listed) - len(shown)
    return table(heads, worded, caption=title.text(lang), lang=lang, more=more)
