"""Severity of judges: additive effects of subjects and judges in incomplete panels, exactly.

Nothing is applied automatically: `adjust` shows adjusted values beside raw ones, and the committee
decides what to do about them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import copysign, isqrt, sqrt
from operator import itemgetter
from typing import Final, TypeAlias, final

import attrs

from jipp._fields import Fault, as_number, fault, refuse
from jipp._html import MOST, table
from jipp._numbers import rounded
from jipp._text import cut
from jipp._value import Value
from jipp.errors import Problem, UndefinedError, message_of
from jipp.evaluation.agreement.distances import dot
from jipp.evaluation.severity.effects import (
    Effects,
    GivenMarks,
    Marks,
    fit,
    read_triples,
    refuse_parts,
)
from jipp.evaluation.severity.judge_fits import JudgeFit, fits, unlike
from jipp.i18n import Translator
from jipp.typing import Number

__all__ = ["Adjustment", "adjust", "z_scores"]

# The most characters of the explanation below a table.
_EXPLAINED: Final = 500
NamedValues: TypeAlias = tuple[tuple[str, Fraction], ...]
Residuals: TypeAlias = tuple[tuple[str, str, Fraction], ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class Adjustment(Value):
    """The marks without each judge's severity; pairs are sorted by id.

    mark = `grand_mean` + effect of the subject + effect of the judge + residual, with both effects
    summing to 0 and the squares of the residuals as small as can be.

    `subjects` pairs an id with its effect; `judges` maps one to a `JudgeFit` (the effect of a
    lenient judge is positive; the scale ends at the least and the greatest mark given). `adjusted`
    is grand mean + effect, the mark that a judge of average severity would give; `raw` is the mean
    of the marks given, and in a report the total of the ranking. `raw_ranks` are the places by
    `raw`, equal values sharing the better one, and in a report those of the ranking. `residuals`
    are (subject, judge, residual). `outliers` are the residuals of the marks that stand out.
    """

    __wired__ = False

    grand_mean: Fraction
    subjects: NamedValues
    judges: Mapping[str, JudgeFit]
    adjusted: NamedValues
    raw: NamedValues
    raw_ranks: tuple[tuple[str, int], ...]
    residuals: Residuals
    outliers: Residuals

    @property
    def moved(self) -> tuple[tuple[str, int, int], ...]:
        """Subjects whose place the adjusted values change: (subject, place before, place after).

        The best adjusted place comes first.
        """
        before, after = dict(self.raw_ranks), _places(dict(self.adjusted))
        return tuple((s, before[s], after[s]) for s in _best_first(after) if before[s] != after[s])

    def explain(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Return in words who is severe, what moves and which marks stand out, one fact per line.

        Of three judges or more it names also who is unlike the others: one whose mean squared
        residual is four times that of the others, or at least half of whose marks, and twice the
        share of the others, lie at the ends of the scale (a rule of jipp's own).
        Numbers are rounded to two places for reading.

        Raises:
            UnknownNameError: a language other than `id` and `en`.

        """
        raw, adjusted = dict(self.raw), dict(self.adjusted)
        lines = [
            (
                "judge_lenient" if fit.effect > 0 else "judge_severe",
                {"judge": judge, "by": abs(fit.effect)},
            )
            for judge, fit in self.judges.items()
            if fit.effect
        ]
        lines += [(code, {"judge": judge, **more}) for code, judge, more in unlike(self.judges)]
        lines += [
            (
                "subject_moves",
                {
                    "subject": subject,
                    "before": before,
                    "after": after,
                    "raw": raw[subject],
                    "adjusted": adjusted[subject],
                },
            )
            for subject, before, after in self.moved
        ]
        lines += [
            (
                "mark_too_high" if residual > 0 else "mark_too_low",
                {"judge": judge, "subject": subject, "by": abs(residual)},
            )
            for subject, judge, residual in self.outliers
        ]
        return "\n".join(
            message_of(code, tuple(_readable(params)), lang, translator)
            for code, params in lines or [("nothing_moves", {})]
        )

    def to_records(self) -> list[dict[str, object]]:
        """Return one row per subject, best adjusted value first, with raw and adjusted places.

        >>> marks = [("A", "J1", 4), ("B", "J1", 3), ("B", "J2", 9), ("C", "J2", 8)]
        >>> [(row["subject"], row["raw_rank"], row["rank"]) for row in adjust(marks).to_records()]
        [('A', 3, 1), ('B', 2, 2), ('C', 1, 3)]
        """
        raw, adjusted = dict(self.raw), dict(self.adjusted)
        before, after = dict(self.raw_ranks), _places(adjusted)
        return [
            {
                "subject": subject,
                "raw": raw[subject],
                "raw_rank": before[subject],
                "adjusted": adjusted[subject],
                "rank": after[subject],
            }
            for subject in _best_first(after)
        ]

    def _repr_html_(self) -> str:
        rows = [dict(_readable(record)) for record in self.to_records()]
        cells = [tuple(row.values()) for row in rows[:MOST]]
        said = cut(self.explain().replace("\n", "; "), _EXPLAINED)
        return table(list(rows[0]), cells, caption=said, more=len(rows) - MOST)


def _readable(params: Mapping[str, object]) -> Iterable[tuple[str, object]]:
    for key, value in params.items():
        yield key, rounded(value, 2, "half_even") if isinstance(value, Fraction) else value


def adjust(triples: GivenMarks, *, cutoff: Number = 3) -> Adjustment:
    """Return the severity of each judge and the marks without it, by exact least squares.

    Takes (subject, judge, mark) triples, or sheets of one criterion; None is not marked. Judges
    need not mark all subjects, but the panel must be connected. A judge is assumed to be equally
    severe on each subject: a judge who was given the weaker proposals is distinguished from a
    severe one only by the subjects shared with others.

    A mark is an outlier where it lies more than `cutoff` standard deviations from what the rest
    leads to expect, a deviation to which it does not itself contribute (the externally studentised
    residual, with the leverage of a complete panel; a little cautious where the panel has gaps).
    Two degrees of freedom are the least for that: marks - subjects - judges + 1.

    Source: W. G. Cochran and G. M. Cox, Experimental Designs, 2nd edition (1957): intra-block
    analysis, a judge being a block; studentised residuals: R. D. Cook and S. Weisberg, Residuals
    and Influence in Regression (1982).

    Raises:
        InvalidInputError: marks or ids that are none, a judge who marks a subject twice, more than
            150 of both subjects and judges.
        DisconnectedPanelError: parts that no judge connects; `components` lists their subjects.

    >>> found = adjust([("A", "J1", 4), ("B", "J1", 3), ("B", "J2", 9), ("C", "J2", 8)])
    >>> found.judges["J2"].effect
    Fraction(3, 1)
    >>> dict(found.adjusted)
    {'A': Fraction(7, 1), 'B': Fraction(6, 1), 'C': Fraction(5, 1)}
    >>> found.moved
    (('A', 3, 1), ('C', 1, 3))
    """
    bound = as_number(cutoff)
    if not isinstance(bound, Fault) and bound <= 0:
        bound = fault("not_above_zero", bound)
    refuse(cutoff=bound)
    marks = read_triples(triples)
    refuse_parts(marks)
    effects = fit(marks)
    unit = effects.unit
    subjects = sorted(effects.subjects)
    mean = Fraction(sum(effects.subjects.values()), unit * len(subjects))
    adjusted = {subject: Fraction(effects.subjects[subject], unit) for subject in subjects}
    raw = _means(marks)
    residuals = _residuals(marks, effects)
    off = tuple((s, j, Fraction(r, unit)) for s, j, r in residuals)
    return Adjustment(
        grand_mean=mean,
        subjects=tuple((subject, value - mean) for subject, value in adjusted.items()),
        judges=fits(
            {judge: Fraction(effect, unit) for judge, effect in effects.judges.items()},
            off,
            _at_ends(marks),
        ),
        adjusted=tuple(adjusted.items()),
        raw=tuple((subject, raw[subject]) for subject in subjects),
        raw_ranks=tuple(sorted(_places(raw).items())),
        residuals=off,
        outliers=tuple(
            (s, j, Fraction(r, unit)) for s, j, r in _outliers(residuals, effects, Fraction(bound))
        ),
    )


def _means(marks: Marks) -> dict[str, Fraction]:
    given: defaultdict[str, list[int]] = defaultdict(list)
    for subject, _, mark in marks.triples:
        given[subject].append(mark)
    return {s: Fraction(sum(few), len(few) * marks.scale) for s, few in given.items()}


def _at_ends(marks: Marks) -> dict[str, Fraction]:
    """Return the share of each judge's marks that are the least or the greatest of all."""
    ends = {f(mark for _, _, mark in marks.triples) for f in (min, max)}
    given = Counter(judge for _, judge, _ in marks.triples)
    extreme = Counter(judge for _, judge, mark in marks.triples if mark in ends)
    return {judge: Fraction(extreme[judge], many) for judge, many in given.items()}


def _residuals(marks: Marks, effects: Effects) -> list[tuple[str, str, int]]:
    """Return by how much each mark exceeds both effects, times their unit, sorted."""
    whole = effects.unit // marks.scale
    return sorted(
        (subject, judge, mark * whole - effects.subjects[subject] - effects.judges[judge])
        for subject, judge, mark in marks.triples
    )


def _outliers(
    residuals: Sequence[tuple[str, str, int]], effects: Effects, cutoff: Fraction
) -> Iterator[tuple[str, str, int]]:
    freedom = len(residuals) - len(effects.subjects) - len(effects.judges) + 1
    if freedom <= 1:
        return
    squares = sum(residual * residual for _, _, residual in residuals)
    of_subject = Counter(subject for subject, _, _ in residuals)
    of_judge = Counter(judge for _, judge, _ in residuals)
    share = cutoff**2 * squares / (freedom - 1 + cutoff**2)
    bounds: dict[tuple[int, int], int] = {}
    for subject, judge, residual in residuals:
        m, n = of_subject[subject], of_judge[judge]
        if (m, n) not in bounds:
            # What the fit leaves of a mark's own variance, in a complete panel of that size.
            bounds[m, n] = isqrt(share * (m - 1) * (n - 1) // (m * n))
        if abs(residual) > bounds[m, n]:
            yield subject, judge, residual


def _best_first(places: Mapping[str, int]) -> list[str]:
    return sorted(places, key=lambda subject: (places[subject], subject))


def _places(values: Mapping[str, Fraction]) -> dict[str, int]:
    """Return the place of each, highest value first; equal values share the better place."""
    places: dict[str, int] = {}
    by_value: dict[Fraction, int] = {}
    for i, (key, value) in enumerate(sorted(values.items(), key=itemgetter(1), reverse=True)):
        places[key] = by_value.setdefault(value, i + 1)
    return places


def z_scores(triples: GivenMarks) -> tuple[tuple[str, str, float], ...]:
    """Return each judge's marks standardised: (mark - mean) / population standard deviation.

    The result is (subject, judge, z) in the order given. The deviation (ddof 0) is a root, so z is
    a float, the same on every Python. Unlike `adjust` it assumes that the marks of all judges have
    the same mean and spread, so it is fair only where each judge marked comparable subjects.

    Raises:
        InvalidInputError: marks or ids that are none, a judge who marks a subject twice.
        UndefinedError: judges whose marks are all alike, naming each.

    >>> marks = enumerate([2, 4, 4, 4, 5, 5, 7, 9])
    >>> [z for _, _, z in z_scores([(f"P{i}", "J1", mark) for i, mark in marks])]
    [-1.5, -0.5, -0.5, -0.5, 0.0, 0.0, 1.0, 2.0]
    """
    marks = read_triples(triples)
    given: defaultdict[str, list[int]] = defaultdict(list)
    for _, judge, mark in marks.triples:
        given[judge].append(mark)
    totals = {judge: sum(few) for judge, few in given.items()}
    spread = {judge: len(few) * dot(few, few) - totals[judge] ** 2 for judge, few in given.items()}
    if 0 in spread.values():
        flat = sorted(judge for judge, squares in spread.items() if not squares)
        raise UndefinedError(
            *(Problem(path="/triples", code="no_spread", params={"judge": judge}) for judge in flat)
        )
    found: list[tuple[str, str, float]] = []
    for subject, judge, mark in marks.triples:
        off = mark * len(given[judge]) - totals[judge]
        found.append((subject, judge, copysign(sqrt(off * off / spread[judge]), off)))
    return tuple(found)
