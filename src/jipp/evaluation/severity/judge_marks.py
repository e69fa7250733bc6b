"""The marks behind evaluations by judge, and the totals that each judge alone would give."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeAlias, final

import attrs

from jipp.evaluation.robustness.rescoring import (
    Marked,
    SubjectMarks,
    Total,
    read_case,
    score,
    scorer,
)
from jipp.evaluation.scoring.fold import Leaf, Plan, plan
from jipp.evaluation.scoring.points import points_on
from jipp.evaluation.scoring.results import Evaluation
from jipp.evaluation.scoring.root import Pair
from jipp.model.rubric import Criterion, PanelRule, Rubric

JudgeRows: TypeAlias = Sequence[Sequence[Fraction | None]]


@final
class JudgeMarks(NamedTuple):
    """JudgeRows by judge: the totals each would give alone, and the points on each criterion.

    `totals` are of the subjects that a judge marked on every criterion. Where a judge marked only
    some, `filled` takes the means of the marks given for the rest; it is None where the judge
    marked none. `ends` are the least and greatest points of each criterion.
    """

    subjects: tuple[str, ...]
    judges: tuple[str, ...]
    totals: JudgeRows
    filled: JudgeRows
    points: Mapping[str, JudgeRows]
    ends: Mapping[str, frozenset[Fraction]]

    @classmethod
    def of(cls, rubric: Rubric, evaluations: Iterable[Evaluation]) -> "JudgeMarks":
        """Return the marks of evaluations, taken apart by judge."""
        ready = plan(_alone(rubric))
        cases = [read_case(one) for one in evaluations]
        judges = tuple(sorted({judge for case in cases for judge in case.judges}))
        plans = [_marked_by_any(ready, case) for case in cases]
        scorers = [(case, scorer(own)(case)) for case, own in zip(cases, plans, strict=True)]
        totals = [
            [_ranked(rescored((j,))) if j in case.judges else None for case, rescored in scorers]
            for j in judges
        ]
        return cls(
            subjects=tuple(case.subject for case in cases),
            judges=judges,
            totals=totals,
            filled=[
                [
                    _filled(own, case, judge) if total is None else total
                    for total, case, own in zip(row, cases, plans, strict=True)
                ]
                for judge, row in zip(judges, totals, strict=True)
            ],
            points={
                name: [[_points(case.marks[name], judge) for case in cases] for judge in judges]
                for name in ready.leaves
            },
            ends={name: _ends(leaf) for name, leaf in ready.leaves.items()},
        )

    def at_ends(self) -> dict[str, Fraction]:
        """Return the share of each judge's marks that lie at the ends of their scales."""
        marked, extreme = Counter[str](), Counter[str]()
        for name, rows in self.points.items():
            for judge, row in zip(self.judges, rows, strict=True):
                given = [points for points in row if points is not None]
                marked[judge] += len(given)
                extreme[judge] += sum(points in self.ends[name] for points in given)
        return {judge: Fraction(extreme[judge], many) for judge, many in marked.items() if many}

    def complete(self) -> JudgeRows:
        """Return the totals of the subjects to which every judge gave one."""
        columns = [column for column in zip(*self.totals, strict=True) if None not in column]
        return [[column[i] for column in columns] for i in range(len(self.judges))]

    def triples(self) -> Iterator[tuple[str, str, Fraction]]:
        """Yield every total of which a judge marked anything, as (subject, judge, total)."""
        for judge, row in zip(self.judges, self.filled, strict=True):
            for subject, total in zip(self.subjects, row, strict=True):
                if total is not None:
                    yield subject, judge, total


def _marked_by_any(ready: Plan, case: SubjectMarks) -> Plan:
    """Return the plan of what somebody marked, all of which a judge alone needs."""
    given = {name: marked.panel.values() for name, marked in case.marks.items()}
    nobody = [name for name, points in given.items() if all(point is None for point in points)]
    return (ready.without(nobody) if nobody else ready)._replace(renormalises=False)


def _ranked(total: Total | None) -> Fraction | None:
    return None if total is None else total.ranked


def _filled(ready: Plan, case: SubjectMarks, judge: str) -> Fraction | None:
    if all(marked.panel.get(judge) is None for marked in case.marks.values()):
        return None
    means = {name: _mean(leaf, case.marks[name]) for name, leaf in ready.leaves.items()}
    rest = {name: mean for name, mean in means.items() if mean}
    return _ranked(score(ready, case, (judge,), rest))


def _mean(leaf: Leaf, marked: Marked) -> Pair | None:
    return marked.value(
        leaf, [judge for judge, points in marked.panel.items() if points is not None]
    )


def _ends(leaf: Leaf) -> frozenset[Fraction]:
    points = points_on(leaf.criterion.scale) if leaf.criterion.scale is not None else ()
    return frozenset((points[0], points[-1]) if points else ())


def _points(marked: Marked, judge: str) -> Fraction | None:
    points = marked.panel.get(judge)
    return None if points is None else Fraction(points, marked.bottom)


def _alone(rubric: Rubric) -> Rubric:
    """Return the rubric with panels of one judge: whatever the method, one mark is the value."""

    def single(rule: PanelRule) -> PanelRule:
        return PanelRule(method="mean", rounding=rule.rounding)

    def changed(criteria: Iterable[Criterion]) -> tuple[Criterion, ...]:
        return tuple(
            attrs.evolve(c, panel=c.panel and single(c.panel), criteria=changed(c.criteria))
            for c in criteria
        )

    return attrs.evolve(rubric, panel=single(rubric.panel), criteria=changed(rubric.criteria))
