"""Regional innovation index (Indeks Inovasi Daerah), 2023 and 2024: the predicates."""

from datetime import date
from typing import Final

from jipp._dates import Period
from jipp.model.band import Bands, Grade
from jipp.model.basis import Basis, Confidence, Origin
from jipp.model.scale import Rounding

__all__ = ["BANDS"]

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
