"""How a score is explained, as text that stands word by word in a file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jipp import (
    Criterion,
    Evaluation,
    Levels,
    PanelRule,
    Range,
    Rounding,
    Rubric,
    Sheet,
    Text,
    YesNo,
    evaluate,
    evaluate_all,
)
from jipp._html import table
from jipp.typing import Number
from tests.unit.test_ipp_rubrics import jombang

GOLDEN = Path(__file__).parent / "explain"
TEN = Range(low=0, high=10)


def panel() -> Evaluation:
    """Every rule at work on one innovation; the marks are made up."""
    rubric = Rubric(
        id="demo",
        title=Text(id="Lomba contoh", en="Example contest"),
        criteria=(
            Criterion(
                id="novelty",
                label=Text(id="Kebaruan", en="Novelty"),
                weight=30,
                scale=TEN,
                panel=PanelRule(method="mean", rounding=Rounding(places=2)),
                round_value=Rounding(places=1, mode="half_even"),
                round_contribution=Rounding(places=2),
            ),
            Criterion(
                id="impact",
                label=Text(id="Dampak", en="Impact"),
                weight=50,
                combine="geometric_mean",
                round_value=Rounding(places=2),
                criteria=(
                    Criterion(
                        id="reach",
                        weight=1,
                        scale=Levels(points={"national": 10, "regional": "7.5", "local": 5}),
                        panel=PanelRule(method="median"),
                    ),
                    Criterion(
                        id="depth",
                        weight=2,
                        scale=TEN,
                        pass_mark=5,
                        panel=PanelRule(
                            method="mean", drop_low=1, max_spread=4, adjudication="join"
                        ),
                    ),
                ),
            ),
            Criterion(
                id="lasting",
                label=Text(id="Keberlanjutan", en="Sustainability"),
                weight=20,
                combine="minimum",
                criteria=(
                    Criterion(
                        id="budget",
                        scale=TEN,
                        panel=PanelRule(
                            method="mean", max_spread=3, missing="zero", adjudication="replace"
                        ),
                    ),
                    Criterion(
                        id="legal",
                        scale=YesNo(points=10),
                        panel=PanelRule(method="min", missing="skip"),
                    ),
                    Criterion(id="staff", scale=TEN, panel=PanelRule(method="sum", max_spread=1)),
                ),
            ),
        ),
        rounding=Rounding(places=1),
        pass_mark=7,
    )
    names = ("novelty", "reach", "depth", "budget", "legal", "staff")
    rows: dict[str, tuple[Number | bool | None, ...]] = {
        "anna": (8, "national", 3, 8, True, 1),
        "budi": ("7.5", "local", 9, 4, None, 3),
        "citra": (9, "regional", 8, None, True, "0.5"),
    }
    sheets = [
        Sheet(subject="one-stop", judge=judge, marks=dict(zip(names, row, strict=True)))
        for judge, row in rows.items()
    ]
    elder = Sheet(
        subject="one-stop", judge="dewi", marks={"depth": 6, "budget": 7}, adjudicator=True
    )
    return evaluate(rubric, [*sheets, elder])


def bounds() -> Evaluation:
    """A pass mark just reached and one missed, weights of 0, criteria alone; marks are made up."""
    rubric = Rubric(
        id="bounds",
        title=Text(id="Batas", en="Bounds"),
        criteria=(
            Criterion(
                id="impact",
                weight=3,
                combine="geometric_mean",
                round_value=Rounding(places=1),
                pass_mark=3,
                criteria=(
                    Criterion(id="reach", weight=1, scale=TEN, pass_mark=4),
                    Criterion(id="depth", weight=0, scale=TEN),
                ),
            ),
            Criterion(
                id="lasting",
                weight=0,
                combine="minimum",
                criteria=(Criterion(id="budget", scale=TEN),),
            ),
            Criterion(
                id="cost",
                weight=1,
                combine="weighted_sum",
                criteria=(
                    Criterion(id="staff", weight="0.5", scale=TEN),
                    Criterion(id="goods", weight=0, scale=TEN),
                ),
            ),
        ),
        panel=PanelRule(method="mean", missing="skip"),
        pass_mark=4,
    )
    names = ("reach", "depth", "budget", "staff", "goods")
    rows = {"anna": (4, 9, 2, 1, 1), "budi": (4, 8, 3, 1, None), "citra": (4, 7, 3, 2, None)}
    return evaluate(
        rubric,
        [
            Sheet(subject="one-stop", judge=judge, marks=dict(zip(names, row, strict=True)))
            for judge, row in rows.items()
        ],
    )


def refused() -> Evaluation:
    """A subject whose sheets have faults."""
    faulty = Sheet(subject="one-stop", judge="anna", marks={"a": 11})
    rubric = Rubric(id="plain", title="Plain", criteria=(Criterion(id="a", weight=1, scale=TEN),))
    (found,) = evaluate_all(rubric, [faulty])
    return found


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("example", [panel, bounds, jombang, refused])
def test_an_explanation_is_word_by_word_what_it_was(
    example: Callable[[], Evaluation], lang: str
) -> None:
    """Marks, roundings and sums are written as the file has them."""
    golden = GOLDEN / f"{example.__name__}-{lang}.txt"
    assert example().explain(lang) + "\n" == golden.read_text(encoding="utf-8")


def test_an_explanation_speaks_by_the_translator_it_is_given() -> None:
    """Each word comes from the catalogue; what it lacks is said in ours, English by default."""

    class Javanese:
        """Knows three texts."""

        def template(self, code: str, lang: str) -> str | None:
            """Give one, in any language."""
            known = {
                "explain_title": "{subject} ing {rubric}",
                "explain_refused": "ora ana biji",
                "mark_out_of_range": "{value} kakehan",
            }
            return known.get(code)

    given = refused()
    assert given.explain(translator=Javanese()).splitlines() == [
        "one-stop ing Plain",
        "ora ana biji",
        "  /sheets/0/marks/a: 11 kakehan",
    ]
    assert given.explain() == given.explain("en") != given.explain("id")
    assert panel().explain("id", Javanese()).splitlines()[:2] == [
        "one-stop ing Lomba contoh",
        "Kebaruan",
    ]


def test_a_table_shows_the_parts_in_a_notebook() -> None:
    """A row a criterion, and the total last; where there is none, what is wrong."""
    found = bounds()
    names = ("impact", "reach", "depth", "lasting", "budget", "cost", "staff", "goods")
    rows = [
        (part.criterion, part.value, part.weight, part.contribution)
        for part in map(found.part, names)
    ]
    headers = ("criterion", "value", "weight", "contribution")
    assert found._repr_html_() == table(
        headers, [*rows, ("total", found.total, None, None)], caption="one-stop: Bounds"
    )
    assert refused()._repr_html_() == table(
        headers,
        [(refused().problems[0].message("en"), None, None, None)],
        caption="one-stop: Plain",
    )
