"""Checks before any score: the sheet of one judge alone, and the texts of a proposal."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from jipp._fields import as_instance, as_mapping, as_tuple, refuse
from jipp._text import pointer, shown, suggester
from jipp.errors import Problem
from jipp.evaluation.scoring.points import MarkReader
from jipp.model.innovation import Proposal
from jipp.model.reason import in_words
from jipp.model.rubric import Rubric
from jipp.model.sheet import Sheet

__all__ = ["check_sheet", "check_words"]


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


def check_words(
    rubric: Rubric, texts: Proposal | Mapping[str, str | Sequence[str]]
) -> tuple[Problem, ...]:
    """Check a proposal's answers, or texts by criterion, against the rubric's word limits.

    A criterion of several components ("100+200") takes a list of texts, each with its own limit; a
    single text is held against their sum. Words are what white space separates. A text under a
    criterion without limit is not counted. All faults are reported together, () if none; those of a
    proposal stand below `/answers`.

    Raises:
        InvalidInputError: what is not a text.

    >>> rubric = Rubric(
    ...     id="demo", title="Demo", criteria=(Criterion(id="summary", max_words=(3,)),)
    ... )
    >>> [p.message("en") for p in check_words(rubric, {"summary": "one stop for all"})]
    ['4 words, but at most 3 are allowed: shorten the text']
    """
    if isinstance(texts, Proposal):
        return tuple(p.under("/answers") for p in check_words(rubric, dict(texts.answers)))
    refuse(rubric=as_instance(Rubric, rubric), texts=as_mapping(texts))
    texts = dict(texts)
    given = {
        name: (text,) if isinstance(text, str) else as_tuple(str, text)
        for name, text in texts.items()
    }
    refuse(**{pointer(name)[1:]: value for name, value in given.items()})
    limits = {criterion.id: criterion.max_words for _, criterion, _ in rubric.nodes}
    suggest = suggester(limits)
    problems: list[Problem] = []
    for name, listed in given.items():
        if name not in limits:
            params = {"value": shown(name), "suggestions": suggest(name)}
            problems.append(Problem(path=pointer(name), code="unknown_criterion", params=params))
        elif limits[name]:
            whole = isinstance(texts[name], str)
            problems += _check(name, listed, (sum(limits[name]),) if whole else limits[name])
    return tuple(in_words(problems, rubric._words))


def _check(name: str, texts: Sequence[str], limits: Sequence[int]) -> Iterator[Problem]:
    if len(texts) > len(limits):
        found = {"found": len(texts), "limit": len(limits)}
        yield Problem(path=pointer(name), code="too_many_texts", params=found)
    for i, (text, limit) in enumerate(zip(texts, limits, strict=False)):
        words = len(text.split())
        if words > limit:
            found = {"found": words, "limit": limit}
            yield Problem(path=pointer(name, i), code="too_many_words", params=found)
