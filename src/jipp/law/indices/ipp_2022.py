"""PermenPANRB 29/2022: the six aspects of the public service index, and the form F-02 below them.

The 30 indicators of F-02 weigh 100 inside each aspect. A further question, on the system of queues
(INF.01), stands outside the aspects, counts for nothing and is left out. The index of a unit joins
F-02 with F-03, whose questions are not known.
"""

from typing import Final

import attrs

from jipp.i18n import Text
from jipp.law.indices.indicator_rows import rows
from jipp.law.instruments import regulation
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.rubric import Rubric
from jipp.model.scale import Range

_REPORTED: Final = Basis(
    origin=Origin.LAW,
    confidence=Confidence.REPORTED,
    citation=Citation(regulation="permenpanrb-29-2022"),
)


_SCORE: Final = Range(low=0, high=5)
_ASPECTS: Final = """
kebijakan-pelayanan | 24 | Kebijakan Pelayanan = Service policy
profesionalisme-sdm | 25 | Profesionalisme SDM = Staff professionalism
sarana-prasarana | 18 | Sarana Prasarana = Facilities
sistem-informasi-pelayanan-publik | 11 | Sistem Informasi Pelayanan Publik = Service information system
konsultasi-dan-pengaduan | 10 | Konsultasi dan Pengaduan = Consultation and complaints
inovasi | 12 | Inovasi = Innovation
"""
RUBRIC: Final = Rubric(
    id="ipp-2022",
    title=Text(
        id="Indeks Pelayanan Publik, PermenPANRB 29/2022",
        en="Public service index, PermenPANRB 29/2022",
    ),
    criteria=rows(_ASPECTS, lambda _id, _note: _REPORTED, scale=_SCORE),
    in_force=regulation("permenpanrb-29-2022").in_force,
    basis=_REPORTED,
)

_NOTE: Final = "name shortened by us; weight from one code base; the aspect weights beside it are those of 29/2022; whether 4/2023 is its basis is not told"
_SOURCE: Final = "weights: public code for Kutai Barat, PEKPPP 2026 (stored copy); codes also in swamsid/organisasi-portal-biro and a third public code (stored copy)"

# Number, weight inside the aspect, name, and code (some repeat).
_INDICATORS: Final = {
    "kebijakan-pelayanan": """
1  | 17 | Standar Pelayanan tersedia = Service standards exist | a.Ak
2  | 14 | Masyarakat terlibat dalam SP = The public takes part in service standards | a.P
3  | 7  | Media publikasi SP = Media that publish service standards | a.T
4  | 14 | Tinjau ulang SP = Review of service standards | a.K
5  | 10 | Siklus maklumat = Cycle of the service pledge | a.K
6  | 17 | SKM = Survey of public satisfaction (SKM) | a.B
7  | 7  | Media publikasi SKM = Media that publish the survey | a.T
8  | 7  | Persentase tindak lanjut SKM = Share of survey results followed up | a.Ak
9  | 7  | Kecepatan tindak lanjut SKM = Speed of following up the survey | a.Ak
""",
    "profesionalisme-sdm": """
10 | 10 | Waktu pelayanan = Service hours | b.As
11 | 20 | Kode etik = Code of ethics | b.K
12 | 20 | Motivasi kerja = Motivation at work | b.Ak
13 | 20 | Kriteria penghargaan = Criteria of awards | b.K
14 | 30 | Budaya pelayanan = Culture of service | b.K
""",
    "sarana-prasarana": """
15 | 15 | Parkir = Parking | c.K
16 | 23 | Ruang tunggu = Waiting room | c.As
17 | 20 | Toilet = Toilets | c.As
18 | 20 | Kelompok rentan = Vulnerable groups | c.K
19 | 11 | Sarana penunjang = Supporting facilities | c.As
20 | 11 | Front office = Front office | c.B
""",
    "sistem-informasi-pelayanan-publik": """
21 | 30 | SIPP informasi publik = SIPP: public information | d.T
22 | 20 | SIPP operasional = SIPP: in operation | d.B
23 | 20 | Kualitas SIPP elektronik = Quality of the electronic SIPP | d.As
24 | 30 | Pemutakhiran data = Updating of data | d.T
""",
    "konsultasi-dan-pengaduan": """
25 | 20 | Sarana tatap muka = Face-to-face means of consultation | e.P
26 | 25 | Media pengaduan = Channels of complaint | e.P
27 | 25 | Akuntabilitas hasil = Accountability of results | e.Ak
28 | 30 | Tindak lanjut = Follow-up | e.Ak
""",
    "inovasi": """
29 | 50 | Penciptaan inovasi = Creation of innovations | f.B
30 | 50 | Sumber daya keberlanjutan inovasi = Resources that sustain innovations | f.B
""",
}


def _rule(number: str, code: str) -> Basis:
    article = f"F-02 no. {number} ({code})"
    return Basis(
        origin=Origin.LAW,
        confidence=Confidence.TRANSCRIBED,
        citation=Citation(regulation="permenpanrb-29-2022", article=article, note=_NOTE),
        sources=(_SOURCE,),
    )


F02: Final = Rubric(
    id="ipp-2022-f02",
    title=Text(
        id="Indeks Pelayanan Publik, formulir F-02 (PermenPANRB 29/2022)",
        en="Public service index, form F-02 (PermenPANRB 29/2022)",
    ),
    criteria=tuple(
        attrs.evolve(aspect, scale=None, criteria=rows(_INDICATORS[aspect.id], _rule, scale=_SCORE))
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
