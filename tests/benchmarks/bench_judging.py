"""Time agreement and severity beside their rivals, round by round: `python -m` this module.

Needs the `bench` group. The panels are synthetic. A time is the best of the rounds; a ratio is
jipp's over the rival's in the same run.
"""

import platform
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from time import perf_counter
from typing import Any, TypeAlias

from jipp.evaluation.agreement import bootstrap, icc, krippendorff_alpha
from jipp.evaluation.severity import adjust
from tests.benchmarks.rivals import load, versions

Ratings: TypeAlias = list[list[int]]
ROUNDS = 7
SUBJECTS = 3_000


def best_of(programs: Mapping[str, Callable[[], object]], rounds: int = ROUNDS) -> list[float]:
    """The best time of each program, all of them run once a round."""
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, program in programs.items():
            began = perf_counter()
            program()
            times[name].append(perf_counter() - began)
    return [min(found) for found in times.values()]


def panel(distinct: int, judges: int = 3, subjects: int = SUBJECTS) -> Ratings:
    """Ratings of so many distinct marks."""
    chance = random.Random(distinct)  # noqa: S311 - synthetic marks
    return [[chance.randrange(distinct) for _ in range(subjects)] for _ in range(judges)]


def shared(subjects: int, judges: int, marks: int) -> list[tuple[str, str, int]]:
    """Triples in which each subject has so many of the judges."""
    chance = random.Random(judges)  # noqa: S311 - synthetic marks
    names = [f"J{j}" for j in range(judges)]
    return [
        (f"S{i}", judge, chance.randrange(101))
        for i in range(subjects)
        for judge in chance.sample(names, marks)
    ]


def row(what: str, times: Sequence[float], rival: str) -> None:
    """Print a line of the table, in milliseconds."""
    ours, theirs = times[0], times[1] if len(times) > 1 else None
    cells = [what, f"{ours * 1e3:.1f}"]
    cells += [f"{rival} {theirs * 1e3:.1f}", f"{ours / theirs:.3f}"] if theirs else [rival, ""]
    sys.stdout.write(f"| {' | '.join(cells)} |\n")


def alphas(metric: Any) -> None:
    """Alpha as the number of distinct marks grows; the rival's memory grows with its square."""
    numpy, rival = load("numpy"), load("krippendorff")
    for distinct, rounds in ((11, ROUNDS), (101, ROUNDS), (301, 2), (1_000, ROUNDS)):
        ratings = panel(distinct)
        data = numpy.array(ratings, dtype=float)
        programs: dict[str, Callable[[], object]] = {
            "jipp": partial(krippendorff_alpha, ratings, metric=metric)
        }
        if distinct <= 301:
            programs["krippendorff"] = partial(
                rival.alpha, reliability_data=data, level_of_measurement=metric
            )
        row(
            f"alpha, {metric}, 3,000 x 3, {distinct:,} distinct marks",
            best_of(programs, rounds),
            "krippendorff" if distinct <= 301 else "krippendorff: not run, asks for 24 GB",
        )


def main() -> None:
    """Print the table."""
    pandas, pingouin = load("pandas"), load("pingouin")
    names = ("krippendorff", "pingouin", "numpy", "pandas")
    sys.stdout.write(f"Python {platform.python_version()}, {versions(*names)}\n\n")
    sys.stdout.write("| work | jipp, ms | rival, ms | ratio |\n| --- | --- | --- | --- |\n")
    alphas("interval")
    alphas("nominal")
    for subjects in (100, SUBJECTS):
        ratings = panel(11, subjects=subjects)
        rows = [(i, j, m) for j, marks in enumerate(ratings) for i, m in enumerate(marks)]
        frame = pandas.DataFrame(rows, columns=["subject", "judge", "mark"])
        programs: dict[str, Callable[[], object]] = {
            "jipp": partial(icc, ratings, model="2", unit="single"),
            "pingouin": partial(pingouin.intraclass_corr, frame, "subject", "judge", "mark"),
        }
        row(f"ICC, {subjects:,} x 3", best_of(programs), "pingouin (all six)")
    for judges, marks in ((60, 3), (150, 3)):
        triples = shared(SUBJECTS, judges, marks)
        row(
            f"severity, 3,000 subjects x {judges} judges x {marks} marks, exact",
            best_of({"jipp": partial(adjust, triples)}, 3),
            "",
        )
    alpha = partial(krippendorff_alpha, metric="interval")
    resampled = partial(bootstrap, alpha, panel(11, subjects=100), seed=1)
    row("bootstrap of alpha, interval, 100 x 3, 1,000 draws", best_of({"jipp": resampled}, 3), "")


if __name__ == "__main__":
    main()
