"""PermenPANRB 29/2022: the six aspects of the public service index, and the form F-02 below them.

The 30 indicators of F-02 weigh 100 inside each aspect. A further question, on the system of queues
(INF.01), stands outside the aspects, counts for nothing and is left out. The index of a unit joins
F-02 with F-03, whose questions are not known.
"""

from typing import Final

import attrs

from jipp.i18n import Text
from jipp.law.instruments import regulation
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.rubric import Criterion, Rubric
from jipp.model.scale import Range

__all__ = ["F02", "RUBRIC"]

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

_NOTE: Final = "name shortened by us; weight from one code base; the aspect weights beside it are those of 29/2022; whether 4/2023 is its basis is not told"
_SOURCE: Final = "weights: public code for Kutai Barat, PEKPPP 2026 (stored copy); codes also in swamsid/organisasi-portal-biro and a third public code (stored copy)"

# Number, code (some repeat), official and English name, and weight inside the aspect.
_INDICATORS: Final = {
    "kebijakan-pelayanan": (
        ("1", "a.Ak", "Standar Pelayanan tersedia", "Service standards exist", 17),
        (
            "2",
            "a.P",
            "Masyarakat terlibat dalam SP",
            "The public takes part in service standards",
            14,
        ),
        ("3", "a.T", "Media publikasi SP", "Media that publish service standards", 7),
        ("4", "a.K", "Tinjau ulang SP", "Review of service standards", 14),
        ("5", "a.K", "Siklus maklumat", "Cycle of the service pledge", 10),
        ("6", "a.B", "SKM", "Survey of public satisfaction (SKM)", 17),
        ("7", "a.T", "Media publikasi SKM", "Media that publish the survey", 7),
        ("8", "a.Ak", "Persentase tindak lanjut SKM", "Share of survey results followed up", 7),
        ("9", "a.Ak", "Kecepatan tindak lanjut SKM", "Speed of following up the survey", 7),
    ),
    "profesionalisme-sdm": (
        ("10", "b.As", "Waktu pelayanan", "Service hours", 10),
        ("11", "b.K", "Kode etik", "Code of ethics", 20),
        ("12", "b.Ak", "Motivasi kerja", "Motivation at work", 20),
        ("13", "b.K", "Kriteria penghargaan", "Criteria of awards", 20),
        ("14", "b.K", "Budaya pelayanan", "Culture of service", 30),
    ),
    "sarana-prasarana": (
        ("15", "c.K", "Parkir", "Parking", 15),
        ("16", "c.As", "Ruang tunggu", "Waiting room", 23),
        ("17", "c.As", "Toilet", "Toilets", 20),
        ("18", "c.K", "Kelompok rentan", "Vulnerable groups", 20),
        ("19", "c.As", "Sarana penunjang", "Supporting facilities", 11),
        ("20", "c.B", "Front office", "Front office", 11),
    ),
    "sistem-informasi-pelayanan-publik": (
        ("21", "d.T", "SIPP informasi publik", "SIPP: public information", 30),
        ("22", "d.B", "SIPP operasional", "SIPP: in operation", 20),
        ("23", "d.As", "Kualitas SIPP elektronik", "Quality of the electronic SIPP", 20),
        ("24", "d.T", "Pemutakhiran data", "Updating of data", 30),
    ),
    "konsultasi-dan-pengaduan": (
        ("25", "e.P", "Sarana tatap muka", "Face-to-face means of consultation", 20),
        ("26", "e.P", "Media pengaduan", "Channels of complaint", 25),
        ("27", "e.Ak", "Akuntabilitas hasil", "Accountability of results", 25),
        ("28", "e.Ak", "Tindak lanjut", "Follow-up", 30),
    ),
    "inovasi": (
        ("29", "f.B", "Penciptaan inovasi", "Creation of innovations", 50),
        (
            "30",
            "f.B",
            "Sumber daya keberlanjutan inovasi",
            "Resources that sustain innovations",
            50,
        ),
    ),
}


def _indicator(number: str, code: str, official: str, english: str, weight: int) -> Criterion:
    article = f"F-02 no. {number} ({code})"
    return Criterion(
        id=number,
        label=Text(id=official, en=english),
        weight=weight,
        scale=Range(low=0, high=5),
        basis=Basis(
            origin=Origin.LAW,
            confidence=Confidence.TRANSCRIBED,
            citation=Citation(regulation="permenpanrb-29-2022", article=article, note=_NOTE),
            sources=(_SOURCE,),
        ),
    )


F02: Final = Rubric(
    id="ipp-2022-f02",
    title=Text(
        id="Indeks Pelayanan Publik, formulir F-02 (PermenPANRB 29/2022)",
        en="Public service index, form F-02 (PermenPANRB 29/2022)",
    ),
    criteria=tuple(
        attrs.evolve(
            aspect,
            scale=None,
            criteria=tuple(_indicator(*told) for told in _INDICATORS[aspect.id]),
        )
        for aspect in RUBRIC.criteria
    ),
    in_force=RUBRIC.in_force,
    basis=Basis(
        origin=Origin.LAW,
        confidence=Confidence.INFERRED,
        citation=Citation(
            regulation="permenpanrb-29-2022",
            note="that the form is of this rule is inferred from its aspect weights; whether 4/2023 is its basis is not told",
        ),
    ),
)
