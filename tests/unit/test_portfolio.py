"""Many innovations at once: what a portfolio is, and how it is counted and followed over time."""

import copy
import pickle
from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction
from functools import partial
from operator import add
from typing import Any

import attrs
import pytest

import jipp
from jipp import (
    Actor,
    Agency,
    Duration,
    Innovation,
    InvalidDataError,
    InvalidInputError,
    Lineage,
    Period,
    Phase,
    Portfolio,
    State,
    Stays,
    Table,
    Transition,
    UnknownNameError,
    migrate,
    to_columns,
    to_records,
)
from jipp.law import lifecycle
from jipp.typing import Progress
from tests.portfolios import (
    BABEL,
    CITY,
    DAY,
    HALAL,
    MINISTRY,
    NOTE,
    PORTFOLIO,
    QUEUE,
    SIPINTER,
    history,
)

NOON = datetime(2025, 1, 1, 12)  # noqa: DTZ001 - a day with a clock is refused whatever its zone


DATED: list[Callable[[Portfolio[Innovation], Any], object]] = [
    lambda p, on: p.as_of(on),
    lambda p, on: p.flow(on, DAY),
    lambda p, on: p.time_in("idea", on=on),
    lambda p, on: p.stalled(on, Duration(days=1)),
    lambda p, on: p.overdue(on),
    lambda p, on: p.gaps(to="idea", on=on),
    lambda p, on: p.scorecard("Babel", on),
]


def counted(table: Table) -> dict[Any, Any]:
    """A table of counts as a dict."""
    return {row[0] if table.keys == 1 else row[:-1]: row[-1] for row in table.rows}


def refused(call: Callable[[], object]) -> list[tuple[str, str]]:
    """Paths and codes of the problems that a call raises."""
    with pytest.raises(InvalidInputError) as caught:
        call()
    return [(p.path, p.code) for p in caught.value.problems]


def test_a_portfolio_is_a_value_that_iterates_and_has_a_length() -> None:
    """It compares, hashes, pickles and copies by what it holds."""
    assert list(PORTFOLIO) == [SIPINTER, QUEUE, HALAL, NOTE]
    assert len(PORTFOLIO) == 4
    assert Portfolio(subjects=iter(PORTFOLIO)) == PORTFOLIO
    assert hash(copy.deepcopy(PORTFOLIO)) == hash(PORTFOLIO)
    assert pickle.loads(pickle.dumps(PORTFOLIO)) == PORTFOLIO
    assert repr(PORTFOLIO) == str(PORTFOLIO) == "<Portfolio of 4 innovations>"
    assert "4 of 4 innovations" in PORTFOLIO._repr_html_()


def test_portfolios_are_joined_and_what_is_in_both_is_there_once() -> None:
    """Equal twice is one, however many are summed."""
    parts = [Portfolio([SIPINTER, QUEUE]), Portfolio([QUEUE, HALAL]), Portfolio([NOTE])]
    assert sum(parts, Portfolio()) == sum(parts) == PORTFOLIO
    assert Portfolio([SIPINTER, attrs.evolve(SIPINTER)]) == Portfolio([SIPINTER])
    bare: Any = [SIPINTER]
    with pytest.raises(TypeError):
        add(PORTFOLIO, bare)


def test_one_id_with_two_contents_is_an_error() -> None:
    """Which of the two holds is not for us to guess."""
    other = attrs.evolve(SIPINTER, title="Another")
    with pytest.raises(InvalidInputError) as caught:
        add(PORTFOLIO, Portfolio([other]))
    [problem] = caught.value.problems
    assert (problem.path, problem.code) == ("/subjects/4", "subject_differs")
    assert problem.message("en") == (
        "sipinter stands here with other content than at position 0: "
        "keep one, or give one another id"
    )


def test_what_is_no_subject_is_refused_at_its_position() -> None:
    """All faults at once."""
    bad: Any = [SIPINTER, "queue", None]
    assert refused(lambda: Portfolio(bad)) == [
        ("/subjects/1", "not_a_subject"),
        ("/subjects/2", "not_a_subject"),
    ]


def test_records_go_round() -> None:
    """A table of a portfolio reads back as the portfolio, and says how far it has come."""
    told: list[tuple[int, int]] = []
    again = Portfolio.from_records(to_records(PORTFOLIO), progress=partial(note_down, told))
    assert again == PORTFOLIO
    assert told == [(4, 4)]
    with pytest.raises(InvalidDataError) as caught:
        Portfolio.from_records([{"id": "a b"}])
    assert "/0/id" in {p.path for p in caught.value.problems}


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("phase", {"creation": 1, "development": 1, "institutionalisation": 0, None: 1}),
        ("state", {"developing": 1, "idea": 1, "stopped": 1}),
        ("province", {"ID-BB": 1, "ID-JI": 2, None: 1}),
        ("island_group", {"Jawa": 2, "Sumatera": 1, None: 1}),
        ("agency", {"kemenag": 1, "kota-surabaya": 2, "prov-babel": 1}),
        ("agency_kind", {"city": 2, "ministry": 1, "province": 1}),
        ("kind", {"original": 3, "adaptation": 0, "replication": 1}),
        ("unit", {"RSUD": 1, None: 3}),
        ("category", {"health": 1, None: 3}),
        ("sdg", {n: {3: 2, 16: 1}.get(n, 0) for n in range(1, 18)} | {None: 2}),
        ("year", {2021: 1, 2022: 1, None: 2}),
    ],
)
def test_innovations_are_counted_by_each_dimension(by: Any, expected: dict[Any, int]) -> None:
    """In the order of the closed lists, else sorted, with what is not known last."""
    table = PORTFOLIO.counts(by=by)
    assert list(counted(table).items()) == list(expected.items())
    assert list(table.columns) == [by, "count"]


def test_two_dimensions_are_crossed() -> None:
    """Only pairs that occur are listed, and each is found by its keys."""
    table = PORTFOLIO.counts(by=("province", "sdg"))
    assert table["ID-JI", 3] == 1
    assert counted(table) == {
        ("ID-BB", 3): 1,
        ("ID-BB", 16): 1,
        ("ID-JI", 3): 1,
        ("ID-JI", None): 1,
        (None, None): 1,
    }
    assert to_columns(PORTFOLIO.counts(by=["kind", "phase"]))["count"] == [1, 1, 1]


def test_an_innovations_own_province_comes_before_its_agencys() -> None:
    """A ministry's innovation stands in the province it names."""
    there = attrs.evolve(HALAL, province="ID-SR")
    assert Portfolio([there]).counts(by="province")["ID-SR"] == 1
    assert Portfolio([HALAL]).counts(by="island_group")[None] == 1


def test_counting_by_what_is_no_dimension_is_refused() -> None:
    """The near names are suggested, and one name stands once."""
    with pytest.raises(UnknownNameError) as caught:
        PORTFOLIO.counts(by="provinces")  # type: ignore[arg-type]
    assert (caught.value.kind, caught.value.suggestions[0]) == ("dimension", "province")
    with pytest.raises(UnknownNameError) as caught:
        PORTFOLIO.counts(by="tahun")  # type: ignore[arg-type]
    known = str(caught.value).partition("choose one of ")[2].split(", ")
    assert len(known) == 11
    assert {"year", "phase", "province"} <= set(known)
    assert refused(lambda: PORTFOLIO.counts(by=("kind", "kind"))) == [("/by/1", "duplicate")]
    bad: Any = 7
    assert refused(lambda: PORTFOLIO.counts(by=bad)) == [("/by", "not_a_list")]


def test_what_has_not_begun_has_no_phase_and_no_state() -> None:
    """A count by these leaves it out unless asked, by anything else it counts."""
    assert counted(PORTFOLIO.counts(by="phase", not_begun=True)) == {
        "creation": 1,
        "development": 1,
        "institutionalisation": 0,
        None: 1,
        "not_begun": 1,
    }
    assert PORTFOLIO.counts(by="state", not_begun=True)["not_begun"] == 1
    assert Portfolio([HALAL]).counts(by="state", not_begun=True)["not_begun"] == 0
    crossed = PORTFOLIO.counts(by=("province", "phase"), not_begun=True)
    assert [*counted(crossed)][-2:] == [("ID-JI", "not_begun"), (None, None)]
    assert sum(row["count"] for row in to_records(crossed)) == len(PORTFOLIO)
    assert PORTFOLIO.counts(by="agency", not_begun=True) == PORTFOLIO.counts(by="agency")
    bad: Any = "yes"
    assert refused(lambda: PORTFOLIO.counts(not_begun=bad)) == [("/not_begun", "not_a_bool")]


def test_a_portfolio_as_of_a_day_holds_what_had_begun() -> None:
    """On the day of its first entry, and neither sooner nor without one."""
    then = PORTFOLIO.as_of(date(2023, 6, 15))
    assert counted(then.counts(by="state")) == {"developing": 1, "dormant": 1}
    assert [i.id for i in then] == ["sipinter", "queue"]
    assert [i.id for i in PORTFOLIO.as_of(date(2023, 4, 30))] == ["sipinter"]
    assert [i.id for i in PORTFOLIO.as_of(date(2023, 5, 1))] == ["sipinter", "queue"]
    assert then.subjects[0] == jipp.as_of(SIPINTER, on=date(2023, 6, 15))


def test_a_flow_opens_and_closes_with_the_counts_of_its_days() -> None:
    """What passes twice is counted twice; not begun is one thing, in no phase another."""
    table = PORTFOLIO.flow(date(2022, 12, 31), date(2024, 12, 31))
    assert table["creation"] == {"opening": 1, "entered": 3, "left": 3, "closing": 1}
    assert table[Phase.DEVELOPMENT] == {"opening": 0, "entered": 1, "left": 0, "closing": 1}
    assert table[None] == {"opening": 0, "entered": 2, "left": 1, "closing": 1}
    assert table["not_begun"] == {"opening": 3, "entered": 0, "left": 2, "closing": 1}
    assert [row["phase"] for row in to_records(table)][-2:] == [None, "not_begun"]
    states = PORTFOLIO.flow(date(2023, 5, 31), date(2023, 7, 1), by="state")
    assert states["dormant"] == {"opening": 0, "entered": 1, "left": 1, "closing": 0}
    assert states["not_begun"] == {"opening": 2, "entered": 0, "left": 0, "closing": 2}
    assert "belum dimulai" in table.picture().to_svg(lang="id")


def test_a_flow_needs_two_days_in_order_and_a_thing_that_moves() -> None:
    """A province does not move."""
    assert refused(lambda: PORTFOLIO.flow(DAY, date(2024, 1, 1))) == [("/until", "wrong_order")]
    assert refused(lambda: PORTFOLIO.flow(DAY, DAY, by="province")) == [("/by", "not_one_of")]  # type: ignore[arg-type]


def test_time_in_a_phase_counts_stays_that_last() -> None:
    """From the day of entry to that of the next phase, or to the day of asking."""
    stays = PORTFOLIO.time_in(Phase.CREATION, on=DAY)
    assert [(s.days, s.at_risk, s.ended, s.censored) for s in stays] == [
        (31, 4, 1, 0),
        (90, 3, 1, 0),
        (364, 2, 1, 0),
        (550, 1, 0, 1),
    ]
    quarter = Fraction(1, 4)
    assert stays.survival == ((31, 3 * quarter), (90, 2 * quarter), (364, quarter), (550, quarter))
    assert (stays.ended, stays.censored, stays.median) == (3, 1, 90)
    assert [stays.share_beyond(days) for days in (30, 90)] == [1, Fraction(1, 2)]
    assert str(stays) == "creation on 2025-01-01: 3 over, 1 lasting, median 90 days"
    assert "lasting longer" in stays._repr_html_()
    assert to_records(stays)[0] == {"days": 31, "at_risk": 4, "ended": 1, "censored": 0}


def test_a_day_in_the_past_censors_what_was_not_over_then() -> None:
    """Entries after the day are not known on it."""
    stays = PORTFOLIO.time_in("penciptaan", on=date(2023, 5, 11))
    assert [(s.days, s.ended, s.censored) for s in stays] == [(10, 0, 1), (364, 1, 0)]
    assert stays.median == 364


def test_time_in_a_state_is_told_by_its_id() -> None:
    """An unknown one is named, one that ships and holds nobody is empty."""
    assert PORTFOLIO.time_in("dormant", on=DAY).median == 30
    empty = PORTFOLIO.time_in("institutionalised", on=DAY)
    assert empty == Stays(what="institutionalised", on=DAY)
    assert empty.median is None
    assert empty.share_beyond(5) == Fraction(1)
    assert str(empty).endswith("median not reached")
    with pytest.raises(UnknownNameError) as caught:
        PORTFOLIO.time_in("dormantt", on=DAY)
    assert caught.value.suggestions == ("dormant",)


def test_what_stands_still_is_listed_longest_first_but_for_what_is_over() -> None:
    """More than the span, on the day and not a day sooner."""
    table = PORTFOLIO.stalled(DAY, Duration(years=1))
    assert [(r["subject"], r["state"], r["days"]) for r in table] == [
        ("sipinter", "developing", 730),
        ("queue", "idea", 550),
    ]
    assert len(PORTFOLIO.stalled(date(2024, 1, 2), Duration(years=1))) == 0
    assert len(PORTFOLIO.stalled(DAY, Duration(years=9_000))) == 0
    [row] = PORTFOLIO.stalled(on=date(2024, 1, 3), longer_than=Duration(years=1))
    assert row == {
        "subject": "sipinter",
        "agency": "prov-babel",
        "state": "developing",
        "phase": "development",
        "since": date(2023, 1, 2),
        "days": 366,
    }


def test_overdue_duties_are_those_that_due_tells() -> None:
    """The longest overdue first; what is stopped or has not begun owes nothing."""
    table = PORTFOLIO.overdue(DAY)
    found = {(r["subject"], r["obligation"], r["due_on"]) for r in table}
    told = {
        (i.id, d.obligation, d.due_on)
        for i in PORTFOLIO
        for d in jipp.due(i, on=DAY)
        if d.status == "overdue"
    }
    assert found == told
    assert found
    days = [row["days"] for row in table]
    assert days == sorted(days, key=lambda n: -int(str(n)))


def test_duties_are_those_of_the_law_of_the_day() -> None:
    """A law that came later asks nothing of the time before."""
    law = lifecycle("innovation", on=DAY)
    free = attrs.evolve(law, version="free", obligations=(), in_force=Period())
    first, *_ = history("note", ("idea", date(2022, 1, 3)))
    begun = attrs.evolve(NOTE, history=(attrs.evolve(first, definition=free.definition),))
    admin = Actor(id="ani", roles=("admin",))
    moved = migrate(begun, to=law, on=date(2024, 1, 3), by=admin, note="a new law", under=free)
    portfolio, before = Portfolio([moved]), date(2023, 6, 1)
    assert len(portfolio.overdue(date(2026, 6, 1), under=free)) == 1
    assert len(portfolio.overdue(before, under=free)) == 0
    assert portfolio.overdue(before, under=free) == portfolio.as_of(before).overdue(
        before, under=free
    )


def test_gaps_name_what_is_lacking_for_a_phase() -> None:
    """A reason a row; who has not begun, and who can never come there, say so."""
    table = PORTFOLIO.gaps(to=Phase.INSTITUTIONALISATION, on=DAY)
    ours = [(r["action"], r["code"], r["what"]) for r in table if r["subject"] == "sipinter"]
    assert ("institutionalise", "missing_evidence", "legal_basis") in ours
    codes = {row["subject"]: row["code"] for row in table}
    assert codes["note"] == "not_begun"
    assert codes["halal"] == "no_way"
    assert len(Portfolio([SIPINTER]).gaps(to="developing", on=DAY)) == 0
    alias = PORTFOLIO.gaps(to="pengembangan", on=DAY)
    assert alias == PORTFOLIO.gaps(to=Phase.DEVELOPMENT, on=DAY)


def test_gaps_are_asked_for_a_state_of_any_law_at_hand() -> None:
    """Who is under a law without it has no way there; what no law knows is refused at once."""
    law = lifecycle("innovation", on=DAY)
    shown = State(id="shown", final=True)
    show = Transition(action="show", source="developing", target="shown")
    more = attrs.evolve(
        law, version="more", states=(*law.states, shown), transitions=(*law.transitions, show)
    )
    history = [attrs.evolve(entry, definition="innovation@more") for entry in SIPINTER.history]
    ours = attrs.evolve(SIPINTER, id="ours", history=history)
    found = Portfolio([ours, QUEUE, NOTE]).gaps(to="shown", on=DAY, under=more)
    assert {row[0]: row[4] for row in found.rows if row[4] == "no_way"} == {"queue": "no_way"}
    assert more.basis in found.bases
    for portfolio in (Portfolio[Innovation]([]), Portfolio([NOTE]), PORTFOLIO):
        with pytest.raises(UnknownNameError, match="shown"):
            portfolio.gaps(to="shown", on=DAY)


def test_each_agency_has_made_an_innovation_in_a_year_or_not() -> None:
    """By the year its history begins, else that of its use; an agency is asked once."""
    table = PORTFOLIO.one_agency_one_innovation(2023, [CITY, BABEL, CITY])
    assert [tuple(row.values()) for row in table] == [
        ("kota-surabaya", "Surabaya", 1, True),
        ("prov-babel", "Bangka Belitung", 0, False),
    ]
    assert PORTFOLIO.one_agency_one_innovation(2021, [CITY])["kota-surabaya"]["count"] == 1
    bad: Any = "2023"
    assert refused(lambda: PORTFOLIO.one_agency_one_innovation(bad, [bad])) == [
        ("/year", "not_a_count"),
        ("/agencies/0", "wrong_type"),
    ]
    other = attrs.evolve(CITY, name="Kota Surabaya")
    assert refused(lambda: PORTFOLIO.one_agency_one_innovation(2023, [CITY, CITY, other])) == [
        ("/agencies/2", "duplicate")
    ]


def test_a_law_that_is_none_is_refused_whatever_the_portfolio_holds() -> None:
    """Not only where a history would have been held against it."""
    bad: Any = "innovation"
    asks: list[Callable[[Portfolio[Innovation]], object]] = [
        lambda p: p.stalled(DAY, Duration(days=1), under=bad),
        lambda p: p.overdue(DAY, under=bad),
        lambda p: p.gaps(to="idea", on=DAY, under=bad),
        lambda p: p.scorecard("Babel", DAY, under=bad),
    ]
    for ask in asks:
        for portfolio in (Portfolio[Innovation]([]), Portfolio([NOTE]), PORTFOLIO):
            assert refused(partial(ask, portfolio)) == [("/under", "wrong_type")]


def test_goals_are_listed_with_who_serves_them() -> None:
    """All seventeen, with zeros."""
    table = PORTFOLIO.sdg_coverage()
    assert len(table) == 17
    assert {k: table[3][k] for k in ("innovations", "agencies", "provinces")} == {
        "innovations": 2,
        "agencies": 2,
        "provinces": 2,
    }
    assert table[1]["innovations"] == 0


@pytest.mark.parametrize("ask", DATED)
@pytest.mark.parametrize(
    ("on", "code"), [(NOON, "datetime_for_day"), ("2025-01-01", "not_a_day"), (None, "not_a_day")]
)
def test_a_day_is_a_day(ask: Any, on: Any, code: str) -> None:
    """No question takes a clock, a text or nothing for a day, even of an empty portfolio."""
    for portfolio in (PORTFOLIO, Portfolio()):
        [(path, found)] = refused(partial(ask, portfolio, on))
        assert path in {"/on", "/since"}
        assert found == code


def note_down(told: list[tuple[int, int]], done: int, total: int) -> None:
    """Keep what a progress call says."""
    told.append((done, total))


@pytest.mark.parametrize("size", [1, 999, 1000, 1001])
def test_long_work_tells_how_far_it_is(size: int) -> None:
    """After each thousand and at the end, when all is done, and once each."""
    many = Portfolio(
        Innovation(id=f"i{n}", title="I", agency=Agency(id="a", name="A", kind="city"))
        for n in range(size)
    )
    taken = Portfolio(attrs.evolve(i, id=f"{i.id}-{i.id}", replicates="gone") for i in many)
    rows = to_records(many)
    calls: list[Callable[[Progress], object]] = [
        lambda p: Portfolio.from_records(rows, progress=p),
        lambda p: many.as_of(DAY, progress=p),
        lambda p: many.overdue(DAY, progress=p),
        lambda p: many.gaps(to="idea", on=DAY, progress=p),
        lambda p: many.time_in("idea", on=DAY, progress=p),
        lambda p: many.stalled(DAY, Duration(years=1), progress=p),
        lambda p: many.scorecard("Babel", DAY, progress=p),
        # Of those that were taken over or are taken from others.
        lambda p: (many + taken).lineage(progress=p),
    ]
    for call in calls:
        told: list[tuple[int, int]] = []
        call(partial(note_down, told))
        assert told == [(1000, size)] * (size > 1000) + [(size, size)]


ANSWERS: list[Callable[[], Table | Lineage | Stays | Portfolio[Innovation]]] = [
    lambda: Portfolio(iter(PORTFOLIO)),
    lambda: PORTFOLIO.as_of(DAY),
    lambda: PORTFOLIO.counts(by=("phase", "province")),
    lambda: PORTFOLIO.flow(date(2023, 1, 1), DAY),
    lambda: PORTFOLIO.time_in("creation", on=DAY),
    lambda: PORTFOLIO.stalled(DAY, Duration(days=1)),
    lambda: PORTFOLIO.overdue(DAY),
    lambda: PORTFOLIO.gaps(to="institutionalised", on=DAY),
    lambda: PORTFOLIO.one_agency_one_innovation(2023, [BABEL, CITY]),
    PORTFOLIO.sdg_coverage,
    PORTFOLIO.lineage,
]


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_of_many_can_be_looped_over_printed_and_compared(
    answer: Callable[[], Table | Lineage | Stays | Portfolio[Innovation]],
) -> None:
    """It has as many as it yields, prints without a memory address, and equals itself made anew."""
    found = answer()
    assert len([*found]) == len(found) > 0
    assert str(found)
    assert " at 0x" not in f"{found}{found!r}"
    assert (found, hash(found)) == (answer(), hash(answer()))
    assert to_records(found)
    assert pickle.loads(pickle.dumps(found)) == found


def test_a_table_prints_shows_and_is_found_by_its_keys() -> None:
    """As text, as HTML under its title, and over the wire."""
    table = Table(title="T", columns=("a", "b"), rows=[("x", Fraction(1, 3)), (None, None)])
    assert str(table) == "a  b\nx  1/3\n"
    assert "<caption" in table._repr_html_()
    assert (table["x"], table[None], len(table)) == (Fraction(1, 3), None, 2)
    with pytest.raises(UnknownNameError):
        table["y"]
    bad: Any = [("x",), "no", ({},)]
    assert refused(lambda: Table(title="T", columns=("a", "b"), rows=bad)) != []
    assert refused(lambda: Table(title="T", columns=("a", "b"), rows=[("x",)])) == [
        ("/rows/0", "row_length")
    ]


def test_ministries_stand_in_no_province() -> None:
    """The nation's bodies are counted under None."""
    assert MINISTRY.province is None
    assert Portfolio([HALAL]).counts(by="island_group")[None] == 1
