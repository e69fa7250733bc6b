"""The shape of the source: what a newcomer may rely on when looking for a thing."""

import ast
import importlib
import inspect
import pkgutil
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

import jipp
from tests import public
from tests.rows import each

ROOT = Path(__file__).parents[2]
PACKAGE = Path(jipp.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
MODULES = [
    jipp,
    *(importlib.import_module(m.name) for m in pkgutil.walk_packages(jipp.__path__, "jipp.")),
]
PUBLIC = [importlib.import_module(name) for name in public.MODULES]
TABLES = ("_messages", "law", "reference")
# The floors are import-linter's; these it cannot see: submodules, built-ins, chance and the clock.
FORBIDDEN_IMPORTS = {
    "importlib.metadata",
    "importlib.resources",
    "os.path",
    "random.SystemRandom",
    "random.randint",
    "random.random",
    "random.seed",
    "random.shuffle",
    "urllib.request",
}
FORBIDDEN_CALLS = {"breakpoint", "eval", "exec", "input", "open", "print", "__import__"}
FORBIDDEN_METHODS = {"now", "today", "utcnow", "getcontext", "localcontext", "setcontext"}


def relative(path: Path) -> str:
    """A file's place in the package, for test names."""
    return str(path.relative_to(PACKAGE))


@cache
def tree_of(path: Path) -> ast.Module:
    """A module, parsed once."""
    return ast.parse(path.read_text(encoding="utf-8"))


def test_what_is_tested_is_what_is_read() -> None:
    """The imported package lies in this checkout, or is the installed one where there is none."""
    source = ROOT / "src" / "jipp"
    if source.exists():
        assert source == PACKAGE
    else:
        assert PACKAGE.parent.name == "site-packages"


def test_no_face_offers_what_bears_the_name_of_a_module_of_its_package() -> None:
    """`from package import name` never depends on what was imported before."""
    modules = {m.__name__ for m in MODULES}
    clashes = [
        f"{face.__name__}.{name}"
        for face in PUBLIC
        for name in dir(face)
        if f"{face.__name__}.{name}" in modules and not inspect.ismodule(getattr(face, name))
    ]
    assert clashes == []


def test_no_two_classes_or_type_aliases_share_a_name() -> None:
    """Wherever a name of a class or type is read, it is the same thing."""
    named = [name for path in FILES for name in type_names(tree_of(path))]
    assert twice(named) == []


def test_no_two_modules_share_a_name() -> None:
    """A module is found by its name alone."""
    names = [path.stem for path in FILES if path.stem != "__init__"]
    assert twice(names) == []


def type_names(tree: ast.Module) -> Iterator[str]:
    """The classes that a module defines, and the aliases of types."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias":
            yield ast.unparse(node.target)


def twice(names: list[str]) -> list[str]:
    """The names that occur more than once."""
    return sorted(name for name, times in Counter(names).items() if times > 1)


@each(FILES, relative)
def test_a_module_can_be_read_at_one_sitting(path: Path) -> None:
    """No module has more than 400 lines, but for tables."""
    assert path.relative_to(PACKAGE).parts[0] in TABLES or len(path.read_text().splitlines()) <= 400


@each(FILES, relative)
def test_a_module_has_no_way_out(path: Path) -> None:
    """No clock, stream, chance or code made from text, not even behind a name."""
    assert list(ways_out(tree_of(path))) == []


def ways_out(tree: ast.Module) -> Iterator[str]:
    """What a module imports or calls that reaches outside."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from FORBIDDEN_IMPORTS & {f"{node.module}.{a.name}" for a in node.names}
            yield from FORBIDDEN_IMPORTS & {str(node.module)}
        elif isinstance(node, ast.Import):
            yield from FORBIDDEN_IMPORTS & {a.name for a in node.names}
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield from FORBIDDEN_CALLS & {node.func.id}
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield from FORBIDDEN_METHODS & {node.attr}
            yield from FORBIDDEN_IMPORTS & {f"{node.value.id}.{node.attr}"}


@pytest.mark.parametrize(
    "source",
    [
        "from importlib import resources",
        "import urllib.request",
        "open('x')",
        "print(1)",
        "datetime.now()",
        "date.today()",
        "random.random()",
        "decimal.getcontext()",
    ],
)
def test_a_way_out_is_seen(source: str) -> None:
    """The check above notices what it is there for."""
    assert list(ways_out(ast.parse(source)))


@pytest.mark.parametrize("module", PUBLIC, ids=lambda m: m.__name__)
def test_a_public_module_says_what_is_public(module: ModuleType) -> None:
    """Each name of `__all__` is there, once, and each public module says what it is for."""
    names: tuple[str, ...] = tuple(getattr(module, "__all__", ()))
    assert module.__doc__
    assert len(set(names)) == len(names)
    assert [name for name in names if not hasattr(module, name)] == []


def test_the_face_lists_what_it_has() -> None:
    """`dir` shows the public names without importing them, and others are refused."""
    assert dir(jipp) == sorted(vars(jipp)["__all__"])
    with pytest.raises(AttributeError, match="nothing"):
        getattr(jipp, "nothing")  # noqa: B009 - checkers know that it is not there


def test_every_public_name_is_documented() -> None:
    """Each public class and function has a docstring, its properties and methods included."""
    lacking = [
        f"{value.__module__}.{name}"
        for module in PUBLIC
        for value in (getattr(module, n) for n in getattr(module, "__all__", ()))
        if inspect.isclass(value) or inspect.isfunction(value)
        for name, member in ((value.__qualname__, value), *members(value))
        if not inspect.getdoc(member)
    ]
    assert lacking == []


def members(value: object) -> Iterator[tuple[str, object]]:
    """The public methods and properties that a class of ours defines itself."""
    if inspect.isclass(value) and value.__module__.startswith("jipp"):
        for name, member in vars(value).items():
            if not name.startswith("_") and (
                inspect.isfunction(member) or isinstance(member, property | classmethod)
            ):
                yield f"{value.__qualname__}.{name}", member
