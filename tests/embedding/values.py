"""An example of every public class: what hosts print, hash, compare, copy and send.

A new public class gets a whole here that holds it, at any depth; `test_values.py` names the classes
that have none.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import partial
from typing import Any, cast

import attrs

from jipp import (
    SAME,
    UNKNOWN,
    Activity,
    Actor,
    AllOf,
    Always,
    AmbiguousNameError,
    AnyOf,
    Approvals,
    AssignmentError,
    AtLeastPeople,
    Basis,
    Body,
    BoundaryTieError,
    Calendar,
    CanAlwaysReach,
    ConflictOfInterestError,
    Criterion,
    DisconnectedPanelError,
    Duration,
    Edition,
    Entry,
    Evidence,
    Fact,
    Finding,
    Form,
    FormField,
    HasEvidence,
    HasField,
    HasNote,
    Honour,
    Innovation,
    Interval,
    Intervals,
    InvalidDataError,
    InvalidInputError,
    Lack,
    Levels,
    LevelStep,
    Lifecycle,
    LifecycleError,
    Limits,
    Linear,
    MarksError,
    MigrationError,
    MinimumAge,
    MissingWeightError,
    Never,
    NoCompetitionError,
    Not,
    NotInForceError,
    Obligation,
    OutsideCoverageError,
    PanelRule,
    Period,
    Phase,
    Picture,
    Portfolio,
    Precedes,
    Predicate,
    Problem,
    Profile,
    Proposal,
    Range,
    Reason,
    Refused,
    Replication,
    Result,
    Rounding,
    Rubric,
    RubricError,
    SameAgency,
    SameProvince,
    Separate,
    Sheet,
    State,
    Tally,
    Text,
    Tier,
    Transition,
    TransitionRefusedError,
    UndefinedError,
    UnknownNameError,
    YesNo,
    affinity,
    assign,
    award,
    begin,
    community,
    compare_rankings,
    conform,
    decide,
    diff,
    due,
    eligibility,
    evaluate,
    evaluate_all,
    hub_report,
    impact,
    law,
    least_change,
    lot,
    options,
    plan,
    prove,
    rank,
    reference,
    report,
    what_if,
)
from jipp.evaluation import agreement, indices, robustness, severity
from jipp.model.clause import AgeRule, Clause
from jipp.model.edition import Category, Registration, Stage
from jipp.model.finding import Severity
from jipp.policy import TieredRank
from jipp.portfolio import LogRank
from jipp.reference.figures import TABLES

DAY = date(2024, 1, 1)
HUB = reference.hub("hub-id-bb")
CLERK = Actor(id="clerk", roles=("owner",), agency=HUB.agency)
DECREE = Evidence(
    extra={"register": {"page": 12}},
    id="sk-1",
    kind="legal_basis",
    title="Decree",
    issued_on=date(2021, 3, 1),
    reference="SK/1",
    supports=("novelty",),
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
FORM = Form(
    id="own",
    title="An own form",
    fields=(
        FormField(
            column="digital",
            path="profile.digital",
            label=Text(id="Digital", en="Digital"),
            kind="yes_no",
            required=UNKNOWN,
            values=("Ya", "Tidak"),
            stored=("true", "false"),
            also=("jenis",),
            basis=Basis(origin="practice", confidence="transcribed", sources=("an export",)),
        ),
        FormField(
            column="judul", path="title", label="Judul", kind="text", max_words=9, min_words=1
        ),
    ),
)
INNOVATION = Innovation(
    extra={"files": ["a.pdf", {"pages": 3}], "score": 7.5},
    id="one-stop",
    title="One stop",
    agency=HUB.agency,
    sdgs=(3, 16),
    results=(
        Result(
            indicator="Waiting time",
            unit="minutes",
            before=90,
            before_on=date(2021, 6, 30),
            after=60,
            after_on=date(2022, 6, 30),
            better="lower",
            method="time sheets of a month",
            sdg_targets=("16.6",),
            evidence=("sk-1",),
        ),
    ),
    evidence=(DECREE,),
    honours=(Honour(edition=2019, tier="top-99"),),
    history=(STEP,),
)
ACTIVITY = Activity(
    id="clinic-1",
    hub=HUB.id,
    kind="coaching_clinic",
    on=date(2023, 3, 1),
    until=date(2023, 3, 2),
    title="Clinic",
    phase="creation",
    host="kemenpanrb",
    partners=("untan",),
    agencies=("kota-a",),
    innovations=("one-stop",),
    participants=40,
    evidence=("list-1",),
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

HUB_YEAR = hub_report(
    HUB,
    (ACTIVITY,),
    since=date(2023, 1, 1),
    until=DAY,
    innovations=(INNOVATION,),
    every={"capacity_building": Duration(months=6)},
    counted="served",
)

COLUMNS: dict[str, list[object]] = {
    "subject": ["a", "a", "b"],
    "judge": ["anna", "budi", "anna"],
    "novelty": [70, 80, 60],
    "impact": ["good", "poor", "good"],
    "legal": [True, False, True],
    "reach": [4, 6, 7],
}
RATINGS: list[list[int | None]] = [[1, 2, 3, None], [1, 2, 4, 4]]
PILOT_LAW = Lifecycle(
    id="pilot",
    version="1",
    title="Pilot",
    states=(
        State(id="idea", phase="creation", label="Idea", initial=True),
        State(id="trial"),
        State(id="done", final=True),
    ),
    transitions=(
        Transition(
            action="submit",
            source="idea",
            target="trial",
            roles=("owner",),
            requires=AllOf(
                of=(
                    Always(),
                    HasNote(),
                    HasField(name="title"),
                    HasEvidence(kind="legal_basis"),
                    MinimumAge(since="implemented_on", duration=Duration(years=1)),
                    AnyOf(of=(SameAgency(), SameProvince())),
                    Not(of=Fact(name="debt", op=">", value=0)),
                )
            ),
        ),
        Transition(
            action="close",
            source="trial",
            target="done",
            requires=AnyOf(
                of=(Approvals(action="endorse", of_roles=("judge",)), Predicate(name="heard"))
            ),
        ),
        Transition(action="endorse", source="trial", target=SAME),
    ),
    obligations=(
        Obligation(
            id="report", in_states=("idea", "trial"), every=Duration(months=6), met_by="endorse"
        ),
    ),
)
PILOT = begin(
    attrs.evolve(INNOVATION, history=(), implemented_on=date(2022, 1, 3)),
    lifecycle=PILOT_LAW,
    on=date(2023, 1, 2),
    by=CLERK,
    under=PILOT_LAW,
)
EDITION = Edition(
    year=2023,
    held=True,
    theme="A theme",
    groups=("umum",),
    categories=(Category(number=1, label="health"),),
    ages={"umum": AgeRule(least=Duration(years=1), counted_from=date(2023, 3, 1))},
    caps={"umum": 3},
    exclusions=(Clause(text="no winner again", never=(Honour(edition=2022, tier="top"),)),),
    registration=Registration(opens=date(2023, 2, 1), closes=date(2023, 3, 1)),
    stages=(Stage(id="selection", label="selection"),),
    tiers={"umum": (Tier(name="Top 45", places=45),)},
    passing_score=75,
)
FIRST, *OTHERS = PILOT_LAW.transitions
STRICTER_LAW = attrs.evolve(
    PILOT_LAW, version="2", transitions=(attrs.evolve(FIRST, roles=("judge",)), *OTHERS)
)
REFUSED = decide(PILOT, "submit", on=DAY, by=CLERK, under=PILOT_LAW)
assert isinstance(REFUSED, Refused)


INDEX_RULES = law.index_rules("iid", on=date(2026, 6, 1))


def adopter(id: str, source: str) -> Innovation:
    """An innovation of the hub that was taken from another."""
    return Innovation(id=id, title=id, agency=HUB.agency, kind="replication", replicates=source)


PORTFOLIO = Portfolio(
    (PILOT, adopter("copy", "one-stop"), adopter("hen", "egg"), adopter("egg", "hen"))
)
ERRORS: tuple[Exception, ...] = (
    InvalidInputError(FAULT, FAULT),
    InvalidDataError(FAULT),
    UnknownNameError(FAULT, kind="province", name="Bangka", suggestions=("ID-BB",)),
    AmbiguousNameError(FAULT, candidates=("ID-PA", "ID-PB")),
    NotInForceError(FAULT),
    OutsideCoverageError(FAULT),
    NoCompetitionError(FAULT),
    LifecycleError(FAULT, findings=cast("Any", (FINDING,))),
    TransitionRefusedError(FAULT, refusal=REFUSED),
    MigrationError(FAULT, unmapped=("pilot",)),
    RubricError(FAULT),
    MissingWeightError(FAULT, criteria=("impact",)),
    MarksError(FAULT),
    ConflictOfInterestError(FAULT),
    AssignmentError(FAULT, blocking=(("a",), ("j1",), 2, 1)),
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
    Linear(low=20, high=85, better="lower"),
    LogRank(chi_square=Fraction(49, 17), observed=2, expected=Fraction(5, 6)),
    Calendar(
        holidays={DAY: Text(id="Tahun Baru", en="New Year")},
        covers=Period(since=DAY, until=date(2025, 1, 1)),
    ),
    Limits(),
    Picture.of(
        lambda _, width: Body(width, 20, ()),
        caption=Phase.CREATION.label,
        source=Phase.CREATION.label,
        bases=(Basis(origin="law", confidence="official"),),
    ),
    Text(id="penciptaan", en="creation"),
    Proposal(
        id="p-1",
        innovation="one-stop",
        agency=HUB.agency,
        edition=2023,
        answers={"ringkasan": "Satu loket."},
    ),
    FORM,
    FORM.fields[0],
    Profile(
        initiator="ASN",
        digital=True,
        form="Inovasi Pelayanan Publik",
        themes=("Non Tematik",),
        affairs=("Kesehatan", "Sosial"),
        tried_on=date(2021, 6, 1),
        design="Satu loket.",
        purpose="Cepat.",
        benefits="Antrean pendek.",
        results_text="Sehari selesai.",
        inventors=("Ani",),
    ),
    Replication(id="r-1", innovation="one-stop", owner=HUB.agency, agency=HUB.agency),
    law.bands("iid", on=DAY),
    law.regulation("permenpanrb-30-2014"),
    reference.hub_total(on=DAY),
    reference.province("Babel"),
    *(reference.published(name)[0] for name in TABLES),
    PORTFOLIO,
    attrs.evolve(
        PORTFOLIO.counts(by=("phase", "sdg"), not_begun=True),
        title=Text(id="Jumlah inovasi menurut fase, tujuan TPB", en="Innovations by phase, SDG"),
    ),
    PORTFOLIO.time_in("creation", on=DAY),
    PORTFOLIO.lineage(),
    PORTFOLIO.scorecard(HUB, DAY, under=PILOT_LAW),
    PILOT_LAW,
    REFUSED,
    decide(PILOT, "submit", on=DAY, by=CLERK, note="ready", facts={"debt": 0}, under=PILOT_LAW),
    options(PILOT, on=DAY, by=CLERK, under=PILOT_LAW),
    plan(PILOT, to="done", on=DAY, under=PILOT_LAW),
    due(PILOT, on=DAY, under=PILOT_LAW),
    what_if(
        (PILOT, attrs.evolve(INNOVATION, id="idea", history=())),
        old=PILOT_LAW,
        new=STRICTER_LAW,
        on=DAY,
        by=CLERK,
    ),
    what_if({"babel": 62}, old=law.bands("iid", on=DAY), new=law.bands("rb", on=DAY)),
    TieredRank(rank=46, tier="Top 99"),
    diff(PILOT_LAW, STRICTER_LAW),
    prove(
        PILOT_LAW,
        (
            Never(state="done", once="endorse"),
            CanAlwaysReach(to="trial"),
            AtLeastPeople(people=2, to="trial"),
            Separate(actions=("submit", "close")),
            Precedes(first="submit", then="done"),
        ),
    ),
    agreement.krippendorff_alpha(RATINGS, metric="interval"),
    agreement.bootstrap(
        partial(agreement.krippendorff_alpha, metric="interval"),
        RATINGS,
        seed=1,
        draws=20,
        resample="subjects",
    ),
    Lack(code="missing_field", what="title"),
    LevelStep(row="16", innovation=0, level=Decimal(0), to=Decimal(2)),
    assign(["a", "b"], ["anna", "budi"], per=1, seed=1),
    lot(["a", "b"], sources=(9319,)),
    lot(["a", "b"], sources=(9319,)).working[0],
    compare_rankings({"a": 2, "b": 1}, {"a": 1, "b": 2}),
    affinity(
        [("a", "anna", 4), ("a", "budi", 5), ("b", "anna", 6), ("b", "budi", 9)],
        judges={"anna": "p", "budi": "q"},
        subjects={"a": "p", "b": "q"},
        seed=1,
        draws=3,
    ),
    severity.adjust([("a", "anna", 4), ("b", "anna", 3)]).judges["anna"],
    severity.adjust([("a", "anna", 4), ("b", "anna", 3), ("b", "budi", 9), ("a", "budi", 8)]),
    robustness.rank_acceptability({"a": (9, 1), "b": (5, 6)}, weights="uniform"),
    robustness.weight_stability({"a": (8, 5), "b": (7, 9)}, ("0.5", "0.5")),
    robustness.margins(RANKING, [Tier(name="Top 1", places=1)]),
    robustness.leave_one_out(evaluate_all(RUBRIC, SHEETS)),
    report(evaluate_all(RUBRIC, SHEETS), tiers=(Tier(name="Top 1", places=1),), seed=1, draws=10),
    least_change(
        evaluate_all(RUBRIC, SHEETS),
        "e-queue",
        tiers=[Tier(name="Top 1", places=1)],
        tier="Top 1",
    ),
    robustness.MarkChange(
        subject="a", judge="anna", criterion="novelty", points=Decimal(3), needed=Decimal(4)
    ),
    Tally.of(RUBRIC, COLUMNS),
    INDEX_RULES,
    law.coverage()[0],
    indices.regional_index(INDEX_RULES, government={"1": 2}, innovations=[{}], basic_services=5),
    EDITION,
    eligibility(INNOVATION, EDITION, group="umum"),
    ACTIVITY,
    HUB_YEAR,
    community((ACTIVITY,), hubs=(HUB,)),
    impact((INNOVATION,), on=DAY),
    law.hub_duties(on=DAY)[1],
    law.feeds(on=DAY)[0],
    conform([PILOT], under=PILOT_LAW),
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


def first_of_each(values: Iterable[object]) -> tuple[object, ...]:
    """The first value of each class."""
    found: dict[type, object] = {}
    for value in values:
        found.setdefault(type(value), value)
    return tuple(found.values())


MODEL = first_of_each(pieces(WHOLES))
VALUES: tuple[object, ...] = (*MODEL, *ERRORS)
