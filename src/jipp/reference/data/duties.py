"""What agencies and hubs have to do, as it is told; the duties of a lifecycle stand in its law."""

from typing import Final

from jipp.model.basis import Basis, Confidence, Origin
from jipp.reference.rows import Duty
from jipp.typing import UNKNOWN, Unknown

__all__ = ["DUTIES"]


def _duty(
    id: str,
    obligation: str,
    who: str,
    period: str,
    confidence: Confidence,
    *,
    platform: str | Unknown = UNKNOWN,
) -> Duty:
    return Duty(
        id=id,
        obligation=obligation,
        who=who,
        period=period,
        platform=platform,
        basis=Basis(origin=Origin.PRACTICE, confidence=confidence),
    )


DUTIES: Final = (
    _duty(
        "O1",
        "create at least one innovation a year (One Agency One Innovation)",
        "every K/L, pemda, BUMN, BUMD",
        "yearly, since 2013",
        Confidence.OFFICIAL,
    ),
    _duty(
        "O2",
        "fill PKRI self-assessment",
        "bodies and Top innovations named in the announcement (631 bodies, 979 innovations in 2024)",
        "2024-04-29 to 2024-06-11",
        Confidence.OFFICIAL,
        platform="SINOVIK",
    ),
    _duty(
        "O3",
        "report replication results",
        "replicator, to the owner and the ministry",
        "no deadline stated",
        Confidence.TRANSCRIBED,
        platform="JIPPNas",
    ),
    _duty(
        "O4",
        "coordinate on progress of a replication",
        "owner and replicator",
        "at intervals (berkala), not stated",
        Confidence.TRANSCRIBED,
    ),
    _duty(
        "O5",
        "fill the hub maturity survey, with evidence links",
        "each hub body",
        "2025: briefing 10-03, review 10-31, validation 11-05; a later notice in code names period 2026",
        Confidence.REPORTED,
        platform="JIPPNas",
    ),
    _duty(
        "O6",
        "refresh innovation data",
        "bodies with Top innovations",
        "running campaign 2023-2024, no fixed interval",
        Confidence.REPORTED,
        platform="JIPPNas",
    ),
    _duty(
        "O8",
        "enter regional innovations for the Kemendagri index",
        "pemda",
        "2025: letter 000.10/3146/SJ of 2025-06-18; entry closes 2025-08-02 (as told by one regency); CONFLICT: 2025-06-20 to 2025-08-23 by the press (jpnn.com 2025-11-05)",
        Confidence.REPORTED,
        platform="indeks.inovasi.bskdn.kemendagri.go.id",
    ),
    _duty(
        "O9",
        "periodic monitoring and evaluation by the hub",
        "hub",
        "berkala; no interval found",
        Confidence.REPORTED,
    ),
    _duty(
        "O10",
        "foster the innovation of regencies and cities (PP 38/2017 art. 34, text not seen)",
        "governor",
        "not stated",
        Confidence.REPORTED,
    ),
)
