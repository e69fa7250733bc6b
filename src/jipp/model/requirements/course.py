"""The course of a requirement: how its truth goes on from a day if nothing but time changes.

A course lists days in order, each with the truth that holds from it to the next; the first is the
day that is asked about. None is the truth that is not known.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from operator import itemgetter
from typing import TypeAlias

Course: TypeAlias = tuple[tuple[date, bool | None], ...]


def turn(course: list[tuple[date, bool | None]], day: date, truth: bool | None) -> None:  # noqa: FBT001 - a value
    """Let a course go on from a day; of several truths of one day the last stands."""
    if course[-1][0] == day:
        course[-1] = (day, truth)
    else:
        course.append((day, truth))


def joined(courses: Sequence[Course], on: date, *, decisive: bool) -> Course:
    """Join courses of one first day: one that is `decisive` decides, else one that is not known.

    >>> joined((((date.min, False),), ((date.min, None),)), date.min, decisive=True)[0][1] is None
    True
    """
    now = [course[0][1] for course in courses]
    counts = Counter(now)

    def truth() -> bool | None:
        return decisive if counts[decisive] else None if counts[None] else not decisive

    whole = [(on, truth())]
    turns = [(day, at, to) for at, course in enumerate(courses) for day, to in course[1:]]
    for day, at, to in sorted(turns, key=itemgetter(0)):
        counts[now[at]] -= 1
        counts[to] += 1
        now[at] = to
        turn(whole, day, truth())
    return tuple(whole)


def first_day(course: Course, *, truth: bool = True) -> date | None:
    """Return the first day on which a course has a truth, None if it never has.

    >>> first_day(((date.min, False), (date.max, True)))
    datetime.date(9999, 12, 31)
    """
    return next((day for day, found in course if found is truth), None)
