"""An example of every public class: what hosts print, hash, compare, copy and send.

A new public class gets a whole here that holds it, at any depth; `test_values.py` names the classes
that have none.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from enum import Enum
from typing import cast, final

import attrs

from jipp import (
    UNKNOWN,
    Actor,
    AmbiguousNameError,
    BoundaryTieError,
    ConflictOfInterestError,
    Criterion,
    DisconnectedPanelError,
    Duration,
    Entry,
    Evidence,
    Finding,
    Honour,
    Innovation,
    Interval,
    Intervals,
    InvalidDataError,
    InvalidInputError,
    Levels,
    LifecycleError,
    Limits,
    MarksError,
    MigrationError,
    MissingWeightError,
    NoCompetitionError,
    NotInForceError,
    OutsideCoverageError,
    PanelRule,
    Problem,
    Proposal,
    Range,
    Reason,
    Replication,
    Rounding,
    Rubric,
    RubricError,
    Sheet,
    Text,
    Tier,
    TransitionRefusedError,
    UndefinedError,
    UnknownNameError,
    YesNo,
    award,
    evaluate,
    evaluate_all,
    law,
    rank,
    reference,
)
from jipp.model.finding import Severity
from jipp.reference.figures import TABLES

DAY = date(2024, 1, 1)
HUB = reference.hub("hub-id-bb")
CLERK = Actor(id="clerk", roles=("owner",), agency=HUB.agency)
DECREE = Evidence(
    id="sk-1", kind="legal_basis", title="Decree", issued_on=date(2021, 3, 1), reference="SK/1"
)
STEP = Entry(
    number=1,
    subject="one-stop",
    action="begin",
    target="creation",
    phase="creation",
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
LATER = Reason(code="too_young", satisfied_from=DAY)
INNOVATION = Innovation(
    id="one-stop",
    title="One stop",
    agency=HUB.agency,
    sdgs=(3, 16),
    evidence=(DECREE,),
    honours=(Honour(edition=2019, tier="top-99"),),
    history=(STEP,),
)
RUBRIC = Rubric(
    id="demo",
    title="Demo",
    criteria=(
        Criterion(id="novelty", weight=30, scale=Range(low=0, high=100)),
        Criterion(id="impact", weight=30, scale=Levels(points={"good": 2, "poor": 0})),
        Criterion(id="legal", weight=20, scale=YesNo(points=10)),
        Criterion(
            id="reach",
            weight=20,
            scale=Intervals(
                intervals=(
                    Interval(low=0, high=5, points=1),
                    Interval(low=5, high=10, high_included=True, points=2),
                )
            ),
        ),
    ),
    panel=PanelRule(method="mean", drop_low=1),
    rounding=Rounding(places=2),
)
SHEETS = [
    Sheet(
        subject=subject,
        judge=judge,
        marks={"novelty": 70, "impact": "good", "legal": True, "reach": reach},
    )
    for subject in ("one-stop", "e-queue")
    for judge, reach in (("anna", 4), ("budi", "7.5"))
]
EVALUATION = evaluate(RUBRIC, SHEETS, subject="one-stop")
RANKING = rank(evaluate_all(RUBRIC, [*SHEETS, Sheet(subject="late", judge="anna", marks={})]))


@final
@attrs.frozen(kw_only=True)
class Refusal:
    """The least that a refusal is, whichever engine gives it."""

    action: str
    reasons: tuple[Reason, ...]


ERRORS: tuple[Exception, ...] = (
    InvalidInputError(FAULT, FAULT),
    InvalidDataError(FAULT),
    UnknownNameError(FAULT, kind="province", name="Bangka", suggestions=("ID-BB",)),
    AmbiguousNameError(FAULT, candidates=("ID-PA", "ID-PB")),
    NotInForceError(FAULT),
    OutsideCoverageError(FAULT),
    NoCompetitionError(FAULT),
    LifecycleError(FAULT, findings=(FINDING,)),
    TransitionRefusedError(FAULT, refusal=Refusal(action="submit", reasons=(LATER,))),
    MigrationError(FAULT, unmapped=("pilot",)),
    RubricError(FAULT),
    MissingWeightError(FAULT, criteria=("impact",)),
    MarksError(FAULT),
    ConflictOfInterestError(FAULT),
    BoundaryTieError(FAULT, subjects=("a", "b")),
    DisconnectedPanelError(FAULT, components=(("a",), ("b", "c"))),
    UndefinedError(FAULT),
)
WHOLES: tuple[object, ...] = (
    UNKNOWN,
    HUB,
    DAY,
    INNOVATION,
    FAULT,
    FINDING,
    LATER,
    EVALUATION,
    SHEETS[0],
    RANKING,
    award(RANKING, (Tier(name="Top 1", places=1),), at_boundary="include"),
    Tier(name="Top 45", places=45),
    Duration(years=1, months=6),
    Limits(),
    Text(id="penciptaan", en="creation"),
    Proposal(id="p-1", innovation="one-stop", agency=HUB.agency, edition=2023),
    Replication(id="r-1", innovation="one-stop", owner=HUB.agency, agency=HUB.agency),
    law.bands("iid", on=DAY),
    law.regulation("permenpanrb-30-2014"),
    reference.hub_total(on=DAY),
    reference.province("Babel"),
    *(reference.published(name)[0] for name in TABLES),
)


def pieces(values: Iterable[object]) -> Iterator[object]:
    """The values of jipp among these, and those inside them at any depth."""
    for value in values:
        if type(value).__module__.startswith("jipp"):
            yield value
        if isinstance(value, tuple):
            yield from pieces(cast("tuple[object, ...]", value))
        elif attrs.has(cls := type(value)) and not isinstance(value, Enum):
            yield from pieces(getattr(value, field.name) for field in attrs.fields(cls))


MODEL: tuple[object, ...] = tuple({type(value): value for value in pieces(WHOLES)}.values())
VALUES: tuple[object, ...] = (*MODEL, *ERRORS)
