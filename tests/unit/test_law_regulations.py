"""Instruments and bands: what the sources say, on which day, and how a number is banded."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import attrs
import pytest

from jipp import (
    UNKNOWN,
    Bands,
    Grade,
    InvalidInputError,
    NotInForceError,
    Period,
    Regulation,
    UnknownNameError,
    Window,
)
from jipp.law import bands, regulation, regulations
from jipp.law.instruments import REGULATIONS
from jipp.law.lookups import BANDS, by_day
from jipp.model.basis import DESIGN
from jipp.reference.data.hubs import HUBS
from jipp.typing import Number, Unknown
from tests.domain import cell, confidence, note, rows

Bound = date | Window | Unknown | None


def bound_cell(bound: Bound, none: str) -> str:
    """An end of a period as a cell: a year for a window over it."""
    if isinstance(bound, Window):
        year = bound.not_before.year
        assert (bound.not_before, bound.not_after) == (date(year, 1, 1), date(year, 12, 31))
        return str(year)
    return "unknown" if isinstance(bound, Unknown) else cell(bound) or none


def regulation_cells(it: Regulation) -> dict[str, str]:
    """An instrument as a row."""
    return {
        "id": it.id,
        "kind": it.kind,
        "number": it.number,
        "year": cell(it.year),
        "subject": it.subject,
        "in_force_from": bound_cell(it.in_force.since, "none"),
        "in_force_until": bound_cell(it.in_force.until, "none"),
        "replaced_by": cell(it.replaced_by),
        "confidence": confidence(it.basis),
        "notes": note(it.basis),
    }


def bands_cells(table: Bands, until: str) -> list[dict[str, str]]:
    """A table of bands as rows; the name of its source stands in the basis of each grade."""

    def number(value: object) -> str:
        return "" if value is None else f"{value:.2f}"

    return [
        {
            "table": table.name,
            "since": bound_cell(table.in_force.since, "none"),
            "until": until,
            "code": grade.code,
            "lower_exclusive": number(grade.low),
            "upper_inclusive": number(grade.high),
            "name_id": grade.official,
            "confidence": confidence(grade.basis),
            "source": " | ".join(grade.basis.sources),
        }
        for grade in table.grades
    ]


def test_the_instruments_say_what_their_source_says() -> None:
    """Every cell."""
    assert [regulation_cells(it) for it in REGULATIONS] == rows("regulations")


def test_the_bands_say_what_their_source_says() -> None:
    """Every cell; the end of the guide of 2026, which the source leaves empty, is not known."""
    written: list[dict[str, str]] = []
    iid_2023, iid_2026 = BANDS.versions("iid")
    for table in (iid_2026, iid_2023, *BANDS.versions("ipp"), *BANDS.versions("rb")):
        until = bound_cell(table.in_force.until, "none")
        written += bands_cells(table, "" if table is iid_2026 else until)
    assert iid_2026.in_force.until is UNKNOWN
    assert written == rows("bands")


@pytest.mark.parametrize("table", BANDS.all())
def test_the_bands_of_a_table_meet(table: Bands) -> None:
    """From the highest down, each begins where the one above it ends, and only the last is open."""
    for above, below in pairwise(table.grades):
        assert above.low == below.high
    assert [g.low for g in table.grades].index(None) == len(table.grades) - 1


def test_a_replaced_instrument_names_one_that_is_there() -> None:
    """The follower is found, and begins no later than the other has ended for certain."""
    for it in REGULATIONS:
        if it.replaced_by:
            after = regulation(it.replaced_by).in_force.since
            until = it.in_force.until
            assert after == until


def test_the_instruments_of_hubs_are_there() -> None:
    """Every decree that a designation names is in the table."""
    for hub in HUBS:
        for designation in hub.designations:
            if designation.instrument:
                assert regulation(designation.instrument).subject.startswith(
                    ("Hub JIPP", "Percontohan Hub JIPP")
                )


@pytest.mark.parametrize(
    "key",
    ["permenpanrb-91-2021", "PermenPANRB 91/2021", "PERMENPANRB-91-2021", "permenpanrb 91.2021"],
)
def test_an_instrument_is_found_as_it_is_cited(key: str) -> None:
    """By its id, or by kind, number and year."""
    assert regulation(key).id == "permenpanrb-91-2021"


def test_no_two_instruments_are_cited_alike() -> None:
    """Every id and every citation finds its own."""
    for it in REGULATIONS:
        assert regulation(it.id) is regulation(f"{it.kind} {it.number}/{it.year}") is it


def test_an_unknown_instrument_is_answered_with_the_nearest_ids() -> None:
    """A slip in the year."""
    with pytest.raises(UnknownNameError) as caught:
        regulation("Pedoman Menteri PANRB 3/2022")
    assert caught.value.kind == "regulation"
    assert "pedoman-panrb-3-2023" in caught.value.suggestions
    wrong: Any = 91
    with pytest.raises(InvalidInputError):
        regulation(wrong)


def test_the_possible_are_those_of_which_nobody_knows() -> None:
    """Certain is a part of possible, and what lies between holds perhaps."""
    for on in (date(2014, 6, 1), date(2020, 7, 17), date(2022, 6, 1), date(2026, 6, 1)):
        certain, possible = regulations(on=on), regulations(on=on, certain=False)
        assert set(certain) <= set(possible)
        assert {r.in_force.holds(on) for r in certain} == {True}
        assert {r.in_force.holds(on) for r in set(possible) - set(certain)} == {None}
        assert {r.in_force.holds(on) for r in set(REGULATIONS) - set(possible)} <= {False}


def test_a_year_is_a_window() -> None:
    """An instrument of 2014 is possible in that year and certain at its end."""
    old = regulation("permenpanrb-30-2014").in_force
    assert old.holds(date(2013, 12, 31)) is False
    assert old.holds(date(2014, 6, 1)) is None
    assert old.holds(date(2014, 12, 31)) is True


def test_every_wrong_argument_is_named() -> None:
    """A text for a day, a number for a yes."""
    day: Any = "2020"
    certain: Any = 0
    with pytest.raises(InvalidInputError) as caught:
        regulations(on=day, certain=certain)
    assert [p.path for p in caught.value.problems] == ["/on", "/certain"]


@pytest.mark.parametrize(
    ("on", "number", "code"),
    [
        (date(2023, 1, 1), "60.00", "I"),
        (date(2023, 1, 1), "60.01", "SI"),
        (date(2023, 1, 1), "60.004", "I"),
        (date(2023, 1, 1), "60.005", "SI"),
        (date(2024, 12, 31), "34.99", "KI"),
        (date(2024, 12, 31), "34.995", "I"),
        (date(2024, 12, 31), "0.01", "KI"),
        (date(2024, 12, 31), "0.004", "TDD"),
        (date(2024, 12, 31), 0, "TDD"),
        (date(2026, 1, 1), 65, "I"),
        (date(2026, 1, 1), "65.01", "SI"),
        (date(2026, 1, 1), Fraction(195_015, 3_000), "SI"),
        (date(2026, 1, 1), 100, "SI"),
        (date(2030, 1, 1), 40.0, "KI"),
    ],
)
def test_the_regional_index_is_rounded_and_banded(on: date, number: Number, code: str) -> None:
    """To two places, half up, then by bounds whose lower is excluded and upper included."""
    assert bands("iid", on=on).of(number).code == code


@pytest.mark.parametrize(
    ("name", "number", "code"),
    [
        ("ipp", "4.76", "A"),
        ("ipp", "4.50", "A-"),
        ("ipp", "4.501", "A"),
        ("ipp", 1, "F"),
        ("ipp", 0, "F"),
        ("rb", 30, "D"),
        ("rb", "30.001", "C"),
        ("rb", 100, "AA"),
    ],
)
def test_other_tables_band_the_number_as_it_is(name: str, number: Number, code: str) -> None:
    """Nothing is rounded: a thousandth above the bound is above it."""
    assert bands(name, on=date(2022, 12, 31)).of(number).code == code


@pytest.mark.parametrize("number", ["-0.01", "100.005", 101, "nan", True, None, "62,5"])
def test_what_lies_in_no_band_is_refused(number: object) -> None:
    """Below zero, above the highest bound, or no number at all."""
    wrong: Any = number
    with pytest.raises(InvalidInputError) as caught:
        bands("iid", on=date(2024, 1, 1)).of(wrong)
    assert [p.path for p in caught.value.problems] == ["/number"]


def test_a_number_out_of_the_bands_is_told_their_range() -> None:
    """The text says from where to where they go."""
    with pytest.raises(InvalidInputError) as caught:
        bands("ipp", on=date(2024, 1, 1)).of("5.01")
    assert str(caught.value) == (
        "/number: 5.01 is in none of the bands of ipp, which go from 0 to 5;"
        " give a number within them"
    )
    assert caught.value.message("id") == (
        "/number: 5,01 tidak termasuk predikat mana pun dari ipp, yang berkisar dari 0 sampai 5;"
        " isi bilangan dalam kisaran itu"
    )


def test_a_grade_says_how_sure_it_is() -> None:
    """The slides of 2023 were seen, the grades of the service index only in public code."""
    seen = bands("iid", on=date(2023, 6, 1)).of(50)
    copied = bands("ipp", on=date(2023, 6, 1)).of(4)
    assert (confidence(seen.basis), confidence(copied.basis)) == ("official", "transcribed")
    assert (seen.low, seen.high) == (Decimal("34.99"), Decimal(60))


@pytest.mark.parametrize("on", [date(2022, 12, 31), date(2025, 1, 1), date(2025, 12, 31)])
def test_a_day_without_known_bands_is_not_in_force(on: date) -> None:
    """Before 2023 and in 2025 no table of the regional index is known."""
    with pytest.raises(NotInForceError) as caught:
        bands("iid", on=on)
    assert str(caught.value).endswith("begin on 1 January 2023, 1 January 2026")


def test_bands_of_unknown_period_are_found_as_possible() -> None:
    """On any day, and they say that nobody knows."""
    for name in ("ipp", "rb"):
        assert bands(name, on=date(2024, 1, 1)).in_force.holds(date(2024, 1, 1)) is None


def test_unknown_bands_are_answered_with_the_nearest() -> None:
    """A slip in the name, and what is no name at all."""
    with pytest.raises(UnknownNameError) as caught:
        bands("iidd", on=date(2024, 1, 1))
    assert str(caught.value) == 'no table of bands is called "iidd"; did you mean iid?'
    wrong: Any = None
    with pytest.raises(InvalidInputError) as faults:
        bands(wrong, on=wrong)
    assert [p.path for p in faults.value.problems] == ["/name", "/on"]


def version(name: str, since: Bound, until: Bound) -> Bands:
    """A table of bands that holds in a period."""
    grade = Grade(code="A", official=name, high=1, basis=DESIGN)
    period = Period(since=since, until=until)
    return Bands(name=name, grades=(grade,), in_force=period, basis=DESIGN)


def found(versions: tuple[Bands, ...], on: date) -> str | None:
    """The name of the version found on a day."""
    try:
        return by_day("bands", "x", versions, on).name
    except NotInForceError:
        return None


def test_what_certainly_holds_goes_before_what_possibly_does() -> None:
    """Even where the possible one is later."""
    sure = version("sure", date(2020, 1, 1), None)
    perhaps = version("perhaps", date(2021, 1, 1), UNKNOWN)
    assert found((sure, perhaps), date(2022, 1, 1)) == "sure"
    assert found((perhaps,), date(2022, 1, 1)) == "perhaps"


def test_of_the_possible_the_latest_is_taken() -> None:
    """By the day by which it has begun for certain; one that begins nobody knows when is first."""
    year = Window(not_before=date(2021, 1, 1), not_after=date(2021, 12, 31))
    undated = version("undated", UNKNOWN, UNKNOWN)
    old = version("old", date(2020, 1, 1), UNKNOWN)
    new = version("new", year, UNKNOWN)
    for versions in ((undated, old, new), (new, old, undated)):
        assert found(versions, date(2022, 1, 1)) == "new"
        assert found(versions, date(2020, 6, 1)) == "old"
        assert found(versions, date(2019, 1, 1)) == "undated"


def test_of_two_that_begin_together_the_later_in_the_table_is_taken() -> None:
    """A correction stands below what it corrects."""
    first = version("first", date(2020, 1, 1), None)
    assert found((first, attrs.evolve(first, name="second")), date(2021, 1, 1)) == "second"


def test_where_nothing_can_hold_nothing_is_found() -> None:
    """Neither before the first nor after the last has ended."""
    only = version("only", None, date(2020, 1, 1))
    assert found((only,), date(2020, 1, 1)) is None
    assert found((only,), date(2019, 12, 31)) == "only"
