"""What is known of the network beside its hubs: replications, model areas, what it held."""

from datetime import date
from typing import Final

from jipp._dates import Window
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.hub import Hub
from jipp.reference.data.hubs import HUBS
from jipp.reference.rows import HubDetail, ModelArea, NetworkCount
from jipp.typing import UNKNOWN

__all__ = ["HUB_DETAILS", "MODEL_AREAS", "NETWORK_COUNTS"]

# Four ran before the decree that named them: its day is not the start of work.
_RUNNING: Final = ("hub-id-ji", "hub-id-ss", "hub-id-sn", "hub-id-jt")
_INFERRED_DECREE: Final = ("hub-id-kr", "hub-id-be")
_REPLICATIONS: Final = {
    "hub-id-ss": "Gebrakan Suami Siaga (Susi); Sagarurung Keli Selai; penanggulangan kemiskinan (forum 2020-11-03)",
    "hub-id-sn": "SiBakul Jogja; Kudu Sekolah (Kab. Pekalongan); Laboratorium Kemiskinan (Kab. Pekalongan); Wisata Posyandu; Ayo Ceting (commitment 16 Dec, action 2022)",
    "hub-id-jt": "simPADU-PMI (Jatim); Jalin Matra PFK (Jatim); Menggapai Mimpi Sahabat Rimba (BKPH Yogyakarta) - forum 2020-11-04; commitment signed 2021-11-02",
    "hub-id-sb": "2020-10-20: Ayo Ceting, Maspettag, Sad to Happy, Sekolah Keluarga; 2021-11-15: 19 kab/kota commit to SIP Banget (Kota Batu), Poltabes (Kota Palembang), Ayo Ceting (Kota Padang), Pikobar (Jabar), SI JABPRI (Riau)",
    "hub-id-bb": "commitment signed 2021-11-11",
    "hub-id-go": "Tani Jago Dilan (Kab. Lamongan); Ekowisata Wonosalam-Permata Hati (Kab. Jombang); Klinik BUM Desa (Prov. Jatim); Peterpan (Kota Pasuruan) - forum 2020-10-22",
    "hub-id-kb": "2022: 12 kab/kota sign replication commitment",
}


def _detail(hub: Hub) -> HubDetail:
    decree = Confidence.INFERRED if hub.id in _INFERRED_DECREE else Confidence.REPORTED
    return HubDetail(
        hub=hub.id,
        running_by=date(2019, 10, 16) if hub.id in _RUNNING else UNKNOWN,
        replications=_REPLICATIONS.get(hub.id, UNKNOWN),
        instrument_confidence=decree if hub.instrument else None,
        basis=Basis(
            origin=Origin.PRACTICE,
            confidence=Confidence.REPORTED,
            sources=hub.designations[0].basis.sources,
        ),
    )


HUB_DETAILS: Final = tuple(map(_detail, HUBS))

_TRANSCRIBED: Final = Basis(origin=Origin.PRACTICE, confidence=Confidence.TRANSCRIBED)
MODEL_AREAS: Final = tuple(
    ModelArea(id=id, official=official, english=english, basis=_TRANSCRIBED)
    for id, official, english in (
        ("M1", "Digitalisasi Administrasi Pemerintahan", "digital administration"),
        ("M2", "Penanganan Stunting", "stunting"),
        ("M3", "Pengendalian Inflasi", "inflation control"),
        ("M4", "Pengentasan Kemiskinan", "poverty"),
        ("M5", "Peningkatan Investasi", "investment"),
        ("M6", "Peningkatan Penggunaan Produk Dalam Negeri (P3DN)", "domestic products"),
    )
)

NETWORK_COUNTS: Final = (
    NetworkCount(
        counted=Window(not_before=date(2024, 10, 1), not_after=date(2024, 10, 31)),
        held=2928,
        refreshed=2355,
        continuing=1916,
        stopped_or_dormant=429,
        basis=Basis(
            origin=Origin.PRACTICE,
            confidence=Confidence.UNVERIFIED,
            citation=Citation(
                note="JIPPNas, October 2024; the parts sum to 2,345, ten short of the refreshed"
            ),
        ),
    ),
    NetworkCount(
        counted=Window(not_before=date(2025, 12, 1), not_after=date(2025, 12, 31)),
        held=2929,
        basis=Basis(
            origin=Origin.PRACTICE,
            confidence=Confidence.TRANSCRIBED,
            citation=Citation(
                note="one more than the 2,928 of October 2024; written into the page, not counted by it"
            ),
            sources=("public code pujisubarkah/Jippnas (page figures committed 2025-12-25)",),
        ),
    ),
)
