"""The 38 provinces, in the order of the Kemendagri codes, with the counts of 23 June 2025.

`established` is the day of the law that made a province; its law, and the day on which the
province was inaugurated, stand in the table of details.
"""

from datetime import date
from typing import Final

from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.place import Province
from jipp.model.province_names import NAMES

_COUNTED: Final = date(2025, 6, 23)
_SOURCE: Final = "Kepmendagri 300.2.2-2430/2025"


def _basis(note: str = "") -> Basis:
    return Basis(
        origin=Origin.LAW,
        confidence=Confidence.TRANSCRIBED,
        citation=Citation(note=note) if note else None,
        sources=(_SOURCE,),
    )


_PLAIN: Final = _basis()


def _province(
    iso: str,
    codes: tuple[str, str],
    place: tuple[str, str],
    counts: tuple[int, int],
    *,
    made: date | None = None,
    of: str | None = None,
    note: str = "",
) -> Province:
    name, english, *aliases = NAMES[iso]
    return Province(
        iso=iso,
        kemendagri=codes[0],
        bps=codes[1],
        name=name,
        english=english,
        aliases=aliases,
        island_group=place[0],
        capital=place[1],
        regencies=counts[0],
        cities=counts[1],
        counts_as_of=_COUNTED,
        established=made,
        split_from=of,
        basis=_basis(note) if note else _PLAIN,
    )


# ISO code, (Kemendagri, BPS), (island group, capital), (regencies, cities); the day of the law that
# made it, what it was split from, and a note.
PROVINCES: Final = (
    _province("ID-AC", ("11", "11"), ("Sumatera", "Banda Aceh"), (18, 5)),
    _province("ID-SU", ("12", "12"), ("Sumatera", "Medan"), (25, 8)),
    _province("ID-SB", ("13", "13"), ("Sumatera", "Padang"), (12, 7)),
    _province("ID-RI", ("14", "14"), ("Sumatera", "Pekanbaru"), (10, 2)),
    _province("ID-JA", ("15", "15"), ("Sumatera", "Jambi"), (9, 2)),
    _province("ID-SS", ("16", "16"), ("Sumatera", "Palembang"), (13, 4)),
    _province("ID-BE", ("17", "17"), ("Sumatera", "Bengkulu"), (9, 1)),
    _province("ID-LA", ("18", "18"), ("Sumatera", "Bandar Lampung"), (13, 2)),
    _province(
        "ID-BB",
        ("19", "19"),
        ("Sumatera", "Pangkalpinang"),
        (6, 1),
        made=date(2000, 12, 4),
        of="ID-SS",
    ),
    _province(
        "ID-KR",
        ("21", "21"),
        ("Sumatera", "Tanjungpinang"),
        (5, 2),
        made=date(2002, 10, 25),
        of="ID-RI",
    ),
    _province(
        "ID-JK",
        ("31", "31"),
        ("Jawa", "Jakarta"),
        (1, 5),
        note="Kemendagri tables of April and June 2025 print Daerah Khusus Ibukota Jakarta; UU 151/2024 (in force 2024-11-30) styles the office holders Daerah Khusus Jakarta; UU 2/2024 renames the province when a presidential decision moves the capital: pending. 1 kab + 5 kota are administrative",
    ),
    _province("ID-JB", ("32", "32"), ("Jawa", "Bandung"), (18, 9)),
    _province("ID-JT", ("33", "33"), ("Jawa", "Semarang"), (29, 6)),
    _province("ID-YO", ("34", "34"), ("Jawa", "Yogyakarta"), (4, 1)),
    _province("ID-JI", ("35", "35"), ("Jawa", "Surabaya"), (29, 9)),
    _province(
        "ID-BT", ("36", "36"), ("Jawa", "Serang"), (4, 4), made=date(2000, 10, 17), of="ID-JB"
    ),
    _province("ID-BA", ("51", "51"), ("Nusa Tenggara", "Denpasar"), (8, 1)),
    _province("ID-NB", ("52", "52"), ("Nusa Tenggara", "Mataram"), (8, 2)),
    _province("ID-NT", ("53", "53"), ("Nusa Tenggara", "Kupang"), (21, 1)),
    _province("ID-KB", ("61", "61"), ("Kalimantan", "Pontianak"), (12, 2)),
    _province("ID-KT", ("62", "62"), ("Kalimantan", "Palangka Raya"), (13, 1)),
    _province(
        "ID-KS",
        ("63", "63"),
        ("Kalimantan", "Banjarbaru"),
        (11, 2),
        note="Capital moved Banjarmasin->Banjarbaru by UU 8/2022 (one news site wrongly cites UU 9/2022).",
    ),
    _province("ID-KI", ("64", "64"), ("Kalimantan", "Samarinda"), (7, 3)),
    _province(
        "ID-KU",
        ("65", "65"),
        ("Kalimantan", "Tanjung Selor"),
        (4, 1),
        made=date(2012, 11, 16),
        of="ID-KI",
    ),
    _province("ID-SA", ("71", "71"), ("Sulawesi", "Manado"), (11, 4)),
    _province("ID-ST", ("72", "72"), ("Sulawesi", "Palu"), (12, 1)),
    _province("ID-SN", ("73", "73"), ("Sulawesi", "Makassar"), (21, 3)),
    _province("ID-SG", ("74", "74"), ("Sulawesi", "Kendari"), (15, 2)),
    _province(
        "ID-GO",
        ("75", "75"),
        ("Sulawesi", "Gorontalo"),
        (5, 1),
        made=date(2000, 12, 22),
        of="ID-SA",
    ),
    _province(
        "ID-SR", ("76", "76"), ("Sulawesi", "Mamuju"), (6, 0), made=date(2004, 10, 5), of="ID-SN"
    ),
    _province("ID-MA", ("81", "81"), ("Maluku", "Ambon"), (9, 2)),
    _province(
        "ID-MU",
        ("82", "82"),
        ("Maluku", "Sofifi"),
        (8, 2),
        made=date(1999, 10, 4),
        of="ID-MA",
        note="Capital Ternate at founding, now Sofifi.",
    ),
    _province(
        "ID-PA",
        ("91", "94"),
        ("Papua", "Jayapura"),
        (8, 1),
        note="BPS code 94; code 91 means Papua in Kemendagri but Papua Barat in BPS.",
    ),
    _province(
        "ID-PB",
        ("92", "91"),
        ("Papua", "Manokwari"),
        (7, 0),
        made=date(1999, 10, 4),
        of="ID-PA",
        note="BPS code 91; Kemendagri 92 = Papua Barat, BPS 92 = Papua Barat Daya.; UU 45/1999 also created Irian Jaya Tengah, which never came to be",
    ),
    _province(
        "ID-PS",
        ("93", "95"),
        ("Papua", "Merauke"),
        (4, 0),
        made=date(2022, 7, 25),
        of="ID-PA",
        note="BPS code 95.; enters the Kemendagri code table on 2022-11-09",
    ),
    _province(
        "ID-PT",
        ("94", "96"),
        ("Papua", "Nabire"),
        (8, 0),
        made=date(2022, 7, 25),
        of="ID-PA",
        note="BPS code 96; Kemendagri 94 = Papua Tengah, BPS 94 = Papua.; enters the Kemendagri code table on 2022-11-09",
    ),
    _province(
        "ID-PE",
        ("95", "97"),
        ("Papua", "Wamena"),
        (8, 0),
        made=date(2022, 7, 25),
        of="ID-PA",
        note="BPS code 97; Kemendagri 95 = Papua Pegunungan, BPS 95 = Papua Selatan. ISO datasets spell Papua Pengunungan.; enters the Kemendagri code table on 2022-11-09",
    ),
    _province(
        "ID-PD",
        ("96", "92"),
        ("Papua", "Sorong"),
        (5, 1),
        made=date(2022, 12, 8),
        of="ID-PB",
        note="code 96 enters the Kemendagri table on 2025-04-25; its units keep 92.xx until then",
    ),
)
