"""An example of every public class: what hosts print, hash, compare, copy and send.

A new public class gets its example here; `test_values.py` names the classes that have none.
"""

from datetime import UTC, date, datetime
from typing import final

import attrs

from jipp import (
    UNKNOWN,
    Actor,
    Agency,
    AgencyKind,
    AmbiguousNameError,
    Basis,
    BoundaryTieError,
    Citation,
    Confidence,
    ConflictOfInterestError,
    Designation,
    DisconnectedPanelError,
    Duration,
    Entry,
    Evidence,
    Finding,
    Honour,
    Hub,
    HubTotal,
    Innovation,
    InvalidDataError,
    InvalidInputError,
    LifecycleError,
    MarksError,
    MigrationError,
    MissingWeightError,
    NoCompetitionError,
    NotInForceError,
    Origin,
    OutsideCoverageError,
    Period,
    Phase,
    Problem,
    Proposal,
    Province,
    Reason,
    Regulation,
    Replication,
    RubricError,
    Sdg,
    Text,
    TransitionRefusedError,
    UndefinedError,
    UnknownNameError,
    Window,
)
from jipp.model.finding import Severity

LAW = Basis(
    origin=Origin.LAW,
    confidence=Confidence.OFFICIAL,
    citation=Citation(regulation="permenpanrb-91-2021", article="6", note="letter a"),
    sources=("a page",),
)
WINDOW = Window(not_before=date(2019, 10, 16), not_after=date(2020, 7, 17))
OFFICE = Agency(id="prov-bb", name="Kepulauan Bangka Belitung", kind=AgencyKind.PROVINCE)
CLERK = Actor(id="clerk", roles=("owner",), agency=OFFICE)
DECREE = Evidence(id="sk-1", kind="legal_basis", issued_on=date(2021, 3, 1), reference="SK/1")
STEP = Entry(
    number=1,
    subject="one-stop",
    action="begin",
    target="creation",
    phase=Phase.CREATION,
    on=date(2022, 1, 3),
    recorded_at=datetime(2022, 1, 3, 9, 30, tzinfo=UTC),
    by=CLERK,
    evidence=("sk-1",),
    note="first of its kind",
    definition="innovation@2021",
)
FAULT = Problem(path="/title", code="empty", params={"value": "", "allowed": ("a", "b")})
FINDING = Finding(
    code="unreachable", severity=Severity.ERROR, where="pilot", witness={"from": "idea"}
)


@final
@attrs.frozen(kw_only=True)
class Refusal:
    """The least that a refusal is, whichever engine gives it."""

    action: str
    reasons: tuple[Reason, ...]


MODEL: tuple[object, ...] = (
    UNKNOWN,
    LAW,
    WINDOW,
    OFFICE,
    CLERK,
    DECREE,
    STEP,
    FAULT,
    FINDING,
    LAW.citation,
    Origin.PRACTICE,
    Confidence.INFERRED,
    AgencyKind.CITY,
    Phase.INSTITUTIONALISATION,
    Sdg(3),
    DECREE.kind,
    Severity.WARNING,
    Text(id="penciptaan", en="creation"),
    Period(since=WINDOW, until=UNKNOWN),
    Duration(years=1, months=6),
    Honour(edition=2019, tier="top-99", group="umum"),
    Reason(code="too_young", basis=LAW, satisfied_from=date(2023, 1, 1)),
    Designation(instrument="kepmenpanrb-94-2020", window=WINDOW, status="pilot", basis=LAW),
    Hub(
        id="hub-id-bb",
        agency=OFFICE,
        designations=(Designation(window=WINDOW, status="pilot", basis=LAW),),
    ),
    HubTotal(regional=36, central=18, as_of=date(2025, 1, 1), basis=LAW),
    Regulation(
        id="permenpanrb-30-2014",
        kind="permenpanrb",
        number="30",
        year=2014,
        subject="service innovation",
        in_force=Period(since=date(2014, 1, 1), until=date(2021, 12, 31)),
        basis=LAW,
    ),
    Province(
        iso="ID-BB",
        kemendagri="19",
        bps="19",
        name="Kepulauan Bangka Belitung",
        english="Bangka Belitung Islands",
        aliases=("Babel",),
        island_group="Sumatra",
        capital="Pangkalpinang",
        regencies=6,
        cities=1,
        counts_as_of=date(2025, 6, 23),
        basis=LAW,
    ),
    (
        innovation := Innovation(
            id="one-stop",
            title="One stop",
            agency=OFFICE,
            sdgs=(3, 16),
            evidence=(DECREE,),
            honours=(Honour(edition=2019, tier="top-99"),),
            history=(STEP,),
        )
    ),
    innovation.kind,
    Proposal(id="p-1", innovation="one-stop", agency=OFFICE, edition=2023),
    Replication(id="r-1", innovation="one-stop", owner=OFFICE, agency=OFFICE),
)

ERRORS: tuple[Exception, ...] = (
    InvalidInputError(FAULT, FAULT),
    InvalidDataError(FAULT),
    UnknownNameError(FAULT, kind="province", name="Bangka", suggestions=("ID-BB",)),
    AmbiguousNameError(FAULT, candidates=("ID-PA", "ID-PB")),
    NotInForceError(FAULT),
    OutsideCoverageError(FAULT),
    NoCompetitionError(FAULT),
    LifecycleError(FAULT, findings=(FINDING,)),
    TransitionRefusedError(
        FAULT, refusal=Refusal(action="submit", reasons=(Reason(code="missing_note"),))
    ),
    MigrationError(FAULT, unmapped=("pilot",)),
    RubricError(FAULT),
    MissingWeightError(FAULT, criteria=("impact",)),
    MarksError(FAULT),
    ConflictOfInterestError(FAULT),
    BoundaryTieError(FAULT, subjects=("a", "b")),
    DisconnectedPanelError(FAULT, components=(("a",), ("b", "c"))),
    UndefinedError(FAULT),
)

VALUES: tuple[object, ...] = (*MODEL, *ERRORS)
