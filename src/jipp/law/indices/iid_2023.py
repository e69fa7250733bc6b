"""Regional innovation index, guide of 2023: predicates (for 2024 too), rows of an innovation, rules.

The rows of one innovation (SID) and the divisor are known. The rows of the government (SPD) are not,
nor the total and how many points the number of innovations brings.
"""

from datetime import date
from typing import Final

from jipp._dates import Period
from jipp.law.indices.indicator_rows import LevelTexts, Names, innovation, row
from jipp.model.band import Bands, Grade
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.index import IndexRules
from jipp.model.scale import Rounding

__all__ = ["BANDS", "INNOVATION", "ROWS", "RULES"]

_GUIDE: Final = Basis(
    origin=Origin.LAW,
    confidence=Confidence.OFFICIAL,
    sources=("BSKDN slides 2023; press 2024",),
)

BANDS: Final = Bands(
    name="iid",
    in_force=Period(since=date(2023, 1, 1), until=date(2025, 1, 1)),
    # The guide prints 60.01 after 60.00: our rounding leaves no number between them.
    rounding=Rounding(places=2),
    basis=_GUIDE,
    grades=(
        Grade(code="SI", official="Sangat Inovatif", low="60.00", high="100.00", basis=_GUIDE),
        Grade(code="I", official="Inovatif", low="34.99", high="60.00", basis=_GUIDE),
        Grade(code="KI", official="Kurang Inovatif", low="0.00", high="34.99", basis=_GUIDE),
        Grade(code="TDD", official="Tidak Dapat Dinilai", high="0.00", basis=_GUIDE),
    ),
)

_FORM: Final = Basis(
    origin=Origin.LAW,
    confidence=Confidence.TRANSCRIBED,
    citation=Citation(
        regulation="surat-mendagri-2704-2023", note="that the letter is the basis is inferred"
    ),
    sources=(
        "public SQL dump of 2024-02-11 (stored copy; footer Indeks Inovasi Daerah 2023, bodies of Sulawesi Selatan)",
    ),
)
_IN_FORCE: Final = Period(since=date(2023, 1, 1), until=date(2024, 1, 1))

# Names, weight and what the levels ask for, by the place of a row in the form.
ROWS: Final[dict[str, tuple[Names, int, LevelTexts]]] = {
    "1": (
        ("Regulasi Inovasi Daerah", "Legal basis"),
        3,
        ("SK Kepala Perangkat Daerah", "SK Kepala Daerah", "Perkada/Perda"),
    ),
    "2": (("Ketersediaan SDM", "Staff running the innovation"), 2, ("1-10", "11-30", ">30")),
    "3": (("Dukungan anggaran", "Budget support"), 2, ("T-0", "T-1 or T-2", "T-0, T-1 and T-2")),
    "4": (
        ("Penggunaan IT", "Use of information technology"),
        2,
        ("manual", "electronic", "online information system"),
    ),
    "5": (
        ("Bimtek inovasi", "Training in innovation"),
        1,
        ("1x knowledge transfer in 2 years", "2x", "more than 2x"),
    ),
    "6": (
        ("Program dan kegiatan inovasi dalam RKPD", "Programmes and activities in the annual plan"),
        2,
        ("T-1 or T-2", "T-1 and T-2", "T-1, T-2 and T-0"),
    ),
    "7": (("Keterlibatan aktor inovasi", "Actors involved"), 1, ("3", "4", ">=5")),
    "8": (
        ("Pelaksana inovasi daerah", "Who carries the innovation"),
        1,
        ("no SK", "SK Kepala Perangkat Daerah", "SK Kepala Daerah"),
    ),
    "9": (("Jejaring inovasi", "Agencies networked"), 1, ("1-2 agencies", "3-4", ">=5")),
    "10": (
        ("Sosialisasi inovasi daerah", "Publicity"),
        1,
        ("photo with banner", "social media", "news media"),
    ),
    "11": (("Pedoman teknis", "Technical guide"), 1, ("printed manual", "electronic", "online")),
    "12": (
        ("Kemudahan informasi layanan", "Ease of finding service information"),
        1,
        ("phone or face to face", "e-mail or social media", "online application"),
    ),
    "13": (("Kemudahan proses inovasi", "Time to result"), 2, (">=6 days", "2-5 days", "1 day")),
    "14": (
        ("Penyelesaian layanan pengaduan", "Complaints resolved"),
        1,
        ("<=40% or no complaint", "40.01-70.99%", ">=71%"),
    ),
    "15": (
        ("Online sistem", "Online system"),
        2,
        ("website or social media", "web application", "web and mobile application"),
    ),
    "16": (("Replikasi", "Replicated in other regions"), 3, ("1x", "2x", "3x")),
    "17": (
        ("Kecepatan inovasi", "Speed of innovation"),
        2,
        (">=9 months", "5-8 months", "1-4 months"),
    ),
    "18": (("Kemanfaatan inovasi", "Benefit"), 3, ("1-100 people", "101-200", ">=201")),
    "19": (
        ("Monitoring dan evaluasi", "Monitoring and evaluation"),
        2,
        ("internal report", "SKM", "external, research"),
    ),
    "20": (
        ("Kualitas inovasi daerah (video)", "Quality of the innovation (video)"),
        4,
        ("1-2 of 5 elements", "3-4", "5"),
    ),
}

INNOVATION: Final = innovation(
    2023, (row(id, *told, _FORM) for id, told in ROWS.items()), _IN_FORCE, _FORM
)

RULES: Final = IndexRules(
    name="iid",
    innovation=INNOVATION,
    divisor=10,
    bands=BANDS,
    in_force=_IN_FORCE,
    basis=Basis(
        origin=Origin.LAW,
        confidence=Confidence.OFFICIAL,
        citation=Citation(note="8 variables, 36 indicators; SPD 25.2 %, SID 74.8 %"),
        sources=("scribd 654130239",),
    ),
)
