"""Laws of eligibility, on random innovations in every edition."""

import json
from datetime import date, timedelta
from typing import Any, Final

import attrs
from hypothesis import given, strategies as st

from jipp import (
    UNKNOWN,
    Agency,
    Answer,
    Duration,
    Edition,
    Evidence,
    Honour,
    Innovation,
    Proposal,
    Verdict,
    Window,
    eligibility,
    from_wire,
    to_wire,
)
from jipp.law import editions
from jipp.law.kipp.common import GROUPS
from jipp.model.clause import AgeRule, old_enough

AGENCIES: Final = tuple(Agency(id=id, name=id, kind="city") for id in ("a", "b"))
HELD: Final = tuple(one for one in editions() if one.held)
CATEGORIES: Final = ("kesehatan", "penegakan hukum", "health service", "astrologi")
TIERS: Final = ("Top 9", "Top 40", "Top 45", "Top 99", "Top 15 Khusus", "Outstanding", "Juara I")
PAPERS: Final = ("inventor_decree", "video", "willingness_to_replicate")

days = st.dates(date(2013, 1, 1), date(2026, 12, 31))
groups = st.sampled_from(GROUPS)
honours = st.builds(
    Honour, edition=st.integers(2013, 2025), tier=st.sampled_from(TIERS), group=groups
)
papers = st.sets(st.sampled_from(PAPERS)).map(
    lambda kinds: tuple(Evidence(id=kind, kind=kind) for kind in sorted(kinds))
)
innovations = st.builds(
    Innovation,
    id=st.just("one"),
    title=st.just("One"),
    agency=st.sampled_from(AGENCIES),
    replicates=st.none() | st.just("source"),
    categories=st.sets(st.sampled_from(CATEGORIES), max_size=2),
    sdgs=st.sets(st.integers(1, 17), max_size=1),
    implemented_on=st.none() | days,
    evidence=papers,
    honours=st.lists(honours, max_size=3),
)
sources = st.builds(
    Innovation,
    id=st.just("source"),
    title=st.just("Source"),
    agency=st.sampled_from(AGENCIES),
    honours=st.lists(honours, max_size=2),
)
proposals = st.builds(
    Proposal,
    id=st.just("p"),
    innovation=st.integers(0, 20).map("other-{}".format),
    agency=st.sampled_from(AGENCIES),
    edition=st.integers(2019, 2025),
    group=groups,
)
entries = st.lists(st.one_of(proposals, proposals, sources), max_size=15)
facts = st.dictionaries(st.sampled_from(["invited", "pandemic"]), st.booleans())
# One of the editions, with a group, an innovation and what goes with it.
cases = st.fixed_dictionaries(
    {
        "edition": st.sampled_from(HELD),
        "innovation": innovations,
        "group": groups,
        "entries": entries,
        "facts": facts,
    }
)
RANK: Final = {Answer.NOT_ELIGIBLE: 0, Answer.UNDECIDED: 1, Answer.ELIGIBLE: 2}


def judged(case: dict[str, Any], **changes: object) -> Verdict:
    """The verdict of a case, with some of it changed."""
    given_: dict[str, Any] = {**case, **changes}
    return eligibility(given_.pop("innovation"), given_.pop("edition"), **given_)


@given(cases)
def test_the_answer_is_what_the_conditions_make(case: dict[str, Any]) -> None:
    """One no is a no, else one unknown leaves it open, else it is a yes."""
    verdict = judged(case)
    known = [condition.satisfied for condition in verdict.conditions]
    assert (verdict.answer is Answer.NOT_ELIGIBLE) == (False in known)
    assert (verdict.answer is Answer.ELIGIBLE) == (set(known) == {True})
    assert verdict.answer is not Answer.ELIGIBLE or case["edition"].year in (2020, 2021)


@given(cases, st.integers(1, 3000))
def test_to_be_older_never_hurts(case: dict[str, Any], by: int) -> None:
    """In use since an earlier day it is at least as eligible."""
    since = case["innovation"].implemented_on or date(2020, 1, 1)
    younger = attrs.evolve(case["innovation"], implemented_on=since)
    older = attrs.evolve(case["innovation"], implemented_on=since - timedelta(days=by))
    answers = [judged(case, innovation=it).answer for it in (younger, older)]
    assert RANK[answers[0]] <= RANK[answers[1]]


@given(
    since=days,
    first=days,
    width=st.integers(0, 60),
    months=st.integers(0, 36),
    strict=st.booleans(),
)
def test_a_window_is_decided_where_all_its_days_agree(
    since: date, first: date, width: int, months: int, *, strict: bool
) -> None:
    """And nowhere else: its two ends stand for every day between."""
    every = [first + timedelta(days=n) for n in range(width + 1)]
    window = Window(not_before=every[0], not_after=every[-1])
    rule = AgeRule(least=Duration(months=months), strict=strict, counted_from=window)
    it = Edition(year=2030, held=True, groups=("umum",), ages={"umum": rule})
    innovation = Innovation(id="one", title="One", agency=AGENCIES[0], implemented_on=since)
    _, age, *_ = eligibility(innovation, it, group="umum").conditions
    truths = {old_enough(rule, since, day) for day in every}
    assert age.satisfied is (truths.pop() if len(truths) == 1 else None)
    assert age.code == ("window_unknown" if age.satisfied is None else "too_young")


@given(cases, honours)
def test_one_more_honour_never_helps_in_the_general_group(
    case: dict[str, Any], honour: Honour
) -> None:
    """There honours only bar; in the special group they may be asked for."""
    more = attrs.evolve(case["innovation"], honours=(*case["innovation"].honours, honour))
    before = judged(case, group="umum").answer
    assert RANK[judged(case, group="umum", innovation=more).answer] <= RANK[before]


@given(cases)
def test_neither_order_nor_repetition_of_honours_and_entries_matters(case: dict[str, Any]) -> None:
    """They are sets, but for the one that tells the source."""
    it = case["innovation"]
    shuffled = attrs.evolve(it, honours=(*reversed(it.honours), *it.honours))
    others = [e for e in case["entries"] if isinstance(e, Proposal)]
    verdict = judged(case, entries=others)
    again = judged(case, innovation=shuffled, entries=[*reversed(others), *others])
    assert again.answer is verdict.answer
    assert [c.satisfied for c in again.conditions] == [c.satisfied for c in verdict.conditions]


@given(cases, proposals)
def test_one_more_entry_of_the_agency_never_helps(case: dict[str, Any], more: Proposal) -> None:
    """A cap that is reached stays reached."""
    before = judged(case).answer
    assert RANK[judged(case, entries=[*case["entries"], more]).answer] <= RANK[before]


@given(
    cases,
    st.sets(st.sampled_from(["groups", "categories", "ages", "caps", "exclusions"]), min_size=1),
)
def test_who_knows_less_of_an_edition_never_decides_otherwise(
    case: dict[str, Any], forgotten: set[str]
) -> None:
    """What is still decided is decided as it was: no default has taken the place of a rule."""
    less: Any = attrs.evolve(case["edition"], **dict.fromkeys(forgotten, UNKNOWN))
    full, part = judged(case).answer, judged(case, edition=less).answer
    closed = case["edition"].groups is not UNKNOWN and case["group"] not in case["edition"].groups
    if part is not Answer.UNDECIDED and not closed:
        assert part is full
    assert part is not Answer.ELIGIBLE


@given(cases)
def test_a_fact_that_is_not_given_never_decides_otherwise(case: dict[str, Any]) -> None:
    """Without the caller's facts the answer is the same or open."""
    assert judged(case, facts={}).answer in (judged(case).answer, Answer.UNDECIDED)


@given(cases)
def test_a_verdict_can_be_read_and_sent(case: dict[str, Any]) -> None:
    """In both languages nothing is left to fill in, and it comes back from JSON as it was."""
    verdict = judged(case)
    for lang in ("id", "en"):
        text = verdict.message(lang)
        assert len(text.splitlines()) == 1 + len(verdict.conditions)
        assert not {"{", "}"} & set(text)
        assert "Text(" not in text
    assert from_wire(json.loads(json.dumps(to_wire(verdict)))) == verdict
