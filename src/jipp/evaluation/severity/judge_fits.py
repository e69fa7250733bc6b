"""How each judge marks beside the others: the effect, what it leaves, and the use of the scale."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from operator import itemgetter
from typing import Final, final

import attrs

from jipp._html import Shown

__all__ = ["JudgeFit"]

# A judge is unlike the others from three judges on, at four times their mean squared residual
# (twice as far off), or at half of the marks at the ends and twice the share of the others.
_OTHERS: Final = 2
_FAR: Final = 4
_HALF: Final = Fraction(1, 2)
_TWICE: Final = 2


@final
@attrs.frozen(kw_only=True, repr=False)
class JudgeFit(Shown):
    """One judge beside the others.

    `effect` is how far the marks lie above the average judge's, `spread` the mean squared residual
    that is left, `at_ends` the share of marks at the ends of the scale.
    """

    __wired__ = False

    effect: Fraction
    spread: Fraction
    at_ends: Fraction


@final
@attrs.frozen(kw_only=True, repr=False)
class JudgeFits(Shown, Mapping[str, JudgeFit]):
    """The fit of each judge by id: a mapping in the order of the ids.

    >>> from jipp.evaluation.severity import adjust
    >>> found = adjust([("A", "J1", 4), ("B", "J1", 3), ("B", "J2", 9), ("C", "J2", 8)])
    >>> {judge: str(fit.effect) for judge, fit in found.judges.items()}
    {'J1': '-3', 'J2': '3'}
    """

    __wired__ = False

    pairs: tuple[tuple[str, JudgeFit], ...]

    def __getitem__(self, judge: str) -> JudgeFit:
        if isinstance(judge, str):
            i = bisect_left(self.pairs, judge, key=itemgetter(0))
            if i < len(self.pairs) and self.pairs[i][0] == judge:
                return self.pairs[i][1]
        raise KeyError(judge)

    def __iter__(self) -> Iterator[str]:
        return map(itemgetter(0), self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)


def fits(
    effects: Mapping[str, Fraction],
    residuals: Iterable[tuple[str, str, Fraction]],
    at_ends: Mapping[str, Fraction],
) -> JudgeFits:
    """Return the fits of judges, of their effects, the residuals and the shares at the ends."""
    left: defaultdict[str, list[Fraction]] = defaultdict(list)
    for _, judge, residual in residuals:
        left[judge].append(residual * residual)
    return JudgeFits(
        pairs=tuple(
            (
                judge,
                JudgeFit(
                    effect=effects[judge],
                    spread=sum(left[judge], Fraction(0)) / len(left[judge]),
                    at_ends=at_ends[judge],
                ),
            )
            for judge in sorted(effects)
        )
    )


def unlike(judges: Mapping[str, JudgeFit]) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Yield who is unlike the others as the code, the judge and the params of a message."""
    if len(judges) <= _OTHERS:
        return
    for judge, one in judges.items():
        others = [fit for other, fit in judges.items() if other != judge]
        spread = _mean(others, lambda fit: fit.spread)
        if spread and one.spread >= _FAR * spread:
            yield "judge_erratic", judge, {"times": one.spread / spread}
        share = _mean(others, lambda fit: fit.at_ends)
        if one.at_ends >= max(_HALF, _TWICE * share):
            yield "judge_at_ends", judge, {"share": 100 * one.at_ends, "others": 100 * share}


def _mean(fits: Sequence[JudgeFit], of: Callable[[JudgeFit], Fraction]) -> Fraction:
    return sum(map(of, fits), Fraction(0)) / len(fits)
