"""Who took part in the regional innovation index, and how many got each predicate."""

from typing import Final

from jipp.model.basis import Basis, Confidence, Origin
from jipp.reference.rows import CategoryCounts, Participation
from jipp.typing import UNKNOWN, Unknown


def _basis(confidence: Confidence, source: str) -> Basis:
    return Basis(origin=Origin.PRACTICE, confidence=confidence, sources=(source,))


def _year(year: int, governments: int, innovations: int, source: str) -> Participation:
    basis = _basis(Confidence.REPORTED, source)
    return Participation(year=year, governments=governments, innovations=innovations, basis=basis)


PARTICIPATION: Final = (
    _year(2018, 188, 3718, "kilasbanua.com"),
    _year(2019, 260, 8016, "kilasbanua.com"),
    _year(
        2020,
        484,
        17779,
        "kilasbanua.com; 14,897 also quoted 18 Dec 2020; CONFLICT: 485 by Fatoni (liputanglobal-news 2021-09-15), whose parts 34 + 358 + 90 make 482",
    ),
    _year(2021, 519, 25124, "kilasbanua.com"),
    _year(2022, 510, 26900, "kilasbanua.com"),
    _year(2023, 527, 28539, "kencanamedianews.com"),
    _year(2024, 529, 31719, "majalahindonesia.id"),
    _year(2025, 531, 36742, "medcom.id"),
)


def _counts(
    year: int,
    level: str,
    counts: tuple[int, int, int, int | Unknown],
    source: str,
    confidence: Confidence = Confidence.REPORTED,
) -> CategoryCounts:
    return CategoryCounts(
        year=year,
        level=level,
        sangat_inovatif=counts[0],
        inovatif=counts[1],
        kurang_inovatif=counts[2],
        tidak_dapat_dinilai=counts[3],
        basis=_basis(confidence, source),
    )


# Year, level, (sangat inovatif, inovatif, kurang inovatif, tidak dapat dinilai), source.
CATEGORIES: Final = (
    _counts(
        2018,
        "provinsi",
        (10, 2, 11, 11),
        "brida.pelalawankab.go.id; 23 took part (press of 2018) = 10 + 2 + 11",
    ),
    _counts(
        2018,
        "kabupaten",
        (43, 14, 87, 62),
        "brida.pelalawankab.go.id; 62 disagrees with national totals; 144 took part (press of 2018) = 43 + 14 + 87",
        Confidence.UNVERIFIED,
    ),
    _counts(
        2018,
        "kota",
        (26, 5, 15, 46),
        "brida.pelalawankab.go.id; 26+5+15=46 contradicts 21 participating kota: unreliable row; 23 + 144 + 21 = 188 took part in all (press of 2018)",
        Confidence.UNVERIFIED,
    ),
    _counts(
        2019,
        "provinsi",
        (12, 2, 13, 7),
        "brida.pelalawankab.go.id; 27 took part (press of 2019) = 12 + 2 + 13",
    ),
    _counts(
        2019,
        "kabupaten",
        (71, 25, 79, 244),
        "brida.pelalawankab.go.id; 175 took part (press of 2019) = 71 + 25 + 79",
    ),
    _counts(
        2019,
        "kota",
        (36, 5, 17, 17),
        "brida.pelalawankab.go.id; 17 not-assessed looks wrong (93-58=35); 58 took part (press of 2019) = 36 + 5 + 17; 27 + 175 + 58 = 260",
        Confidence.UNVERIFIED,
    ),
    _counts(2020, "provinsi", (21, 3, 10, 0), "kompas.com 18 Dec 2020; pelalawan"),
    _counts(2020, "kabupaten", (131, 30, 199, 55), "kompas.com 18 Dec 2020; pelalawan"),
    _counts(2020, "kota", (43, 11, 36, 3), "kompas.com 18 Dec 2020; pelalawan"),
    _counts(2021, "all", (37, 316, 166, UNKNOWN), "harianterbit.id ?p=9567; sums to 519"),
    _counts(2022, "all", (44, 365, 101, UNKNOWN), "harianterbit.id ?p=9567; sums to 510"),
)
