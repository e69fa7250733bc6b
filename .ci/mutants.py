# ruff: noqa: ANN401, BLE001, C901, INP001, PLC0415, RUF021, T201, TID251 - a tool of the gate, not the library
"""Mutation testing: mutmut's mutants, each met in a fork by the tests that reach its function.

mutmut makes the mutants. It would start pytest anew for each of them; here the tests are collected
once, a fork exchanges the code of one function, and runs the narrowest tests first.
"""

import argparse
import functools
import gc
import importlib
import inspect
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import libcst as cst
import pytest
from _pytest.runner import runtestprotocol
from libcst._nodes.internal import CodegenState
from libcst.metadata import ByteSpanPositionProvider, MetadataWrapper
from mutmut.mutation import file_mutation

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src"
GROUND = (
    "_canonical _dates _draft _fields _hooks _html _numbers _plain _svg _text _unions"
    " errors i18n typing"
)
FOLDERS = ("lifecycle", "evaluation")
FIGURES = "tests/snapshots/test_figures.py"
TESTS = ("tests/unit", "tests/properties", "tests/snapshots/test_explain.py", FIGURES)
FLOOR = 0.9
SECONDS = 2.0  # of tests, for one mutant
ARGS = (
    *("-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "--tb=native"),
    *("--capture=sys", "-o", "addopts=--import-mode=importlib"),
)
MONITOR = sys.monitoring
TOOL = MONITOR.COVERAGE_ID
PY_START = MONITOR.events.PY_START


@dataclass(frozen=True)
class Mutant:
    """One change of one function."""

    module: str
    function: str
    start: int  # of the change, in bytes
    length: int
    code: bytes  # what stands there instead
    removed: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def source(self) -> str:
        """The module with the change."""
        raw = path_of(self.module).read_bytes()
        return (raw[: self.start] + self.code + raw[self.start + self.length :]).decode()

    @property
    def description(self) -> str:
        """The module, the function and the changed lines."""
        lines = [f"{self.module} {self.function}"]
        lines += [f"- {line}" for line in self.removed]
        lines += [f"+ {line}" for line in self.added]
        return "\n".join(lines)


def _decorated(node: cst.CSTNode) -> bool:
    """Whether a function stands under decorators that leave it within reach."""
    if not isinstance(node, cst.FunctionDef) or not node.decorators:
        return False
    return "overload" not in [name_of(d.decorator) for d in node.decorators]


def name_of(node: cst.BaseExpression | None) -> str:
    """The last name of an expression."""
    if isinstance(node, cst.Call):
        node = node.func
    return node.attr.value if isinstance(node, cst.Attribute) else getattr(node, "value", "")


class Visitor(file_mutation.MutationVisitor):
    """mutmut's visitor: goes into decorated functions, leaves out what no run can show."""

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Skip one-off texts, the type of a cast, and the guard of a zip."""
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
        return not _decorated(node) and super()._skip_node_and_children(node)


# Faults of the program itself: their texts are no message to a user.
PROGRAM_FAULTS = ("AssertionError", "AttributeError", "NotImplementedError", "TypeError")


def mutants_of(module: str) -> list[Mutant]:
    """All mutants of one module."""
    path = path_of(module)
    code = path.read_text()
    file_mutation.MutationVisitor = Visitor
    tree, mutations, _, _ = file_mutation.create_mutations(str(path), code)
    wrapper = MetadataWrapper(tree, unsafe_skip_copy=True)
    spans = wrapper.resolve(ByteSpanPositionProvider)
    raw = code.encode()
    found: list[Mutant] = []
    seen: set[str] = set()
    names = dict(_functions(tree))
    for mutation in mutations:
        node = mutation.contained_by_top_level_function
        if node is None or node not in names:
            continue
        start, length, new = _splice(tree, raw, spans, mutation)
        changed = (raw[:start] + new + raw[start + length :]).decode()
        if changed == code or changed in seen:
            continue
        seen.add(changed)
        removed, added = _diff(code, changed)
        found.append(Mutant(module, names[node], start, length, new, removed, added))
    return found


def _functions(tree: cst.Module) -> Iterator[tuple[cst.CSTNode, str]]:
    for node in tree.body:
        if isinstance(node, cst.FunctionDef):
            yield node, node.name.value
        elif isinstance(node, cst.ClassDef):
            for inner in node.body.body:
                if isinstance(inner, cst.FunctionDef):
                    yield inner, f"{node.name.value}.{inner.name.value}"


def _splice(tree: cst.Module, raw: bytes, spans: Any, mutation: Any) -> tuple[int, int, bytes]:
    span = spans.get(mutation.original_node)
    for depth in range(9 if span else 0):
        # The code of a node has the spaces and brackets around it, its span has not.
        old = _code(tree, mutation.original_node, depth)
        start = span.start - max(old.find(raw[span.start : span.start + span.length]), 0)
        if raw[start : start + len(old)] == old:
            return start, len(old), _code(tree, mutation.mutated_node, depth)
    whole = file_mutation.deep_replace(tree, mutation.original_node, mutation.mutated_node)
    return 0, len(raw), whole.code.encode()


def _code(tree: cst.Module, node: cst.CSTNode, depth: int) -> bytes:
    state = CodegenState(tree.default_indent, tree.default_newline)
    for _ in range(depth):
        state.increase_indent(tree.default_indent)
    node._codegen(state)  # noqa: SLF001 - `code_for_node` knows no indentation
    return "".join(state.tokens).encode()


def _diff(old: str, new: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    before, after = old.splitlines(), new.splitlines()
    start = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    end = next(
        (
            i
            for i, (a, b) in enumerate(zip(reversed(before), reversed(after), strict=False))
            if a != b
        ),
        0,
    )
    end = min(end, len(before) - start, len(after) - start)
    removed = before[start : len(before) - end]
    added = after[start : len(after) - end]
    return tuple(r.strip() for r in removed), tuple(a.strip() for a in added)


def path_of(module: str) -> Path:
    """The file of a module."""
    path = SRC / Path(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def live(module: str) -> dict[tuple[str, int], FunctionType]:
    """The functions of a loaded module, by name and line."""
    found: dict[tuple[str, int], FunctionType] = {}
    home = sys.modules[module]
    for value in [*vars(home).values()]:
        inner = (
            vars(value).values()
            if isinstance(value, type) and value.__module__ == module
            else [value]
        )
        for each in inner:
            function = _bare(each)
            if function is not None and function.__code__.co_filename == home.__file__:
                found[function.__code__.co_qualname, function.__code__.co_firstlineno] = function
    return found


def _bare(value: Any) -> FunctionType | None:
    if isinstance(value, property):
        value = value.fget
    value = getattr(value, "func", value) if isinstance(value, functools.cached_property) else value
    value = getattr(value, "__func__", value)
    if callable(value):
        value = inspect.unwrap(value)
    return value if isinstance(value, FunctionType) else None


def codes(code: CodeType) -> Iterator[CodeType]:
    """The code objects of functions and methods in the code of a module."""
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield const
            if not const.co_flags & inspect.CO_OPTIMIZED:
                yield from codes(const)


class Loop:
    """A pytest plugin that, instead of one run of the tests, makes one for each mutant."""

    def __init__(self, mutants: list[Mutant], workers: int, seconds: float) -> None:
        self.mutants, self.workers, self.seconds = mutants, workers, seconds
        self.at_import: set[tuple[str, str]] = set()
        self.results: dict[int, str] = {}

    def watch_import(self) -> None:
        """Note what runs while modules are imported and tests collected."""
        prefix = str(SRC)

        def start(code: CodeType, _offset: int) -> Any:
            if code.co_filename.startswith(prefix):
                self.at_import.add((code.co_filename, code.co_qualname))
            return MONITOR.DISABLE

        MONITOR.use_tool_id(TOOL, "mutants")
        MONITOR.register_callback(TOOL, PY_START, start)
        MONITOR.set_events(TOOL, PY_START)

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
        MONITOR.set_events(TOOL, 0)
        if session.testsfailed:
            raise session.Interrupted("the tests cannot be collected")
        modules = sorted({m.module for m in self.mutants})
        functions = {name: live(name) for name in modules if importlib.import_module(name)}
        caches = [
            value
            for name, home in list(sys.modules.items())
            if name.startswith("jipp") and isinstance(home, ModuleType)
            for value in vars(home).values()
            if hasattr(value, "cache_clear")
        ]
        hits, seconds, failed = self.reach(session.items, functions, caches)
        if failed:
            print("left out, since they fail without a mutant:", *failed, sep="\n  ")
        breadth: dict[int, int] = defaultdict(int)
        for reached in hits.values():
            for i in reached:
                breadth[i] += 1
        gc.collect()
        gc.freeze()
        running: dict[int, int] = {}
        began = time.monotonic()
        for number, mutant in enumerate(self.mutants):
            tests = sorted(
                hits[mutant.module, mutant.function], key=lambda i: (breadth[i], seconds[i], i)
            )
            chosen, sum_ = [], 0.0
            for i in tests:
                if chosen and sum_ + seconds[i] > self.seconds:
                    continue
                chosen.append(i)
                sum_ += seconds[i]
            if not chosen:
                self.note(number, "untested")
                continue
            if len(running) >= self.workers:
                self.gather(running)
            pid = os.fork()
            if pid == 0:
                self.child(mutant, functions, [session.items[i] for i in chosen], sum_, caches)
            running[pid] = number
            if number % 100 == 0:
                print(
                    f"{number}/{len(self.mutants)} {time.monotonic() - began:.0f} s",
                    flush=True,
                )
        while running:
            self.gather(running)
        self.second_look(session, hits)
        print(f"{len(self.mutants)} mutants in {time.monotonic() - began:.0f} s", flush=True)
        return True

    def second_look(self, session: Any, hits: Any) -> None:
        """Test what only an import runs in an interpreter of its own, written into its file."""
        left = [n for n, verdict in self.results.items() if verdict == "untested"]
        for number in left:
            mutant = self.mutants[number]
            path = path_of(mutant.module)
            if (str(path), mutant.function) not in self.at_import:
                continue
            files = {
                session.items[i].nodeid.split("::")[0]
                for (m, _), those in hits.items()
                if m == mutant.module
                for i in those
            }
            name = mutant.module.rpartition(".")[2].strip("_")
            own = [file for file in files if file.endswith(f"test_{name}.py")] or sorted(files)[:4]
            kept = path.read_bytes()
            path.write_text(mutant.source, "utf-8")
            try:
                run = subprocess.run(  # noqa: S603 - this interpreter, on tests of this tree
                    [sys.executable, "-m", "pytest", *ARGS, "-m", "not tree", *own],
                    capture_output=True,
                    check=False,
                    timeout=300,
                )
                self.note(number, "killed" if run.returncode else "survived")
            except subprocess.TimeoutExpired:
                self.note(number, "timeout")
            finally:
                path.write_bytes(kept)

    def gather(self, running: dict[int, int]) -> None:
        """Take the verdict of one fork."""
        pid, status = os.wait()
        number = running.pop(pid)
        if os.WIFSIGNALED(status):
            verdict = "timeout" if os.WTERMSIG(status) == signal.SIGPROF else "killed"
        else:
            verdict = {0: "survived", 3: "unreached", 4: "invalid"}.get(
                os.waitstatus_to_exitcode(status), "killed"
            )
        self.note(number, verdict)

    def note(self, number: int, verdict: str) -> None:
        """Keep a verdict."""
        self.results[number] = verdict

    def reach(self, items: list[pytest.Item], functions: Any, caches: Any) -> Any:
        """Run all tests once, in a fork so that nothing here is warmed."""
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reading)
            found = self.measure(items, functions, caches)
            with os.fdopen(writing, "w") as pipe:
                json.dump(found, pipe)
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            found = json.load(pipe)
        os.waitpid(pid, 0)
        hits = defaultdict(set)
        for module, function, i in found["hits"]:
            hits[module, function].add(i)
        return hits, found["seconds"], found["failed"]

    def measure(self, items: list[pytest.Item], functions: Any, caches: Any) -> Any:
        """Say which test reaches which function, how long it takes, and whether it fails."""
        keys = {
            function.__code__: (module, name)
            for module, those in functions.items()
            for (name, _), function in those.items()
        }
        reached: set[tuple[str, str]] = set()

        def start(code: CodeType, _offset: int) -> Any:
            if code in keys:
                reached.add(keys[code])
            return MONITOR.DISABLE

        MONITOR.register_callback(TOOL, PY_START, start)
        for code in keys:
            MONITOR.set_local_events(TOOL, code, PY_START)
        hits, seconds, failed = [], [], []
        for i, (item, following) in enumerate(zip(items, [*items[1:], None], strict=True)):
            reached.clear()
            # Each test reaches what it would reach alone.
            for each in caches:
                each.cache_clear()
            MONITOR.restart_events()
            began = time.process_time()
            reports = runtestprotocol(item, log=False, nextitem=following)
            seconds.append(time.process_time() - began)
            if any(report.failed for report in reports):
                failed.append(item.nodeid)
            else:
                hits += [[module, name, i] for module, name in reached]
        return {"hits": hits, "seconds": seconds, "failed": failed}

    def child(
        self, mutant: Mutant, functions: Any, items: list[Any], seconds: float, caches: Any
    ) -> None:
        """In a fork: exchange the code, run tests until one fails, tell by the exit code."""
        try:
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
            signal.setitimer(signal.ITIMER_PROF, 5 + 10 * seconds)
            if functions and not exchange(mutant, functions[mutant.module]):
                os._exit(3)
            for each in caches:
                each.cache_clear()
            for item, following in zip(items, [*items[1:], None], strict=True):
                reports = runtestprotocol(item, log=False, nextitem=following)
                if any(report.failed for report in reports):
                    os._exit(1)
            os._exit(0)
        except SyntaxError:
            os._exit(4)
        except BaseException:  # whatever a mutant does is a fault that shows
            os._exit(1)


def exchange(mutant: Mutant, functions: dict[tuple[str, int], FunctionType]) -> bool:
    """Give the live function the code of the mutant."""
    whole = compile(mutant.source, str(path_of(mutant.module)), "exec", dont_inherit=True)
    changed = False
    for code in codes(whole):
        function = functions.get((code.co_qualname, code.co_firstlineno))
        if code.co_qualname == mutant.function and function is not None:
            space: dict[str, Any] = {}
            if _defaults_differ(mutant):
                exec(whole, space := {"__name__": mutant.module})  # noqa: S102 - the mutant itself
                other: Any = space
                for part in mutant.function.split("."):
                    other = other[part] if isinstance(other, dict) else vars(other)[part]
                twin = _bare(other)
                if twin is not None:
                    function.__defaults__, function.__kwdefaults__ = (
                        twin.__defaults__,
                        twin.__kwdefaults__,
                    )
            function.__code__ = code
            changed = True
    return changed


def _defaults_differ(mutant: Mutant) -> bool:
    return any(
        "def " in line or "=" in line and (":" in line or line.endswith(","))
        for line in mutant.removed
    )


def modules(names: list[str]) -> list[str]:
    """The modules that were named, or all."""
    everything = [f"jipp.{name}" for name in GROUND.split()]
    for folder in FOLDERS:
        everything += [
            f"jipp.{folder}.{path.stem}"
            for path in sorted((SRC / "jipp" / folder).glob("*.py"))
            if path.stem != "__init__"
        ]
    if not names:
        return everything
    wanted = [name if name.startswith("jipp") else f"jipp.{name}" for name in names]
    return [m for w in wanted for m in everything if m == w or m.startswith(f"{w}.")]


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--tests", nargs="*", default=list(TESTS))
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("-j", type=int, default=2)
    given = parser.parse_args()
    os.chdir(ROOT)
    named = modules(given.modules)
    began = time.monotonic()
    # Made in a process that ends, since a fork costs what the memory of its parent is.
    with Pool(given.j) as pool:
        mutants = [m for those in pool.map(mutants_of, named, 1) for m in those][
            given.first :: given.every
        ]
    print(
        f"{len(mutants)} mutants of {len(named)} modules made in {time.monotonic() - began:.0f} s",
        flush=True,
    )
    loop = Loop(mutants, given.j, given.seconds)
    loop.watch_import()
    code = pytest.main([*ARGS, "--hypothesis-profile=mutants", *given.tests], plugins=[loop])
    if code not in (0, 5):
        print("pytest ended with", code)
    left_out = set((ROOT / "tests" / "data" / "mutants.md").read_text("utf-8").split("\n\n"))
    table: dict[str, list[bool]] = defaultdict(list)
    for number, mutant in enumerate(mutants):
        verdict = loop.results.get(number, "untested")
        if verdict != "invalid":
            table[mutant.module].append(verdict in {"killed", "timeout"})
        if verdict in {"survived", "untested", "unreached"} and mutant.description not in left_out:
            print(verdict, mutant.description, sep="\n", end="\n\n")
    for module, killed in table.items():
        share = sum(killed) / len(killed)
        print(f"{module:35} {len(killed):5} {sum(killed):5} {share:7.1%}")
    below = [module for module, killed in table.items() if sum(killed) < FLOOR * len(killed)]
    print("below the floor:", *below or ["none"])
    sys.exit(code not in {0, 5} or bool(below))


if __name__ == "__main__":
    main()
