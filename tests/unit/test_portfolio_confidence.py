"""How sure an answer about many innovations is: the weakest fact or rule that it rests on."""

from datetime import date

import pytest

from jipp import (
    Confidence,
    Duration,
    Phase,
    Portfolio,
    Scorecard,
    Stays,
    Table,
    hub,
    law,
)
from tests.portfolios import BABEL, DAY, PORTFOLIO

YEAR = Duration(years=1)
LAW = law.lifecycle("innovation", on=DAY)


@pytest.mark.parametrize(
    ("answer", "confidence", "design"),
    [
        (PORTFOLIO.counts(by="phase"), Confidence.OFFICIAL, False),
        (PORTFOLIO.flow(date(2023, 1, 1), DAY), Confidence.OFFICIAL, False),
        (PORTFOLIO.counts(by=("phase", "sdg")), Confidence.TRANSCRIBED, False),
        (PORTFOLIO.counts(by="province"), Confidence.TRANSCRIBED, False),
        (PORTFOLIO.counts(by="island_group"), Confidence.TRANSCRIBED, False),
        (PORTFOLIO.sdg_coverage(), Confidence.TRANSCRIBED, False),
        (PORTFOLIO.one_agency_one_innovation(2024, [BABEL]), Confidence.OFFICIAL, False),
        (PORTFOLIO.stalled(DAY, YEAR), Confidence.OFFICIAL, False),
        (PORTFOLIO.overdue(DAY), Confidence.REPORTED, True),
        (PORTFOLIO.gaps(to=Phase.DEVELOPMENT, on=DAY), Confidence.OFFICIAL, True),
        (PORTFOLIO.time_in(Phase.CREATION, on=DAY), Confidence.OFFICIAL, False),
        (PORTFOLIO.scorecard("Babel", DAY), Confidence.INFERRED, True),
    ],
    ids=lambda value: getattr(getattr(value, "title", None), "en", ""),
)
def test_an_answer_is_as_sure_as_the_weakest_of_what_it_used(
    answer: Table | Stays | Scorecard, confidence: Confidence, design: bool
) -> None:
    """Phases are law, goals and provinces transcribed, duties design, decrees inferred."""
    assert (answer.confidence, answer.design) == (confidence, design)


@pytest.mark.parametrize(
    "answer",
    [
        PORTFOLIO.counts(by=("state", "agency")),
        PORTFOLIO.counts(by=("unit", "category", "kind", "year", "agency_kind")),
        PORTFOLIO.flow(date(2023, 1, 1), DAY, by="state"),
        PORTFOLIO.time_in("idea", on=DAY),
        Portfolio([]).counts(by="province"),
        Portfolio([]).overdue(DAY),
        Table(title="Mine", columns=("a", "b"), rows=[("x", 1)]),
    ],
)
def test_what_shows_the_callers_data_alone_claims_nothing(answer: Table | Stays) -> None:
    """States, units, categories and kinds are what the caller wrote down."""
    assert (answer.confidence, answer.design, answer.bases) == (None, False, ())


def test_the_bases_are_those_of_the_tables_and_laws() -> None:
    """One fact has one basis, wherever it is held."""
    assert Phase.CREATION.basis == Phase.DEVELOPMENT.basis == LAW.basis
    assert PORTFOLIO.overdue(DAY).bases == (LAW.basis, LAW.obligations[0].basis)
    assert hub("Babel").designations[0].basis in PORTFOLIO.scorecard("Babel", DAY).bases


def test_how_sure_an_answer_is_travels_with_it_and_is_no_part_of_its_identity() -> None:
    """Two tables that say the same are equal, whatever they rest on."""
    table = PORTFOLIO.overdue(DAY)
    assert table.confidence is Confidence.REPORTED
    bare = Table(title=table.title, columns=table.columns, rows=table.rows)
    assert bare == table
    assert hash(bare) == hash(table)
