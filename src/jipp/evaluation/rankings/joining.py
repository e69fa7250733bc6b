"""Stages: several judgements of the same subjects joined by weights that the caller gives."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple, cast

import attrs

from jipp._fields import Fault, as_mapping, as_number, gathered, refuse
from jipp._numbers import number
from jipp._text import pointer, shown
from jipp.errors import InvalidInputError, Problem
from jipp.evaluation.rankings.ranking import rank
from jipp.evaluation.rankings.score_reading import Scores, read_scores
from jipp.evaluation.rankings.standings import Ranking, Unranked
from jipp.typing import Exact, Number

__all__ = ["stages"]


class _Stage(NamedTuple):
    name: str
    weight: Fraction
    totals: Mapping[str, Exact]
    lacking: Mapping[str, tuple[Problem, ...]]


def stages(judged: Mapping[str, tuple[Scores, Number]]) -> Ranking:
    """Return one ranking of stages, on the weighted mean of their published totals.

    Each stage has a name, its scores (a ranking, evaluations or a mapping, as `rank` takes them)
    and a weight; weights need not sum to 1. The mean is exact and is not rounded. A subject that
    has no total in some stage has none here: it is unranked, and its problems name the stage. No
    edition of the national competition publishes how its stages are joined: the caller
    answers for the weights.

    Raises:
        InvalidInputError: no stage, a weight that is negative or no number, all weights zero, and
            the faults in the scores of each stage, all together.

    >>> joined = stages({"paper": ({"a": 80, "b": 90}, 70), "interview": ({"a": 90, "b": 60}, 30)})
    >>> [(standing.subject, standing.total) for standing in joined]
    [('a', Decimal('83')), ('b', Decimal('81'))]
    """
    given = as_mapping(cast("Mapping[str, object]", judged))
    refuse(stages=given)
    problems = [] if given else [Problem(path="/stages", code="no_stages")]
    read = [stage for name, value in given for stage in _read(name, value, problems)]
    whole = sum((stage.weight for stage in read), Fraction())
    if not problems and not whole:
        problems.append(Problem(path="/stages", code="weights_all_zero"))
    if problems:
        raise InvalidInputError(*problems)
    subjects = {subject: None for stage in read for subject in (*stage.totals, *stage.lacking)}
    lacking = {subject: tuple(_lacks(subject, read)) for subject in subjects}
    joined = {
        subject: number(
            sum((s.weight * Fraction(s.totals[subject]) for s in read), Fraction()) / whole
        )
        for subject, why in lacking.items()
        if not why
    }
    unranked = (Unranked(subject=s, problems=lacking[s]) for s in sorted(subjects) if lacking[s])
    return attrs.evolve(rank(joined), unranked=tuple(unranked))


def _read(name: str, value: object, problems: list[Problem]) -> Iterator[_Stage]:
    """Return the stage of a name, or add its faults to `problems`."""
    path = pointer("stages", name)
    listed = isinstance(value, tuple | list)
    pair = tuple(cast("Sequence[object]", value)) if listed else ()
    if len(pair) != 2:  # noqa: PLR2004 - scores and a weight
        problems.append(Problem(path=path, code="not_a_stage", params={"value": shown(value)}))
        return
    found = len(problems)
    weight = as_number(cast("Number", pair[1]))
    if isinstance(cast("object", weight), Fault):
        problems += gathered([(f"{path}/1", weight)])
    elif weight < 0:
        problems.append(Problem(path=f"{path}/1", code="weight_negative", params={"value": weight}))
    try:
        scored, unranked, _ = read_scores(cast("Scores", pair[0]), f"{path}/0")
    except InvalidInputError as error:
        problems += error.problems
        return
    if len(problems) == found:
        totals = {subject: total for subject, (total, _), _ in scored}
        lacking = {none.subject: none.problems for none, _ in unranked}
        yield _Stage(name, Fraction(weight), totals, lacking)


def _lacks(subject: str, read: Sequence[_Stage]) -> Iterator[Problem]:
    for stage in read:
        if subject not in stage.totals:
            path = pointer(stage.name)
            yield Problem(path=path, code="no_total_in_stage", params={"stage": shown(stage.name)})
            yield from (p.under(path) for p in stage.lacking.get(subject, ()))
