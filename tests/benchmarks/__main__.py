"""All budgets in one run, each beside what was measured and what rivals need: `python -m` this.

Needs the `bench` group, and takes some minutes. A budget is one row: to add one, add a row. What is
measured in `x` is a ratio within this run, the programs taking turns; the rest is processor time or
memory. The `bench_*` modules print more about each.
"""

import platform
import random
import runpy
import sys
import time
from collections.abc import Callable, Mapping
from functools import cache, partial
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple, TypeAlias

from jipp import (
    Actor,
    AllOf,
    Criterion,
    Evaluation,
    HasEvidence,
    Innovation,
    Range,
    Rubric,
    Sheet,
    Tier,
    amend,
    evaluate_all,
    from_wire,
    law,
    report,
    to_wire,
    what_if,
)
from jipp.evaluation.robustness import bootstrap_ranks
from jipp.model.basis import OWN
from tests.benchmarks import bench_edge, bench_lifecycle, bench_robustness, bench_tally
from tests.benchmarks.bench_judging import best_of
from tests.benchmarks.rivals import load, versions
from tests.first_use import FIRST_USES

# What was measured, and what others took of the same.
Measured: TypeAlias = tuple[float, str]

VERSIONS: Final = (
    *("attrs", "cattrs", "python-dateutil", "django-viewflow", "transitions", "django-fsm-2"),
    *("python-statemachine", "numpy", "pandas", "scikit-criteria", "pymcdm"),
)


class Row(NamedTuple):
    """A piece of work, the most that it may take, in which unit, and how that is measured."""

    work: str
    most: float
    unit: str
    measure: Callable[[], Measured]


engine = cache(bench_lifecycle.measured)
memory = cache(bench_lifecycle.bytes_each)
tallied = cache(partial(bench_tally.times, 20_000))


def step(work: str, floor: str) -> Measured:
    """A step of the lifecycle engine by the floor's, and those of other engines."""
    best = engine()
    under = best[floor, "floor"]
    others = {who: t / under for (name, who), t in best.items() if name == work}
    return others.pop("jipp"), beside(others)


def tally(program: str) -> Measured:
    """A way from lists of marks to a ranking by the integer loop's, and those of others."""
    found = tallied()
    ratios = {name: seconds / found["integer loop"] for name, seconds in found.items()}
    others = {name: ratio for name, ratio in ratios.items() if not name.startswith("jipp")}
    return ratios[program], beside(others) if program == "jipp" else ""


@cache
def imports() -> Mapping[str, float]:
    """The time of each first use, in a fresh process, by that of the libraries below."""
    programs = {
        "nothing": "pass",
        "below": bench_edge.BELOW,
        "attrs": "import attrs",
        "import": bench_edge.LAZY,
        **FIRST_USES,
        "all": "".join(FIRST_USES.values()),
    }
    with TemporaryDirectory() as folder:
        runs = {name: bench_edge.importing(p, folder) for name, p in programs.items()}
        found = bench_edge.best(runs, bench_edge.IMPORTS)
    below = found["below"] - found["nothing"]
    return {name: (seconds - found["nothing"]) / below for name, seconds in found.items()}


def first(use: str) -> Measured:
    """A first use, and attrs alone."""
    return imports()[use], f"attrs alone {imports()['attrs']:.2f}"


@cache
def judged(subjects: int) -> tuple[Evaluation, ...]:
    """Evaluations of synthetic marks: 8 criteria, 5 judges."""
    marks = random.Random(1)  # noqa: S311 - synthetic marks
    leaves = [Criterion(id=f"c{i}", weight=5 + i, scale=Range(low=0, high=100)) for i in range(8)]
    sheets = [
        Sheet(
            subject=f"s{subject:04}",
            judge=f"j{judge}",
            marks={leaf.id: marks.randint(50, 100) for leaf in leaves},
        )
        for subject in range(subjects)
        for judge in range(5)
    ]
    return evaluate_all(Rubric(id="contest", title="Contest", criteria=leaves), sheets)


def seconds(work: Callable[[], object]) -> Measured:
    """The processor's time of one run."""
    began = time.process_time()
    work()
    return time.process_time() - began, ""


def reported() -> Measured:
    """The time of a report that tells its progress."""
    given, told = judged(500), list[int]()
    tiers = [Tier(name="top", places=99)]
    return seconds(
        lambda: report(given, tiers=tiers, seed=1, progress=lambda done, _: told.append(done))
    )


def resampled() -> Measured:
    """The time of ranks by other panels."""
    given = judged(3_000)
    return seconds(lambda: bootstrap_ranks(given, draws=1_000, seed=1))


def weighed() -> Measured:
    """Ranks under 10,000 weights, compared exactly, by a bare numpy loop."""
    numpy, table = load("numpy"), bench_robustness.proposals()
    matrix = numpy.array(table, dtype=float)
    corners = numpy.ones(bench_robustness.CRITERIA)
    weights = numpy.random.default_rng(1).dirichlet(corners, bench_robustness.DRAWS)
    ranks = bench_robustness.by_numpy(matrix)
    programs: dict[str, Callable[[], object]] = {
        "jipp": partial(bench_robustness.ours, table),
        "numpy": partial(bench_robustness.tallied, ranks, weights),
    }
    ours, bare = best_of(programs, 5)
    return ours / bare, ""


def read() -> Measured:
    """Wire data of innovations by hand-written constructors with the same checks."""
    data = [to_wire(bench_edge.innovation(n)) for n in range(bench_edge.COUNT)]
    programs = {"by hand": partial(bench_edge.by_hand, data), "jipp": partial(from_wire, data)}
    found = bench_edge.best(programs, bench_edge.ROUNDS)
    return found["jipp"] / found["by hand"], ""


def beside(others: Mapping[str, float]) -> str:
    """Write what others took."""
    return ", ".join(f"{name} {ratio:.1f}" for name, ratio in others.items())


def changed() -> Measured:
    """A change of the shipped law, a gate more, on as many innovations as were reported in 2025."""
    portfolio = runpy.run_path("docs/examples/synthetic_portfolio.py")
    old = portfolio["LAW"]
    guard = AllOf(of=(old.transitions[3].requires, HasEvidence(kind="evaluation_report")))
    new = amend(old, {"/version": "draft", "/transitions/3/requires": guard}, basis=OWN)
    cases = tuple(portfolio["synthetic"](36_742, seed=1))

    def units(subject: Innovation) -> Actor:
        return Actor(id="unit", roles=("unit",), agency=subject.agency)

    editions = law.edition(2021), law.edition(2022)
    entering, _ = seconds(lambda: what_if(cases, old=editions[0], new=editions[1]))
    found, _ = seconds(lambda: what_if(cases, old=old, new=new, on=portfolio["UNTIL"], by=units))
    return found, f"two editions {entering:.1f} s"


ROWS: Final = (
    Row("accept with history", 1.3, "x", partial(step, "accept", "accept")),
    Row("refuse with all reasons", 9, "x", partial(step, "refuse", "refuse")),
    Row("all options, open", 3, "x", partial(step, "options open", "options open")),
    Row("all options, refused", 6, "x", partial(step, "options refused", "options open")),
    Row("an innovation begun", 400, "bytes", lambda: (memory()[0], "")),
    Row("each further entry", 250, "bytes", lambda: (memory()[1], "")),
    Row("Tally, 20,000 x 10 x 3 to ranking", 2.5, "x", partial(tally, "jipp")),
    Row("the same, medians", 6, "x", partial(tally, "jipp, medians")),
    Row("the same, drops", 6, "x", partial(tally, "jipp, drops")),
    Row("import jipp", 0.6, "x", partial(first, "import")),
    *(Row(f"first use: {use}", 0.6, "x", partial(first, use)) for use in FIRST_USES),
    Row("first uses, all together", 2, "x", partial(first, "all")),
    Row("report, 500 x 8 x 5", 2, "s", reported),
    Row("bootstrap_ranks, 3,000 x 8 x 5", 8, "s", resampled),
    Row("10,000 weights on 100 x 10, exact", 2, "x", weighed),
    Row("from_wire, 10,000 innovations", 2, "x", read),
    Row("what_if of a law, 36,742 innovations", 20, "s", changed),
)


def main() -> None:
    """Print one line for each budget as soon as it is measured."""
    sys.stdout.write(f"Python {platform.python_version()}, {versions(*VERSIONS)}\n\n")
    sys.stdout.write(
        "| work | at most | measured | | beside |\n| --- | ---: | ---: | --- | --- |\n"
    )
    for row in ROWS:
        value, others = row.measure()
        verdict = "" if value <= row.most else "over"
        figure = f"{value:.0f}" if row.unit == "bytes" else f"{value:.2f}"
        bounds = f"{row.most:g} {row.unit} | {figure} {row.unit} | {verdict}"
        sys.stdout.write(f"| {row.work} | {bounds} | {others} |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
