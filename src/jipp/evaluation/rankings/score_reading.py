"""Scores that can be ranked: evaluations, numbers by subject, or a ranking, parsed."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple, TypeAlias, cast

from jipp._fields import Fault, as_number, gathered
from jipp._numbers import number
from jipp._text import are_names, pointer, shown
from jipp.errors import InvalidInputError, Problem
from jipp.evaluation.matrix_rows import as_items
from jipp.evaluation.rankings.standings import Ranking, Unranked
from jipp.evaluation.scoring.results import Evaluation
from jipp.model.rubric import Rubric, other_rubric
from jipp.model.sheet import as_name
from jipp.typing import UNKNOWN, Exact, Number, Unknown

_LONGEST: Final = 4096  # digits, or bits
Scores: TypeAlias = Ranking | Iterable[Evaluation] | Mapping[str, Number | Unknown | None]
# A published total, and as a ratio of ints the total that is ranked on.
Counting: TypeAlias = tuple[Exact, tuple[int, int]]
# A subject, its total, and its evaluation, or its id where there is none.
Scored: TypeAlias = tuple[str, Counting, Evaluation | str]


class Read(NamedTuple):
    """Scores by subject, subjects without a total and why, and the rubric, if one is known."""

    scored: list[Scored]
    unranked: list[tuple[Unranked, Evaluation | str]]
    rubric: Rubric | None


def read_scores(scores: Scores, path: str) -> Read:
    """Parse scores of any of the three kinds at a path of the call.

    Raises:
        InvalidInputError: all faults together.

    """
    if isinstance(scores, Ranking):
        given = {s.subject: s.total for s in scores.standings}
        read = _read_numbers(given, path)
        return read._replace(unranked=[(none, none.subject) for none in scores.unranked])
    if isinstance(scores, Mapping):
        return _read_numbers(cast("Mapping[str, Number | Unknown | None]", scores), path)
    return _read_evaluations(scores, path)


def _read_numbers(scores: Mapping[str, Number | Unknown | None], path: str) -> Read:
    faults: dict[object, Fault] = {}
    if set(map(type, scores)) - {str} or not are_names(scores.keys()):
        given = ((subject, cast("object", as_name(subject))) for subject in scores)
        faults = {subject: said for subject, said in given if isinstance(said, Fault)}
    subjects, numbers = list(scores), list(scores.values())
    # Equal totals of a tally are one object, so that each is looked at once.
    distinct = {id(score): score for score in numbers}
    taken = {key: _taken(score) for key, score in distinct.items()}
    scored: list[Scored] = []
    unranked: list[tuple[Unranked, Evaluation | str]] = []
    found = list(map(taken.__getitem__, map(id, numbers)))
    for subject, total in zip(subjects, found, strict=True):
        if isinstance(total, tuple):
            scored.append((subject, total, subject))
        elif isinstance(total, Fault):
            faults.setdefault(subject, total)
        else:
            why = Problem(path=pointer(subject), code="unscored")
            unranked.append((Unranked(subject=subject, problems=(why,)), subject))
    if faults:
        named = ((path + pointer(str(subject)), fault) for subject, fault in faults.items())
        raise InvalidInputError(*gathered(named))
    return Read(scored, unranked, None)


def _taken(score: Number | Unknown | None) -> Counting | Fault | None:
    """Return a number and its ratio, the fault of what is none, or None where it is not known."""
    if score is None or score is UNKNOWN:
        return None
    # What was computed can be longer than what is read.
    if type(score) is Decimal and score.is_finite() and abs(score.adjusted()) < _LONGEST:
        return score, score.as_integer_ratio()
    if type(score) is Fraction:
        top, bottom = ratio = score.as_integer_ratio()
        short = max(top.bit_length(), bottom.bit_length()) < _LONGEST
        return number(score) if short else score, ratio
    total = cast("Exact | Fault", as_number(score))
    return total if isinstance(total, Fault) else (total, total.as_integer_ratio())


def _read_evaluations(scores: Iterable[Evaluation], path: str) -> Read:
    listed = read_evaluations(scores, path)
    read = Read([], [], listed[0].rubric if listed else None)
    for one in listed:
        counts = one.total if one.rubric.rank_on == "published" else one.exact
        if one.total is None or counts is None:
            none = Unranked(subject=one.subject, problems=one.problems)
            read.unranked.append((none, one))
        else:
            read.scored.append((one.subject, (one.total, counts.as_integer_ratio()), one))
    return read


def read_evaluations(evaluations: Iterable[Evaluation], path: str) -> tuple[Evaluation, ...]:
    """Parse evaluations by one rubric, each subject once, at a path of the call.

    Raises:
        InvalidInputError: what is no evaluation, several rubrics, a subject twice.

    """
    items = as_items(evaluations, path)
    problems: list[Problem] = []
    rubric: Rubric | None = None
    first: dict[str, int] = {}
    for i, one in enumerate(items):
        at = f"{path}/{i}"
        if not isinstance(one, Evaluation):
            params: dict[str, object] = {"value": shown(one), "allowed": ("Evaluation",)}
            problems.append(Problem(path=at, code="wrong_type", params=params))
            continue
        rubric = rubric or one.rubric
        if one.rubric is not rubric and one.rubric != rubric:
            problems.append(other_rubric(one.rubric, rubric).under(at))
        if first.setdefault(one.subject, i) != i:
            params = {"value": shown(one.subject), "first": first[one.subject]}
            problems.append(Problem(path=at, code="duplicate", params=params))
    if problems:
        raise InvalidInputError(*problems)
    return cast("tuple[Evaluation, ...]", items)
