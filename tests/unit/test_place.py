"""Agencies and provinces: what names them, and what is refused."""

import pytest

from jipp import Agency, AgencyKind, InvalidInputError


def test_an_agency_of_the_nation_stands_in_no_province() -> None:
    """A ministry has no province; a city has one, by its ISO code."""
    ministry = Agency(id="kemenpanrb", name="Kementerian PANRB", kind="ministry")
    city = Agency(id="kota-a", name="Kota A", kind=AgencyKind.CITY, province="ID-BB")
    assert (ministry.province, city.province) == (None, "ID-BB")
    assert (ministry.kind.label.id, city.kind.label.id) == ("kementerian", "kota")


def test_an_agency_says_all_its_faults() -> None:
    """Four wrong fields, four problems."""
    with pytest.raises(InvalidInputError) as caught:
        Agency(id="a b", name="", kind="village", province="")
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("/id", "not_an_id"),
        ("/name", "empty"),
        ("/kind", "not_one_of"),
        ("/province", "not_an_id"),
    ]
    assert caught.value.problems[2].message("en") == (
        '"village" is not allowed here: choose one of ministry, institution, province, regency,'
        " city, state_enterprise, regional_enterprise"
    )
