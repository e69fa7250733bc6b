"""Two rankings of the same subjects, held against each other."""

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from math import comb, sqrt
from typing import TypeAlias, final

import attrs

from jipp._html import MOST, Shown, table
from jipp.errors import Problem, UndefinedError
from jipp.evaluation.rankings.ranking import rank
from jipp.evaluation.rankings.score_reading import Scores
from jipp.evaluation.rankings.standings import Ranking

__all__ = ["RankingComparison", "compare_rankings"]

Moved: TypeAlias = tuple[tuple[str, int | Decimal, int | Decimal], ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class RankingComparison(Shown):
    """How far two rankings agree.

    `tau` is Kendall's tau-b over the subjects that have a rank in both, 1 where their orders are
    alike and -1 where they are reversed; a float, since ties bring a root. `moved` are (subject,
    rank in a, rank in b) of those whose rank differs, the largest moves first; `largest` is the
    largest difference, 0 where nobody moved. `only_a` and `only_b` have a rank in one alone. It
    iterates over `moved` and has their number as its length.
    """

    __wired__ = False

    tau: float
    moved: Moved
    largest: int | Decimal
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]

    def __iter__(self) -> Iterator[tuple[str, int | Decimal, int | Decimal]]:
        return iter(self.moved)

    def __len__(self) -> int:
        return len(self.moved)

    def to_records(self) -> list[dict[str, object]]:
        """Return one record per subject that moved: `subject rank_a rank_b`.

        >>> compare_rankings({"a": 2, "b": 1}, {"a": 1, "b": 2}).to_records()[0]
        {'subject': 'a', 'rank_a': 1, 'rank_b': 2}
        """
        return [{"subject": s, "rank_a": a, "rank_b": b} for s, a, b in self.moved]

    def _repr_html_(self) -> str:
        caption = f"tau-b {self.tau:.3f}"
        more = len(self.moved) - MOST
        return table(("subject", "a", "b"), self.moved[:MOST], caption=caption, more=more)


def compare_rankings(a: Scores, b: Scores) -> RankingComparison:
    """Return how far two rankings agree; each may also be evaluations or numbers by subject.

    Source: M. G. Kendall, The treatment of ties in ranking problems, Biometrika 33 (1945).

    Raises:
        InvalidInputError: what cannot be ranked.
        UndefinedError: fewer than two subjects in both, or all tied in one of them.

    >>> found = compare_rankings({"a": 9, "b": 8, "c": 7}, {"a": 9, "b": 7, "c": 8, "d": 1})
    >>> round(found.tau, 3), found.moved, found.only_b
    (0.333, (('b', 2, 3), ('c', 3, 2)), ('d',))
    """
    in_a, in_b = _ranks(a), _ranks(b)
    both = sorted(in_a.keys() & in_b.keys())
    far = {s: _between(in_a[s], in_b[s]) for s in both if in_a[s] != in_b[s]}
    moved = sorted(far, key=lambda subject: (-far[subject], subject))
    return RankingComparison(
        tau=_tau([(in_a[s], in_b[s]) for s in both]),
        moved=tuple((subject, in_a[subject], in_b[subject]) for subject in moved),
        largest=far[moved[0]] if moved else 0,
        only_a=tuple(sorted(in_a.keys() - in_b.keys())),
        only_b=tuple(sorted(in_b.keys() - in_a.keys())),
    )


def _ranks(scores: Scores) -> dict[str, int | Decimal]:
    ranking = scores if isinstance(scores, Ranking) else rank(scores)
    return {one.subject: one.rank for one in ranking}


def _between(a: int | Decimal, b: int | Decimal) -> int | Decimal:
    places = abs(Decimal(a) - Decimal(b))
    return int(places) if places == int(places) else places


def _tau(pairs: list[tuple[int | Decimal, int | Decimal]]) -> float:
    """Return tau-b: concordant less discordant pairs over the root of the pairs untied in each."""
    every = comb(len(pairs), 2)
    tied_a, tied_b = _tied(x for x, _ in pairs), _tied(y for _, y in pairs)
    if every in (tied_a, tied_b):
        raise UndefinedError(Problem(code="tau_not_defined", params={"count": len(pairs)}))
    # In the order of a, ties by b, an earlier one with a higher b is discordant.
    seen: list[int | Decimal] = []
    discordant = 0
    for _, y in sorted(pairs):
        discordant += len(seen) - bisect_right(seen, y)
        insort(seen, y)
    concordant = every - tied_a - tied_b + _tied(iter(pairs)) - discordant
    return (concordant - discordant) / sqrt((every - tied_a) * (every - tied_b))


def _tied(values: Iterable[object]) -> int:
    return sum(comb(count, 2) for count in Counter(values).values())
