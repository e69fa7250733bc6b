"""Answers about a portfolio as HTML: in the words of either language, safe, readable."""

import re
from datetime import date

import attrs
import pytest

from jipp import (
    Actor,
    Agency,
    Duration,
    Evidence,
    HasField,
    Innovation,
    Lifecycle,
    Lineage,
    Obligation,
    Phase,
    Portfolio,
    Scorecard,
    State,
    Stays,
    Table,
    Text,
    Transition,
    UnknownNameError,
    advance,
    begin,
    from_wire,
    hub,
    to_records,
    to_wire,
)
from tests.portfolios import DAY, NOTE, PORTFOLIO, QUEUE, SIPINTER

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
    answer: Portfolio[Innovation] | Table | Stays | Lineage | Scorecard,
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
    assert shown[:6] == ["4 dari 4 inovasi", "id", "judul", "instansi", "status", "tahap"]
    assert "pengembangan" in shown


def test_a_scorecard_is_no_score_in_either_language() -> None:
    """It says so in its caption; what is not known is not left empty."""
    card = PORTFOLIO.scorecard("Babel", DAY)
    assert (
        texts(card.to_html(lang="id"))[0]
        == "Kepulauan Bangka Belitung (hub-id-bb) per 1 Januari 2025 (hitungan, bukan skor resmi)"
    )
    assert "up to date" in texts(card.to_html())
    early = PORTFOLIO.scorecard("Babel", date(2020, 3, 1))
    assert early.designated is None
    assert "not known" in texts(early.to_html())


def test_innovations_agencies_and_what_the_law_names_are_called_by_their_words() -> None:
    """The title or name with the id beside it; states, actions and duties as their law says."""
    idea = attrs.evolve(SIPINTER, title="Antrean dari rumah", evidence=())
    held = Portfolio([idea])
    stood = texts(held.stalled(DAY, Duration(years=1)).to_html(lang="id"))
    assert {"Antrean dari rumah (sipinter)", "Bangka Belitung (prov-babel)"} <= set(stood)
    assert "pengembangan" in stood
    late = texts(held.overdue(DAY).to_html(lang="id"))
    assert "pemutakhiran data tahunan" in late
    assert "refresh-yearly" not in late
    assert "yearly refresh of the data" in texts(held.overdue(DAY).to_html())
    gaps = held.gaps(to=Phase.INSTITUTIONALISATION, on=DAY)
    lacking = texts(gaps.to_html(lang="id"))
    assert {"lembagakan", "pelembagaan", "bukti", "dasar hukum", "anggaran"} <= set(lacking)
    assert {*lacking} & {"sipinter", "institutionalise", "missing_evidence", "budget"} == set()
    # Data stay data.
    assert to_records(gaps)[0]["subject"] == "sipinter"
    assert "refresh-yearly" in str(held.overdue(DAY))
    agencies = held.counts(by="agency")
    assert "Bangka Belitung (prov-babel)" in agencies.picture().to_svg()
    assert "Antrean dari rumah (sipinter)" in held.overdue(DAY).picture().to_svg()


def test_an_offices_own_law_brings_its_words() -> None:
    """Its states, duties and a field that it asks for."""
    law = Lifecycle(
        id="permit",
        version="1",
        title="Permit",
        states=(
            State(id="asked", label=Text(id="diminta", en="asked for"), initial=True),
            State(id="given", label=Text(id="terbit", en="issued"), final=True),
        ),
        transitions=(
            Transition(
                action="give",
                source="asked",
                target="given",
                requires=HasField(name="unit"),
                label=Text(id="terbitkan", en="issue"),
            ),
        ),
        obligations=(
            Obligation(
                id="reply",
                in_states=("asked",),
                within=Duration(days=5),
                met_by="give",
                label=Text(id="jawaban", en="an answer"),
            ),
        ),
    )
    asked = begin(NOTE, lifecycle=law, on=date(2024, 1, 1), by=Actor(id="ani"))
    held = Portfolio([asked])
    assert "diminta" in texts(held.stalled(DAY, Duration(days=1), under=law).to_html(lang="id"))
    assert "an answer" in texts(held.overdue(DAY, under=law).to_html())
    gaps = held.gaps(to="given", on=DAY, under=law)
    assert gaps.title == Text(
        id="Yang kurang untuk terbit, per 1 Januari 2025",
        en="Lacking for issued, on 1 January 2025",
    )
    assert {"terbitkan", "terbit", "isian", "unit"} <= set(texts(gaps.to_html(lang="id")))


def test_the_duties_of_a_hub_are_called_as_its_law_says() -> None:
    """In the words of either language."""
    ministry = Actor(id="m", roles=("ministry", "hub", "agency_head"), agency=hub("Babel").agency)
    made = begin(hub("Babel"), lifecycle="hub", on=date(2021, 1, 4), by=ministry)
    paper = Evidence(id="sk", kind="legal_basis")
    for action in ("commit", "designate", "mentor", "operate"):
        made = advance(
            attrs.evolve(made, host_unit="Biro Organisasi"),
            action,
            on=date(2021, 1, 5),
            by=ministry,
            note="siap",
            evidence=(paper,) if action == "designate" else (),
        )
    card = PORTFOLIO.scorecard(made, DAY)
    assert [(d.obligation, d.label and d.label.id) for d in card.duties] == [
        ("maturity-survey", "survei kematangan hub"),
        ("monitoring", "pemantauan dan evaluasi berkala"),
    ]
    assert "survei kematangan hub" in texts(card.to_html(lang="id"))
    assert "periodic monitoring" in texts(card.to_html())
    assert texts(from_wire(to_wire(card)).to_html()) == texts(card.to_html())


def test_stays_and_lineages_say_what_they_come_to() -> None:
    """Over and lasting; taken over and from how many."""
    assert "masih berlangsung" in texts(PORTFOLIO.time_in("idea", on=DAY).to_html(lang="id"))[0]
    lineage = texts(PORTFOLIO.lineage().to_html(lang="id"))
    assert "sumber" in lineage[0]
    titled = Portfolio([attrs.evolve(SIPINTER, title="Pinter"), QUEUE]).lineage()
    assert "Pinter (sipinter)" in texts(titled.to_html())
    never = Stays(what="idea", on=DAY)
    assert texts(never.to_html())[0].endswith("median not reached")


def test_a_hostile_title_stays_a_text() -> None:
    """Nothing in a cell becomes part of the page."""
    owner = Agency(id="a", name="<script>", kind="city")
    html = Portfolio([Innovation(id="i", title="<b>&", agency=owner)]).to_html(lang="id")
    assert "<script>" not in html
    assert "&lt;b&gt;&amp;" in html
