"""Favour for one's own: what a judge's mark owes to subject and judge being of one group.

To the additive effects of subjects and judges the fit adds one effect of *own group*. By the
theorem of Frisch, Waugh and Lovell it is x·y / x·x, where y are the marks and x is 1 where judge
and subject share their group, both less the fit of subjects and judges. How often chance alone
reaches it is seen where the groups are dealt anew among the judges: y stays, only x changes, and
all that is asked of x can be counted by judge and group beforehand.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import lcm
from operator import mul
from random import Random
from typing import Final, NamedTuple, TypeAlias, cast, final

import attrs

from jipp._fields import Fault, as_count, as_natural, as_optional_callable, fault, gathered, refuse
from jipp._html import Shown
from jipp._numbers import rounded
from jipp._text import pointer
from jipp.errors import InvalidInputError, Problem, UndefinedError, message_of
from jipp.evaluation.matrix_rows import as_items
from jipp.evaluation.robustness.table import judged
from jipp.evaluation.scoring.results import Evaluation
from jipp.evaluation.severity.effects import (
    LIMIT,
    GivenMarks,
    Marks,
    fit,
    read_triples,
    refuse_parts,
    solve,
)
from jipp.evaluation.severity.judge_marks import JudgeMarks
from jipp.i18n import Translator
from jipp.typing import Progress

__all__ = ["Affinity", "affinity"]

Groups: TypeAlias = Mapping[str, str]
_STEP: Final = 100


@final
@attrs.frozen(kw_only=True, repr=False)
class Affinity(Shown):
    """How much more judges give to their own group, beside what subject and judge explain.

    `effect` is in marks, exact, and negative where judges are harder on their own. `share` is the
    part of the permutations of the judges' groups whose effect is as high or higher: small where
    chance hardly explains it. `own` of the `marks` were given within a group. Of `draws`
    permutations `undefined` left no effect to compare, and do not count.
    """

    __wired__ = False

    effect: Fraction
    share: Fraction
    own: int
    marks: int
    draws: int
    undefined: int = 0

    def explain(self, lang: str = "en", translator: Translator | None = None) -> str:
        """Return the effect and how often chance reaches it in words, in `id` or `en`.

        Raises:
            UnknownNameError: a language other than `id` and `en`.

        """
        params = {
            "effect": rounded(self.effect, 2, "half_even"),
            "share": rounded(100 * self.share, 1, "half_even"),
            "draws": self.draws - self.undefined,
            "own": self.own,
            "marks": self.marks,
        }
        return message_of("own_group", params.items(), lang, translator)


def affinity(
    evaluations: Iterable[Evaluation] | GivenMarks,
    *,
    judges: Groups,
    subjects: Groups,
    seed: int,
    draws: int = 1000,
    progress: Progress | None = None,
) -> Affinity:
    """Return how far judges favour subjects of their own group (a region, an agency).

    `judges` and `subjects` map ids to groups. A judge's mark is what the rubric makes of that
    judge's marks alone; triples and sheets of one criterion are taken as `adjust` takes them.

    Raises:
        InvalidInputError: marks, groups, draws or a seed that are none; a judge or subject without
            a group; more than 150 judges.
        DisconnectedPanelError: parts that no judge connects.
        UndefinedError: own group that subjects and judges explain already, or no mark within one.

    >>> marks = [(s, j, 70 + 5 * (s[0] == j[0])) for s in ("a1", "a2", "b1") for j in ("ax", "by")]
    >>> group = {name: name[0] for name in ("a1", "a2", "b1", "ax", "by")}
    >>> affinity(marks, judges=group, subjects=group, seed=1, draws=100).effect
    Fraction(5, 1)
    """
    refuse(
        judges=_groups(judges),
        subjects=_groups(subjects),
        seed=as_count(seed),
        draws=as_natural(draws),
        progress=as_optional_callable(progress),
    )
    marks = _marks(evaluations)
    _refuse_strangers(marks, judges, subjects)
    refuse_parts(marks)
    counts = _Counts.of(marks, subjects)
    own = [judges[judge] for judge in counts.names]
    chance = Random(seed).random  # noqa: S311 - a repeatable sample, not a secret
    dealt = [own]
    for _ in range(draws):
        order = sorted(range(len(own)), key=lambda _: chance())
        dealt.append([own[i] for i in order])
    tops, bottoms = counts.effects(dealt, progress)
    if not bottoms[0]:
        raise UndefinedError(Problem(path="/judges", code="own_group_not_seen"))
    effect = Fraction(tops[0], bottoms[0])
    defined = [Fraction(t, b) for t, b in zip(tops[1:], bottoms[1:], strict=True) if b]
    reached = sum(one >= effect for one in defined)
    return Affinity(
        effect=effect / counts.scale,
        share=Fraction(reached, len(defined)) if defined else Fraction(1),
        own=sum(subjects[s] == judges[j] for s, j, _ in marks.triples),
        marks=len(marks.triples),
        draws=draws,
        undefined=draws - len(defined),
    )


def _groups(groups: object) -> object:
    if not isinstance(groups, Mapping):
        return fault("not_a_mapping", groups)
    given = cast("Mapping[object, object]", groups)
    wrong = ((str(name), group) for name, group in given.items() if not isinstance(group, str))
    problems = gathered((pointer(name), fault("not_a_text", group)) for name, group in wrong)
    return Fault(*problems) if problems else given


def _marks(evaluations: Iterable[Evaluation] | GivenMarks) -> Marks:
    listed = as_items(evaluations, "/evaluations")
    if listed and all(isinstance(one, Evaluation) for one in listed):
        rubric, scored = judged(cast("tuple[Evaluation, ...]", listed), "/evaluations")
        return read_triples(JudgeMarks.of(rubric, scored.values()).triples())
    return read_triples(cast("GivenMarks", listed))


def _refuse_strangers(marks: Marks, judges: Groups, subjects: Groups) -> None:
    problems = [
        Problem(path=f"/{kind}", code="no_group", params={"name": name})
        for kind, at, groups in (("judges", 1, judges), ("subjects", 0, subjects))
        for name in sorted({triple[at] for triple in marks.triples} - set(groups))
    ]
    many = len({judge for _, judge, _ in marks.triples})
    if many > LIMIT:
        params = {"subjects": len(marks.triples), "judges": many, "limit": LIMIT}
        problems.append(Problem(path="/judges", code="panel_too_large", params=params))
    if problems:
        raise InvalidInputError(*problems)


class _Counts(NamedTuple):
    """What is asked of marks for any groups of the judges, counted by judge and group.

    A subject with n marks weighs w = `common` / n. `within` has, by judge and group of subjects,
    how many of the group's subjects the judge marked, and the sum of what the fit leaves of their
    marks; `shared` has, by judge and group, the weights of the subjects shared with each judge.
    """

    names: list[str]
    common: int
    scale: Fraction
    within: dict[tuple[int, str], tuple[int, int]]
    shared: dict[tuple[int, str], Counter[int]]
    upper: list[list[int]]

    @classmethod
    def of(cls, marks: Marks, subjects: Groups) -> "_Counts":
        """Return the counts of marks with the groups of their subjects."""
        effects = fit(marks)
        unit = effects.unit // marks.scale
        names = sorted(effects.judges)
        at = {name: i for i, name in enumerate(names)}
        panels: defaultdict[str, list[int]] = defaultdict(list)
        left: dict[tuple[str, int], int] = {}
        for subject, judge, mark in marks.triples:
            panels[subject].append(at[judge])
            rest = mark * unit - effects.subjects[subject] - effects.judges[judge]
            left[subject, at[judge]] = rest
        common = lcm(*map(len, panels.values()))
        within: defaultdict[tuple[int, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
        shared: defaultdict[tuple[int, str], Counter[int]] = defaultdict(Counter)
        matrix = [[0] * len(names) for _ in names]
        for subject, panel in panels.items():
            group, weight = subjects[subject], common // len(panel)
            for j in panel:
                many, rest = within[j, group]
                within[j, group] = many + 1, rest + left[subject, j]
                matrix[j][j] += weight * (len(panel) - 1)
                for k in panel:
                    shared[k, group][j] += weight
            for low, high in combinations(sorted(panel), 2):
                matrix[low][high] -= weight
        upper = [row[i:-1] for i, row in enumerate(matrix[:-1])]
        # The residuals are in `effects.unit`, and x·x below is counted `common` times.
        return cls(names, common, Fraction(effects.unit, common), within, shared, upper)

    def effects(
        self, dealt: Sequence[Sequence[str]], progress: Progress | None
    ) -> tuple[list[int], list[int]]:
        """Return x·y and x·x of each way in which groups are dealt to the judges."""
        tops: list[int] = []
        squares: list[int] = []
        rights: list[list[int]] = []
        none = Counter[int]()
        for i, groups in enumerate(dealt):
            counted = [self.within.get(key, (0, 0)) for key in enumerate(groups)]
            tops.append(sum(rest for _, rest in counted))
            right = [self.common * many for many, _ in counted]
            square = sum(right)
            for k, group in enumerate(groups):
                for j, weight in self.shared.get((k, group), none).items():
                    right[j] -= weight
                    if groups[j] == group:
                        square -= weight
            squares.append(square)
            rights.append(right)
            if progress is not None and (i % _STEP == 0 or i == len(dealt) - 1):
                progress(i, len(dealt) - 1)
        found, bottom = solve(self.upper, *(right[:-1] for right in rights))
        explained = [sum(map(mul, one, right)) for one, right in zip(found, rights, strict=False)]
        return (
            [top * bottom for top in tops],
            [square * bottom - part for square, part in zip(squares, explained, strict=True)],
        )
