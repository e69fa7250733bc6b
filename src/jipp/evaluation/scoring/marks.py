"""The sheets of one subject, checked: whose count, what each mark is worth, and who gave none."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeAlias, final

from jipp._text import pointer, shown
from jipp.errors import Problem
from jipp.evaluation.scoring.plan import Plan
from jipp.model.history import Actor
from jipp.model.sheet import Given, Sheet

__all__ = ["Numbered", "Point", "Points", "read_marks"]

Numbered: TypeAlias = tuple[int, Sheet]


@final
class Point(NamedTuple):
    """One judge's mark on one criterion: on which sheet, as given, in points (None: missing)."""

    judge: str
    position: int
    given: Given | None
    points: Fraction | None


@final
class Points(NamedTuple):
    """What was read of one subject: each criterion's points, in the order of judges."""

    panel: Mapping[str, Sequence[Point]]
    adjudicators: Mapping[str, Sequence[Point]]


def read_marks(plan: Plan, sheets: Sequence[Numbered], problems: list[Problem]) -> Points:
    """Read the marks of the sheets that count, each with its position among all sheets.

    What is wrong is added to `problems`. A criterion with a mark that its scale refuses is left
    out of the answer, so that one fault is not said twice.
    """
    counted = sorted((s for s in sheets if not s[1].recused), key=lambda s: s[1].judge)
    panel: dict[str, list[Point]] = {name: [] for name in plan.leaves}
    adjudicators: dict[str, list[Point]] = {name: [] for name in plan.leaves}
    refused: set[str] = set()
    for position, sheet in counted:
        into = adjudicators if sheet.adjudicator else panel
        given = dict(sheet.marks)
        problems += _unknown(plan, position, given)
        for name, leaf in plan.leaves.items():
            mark = given.get(name)
            points = None if mark is None else leaf.recall(mark)
            if isinstance(points, Problem):
                params = (*points.params, ("criterion", name), ("judge", sheet.judge))
                path = pointer("sheets", position, "marks", name)
                problems.append(Problem(path=path, code=points.code, params=params))
                refused.add(name)
            else:
                into[name].append(Point(sheet.judge, position, mark, points))
    for name in refused:
        del panel[name], adjudicators[name]
    return Points(panel, adjudicators)


def _unknown(plan: Plan, position: int, given: Mapping[str, object]) -> Iterator[Problem]:
    for name in given:
        if name not in plan.leaves:
            params = {"value": shown(name), "suggestions": plan.suggest(name)}
            path = pointer("sheets", position, "marks", name)
            yield Problem(path=path, code="unknown_criterion", params=params)


def check_judges(
    subject: str, sheets: Sequence[Numbered], judges: Mapping[str, Actor], agency: str | None
) -> list[Problem]:
    """Say who may not judge a subject, or does so twice, and whether anybody is left who does.

    `agency` is the id of the subject's agency, None where it is not given.
    """
    problems: list[Problem] = []
    first: dict[str, int] = {}
    for position, sheet in sheets:
        path = pointer("sheets", position, "judge")
        if sheet.judge in first:
            params = {"judge": sheet.judge, "subject": subject, "first": first[sheet.judge]}
            problems.append(Problem(path=path, code="judge_twice", params=params))
        first.setdefault(sheet.judge, position)
        actor = judges.get(sheet.judge)
        own = actor.agency if actor is not None else None
        if not sheet.recused and own is not None and own.id == agency:
            params = {"judge": sheet.judge, "agency": own.name, "subject": subject}
            problems.append(Problem(path=path, code="conflict_of_interest", params=params))
    if not sheets:
        problems.append(Problem(path="/sheets", code="no_sheets", params={"subject": subject}))
    elif all(sheet.recused or sheet.adjudicator for _, sheet in sheets):
        problems.append(Problem(path="/sheets", code="all_recused", params={"subject": subject}))
    return problems
