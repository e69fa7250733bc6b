"""Random rubrics of every shape, and sheets that they admit."""

from collections.abc import Collection, Sequence
from fractions import Fraction
from itertools import count, pairwise
from typing import Any, cast

from hypothesis import strategies as st

from jipp import (
    Criterion,
    Interval,
    Intervals,
    Levels,
    Linear,
    PanelRule,
    Range,
    Rounding,
    Rubric,
    Sheet,
    YesNo,
)
from jipp._numbers import MODES
from jipp.model.scale import Scale

JUDGES = ("anna", "budi", "citra", "dewi")

quarters = st.integers(0, 40).map(lambda n: Fraction(n, 4))
weights = st.sampled_from(
    [Fraction(n) for n in (0, 1, 2, 5, 30)] + [Fraction(1, 3), Fraction(2, 5)]
)
roundings = st.builds(Rounding, places=st.integers(-1, 2), mode=st.sampled_from(MODES))


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    """A range from 0 up, with or without a step that it is a multiple of."""
    step = draw(st.none() | st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(1, 3)]))
    return Range(low=0, high=(step or 1) * draw(st.integers(1, 12)), step=step)


@st.composite
def intervals(draw: st.DrawFn) -> Intervals:
    """Neighbouring intervals from 0 up; each bound between two belongs to either."""
    bounds = [0, *sorted(draw(st.sets(st.integers(1, 10), min_size=1, max_size=3)))]
    low_included = True
    made: list[Interval] = []
    for low, high in pairwise(bounds):
        high_included = draw(st.booleans())
        interval = Interval(
            low=low,
            high=high,
            low_included=low_included,
            high_included=high_included,
            points=draw(quarters),
        )
        made.append(interval)
        low_included = not high_included
    return Intervals(intervals=tuple(draw(st.permutations(made))))


levels = st.builds(
    Levels,
    points=st.dictionaries(st.sampled_from(["poor", "fair", "good", "1"]), quarters, min_size=1),
)


@st.composite
def lines(draw: st.DrawFn) -> Linear:
    """A line between bounds on either side of 0, of points that are not negative."""
    low, least = draw(st.integers(-5, 5)), draw(quarters)
    better: Any = draw(st.sampled_from(["higher", "lower"]))
    return Linear(
        low=low,
        high=low + draw(st.integers(1, 7)),
        to=(least, least + draw(st.sampled_from([Fraction(1), Fraction(10), Fraction(1, 3)]))),
        better=better,
        clip=draw(st.booleans()),
    )


scales: st.SearchStrategy[Scale] = st.one_of(
    ranges(), ranges(), levels, intervals(), st.builds(YesNo, points=quarters), lines()
)


@st.composite
def panels(draw: st.DrawFn) -> PanelRule:
    """A rule that four judges are enough for; `single` skips the marks that are missing."""
    method: Any = draw(st.sampled_from(["mean", "median", "sum", "min", "max", "single"]))
    if method == "single":
        return PanelRule(method="single", missing="skip", rounding=draw(st.none() | roundings))
    return PanelRule(
        method=method,
        drop_low=draw(st.integers(0, 1)),
        drop_high=draw(st.integers(0, 1)),
        min_judges=draw(st.integers(1, 2)),
        max_spread=draw(st.none() | quarters),
        missing=draw(st.sampled_from(["refuse", "skip", "zero"])),
        adjudication=draw(st.sampled_from([None, "replace", "join"])),
        rounding=draw(st.none() | roundings),
    )


REFUSES = st.sampled_from(["refuse", "refuse", "refuse", "renormalise"])
COMBINES = ("weighted_mean", "weighted_sum", "minimum", "geometric_mean")


@st.composite
def rubrics(
    draw: st.DrawFn,
    *,
    scale: st.SearchStrategy[Scale] = scales,
    panel: st.SearchStrategy[PanelRule] = panels(),  # noqa: B008 - a strategy is a value
    combines: Sequence[str] = COMBINES,
    incomplete: st.SearchStrategy[Any] = REFUSES,
) -> Rubric:
    """A rubric of up to three floors, whose points are never negative."""
    numbers = count()

    def criteria(depth: int) -> tuple[Criterion, ...]:
        shares = draw(st.lists(weights, min_size=1, max_size=3).filter(any))
        return tuple(criterion(share, depth) for share in shares)

    def criterion(share: Fraction, depth: int) -> Criterion:
        branch = depth > 0 and draw(st.integers(0, 3)) == 0
        combine: Any = draw(st.sampled_from(combines)) if branch else "weighted_mean"
        return Criterion(
            id=f"c{next(numbers)}",
            weight=share,
            scale=None if branch else draw(scale),
            criteria=criteria(depth - 1) if branch else (),
            combine=combine,
            incomplete=draw(incomplete) if branch else "refuse",
            panel=draw(st.none() | panel),
            round_value=draw(ending(combine)),
            round_contribution=draw(st.none() | roundings),
            pass_mark=draw(st.none() | quarters),
        )

    combine: Any = draw(st.sampled_from(combines))
    return Rubric(
        id="drawn",
        title="Drawn",
        criteria=criteria(2),
        combine=combine,
        incomplete=draw(incomplete),
        panel=draw(panel),
        rounding=draw(ending(combine)),
        pass_mark=draw(st.none() | quarters),
    )


def ending(combine: str) -> st.SearchStrategy[Rounding | None]:
    """The rounding of a node: a geometric mean always has one."""
    return roundings if combine == "geometric_mean" else st.none() | roundings


def marks(scale: Scale | None) -> st.SearchStrategy[object]:
    """A mark that a scale admits."""
    match scale:
        case Range(low=low, high=high, step=step):
            unit = Fraction(step or Fraction(1, 4))
            steps = int((Fraction(high) - Fraction(low)) / unit)
            return st.integers(0, steps).map(lambda n: Fraction(low) + n * unit)
        case Levels(points=points):
            return st.sampled_from([name for name, _ in points])
        case Intervals(intervals=all_):
            return (
                st.integers(0, 40)
                .map(lambda n: Fraction(n, 4))
                .filter(lambda n: any(one.holds(n) for one in all_))
            )
        case Linear(low=low, high=high, clip=clip):
            over = 3 if clip else 0
            return st.fractions(Fraction(low) - over, Fraction(high) + over, max_denominator=6)
        case _:
            return st.booleans()


@st.composite
def sheets(
    draw: st.DrawFn,
    rubric: Rubric,
    *,
    subject: str = "one-stop",
    unmarked: Collection[str] = (),
) -> list[Sheet]:
    """The sheets of four judges, complete enough for the rubric; perhaps an adjudicator's too.

    Nobody of the panel marks what is `unmarked`.
    """
    given: dict[str, dict[str, object]] = {judge: {} for judge in JUDGES}
    for _, leaf, rule in rubric.nodes:
        if leaf.criteria or leaf.id in unmarked:
            continue
        sure = 1 if rule.method == "single" else rule.needed
        for position, judge in enumerate(draw(st.permutations(JUDGES))):
            may_miss = rule.missing != "refuse" and position >= sure
            if may_miss and (rule.method == "single" or draw(st.booleans())):
                continue
            given[judge][leaf.id] = draw(marks(leaf.scale))
    made = [_sheet(subject, judge, m) for judge, m in given.items()]
    if draw(st.booleans()):
        theirs = {leaf.id: draw(st.none() | marks(leaf.scale)) for leaf in rubric.leaves}
        made.append(_sheet(subject, "elder", theirs, adjudicator=True))
    return made


def _sheet(
    subject: str, judge: str, given: dict[str, object], *, adjudicator: bool = False
) -> Sheet:
    taken = cast("dict[str, Fraction | str | bool | None]", given)
    return Sheet(subject=subject, judge=judge, marks=taken, adjudicator=adjudicator)
