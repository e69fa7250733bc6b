"""From sheets to totals, one subject at a time or all at once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from jipp._fields import as_instance, as_optional_callable, as_tuple, refuse
from jipp.errors import ConflictOfInterestError, MarksError, Problem
from jipp.evaluation.scoring.fractions import Pair, exact_of
from jipp.evaluation.scoring.marks import Numbered, check_judges, read_marks
from jipp.evaluation.scoring.panel import Settled, settle
from jipp.evaluation.scoring.parts import Part, walk
from jipp.evaluation.scoring.plan import Branch, Leaf, Plan, plan
from jipp.evaluation.scoring.results import Evaluation
from jipp.model.history import Actor
from jipp.model.innovation import Innovation, Proposal, Replication
from jipp.model.rubric import Criterion, Rubric
from jipp.model.sheet import Sheet, as_name
from jipp.typing import Exact, Progress

__all__ = ["Judged", "evaluate", "evaluate_all"]

Judged: TypeAlias = str | Innovation | Proposal | Replication
_OWNED = (Innovation, Proposal, Replication)


def evaluate(
    rubric: Rubric,
    sheets: Iterable[Sheet],
    *,
    subject: Judged | None = None,
    judges: Iterable[Actor] = (),
) -> Evaluation:
    """Score one subject by the sheets of its judges, in whatever order they come.

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
    ready = plan(rubric)
    if subject is None:
        subject = _only_subject(given)
    name, agency = _named(subject)
    found = _judge(ready, name, [s for s in given if s[1].subject == name], actors, agency)
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
    """Score every subject that has sheets, in the order of subject ids.

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
    ready = plan(rubric)
    agencies: dict[str, str | None] = {}
    for name, agency in map(_named, listed):
        agencies[name] = agency or agencies.get(name)
    grouped: dict[str, list[Numbered]] = {name: [] for name in agencies}
    for position, sheet in given:
        grouped.setdefault(sheet.subject, []).append((position, sheet))
    found: list[Evaluation] = []
    for name in sorted(grouped):
        found.append(_judge(ready, name, grouped[name], actors, agencies.get(name)))
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


def _judge(
    ready: Plan,
    subject: str,
    sheets: Sequence[Numbered],
    judges: Mapping[str, Actor],
    agency: str | None,
) -> Evaluation:
    problems = check_judges(subject, sheets, judges, agency)
    points = read_marks(ready, sheets, problems)
    settled: dict[str, Settled] = {}
    if any(not (sheet.recused or sheet.adjudicator) for _, sheet in sheets):
        for name, panel in points.panel.items():
            one = settle(ready.leaves[name], panel, points.adjudicators[name], problems)
            if one is not None:
                settled[name] = one
    if not problems:
        try:
            return _evaluation(ready, subject, settled)
        except MarksError as error:
            problems += error.problems
    return Evaluation(subject=subject, rubric=ready.rubric, problems=tuple(problems))


def _evaluation(ready: Plan, subject: str, settled: Mapping[str, Settled]) -> Evaluation:
    rubric = ready.rubric
    parts, combined = _fold(ready.root, settled)
    total = exact_of(ready.root.finish(combined), rubric.rounding)
    values = {part.criterion: part for part in walk(parts)}
    marks = [(total, rubric.pass_mark)]
    marks += [(values[c.id].value, c.pass_mark) for _, c, _ in rubric.nodes]
    met = [value >= needed for value, needed in marks if needed is not None]
    return Evaluation(
        subject=subject,
        rubric=rubric,
        total=total,
        exact=exact_of(combined, None),
        parts=parts,
        flags=tuple(sorted({flag for part in values.values() for flag in part.flags})),
        passed=all(met) if met else None,
    )


def _fold(branch: Branch, settled: Mapping[str, Settled]) -> tuple[tuple[Part, ...], Pair]:
    """Give the parts of a branch's criteria, and what they combine to."""
    values: list[Pair] = []
    inner: list[tuple[Part, ...]] = []
    for child in branch.children:
        below: tuple[Part, ...] = ()
        if isinstance(child, Leaf):
            value = settled[child.criterion.id].value
        else:
            below, combined = _fold(child, settled)
            value = child.finish(combined)
        inner.append(below)
        values.append(value)
    shares = branch.share(values)
    made = zip(branch.node.criteria, branch.children, values, shares, inner, strict=True)
    parts = tuple(
        _part(criterion, exact_of(value, child.rounding), share, below, settled.get(criterion.id))
        for criterion, child, value, share, below in made
    )
    return parts, branch.combine(shares)


def _part(
    criterion: Criterion,
    value: Exact,
    share: Pair,
    parts: tuple[Part, ...],
    leaf: Settled | None,
) -> Part:
    return Part(
        criterion=criterion.id,
        value=value,
        weight=criterion.weight,
        contribution=exact_of(share, criterion.round_contribution),
        used=leaf.used if leaf else (),
        dropped=leaf.dropped if leaf else (),
        missing=leaf.missing if leaf else (),
        parts=parts,
        flags=leaf.flags if leaf else (),
    )
