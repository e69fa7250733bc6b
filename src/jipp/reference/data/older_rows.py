"""Rows of an older form of the regional index, as one weak source tells them; not scored by."""

from typing import Final

from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.reference.rows import OlderRow

__all__ = ["OLDER_ROWS"]

_OLDER: Final = Basis(
    origin=Origin.PRACTICE,
    confidence=Confidence.UNVERIFIED,
    citation=Citation(note="year not stated; before 2022 is inferred"),
)


def _row(
    order: int, name_id: str, marks: tuple[int, int], levels: tuple[str, str, str]
) -> OlderRow:
    return OlderRow(
        order=order,
        name_id=name_id,
        weight=marks[0],
        max_score=marks[1],
        level_1=levels[0],
        level_2=levels[1],
        level_3=levels[2],
        basis=_OLDER,
    )


# Order, name, (weight, highest score), the three levels.
OLDER_ROWS: Final = (
    _row(1, "Regulasi", (4, 12), ("agency-head SK", "regional-head SK", "Perkada/Perda")),
    _row(2, "SDM", (2, 6), ("1-10", "11-30", ">30")),
    _row(
        3,
        "Dukungan anggaran",
        (4, 12),
        ("initiation", "trial", "(label in source wrong; should be implementation)"),
    ),
    _row(4, "Penggunaan IT", (2, 6), ("manual", "electronic", "online")),
    _row(5, "Bimtek", (2, 6), ("1x in 2y", "2x", ">2x")),
    _row(6, "Program RKPD", (2, 6), ("in RPJMD", "RKPD 1 year", "RKPD 2 years")),
    _row(7, "Keterlibatan aktor", (1, 3), ("4", "5", ">5")),
    _row(8, "Pelaksana", (2, 6), ("no SK", "agency SK", "regional-head SK")),
    _row(9, "Jejaring", (1, 3), ("1-2", "3-4", ">=5")),
    _row(10, "Sosialisasi", (2, 6), ("banner photo", "social media", "news media")),
    _row(11, "Pedoman teknis", (2, 6), ("manual book", "electronic", "online")),
    _row(
        12,
        "Kemudahan informasi",
        (2, 6),
        ("phone/face to face", "email/social media", "online app"),
    ),
    _row(13, "Kemudahan proses", (2, 6), (">=6 days", "2-5", "1 day")),
    _row(14, "Pengaduan", (2, 6), ("<=30%", "31-60%", ">=61%")),
    _row(15, "Online sistem", (2, 6), ("website/social media", "web app", "web + mobile app")),
    _row(16, "Replikasi", (2, 6), ("1x", "2x", "3x")),
    _row(17, "Kecepatan inovasi", (3, 9), (">=9 months", "5-8", "1-4")),
    _row(18, "Kemanfaatan", (5, 15), ("1-100", "101-200", ">=201")),
    _row(19, "Monev", (3, 9), ("internal", "satisfaction survey", "external research")),
    _row(20, "Kualitas (video)", (5, 15), ("1-2 substances", "3-4", "5")),
)
