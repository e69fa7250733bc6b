"""Regional innovation index (Indeks Inovasi Daerah), guide of 2026: the predicates."""

from datetime import date
from typing import Final

from jipp._dates import Period
from jipp.model.band import Bands, Grade
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.scale import Rounding
from jipp.typing import UNKNOWN

__all__ = ["BANDS"]

_GUIDE: Final = Basis(
    origin=Origin.LAW,
    confidence=Confidence.TRANSCRIBED,
    citation=Citation(regulation="surat-bskdn-1887-2026"),
    sources=("2026 guide as transcribed",),
)

BANDS: Final = Bands(
    name="iid",
    in_force=Period(since=date(2026, 1, 1), until=UNKNOWN),
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
