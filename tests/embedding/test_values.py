"""What hosts do with values: keep them in sets, send them to workers, copy them."""

import copy
import inspect
import pickle
from collections.abc import Iterator
from enum import Enum
from types import ModuleType
from typing import cast

import attrs
import pytest

from jipp.model.requirement import Case
from tests.embedding.documented import modules
from tests.embedding.values import ERRORS, MODEL, VALUES


def public_classes() -> Iterator[type]:
    """The classes that some module's `__all__` names, where it defines them."""
    for module in modules():
        if any(part.startswith("_") for part in module.__name__.split(".")):
            continue
        yield from classes_of(module)


def classes_of(module: ModuleType) -> Iterator[type]:
    """The public classes of one module; a protocol is what others implement, and has no values."""
    for name in getattr(module, "__all__", ()):
        value: object = getattr(module, name)
        if inspect.isclass(value) and not getattr(value, "_is_protocol", False):
            yield value


# What a requirement is asked about holds the caller's own mappings, and is never handed out.
CLASSES = sorted(set(public_classes()) - {Case}, key=lambda c: f"{c.__module__}.{c.__qualname__}")
RECORDS = [cls for cls in CLASSES if attrs.has(cls)]
ids = [type(value).__name__ for value in MODEL]


def test_every_public_class_has_an_example() -> None:
    """No public class escapes these tests."""
    lacking = [c for c in CLASSES if not any(isinstance(value, c) for value in VALUES)]
    assert [f"{c.__module__}.{c.__qualname__}" for c in lacking] == []


@pytest.mark.parametrize("cls", RECORDS, ids=lambda c: c.__name__)
def test_a_value_is_final_frozen_slotted_and_built_by_keyword(cls: type) -> None:
    """A value cannot be changed, extended, subclassed or built by position."""
    assert getattr(cls, "__final__", False)
    assert not any("__dict__" in vars(base) for base in cls.__mro__)
    assert all(f.kw_only or not f.init for f in attrs.fields(cls))
    example = next(value for value in VALUES if isinstance(value, cls))
    for field in attrs.fields(cls):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(example, field.name, None)


@pytest.mark.parametrize("value", MODEL, ids=ids)
@pytest.mark.parametrize("protocol", [2, pickle.HIGHEST_PROTOCOL])
def test_a_value_comes_back_from_a_worker(value: object, protocol: int) -> None:
    """Pickling gives an equal value, and the same member or singleton."""
    back = pickle.loads(pickle.dumps(value, protocol))
    assert back == value
    assert type(back) is type(value)
    assert hash(back) == hash(value)
    assert repr(back) == repr(value)
    assert back is value or not isinstance(value, Enum)


@pytest.mark.parametrize("value", MODEL, ids=ids)
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


@pytest.mark.parametrize("error", ERRORS, ids=[type(e).__name__ for e in ERRORS])
def test_an_error_comes_back_from_a_worker(error: Exception) -> None:
    """An error raised in a worker reaches the caller with its problems and its fields."""
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert back.args == error.args
    assert vars(back) == vars(error)
    assert str(back) == str(error)
