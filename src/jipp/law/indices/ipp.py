"""Public service index (Indeks Pelayanan Publik): the grades, whose period is not known."""

from typing import Final

from jipp._dates import Period
from jipp.model.band import Bands, Grade
from jipp.model.basis import Basis, Confidence, Origin
from jipp.typing import UNKNOWN

_PERCENT: Final = "the Kutai Barat code (PEKPPP 2026) cuts by percent instead: 90/81/71/61/51/41/31"


def _code(confidence: Confidence, told: str) -> Basis:
    sources = (f"{told}; {_PERCENT}",)
    return Basis(origin=Origin.PRACTICE, confidence=confidence, sources=sources)


_AGREED: Final = _code(
    Confidence.TRANSCRIBED, "five public code files (stored copies) agree on cut point and name"
)


def _disputed(others: str) -> Basis:
    """Return the basis of a grade whose cut point five files share, but not its name."""
    told = "cut point: five public code files agree (transcribed); CONFLICT on the name"
    return _code(Confidence.UNVERIFIED, f"{told}: this one in one of them, {others}")


_NAMES: Final = _code(
    Confidence.UNVERIFIED,
    "cut points: five public code files agree (transcribed); CONFLICT on the names of D, E and F",
)

BANDS: Final = Bands(
    name="ipp",
    in_force=Period(since=UNKNOWN, until=UNKNOWN),
    basis=_NAMES,
    grades=(
        Grade(code="A", official="Pelayanan Prima", low="4.50", high="5.00", basis=_AGREED),
        Grade(code="A-", official="Sangat Baik", low="4.00", high="4.50", basis=_AGREED),
        Grade(code="B", official="Baik", low="3.50", high="4.00", basis=_AGREED),
        Grade(code="B-", official="Baik (dengan catatan)", low="3.00", high="3.50", basis=_AGREED),
        Grade(code="C", official="Cukup", low="2.50", high="3.00", basis=_AGREED),
        Grade(code="C-", official="Cukup (dengan catatan)", low="2.00", high="2.50", basis=_AGREED),
        Grade(
            code="D",
            official="Pembinaan",
            low="1.50",
            high="2.00",
            basis=_disputed("Buruk in the other four"),
        ),
        Grade(
            code="E",
            official="Prioritas Pembinaan",
            low="1.00",
            high="1.50",
            basis=_disputed("Sangat Buruk in the other four"),
        ),
        Grade(
            code="F",
            official="Pembinaan Intensif",
            high="1.00",
            basis=_disputed("Gagal in three and Terlalu Buruk in one"),
        ),
    ),
)
