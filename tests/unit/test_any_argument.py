"""Whatever is given to a public call, it answers or says what is wrong by one error of jipp."""

import math
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import partial
from inspect import signature
from typing import Any

import attrs
import pytest

from jipp import (
    UNKNOWN,
    Duration,
    Finding,
    Innovation,
    JippError,
    Limits,
    Phase,
    Portfolio,
    Problem,
    Reason,
    Tally,
    Tier,
    advance,
    as_of,
    audit,
    award,
    begin,
    catch_up,
    check,
    check_words,
    configure,
    converter,
    decide,
    digest,
    digests,
    due,
    eligibility,
    evaluate,
    evaluate_all,
    from_records,
    from_wire,
    hub,
    hub_total,
    hubs,
    json_schema,
    law,
    migrate,
    next_automatic,
    options,
    plan,
    province,
    provinces,
    rank,
    report,
    revert,
    stages,
    to_columns,
    to_mermaid,
    to_records,
    to_wire,
    what_if,
)
from jipp.competition.verdicts import Condition
from jipp.evaluation import agreement, indices, robustness, severity
from tests.embedding.values import (
    CLERK,
    COLUMNS,
    DAY,
    EDITION,
    HUB,
    INDEX_RULES,
    INNOVATION,
    MODEL,
    PILOT,
    PILOT_LAW,
    PORTFOLIO,
    RANKING,
    RATINGS,
    RUBRIC,
    SHEETS,
    STRICTER_LAW,
)
from tests.forms import IID

ODD: tuple[object, ...] = (
    None,
    True,
    -1,
    10**400,
    1.5,
    math.nan,
    math.inf,
    Decimal("sNaN"),
    Decimal("1e999999"),
    Fraction(1, 3),
    "",
    "x",
    "\ud800",
    "a\x00b",
    "x" * 70_000,
    b"x",
    [],
    {},
    {"a": {"b": 1}},
    [None],
    [[1, 2], [3]],
    {1, 2},
    object(),
    date.max,
    datetime(2020, 1, 1),  # noqa: DTZ001 - a naive one is what is tried
    datetime(2020, 1, 1, tzinfo=UTC),
    INNOVATION,
    RUBRIC,
    PILOT_LAW,
    Phase.CREATION,
    UNKNOWN,
)
FULL: list[list[int]] = [[1, 2, 3], [2, 3, 5]]
SCORED = evaluate_all(RUBRIC, SHEETS)
TRIPLES = [("a", "anna", 1), ("b", "anna", 2)]
MOVE: dict[str, Any] = {
    "on": DAY,
    "by": CLERK,
    "facts": {},
    "evidence": (),
    "note": "",
    "predicates": {},
    "under": PILOT_LAW,
}
RECORD: dict[str, Any] = {"recorded_at": None}
ALPHA = partial(agreement.krippendorff_alpha, metric="interval")
Call = tuple[Callable[..., object], tuple[Any, ...], dict[str, Any]]
CALLS: tuple[Call, ...] = (
    (begin, (INNOVATION,), {"lifecycle": PILOT_LAW, **MOVE, **RECORD}),
    (decide, (PILOT, "submit"), {**MOVE, **RECORD, "expecting": None}),
    (advance, (PILOT, "submit"), {**MOVE, **RECORD, "expecting": None}),
    (options, (PILOT,), MOVE),
    (plan, (PILOT,), {"to": "done", "on": DAY, "under": PILOT_LAW}),
    (due, (PILOT,), {"on": DAY, "under": PILOT_LAW}),
    (catch_up, (PILOT,), {"on": DAY, "under": PILOT_LAW}),
    (next_automatic, (PILOT,), {"under": PILOT_LAW}),
    (as_of, (PILOT,), {"on": DAY, "known_at": None}),
    (revert, (PILOT,), {"to": 1, "on": DAY, "by": CLERK, "note": "n", "under": PILOT_LAW}),
    (digest, (PILOT,), {}),
    (digests, (PILOT,), {}),
    (audit, (PILOT,), {"sealed": None, "under": PILOT_LAW}),
    (
        what_if,
        ((PILOT,),),
        {
            "old": PILOT_LAW,
            "new": STRICTER_LAW,
            "mapping": {},
            "on": DAY,
            "by": CLERK,
            "facts": {},
            "group": "umum",
            "tiers": (),
            "progress": None,
        },
    ),
    (
        migrate,
        (PILOT,),
        {"to": STRICTER_LAW, "mapping": {}, "on": DAY, "by": CLERK, "note": "n"},
    ),
    (check, (PILOT_LAW,), {}),
    (to_mermaid, (PILOT,), {"under": PILOT_LAW, "lang": "en"}),
    (evaluate, (RUBRIC, SHEETS), {"subject": "one-stop", "judges": ()}),
    (evaluate_all, (RUBRIC, SHEETS), {"subjects": (), "judges": (), "progress": None}),
    (rank, (SCORED,), {"tie_break": (), "method": "competition", "within": None}),
    (award, (RANKING, (Tier(name="a", places=1),)), {"at_boundary": "include"}),
    (Tally.of, (RUBRIC, COLUMNS), {"subject": "subject", "judge": "judge", "progress": None}),
    (stages, ({"a": (RANKING, 1)},), {}),
    (report, (SCORED,), {"tiers": (), "tie_break": (), "weights": "uniform", "draws": 5}),
    (check_words, (RUBRIC, {}), {}),
    (eligibility, (INNOVATION, EDITION), {"group": "umum", "entries": ()}),
    (to_wire, (PILOT,), {}),
    (
        from_wire,
        (to_wire(PILOT),),
        {"into": None, "only": None, "given": {}, "unknown": "refuse", "limits": Limits()},
    ),
    (json_schema, (Innovation,), {}),
    (configure, (converter(),), {}),
    (to_records, ([PILOT],), {}),
    (to_columns, ([PILOT],), {"numbers": "exact"}),
    (from_records, (Innovation, to_records([INNOVATION])), {"progress": None}),
    (hub, ("Babel",), {}),
    (hubs, (), {"on": DAY}),
    (hub_total, (), {"on": DAY}),
    (province, ("Babel",), {}),
    (provinces, (), {"on": DAY}),
    (law.bands, ("iid",), {"on": DAY}),
    (law.bands("iid", on=DAY).of, ("65",), {}),
    (law.lifecycle, ("innovation",), {"on": DAY}),
    (law.rubric, ("ipp-2022",), {}),
    (law.edition, (2021,), {}),
    (law.regulation, ("permenpanrb-30-2014",), {}),
    (law.form, ("iid-2023",), {}),
    (
        law.form("iid-2023").read,
        ([IID],),
        {"agency": None, "on": DAY, "missing": (), "progress": None},
    ),
    (law.form("iid-2023").write, ([INNOVATION],), {}),
    (agreement.krippendorff_alpha, (RATINGS,), {"metric": "interval"}),
    (agreement.icc, (FULL,), {"model": "2", "unit": "single"}),
    (agreement.kendall_w, (FULL,), {"correct_ties": True}),
    (agreement.fleiss_kappa, (FULL,), {}),
    (agreement.cohen_kappa, (FULL[0], FULL[1]), {"weights": "linear"}),
    (agreement.gwet_ac, (FULL,), {"weights": "identity", "categories": None}),
    (agreement.bootstrap, (ALPHA, RATINGS), {"seed": 1, "draws": 5, "resample": "subjects"}),
    (severity.adjust, (TRIPLES,), {}),
    (severity.z_scores, (TRIPLES,), {}),
    (
        robustness.rank_acceptability,
        ({"a": (9, 1), "b": (5, 6)},),
        {"weights": "uniform", "draws": 10, "seed": 1},
    ),
    (robustness.weight_stability, ({"a": (8, 5), "b": (7, 9)}, ("0.5", "0.5")), {}),
    (robustness.margins, (RANKING, [Tier(name="T", places=1)]), {}),
    (robustness.leave_one_out, (SCORED,), {}),
    (robustness.bootstrap_ranks, (SCORED,), {"draws": 5, "seed": 1}),
    (
        indices.regional_index,
        (INDEX_RULES,),
        {"government": {"1": 2}, "innovations": [{}], "basic_services": 5},
    ),
    (indices.service_index, (law.rubric("ipp-2022"), {}), {}),
    (Portfolio, ([],), {}),
    (Portfolio.from_records, ([],), {"progress": None}),
    (PORTFOLIO.as_of, (DAY,), {"progress": None}),
    (PORTFOLIO.counts, (), {"by": "phase"}),
    (PORTFOLIO.flow, (date(2020, 1, 1), DAY), {"by": "phase"}),
    (PORTFOLIO.time_in, ("creation",), {"on": DAY, "progress": None}),
    (PORTFOLIO.stalled, (DAY, Duration(years=1)), {"under": PILOT_LAW}),
    (PORTFOLIO.overdue, (DAY,), {"under": PILOT_LAW, "progress": None}),
    (PORTFOLIO.gaps, (), {"to": "creation", "on": DAY, "under": PILOT_LAW, "progress": None}),
    (PORTFOLIO.one_agency_one_innovation, (2022, [HUB.agency]), {}),
    (PORTFOLIO.scorecard, (HUB, DAY), {"under": PILOT_LAW}),
    (PORTFOLIO.time_in("creation", on=DAY).share_beyond, (30,), {}),
)
# What only the library makes is not judged again.
MADE = (agreement.Coefficient, Condition, Finding, Problem, Reason)


def tried(
    call: Callable[..., object], args: tuple[Any, ...], named: dict[str, Any]
) -> Iterator[str]:
    """Each argument replaced by each odd value; what ends in an error not of jipp is told."""
    places: list[int | str] = [*range(len(args)), *named]
    for place in places:
        for odd in ODD:
            given = [odd if i == place else value for i, value in enumerate(args)]
            try:
                call(*given, **{k: odd if k == place else v for k, v in named.items()})
            except JippError:
                pass
            except Exception as error:  # noqa: BLE001 - every other error is a find
                yield f"{place}={odd!r:.60}: {error!r:.90}"


@pytest.mark.parametrize("call", CALLS, ids=lambda call: getattr(call[0], "__qualname__", "call"))
def test_a_call_answers_or_raises_one_error_of_jipp(call: Call) -> None:
    """One argument at a time, of another type, too large, not a number, not a text, too deep."""
    assert list(tried(*call)) == []


@pytest.mark.parametrize(
    "value",
    [v for v in MODEL if attrs.has(type(v)) and not isinstance(v, MADE)],
    ids=lambda v: type(v).__name__,
)
def test_a_constructor_makes_a_value_or_raises_one_error_of_jipp(
    value: attrs.AttrsInstance,
) -> None:
    """One field at a time, whatever is put into it."""
    cls = type(value)
    asked = signature(cls).parameters
    fields = {f.alias: getattr(value, f.name) for f in attrs.fields(cls) if f.alias in asked}
    assert list(tried(cls, (), fields)) == []
