"""A case judged by two laws: an adapter each for lifecycles, editions, rubrics and bands.

An adapter is a function of the id of a case and the case. It returns the move, or None where the
answers agree; what it raises leaves the case undecided.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple, TypeAlias, cast, final

from jipp.competition.admission import eligibility
from jipp.competition.verdicts import Answer
from jipp.errors import BoundaryTieError, InvalidInputError, Problem, TransitionRefusedError
from jipp.evaluation.rankings.awards import award
from jipp.evaluation.rankings.ranking import rank
from jipp.evaluation.scoring.evaluating import evaluate_all
from jipp.evaluation.scoring.results import Evaluation
from jipp.lifecycle.answers import Refused
from jipp.lifecycle.automatic import caught_up, deadline_unknown
from jipp.lifecycle.building import append, refused
from jipp.lifecycle.deciding import decide, options
from jipp.lifecycle.migrating import without_place
from jipp.lifecycle.rules import law_of, not_begun, out_of_order
from jipp.model.band import Bands, Grade
from jipp.model.checks.structure import MIGRATE
from jipp.model.definition import Lifecycle
from jipp.model.edition import Edition
from jipp.model.history import Actor
from jipp.model.innovation import Innovation
from jipp.model.reason import Reason, named
from jipp.model.requirements.base import Facts
from jipp.model.rubric import Rubric
from jipp.model.sheet import Sheet
from jipp.model.tier import Tier
from jipp.policy.case_moves import Move, TieredRank
from jipp.typing import Exact, Moving, Progress

# Who acts: one for all subjects, or what returns who acts on each.
Acting: TypeAlias = Actor | Callable[[Any], Actor | None] | None
# What judges a case by both laws.
Compare: TypeAlias = Callable[[str, Any], Move | None]
# What a case raises that one of the laws cannot judge.
UNJUDGED: Final = (InvalidInputError, TransitionRefusedError)


@final
class ByLifecycles(NamedTuple):
    """Two lifecycles, and how subjects of the old one are asked by both what they may do."""

    old: Lifecycle
    new: Lifecycle
    mapping: Mapping[str, str]
    on: date
    by: Acting
    facts: Facts

    def judge(self, id: str, subject: Moving) -> Move | None:
        """Return what a subject wins and loses by the new law."""
        old, new, history = self.old, self.new, subject.history
        reasons = out_of_order(history, self.on) if history else not_begun(subject)
        if reasons:
            raise refused(subject, MIGRATE, reasons, old._words).error()
        law_of(history, old)
        by = self.by(subject) if callable(self.by) else self.by
        here = self._settled(subject, old)
        there = self._settled(self._moved(here, by), new)
        before, after = self._permitted(here, old, by), self._permitted(there, new, by)
        won = [action for action in after if action not in before]
        lost = [action for action in before if action not in after]
        if not (won or lost):
            return None
        why = [*self._refusing(here, old, by, won), *self._refusing(there, new, by, lost)]
        return Move(
            subject=id,
            before=before,
            after=after,
            reasons=tuple(one for i, one in enumerate(why) if one not in why[:i]),
            gains=None if won and lost else bool(won),
            words=named((("actions", (*before, *after)),), (*old._words, *new._words)),
        )

    def _settled(self, subject: Moving, law: Lifecycle) -> Moving:
        """Return a subject after its automatic transitions that are due, where these are known."""
        current = caught_up(subject, law, self.on, None)[0]
        if reasons := deadline_unknown(current, law):
            raise refused(current, MIGRATE, reasons, law._words).error()
        return current

    def _moved(self, subject: Moving, by: Actor | None) -> Moving:
        """Return a subject under the new law."""
        state = subject.history[-1].target
        target = self.mapping.get(state, state)
        if target not in self.new._table.nodes:
            raise InvalidInputError(without_place("unmapped_state", state, self.old, self.new))
        if (self.old.definition, state) == (self.new.definition, target):
            return subject
        return append(subject, self.new, MIGRATE, target, self.on, by)

    def _permitted(self, subject: Moving, law: Lifecycle, by: Actor | None) -> tuple[str, ...]:
        listed = options(subject, on=self.on, by=by, facts=self.facts, under=law)
        return tuple(option.action for option in listed if option.permitted)

    def _refusing(
        self, subject: Moving, law: Lifecycle, by: Actor | None, actions: list[str]
    ) -> Iterator[Reason]:
        for action in actions:
            answer = decide(subject, action, on=self.on, by=by, facts=self.facts, under=law)
            yield from answer.reasons if isinstance(answer, Refused) else ()


def by_editions(old: Edition, new: Edition, group: str, facts: Facts) -> Compare:
    """Return what compares whether an innovation may enter either edition."""

    def judge(id: str, innovation: Innovation) -> Move | None:
        before, after = (
            eligibility(innovation, edition, group=group, facts=facts) for edition in (old, new)
        )
        unknown = [
            condition
            for verdict in (before, after)
            if verdict.answer is Answer.UNDECIDED
            for condition in verdict.conditions
            if condition.satisfied is None
        ]
        if unknown:
            problems = (Problem(code=one._said, params=one.params) for one in unknown)
            raise InvalidInputError(*dict.fromkeys(problems))
        if before.answer is after.answer:
            return None
        gains = after.answer is Answer.ELIGIBLE
        refusing = before if gains else after
        return Move(
            subject=id,
            before=before.answer,
            after=after.answer,
            reasons=tuple(one for one in refusing.conditions if one.satisfied is False),
            gains=gains,
        )

    return judge


@final
class _Contest(NamedTuple):
    """What the sheets come to by a rubric: evaluations, places, and who has none and why."""

    evaluations: dict[str, Evaluation]
    places: dict[str, TieredRank]
    unjudged: dict[str, tuple[Problem, ...]]


def _contest(
    rubric: Rubric, sheets: tuple[Sheet, ...], tiers: tuple[Tier, ...], progress: Progress | None
) -> _Contest:
    found = evaluate_all(rubric, sheets, progress=progress)
    ranking = rank(found)
    unjudged = {one.subject: one.problems for one in found if one.problems}
    try:
        awards = award(ranking, tiers)
    except BoundaryTieError as error:
        awards = award(ranking, tiers, at_boundary="exclude")
        for tie in error.problems:
            subjects = cast("tuple[str, ...]", dict(tie.params)["subjects"])
            unjudged |= dict.fromkeys(subjects, (tie,))
    reached = {one.subject: one.tier for one in awards}
    places = {one.subject: TieredRank(one.rank, reached.get(one.subject)) for one in ranking}
    return _Contest({one.subject: one for one in found}, places, unjudged)


def by_rubrics(
    old: Rubric,
    new: Rubric,
    sheets: tuple[Sheet, ...],
    tiers: tuple[Tier, ...],
    progress: Progress | None,
) -> tuple[Compare, list[tuple[str, object]]]:
    """Return what compares the rank and tier of a subject, and the subjects."""
    halves: list[Progress | None] = [None, None]
    if progress is not None:
        halves = [
            lambda done, every: progress(done, 2 * every),
            lambda done, every: progress(every + done, 2 * every),
        ]
    one = _contest(old, sheets, tiers, halves[0])
    other = _contest(new, sheets, tiers, halves[1])
    order = {tier.name: place for place, tier in enumerate(tiers)}

    def worth(place: TieredRank) -> int:
        return order.get(place.tier or "", len(order))

    def judge(id: str, _: object) -> Move | None:
        if problems := (*one.unjudged.get(id, ()), *other.unjudged.get(id, ())):
            raise InvalidInputError(*dict.fromkeys(problems))
        before, after = one.places[id], other.places[id]
        if before == after:
            return None
        return Move(
            subject=id,
            before=before,
            after=after,
            reasons=tuple(_scored(one.evaluations[id], other.evaluations[id])),
            gains=(worth(after), after.rank) < (worth(before), before.rank),
        )

    return judge, [(id, None) for id in one.evaluations]


def _scored(before: Evaluation, after: Evaluation) -> Iterator[Reason]:
    """Yield which criteria contribute otherwise, and the total; or that others moved."""
    totals = {"before": _counting(before), "after": _counting(after)}
    if totals["before"] == totals["after"]:
        yield Reason(code="others_moved", params=totals, basis=after.rubric.basis)
        return
    old, new = ({p.criterion: p.contribution for p in one.parts} for one in (before, after))
    criteria = {c.id: (c, law) for law in (before.rubric, after.rubric) for c in law.criteria}
    for id, (criterion, law) in criteria.items():
        if old.get(id) != new.get(id):
            yield Reason(
                code="contributes_otherwise",
                params={"criterion": id, "before": old.get(id), "after": new.get(id)},
                basis=criterion.basis or law.basis,
                words=((f"criterion:{id}", criterion.label),) if criterion.label else (),
            )
    yield Reason(code="total_otherwise", params=totals, basis=after.rubric.basis)


def _counting(evaluation: Evaluation) -> Exact | None:
    published = evaluation.rubric.rank_on == "published"
    return evaluation.total if published else evaluation.exact


def by_bands(old: Bands, new: Bands) -> Compare:
    """Return what compares the grade of a number."""

    def judge(id: str, number: Exact | None) -> Move | None:
        if number is None:
            raise InvalidInputError(Problem(code="unscored"))
        before, after = old.of(number), new.of(number)
        if before.code == after.code:
            return None
        return Move(
            subject=id,
            before=before,
            after=after,
            reasons=tuple(_bounds(grade, number) for grade in (before, after)),
            gains=_is_better(before.code, after.code, (new, old)),
        )

    return judge


def _is_better(before: str, after: str, tables: Iterable[Bands]) -> bool | None:
    """Return whether a grade is the better of two by the first table that has both."""
    for bands in tables:
        codes = [grade.code for grade in bands.grades]
        if before in codes and after in codes:
            return codes.index(after) < codes.index(before)
    return None


def _bounds(grade: Grade, number: Exact) -> Reason:
    known = {"grade": grade.official, "high": grade.high, "low": grade.low, "value": number}
    code = "lowest_band" if grade.low is None else "in_band"
    return Reason(code=code, params=known, basis=grade.basis)
