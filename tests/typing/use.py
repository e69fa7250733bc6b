"""What a program that uses the library is promised by its types: read by checkers, never run."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, assert_type

import attrs

import jipp
from jipp import (
    UNKNOWN,
    Accepted,
    Activity,
    Actor,
    Agency,
    Basis,
    Criterion,
    Entry,
    Evaluation,
    Evidence,
    Fact,
    HubTotal,
    Innovation,
    Lifecycle,
    Option,
    PanelRule,
    Part,
    Partner,
    Phase,
    Portfolio,
    Province,
    Range,
    Ranking,
    Reason,
    Refused,
    Replication,
    Rounding,
    Rubric,
    Sheet,
    State,
    Step,
    TransitionRefusedError,
    Verdict,
    advance,
    award,
    begin,
    decide,
    eligibility,
    entered_on,
    evaluate,
    evaluate_all,
    from_records,
    from_wire,
    hub_report,
    hub_total,
    law,
    options,
    phase_of,
    plan,
    province,
    rank,
    state_of,
    to_event_log,
    to_records,
)
from jipp.evaluation.agreement import Coefficient

day = date(2022, 3, 1)
owner = Agency(id="a", name="A", kind="province", province="ID-BB")
clerk = Actor(id="ani", roles=["unit"], agency=owner)

# Enums are taken by value, numbers in any exact kind, lists for tuples; kept is what is declared.
idea = Innovation(id="i", title="I", agency=owner, kind="original", sdgs=[3], categories=["x"])
assert_type(idea.phase, Phase | None)
assert_type(idea.history, tuple[Entry, ...])
criterion = Criterion(id="c", weight="30", scale=Range(low=0, high=7.5, step="1/2"))
assert_type(criterion.weight, Decimal | Fraction | None)
rubric = Rubric(id="r", title="R", criteria=[criterion])

# The engine gives back what it was given.
assert_type(begin(idea, lifecycle="innovation", on=day, by=clerk), Innovation)
answer = decide(idea, "try_out", on=day, by=clerk)
if isinstance(answer, Refused):
    assert_type(answer.reasons, tuple[Reason, ...])
    assert_type(answer.satisfied_from, date | None)
else:
    assert_type(answer, Accepted[Innovation])
    assert_type(answer.subject, Innovation)
try:
    advance(idea, "try_out", on=day, by=clerk)
except TransitionRefusedError as error:
    assert_type(error.refusal.satisfied_from, date | None)
    assert_type([reason.satisfied_from for reason in error.refusal.reasons], list[date | None])
copy = Replication(id="r", innovation="i", owner=owner, agency=owner)
assert_type(advance(copy, "approve", on=day, by=clerk), Replication)
assert_type(options(idea, on=day, by=clerk), tuple[Option, ...])
assert_type(plan(idea, to=Phase.DEVELOPMENT, on=day), tuple[Step, ...] | None)


@attrs.frozen(kw_only=True)
class Permit:
    """A subject of the caller's own."""

    id: str
    evidence: tuple[Evidence, ...] = ()
    history: tuple[Entry, ...] = ()


@dataclass
class Slip:
    """No attrs class."""

    id: str
    evidence: tuple[Evidence, ...] = ()
    history: tuple[Entry, ...] = ()


permit = Permit(id="p")
hub_law = law.lifecycle("hub", on=day)
assert_type(state_of(permit), str | None)
assert_type(phase_of(permit), Phase | None)
assert_type(entered_on(permit), date | None)
assert_type(advance(permit, "report", on=day, by=clerk, under=[hub_law]), Permit)
assert_type(options(permit, on=day, by=clerk, lifecycle=hub_law), tuple[Option, ...])
assert_type(begin(permit, lifecycle=law.lifecycle("hub", on=day), on=day, by=None), Permit)
assert_type(law.lifecycle("hub", on=day), Lifecycle)

result = evaluate(rubric, [Sheet(subject="s", judge="j", marks={"c": 7, "d": None})])
assert_type(result, Evaluation)
assert_type(result.total, Decimal | Fraction | None)
assert_type(result.part("c"), Part)
assert_type(rank(evaluate_all(rubric, [])), Ranking)
assert_type(rank({"a": "1", "b": "2.5"}), Ranking)
assert_type(rank({"a": 1, "b": 2}), Ranking)
assert_type(from_records(Agency, [{"id": "a"}]), tuple[Agency, ...])
assert_type(province("babel"), Province)
assert_type(hub_total(on=day), HubTotal | None)
assert_type(eligibility(idea, law.edition(2021), group="umum"), Verdict)

assert_type(jipp.evaluation.agreement.icc([], model="1", unit="single"), Coefficient)

# What is read is of the class that was asked for.
assert_type(from_wire({}, into=Agency), Agency)
assert_type(from_wire({}, Agency, only=("id",), given={"kind": "city"}), Agency)
assert_type(from_wire([], into=tuple[Agency, ...]), tuple[Agency, ...])
assert_type(from_wire([], into=list[Agency]), list[Agency])

# What is not known must be asked for before it is used.
score = jipp.reference.published("ipp")[0].score
if score is not UNKNOWN:
    assert_type(score, Decimal | Fraction)


def wrong(anything: Any) -> None:
    """What a checker refuses: each line would be an unused ignore if it did not."""
    Agency("a", "A", "city")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    Innovation(id="i", title="I")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    idea.title = anything  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue]
    # Only mypy sees that a class is not of attrs.
    begin(Slip(id="s"), lifecycle="hub", on=day, by=None)  # type: ignore[type-var]
    decide(idea, "x", on="2022", by=None)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    # A word that is none of an enum's, or of a choice's, is refused where it is written.
    Agency(id="a", name="A", kind="citty")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    Innovation(id="i", title="I", agency=owner, kind="copy")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    PanelRule(method="meann")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    Criterion(id="c", combine="average")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    Rounding(places=2, mode="nearest")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    Fact(name="x", op="=>", value=1)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    State(id="s", phase="growth")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    Basis(origin="statute")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    rank({"a": 1}, method="densest")  # type: ignore[call-overload] # pyright: ignore[reportArgumentType, reportCallIssue]
    Portfolio([]).counts(by="fase")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    Portfolio([]).flow(day, day, by="kind")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    award(rank({"a": 1}), [], at_boundary="maybe")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    hub_report("hub-id-bb", [], since=day, until=day, counted="seen")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    jipp.evaluation.agreement.icc([], model="4", unit="single")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    jipp.evaluation.agreement.krippendorff_alpha([], metric="nominel")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    province("19", system="iso")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    to_records([], numbers="binary")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    to_event_log([], names="long")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    hub_law.word("live", "place")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    Verdict(answer="maybe")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    Activity(id="a", hub="h", kind="chat", on=day)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    Partner(id="p", name="P", kind="club")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    from_wire({}, Agency, unknown="hoard")  # type: ignore[call-overload] # pyright: ignore[reportArgumentType, reportCallIssue]


# Every word that is one is taken.
Portfolio([]).counts(by=("phase", "province"))
Portfolio([]).counts(by=["kind"])
Rounding(places=2, mode=ROUND_HALF_UP)
Rounding(places=2, mode="half_even")
State(id="s", phase="penciptaan")
Fact(name="x", op=">=", value=1)
