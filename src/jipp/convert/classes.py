"""How an object becomes a value of its class: its fields, unknown ones, and who may set which."""

from collections.abc import Callable, Iterable, Mapping, Set as AbstractSet
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, Final, NamedTuple, cast, get_args

from cattrs import BaseValidationError, Converter

from jipp._fields import Fault, gathered
from jipp._json import as_extra
from jipp._text import cut, near, pointer, shown
from jipp.convert.limits import KIND, READING, refuses_unknown
from jipp.convert.names import schema_id
from jipp.convert.types import (
    Field,
    Hook,
    as_object,
    fields_of,
    is_open_choice,
    is_own,
    is_union,
    is_value,
    whole_of,
)
from jipp.errors import InvalidDataError, InvalidInputError, JippError, Problem
from jipp.model.sheet import as_marks
from jipp.typing import Unknown

# What the fields of a caller's class, and cattrs where it reads them, raise for what they refuse.
_FOREIGN: Final = (ValueError, TypeError, LookupError, ArithmeticError, BaseValidationError)
_SAID: Final = 200


def _reads_itself(field: Field) -> bool:
    """Check whether a field's own converter reads and checks what stands on the wire."""
    if field.converter in (as_marks, as_extra) or is_open_choice(field.type):
        return True
    members = get_args(field.type) if is_union(field.type) else (field.type,)
    several = sum(m not in (Fraction, type(None)) for m in members) > 1
    return (
        callable(field.converter)
        and not several
        and all(
            m in (tuple[str, ...], str, int, bool, Decimal, Fraction, type(None))
            or (isinstance(m, type) and issubclass(m, Enum) and m is not Unknown)
            for m in members
        )
    )


class Terms:
    """Who sets which field: `only` those that the data may set, `given` what the caller sets."""

    def __init__(
        self, *, only: Iterable[str] | None = None, given: Mapping[str, object] | None = None
    ) -> None:
        self.only = None if only is None else frozenset(only)
        self.given = dict(given or {})

    def refuse_strangers(self, kind: type) -> None:
        """Raise for a name that the class has no field of, and for a value it does not take."""
        fields = fields_of(kind) if is_value(kind) or is_own(kind) else {}
        problems = [
            Problem(path=pointer(place, name), code="unknown_key", params=_named(name, fields))
            for place, names in (("only", self.only or ()), ("given", self.given))
            for name in sorted(names)
            if name not in fields
        ]
        known = {name: value for name, value in self.given.items() if name in fields}
        if is_value(kind):
            problems += (p.under("/given") for p in _faults(fields, known))
        if problems:
            raise InvalidInputError(*problems)

    def may_set(self, name: str) -> bool:
        """Check whether the data may set a field."""
        return (self.only is None or name in self.only) and name not in self.given

    def split(
        self, data: Mapping[str, Any], fields: Mapping[str, Field]
    ) -> tuple[dict[str, Any], list[Problem]]:
        """Part what the data may set from the problems of what they may not."""
        kept = {n: v for n, v in data.items() if n not in fields or self.may_set(n)}
        barred = [_not_settable(name) for name in data if name not in kept]
        return kept, barred


ANYONE: Final = Terms()
_HELPED: Final = 10


def _not_settable(name: str) -> Problem:
    return Problem(path=pointer(name), code="not_settable", params={"name": name})


def _named(name: str, fields: Mapping[str, object], before: int = 0) -> dict[str, object]:
    # Looking for the nearest name is slow, so only the first few strangers get it.
    meant = near(name, fields) if before < _HELPED else ()
    return {"name": shown(name), "allowed": meant or (*fields,)}


def _faults(fields: Mapping[str, Field], values: Mapping[str, Any]) -> list[Problem]:
    """List what a class's own converters would refuse in the values of some of its fields."""
    converters = ((name, fields[name].converter, value) for name, value in values.items())
    return gathered(
        (f"/{name}", convert(value)) for name, convert, value in converters if callable(convert)
    )


class _Part(NamedTuple):
    """A field that another reader reads, which is left out for None where the field may be."""

    name: str
    hook: Hook
    type: Any
    optional: bool


class ClassReader:
    """Builds one class from an object, or raises one error with the faults of all its fields.

    What its own converters read is handed to the constructor as it is; of each other field another
    reader makes the value first.
    """

    def __init__(self, cls: type, converter: Converter) -> None:
        self._fields = fields_of(cls)
        self._converter = converter
        self._ours = not is_own(cls)
        self._make: Callable[..., object] = cls if self._ours else _guarded(cls)
        self._schema = schema_id(cls)
        plain = {n: a for n, a in self._fields.items() if self._ours and _reads_itself(a)}
        self._plain = tuple(plain)
        # Their lists and objects no reader goes into.
        self._held = tuple(name for name, a in plain.items() if _holds_many(a))
        self._needed = frozenset(name for name, a in self._fields.items() if a.required)
        self._parts: list[_Part] = []

    def __call__(self, data: Any, terms: object) -> object:
        """Build the class from an object; cattrs gives the class where `Terms` may stand."""
        given: Mapping[str, Any] = data if KIND(data) is dict else as_object(data)
        reading = READING.get()
        if reading is not None:
            reading.enter(given)
        try:
            if "schema" in given and self._schema:
                given = dict(given)
                if (schema := given.pop("schema")) != self._schema:
                    params = {"value": shown(schema), "allowed": self._schema}
                    problem = Problem(path="/schema", code="other_schema", params=params)
                    raise InvalidDataError(problem)
            return self._read(given, terms if isinstance(terms, Terms) else ANYONE)
        finally:
            if reading is not None:
                reading.depth += 1

    def _read(self, given: Mapping[str, Any], terms: Terms) -> object:
        """Build the class from the fields of an object and those that the caller sets."""
        # Asked for late: a class may hold its like, whose hook is then this one.
        parts = self._parts = self._parts or [
            self._part(name, a.type) for name, a in self._fields.items() if name not in self._plain
        ]
        problems: list[Problem] = []
        said: AbstractSet[str] = given.keys()
        if terms is not ANYONE:
            said = said | terms.given.keys()
            given, problems = terms.split(given, self._fields)
        values: dict[str, Any] = {name: given[name] for name in self._plain if name in given}
        problems += self._settle(values)
        for name, hook, kind, optional in parts:
            if name in given:
                value = given[name]
                try:
                    values[name] = None if optional and value is None else hook(value, kind)
                except InvalidDataError as error:
                    problems += gathered([(f"/{name}", error)])
        if not self._needed <= said:
            problems += self._missing(said)
        if not given.keys() <= self._fields.keys():
            problems += self._strangers(given, values, terms)
        if problems:
            known = values if self._ours else {}
            raise InvalidDataError(*problems, *_faults(self._fields, known))
        return self._made(values, terms)

    def _made(self, values: dict[str, Any], terms: Terms) -> object:
        try:
            return self._make(**values, **terms.given)
        except JippError as error:
            raise InvalidDataError(*error.problems) from None

    def _missing(self, said: AbstractSet[str]) -> list[Problem]:
        return [
            Problem(path=pointer(name), code="missing_key", params={"name": name})
            for name in self._fields
            if name in self._needed and name not in said
        ]

    def _part(self, name: str, kind: Any) -> _Part:
        """Find the reader of a field; of one that may be None, that of what else it may be."""
        members = get_args(kind) if is_union(kind) else ()
        others = [member for member in members if member is not type(None)]
        alone = others[0] if len(others) == 1 < len(members) else kind
        optional = alone is not kind
        hook = self._converter.get_structure_hook(alone)
        return _Part(name, hook if self._ours else _guarded(hook), alone, optional)

    def _settle(self, values: dict[str, Any]) -> list[Problem]:
        """Take 3.0 for 3 and an empty list for none; return the faults of what else is listed."""
        if float in map(type, values.values()):
            values |= {name: whole_of(value) for name, value in values.items()}
        problems: list[Problem] = []
        for name in self._held:
            held: object = values.get(name)
            if held == []:
                values[name] = ()
            elif held and (reading := READING.get()) is not None and type(held) in (list, dict):
                try:
                    reading.walk(held)
                except InvalidDataError as error:
                    problems += gathered([(f"/{name}", error)])
                    del values[name]
        return problems

    def _strangers(
        self, given: Mapping[str, Any], values: dict[str, Any], terms: Terms
    ) -> list[Problem]:
        """Refuse, leave out or keep the fields that the class does not have."""
        if not refuses_unknown(self._converter):
            return []
        reading = READING.get()
        if reading is not None:
            # The only names that no class has checked.
            try:
                reading.check(given)
            except InvalidDataError as error:
                return list(error.problems)
        strangers = {name: value for name, value in given.items() if name not in self._fields}
        if reading is None or reading.unknown != "keep" or "extra" not in self._fields:
            return [
                Problem(
                    path=pointer(name), code="unknown_key", params=_named(name, self._fields, i)
                )
                for i, name in enumerate(strangers)
            ]
        if not terms.may_set("extra"):
            return [_not_settable(name) for name in strangers]
        for value in strangers.values():
            if type(value) in (list, dict):
                reading.walk(value)
        kept = as_extra(strangers)
        if isinstance(kept, Fault):
            return list(kept.problems)
        extra: dict[str, Any] = values.get("extra") or {}
        twice = [name for name in strangers if name in extra]
        if KIND(extra) is dict and not twice:
            values["extra"] = extra | strangers
        return [
            Problem(path=pointer(name), code="kept_twice", params={"name": shown(name)})
            for name in twice
        ]


def _holds_many(field: Field) -> bool:
    members = get_args(field.type) if is_union(field.type) else (field.type,)
    return any(m is not type(None) and not isinstance(m, type) for m in members)


def _guarded(make: Callable[..., object]) -> Callable[..., object]:
    """Turn what a class of the caller's raises, or cattrs for it, into a fault of the data."""

    def made(*data: object, **fields: object) -> object:
        try:
            return make(*data, **fields)
        except JippError:
            raise
        except _FOREIGN as error:
            value = data[0] if data else make
            raise InvalidDataError(_foreign(error, value)) from None

    return made


def _foreign(error: Exception, value: object) -> Problem:
    """Return what a class of the caller's, or cattrs for it, refused."""
    while isinstance(error, ExceptionGroup):
        error = cast("Exception", error.exceptions[0])
    lines = str(error).splitlines() or [type(error).__name__]
    params = {"value": shown(value), "reason": cut(lines[0], _SAID)}
    return Problem(code="refused_by_class", params=params)
