"""Field converters of the values, which report all faults of a constructor together.

A converter never raises. What it cannot take becomes a `Fault` in the field, and the values'
post-init, `refuse_faults`, raises one `InvalidInputError` with all of them.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from numbers import Integral
from operator import attrgetter
from typing import Any, Final, TypeVar, cast

import attrs

from jipp._numbers import exact, is_narrow, no_number, number
from jipp._text import ID_LENGTH, TEXT_LENGTH, is_id, look_alikes, pointer, shown, text_fault
from jipp.errors import InvalidInputError, JippError, Problem, pairs
from jipp.i18n import Text, as_text
from jipp.typing import Exact, Number, Unknown

T = TypeVar("T")
E = TypeVar("E", bound=Enum)
_COUNTS: Final = 2**53
# How deep values may hold each other: the same everywhere, and well within any interpreter's stack.
LEVELS: Final = 100
# How many faults are listed, so that hostile data costs no more than honest data.
FAULTS: Final = 10_000
# Compared by identity: the default of most fields, met before anything else is asked.
_EMPTY: Final = ()


class Fault:
    """A refused value, kept in its field until `refuse_faults` reports it."""

    __slots__ = ("problems",)

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems


def fault(code: str, value: object, **params: object) -> Any:  # noqa: ANN401 - stands in any field
    """Mark a value as refused, under a message code."""
    return Fault(Problem(code=code, params={"value": shown(value), **params}))


@cache
def _reader(cls: type) -> tuple[tuple[str, ...], Any]:
    names = tuple(f.name for f in attrs.fields(cls) if f.init)
    return names, attrgetter(*names, "__class__")


def refuse_faults(self: attrs.AttrsInstance) -> None:
    """Raise one `InvalidInputError` with the faults of all fields; the values' post-init."""
    names, read = _reader(type(self))
    values = read(self)
    if Fault not in map(type, values):
        return
    named = ((f"/{name.lstrip('_')}", v) for name, v in zip(names, values, strict=False))
    raise InvalidInputError(*gathered(named))


def refuse(**values: object) -> None:
    """Raise one `InvalidInputError` with the faults of a call's converted arguments."""
    if Fault in map(type, values.values()):
        raise InvalidInputError(*gathered((f"/{name}", v) for name, v in values.items()))


def gathered(named: Iterable[tuple[str, object]]) -> list[Problem]:
    """List the problems of faults and errors among values, each below the path of its value.

    After very many, what follows is left unread, and the last problem says so.
    """
    found: list[Problem] = []
    for path, value in named:
        if isinstance(value, Fault | JippError):
            found += [problem.under(path) for problem in value.problems]
            if len(found) >= FAULTS:
                rest = Problem(code="too_many_faults", params={"limit": FAULTS})
                return found if found[-1].code == rest.code else [*found, rest]
    return found


def as_known(convert: Callable[[T], T], value: T | Unknown) -> T | Unknown:
    """Take `UNKNOWN`, or a value through its own converter."""
    return value if isinstance(value, Unknown) else convert(value)


def as_id(value: str) -> str:
    """Take an id: 1-128 characters in composed form, none white, control or invisible."""
    # The plain case by itself: this runs for every id of every value.
    if type(value) is str and value.isascii() and value.isprintable():
        if " " not in value and 0 < len(value) <= ID_LENGTH:
            return value
    elif is_id(value):
        return value
    if isinstance(value, str) and type(value) is not str:
        return as_id(str.__str__(value))
    if isinstance(value, str) and (found := look_alikes(value)):
        return cast("str", fault("look_alike", value, found=found))
    whole = isinstance(value, Integral) and not isinstance(value, bool)
    code = "number_for_id" if whole else "not_an_id"
    return cast("str", fault(code, value, limit=ID_LENGTH))


def as_optional_id(value: str | None) -> str | None:
    """Take an id, or None."""
    return None if value is None else as_id(value)


def as_str(value: str) -> str:
    """Take a text, which may be empty and hold anything but lone surrogates."""
    if type(value) is str and value.isascii() and len(value) <= TEXT_LENGTH:
        return value
    problem = text_fault(value)
    return str.__str__(value) if problem is None else cast("str", Fault(problem))


def as_title(value: str) -> str:
    """Take a text that is not empty or blank."""
    text = as_str(value)
    blank = isinstance(text, str) and (not text or text.isspace())
    return cast("str", fault("empty", value)) if blank else text


def as_label(value: str | Text) -> Text:
    """Take a bilingual text, or a str that stands for both languages."""
    if isinstance(value, str):
        return as_text(as_str(value))
    return value if isinstance(value, Text) else cast("Text", fault("not_a_text", value))


def as_optional_label(value: str | Text | None) -> Text | None:
    """Take a bilingual text, a str, or None."""
    return None if value is None else as_label(value)


def as_day(value: date) -> date:
    """Take a day; a datetime is refused, since a day has no clock."""
    if type(value) is date:
        return value
    if isinstance(value, datetime):
        return cast("date", fault("datetime_for_day", value))
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    return cast("date", fault("not_a_day", value))


def as_optional_day(value: date | None) -> date | None:
    """Take a day, or None."""
    return None if value is None else as_day(value)


def as_instant(value: datetime) -> datetime:
    """Take an aware datetime that the calendar has in UTC too, in which it is sealed."""
    if not isinstance(value, datetime) or value.utcoffset() is None:
        code = "naive_instant" if isinstance(value, datetime) else "not_an_instant"
        return cast("datetime", fault(code, value))
    try:
        value.astimezone(UTC)
    except OverflowError:
        return cast("datetime", fault("no_such_instant", value))
    return value


def as_optional_instant(value: datetime | None) -> datetime | None:
    """Take an aware datetime, or None."""
    return None if value is None else as_instant(value)


def as_number(value: Number) -> Exact:
    """Take an exact number and keep it as Decimal where one is equal, else as Fraction."""
    rational = exact(value)
    return number(rational) if rational is not None else cast("Exact", Fault(no_number(value)))


def as_optional_number(value: Number | None) -> Exact | None:
    """Take an exact number, or None."""
    return None if value is None else as_number(value)


def as_count(value: int) -> int:
    """Take an int of at least 0."""
    if type(value) is int and 0 <= value < _COUNTS:
        return value
    if isinstance(value, Integral) and type(value) not in (int, bool):
        return as_count(int(value))
    return cast("int", fault("not_a_count", value))


def as_natural(value: int) -> int:
    """Take an int of at least 1."""
    count: object = as_count(value)
    right = isinstance(count, int) and count > 0
    return cast("int", count if right else fault("not_positive", value))


def as_optional_count(value: int | None) -> int | None:
    """Take an int of at least 0, or None."""
    return None if value is None else as_count(value)


def as_bool(value: bool) -> bool:  # noqa: FBT001 - a converter takes the field's value
    """Take True or False, nothing that only looks like it."""
    return value if isinstance(value, bool) else cast("bool", fault("not_a_bool", value))


def as_callable(value: T) -> T:
    """Take what can be called."""
    return value if callable(value) else cast("T", fault("not_callable", value))


def as_optional_callable(value: T) -> T:
    """Take what can be called, or None."""
    return value if value is None else as_callable(value)


def as_enum(kind: type[E], value: E | str) -> E:
    """Take a member of an enum, or its value as str."""
    if type(value) is kind:
        return value
    if isinstance(value, str):
        try:
            return kind(value)
        except ValueError:
            pass
    allowed = tuple(str(member.value) for member in kind)
    return cast("E", fault("not_one_of", value, allowed=allowed))


def as_choice(allowed: tuple[str, ...], value: str) -> Any:  # noqa: ANN401 - a Literal of the caller
    """Take one of the allowed words."""
    known = isinstance(value, str) and value in allowed
    return value if known else fault("not_one_of", value, allowed=allowed)


def as_instance(kind: type[T] | tuple[type[T], ...], value: T) -> T:
    """Take a value of a type (or of several)."""
    if isinstance(value, kind):
        return value
    kinds = kind if isinstance(kind, tuple) else (kind,)
    return cast("T", fault("wrong_type", value, allowed=tuple(k.__name__ for k in kinds)))


def items_in(values: Any) -> tuple[Any, ...] | None:  # noqa: ANN401 - as it came
    """List what an iterable holds; None for a text, a mapping and what is no iterable."""
    if type(values) in (tuple, list):
        return tuple(values)
    if isinstance(values, str | bytes | Mapping) or not isinstance(values, Iterable):
        return None
    if isinstance(values, set | frozenset):
        return _ordered(cast("set[object]", values))
    listed = tuple(cast("Iterable[object]", values))
    return None if is_narrow(cast("object", values)) and float in map(type, listed) else listed


def _ordered(values: set[object]) -> tuple[object, ...]:
    # The order of a set changes from run to run; what is made of it must not.
    try:
        return tuple(sorted(cast("set[Any]", values)))
    except TypeError:
        return tuple(sorted(values, key=repr))


def as_tuple(
    kind: type[T] | tuple[type[T], ...], values: Iterable[T], *, unique: str | None = None
) -> tuple[T, ...]:
    """Take a list or other iterable of values of a type, `unique` in the attribute named."""
    if values is _EMPTY:
        return ()
    taken = items_in(values)
    if taken is None:
        return cast("tuple[T, ...]", fault("not_a_list", cast("object", values)))
    problems: list[Problem] = []
    if set(map(type, taken)) != {kind}:
        wanted = cast("type[object]", kind)
        problems = gathered((f"/{i}", as_instance(wanted, v)) for i, v in enumerate(taken))
    if unique is not None and not problems:
        problems = duplicates((getattr(v, unique) for v in taken), unique)
    return cast("tuple[T, ...]", Fault(*problems) if problems else taken)


def duplicates(keys: Iterable[object], name: str = "") -> list[Problem]:
    """List a problem for each key that stood before, at its position."""
    keys = tuple(keys)
    if len(set(keys)) == len(keys):
        return []
    first, found = dict[object, int](), list[tuple[str, Fault]]()
    names = (name,) if name else ()
    for i, key in enumerate(keys):
        if first.setdefault(key, i) != i:
            found.append((pointer(i, *names), fault("duplicate", key, first=first[key])))
            if len(found) == FAULTS:
                break
    return gathered(found)


def as_strs(values: Iterable[str]) -> tuple[str, ...]:
    """Take distinct texts that are not empty."""
    return as_each(as_title, values)


def as_ids(values: Iterable[str]) -> tuple[str, ...]:
    """Take distinct ids."""
    return as_each(as_id, values)


def as_each(
    convert: Callable[[Any], T], values: Iterable[Any], *, distinct: bool = True
) -> tuple[T, ...]:
    """Take values, distinct unless said otherwise, each through its own converter."""
    if values is _EMPTY:
        return ()
    items = items_in(values)
    if items is None:
        return cast("tuple[T, ...]", fault("not_a_list", values))
    taken, faults = list[Any](), 0
    for item in items:
        taken.append(convert(item))
        faults += type(taken[-1]) is Fault
        if faults >= FAULTS:
            break
    problems = gathered((f"/{i}", v) for i, v in enumerate(taken)) if faults else []
    if distinct and not faults:
        problems = duplicates(taken)
    return cast("tuple[T, ...]", Fault(*problems) if problems else tuple(taken))


def as_mapping(
    values: Mapping[str, object] | Iterable[tuple[str, object]],
) -> tuple[tuple[str, object], ...]:
    """Take a mapping with str keys, or its pairs, and keep it as a sorted tuple of pairs."""
    given: object = values
    if isinstance(given, Mapping):
        given = tuple(cast("Mapping[object, object]", given).items())
    if isinstance(given, tuple) and all(map(_is_pair, cast("tuple[object, ...]", given))):
        taken = cast("tuple[tuple[str, object], ...]", given)
        twice = duplicates(key for key, _ in taken)
        return cast("tuple[tuple[str, object], ...]", Fault(*twice)) if twice else pairs(taken)
    return cast("tuple[tuple[str, object], ...]", fault("not_a_mapping", values))


def as_values(
    convert: Callable[[Any], T], values: Mapping[str, Any] | Iterable[tuple[str, Any]]
) -> tuple[tuple[str, T], ...]:
    """Take a mapping with str keys as `as_mapping` does, each value through a converter."""
    taken: object = as_mapping(values)
    if isinstance(taken, Fault):
        return cast("tuple[tuple[str, T], ...]", taken)
    made = [(key, convert(value)) for key, value in cast("tuple[tuple[str, Any], ...]", taken)]
    problems = gathered((pointer(key), value) for key, value in made)
    return cast("tuple[tuple[str, T], ...]", Fault(*problems) if problems else tuple(made))


def _is_pair(item: object) -> bool:
    pair = cast("tuple[object, ...]", item) if isinstance(item, tuple) else ()
    return len(pair) == 2 and isinstance(pair[0], str)  # noqa: PLR2004 - a key and its value


def shallow(taken: Any, below: Callable[[Any], Iterable[Any]]) -> Any:  # noqa: ANN401 - as it came
    """Take converted values unless they are nested too deeply; `below` gives what a value holds."""
    if isinstance(taken, Fault):
        return taken
    listed = items_in(taken)
    level: list[Any] = [taken] if listed is None else [*listed]
    for _ in range(LEVELS):
        level = [inner for value in level for inner in below(value)]
        if not level:
            return taken
    return Fault(Problem(code="too_deep", params={"limit": LEVELS}))
