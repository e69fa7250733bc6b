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
from typing import Any, Final, Literal, Protocol, TypeAlias, TypeVar, cast, get_args

import attrs
from cattrs import Converter

from jipp._fields import LEVELS, as_choice, refuse
from jipp._numbers import is_narrow, number, rounded
from jipp._progress import told
from jipp._text import pointer, shown, steps_of
from jipp.convert.names import formless, type_named
from jipp.convert.readers import configure
from jipp.convert.types import (
    fields_of,
    is_json,
    is_own,
    is_pairs,
    is_row,
    is_subject,
    is_union,
    is_value,
    read_day,
    read_instant,
)
from jipp.errors import InvalidDataError, InvalidInputError, Problem
from jipp.evaluation.scoring.results import Evaluation, walk
from jipp.lifecycle.history_views import entered_on, phase_of, state_of
from jipp.model.history import Subject
from jipp.model.sheet import gaps
from jipp.typing import Exact, Moving, Progress

__all__ = ["from_records", "to_columns", "to_records"]

T = TypeVar("T")
Record = dict[str, Any]
Numbers: TypeAlias = Literal["decimal", "exact", "float"]
# The decimal places of a number in a table: beyond what any rule rounds to, within any library.
_PLACES: Final = 12
# What a history says of its subject: shown in tables, not read back.
_DERIVED: Final = ("state", "phase", "entered_on")


@cache
def _converter() -> Converter:
    """Build a converter that leaves days and numbers as they are, and reads them so too."""
    converter = configure(Converter(forbid_extra_keys=True), own=True)
    for kind in (Decimal, Fraction, date, datetime):
        converter.register_unstructure_hook(kind, lambda value: value)
    for kind, read in ((date, read_day), (datetime, read_instant)):
        converter.register_structure_hook(kind, _either(read))
    return converter


def _either(read: Callable[[object, object], date]) -> Callable[[object, object], date]:
    """Take a day or an instant as it is, and read it from a text."""
    return lambda data, kind: data if isinstance(data, date) else read(data, kind)


class HasRecords(Protocol):
    """A value that has a table of its own, such as a report."""

    def to_records(self) -> list[dict[str, object]]:
        """Return its records."""
        ...


Many: TypeAlias = Iterable[object] | HasRecords


def to_records(xs: Many, *, numbers: Numbers = "exact", lang: str = "en") -> list[Record]:
    """Return one flat dict per value; the inverse is `from_records`.

    Subjects show their `state`, `phase` and `entered_on`, evaluations a column per criterion. A
    report, or another value with records of its own, gives these. A pair of a name and a value,
    as in `Report.agreement`, is the record of the value after the name in `of`. For `numbers` see
    `to_columns`; `lang` is the language of the `problems` of an evaluation.

    Raises:
        InvalidInputError: another word for `numbers`; what is not a value of jipp, with its
            position.

    >>> to_records([Agency(id="a", name="A", kind="city")])
    [{'id': 'a', 'name': 'A', 'kind': 'city', 'province': None}]
    """
    refuse(numbers=as_choice(tuple(_WRITTEN), numbers))
    written, records = _WRITTEN[numbers], list(_rows(xs, lang, "/xs"))
    for row in records:
        row |= {name: written(v) for name, v in row.items() if type(v) in (Decimal, Fraction)}
    return records


def _listed(path: str, values: Iterable[T]) -> Iterable[T]:
    given: object = values
    if isinstance(given, Iterable) and not isinstance(given, str | bytes):
        if not hasattr(cast("object", given), "columns") or is_value(type(given)):
            return values
        raise InvalidInputError(Problem(path=path, code="frame_for_rows"))
    params = {"value": shown(given)}
    raise InvalidInputError(Problem(path=path, code="not_a_list", params=params))


def _rows(xs: Many, lang: str, path: str = "") -> Iterator[Record]:
    own = getattr(xs, "to_records", None) if is_value(type(xs)) else None
    if callable(own):
        yield from cast("list[Record]", own())
        return
    for i, x in enumerate(_listed(path, cast("Iterable[object]", xs))):
        name, inner = cast("tuple[object, object]", x) if _is_named(x) else (None, x)
        if inner is x:
            yield _record(x, i, lang)
        else:
            many = hasattr(inner, "__iter__")
            rows = _rows(cast("Many", inner), lang) if many else [_record(inner, i, lang)]
            yield from ({"of": name, **row} for row in rows)


def _is_named(x: object) -> bool:
    """Check whether an item is a value of jipp after its name, or a group before its ranking."""
    pair = cast("tuple[object, ...]", x) if type(x) is tuple else ()
    return len(pair) == 2 and is_value(type(pair[1]))  # noqa: PLR2004 - a name and what it names


def _record(value: object, position: int, lang: str) -> Record:
    if isinstance(value, Evaluation):
        return _evaluation(value, lang)
    if isinstance(value, Mapping):
        return dict(cast("Mapping[str, Any]", value))
    if not (is_value(type(value)) or is_own(type(value))):
        raise formless(pointer(position), value)
    kind: Any = type(value)
    record = dict(_flat("", _converter().unstructure(value)))
    # An empty mapping has no columns, and would pass for one that is not known.
    record |= {name: [] for name in _open_mappings(kind) if getattr(value, name) == ()}
    if isinstance(value, Subject) or is_subject(kind):
        # A class of the caller's may have columns of these names.
        record = record | {n: v for n, v in _derived(cast("Moving", value)) if n not in record}
    return record


def _derived(subject: Moving) -> Iterator[tuple[str, object]]:
    phase = phase_of(subject)
    found = (state_of(subject), phase and phase.value, entered_on(subject))
    return zip(_DERIVED, found, strict=True)


def _flat(prefix: str, body: Record) -> Iterator[tuple[str, Any]]:
    for key, value in body.items():
        if key == "extra" and isinstance(value, dict):
            # What is kept there is whole in its cell, since no field says how it goes back.
            yield from ((f"{prefix}extra.{name}", kept) for name, kept in value.items())  # pyright: ignore[reportUnknownVariableType] - any JSON
        elif isinstance(value, dict):
            yield from _flat(f"{prefix}{key}.", cast("Record", value))
        else:
            yield f"{prefix}{key}", value


def _evaluation(value: Evaluation, lang: str) -> Record:
    values = {part.criterion: part.value for part in walk(value.parts)}
    return {
        "subject": value.subject,
        "rubric": value.rubric.id,
        "total": value.total,
        "exact": value.exact,
        "passed": value.passed,
        "flags": list(value.flags),
        **{c.id: values.get(c.id) for _, c, _ in value.rubric.nodes},
        "problems": [problem.message(lang) for problem in value.problems],
    }


def to_columns(xs: Many, numbers: Numbers = "decimal", *, lang: str = "en") -> dict[str, list[Any]]:
    """Return the columns of the records, in the order they first appear, filled with None.

    `numbers` says what an exact number becomes. `decimal`: a Decimal, rounded half even where it
    has more than twelve decimal places. `exact`: the Decimal equal to it, and a Fraction where
    there is none. `float`: the nearest float. Tables hold no fractions, so `decimal` is the default
    here; records lose nothing, so theirs is `exact`. For `lang` see `to_records`.

    Raises:
        InvalidInputError: another word for `numbers`; what is not a value of jipp.

    >>> third = [{"a": Fraction(1, 3)}, {"a": Decimal("0.5"), "b": 1}]
    >>> to_columns(third)
    {'a': [Decimal('0.333333333333'), Decimal('0.5')], 'b': [None, 1]}
    >>> to_columns(third, numbers="exact")["a"], to_columns(third, numbers="float")["a"]
    ([Fraction(1, 3), Decimal('0.5')], [0.3333333333333333, 0.5])
    """
    records = to_records(xs, numbers=numbers, lang=lang)
    names = dict.fromkeys(name for record in records for name in record)
    return {name: [record.get(name) for record in records] for name in names}


def _exact(value: Exact) -> Exact:
    return number(value) if isinstance(value, Fraction) else value


def _decimal(value: Exact) -> Exact:
    exactly = _exact(value)
    exponent = exactly.as_tuple().exponent if isinstance(exactly, Decimal) else -_PLACES - 1
    long = isinstance(exponent, int) and exponent < -_PLACES
    return rounded(Fraction(exactly), _PLACES, "half_even") if long else exactly


_WRITTEN: Final[dict[str, Callable[[Exact], object]]] = {
    "decimal": _decimal,
    "exact": _exact,
    "float": float,
}


def from_records(
    cls: type[T],
    rows: Iterable[Mapping[str, Any]],
    *,
    missing: Iterable[object] = (),
    progress: Progress | None = None,
) -> tuple[T, ...]:
    """Build one value per row; the inverse of `to_records`.

    A cell may hold a value of jipp, such as an agency, in place of its data. `missing` names what
    stands for None in the cells: `missing=(float("nan"), "")`. `progress` is called with the rows
    done and their total after each thousand and at the end.

    Raises:
        InvalidDataError: all faults of all rows, each at `/row/column`.
        InvalidInputError: a class that is not of values, no list of rows, no function.

    >>> rows = [{"subject": "one-stop", "judge": "anna", "marks.c1": "7.5", "marks.c2": ""}]
    >>> from_records(Sheet, rows, missing=[""])[0].marks
    (('c1', Decimal('7.5')),)
    """
    if not (isinstance(cls, type) and attrs.has(cls)):
        raise formless("/cls", cls)
    taken = list(_listed("/rows", rows))
    gap = gaps(missing)
    hook = _converter().get_structure_hook(cls)
    moves = issubclass(cls, Subject) or is_subject(cls)
    derived = set(_DERIVED) - fields_of(cls).keys() if moves else ()
    values: list[T] = []
    problems: list[Problem] = []
    for i, row in enumerate(told(taken, progress)):
        given: Record = {}
        try:
            given = {k: v for k, v in _checked(row, gap).items() if k not in derived}
            values.append(cast("T", hook(_nested(cls, given), cls)))
        except InvalidDataError as error:
            found = (attrs.evolve(p, path=_column(p.path, given)) for p in error.problems)
            problems += (p.under(pointer(i)) for p in found)
        except RecursionError:
            deep = Problem(path=pointer(i), code="too_deep", params={"limit": LEVELS})
            problems.append(deep)
    if problems:
        raise InvalidDataError(*problems)
    return tuple(values)


def _column(path: str, row: Record) -> str:
    """Return the path of a problem with the name of the dotted column that it stands in."""
    steps = steps_of(path)
    for end in range(len(steps), 1, -1):
        if (name := ".".join(steps[:end])) in row:
            return pointer(name, *steps[end:])
    return path


def _checked(row: Any, gap: Callable[[object], bool] | None) -> Record:
    if isinstance(row, Mapping):
        given = dict(cast("Record", row))
        if all(type(key) is str for key in given):
            return {k: None if gap and gap(v) else _data(v) for k, v in given.items()}
    raise InvalidDataError(Problem(code="not_an_object", params={"value": shown(row)}))  # pyright: ignore[reportUnknownArgumentType]


def _data(value: object) -> object:
    """Take values of jipp in a cell for the data they stand for, and arrays for lists."""
    if isinstance(value, Mapping):
        given = cast("Mapping[object, object]", value)
        return {key: _data(item) for key, item in given.items()}
    # Arrays of other libraries give plain values this way.
    plain = getattr(value, "tolist", None)
    if callable(plain) and hasattr(value, "__iter__") and not is_narrow(value):
        return _data(plain())
    if isinstance(value, list | tuple):
        return [_data(item) for item in cast("Iterable[object]", value)]
    ours = is_value(type(value)) or is_own(type(value)) or isinstance(value, Enum)
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
        elif value == [] and key in _open_mappings(cls):
            nested[key] = {}
        else:
            nested[key] = value
    for name, part in parts.items():
        if nested.get(name) is None and not (name in nested and _is_gap(part)):
            nested[name] = _inner(kinds.get(name), part)
    return nested


def _inner(kind: Any, part: Record) -> Record:
    """Return the object that the dotted columns of one field stand for."""
    tag = part.get("type")
    pairs = next(filter(is_pairs, _members(kind)), None)
    if pairs is not None and not (is_union(kind) and isinstance(tag, str)):
        return _mapping(get_args(get_args(pairs)[0])[1], part)
    if is_value(kind) or is_own(kind):
        return _nested(kind, part)
    one = type_named(tag) if isinstance(tag, str) else None
    alone = [member for member in _members(kind) if is_value(member)]
    chosen = one if is_value(one) else alone[0] if len(alone) == 1 and tag is None else None
    # What has a type lacks nothing that is None: those are the columns of other types.
    own = {"type", *_kinds(chosen)} if tag is not None else {*part}
    kept = {key: v for key, v in part.items() if v is not None or key.partition(".")[0] in own}
    return _nested(chosen, kept)


def _mapping(kind: Any, part: Record) -> Record:
    """Return the mapping that dotted columns stand for; a None that it cannot hold is no key."""
    if is_json(kind):
        return {key: value for key, value in part.items() if value is not None}
    may_lack = type(None) in _members(kind)
    below = _kinds(kind) if is_value(kind) else ()
    tagged = [key.removesuffix(".type") for key in part if key.endswith(".type")]
    found: Record = {}
    parts: dict[str, Record] = {}
    for key, value in part.items():
        steps = key.split(".")
        heads = (".".join(steps[:n]) for n in range(1, len(steps)) if steps[n] in below)
        head = next(heads, None) or next((t for t in tagged if key.startswith(f"{t}.")), None)
        if head is not None:
            parts.setdefault(head, {})[key[len(head) + 1 :]] = value
        elif value is not None or may_lack:
            found[key] = value
    return {k: _inner(kind, p) for k, p in parts.items() if not _is_gap(p)} | found


def _is_gap(part: Record) -> bool:
    return all(value is None for value in part.values())


def _members(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if is_union(kind) else (kind,)


@cache
def _kinds(cls: Any) -> dict[str, Any]:
    known = is_value(cls) or is_row(cls) or (isinstance(cls, type) and attrs.has(cls))
    return {name: field.type for name, field in fields_of(cls).items()} if known else {}


@cache
def _open_mappings(cls: Any) -> tuple[str, ...]:
    """Name the fields that hold a mapping or something else, such as `UNKNOWN`."""
    kinds = _kinds(cls).items()
    return tuple(name for name, k in kinds if is_union(k) and any(map(is_pairs, _members(k))))
