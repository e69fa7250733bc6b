"""A real panel, to the digit: Skate Canada 2016 (data by BuzzFeed News, CC BY 4.0)."""

import csv
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import attrs
import pytest

from jipp import Criterion, Evaluation, PanelRule, Range, Rounding, Rubric, Sheet, evaluate

DATA = Path(__file__).parents[1] / "data" / "panel_skate_canada_2016.csv"
JUDGES = [f"J{number}" for number in range(1, 10)]
TWO_PLACES = Rounding(places=2)
# The highest and the lowest of nine marks are dropped; the mean of seven is rounded, then the part.
RULE = PanelRule(method="mean", drop_low=1, drop_high=1, min_judges=9, rounding=TWO_PLACES)
Row = dict[str, str]


def component(row: Row) -> str:
    """The id of a component of the programme."""
    return row["component"].lower().replace(" ", "-")


def judged(
    rows: list[Row], *, panel: PanelRule = RULE, part: Rounding | None = TWO_PLACES
) -> Evaluation:
    """One performance scored by its nine judges, its parts rounded or not."""
    rubric = Rubric(
        id="components",
        title="Programme components",
        criteria=tuple(
            Criterion(
                id=component(row),
                weight=row["factor"],
                scale=Range(low=0, high=10, step="0.25"),
                round_contribution=part,
            )
            for row in rows
        ),
        combine="weighted_sum",
        panel=panel,
        rounding=TWO_PLACES,
    )
    sheets = [
        Sheet(
            subject=rows[0]["performance"],
            judge=judge,
            marks={component(row): row[judge] for row in rows},
        )
        for judge in JUDGES
    ]
    return evaluate(rubric, sheets)


@pytest.fixture(scope="module")
def performances() -> list[tuple[list[Row], Evaluation]]:
    """Each performance: its rows as published, and the evaluation."""
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    grouped = [list(group) for _, group in groupby(rows, key=lambda row: row["performance"])]
    return [(group, judged(group)) for group in grouped]


def test_every_panel_value_is_the_official_one(
    performances: list[tuple[list[Row], Evaluation]],
) -> None:
    """400 of 400 components come to the value of the protocol."""
    pairs = [
        (found.part(component(row)).value, Decimal(row["panel"]))
        for rows, found in performances
        for row in rows
    ]
    assert len(pairs) == 400
    assert [pair for pair in pairs if pair[0] != pair[1]] == []


def test_every_total_is_the_official_one(
    performances: list[tuple[list[Row], Evaluation]],
) -> None:
    """80 of 80 performances come to the total of the protocol."""
    pairs = [
        (found.total, Decimal(rows[0]["total_component_score"])) for rows, found in performances
    ]
    assert len(pairs) == 80
    assert [pair for pair in pairs if pair[0] != pair[1]] == []


def test_one_highest_and_one_lowest_mark_are_dropped(
    performances: list[tuple[list[Row], Evaluation]],
) -> None:
    """Seven of nine marks count, and among equal ones it is settled which."""
    part = performances[0][1].part("skating-skills")
    assert [(mark.judge, str(mark.points)) for mark in part.dropped] == [
        ("J4", "8"),
        ("J6", "9.25"),
    ]
    assert len(part.used) == 7


UNROUNDED = attrs.evolve(RULE, rounding=None)
ALL_NINE = attrs.evolve(RULE, drop_low=0, drop_high=0)


@pytest.mark.parametrize(
    ("panel", "part", "reached"),
    [
        (RULE, None, 58),
        (UNROUNDED, TWO_PLACES, 53),
        (UNROUNDED, None, 29),
        (ALL_NINE, TWO_PLACES, 4),
    ],
)
def test_a_rule_left_out_shows(
    performances: list[tuple[list[Row], Evaluation]],
    panel: PanelRule,
    part: Rounding | None,
    reached: int,
) -> None:
    """Without a rounding, or without the drops, the protocol is missed by many."""
    totals = [
        (judged(rows, panel=panel, part=part).total, Decimal(rows[0]["total_component_score"]))
        for rows, _ in performances
    ]
    assert sum(total == official for total, official in totals) == reached
