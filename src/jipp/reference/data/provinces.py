"""The 38 provinces, in the order of the Kemendagri codes, with the counts of 23 June 2025.

`established` is the day of the law that made a province; its law, and the day on which the
province was inaugurated, stand in the table of details.
"""

from datetime import date
from typing import Final

from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.place import Province
from jipp.model.province_names import NAMES
from jipp.model.text_tables import rows

_COUNTED: Final = date(2025, 6, 23)
_SOURCE: Final = "Kepmendagri 300.2.2-2430/2025"
# `made` is the day of the law that made it, `of` what it was split from.
_TABLE: Final = """
iso | kemendagri | bps | island group | capital | regencies | cities | made | of | note
ID-AC | 11 | 11 | Sumatera | Banda Aceh | 18 | 5 | | |
ID-SU | 12 | 12 | Sumatera | Medan | 25 | 8 | | |
ID-SB | 13 | 13 | Sumatera | Padang | 12 | 7 | | |
ID-RI | 14 | 14 | Sumatera | Pekanbaru | 10 | 2 | | |
ID-JA | 15 | 15 | Sumatera | Jambi | 9 | 2 | | |
ID-SS | 16 | 16 | Sumatera | Palembang | 13 | 4 | | |
ID-BE | 17 | 17 | Sumatera | Bengkulu | 9 | 1 | | |
ID-LA | 18 | 18 | Sumatera | Bandar Lampung | 13 | 2 | | |
ID-BB | 19 | 19 | Sumatera | Pangkalpinang | 6 | 1 | 2000-12-04 | ID-SS |
ID-KR | 21 | 21 | Sumatera | Tanjungpinang | 5 | 2 | 2002-10-25 | ID-RI |
ID-JK | 31 | 31 | Jawa | Jakarta | 1 | 5 | | | Kemendagri tables of April and June 2025 print Daerah Khusus Ibukota Jakarta; UU 151/2024 (in force 2024-11-30) styles the office holders Daerah Khusus Jakarta; UU 2/2024 renames the province when a presidential decision moves the capital: pending. 1 kab + 5 kota are administrative
ID-JB | 32 | 32 | Jawa | Bandung | 18 | 9 | | |
ID-JT | 33 | 33 | Jawa | Semarang | 29 | 6 | | |
ID-YO | 34 | 34 | Jawa | Yogyakarta | 4 | 1 | | |
ID-JI | 35 | 35 | Jawa | Surabaya | 29 | 9 | | |
ID-BT | 36 | 36 | Jawa | Serang | 4 | 4 | 2000-10-17 | ID-JB |
ID-BA | 51 | 51 | Nusa Tenggara | Denpasar | 8 | 1 | | |
ID-NB | 52 | 52 | Nusa Tenggara | Mataram | 8 | 2 | | |
ID-NT | 53 | 53 | Nusa Tenggara | Kupang | 21 | 1 | | |
ID-KB | 61 | 61 | Kalimantan | Pontianak | 12 | 2 | | |
ID-KT | 62 | 62 | Kalimantan | Palangka Raya | 13 | 1 | | |
ID-KS | 63 | 63 | Kalimantan | Banjarbaru | 11 | 2 | | | Capital moved Banjarmasin->Banjarbaru by UU 8/2022 (one news site wrongly cites UU 9/2022).
ID-KI | 64 | 64 | Kalimantan | Samarinda | 7 | 3 | | |
ID-KU | 65 | 65 | Kalimantan | Tanjung Selor | 4 | 1 | 2012-11-16 | ID-KI |
ID-SA | 71 | 71 | Sulawesi | Manado | 11 | 4 | | |
ID-ST | 72 | 72 | Sulawesi | Palu | 12 | 1 | | |
ID-SN | 73 | 73 | Sulawesi | Makassar | 21 | 3 | | |
ID-SG | 74 | 74 | Sulawesi | Kendari | 15 | 2 | | |
ID-GO | 75 | 75 | Sulawesi | Gorontalo | 5 | 1 | 2000-12-22 | ID-SA |
ID-SR | 76 | 76 | Sulawesi | Mamuju | 6 | 0 | 2004-10-05 | ID-SN |
ID-MA | 81 | 81 | Maluku | Ambon | 9 | 2 | | |
ID-MU | 82 | 82 | Maluku | Sofifi | 8 | 2 | 1999-10-04 | ID-MA | Capital Ternate at founding, now Sofifi.
ID-PA | 91 | 94 | Papua | Jayapura | 8 | 1 | | | BPS code 94; code 91 means Papua in Kemendagri but Papua Barat in BPS.
ID-PB | 92 | 91 | Papua | Manokwari | 7 | 0 | 1999-10-04 | ID-PA | BPS code 91; Kemendagri 92 = Papua Barat, BPS 92 = Papua Barat Daya.; UU 45/1999 also created Irian Jaya Tengah, which never came to be
ID-PS | 93 | 95 | Papua | Merauke | 4 | 0 | 2022-07-25 | ID-PA | BPS code 95.; enters the Kemendagri code table on 2022-11-09
ID-PT | 94 | 96 | Papua | Nabire | 8 | 0 | 2022-07-25 | ID-PA | BPS code 96; Kemendagri 94 = Papua Tengah, BPS 94 = Papua.; enters the Kemendagri code table on 2022-11-09
ID-PE | 95 | 97 | Papua | Wamena | 8 | 0 | 2022-07-25 | ID-PA | BPS code 97; Kemendagri 95 = Papua Pegunungan, BPS 95 = Papua Selatan. ISO datasets spell Papua Pengunungan.; enters the Kemendagri code table on 2022-11-09
ID-PD | 96 | 92 | Papua | Sorong | 5 | 1 | 2022-12-08 | ID-PB | code 96 enters the Kemendagri table on 2025-04-25; its units keep 92.xx until then
"""


def _province(
    iso: str,
    kemendagri: str,
    bps: str,
    island_group: str,
    capital: str,
    regencies: str,
    cities: str,
    made: str,
    of: str,
    note: str,
) -> Province:
    name, english, *aliases = NAMES[iso]
    return Province(
        iso=iso,
        kemendagri=kemendagri,
        bps=bps,
        name=name,
        english=english,
        aliases=aliases,
        island_group=island_group,
        capital=capital,
        regencies=int(regencies),
        cities=int(cities),
        counts_as_of=_COUNTED,
        established=date.fromisoformat(made) if made else None,
        split_from=of or None,
        basis=Basis(
            origin=Origin.LAW,
            confidence=Confidence.TRANSCRIBED,
            citation=Citation(note=note) if note else None,
            sources=(_SOURCE,),
        ),
    )


PROVINCES: Final = tuple(_province(*row) for row in rows(_TABLE))
