"""The examples of the docstrings, as programs: they call every public name."""

import ast
import doctest
import importlib
import pkgutil
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import CodeType, ModuleType
from typing import NamedTuple

import jipp


class Line(NamedTuple):
    """One `>>>` of a docstring: what runs, and whether it is meant to raise."""

    where: str
    code: CodeType
    raises: bool


def names() -> dict[str, object]:
    """What an example may use without importing it: the face of jipp, days and exact numbers."""
    face = {name: getattr(jipp, name) for name in dir(jipp)}
    return {**face, "date": date, "datetime": datetime, "Decimal": Decimal, "Fraction": Fraction}


def modules() -> tuple[ModuleType, ...]:
    """All modules of the package, imported."""
    found = pkgutil.walk_packages(jipp.__path__, "jipp.")
    return jipp, *(importlib.import_module(m.name) for m in found)


def lines(module: ModuleType) -> tuple[Line, ...]:
    """The examples of a module's docstrings, in the order of the file."""
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, documented)]
    nodes.sort(key=lambda node: getattr(node, "lineno", 0))
    parser = doctest.DocTestParser()
    found: list[Line] = []
    for node in nodes:
        for example in parser.get_examples(ast.get_docstring(node) or ""):
            where = f"{module.__name__}.{getattr(node, 'name', '')}: {example.source.strip()}"
            code = compile(example.source, where, "single")
            found.append(Line(where, code, example.exc_msg is not None))
    return tuple(found)
