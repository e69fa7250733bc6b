"""Regional innovation index (Indeks Inovasi Daerah), 2023 and 2024: predicates, what is known of rules.

The formula of 2023 is known, its rows, its total and how many innovations score how much are not;
of 2024 not even whether the divisor stayed.
"""

from datetime import date
from typing import Final

from jipp._dates import Period
from jipp.model.band import Bands, Grade
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.index import IndexRules
from jipp.model.scale import Rounding

__all__ = ["BANDS", "RULES"]

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

RULES: Final = (
    IndexRules(
        name="iid",
        divisor=10,
        bands=BANDS,
        in_force=Period(since=date(2023, 1, 1), until=date(2024, 1, 1)),
        basis=Basis(
            origin=Origin.LAW,
            confidence=Confidence.OFFICIAL,
            citation=Citation(note="8 variables, 36 indicators; SPD 25.2 %, SID 74.8 %"),
            sources=("scribd 654130239",),
        ),
    ),
    IndexRules(
        name="iid",
        bands=BANDS,
        in_force=Period(since=date(2024, 1, 1), until=date(2025, 1, 1)),
        basis=Basis(
            origin=Origin.LAW,
            confidence=Confidence.REPORTED,
            citation=Citation(
                note="SPD 3 variables, 15 indicators, at most 63 (25.20 %); SID 5 variables,"
                " 21 indicators (74.80 %); whether the divisor of 2023 holds is not confirmed"
            ),
            sources=("grahamedia", "smpantura"),
        ),
    ),
)
