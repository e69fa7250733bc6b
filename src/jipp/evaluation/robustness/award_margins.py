"""Margins of award lines: the smallest changes that would move each line.

A line divides the ranking in those inside a tier and those outside. It holds while the same
subjects are inside without a tie. From the totals follow the gap and the rounding that would close
it. From the evaluations each question is a recomputation: one mark changed, one judge left out, one
rounding rule left out, one weight moved; then the line holds or it does not.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, final

import attrs

from jipp._fields import as_instance, as_optional_callable, as_tuple, refuse
from jipp._html import Shown
from jipp._numbers import number, rounded
from jipp._progress import told
from jipp._text import pointer, unknown_name
from jipp._value import Value
from jipp.errors import InvalidInputError, Problem, message_of
from jipp.evaluation.rankings.standings import Ranking
from jipp.evaluation.robustness.award_lines import AwardLine, draw_line
from jipp.evaluation.robustness.mark_change import MarkChange, smallest_change
from jipp.evaluation.robustness.resampling import without
from jipp.evaluation.robustness.rescoring import Scorer, SubjectMarks, Total, read_case, scorer
from jipp.evaluation.robustness.stability import (
    Side,
    WeightedSums,
    WeightInterval,
    intervals,
    named,
)
from jipp.evaluation.robustness.table import SUMS, judged, read_table
from jipp.evaluation.scoring.fold import Plan, plan, whole_numbers
from jipp.evaluation.scoring.results import Evaluation
from jipp.i18n import Translator
from jipp.model.rubric import Criterion, PanelRule, Rubric
from jipp.model.tier import Tier
from jipp.typing import Exact, Progress

__all__ = ["Margin", "margins"]

_PLACES: Final = 20


@final
@attrs.frozen(kw_only=True, repr=False)
class Margin(Shown):
    """How firm the line below a tier is; what is None or empty could not move it, or is not known.

    `inside` is the last subject in and `outside` the first out. `gap` is the least by which one
    total must change to reach the line, 0 where only a tie-break holds it. `tie_at_places` is the
    most decimal places at which, rounded half up, both totals are equal.

    From evaluations: `mark` is the smallest change of one judge's points on one criterion that
    moves the line; `judges` are those without any one of whom, and `roundings` the rounding rules
    without any one of which, it would fall otherwise; `weight` belongs to the criterion whose
    weight may move least before it does, with the others in proportion. A tie over the line counts
    as moving it.
    """

    __wired__ = False

    tier: str
    inside: str | None
    outside: str | None
    gap: Exact | None
    tie_at_places: int | None = None
    mark: MarkChange | None = None
    judges: tuple[str, ...] = ()
    roundings: tuple[str, ...] = ()
    weight: WeightInterval | None = None

    def message(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Return the line and what would move it as a text, in `id` or `en`."""
        facts: list[tuple[str, Mapping[str, object]]] = []
        if isinstance(self.gap, Decimal):
            facts.append(("line_gap", {"gap": self.gap}))
        elif self.gap is not None:
            facts.append(("line_gap_about", {"gap": rounded(Fraction(self.gap), 4, "half_even")}))
        facts += [("line_without_judge", {"judge": judge}) for judge in self.judges]
        facts += [("line_without", {"rounding": rounding}) for rounding in self.roundings]
        said = [f"{self.tier}: {self.inside or '-'} | {self.outside or '-'}"]
        said += (message_of(code, params.items(), lang, translator) for code, params in facts)
        if self.mark is not None:
            said.insert(1 + (self.gap is not None), self.mark.message(lang, translator))
        if self.weight is not None:
            interval = self.weight.message(lang, translator)
            said.append(message_of("line_weight", [("interval", interval)], lang, translator))
        return "; ".join(said)

    def __str__(self) -> str:
        return self.message()


def margins(
    ranking: Ranking,
    tiers: Iterable[Tier],
    *,
    evaluations: Iterable[Evaluation] = (),
    progress: Progress | None = None,
) -> tuple[Margin, ...]:
    """Return for the line below each tier what would make it fall otherwise, in their order.

    From the ranking alone that is the gap between the totals, and the rounding that would close
    it. The evaluations that were ranked tell the rest: which mark, whose absence, which rounding
    rule and which weight. A mark may change by the steps of its scale, or, where it has none, by
    the finest step in which the marks on that criterion are given; an adjudicator's sheet that did
    not count is not known of. `progress(done, all)` is called after each question to a line: its
    gap, and with evaluations each of these four.

    Raises:
        InvalidInputError: what is no ranking or tier, a tier twice or with neither places nor a
            mark, evaluations by several rubrics.
        UnknownNameError: a subject of the ranking that has no evaluation with a total.

    >>> ranking = rank({"a": "80.04", "b": "78.4", "c": "78.36", "d": 60})
    >>> print(*margins(ranking, [Tier(name="Top 2", places=2)]))
    Top 2: b | c; gap 0.04
    """
    listed = as_tuple(Tier, tiers, unique="name")
    refuse(
        ranking=as_instance(Ranking, ranking), tiers=listed, progress=as_optional_callable(progress)
    )
    problems = [
        Problem(path=pointer("tiers", i), code="tier_without_bound")
        for i, tier in enumerate(listed)
        if tier.places is None and tier.at_least is None
    ]
    if problems:
        raise InvalidInputError(*problems)
    panel = _JudgedRanking.of(ranking, evaluations)
    totals = panel.totals if panel else _published(ranking)
    steps = told(range(len(listed) * (1 + len(_ASKED) * bool(panel))), progress, step=1)
    found = tuple(_margin(tier, draw_line(ranking, tier), totals, panel, steps) for tier in listed)
    # A step is reported when the next one begins.
    next(steps, None)
    return found


def _published(ranking: Ranking) -> dict[str, Total]:
    pairs = ((s.subject, s.total.as_integer_ratio()) for s in ranking)
    return {subject: Total(pair, pair) for subject, pair in pairs}


@final
@attrs.frozen(kw_only=True, repr=False)
class _JudgedRanking(Value):
    """What the evaluations of a ranking tell beyond it."""

    ready: Plan
    evaluations: tuple[Evaluation, ...]
    cases: dict[str, SubjectMarks]
    scorers: dict[str, Scorer]
    totals: dict[str, Total]

    @staticmethod
    def of(ranking: Ranking, evaluations: Iterable[Evaluation]) -> "_JudgedRanking | None":
        given = as_tuple(Evaluation, evaluations)
        refuse(evaluations=given)
        if not given:
            return None
        rubric, scored = judged(given, "/evaluations")
        for standing in ranking:
            if standing.subject not in scored:
                raise unknown_name("subject", standing.subject, scored)
        problems = [
            Problem(path=pointer("ranking", "standings", i), code="other_totals", params=params)
            for i, standing in enumerate(ranking)
            if standing.total != (total := scored[standing.subject].total)
            for params in ({"found": standing.total, "total": total},)
        ]
        if problems:
            raise InvalidInputError(*problems)
        ready = plan(rubric)
        cases = {s.subject: read_case(scored[s.subject]) for s in ranking}
        scorers = dict(zip(cases, map(scorer(ready), cases.values()), strict=True))
        scores = {s: scorers[s](case.judges) for s, case in cases.items()}
        return _JudgedRanking(
            ready=ready,
            evaluations=tuple(scored[s.subject] for s in ranking),
            cases=cases,
            scorers=scorers,
            totals={s: total for s, total in scores.items() if total is not None},
        )


def _margin(
    tier: Tier,
    line: AwardLine,
    totals: Mapping[str, Total],
    panel: _JudgedRanking | None,
    steps: Iterator[int],
) -> Margin:
    next(steps)
    gap = min(line.gaps(totals), default=None)
    margin = Margin(
        tier=tier.name,
        inside=line.inside[-1] if line.inside else None,
        outside=line.outside[0] if line.outside else None,
        gap=None if gap is None else number(gap),
        tie_at_places=_tie_at(line, totals),
    )
    if panel is None:
        return margin
    # A line that only a tie-break holds gives way to anything.
    holds = line.holds(totals)
    answers = {
        name: ask(tier.name, line, panel)
        for (name, ask), _ in zip(_ASKED.items(), steps, strict=False)
        if holds
    }
    return attrs.evolve(margin, **answers)


def _tie_at(line: AwardLine, totals: Mapping[str, Total]) -> int | None:
    if not line.full or not line.outside:
        return None
    last, first = totals[line.inside[-1]].ranked, totals[line.outside[0]].ranked
    for places in range(_PLACES, -1, -1):
        if rounded(last, places, "half_up") == rounded(first, places, "half_up"):
            return places
    return None


def _mark(_: str, line: AwardLine, panel: _JudgedRanking) -> MarkChange | None:
    return smallest_change(line, panel.ready, panel.cases, panel.totals)


def _judges(_: str, line: AwardLine, panel: _JudgedRanking) -> tuple[str, ...]:
    found: list[str] = []
    for judge in sorted({judge for case in panel.cases.values() for judge in case.judges}):
        totals = {
            subject: panel.scorers[subject](without(case, judge))
            for subject, case in panel.cases.items()
        }
        if not line.holds(totals):
            found.append(judge)
    return tuple(found)


def _roundings(_: str, line: AwardLine, panel: _JudgedRanking) -> tuple[str, ...]:
    found: list[str] = []
    for name, rubric in _unrounded(panel.ready.rubric):
        rescored = scorer(plan(rubric))
        totals = {s: rescored(case)(case.judges) for s, case in panel.cases.items()}
        if not line.holds(totals):
            found.append(name)
    return tuple(found)


def _unrounded(rubric: Rubric) -> Iterable[tuple[str, Rubric]]:
    """Yield the rubric without its roundings of one kind, for each kind that it has.

    A geometric mean keeps its own, since it cannot be without.
    """
    panels = _each(rubric, lambda c: attrs.evolve(c, panel=c.panel and _bare(c.panel)))
    panels = attrs.evolve(panels, panel=_bare(rubric.panel))
    kept = rubric.combine == "geometric_mean"
    for name, other in (
        ("panel.rounding", panels),
        ("round_value", _each(rubric, _without_value)),
        ("round_contribution", _each(rubric, lambda c: attrs.evolve(c, round_contribution=None))),
        ("rounding", rubric if kept else attrs.evolve(rubric, rounding=None)),
    ):
        if other != rubric:
            yield name, other


def _bare(rule: PanelRule) -> PanelRule:
    return attrs.evolve(rule, rounding=None)


def _without_value(criterion: Criterion) -> Criterion:
    if criterion.combine == "geometric_mean" and criterion.criteria:
        return criterion
    return attrs.evolve(criterion, round_value=None)


def _each(rubric: Rubric, change: Callable[[Criterion], Criterion]) -> Rubric:
    def changed(criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
        return tuple(change(attrs.evolve(c, criteria=changed(c.criteria))) for c in criteria)

    return attrs.evolve(rubric, criteria=changed(rubric.criteria))


def _weight(tier: str, line: AwardLine, panel: _JudgedRanking) -> WeightInterval | None:
    """Return the interval of the weight with the least slack, before any rounding of sums.

    None where the rubric is no weighted sum, where a subject has no value on a criterion, or where
    only rounding separates the line.
    """
    rubric = panel.ready.rubric
    whole = all(len(one.parts) == len(rubric.criteria) for one in panel.evaluations)
    if rubric.combine not in SUMS or not whole:
        return None
    table = read_table(panel.evaluations)
    at = {subject: i for i, subject in enumerate(table.subjects)}
    weights, _ = whole_numbers(table.weights)
    rows = list(table.rows)
    # The mark that a tier asks for is met by who passes a subject that has it by any weights.
    if line.at_least is not None:
        summed = rubric.combine == "weighted_sum"
        level = line.at_least / sum(table.weights) if summed else line.at_least
        rows.append((level,) * len(table.criteria))
    bar = len(at)
    inside, outside = [at[s] for s in line.inside], [at[s] for s in line.outside]
    sides: list[Side] = [(inside, outside)] if line.full else []
    if line.at_least is not None:
        sides += [(inside, [bar])] if line.full else [(inside, [bar]), ([bar], outside)]
    sides = [side for side in sides if all(side)]
    measured = WeightedSums.of(rows, weights)
    score = measured.scores.__getitem__
    if any(min(map(score, above)) < max(map(score, below)) for above, below in sides):
        return None
    found = [
        named(ends, criterion, (*table.subjects, tier), table.words)
        for criterion, ends in zip(table.criteria, intervals(measured, sides, bar), strict=True)
    ]
    moving = [(slack, k) for k, one in enumerate(found) if (slack := one.slack) is not None]
    return found[min(moving)[1]] if moving else None


# What is asked of evaluations beyond the gap, by the field of the answer.
_ASKED: Final[Mapping[str, Callable[[str, AwardLine, _JudgedRanking], Any]]] = {
    "mark": _mark,
    "judges": _judges,
    "roundings": _roundings,
    "weight": _weight,
}
