"""The names of the 38 provinces by ISO code, and the codes that a name may mean.

They stand here since an agency, which the model knows, is checked against them.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final, cast

from jipp._fields import fault
from jipp._text import fold, near

_PREFIXES: Final = ("provinsi", "prov")
# ISO code: (name, English name, aliases).
NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "ID-AC": ("Aceh", "Aceh", "NAD", "Nanggroe Aceh Darussalam", "Daerah Istimewa Aceh"),
    "ID-SU": ("Sumatera Utara", "North Sumatra", "Sumut", "Sumatra Utara"),
    "ID-SB": ("Sumatera Barat", "West Sumatra", "Sumbar", "Sumatra Barat"),
    "ID-RI": ("Riau", "Riau"),
    "ID-JA": ("Jambi", "Jambi"),
    "ID-SS": ("Sumatera Selatan", "South Sumatra", "Sumsel", "Sumatra Selatan"),
    "ID-BE": ("Bengkulu", "Bengkulu"),
    "ID-LA": ("Lampung", "Lampung"),
    "ID-BB": (
        "Kepulauan Bangka Belitung",
        "Bangka Belitung Islands",
        "Babel",
        "Bangka Belitung",
        "Bangka-Belitung",
        "Kep. Bangka Belitung",
        "Kep. Babel",
    ),
    "ID-KR": ("Kepulauan Riau", "Riau Islands", "Kepri", "Kep. Riau"),
    "ID-JK": (
        "Daerah Khusus Ibukota Jakarta",
        "Jakarta",
        "DKI",
        "DKI Jakarta",
        "Jakarta Raya",
        "DKJ",
        "Daerah Khusus Jakarta",
    ),
    "ID-JB": ("Jawa Barat", "West Java", "Jabar"),
    "ID-JT": ("Jawa Tengah", "Central Java", "Jateng"),
    "ID-YO": (
        "Daerah Istimewa Yogyakarta",
        "Special Region of Yogyakarta",
        "DIY",
        "DI Yogyakarta",
        "DI Yogya",
        "Yogyakarta",
        "Jogja",
    ),
    "ID-JI": ("Jawa Timur", "East Java", "Jatim"),
    "ID-BT": ("Banten", "Banten"),
    "ID-BA": ("Bali", "Bali"),
    "ID-NB": ("Nusa Tenggara Barat", "West Nusa Tenggara", "NTB"),
    "ID-NT": ("Nusa Tenggara Timur", "East Nusa Tenggara", "NTT"),
    "ID-KB": ("Kalimantan Barat", "West Kalimantan", "Kalbar"),
    "ID-KT": ("Kalimantan Tengah", "Central Kalimantan", "Kalteng"),
    "ID-KS": ("Kalimantan Selatan", "South Kalimantan", "Kalsel"),
    "ID-KI": ("Kalimantan Timur", "East Kalimantan", "Kaltim"),
    "ID-KU": ("Kalimantan Utara", "North Kalimantan", "Kaltara"),
    "ID-SA": ("Sulawesi Utara", "North Sulawesi", "Sulut"),
    "ID-ST": ("Sulawesi Tengah", "Central Sulawesi", "Sulteng"),
    "ID-SN": ("Sulawesi Selatan", "South Sulawesi", "Sulsel"),
    "ID-SG": ("Sulawesi Tenggara", "Southeast Sulawesi", "Sultra"),
    "ID-GO": ("Gorontalo", "Gorontalo"),
    "ID-SR": ("Sulawesi Barat", "West Sulawesi", "Sulbar"),
    "ID-MA": ("Maluku", "Maluku"),
    "ID-MU": ("Maluku Utara", "North Maluku", "Malut"),
    "ID-PA": ("Papua", "Papua", "Irian Jaya"),
    "ID-PB": ("Papua Barat", "West Papua", "Pabar", "Irian Jaya Barat"),
    "ID-PS": ("Papua Selatan", "South Papua", "Pasel"),
    "ID-PT": ("Papua Tengah", "Central Papua", "Pateng"),
    "ID-PE": ("Papua Pegunungan", "Highland Papua", "Papeg", "Papua Pengunungan"),
    "ID-PD": ("Papua Barat Daya", "Southwest Papua", "PBD"),
}


@cache
def by_spelling() -> Mapping[str, str]:
    """Map each folded spelling, ISO codes included, to its ISO code."""
    return {fold(s): iso for iso, names in NAMES.items() for s in (iso, *names)}


def province_meant(name: str) -> str | None:
    """Return the ISO code of a province by any of its spellings, with or without "Provinsi".

    >>> province_meant("prov. kep. bangka belitung"), province_meant("Atlantis")
    ('ID-BB', None)
    """
    folded = fold(name)
    codes = (by_spelling().get(folded.removeprefix(prefix)) for prefix in ("", *_PREFIXES))
    return next((iso for iso in codes if iso is not None), None)


def as_optional_province(value: str | None) -> str | None:
    """Parse the ISO code of a province, whatever the day, or None."""
    if value is None or (type(value) is str and value in NAMES):
        return value
    said = str.__str__(value) if isinstance(value, str) else ""
    if said in NAMES:
        return said
    iso = province_meant(said)
    spellings = {spelling: iso for iso, names in NAMES.items() for spelling in (iso, *names)}
    allowed = (iso,) if iso else near(said, meant=spellings) or ("ID-BB",)
    return cast("str", fault("not_a_province", value, allowed=allowed))
