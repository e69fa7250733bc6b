"""A synthetic contest in columns, and the ways from its columns to a ranking: ours and others'.

Every program takes the same lists and gives the subjects, their totals and their ranks. The rivals
know no judges, so that the marks of a subject are averaged for them first: by pandas, or, as
little as one can do by hand, by numpy alone.
"""

import random
from collections.abc import Callable, Sequence
from functools import reduce
from operator import add
from typing import Any, NamedTuple, TypeAlias

from jipp import Criterion, Range, Rubric, Tally, rank
from tests.benchmarks.rivals import load

__all__ = [
    "PROGRAMS",
    "Contest",
    "Program",
    "Ranked",
    "contest",
    "others_in_parts",
    "ours",
    "ours_in_parts",
    "rubric",
]

CRITERIA, JUDGES, STEP = 10, 3, 5


class Contest(NamedTuple):
    """Columns of marks, a row a sheet, and weights that add up to 100."""

    subjects: list[str]
    judges: list[str]
    marks: list[list[int]]
    weights: list[int]


class Ranked(NamedTuple):
    """The subjects of a ranking, in any order, with their totals and ranks."""

    subjects: Sequence[str]
    totals: Sequence[Any]
    ranks: Sequence[Any]


Program: TypeAlias = Callable[[Contest], Ranked]


def contest(proposals: int, seed: int, low: int = 0, high: int = 100) -> Contest:
    """Draw a contest: every judge marks every proposal, in whole numbers; weights in 5 % steps."""
    chance = random.Random(seed)  # noqa: S311 - synthetic marks
    rows = proposals * JUDGES
    cuts = sorted(chance.sample(range(1, 100 // STEP), CRITERIA - 1))
    shares = zip([0, *cuts], [*cuts, 100 // STEP], strict=True)
    return Contest(
        subjects=[f"p{i:07}" for i in range(proposals) for _ in range(JUDGES)],
        judges=[f"j{j}" for _ in range(proposals) for j in range(JUDGES)],
        marks=[chance.choices(range(low, high + 1), k=rows) for _ in range(CRITERIA)],
        weights=[STEP * (end - start) for start, end in shares],
    )


def rubric(weights: Sequence[int], **rules: Any) -> Rubric:
    """The rubric of a contest: ten criteria, marked from 0 to 100."""
    return Rubric(
        id="contest",
        title="Contest",
        criteria=tuple(
            Criterion(id=f"c{i}", weight=weight, scale=Range(low=0, high=100))
            for i, weight in enumerate(weights)
        ),
        **rules,
    )


def columns(given: Contest) -> dict[str, list[Any]]:
    """The contest as a table."""
    marks = {f"c{i}": column for i, column in enumerate(given.marks)}
    return {"subject": given.subjects, "judge": given.judges, **marks}


def ours(given: Contest, **rules: Any) -> Ranked:
    """Count, check and rank by jipp."""
    found = Tally.of(rubric(given.weights, **rules), columns(given)).totals()
    ranking = rank(dict(zip(found["subject"], found["total"], strict=True)))
    return Ranked(
        [standing.subject for standing in ranking],
        [standing.total for standing in ranking],
        [standing.rank for standing in ranking],
    )


def of_judge(given: Contest, judge: int) -> Contest:
    """The sheets of one judge."""
    rows = slice(judge, None, JUDGES)
    marks = [column[rows] for column in given.marks]
    return Contest(given.subjects[rows], given.judges[rows], marks, given.weights)


def ours_in_parts(given: Contest) -> Ranked:
    """Count the sheets of each judge apart, and add the tallies."""
    parts = (columns(of_judge(given, judge)) for judge in range(JUDGES))
    found = reduce(add, (Tally.of(rubric(given.weights), part) for part in parts)).totals()
    return Ranked(found["subject"], found["total"], ())


def others_in_parts(program: Program) -> Program:
    """Let a rival score the sheets of each judge apart, and take the mean of its totals."""

    def parts(given: Contest) -> Ranked:
        found = [program(of_judge(given, judge)) for judge in range(JUDGES)]
        scores = [dict(zip(one.subjects, one.totals, strict=True)) for one in found]
        subjects = list(scores[0])
        return Ranked(subjects, [sum(s[one] for s in scores) / JUDGES for one in subjects], ())

    return parts


def floor(given: Contest) -> Ranked:
    """Add up by hand in whole numbers, ten columns by name, and sort; check nothing."""
    a, b, c, d, e, f, g, h, i, j = given.weights
    sums: dict[str, int] = {}
    for subject, p, q, r, s, t, u, v, w, x, y in zip(given.subjects, *given.marks, strict=True):
        value = a * p + b * q + c * r + d * s + e * t + f * u + g * v + h * w + i * x + j * y
        sums[subject] = sums.get(subject, 0) + value
    order = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    ranks: list[int] = []
    for place, (_, total) in enumerate(order):
        same = place > 0 and order[place - 1][1] == total
        ranks.append(ranks[-1] if same else place + 1)
    return Ranked([subject for subject, _ in order], [total for _, total in order], ranks)


def _frame_means(given: Contest) -> Any:
    frame = load("pandas").DataFrame(columns(given)).drop(columns="judge")
    return frame.groupby("subject").mean()


def _array_means(given: Contest) -> tuple[Any, Any]:
    numpy = load("numpy")
    subjects, place = numpy.unique(given.subjects, return_inverse=True)
    judges = numpy.bincount(place)
    means = [numpy.bincount(place, weights=column) / judges for column in given.marks]
    return subjects, numpy.column_stack(means)


def by_pandas(given: Contest) -> Ranked:
    """Average, weigh and rank by pandas."""
    means = _frame_means(given)
    totals = (means * [weight / 100 for weight in given.weights]).sum(axis=1)
    return Ranked(totals.index, totals, totals.rank(method="min", ascending=False))


def _scikit_criteria(subjects: Any, means: Any, weights: Sequence[int]) -> Ranked:
    shares = [weight / 100 for weight in weights]
    matrix = load("skcriteria").mkdm(means, [max] * CRITERIA, weights=shares, alternatives=subjects)
    found = load("skcriteria.agg.simple").WeightedSumModel().evaluate(matrix)
    return Ranked(found.alternatives, found.e_.score, found.rank_)


def by_scikit_criteria(given: Contest) -> Ranked:
    """Average by pandas, weigh and rank by scikit-criteria."""
    means = _frame_means(given)
    return _scikit_criteria(means.index, means.to_numpy(), given.weights)


def by_scikit_criteria_and_numpy(given: Contest) -> Ranked:
    """Average by hand, weigh and rank by scikit-criteria."""
    return _scikit_criteria(*_array_means(given), given.weights)


def _as_it_is(column: Any, cost: bool) -> Any:
    return column


def by_pymcdm(given: Contest) -> Ranked:
    """Average by hand, weigh and rank by pymcdm, which is told not to normalise."""
    numpy = load("numpy")
    subjects, means = _array_means(given)
    model = load("pymcdm.methods").WSM(_as_it_is)
    totals = model(means, numpy.array(given.weights) / 100, numpy.ones(CRITERIA))
    return Ranked(subjects, totals, load("pymcdm.helpers").rrankdata(totals))


PROGRAMS: dict[str, Program] = {
    "jipp": ours,
    "integer loop": floor,
    "pandas": by_pandas,
    "scikit-criteria after pandas": by_scikit_criteria,
    "scikit-criteria after numpy": by_scikit_criteria_and_numpy,
    "pymcdm after numpy": by_pymcdm,
}
