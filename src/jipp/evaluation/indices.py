"""Indices of regions and of service units: one exact number, its band, and what would lift it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, NamedTuple, cast

import attrs

from jipp._fields import Fault, as_count, as_instance, gathered, items_in, refuse
from jipp._numbers import number
from jipp._text import near, pointer, shown
from jipp.errors import InvalidInputError, Problem, UndefinedError
from jipp.evaluation.index_result import COVERAGE, Gain, Index
from jipp.evaluation.scoring.evaluating import evaluate
from jipp.evaluation.scoring.fold import Leaf, Plan, plan
from jipp.evaluation.scoring.points import Reader, points_on, points_reader
from jipp.evaluation.scoring.results import Part
from jipp.evaluation.scoring.root import Pair
from jipp.law.indices import ipp
from jipp.model.band import Bands, Grade
from jipp.model.basis import DESIGN, Basis, weakest
from jipp.model.index import CountRule, IndexRules
from jipp.model.reason import in_words
from jipp.model.rubric import Criterion, Rubric
from jipp.model.scale import Range, Scale
from jipp.model.sheet import Sheet, as_mark
from jipp.typing import Exact, Number

__all__ = ["regional_index", "service_index"]

# How many kinds of basic service a region owes (UU 23/2014, art. 12 (1)).
SERVICES: Final = 6
_SUMS: Final = frozenset({"weighted_mean", "weighted_sum"})


class _Row(NamedTuple):
    id: str
    weight: Fraction
    read: Reader
    best: Fraction


class _Lift(NamedTuple):
    """What a row would add at its best: of an innovation, from its level; None for others."""

    points: Fraction
    row: str
    innovation: int | None = None
    level: Fraction | None = None
    best: Fraction | None = None


class _Rows:
    """The rows of a flat rubric of weighted levels, and the points of those who filled them in."""

    def __init__(self, rubric: Rubric, problems: list[Problem]) -> None:
        self._ready, self._adds = plan(rubric), _adds_up(rubric)
        whole = sum((Fraction(leaf.weight or 0) for leaf in rubric.leaves), Fraction(0))
        share = 1 / whole if rubric.combine == "weighted_mean" else Fraction(1)
        self._rows = {name: _row(leaf, share) for name, leaf in self._ready.leaves.items()}
        self._problems = problems

    def _said(self, problem: Problem) -> Problem:
        return in_words([problem], self._ready.rubric._words)[0]

    def levels(self, marks: object, path: str) -> dict[str, Fraction]:
        """Read levels; what is absent, None or refused counts as 0."""
        if not isinstance(marks, Mapping):
            params = {"value": shown(marks)}
            self._problems.append(Problem(path=path, code="not_a_mapping", params=params))
            marks = {}
        given = cast("dict[Any, Any]", marks)
        found = dict.fromkeys(self._rows, Fraction(0))
        for id, mark in given.items():
            if id not in found:
                self._problems.append(self._said(_stranger(path, id, found)))
                continue
            level = _read(self._rows[id].read, mark)
            if isinstance(level, Problem):
                self._problems.append(self._said(_placed(path, id, level)))
            elif level is not None:
                found[id] = level
        return found

    def points(self, levels: Mapping[str, Fraction]) -> Fraction:
        """Return the points of a government or an innovation."""
        return Fraction(*self._ready.root.fold(_pairs(levels)))

    def lifts(
        self, levels: Mapping[str, Fraction], innovation: int | None, divisor: int
    ) -> Iterator[_Lift]:
        """Return what each row would add at its best, where it adds any."""
        for row in self._rows.values():
            level, points = levels[row.id], row.weight * (row.best - levels[row.id])
            if not self._adds:
                points = self.points({**levels, row.id: row.best}) - self.points(levels)
            if points > 0:
                yield _Lift(points / divisor, row.id, innovation, level, row.best)


def _row(leaf: Leaf, share: Fraction) -> _Row:
    scale, weight = cast("Range", leaf.criterion.scale), leaf.criterion.weight
    return _Row(
        leaf.criterion.id, share * Fraction(weight or 0), points_reader(scale), points_on(scale)[-1]
    )


def _pairs(values: Mapping[str, Fraction]) -> dict[str, Pair]:
    return {name: value.as_integer_ratio() for name, value in values.items()}


def regional_index(
    rules: IndexRules,
    *,
    government: Mapping[str, Number | None],
    innovations: Iterable[Mapping[str, Number | None]],
    basic_services: int,
) -> Index:
    """Return the innovation index of a region under the rules of a guide.

    `government` has the level of each row of the government, 0 to 3, by row id; each of
    `innovations` those of one innovation. A row that is absent, None or 0 is empty. A rejected
    innovation stays among them, an empty mapping if need be. `basic_services` are the basic
    services, of six, that innovations cover. Nothing is rounded; only the band is that of the
    total rounded to two places.

    Raises:
        UndefinedError: rules with parts that are not known, all named.
        InvalidInputError: all faults of the levels at once, each at its place.

    >>> from jipp.law import index_rules
    >>> rules = index_rules("iid", on=date(2026, 6, 1))
    >>> every = {row: 3 for row in ("1", "3", "4", "8")}
    >>> found = regional_index(rules, government=every, innovations=[{"16": 3}], basic_services=5)
    >>> found.total, found.band.code, found.missing[:2]
    (Decimal('5.852'), 'KI', ('5a', '5b'))
    """
    ruled = _known(rules)
    problems: list[Problem] = []
    own, each = _Rows(ruled.government, problems), _Rows(ruled.innovation, problems)
    levels = own.levels(government, "/government")
    taken = _sequence(innovations, problems)
    every = [each.levels(one, f"/innovations/{i}") for i, one in enumerate(taken)]
    services = _services(basic_services, problems)
    if problems:
        raise InvalidInputError(*problems)
    share, divisor = 100 / ruled.total, max(ruled.divisor, len(every))
    points = [each.points(one) for one in every]
    reachable = Fraction(ruled.counting.each) * min(len(every), ruled.counting.most)
    covered = services >= ruled.counting.services
    parts = (
        _part("government", own.points(levels), share),
        _part("maturity", sum(points, Fraction(0)) / divisor, share),
        _part("count", reachable if covered else Fraction(0), share),
    )
    lifts = [*own.lifts(levels, None, 1)]
    lifts += (lift for i, one in enumerate(every) for lift in each.lifts(one, i, divisor))
    lifts += [] if covered or not reachable else [_Lift(reachable, COVERAGE)]
    total = number(sum((Fraction(part.contribution) for part in parts), Fraction(0)))
    grade = _grade(ruled.bands, total)
    confidence, design = weakest(_bases(rules, ruled, grade))
    return Index(
        name=rules.name,
        total=total,
        parts=parts,
        band=grade,
        missing=_missing(ruled.mandatory, [levels], every),
        forecast=rules.forecast,
        confidence=confidence,
        design=design,
        gains=_gains(lifts, share),
        rows=_bare([*ruled.government.leaves, *ruled.innovation.leaves]),
        bands=ruled.bands if all(map(_adds_up, (ruled.government, ruled.innovation))) else None,
    )


class _Ruled(NamedTuple):
    """Rules of which every part is known."""

    government: Rubric
    innovation: Rubric
    mandatory: tuple[str, ...]
    divisor: int
    counting: CountRule
    total: Fraction
    bands: Bands


def _known(rules: IndexRules) -> _Ruled:
    refuse(rules=as_instance(IndexRules, rules))
    if rules.unknown:
        raise UndefinedError(
            *(
                Problem(
                    path=f"/rules/{part}",
                    code="index_part_not_known",
                    params={"part": part, "name": rules.name},
                )
                for part in rules.unknown
            )
        )
    known = cast("Any", rules)
    return _Ruled(
        government=known.government,
        innovation=known.innovation,
        mandatory=known.mandatory,
        divisor=known.divisor,
        counting=known.count,
        total=Fraction(known.total),
        bands=known.bands,
    )


def _sequence(innovations: Iterable[object], problems: list[Problem]) -> Sequence[object]:
    if (items := items_in(innovations)) is not None:
        return items
    params = {"value": shown(innovations)}
    problems.append(Problem(path="/innovations", code="not_a_list", params=params))
    return ()


def _services(value: int, problems: list[Problem]) -> int:
    taken: object = as_count(value)
    if isinstance(taken, int) and taken <= SERVICES:
        return taken
    if isinstance(taken, Fault):
        problems += gathered([(f"/{COVERAGE}", taken)])
    else:
        params = {"value": value, "limit": SERVICES}
        problems.append(Problem(path=f"/{COVERAGE}", code="too_many_services", params=params))
    return 0


def _part(name: str, points: Fraction, share: Fraction) -> Part:
    return Part(
        criterion=name, value=number(points), weight=None, contribution=number(points * share)
    )


def _gains(lifts: list[_Lift], share: Fraction) -> tuple[Gain, ...]:
    # Many rows share few weights, so that each gain is worked out once.
    worth = {points: number(points * share) for points in {lift.points for lift in lifts}}
    order = {points: place for place, points in enumerate(sorted(worth, reverse=True))}
    lifts.sort(key=lambda lift: order[lift.points])
    levels = {x: number(x) for lift in lifts for x in lift[3:] if x is not None}
    return tuple(
        Gain(
            row=lift.row,
            innovation=lift.innovation,
            gain=worth[lift.points],
            level=None if lift.level is None else levels[lift.level],
            to=None if lift.best is None else levels[lift.best],
        )
        for lift in lifts
    )


def _bare(criteria: Iterable[Criterion]) -> tuple[Criterion, ...]:
    return tuple(attrs.evolve(c, criteria=(), incomplete="refuse", basis=None) for c in criteria)


def _missing(mandatory: tuple[str, ...], *filled: list[dict[str, Fraction]]) -> tuple[str, ...]:
    return tuple(
        id
        for every in filled
        for id in (every[0] if every else ())
        if id in mandatory and any(not levels[id] for levels in every)
    )


def _grade(bands: Bands, total: Exact) -> Grade | None:
    try:
        return bands.of(total)
    except InvalidInputError:
        return None


def _bases(rules: IndexRules, ruled: _Ruled, grade: Grade | None) -> list[Basis | None]:
    rubrics = (ruled.government, ruled.innovation)
    used = [rules.basis, *(r.basis for r in rubrics), grade.basis if grade else None]
    used += [c.basis for r in rubrics for _, c, _ in r.nodes]
    # That a total is rounded before it is banded is ours.
    return [*used, DESIGN if grade and ruled.bands.rounding else None]


def service_index(rubric: Rubric, scores: Mapping[str, Number]) -> Index:
    """Return the service index of a unit by a rubric, rounded at each level as the rubric says.

    `scores` has the score of each leaf, an aspect or an indicator, by its id; of the rubric of one
    form the total is that of this form. The band is that of
    `jipp.law.bands("ipp", on=...)`, None where the total is in none of its bands.

    Raises:
        MissingWeightError: weights or scales of the rubric that are not known.
        InvalidInputError: all faults of the scores at once, each at its place.

    >>> from jipp.law import rubric
    >>> ipp_2022 = rubric("ipp-2022")
    >>> scores = {aspect.id: "4.5" for aspect in ipp_2022.criteria} | {"inovasi": 3}
    >>> found = service_index(ipp_2022, scores)
    >>> found.total, found.band.official, found.gain()[0].row
    (Decimal('4.32'), 'Sangat Baik', 'inovasi')
    """
    refuse(rubric=as_instance(Rubric, rubric))
    ready = plan(rubric)
    marks, points = _scores(ready, scores)
    found = evaluate(rubric, [Sheet(subject=rubric.id, judge=rubric.id, marks=marks)])
    total = cast("Exact", found.total)
    grade = _grade(ipp.BANDS, total)
    lifts: list[_Lift] = []
    for leaf in rubric.leaves:
        top, level = points_on(cast("Scale", leaf.scale))[-1], points[leaf.id]
        added = _total(ready, {**points, leaf.id: top}) - Fraction(total)
        lifts.append(_Lift(added, leaf.id, None, level, top))
    confidence, design = weakest(
        [found.rubric.basis, *(c.basis for _, c, _ in rubric.nodes), grade.basis if grade else None]
    )
    return Index(
        name=rubric.id,
        total=total,
        parts=found.parts,
        band=grade,
        confidence=confidence,
        design=design,
        gains=_gains([lift for lift in lifts if lift.points > 0], Fraction(1)),
        rows=_bare(c for _, c, _ in rubric.nodes),
        bands=ipp.BANDS if _adds_up(rubric) else None,
    )


def _adds_up(rubric: Rubric) -> bool:
    """Return whether what several leaves gain together is the sum of their gains."""
    nodes = [(c, panel.rounding) for _, c, panel in rubric.nodes]
    combined = {rubric.combine, *(c.combine for c, _ in nodes if c.criteria)}
    rounded = [(rounding, c.round_value, c.round_contribution) for c, rounding in nodes]
    return combined <= _SUMS and not any(map(any, [*rounded, (rubric.rounding,)]))


def _total(ready: Plan, points: Mapping[str, Fraction]) -> Fraction:
    """Return the published total of points that one judge gives."""
    values: dict[str, Pair] = {}
    for name, (top, bottom) in _pairs(points).items():
        settled = ready.leaves[name].settle([top], bottom)
        if not isinstance(settled, Problem):
            values[name] = settled.value
    return Fraction(*ready.root.rounded(ready.root.fold(values)))


def _scores(ready: Plan, scores: object) -> tuple[dict[str, Any], dict[str, Fraction]]:
    if not isinstance(scores, Mapping):
        params = {"value": shown(scores)}
        raise InvalidInputError(Problem(path="/scores", code="not_a_mapping", params=params))
    given = cast("dict[Any, Any]", scores)
    problems = [_stranger("/scores", id, ready.leaves) for id in given if id not in ready.leaves]
    points: dict[str, Fraction] = {}
    for id, leaf in ready.leaves.items():
        read = _read(points_reader(cast("Scale", leaf.criterion.scale)), given.get(id))
        if read is None:
            read = Problem(code="score_missing")
        if isinstance(read, Problem):
            problems.append(_placed("/scores", id, read))
        else:
            points[id] = read
    if problems:
        raise InvalidInputError(*in_words(problems, ready.rubric._words))
    return dict(given), points


def _read(read: Reader, mark: Number | None) -> Fraction | Problem | None:
    """Return the points of a mark, or the problem with it; None where it is missing."""
    taken = as_mark(mark)
    if isinstance(fault := cast("object", taken), Fault):
        return fault.problems[0]
    return None if taken is None else read(taken)


def _stranger(path: str, id: object, known: Iterable[str]) -> Problem:
    place, value = path + pointer(str(id)), shown(id)
    if not isinstance(id, str):
        return Problem(path=place, code="not_a_text", params={"value": value})
    names = tuple(known)
    params = {"value": value, "suggestions": near(id, names) or names}
    return Problem(path=place, code="unknown_criterion", params=params)


def _placed(path: str, id: str, problem: Problem) -> Problem:
    """Return a problem of a scale with the path of its row."""
    params = {**dict(problem.params), "criterion": id}
    return Problem(path=path + pointer(id), code=problem.code, params=params)
