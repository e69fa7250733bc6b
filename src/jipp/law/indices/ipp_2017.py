"""PermenPANRB 17/2017: the six aspects of the public service index, as a worksheet shows them.

The worksheet, of a clinic in Jombang, rounds the value of an aspect and its part to two places. Its
own indicators weigh 99.5 % (first aspect) and 99.9 % (second); whoever scores by indicators takes
their weights as printed.
"""

from typing import Final

from jipp.i18n import Text
from jipp.law.indices.indicator_rows import rows
from jipp.law.instruments import regulation
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.rubric import Rubric
from jipp.model.scale import Range, Rounding

_TWO_PLACES: Final = Rounding(places=2)


def _basis(confidence: Confidence, note: str) -> Basis:
    citation = Citation(regulation="permenpanrb-17-2017", note=note)
    return Basis(origin=Origin.LAW, confidence=confidence, citation=citation)


def _rule(_id: str, told: str) -> Basis:
    seen = told == "weight seen on a worksheet"
    return _basis(Confidence.REPORTED if seen else Confidence.UNVERIFIED, told)


_ASPECTS: Final = """
kebijakan-pelayanan | 30 | Kebijakan Pelayanan = Service policy | weight seen on a worksheet
profesionalisme-sdm | 18 | Profesionalisme SDM = Staff professionalism | weight seen on a worksheet
sarana-prasarana | 15 | Sarana Prasarana = Facilities | weight from one weak source
sistem-informasi-pelayanan-publik | 15 | Sistem Informasi Pelayanan Publik = Service information system | weight from one weak source
konsultasi-dan-pengaduan | 15 | Konsultasi dan Pengaduan = Consultation and complaints | weight from one weak source
inovasi | 7 | Inovasi = Innovation | weight from one weak source
"""
RUBRIC: Final = Rubric(
    id="ipp-2017",
    title=Text(
        id="Indeks Pelayanan Publik, PermenPANRB 17/2017",
        en="Public service index, PermenPANRB 17/2017",
    ),
    criteria=rows(
        _ASPECTS,
        _rule,
        scale=Range(low=0, high=5),
        round_value=_TWO_PLACES,
        round_contribution=_TWO_PLACES,
    ),
    in_force=regulation("permenpanrb-17-2017").in_force,
    basis=_basis(Confidence.REPORTED, "roundings as on the worksheet of a clinic in Jombang"),
)
