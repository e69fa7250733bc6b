"""Answers about a portfolio as HTML: in the words of either language, safe, readable."""

import re
from datetime import date

import pytest

from jipp import Agency, Innovation, Lineage, Portfolio, Scorecard, Stays, Table, UnknownNameError
from tests.portfolios import DAY, PORTFOLIO

ANSWERS = [
    PORTFOLIO,
    PORTFOLIO.counts(by="phase"),
    PORTFOLIO.time_in("idea", on=DAY),
    PORTFOLIO.lineage(),
    PORTFOLIO.scorecard("Babel", DAY),
]


def texts(html: str) -> list[str]:
    """What stands in the cells, the caption first."""
    return [cell for cell in re.split(r"<[^>]+>", html) if cell]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda a: type(a).__name__)
def test_a_notebook_shows_english_and_a_page_either_language(
    answer: Portfolio | Table | Stays | Lineage | Scorecard,
) -> None:
    """The language is named in the table, for who has it read aloud."""
    assert answer._repr_html_() == answer.to_html() == answer.to_html(lang="en")
    assert answer.to_html(lang="id").startswith('<table lang="id"')
    assert texts(answer.to_html(lang="id"))[0] != texts(answer.to_html())[0]
    with pytest.raises(UnknownNameError, match="fr"):
        answer.to_html(lang="fr")


def test_heads_and_cells_are_words_and_numbers_stay() -> None:
    """Phases, provinces and what is not known, in Indonesian."""
    counts = texts(PORTFOLIO.counts(by=("province", "phase")).to_html(lang="id"))
    assert counts[:4] == ["Jumlah inovasi menurut provinsi, tahap", "provinsi", "tahap", "jumlah"]
    assert {"Kepulauan Bangka Belitung", "pengembangan", "di luar tahap", "belum diketahui"} <= set(
        counts
    )
    flow = texts(PORTFOLIO.flow(date(2023, 1, 1), DAY).to_html())
    assert flow[1:6] == ["phase", "start", "entered", "left", "end"]


def test_a_portfolio_shows_its_first_innovations_in_words() -> None:
    """How many of how many, with state and phase."""
    shown = texts(PORTFOLIO.to_html(lang="id"))
    assert shown[:6] == ["4 dari 4 inovasi", "id", "judul", "instansi", "keadaan", "tahap"]
    assert "pengembangan" in shown


def test_a_scorecard_is_no_score_in_either_language() -> None:
    """It says so in its caption; what is not known is not left empty."""
    card = PORTFOLIO.scorecard("Babel", DAY)
    assert (
        texts(card.to_html(lang="id"))[0]
        == "hub-id-bb per 1 Januari 2025 (hitungan, bukan skor resmi)"
    )
    assert "up to date" in texts(card.to_html())
    early = PORTFOLIO.scorecard("Babel", date(2020, 3, 1))
    assert early.designated is None
    assert "not known" in texts(early.to_html())


def test_stays_and_lineages_say_what_they_come_to() -> None:
    """Over and lasting; taken over and from how many."""
    assert "masih berlangsung" in texts(PORTFOLIO.time_in("idea", on=DAY).to_html(lang="id"))[0]
    assert "sumber" in texts(PORTFOLIO.lineage().to_html(lang="id"))[0]
    never = Stays(what="idea", on=DAY)
    assert texts(never.to_html())[0].endswith("median not reached")


def test_a_hostile_title_stays_a_text() -> None:
    """Nothing in a cell becomes part of the page."""
    owner = Agency(id="a", name="<script>", kind="city")
    html = Portfolio([Innovation(id="i", title="<b>&", agency=owner)]).to_html(lang="id")
    assert "<script>" not in html
    assert "&lt;b&gt;&amp;" in html
