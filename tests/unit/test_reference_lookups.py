"""Look-ups of provinces, hubs and published tables: what is found, and what a miss says."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

import jipp
from jipp import (
    UNKNOWN,
    AgencyKind,
    AmbiguousNameError,
    InvalidInputError,
    UnknownNameError,
    hub,
    hub_total,
    hubs,
    province,
    provinces,
)
from jipp.reference import TABLES, published


@pytest.mark.parametrize(
    ("key", "iso"),
    [
        ("ID-BB", "ID-BB"),
        ("id bb", "ID-BB"),
        ("Babel", "ID-BB"),
        ("kep. bangka belitung", "ID-BB"),
        ("BANGKA-BELITUNG ISLANDS", "ID-BB"),
        ("Provinsi Jawa Timur", "ID-JI"),
        ("prov. jatim", "ID-JI"),
        ("D.I. Yogyakarta", "ID-YO"),
        ("Special Region of Yogyakarta", "ID-YO"),
        ("DKI Jakarta", "ID-JK"),
        ("Irian Jaya", "ID-PA"),
        ("Irian Jaya Barat", "ID-PB"),
        ("11", "ID-AC"),
        (" 76 ", "ID-SR"),
    ],
)
def test_a_province_is_found_by_whatever_it_is_called(key: str, iso: str) -> None:
    """Codes, names, English names, aliases, in any usual spelling."""
    assert province(key).iso == iso


def test_the_system_reads_codes_and_leaves_names_alone() -> None:
    """A name means the same in both systems."""
    assert province("94", system="bps") is province("Papua", system="kemendagri")


def test_an_unknown_province_is_answered_with_the_nearest_names() -> None:
    """Each suggestion is an official name, once, and the text says it."""
    with pytest.raises(UnknownNameError) as caught:
        province("Bangka Belitong")
    error = caught.value
    assert (error.kind, error.name) == ("province", "Bangka Belitong")
    assert error.suggestions == ("Kepulauan Bangka Belitung",)
    assert str(error) == (
        'no province is called "Bangka Belitong"; did you mean Kepulauan Bangka Belitung?'
    )
    assert error.message("id") == (
        'tidak ada provinsi bernama "Bangka Belitong";'
        " mungkin maksud Anda Kepulauan Bangka Belitung?"
    )


@pytest.mark.parametrize("key", ["", "-.-", "99", "provinsi", "x" * 10_000])
def test_nonsense_is_an_unknown_province_without_suggestions(key: str) -> None:
    """Nothing is near it, and the text still says what to do."""
    with pytest.raises(UnknownNameError) as caught:
        province(key)
    assert caught.value.suggestions == ()


def test_a_code_that_a_system_does_not_use_is_unknown() -> None:
    """93 is a code of Kemendagri only."""
    assert province("93", system="kemendagri").iso == "ID-PS"
    with pytest.raises(UnknownNameError):
        province("93", system="bps")
    with pytest.raises(AmbiguousNameError):
        province("93")


def test_all_wrong_arguments_are_named_at_once() -> None:
    """A key that is no text and a system that there is not."""
    wrong: Any = 19
    system: Any = "iso"
    with pytest.raises(InvalidInputError) as caught:
        province(wrong, system=system)
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/key", "not_a_text"),
        ("/system", "not_one_of"),
    ]
    assert "choose one of kemendagri, bps" in str(caught.value)


@pytest.mark.parametrize(
    ("on", "count"),
    [
        (date(2004, 10, 5), 33),
        (date(2012, 11, 15), 33),
        (date(2012, 11, 16), 34),
        (date(2022, 7, 24), 34),
        (date(2022, 7, 25), 37),
        (date(2022, 12, 7), 37),
        (date(2022, 12, 8), 38),
        (date(2026, 1, 1), 38),
    ],
)
def test_provinces_grow_on_the_days_of_their_laws(on: date, count: int) -> None:
    """The day before and the day of each law; the order is that of the Kemendagri codes."""
    found = provinces(on=on)
    assert len(found) == count
    assert [p.kemendagri for p in found] == sorted(p.kemendagri for p in found)


@pytest.mark.parametrize(
    ("key", "id"),
    [
        ("hub-id-bb", "hub-id-bb"),
        ("Kepulauan Bangka Belitung", "hub-id-bb"),
        ("Babel", "hub-id-bb"),
        ("19", "hub-id-bb"),
        ("kemenag", "hub-kemenag"),
        ("KEMENTERIAN AGAMA", "hub-kemenag"),
        ("Polri", "hub-polri"),
        ("MA", "hub-ma"),
        ("Maluku", "hub-id-ma"),
    ],
)
def test_a_hub_is_found_by_its_body(key: str, id: str) -> None:
    """By its id, the id or name of its agency, or whatever finds its province."""
    assert hub(key).id == id


def test_a_province_whose_hub_no_source_names_says_so() -> None:
    """It may well be one of the eleven that are counted and not named."""
    with pytest.raises(UnknownNameError) as caught:
        hub("Aceh")
    assert caught.value.kind == "hub"
    assert str(caught.value) == (
        "no available source names a hub of Aceh;"
        " hubs lists the named ones, and hub_total counts them all"
    )


def test_an_unknown_hub_is_answered_with_the_nearest_bodies() -> None:
    """A slip in the name of a ministry."""
    with pytest.raises(UnknownNameError) as caught:
        hub("Kementrian Agama")
    assert caught.value.suggestions[0] == "Kementerian Agama"


def test_hubs_stand_in_the_order_of_their_first_designation() -> None:
    """Bengkulu, certain by July 2024, stands before those certain only by its end."""
    order = [h.id for h in hubs(on=date(2025, 1, 1))]
    assert order[:8] == [
        "hub-id-ji",
        "hub-id-ss",
        "hub-id-sn",
        "hub-id-jt",
        "hub-id-sb",
        "hub-id-bb",
        "hub-id-ks",
        "hub-id-go",
    ]
    assert order[-3:] == ["hub-id-be", "hub-id-sr", "hub-id-kr"]


def test_the_body_of_a_hub_is_an_agency() -> None:
    """A province's stands in its province, a ministry's in none."""
    assert hub("Babel").agency.kind is AgencyKind.PROVINCE
    assert (hub("Babel").agency.province, hub("kemenag").agency.province) == ("ID-BB", None)
    assert hub("polri").agency.kind is AgencyKind.INSTITUTION


def test_a_later_day_never_loses_a_hub() -> None:
    """No source tells of a designation that ended."""
    days = [date(year, month, 1) for year in range(2020, 2026) for month in range(1, 13)]
    for certain in (True, False):
        for earlier, later in pairwise(days):
            assert set(hubs(on=earlier, certain=certain)) <= set(hubs(on=later, certain=certain))


def test_the_latest_count_holds_until_the_next() -> None:
    """The count of 2023 is still the latest in 2024."""
    total = hub_total(on=date(2024, 6, 1))
    assert total is not None
    assert total.as_of == date(2023, 10, 20)


def test_every_wrong_argument_of_a_look_up_by_day_is_named() -> None:
    """Neither a text for a day nor a number for a yes passes."""
    day: Any = "2020-07-17"
    certain: Any = 1
    with pytest.raises(InvalidInputError) as caught:
        hubs(on=day, certain=certain)
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/on", "not_a_day"),
        ("/certain", "not_a_bool"),
    ]


def test_the_published_tables_are_listed_and_found() -> None:
    """Every name in the list gives records with a basis of their own."""
    for name in TABLES:
        records = published(name)
        assert records
        assert all(hash(record) for record in records)
    assert {"ipp", "iid", "iid-participation", "iid-categories", "krenova-2019"} <= set(TABLES)
    assert {"kipp-funnel", "kipp-clusters"} <= set(TABLES)


def test_an_unknown_table_is_answered_with_the_nearest() -> None:
    """A slip in the name."""
    with pytest.raises(UnknownNameError) as caught:
        published("kipp-funel")
    assert str(caught.value) == 'no table is called "kipp-funel"; did you mean kipp-funnel?'
    wrong: Any = 5
    with pytest.raises(InvalidInputError):
        published(wrong)


def test_what_was_printed_stays_beside_what_it_means() -> None:
    """A missing comma and a mere bound are not repaired."""
    third = published("krenova-2019")[2]
    assert (str(third.score), third.score_as_printed) == ("80.31", "8031")
    tegal = next(s for s in published("iid") if s.region == "Kabupaten Tegal")
    assert (tegal.score, tegal.score_as_printed) == (UNKNOWN, ">60")


def test_the_regions_of_the_service_index_are_provinces() -> None:
    """Each of the seven is found by the name that the source prints, with the tie for the sixth."""
    scores = published("ipp")
    assert [province(s.region).iso for s in scores] == [
        "ID-JB",
        "ID-JI",
        "ID-YO",
        "ID-SS",
        "ID-KS",
        "ID-JK",
        "ID-JT",
    ]
    assert [s.rank for s in scores] == [1, 2, 3, 4, 5, 6, 6]


def test_the_face_and_the_floor_offer_the_same_functions() -> None:
    """`jipp.province` is `jipp.reference.province`."""
    for name in ("province", "provinces", "hub", "hubs", "hub_total"):
        assert getattr(jipp, name) is getattr(jipp.reference, name)
    # The published tables are loaded once, then an attribute like any other.
    assert vars(jipp.reference)["published"] is published
    with pytest.raises(AttributeError, match="no attribute 'cities'"):
        getattr(jipp.reference, "cities")  # noqa: B009 - a checker refuses the plain access
