"""Regional innovation index 2024: rows of an innovation, and what is known of the rules.

The year of the form is inferred: it lies in public code of January 2025. It differs from the form of
2023 in some names and levels. Row 1 is printed 1/2/3, which would make 105 points; its weight of 3 is
inferred from 2023 and 2026, and makes 111. Whether the divisor of 2023 holds is not known.
"""

from datetime import date
from typing import Final

from jipp._dates import Period
from jipp.law.indices import iid_2023
from jipp.law.indices.indicator_rows import innovation, rows
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.index import IndexRules

_IN_FORCE: Final = Period(since=date(2024, 1, 1), until=date(2025, 1, 1))


def _form(confidence: Confidence, note: str) -> Basis:
    return Basis(
        origin=Origin.LAW,
        confidence=confidence,
        citation=Citation(note=note),
        sources=("public code fnko19/Brida_Inovasi (2025-01-03)",),
    )


def _rule(id: str, note: str) -> Basis:
    return _form(Confidence.INFERRED if id == "1" else Confidence.TRANSCRIBED, note)


# As in `iid_2023`, with a note; what is empty is as there.
_SID: Final = """
1  ||| differs from 2023 only in the scores: printed 1/2/3, which makes the table sum to 105; weight 3 (3/6/9) is inferred from 2023 and 2026 and gives 111; starred on the form (meaning not told)
2  ||| as in 2023; starred on the form (meaning not told)
3  ||| third level as printed; 2023 has T-2 | T-0 | T-1 atau T-2 = T-1 or T-2 | T-0, T-1, dan T-3 (sic) = T-0, T-1 and T-3 (sic)
4  || Alat Kerja (2023: Penggunaan IT) = Tools (2023: use of information technology) | new name
5  ||| as in 2023
6  || Integrasi program dan kegiatan inovasi dalam RKPD = Integration of programmes and activities into the annual plan | new name
7  ||| as in 2023
8  ||| as in 2023
9  ||| as in 2023
10 ||| first level differs from 2023 | tatap muka atau cetak = face to face or print | media sosial = social media | media berita = news media
11 ||| third level wider than in 2023 | buku panduan cetak = printed manual | elektronik = electronic | daring atau video tutorial = online or video tutorial
12 ||| levels differ from 2023 | 1 dari 4 cara = 1 of 4 ways | 2 | >=3
13 ||| as in 2023
14 ||| bounds overlap at 86 as printed; levels differ from 2023 | <=50% atau tidak ada pengaduan = <=50% or no complaint | 51-86% | >=86%
15 || Layanan Terintegrasi (2023: Online sistem) = Service integration (2023: online system) | levels differ from 2023; the form has a like set for innovations that are not digital | terpisah = separate | satu portal = one portal | terpadu dengan unit lain = integrated with other units
16 ||| as in 2023
17 || Kecepatan penciptaan inovasi = Speed of creation | new name; starred on the form (meaning not told)
18 ||| five bases of benefit: a people, b units, c spending, d revenue, e goods; 2023 has one, 2026 six; starred on the form (meaning not told) | dasar a 1-100; b 5-20%; c 0,01-10%; d 0,01-49,99%; e 1-100 = base a 1-100; b 5-20%; c 0.01-10%; d 0.01-49.99%; e 1-100 | a 101-200; b 20.01-50%; c 10.01-20%; d 50-99.99%; e 101-200 | a >=201; b >50%; c 20.01-30%; d >=100%; e >200
19 ||| third level wider than in 2023 | laporan internal = internal report | SKM = survey of public satisfaction (SKM) | eksternal, riset atau kajian = external, research or study
20 ||| as in 2023; starred on the form (meaning not told)
"""
INNOVATION: Final = innovation(
    2024,
    rows(_SID, _rule, earlier=iid_2023.INNOVATION),
    _IN_FORCE,
    _form(Confidence.INFERRED, "the year of the form is inferred"),
)

RULES: Final = IndexRules(
    name="iid",
    innovation=INNOVATION,
    bands=iid_2023.BANDS,
    in_force=_IN_FORCE,
    basis=Basis(
        origin=Origin.LAW,
        confidence=Confidence.REPORTED,
        citation=Citation(
            note="SPD 3 variables, 15 indicators, at most 63 (25.20 %); SID 5 variables,"
            " 21 indicators (74.80 %); whether the divisor of 2023 holds is not confirmed"
        ),
        sources=("grahamedia", "smpantura"),
    ),
)
