"""Regional innovation index (Indeks Inovasi Daerah), guide of 2026: rows and predicates.

A row is worth its weight times the level reached, 0 (empty) to 3. Twenty rows are of the government
(SPD, 63 in all), twenty of each innovation (SID, 111). What a level asks for is as transcribed, one
language of it ours: neighbouring cut points of some rows overlap, and are kept so ("sic").
"""

from datetime import date
from typing import Final

import attrs

from jipp._dates import Period
from jipp.i18n import Text
from jipp.law.indices.indicator_rows import bilingual, cells, innovation, rows
from jipp.model.band import Bands, Grade
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.index import CountRule, IndexRules
from jipp.model.rubric import Rubric
from jipp.model.scale import Rounding
from jipp.typing import UNKNOWN

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


def _rule(article: str, variable: str) -> Basis:
    note = f"{variable}; levels unverified"
    cited = Citation(regulation="surat-bskdn-1887-2026", article=article, note=note)
    return attrs.evolve(_GUIDE, citation=cited)


# Number, weight, name, variable, and what the three levels ask for.
_SPD: Final = """
1   | 1    | Visi dan Misi = Vision and mission mention innovation | Institusi | hanya misi = mission only | hanya visi = vision only | visi dan misi = both vision and mission
2a  | 1    | Penetapan APBD tepat waktu = Budget adopted on time, last 3 years | Institusi | 1 tahun = 1 year | 2 tahun = 2 years | 3 tahun = 3 years
2b  | 1    | Pengalokasian mandatory spending = Mandatory spending components met | Institusi | 2 komponen = 2 components | 3 komponen = 3 components | >3 komponen = >3 components
3   | 1    | Kualitas peningkatan perizinan = Growth in licensing | Institusi | <= -50.32% | -50.33% to 8.16% (sic) | >= 8.17%
4   | 1    | Jumlah pendapatan perkapita = Growth in per-capita income | Institusi | <= 2.04% | 2.05% to 5.23% | >= 5.23% (sic)
5a  | 0.75 | Progres penurunan Tingkat Pengangguran Terbuka = Fall in open unemployment (points) | Institusi | <= 0.00 | 0.01 to 0.36 | >= 0.36 (sic)
5b  | 0.75 | Persentase Tingkat Pengangguran Terbuka T-1 = Open unemployment rate T-1 (reverse) | Institusi | >= 5.91 | 2.34 to 5.92 (sic) | <= 2.35
6   | 1.5  | Jumlah peningkatan investasi = Growth in investment | Institusi | <= -47.42% | -47.43% to 94.75% (sic) | >= 94.76%
7   | 1.5  | Jumlah peningkatan PAD = Growth in own-source revenue | Institusi | <= -5.14% | -5.15% to 33.84% (sic) | >= 33.85%
8   | 1.5  | Opini BPK = Audit opinion | Institusi | TMP atau TW = disclaimer or adverse (TMP or TW) | WDP = qualified (WDP) | WTP = unqualified (WTP)
9   | 1    | Nilai capaian Lakip = Performance accountability grade | Institusi | D atau C = D or C | B | A
10a | 0.75 | Progres penurunan angka kemiskinan = Fall in poverty rate (points) | Institusi | <= 0.07 | 0.08 to 1.15 | >= 1.16
10b | 0.75 | Persentase penduduk miskin T-1 = Poverty rate T-1 (reverse) | Institusi | >= 13.10 | 4.81 to 13.11 (sic) | <= 4.82
11a | 0.75 | Peningkatan IPM = HDI growth over two years | Sumber Daya Manusia | <= 0.55 | 0.56 to 0.90 | >= 0.90 (sic)
11b | 0.75 | Capaian IPM tahun terakhir = HDI level | Sumber Daya Manusia | <= 69.99 | 70.00 to 79.99 | >= 80.00
12  | 2    | Penghargaan bagi inovator = Reward for innovators | Sumber Daya Manusia | piagam = certificate | piagam dan hadiah = certificate + reward | ditambah mekanisme kendali untuk membangun budaya inovasi = + control mechanism to embed innovation culture
13a | 1    | Jumlah rekomendasi kebijakan = Policy recommendations supporting innovation | Ekosistem Inovasi dan Kajian | 1-3 | 4-7 | >7
13b | 1    | Nilai Indeks Kualitas Kebijakan = Policy Quality Index | Ekosistem Inovasi dan Kajian | Cukup/Kurang = fair or poor | Baik = good | Unggul/Sangat Baik = excellent or very good
14  | 1    | RIPJ PID = Regional S&T masterplan and roadmap | Ekosistem Inovasi dan Kajian | rancangan = draft | selesai dan disepakati = finished and agreed | ditetapkan dengan Perkada = enacted in Perkada
15  | 1    | Fasilitasi HAKI = IP-rights facilitation | Ekosistem Inovasi dan Kajian | sosialisasi = outreach | sosialisasi dan bantuan administrasi = outreach + admin help | ditambah insentif pembiayaan = + financing incentive
"""
_SID: Final = """
16 | 3 | Regulasi Inovasi Daerah = Legal basis | Infrastruktur | SK Kepala Daerah (atau kepala perangkat daerah atas namanya) = SK Kepala Daerah (or agency head on behalf) | Perkada = regulation of the head of region (Perkada) | Perda = regional regulation (Perda)
17 | 2 | Ketersediaan dan peran SDM = Staff running the innovation | Infrastruktur | 1-10 | 11-30 | >30
18 | 2 | Dukungan anggaran = Budget support | Infrastruktur | 1 tahun anggaran = 1 fiscal year | 2 tahun berturut-turut = 2 consecutive years | T-0, T-1, dan T-2 = T-0, T-1 and T-2
19 | 2 | Alat Kerja (earlier: Penggunaan IT) = Tools | Kecanggihan Produk | manual | perangkat elektronik = electronic device | sistem informasi daring atau AI = online information system / AI
20 | 1 | Bimtek inovasi = Training in last 3 years | Infrastruktur | 1 kali = 1x | 2 kali = 2x | >=3 kali = >=3x
21 | 2 | Integrasi dalam RKPD = Included in annual plan | Infrastruktur | T-1 atau T-2 = T-1 or T-2 | T-1 dan T-2 = T-1 and T-2 | T-2, T-1, dan T-0 = T-2, T-1 and T-0
22 | 1 | Keterlibatan aktor inovasi = Actors (pentahelix) | Output Pengetahuan dan Teknologi | 3 aktor = 3 actors | 4 aktor = 4 actors | >=5 aktor = >=5 actors
23 | 1 | Pelaksana inovasi daerah = Implementing team designation | Output Pengetahuan dan Teknologi | ada tim, belum ada surat = team, no letter | surat tugas kepala perangkat daerah = agency-head assignment letter | SK kepala daerah (atau atas namanya) = SK of regional head (or on behalf)
24 | 1 | Jejaring inovasi = Agencies networked | Output Pengetahuan dan Teknologi | 2 | 3-4 | >=5
25 | 1 | Sosialisasi = Publicity | Output Pengetahuan dan Teknologi | foto kegiatan dengan spanduk = event photo with banner | media sosial/berita sendiri = own social media/news | media yang bukan milik pemerintah = media not owned by the government
26 | 1 | Pedoman teknis = Technical guide | Kecepatan Bisnis Proses | buku panduan cetak = printed manual | buku elektronik = electronic book | dapat diakses daring = online accessible
27 | 1 | Kemudahan informasi layanan = Information channels (of 4) | Kecepatan Bisnis Proses | 1 | 2 | >=3
28 | 2 | Kemudahan proses = Time to result | Kecepatan Bisnis Proses | >=6 hari = >=6 days | 2-5 hari = 2-5 days | 1 hari = 1 day
29 | 1 | Penyelesaian layanan pengaduan = Complaints resolved | Kecepatan Bisnis Proses | <=50% atau tidak ada = <=50% or none | 51-90% | >=91%
30 | 2 | Layanan Terintegrasi (earlier: Online Sistem) = Service integration | Kecanggihan Produk | berdiri sendiri = stand-alone | satu portal di unit itu = one portal in the unit | terpadu dengan unit lain = integrated with other units
31 | 3 | Replikasi = Replicated in other regions | Kecanggihan Produk | 1 kali = 1x | 2 kali (daerah berbeda) = 2x (different regions) | 3 kali (daerah berbeda) = 3x (different regions)
32 | 2 | Kecepatan penciptaan inovasi = Creation time | Kecepatan Bisnis Proses | >=9 bulan = >=9 months | 5-8 bulan = 5-8 months | 1-4 bulan = 1-4 months
33 | 3 | Kemanfaatan inovasi = Benefit (choose ONE of bases a-f) | Jumlah Inovasi dan Hasil Kreatif | a: 1-200 orang = a: 1-200 people | a: 201-500 | a: >=501
34 | 2 | Monitoring dan Evaluasi = Monitoring & evaluation | Jumlah Inovasi dan Hasil Kreatif | laporan internal = internal report | laporan survei kepuasan masyarakat = public satisfaction survey report | evaluasi eksternal berbasis riset = external research-based evaluation
35 | 4 | Video inovasi (Kualitas inovasi) = Video covers 5 substances | Jumlah Inovasi dan Hasil Kreatif | 1-2 substansi = 1-2 substances | 3-4 | 5
"""

GOVERNMENT: Final = Rubric(
    id="iid-2026-spd",
    title=Text(
        id="Indeks Inovasi Daerah 2026, Satuan Pemerintah Daerah",
        en="Regional innovation index 2026, the government (SPD)",
    ),
    criteria=rows(_SPD, _rule),
    combine="weighted_sum",
    in_force=_IN_FORCE,
    basis=_GUIDE,
)
INNOVATION: Final = innovation(2026, rows(_SID, _rule), _IN_FORCE, _GUIDE)

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
_BENEFIT: Final = """
a | penerima manfaat (orang) = beneficiaries (people) | 1-200 | 201-500 | >=501
b | porsi unit sasaran = share of target units | 5.00-20.00% | 20.01-50.00% | >50.00%
c | efisiensi belanja = spending efficiency | 0.01-10.00% | 10.01-20.00% | 20.01-30.00%
d | tambahan pendapatan = added revenue | 0.01-9.99% | 10.00-19.99% | >=20%
e | barang yang dihasilkan/dijual = goods produced/sold | 1-100 | 101-200 | >200
f | tren kinerja positif = positive performance trend | 1 periode = 1 period | 2 periode = 2 periods | 3 periode = 3 periods
"""
BENEFIT: Final = tuple((base, tuple(map(bilingual, told))) for base, *told in cells(_BENEFIT))
