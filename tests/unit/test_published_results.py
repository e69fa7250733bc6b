"""Published results, to the digit: a halfpipe final, and the Human Development Index of 2022."""

import csv
import math
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from jipp import (
    Criterion,
    Evaluation,
    Linear,
    PanelRule,
    Range,
    Rounding,
    Rubric,
    Sheet,
    evaluate_all,
    rank,
)

DATA = Path(__file__).parents[1] / "data"
JUDGES = ("SLO", "GBR", "SWE", "SUI", "FRA", "JPN")
Row = dict[str, str]


def read(name: str) -> list[Row]:
    """The rows of a table."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


RUNS = read("panel_halfpipe_2026.csv")
COUNTRIES = read("hdi_2022.csv")
MEASURED = [row for row in COUNTRIES if all(row.values())]


def runs(drops: int) -> dict[str, Evaluation]:
    """Each run scored by its six judges, so many of the highest and lowest marks dropped."""
    rule = Rubric(
        id="run",
        title="Run",
        criteria=(Criterion(id="run", weight=1, scale=Range(low=0, high=100, step=1)),),
        panel=PanelRule(
            method="mean",
            drop_low=drops,
            drop_high=drops,
            min_judges=6,
            rounding=Rounding(places=2),
        ),
    )
    sheets = [
        Sheet(subject=f"{row['rider']}, {row['run']}", judge=judge, marks={"run": row[judge]})
        for row in RUNS
        for judge in JUDGES
    ]
    return {one.subject: one for one in evaluate_all(rule, sheets)}


@pytest.mark.parametrize(("drops", "reached"), [(1, 24), (0, 7), (2, 15)])
def test_the_score_of_a_run_is_the_official_one(drops: int, reached: int) -> None:
    """24 of 24 with one mark dropped at either end; fewer by another rule."""
    found = runs(drops)
    official = [
        Decimal(row["score"]) == found[f"{row['rider']}, {row['run']}"].total for row in RUNS
    ]
    assert (sum(official), len(official)) == (reached, 24)


def test_the_best_run_gives_the_official_place() -> None:
    """Twelve riders, from their best runs."""
    best: dict[str, Any] = {}
    for subject, one in runs(1).items():
        rider = subject.partition(",")[0]
        best[rider] = max(best.get(rider, 0), one.total)
    places = {row["rider"]: int(row["place"]) for row in RUNS}
    assert {one.subject: one.rank for one in rank(best).standings} == places
    assert sorted(places.values()) == list(range(1, 13))


def log(value: str) -> float:
    """The natural logarithm to nine decimals."""
    return round(math.log(float(value)), 9)


def rubric(
    combine: Any = "geometric_mean", income: Callable[[str], Any] = log, mode: Any = "half_up"
) -> Rubric:
    """The rule of the Human Development Index, by its technical note or a change of it."""
    schooling = (
        Criterion(id="expected_schooling", weight=1, scale=Linear(low=0, high=18, to=(0, 1))),
        Criterion(id="mean_schooling", weight=1, scale=Linear(low=0, high=15, to=(0, 1))),
    )
    bounds = Linear(low=income("100"), high=income("75000"), to=(0, 1))
    return Rubric(
        id="hdi",
        title="HDI",
        criteria=(
            Criterion(id="life_expectancy", weight=1, scale=Linear(low=20, high=85, to=(0, 1))),
            Criterion(id="education", weight=1, criteria=schooling),
            Criterion(id="income", weight=1, scale=bounds),
        ),
        combine=combine,
        rounding=Rounding(places=3, mode=mode),
        rank_on="published",
    )


def hdi(income: Callable[[str], Any] = log, **change: Any) -> tuple[Evaluation, ...]:
    """The index of all countries whose indicators are known."""
    rule = rubric(income=income, **change)
    sheets: list[Sheet] = []
    for row in MEASURED:
        marks = {leaf.id: row[leaf.id] for leaf in rule.leaves} | {"income": income(row["income"])}
        sheets.append(Sheet(subject=row["iso3"], judge="undp", marks=marks))
    return evaluate_all(rule, sheets)


def test_the_human_development_index_is_the_published_one() -> None:
    """193 of 193 values and ranks; two countries lack indicators and have neither."""
    standings = rank(hdi()).standings
    assert {one.subject: (one.total, one.rank) for one in standings} == {
        row["iso3"]: (Decimal(row["hdi"]), int(row["rank"])) for row in MEASURED
    }
    assert len(standings) == 193
    assert [row["iso3"] for row in COUNTRIES if row not in MEASURED] == ["PRK", "MCO"]


@pytest.mark.parametrize(
    ("change", "reached"),
    [
        ({"combine": "weighted_mean"}, 28),
        ({"income": Decimal}, 5),
        ({"mode": "floor"}, 101),
    ],
)
def test_a_step_left_out_shows_in_the_index(change: dict[str, Any], reached: int) -> None:
    """An arithmetic mean, income without logarithm, and rounding down miss countries."""
    found = {one.subject: one.total for one in hdi(**change)}
    assert sum(found[row["iso3"]] == Decimal(row["hdi"]) for row in MEASURED) == reached
