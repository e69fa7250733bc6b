"""Published scores: of the service index, the regional index, and a city's contest."""

from decimal import Decimal
from typing import Final

from jipp.model.text_tables import cited, known, rows
from jipp.reference.rows import InnovationScore, RegionScore
from jipp.typing import UNKNOWN

_SERVICE: Final = cited(
    "reported",
    "the seven highest; the other 31 not in reach",
    ["KepmenPANRB 659/2024 via data.goodstats.id"],
)
_CITY: Final = cited(
    "reported",
    "city contest of inventors, five outside judges, 24 entries: A>=90 B>=80 C>=70 D below; band counts 0/3/20/1",
)

IPP: Final = tuple(
    RegionScore(
        year=2024,
        region=region,
        level="provinsi",
        score=Decimal(score),
        score_as_printed=score,
        scale="0-5",
        rank=int(rank),
        basis=_SERVICE,
    )
    for region, score, rank in rows("""
region | score | rank
Jawa Barat | 4.76 | 1
Jawa Timur | 4.63 | 2
Daerah Istimewa Yogyakarta | 4.62 | 3
Sumatera Selatan | 4.60 | 4
Kalimantan Selatan | 4.56 | 5
DKI Jakarta | 4.53 | 6
Jawa Tengah | 4.53 | 6
""")
)

# A scale that is not told is 0-100.
_REGIONAL: Final = """
year | level | region | score | scale | predicate | rank | note | source
2019 | kabupaten | Kabupaten Banyuwangi | 74400 | points (unbounded scale) | Sangat Inovatif | 1 | | Kepmendagri 002.6-415/2019 via banyuwangikab.go.id 27 Nov 2019; rank among 514 kab/kota
2021 | kabupaten | Kabupaten Banyuwangi | 84.19 | | ? | 1 | | Kepmendagri 002.6-5848/2021 via surabaya.tribunnews.com 29 Dec 2021 and infodis.id
2021 | provinsi | Provinsi Sumatera Selatan | 79.51 | | ? | 1 | | Kepmendagri 002.6-5848/2021 via surabaya.tribunnews.com 29 Dec 2021 and infodis.id
2021 | kota | Kota Singkawang | 70.63 | | ? | 1 | | Kepmendagri 002.6-5848/2021 via surabaya.tribunnews.com 29 Dec 2021 and infodis.id
2021 | kota | Kota Kendari | 54.04 | | Inovatif | 28 | | infosulawesi.com (rank 28 of 93 kota)
2022 | kabupaten | Kabupaten Tangerang | 54.7 | | Inovatif | ? | | gatra.com news-565910 (23 Feb 2023), statement of BSKDN head
2022 | kabupaten | Kabupaten Lebak | 53.88 | | Inovatif | ? | | gatra.com news-565910 (23 Feb 2023), statement of BSKDN head
2022 | kabupaten | Kabupaten Pandeglang | 47.56 | | Inovatif | ? | | gatra.com news-565910 (23 Feb 2023), statement of BSKDN head
2022 | kota | Kota Serang | 60.56 | | Inovatif | ? | above 60.00 the printed band is sangat inovatif: conflict; the same city was among the most innovative of IGA 2022 (smartcity.ui.ac.id) | gatra.com news-565910 (23 Feb 2023), statement of BSKDN head
2022 | kota | Kota Tangerang Selatan | 59.88 | | Inovatif | ? | | gatra.com news-565910 (23 Feb 2023), statement of BSKDN head
2022 | kota | Kota Tangerang | 53.23 | | Inovatif | ? | | gatra.com news-565910 (23 Feb 2023), statement of BSKDN head
2022 | kota | Kota Cilegon | 37.06 | | Inovatif | ? | | gatra.com news-565910 (23 Feb 2023), statement of BSKDN head
2023 | kota | Kota Magelang | 59.28 | | Inovatif | ? | | grahamedia.id 10 Dec 2024
2023 | provinsi | Provinsi Riau | 53.52 | | ? | ? | predicate not told; inovatif by the bands of 2023 (inferred) | jpnn.com (2024-07-12)
2023 | provinsi | Provinsi Sulawesi Tengah | | | Kurang Inovatif | ? | score not told | sultengprov.go.id (2025-02-17)
2024 | kota | Kota Magelang | 71.87 | | Sangat Inovatif | ? | | grahamedia.id 10 Dec 2024
2024 | kabupaten | Kabupaten Tegal | >60 | | Sangat Inovatif | ? | | smpantura.news (89 innovations, none rejected)
2024 | provinsi | Provinsi Sulawesi Tengah | | | Inovatif | ? | score not told | sultengprov.go.id (2025-02-17)
2024 | nasional | Indonesia (national mean) | 46.01 | | ? | ? | | medcom.id / okezone 10-11 Dec 2025
2025 | nasional | Indonesia (national mean) | 49.43 | | ? | ? | | medcom.id / okezone 10-11 Dec 2025
"""
IID: Final = tuple(
    RegionScore(
        year=int(year),
        region=region,
        level=level,
        score=UNKNOWN if not score or score.startswith(">") else Decimal(score),
        score_as_printed=score,
        scale=scale or "0-100",
        predicate_as_reported=known(predicate),
        rank=UNKNOWN if rank == "?" else int(rank),
        basis=cited("reported", note, [source]),
    )
    for year, level, region, score, scale, predicate, rank, note, source in rows(_REGIONAL)
)

KRENOVA_2019: Final = tuple(
    InnovationScore(
        rank=int(rank),
        innovation=innovation,
        score=Decimal(score),
        score_as_printed=printed,
        band=band,
        basis=_CITY,
    )
    for rank, innovation, score, band, printed in rows("""
rank | innovation | score | band | as printed
1 | Pemanfaatan Limbah Plastik untuk Media Tanam | 84.38 | B | 84.38
2 | Drying Room | 80.54 | B | 80.54
3 | Sampah Sayur Rumah Tangga Menjadi Berkah | 80.31 | B | 8031
4 | Tukarsampah.id | 79.41 | C | 79.41
5 | Net Desk | 77.84 | C | 77.84
""")
)
