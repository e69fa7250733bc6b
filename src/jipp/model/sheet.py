"""Score sheets: what one judge gave one subject."""

from collections.abc import Mapping
from typing import TypeAlias, cast, final

import attrs

from jipp._fields import (
    Fault,
    as_bool,
    as_id,
    as_mapping,
    as_number,
    as_str,
    refuse_faults,
)
from jipp._text import pointer
from jipp.errors import Problem
from jipp.typing import Exact, Number

__all__ = ["Given", "Sheet", "as_mark"]

Given: TypeAlias = Exact | str | bool


def as_mark(value: Number | bool | None) -> Given | None:  # noqa: FBT001 - a mark may be a yes or no
    """Take a mark: a number, the name of a level, a yes or no, or None where it is missing.

    A text stays a text, since a level may be called "1"; the scale reads it.
    """
    if value is None or isinstance(value, bool):
        return value
    return as_str(value) if isinstance(value, str) else as_number(value)


def _as_marks(
    values: Mapping[str, Number | bool | None],
) -> tuple[tuple[str, Given | None], ...]:
    taken: object = as_mapping(values)
    if isinstance(taken, Fault):
        return cast("tuple[tuple[str, Given | None], ...]", taken)
    problems: list[Problem] = []
    marks: list[tuple[str, Given | None]] = []
    for key, value in cast("tuple[tuple[str, Number | bool | None], ...]", taken):
        mark = as_mark(value)
        for said in cast("tuple[object, ...]", (as_id(key), mark)):
            if isinstance(said, Fault):
                problems += (attrs.evolve(p, path=pointer(key)) for p in said.problems)
        marks.append((key, mark))
    return cast(
        "tuple[tuple[str, Given | None], ...]", Fault(*problems) if problems else tuple(marks)
    )


@final
@attrs.frozen(kw_only=True)
class Sheet:
    """The marks that a judge gave a subject, by criterion; None or an absent key is missing.

    An adjudicator's sheet counts only where the panel differs too much; a recused one never.

    Raises:
        InvalidInputError: all faults of its fields at once, each at its place (`/marks/…`).

    >>> Sheet(subject="one-stop", judge="anna", marks={"novelty": "7.5", "impact": 8}).marks
    (('impact', Decimal('8')), ('novelty', '7.5'))
    """

    subject: str = attrs.field(converter=as_id)
    judge: str = attrs.field(converter=as_id)
    marks: tuple[tuple[str, Given | None], ...] = attrs.field(default=(), converter=_as_marks)
    adjudicator: bool = attrs.field(default=False, converter=as_bool)
    recused: bool = attrs.field(default=False, converter=as_bool)
    __attrs_post_init__ = refuse_faults
