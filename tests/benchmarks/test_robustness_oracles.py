"""Scores and ranks under drawn weights against pymcdm and scikit-criteria; rank shares by numpy.

The proposals are random and synthetic; each seed is one table.
"""

import random
from fractions import Fraction
from itertools import islice

import pytest

from jipp.evaluation.robustness import rank_acceptability
from jipp.evaluation.robustness.draws import ONE, draw, orders
from jipp.evaluation.robustness.table import whole
from tests.benchmarks.rivals import load

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.parametrize("seed", range(6))]
SUBJECTS, CRITERIA = 12, 4
WEIGHTS = 40


def table(seed: int) -> list[list[int]]:
    """Marks from 1 to 999, so that no two totals are near enough for floats to confuse them."""
    chance = random.Random(seed)  # noqa: S311 - synthetic marks
    return [[chance.randint(1, 999) for _ in range(CRITERIA)] for _ in range(SUBJECTS)]


def test_ranks_under_each_weight_are_those_of_scikit_criteria(seed: int) -> None:
    """The weighted sum of raw marks."""
    marks = table(seed)
    model, made = load("skcriteria.agg.simple").WeightedSumModel(), load("skcriteria").mkdm
    rows = whole([list(map(Fraction, row)) for row in marks])
    for order in orders(rows, islice(draw(seed, [Fraction(1)] * CRITERIA), WEIGHTS)):
        weights = [share / ONE for share in order.shares]
        ranks = model.evaluate(made(marks, [max] * CRITERIA, weights=weights)).rank_
        assert [int(ranks[i]) for i in order.subjects] == list(range(1, SUBJECTS + 1))


def test_ranks_under_each_weight_are_those_of_pymcdm(seed: int) -> None:
    """The weighted sum of marks over the sum of their column, which is how pymcdm scales them."""
    marks = table(seed)
    numpy, body = load("numpy"), load("pymcdm.methods").WSM()
    sums = [sum(column) for column in zip(*marks, strict=True)]
    rows = whole([[Fraction(m, s) for m, s in zip(row, sums, strict=True)] for row in marks])
    matrix, types = numpy.array(marks, dtype=float), numpy.ones(CRITERIA)
    for order in orders(rows, islice(draw(seed, [Fraction(1)] * CRITERIA), WEIGHTS)):
        weights = numpy.array([share / ONE for share in order.shares])
        ranks = body.rank(body(matrix, weights, types))
        assert [int(ranks[i]) for i in order.subjects] == list(range(1, SUBJECTS + 1))


def test_shares_are_near_those_of_a_hundred_thousand_float_weights(seed: int) -> None:
    """Exact ranks of two criteria, and drawn ones of four, beside numpy's Dirichlet draws."""
    numpy, marks = load("numpy"), table(seed)
    draws = 100_000
    for criteria, near in ((2, 5 * 0.5 / draws**0.5), (CRITERIA, 5 * 0.5 / 10_000**0.5)):
        rows = [row[:criteria] for row in marks]
        weights = numpy.random.default_rng(seed).dirichlet(numpy.ones(criteria), draws)
        scores = weights @ numpy.array(rows, dtype=float).T
        ranks = (scores[:, :1] < scores).sum(axis=1)
        found = rank_acceptability(rows, weights="uniform", seed=seed).matrix[0]
        assert all(abs(numpy.mean(ranks == r) - float(p)) < near for r, p in enumerate(found))
