"""Counts over time: on the last day of each period, what had begun by then."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, cast

from jipp._dates import Duration, as_plain_duration, capped, times
from jipp._fields import as_day, fault, refuse
from jipp._progress import told
from jipp.drawing.cells import Cell
from jipp.errors import InvalidInputError, Problem
from jipp.i18n import Text, show
from jipp.model.history import Entry
from jipp.portfolio.counting import in_turn, listed as listed_in, title_by, words_of
from jipp.portfolio.dimensions import By, Dimensions, bases_of_dimensions, in_order
from jipp.portfolio.naming import Laws
from jipp.portfolio.tables import Table
from jipp.typing import Moving, Progress

_ON: Final = Text(id="per tanggal", en="on")
_PERIODS: Final = 10_000


def series_by(
    subjects: Sequence[Moving],
    by: By,
    span: tuple[Duration, date, date],
    laws: Laws,
    progress: Progress | None,
) -> Table:
    """Count on the last day of each period what had begun by then.

    Each stay between two entries is added to the period in which it is first seen and taken off
    where it no longer is, so that no period is counted anew.
    """
    dimensions = Dimensions.of(by)
    (_, since, until), ends = span, periods(*span)
    changes: list[Counter[tuple[Cell, ...]]] = [Counter() for _ in range(len(ends) + 1)]
    for subject in told(subjects, progress):
        for first, last, history in _seen(subject.history, ends):
            for key in dimensions.keys(subject, history):
                changes[first][key] += 1
                changes[last][key] -= 1
    listed = dict.fromkeys(listed_in(dimensions.names), 0)
    standing, rows, known = Counter[tuple[Cell, ...]](), list[tuple[Cell, ...]](), set(listed)
    for on, change in zip(ends, changes, strict=False):
        for key, more in change.items():
            standing[key] += more
            if not standing[key]:
                del standing[key]
        known |= standing.keys()
        there = in_order(dimensions.names, {**listed, **standing})
        rows += ((on, *key, standing[key]) for key in there)
    title = title_by(subjects, dimensions.names)
    return Table(
        title=Text(
            id=f"{title.id}, {show(since, 'id')} sampai {show(until, 'id')}",
            en=f"{title.en}, {show(since, 'en')} to {show(until, 'en')}",
        ),
        columns=("on", *dimensions.names, "count"),
        rows=rows,
        keys=1 + len(dimensions.names),
        bases=bases_of_dimensions(dimensions.names, known),
        words=words_of(dimensions.names, subjects, laws) | {"": {"on": _ON}},
    )


def periods(every: Duration, since: date, until: date) -> list[date]:
    """Return the last day of each period of a span, counted from its first day.

    Raises:
        InvalidInputError: not days, no span of at least a day, more than 10,000 periods.

    """
    span = as_plain_duration(every)
    if span == Duration():
        span = cast("Duration", fault("span_of_no_day", every))
    refuse(every=span, since=as_day(since), until=as_day(until))
    in_turn(since, until)
    ends: list[date] = []
    while (end := _before(times(span, len(ends) + 1), since)) < until:
        ends.append(end)
        if len(ends) > _PERIODS:
            params = {"limit": _PERIODS}
            raise InvalidInputError(Problem(path="/every", code="too_many_periods", params=params))
    return [*ends, until]


def _before(span: Duration, since: date) -> date:
    last = capped(span, since)
    return last if last == date.max else last - timedelta(days=1)


def _seen(
    history: tuple[Entry, ...], ends: list[date]
) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
    """Yield from which period to before which a history was as it was then, and how it was."""
    starts = [bisect_left(ends, entry.on) for entry in history]
    in_turns = all(before <= after for before, after in pairwise(starts))
    turns = sorted({*starts} - {len(ends)})
    for first, last in pairwise((*turns, len(ends))):
        if in_turns:
            yield first, last, history[: bisect_right(starts, first)]
        else:
            held = (e for e, start in zip(history, starts, strict=True) if start <= first)
            yield first, last, tuple(held)
