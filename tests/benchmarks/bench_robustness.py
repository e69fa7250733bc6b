"""Time rank acceptability over drawn weights beside rivals: `python -m` this module.

Needs the `bench` group. The proposals are synthetic. Every program scores 100 proposals x 10
criteria under each of 10,000 weights, ranks them and counts the ranks; a rival's weights are drawn
beforehand. `numpy` is a loop written by hand, without any library of this kind: what is left when
nothing is checked and ties fall as the floats do. Rivals that take tens of seconds run once.
"""

import platform
import random
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from jipp.evaluation.robustness import rank_acceptability
from tests.benchmarks.bench_judging import best_of, row
from tests.benchmarks.rivals import load, versions

SUBJECTS, CRITERIA, DRAWS = 100, 10, 10_000


def proposals() -> list[list[int]]:
    """Marks from 1 to 100; one rival takes no 0."""
    chance = random.Random(1)  # noqa: S311 - synthetic marks
    return [[chance.randint(1, 100) for _ in range(CRITERIA)] for _ in range(SUBJECTS)]


def ours(table: list[list[int]]) -> object:
    """Count ranks exactly, ties and all."""
    return rank_acceptability(table, weights="uniform", draws=DRAWS, seed=1)


def tallied(ranks: Callable[[Any], Any], weights: Any) -> Any:
    """Count the ranks that a rival gives under each weight."""
    numpy = load("numpy")
    counts, subjects = numpy.zeros((SUBJECTS, SUBJECTS), dtype=int), numpy.arange(SUBJECTS)
    for weight in weights:
        counts[subjects, ranks(weight)] += 1
    return counts


def by_pymcdm(matrix: Any) -> Callable[[Any], Any]:
    """Score and rank by pymcdm's weighted sum."""
    numpy, body = load("numpy"), load("pymcdm.methods").WSM()
    types = numpy.ones(CRITERIA)
    return lambda weight: body.rank(body(matrix, weight, types)).astype(int) - 1


def by_scikit_criteria(matrix: Any) -> Callable[[Any], Any]:
    """Score and rank by scikit-criteria's weighted sum."""
    model, made = load("skcriteria.agg.simple").WeightedSumModel(), load("skcriteria").mkdm
    sides = [max] * CRITERIA
    return lambda weight: model.evaluate(made(matrix, sides, weights=weight)).rank_ - 1


def by_numpy(matrix: Any) -> Callable[[Any], Any]:
    """Score and rank by a product and a sort."""
    numpy = load("numpy")

    def ranks(weight: Any) -> Any:
        places = numpy.empty(SUBJECTS, dtype=int)
        places[numpy.argsort(-(matrix @ weight))] = numpy.arange(SUBJECTS)
        return places

    return ranks


def main() -> None:
    """Print the table."""
    numpy, table = load("numpy"), proposals()
    matrix = numpy.array(table, dtype=float)
    weights = numpy.random.default_rng(1).dirichlet(numpy.ones(CRITERIA), DRAWS)
    names = ("pymcdm", "scikit-criteria", "numpy")
    sys.stdout.write(f"Python {platform.python_version()}, {versions(*names)}\n\n")
    sys.stdout.write("| work | jipp, ms | rival, ms | ratio |\n| --- | --- | --- | --- |\n")
    what = f"{DRAWS:,} weights on {SUBJECTS} x {CRITERIA}"
    rivals: tuple[tuple[str, Callable[[Any], Callable[[Any], Any]], int], ...] = (
        ("pymcdm", by_pymcdm, 1),
        ("scikit-criteria", by_scikit_criteria, 1),
        ("numpy", by_numpy, 5),
    )
    for name, ranker, rounds in rivals:
        programs: dict[str, Callable[[], object]] = {
            "jipp": partial(ours, table),
            name: partial(tallied, ranker(matrix), weights),
        }
        row(what, best_of(programs, rounds), name)
    for subjects, criteria in ((100, 2), (300, 2)):
        chance = random.Random(2)  # noqa: S311 - synthetic marks
        few = [[chance.randint(1, 100) for _ in range(criteria)] for _ in range(subjects)]
        exact = partial(rank_acceptability, few, weights="uniform")
        row(f"all weights on {subjects} x {criteria}, exact", best_of({"jipp": exact}, 3), "")


if __name__ == "__main__":
    main()
