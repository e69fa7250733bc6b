"""Grant workflows of two public systems, written as lifecycles: loaded, walked, stored, counted."""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final, cast

import attrs
import pytest

from jipp import (
    Accepted,
    Actor,
    CanAlwaysReach,
    Duration,
    Entry,
    Evidence,
    Lifecycle,
    Never,
    Portfolio,
    Precedes,
    Refused,
    Table,
    advance,
    audit,
    begin,
    check,
    decide,
    from_wire,
    options,
    prove,
    state_of,
    to_wire,
)
from jipp.model.definition import Kind

DAY: Final = date(2024, 3, 1)
FOLDER: Final = Path(__file__).parent.parent / "data" / "workflows"


@attrs.frozen(kw_only=True)
class Application:
    """What asks for a grant: a subject of the caller's own."""

    id: str
    title: str = ""
    programme: str = ""
    evidence: tuple[Evidence, ...] = ()
    history: tuple[Entry, ...] = ()


def definition(name: str) -> dict[str, Any]:
    """One workflow as it stands in its file."""
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return found


# States and pairs of states between which the public definition moves.
SIZES: Final[Mapping[str, tuple[int, int]]] = {
    "hhs-award-recommendation": (13, 19),
    "hypha-community": (15, 38),
    "hypha-concept-proposal": (22, 61),
    "hypha-external": (13, 29),
    "hypha-request": (10, 31),
    "hypha-same-time": (10, 19),
}
LAWS: Final = {name: from_wire(definition(name), into=Lifecycle) for name in SIZES}
UNDER: Final = tuple(LAWS.values())
PEOPLE: Final = {role: Actor(id=f"{role}-1", roles=(role,)) for law in UNDER for role in law.roles}

# Who does what, and where it leads.
PATHS: Final[Mapping[str, tuple[tuple[str, str, str], ...]]] = {
    "hypha-request": (
        ("applicant", "submit", "in_discussion"),
        ("staff", "request_information", "more_info"),
        ("applicant", "resubmit", "in_discussion"),
        ("lead", "open_review", "internal_review"),
        ("staff", "close_review", "discussion"),
        ("lead", "ready_to_determine", "determination"),
        ("lead", "accept_with_request", "almost"),
        ("admin", "accept", "accepted"),
    ),
    "hypha-same-time": (
        ("applicant", "submit", "in_discussion"),
        ("staff", "open_review", "internal_review"),
        ("staff", "return_to_screening", "in_discussion"),
        ("staff", "open_review", "internal_review"),
        ("staff", "close_review", "discussion"),
        ("staff", "request_information", "discussion_more_info"),
        ("applicant", "resubmit", "discussion"),
        ("lead", "ready_to_determine", "determination"),
        ("lead", "dismiss", "rejected"),
    ),
    "hypha-external": (
        ("applicant", "submit", "in_discussion"),
        ("staff", "open_review", "internal_review"),
        ("staff", "close_review", "discussion"),
        ("lead", "open_external_review", "external_review"),
        ("staff", "close_review", "external_discussion"),
        ("staff", "reopen_external_review", "external_review"),
        ("staff", "close_review", "external_discussion"),
        ("lead", "accept", "accepted"),
    ),
    "hypha-community": (
        ("applicant", "submit", "in_discussion"),
        ("staff", "open_call", "open_call"),
        ("staff", "return_to_screening", "in_discussion"),
        ("staff", "open_community_review", "community_review"),
        ("staff", "reopen_review", "internal_review"),
        ("staff", "close_review", "discussion"),
        ("lead", "ready_to_determine", "determination"),
        ("lead", "return_to_discussion", "external_discussion"),
    ),
    "hypha-concept-proposal": (
        ("applicant", "submit", "concept_screening"),
        ("staff", "open_review", "concept_review"),
        ("staff", "close_review", "concept_discussion"),
        ("lead", "invite", "invited"),
        ("staff", "progress", "draft_proposal"),
        ("applicant", "submit", "proposal_received"),
        ("staff", "open_external_review", "external_review"),
        ("staff", "close_review", "external_discussion"),
        ("lead", "ready_to_determine", "determination"),
        ("lead", "accept", "accepted"),
    ),
    "hhs-award-recommendation": (
        ("recommender", "start_workflow", "pqc_review"),
        ("pqc_reviewer", "approve", "gms_review_start"),
        ("gms_reviewer", "start_gms_review", "gms_review"),
        ("gms_reviewer", "approve", "fmo_review"),
        ("fmo_reviewer", "require_modification", "revision_start"),
        ("recommender", "start_revision", "revision"),
        ("recommender", "complete_revisions", "pqc_review"),
        ("pqc_reviewer", "approve", "gms_review_start"),
        ("gms_reviewer", "start_gms_review", "gms_review"),
        ("gms_reviewer", "approve", "fmo_review"),
        ("fmo_reviewer", "approve", "gmo_review"),
        ("gmo_reviewer", "approve", "agency_approval"),
        ("final_approver", "approve", "departmental_approval"),
        ("final_approver", "approve", "interagency_approval"),
        ("final_approver", "approve", "executive_approval"),
        ("final_approver", "approve", "end"),
    ),
}
ENDS: Final = (date(2024, 3, 31), date(2024, 4, 30))
# What the caller knows: a concept that has no proposal yet may progress.
FACTS: Final = {"already_progressed": False}


def total(table: Table, column: str, *, on: date | None = None) -> int:
    """The sum of a column of counts, of one day if it is named."""
    return sum(cast("int", row[column]) for row in table if on is None or row["on"] == on)


def walked(name: str, *, steps: int | None = None, id: str = "") -> Application:
    """An application at the end of its path, or after so many steps of it, one every two days."""
    path = PATHS[name]
    asked = Application(id=id or f"{name}-7", title="Clean water", programme=name.partition("-")[0])
    who = PEOPLE[path[0][0]]
    moving = begin(asked, lifecycle=LAWS[name], on=DAY, by=who)
    for at, (role, action, target) in enumerate(path[:steps], start=1):
        on = DAY + timedelta(days=2 * at)
        moving = advance(moving, action, on=on, by=PEOPLE[role], facts=FACTS, under=UNDER)
        assert state_of(moving) == target
    return moving


def test_every_file_of_the_folder_is_a_workflow_here() -> None:
    """No definition lies about without a path through it."""
    assert {path.stem for path in FOLDER.glob("*.json")} == set(SIZES) == set(PATHS)


@pytest.mark.parametrize("name", SIZES)
def test_a_workflow_has_the_states_and_moves_of_its_source(name: str) -> None:
    """Nothing is lost or added on the way into a lifecycle, and nothing is found amiss in it."""
    law = LAWS[name]
    moves = {(source, step.target) for step in law.transitions for source in step.source}
    assert (len(law.states), len(moves)) == SIZES[name]
    assert check(law) == ()


@pytest.mark.parametrize("name", SIZES)
def test_a_workflow_goes_over_the_wire_and_back(name: str) -> None:
    """Written by hand in a short form, it is the same value in the full one."""
    law = LAWS[name]
    assert from_wire(json.loads(json.dumps(to_wire(law))), into=Lifecycle) == law


@pytest.mark.parametrize("name", SIZES)
def test_a_workflow_says_all_it_names_in_both_languages(name: str) -> None:
    """States, actions, roles and facts have words, so that no text falls back on an id."""
    law = LAWS[name]
    named: list[tuple[str, Kind]] = [
        *((state.id, "state") for state in law.states),
        *((action, "action") for action in law.actions),
        *((role, "role") for role in law.roles),
    ]
    for id, kind in named:
        word = law.word(id, kind)
        assert "_" not in word.id + word.en
        assert word.id != word.en or id == "admin"
    assert law.title.id != law.title.en


@pytest.mark.parametrize("name", SIZES)
def test_a_workflow_always_leads_to_an_end(name: str) -> None:
    """Wherever an application stands, a final state can still be reached."""
    (proof,) = prove(LAWS[name], [CanAlwaysReach()])
    assert proof.holds is True


@pytest.mark.parametrize(
    ("name", "claim", "holds"),
    [
        ("hypha-same-time", Never(action="accept", once="dismiss"), True),
        ("hypha-same-time", Precedes(first="ready_to_determine", then="accept"), True),
        ("hypha-request", Precedes(first="ready_to_determine", then="accept"), False),
        ("hypha-request", Precedes(first="open_review", then="accept"), False),
        ("hypha-concept-proposal", Precedes(first="invite", then="accept"), True),
        (
            "hhs-award-recommendation",
            Precedes(first="start_gms_review", then="start_revision"),
            True,
        ),
    ],
)
def test_what_a_workflow_guarantees_can_be_asked_of_it(
    name: str, claim: Never | Precedes, holds: bool
) -> None:
    """One stage lets staff accept without a review; two stages invite before they accept."""
    (proof,) = prove(LAWS[name], [claim])
    assert proof.holds is holds


@pytest.mark.parametrize("name", PATHS)
def test_an_application_walks_stays_stored_and_is_audited(name: str) -> None:
    """A realistic path, written as JSON, read back as the same subject, with no finding."""
    moved = walked(name)
    assert len(moved.history) == len(PATHS[name]) + 1
    stored = json.dumps(to_wire(moved))
    read = from_wire(json.loads(stored), into=Application)
    assert read == moved
    assert audit(read, under=UNDER) == ()


@pytest.mark.parametrize("name", PATHS)
def test_options_and_definition_say_the_same_of_every_role(name: str) -> None:
    """Where an application stands, who may do what is what the file says."""
    data = definition(name)
    moving = walked(name, steps=2)
    for role in LAWS[name].roles:
        listed = options(
            moving, on=DAY + timedelta(days=9), by=PEOPLE[role], facts=FACTS, under=UNDER
        )
        permitted = {option.action for option in listed if option.permitted}
        assert permitted == {
            step["action"]
            for step in data["transitions"]
            if state_of(moving) in (step["source"], *step["source"]) and role in step["roles"]
        }


@pytest.mark.parametrize(
    ("name", "steps", "action", "role", "text"),
    [
        (
            "hypha-request",
            1,
            "dismiss",
            "applicant",
            "hanya staf program, penanggung jawab program, administrator yang boleh melakukan ini",
        ),
        ("hypha-concept-proposal", 4, "progress", "staff", "tahap usulan sudah dibuka bernilai ya"),
        ("hypha-external", 1, "accept", "lead", "menunggu penyaringan"),
        ("hhs-award-recommendation", 12, "approve", "gmo_reviewer", "pemberi persetujuan akhir"),
    ],
)
def test_a_refusal_says_the_words_of_the_workflow(
    name: str, steps: int, action: str, role: str, text: str
) -> None:
    """Who may not, what is not so and from where it cannot be done, as an official reads it."""
    answer = decide(
        walked(name, steps=steps),
        action,
        on=DAY + timedelta(days=90),
        by=PEOPLE[role],
        facts={"already_progressed": True},
        under=UNDER,
    )
    assert isinstance(answer, Refused)
    assert text in answer.message("id")


def test_the_last_step_is_an_event_to_pass_on() -> None:
    """The entries of an answer are what happened, for mails and lists outside of the library."""
    moving = walked("hypha-external", steps=7)
    answer = decide(moving, "accept", on=DAY + timedelta(days=30), by=PEOPLE["lead"], under=UNDER)
    assert isinstance(answer, Accepted)
    (entry,) = answer.entries
    assert (entry.action, entry.source, entry.target) == (
        "accept",
        "external_discussion",
        "accepted",
    )


def test_six_workflows_are_counted_in_one_portfolio() -> None:
    """Applications under six definitions are counted, dated and drawn together."""
    ended = [walked(name) for name in PATHS]
    under_way = [walked(name, steps=3, id=f"{name}-8") for name in PATHS]
    portfolio = Portfolio([*ended, *under_way])

    def programme(subject: Application) -> str:
        return subject.programme

    by_programme = list(portfolio.counts(by=programme, under=UNDER))
    assert [(row["programme"], row["count"]) for row in by_programme] == [("hhs", 2), ("hypha", 10)]
    by_state = portfolio.counts(by="state", under=UNDER)
    counted = {row["state"]: row["count"] for row in by_state}
    assert counted == Counter(map(state_of, portfolio))
    assert "diterima" in by_state.to_html(lang="id")
    months = portfolio.series(
        "state", every=Duration(months=1), since=DAY, until=date(2024, 4, 30), under=UNDER
    )
    assert [total(months, "count", on=day) for day in ENDS] == [12, 12]
    flow = portfolio.flow(DAY, date(2024, 4, 30), by="state", under=UNDER)
    assert total(flow, "closing") == 12
    assert not any(audit(subject, under=UNDER) for subject in portfolio)
