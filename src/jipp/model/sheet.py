"""Score sheets: what one judge gave one subject."""

from collections.abc import Iterable, Mapping, Sequence, Sized
from typing import Any, TypeAlias, cast, final

import attrs

from jipp._fields import (
    Fault,
    as_bool,
    as_id,
    as_instance,
    as_mapping,
    as_number,
    as_str,
    fault,
    refuse,
    refuse_faults,
)
from jipp._html import Shown
from jipp._numbers import exact, number
from jipp._text import pointer, shown
from jipp.errors import InvalidDataError, InvalidInputError, Problem
from jipp.typing import Exact, Number

__all__ = ["Given", "Sheet", "as_mark", "as_table"]

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


def as_table(
    columns: Mapping[str, Sequence[object]], subject: str, judge: str
) -> dict[str, Sequence[Any]]:
    """Take a table of equally long columns that holds those of subjects and judges.

    Raises:
        InvalidInputError: what is no such table, each column at `/columns/name`.

    >>> as_table({"subject": ["s"], "judge": ["j"]}, "subject", "judge")
    {'subject': ['s'], 'judge': ['j']}
    """
    refuse(subject=as_str(subject), judge=as_str(judge))
    if not isinstance(columns, Mapping) or not all(isinstance(name, str) for name in columns):
        params = {"value": shown(columns)}
        raise InvalidInputError(Problem(path="/columns", code="not_a_mapping", params=params))
    problems = [
        Problem(path="/columns", code="missing_key", params={"name": shown(name)})
        for name in (subject, judge)
        if name not in columns
    ]
    table = {name: _listed(values) for name, values in columns.items()}
    rows = {name: len(values) for name, values in table.items() if not isinstance(values, Fault)}
    needed = rows.get(subject, 0)
    for name, values in table.items():
        if isinstance(values, Fault):
            problems += (attrs.evolve(p, path=pointer("columns", name)) for p in values.problems)
        elif rows[name] != needed and subject in rows:
            lengths = {"found": rows[name], "needed": needed}
            path = pointer("columns", name)
            problems.append(Problem(path=path, code="column_length", params=lengths))
    if problems:
        raise InvalidInputError(*problems)
    return cast("dict[str, Sequence[Any]]", table)


def _listed(values: Any) -> Sequence[Any] | Fault:  # noqa: ANN401 - arrays of other libraries too
    if isinstance(values, list | tuple):
        return cast("Sequence[Any]", values)
    if isinstance(values, str | bytes | Mapping) or not (
        isinstance(values, Iterable) and isinstance(values, Sized)
    ):
        return cast("Fault", fault("not_a_list", cast("object", values)))
    # Arrays give their own scalars when iterated, and plain numbers this way.
    plain = getattr(values, "tolist", None)
    return list(cast("Iterable[Any]", plain() if callable(plain) else values))


@final
@attrs.frozen(kw_only=True, repr=False)
class Sheet(Shown):
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
            InvalidInputError: what is no table of such columns.
            InvalidDataError: all faults of all rows, each at `/row/…`.

        >>> Sheet.from_columns({"subject": ["s"], "judge": ["j"], "x": [7]})[0].marks
        (('x', Decimal('7')),)
        """
        table = as_table(columns, subject, judge)
        sheets: list[Sheet] = []
        problems: list[Problem] = []
        for i, values in enumerate(zip(*table.values(), strict=True)):
            row = dict(zip(table, values, strict=True))
            whose, by = row.pop(subject), row.pop(judge)
            try:
                sheets.append(cls(subject=whose, judge=by, marks=row))
            except InvalidInputError as error:
                problems += (attrs.evolve(p, path=pointer(i) + p.path) for p in error.problems)
        if problems:
            raise InvalidDataError(*problems)
        return tuple(sheets)
