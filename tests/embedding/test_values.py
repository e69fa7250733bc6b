"""What hosts do with values: keep them in sets, send them to workers, copy them."""

import copy
import inspect
import pickle
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from types import ModuleType
from typing import cast

import attrs
import pytest

from jipp import SAME, Body, HasNote, Innovation, InvalidInputError, Not, Transition, Wire, law
from jipp._fields import LEVELS
from jipp._value import LINE, Value
from jipp.model.requirements.base import Case, Requirement
from tests.embedding.values import DAY, ERRORS, FAULT, FINDING, HUB, MODEL, VALUES
from tests.public import MODULES
from tests.rows import each


def public_classes() -> Iterator[type]:
    """The classes that some face offers."""
    for name in MODULES:
        yield from classes_of(import_module(name))


def classes_of(module: ModuleType) -> Iterator[type]:
    """The public classes of one module; a protocol is what others implement, and has no values."""
    for name in getattr(module, "__all__", ()):
        value: object = getattr(module, name)
        if inspect.isclass(value) and not getattr(value, "_is_protocol", False):
            yield value


# What a requirement is asked about holds the caller's own mappings, and is never handed out; the
# mark of a field of pydantic's is no value.
CLASSES = sorted(
    set(public_classes()) - {Case, Wire}, key=lambda c: f"{c.__module__}.{c.__qualname__}"
)
RECORDS = [cls for cls in CLASSES if attrs.has(cls)]


def test_every_public_class_has_an_example() -> None:
    """No public class escapes these tests."""
    lacking = [c for c in CLASSES if not any(isinstance(value, c) for value in VALUES)]
    assert [f"{c.__module__}.{c.__qualname__}" for c in lacking] == []


@each(RECORDS)
def test_a_value_is_final_frozen_slotted_and_built_by_keyword(cls: type) -> None:
    """A value cannot be changed, extended, subclassed or built by position."""
    assert getattr(cls, "__final__", False)
    assert not any("__dict__" in vars(base) for base in cls.__mro__)
    assert all(f.kw_only or not f.init for f in attrs.fields(cls))
    example = next(value for value in VALUES if isinstance(value, cls))
    for field in attrs.fields(cls):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(example, field.name, None)


@each([(value, protocol) for value in MODEL for protocol in (2, pickle.HIGHEST_PROTOCOL)])
def test_a_value_comes_back_from_a_worker(sent: tuple[object, int]) -> None:
    """Pickling gives an equal value, and the same member or singleton."""
    value, protocol = sent
    back = pickle.loads(pickle.dumps(value, protocol))
    assert back == value
    assert type(back) is type(value)
    assert hash(back) == hash(value)
    assert repr(back) == repr(value)
    assert back is value or not isinstance(value, Enum)


@each(MODEL)
def test_a_value_holds_nothing_that_can_change(value: object) -> None:
    """Lists, dicts, sets and bare objects do not hide inside a value, however deep."""
    assert list(changeable(value)) == []
    assert copy.deepcopy(value) == value


def changeable(value: object) -> Iterator[object]:
    """What lies inside a value and can be changed."""
    if isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from changeable(item)
    elif attrs.has(cls := type(value)):
        for field in attrs.fields(cls):
            yield from changeable(getattr(value, field.name))
    elif isinstance(value, list | dict | set | bytearray):
        yield value


@each(VALUES)
def test_a_value_is_written_on_one_line(value: object) -> None:
    """Of at most 400 characters; with all its fields where they fit."""
    line = repr(value)
    assert len(line.splitlines()) == 1
    assert len(line) <= LINE
    if type(value).__repr__ is Value.__repr__:
        fields = (f for f in attrs.fields(cast("type[attrs.AttrsInstance]", type(value))) if f.repr)
        whole = ", ".join(f"{f.alias}={getattr(value, f.name)!r}" for f in fields)
        assert (line == f"{type(value).__name__}({whole})") == (len(line) >= len(whole))


@each(RECORDS)
def test_a_value_is_one_of_ours(cls: type) -> None:
    """All are written in one way, or in one of their own."""
    assert issubclass(cls, Value)


def test_a_long_value_is_named_and_counted_on_its_line() -> None:
    """What names it stands first, long tuples are counted, what is empty is left out."""
    deep: Requirement = HasNote()
    for _ in range(LEVELS - 1):
        deep = Not(of=deep)
    known = law.lifecycle("innovation", on=DAY)
    assert repr(known).startswith("Lifecycle(id='innovation', version='2021', title=Text(")
    assert f"transitions=<{len(known.transitions)}>" in repr(known)
    assert repr(deep).startswith("Not(of=Not(of=Not(")
    assert repr(deep).endswith("Not(...))))))")
    long = Transition(action="go", source=tuple(f"s{i}" for i in range(999)), target=SAME)
    assert repr(long).startswith(
        "Transition(action='go', source=<999>, target=<Target.SAME: 'same'>"
    )
    assert "roles" not in repr(long)
    title = Innovation(id="one-stop", title="long " * 999, agency=HUB.agency)
    assert "title='long long long" in repr(title)
    assert repr(Body(20, 20, ("<g/>",) * 999)) == "Body(width=20, height=20, parts=<999>)"
    many = InvalidInputError(*[FAULT] * 5_000)
    assert repr(many) == "InvalidInputError(<5000>)"
    held = attrs.evolve(FINDING, witness={"a": 10**5_000, "ladder": ladder()})
    for value in (deep, long, title, held):
        assert len(repr(value)) <= LINE
    assert repr(held).endswith("witness=<2>)")


def test_what_cannot_be_written_is_called_by_its_class() -> None:
    """A list of the caller's that nests too deep for Python's own `repr` breaks no line."""
    assert len(repr(attrs.evolve(FINDING, witness={"x": [ladder()]}))) <= LINE


def ladder() -> object:
    """A tuple in a tuple, five thousand levels deep."""
    found: object = ()
    for _ in range(5_000):
        found = (found,)
    return found


@pytest.mark.parametrize("error", ERRORS, ids=[type(e).__name__ for e in ERRORS])
def test_an_error_comes_back_from_a_worker(error: Exception) -> None:
    """An error raised in a worker reaches the caller with its problems and its fields."""
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert back.args == error.args
    assert vars(back) == vars(error)
    assert str(back) == str(error)
