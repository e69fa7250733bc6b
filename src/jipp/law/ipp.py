"""Public service index (Indeks Pelayanan Publik): the grades, whose period is not known."""

from typing import Final

from jipp._dates import Period
from jipp.model.band import Bands, Grade
from jipp.model.basis import Basis, Confidence, Origin
from jipp.typing import UNKNOWN

__all__ = ["BANDS"]

_CODE: Final = Basis(
    origin=Origin.PRACTICE,
    confidence=Confidence.UNVERIFIED,
    sources=("one public code base",),
)

BANDS: Final = Bands(
    name="ipp",
    in_force=Period(since=UNKNOWN, until=UNKNOWN),
    basis=_CODE,
    grades=(
        Grade(code="A", official="Pelayanan Prima", low="4.50", high="5.00", basis=_CODE),
        Grade(code="A-", official="Sangat Baik", low="4.00", high="4.50", basis=_CODE),
        Grade(code="B", official="Baik", low="3.50", high="4.00", basis=_CODE),
        Grade(code="B-", official="Baik (dengan catatan)", low="3.00", high="3.50", basis=_CODE),
        Grade(code="C", official="Cukup", low="2.50", high="3.00", basis=_CODE),
        Grade(code="C-", official="Cukup (dengan catatan)", low="2.00", high="2.50", basis=_CODE),
        Grade(code="D", official="Pembinaan", low="1.50", high="2.00", basis=_CODE),
        Grade(code="E", official="Prioritas Pembinaan", low="1.00", high="1.50", basis=_CODE),
        Grade(code="F", official="Pembinaan Intensif", high="1.00", basis=_CODE),
    ),
)
