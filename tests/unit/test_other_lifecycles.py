"""The lifecycles of hubs, replications and proposals: their tables, their people, their days."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from jipp import (
    UNKNOWN,
    Accepted,
    Actor,
    Agency,
    Confidence,
    Evidence,
    Hub,
    Lifecycle,
    NotInForceError,
    Origin,
    Proposal,
    Refused,
    Replication,
    advance,
    begin,
    catch_up,
    check,
    decide,
    due,
    next_automatic,
    options,
    plan,
)
from jipp.law import edition, lifecycle, lifecycles
from tests import domain
from tests.lifecycles import OFFICE, OTHER_OFFICE

DAY = date(2023, 3, 1)
MINISTRY = Agency(id="panrb", name="Kementerian PANRB", kind="ministry")
ADMIN = Actor(id="admin", roles=("ministry",), agency=MINISTRY)
UNIT = Actor(id="unit", roles=("unit",), agency=OFFICE)
OWNER = Actor(id="owner", roles=("unit",), agency=OTHER_OFFICE)
PORTAL = lifecycle("replication", on=DAY)


def codes(answer: Accepted[Any] | Refused[Any]) -> list[str]:
    """The codes of a refusal."""
    assert isinstance(answer, Refused)
    return [reason.code for reason in answer.reasons]


def paper(kind: str) -> Evidence:
    """A piece of evidence of a kind, under its own name."""
    return Evidence(id=kind, kind=kind)


def test_four_lifecycles_ship_and_none_has_an_error() -> None:
    """Those of hubs, innovations, proposals and replications are among them."""
    names = {law.id for law in lifecycles()}
    assert {"hub", "innovation", "kipp-proposal", "replication"} <= names
    for law in lifecycles():
        assert check(law) == ()


WHO = {
    "replicator (peminat)": {("unit",)},
    "replicator": {("unit",)},
    "JIPPNas admin": {("ministry",)},
    "admin": {("ministry",)},
    "owner body or admin": {("unit", "agency_head"), ("ministry",)},
}
# The start of a row in the table, where it is not the state's own name.
FROM = {"(none)": (), "verified interest": ("verified",)}


def test_the_portal_moves_as_its_table_says() -> None:
    """From, to, who and how sure, row by row and nothing else."""
    found: dict[tuple[tuple[str, ...], object], tuple[set[tuple[str, ...]], set[str]]] = {}
    for step in PORTAL.transitions:
        roles, sure = found.setdefault((step.source, step.target), (set(), set()))
        roles.add(step.roles)
        sure.add(domain.confidence(step.basis))
    assert found == {
        (FROM.get(row["from"], (row["from"],)), row["to"]): (WHO[row["who"]], {row["confidence"]})
        for row in domain.rows("replication_transitions")
    }


def interested(**fields: Any) -> Replication:
    """A replication in which interest was shown."""
    asked = Replication(
        id="r-1", innovation="one-stop", owner=OTHER_OFFICE, agency=OFFICE, unit="RSUD", **fields
    )
    return begin(asked, lifecycle="replication", on=DAY, by=UNIT)


def waiting() -> Replication:
    """A replication that waits for approval."""
    verified = advance(interested(), "verify", on=DAY, by=ADMIN, note="yes")
    return advance(verified, "agree", on=DAY, by=UNIT, evidence=[paper("replication_agreement")])


def test_a_replication_runs_from_interest_to_its_end() -> None:
    """Interest, verified, waiting, approved, implementing, finished."""
    approved = advance(waiting(), "approve", on=DAY, by=OWNER, evidence=[paper("other")])
    running = advance(approved, "implement", on=DAY, by=UNIT)
    assert advance(running, "finish", on=DAY, by=ADMIN).state == "finished"
    (owed,) = due(running, on=DAY)
    assert (owed.obligation, owed.due_on) == ("report-results", date(2024, 3, 1))
    assert [s.action for s in plan(interested(), to="finished", on=DAY) or ()] == [
        "verify",
        "agree",
        "approve",
        "implement",
        "finish",
    ]


def test_each_paper_and_note_of_the_table_is_asked_for() -> None:
    """Verifying needs a note, agreeing and approving their letters, finishing nothing."""
    assert codes(decide(interested(), "verify", on=DAY, by=ADMIN)) == ["missing_note"]
    assert codes(decide(interested(), "reject", on=DAY, by=ADMIN)) == ["missing_note"]
    verified = advance(interested(), "verify", on=DAY, by=ADMIN, note="yes")
    assert codes(decide(verified, "agree", on=DAY, by=UNIT)) == ["missing_evidence"]
    assert codes(decide(waiting(), "approve", on=DAY, by=ADMIN)) == ["none_of"]
    assert isinstance(decide(waiting(), "refuse", on=DAY, by=OWNER), Accepted)


def test_the_owner_or_the_admin_approves_and_nobody_else() -> None:
    """The replicator cannot approve its own request, nor the owner file it."""
    letter = [paper("other")]
    for someone in (OWNER, ADMIN):
        assert (
            advance(waiting(), "approve", on=DAY, by=someone, evidence=letter).state == "approved"
        )
    assert codes(decide(waiting(), "approve", on=DAY, by=UNIT, evidence=letter)) == ["none_of"]
    verified = advance(interested(), "verify", on=DAY, by=ADMIN, note="yes")
    answer = decide(verified, "agree", on=DAY, by=OWNER, evidence=[paper("replication_agreement")])
    assert codes(answer) == ["other_agency"]


def test_its_period_is_not_known() -> None:
    """Any day may be under it, none is for certain; it is transcribed."""
    assert PORTAL.in_force.holds(DAY) is None
    assert PORTAL.basis.confidence is Confidence.TRANSCRIBED
    answer = decide(waiting(), "refuse", on=DAY, by=ADMIN)
    assert isinstance(answer, Accepted)
    assert answer.confidence is Confidence.INFERRED


def test_a_hub_comes_to_be_in_the_observed_order() -> None:
    """Readiness, commitment, designation, mentoring, operating, monitoring and back."""
    head = Actor(id="head", roles=("agency_head",), agency=OFFICE)
    officer = Actor(id="officer", roles=("hub",), agency=OFFICE)
    hub = begin(
        Hub(id="h-1", agency=OFFICE, host_unit="Organisasi"), lifecycle="hub", on=DAY, by=UNIT
    )
    hub = advance(hub, "commit", on=DAY, by=head, note="in the plan")
    assert codes(decide(hub, "designate", on=DAY, by=ADMIN)) == ["missing_evidence"]
    hub = advance(hub, "designate", on=DAY, by=ADMIN, evidence=[paper("legal_basis")])
    hub = advance(hub, "mentor", on=DAY, by=ADMIN)
    hub = advance(hub, "operate", on=DAY, by=officer)
    assert {(d.obligation, d.due_on) for d in due(hub, on=DAY)} == {
        ("maturity-survey", date(2024, 3, 1)),
        ("monitoring", date(2024, 3, 1)),
    }
    hub = advance(hub, "monitor", on=DAY, by=officer)
    assert codes(decide(hub, "conclude", on=DAY, by=officer)) == ["missing_evidence"]
    hub = advance(hub, "conclude", on=DAY, by=officer, evidence=[paper("evaluation_report")])
    assert [entry.target for entry in hub.history] == [
        "readiness",
        "commitment",
        "designation",
        "mentoring",
        "operating",
        "monitoring",
        "operating",
    ]


def test_a_hub_has_no_law_before_the_pilots() -> None:
    """The decree is of 2020."""
    assert lifecycle("hub", on=date(2020, 12, 31)).definition == "hub@2020"
    with pytest.raises(NotInForceError):
        lifecycle("hub", on=date(2019, 12, 31))


@pytest.mark.parametrize(
    ("name", "obligation", "row"),
    [
        ("hub", "maturity-survey", "O5"),
        ("hub", "monitoring", "O9"),
        ("replication", "report-results", "O3"),
        ("innovation", "refresh-yearly", "O6"),
    ],
)
def test_a_duty_is_as_sure_as_the_table_and_its_interval_is_ours(
    name: str, obligation: str, row: str
) -> None:
    """No table states an interval: a year is design, the duty itself was told of."""
    (found,) = (o for o in lifecycle(name, on=DAY).obligations if o.id == obligation)
    (told,) = (r for r in domain.rows("obligations") if r["id"] == row)
    assert found.basis.origin is Origin.DESIGN
    assert found.every is not None
    if name != "innovation":
        assert domain.confidence(found.basis) == told["confidence"]
        assert domain.note(found.basis).startswith(f"{row}: ")


def proposal(on: date) -> Proposal:
    """A proposal that stands before the shortlist."""
    draft = Proposal(id="p-1", innovation="one-stop", agency=OFFICE, edition=on.year)
    desk = Actor(id="desk", roles=("local_admin",), agency=OFFICE)
    subject = begin(draft, lifecycle="kipp-proposal", on=on, by=UNIT)
    subject = advance(subject, "propose", on=on, by=UNIT)
    subject = advance(subject, "submit", on=on, by=desk)
    subject = advance(subject, "screen", on=on, by=ADMIN)
    return advance(subject, "admit", on=on, by=ADMIN)


def shortlisted(on: date) -> Proposal:
    """A proposal that two evaluators read."""
    subject = proposal(on)
    for name in ("evi", "eka"):
        reader = Actor(id=name, roles=("evaluator",), agency=MINISTRY)
        subject = advance(subject, "assess", on=on, by=reader)
    return advance(subject, "shortlist", on=on, by=ADMIN)


PANELLIST = Actor(id="pan", roles=("panellist",), agency=MINISTRY)


def test_two_evaluators_read_before_the_shortlist() -> None:
    """One is not enough, nor the same one twice."""
    one = Actor(id="evi", roles=("evaluator",), agency=MINISTRY)
    subject = advance(proposal(DAY), "assess", on=DAY, by=one)
    subject = advance(subject, "assess", on=DAY, by=one)
    assert codes(decide(subject, "shortlist", on=DAY, by=ADMIN)) == ["approvals_missing"]
    assert shortlisted(DAY).state == "finalist"


def test_who_judges_a_proposal_is_of_another_agency_and_had_no_hand_in_it() -> None:
    """Screening, assessing and deciding: not the owner's people, nor who drafted or filed it."""
    roles = ("unit", "local_admin", "ministry", "evaluator", "panellist")
    owner = Actor(id="owner", roles=roles, agency=OFFICE)
    moved = attrs.evolve(owner, agency=MINISTRY)
    draft = Proposal(id="p-1", innovation="one-stop", agency=OFFICE, edition=2023)
    subject = begin(draft, lifecycle="kipp-proposal", on=DAY, by=owner)
    for action in ("propose", "submit"):
        subject = advance(subject, action, on=DAY, by=owner)
    answer = decide(subject, "screen", on=DAY, by=owner)
    assert codes(answer) == ["same_actor"] * 3 + ["own_agency"]
    assert codes(decide(subject, "screen", on=DAY, by=moved)) == ["same_actor"] * 3
    colleague = attrs.evolve(owner, id="colleague")
    answer = decide(subject, "screen", on=DAY, by=colleague)
    assert codes(answer) == ["own_agency"]
    assert isinstance(answer, Refused)
    assert "nobody of kota-a may do this" in answer.message("en")
    assert "pihak dari kota-a tidak boleh" in answer.message("id")
    assert codes(decide(proposal(DAY), "assess", on=DAY, by=colleague)) == ["own_agency"]
    announced = advance(shortlisted(DAY), "announce", on=DAY, by=ADMIN)
    later = DAY + timedelta(days=5)
    assert codes(decide(announced, "decide", on=later, by=colleague)) == ["own_agency"]


def reached(law: Lifecycle, on: date, people: tuple[Actor, ...]) -> set[str | None]:
    """All states that some people can bring a proposal to, whatever they do."""
    draft = Proposal(id="p-1", innovation="one-stop", agency=OFFICE, edition=on.year)
    waiting = [begin(draft, lifecycle=law, on=on, by=by) for by in people if by.agency is OFFICE]
    seen: set[object] = set()
    for subject in waiting:
        did = {(e.action, e.by.id) for e in subject.history if e.by is not None}
        marks = {pair for pair in did if pair[0] in {"draft", "propose", "submit", "assess"}}
        if (subject.state, frozenset(marks)) in seen:
            continue
        seen.add((subject.state, frozenset(marks)))
        common: dict[str, Any] = {"on": subject.history[-1].on + timedelta(days=5), "note": "so"}
        for by in people:
            menu = options(subject, by=by, **common)
            waiting += (advance(subject, o.action, by=by, **common) for o in menu if o.permitted)
    return {subject.state for subject in waiting}


@pytest.mark.parametrize("year", [2020, 2023, 2025])
def test_three_people_are_needed_for_an_award(year: int) -> None:
    """Two get nowhere near it, whatever roles they hold and wherever they belong."""
    on = date(year, 3, 1)
    law = lifecycle("kipp-proposal", on=on)

    def people(*agencies: Agency) -> tuple[Actor, ...]:
        return tuple(
            Actor(id=f"p{i}", roles=law.roles, agency=agency) for i, agency in enumerate(agencies)
        )

    for agencies in ((OFFICE, OFFICE), (OFFICE, MINISTRY), (MINISTRY, MINISTRY)):
        assert "finalist" not in reached(law, on, people(*agencies))
    assert "awarded" not in reached(law, on, people(OFFICE, OFFICE, MINISTRY))
    assert "awarded" in reached(law, on, people(OFFICE, MINISTRY, MINISTRY))


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2022, 2023, 2025])
def test_the_states_of_a_year_are_its_stages(year: int) -> None:
    """Every stage that the edition tells of is a state, under the same words, and no other."""
    law = lifecycle("kipp-proposal", on=date(year, 5, 1))
    stages = edition(year).stages
    assert stages is not UNKNOWN
    states = {state.id: state.label for state in law.states}
    assert {stage.id: stage.label for stage in stages}.items() <= states.items()
    every = {"objection", "presentation", "field_verification", "panel_evaluation", "plenary"}
    assert every & states.keys() == every & {stage.id for stage in stages}
    assert law.basis.citation is not None
    assert law.basis.citation.regulation == edition(year).legal_basis


@pytest.mark.parametrize("year", [2014, 2018, 2024])
def test_a_year_without_known_stages_or_competition_has_none(year: int) -> None:
    """The stages of the first years are not known, and 2024 was not held."""
    with pytest.raises(NotInForceError):
        lifecycle("kipp-proposal", on=date(year, 5, 1))


def test_the_objection_period_ends_by_itself() -> None:
    """Five days after the announcement, unless an objection was upheld before."""
    open_to_all = advance(shortlisted(DAY), "announce", on=DAY, by=ADMIN)
    ends = DAY + timedelta(days=5)
    assert next_automatic(open_to_all) == ends
    assert catch_up(open_to_all, on=ends - timedelta(days=1)).state == "objection"
    assert catch_up(open_to_all, on=ends).state == "presentation"
    out = decide(open_to_all, "exclude", on=DAY, by=ADMIN)
    assert codes(out) == ["missing_note"]
    assert advance(open_to_all, "exclude", on=DAY, by=ADMIN, note="copied").state == "excluded"
    assert codes(decide(open_to_all, "exclude", on=ends, by=ADMIN, note="late")) == ["wrong_state"]


def test_the_objection_period_was_told_of_in_2020_only() -> None:
    """There it is reported; in the other years its length is our design."""
    found = {
        law.version: law
        for law in lifecycles()
        if law.id == "kipp-proposal" and "close_objection" in law.actions
    }
    origins = {
        version: next(t for t in law.transitions if t.action == "close_objection").basis.origin
        for version, law in found.items()
    }
    assert origins == {"2019": Origin.DESIGN, "2020": Origin.LAW, "2021": Origin.DESIGN}


@pytest.mark.parametrize(
    ("day", "steps"),
    [
        (DAY, ("announce", "visit", "decide", "award")),
        (DAY, ("announce", "decide", "decline")),
        (date(2020, 6, 1), ("announce", "decide", "award")),
        (date(2025, 6, 1), ("open_panel", "open_public", "convene", "decide", "award")),
    ],
)
def test_a_finalist_comes_to_a_decision(day: date, steps: tuple[str, ...]) -> None:
    """With field verification or without, over a plenary in 2025."""
    subject = shortlisted(day)
    for number, action in enumerate(steps):
        by = PANELLIST if action == "decide" else ADMIN
        subject = advance(subject, action, on=day + timedelta(days=10 * number), by=by)
    assert subject.state in {"awarded", "not_awarded"}


def test_there_was_no_field_verification_in_2020() -> None:
    """It was cancelled: nobody can choose it."""
    menu = [o.action for o in options(shortlisted(date(2020, 6, 1)), on=date(2020, 6, 1), by=ADMIN)]
    assert "visit" not in menu


def test_a_draft_goes_over_the_local_admin() -> None:
    """A unit cannot submit; the local admin may return a draft with a reason."""
    draft = Proposal(id="p-1", innovation="one-stop", agency=OFFICE, edition=2023)
    subject = begin(draft, lifecycle="kipp-proposal", on=DAY, by=UNIT)
    subject = advance(subject, "propose", on=DAY, by=UNIT)
    assert codes(decide(subject, "submit", on=DAY, by=UNIT)) == ["role_not_permitted"]
    desk = Actor(id="desk", roles=("local_admin",), agency=OFFICE)
    assert codes(decide(subject, "return", on=DAY, by=desk)) == ["missing_note"]
    assert advance(subject, "return", on=DAY, by=desk, note="too short").state == "draft"


def test_every_step_of_a_proposal_but_one_is_ours() -> None:
    """Only the objection period of 2020 was told of."""
    laws: list[Lifecycle] = [law for law in lifecycles() if law.id == "kipp-proposal"]
    told = [(law.version, t.action) for law in laws for t in law.transitions if t.basis.confidence]
    assert told == [("2020", "close_objection")]
