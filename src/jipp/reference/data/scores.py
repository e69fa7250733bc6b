"""Published scores: of the service index, the regional index, and a city's contest."""

from decimal import Decimal
from typing import Final

from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.reference.rows import InnovationScore, RegionScore
from jipp.typing import UNKNOWN, Unknown


def _reported(note: str, *sources: str) -> Basis:
    return Basis(
        origin=Origin.PRACTICE,
        confidence=Confidence.REPORTED,
        citation=Citation(note=note) if note else None,
        sources=sources,
    )


_SERVICE: Final = _reported(
    "the seven highest; the other 31 not in reach", "KepmenPANRB 659/2024 via data.goodstats.id"
)


def _service(region: str, score: str, rank: int) -> RegionScore:
    return RegionScore(
        year=2024,
        region=region,
        level="provinsi",
        score=Decimal(score),
        score_as_printed=score,
        scale="0-5",
        rank=rank,
        basis=_SERVICE,
    )


IPP: Final = (
    _service("Jawa Barat", "4.76", 1),
    _service("Jawa Timur", "4.63", 2),
    _service("Daerah Istimewa Yogyakarta", "4.62", 3),
    _service("Sumatera Selatan", "4.60", 4),
    _service("Kalimantan Selatan", "4.56", 5),
    _service("DKI Jakarta", "4.53", 6),
    _service("Jawa Tengah", "4.53", 6),
)


def _regional(
    year: int,
    level: str,
    region: str,
    score: str,
    basis: Basis,
    *,
    predicate: str | Unknown = UNKNOWN,
    rank: int | Unknown = UNKNOWN,
    scale: str = "0-100",
) -> RegionScore:
    return RegionScore(
        year=year,
        region=region,
        level=level,
        score=UNKNOWN if not score or score.startswith(">") else Decimal(score),
        score_as_printed=score,
        scale=scale,
        predicate_as_reported=predicate,
        rank=rank,
        basis=basis,
    )


_DECREE_2019: Final = _reported(
    "", "Kepmendagri 002.6-415/2019 via banyuwangikab.go.id 27 Nov 2019; rank among 514 kab/kota"
)
_DECREE_2021: Final = _reported(
    "", "Kepmendagri 002.6-5848/2021 via surabaya.tribunnews.com 29 Dec 2021 and infodis.id"
)
_KENDARI: Final = _reported("", "infosulawesi.com (rank 28 of 93 kota)")
_BANTEN_2022: Final = _reported("", "gatra.com news-565910 (23 Feb 2023), statement of BSKDN head")
_SERANG: Final = _reported(
    "above 60.00 the printed band is sangat inovatif: conflict; the same city was among the most innovative of IGA 2022 (smartcity.ui.ac.id)",
    "gatra.com news-565910 (23 Feb 2023), statement of BSKDN head",
)
_MAGELANG: Final = _reported("", "grahamedia.id 10 Dec 2024")
_TEGAL: Final = _reported("", "smpantura.news (89 innovations, none rejected)")
_RIAU: Final = _reported(
    "predicate not told; inovatif by the bands of 2023 (inferred)", "jpnn.com (2024-07-12)"
)
_PALU: Final = _reported("score not told", "sultengprov.go.id (2025-02-17)")
_MEAN: Final = _reported("", "medcom.id / okezone 10-11 Dec 2025")

IID: Final = (
    _regional(
        2019,
        "kabupaten",
        "Kabupaten Banyuwangi",
        "74400",
        _DECREE_2019,
        predicate="Sangat Inovatif",
        rank=1,
        scale="points (unbounded scale)",
    ),
    _regional(2021, "kabupaten", "Kabupaten Banyuwangi", "84.19", _DECREE_2021, rank=1),
    _regional(2021, "provinsi", "Provinsi Sumatera Selatan", "79.51", _DECREE_2021, rank=1),
    _regional(2021, "kota", "Kota Singkawang", "70.63", _DECREE_2021, rank=1),
    _regional(2021, "kota", "Kota Kendari", "54.04", _KENDARI, predicate="Inovatif", rank=28),
    _regional(2022, "kabupaten", "Kabupaten Tangerang", "54.7", _BANTEN_2022, predicate="Inovatif"),
    _regional(2022, "kabupaten", "Kabupaten Lebak", "53.88", _BANTEN_2022, predicate="Inovatif"),
    _regional(
        2022, "kabupaten", "Kabupaten Pandeglang", "47.56", _BANTEN_2022, predicate="Inovatif"
    ),
    _regional(2022, "kota", "Kota Serang", "60.56", _SERANG, predicate="Inovatif"),
    _regional(2022, "kota", "Kota Tangerang Selatan", "59.88", _BANTEN_2022, predicate="Inovatif"),
    _regional(2022, "kota", "Kota Tangerang", "53.23", _BANTEN_2022, predicate="Inovatif"),
    _regional(2022, "kota", "Kota Cilegon", "37.06", _BANTEN_2022, predicate="Inovatif"),
    _regional(2023, "kota", "Kota Magelang", "59.28", _MAGELANG, predicate="Inovatif"),
    _regional(2023, "provinsi", "Provinsi Riau", "53.52", _RIAU),
    _regional(2023, "provinsi", "Provinsi Sulawesi Tengah", "", _PALU, predicate="Kurang Inovatif"),
    _regional(2024, "kota", "Kota Magelang", "71.87", _MAGELANG, predicate="Sangat Inovatif"),
    _regional(2024, "kabupaten", "Kabupaten Tegal", ">60", _TEGAL, predicate="Sangat Inovatif"),
    _regional(2024, "provinsi", "Provinsi Sulawesi Tengah", "", _PALU, predicate="Inovatif"),
    _regional(2024, "nasional", "Indonesia (national mean)", "46.01", _MEAN),
    _regional(2025, "nasional", "Indonesia (national mean)", "49.43", _MEAN),
)

_CITY: Final = _reported(
    "city contest of inventors, five outside judges, 24 entries: A>=90 B>=80 C>=70 D below; band counts 0/3/20/1"
)


def _invention(rank: int, innovation: str, score: str, band: str, printed: str) -> InnovationScore:
    return InnovationScore(
        rank=rank,
        innovation=innovation,
        score=Decimal(score),
        score_as_printed=printed,
        band=band,
        basis=_CITY,
    )


KRENOVA_2019: Final = (
    _invention(1, "Pemanfaatan Limbah Plastik untuk Media Tanam", "84.38", "B", "84.38"),
    _invention(2, "Drying Room", "80.54", "B", "80.54"),
    _invention(3, "Sampah Sayur Rumah Tangga Menjadi Berkah", "80.31", "B", "8031"),
    _invention(4, "Tukarsampah.id", "79.41", "C", "79.41"),
    _invention(5, "Net Desk", "77.84", "C", "77.84"),
)
