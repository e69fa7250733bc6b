"""The sheet of one judge alone, checked against a rubric whose weights are not asked for."""

import attrs

from jipp._fields import as_instance, refuse
from jipp._text import pointer
from jipp.errors import Problem
from jipp.evaluation.scoring.points import MarkReader
from jipp.model.reason import in_words
from jipp.model.rubric import Rubric
from jipp.model.sheet import Sheet

__all__ = ["check_sheet"]


def check_sheet(rubric: Rubric, sheet: Sheet) -> tuple[Problem, ...]:
    """Check the sheet of one judge alone: its marks on their scales, and whether all are there.

    A missing mark is a fault only where the panel rule refuses it, and never on an adjudicator's
    sheet. A recused sheet has no faults, since none of its marks counts. Weights are not asked for;
    on a scale that is not known any mark will do. All faults are reported together, each at
    `/marks/criterion`, () if none.

    Raises:
        InvalidInputError: not a rubric, or not a sheet.

    >>> rubric = Rubric(
    ...     id="demo",
    ...     title="Demo",
    ...     criteria=(
    ...         Criterion(id="novelty", scale=Range(low=0, high=10)),
    ...         Criterion(id="impact", scale=Range(low=0, high=10)),
    ...     ),
    ... )
    >>> sheet = Sheet(subject="one-stop", judge="anna", marks={"impact": 11})
    >>> [(problem.path, problem.code) for problem in check_sheet(rubric, sheet)]
    [('/marks/impact', 'mark_out_of_range'), ('/marks/novelty', 'mark_missing')]
    """
    refuse(rubric=as_instance(Rubric, rubric), sheet=as_instance(Sheet, sheet))
    if sheet.recused:
        return ()
    problems: list[Problem] = []
    MarkReader.of(rubric).read([(0, sheet)], problems)
    given = dict(sheet.marks)
    found = [attrs.evolve(p, path=p.path.removeprefix("/sheets/0")) for p in problems]
    for _, criterion, rule in rubric.nodes:
        name = criterion.id
        needed = not criterion.criteria and rule.missing == "refuse" and not sheet.adjudicator
        if needed and given.get(name) is None:
            params = {"criterion": name, "judge": sheet.judge}
            found.append(Problem(path=pointer("marks", name), code="mark_missing", params=params))
    return tuple(in_words(found, rubric._words))
