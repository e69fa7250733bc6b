"""What a notebook cell ends with shows itself: whole, escaped, bounded, the same each time."""

import copy
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from importlib import import_module
from typing import Any, cast

import attrs
import pytest

from jipp import (
    Accepted,
    Actor,
    Agency,
    Basis,
    Body,
    Criterion,
    Evaluation,
    Finding,
    Innovation,
    Levels,
    Lifecycle,
    Limits,
    Part,
    Portfolio,
    Problem,
    Range,
    Reason,
    Refused,
    Rubric,
    Standing,
    State,
    Table,
    Tally,
    Text,
    Tier,
    Transition,
    evaluate_all,
    law,
    rank,
    report,
)
from jipp._html import card, table
from jipp.drawing import Bodies
from jipp.evaluation import Unranked
from jipp.evaluation.robustness.acceptability import Acceptability
from jipp.evaluation.scoring.results import Mark
from jipp.evaluation.severity import adjust
from jipp.i18n import show
from jipp.policy import TieredRank
from tests.embedding.test_values import CLASSES
from tests.embedding.values import HUB, MODEL, PORTFOLIO, RUBRIC, SHEETS
from tests.public import MODULES
from tests.unit.test_html import HOSTILE, Balance

# What shows itself as Python does, and why; besides enums, which are their word, and errors.
PLAIN = {
    Problem: "what an error says: nothing that writes HTML stands below errors",
    Text: "a text, below what writes HTML",
    Limits: "an argument, which no call answers with",
    Body: "a tuple of Python: what a picture is made of",
    Bodies: "ditto: one for each width",
    Mark: "a tuple of Python: a cell of a part",
    TieredRank: "ditto: one side of a move",
}
SHOWN = [value for value in MODEL if hasattr(value, "_repr_html_")]
CARDS = [
    cast("attrs.AttrsInstance", value)
    for value in SHOWN
    if getattr(type(value), "_repr_html_", None) is card
]
TAGS = {"table", "caption", "thead", "tbody", "tr", "th", "td"}
SVG = {
    "svg",
    "title",
    "desc",
    "style",
    "g",
    "rect",
    "circle",
    "line",
    "path",
    "polyline",
    "text",
    "div",
    "img",
}
MOST = 100_000
HUGE = "long " * 200_000


def shown(value: Any) -> str:
    """What a notebook is given for a value."""
    html: str = value._repr_html_()
    return html


def read(html: str) -> Balance:
    """Read a fragment whose every tag is closed."""
    found = Balance(html)
    assert not found.opened
    return found


def lost(values: Iterable[object], texts: Iterable[str]) -> list[str]:
    """Plain values that no text shows."""
    every = "\n".join(texts)
    plain = (str, int, Decimal, date, Enum)
    return [v for v in (show(v, "en") for v in values if isinstance(v, plain)) if v not in every]


def test_every_public_value_shows_itself() -> None:
    """A new value that does not is named here, or says why it need not."""
    silent = [c for c in CLASSES if not hasattr(c, "_repr_html_")]
    assert {c for c in silent if not issubclass(c, (Enum, Exception))} == set(PLAIN)


def test_what_a_notebook_shows_is_whole_and_brings_nothing_along() -> None:
    """Tags are closed, nothing runs or is fetched, no colour is set, and a copy looks the same."""
    assert len(SHOWN) > 100
    for value in SHOWN:
        html = shown(value)
        found = read(html)
        assert set(found.seen) <= (TAGS | SVG if "<svg" in html else TAGS), type(value)
        # An image of its own is no address.
        brought = html.replace('src="data:image/svg+xml;', "")
        assert not re.search(r"<script|\b(href|src|on\w+)=|url\(", brought)
        assert "<svg" in html or not re.search(r"color|background", re.sub(r">[^<]*<", "><", html))
        assert shown(copy.deepcopy(value)) == html
        assert len(html) < MOST


def test_a_card_tells_every_plain_field() -> None:
    """Each number, text, day and word of a value stands there, under its name and type."""
    assert len(CARDS) > 80
    for value in CARDS:
        texts = read(shown(value)).texts
        fields = [f for f in attrs.fields(type(value)) if f.repr and f.name != "params"]
        told = {f.name: getattr(value, f.name) for f in fields}
        full = {name: held for name, held in told.items() if held not in (None, "", ())}
        kind = type(value).__name__
        assert any(text.startswith(kind) for text in texts)
        assert lost(full.values(), texts) == [], kind
        listed = {text.partition(".")[2] for text in texts if text.startswith(f"{kind}.")}
        # A witness stands in the message, and a period without ends is empty.
        assert full.keys() - set(texts) - listed <= {"witness", "in_force"}, kind


def test_what_a_value_says_of_itself_is_shown() -> None:
    """Reasons in words with their basis, a subject's state, criteria below their branch."""
    basis = Basis(origin="law", confidence="reported", sources=("a paper",))
    why = Reason(code="missing_note", basis=basis, satisfied_from=date(2025, 3, 1))
    day = why.satisfied_from
    refused = Refused(subject=HUB, action="submit", reasons=(why,), satisfied_from=day)
    texts = read(shown(refused)).texts
    assert "no note: say in a note why this is done" in texts
    assert "law or official guide, reported, sources a paper" in texts
    assert texts[texts.index("satisfied_from") + 1] == "1 March 2025"
    texts = read(shown(law.rubric("hub-maturity-2025"))).texts
    rows = [texts.index(id) for id in ("perencanaan", "perencanaan-1", "perencanaan-2")]
    assert rows == sorted(rows)
    assert texts[rows[1] + 1] == "0.35"
    began = read(shown(PORTFOLIO.subjects[0])).texts
    assert began[began.index("state") + 1] == "idea"
    period = read(shown(law.rubric("kipp-2023-umum"))).texts
    assert "since (not before 1 January 2023, not after 13 March 2023), until not known" in period


def hostile() -> list[Any]:
    """Values with what an attacker would write wherever a text may stand."""
    agency = Agency(id="a", name=HOSTILE, kind="city")
    inno = Innovation(id="i", title=HOSTILE, agency=agency, summary=HOSTILE, unit=HOSTILE)
    reason = Reason(code="missing_field", params={"name": HOSTILE})
    leaf = Criterion(id="<i>", label=HOSTILE, weight=1, scale=Levels(points={HOSTILE: 1}))
    rubric = Rubric(id="<r>", title=HOSTILE, criteria=(leaf,))
    return [
        inno,
        Accepted(subject=inno, entries=()),
        Refused(subject=inno, action=HOSTILE, reasons=(reason,)),
        Finding(
            code="dangling",
            severity="error",
            where=HOSTILE,
            witness={"by": HOSTILE, "kind": HOSTILE},
        ),
        Actor(id="<u>", roles=("<b>",), agency=agency),
        rubric,
        leaf,
        Tally.of(rubric, {"subject": ["<s>"], "judge": ["j"], "<i>": [HOSTILE]}),
        Evaluation(subject=HOSTILE, rubric=rubric, problems=(Problem(code="no_sheets"),)),
        Unranked(subject=HOSTILE, problems=(Problem(path=HOSTILE, code=HOSTILE),)),
        Standing(rank=1, subject=HOSTILE, total=Decimal(1), decided_by=HOSTILE),
        Tier(name=HOSTILE, places=1),
        Table(title=HOSTILE, columns=("<c>", "n"), rows=[(HOSTILE, 1)]),
        Portfolio([inno]),
    ]


def test_a_hostile_text_stays_a_text_in_every_value() -> None:
    """What a user wrote opens no tag, and hides nothing."""
    for value in hostile():
        found = read(shown(value))
        assert set(found.seen) <= TAGS, type(value)
        assert any("<" in text for text in found.texts)
        assert not re.search("[\x00\u202e]", "".join(found.texts))


@attrs.frozen
class Endless:
    """A subject of somebody else's, with more to say than anybody reads."""

    id: str = "endless"
    title: str = HUGE
    evidence: tuple[object, ...] = ()
    history: tuple[object, ...] = ()


def ring(states: int) -> Lifecycle:
    """Many states, each leading to the next."""
    last = states - 1
    return Lifecycle(
        id="ring",
        version="1",
        title="Ring",
        states=tuple(State(id=f"s{i}", initial=not i, final=i == last) for i in range(states)),
        transitions=tuple(
            Transition(action="go", source=f"s{i}", target=f"s{i + 1}") for i in range(last)
        ),
    )


def branches(count: int) -> Rubric:
    """Two branches of many criteria each."""
    leaves = (
        tuple(Criterion(id=f"{b}{i}", weight=1, scale=Range(low=0, high=9)) for i in range(count))
        for b in "ab"
    )
    both = (Criterion(id=f"{b}", weight=1, criteria=c) for b, c in zip("ab", leaves, strict=True))
    return Rubric(id="wide", title="Wide", criteria=tuple(both))


HALVES = tuple(tuple(Fraction(1, 90) for _ in range(90)) for _ in range(90))
PLACES = tuple(f"p{i}" for i in range(90))
MANY = [
    (lambda: ring(1000), "and 940 more", "and 939 more"),
    (lambda: branches(100), "and 142 more"),
    (lambda: rank({f"p{i}": i % 7 for i in range(3000)}), "and 2940 more"),
    (
        lambda: Table(title="T", columns=("r", "n"), rows=[(f"r{i}", i) for i in range(9000)]),
        "and 8940 more",
    ),
    (lambda: Acceptability(subjects=PLACES, matrix=HALVES), "and 70 more"),
    (
        lambda: adjust([(f"s{i}", j, i % 3 + (j == "b")) for i in range(99) for j in "ab"]),
        "and 39 more",
    ),
    (
        lambda: Evaluation(subject="p", rubric=RUBRIC, parts=parts(70), total=Decimal(1)),
        "and 11 more",
    ),
    (lambda: parts(1)[0], "and 80 more"),
    (lambda: Refused(subject=Endless(), action="go", reasons=()), "long …"),
    (lambda: Reason(code="missing_field", params={"name": HUGE}), "long …"),
    (lambda: Standing(rank=1, subject="s", total=Fraction(10**300, 7)), "≈ 1.42857E+299"),
    (lambda: Standing(rank=1, subject="s", total=Fraction(10**9000 + 1, 10**9000)), "≈ 1.00000"),
    (lambda: Standing(rank=10**5000, subject="s", total=Decimal(1)), "2^16610"),
]


def parts(count: int) -> tuple[Part, ...]:
    """Parts with a hundred judges each."""
    marks = tuple(Mark(judge=f"j{i}", given=Decimal(1), points=Decimal(1)) for i in range(100))
    one = Decimal(1)
    return tuple(
        Part(criterion=f"c{i}", value=one, weight=one, contribution=one, used=marks)
        for i in range(count)
    )


@pytest.mark.parametrize("case", MANY)
def test_a_notebook_is_shown_no_more_than_anybody_reads(case: tuple[Any, ...]) -> None:
    """However large a value is, its beginning is shown, and what is left out is counted."""
    make, *counted = case
    html = shown(make())
    assert len(html) < MOST
    texts = read(html).texts
    assert [said for said in counted if not any(text.endswith(said) for text in texts)] == []


def test_a_large_contest_is_told_without_its_picture() -> None:
    """Of hundreds a line says so above the tables, which are cut; of few, the picture stands."""
    few = report(evaluate_all(RUBRIC, SHEETS), seed=1, draws=2)
    assert shown(few).startswith('<div class="jipp-frame"')
    ranking = rank({f"p{i}": i for i in range(301)})
    html = shown(attrs.evolve(few, ranking=ranking, weights=None, panels=None))
    assert html.startswith("<p>Too many subjects for a picture here")
    assert "and 241 more" in html


def test_a_table_counts_what_it_leaves_out_in_words_of_its_language() -> None:
    """Below 1 nothing is said."""
    assert ">dan 3 lagi</td></tr></tbody>" in table(["a", "b"], [[1, 2]], lang="id", more=3)
    assert table(["a"], [[1]], more=0) == table(["a"], [[1]], more=-5) == table(["a"], [[1]])


@pytest.mark.parametrize("name", MODULES)
def test_completion_offers_what_is_public(name: str) -> None:
    """`dir` lists the promised names and nothing else, and each of them can be had."""
    module = import_module(name)
    assert dir(module) == sorted(module.__all__)
    assert all(hasattr(module, each) for each in dir(module))


def test_a_value_is_named_by_its_repr() -> None:
    """It reads as the call that makes the value, or stands in angle brackets under its name."""
    for value in MODEL:
        name = type(value).__name__
        said = repr(value)
        whole = said.startswith((f"{name}(", f"<{name} ", f"<{name}.")) and said[-1] in ")>"
        assert whole or said == "UNKNOWN", name
