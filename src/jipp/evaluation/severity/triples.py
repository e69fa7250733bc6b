"""Marks as (subject, judge, mark), read out of triples or sheets, and how judges connect them."""

from collections.abc import Iterable
from fractions import Fraction
from math import lcm
from typing import Final, NamedTuple, TypeAlias, cast

from jipp._fields import Fault, gathered
from jipp._numbers import exact, no_number
from jipp._text import pointer, shown
from jipp.errors import DisconnectedPanelError, InvalidInputError, Problem
from jipp.evaluation.matrix_rows import as_items
from jipp.model.sheet import Sheet, as_name
from jipp.typing import Number

GivenMarks: TypeAlias = Iterable[tuple[str, str, Number | None]] | Iterable[Sheet]


_Read: TypeAlias = tuple[str, str, Fraction] | Fault | None
_SHOWN: Final = 5
_PARTS: Final = 3


class Marks(NamedTuple):
    """Marks in the order given, each times `scale` a whole number."""

    triples: tuple[tuple[str, str, int], ...]
    scale: int


def read_triples(triples: GivenMarks) -> Marks:
    """Parse triples or sheets of one criterion, leaving out marks that are None.

    The sheets of recused judges and of adjudicators are left out too: whether an adjudicator
    counts is decided by the rubric's panel.

    Raises:
        InvalidInputError: what is neither, ids that are none, marks that are no numbers, a judge
            who marks a subject twice, sheets of several criteria, no marks at all.

    """
    items = as_items(triples, "/triples")
    problems = _several_criteria(items)
    found: dict[tuple[str, str], tuple[int, Fraction]] = {}
    for i, item in enumerate(items):
        read = _of_sheet(item) if isinstance(item, Sheet) else _of_triple(item)
        if isinstance(read, Fault):
            problems += gathered([(f"/triples/{i}", read)])
        elif read is not None:
            subject, judge, mark = read
            first, _ = found.setdefault((subject, judge), (i, mark))
            if first != i:
                params = {"judge": judge, "subject": subject, "first": first}
                problems.append(Problem(path=f"/triples/{i}", code="marked_twice", params=params))
    if not problems and not found:
        problems.append(Problem(path="/triples", code="no_marks"))
    if problems:
        raise InvalidInputError(*problems)
    scale = lcm(*(mark.denominator for _, mark in found.values()))
    whole = (
        (subject, judge, mark.numerator * (scale // mark.denominator))
        for (subject, judge), (_, mark) in found.items()
    )
    return Marks(tuple(whole), scale)


def _of_sheet(sheet: Sheet) -> _Read:
    counted = () if sheet.recused or sheet.adjudicator else sheet.marks
    for criterion, given in counted:
        mark = _mark(given)
        if isinstance(mark, Fault):
            return Fault(*gathered([(pointer("marks", criterion), mark)]))
        return None if mark is None else (sheet.subject, sheet.judge, mark)
    return None


def _several_criteria(items: Iterable[object]) -> list[Problem]:
    marked = [
        (i, tuple(criterion for criterion, _ in item.marks))
        for i, item in enumerate(items)
        if isinstance(item, Sheet) and item.marks
    ]
    return [
        Problem(path=f"/triples/{i}/marks", code="many_criteria", params={"criteria": criteria})
        for i, criteria in marked
        if len(criteria) > 1 or criteria != marked[0][1]
    ]


def _of_triple(item: object) -> _Read:
    parts = _parts(item)
    if len(parts) != _PARTS:
        return Fault(Problem(code="not_a_triple", params={"value": shown(item)}))
    subject, judge, mark = parts
    ids = as_name(cast("str", subject)), as_name(cast("str", judge))
    read = _mark(mark)
    problems = gathered((f"/{i}", part) for i, part in enumerate((*ids, read)))
    if problems:
        return Fault(*problems)
    return None if read is None else (*ids, cast("Fraction", read))


def _parts(item: object) -> tuple[object, ...]:
    return tuple(cast("Iterable[object]", item)) if isinstance(item, tuple | list) else ()


def _mark(mark: object) -> Fraction | Fault | None:
    number = exact(mark)
    if number is None and mark is not None:
        return Fault(no_number(mark, "not_a_rating"))
    return number


def refuse_parts(marks: Marks) -> None:
    """Raise `DisconnectedPanelError` where the panel falls into parts that no judge connects."""
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        while (up := parent.setdefault(node, node)) != node:
            parent[node] = parent[up]
            node = parent[node]
        return node

    for subject, judge, _ in marks.triples:
        parent[root(f"judge {judge}")] = root(subject)
    parts: dict[str, list[str]] = {}
    for subject in sorted({subject for subject, _, _ in marks.triples}):
        parts.setdefault(root(subject), []).append(subject)
    if len(parts) > 1:
        components = tuple(map(tuple, parts.values()))
        params = {"count": len(parts), "first": tuple(part[0] for part in components[:_SHOWN])}
        raise DisconnectedPanelError(
            Problem(path="/triples", code="disconnected_panel", params=params),
            components=components,
        )
