"""How often the bootstrap's interval holds the truth, over panels drawn from a known one."""

import random
from functools import partial

from jipp.evaluation.agreement import bootstrap, icc, krippendorff_alpha

WORTH, SEVERITY, NOISE = 8, 4, 6
SUBJECTS, JUDGES, PANELS, DRAWS = 60, 5, 200, 200
# Of an additive panel without end, alpha (interval) and ICC(2,1) are this share of the variance.
TRUTH = WORTH**2 / (WORTH**2 + SEVERITY**2 + NOISE**2)


def panel(seed: int) -> list[list[int]]:
    """Five judges, each drawn with a severity, and sixty subjects, each with a worth."""
    chance = random.Random(seed)  # noqa: S311 - synthetic marks
    worth = [chance.gauss(70, WORTH) for _ in range(SUBJECTS)]
    lean = [chance.gauss(0, SEVERITY) for _ in range(JUDGES)]
    return [[round(w + s + chance.gauss(0, NOISE)) for w in worth] for s in lean]


def test_drawing_judges_too_covers_what_drawing_subjects_does_not() -> None:
    """Of 200 panels 95 % should be covered; of drawing subjects alone far fewer are."""
    single, alpha = (
        partial(icc, model="2", unit="single"),
        partial(krippendorff_alpha, metric="interval"),
    )
    covered = {"both": 0, "subjects": 0, "alpha": 0}
    for seed in range(PANELS):
        ratings = panel(seed)
        for name, found in (
            ("both", bootstrap(single, ratings, seed=seed, draws=DRAWS)),
            ("subjects", bootstrap(single, ratings, seed=seed, draws=DRAWS, resample="subjects")),
            ("alpha", bootstrap(alpha, ratings, seed=seed, draws=DRAWS)),
        ):
            covered[name] += found.low <= TRUTH <= found.high
    shares = {name: times / PANELS for name, times in covered.items()}
    assert 0.92 <= shares["both"] <= 0.98
    assert 0.92 <= shares["alpha"] <= 0.98
    assert shares["subjects"] <= 0.85
