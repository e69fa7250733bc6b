"""Regional innovation index (Indeks Inovasi Daerah), guide of 2026: rows and predicates.

A row is worth its weight times the level reached, 0 (empty) to 3. Twenty rows are of the government
(SPD, 63 in all), twenty of each innovation (SID, 111). What a level asks for stands in the note of
the row, as transcribed: neighbouring cut points of some rows overlap, and are kept so ("sic").
"""

from datetime import date
from typing import Final

import attrs

from jipp._dates import Period
from jipp.i18n import Text
from jipp.law.indices.indicator_rows import LevelTexts, Names, innovation, row
from jipp.model.band import Bands, Grade
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.index import CountRule, IndexRules
from jipp.model.rubric import Criterion, Rubric
from jipp.model.scale import Rounding
from jipp.typing import UNKNOWN, Number

__all__ = ["BANDS", "BENEFIT", "FORECASTS", "GOVERNMENT", "INNOVATION", "MANDATORY", "RULES"]

_GUIDE: Final = Basis(
    origin=Origin.LAW,
    confidence=Confidence.TRANSCRIBED,
    citation=Citation(regulation="surat-bskdn-1887-2026"),
    sources=("2026 guide as transcribed",),
)
_IN_FORCE: Final = Period(since=date(2026, 1, 1), until=UNKNOWN)

BANDS: Final = Bands(
    name="iid",
    in_force=_IN_FORCE,
    # The guide prints 65.01 after 65.00: our rounding leaves no number between them.
    rounding=Rounding(places=2),
    basis=_GUIDE,
    grades=(
        Grade(code="SI", official="Sangat Inovatif", low="65.00", high="100.00", basis=_GUIDE),
        Grade(code="I", official="Inovatif", low="40.00", high="65.00", basis=_GUIDE),
        Grade(code="KI", official="Kurang Inovatif", low="0.00", high="40.00", basis=_GUIDE),
        Grade(code="TDD", official="Tidak Dapat Dinilai", high="0.00", basis=_GUIDE),
    ),
)


def _row(id: str, variable: str, names: Names, weight: Number, levels: LevelTexts) -> Criterion:
    cited = Citation(regulation="surat-bskdn-1887-2026", article=id, note=variable)
    rule = attrs.evolve(_GUIDE, citation=cited)
    return row(id, names, weight, levels, rule, told="levels (unverified)")


_SPD: Final = (
    _row(
        "1",
        "Institusi",
        ("Visi dan Misi", "Vision and mission mention innovation"),
        1,
        ("mission only", "vision only", "both vision and mission"),
    ),
    _row(
        "2a",
        "Institusi",
        ("Penetapan APBD tepat waktu", "Budget adopted on time, last 3 years"),
        1,
        ("1 year", "2 years", "3 years"),
    ),
    _row(
        "2b",
        "Institusi",
        ("Pengalokasian mandatory spending", "Mandatory spending components met"),
        1,
        ("2 components", "3 components", ">3 components"),
    ),
    _row(
        "3",
        "Institusi",
        ("Kualitas peningkatan perizinan", "Growth in licensing"),
        1,
        ("<= -50.32%", "-50.33% to 8.16% (sic)", ">= 8.17%"),
    ),
    _row(
        "4",
        "Institusi",
        ("Jumlah pendapatan perkapita", "Growth in per-capita income"),
        1,
        ("<= 2.04%", "2.05% to 5.23%", ">= 5.23% (sic)"),
    ),
    _row(
        "5a",
        "Institusi",
        ("Progres penurunan Tingkat Pengangguran Terbuka", "Fall in open unemployment (points)"),
        "0.75",
        ("<= 0.00", "0.01 to 0.36", ">= 0.36 (sic)"),
    ),
    _row(
        "5b",
        "Institusi",
        ("Persentase Tingkat Pengangguran Terbuka T-1", "Open unemployment rate T-1 (reverse)"),
        "0.75",
        (">= 5.91", "2.34 to 5.92 (sic)", "<= 2.35"),
    ),
    _row(
        "6",
        "Institusi",
        ("Jumlah peningkatan investasi", "Growth in investment"),
        "1.5",
        ("<= -47.42%", "-47.43% to 94.75% (sic)", ">= 94.76%"),
    ),
    _row(
        "7",
        "Institusi",
        ("Jumlah peningkatan PAD", "Growth in own-source revenue"),
        "1.5",
        ("<= -5.14%", "-5.15% to 33.84% (sic)", ">= 33.85%"),
    ),
    _row("8", "Institusi", ("Opini BPK", "Audit opinion"), "1.5", ("TMP or TW", "WDP", "WTP")),
    _row(
        "9",
        "Institusi",
        ("Nilai capaian Lakip", "Performance accountability grade"),
        1,
        ("D or C", "B", "A"),
    ),
    _row(
        "10a",
        "Institusi",
        ("Progres penurunan angka kemiskinan", "Fall in poverty rate (points)"),
        "0.75",
        ("<= 0.07", "0.08 to 1.15", ">= 1.16"),
    ),
    _row(
        "10b",
        "Institusi",
        ("Persentase penduduk miskin T-1", "Poverty rate T-1 (reverse)"),
        "0.75",
        (">= 13.10", "4.81 to 13.11 (sic)", "<= 4.82"),
    ),
    _row(
        "11a",
        "Sumber Daya Manusia",
        ("Peningkatan IPM", "HDI growth over two years"),
        "0.75",
        ("<= 0.55", "0.56 to 0.90", ">= 0.90 (sic)"),
    ),
    _row(
        "11b",
        "Sumber Daya Manusia",
        ("Capaian IPM tahun terakhir", "HDI level"),
        "0.75",
        ("<= 69.99", "70.00 to 79.99", ">= 80.00"),
    ),
    _row(
        "12",
        "Sumber Daya Manusia",
        ("Penghargaan bagi inovator", "Reward for innovators"),
        2,
        ("certificate", "certificate + reward", "+ control mechanism to embed innovation culture"),
    ),
    _row(
        "13a",
        "Ekosistem Inovasi dan Kajian",
        ("Jumlah rekomendasi kebijakan", "Policy recommendations supporting innovation"),
        1,
        ("1-3", "4-7", ">7"),
    ),
    _row(
        "13b",
        "Ekosistem Inovasi dan Kajian",
        ("Nilai Indeks Kualitas Kebijakan", "Policy Quality Index"),
        1,
        ("Cukup/Kurang", "Baik", "Unggul/Sangat Baik"),
    ),
    _row(
        "14",
        "Ekosistem Inovasi dan Kajian",
        ("RIPJ PID", "Regional S&T masterplan and roadmap"),
        1,
        ("draft", "finished and agreed", "enacted in Perkada"),
    ),
    _row(
        "15",
        "Ekosistem Inovasi dan Kajian",
        ("Fasilitasi HAKI", "IP-rights facilitation"),
        1,
        ("outreach", "outreach + admin help", "+ financing incentive"),
    ),
)
_SID: Final = (
    _row(
        "16",
        "Infrastruktur",
        ("Regulasi Inovasi Daerah", "Legal basis"),
        3,
        ("SK Kepala Daerah (or agency head on behalf)", "Perkada", "Perda"),
    ),
    _row(
        "17",
        "Infrastruktur",
        ("Ketersediaan dan peran SDM", "Staff running the innovation"),
        2,
        ("1-10", "11-30", ">30"),
    ),
    _row(
        "18",
        "Infrastruktur",
        ("Dukungan anggaran", "Budget support"),
        2,
        ("1 fiscal year", "2 consecutive years", "T-0, T-1 and T-2"),
    ),
    _row(
        "19",
        "Kecanggihan Produk",
        ("Alat Kerja (earlier: Penggunaan IT)", "Tools"),
        2,
        ("manual", "electronic device", "online information system / AI"),
    ),
    _row(
        "20",
        "Infrastruktur",
        ("Bimtek inovasi", "Training in last 3 years"),
        1,
        ("1x", "2x", ">=3x"),
    ),
    _row(
        "21",
        "Infrastruktur",
        ("Integrasi dalam RKPD", "Included in annual plan"),
        2,
        ("T-1 or T-2", "T-1 and T-2", "T-2, T-1 and T-0"),
    ),
    _row(
        "22",
        "Output Pengetahuan dan Teknologi",
        ("Keterlibatan aktor inovasi", "Actors (pentahelix)"),
        1,
        ("3 actors", "4 actors", ">=5 actors"),
    ),
    _row(
        "23",
        "Output Pengetahuan dan Teknologi",
        ("Pelaksana inovasi daerah", "Implementing team designation"),
        1,
        ("team, no letter", "agency-head assignment letter", "SK of regional head (or on behalf)"),
    ),
    _row(
        "24",
        "Output Pengetahuan dan Teknologi",
        ("Jejaring inovasi", "Agencies networked"),
        1,
        ("2", "3-4", ">=5"),
    ),
    _row(
        "25",
        "Output Pengetahuan dan Teknologi",
        ("Sosialisasi", "Publicity"),
        1,
        ("event photo with banner", "own social media/news", "media not owned by the government"),
    ),
    _row(
        "26",
        "Kecepatan Bisnis Proses",
        ("Pedoman teknis", "Technical guide"),
        1,
        ("printed manual", "electronic book", "online accessible"),
    ),
    _row(
        "27",
        "Kecepatan Bisnis Proses",
        ("Kemudahan informasi layanan", "Information channels (of 4)"),
        1,
        ("1", "2", ">=3"),
    ),
    _row(
        "28",
        "Kecepatan Bisnis Proses",
        ("Kemudahan proses", "Time to result"),
        2,
        (">=6 days", "2-5 days", "1 day"),
    ),
    _row(
        "29",
        "Kecepatan Bisnis Proses",
        ("Penyelesaian layanan pengaduan", "Complaints resolved"),
        1,
        ("<=50% or none", "51-90%", ">=91%"),
    ),
    _row(
        "30",
        "Kecanggihan Produk",
        ("Layanan Terintegrasi (earlier: Online Sistem)", "Service integration"),
        2,
        ("stand-alone", "one portal in the unit", "integrated with other units"),
    ),
    _row(
        "31",
        "Kecanggihan Produk",
        ("Replikasi", "Replicated in other regions"),
        3,
        ("1x", "2x (different regions)", "3x (different regions)"),
    ),
    _row(
        "32",
        "Kecepatan Bisnis Proses",
        ("Kecepatan penciptaan inovasi", "Creation time"),
        2,
        (">=9 months", "5-8 months", "1-4 months"),
    ),
    _row(
        "33",
        "Jumlah Inovasi dan Hasil Kreatif",
        ("Kemanfaatan inovasi", "Benefit (choose ONE of bases a-f)"),
        3,
        ("a: 1-200 people", "a: 201-500", "a: >=501"),
    ),
    _row(
        "34",
        "Jumlah Inovasi dan Hasil Kreatif",
        ("Monitoring dan Evaluasi", "Monitoring & evaluation"),
        2,
        (
            "internal report",
            "public satisfaction survey report",
            "external research-based evaluation",
        ),
    ),
    _row(
        "35",
        "Jumlah Inovasi dan Hasil Kreatif",
        ("Video inovasi (Kualitas inovasi)", "Video covers 5 substances"),
        4,
        ("1-2 substances", "3-4", "5"),
    ),
)

GOVERNMENT: Final = Rubric(
    id="iid-2026-spd",
    title=Text(
        id="Indeks Inovasi Daerah 2026, Satuan Pemerintah Daerah",
        en="Regional innovation index 2026, the government (SPD)",
    ),
    criteria=_SPD,
    combine="weighted_sum",
    in_force=_IN_FORCE,
    basis=_GUIDE,
)
INNOVATION: Final = innovation(2026, _SID, _IN_FORCE, _GUIDE)

# SPD 1 and 3-11, SID 16, 17, 32, 33 and 35: both letters of a row that has two.
MANDATORY: Final = (
    *("1", "3", "4", "5a", "5b", "6", "7", "8", "9", "10a", "10b", "11a", "11b"),
    *("16", "17", "32", "33", "35"),
)

# A source of 2022 says whether a rejected innovation counts: it stays in the divisor.
RULES: Final = IndexRules(
    name="iid",
    government=GOVERNMENT,
    innovation=INNOVATION,
    mandatory=MANDATORY,
    divisor=12,
    count=CountRule(each="0.38", most=200, services=5),
    total=250,
    bands=BANDS,
    in_force=Period(since=date(2026, 1, 1), until=date(2027, 1, 1)),
    basis=Basis(
        origin=Origin.LAW,
        confidence=Confidence.TRANSCRIBED,
        citation=Citation(
            regulation="surat-bskdn-1887-2026",
            note="three transcriptions agree on the weights, two on the formula; a fourth (unverified)"
            " has other weights with the same sum",
        ),
        sources=("simonda", "INOVA-HUB TOR"),
    ),
)


def _forecast(year: int, divisor: int, source: str) -> IndexRules:
    return attrs.evolve(
        RULES,
        divisor=divisor,
        count=CountRule(each="0.38", most=200, services=6),
        forecast=True,
        in_force=Period(since=date(year, 1, 1), until=date(year + 1, 1, 1)),
        basis=Basis(
            origin=Origin.LAW,
            confidence=Confidence.UNVERIFIED,
            citation=Citation(regulation="surat-bskdn-1887-2026", note=f"forecast for {year}"),
            sources=(source,),
        ),
    )


FORECASTS: Final = (
    _forecast(2027, 14, "simonda (table in the 2026 guide)"),
    _forecast(2028, 16, "simonda"),
    _forecast(2029, 18, "simonda"),
)

# Row 33 may be shown on any one of these bases: what is measured, and the three levels.
BENEFIT: Final = (
    ("a", "beneficiaries (people)", ("1-200", "201-500", ">=501")),
    ("b", "share of target units", ("5.00-20.00%", "20.01-50.00%", ">50.00%")),
    ("c", "spending efficiency", ("0.01-10.00%", "10.01-20.00%", "20.01-30.00%")),
    ("d", "added revenue", ("0.01-9.99%", "10.00-19.99%", ">=20%")),
    ("e", "goods produced/sold", ("1-100", "101-200", ">200")),
    ("f", "positive performance trend", ("1 period", "2 periods", "3 periods")),
)
