"""PermenPANRB 17/2017: the six aspects of the public service index, as a worksheet shows them.

The worksheet, of a clinic in Jombang, rounds the value of an aspect and its part to two places. Its
own indicators weigh 99.5 % (first aspect) and 99.9 % (second); whoever scores by indicators takes
their weights as printed.
"""

from typing import Final

from jipp.i18n import Text
from jipp.law.instruments import regulation
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.rubric import Criterion, Rubric
from jipp.model.scale import Range, Rounding

__all__ = ["RUBRIC"]

_TWO_PLACES: Final = Rounding(places=2)


def _basis(confidence: Confidence, note: str) -> Basis:
    citation = Citation(regulation="permenpanrb-17-2017", note=note)
    return Basis(origin=Origin.LAW, confidence=confidence, citation=citation)


_SEEN: Final = _basis(Confidence.REPORTED, "weight seen on a worksheet")
_UNVERIFIED: Final = _basis(Confidence.UNVERIFIED, "weight from one weak source")


def _aspect(id: str, official: str, english: str, weight: int, basis: Basis) -> Criterion:
    return Criterion(
        id=id,
        label=Text(id=official, en=english),
        weight=weight,
        scale=Range(low=0, high=5),
        round_value=_TWO_PLACES,
        round_contribution=_TWO_PLACES,
        basis=basis,
    )


RUBRIC: Final = Rubric(
    id="ipp-2017",
    title=Text(
        id="Indeks Pelayanan Publik, PermenPANRB 17/2017",
        en="Public service index, PermenPANRB 17/2017",
    ),
    criteria=(
        _aspect("kebijakan-pelayanan", "Kebijakan Pelayanan", "Service policy", 30, _SEEN),
        _aspect("profesionalisme-sdm", "Profesionalisme SDM", "Staff professionalism", 18, _SEEN),
        _aspect("sarana-prasarana", "Sarana Prasarana", "Facilities", 15, _UNVERIFIED),
        _aspect(
            "sistem-informasi-pelayanan-publik",
            "Sistem Informasi Pelayanan Publik",
            "Service information system",
            15,
            _UNVERIFIED,
        ),
        _aspect(
            "konsultasi-dan-pengaduan",
            "Konsultasi dan Pengaduan",
            "Consultation and complaints",
            15,
            _UNVERIFIED,
        ),
        _aspect("inovasi", "Inovasi", "Innovation", 7, _UNVERIFIED),
    ),
    in_force=regulation("permenpanrb-17-2017").in_force,
    basis=_basis(Confidence.REPORTED, "roundings as on the worksheet of a clinic in Jombang"),
)
