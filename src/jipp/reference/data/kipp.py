"""What happened in the competition, year by year: a set of figures to reconcile.

Where two figures disagree both stay as they were printed, and the note says so.
"""

from typing import Final

from jipp.reference.data.funnel import NEWS, printed
from jipp.reference.rows import ClusterCount, TopInnovation
from jipp.typing import UNKNOWN, Unknown

__all__ = ["CLUSTERS", "TOP9_2014"]


def _list(
    year: int,
    name: str,
    source: str,
    counts: dict[str, int],
    *,
    unit: str | Unknown = "innovations",
    adds_up: bool = True,
) -> tuple[ClusterCount, ...]:
    basis = printed(source)
    return tuple(
        ClusterCount(
            year=year,
            list=name,
            cluster=cluster,
            unit=unit,
            count=count,
            adds_up=adds_up,
            basis=basis,
        )
        for cluster, count in counts.items()
    )


CLUSTERS: Final = (
    *_list(
        2015,
        "registered",
        NEWS + "kompetisi-inovasi-pelayanan-publik-2015-diikuti-1-188-peserta",
        {"kementerian/lembaga": 298, "provinsi": 216, "kabupaten": 436, "kota": 238},
    ),
    *_list(
        2015,
        "Top 25",
        NEWS + "wapres-serahkan-piala-kepada-top-25-inovasi-pelayanan-publik-2015",
        {"kementerian/lembaga": 3, "provinsi": 5, "kabupaten": 10, "kota": 7},
    ),
    *_list(
        2016,
        "Top 35",
        "https://jpnn.com/news/14-kabupaten-masuk-top-35-inovasi-pelayanan-publik",
        {"kementerian": 3, "lembaga": 2, "provinsi": 8, "kabupaten": 14, "kota": 5, "BUMN/BUMD": 3},
        unit="agencies as reported",
    ),
    *_list(
        2017,
        "Top 99",
        NEWS + "kementerian-panrb-tetapkan-top-99-inovasi-pelayanan-publik-2017",
        {
            "kementerian": 20,
            "lembaga": 3,
            "provinsi": 21,
            "kabupaten": 34,
            "kota": 15,
            "BUMN": 2,
            "BUMD": 4,
        },
    ),
    *_list(
        2018,
        "Top 99 (as reported by Antara)",
        "https://mandalika.antaranews.com/berita/750102/surabaya-raih-penghargaan-top-99-sinovik",
        {"kementerian": 16, "lembaga": 20, "provinsi": 18, "kota": 16, "kabupaten": 39},
        unit=UNKNOWN,
        adds_up=False,
    ),
    *_list(
        2019,
        "passed administrative selection",
        NEWS + "meningkat-dari-tahun-lalu-lebih-dari-3-000-inovasi-ikuti-kipp-2019",
        {"kementerian": 232, "lembaga": 68, "provinsi": 161, "kabupaten": 597, "kota": 271},
    ),
    *_list(
        2019,
        "Top 99",
        NEWS + "top-99-inovasi-pelayanan-publik-2019-hadirkan-kejutan",
        {"kementerian": 19, "lembaga": 5, "provinsi": 12, "kabupaten": 41, "kota": 21, "BUMN": 1},
    ),
    *_list(
        2019,
        "Top 45",
        NEWS + "top-45-inovasi-ditetapkan-siap-bersaing-di-kompetisi-internasional",
        {"kementerian": 9, "lembaga": 4, "provinsi": 5, "kabupaten": 17, "kota": 9, "BUMN": 1},
        unit="innovations (agencies 8/4/5/16/9/1)",
    ),
    *_list(
        2021,
        "Top 99",
        "https://semarak.co/finalis-top-inovasi-pelayanan-publik-telah-terpilih-masyarakat-bisa-ajukan-keberatan",
        {"kementerian": 10, "lembaga": 6, "provinsi": 9, "kabupaten": 54, "kota": 19, "BUMN": 1},
    ),
    *_list(
        2021,
        "Top 15 Replikasi",
        "https://semarak.co/finalis-top-inovasi-pelayanan-publik-telah-terpilih-masyarakat-bisa-ajukan-keberatan",
        {"kementerian": 2, "lembaga": 2, "provinsi": 1, "kabupaten": 8, "kota": 2},
    ),
    *_list(
        2021,
        "Top 15 Kelompok Khusus",
        "https://semarak.co/finalis-top-inovasi-pelayanan-publik-telah-terpilih-masyarakat-bisa-ajukan-keberatan",
        {"kementerian": 2, "lembaga": 1, "provinsi": 3, "kabupaten": 6, "kota": 2, "BUMN": 1},
    ),
)

_TOP9: Final = printed(NEWS + "surabaya-raih-dua-penghargaan-inovasi-pelayanan-publik")
TOP9_2014: Final = tuple(
    TopInnovation(no=no, innovation=innovation, agency=agency, basis=_TOP9)
    for no, innovation, agency in (
        (1, "Surabaya Single Window (SSW)", "Kota Surabaya"),
        (2, "Format hulu-hilir", "Provinsi Aceh"),
        (3, "Fiducia Online", "Kementerian Hukum dan HAM"),
        (4, "GRMS", "Kota Surabaya"),
        (5, "Pemberantasan KKN pada jembatan timbang", "Provinsi Jawa Timur"),
        (6, "KM 0 (nol) pro poor", "Provinsi Jawa Barat"),
        (7, "Pembangunan Jalan Tanpa Bayar", "Kota Banjarbaru"),
        (8, "Kampung Media", "Provinsi NTB"),
        (9, "Karantina Ikan Semarang", "Kementerian Kelautan dan Perikanan"),
    )
)
