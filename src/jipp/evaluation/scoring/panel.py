"""One criterion of one subject: a panel's points become a value, and it is said whose were used."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple, final

from jipp._numbers import number
from jipp._text import pointer
from jipp.errors import Problem
from jipp.evaluation.scoring.fractions import Pair
from jipp.evaluation.scoring.marks import Point
from jipp.evaluation.scoring.parts import Mark
from jipp.evaluation.scoring.plan import Leaf
from jipp.model.sheet import Given

__all__ = ["Settled", "counted_points", "settle", "value_of"]


@final
class Settled(NamedTuple):
    """The value of a leaf, and the marks that it was made of."""

    value: Pair
    used: tuple[Mark, ...]
    dropped: tuple[Mark, ...]
    missing: tuple[str, ...]
    flags: tuple[str, ...]


@final
class _Counted(NamedTuple):
    """A mark that counts."""

    judge: str
    given: Given | None
    points: Fraction
    adjudicator: bool


def settle(
    leaf: Leaf, panel: Sequence[Point], adjudicators: Sequence[Point], problems: list[Problem]
) -> Settled | None:
    """Give a leaf's value by its panel rule; where it has none, say why in `problems`.

    The points come in the order of judges; missing ones are among the panel's.
    """
    rule, before = leaf.rule, len(problems)
    counted = _counted(panel, zero=rule.missing == "zero")
    settling = _counted(adjudicators, adjudicator=True) if rule.adjudication else []
    problems += _faults(leaf, panel, len(counted))
    if len(problems) > before:
        return None
    disputed = rule.max_spread is not None and _spread(counted) > rule.max_spread
    settled = disputed and bool(settling)
    if settled and rule.adjudication == "replace":
        used, dropped = settling, counted
    else:
        marks = [*counted, *settling] if settled else counted
        if rule.drop_low or rule.drop_high:
            marks = sorted(marks, key=_rank)
        last = len(marks) - rule.drop_high
        used, dropped = marks[rule.drop_low : last], [*marks[: rule.drop_low], *marks[last:]]
        if not used:
            problems.append(_too_few(leaf, len(counted)))
            return None
    bottom = lcm(*(m.points.denominator for m in used))
    whole = [m.points.numerator * (bottom // m.points.denominator) for m in used]
    return Settled(
        value=leaf.finish(leaf.join(whole, bottom)),
        used=_marks(sorted(used, key=_judge)),
        dropped=_marks(dropped),
        missing=tuple(p.judge for p in panel if p.points is None),
        flags=("adjudicate",) if disputed and not settled else (),
    )


def value_of(
    leaf: Leaf, points: Sequence[int | None], bottom: int, settling: Sequence[int] = ()
) -> Pair | None:
    """Give the value that `settle` gives a leaf, without telling whose marks it is made of.

    `points` are the panel's (None: missing) and `settling` the adjudicators', all of them whole
    numbers over `bottom`. None where the leaf has no value.
    """
    rule, counted = leaf.rule, counted_points(leaf, points)
    if len(counted) < rule.min_judges or (rule.method == "single" and len(counted) > 1):
        return None
    if (
        settling
        and rule.adjudication
        and rule.max_spread is not None
        and Fraction(max(counted) - min(counted), bottom) > rule.max_spread
    ):
        if rule.adjudication == "replace":
            return leaf.finish(leaf.join([*settling], bottom))
        counted += settling
    if rule.drop_low or rule.drop_high:
        counted = sorted(counted)[rule.drop_low : len(counted) - rule.drop_high]
        if not counted:
            return None
    return leaf.finish(leaf.join(counted, bottom))


def counted_points(leaf: Leaf, points: Sequence[int | None]) -> list[int]:
    """Give the panel's points that count; none where the rule refuses what is missing."""
    counted = [p for p in points if p is not None]
    if len(counted) < len(points) and counted:
        if leaf.rule.missing == "refuse":
            return []
        if leaf.rule.missing == "zero":
            return [p or 0 for p in points]
    return counted


def _counted(
    points: Sequence[Point], *, zero: bool = False, adjudicator: bool = False
) -> list[_Counted]:
    return [
        _Counted(p.judge, p.given, Fraction(0) if p.points is None else p.points, adjudicator)
        for p in points
        if p.points is not None or zero
    ]


def _spread(marks: Sequence[_Counted]) -> Fraction:
    points = [mark.points for mark in marks]
    return max(points) - min(points)


def _rank(mark: _Counted) -> tuple[Fraction, str]:
    # Of equal marks the earlier judge is dropped low, the later high.
    return mark.points, mark.judge


def _judge(mark: _Counted) -> str:
    return mark.judge


def _marks(counted: Iterable[_Counted]) -> tuple[Mark, ...]:
    return tuple(Mark(m.judge, m.given, number(m.points), m.adjudicator) for m in counted)


def _faults(leaf: Leaf, panel: Sequence[Point], counted: int) -> Iterator[Problem]:
    rule, name = leaf.rule, leaf.criterion.id
    lacking = [p for p in panel if p.points is None]
    if len(lacking) == len(panel):
        yield Problem(path="/sheets", code="nobody_marked", params={"criterion": name})
    elif rule.missing == "refuse" and lacking:
        for p in lacking:
            path = pointer("sheets", p.position, "marks", name)
            params = {"criterion": name, "judge": p.judge}
            yield Problem(path=path, code="mark_missing", params=params)
    elif rule.method == "single" and counted != 1:
        found = (("criterion", name), ("found", counted))
        yield Problem(path="/sheets", code="not_single", params=found)
    elif counted < rule.min_judges:
        yield _too_few(leaf, counted)


def _too_few(leaf: Leaf, found: int) -> Problem:
    params = {"criterion": leaf.criterion.id, "found": found, "needed": leaf.rule.needed}
    return Problem(path="/sheets", code="too_few_judges", params=params)
