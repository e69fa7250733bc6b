"""Reading what can be ranked: evaluations, numbers by subject, or a ranking."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple, TypeAlias, cast

import attrs

from jipp._fields import Fault, as_id, as_number
from jipp._text import pointer, shown
from jipp.errors import InvalidInputError, Problem
from jipp.evaluation.results import Evaluation
from jipp.evaluation.standings import Ranking, Unranked
from jipp.model.rubric import Rubric
from jipp.typing import UNKNOWN, Exact, Number, Unknown

__all__ = ["Read", "Scored", "Scores", "read_scores"]

_LONGEST: Final = 4096
Scores: TypeAlias = Ranking | Iterable[Evaluation] | Mapping[str, Number | Unknown | None]


class Scored(NamedTuple):
    """A subject with a total: the published one, and as a ratio of ints the one it is ranked on.

    `origin` is its evaluation, or its id where there is none.
    """

    subject: str
    total: Exact
    ratio: tuple[int, int]
    origin: Evaluation | str


class Read(NamedTuple):
    """What scores hold: who has a total, who has none and why, and the rubric, if one is known."""

    scored: list[Scored]
    unranked: list[tuple[Unranked, Evaluation | str]]
    rubric: Rubric | None


def read_scores(scores: Scores, path: str) -> Read:
    """Read scores of any of the three kinds, that stand at a path of the call.

    Raises:
        InvalidInputError: all faults at once.

    """
    if isinstance(scores, Ranking):
        given = {s.subject: s.total for s in scores.standings}
        read = _read_numbers(given, path)
        return read._replace(unranked=[(none, none.subject) for none in scores.unranked])
    if isinstance(scores, Mapping):
        return _read_numbers(cast("Mapping[str, Number | Unknown | None]", scores), path)
    return _read_evaluations(scores, path)


def _read_numbers(scores: Mapping[str, Number | Unknown | None], path: str) -> Read:
    read = Read([], [], None)
    problems: list[Problem] = []
    for subject, score in scores.items():
        said = cast("object", as_id(subject))
        if score is None or score is UNKNOWN:
            why = Problem(path=pointer(subject), code="unscored")
            read.unranked.append((Unranked(subject=subject, problems=(why,)), subject))
            total: object = None
        elif isinstance(total := _total(score), Decimal | Fraction):
            read.scored.append(Scored(subject, total, total.as_integer_ratio(), subject))
        for fault in (said, total):
            if isinstance(fault, Fault):
                place = f"{path}{pointer(subject)}"
                problems += (attrs.evolve(p, path=place) for p in fault.problems)
    if problems:
        raise InvalidInputError(*problems)
    return read


def _total(score: Number) -> object:
    """Take a number; one that was computed may be longer than one that is read."""
    if type(score) is Fraction or (
        type(score) is Decimal and score.is_finite() and abs(score.adjusted()) < _LONGEST
    ):
        return score
    return as_number(score)


def _read_evaluations(scores: Iterable[Evaluation], path: str) -> Read:
    if isinstance(scores, str | bytes) or not isinstance(scores, Iterable):
        raise InvalidInputError(
            Problem(path=path, code="not_a_list", params={"value": shown(scores)})
        )
    read = Read([], [], None)
    problems: list[Problem] = []
    rubric: Rubric | None = None
    first: dict[str, int] = {}
    for i, one in enumerate(scores):
        if not isinstance(one, Evaluation):
            params: dict[str, object] = {"value": shown(one), "allowed": ("Evaluation",)}
            problems.append(Problem(path=f"{path}/{i}", code="wrong_type", params=params))
            continue
        rubric = rubric or one.rubric
        if one.rubric is not rubric and one.rubric != rubric:
            params = {"value": one.rubric.id, "first": rubric.id}
            problems.append(Problem(path=f"{path}/{i}", code="other_rubric", params=params))
        if first.setdefault(one.subject, i) != i:
            params = {"value": shown(one.subject), "first": first[one.subject]}
            problems.append(Problem(path=f"{path}/{i}", code="duplicate", params=params))
        counts = one.total if one.rubric.rank_on == "published" else one.exact
        if one.total is None or counts is None:
            none = Unranked(subject=one.subject, problems=one.problems)
            read.unranked.append((none, one))
        else:
            ratio = counts.as_integer_ratio()
            read.scored.append(Scored(one.subject, one.total, ratio, one))
    if problems:
        raise InvalidInputError(*problems)
    return read._replace(rubric=rubric)
