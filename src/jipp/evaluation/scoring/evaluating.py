"""From sheets to totals, one subject at a time or all at once.

Of each subject the judges are checked, then every mark is read on its scale, then each leaf is
settled, then the tree is folded. A step is taken although the one before found faults, as far as it
can be, so that all are reported together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import Final, NamedTuple, TypeAlias, final

from jipp._fields import as_instance, as_optional_callable, as_tuple, refuse
from jipp._numbers import number
from jipp._text import pointer
from jipp.errors import ConflictOfInterestError, MarksError, Problem
from jipp.evaluation.scoring.fold import Plan, exact_of, plan
from jipp.evaluation.scoring.points import MarkReader, Numbered, Point
from jipp.evaluation.scoring.results import Evaluation, Mark, Part, walk
from jipp.evaluation.scoring.root import Pair
from jipp.model.history import Actor
from jipp.model.innovation import Innovation, Proposal, Replication
from jipp.model.reason import in_words
from jipp.model.rubric import Criterion, PanelRule, Rubric
from jipp.model.sheet import Sheet, as_name
from jipp.typing import Progress

__all__ = ["evaluate", "evaluate_all"]

Judged: TypeAlias = str | Innovation | Proposal | Replication
_OWNED = (Innovation, Proposal, Replication)


def evaluate(
    rubric: Rubric,
    sheets: Iterable[Sheet],
    *,
    subject: Judged | None = None,
    judges: Iterable[Actor] = (),
) -> Evaluation:
    """Return the evaluation of one subject by the sheets of its judges, in any order.

    `subject` (an id, or the innovation itself) picks the sheets of one subject out of many. Where
    an innovation is given and its judges as actors, none may belong to its agency, unless recused.

    Raises:
        MissingWeightError: weights or scales of the rubric that are not known, before any mark.
        ConflictOfInterestError: a judge of the subject's own agency, with all other problems.
        MarksError: all that is wrong with the sheets at once, each at its place.

    >>> rubric = Rubric(
    ...     id="demo",
    ...     title="Demo",
    ...     criteria=(
    ...         Criterion(id="novelty", weight=30, scale=Range(low=0, high=100)),
    ...         Criterion(id="impact", weight=70, scale=Range(low=0, high=100)),
    ...     ),
    ...     rounding=Rounding(places=2),
    ... )
    >>> anna = Sheet(subject="one-stop", judge="anna", marks={"novelty": 80, "impact": 65})
    >>> budi = Sheet(subject="one-stop", judge="budi", marks={"novelty": 75, "impact": 70})
    >>> evaluate(rubric, [anna, budi]).total
    Decimal('70.50')
    """
    given, actors = _arguments(rubric, sheets, judges)
    scorer = _Scorer.of(rubric, actors)
    name, agency = (_only_subject(given), None) if subject is None else _named(subject)
    found = scorer.evaluate(name, [s for s in given if s[1].subject == name], agency)
    if found.problems:
        conflict = any(p.code == "conflict_of_interest" for p in found.problems)
        raise (ConflictOfInterestError if conflict else MarksError)(*found.problems)
    return found


def evaluate_all(
    rubric: Rubric,
    sheets: Iterable[Sheet],
    *,
    subjects: Iterable[Judged] = (),
    judges: Iterable[Actor] = (),
    progress: Progress | None = None,
) -> tuple[Evaluation, ...]:
    """Return the evaluation of every subject with sheets, in the order of subject ids.

    What is wrong with one subject is in the `problems` of its evaluation, whose totals are None,
    and spoils no other. `subjects` (ids or innovations) adds subjects without sheets, and tells
    the agencies by which conflicts of interest are found. `progress(done, all)` is called after
    each subject.

    Raises:
        MissingWeightError: weights or scales of the rubric that are not known, before any mark.

    >>> rubric = Rubric(
    ...     id="demo",
    ...     title="Demo",
    ...     criteria=(Criterion(id="impact", weight=1, scale=Range(low=0, high=10)),),
    ... )
    >>> good = Sheet(subject="one-stop", judge="anna", marks={"impact": 8})
    >>> bad = Sheet(subject="e-queue", judge="anna", marks={"impact": 11})
    >>> [(e.subject, e.total, len(e.problems)) for e in evaluate_all(rubric, [good, bad])]
    [('e-queue', None, 1), ('one-stop', Decimal('8'), 0)]
    """
    given, actors = _arguments(rubric, sheets, judges)
    listed = as_tuple((str, *_OWNED), subjects)
    refuse(subjects=listed, progress=as_optional_callable(progress))
    scorer = _Scorer.of(rubric, actors)
    agencies: dict[str, str | None] = {}
    for name, agency in map(_named, listed):
        agencies[name] = agency or agencies.get(name)
    grouped: dict[str, list[Numbered]] = {name: [] for name in agencies}
    for position, sheet in given:
        grouped.setdefault(sheet.subject, []).append((position, sheet))
    found: list[Evaluation] = []
    for name in sorted(grouped):
        found.append(scorer.evaluate(name, grouped[name], agencies.get(name)))
        if progress is not None:
            progress(len(found), len(grouped))
    return tuple(found)


def _arguments(
    rubric: Rubric, sheets: Iterable[Sheet], judges: Iterable[Actor]
) -> tuple[list[Numbered], dict[str, Actor]]:
    taken, actors = as_tuple(Sheet, sheets), as_tuple(Actor, judges, unique="id")
    refuse(rubric=as_instance(Rubric, rubric), sheets=taken, judges=actors)
    return list(enumerate(taken)), {actor.id: actor for actor in actors}


def _only_subject(sheets: Sequence[Numbered]) -> str:
    names = tuple(sorted({sheet.subject for _, sheet in sheets}))
    if len(names) == 1:
        return names[0]
    code = "several_subjects" if names else "no_sheets"
    raise MarksError(Problem(path="/sheets", code=code, params={"subjects": names}))


def _named(subject: Judged) -> tuple[str, str | None]:
    if isinstance(subject, _OWNED):
        return subject.id, subject.agency.id
    name = as_name(subject)
    refuse(subject=name)
    return name, None


@final
class _Panel(NamedTuple):
    """The marks on a leaf, as its part lists them."""

    used: tuple[Mark, ...] = ()
    dropped: tuple[Mark, ...] = ()
    missing: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


_NOBODY: Final = _Panel()


@final
class _Scorer(NamedTuple):
    """A rubric ready to score subjects, with the reader of its marks, and the judges by id."""

    ready: Plan
    reader: MarkReader
    judges: Mapping[str, Actor]

    @classmethod
    def of(cls, rubric: Rubric, judges: Mapping[str, Actor]) -> "_Scorer":
        return cls(plan(rubric), MarkReader.of(rubric), judges)

    def evaluate(self, subject: str, sheets: Sequence[Numbered], agency: str | None) -> Evaluation:
        """Return the evaluation of a subject; `agency` is the id of its agency, if given."""
        problems = [*self._check_judges(subject, sheets, agency)]
        counted = sorted([s for s in sheets if not s[1].recused], key=lambda s: s[1].judge)
        read = self.reader.read(counted, problems)
        values: dict[str, Pair] = {}
        panels: dict[str, _Panel] = {}
        unmarked: list[str] = []
        if not all(sheet.adjudicator for _, sheet in counted):
            for name, points in read.items():
                settled = self._settle(name, counted, points)
                if settled is None:
                    unmarked.append(name)
                elif isinstance(settled, list):
                    problems += settled
                else:
                    values[name], panels[name] = settled
        try:
            ready = self.ready.without(unmarked) if unmarked else self.ready
            if not problems:
                return self._evaluation(ready, subject, values, panels)
        except MarksError as error:
            problems += error.problems
        rubric = self.ready.rubric
        said = tuple(in_words(problems, rubric._words))
        return Evaluation(subject=subject, rubric=rubric, problems=said)

    def _check_judges(
        self, subject: str, sheets: Sequence[Numbered], agency: str | None
    ) -> Iterator[Problem]:
        """Yield who may not judge a subject or judges it twice, and whether nobody is left."""
        first: dict[str, int] = {}
        for position, sheet in sheets:
            if sheet.judge in first:
                params = {"judge": sheet.judge, "subject": subject, "first": first[sheet.judge]}
                path = pointer("sheets", position, "judge")
                yield Problem(path=path, code="judge_twice", params=params)
            first.setdefault(sheet.judge, position)
            actor = self.judges.get(sheet.judge)
            own = actor.agency if actor is not None else None
            if not sheet.recused and own is not None and own.id == agency:
                params = {"judge": sheet.judge, "agency": own.name, "subject": subject}
                path = pointer("sheets", position, "judge")
                yield Problem(path=path, code="conflict_of_interest", params=params)
        if not sheets:
            yield Problem(path="/sheets", code="no_sheets", params={"subject": subject})
        elif all(sheet.recused or sheet.adjudicator for _, sheet in sheets):
            yield Problem(path="/sheets", code="all_recused", params={"subject": subject})

    def _settle(
        self, name: str, sheets: Sequence[Numbered], points: Sequence[Point]
    ) -> tuple[Pair, _Panel] | list[Problem] | None:
        """Return the value of a leaf and its marks, or why it has none; None if nobody marked."""
        adjudicates = [sheet.adjudicator for _, sheet in sheets]
        bottom = lcm(*[worth.denominator for _, worth in points if worth is not None])
        whole = [None if worth is None else int(worth * bottom) for _, worth in points]
        settled = self.ready.leaves[name].settle(whole, bottom, adjudicates)
        missing = [
            (position, sheet.judge)
            for (position, sheet), (_, worth) in zip(sheets, points, strict=True)
            if worth is None and not sheet.adjudicator
        ]
        if isinstance(settled, Problem):
            if settled.code != "mark_missing":
                return None if settled.code == "nobody_marked" else [settled]
            return [
                Problem(
                    path=pointer("sheets", position, "marks", name),
                    code=settled.code,
                    params=(*settled.params, ("judge", judge)),
                )
                for position, judge in missing
            ]
        marks = [
            Mark(sheet.judge, mark, number(worth or Fraction(0)), sheet.adjudicator)
            for (_, sheet), (mark, worth) in zip(sheets, points, strict=True)
        ]
        return settled.value, _Panel(
            used=tuple(map(marks.__getitem__, sorted(settled.used))),
            dropped=tuple(map(marks.__getitem__, settled.dropped)),
            missing=tuple([judge for _, judge in missing]),
            flags=("adjudicate",) if settled.disputed else (),
        )

    @staticmethod
    def _evaluation(
        ready: Plan, subject: str, values: dict[str, Pair], panels: Mapping[str, _Panel]
    ) -> Evaluation:
        rubric, shares = ready.rubric, dict[str, Pair]()
        combined = ready.root.fold(values, shares)
        parts = _parts(rubric, rubric.panel, values, shares, panels)
        total = exact_of(ready.root.rounded(combined), rubric.rounding)
        found = {part.criterion: part for part in walk(parts)}
        known = {name: part.value for name, part in found.items()}
        marks = [(known.get(c.id), c.pass_mark) for _, c, _ in rubric.nodes]
        marks.append((total, rubric.pass_mark))
        met = [v is not None and v >= needed for v, needed in marks if needed is not None]
        flags = {flag for part in found.values() for flag in part.flags}
        return Evaluation(
            subject=subject,
            rubric=rubric,
            total=total,
            exact=exact_of(combined, None),
            parts=parts,
            flags=tuple(sorted(flags.union(_renormalised(rubric, values)))),
            passed=all(met) if met else None,
        )


def _parts(
    node: Rubric | Criterion,
    rule: PanelRule,
    values: Mapping[str, Pair],
    shares: Mapping[str, Pair],
    panels: Mapping[str, _Panel],
) -> tuple[Part, ...]:
    parts: list[Part] = []
    for criterion in node.criteria:
        if criterion.id not in values:
            continue
        inner, panel = criterion.panel or rule, panels.get(criterion.id, _NOBODY)
        rounding = criterion.round_value or (None if criterion.criteria else inner.rounding)
        part = Part(
            criterion=criterion.id,
            value=exact_of(values[criterion.id], rounding),
            weight=criterion.weight,
            contribution=exact_of(shares[criterion.id], criterion.round_contribution),
            used=panel.used,
            dropped=panel.dropped,
            missing=panel.missing,
            parts=_parts(criterion, inner, values, shares, panels) if criterion.criteria else (),
            flags=panel.flags or _renormalised(criterion, values),
        )
        parts.append(part)
    return tuple(parts)


def _renormalised(node: Rubric | Criterion, values: Mapping[str, Pair]) -> tuple[str, ...]:
    return () if all(c.id in values for c in node.criteria) else ("renormalised",)
