"""What is known of the provinces beside their values, and the decrees with their codes."""

from datetime import date
from typing import Final

from jipp.model.basis import Basis, Confidence, Origin
from jipp.model.place import Province
from jipp.reference.data.provinces import PROVINCES
from jipp.reference.rows import CodeTable, ProvinceDetail
from jipp.typing import UNKNOWN, Unknown

__all__ = ["CODE_TABLES", "PROVINCE_DETAILS"]

_LAW: Final = {level: Basis(origin=Origin.LAW, confidence=level) for level in Confidence}
_CAPITAL: Final = {level: Basis(origin=Origin.PRACTICE, confidence=level) for level in Confidence}
_ISLAND_GROUPS: Final = {
    "Sumatera": "ID-SM",
    "Jawa": "ID-JW",
    "Nusa Tenggara": "ID-NU",
    "Kalimantan": "ID-KA",
    "Sulawesi": "ID-SL",
    "Maluku": "ID-ML",
    "Papua": "ID-PP",
}
_ISO_SPELLINGS: Final = {
    "ID-JK": "Jakarta Raya",
    "ID-YO": "Yogyakarta",
    "ID-PE": "Papua Pengunungan",
}
_CAPITAL_UNVERIFIED: Final = ("ID-PA", "ID-PS", "ID-PT", "ID-PE")
# The law that made a province, how well its day is known, and the day of inauguration.
_LAWS: Final[dict[str, tuple[str, Confidence, date | Unknown]]] = {
    "ID-BB": ("UU 27/2000", Confidence.UNVERIFIED, date(2001, 2, 9)),
    "ID-KR": ("UU 25/2002", Confidence.UNVERIFIED, date(2004, 7, 1)),
    "ID-BT": ("UU 23/2000", Confidence.REPORTED, date(2000, 11, 18)),
    "ID-KU": ("UU 20/2012", Confidence.REPORTED, date(2013, 4, 22)),
    "ID-GO": ("UU 38/2000", Confidence.REPORTED, date(2001, 2, 16)),
    "ID-SR": ("UU 26/2004", Confidence.REPORTED, date(2004, 10, 16)),
    "ID-MU": ("UU 46/1999", Confidence.REPORTED, UNKNOWN),
    "ID-PB": ("UU 45/1999", Confidence.REPORTED, UNKNOWN),
    "ID-PS": ("UU 14/2022", Confidence.TRANSCRIBED, date(2022, 11, 11)),
    "ID-PT": ("UU 15/2022", Confidence.TRANSCRIBED, date(2022, 11, 11)),
    "ID-PE": ("UU 16/2022", Confidence.TRANSCRIBED, date(2022, 11, 11)),
    "ID-PD": ("UU 29/2022", Confidence.TRANSCRIBED, date(2022, 12, 9)),
}


def _detail(province: Province) -> ProvinceDetail:
    iso = province.iso
    law, confidence, inaugurated_on = _LAWS.get(iso, (UNKNOWN, None, UNKNOWN))
    weak = iso in _CAPITAL_UNVERIFIED
    return ProvinceDetail(
        iso=iso,
        iso_spelling=_ISO_SPELLINGS.get(iso, ""),
        island_group_iso=_ISLAND_GROUPS[province.island_group],
        established_law=law,
        inaugurated_on=inaugurated_on,
        capital_basis=_CAPITAL[Confidence.UNVERIFIED if weak else Confidence.REPORTED],
        established_basis=None if confidence is None else _LAW[confidence],
    )


PROVINCE_DETAILS: Final = tuple(map(_detail, PROVINCES))


def _codes(
    decree: str, on: date, provinces: int, change: str = "", added: tuple[str, ...] = ()
) -> CodeTable:
    return CodeTable(
        decree=decree,
        on=on,
        provinces=provinces,
        change=change,
        added=added,
        basis=_LAW[Confidence.TRANSCRIBED],
    )


CODE_TABLES: Final = (
    _codes("Permendagri 56/2015", date(2015, 6, 29), 34),
    _codes("Permendagri 137/2017", date(2017, 12, 27), 34),
    _codes("Permendagri 72/2019", date(2019, 10, 8), 34, "two renames of regencies"),
    _codes("Kepmendagri 146.1-4717/2020", date(2020, 12, 21), 34),
    _codes("Permendagri 58/2021", date(2021, 12, 13), 34, "one rename"),
    _codes("Kepmendagri 050-145/2022", date(2022, 2, 14), 34),
    _codes(
        "Kepmendagri 100.1.1-6117/2022",
        date(2022, 11, 9),
        37,
        "93 94 95 added; 20 regencies leave 91.xx",
        ("93", "94", "95"),
    ),
    _codes(
        "Kepmendagri 300.2.2-2138/2025",
        date(2025, 4, 25),
        38,
        "96 added; 6 units leave 92.xx",
        ("96",),
    ),
    _codes("Kepmendagri 300.2.2-2430/2025", date(2025, 6, 23), 38, "amends"),
)
