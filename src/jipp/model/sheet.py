"""Score sheets: what one judge gave one subject."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Sized
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias, cast, final

import attrs

from jipp._fields import (
    Fault,
    as_bool,
    as_each,
    as_id,
    as_instance,
    as_mapping,
    as_number,
    as_str,
    fault,
    gathered,
    refuse,
    refuse_faults,
)
from jipp._html import Shown
from jipp._numbers import exact, is_narrow, number
from jipp._text import ID_LENGTH, is_name, pointer, shown
from jipp.errors import InvalidDataError, InvalidInputError, Problem
from jipp.typing import Exact, Number

__all__ = ["Sheet"]

Given: TypeAlias = Exact | str | bool


def as_name(value: str) -> str:
    """Parse the name of a subject or judge: an id, or words with spaces between them."""
    if is_name(value):
        return value
    if isinstance(value, str):
        plain = str.__str__(value)
        named = type(value) is not str and is_name(plain)
        return plain if named else cast("str", fault("not_a_name", value, limit=ID_LENGTH))
    return as_id(value)


def as_mark(value: Number | bool | None) -> Given | None:  # noqa: FBT001 - a mark may be a yes or no
    """Parse a mark: a number, the name of a level, a yes or no, or None where it is missing.

    A text that is a number is kept as one, so that "7.5" and 7.5 are the same mark.
    """
    if value is None or isinstance(value, bool):
        return value
    rational = exact(value)
    if rational is not None:
        return number(rational)
    if isinstance(value, str) and not (not value or value.isspace()):
        return as_str(value)
    nothing = not isinstance(value, int | float | Decimal | Fraction) or _is_nan(value)
    return cast("Given", fault("not_a_mark", value)) if nothing else as_number(value)


def _is_nan(value: object) -> bool:
    # Unlike comparing with itself, this bears a signalling one.
    return isinstance(value, float | Decimal) and "nan" in str(value).lower()


def as_marks(
    values: Mapping[str, Number | bool | None],
) -> tuple[tuple[str, Given | None], ...]:
    """Parse marks by criterion, without those that are None."""
    taken: object = as_mapping(values)
    if isinstance(taken, Fault):
        return cast("tuple[tuple[str, Given | None], ...]", taken)
    problems: list[Problem] = []
    marks: list[tuple[str, Given | None]] = []
    for key, value in cast("tuple[tuple[str, Number | bool | None], ...]", taken):
        mark = as_mark(value)
        problems += gathered((pointer(key), read) for read in (as_id(key), mark))
        # To give None is to give no mark, so that both are one sheet.
        if mark is not None:
            marks.append((key, mark))
    return cast(
        "tuple[tuple[str, Given | None], ...]", Fault(*problems) if problems else tuple(marks)
    )


def as_table(
    columns: Mapping[str, Sequence[object]],
    subject: str,
    judge: str,
    missing: Iterable[object] = (),
) -> dict[str, Sequence[Any]]:
    """Parse a table of equally long columns, among them those of subjects and judges.

    Cells of the others that stand for a gap become None.

    Raises:
        InvalidInputError: what is no such table, each column at `/columns/name`.

    >>> as_table({"subject": ["s"], "judge": ["j"]}, "subject", "judge")
    {'subject': ['s'], 'judge': ['j']}
    """
    refuse(subject=as_str(subject), judge=as_str(judge))
    gap = gaps(missing)
    if not isinstance(columns, Mapping) or not all(isinstance(name, str) for name in columns):
        params = {"value": shown(columns)}
        raise InvalidInputError(Problem(path="/columns", code="not_columns", params=params))
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
            problems += gathered([(pointer("columns", name), values)])
        elif rows[name] != needed and subject in rows:
            lengths = {"found": rows[name], "needed": needed}
            path = pointer("columns", name)
            problems.append(Problem(path=path, code="column_length", params=lengths))
    if problems:
        raise InvalidInputError(*problems)
    read = cast("dict[str, Sequence[Any]]", table)
    if gap is not None:
        marks = read.keys() - {subject, judge}
        read |= {name: [None if gap(v) else v for v in read[name]] for name in marks}
    return read


def gaps(missing: Iterable[object]) -> Callable[[object], bool] | None:
    """Build the check of a cell for standing for None; None where nothing does.

    >>> is_gap = gaps([float("nan"), ""])
    >>> is_gap and [is_gap(cell) for cell in (float("nan"), "", 0, None)]
    [True, True, False, False]
    """
    words = as_each(lambda value: value, missing, distinct=False)
    refuse(missing=words)
    texts = {word for word in words if isinstance(word, str)}
    others = [word for word in words if not isinstance(word, str)]
    nan = any(map(_is_nan, others))

    def is_gap(cell: object) -> bool:
        if isinstance(cell, str):
            return cell in texts
        return (nan and _is_nan(cell)) or any(
            cell is word
            or (
                type(cell) is type(word)
                and isinstance(cell, int | float | Decimal)
                and cell == word
            )
            for word in others
        )

    return is_gap if words else None


def _listed(values: Any) -> Sequence[Any] | Fault:  # noqa: ANN401 - arrays of other libraries too
    if isinstance(values, list | tuple):
        return cast("Sequence[Any]", values)
    # A set has another order in each run.
    if isinstance(values, str | bytes | Mapping | set | frozenset) or not (
        isinstance(values, Iterable) and isinstance(values, Sized)
    ):
        return cast("Fault", fault("not_a_list", cast("object", values)))
    if is_narrow(cast("object", values)):
        return cast("Fault", fault("narrow_floats", cast("object", values)))
    # Arrays give their own scalars when iterated, and plain numbers this way.
    plain = getattr(values, "tolist", None)
    return list(cast("Iterable[Any]", plain() if callable(plain) else values))


@final
@attrs.frozen(kw_only=True, repr=False)
class Sheet(Shown):
    """The marks that a judge gave a subject, by criterion; None is the same as no mark.

    Subjects and judges have ids, or names with spaces in them: "Jawa Barat".
    An adjudicator's sheet counts only where the panel differs too much; a recused one never.

    Raises:
        InvalidInputError: all faults of its fields together, each at its place (`/marks/…`).

    >>> Sheet(subject="one-stop", judge="anna", marks={"novelty": "7.5", "impact": 8}).marks
    (('impact', Decimal('8')), ('novelty', Decimal('7.5')))
    """

    subject: str = attrs.field(converter=as_name)
    judge: str = attrs.field(converter=as_name)
    marks: tuple[tuple[str, Given | None], ...] = attrs.field(default=(), converter=as_marks)
    adjudicator: bool = attrs.field(default=False, converter=as_bool)
    recused: bool = attrs.field(default=False, converter=as_bool)
    __attrs_post_init__ = refuse_faults

    def yielding_to(self, other: "Sheet") -> "Sheet":
        """Return the sheet without its marks on criteria that another sheet marks, even with 0.

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
        missing: Iterable[object] = (),
    ) -> "tuple[Sheet, ...]":
        """Build one sheet per row of equally long columns: subjects, judges, one per criterion.

        `missing` names what stands for None in the marks: `missing=(float("nan"), "")`.

        Raises:
            InvalidInputError: what is no table of such columns.
            InvalidDataError: all faults of all rows, each at `/row/column`.

        >>> Sheet.from_columns({"subject": ["s"], "judge": ["j"], "x": [7]})[0].marks
        (('x', Decimal('7')),)
        """
        table = as_table(columns, subject, judge, missing)
        names = {"/subject": pointer(subject), "/judge": pointer(judge)}
        sheets: list[Sheet] = []
        problems: list[Problem] = []
        for i, values in enumerate(zip(*table.values(), strict=True)):
            row = dict(zip(table, values, strict=True))
            whose, by = row.pop(subject), row.pop(judge)
            try:
                sheets.append(cls(subject=whose, judge=by, marks=row))
            except InvalidInputError as error:
                problems += (
                    attrs.evolve(
                        p, path=pointer(i) + names.get(p.path, p.path.removeprefix("/marks"))
                    )
                    for p in error.problems
                )
        if problems:
            raise InvalidDataError(*problems)
        return tuple(sheets)
