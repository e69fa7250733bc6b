"""Bureaucratic reform index (reformasi birokrasi): the grades, as one province showed them."""

from typing import Final

from jipp._dates import Period
from jipp.model.band import Bands, Grade
from jipp.model.basis import Basis, Confidence, Origin
from jipp.typing import UNKNOWN

_ACEH: Final = Basis(
    origin=Origin.PRACTICE,
    confidence=Confidence.REPORTED,
    sources=("Aceh 2022; pintu.acehprov.go.id agrees",),
)

BANDS: Final = Bands(
    name="rb",
    in_force=Period(since=UNKNOWN, until=UNKNOWN),
    basis=_ACEH,
    grades=(
        Grade(code="AA", official="Sangat Memuaskan", low="90.00", high="100.00", basis=_ACEH),
        Grade(code="A", official="Memuaskan", low="80.00", high="90.00", basis=_ACEH),
        Grade(code="BB", official="Sangat Baik", low="70.00", high="80.00", basis=_ACEH),
        Grade(code="B", official="Baik", low="60.00", high="70.00", basis=_ACEH),
        Grade(code="CC", official="Cukup", low="50.00", high="60.00", basis=_ACEH),
        Grade(code="C", official="Kurang", low="30.00", high="50.00", basis=_ACEH),
        Grade(code="D", official="Sangat Kurang", high="30.00", basis=_ACEH),
    ),
)
