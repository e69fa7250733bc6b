"""Portfolios of subjects of whatever class, under whatever laws."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

import attrs
import pytest

from jipp import (
    UNKNOWN,
    Duration,
    Entry,
    Evidence,
    Hub,
    InvalidInputError,
    Lifecycle,
    Obligation,
    Portfolio,
    Proposal,
    Replication,
    State,
    Text,
    UnknownNameError,
    advance,
    begin,
    catch_up,
    due,
    from_wire,
    take_in,
    to_records,
    to_wire,
)
from tests.lifecycles import CLERK, DAY, OFFICE, flow, idea, later, step
from tests.portfolios import PORTFOLIO


class Zone(Enum):
    """Where a permit holds."""

    HARBOUR = "harbour"
    TOWN = "town"


@attrs.frozen(kw_only=True)
class Permit:
    """A subject of the caller's own."""

    id: str
    title: str = ""
    zone: Zone = Zone.TOWN
    uses: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    history: tuple[Entry, ...] = ()


PERMITS = flow(
    step("submit", "draft", "review"),
    step("lapse", "review", "given", after=Duration(days=30)),
    step("renew", "given", "given"),
    states=(
        State(id="draft", label=Text(id="rancangan", en="draft form"), initial=True),
        "review",
        "given",
    ),
    obligations=[
        Obligation(
            id="answer",
            in_states=["review"],
            within=Duration(days=10),
            met_by="lapse",
            label=Text(id="menjawab", en="to answer"),
        ),
        Obligation(id="renewal", in_states=["given"], every=Duration(days=20), met_by="renew"),
        Obligation(
            id="keep", in_states=["review", "given"], within=Duration(days=35), met_by="renew"
        ),
    ],
    id="permit",
)
LETTERS = flow(step("send", "open", "sent"), states=("open", "sent"), id="letter")
LAWS = (PERMITS, LETTERS)


def permit(id: str, **fields: Any) -> Permit:
    """A permit that was asked for on the first day."""
    return begin(Permit(id=id, **fields), lifecycle=PERMITS, on=DAY, by=CLERK)


def sent(id: str, on: date = DAY, **fields: Any) -> Permit:
    """A permit that waits for its answer."""
    return advance(permit(id, **fields), "submit", on=on, by=CLERK, under=PERMITS)


HOUSE = sent("house", title="A house", zone=Zone.HARBOUR, uses=("home", "shop"))
BOAT = permit("boat", uses=("shop",))
LETTER = begin(idea("letter"), lifecycle=LETTERS, on=later(5), by=CLERK)
MIXED: Portfolio[Any] = Portfolio(
    [HOUSE, BOAT, LETTER, Permit(id="new"), Hub(id="hub", agency=OFFICE)]
)


def test_many_subjects_of_many_classes_are_one_portfolio() -> None:
    """It counts, iterates, joins and says what it holds."""
    assert repr(MIXED) == "<Portfolio of 5 subjects>"
    assert [one.id for one in MIXED] == ["house", "boat", "letter", "new", "hub"]
    again: Portfolio[Any] = Portfolio([HOUSE])
    assert MIXED + again == MIXED
    assert repr(Portfolio([HOUSE])) == "<Portfolio of 1 subject>"
    assert repr(Portfolio([LETTER])) == "<Portfolio of 1 innovation>"


def test_one_id_is_one_subject() -> None:
    """Of whatever class: two things of one name cannot be told apart in a table."""
    twice: list[Any] = [HOUSE, idea("house"), sent("house")]
    with pytest.raises(InvalidInputError) as caught:
        Portfolio(twice)
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/subjects/1", "subject_differs"),
        ("/subjects/2", "subject_differs"),
    ]


def test_the_shipped_kinds_of_subject_go_over_the_wire_together() -> None:
    """Each comes back as what it was."""
    many: Portfolio[Any] = Portfolio(
        [
            LETTER,
            Proposal(id="p", innovation="letter", agency=OFFICE, edition=2023),
            Replication(id="r", innovation="letter", owner=OFFICE, agency=OFFICE),
            Hub(id="h", agency=OFFICE),
        ]
    )
    back = from_wire(to_wire(many))
    assert back == many
    assert [type(one).__name__ for one in back] == ["Innovation", "Proposal", "Replication", "Hub"]


def test_states_under_several_laws_are_counted_and_called_by_their_words() -> None:
    """In both languages, and by the id where no law given says a word."""
    table = MIXED.counts(by="state", under=LAWS)
    assert table.rows == (("draft", 1), ("open", 1), ("review", 1))
    assert "rancangan" in table.to_html(lang="id")
    assert "draft form" not in MIXED.counts(by="state").to_html()
    assert "draft form" in MIXED.flow(DAY, later(9), by="state", under=LAWS).to_html()
    page = MIXED.to_html(lang="id", under=LAWS)
    assert "5 dari 5 subjek" in page
    assert "A house" in page
    assert "rancangan" in page


def uses(one: Permit) -> tuple[str, ...]:
    """What it is used for."""
    return one.uses


def test_a_count_takes_functions_beside_names() -> None:
    """A column by the function's name; an enum by its value, several cells each, none as None."""
    permits: Portfolio[Permit] = Portfolio([HOUSE, BOAT, permit("shed")])
    assert permits.counts(by=uses).rows == (("home", 1), ("shop", 2), (None, 1))
    crossed = permits.counts(by=["state", lambda p: p.zone, uses])
    assert crossed.columns == ("state", "by_2", "uses", "count")
    assert crossed["review", "harbour", "shop"] == 1
    assert len(crossed) == 4
    numbers = permits.counts(by=lambda p: Fraction(len(p.uses), 3))
    assert [row[0] for row in numbers.rows] == [0, Fraction(1, 3), Fraction(2, 3)]
    days = permits.counts(by=lambda p: p.history[-1].on)
    assert days.rows == ((DAY, 3),)


def test_what_a_class_does_not_have_is_not_known() -> None:
    """A permit has no agency, province or year; each stands under None."""
    permits: Portfolio[Any] = Portfolio([HOUSE, Hub(id="h", agency=OFFICE)])
    asked: Any
    for asked, cell in (("agency", "kota-a"), ("province", "ID-BB"), ("agency_kind", "city")):
        assert permits.counts(by=asked).rows == ((cell, 1), (None, 1))
    for asked in ("year", "category", "unit"):
        assert permits.counts(by=asked).rows == ((None, 2),)
    assert permits.sdg_coverage()[3]["innovations"] == 0
    assert len(permits.lineage()) == 0
    assert permits.tile_map(later(9)).description.en


def test_an_unknown_dimension_is_named_with_those_there_are() -> None:
    """So that a caller need not look them up."""
    bad: Any = "fase"
    asked: tuple[Callable[[], Any], ...] = (
        lambda: MIXED.counts(by=bad),
        lambda: MIXED.series(bad, **YEAR),
    )
    for ask in asked:
        with pytest.raises(UnknownNameError) as caught:
            ask()
        assert caught.value.suggestions
    nothing: Any = "zzzzzz"
    with pytest.raises(UnknownNameError, match="phase, state, province, island_group"):
        MIXED.counts(by=nothing)


YEAR: dict[str, Any] = {
    "every": Duration(months=3),
    "since": date(2024, 1, 1),
    "until": date(2024, 12, 31),
}


def answering(value: object) -> Callable[[object], object]:
    """A function that answers so of every subject."""

    def answer(_: object) -> object:
        return value

    return answer


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ((), {"/by": "no_dimension"}),
        (None, {"/by": "not_a_list"}),
        (7, {"/by": "not_a_list"}),
        (["phase", "phase"], {"/by/1": "duplicate"}),
        ([uses, uses], {"/by/1": "duplicate"}),
        (["phase", 3, None], {"/by/1": "not_callable", "/by/2": "not_callable"}),
        (answering(object()), {"/by/answer": "wrong_type"}),
        (answering(0.5), {"/by/answer": "wrong_type"}),
        (answering(Decimal("NaN")), {"/by/answer": "not_a_number"}),
        (answering(UNKNOWN), None),
    ],
)
def test_what_cannot_be_counted_by_is_refused_at_its_place(
    by: Any, expected: dict[str, str] | None
) -> None:
    """The same of a count and of a series; an enum of anybody's is its value."""
    asked: tuple[Callable[[], Any], ...] = (
        lambda: MIXED.counts(by=by),
        lambda: MIXED.series(by, **YEAR),
    )
    for ask in asked:
        if expected is None:
            assert {row[-2] for row in ask().rows} == {"unknown"}
            continue
        with pytest.raises(InvalidInputError) as caught:
            ask()
        assert {p.path: p.code for p in caught.value.problems} == expected


def test_a_series_counts_on_the_last_day_of_each_period() -> None:
    """Counted from the first day; the last one ends where the span does."""
    found = PORTFOLIO.series(
        "phase", every=Duration(months=6), since=date(2022, 1, 1), until=date(2023, 9, 30)
    )
    assert found.columns == ("on", "phase", "count")
    days = [date(2022, 6, 30), date(2022, 12, 31), date(2023, 6, 30), date(2023, 9, 30)]
    assert list(dict.fromkeys(row[0] for row in found.rows)) == days
    assert [found[day, "development"] for day in days] == [0, 0, 1, 1]
    assert to_records(found)[0] == {"on": days[0], "phase": "creation", "count": 1}
    assert PORTFOLIO.series("kind", **YEAR).columns == ("on", "kind", "count")
    assert found.picture().description.en
    assert "per tanggal" in found.to_html(lang="id")


def test_periods_keep_to_the_end_of_a_month() -> None:
    """Each is counted from the first day, so that a short month does not move the rest."""
    found = Portfolio([BOAT]).series(
        "state", every=Duration(months=1), since=date(2024, 1, 31), until=date(2024, 5, 1)
    )
    ends = [row[0] for row in found.rows]
    assert ends == [date(2024, 2, 28), date(2024, 3, 30), date(2024, 4, 29), date(2024, 5, 1)]
    assert Portfolio([BOAT]).series("state", every=YEAR["every"], since=DAY, until=DAY).rows == (
        (DAY, "draft", 1),
    )
    far = Portfolio([BOAT]).series("state", every=Duration(years=9_000), since=DAY, until=date.max)
    assert far.rows == ((date.max, "draft", 1),)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"every": Duration()}, {"/every": "span_of_no_day"}),
        ({"every": 3}, {"/every": "wrong_type"}),
        ({"since": "2024-01-01"}, {"/since": "not_a_day"}),
        ({"until": None, "since": 1}, {"/since": "not_a_day", "/until": "not_a_day"}),
        ({"until": date(2023, 12, 31)}, {"/until": "wrong_order"}),
        ({"every": Duration(days=1), "until": date(2060, 1, 1)}, {"/every": "too_many_periods"}),
        ({"progress": 7}, {"/progress": "not_callable"}),
        ({"under": "x"}, {"/under": "wrong_type"}),
    ],
)
def test_a_series_says_what_is_wrong_with_its_span(
    given: dict[str, Any], expected: dict[str, str]
) -> None:
    """Each argument by its name."""
    with pytest.raises(InvalidInputError) as caught:
        MIXED.series("state", **{**YEAR, **given})
    assert {p.path: p.code for p in caught.value.problems} == expected


def test_a_series_asks_each_subject_once_a_stay() -> None:
    """Forty periods cost no more questions than there are entries, and progress is told."""
    asked: list[tuple[str, int]] = []

    def steps(one: Permit) -> int:
        asked.append((one.id, len(one.history)))
        return len(one.history)

    many: Portfolio[Permit] = Portfolio(
        [HOUSE, BOAT, *(sent(f"p{n}", on=later(n)) for n in range(50))]
    )
    told: list[tuple[int, int]] = []
    found = many.series(
        steps,
        every=Duration(days=1),
        since=DAY,
        until=later(40),
        progress=lambda done, every: told.append((done, every)),
    )
    assert told == [(52, 52)]
    assert len(asked) == len(set(asked)) <= sum(len(one.history) for one in many)
    assert found[later(40), 2] == 42


def test_what_falls_due_is_told_by_day() -> None:
    """Duties that are owed and what happens automatically, under every law, the first day first."""
    found = MIXED.due(later(5), within=Duration(days=26), under=LAWS)
    assert found.columns == ("subject", "what", "day", "status")
    assert found.rows == (
        ("house", "answer", later(10), "upcoming"),
        ("house", "lapse", later(30), "automatic"),
    )
    late = MIXED.due(later(15), within=Duration(days=45), under=LAWS)
    assert late.rows == (
        ("house", "answer", later(10), "overdue"),
        ("house", "lapse", later(30), "automatic"),
        ("house", "keep", later(35), "upcoming"),
        ("house", "renewal", later(50), "upcoming"),
    )
    assert late["house", "keep"] == {"day": later(35), "status": "upcoming"}
    page = late.to_html(lang="id")
    for word in (
        "A house (house)",
        "menjawab",
        "otomatis",
        "terlambat",
        "kewajiban atau peristiwa",
    ):
        assert word in page
    assert late.picture().description.en


@pytest.mark.parametrize("on", [0, 5, 10, 11, 29, 30, 31, 50, 70])
@pytest.mark.parametrize("span", [0, 1, 7, 30, 100])
def test_what_falls_due_is_what_each_day_would_tell(on: int, span: int) -> None:
    """Asked on each day before, `due` and `catch_up` come to the same rows."""
    today, end = catch_up(HOUSE, on=later(on), under=PERMITS), later(on + span)
    ahead = catch_up(HOUSE, on=end, under=PERMITS).history[len(today.history) :]
    rows: set[tuple[Any, ...]] = {(entry.action, entry.on) for entry in ahead}
    owed = [d for d in due(HOUSE, on=later(on), under=PERMITS) if d.status != "met"]
    rows |= {(d.obligation, d.due_on) for d in owed if d.due_on <= later(on)}
    for day in range(on, on + span):
        for d in due(HOUSE, on=later(day), under=PERMITS):
            if d.status != "met" and d.due_on == later(day + 1):
                rows.add((d.obligation, d.due_on))
    found = Portfolio([HOUSE]).due(later(on), within=Duration(days=span), under=PERMITS)
    assert {(row[1], row[2]) for row in found.rows} == rows
    assert list(found.rows) == sorted(found.rows, key=lambda row: (row[2], row[0], row[1]))


def test_what_watches_takes_every_law() -> None:
    """What stands still, is overdue or lacks something is listed whatever law it is under."""
    day = later(20)
    assert [r["subject"] for r in MIXED.stalled(day, Duration(days=14), under=LAWS)] == [
        "boat",
        "house",
        "letter",
    ]
    assert [
        (r["subject"], r["agency"], r["obligation"]) for r in MIXED.overdue(day, under=LAWS)
    ] == [("house", None, "answer")]
    codes = {r["subject"]: r["code"] for r in MIXED.gaps(to="given", on=day, under=LAWS)}
    assert codes == {
        "house": "automatic",
        "boat": "automatic",
        "letter": "no_way",
        "new": "not_begun",
        "hub": "not_begun",
    }
    only: Portfolio[Permit] = Portfolio([Permit(id="new")])
    assert [r["code"] for r in only.gaps(to="review", on=day, under=PERMITS)] == []
    assert MIXED.time_in("review", on=day, under=LAWS).censored == 1
    assert MIXED.time_in("given", on=day, under=LAWS).censored == 0
    with pytest.raises(UnknownNameError):
        MIXED.time_in("given", on=day)
    asked: tuple[Callable[[], Any], ...] = (
        lambda: MIXED.overdue(day),
        lambda: MIXED.due(day, within=Duration(days=1)),
    )
    for ask in asked:
        with pytest.raises(UnknownNameError, match="permit@1"):
            ask()


def test_what_was_found_somewhere_has_deadlines_that_nobody_knows() -> None:
    """It stands last, without a day."""
    taken = take_in(Permit(id="old"), lifecycle=PERMITS, state="review", on=DAY)
    found = Portfolio([taken, HOUSE]).due(DAY, within=Duration(days=20), under=PERMITS)
    assert found.rows == (
        ("house", "answer", later(10), "upcoming"),
        ("old", "answer", None, "unknown"),
        ("old", "keep", None, "unknown"),
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"on": "x", "within": 3}, {"/on": "not_a_day", "/within": "wrong_type"}),
        ({"under": [3]}, {"/under/0": "wrong_type"}),
        ({"progress": 3}, {"/progress": "not_callable"}),
    ],
)
def test_what_falls_due_says_what_is_wrong_with_the_question(
    given: dict[str, Any], expected: dict[str, str]
) -> None:
    """Each argument by its name."""
    good: dict[str, Any] = {"on": DAY, "within": Duration(days=1), "under": LAWS}
    with pytest.raises(InvalidInputError) as caught:
        MIXED.due(**{**good, **given})
    assert {p.path: p.code for p in caught.value.problems} == expected


def test_a_law_of_another_name_is_passed_over() -> None:
    """The history picks, in a portfolio even where one law is given."""
    stranger: Lifecycle = attrs.evolve(LETTERS, version="9")
    assert PORTFOLIO.overdue(DAY, under=stranger) == PORTFOLIO.overdue(DAY)
