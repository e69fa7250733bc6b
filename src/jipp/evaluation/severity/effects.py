"""Marks as (subject, judge, mark), and one effect of each subject and judge, in whole numbers.

Marks are read out of triples or sheets, and must hang together by their judges. Of subjects and
judges the more numerous are eliminated: given the effects of the others, the effect of each is a
mean. What remains is a small symmetric system, singular by one since only differences are
determined: the last effect is held at 0, the rest is solved exactly, and then the judges' effects
are centred.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import chain, combinations
from math import gcd, lcm
from operator import mul
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
LIMIT: Final = 150
_MarksOf: TypeAlias = Mapping[str, Sequence[tuple[str, int]]]


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


class Effects(NamedTuple):
    """Subjects' levels and judges' effects (which sum to 0), each times `unit`."""

    subjects: dict[str, int]
    judges: dict[str, int]
    unit: int


def fit(marks: Marks) -> Effects:
    """Return the effects of mark = subject + judge in a connected panel.

    Raises:
        InvalidInputError: more subjects and judges than `LIMIT`, both.

    """
    by_subject: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    by_judge: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for subject, judge, mark in marks.triples:
        by_subject[subject].append((judge, mark))
        by_judge[judge].append((subject, mark))
    if min(len(by_subject), len(by_judge)) > LIMIT:
        params = {"subjects": len(by_subject), "judges": len(by_judge), "limit": LIMIT}
        raise InvalidInputError(Problem(path="/triples", code="panel_too_large", params=params))
    if len(by_judge) <= len(by_subject):
        subjects, judges, unit = _eliminated(by_subject, sorted(by_judge))
    else:
        judges, subjects, unit = _eliminated(by_judge, sorted(by_subject))
    # Only the sum of both is determined: the judges are centred, the subjects carry the level.
    many, shift = len(judges), sum(judges.values())
    return Effects(
        {subject: value * many + shift for subject, value in subjects.items()},
        {judge: value * many - shift for judge, value in judges.items()},
        unit * many * marks.scale,
    )


def _eliminated(
    groups: _MarksOf, names: Sequence[str]
) -> tuple[dict[str, int], dict[str, int], int]:
    """Return the effects of the groups and of the names, and their common denominator."""
    at = {name: i for i, name in enumerate(names)}
    size = len(names)
    common = lcm(*map(len, groups.values()))
    matrix = [[0] * size for _ in names]
    right = [0] * size
    for group in groups.values():
        weight, total = common // len(group), sum(mark for _, mark in group)
        places = sorted((at[name], mark) for name, mark in group)
        for place, mark in places:
            right[place] += weight * (len(group) * mark - total)
            matrix[place][place] += weight * (len(group) - 1)
        for (low, _), (high, _) in combinations(places, 2):
            matrix[low][high] -= weight
    # The last is held at 0, since the equations fix differences only.
    upper = [row[i:-1] for i, row in enumerate(matrix[:-1])]
    (found,), denominator = solve(*_reduced(upper, right[:-1]))
    found.append(0)
    shared = gcd(denominator, *found)
    few = {name: value // shared for name, value in zip(names, found, strict=True)}
    denominator //= shared
    many = {
        key: common
        // len(group)
        * (denominator * sum(mark for _, mark in group) - sum(few[name] for name, _ in group))
        for key, group in groups.items()
    }
    return many, {name: common * value for name, value in few.items()}, common * denominator


def _reduced(upper: list[list[int]], right: list[int]) -> tuple[list[list[int]], list[int]]:
    shared = gcd(*chain.from_iterable(upper), *right) or 1
    return [[v // shared for v in row] for row in upper], [v // shared for v in right]


def solve(upper: Sequence[Sequence[int]], *rights: Sequence[int]) -> tuple[list[list[int]], int]:
    """Return the solutions of a symmetric positive definite system over one denominator.

    Takes the upper half of the matrix, each row from its diagonal on, and one or more right sides.

    Fraction-free elimination (E. H. Bareiss, Mathematics of Computation 22 (1968) 565-578): every
    division leaves no rest, so entries stay as small as the determinants they are. A matrix of
    this kind needs no pivots.

    >>> solve([[4, 1], [3]], [9, 5], [4, 1])
    ([[22, 11], [11, 0]], 11)
    """
    size, many = len(upper), len(rights)
    rows = [[*upper[i], *(right[i] for right in rights)] for i in range(size)]
    before = 1
    for k in range(size - 1):
        lead = rows[k]
        pivot = lead[0]
        for i in range(k + 1, size):
            factor = lead[i - k]
            rows[i] = [
                (pivot * entry - factor * above) // before
                for entry, above in zip(rows[i], lead[i - k :], strict=True)
            ]
        before = pivot
    determinant = rows[-1][0] if rows else 1
    found = [[0] * size for _ in rights]
    for i in reversed(range(size)):
        pivot, *rest = rows[i]
        above, values = rest[:-many], rest[-many:]
        for solution, value in zip(found, values, strict=True):
            known = sum(map(mul, above, solution[i + 1 :]))
            solution[i] = (determinant * value - known) // pivot
    return found, determinant
