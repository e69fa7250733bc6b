"""Score sheets: what one judge gave one subject."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias, cast, final

import attrs

from jipp._fields import (
    Fault,
    as_bool,
    as_id,
    as_instance,
    as_mapping,
    as_number,
    as_str,
    refuse,
    refuse_faults,
)
from jipp._numbers import exact, number
from jipp._text import pointer, shown
from jipp.errors import InvalidDataError, InvalidInputError, Problem
from jipp.typing import Exact, Number

__all__ = ["Given", "Sheet", "as_mark"]

Given: TypeAlias = Exact | str | bool


def as_mark(value: Number | bool | None) -> Given | None:  # noqa: FBT001 - a mark may be a yes or no
    """Take a mark: a number, the name of a level, a yes or no, or None where it is missing.

    A text that is a number is kept as one, so that "7.5" and 7.5 are the same mark.
    """
    if value is None or isinstance(value, bool):
        return value
    rational = exact(value)
    if rational is None:
        return as_str(value) if isinstance(value, str) else as_number(value)
    return number(rational)


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
    (('impact', Decimal('8')), ('novelty', Decimal('7.5')))
    """

    subject: str = attrs.field(converter=as_id)
    judge: str = attrs.field(converter=as_id)
    marks: tuple[tuple[str, Given | None], ...] = attrs.field(default=(), converter=_as_marks)
    adjudicator: bool = attrs.field(default=False, converter=as_bool)
    recused: bool = attrs.field(default=False, converter=as_bool)
    __attrs_post_init__ = refuse_faults

    def yielding_to(self, other: "Sheet") -> "Sheet":
        """Give the sheet without its marks on whatever another sheet marks, be it with 0.

        So a verified answer overrides the given one: both sheets are judged under
        `PanelRule(method="single", missing="skip")`, and each mark still tells whose it is.

        Raises:
            InvalidInputError: not a sheet, or one of another subject.

        >>> given = Sheet(subject="hub", judge="hub", marks={"plan": 3, "budget": 2})
        >>> check = Sheet(subject="hub", judge="verifier", marks={"plan": 0, "budget": None})
        >>> given.yielding_to(check).marks
        (('budget', Decimal('2')),)
        """
        refuse(other=as_instance(Sheet, other))
        if other.subject != self.subject:
            params = {"value": shown(other.subject), "subject": self.subject}
            raise InvalidInputError(Problem(path="/other", code="other_subject", params=params))
        marked = {key for key, mark in other.marks if mark is not None}
        kept = {key: mark for key, mark in self.marks if key not in marked}
        return attrs.evolve(self, marks=kept)

    @classmethod
    def from_columns(
        cls,
        columns: Mapping[str, Sequence[Number | bool | None]],
        *,
        subject: str = "subject",
        judge: str = "judge",
    ) -> "tuple[Sheet, ...]":
        """Build a sheet a row from equally long columns: subjects, judges, one a criterion.

        Raises:
            InvalidDataError: a missing or short column, and all faults of all rows (`/row/…`).

        >>> Sheet.from_columns({"subject": ["s"], "judge": ["j"], "x": [7]})[0].marks
        (('x', Decimal('7')),)
        """
        length = max(map(len, columns.values()), default=0)
        problems = [
            Problem(path=pointer(name), code="missing_key", params={"name": name})
            for name in (subject, judge)
            if name not in columns
        ] + [
            Problem(
                path=pointer(name),
                code="short_column",
                params={"value": len(values), "length": length},
            )
            for name, values in columns.items()
            if len(values) != length
        ]
        if problems:
            raise InvalidDataError(*problems)
        sheets: list[Sheet] = []
        for i in range(length):
            row = {name: values[i] for name, values in columns.items()}
            whose, by = cast("tuple[str, str]", (row.pop(subject), row.pop(judge)))
            try:
                sheets.append(cls(subject=whose, judge=by, marks=row))
            except InvalidInputError as error:
                problems += (attrs.evolve(p, path=pointer(i) + p.path) for p in error.problems)
        if problems:
            raise InvalidDataError(*problems)
        return tuple(sheets)
