"""Decision matrices: one row per subject, one column per criterion, one number per cell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple, TypeAlias, cast

from jipp._fields import gathered, items_in
from jipp._numbers import exact, number
from jipp._text import pointer, shown
from jipp.errors import InvalidInputError, MarksError, Problem
from jipp.evaluation.matrix_rows import as_items, as_numbers, as_rows
from jipp.evaluation.rankings.score_reading import read_evaluations
from jipp.evaluation.scoring.fold import Branch, Plan, plan
from jipp.evaluation.scoring.points import points_on
from jipp.evaluation.scoring.results import Evaluation, walk
from jipp.evaluation.scoring.root import Pair
from jipp.i18n import said
from jipp.model.reason import LawWords, in_words
from jipp.model.rubric import Criterion, Rubric
from jipp.model.scale import Range
from jipp.model.sheet import as_name
from jipp.typing import Number

SubjectValues: TypeAlias = (
    Iterable[Iterable[Number]] | Mapping[str, Iterable[Number]] | Iterable[Evaluation]
)
Scales: TypeAlias = Iterable[Range | tuple[Number, Number]]
Span: TypeAlias = tuple[Fraction, Fraction]
SUMS = ("weighted_mean", "weighted_sum")
_PAIR = 2
_UNLIKE = 10


class DecisionMatrix(NamedTuple):
    """A value for each subject and criterion, higher is better; and the rubric's own weights.

    `scales` are the least and the greatest value that the rubric allows each criterion. Where the
    criteria are those of a branch, `others` are what the rest of the rubric adds to each subject's
    total, and `unit` is what a value times its weight adds.
    """

    subjects: tuple[str, ...]
    criteria: tuple[str, ...]
    rows: tuple[tuple[Fraction, ...], ...]
    weights: tuple[Fraction, ...] = ()
    scales: tuple[Span, ...] = ()
    unit: Fraction = Fraction(1)
    others: tuple[Fraction, ...] = ()
    words: LawWords = ()

    @property
    def whole_rows(self) -> tuple[tuple[Fraction, ...], ...]:
        """The rows as totals of the whole rubric, were all the weight on one criterion."""
        if not self.others:
            return self.rows
        times = self.unit * sum(self.weights)
        pairs = zip(self.rows, self.others, strict=True)
        return tuple(tuple(times * cell + other for cell in row) for row, other in pairs)


def read_table(values: SubjectValues, of: str | None = None) -> DecisionMatrix:
    """Parse a matrix, a mapping of subjects to rows, or evaluations by one rubric.

    `of` names the criterion whose own criteria are compared, and not those of the first level.

    Evaluations with problems have no values and are left out, as `rank` leaves them unranked.

    Raises:
        InvalidInputError: nothing to compare, rows of several lengths, each cell that is no
            number, evaluations by several rubrics, or a rubric that does not add up.
        MissingWeightError: evaluations by a rubric whose weights are not known.

    """
    listed = () if isinstance(values, Mapping) else as_items(values, "/values")
    if listed and all(isinstance(one, Evaluation) for one in listed):
        return _evaluations(cast("tuple[Evaluation, ...]", listed), of)
    if of is not None:
        raise InvalidInputError(Problem(path="/of", code="of_a_matrix"))
    if isinstance(values, Mapping):
        rows = cast("Mapping[str, Iterable[Number]]", values)
        return _matrix(tuple(rows.values()), tuple(rows))
    return _matrix(listed, None)


def _matrix(given: Sequence[object], names: Sequence[str] | None) -> DecisionMatrix:
    subjects = tuple(map(str, range(len(given)))) if names is None else tuple(names)
    places = [pointer("values", name) for name in subjects]
    lists, problems = as_rows(dict(zip(places, given, strict=True)), "ragged_values")
    problems += gathered(zip(places, map(as_name, subjects), strict=True))
    rows = [as_numbers(cells, place, problems) for place, cells in lists.items()]
    if not any(rows) and not problems:
        problems.append(Problem(path="/values", code="no_values"))
    if problems:
        raise InvalidInputError(*problems)
    return DecisionMatrix(subjects, tuple(map(str, range(len(rows[0])))), tuple(rows))


def read_numbers(values: Iterable[Number], path: str) -> tuple[Fraction, ...]:
    """Parse a list of numbers exactly.

    Raises:
        InvalidInputError: not a list, and each item that is no number.

    """
    problems: list[Problem] = []
    numbers = as_numbers(as_items(values, path), path, problems)
    if problems:
        raise InvalidInputError(*problems)
    return numbers


def judged(evaluations: Iterable[Evaluation], path: str) -> tuple[Rubric, dict[str, Evaluation]]:
    """Return the one rubric of evaluations, and by subject those that have a total.

    Raises:
        InvalidInputError: what is no evaluation, several rubrics, a subject twice, no total at all.

    """
    listed = read_evaluations(evaluations, path)
    scored = {one.subject: one for one in listed if one.total is not None}
    if not scored:
        raise InvalidInputError(Problem(path=path, code="no_values"))
    return listed[0].rubric, scored


def _evaluations(evaluations: tuple[Evaluation, ...], of: str | None) -> DecisionMatrix:
    rubric, scored = judged(evaluations, "/values")
    path = [rubric] if of is None else _path(rubric, of)
    _refuse_other_than_sums(rubric, path)
    _refuse_gaps(rubric, path, scored.values())
    ready = plan(rubric)
    branch, unit = ready.root, Fraction(1)
    others = [Fraction(0)] * len(scored)
    values = [
        {part.criterion: Fraction(part.value) for part in walk(e.parts)} for e in scored.values()
    ]
    for below in path[1:]:
        shares = {
            name: unit * Fraction(weight, branch.below)
            for name, weight in zip(branch.names, branch.weights, strict=True)
        }
        unit = shares.pop(below.id)
        others = [
            other + sum(share * value[name] for name, share in shares.items())
            for other, value in zip(others, values, strict=True)
        ]
        branch = next(one for one in branch.branches if one.node is below)
    criteria = path[-1].criteria
    own = tuple(Fraction(criterion.weight or 0) for criterion in criteria)
    return DecisionMatrix(
        tuple(scored),
        tuple(criterion.id for criterion in criteria),
        tuple(tuple(value[criterion.id] for criterion in criteria) for value in values),
        own,
        tuple(_spans(ready, branch, scored.values())),
        unit / sum(own) if path[-1].combine == "weighted_mean" else unit,
        tuple(others) if of is not None else (),
        rubric._words,
    )


def _path(rubric: Rubric, of: str) -> list[Rubric | Criterion]:
    """Return the nodes from a rubric down to a criterion that has criteria of its own."""
    if not rubric.criterion(of).criteria:
        problem = Problem(path="/of", code="no_branch", params={"criterion": of})
        raise InvalidInputError(*in_words([problem], rubric._words))
    path: list[Rubric | Criterion] = [rubric]
    while path[-1].id != of or path[-1] is rubric:
        below = (c for c in path[-1].criteria if any(one.id == of for one in _and_below(c)))
        path.append(next(below))
    return path


def _and_below(criterion: Criterion) -> Iterator[Criterion]:
    yield criterion
    for below in criterion.criteria:
        yield from _and_below(below)


def _refuse_other_than_sums(rubric: Rubric, path: Iterable[Rubric | Criterion]) -> None:
    places = {id(criterion): place for place, criterion, _ in rubric.nodes}
    problems = [
        Problem(path=f"/rubric{places.get(id(node), '')}/combine", code="not_a_sum", params=params)
        for node in path
        if node.combine not in SUMS
        for params in ({"value": shown(node.combine), "allowed": SUMS},)
    ]
    if problems:
        raise InvalidInputError(*problems)


def _refuse_gaps(
    rubric: Rubric, path: Iterable[Rubric | Criterion], scored: Iterable[Evaluation]
) -> None:
    """Refuse subjects without a value on a criterion, which no weight of it would move."""
    needed = [criterion.id for node in path for criterion in node.criteria]
    problems = [
        Problem(path=pointer("values", one.subject), code="value_missing", params=params)
        for one in scored
        for name in needed
        if name not in {part.criterion for part in walk(one.parts)}
        for params in ({"subject": one.subject, "criterion": name},)
    ]
    if problems:
        raise InvalidInputError(*in_words(problems, rubric._words))


def _spans(ready: Plan, branch: Branch, scored: Iterable[Evaluation]) -> Iterator[Span]:
    """Yield the least and the greatest value that the leaves allow each criterion of a branch."""
    counts: dict[str, set[int]] = {name: set() for name in ready.leaves}
    for part in (part for one in scored for part in walk(one.parts) if not part.parts):
        counts[part.criterion].add(len(part.used))
    least: dict[str, Pair] = {}
    most: dict[str, Pair] = {}
    for name, leaf in ready.leaves.items():
        points = points_on(leaf.criterion.scale) if leaf.criterion.scale else []
        if leaf.rule.missing == "zero":
            points.append(Fraction(0))
        # A sum reaches as far as the judges who marked take it.
        many = (counts[name] if leaf.rule.method == "sum" else None) or {1}
        least[name] = min(min(points) * n for n in many).as_integer_ratio()
        most[name] = max(max(points) * n for n in many).as_integer_ratio()
    inner = {one.node.id: one for one in branch.branches}
    for name in branch.names:
        yield _reach(name, inner.get(name), least), _reach(name, inner.get(name), most)


def _reach(name: str, branch: Branch | None, ends: Mapping[str, Pair]) -> Fraction:
    if branch is None:
        return Fraction(*ends[name])
    try:
        return Fraction(*branch.rounded(branch.fold({**ends})))
    except MarksError:
        # A root is of nothing below 0, so that 0 is the least there.
        return _reach(name, branch, {key: max(pair, (0, 1)) for key, pair in ends.items()})


def put_on_scales(table: DecisionMatrix, scales: Scales | None) -> DecisionMatrix:
    """Return the table with values from 0 to 1, where it has scales or they are given.

    The weights of the table change with them, so that its scores keep their order. Values that
    bring no scales stay as they are.

    Raises:
        InvalidInputError: columns whose ranges are too unlike to be weighed as they are; what is no
            scale, or does not hold the values.

    """
    spans = table.scales if scales is None else _read_scales(scales, table)
    if not spans:
        _refuse_unlike(table)
        return table
    lengths = [high - low or Fraction(1) for low, high in spans]
    lows = [low for low, _ in spans]
    return table._replace(
        rows=tuple(
            tuple((c - low) / size for c, low, size in zip(row, lows, lengths, strict=True))
            for row in table.rows
        ),
        weights=tuple(w * size for w, size in zip(table.weights, lengths, strict=False)),
    )


def _refuse_unlike(table: DecisionMatrix) -> None:
    ranges = [max(column) - min(column) for column in zip(*table.rows, strict=True)]
    told = [r for r in ranges if r]
    if told and max(told) > _UNLIKE * min(told):
        lines = tuple(
            said("criterion_line", criterion=name, what=number(r), words=table.words)
            for name, r in zip(table.criteria, ranges, strict=True)
        )
        params = {"ranges": lines, "times": _UNLIKE}
        raise InvalidInputError(Problem(path="/values", code="unlike_scales", params=params))


def _read_scales(scales: Scales, table: DecisionMatrix) -> tuple[Span, ...]:
    listed = as_items(scales, "/scales")
    spans: list[Span] = []
    problems: list[Problem] = []
    for i, given in enumerate(listed):
        pair = (given.low, given.high) if isinstance(given, Range) else items_in(given) or ()
        low, high = map(exact, pair) if len(pair) == _PAIR else (None, None)
        if low is None or high is None or low >= high:
            params: dict[str, object] = {"value": ", ".join(map(shown, pair)) or shown(given)}
            problems.append(Problem(path=f"/scales/{i}", code="not_a_scale", params=params))
        else:
            spans.append((low, high))
    if len(listed) != len(table.criteria):
        params = {"found": len(listed), "expected": len(table.criteria)}
        problems.append(Problem(path="/scales", code="scales_count", params=params))
    if problems:
        raise InvalidInputError(*problems)
    problems = [
        Problem(path=pointer("values", subject, j), code="mark_out_of_range", params=params)
        for subject, row in zip(table.subjects, table.rows, strict=True)
        for j, (cell, (low, high)) in enumerate(zip(row, spans, strict=True))
        if not low <= cell <= high
        for params in (
            {
                "value": number(cell),
                "criterion": table.criteria[j],
                "low": number(low),
                "high": number(high),
            },
        )
    ]
    if problems:
        raise InvalidInputError(*in_words(problems, table.words))
    return tuple(spans)


def whole(rows: Sequence[Sequence[Fraction]]) -> tuple[tuple[int, ...], ...]:
    """Return rows as whole numbers from 0, in the same order under weights that sum to one.

    >>> whole([(Fraction(1, 2), Fraction(3)), (Fraction(1, 3), Fraction(5))])
    ((1, 0), (0, 12))
    """
    bottom = lcm(*(cell.denominator for row in rows for cell in row))
    scaled = [[cell.numerator * (bottom // cell.denominator) for cell in row] for row in rows]
    lows = [min(column) for column in zip(*scaled, strict=True)]
    return tuple(tuple(c - low for c, low in zip(row, lows, strict=True)) for row in scaled)


def classes(rows: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the positions of equal rows, grouped.

    >>> classes([(1, 2), (3, 0), (1, 2)])
    [[0, 2], [1]]
    """
    groups: dict[tuple[int, ...], list[int]] = {}
    for i, row in enumerate(rows):
        groups.setdefault(tuple(row), []).append(i)
    return list(groups.values())
