"""The innovation lifecycle that ships: who does what, what must be shown, and which law holds."""

from datetime import date
from typing import Any

import pytest

from jipp import (
    Accepted,
    Actor,
    Agency,
    Evidence,
    Innovation,
    Origin,
    Phase,
    Refused,
    advance,
    begin,
    check,
    decide,
    due,
    options,
)
from jipp.law import lifecycle, lifecycles
from tests.lifecycles import FAR_OFFICE, OFFICE, OTHER_OFFICE, idea

DAY = date(2022, 3, 1)
LAW = lifecycle("innovation", on=DAY)
PROVINCE = Agency(id="prov-bb", name="Bangka Belitung", kind="province", province="ID-BB")
UNIT = Actor(id="unit", roles=("unit",), agency=OFFICE)
HEAD = Actor(id="head", roles=("agency_head",), agency=OFFICE)
HUB = Actor(id="hub", roles=("hub",), agency=PROVINCE)
PAPERS = ("legal_basis", "standard_procedure", "budget", "staffing", "evaluation_report")


def paper(kind: str) -> Evidence:
    """A piece of evidence of a kind, under its own name."""
    return Evidence(id=kind, kind=kind)


def walked(*actions: str) -> Innovation:
    """A full innovation after some actions, each with what it asks for."""
    subject = idea(unit="RSUD", implemented_on=DAY)
    subject = begin(subject, lifecycle="innovation", on=DAY, by=UNIT)
    for action in actions:
        subject = advance(subject, action, **asked(action))
    return subject


def asked(action: str) -> dict[str, Any]:
    """Who takes an action, and what it asks for."""
    by = {"institutionalise": HEAD, "stop": HEAD, "develop": HUB}.get(action, UNIT)
    kinds = {
        "develop": ("result_data",),
        "institutionalise": (*PAPERS, "replication"),
        "renew": ("renewal",),
    }.get(action, ())
    return {"on": DAY, "by": by, "evidence": [paper(kind) for kind in kinds], "note": "why"}


def codes(answer: Accepted[Innovation] | Refused[Innovation]) -> list[str]:
    """The codes of a refusal."""
    assert isinstance(answer, Refused)
    return [reason.code for reason in answer.reasons]


FULL = ("try_out", "implement", "develop", "institutionalise")


def test_an_innovation_goes_through_the_three_phases() -> None:
    """From idea over trial to implemented, then developing, then institutionalised."""
    done = walked(*FULL)
    assert [(e.target, e.phase) for e in done.history] == [
        ("idea", Phase.CREATION),
        ("trial", Phase.CREATION),
        ("implemented", Phase.CREATION),
        ("developing", Phase.DEVELOPMENT),
        ("institutionalised", Phase.INSTITUTIONALISATION),
    ]
    assert done.history[0].action == "register"


def test_a_trial_may_be_left_out_and_a_settled_one_renewed() -> None:
    """Straight from idea to implemented; from institutionalised back to developing."""
    assert walked("implement").state == "implemented"
    assert walked(*FULL, "renew").state == "developing"


@pytest.mark.parametrize("count", range(len(FULL) + 1))
def test_whatever_is_active_can_rest_wake_be_refreshed_and_stopped(count: int) -> None:
    """Resting needs a reason and leads back; a stop is for good."""
    subject = walked(*FULL[:count])
    asleep = advance(subject, "suspend", **asked("suspend"))
    assert (asleep.state, asleep.phase) == ("dormant", None)
    assert advance(asleep, "resume", **asked("resume")).state == subject.state
    for stopped in (subject, asleep):
        end = advance(stopped, "stop", **asked("stop"))
        assert (end.state, end.phase) == ("stopped", None)
        assert codes(decide(end, "resume", on=DAY, by=UNIT)) == ["finished"]
    fresh = advance(subject, "refresh", on=DAY, by=UNIT, evidence=[paper("result_data")])
    assert fresh.state == subject.state


@pytest.mark.parametrize("action", ["suspend", "stop"])
def test_resting_and_stopping_need_a_reason(action: str) -> None:
    """Said in the note."""
    given: dict[str, Any] = {**asked(action), "note": ""}
    assert codes(decide(walked(), action, **given)) == ["missing_note"]


@pytest.mark.parametrize("missing", [*PAPERS, "replication"])
def test_each_paper_of_institutionalisation_is_asked_for(missing: str) -> None:
    """Five papers, and one of replication, scaling up and knowledge transfer."""
    kinds = [kind for kind in (*PAPERS, "replication") if kind != missing]
    answer = decide(
        walked(*FULL[:-1]), "institutionalise", on=DAY, by=HEAD, evidence=[paper(k) for k in kinds]
    )
    assert codes(answer) == ["none_of" if missing == "replication" else "missing_evidence"]


@pytest.mark.parametrize("kind", ["replication", "scale_up", "knowledge_transfer"])
def test_any_way_of_spreading_will_do(kind: str) -> None:
    """One of the three."""
    pieces = [paper(k) for k in (*PAPERS, kind)]
    answer = decide(walked(*FULL[:-1]), "institutionalise", on=DAY, by=HEAD, evidence=pieces)
    assert isinstance(answer, Accepted)


def test_an_empty_handed_officer_is_told_all_that_is_missing() -> None:
    """Role first, then each paper, in Indonesian with the way out."""
    answer = decide(walked(*FULL[:-1]), "institutionalise", on=DAY, by=UNIT)
    assert codes(answer) == ["role_not_permitted", *["missing_evidence"] * 5, "none_of"]
    assert isinstance(answer, Refused)
    role, first = answer.message("id").splitlines()[:2]
    assert role == "hanya kepala instansi yang boleh melakukan ini, sedangkan peran pelaku: unit"
    assert first == (
        "bukti dasar hukum belum cukup: lampirkan paling sedikit 1 yang berlaku pada hari itu"
        " (ada 0)"
    )


def test_people_act_for_their_agency_and_hubs_for_their_province() -> None:
    """A unit of another agency and a hub of another province are refused."""
    stranger = Actor(id="x", roles=("unit",), agency=OTHER_OFFICE)
    far_hub = Actor(id="y", roles=("hub",), agency=FAR_OFFICE)
    tried = walked("implement")
    assert codes(decide(walked(), "try_out", on=DAY, by=stranger)) == ["other_agency"]
    given: dict[str, Any] = {"on": DAY, "evidence": [paper("result_data")]}
    assert codes(decide(tried, "develop", by=far_hub, **given)) == ["none_of"]
    assert isinstance(decide(tried, "develop", by=HUB, **given), Accepted)
    assert codes(decide(tried, "develop", on=DAY, by=HUB)) == ["missing_evidence"]


def test_it_says_that_its_gates_are_design() -> None:
    """The phases are law, states, gates, roles and intervals are ours."""
    for law in lifecycles():
        if law.id == "innovation":
            assert law.basis.origin is Origin.LAW
            assert {t.basis.origin for t in law.transitions} == {Origin.DESIGN}
            assert {o.basis.origin for o in law.obligations} == {Origin.DESIGN}
            assert check(law) == ()
    answer = decide(walked(), "try_out", on=DAY, by=UNIT)
    assert isinstance(answer, Accepted)
    assert (answer.design, answer.confidence) == (True, LAW.basis.confidence)


@pytest.mark.parametrize(("action", "code"), [("renew", "wrong_state"), ("fly", "unknown_action")])
def test_where_an_action_is_possible_is_design_too(action: str, code: str) -> None:
    """Of the action's transitions, or of all that there are."""
    refused = decide(walked(), action, on=DAY, by=UNIT)
    assert isinstance(refused, Refused)
    assert [reason.code for reason in refused.reasons] == [code]
    assert (refused.design, refused.confidence) == (True, None)


@pytest.mark.parametrize(
    ("day", "definition", "regulation"),
    [
        (date(2015, 1, 1), "innovation@2020", "permenpanrb-30-2014"),
        (date(2020, 7, 17), "innovation@2020", "permenpanrb-30-2014"),
        (date(2021, 12, 30), "innovation@2020", "permenpanrb-30-2014"),
        (date(2021, 12, 31), "innovation@2021", "permenpanrb-91-2021"),
        (date(2030, 1, 1), "innovation@2021", "permenpanrb-91-2021"),
    ],
)
def test_each_day_has_its_law(day: date, definition: str, regulation: str) -> None:
    """The older regulation held until the day before 2021-12-31."""
    found = lifecycle("innovation", on=day)
    assert found.definition == definition
    assert found.basis.citation is not None
    assert found.basis.citation.regulation == regulation


def test_states_have_their_official_words() -> None:
    """Inisiatif, uji coba and penerapan are the stages of creation."""
    words = {s.id: s.label.id for s in LAW.states if s.label is not None}
    assert words["idea"] == "inisiatif"
    assert words["dormant"] == "vakum"
    assert len(words) == len(LAW.states) == 7


def test_data_are_refreshed_yearly_by_our_design() -> None:
    """A year after the beginning, and a year after each refresh."""
    subject = walked()
    (one,) = due(subject, on=date(2023, 3, 1))
    assert (one.obligation, one.due_on, one.status.value) == (
        "refresh-yearly",
        date(2023, 3, 1),
        "upcoming",
    )
    fresh = advance(
        subject, "refresh", on=date(2022, 9, 1), by=UNIT, evidence=[paper("result_data")]
    )
    assert due(fresh, on=date(2023, 3, 1))[0].due_on == date(2023, 9, 1)
    assert due(walked("stop"), on=DAY) == ()


def test_the_menu_of_an_idea() -> None:
    """What a unit may do with it now."""
    menu = options(walked(), on=DAY, by=UNIT, note="why")
    assert [o.action for o in menu if o.permitted] == ["try_out", "implement", "suspend"]
