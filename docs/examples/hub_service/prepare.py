"""Make the tables, and fill them with officers and innovations that are made up.

    HUB_DATABASE=postgresql+psycopg://… python -m hub_service.prepare

What is there already stays as it is.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Final, NamedTuple

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

import jipp
from hub_service.settings import Settings
from hub_service.store import HUB, LIFECYCLE, row_of
from hub_service.tables import ActivityRow, InnovationRow, OfficerRow, create_tables
from jipp import Activity, Actor, Agency, Evidence, Innovation

_BANGKA: Final = Agency(id="kab-bangka", name="Kabupaten Bangka", kind="regency", province="ID-BB")
_BABEL: Final = Agency(
    id="prov-babel", name="Kepulauan Bangka Belitung", kind="province", province="ID-BB"
)
RINA: Final = Actor(id="rina", roles=("unit",), agency=_BANGKA)
BUPATI: Final = Actor(id="bupati", roles=("agency_head",), agency=_BANGKA)
SARI: Final = Actor(id="sari", roles=("hub",), agency=_BABEL)
YUDI: Final = Actor(id="yudi", roles=("unit",), agency=_BABEL)
GUBERNUR: Final = Actor(id="gubernur", roles=("agency_head",), agency=_BABEL)
ADMIN: Final = Actor(id="admin", roles=("ministry",))
OFFICERS: Final = (RINA, BUPATI, SARI, YUDI, GUBERNUR, ADMIN)

ACTIVITIES: Final = (
    Activity(
        id="klinik-2026",
        hub=HUB,
        kind="coaching_clinic",
        on=date(2026, 1, 20),
        title="Klinik inovasi (rekaan)",
        agencies=("kab-bangka",),
        innovations=("kia-keliling",),
        participants=24,
    ),
    Activity(id="data-2026", hub=HUB, kind="data_update", on=date(2026, 2, 3), participants=9),
    Activity(
        id="rapat-2026", hub=HUB, host="kemenpanrb", kind="coordination", on=date(2026, 2, 10)
    ),
)
_KINDS: Final = (
    "legal_basis",
    "standard_procedure",
    "budget",
    "staffing",
    "evaluation_report",
    "replication",
)


class Step(NamedTuple):
    """An action, by whom and when, and the kinds of evidence that came with it."""

    by: Actor
    action: str
    on: date
    kinds: tuple[str, ...] = ()


def _evidence(kind: str, on: date) -> Evidence:
    return Evidence(id=f"{kind.replace('_', '-')}-{on.year}", kind=kind, issued_on=on)


def _innovations() -> Iterator[Innovation]:
    """Three innovations, each in another phase."""
    yield _moved(
        Innovation(
            id="kia-keliling",
            title="KIA Keliling",
            agency=_BANGKA,
            unit="Dinas Kependudukan dan Pencatatan Sipil",
            summary="Kartu identitas anak diurus di sekolah.",
            sdgs=(16,),
        ),
        Step(RINA, "register", date(2026, 1, 12)),
    )
    queue = Innovation(
        id="antre-dari-rumah",
        title="Antre dari Rumah",
        agency=_BANGKA,
        unit="RSUD Depati Bahrin",
        summary="Nomor antrean poliklinik dipesan lewat telepon.",
        sdgs=(3,),
        implemented_on=date(2023, 6, 1),
    )
    yield _moved(
        queue,
        Step(RINA, "register", date(2023, 3, 1)),
        Step(RINA, "try_out", date(2023, 3, 20)),
        Step(RINA, "implement", date(2023, 6, 1)),
        Step(SARI, "develop", date(2024, 6, 3), ("result_data",)),
        Step(RINA, "refresh", date(2025, 2, 10)),
    )
    permits = Innovation(
        id="satu-pintu-pulau",
        title="Satu Pintu Pulau",
        agency=_BABEL,
        unit="DPMPTSP",
        summary="Izin usaha pulau-pulau kecil diurus di satu loket.",
        sdgs=(8, 16),
        implemented_on=date(2022, 2, 1),
    )
    yield _moved(
        permits,
        Step(YUDI, "register", date(2022, 1, 10)),
        Step(YUDI, "implement", date(2022, 2, 1)),
        Step(SARI, "develop", date(2023, 2, 6), ("result_data",)),
        Step(GUBERNUR, "institutionalise", date(2024, 1, 15), _KINDS),
        Step(YUDI, "refresh", date(2025, 12, 1)),
    )


def _moved(idea: Innovation, *steps: Step) -> Innovation:
    """Take an innovation through steps that the law admits."""
    first, *later = steps
    moved = jipp.begin(
        idea, lifecycle=LIFECYCLE, on=first.on, by=first.by, recorded_at=_noon(first.on)
    )
    for step in later:
        moved = jipp.advance(
            moved,
            step.action,
            on=step.on,
            by=step.by,
            evidence=[_evidence(kind, step.on) for kind in step.kinds],
            recorded_at=_noon(step.on),
        )
    return moved


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(5), UTC)


def prepare(database: str) -> None:
    """Make what is missing."""
    engine = create_engine(database)
    create_tables(engine)
    with Session(engine) as session:
        for officer in OFFICERS:
            if session.get(OfficerRow, officer.id) is None:
                session.add(OfficerRow(id=officer.id, wire=jipp.to_wire(officer)))
        for activity in ACTIVITIES:
            if session.get(ActivityRow, activity.id) is None:
                session.add(ActivityRow(id=activity.id, wire=jipp.to_wire(activity)))
        for innovation in _innovations():
            if session.get(InnovationRow, innovation.id) is None:
                session.add(row_of(innovation))
        session.commit()
    engine.dispose()


if __name__ == "__main__":
    prepare(Settings.from_environment().database)
