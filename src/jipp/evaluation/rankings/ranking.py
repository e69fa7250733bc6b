"""Ranking: exact totals in order, equal ones tied unless a named criterion separates them."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any, Final, Literal, NamedTuple, TypeAlias, TypeVar, cast, overload

from jipp._draft import draft
from jipp._fields import Fault, as_choice, as_optional_callable, as_strs, gathered, items_in, refuse
from jipp._numbers import distinct, number
from jipp._text import pointer, shown, unknown_name
from jipp.errors import InvalidInputError, Problem, UnknownNameError
from jipp.evaluation.panels.lots import Lot
from jipp.evaluation.rankings.score_reading import Scored, Scores, read_scores
from jipp.evaluation.rankings.standings import Ranking, Standing, Unranked
from jipp.evaluation.scoring.results import Evaluation, walk
from jipp.model.reason import LawWords, named
from jipp.model.rubric import Rubric
from jipp.typing import Number, Unknown

__all__ = ["rank"]

G = TypeVar("G", bound=Hashable)
RankMethod: TypeAlias = Literal["competition", "dense", "modified_competition", "fractional"]

_StandingDraft = draft(Standing)

# A rank from the place of a group's first (from 1), the group's size and the groups so far.
_METHODS: Final[dict[str, Callable[[int, int, int], int | Decimal]]] = {
    "competition": lambda first, _size, _group: first,
    "dense": lambda _first, _size, group: group,
    "modified_competition": lambda first, size, _group: first + size - 1,
    "fractional": lambda first, size, _group: cast(
        "Decimal", number(Fraction(2 * first + size - 1, 2))
    ),
}


@overload
def rank(
    scores: Scores,
    *,
    tie_break: Iterable[str | Lot] = (),
    method: RankMethod = "competition",
    within: None = None,
) -> Ranking: ...
@overload
def rank(
    scores: Ranking | Mapping[str, Number | Unknown | None],
    *,
    tie_break: Iterable[str | Lot] = (),
    method: RankMethod = "competition",
    within: Callable[[str], G],
) -> tuple[tuple[G, Ranking], ...]: ...
@overload
def rank(
    scores: Iterable[Evaluation],
    *,
    tie_break: Iterable[str | Lot] = (),
    method: RankMethod = "competition",
    within: Callable[[Evaluation], G],
) -> tuple[tuple[G, Ranking], ...]: ...
def rank(
    scores: Scores,
    *,
    tie_break: Iterable[str | Lot] = (),
    method: RankMethod = "competition",
    within: Callable[[Any], Hashable] | None = None,
) -> Ranking | tuple[tuple[Any, Ranking], ...]:
    """Return subjects ranked by their totals, the highest first; equal totals share a rank.

    `scores` are evaluations by one rubric, whose `rank_on` says whether the exact or the published
    total counts; or a mapping from subject to number (None: no score); or a ranking, to be ranked
    anew. `tie_break` names criteria whose values separate equal totals, from left to right, the
    higher first, and with a minus before the id the lower first. What they leave equal stays tied,
    unless the last of them is a `Lot`: it decides for good, and `decided_by` says "lot".
    Where three of five share the second place, the ranks are 1 2 2 2 5 by `competition`, 1 2 2 2 3
    by `dense`, 1 4 4 4 5 by `modified_competition` and 1 3 3 3 5 by `fractional`.

    `within` gives the group of an evaluation, or of a subject id where there are none; each group
    is then ranked separately, in the order of the groups (as texts, where they have no order).

    Raises:
        InvalidInputError: a subject twice, what is no number, evaluations by different rubrics, a
            tie-break where there are no criteria, a lot that is not last or lacks a tied subject,
            an unknown method, a group that is not hashable.
        UnknownNameError: tie-breaks that are not criteria of the rubric.

    >>> [(standing.rank, standing.subject) for standing in rank({"a": 8, "b": 3, "c": 3, "d": 18})]
    [(1, 'd'), (2, 'a'), (3, 'b'), (3, 'c')]
    """
    chain, drawn = _chain(tie_break)
    kind = as_choice(tuple(_METHODS), method)
    refuse(tie_break=chain, method=kind, within=as_optional_callable(within))
    scored, unranked, rubric = read_scores(scores, "/scores")
    order = {subject: place for place, subject in enumerate(drawn or ())}
    keys = _keys(chain, scores, rubric)
    words = named(((word, id) for word, id, _ in keys), rubric._words if rubric else ())
    ties = _Ties(keys, order, words)
    if within is None:
        return _ranking(scored, [none for none, _ in unranked], ties, method)
    groups: dict[Hashable, tuple[list[Scored], list[Unranked]]] = {}
    for one in scored:
        groups.setdefault(_as_group(within(one[2])), ([], []))[0].append(one)
    for none, origin in unranked:
        groups.setdefault(_as_group(within(origin)), ([], []))[1].append(none)
    return tuple((g, _ranking(*groups[g], ties, method)) for g in _in_order(groups))


def _as_group(group: Hashable) -> Hashable:
    try:
        hash(group)
    except TypeError:
        params = {"value": shown(group)}
        raise InvalidInputError(
            Problem(path="/within", code="not_a_group", params=params)
        ) from None
    return group


def _in_order(groups: Iterable[Hashable]) -> list[Hashable]:
    try:
        return sorted(cast("Iterable[Any]", groups))
    except TypeError:
        return sorted(groups, key=str)


def _chain(tie_break: Iterable[str | Lot]) -> tuple[tuple[str, ...], Lot | None]:
    """Return the criteria that break ties, and the lot that may stand last."""
    listed = items_in(tie_break)
    if not listed or not isinstance(listed[-1], Lot):
        return _words(tie_break if listed is None else listed), None
    return _words(listed[:-1]), listed[-1]


def _words(given: Iterable[object]) -> tuple[str, ...]:
    for i, one in enumerate(items_in(given) or ()):
        if isinstance(one, Lot):
            refuse(tie_break=Fault(Problem(path=f"/{i}", code="lot_not_last")))
    return as_strs(cast("Iterable[str]", given))


# A tie-break: as it was given, the criterion, and the sign that puts the better value first.
_Key: TypeAlias = tuple[str, str, int]


class _Ties(NamedTuple):
    """What separates equal totals: criteria from left to right, then the places in a lot."""

    keys: tuple[_Key, ...]
    drawn: Mapping[str, int]
    words: LawWords


def _keys(chain: tuple[str, ...], scores: Scores, rubric: Rubric | None) -> tuple[_Key, ...]:
    if chain and isinstance(scores, Mapping | Ranking):
        raise InvalidInputError(Problem(path="/tie_break", code="nothing_breaks_ties"))
    known = tuple(c.id for _, c, _ in rubric.nodes) if rubric else ()
    keys = tuple(
        (word, word, -1) if word in known else (word, word.removeprefix("-"), 1) for word in chain
    )
    unknown = {i: key for i, (_, key, _) in enumerate(keys) if rubric and key not in known}
    if unknown:
        words = rubric._words if rubric else ()
        errors = {
            i: unknown_name("criterion", key, known, words=words) for i, key in unknown.items()
        }
        lead = next(iter(errors.values()))
        raise UnknownNameError(
            *gathered((pointer("tie_break", i), error) for i, error in errors.items()),
            kind=lead.kind,
            name=lead.name,
            suggestions=lead.suggestions,
        )
    return keys


def _ranking(scored: list[Scored], unranked: list[Unranked], ties: _Ties, method: str) -> Ranking:
    rank_of = _METHODS[method]
    equals: defaultdict[object, list[Scored]] = defaultdict(list)
    in_order = sorted(scored, key=itemgetter(0))
    totals, _ = distinct([one[1][1] for one in in_order])
    for total, one in zip(totals, in_order, strict=True):
        equals[total].append(one)
    standings: list[Standing] = []
    placed = (place for tied in _falling(equals.values()) for place in _split(tied, ties, None))
    for group, (tied, decided_by) in enumerate(placed, start=1):
        place, several = rank_of(len(standings) + 1, len(tied), group), len(tied) > 1
        for subject, (total, _), _ in tied:
            new = _StandingDraft()
            new.rank, new.subject, new.total = place, subject, total
            new.tied, new.decided_by = several, decided_by
            new.__class__ = Standing
            standings.append(new)
    none = sorted(unranked, key=lambda one: one.subject)
    return Ranking(standings=tuple(standings), unranked=tuple(none), words=ties.words)


def _falling(groups: Iterable[list[Scored]]) -> list[list[Scored]]:
    """Return groups of equal totals, the highest first."""
    ratios = [(group[0][1][1], group) for group in groups]
    scaled = sorted((((top << 64) // bottom, g) for (top, bottom), g in ratios), key=itemgetter(0))
    if all(a < b for (a, _), (b, _) in pairwise(scaled)):
        # In 64 binary places all of them differ already.
        return [group for _, group in reversed(scaled)]
    ratios.sort(key=lambda one: Fraction(*one[0]), reverse=True)
    return [group for _, group in ratios]


def _split(
    tied: list[Scored], ties: _Ties, decided_by: str | None
) -> Iterator[tuple[list[Scored], str | None]]:
    """Return the subjects of one total, separated by the tie-breaks, the best first."""
    if len(tied) == 1 or not (ties.keys or ties.drawn):
        yield tied, decided_by
        return
    if not ties.keys:
        yield from (([one], "lot") for one in _by_lot(tied, ties.drawn))
        return
    (word, criterion, sign), rest = ties.keys[0], ties._replace(keys=ties.keys[1:])

    def value(one: Scored) -> tuple[bool, Fraction]:
        parts = walk(cast("Evaluation", one[2]).parts)
        found = next((part.value for part in parts if part.criterion == criterion), None)
        # Who was not marked there comes after those who were.
        return found is None, sign * Fraction(found or 0)

    groups = [list(group) for _, group in groupby(sorted(tied, key=value), key=value)]
    for group in groups:
        yield from _split(group, rest, word if len(groups) > 1 else decided_by)


def _by_lot(tied: list[Scored], drawn: Mapping[str, int]) -> list[Scored]:
    if absent := tuple(subject for subject, _, _ in tied if subject not in drawn):
        params = {"subjects": absent}
        raise InvalidInputError(Problem(path="/tie_break", code="not_in_lot", params=params))
    return sorted(tied, key=lambda one: drawn[one[0]])
