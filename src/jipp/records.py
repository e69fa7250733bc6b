"""Tables: values as flat records and columns for DataFrames, and back.

A nested value's fields are dotted (`agency.province`), a mapping's keys likewise
(`marks.novelty`); lists stay lists of plain data. Days and exact numbers stay what they are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, Final, Literal, TypeVar, cast

import attrs
from cattrs import Converter

from jipp._fields import LEVELS, as_choice, refuse
from jipp._numbers import number
from jipp._plain import is_pairs, is_value, read_day, read_instant
from jipp._progress import told
from jipp._text import pointer, shown
from jipp.convert import configure
from jipp.errors import InvalidDataError, InvalidInputError, Problem
from jipp.evaluation.results import Evaluation
from jipp.model.history import Subject
from jipp.typing import Progress

__all__ = ["from_records", "to_columns", "to_records"]

T = TypeVar("T")
Record = dict[str, Any]
# What a history says of its subject: shown in tables, not read back.
_DERIVED: Final = ("state", "phase", "entered_on")


@cache
def _converter() -> Converter:
    """Make a converter that leaves days and numbers as they are, and reads them so too."""
    converter = configure(Converter(forbid_extra_keys=True))
    for kind in (Decimal, Fraction, date, datetime):
        converter.register_unstructure_hook(kind, lambda value: value)
    for kind, read in ((date, read_day), (datetime, read_instant)):
        converter.register_structure_hook(kind, _either(read))
    return converter


def _either(read: Callable[[object, object], date]) -> Callable[[object, object], date]:
    """Take a day or an instant as it is, and read it from a text."""
    return lambda data, kind: data if isinstance(data, date) else read(data, kind)


def to_records(xs: Iterable[object]) -> list[Record]:
    """Give one flat dict a value; the inverse is `from_records`.

    Subjects show their `state`, `phase` and `entered_on`, evaluations a column a criterion.

    Raises:
        InvalidInputError: what is not a value of jipp, with its position.

    >>> from jipp.model.place import Agency
    >>> to_records([Agency(id="a", name="A", kind="city")])
    [{'id': 'a', 'name': 'A', 'kind': 'city', 'province': None}]
    """
    return [_record(x, i) for i, x in enumerate(_listed("xs", xs))]


def _listed(name: str, values: Iterable[T]) -> Iterable[T]:
    given: object = values
    if isinstance(given, Iterable) and not isinstance(given, str | bytes):
        return values
    params = {"value": shown(given)}
    raise InvalidInputError(Problem(path=f"/{name}", code="not_a_list", params=params))


def _record(value: object, position: int) -> Record:
    if isinstance(value, Evaluation):
        return _evaluation(value)
    if isinstance(value, Mapping):
        return dict(cast("Mapping[str, Any]", value))
    if not is_value(type(value)):
        params = {"value": shown(value)}
        raise InvalidInputError(Problem(path=pointer(position), code="no_wire_form", params=params))
    record = dict(_flat("", _converter().unstructure(value)))
    if isinstance(value, Subject):
        phase = value.phase and value.phase.value
        record |= zip(_DERIVED, (value.state, phase, value.entered_on), strict=True)
    return record


def _flat(prefix: str, body: Record) -> Iterator[tuple[str, Any]]:
    for key, value in body.items():
        if isinstance(value, dict):
            yield from _flat(f"{prefix}{key}.", cast("Record", value))
        else:
            yield f"{prefix}{key}", value


def _evaluation(value: Evaluation) -> Record:
    values = {c.id: value.part(c.id).value for _, c, _ in value.rubric.nodes if value.parts}
    return {
        "subject": value.subject,
        "rubric": value.rubric.id,
        "total": value.total,
        "exact": value.exact,
        "passed": value.passed,
        "flags": list(value.flags),
        **{c.id: values.get(c.id) for _, c, _ in value.rubric.nodes},
        "problems": [problem.message() for problem in value.problems],
    }


def to_columns(
    xs: Iterable[object], numbers: Literal["exact", "float"] = "exact"
) -> dict[str, list[Any]]:
    """Give the records' columns, in the order they first appear, filled with None.

    Exact numbers are Decimals, or Fractions where no Decimal is equal; with `numbers="float"` they
    are rounded to the nearest float.

    Raises:
        InvalidInputError: another word for `numbers`; what is not a value of jipp.

    >>> to_columns([{"a": Decimal("0.5")}, {"b": 1}], numbers="float")
    {'a': [0.5, None], 'b': [None, 1]}
    """
    refuse(numbers=as_choice(("exact", "float"), numbers))
    records = to_records(xs)
    names = dict.fromkeys(name for record in records for name in record)
    written = _exact if numbers == "exact" else _float
    return {name: [written(record.get(name)) for record in records] for name in names}


def _exact(value: object) -> object:
    """Give a fraction as a decimal where one is equal, since tables know those."""
    return number(value) if isinstance(value, Fraction) else value


def _float(value: object) -> object:
    return float(value) if isinstance(value, Decimal | Fraction) else value


def from_records(
    cls: type[T],
    rows: Iterable[Mapping[str, Any]],
    *,
    progress: Progress | None = None,
) -> tuple[T, ...]:
    """Build a value a row; the inverse of `to_records`.

    A cell may hold a value of jipp, such as an agency, in place of its data. `progress` is called
    with the rows done and their total after each thousand and at the end.

    Raises:
        InvalidDataError: all faults of all rows, each at `/row/field`.
        InvalidInputError: a class that is not of values, no list of rows, no function.

    >>> from jipp.model.place import Agency
    >>> from_records(Agency, [{"id": "a", "name": "A", "kind": "city"}])[0].kind
    <AgencyKind.CITY: 'city'>
    """
    if not (isinstance(cls, type) and attrs.has(cls)):
        params = {"value": shown(cls)}
        raise InvalidInputError(Problem(path="/cls", code="no_wire_form", params=params))
    taken = list(_listed("rows", rows))
    hook = _converter().get_structure_hook(cls)
    derived = _DERIVED if issubclass(cls, Subject) else ()
    values: list[T] = []
    problems: list[Problem] = []
    for i, row in enumerate(told(taken, progress)):
        try:
            given = {k: v for k, v in _checked(row).items() if k not in derived}
            values.append(cast("T", hook(_nested(cls, given), cls)))
        except InvalidDataError as error:
            problems += (attrs.evolve(p, path=pointer(i) + p.path) for p in error.problems)
        except RecursionError:
            deep = Problem(path=pointer(i), code="too_deep", params={"limit": LEVELS})
            problems.append(deep)
    if problems:
        raise InvalidDataError(*problems)
    return tuple(values)


def _checked(row: Any) -> Record:
    if isinstance(row, Mapping):
        given = dict(cast("Record", row))
        if all(type(key) is str for key in given):
            return {key: _data(value) for key, value in given.items()}
    raise InvalidDataError(Problem(code="not_an_object", params={"value": shown(row)}))  # pyright: ignore[reportUnknownArgumentType]


def _data(value: object) -> object:
    """Take values of jipp in a cell for the data they stand for, and arrays for lists."""
    if isinstance(value, Mapping):
        given = cast("Mapping[object, object]", value)
        return {key: _data(item) for key, item in given.items()}
    if isinstance(value, Iterable):
        # Arrays of other libraries give plain values this way.
        plain = getattr(cast("object", value), "tolist", None)
        value = cast("object", plain() if callable(plain) else value)
    if isinstance(value, list | tuple):
        return [_data(item) for item in cast("Iterable[object]", value)]
    ours = is_value(type(value)) or isinstance(value, Enum)
    return _converter().unstructure(value) if ours else value


def _nested(cls: Any, row: Record) -> Record:
    """Put dotted names back into the fields they belong to.

    Where the rows of a table differ, a field has a whole column and dotted ones, and in each row
    those that are not its own are None. A whole value wins over dotted ones.
    """
    kinds = _kinds(cls)
    nested: Record = {}
    parts: dict[str, Record] = {}
    for key, value in row.items():
        name, dot, rest = key.partition(".")
        if dot and key not in kinds and (cls is None or name in kinds):
            parts.setdefault(name, {})[rest] = value
        else:
            nested[key] = value
    for name, part in parts.items():
        lacks = nested.get(name) is None
        if not lacks or (name in nested and all(value is None for value in part.values())):
            continue
        kind = kinds.get(name)
        if is_pairs(kind):
            nested[name] = part
        else:
            nested[name] = _nested(kind if is_value(kind) else None, part)
    # What has a type lacks nothing that is None: those are the columns of other types.
    typed = cls is None and nested.get("type") is not None
    return {k: v for k, v in nested.items() if v is not None} if typed else nested


def _kinds(cls: Any) -> dict[str, Any]:
    if cls is None:
        return {}
    attrs.resolve_types(cls)
    return {a.name: a.type for a in attrs.fields(cls)}
