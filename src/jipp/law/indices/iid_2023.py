"""Regional innovation index, guide of 2023: predicates (for 2024 too), rows of an innovation, rules.

The rows of one innovation (SID) and the divisor are known. The rows of the government (SPD) are not,
nor the total and how many points the number of innovations brings.
"""

from datetime import date
from typing import Final

from jipp._dates import Period
from jipp.law.indices.indicator_rows import innovation, rows
from jipp.model.band import Bands, Grade
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.index import IndexRules
from jipp.model.scale import Rounding

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

# The place of a row in the form, its weight, its name, no note, and what the three levels ask for.
_SID: Final = """
1  | 3 | Regulasi Inovasi Daerah = Legal basis || SK Kepala Perangkat Daerah = decree of the head of the agency | SK Kepala Daerah = decree of the head of region | Perkada/Perda = regulation of the head of region or of the region
2  | 2 | Ketersediaan SDM = Staff running the innovation || 1-10 | 11-30 | >30
3  | 2 | Dukungan anggaran = Budget support || T-0 | T-1 atau T-2 = T-1 or T-2 | T-0, T-1, dan T-2 = T-0, T-1 and T-2
4  | 2 | Penggunaan IT = Use of information technology || manual | elektronik = electronic | sistem informasi daring = online information system
5  | 1 | Bimtek inovasi = Training in innovation || 1 kali transfer pengetahuan dalam 2 tahun = 1x knowledge transfer in 2 years | 2 kali = 2x | lebih dari 2 kali = more than 2x
6  | 2 | Program dan kegiatan inovasi dalam RKPD = Programmes and activities in the annual plan || T-1 atau T-2 = T-1 or T-2 | T-1 dan T-2 = T-1 and T-2 | T-1, T-2, dan T-0 = T-1, T-2 and T-0
7  | 1 | Keterlibatan aktor inovasi = Actors involved || 3 | 4 | >=5
8  | 1 | Pelaksana inovasi daerah = Who carries the innovation || tanpa SK = no SK | SK Kepala Perangkat Daerah = decree of the head of the agency | SK Kepala Daerah = decree of the head of region
9  | 1 | Jejaring inovasi = Agencies networked || 1-2 perangkat daerah = 1-2 agencies | 3-4 | >=5
10 | 1 | Sosialisasi inovasi daerah = Publicity || foto dengan spanduk = photo with banner | media sosial = social media | media berita = news media
11 | 1 | Pedoman teknis = Technical guide || buku panduan cetak = printed manual | elektronik = electronic | daring = online
12 | 1 | Kemudahan informasi layanan = Ease of finding service information || telepon atau tatap muka = phone or face to face | surel atau media sosial = e-mail or social media | aplikasi daring = online application
13 | 2 | Kemudahan proses inovasi = Time to result || >=6 hari = >=6 days | 2-5 hari = 2-5 days | 1 hari = 1 day
14 | 1 | Penyelesaian layanan pengaduan = Complaints resolved || <=40% atau tidak ada pengaduan = <=40% or no complaint | 40.01-70.99% | >=71%
15 | 2 | Online sistem = Online system || situs web atau media sosial = website or social media | aplikasi web = web application | aplikasi web dan seluler = web and mobile application
16 | 3 | Replikasi = Replicated in other regions || 1 kali = 1x | 2 kali = 2x | 3 kali = 3x
17 | 2 | Kecepatan inovasi = Speed of innovation || >=9 bulan = >=9 months | 5-8 bulan = 5-8 months | 1-4 bulan = 1-4 months
18 | 3 | Kemanfaatan inovasi = Benefit || 1-100 orang = 1-100 people | 101-200 | >=201
19 | 2 | Monitoring dan evaluasi = Monitoring and evaluation || laporan internal = internal report | SKM = survey of public satisfaction (SKM) | eksternal, riset = external, research
20 | 4 | Kualitas inovasi daerah (video) = Quality of the innovation (video) || 1-2 dari 5 unsur = 1-2 of 5 elements | 3-4 | 5
"""
INNOVATION: Final = innovation(2023, rows(_SID, lambda _id, _note: _FORM), _IN_FORCE, _FORM)

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
