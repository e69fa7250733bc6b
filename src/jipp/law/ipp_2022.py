"""PermenPANRB 29/2022: the six aspects of the public service index (Indeks Pelayanan Publik)."""

from typing import Final

from jipp.i18n import Text
from jipp.law.instruments import regulation
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.rubric import Criterion, Rubric
from jipp.model.scale import Range

__all__ = ["RUBRIC"]

_REPORTED: Final = Basis(
    origin=Origin.LAW,
    confidence=Confidence.REPORTED,
    citation=Citation(regulation="permenpanrb-29-2022"),
)


def _aspect(id: str, official: str, english: str, weight: int) -> Criterion:
    return Criterion(
        id=id,
        label=Text(id=official, en=english),
        weight=weight,
        scale=Range(low=0, high=5),
        basis=_REPORTED,
    )


RUBRIC: Final = Rubric(
    id="ipp-2022",
    title=Text(
        id="Indeks Pelayanan Publik, PermenPANRB 29/2022",
        en="Public service index, PermenPANRB 29/2022",
    ),
    criteria=(
        _aspect("kebijakan-pelayanan", "Kebijakan Pelayanan", "Service policy", 24),
        _aspect("profesionalisme-sdm", "Profesionalisme SDM", "Staff professionalism", 25),
        _aspect("sarana-prasarana", "Sarana Prasarana", "Facilities", 18),
        _aspect(
            "sistem-informasi-pelayanan-publik",
            "Sistem Informasi Pelayanan Publik",
            "Service information system",
            11,
        ),
        _aspect(
            "konsultasi-dan-pengaduan",
            "Konsultasi dan Pengaduan",
            "Consultation and complaints",
            10,
        ),
        _aspect("inovasi", "Inovasi", "Innovation", 12),
    ),
    in_force=regulation("permenpanrb-29-2022").in_force,
    basis=_REPORTED,
)
