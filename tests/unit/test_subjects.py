"""What moves and its history: innovations, proposals, replications, hubs, actors, entries."""

from collections.abc import Callable
from datetime import date, datetime

import attrs
import pytest

from jipp import (
    UNKNOWN,
    Actor,
    Agency,
    Basis,
    Designation,
    Entry,
    Evidence,
    Finding,
    Honour,
    Hub,
    HubTotal,
    Innovation,
    InvalidInputError,
    Period,
    Phase,
    Profile,
    Proposal,
    Reason,
    Regulation,
    Replication,
    Sdg,
    Window,
)
from jipp.model.finding import Severity
from jipp.model.innovation import InnovationKind

OFFICE = Agency(id="prov-babel", name="Kepulauan Bangka Belitung", kind="province")


def entry(number: int, source: str | None, target: str, on: date) -> Entry:
    """An entry of a history."""
    return Entry(
        number=number,
        subject="a",
        action="go",
        source=source,
        target=target,
        phase="creation" if target == "trial" else None,
        on=on,
        definition="innovation@2021",
    )


HISTORY = (
    entry(1, None, "idea", date(2022, 1, 1)),
    entry(2, "idea", "trial", date(2022, 2, 1)),
    entry(3, "trial", "trial", date(2022, 3, 1)),
)
SUBJECTS: tuple[Callable[[tuple[Entry, ...]], Innovation | Proposal | Replication | Hub], ...] = (
    lambda history: Innovation(id="a", title="A", agency=OFFICE, history=history),
    lambda history: Proposal(id="a", innovation="b", agency=OFFICE, edition=2023, history=history),
    lambda history: Replication(
        id="a", innovation="b", owner=OFFICE, agency=OFFICE, history=history
    ),
    lambda history: Hub(id="a", agency=OFFICE, history=history),
)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_stands_where_its_history_left_it(
    subject: Callable[[tuple[Entry, ...]], Innovation | Proposal | Replication | Hub],
) -> None:
    """State and phase of the last entry; entered when the state was reached from another."""
    begun = subject(HISTORY)
    assert (begun.state, begun.phase) == ("trial", Phase.CREATION)
    assert begun.entered_on == date(2022, 2, 1)
    early = subject(HISTORY[:1])
    assert (early.state, early.phase, early.entered_on) == ("idea", None, date(2022, 1, 1))
    fresh = subject(())
    assert (fresh.state, fresh.phase, fresh.entered_on) == (None, None, None)


def test_construction_does_not_judge_a_history() -> None:
    """Entries out of order are kept as they are; judging them is an audit's work."""
    reversed_ = tuple(reversed(HISTORY))
    assert Innovation(id="a", title="A", agency=OFFICE, history=reversed_).state == "idea"


def test_an_innovation_needs_an_id_a_title_and_an_agency() -> None:
    """All else has a default that claims nothing."""
    innovation = Innovation(id="a", title="A", agency=OFFICE)
    assert innovation.kind is InnovationKind.ORIGINAL
    assert {
        f.name: getattr(innovation, f.name)
        for f in attrs.fields(Innovation)
        if f.name not in {"id", "title", "agency", "kind"}
    } == {
        "unit": "",
        "province": None,
        "replicates": None,
        "categories": (),
        "sdgs": (),
        "implemented_on": None,
        "summary": "",
        "profile": None,
        "evidence": (),
        "honours": (),
        "results": (),
        "extra": (),
        "history": (),
    }


def test_goals_may_be_given_as_numbers_in_any_collection() -> None:
    """They are kept as goals, a set in order; yes is not goal 1."""
    for given in ([3, 16], (Sdg(3), 16), iter([3, 16]), {16, 3}):
        assert Innovation(id="a", title="A", agency=OFFICE, sdgs=given).sdgs == (Sdg(3), Sdg(16))
    with pytest.raises(InvalidInputError) as caught:
        Innovation(id="a", title="A", agency=OFFICE, sdgs=[True, 0, 18, 3.0, 4])  # type: ignore[list-item]
    assert [p.path for p in caught.value.problems] == ["/sdgs/0", "/sdgs/1", "/sdgs/2", "/sdgs/3"]


def test_an_innovation_is_no_replication_of_itself() -> None:
    """Its source is another one."""
    with pytest.raises(InvalidInputError) as caught:
        Innovation(id="a", title="A", agency=OFFICE, kind="replication", replicates="a")
    assert caught.value.by_path() == {
        "/replicates": '"a" names itself as the innovation it replicates; name the source'
    }


@pytest.mark.parametrize(
    ("build", "paths"),
    [
        (lambda: Honour(edition=-1, tier="", group=" "), ["/edition", "/tier", "/group"]),
        (lambda: Actor(id="", roles=["a", "a"], agency="b"), ["/id", "/roles/1", "/agency"]),  # type: ignore[arg-type]
        (
            lambda: Entry(
                number=0,
                subject="",
                action="a b",
                target="",
                phase="growth",  # type: ignore[arg-type]
                on=datetime(2022, 1, 1),  # noqa: DTZ001 - a clock
                recorded_at=datetime(2022, 1, 1),  # noqa: DTZ001 - naive
                by="me",  # type: ignore[arg-type]
                evidence=[""],
                note=None,  # type: ignore[arg-type]
                definition="",
                reverts=0,
            ),
            [
                "/number",
                "/subject",
                "/action",
                "/target",
                "/phase",
                "/on",
                "/recorded_at",
                "/by",
                "/evidence/0",
                "/note",
                "/definition",
                "/reverts",
            ],
        ),
        (
            lambda: Proposal(id="", innovation="", agency=None, edition="2023"),  # type: ignore[arg-type]
            ["/id", "/innovation", "/agency", "/edition"],
        ),
        (
            lambda: Replication(id="", innovation="", owner=None, agency=None),  # type: ignore[arg-type]
            ["/id", "/innovation", "/owner", "/agency"],
        ),
        (
            lambda: Hub(id="", agency=OFFICE, designations=[None], evidence="x", history=5),  # type: ignore[arg-type, list-item]
            ["/id", "/designations/0", "/evidence", "/history"],
        ),
        (
            lambda: Regulation(id="", kind="", number=91, year=2021.0, subject="", in_force=None),  # type: ignore[arg-type]
            ["/id", "/kind", "/number", "/year", "/subject", "/in_force"],
        ),
    ],
)
def test_every_value_says_all_its_faults_at_once(
    build: Callable[[], object], paths: list[str]
) -> None:
    """One error, a problem for each wrong field, in the order of the fields."""
    with pytest.raises(InvalidInputError) as caught:
        build()
    assert [p.path for p in caught.value.problems] == paths
    assert all(p.message("id") != p.code for p in caught.value.problems)


PILOT = Designation(
    instrument="kepmenpanrb-94-2020",
    window=Window(not_before=date(2020, 1, 1), not_after=date(2020, 7, 17)),
    status="pilot",
)


def test_a_hub_has_the_year_and_the_decree_of_its_first_designation() -> None:
    """The eight of 2020 were named again in 2021; the first counts."""
    again = attrs.evolve(PILOT, instrument="kepmenpanrb-359-2021")
    hub = Hub(id="hub-id-bb", agency=OFFICE, designations=[PILOT, again])
    assert (hub.cohort, hub.instrument) == (2020, "kepmenpanrb-94-2020")
    fresh = Hub(id="hub-id-bb", agency=OFFICE)
    assert (fresh.cohort, fresh.instrument) == (None, None)


def test_what_is_said_without_a_basis_is_unverified() -> None:
    """A regulation or a designation that an embedder notes down claims nothing."""
    regulation = Regulation(id="x-1", kind="perbup", number="1", year=2024, subject="Inovasi")
    assert regulation.in_force == Period(since=UNKNOWN, until=UNKNOWN)
    unverified = Basis(origin="law", confidence="unverified")
    assert regulation.basis == PILOT.basis == unverified
    assert HubTotal(regional=36, central=18, as_of=date(2025, 1, 1)).basis == unverified


def test_a_piece_of_evidence_stands_once_in_a_subject() -> None:
    """The same id twice is refused at its place."""
    piece = Evidence(id="sk-1", kind="legal_basis")
    with pytest.raises(InvalidInputError, match=r"/evidence/1/id: \"sk-1\" stands here a second"):
        Innovation(id="a", title="A", agency=OFFICE, evidence=[piece, piece])


def test_a_reason_says_what_lacks_and_from_when() -> None:
    """In both languages, with the first day on which it would hold."""
    reason = Reason(
        code="too_young",
        params={"since": "implemented_on", "day": date(2023, 5, 1), "duration": "2"},
        satisfied_from=date(2025, 5, 1),
    )
    assert reason.message("en").startswith("day of first use is 1 May 2023")
    assert reason.message("id").startswith("tanggal mulai diterapkan: 1 Mei 2023")
    assert reason.satisfied_from == date(2025, 5, 1)


def test_a_finding_names_its_place_and_may_be_told_by_a_word() -> None:
    """Severity equals its word, and a word that is none is refused."""
    finding = Finding(
        code="unreachable", severity="warning", where="pilot", witness={"b": 1, "a": 2}
    )
    assert finding.severity is Severity.WARNING
    words: tuple[str, ...] = ("warning",)
    assert finding.severity in words
    assert finding.witness == (("a", 2), ("b", 1))
    assert finding.message("id").startswith("pilot: tidak ada jalur dari status awal")
    with pytest.raises(InvalidInputError, match="choose one of error, warning"):
        Finding(code="x", severity="fatal", where="pilot")  # type: ignore[arg-type]


def test_a_profile_claims_nothing_by_itself() -> None:
    """Every field may be left out, and what is not told is not told as no."""
    assert {f.name: getattr(Profile(), f.name) for f in attrs.fields(Profile)} == {
        "initiator": "",
        "digital": None,
        "form": "",
        "themes": (),
        "affairs": (),
        "tried_on": None,
        "design": "",
        "purpose": "",
        "benefits": "",
        "results_text": "",
        "inventors": (),
    }


def test_all_faults_of_a_profile_are_told_together() -> None:
    """A one for a yes, a text for a list, an instant for a day, a name that is blank or twice."""
    with pytest.raises(InvalidInputError) as caught:
        Profile(
            initiator=7,  # type: ignore[arg-type]  # wrong types are the point
            digital=1,  # type: ignore[arg-type]
            themes="Non Tematik",
            affairs=["Sosial", "Sosial", " "],
            tried_on=datetime(2021, 6, 1),  # noqa: DTZ001 - no day either way
            design="\ud800",
        )
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/initiator", "not_a_text"),
        ("/digital", "not_a_bool"),
        ("/themes", "not_a_list"),
        ("/affairs/2", "empty"),
        ("/tried_on", "datetime_for_day"),
        ("/design", "lone_surrogate"),
    ]
    with pytest.raises(InvalidInputError) as caught:
        Profile(affairs=["Sosial", "Sosial"])
    assert [(p.path, p.code) for p in caught.value.problems] == [("/affairs/1", "duplicate")]
    with pytest.raises(InvalidInputError) as caught:
        Innovation(id="a", title="A", agency=OFFICE, profile={"digital": True})  # type: ignore[arg-type]
    assert [(p.path, p.code) for p in caught.value.problems] == [("/profile", "wrong_type")]


def test_answers_stand_under_ids_of_criteria() -> None:
    """They keep their order by id; a bad id and a bad text are told at their key, together."""
    proposal = Proposal(
        id="p", innovation="i", agency=OFFICE, edition=2023, answers={"b": "2", "a": ""}
    )
    assert proposal.answers == (("a", ""), ("b", "2"))
    assert attrs.evolve(proposal) == proposal
    with pytest.raises(InvalidInputError) as caught:
        attrs.evolve(proposal, answers={"no id": "x", "a/b": 7, "": "y"})  # type: ignore[dict-item]  # a wrong type is the point
    assert sorted((p.path, p.code) for p in caught.value.problems) == [
        ("/answers/", "not_an_id"),
        ("/answers/a~1b", "not_a_text"),
        ("/answers/no id", "not_an_id"),
    ]
    with pytest.raises(InvalidInputError) as caught:
        attrs.evolve(proposal, answers=["a"])  # type: ignore[arg-type]
    assert [(p.path, p.code) for p in caught.value.problems] == [("/answers", "not_a_mapping")]


def test_evidence_names_what_it_is_shown_for() -> None:
    """Ids of criteria or indicators, each once; a text is no list of ids."""
    shown = Evidence(id="e", kind="video", supports=["ringkasan", "20"])
    assert shown.supports == ("ringkasan", "20")
    for wrong, problems in (
        ("ringkasan", [("/supports", "not_a_list")]),
        (["a", "a"], [("/supports/1", "duplicate")]),
        (["", 7], [("/supports/0", "not_an_id"), ("/supports/1", "number_for_id")]),
    ):
        with pytest.raises(InvalidInputError) as caught:
            Evidence(id="e", kind="video", supports=wrong)  # type: ignore[arg-type]
        assert [(p.path, p.code) for p in caught.value.problems] == problems
