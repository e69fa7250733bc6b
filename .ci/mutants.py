# ruff: noqa: ANN401, INP001, PLC0415, S102, T201, TID251 - a tool, not the library
"""Mutation testing: mutmut's mutants, each met in a fork by the tests that reach its function.

mutmut makes the mutants. It would start pytest anew for each of them; here the tests are collected
once, a fork exchanges the code of one function, and runs the narrowest tests first.
"""

import argparse
import gc
import importlib
import inspect
import json
import os
import resource
import signal
import sys
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import libcst as cst
import pytest
from _pytest.runner import runtestprotocol
from mutmut.mutation import file_mutation

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src"
EXPLAINED = ROOT / "tests" / "data" / "mutants.md"
GROUND = (
    "_canonical _dates _draft _fields _hooks _html _numbers _plain _progress _svg _text _unions"
    " errors i18n typing"
)
FOLDERS = ("lifecycle", "evaluation")
FIGURES = "tests/snapshots/test_figures.py"
TESTS = ("tests/unit", "tests/properties", "tests/snapshots/test_explain.py", FIGURES)
FLOOR = 0.9
ARGS = (
    *("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--tb=native"),
    *("--capture=sys", "-o", "addopts=--import-mode=importlib"),
)
# What a fork says by its exit code.
SURVIVED, KILLED, INVALID = range(3)
MONITOR = sys.monitoring
TOOL = MONITOR.COVERAGE_ID
PY_START = MONITOR.events.PY_START


@dataclass(frozen=True)
class Mutant:
    """A module with other text in place of a top-level statement, which changes one function."""

    module: str
    function: str
    start: int
    end: int
    text: str

    @property
    def path(self) -> Path:
        """The file of the module."""
        return path_of(self.module)

    @property
    def source(self) -> str:
        """The module with the change."""
        text = self.path.read_text("utf-8")
        return text[: self.start] + self.text + text[self.end :]

    @property
    def description(self) -> str:
        """The module, the function and the changed lines."""
        old, new = self.path.read_text("utf-8").splitlines(), self.source.splitlines()
        while old and new and old[0] == new[0]:
            del old[0], new[0]
        while old and new and old[-1] == new[-1]:
            del old[-1], new[-1]
        lines = [f"- {line.strip()}" for line in old] + [f"+ {line.strip()}" for line in new]
        return "\n".join([f"{self.module} {self.function}", *lines])


# Faults of the program itself: their texts are no message to a user.
PROGRAM_FAULTS = ("AssertionError", "AttributeError", "NotImplementedError", "TypeError")


class Visitor(file_mutation.MutationVisitor):
    """mutmut's visitor: goes into decorated functions, leaves out what no run can show."""

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Skip the text of a program's fault, the type of a cast, and the guard of a zip."""
        if isinstance(node, cst.Raise) and name_of(node.exc) in PROGRAM_FAULTS:
            return False
        if isinstance(node, cst.Call) and name_of(node) == "cast":
            node.args[1].value.visit(self)
            return False
        if isinstance(node, cst.Call) and name_of(node) == "zip":
            for arg in node.args:
                if arg.keyword is None:
                    arg.value.visit(self)
            return False
        return super().on_visit(node)

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef) and node.decorators:
            return "overload" in [name_of(d.decorator) for d in node.decorators]
        return super()._skip_node_and_children(node)


def name_of(node: cst.BaseExpression | None) -> str:
    """The last name of an expression."""
    if isinstance(node, cst.Call):
        node = node.func
    return node.attr.value if isinstance(node, cst.Attribute) else getattr(node, "value", "")


def mutants_of(module: str) -> list[Mutant]:
    """All mutants of one module."""
    path = path_of(module)
    text = path.read_text("utf-8")
    file_mutation.MutationVisitor = Visitor
    tree, mutations, *_ = file_mutation.create_mutations(str(path), text)
    pieces = [tree.code_for_node(statement) for statement in tree.body]
    start = text.index("".join(pieces))
    places: dict[Any, tuple[str, Any, str, int]] = {}
    for statement, piece in zip(tree.body, pieces, strict=True):
        for function, name in functions_in(statement):
            places[function] = name, statement, piece, start
        start += len(piece)
    found: dict[Mutant, None] = {}
    for mutation in mutations:
        if mutation.contained_by_top_level_function in places:
            name, statement, piece, start = places[mutation.contained_by_top_level_function]
            changed = tree.code_for_node(
                file_mutation.deep_replace(statement, mutation.original_node, mutation.mutated_node)
            )
            if changed != piece:
                found[Mutant(module, name, start, start + len(piece), changed)] = None
    return [*found]


def functions_in(statement: cst.CSTNode) -> Iterator[tuple[cst.FunctionDef, str]]:
    """The functions of a top-level statement, and their qualified names."""
    if isinstance(statement, cst.FunctionDef):
        yield statement, statement.name.value
    elif isinstance(statement, cst.ClassDef):
        for inner in statement.body.body:
            if isinstance(inner, cst.FunctionDef):
                yield inner, f"{statement.name.value}.{inner.name.value}"


def path_of(module: str) -> Path:
    """The file of a module."""
    return SRC / f"{module.replace('.', '/')}.py"


class Meeting:
    """A pytest plugin that, instead of one run of the tests, makes one for each mutant."""

    def __init__(self, mutants: list[Mutant], given: argparse.Namespace) -> None:
        self.mutants, self.workers, self.seconds = mutants, given.j, given.seconds
        self.until = time.monotonic() + 60 * given.minutes
        self.verdicts: dict[Mutant, str] = {}
        self.running: dict[int, Mutant] = {}
        self.functions: dict[tuple[str, str], list[FunctionType]] = defaultdict(list)
        self.caches: list[Any] = []
        # Which tests reach a function, by their numbers; how long each takes, what it reaches.
        self.reach: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.lasts: list[float] = []
        self.breadth: list[int] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self) -> None:
        """Let a property be tried alike for every mutant, and end at its first failure."""
        from hypothesis import HealthCheck, Phase, settings

        settings.register_profile(
            "mutants",
            max_examples=12,
            deadline=None,
            database=None,
            derandomize=True,
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        )

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out tests of the checkout, but not the figures: they are what pictures must be."""
        items[:] = [i for i in items if FIGURES in i.nodeid or not i.get_closest_marker("tree")]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Find which tests reach which function, then let each mutant meet them."""
        if session.testsfailed:
            raise session.Interrupted("the tests cannot be collected")
        self.look_around()
        self.measure(session.items)
        gc.collect()
        gc.freeze()
        # In an order that is fair to all modules, since the time may not do for all.
        for mutant in sorted(self.mutants, key=lambda m: zlib.crc32(m.text.encode())):
            if time.monotonic() > self.until:
                break
            self.meet(mutant, session.items)
        while self.running:
            self.gather()
        return True

    def look_around(self) -> None:
        """Find the functions that live, and the caches that a test may have filled."""
        names = {str(mutant.path): mutant.module for mutant in self.mutants}
        for module in names.values():
            importlib.import_module(module)
        for function in live_functions():
            code = function.__code__
            if code.co_filename in names:
                self.functions[names[code.co_filename], code.co_qualname].append(function)
        for name, module in list(sys.modules.items()):
            if name.startswith("jipp"):
                self.caches += [v for v in vars(module).values() if hasattr(v, "cache_clear")]

    def measure(self, items: list[pytest.Item]) -> None:
        """Run all tests once, in a fork so that nothing here is warmed."""
        reading, writing = os.pipe()
        if os.fork() == 0:
            try:
                with os.fdopen(writing, "w") as pipe:
                    json.dump(self.measured(items), pipe)
            finally:
                os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            found = json.load(pipe)
        os.wait()
        for i, (seconds, failed, reached) in enumerate(found):
            self.lasts.append(seconds)
            self.breadth.append(len(reached))
            if failed:
                print("left out, since it fails without a mutant:", items[i].nodeid)
                continue
            for module, function in reached:
                self.reach[module, function].append(i)

    def measured(self, items: list[pytest.Item]) -> list[Any]:
        """For each test: how long it takes, whether it fails, and which functions it reaches."""
        keys = {f.__code__: key for key, those in self.functions.items() for f in those}
        reached: set[tuple[str, str]] = set()

        def start(code: CodeType, _offset: int) -> Any:
            reached.add(keys[code])
            return MONITOR.DISABLE

        MONITOR.use_tool_id(TOOL, "mutants")
        MONITOR.register_callback(TOOL, PY_START, start)
        for code in keys:
            MONITOR.set_local_events(TOOL, code, PY_START)
        found = []
        for item, following in zip(items, [*items[1:], None], strict=True):
            # Each test reaches what it would reach alone.
            self.clear_caches()
            reached.clear()
            MONITOR.restart_events()
            began = time.process_time()
            failed = fails(item, following)
            found.append((time.process_time() - began, failed, sorted(reached)))
        return found

    def clear_caches(self) -> None:
        """Empty every cache of the library."""
        for each in self.caches:
            each.cache_clear()

    def meet(self, mutant: Mutant, items: list[pytest.Item]) -> None:
        """Begin the run of one mutant, when there is room for it."""
        tests, spent = [], 0.0
        key = mutant.module, mutant.function
        narrow = sorted(self.reach[key], key=lambda i: (self.breadth[i], self.lasts[i], i))
        # One case of each test comes before the second of any.
        cases = Counter[str]()
        turn: dict[int, int] = {}
        for i in narrow:
            name = items[i].nodeid.partition("[")[0]
            cases[name] += 1
            turn[i] = cases[name]
        for i in sorted(narrow, key=turn.__getitem__):
            if not tests or spent + self.lasts[i] <= self.seconds:
                tests.append(items[i])
                spent += self.lasts[i]
        if not tests:
            self.verdicts[mutant] = "untested"
            return
        if len(self.running) >= self.workers:
            self.gather()
        pid = os.fork()
        if pid == 0:
            self.child(mutant, tests, spent)
        self.running[pid] = mutant

    def gather(self) -> None:
        """Take the verdict of one fork."""
        pid, status = os.wait()
        code = os.waitstatus_to_exitcode(status)
        self.verdicts[self.running.pop(pid)] = {SURVIVED: "survived", INVALID: "invalid"}.get(
            code, "killed"
        )
        if len(self.verdicts) % 100 == 0:
            print(f"{len(self.verdicts)} of {len(self.mutants)}", flush=True)

    def child(self, mutant: Mutant, tests: list[pytest.Item], seconds: float) -> None:
        """In a fork: exchange the code, run tests until one fails, tell by the exit code."""
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
        signal.setitimer(signal.ITIMER_PROF, 5 + 10 * seconds)
        try:
            exchange(mutant, self.functions[mutant.module, mutant.function])
            self.clear_caches()
            killed = any(map(fails, tests, [*tests[1:], None]))
        except SyntaxError:
            os._exit(INVALID)
        except BaseException:  # noqa: BLE001 - whatever a mutant does is a fault that shows
            os._exit(KILLED)
        os._exit(KILLED if killed else SURVIVED)


def fails(item: pytest.Item, following: pytest.Item | None) -> bool:
    """Run one test."""
    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=following))


def live_functions() -> Iterator[FunctionType]:
    """All functions that live, save those that are frozen."""
    return (each for each in gc.get_objects() if type(each) is FunctionType)


def exchange(mutant: Mutant, functions: list[FunctionType]) -> None:
    """Give the functions that a mutant changes its code, or its defaults, which stand outside."""
    whole = compile(mutant.source, str(mutant.path), "exec", dont_inherit=True)
    codes = {place_of(code): code for code in codes_in(whole)}
    here = {place_of(function.__code__): function for function in functions}
    changed = [p for p in here.keys() & codes if codes[p] != here[p].__code__]
    for place in changed:
        here[place].__code__ = codes[place]
    if not changed:
        exec(whole, space := {"__name__": mutant.module})
        for twin in live_functions():
            place = place_of(twin.__code__)
            if twin.__globals__ is space and place in here:
                here[place].__defaults__ = twin.__defaults__
                here[place].__kwdefaults__ = twin.__kwdefaults__


def place_of(code: CodeType) -> tuple[str, int]:
    """What tells the functions of a module apart."""
    return code.co_qualname, code.co_firstlineno


def codes_in(code: CodeType) -> Iterator[CodeType]:
    """The code of functions and methods in the code of a module."""
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield const
            if not const.co_flags & inspect.CO_OPTIMIZED:
                yield from codes_in(const)


def modules(names: list[str]) -> list[str]:
    """The modules that are named, each by itself or by its package; all, where none is."""
    found: list[str] = []
    for name in names or [*GROUND.split(), *FOLDERS]:
        module = f"jipp.{name.removeprefix('jipp.')}"
        inside = sorted(path.stem for path in path_of(module).with_suffix("").glob("*.py"))
        found += [f"{module}.{stem}" for stem in inside if stem != "__init__"] or [module]
    return found


def tell(mutants: list[Mutant], verdicts: dict[Mutant, str]) -> bool:
    """Print which mutants live on unexplained, and a table; say whether enough were killed.

    That is of each module, or of all together where time did not do for all.
    """
    explained = set(EXPLAINED.read_text("utf-8").strip().split("\n\n"))
    alive: set[str] = set()
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for mutant in mutants:
        verdict = verdicts.get(mutant, "not met")
        if verdict in {"survived", "untested"}:
            alive.add(mutant.description)
            if mutant.description not in explained:
                print(verdict, mutant.description, sep="\n", end="\n\n")
            verdict = "explained" if mutant.description in explained else "left"
        table[mutant.module][verdict] += 1
    whole = tuple(f"{module} " for module, row in table.items() if not row["not met"])
    for text in sorted(explained - alive):
        if text.startswith(whole):
            print("explained, but not alive", text, sep="\n", end="\n\n")
    columns = "killed", "left", "explained", "not met"
    print(" " * 35, *(f"{name:>9}" for name in columns))
    shares: list[float] = []
    for module, row in [*table.items(), ("all", sum(table.values(), Counter[str]()))]:
        met = row["killed"] + row["left"]
        shares.append(row["killed"] / met if met else 1.0)
        print(f"{module:35}", *(f"{row[name]:9}" for name in columns), f"{shares[-1]:7.1%}")
    every = all(not row["not met"] for row in table.values())
    return min(shares if every else shares[-1:]) >= FLOOR


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--tests", nargs="*", default=TESTS)
    parser.add_argument("--seconds", type=float, default=2, help="of tests, for one mutant")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="for all mutants")
    parser.add_argument("-j", type=int, default=2, help="mutants at once")
    given = parser.parse_args()
    os.chdir(ROOT)
    # Made in processes that end, since a fork costs what the memory of its parent is.
    with Pool(given.j) as pool:
        mutants = [m for some in pool.map(mutants_of, modules(given.modules), 1) for m in some]
    print(f"{len(mutants)} mutants", flush=True)
    meeting = Meeting(mutants, given)
    code = pytest.main([*ARGS, "--hypothesis-profile=mutants", *given.tests], plugins=[meeting])
    passing = tell(mutants, meeting.verdicts)
    sys.exit(code not in {0, 5} or not passing)


if __name__ == "__main__":
    main()
