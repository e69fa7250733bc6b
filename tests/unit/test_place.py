"""Agencies and provinces: what names them, and what is refused."""

from datetime import date

import pytest

from jipp import Agency, AgencyKind, Innovation, InvalidInputError, provinces
from jipp.model.province_names import NAMES


def test_an_agency_of_the_nation_stands_in_no_province() -> None:
    """A ministry has no province; a city has one, by its ISO code."""
    ministry = Agency(id="kemenpanrb", name="Kementerian PANRB", kind="ministry")
    city = Agency(id="kota-a", name="Kota A", kind=AgencyKind.CITY, province="ID-BB")
    assert (ministry.province, city.province) == (None, "ID-BB")
    assert (ministry.kind.label.id, city.kind.label.id) == ("kementerian", "kota")


def test_an_agency_says_all_its_faults() -> None:
    """Four wrong fields, four problems."""
    with pytest.raises(InvalidInputError) as caught:
        Agency(id="a b", name="", kind="village", province="")  # type: ignore[arg-type]
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/id", "not_an_id"),
        ("/name", "empty"),
        ("/kind", "not_one_of"),
        ("/province", "not_a_province"),
    ]
    assert caught.value.problems[2].message("en") == (
        '"village" is not allowed here: choose one of ministry, institution, province, regency,'
        " city, state_enterprise, regional_enterprise"
    )


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Babel", "ID-BB"),
        ("Provinsi Kep. Bangka Belitung", "ID-BB"),
        ("id-bb", "ID-BB"),
        ("Papua Barat Daya", "ID-PD"),
        ("Jawa Barta", "ID-JB"),
        ("zzz", "ID-BB"),
        ("", "ID-BB"),
    ],
)
def test_a_province_is_named_by_its_iso_code(said: str, meant: str) -> None:
    """A name or an alias is refused, and the code that it means is what the text says to write."""
    owner = Agency(id="a", name="A", kind="city")
    for build in (
        lambda: Agency(id="a", name="A", kind="city", province=said),
        lambda: Innovation(id="i", title="I", agency=owner, province=said),
    ):
        with pytest.raises(InvalidInputError) as caught:
            build()
        (problem,) = caught.value.problems
        assert (problem.path, problem.code) == ("/province", "not_a_province")
        assert problem.message("id").partition(": tulis ")[2].split(", ")[0] == meant


def test_the_codes_are_those_of_the_table_of_provinces() -> None:
    """Every province of the table may be written, one that is no longer or not yet there too."""
    table = provinces(on=date.max)
    assert list(NAMES) == [p.iso for p in table]
    for p in table:
        assert Agency(id="a", name="A", kind="province", province=p.iso).province == p.iso
