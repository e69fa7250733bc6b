"""Scores held against a second, slow arithmetic in `Fraction`, on rubrics of every shape."""

from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction

from hypothesis import given, strategies as st

from jipp import (
    Criterion,
    Intervals,
    Levels,
    Linear,
    PanelRule,
    Range,
    Rounding,
    Rubric,
    Sheet,
    evaluate,
)
from jipp.model.scale import Scale
from tests.strategies import rubrics, sheets

WIDE = Context(prec=120)
# A root that is a whole number of this unit is taken for exact; none of the drawn lies nearer.
FINE = Decimal(1).scaleb(-60)


def quantized(value: Decimal, rule: Rounding) -> Fraction:
    """A decimal rounded by the decimal module itself."""
    unit = Decimal(1).scaleb(-rule.places)
    return Fraction(value.quantize(unit, rounding=f"ROUND_{rule.mode.upper()}", context=WIDE))


def rounded(value: Fraction, rule: Rounding | None) -> Fraction:
    """A fraction rounded, if there is a rule; one that is no decimal lies on no boundary."""
    if rule is None:
        return value
    return quantized(WIDE.divide(Decimal(value.numerator), Decimal(value.denominator)), rule)


def root(values: Sequence[Fraction], weights: Sequence[Fraction], rule: Rounding) -> Fraction:
    """A weighted geometric mean by logarithms, rounded."""
    if any(v == 0 for v, w in zip(values, weights, strict=True) if w):
        return Fraction(0)
    logs = [
        WIDE.ln(WIDE.divide(Decimal(v.numerator), Decimal(v.denominator))) if w else Decimal(0)
        for v, w in zip(values, weights, strict=True)
    ]
    total = sum(weights)
    exponent = Decimal(0)
    for log, weight in zip(logs, weights, strict=True):
        share = weight / total
        term = WIDE.divide(WIDE.multiply(log, Decimal(share.numerator)), Decimal(share.denominator))
        exponent = WIDE.add(exponent, term)
    return quantized(WIDE.exp(exponent).quantize(FINE, context=WIDE), rule)


def points(scale: Scale | None, mark: object) -> Fraction:
    """What a mark is worth."""
    match scale:
        case Range():
            return Fraction(str(mark))
        case Levels(points=levels):
            return Fraction(dict(levels)[str(mark)])
        case Intervals(intervals=intervals):
            (one,) = (i for i in intervals if i.holds(Fraction(str(mark))))
            return Fraction(one.points)
        case Linear(low=low, high=high, to=(least, most), better=better):
            part = (Fraction(str(mark)) - Fraction(low)) / (Fraction(high) - Fraction(low))
            part = sorted((Fraction(0), part if better == "higher" else 1 - part, Fraction(1)))[1]
            return (1 - part) * Fraction(least) + part * Fraction(most)
        case _:
            assert scale is not None
            return Fraction(scale.points) * bool(mark)


def panel(rule: PanelRule, marks: list[Fraction], elder: Fraction | None) -> Fraction:
    """A panel's value: spread, adjudication, drops, method, rounding."""
    low, high = rule.drop_low, rule.drop_high
    if rule.max_spread is not None and max(marks) - min(marks) > Fraction(rule.max_spread):
        if rule.adjudication == "join" and elder is not None:
            marks = [*marks, elder]
        if rule.adjudication == "replace" and elder is not None:
            marks, low, high = [elder], 0, 0
    kept = sorted(marks)[low:]
    kept = kept[: len(kept) - high]
    middle = kept[(len(kept) - 1) // 2 : len(kept) // 2 + 1]
    value = {
        "mean": sum(kept) / len(kept),
        "median": sum(middle) / len(middle),
        "sum": sum(kept, Fraction(0)),
        "min": kept[0],
        "max": kept[-1],
        "single": kept[0],
    }[rule.method]
    return rounded(Fraction(value), rule.rounding)


def leaf(criterion: Criterion, rule: PanelRule, given_: list[Sheet]) -> Fraction:
    """A leaf's value, from the marks of all sheets."""
    marks: list[Fraction] = []
    elder: Fraction | None = None
    for sheet in given_:
        mark = dict(sheet.marks).get(criterion.id)
        if sheet.adjudicator:
            elder = None if mark is None else points(criterion.scale, mark)
        elif mark is not None:
            marks.append(points(criterion.scale, mark))
        elif rule.missing == "zero":
            marks.append(Fraction(0))
    return panel(rule, marks, elder)


def combined(node: Rubric | Criterion, rule: PanelRule, given_: list[Sheet]) -> Fraction:
    """What the criteria of a node come to, before its own rounding."""
    shares: list[Fraction] = []
    weights = [Fraction(c.weight or 0) for c in node.criteria]
    for criterion, weight in zip(node.criteria, weights, strict=True):
        own = criterion.panel or rule
        below = combined if criterion.criteria else leaf
        value = rounded(below(criterion, own, given_), criterion.round_value)
        if node.combine == "weighted_mean":
            value = value * weight / sum(weights)
        elif node.combine == "weighted_sum":
            value = value * weight
        shares.append(rounded(value, criterion.round_contribution))
    if node.combine == "minimum":
        return min(shares)
    if node.combine == "geometric_mean":
        rounding = node.rounding if isinstance(node, Rubric) else node.round_value
        assert rounding is not None
        return root(shares, weights, rounding)
    return sum(shares, Fraction(0))


@given(st.data())
def test_a_second_reckoning_agrees_on_every_rubric(data: st.DataObject) -> None:
    """Totals, exact and published, are those of a plain reading of the rules."""
    rubric = data.draw(rubrics())
    marked = data.draw(sheets(rubric))
    found = evaluate(rubric, marked)
    exact = combined(rubric, rubric.panel, marked)
    assert found.exact == exact
    assert found.total == rounded(exact, rubric.rounding)
