"""Rubrics: criteria in a tree, their weights and scales, and how a panel's marks become one."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Final, Literal, TypeAlias, cast, final, get_args

import attrs

from jipp._dates import Period, as_period
from jipp._fields import (
    as_choice,
    as_count,
    as_id,
    as_instance,
    as_label,
    as_natural,
    as_optional_label,
    as_optional_number,
    as_tuple,
    as_values,
    fault,
    refuse_faults,
    shallow,
)
from jipp._html import Shown
from jipp._numbers import exact
from jipp._text import pointer, shown, unknown_name
from jipp.errors import Problem, RubricError
from jipp.i18n import Text, is_said
from jipp.model.basis import OWN, Basis, as_basis, as_optional_basis
from jipp.model.reason import LawWords, in_words
from jipp.model.scale import (
    SCALES,
    Levels,
    Range,
    Rounding,
    Scale,
    as_optional_rounding,
)
from jipp.typing import Exact

__all__ = ["Criterion", "PanelRule", "Rubric"]

Method: TypeAlias = Literal["mean", "median", "sum", "min", "max", "single"]
Missing: TypeAlias = Literal["refuse", "skip", "zero"]
Adjudication: TypeAlias = Literal["replace", "join"]
Combine: TypeAlias = Literal["weighted_mean", "weighted_sum", "minimum", "geometric_mean"]
Incomplete: TypeAlias = Literal["refuse", "renormalise"]
RankOn: TypeAlias = Literal["exact", "published"]
# Digits of the common denominator of siblings' weights, so that sums of them stay short.
_FINEST: Final = 1_000


def _as_method(value: Method) -> Method:
    return cast("Method", as_choice(get_args(Method), value))


def _as_missing(value: Missing) -> Missing:
    return cast("Missing", as_choice(get_args(Missing), value))


def _as_adjudication(value: Adjudication | None) -> Adjudication | None:
    if value is None:
        return None
    return cast("Adjudication", as_choice(get_args(Adjudication), value))


def _as_combine(value: Combine) -> Combine:
    return cast("Combine", as_choice(get_args(Combine), value))


def _as_incomplete(value: Incomplete) -> Incomplete:
    return cast("Incomplete", as_choice(get_args(Incomplete), value))


def _as_rank_on(value: RankOn) -> RankOn:
    return cast("RankOn", as_choice(get_args(RankOn), value))


@final
@attrs.frozen(kw_only=True, repr=False)
class PanelRule(Shown):
    """How the points that judges gave on one criterion become one value.

    `drop_low` and `drop_high` marks are left out (of equal marks the earlier judge id is dropped
    low, the later high); `min_judges` counts before that. Where the highest and lowest points of
    the panel lie more than `max_spread` apart, an adjudicator's mark replaces or joins them.
    Without `max_spread` nothing is adjudicated. A sum, median, … is then rounded.

    Raises:
        RubricError: `single` together with drops or with more than one judge; a negative spread.

    >>> PanelRule(method="mean", drop_low=1, drop_high=1, rounding=Rounding(places=2)).min_judges
    1
    """

    method: Method = attrs.field(converter=_as_method)
    drop_low: int = attrs.field(default=0, converter=as_count)
    drop_high: int = attrs.field(default=0, converter=as_count)
    min_judges: int = attrs.field(default=1, converter=as_natural)
    max_spread: Exact | None = attrs.field(default=None, converter=as_optional_number)
    missing: Missing = attrs.field(default="refuse", converter=_as_missing)
    adjudication: Adjudication | None = attrs.field(default=None, converter=_as_adjudication)
    rounding: Rounding | None = attrs.field(default=None, converter=as_optional_rounding)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        problems: list[Problem] = []
        if self.method == "single" and (self.drop_low or self.drop_high or self.min_judges > 1):
            problems.append(Problem(path="/method", code="single_judge_rule"))
        if self.max_spread is not None and self.max_spread < 0:
            params = {"value": self.max_spread}
            problems.append(Problem(path="/max_spread", code="spread_negative", params=params))
        if problems:
            raise RubricError(*problems)

    @property
    def needed(self) -> int:
        """The fewest marks that the rule works with: `min_judges`, and one more than it drops."""
        return max(self.min_judges, self.drop_low + self.drop_high + 1)


MEAN: Final = PanelRule(method="mean")


def _as_panel(value: PanelRule) -> PanelRule:
    return as_instance(PanelRule, value)


def _as_optional_panel(value: PanelRule | None) -> PanelRule | None:
    return None if value is None else as_instance(PanelRule, value)


def _as_scale(value: Scale | None) -> Scale | None:
    return (
        None if value is None else cast("Scale", as_instance(cast("type[object]", SCALES), value))
    )


def _as_descriptors(values: Mapping[str, Text | str]) -> tuple[tuple[str, Text], ...]:
    return as_values(as_label, values)


def _as_limits(values: Iterable[int]) -> tuple[int, ...]:
    taken = as_tuple(int, values)
    if not isinstance(taken, tuple):
        return taken
    wrong = (v for v in taken if type(v) is not int or v < 1)
    return next((cast("tuple[int, ...]", fault("not_positive", v)) for v in wrong), taken)


def _as_criteria(values: "Iterable[Criterion]") -> "tuple[Criterion, ...]":
    taken = shallow(as_tuple(Criterion, values), lambda criterion: criterion.criteria)
    return cast("tuple[Criterion, ...]", taken)


@final
@attrs.frozen(kw_only=True, repr=False)
class Criterion(Shown):
    """A criterion: a leaf that judges mark on a scale, or a branch of criteria that it combines.

    A weight or scale of None is not known. A branch's `panel` is the default of its leaves.
    `round_value` rounds the criterion's value, `round_contribution` its share of the whole.
    `incomplete` says what a branch does about criteria that nobody marked: it refuses them, or they
    leave and the weights of the others are renormalised; of a weighted sum these are scaled to the
    full weight. A branch below which nothing is marked is itself unmarked.
    `pass_mark` is met at or above, on the rounded value; what is unmarked does not meet it.
    `descriptors` say what a level asks for, by its number or name on a `Range` or `Levels`.
    `max_words` limits each text that a
    proposal writes under the criterion. A `basis` of None is the rubric's.

    Raises:
        InvalidInputError: all faults of its fields together. How criteria fit together is for the
            rubric to say.

    >>> Criterion(id="novelty", weight=30).weight
    Decimal('30')
    """

    id: str = attrs.field(converter=as_id)
    label: Text | None = attrs.field(default=None, converter=as_optional_label)
    weight: Exact | None = attrs.field(default=None, converter=as_optional_number)
    scale: Scale | None = attrs.field(default=None, converter=_as_scale)
    descriptors: tuple[tuple[str, Text], ...] = attrs.field(default=(), converter=_as_descriptors)
    criteria: "tuple[Criterion, ...]" = attrs.field(default=(), converter=_as_criteria)
    combine: Combine = attrs.field(default="weighted_mean", converter=_as_combine)
    incomplete: Incomplete = attrs.field(default="refuse", converter=_as_incomplete)
    panel: PanelRule | None = attrs.field(default=None, converter=_as_optional_panel)
    round_value: Rounding | None = attrs.field(default=None, converter=as_optional_rounding)
    round_contribution: Rounding | None = attrs.field(default=None, converter=as_optional_rounding)
    pass_mark: Exact | None = attrs.field(default=None, converter=as_optional_number)
    max_words: tuple[int, ...] = attrs.field(default=(), converter=_as_limits)
    basis: Basis | None = attrs.field(default=None, converter=as_optional_basis)
    __attrs_post_init__ = refuse_faults


@final
@attrs.frozen(kw_only=True, repr=False)
class Rubric(Shown):
    """Criteria with weights, how they are combined, and when the result is rounded and passes.

    `incomplete` is that of a branch, for the criteria of the first level. `rank_on` says whether
    subjects are ranked on the exact or the published total.

    Raises:
        InvalidInputError: all faults of its fields together.
        RubricError: every way in which the criteria do not fit together, each at its place.

    >>> scale = Range(low=0, high=100)
    >>> rubric = Rubric(
    ...     id="demo",
    ...     title="Demo",
    ...     criteria=(
    ...         Criterion(id="novelty", weight=30, scale=scale),
    ...         Criterion(id="impact", weight=70, scale=scale),
    ...     ),
    ... )
    >>> [leaf.id for leaf in rubric.leaves]
    ['novelty', 'impact']
    """

    id: str = attrs.field(converter=as_id)
    title: Text = attrs.field(converter=as_label)
    criteria: tuple[Criterion, ...] = attrs.field(converter=_as_criteria)
    combine: Combine = attrs.field(default="weighted_mean", converter=_as_combine)
    incomplete: Incomplete = attrs.field(default="refuse", converter=_as_incomplete)
    panel: PanelRule = attrs.field(default=MEAN, converter=_as_panel)
    rounding: Rounding | None = attrs.field(default=None, converter=as_optional_rounding)
    rank_on: RankOn = attrs.field(default="exact", converter=_as_rank_on)
    pass_mark: Exact | None = attrs.field(default=None, converter=as_optional_number)
    in_force: Period = attrs.field(factory=Period, converter=as_period)
    basis: Basis = attrs.field(default=OWN, converter=as_basis)

    def __attrs_post_init__(self) -> None:
        refuse_faults(self)
        problems = [*_siblings(self, ""), *_tree(self)]
        if problems:
            raise RubricError(*in_words(problems, self._words))

    @cached_property
    def nodes(self) -> tuple[tuple[str, Criterion, PanelRule], ...]:
        """Every criterion with its JSON pointer and the panel rule it is under, parents first."""
        return tuple(_walk(self.criteria, "", self.panel))

    @cached_property
    def _words(self) -> LawWords:
        """What it calls its criteria and itself, by kind and id."""
        labels = ((f"criterion:{c.id}", c.label) for _, c, _ in self.nodes)
        every = (*labels, (f"rubric:{self.id}", self.title))
        return tuple((key, said) for key, said in every if said is not None and is_said(said))

    @property
    def leaves(self) -> tuple[Criterion, ...]:
        """The criteria that judges mark, in the order of the tree."""
        return tuple(c for _, c, _ in self.nodes if not c.criteria)

    def criterion(self, id: str) -> Criterion:
        """Return the criterion of an id, at any depth.

        Raises:
            UnknownNameError: no criterion of that id; with the nearest that there are.

        """
        found = (c for _, c, _ in self.nodes if c.id == id)
        if (one := next(found, None)) is not None:
            return one
        known = (c.id for _, c, _ in self.nodes)
        raise unknown_name("criterion", id, known, words=self._words)


def other_rubric(rubric: Rubric, first: Rubric) -> Problem:
    """Return the fault of a rubric that is not the first one."""
    # Where both have one title or one id, only the ids are sure to tell.
    apart = rubric.title != first.title and rubric.id != first.id
    words = (*rubric._words, *first._words) if apart else ()
    params = {"value": rubric.id, "first": first.id}
    return in_words([Problem(code="other_rubric", params=params)], words)[0]


def _walk(
    criteria: tuple[Criterion, ...], path: str, panel: PanelRule
) -> Iterator[tuple[str, Criterion, PanelRule]]:
    for i, criterion in enumerate(criteria):
        here, rule = f"{path}/criteria/{i}", criterion.panel or panel
        yield here, criterion, rule
        yield from _walk(criterion.criteria, here, rule)


def _tree(rubric: Rubric) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for path, criterion, _ in rubric.nodes:
        if criterion.id in first:
            params = {"value": shown(criterion.id), "first": first[criterion.id]}
            yield Problem(path=f"{path}/id", code="criterion_twice", params=params)
        first.setdefault(criterion.id, path)
        if criterion.weight is not None and criterion.weight < 0:
            found = (("value", criterion.weight),)
            yield Problem(path=f"{path}/weight", code="weight_negative", params=found)
        for level, _ in criterion.descriptors:
            if not _is_level(criterion.scale, level):
                told = {"value": shown(level), "criterion": criterion.id}
                place = f"{path}{pointer('descriptors', level)}"
                yield Problem(path=place, code="descriptor_of_no_level", params=told)
        if criterion.criteria and criterion.scale is not None:
            yield Problem(path=f"{path}/scale", code="scale_on_branch")
        if not criterion.criteria and criterion.incomplete != "refuse":
            yield Problem(path=f"{path}/incomplete", code="incomplete_on_leaf")
        if criterion.criteria:
            yield from _siblings(criterion, path)


def _is_level(scale: Scale | None, level: str) -> bool:
    if isinstance(scale, Levels):
        return level in dict(scale.points)
    number = exact(level)
    if not isinstance(scale, Range) or number is None:
        return False
    step = Fraction(scale.step) if scale.step else None
    on_step = step is None or not (number - Fraction(scale.low)) % step
    return scale.low <= number <= scale.high and on_step


def _siblings(node: Rubric | Criterion, path: str) -> Iterator[Problem]:
    """Return the faults of the criteria that a node combines, taken together."""
    if not node.criteria:
        yield Problem(path=f"{path}/criteria", code="no_criteria")
        return
    weights = [Fraction(c.weight) for c in node.criteria if c.weight is not None]
    known = len(weights) == len(node.criteria)
    if known and not any(weights):
        yield Problem(path=f"{path}/criteria", code="weights_all_zero")
    if lcm(*(w.denominator for w in weights)) >= 10**_FINEST:
        params = {"limit": _FINEST}
        yield Problem(path=f"{path}/criteria", code="weights_too_fine", params=params)
    if node.combine != "geometric_mean":
        return
    name = "rounding" if isinstance(node, Rubric) else "round_value"
    if (node.rounding if isinstance(node, Rubric) else node.round_value) is None:
        yield Problem(path=f"{path}/{name}", code="rounding_needed", params={"field": name})
