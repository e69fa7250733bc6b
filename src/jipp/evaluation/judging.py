"""One report on a judged contest: do the judges agree, is one severe, how firm is each place."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Final, Literal, NamedTuple, TypeAlias, TypeVar, final

import attrs

from jipp._fields import as_natural, as_optional_count, as_tuple, refuse
from jipp._html import MOST, table
from jipp._numbers import rounded
from jipp._value import Value
from jipp.errors import JippError, Problem
from jipp.evaluation._chart import Bar, listed, places
from jipp.evaluation._plan import Plan, plan
from jipp.evaluation._rescoring import Case, Marked, read_case, score
from jipp.evaluation._space import Weights, read_space
from jipp.evaluation._table import SUMS, judged
from jipp.evaluation.agreement import Coefficient, icc, kendall_w, krippendorff_alpha
from jipp.evaluation.ranking import rank
from jipp.evaluation.results import Evaluation
from jipp.evaluation.robustness import (
    Acceptability,
    Margin,
    Omission,
    WeightInterval,
    bootstrap_ranks,
    leave_one_out,
    margins,
    rank_acceptability,
    weight_stability,
)
from jipp.evaluation.severity import Adjustment, adjust
from jipp.evaluation.standings import Ranking
from jipp.i18n import said, term
from jipp.model.picture import Picture
from jipp.model.rubric import Criterion, PanelRule, Rubric
from jipp.model.tier import Tier

__all__ = ["Report", "report"]

T = TypeVar("T")
Ratings: TypeAlias = Sequence[Sequence[Fraction | None]]
TOTAL: Final = "total"
# The subjects that a notebook is shown a picture of.
_DRAWN: Final = 300
_UNITS: Final[tuple[Literal["single", "average"], ...]] = ("single", "average")


@final
@attrs.frozen(kw_only=True, repr=False)
class Report(Value):
    """How a contest was judged, in one value; what could not be told is None or empty, and noted.

    `agreement` pairs `"total"`, then each criterion, with a coefficient: Krippendorff's alpha
    (interval) of all of them, and of totals that every judge gave also the intraclass correlations
    (model 2) and Kendall's W. A judge's total is what the rubric makes of that judge's marks alone.
    `severity` is of those totals. `weights` and `panels` tell how often each subject would take
    each rank by other weights and by other judges, `stability` how far each weight may move before
    another is first, `omissions` the ranks without one judge or criterion, `margins` how near each
    award line is to falling otherwise. `notes` say why a part is missing, each at its name.
    """

    ranking: Ranking
    judges: tuple[str, ...]
    tiers: tuple[Tier, ...] = ()
    agreement: tuple[tuple[str, Coefficient], ...] = ()
    severity: Adjustment | None = None
    weights: Acceptability | None = None
    panels: Acceptability | None = None
    stability: tuple[WeightInterval, ...] = ()
    omissions: tuple[Omission, ...] = ()
    margins: tuple[Margin, ...] = ()
    notes: tuple[Problem, ...] = ()

    def to_records(self) -> list[dict[str, object]]:
        """Give one record a subject, best first: its rank, and from where to where it may lie.

        The ranks by other panels and weights are the middle 95 % of each; None where not told.
        """
        places = {row["subject"]: row["rank"] for row in _records(self.severity)}
        return [
            {
                "subject": standing.subject,
                "rank": standing.rank,
                "total": standing.total,
                "rank_adjusted": places.get(standing.subject),
                **_span("panels", self.panels, standing.subject),
                **_span("weights", self.weights, standing.subject),
            }
            for standing in self.ranking
        ]

    def picture(self) -> Picture:
        """Draw each subject's rank and its range by other panels and weights, with the lines."""
        bars = [
            Bar(
                name=standing.subject,
                rank=standing.written,
                place=position,
                panels=self.panels and self.panels.interval(standing.subject),
                weights=self.weights and self.weights.interval(standing.subject),
            )
            for position, standing in enumerate(self.ranking, start=1)
        ]
        lines = [(tier.name, tier.places) for tier in self.tiers if tier.places is not None]
        return Picture.of(
            partial(places, bars, lines),
            caption=term("places_chart"),
            description=listed(said("places_chart_read"), list(map(_sentence, bars))),
            source=said("places_source", judges=len(self.judges), subjects=len(bars)),
        )

    def _repr_html_(self) -> str:
        drawn = self.picture().to_svg() if len(self.ranking) <= _DRAWN else ""
        return "".join((drawn, *_tables(self)))

    def __str__(self) -> str:
        lines = [f"{what}: {coefficient}" for what, coefficient in self.agreement]
        lines += self.severity.explain().splitlines() if self.severity else []
        lines += map(str, self.margins)
        lines += [f"{note.path[1:]}: {note.message('en')}" for note in self.notes]
        return "\n".join((str(self.ranking), *lines))


def _sentence(bar: Bar) -> str:
    spans = (f"{low}-{high}" for low, high in filter(None, (bar.panels, bar.weights)))
    return f"{bar.name}: {', '.join((bar.rank, *spans))}"


def _records(severity: Adjustment | None) -> list[dict[str, object]]:
    return severity.to_records() if severity else []


def _span(name: str, found: Acceptability | None, subject: str) -> dict[str, object]:
    low, high = found.interval(subject) if found else (None, None)
    return {f"{name}_from": low, f"{name}_to": high}


def _tables(told: Report) -> Iterator[str]:
    records = told.to_records()
    headers = list(records[0]) if records else []
    yield _table("Ranks, 95 %", headers, (tuple(r.values()) for r in records))
    yield _table(
        "Agreement",
        ("of", "coefficient", "value"),
        ((what, str(c.label), rounded(c.exact, 3, "half_even")) for what, c in told.agreement),
    )
    effects = told.severity.judges if told.severity else ()
    yield _table(
        "Severity of judges",
        ("judge", "effect"),
        ((judge, rounded(effect, 2, "half_even")) for judge, effect in effects),
    )
    yield _table(
        "Award lines",
        ("line", "what would move it"),
        ((margin.tier, str(margin)) for margin in told.margins),
    )
    yield _table(
        "Not told", ("part", "why"), ((note.path[1:], note.message("en")) for note in told.notes)
    )


def _table(caption: str, headers: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    listed = list(rows)
    more = len(listed) - MOST
    return table(headers, listed[:MOST], caption=caption, more=more) if listed else ""


def report(
    evaluations: Iterable[Evaluation],
    *,
    tiers: Iterable[Tier] = (),
    tie_break: Iterable[str] = (),
    weights: Weights = "around",
    draws: int = 1_000,
    seed: int | None = None,
) -> Report:
    """Tell in one value how a contest was judged and how firm its ranking is.

    The evaluations are ranked as `rank` does, with `tie_break`; `weights` is the space of
    `rank_acceptability`. Where weights or panels must be drawn, `draws` are, with `seed`. A part
    that these evaluations do not bear is left out and noted.

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
    refuse(tiers=listed, draws=as_natural(draws), seed=as_optional_count(seed))
    given = as_tuple(Evaluation, evaluations)
    refuse(evaluations=given)
    rubric, scored = judged(given, "/evaluations")
    if rubric.combine in SUMS:
        own = [Fraction(criterion.weight or 0) for criterion in rubric.criteria]
        read_space(weights, [criterion.id for criterion in rubric.criteria], own)
    ranking = rank(given, tie_break=tie_break)
    panel = _Panel.of(rubric, scored.values())
    notes: list[Problem] = []
    return Report(
        ranking=ranking,
        judges=panel.judges,
        tiers=listed,
        agreement=tuple(_agreement(panel, notes)),
        severity=_try(notes, "severity", lambda: adjust(_triples(panel))),
        weights=_try(
            notes,
            "weights",
            lambda: rank_acceptability(given, weights=weights, draws=draws, seed=seed),
        ),
        panels=_try(notes, "panels", lambda: bootstrap_ranks(given, draws=draws, seed=seed)),
        stability=_try(notes, "stability", lambda: weight_stability(given)) or (),
        omissions=leave_one_out(given),
        margins=margins(ranking, listed, evaluations=given),
        notes=tuple(dict.fromkeys(notes)),
    )


def _try(notes: list[Problem], part: str, make: Callable[[], T]) -> T | None:
    """Give a part of the report, or note why there is none."""
    try:
        return make()
    except JippError as error:
        notes += (attrs.evolve(p, path=f"/{part}{p.path}") for p in error.problems)
        return None


@final
class _Panel(NamedTuple):
    """Ratings by judge: the totals each would give alone, and the points on each criterion."""

    subjects: tuple[str, ...]
    judges: tuple[str, ...]
    totals: Ratings
    points: Mapping[str, Ratings]

    @classmethod
    def of(cls, rubric: Rubric, evaluations: Iterable[Evaluation]) -> "_Panel":
        """Take the marks of evaluations apart again."""
        ready = plan(_alone(rubric))
        cases = [read_case(one) for one in evaluations]
        judges = tuple(sorted({judge for case in cases for judge in case.judges}))
        return cls(
            subjects=tuple(case.subject for case in cases),
            judges=judges,
            totals=[[_total(ready, case, judge) for case in cases] for judge in judges],
            points={
                name: [[_points(case.marks[name], judge) for case in cases] for judge in judges]
                for name in ready.leaves
            },
        )


def _total(ready: Plan, case: Case, judge: str) -> Fraction | None:
    total = score(ready, case, (judge,)) if judge in case.judges else None
    return None if total is None else total.ranked


def _points(marked: Marked, judge: str) -> Fraction | None:
    points = marked.panel.get(judge)
    return None if points is None else Fraction(points, marked.bottom)


def _alone(rubric: Rubric) -> Rubric:
    """Let one judge be panel enough: whatever the method, one mark is then the value."""

    def single(rule: PanelRule) -> PanelRule:
        return PanelRule(method="mean", rounding=rule.rounding)

    def changed(criteria: Iterable[Criterion]) -> tuple[Criterion, ...]:
        return tuple(
            attrs.evolve(c, panel=c.panel and single(c.panel), criteria=changed(c.criteria))
            for c in criteria
        )

    return attrs.evolve(rubric, panel=single(rubric.panel), criteria=changed(rubric.criteria))


def _agreement(panel: _Panel, notes: list[Problem]) -> Iterator[tuple[str, Coefficient]]:
    for what, ratings in ((TOTAL, panel.totals), *panel.points.items()):
        makers = [partial(krippendorff_alpha, ratings, metric="interval")]
        if what == TOTAL and not any(mark is None for row in ratings for mark in row):
            makers += [partial(icc, ratings, model="2", unit=unit) for unit in _UNITS]
            makers.append(partial(kendall_w, ratings))
        for make in makers:
            found = _try(notes, f"agreement/{what}", make)
            if found is not None:
                yield what, found


def _triples(panel: _Panel) -> list[tuple[str, str, Fraction]]:
    return [
        (subject, judge, mark)
        for judge, row in zip(panel.judges, panel.totals, strict=True)
        for subject, mark in zip(panel.subjects, row, strict=True)
        if mark is not None
    ]


def __dir__() -> list[str]:
    return sorted(__all__)
