"""Time the way from lists of marks to a ranking, beside rivals, and its memory: `python -m` this.

Needs the `bench` group, and Linux for the memory. The marks are synthetic: 10 criteria x 3 judges.
The programs take turns round by round, the best round counts, and a ratio is to the integer loop
of the same run. Memory is the peak of a fresh process above its lists.
"""

import gc
import platform
import subprocess
import sys
from functools import partial
from pathlib import Path
from time import perf_counter

from jipp import PanelRule
from tests.benchmarks.contests import PROGRAMS, Program, contest, ours
from tests.benchmarks.rivals import load, versions

ROUNDS = {3_000: 15, 20_000: 9, 100_000: 5, 1_000_000: 2}
NAMES = ("numpy", "pandas", "scikit-criteria", "pymcdm")
MEDIAN = PanelRule(method="median")
DROPS = PanelRule(method="mean", drop_low=1, drop_high=1)
ALL: dict[str, Program] = {
    **PROGRAMS,
    "jipp, medians": partial(ours, panel=MEDIAN),
    "jipp, drops": partial(ours, panel=DROPS),
}


def warm() -> None:
    """Import the rivals, and let no program pay for looking after what they brought along."""
    for module in ("numpy", "pandas", "skcriteria.agg.simple", "pymcdm.methods"):
        load(module)
    gc.collect()
    gc.freeze()


def times(proposals: int) -> dict[str, float]:
    """The best time of each program, in seconds."""
    given = contest(proposals, seed=1)
    warm()
    found: dict[str, list[float]] = {name: [] for name in ALL}
    for _ in range(ROUNDS[proposals]):
        for name, program in ALL.items():
            began = perf_counter()
            program(given)
            found[name].append(perf_counter() - began)
    return {name: min(rounds) for name, rounds in found.items()}


def _megabytes(what: str) -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split(f"{what}:")[1].split()[0]) / 1024


def peak(name: str, proposals: int) -> float:
    """What a program takes above its lists, in megabytes; in a process of its own."""
    given = contest(proposals, seed=1)
    warm()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before = _megabytes("VmRSS")
    ALL[name](given)
    return _megabytes("VmHWM") - before


def peak_apart(name: str, proposals: int) -> float:
    """The same, from a fresh process."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_tally", name, str(proposals)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main(arguments: list[str]) -> None:
    """Print the table, or the memory of one program."""
    if arguments:
        sys.stdout.write(f"{peak(arguments[0], int(arguments[1])):.1f}\n")
        return
    sys.stdout.write(f"Python {platform.python_version()}, {versions(*NAMES)}\n\n")
    for proposals in ROUNDS:
        found = times(proposals)
        sys.stdout.write(f"| {proposals:,} proposals | ms | to the loop | peak, MB |\n")
        sys.stdout.write("| --- | --- | --- | --- |\n")
        for name, seconds in found.items():
            ratio = seconds / found["integer loop"]
            megabytes = peak_apart(name, proposals)
            cells = f"| {name} | {seconds * 1e3:,.1f} | {ratio:.2f} | {megabytes:,.0f} |\n"
            sys.stdout.write(cells)
        sys.stdout.write("\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
