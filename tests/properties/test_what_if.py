"""What a change of the law would do, held against each law asked by itself."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

import attrs
from hypothesis import given, strategies as st

from jipp import (
    Answer,
    Bands,
    Criterion,
    Edition,
    Grade,
    Innovation,
    Lifecycle,
    MigrationError,
    Period,
    Range,
    Reason,
    Rubric,
    Sheet,
    Tally,
    Tier,
    TransitionRefusedError,
    WhatIf,
    begin,
    decide,
    eligibility,
    migrate,
    options,
    what_if,
)
from jipp.competition.verdicts import Condition
from jipp.model.basis import OWN
from tests.generated import Call, calls, ideas, lifecycles, runs
from tests.lifecycles import DAY
from tests.properties.test_eligibility import HELD, facts, groups, innovations

Answers = dict[str, tuple[Any, Any]]


def moved(found: WhatIf) -> Answers:
    """Before and after of each case that moves."""
    return {move.subject: (move.before, move.after) for move in found}


def is_whole(found: WhatIf, cases: int) -> bool:
    """Each case stands once, and each move has reasons that can be read."""
    ids = [move.subject for move in found] + [case.subject for case in found.undecided]
    ids += found.unchanged
    texts = [one.message(lang) for one in (*found, *found.undecided) for lang in ("id", "en")]
    assert all("{" not in text for text in texts)
    assert all(move.reasons for move in found)
    return len(ids) == len(set(ids)) == cases


# Lifecycles.


def permitted(subject: Innovation, law: Lifecycle, call: Call) -> tuple[str, ...]:
    """What options permit."""
    asked = {name: call.common[name] for name in ("on", "by", "facts")}
    listed = options(subject, under=law, **asked)
    return tuple(option.action for option in listed if option.permitted)


def refused(subject: Innovation, action: str, law: Lifecycle, call: Call) -> tuple[Reason, ...]:
    """Why an action is refused."""
    asked = {name: call.common[name] for name in ("on", "by", "facts")}
    answer: Any = decide(subject, action, under=law, **asked)
    return tuple(answer.reasons)


@given(
    idea=ideas,
    laws=st.tuples(lifecycles(), lifecycles()),
    run=runs,
    call=calls,
    mapping=st.dictionaries(
        st.sampled_from(("s0", "s1", "s2", "s3")), st.sampled_from(("s0", "s1")), max_size=3
    ),
)
def test_actions_are_those_of_the_subject_as_it_is_and_as_it_is_migrated(
    idea: Innovation,
    laws: tuple[Lifecycle, Lifecycle],
    run: Sequence[Call],
    call: Call,
    mapping: Mapping[str, str],
) -> None:
    """Each reason is one of a refusal; whoever cannot be migrated is undecided."""
    old, new = laws[0], attrs.evolve(laws[1], version="2")
    subject = begin(idea, lifecycle=old, on=DAY, by=None)
    for one in run:
        subject = decide(subject, one.action, under=old, **one.common).subject
    asked: dict[str, Any] = {name: call.common[name] for name in ("on", "by", "facts")}
    found = what_if([subject], old=old, new=new, mapping=mapping, **asked)
    assert is_whole(found, 1)
    try:
        over = migrate(
            subject, to=new, mapping=mapping, on=call.on, by=asked["by"], note="", under=old
        )
    except (MigrationError, TransitionRefusedError):
        assert found.undecided
        return
    before, after = permitted(subject, old, call), permitted(over, new, call)
    if set(before) == set(after):
        assert found.unchanged == (subject.id,)
        return
    assert moved(found) == {subject.id: (before, after)}
    (move,) = found
    won, lost = set(after) - set(before), set(before) - set(after)
    assert move.gains == (None if won and lost else bool(won))
    why = [reason for action in won for reason in refused(subject, action, old, call)]
    why += [reason for action in lost for reason in refused(over, action, new, call)]
    assert all(reason in why for reason in move.reasons)
    assert all(reason in move.reasons for reason in why)


# Editions.


@given(
    st.lists(innovations, max_size=4),
    st.sampled_from(HELD),
    st.sampled_from(HELD),
    groups,
    facts,
)
def test_answers_are_those_of_each_edition(
    listed: list[Innovation], old: Edition, new: Edition, group: str, told: dict[str, bool]
) -> None:
    """What moves is eligible by one and not by the other, for conditions that are not met."""
    cases = [attrs.evolve(one, id=str(i)) for i, one in enumerate(listed)]
    found = what_if(cases, old=old, new=new, group=group, facts=told)
    answers = {
        case.id: tuple(
            eligibility(case, edition, group=group, facts=told).answer for edition in (old, new)
        )
        for case in cases
    }
    assert is_whole(found, len(cases))
    undecided = {id for id, pair in answers.items() if Answer.UNDECIDED in pair}
    assert {case.subject for case in found.undecided} == undecided
    assert moved(found) == {
        id: pair for id, pair in answers.items() if id not in undecided and pair[0] is not pair[1]
    }
    for move in found:
        assert move.gains is (move.after is Answer.ELIGIBLE)
        assert all(isinstance(r, Condition) and r.satisfied is False for r in move.reasons)
    back = what_if(cases, old=new, new=old, group=group, facts=told)
    assert moved(back) == {id: (b, a) for id, (a, b) in moved(found).items()}
    assert [move.reasons for move in back] == [move.reasons for move in found]


# Rubrics.

weights = st.lists(st.integers(1, 5), min_size=3, max_size=3)
panels = st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=1, max_size=6)


def weighted(id: str, shares: list[int]) -> Rubric:
    """A rubric of three criteria."""
    return Rubric(
        id=id,
        title=id,
        criteria=[
            Criterion(id=f"c{i}", weight=share, scale=Range(low=0, high=4))
            for i, share in enumerate(shares)
        ],
    )


def standing(
    rubric: Rubric, marks: list[list[int]], places: list[int]
) -> dict[str, tuple[int, str | None] | None]:
    """Rank and tier by counting who has more; None for those tied over a last place."""
    columns: dict[str, Any] = {"subject": [f"s{i}" for i in range(len(marks))]}
    columns["judge"] = ["anna"] * len(marks)
    columns |= {f"c{i}": [row[i] for row in marks] for i in range(3)}
    found = Tally.of(rubric, columns).totals()
    totals = dict(zip(found["subject"], found["total"], strict=True))
    made: dict[str, tuple[int, str | None] | None] = {}
    for subject, total in totals.items():
        above = sum(other > total for other in totals.values())
        level = sum(other == total for other in totals.values())
        reached = [above + level <= place for place in places]
        partly = [above < place < above + level for place in places]
        first = next((i for i, (r, p) in enumerate(zip(reached, partly, strict=True)) if r or p), 3)
        tier = f"t{first}" if first < len(places) else None
        tied = first < len(places) and partly[first]
        made[subject] = None if tied else (above + 1, tier)
    return made


@given(weights, weights, panels, st.sets(st.integers(1, 5), max_size=3))
def test_ranks_and_tiers_are_those_of_the_totals_by_each_rubric(
    some: list[int], others: list[int], marks: list[list[int]], cuts: set[int]
) -> None:
    """Counted without a ranking; whoever is tied over a last place is undecided."""
    old, new, places = weighted("old", some), weighted("new", others), sorted(cuts)
    tiers = [Tier(name=f"t{i}", places=place) for i, place in enumerate(places)]
    sheets = [
        Sheet(subject=f"s{i}", judge="anna", marks={f"c{n}": mark for n, mark in enumerate(row)})
        for i, row in enumerate(marks)
    ]
    found = what_if(sheets, old=old, new=new, tiers=tiers)
    assert is_whole(found, len(marks))
    one, other = standing(old, marks, places), standing(new, marks, places)
    tied = {id for id in one if one[id] is None or other[id] is None}
    assert {case.subject for case in found.undecided} == tied
    assert moved(found) == {
        id: (one[id], other[id]) for id in one if id not in tied and one[id] != other[id]
    }
    back = what_if(sheets, old=new, new=old, tiers=tiers)
    assert {m.subject: m.gains for m in back} == {m.subject: not m.gains for m in found}


# Bands.


def bands(cuts: list[Fraction]) -> Bands:
    """Grades between cuts, the best first."""
    bounds = [None, *cuts, Fraction(100)]
    grades = [
        Grade(code=f"g{i}", official=f"G{i}", low=low, high=high, basis=OWN)
        for i, (low, high) in enumerate(pairwise(bounds))
        if high is not None
    ]
    return Bands(name="made", grades=grades[::-1], in_force=Period(), basis=OWN)


numbers = st.fractions(0, 100, max_denominator=4)
cuts = st.lists(st.fractions(1, 99, max_denominator=4), min_size=3, max_size=3, unique=True).map(
    sorted
)


@given(cuts, cuts, st.dictionaries(st.sampled_from("abcdef"), numbers))
def test_grades_are_where_the_number_lies_between_the_cuts(
    some: list[Fraction], others: list[Fraction], cases: dict[str, Fraction]
) -> None:
    """Counted by the cuts below it; more of them is a gain."""
    found = what_if(cases, old=bands(some), new=bands(others))
    assert is_whole(found, len(cases))
    places = {
        id: (sum(n > cut for cut in some), sum(n > cut for cut in others))
        for id, n in cases.items()
    }
    seen: Any = found.moves
    assert {m.subject: (m.before.code, m.after.code, m.gains) for m in seen} == {
        id: (f"g{a}", f"g{b}", b > a) for id, (a, b) in places.items() if a != b
    }


@given(cuts, st.dictionaries(st.sampled_from("abc"), numbers))
def test_by_the_same_law_nothing_moves(some: list[Fraction], cases: dict[str, Fraction]) -> None:
    """Whatever the numbers."""
    found = what_if(cases, old=bands(some), new=bands(some))
    assert found.unchanged == tuple(sorted(cases))
