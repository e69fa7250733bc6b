"""Laws of a hub's report, of who met whom and of what was achieved, against other countings."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any, cast

from hypothesis import given, strategies as st

from jipp import (
    Activity,
    ActivityKind,
    Agency,
    Duration,
    Entry,
    HubReport,
    Innovation,
    Phase,
    Result,
    Table,
    community,
    from_wire,
    hub_report,
    impact,
    to_wire,
)
from jipp.model import SDG_TARGETS
from jipp.model.activity import SERVED

HUBS = ("hub-id-bb", "hub-id-ji", "hub-id-sn")
OURS = HUBS[0]
START = date(2023, 1, 1)
CITY = Agency(id="kota-a", name="Kota A", kind="city", province="ID-BB")
IDS = st.lists(st.sampled_from("abcdef"), unique=True, max_size=3)
days = st.integers(0, 729).map(lambda n: START + timedelta(days=n))


@st.composite
def activities(draw: st.DrawFn) -> tuple[Activity, ...]:
    """Activities of three hubs in two years."""
    return tuple(
        Activity(
            id=f"act-{i}",
            hub=draw(st.none() | st.sampled_from(HUBS)),
            also=draw(st.lists(st.sampled_from(HUBS), unique=True, max_size=2)),
            host=draw(st.none() | st.sampled_from((*HUBS, "kemenpanrb", "a"))),
            kind=draw(st.sampled_from(ActivityKind)),
            phase=draw(st.none() | st.sampled_from(SERVED)),
            on=draw(days),
            partners=draw(IDS),
            agencies=[f"agency-{id}" for id in draw(IDS)],
            innovations=[f"i-{id}" for id in draw(IDS)],
            participants=draw(st.none() | st.integers(0, 500)),
            planned=draw(st.booleans()),
        )
        for i in range(draw(st.integers(0, 12)))
    )


def moving(id: str, steps: list[tuple[date, Phase | None]]) -> Innovation:
    """An innovation that went through phases on these days."""
    entries = tuple(
        Entry(
            number=n,
            subject=id,
            action="move",
            source=f"s{n - 1}" if n > 1 else None,
            target=f"s{n}",
            phase=phase,
            on=on,
            definition="own@1",
        )
        for n, (on, phase) in enumerate(steps, 1)
    )
    return Innovation(id=id, title=id, agency=CITY, history=entries)


phases = st.none() | st.sampled_from(Phase)
histories = st.lists(st.tuples(days, phases), max_size=5).map(
    lambda s: sorted(s, key=lambda x: x[0])
)
innovations = st.lists(histories, max_size=5).map(
    lambda whole: [moving(f"i-{'abcdef'[n]}", steps) for n, steps in enumerate(whole)]
)
intervals = st.dictionaries(
    st.sampled_from(("innovation_data", "promotion", "capacity_building", "foster_policy")),
    st.builds(Duration, months=st.integers(1, 14)),
)
readings = st.sampled_from(("hosted", "served"))


@given(activities(), innovations, intervals, readings, st.tuples(days, days, days).map(sorted))
def test_two_reports_on_neighbouring_spans_add_up_to_one(
    events: tuple[Activity, ...],
    moved: list[Innovation],
    every: dict[str, Duration],
    counted: Any,
    cuts: list[date],
) -> None:
    """All of it: counts, reach, duties, movement, partners and findings."""
    first, middle, last = cuts[0], cuts[1] + timedelta(days=1), cuts[2] + timedelta(days=2)

    def report(since: date, until: date) -> HubReport:
        return hub_report(
            OURS,
            events,
            since=since,
            until=until,
            innovations=moved,
            every=every,
            counted=counted,
        )

    assert report(first, middle) + report(middle, last) == report(first, last)


def total(table: Table, column: str) -> int:
    """The sum of a column of counts."""
    return sum(cast("int", row[column]) for row in table)


@given(activities(), readings)
def test_counts_are_those_of_a_plain_recount(events: tuple[Activity, ...], counted: Any) -> None:
    """Kind by kind and phase by phase; both ways of counting have one total."""
    until = date(2024, 1, 1)
    report = hub_report(OURS, events, since=START, until=until, counted=counted)
    mine = [
        e
        for e in events
        if e.on < until
        and ((e.host or e.hub) == OURS if counted == "hosted" else OURS in (e.hub, *e.also))
    ]
    done = [e for e in mine if not e.planned]
    kinds = Counter(e.kind.value for e in done)
    assert {r["kind"]: r["count"] for r in report.by_kind} == {
        k.value: kinds[k.value] for k in ActivityKind
    }
    for table in (report.by_kind, report.by_phase, report.activities):
        assert total(table, "count") == len(done)
        assert total(table, "planned") == len(mine) - len(done)
    assert report.reach.participants == sum(e.participants or 0 for e in done)
    assert report.reach.agencies == len({a for e in done for a in e.agencies})
    named = Counter(p for e in done for p in e.partners)
    assert {r["partner"]: r["activities"] for r in report.partners} == named
    assert from_wire(to_wire(report)) == report


@given(st.lists(days, max_size=8).map(sorted), st.integers(1, 400))
def test_a_window_passed_is_found_by_walking_the_days(on: list[date], every: int) -> None:
    """The duty is not met where some day of the span saw more days go by than allowed."""
    until = START + timedelta(days=730)
    events = [
        Activity(id=f"a-{n}", hub=OURS, kind="data_update", on=day) for n, day in enumerate(on)
    ]
    report = hub_report(
        OURS, events, since=START, until=until, every={"innovation_data": Duration(days=every)}
    )
    (found,) = (d for d in report.duties if d.id == "innovation_data")
    # The day before the span stands for an activity: every day then waits for at most `every`.
    waited, missed, done = 0, False, set(on)
    for n in range(730):
        waited = 0 if START + timedelta(days=n) in done else waited + 1
        missed = missed or waited >= every + (n >= (on[0] - START).days if on else 0)
    assert (found.status == "not_met") == missed
    if not missed:
        assert found.status == ("met" if on else "undecided")


@given(activities())
def test_a_community_is_what_a_search_from_body_to_body_finds(events: tuple[Activity, ...]) -> None:
    """Each tie is counted event by event, and each group is walked."""
    found = community(events)
    pairs = Counter[frozenset[str]]()
    for e in (e for e in events if not e.planned):
        there = {*e.hubs, *e.partners, *e.agencies, *([e.host] if isinstance(e.host, str) else [])}
        pairs.update({frozenset((h, b)) for h in e.hubs for b in there if b != h})
    assert {frozenset((t.source, t.target)): t.weight for t in found} == pairs
    near = {body: {b for pair in pairs if body in pair for b in pair} for body in found.bodies}
    for group in found.groups:
        seen, todo = {group[0]}, [group[0]]
        while todo:
            fresh = near[todo.pop()] - seen
            seen |= fresh
            todo += fresh
        assert seen == set(group)
    assert sorted(body for group in found.groups for body in group) == list(found.bodies)
    assert all(len(one) >= len(other) for one, other in pairwise(found.groups))
    assert set(found.alone) == {h for h in HUBS if h in found.bodies and not near[h]} & {
        h for e in events if not e.planned for h in e.hubs
    }


numbers = st.decimals(-1000, 1000, places=2) | st.fractions(-9, 9, max_denominator=9)
results = st.builds(
    Result,
    indicator=st.sampled_from(("Wait", "Cost")),
    unit=st.sampled_from(("minutes", "rupiah")),
    before=st.none() | numbers,
    after=numbers,
    after_on=days,
    better=st.sampled_from(("higher", "lower")),
    sdg_targets=st.lists(st.sampled_from(SDG_TARGETS[:12]), unique=True, max_size=3),
)


@given(st.lists(st.tuples(st.lists(results, max_size=4), st.sets(st.integers(1, 3)))), days)
def test_outcomes_add_up_and_what_is_tagged_is_not_measured(
    given_results: list[tuple[list[Result], set[int]]], on: date
) -> None:
    """Goal by goal; nothing is counted twice within a goal, nothing measured is only tagged."""
    every = [
        Innovation(id=f"i-{n}", title="I", agency=CITY, results=held, sdgs=sorted(goals))
        for n, (held, goals) in enumerate(given_results)
    ]
    found = impact(every, on=on)
    measured = {
        (int(t.partition(".")[0]), i.id)
        for i in every
        for r in i.results
        if r.after_on <= on
        for t in r.sdg_targets
    }
    tagged = {(int(g), i.id) for i in every for g in i.sdgs} - measured
    assert {(row["sdg"], row["innovation"]) for row in found.tagged_only} == tagged
    for row in found.by_goal:
        outcomes = ("improved", "unchanged", "worsened", "not_comparable")
        assert row["results"] == sum(cast("int", row[name]) for name in outcomes)
        assert row["innovations"] == sum(goal == row["sdg"] for goal, _ in measured)
        assert row["tagged_only"] == sum(goal == row["sdg"] for goal, _ in tagged)


@given(results)
def test_a_change_and_its_share_lead_back_to_the_value_after(result: Result) -> None:
    """Exactly: before plus the change, and before times one plus the share, is after."""
    if result.before is None or result.change is None:
        assert (result.change, result.relative, result.improved) == (None, None, None)
        return
    before, after = Fraction(result.before), Fraction(result.after)
    assert before + Fraction(result.change) == after
    assert (result.relative is None) == (before == 0)
    if result.relative is not None:
        assert before * (1 + Fraction(result.relative)) == after
    up = after > before
    assert result.improved == (after != before and up == (result.better == "higher"))
