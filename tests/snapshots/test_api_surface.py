"""What programs may rely on: each public name, what it is, and how it is called.

`python -m tests.snapshots.test_api_surface` writes the file anew, and says what that breaks.
"""

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from types import GenericAlias
from typing import Union, cast, get_args, get_origin

import attrs
import pytest

from jipp._html import Shown
from jipp._value import Value
from tests.public import public

# What every value is promises nothing by itself.
GROUND = (object, Shown, Value)

GOLDEN = Path(__file__).parent / "api" / "surface.txt"
# Each of these is another release: the tables and the version are no part of the surface.
MOVING = {"jipp.DATA_VERSION", "jipp.__version__"}


def surface() -> dict[str, str]:
    """A line for each name, parameter and member; lines are sorted by what they speak of."""
    found: dict[str, str] = {}
    for name, value in public().items():
        if name not in MOVING:
            found.update(described(name, value))
    return dict(sorted(found.items()))


def described(name: str, value: object) -> Iterator[tuple[str, str]]:
    """The lines of one public name."""
    if inspect.isclass(value) and issubclass(value, Enum):
        yield name, f"enum < {', '.join(base.__name__ for base in value.__bases__)}"
        yield from ((f"{name}.{member.name}", repr(member.value)) for member in value)
        yield from members(name, value)
    elif inspect.isclass(value):
        bases = [base.__name__ for base in value.__bases__ if base not in GROUND]
        yield name, " < ".join(["class", *filter(None, [", ".join(bases)])])
        if not getattr(value, "_is_protocol", False):
            yield from parameters(name, value)
        yield from members(name, value)
    elif inspect.isroutine(inspect.unwrap(cast("Callable[..., object]", value))):
        yield from called("function", name, cast("Callable[..., object]", value))
    else:
        yield (
            name,
            "value "
            + (defaulted(value) if issubclass(type(value), Enum | tuple) else written(value)),
        )


def called(what: str, name: str, value: Callable[..., object]) -> Iterator[tuple[str, str]]:
    """What a call gives, and what it takes."""
    yield name, f"{what} -> {written(inspect.signature(value).return_annotation)}"
    yield from parameters(name, value)


def parameters(name: str, value: Callable[..., object]) -> Iterator[tuple[str, str]]:
    """Each parameter: by place or by keyword, its type, its default; without one it is required."""
    taken = [p for p in inspect.signature(value).parameters.values() if p.name != "self"]
    for place, parameter in enumerate(taken, 1):
        by = "keyword" if parameter.kind is parameter.KEYWORD_ONLY else f"place {place}"
        several = "*" if parameter.kind is parameter.VAR_POSITIONAL else ""
        given = parameter.default is not parameter.empty
        default = f" = {defaulted(parameter.default)}" if given else ""
        yield (
            f"{name}({parameter.name})",
            f"{by}, {several}{written(parameter.annotation)}{default}",
        )


def members(name: str, cls: type[object]) -> Iterator[tuple[str, str]]:
    """The fields, properties and methods that a class of ours has, its bases' included."""
    fields: dict[str, object] = (
        {field.name: field.type for field in attrs.fields(cls)} if attrs.has(cls) else {}
    )
    for base in reversed(cls.__mro__):
        if base.__module__.startswith("jipp"):
            yield from cached(name, base)
            for key, member in vars(base).items():
                if key.startswith("_") or isinstance(member, Enum):
                    continue
                if key in fields:
                    yield f"{name}.{key}", f"field {written(fields[key])}"
                elif isinstance(member, classmethod):
                    made = cast("Callable[..., object]", getattr(cls, key))
                    yield from called("class method", f"{name}.{key}", made)
                elif inspect.isfunction(member):
                    yield from called("method", f"{name}.{key}", member)
                elif getter := getattr(member, "fget", None) or getattr(member, "func", None):
                    told = inspect.signature(getter).return_annotation
                    yield f"{name}.{key}", f"property {written(told)}"


def cached(name: str, cls: type[object]) -> Iterator[tuple[str, str]]:
    """What a slotted class of attrs works out once, kept in the scope of its `__getattr__`."""
    scope = getattr(vars(cls).get("__getattr__"), "__globals__", {})
    for key, getter in scope.get("cached_properties", {}).items():
        if not key.startswith("_"):
            told = inspect.signature(getter).return_annotation
            yield f"{name}.{key}", f"property {written(told)}"


def written(annotation: object) -> str:
    """A type, without the modules that its parts live in, alike on every Python."""
    if annotation is inspect.Parameter.empty:
        return "-"
    if annotation is type(None):
        return "None"
    if isinstance(annotation, type) and not isinstance(annotation, GenericAlias):
        return annotation.__name__
    if get_origin(annotation) is Union:
        return " | ".join(map(written, get_args(annotation)))
    text = annotation if isinstance(annotation, str) else repr(annotation)
    return re.sub(r"(?:\w+\.)+|[~']|<class |(?<=')>", "", text)


def defaulted(value: object) -> str:
    """A default, as a caller would write it."""
    if value is attrs.NOTHING:
        return "one of its own"
    return re.sub(r"mappingproxy\((.*)\)|<(\w+\.\w+): [^>]*>", r"\1\2", repr(value))


def broken(old: dict[str, str], new: dict[str, str]) -> list[str]:
    """What of the new surface a program may stumble over that was written for the old."""
    gone = [f"{line} is gone" for line in old if line not in new]
    required = [
        f"{line} is new and required"
        for line, said in new.items()
        if line not in old and line.partition("(")[0] in old
        if line.endswith(")") and " = " not in said and ", *" not in said
    ]
    changed = [
        f"{line} was {said}, is {new[line]}"
        for line, said in old.items()
        if line in new and new[line] != said and not new[line].startswith(f"{said} = ")
    ]
    return gone + required + changed


def recorded() -> dict[str, str]:
    """The surface as it was written down."""
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    return dict(cast("tuple[str, str]", line.split(": ", 1)) for line in lines)


# Read before any test runs: what a test puts in the place of a function is no part of it.
PRESENT = surface()


def test_the_surface_is_the_one_written_down() -> None:
    """Nobody loses a name, a field or a default, or is asked for one more, without being told."""
    old, new = recorded(), PRESENT
    assert broken(old, new) == []
    assert [line for line in new if line not in old] == [], "write the file anew, and the changelog"
    assert new == old


OLD = {
    "jipp.f": "function -> int",
    "jipp.f(a)": "place 1, int",
    "jipp.f(b)": "keyword, int = 1",
    "jipp.Value": "class",
    "jipp.Value(id)": "keyword, str",
    "jipp.Value.id": "field str",
}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"jipp.Value(size)": "keyword, int"}, ["jipp.Value(size) is new and required"]),
        ({"jipp.f(c)": "place 2, int"}, ["jipp.f(c) is new and required"]),
        ({"jipp.f(b)": "keyword, int"}, ["jipp.f(b) was keyword, int = 1, is keyword, int"]),
        (
            {"jipp.f(b)": "keyword, int = 2"},
            ["jipp.f(b) was keyword, int = 1, is keyword, int = 2"],
        ),
        ({"jipp.f(a)": "place 2, int"}, ["jipp.f(a) was place 1, int, is place 2, int"]),
        ({"jipp.f(a)": None, "jipp.f(x)": "place 1, int = 0"}, ["jipp.f(a) is gone"]),
        ({"jipp.Value.id": None}, ["jipp.Value.id is gone"]),
        ({"jipp.Value": "class < Other"}, ["jipp.Value was class, is class < Other"]),
    ],
)
def test_a_breaking_change_is_found(change: dict[str, str | None], said: list[str]) -> None:
    """A new required field, a lost default, another place or base, and a name that is gone."""
    assert broken(OLD, changed(change)) == said


@pytest.mark.parametrize(
    "change",
    [
        {"jipp.Value(size)": "keyword, int = 0", "jipp.Value.size": "field int"},
        {"jipp.f(a)": "place 1, int = 0"},
        {"jipp.f(more)": "place 2, *int"},
        {"jipp.g": "function -> int", "jipp.g(a)": "place 1, int"},
    ],
)
def test_an_addition_breaks_nothing(change: dict[str, str | None]) -> None:
    """A field or argument with a default, a default where none was, and a new name."""
    assert broken(OLD, changed(change)) == []


def changed(change: dict[str, str | None]) -> dict[str, str]:
    """The old surface with some lines others, and some gone."""
    return {line: said for line, said in {**OLD, **change}.items() if said is not None}


def write() -> list[str]:
    """Write the surface down; say what that breaks."""
    old, new = recorded() if GOLDEN.exists() else {}, surface()
    GOLDEN.write_text("".join(f"{line}: {said}\n" for line, said in new.items()), encoding="utf-8")
    return broken(old, new)


if __name__ == "__main__":
    sys.exit("\n".join(["breaking:", *found]) if (found := write()) else 0)
