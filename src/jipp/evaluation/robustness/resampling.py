"""Rankings by other panels: judges drawn anew, or one of them left out.

A panel is a set of judges that subjects have in common. Drawing it anew takes as many judges with
repetition. Small contests have few distinct draws, and these are enumerated with the number of ways
in which each comes about; others are drawn with a seed. Each subject is scored once per distinct
drawn panel, and ranks are counted as steps, so that a long tie costs no more than a short one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations_with_replacement, pairwise, product
from math import comb, lcm, prod
from random import Random
from typing import Final, Literal, TypeAlias, final

import attrs

from jipp._fields import as_natural, as_optional_callable, as_optional_count, refuse
from jipp._html import Shown
from jipp._numbers import arrangements
from jipp._progress import told
from jipp.errors import Problem, RubricError, UndefinedError, message_of
from jipp.evaluation.robustness.acceptability import Acceptability
from jipp.evaluation.robustness.draws import BITS, needed
from jipp.evaluation.robustness.rescoring import (
    SubjectMarks,
    order,
    places,
    read_case,
    scorer,
)
from jipp.evaluation.robustness.table import judged
from jipp.evaluation.scoring.fold import Plan, plan
from jipp.evaluation.scoring.results import Evaluation
from jipp.evaluation.scoring.root import Pair
from jipp.i18n import Translator
from jipp.model.reason import LawWords
from jipp.model.rubric import Criterion
from jipp.typing import Progress

__all__ = ["Omission", "bootstrap_ranks", "leave_one_out"]

# Panels that are gone through one by one: six judges of all subjects have 462.
ENUMERATED: Final = 1_000
_STEPS: Final = 100

Panel: TypeAlias = tuple[str, ...]


def bootstrap_ranks(
    evaluations: Iterable[Evaluation],
    *,
    draws: int = 1_000,
    seed: int | None = None,
    progress: Progress | None = None,
) -> Acceptability:
    """Return how often each subject would take each rank, had other judges like these sat.

    Judges are drawn anew from the panel, as many as there are and with repetition, each panel value
    and total is computed again, and the subjects are ranked on them; those that tie share their
    ranks. A panel is all judges that one or more subjects have in common: subjects of one panel are
    judged by the same draw of it, and panels are drawn independently.

    Exact where there are up to 1,000 distinct draws (10 of three judges, 462 of six); beyond
    that `draws` are drawn with `seed`. `totals` has the distribution of each subject's total, the
    number it is ranked on. A draw under which some subject has no total, since too few judges or
    none marked a criterion, does not count: `left_out` is their part. `progress(done, all)` is
    called with counts of draws, now and then and at the end.

    Raises:
        InvalidInputError: evaluations by several rubrics or without any total, no seed where
            panels must be drawn.
        UndefinedError: no draw gives every subject a total.

    >>> rubric = Rubric(
    ...     id="demo",
    ...     title="Demo",
    ...     criteria=(Criterion(id="impact", weight=1, scale=Range(low=0, high=20)),),
    ... )
    >>> sheets = [
    ...     Sheet(subject=subject, judge=judge, marks={"impact": mark})
    ...     for subject, marks in {"one-stop": (2, 5, 11), "e-queue": (6, 6, 7)}.items()
    ...     for judge, mark in zip(("anna", "budi", "citra"), marks)
    ... ]
    >>> found = bootstrap_ranks(evaluate_all(rubric, sheets))
    >>> found.exact, found.subjects[1], str(found.matrix[1][0])
    (True, 'one-stop', '10/27')
    """
    refuse(
        draws=as_natural(draws),
        seed=as_optional_count(seed),
        progress=as_optional_callable(progress),
    )
    rubric, scored = judged(evaluations, "/evaluations")
    ready = plan(rubric)
    cases = [read_case(one) for one in scored.values()]
    panels = sorted({case.judges for case in cases})
    many, drawn = prod(comb(2 * len(p) - 1, len(p)) for p in panels), 0
    if many <= ENUMERATED:
        resamples = _all(panels)
    else:
        many = drawn = draws
        resamples = _some(panels, draws, needed(seed))
    steps = told(range(many), progress, step=max(1, many // _STEPS))
    ranks = _Ranks(len(cases))
    counted: dict[Panel, Counter[Panel]] = {panel: Counter() for panel in panels}
    whole = left_out = 0
    scorers = list(map(scorer(ready), cases))
    known: list[dict[Panel, Pair | None]] = [{} for _ in cases]
    for _, (panel_of, weight) in zip(steps, resamples, strict=False):
        totals: list[Pair] = []
        for case, rescored, seen in zip(cases, scorers, known, strict=True):
            judges = panel_of[case.judges]
            if judges not in seen:
                found = rescored(judges)
                seen[judges] = None if found is None else found.ranked_pair
            if (total := seen[judges]) is not None:
                totals.append(total)
        if len(totals) < len(cases):
            left_out += weight
            continue
        whole += weight
        ranks.add(totals, weight)
        for panel, judges in panel_of.items():
            counted[panel][judges] += weight
    if not whole:
        raise UndefinedError(Problem(code="no_panel_scores_all"))
    parts = _Parts(whole)
    return Acceptability(
        subjects=tuple(scored),
        matrix=tuple(ranks.row(i, parts) for i in range(len(cases))),
        totals=tuple(
            _spread(seen, counted[case.judges], parts)
            for case, seen in zip(cases, known, strict=True)
        ),
        left_out=Fraction(left_out, whole + left_out),
        draws=drawn,
    )


class _Parts(dict[int, Fraction]):
    """Counts as parts of a whole, each divided once."""

    def __init__(self, whole: int) -> None:
        self.whole = whole

    def __missing__(self, count: int) -> Fraction:
        found = self[count] = Fraction(count, self.whole)
        return found


def _spread(
    known: Mapping[Panel, Pair | None], counted: Mapping[Panel, int], parts: _Parts
) -> tuple[tuple[Fraction, Fraction], ...]:
    """Return the totals of a subject in rising order, each with how often it comes."""
    came = [(one, times) for panel, times in counted.items() if (one := known[panel])]
    totals = [total for total, _ in came]
    return tuple(
        (Fraction(*totals[group[0]]), parts[sum([came[i][1] for i in group])])
        for group in reversed(order(totals))
    )


class _Ranks:
    """Counts of each rank for each subject, as steps up and down along the ranks.

    A tie of many costs each of them two steps, however many ranks they share. A step is kept by its
    place and the number of those that tie, so that only whole numbers are added.
    """

    def __init__(self, subjects: int) -> None:
        self._steps: list[dict[tuple[int, int], int]] = [{} for _ in range(subjects)]

    def add(self, totals: Sequence[Pair], weight: int) -> None:
        """Count one draw."""
        place = 0
        for group in order(totals):
            tied = len(group)
            up, down = (place, tied), (place + tied, tied)
            for i in group:
                steps = self._steps[i]
                steps[up] = steps.get(up, 0) + weight
                steps[down] = steps.get(down, 0) - weight
            place += tied

    def row(self, subject: int, parts: _Parts) -> tuple[Fraction, ...]:
        """Return the parts of a whole in which a subject took each rank."""
        bottom = lcm(*[tied for _, tied in self._steps[subject]])
        rises: dict[int, int] = {0: 0, len(self._steps): 0}
        for (place, tied), times in self._steps[subject].items():
            rises[place] = rises.get(place, 0) + times * (bottom // tied)
        found: list[Fraction] = []
        height = 0
        for start, end in pairwise(sorted(rises)):
            height += rises[start]
            whole, rest = divmod(height, bottom)
            part = Fraction(height, bottom * parts.whole) if rest else parts[whole]
            found += [part] * (end - start)
        return tuple(found)


def _all(panels: Sequence[Panel]) -> Iterator[tuple[dict[Panel, Panel], int]]:
    """Yield all distinct draws, each with the number of ways it comes about."""
    ways = [[(drawn, arrangements(drawn)) for drawn in _multisets(panel)] for panel in panels]
    for chosen in product(*ways):
        panel_of = {panel: drawn for panel, (drawn, _) in zip(panels, chosen, strict=True)}
        yield panel_of, prod(times for _, times in chosen)


def _multisets(panel: Panel) -> Iterator[Panel]:
    return combinations_with_replacement(panel, len(panel))


def _some(
    panels: Sequence[Panel], draws: int, seed: int
) -> Iterator[tuple[dict[Panel, Panel], int]]:
    bits = Random(seed).getrandbits  # noqa: S311 - a repeatable sample, not a secret
    for _ in range(draws):
        panel_of = {
            panel: tuple(sorted(panel[bits(BITS) * len(panel) >> BITS] for _ in panel))
            for panel in panels
        }
        yield panel_of, 1


@final
@attrs.frozen(kw_only=True, repr=False)
class Omission(Shown):
    """The ranking without one judge, or without one criterion of the first level.

    `ranks` gives each subject its rank then, best 1, equal totals the same; None where it has no
    total. `moved` lists, from the best before on, whose rank is another: before, and then.
    """

    __wired__ = False

    what: Literal["judge", "criterion"]
    id: str
    ranks: tuple[tuple[str, int | None], ...]
    moved: tuple[tuple[str, int | None, int | None], ...]
    words: LawWords = attrs.field(default=(), eq=False, repr=False)

    def message(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Return how many ranks change as a sentence, in `id` or `en`."""
        params = {"name": self.id, "count": len(self.moved), "words": self.words}
        return message_of(f"omission_{self.what}", params.items(), lang, translator)

    def __str__(self) -> str:
        moves = ", ".join(f"{s} {a} -> {'-' if b is None else b}" for s, a, b in self.moved)
        return f"{self.message()}: {moves}" if moves else self.message()


def leave_one_out(
    evaluations: Iterable[Evaluation], *, progress: Progress | None = None
) -> tuple[Omission, ...]:
    r"""Rank without each judge in turn, then without each criterion of the first level.

    The weights left keep their proportions. A criterion without which nothing is left, or only
    weights of 0, is passed over. `progress(done, all)` is called after each judge and criterion.

    Raises:
        InvalidInputError: evaluations by several rubrics, or without any total.

    >>> rubric = Rubric(
    ...     id="demo",
    ...     title="Demo",
    ...     criteria=(Criterion(id="impact", weight=1, scale=Range(low=0, high=20)),),
    ... )
    >>> sheets = [
    ...     Sheet(subject=subject, judge=judge, marks={"impact": mark})
    ...     for subject, marks in {"one-stop": (2, 5, 11), "e-queue": (6, 6, 5)}.items()
    ...     for judge, mark in zip(("anna", "budi", "citra"), marks)
    ... ]
    >>> print(*leave_one_out(evaluate_all(rubric, sheets)), sep="\n")
    without judge anna, 0 subjects take another rank
    without judge budi, 0 subjects take another rank
    without judge citra, 2 subjects take another rank: one-stop 1 -> 2, e-queue 2 -> 1
    """
    rubric, scored = judged(evaluations, "/evaluations")
    ready = plan(rubric)
    cases = [read_case(one) for one in scored.values()]
    scorers = list(zip(cases, map(scorer(ready), cases), strict=True))
    before = places({case.subject: rescored(case.judges) for case, rescored in scorers})
    judges = sorted({judge for case in cases for judge in case.judges})
    found: list[Omission] = []
    each: tuple[str | Criterion, ...] = (*judges, *rubric.criteria)
    for left_out in told(each, progress, step=1):
        if isinstance(left_out, str):
            totals = {c.subject: rescored(without(c, left_out)) for c, rescored in scorers}
            found.append(_omission("judge", left_out, before, places(totals)))
        elif (rest := _without(ready, left_out.id)) is not None:
            other = scorer(rest)
            totals = {case.subject: other(case)(case.judges) for case in cases}
            one = _omission("criterion", left_out.id, before, places(totals))
            found.append(attrs.evolve(one, words=rubric._words))
    return tuple(found)


def without(case: SubjectMarks, judge: str) -> Panel:
    """Return a subject's panel without a judge."""
    return tuple(one for one in case.judges if one != judge)


def _without(ready: Plan, criterion: str) -> Plan | None:
    rest = tuple(c for c in ready.rubric.criteria if c.id != criterion)
    try:
        return plan(attrs.evolve(ready.rubric, criteria=rest))
    except RubricError:
        return None


def _omission(
    what: Literal["judge", "criterion"],
    name: str,
    before: Mapping[str, int | None],
    after: Mapping[str, int | None],
) -> Omission:
    by_rank = sorted(before, key=lambda subject: (before[subject] or 0, subject))
    return Omission(
        what=what,
        id=name,
        ranks=tuple(after.items()),
        moved=tuple((s, before[s], after[s]) for s in by_rank if before[s] != after[s]),
    )
