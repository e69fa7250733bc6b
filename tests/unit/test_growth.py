"""Work that grows with what is given, and not with its square: counted in calls."""

from collections.abc import Callable
from functools import partial

import pytest

from jipp import (
    Criterion,
    Interval,
    Intervals,
    MarksError,
    Range,
    Rubric,
    Sheet,
    Tally,
    _text,
    check_words,
    evaluate,
    evaluate_all,
)
from jipp.evaluation.robustness import bootstrap_ranks, weight_stability
from tests.effort import calls, passed

SIZES = (150, 300)
# Twice as much to do may cost so much, by what does not divide evenly.
TWICE = 2.3
HUNDRED = Range(low=0, high=100)


def rubric(size: int) -> Rubric:
    """A rubric of many criteria."""
    return Rubric(
        id="wide",
        title="Wide",
        criteria=tuple(
            Criterion(id=f"c{i}", weight=i % 7 + 1, scale=HUNDRED, max_words=(9,))
            for i in range(size)
        ),
    )


def marked_by_name(size: int) -> Callable[[], object]:
    """A sheet whose every mark is for a criterion that the rubric lacks."""
    wide = rubric(size)
    sheet = Sheet(subject="s", judge="j", marks={f"novelty-{i}": 1 for i in range(size)})

    def work() -> None:
        with pytest.raises(MarksError):
            evaluate(wide, [sheet])

    return work


def columns_by_name(size: int) -> Callable[[], object]:
    """Columns for criteria that the rubric lacks."""
    wide = rubric(size)
    table: dict[str, list[object]] = {"subject": ["s"], "judge": ["j"]}
    table |= {f"novelty-{i}": [1] for i in range(size)}

    def work() -> None:
        with pytest.raises(MarksError):
            Tally.of(wide, table)

    return work


def words_by_name(size: int) -> Callable[[], object]:
    """Texts under criteria that the rubric lacks."""
    return partial(check_words, rubric(size), {f"novelty-{i}": "a" for i in range(size)})


def explained(size: int) -> Callable[[], object]:
    """An evaluation with many criteria."""
    sheet = Sheet(subject="s", judge="j", marks={f"c{i}": i % 100 for i in range(size)})
    return partial(evaluate(rubric(size), [sheet]).explain, "id")


def kept_on_top(size: int) -> Callable[[], object]:
    """The first half of many subjects, against the others."""
    table = [(i * 7 % 101, i * 11 % 103, i * 13 % 107) for i in range(size)]
    return partial(weight_stability, table, (3, 2, 1), scope="top", places=size // 2)


def kept_in_order(size: int) -> Callable[[], object]:
    """The order of many subjects."""
    table = [(i * 7 % 101, i * 11 % 103, i * 13 % 107) for i in range(size)]
    return partial(weight_stability, table, (3, 2, 1), scope="order")


def resampled(size: int) -> Callable[[], object]:
    """Many subjects, all of whom tie, before other judges."""
    wide = rubric(2)
    sheets = [
        Sheet(subject=f"s{i}", judge=judge, marks={"c0": 5, "c1": 7})
        for i in range(size)
        for judge in ("anna", "budi", "citra")
    ]
    return partial(bootstrap_ranks, evaluate_all(wide, sheets))


@pytest.mark.parametrize("make", [explained, kept_on_top, kept_in_order, resampled])
def test_twice_as_much_costs_twice_as_much(make: Callable[[int], Callable[[], object]]) -> None:
    """No criterion and no subject is looked at once for each of the others."""
    less, more = (calls(make(size))[0] for size in SIZES)
    assert more <= TWICE * less


@pytest.mark.parametrize("make", [marked_by_name, columns_by_name, words_by_name])
def test_names_that_are_not_known_are_compared_up_to_a_bound(
    monkeypatch: pytest.MonkeyPatch, make: Callable[[int], Callable[[], object]]
) -> None:
    """Each is told with suggestions; thousands are not compared with thousands."""
    monkeypatch.setattr(_text, "_COMPARED", 2_000)
    less, more = (calls(make(size))[0] for size in (200, 400))
    assert more <= TWICE * less


def test_a_mark_is_found_among_intervals_without_trying_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """At most two intervals can hold a number, of which there is one at each bound."""
    tried = 0
    holds = Interval.holds

    def counted(interval: Interval, value: object) -> bool:
        nonlocal tried
        tried += 1
        return holds(interval, value)  # type: ignore[arg-type]  # whatever was given

    monkeypatch.setattr(Interval, "holds", counted)
    many = tuple(
        one
        for i in range(300)
        for one in (
            Interval(low=i, high=i, high_included=True, points=0),
            Interval(low=i, high=i + 1, low_included=False, points=i + 1),
        )
    )
    wide = Rubric(
        id="wide",
        title="Wide",
        criteria=(Criterion(id="c", weight=1, scale=Intervals(intervals=many[::-1])),),
    )
    for mark, points in ((0, 0), ("0.5", 1), (7, 0), ("7.5", 8), (299, 0), ("299.9", 300)):
        found = evaluate(wide, [Sheet(subject="s", judge="j", marks={"c": mark})])
        assert found.total == points
    assert tried <= 2 * 6
    for mark in (-1, 300, 301):
        with pytest.raises(MarksError):
            evaluate(wide, [Sheet(subject="s", judge="j", marks={"c": mark})])


def test_a_mark_goes_a_short_way_through_an_evaluation() -> None:
    """Two criteria by two judges are evaluated in few calls, of few modules."""
    sheets = [
        Sheet(subject="s", judge="anna", marks={"c0": 80, "c1": 65}),
        Sheet(subject="s", judge="budi", marks={"c0": 75, "c1": 70}),
    ]
    two = rubric(2)
    modules = passed(lambda: evaluate(two, sheets))
    assert 20 < len(modules) <= 75
    assert len(set(modules)) <= 6


def test_a_mark_goes_a_short_way_through_a_tally() -> None:
    """Two criteria by two judges are tallied in few calls, of few modules."""
    columns: dict[str, list[object]] = {
        "subject": ["s", "s"],
        "judge": ["anna", "budi"],
        "c0": [80, 75],
        "c1": [65, 70],
    }
    two = rubric(2)
    modules = passed(lambda: Tally.of(two, columns).totals())
    assert 20 < len(modules) <= 95
    assert len(set(modules)) <= 9
