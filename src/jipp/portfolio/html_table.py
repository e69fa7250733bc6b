"""Answers as HTML tables, in the words of a language."""

from collections.abc import Iterable, Sequence

from jipp._html import table
from jipp._text import unknown_name
from jipp.i18n import LANGUAGES, Text, term
from jipp.portfolio.cells import Words, wording

__all__ = ["html_table"]


def html_table(
    title: Text,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    lang: str,
    keys: int = 1,
    *,
    words: Words | None = None,
    most: int | None = None,
) -> str:
    """Write rows under a title; the words of heads and cells, numbers and days as they are.

    `words` are those of cells that speak of the caller's own things, by column. What is None among
    the first cells, the keys, has its words, elsewhere it is left empty. Rows beyond `most` are
    only counted.

    Raises:
        UnknownNameError: another language.

    >>> html_table(Text(id="Fase", en="Phases"), ("phase",), [("creation",)], "id").count(
    ...     "penciptaan"
    ... )
    1
    """
    if lang not in LANGUAGES:
        raise unknown_name("language", lang, LANGUAGES)
    heads = [term(column).text(lang) for column in columns]
    listed = list(rows)
    shown = listed[:most]
    worded = (
        [
            wording(column, cell, words or {}).text(lang)
            if isinstance(cell, str) or (cell is None and i < keys)
            else cell
            for i, (column, cell) in enumerate(zip(columns, row, strict=True))
        ]
        for row in shown
    )
    more = len(listed) - len(shown)
    return table(heads, worded, caption=title.text(lang), lang=lang, more=more)
