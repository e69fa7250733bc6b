"""One report on a judged contest: agreement, severity, and the robustness of each place."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import partial
from typing import Any, Final, Literal, TypeVar

import attrs

from jipp._fields import (
    as_natural,
    as_optional_callable,
    as_optional_count,
    as_tuple,
    gathered,
    refuse,
)
from jipp.errors import JippError, Problem
from jipp.evaluation.agreement import Coefficient, icc, kendall_w, krippendorff_alpha
from jipp.evaluation.rankings.ranking import rank
from jipp.evaluation.rankings.standings import Ranking
from jipp.evaluation.reports.contest_report import Report
from jipp.evaluation.robustness.award_margins import margins
from jipp.evaluation.robustness.resampling import bootstrap_ranks, leave_one_out
from jipp.evaluation.robustness.smaa import rank_acceptability
from jipp.evaluation.robustness.space import WeightSpace, read_space
from jipp.evaluation.robustness.stability import weight_stability
from jipp.evaluation.robustness.table import SUMS, judged
from jipp.evaluation.scoring.results import Evaluation
from jipp.evaluation.severity.adjusting import Adjustment, adjust
from jipp.evaluation.severity.judge_fits import JudgeFits
from jipp.evaluation.severity.judge_marks import JudgeMarks
from jipp.model.tier import Tier
from jipp.typing import Progress

__all__ = ["report"]

T = TypeVar("T")
TOTAL: Final = "total"
_PAIR: Final = 2
_STEPS: Final = 100
_UNITS: Final[tuple[Literal["single", "average"], ...]] = ("single", "average")


def report(
    evaluations: Iterable[Evaluation],
    *,
    tiers: Iterable[Tier] = (),
    tie_break: Iterable[str] = (),
    weights: WeightSpace = "around",
    draws: int = 1_000,
    seed: int | None = None,
    progress: Progress | None = None,
) -> Report:
    """Return how a contest was judged and how robust its ranking is.

    The evaluations are ranked as `rank` does, with `tie_break`; `weights` is the space of
    `rank_acceptability`. Where weights or panels must be drawn, `draws` are, with `seed`. A part
    that these evaluations do not allow is left out and noted. `progress(done, all)` counts each
    part as a hundred steps.

    Raises:
        InvalidInputError: evaluations by several rubrics or without any total; tiers, draws or a
            seed that are none.
        UnknownNameError: a tie-break that is not a criterion.

    >>> rubric = Rubric(
    ...     id="demo",
    ...     title="Demo",
    ...     criteria=(
    ...         Criterion(id="novelty", weight=30, scale=Range(low=0, high=10)),
    ...         Criterion(id="impact", weight=70, scale=Range(low=0, high=10)),
    ...     ),
    ... )
    >>> marks = {"sipinter": (9, 8, 9), "one-stop": (8, 6, 9), "e-queue": (5, 4, 7)}
    >>> sheets = [
    ...     Sheet(subject=s, judge=j, marks={"novelty": m, "impact": m - 1})
    ...     for s, row in marks.items()
    ...     for j, m in zip(("anna", "budi", "citra"), row)
    ... ]
    >>> found = report(evaluate_all(rubric, sheets), tiers=[Tier(name="finalist", places=2)])
    >>> print(found.margins[0])
    finalist: one-stop | e-queue; gap about 2.3333
    """
    listed = as_tuple(Tier, tiers, unique="name")
    refuse(
        tiers=listed,
        draws=as_natural(draws),
        seed=as_optional_count(seed),
        progress=as_optional_callable(progress),
    )
    given = as_tuple(Evaluation, evaluations)
    refuse(evaluations=given)
    rubric, scored = judged(given, "/evaluations")
    if rubric.combine in SUMS:
        own = [Fraction(criterion.weight or 0) for criterion in rubric.criteria]
        read_space(weights, [c.id for c in rubric.criteria], own, rubric._words)
    ranking = rank(given, tie_break=tie_break)
    marks = JudgeMarks.of(rubric, scored.values())
    notes: list[Problem] = []
    parts: dict[str, Callable[[Progress | None], object]] = {
        "agreement": lambda _: tuple(_agreement(marks, notes)),
        "severity": lambda _: _try(notes, "severity", lambda: _severity(marks, ranking)),
        "weights": lambda steps: _try(
            notes,
            "weights",
            lambda: rank_acceptability(
                given, weights=weights, draws=draws, seed=seed, progress=steps
            ),
        ),
        "panels": lambda steps: _try(
            notes,
            "panels",
            lambda: bootstrap_ranks(given, draws=draws, seed=seed, progress=steps),
        ),
        "stability": lambda steps: (
            _try(notes, "stability", lambda: weight_stability(given, progress=steps)) or ()
        ),
        "omissions": lambda steps: leave_one_out(given, progress=steps),
        "margins": lambda steps: margins(ranking, listed, evaluations=given, progress=steps),
    }
    made: dict[str, Any] = {}
    for i, (name, make) in enumerate(parts.items()):
        made[name] = make(_steps(progress, i, len(parts)))
        if progress is not None:
            progress((i + 1) * _STEPS, len(parts) * _STEPS)
    return Report(
        ranking=ranking,
        judges=marks.judges,
        tiers=listed,
        **made,
        notes=tuple(dict.fromkeys(notes)),
        words=rubric._words,
    )


def _steps(progress: Progress | None, part: int, parts: int) -> Progress | None:
    """Return a progress of one part, in hundredths; its end is reported by the report."""
    if progress is None:
        return None
    all_told, so_far = progress, part * _STEPS

    def told(done: int, every: int) -> None:
        if done < every:
            all_told(so_far + done * _STEPS // every, parts * _STEPS)

    return told


def _try(notes: list[Problem], part: str, make: Callable[[], T]) -> T | None:
    """Return a part of the report, or note why there is none."""
    try:
        return make()
    except JippError as error:
        notes += gathered([(f"/{part}", error)])
        return None


def _agreement(marks: JudgeMarks, notes: list[Problem]) -> Iterator[tuple[str, Coefficient]]:
    if len(marks.judges) < _PAIR:
        params = {"found": len(marks.judges), "least": _PAIR}
        notes.append(Problem(path="/agreement", code="judges_needed", params=params))
        return
    for what, ratings in ((TOTAL, marks.totals), *marks.points.items()):
        makers = [partial(krippendorff_alpha, ratings, metric="interval")]
        if what == TOTAL:
            complete = marks.complete()
            if left_out := len(marks.subjects) - len(complete[0]):
                params = {"count": left_out, "subjects": len(marks.subjects)}
                notes.append(Problem(path=f"/agreement/{what}", code="left_out", params=params))
            if not left_out or len(complete[0]) >= _PAIR:
                makers += [partial(icc, complete, model="2", unit=unit) for unit in _UNITS]
                makers.append(partial(kendall_w, complete))
        for make in makers:
            found = _try(notes, f"agreement/{what}", make)
            if found is not None:
                yield what, found


def _severity(marks: JudgeMarks, ranking: Ranking) -> Adjustment:
    fitted = adjust(marks.triples())
    standing = {one.subject: one for one in ranking}
    ranked = [standing[subject] for subject, _ in fitted.adjusted]
    at_ends = marks.at_ends()
    return attrs.evolve(
        fitted,
        judges=JudgeFits(
            pairs=tuple(
                (judge, attrs.evolve(one, at_ends=at_ends[judge]))
                for judge, one in fitted.judges.items()
            )
        ),
        raw=tuple((one.subject, Fraction(one.total)) for one in ranked),
        raw_ranks=tuple((one.subject, int(one.rank)) for one in ranked),
    )
