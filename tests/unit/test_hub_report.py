"""The report of a hub, who met whom, and what was achieved: rules, traps and bad input."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, cast

import attrs
import pytest
from jsonschema import Draft202012Validator

from jipp import (
    UNKNOWN,
    Activity,
    Agency,
    Duration,
    Entry,
    Evidence,
    HubReport,
    Innovation,
    InvalidInputError,
    Partner,
    Phase,
    Replication,
    Result,
    Sdg,
    UnknownNameError,
    community,
    from_wire,
    hub,
    hub_report,
    hubs,
    impact,
    json_schema,
    law,
    to_wire,
)
from jipp.law import lifecycle, rubric
from jipp.network import DutyReport
from jipp.reference import published
from tests.domain import rows

BABEL = "hub-id-bb"
START, END = date(2024, 1, 1), date(2025, 1, 1)
CITY = Agency(id="kota-a", name="Kota A", kind="city", province="ID-BB")
EVENTS = {event.id: event for event in published("hub-activities")}


def activity(id: str = "a-1", on: date = date(2024, 3, 1), **fields: Any) -> Activity:
    """An activity that the hub holds itself."""
    plain: dict[str, Any] = {"id": id, "hub": BABEL, "kind": "data_update", "on": on}
    return Activity(**(plain | fields))


def innovation(id: str = "i", **fields: Any) -> Innovation:
    """An innovation of a city of the hub's province."""
    plain: dict[str, Any] = {"id": id, "title": id.upper(), "agency": CITY}
    return Innovation(**(plain | fields))


def begun(subject: Any, on: date) -> Any:
    """The subject with a history that begins on a day."""
    law_now = lifecycle(type(subject).__name__.lower(), on=START)
    state = next(s for s in law_now.states if s.initial)
    first = Entry(
        number=1,
        subject=subject.id,
        action="begin",
        target=state.id,
        phase=state.phase,
        on=on,
        definition=law_now.definition,
    )
    return attrs.evolve(subject, history=(first,))


def year(*activities: Activity, **arguments: Any) -> HubReport:
    """The report of the hub of 2024."""
    spans: dict[str, Any] = {"since": START, "until": END}
    return hub_report(BABEL, activities, **(spans | arguments))


def duty(report: HubReport, id: str = "innovation_data") -> DutyReport:
    """One duty of a report."""
    return next(d for d in report.duties if d.id == id)


# The traps: what a reader of the sources would easily get wrong.


def test_periodically_is_no_interval() -> None:
    """A duty of which nobody tells how often is met or undecided, however long nothing was done."""
    long = hub_report(BABEL, [], since=date(2020, 7, 17), until=date(2040, 1, 1))
    assert {d.status for d in long.duties} == {"undecided"}
    unknown = [d for d in long.duties if d.every is UNKNOWN]
    assert {d.next_due for d in unknown} == {None}
    assert len(unknown) == len(long.duties) - 1
    assert duty(year(activity())).status == "met"
    assert duty(year(activity()), "periodic_monitoring").status == "undecided"


def test_an_event_for_a_hub_is_not_one_by_it() -> None:
    """The ministry held the meeting of July 2020 for Babel; Babel did not hold it."""
    meeting = EVENTS["act-2020-babel"]
    spans: dict[str, Any] = {"since": date(2020, 1, 1), "until": date(2021, 1, 1)}
    hosted = hub_report("Babel", [meeting], **spans)
    served = hub_report("Babel", [meeting], counted="served", **spans)
    assert (hosted.by_kind["coordination"], served.by_kind["coordination"]) == (
        {"count": 0, "planned": 0},
        {"count": 1, "planned": 0},
    )
    assert duty(hosted, "feedback_centre").status == "undecided"
    assert duty(served, "feedback_centre").status == "met"
    assert "held" in hosted.explain().splitlines()[1]
    assert "for this hub" in served.explain().splitlines()[1]


def test_what_a_hub_holds_for_another_counts_as_held() -> None:
    """Hosted is by whom, served is for whom."""
    guest = activity(hub="hub-id-ji", host=BABEL)
    assert year(guest).by_kind["data_update"]["count"] == 1
    assert year(guest, counted="served").by_kind["data_update"]["count"] == 0


def test_mentoring_has_two_directions() -> None:
    """A mentor to the hub meets no duty of the hub, its mentoring of units does."""
    to_hub = activity(kind="mentoring", host="untan", phase="none")
    by_hub = activity("a-2", kind="mentoring", agencies=["kota-a"])
    assert duty(year(to_hub), "capacity_building").status == "undecided"
    assert duty(year(by_hub), "capacity_building").status == "met"
    assert EVENTS["act-2025-sulbar-coaching"].served == "none"
    assert EVENTS["act-2021-riau"].served == "none"
    assert EVENTS["act-2024-pkri"].served == "any"


def test_an_activity_may_lie_before_the_designation() -> None:
    """Sulawesi Selatan launched its network in 2018; the duties came two years later."""
    early = hub_report(
        "Sulawesi Selatan", EVENTS.values(), since=date(2018, 1, 1), until=date(2019, 1, 1)
    )
    assert early.by_kind["ceremony"]["count"] == 1
    assert early.duties == ()
    assert hub("Sulawesi Selatan").designations[0].window.reached(early.since) is False


def test_what_was_only_planned_is_not_done() -> None:
    """It is counted apart, meets no duty, reaches nobody and ties nobody."""
    coming = activity(planned=True, partners=["untan"], participants=50, agencies=["kota-a"])
    report = year(coming)
    assert report.by_kind["data_update"] == {"count": 0, "planned": 1}
    assert duty(report).status == "undecided"
    assert (report.reach.participants, report.reach.agencies, len(report.partners)) == (0, 0, 0)
    assert community([coming]).ties == ()
    assert sum(event.planned for event in EVENTS.values()) == 3


def test_the_eight_steps_have_no_names() -> None:
    """The manual's steps stay unknown, though the action plan has eight items by our split."""
    steps = {
        scheme: [r for r in rows("transfer_steps") if r["scheme"] == scheme]
        for scheme in ("transfer-8", "ripp-2021")
    }
    assert {(r["name_id"], r["name_en"]) for r in steps["transfer-8"]} == {("unknown", "unknown")}
    plan = [r["name_id"] for r in steps["ripp-2021"]]
    assert len(plan) == len(steps["transfer-8"]) == 8
    assert "unknown" not in plan
    states = {s.label.id for s in lifecycle("replication", on=START).states if s.label}
    assert not states & set(plan)


def test_the_seven_words_are_no_grades_of_the_monitoring() -> None:
    """They stand whole, and map only to states that the lifecycle has; two map to none."""
    grades = rows("sustainability_grades")
    assert [grades[4]["name_id"], grades[5]["name_id"]] == [
        "Berlanjut Berkembang",
        "Berlanjut Bereplikasi",
    ]
    states = {state.id for state in lifecycle("innovation", on=START).states}
    mapped = {r["jipp_state"] for r in grades}
    assert mapped - states == {""}
    assert [r["no"] for r in grades if not r["jipp_state"]] == ["1", "7"]
    assert not {r["name_id"] for r in grades} & {
        s.label.id for s in lifecycle("innovation", on=START).states if s.label
    }


def test_a_goal_is_found_by_its_name_and_not_by_the_number_of_a_portal() -> None:
    """One portal calls health its second goal, and gender its third."""
    by_name = {goal.official: goal for goal in Sdg}
    assert by_name["Kehidupan Sehat dan Sejahtera"] == 3
    assert by_name["Kesetaraan Gender"] == 5


def test_a_goal_follows_from_a_target_and_not_the_reverse() -> None:
    """No form asks for a target: a tagged goal measures none, a measured target tells its goal."""
    asked = [r["feeds"] for r in rows("result_questions") if "goals" in r["asks_en"]]
    assert asked == ["sdg_goal"]
    measured = result(sdg_targets=["3.8"])
    found = impact([innovation(sdgs=[5], results=[measured])], on=END)
    assert found.by_goal[3]["results"] == 1
    assert found.by_goal[5]["results"] == 0
    assert [row["sdg"] for row in found.tagged_only] == [5]
    assert [row["sdg_target"] for row in found.by_target] == ["3.8"]


def test_no_is_an_answer_and_one_measurement_is_a_result() -> None:
    """An innovation without results is whole; a result without a first value is told as such."""
    once = result(before=None)
    found = impact([innovation(), innovation("j", results=[once])], on=END)
    assert found.results["j", "Wait"]["outcome"] == "not_comparable"
    assert "measured_once" in {f.code for f in found.findings}


def test_a_provincial_form_is_no_national_rubric() -> None:
    """The weight of 20 for evaluation is Sulawesi Selatan's; the national rubric has none."""
    provincial = next(r for r in rows("result_questions") if r["scheme"] == "kipp-sulsel-2022")
    assert provincial["aspect_weight"] == "20"
    assert {c.id: c.weight for c in rubric("kipp-2022-umum").criteria if "eval" in c.id} == {}
    assert all("sulsel" not in feed.id for feed in law.feeds(on=date(2022, 6, 1)))


def test_what_sources_contradict_is_kept() -> None:
    """Both numbers, both towns, and the day that was misprinted."""

    def told(id: str) -> str:
        citation = EVENTS[id].basis.citation
        return citation.note if citation else ""

    assert "58 entrants" in told("act-2024-pkri")
    assert "33 for the first" in told("act-2024-pkri")
    assert "Surabaya or Sidoarjo" in told("act-2015-symposium")
    assert "Thursday 09/11" in told("act-2018-ips")
    assert EVENTS["act-2018-ips"].until == date(2018, 11, 8)


def test_the_regional_incentive_did_not_simply_end() -> None:
    """Its end is not known: it was promised for 2021, and then only proposed further."""
    feed = next(f for f in law.feeds(on=date(2022, 1, 1)) if f.id == "did")
    assert feed.in_force.until is UNKNOWN
    assert feed.in_force.holds(date(2022, 1, 1)) is None
    assert feed.basis.citation
    assert "promised for 2021" in feed.basis.citation.note


# The rules.


@pytest.mark.parametrize(
    ("days", "status", "next_due"),
    [
        ([], "not_met", date(2024, 7, 1)),
        ([date(2024, 3, 1)], "not_met", date(2024, 9, 1)),
        ([date(2024, 6, 30), date(2024, 12, 30)], "met", date(2025, 6, 30)),
        ([date(2024, 6, 30), date(2024, 12, 31)], "not_met", date(2025, 6, 30)),
        ([date(2024, 7, 1)], "not_met", date(2025, 1, 1)),
        ([date(2024, 3, 1), date(2024, 9, 1)], "met", date(2025, 3, 1)),
        ([date(2024, 5, 1), date(2024, 7, 2)], "met", date(2025, 1, 2)),
    ],
)
def test_a_duty_with_an_interval_is_not_met_where_a_window_passed(
    days: list[date], status: str, next_due: date
) -> None:
    """Half a year from the start, then half a year from each activity, its last day included."""
    events = [activity(f"a-{i}", on) for i, on in enumerate(days)]
    found = duty(year(*events, every={"innovation_data": Duration(months=6)}))
    assert (found.status, found.next_due, found.own) == (status, next_due, True)
    assert [a.on for a in found.activities] == days


def test_a_window_that_has_not_passed_decides_nothing() -> None:
    """Two years are given, and one has gone by."""
    found = duty(year(every={"innovation_data": Duration(years=2)}))
    assert (found.status, found.next_due) == ("undecided", date(2026, 1, 1))


def test_the_answer_says_whose_interval_it_is() -> None:
    """The office's own, or one that jipp proposes, or none that anybody told."""
    report = year(every={"innovation_data": Duration(months=6)})
    said = {d.id: d.interval.en for d in report.duties}
    assert said["innovation_data"] == "every 6 months, by the office's own rule"
    assert said["hub_report"] == "every 1 year, by jipp's design"
    assert "how often is not known" in said["promotion"]


def test_duties_of_a_replicator_need_a_replication_under_way() -> None:
    """They are computed from the day it began, and are no duty of a hub without one."""
    assert "replication_monitoring" not in {d.id for d in year().duties}
    owner = Agency(id="kota-b", name="Kota B", kind="city")
    resting = Replication(id="r", innovation="i", owner=owner, agency=CITY)
    assert "replication_monitoring" not in {d.id for d in year(replications=[resting]).duties}
    running = begun(resting, date(2024, 10, 1))
    found = duty(year(replications=[running]), "replication_monitoring")
    assert (found.since, found.next_due, found.status) == (
        date(2024, 10, 1),
        date(2024, 11, 1),
        "not_met",
    )


def test_reach_counts_each_once_and_says_who_told() -> None:
    """Participants are a sum of what was told; the others are not taken for nobody."""
    report = year(
        activity("a", agencies=["kota-a", "kota-b"], innovations=["i", "x"], participants=30),
        activity("b", agencies=["kota-a"], innovations=["i"]),
        innovations=[innovation(), innovation("untouched", province="ID-BA")],
    )
    reach = report.reach
    assert (reach.agencies, reach.provinces, reach.innovations) == (2, 1, 2)
    assert (reach.participants, reach.told) == (30, 1)
    assert [(f.code, f.where, dict(f.witness)["id"]) for f in report.findings] == [
        ("id_not_given", "a", "x")
    ]


def test_an_activity_counts_on_its_first_day_in_a_half_open_span() -> None:
    """One on the first day counts, one on the last day belongs to the next span."""
    report = year(
        activity("a", START), activity("b", END), activity("c", date(2023, 12, 31), until=START)
    )
    assert [a.id for a in report.held] == ["a"]


def test_partners_are_counted_with_their_first_and_last_day() -> None:
    """The most frequent first; one that was not given has no name, and a finding says so."""
    untan = Partner(id="untan", name="Universitas Tanjungpura", kind="university")
    report = year(
        activity("a", partners=["untan"]),
        activity("b", date(2024, 5, 1), partners=["untan", "jpip"]),
        partners=[untan],
    )
    assert report.partners.rows == (
        ("untan", untan.name, "university", 2, date(2024, 3, 1), date(2024, 5, 1)),
        ("jpip", None, None, 1, date(2024, 5, 1), date(2024, 5, 1)),
    )
    assert [f.message("id") for f in report.findings] == [
        "b: mitra jpip tidak ada di antara yang diberikan; tambahkan atau perbaiki idnya"
    ]


def test_movement_counts_what_began_on_the_first_day() -> None:
    """The span begins in the morning of its first day, and ends before its last."""
    first, later = begun(innovation(), START), begun(innovation("j"), END)
    moved = year(innovations=[first, later]).movement
    assert moved[Phase.CREATION] == {"opening": 0, "entered": 1, "left": 0, "closing": 1}


def test_two_halves_add_up_to_the_year() -> None:
    """Even a duty that each half meets and the year does not."""
    events = [activity("a", date(2024, 1, 10)), activity("b", date(2024, 12, 1))]
    own = {"innovation_data": Duration(months=6)}
    middle = date(2024, 7, 1)
    first, second = year(*events, until=middle, every=own), year(*events, since=middle, every=own)
    whole = year(*events, every=own)
    assert (duty(first).status, duty(second).status) == ("met", "met")
    assert duty(whole).status == "not_met"
    assert first + second == second + first == whole


@pytest.mark.parametrize(
    "other",
    [
        {"since": date(2024, 8, 1)},
        {"since": date(2024, 6, 1)},
        {"counted": "served"},
        {"every": {"promotion": Duration(years=1)}},
    ],
)
def test_reports_that_do_not_fit_are_not_added(other: dict[str, Any]) -> None:
    """Another reading or interval, a gap or an overlap would make a number that means nothing."""
    first = year(until=date(2024, 7, 1))
    with pytest.raises(InvalidInputError) as error:
        _ = first + year(**({"since": date(2024, 7, 1)} | other))
    assert [p.code for p in error.value.problems] == ["reports_apart"]


@pytest.mark.parametrize(
    ("arguments", "problems"),
    [
        ({"activities": [3]}, [("/activities/0", "wrong_type")]),
        ({"activities": "a"}, [("/activities", "not_a_list")]),
        ({"activities": [activity(), activity()]}, [("/activities/1/id", "duplicate")]),
        ({"since": datetime(2024, 1, 1, tzinfo=UTC)}, [("/since", "datetime_for_day")]),
        ({"until": START}, [("/until", "empty_span")]),
        (
            {"until": "2025", "counted": "all"},
            [("/until", "not_a_day"), ("/counted", "not_one_of")],
        ),
        ({"innovations": [innovation(), innovation()]}, [("/innovations/1/id", "duplicate")]),
        ({"partners": [innovation()]}, [("/partners/0", "wrong_type")]),
        ({"replications": None}, [("/replications", "not_a_list")]),
        ({"every": {"promotion": 3}}, [("/every/promotion", "wrong_type")]),
        ({"every": {"promotion": Duration()}}, [("/every/promotion", "no_interval")]),
        ({"every": "yearly"}, [("/every", "not_a_mapping")]),
        ({"hub": 3}, [("/hub", "wrong_type")]),
    ],
)
def test_every_fault_of_the_arguments_is_told(
    arguments: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    """All at once, each at its place."""
    plain: dict[str, Any] = {"hub": BABEL, "activities": [], "since": START, "until": END}
    with pytest.raises(InvalidInputError) as error:
        hub_report(**(plain | arguments))
    assert [(p.path, p.code) for p in error.value.problems] == problems


def test_a_hub_and_a_duty_are_found_by_name() -> None:
    """An unknown one is refused, with what was meant."""
    with pytest.raises(UnknownNameError) as error:
        year(every={"promotions": Duration(years=1)})
    assert "promotion" in error.value.suggestions
    with pytest.raises(UnknownNameError):
        hub_report("Atlantis", [], since=START, until=END)


def test_a_report_goes_over_the_wire_and_onto_a_page() -> None:
    """It is read back equal, by its schema, and its page has a table of each part."""
    report = year(
        activity(partners=["untan"], innovations=["i"], participants=3),
        innovations=[innovation()],
        every={"innovation_data": Duration(months=6)},
    )
    wire = to_wire(report)
    assert from_wire(wire, into=HubReport) == report
    validator: Any = Draft202012Validator(json_schema(HubReport))
    assert list(validator.iter_errors(wire)) == []
    assert report.to_html(lang="id").count("<table") == 6
    assert "Mengelola dan memutakhirkan data inovasi" in report.to_html(lang="id")
    assert len(str(report).splitlines()) <= 40
    assert len(repr(report)) <= 400


# Who met whom.


def test_an_activity_ties_its_hub_to_each_other_body() -> None:
    """Partners among themselves are not tied, nor is a body met twice in one event."""
    event = activity(partners=["untan", "jpip"], agencies=["kota-a"], host="untan")
    found = community([event, activity("b", date(2024, 5, 1), partners=["untan"])])
    assert found.to_records() == [
        {"source": a, "target": b, "weight": w, "first": first, "last": last}
        for a, b, w, first, last in [
            (BABEL, "jpip", 1, date(2024, 3, 1), date(2024, 3, 1)),
            (BABEL, "kota-a", 1, date(2024, 3, 1), date(2024, 3, 1)),
            (BABEL, "untan", 2, date(2024, 3, 1), date(2024, 5, 1)),
        ]
    ]
    assert found.groups == ((BABEL, "jpip", "kota-a", "untan"),)
    assert found.meetings[BABEL] == {"bodies": 3, "meetings": 4}


def test_a_hub_that_met_nobody_is_alone() -> None:
    """It stands by itself in a group of its own; a partner that met nobody is no hub."""
    pilots = hubs(on=date(2020, 12, 31))
    found = community([activity(partners=["untan"])], hubs=pilots)
    assert set(found.alone) == {h.id for h in pilots} - {BABEL}
    assert len(found.groups) == len(pilots)
    lonely = Partner(id="lonely", name="L", kind="media")
    assert community([], partners=[lonely]).alone == ()


def test_a_replication_ties_its_owner_to_the_replicator() -> None:
    """From the day it begins; one that has not begun ties nobody."""
    owner = Agency(id="kota-b", name="Kota B", kind="city")
    resting = Replication(id="r", innovation="i", owner=owner, agency=CITY)
    running = begun(resting, START)
    assert community([], replications=[resting]).ties == ()
    (tie,) = community([], replications=[running])
    assert (tie.source, tie.target, tie.weight, tie.first) == ("kota-a", "kota-b", 1, START)


def test_an_event_of_the_whole_network_ties_nobody() -> None:
    """No hub is named, so nobody met a hub; its bodies are known all the same."""
    found = community([activity(hub=None, host="kemenpanrb", partners=["lan"])])
    assert (found.ties, found.bodies, found.alone) == ((), ("kemenpanrb", "lan"), ())


@pytest.mark.parametrize(
    ("call", "problems"),
    [
        (lambda: community([activity(), activity()]), [("/activities/1/id", "duplicate")]),
        (
            lambda: community([cast("Any", 1)], partners=[cast("Any", 2)]),
            [("/activities/0", "wrong_type"), ("/partners/0", "wrong_type")],
        ),
        (lambda: impact([cast("Any", 3)], on=START), [("/innovations/0", "wrong_type")]),
        (
            lambda: impact([innovation(), innovation()], on=START),
            [("/innovations/1/id", "duplicate")],
        ),
        (lambda: impact([], on=cast("Any", "today")), [("/on", "not_a_day")]),
    ],
)
def test_bad_input_of_the_others_is_told(
    call: Callable[[], object], problems: list[tuple[str, str]]
) -> None:
    """All faults at once, each at its place."""
    with pytest.raises(InvalidInputError) as error:
        call()
    assert [(p.path, p.code) for p in error.value.problems] == problems


# What was achieved.


def result(**fields: Any) -> Result:
    """A waiting time that became shorter."""
    plain: dict[str, Any] = {
        "indicator": "Wait",
        "unit": "minutes",
        "before": 90,
        "after": 60,
        "after_on": date(2024, 6, 1),
        "better": "lower",
        "evidence": ["report"],
    }
    return Result(**(plain | fields))


def test_outcomes_are_counted_and_units_never_added() -> None:
    """Each result stands in its own unit; the four outcomes sum to the results of a goal."""
    results = [
        result(sdg_targets=["3.8"]),
        result(indicator="Cost", unit="rupiah", after=90, sdg_targets=["3.8"]),
        result(indicator="Users", unit="people", better="higher", sdg_targets=["3.b"]),
        result(indicator="Calls", before=None, sdg_targets=["3.8", "16.6"]),
    ]
    found = impact([innovation(results=results)], on=END)
    assert found.by_goal[3] == {
        "innovations": 1,
        "results": 4,
        "improved": 1,
        "unchanged": 1,
        "worsened": 1,
        "not_comparable": 1,
        "tagged_only": 0,
    }
    assert found.by_target["3.8"]["results"] == 3
    assert len(found.by_goal) == 17
    assert found.by_goal[16]["not_comparable"] == 1
    assert found.by_goal[1]["results"] == 0


def test_what_makes_a_result_hard_to_trust_is_said() -> None:
    """One finding a doubt, with the place of the result, in both languages."""
    doubtful = [
        result(evidence=[]),
        result(before=None, evidence=["absent"]),
        result(after_on=date(2021, 1, 1)),
        result(after_on=date(2025, 2, 1), sdg_targets=["3.8"]),
    ]
    paper = Evidence(id="report", kind="evaluation_report")
    one = innovation(results=doubtful, evidence=[paper], implemented_on=date(2022, 1, 1), sdgs=[3])
    found = impact([one], on=END)
    assert [(f.code, f.where) for f in found.findings] == [
        ("result_without_evidence", "i/results/0"),
        ("measured_once", "i/results/1"),
        ("id_not_given", "i/results/1"),
        ("measured_before_use", "i/results/2"),
        ("measured_later", "i/results/3"),
    ]
    assert len(found.results) == 3
    assert [row["sdg"] for row in found.tagged_only] == [3]
    assert found.findings[0].message("id").startswith("i/results/0: Wait tanpa bukti")


def test_a_part_of_a_report_is_checked_too() -> None:
    """Whoever builds one by hand is told what is wrong."""
    report = year()
    with pytest.raises(InvalidInputError) as error:
        attrs.evolve(report, **cast("Any", {"reach": 3, "counted": "all"}))
    assert {p.path for p in error.value.problems} == {"/reach", "/counted"}
