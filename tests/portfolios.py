"""A small portfolio: innovations of three agencies in two provinces, made by hand."""

from datetime import date, timedelta
from typing import Any

from jipp import Agency, Entry, Innovation, Portfolio

BABEL = Agency(id="prov-babel", name="Bangka Belitung", kind="province", province="ID-BB")
CITY = Agency(id="kota-surabaya", name="Surabaya", kind="city", province="ID-JI")
MINISTRY = Agency(id="kemenag", name="Kementerian Agama", kind="ministry")
PHASES: dict[str, Any] = {
    "idea": "creation",
    "trial": "creation",
    "implemented": "creation",
    "developing": "development",
    "institutionalised": "institutionalisation",
}


def history(id: str, *stands: tuple[str, date]) -> tuple[Entry, ...]:
    """A history that stood in these states from these days on."""
    sources = [None, *(state for state, _ in stands)]
    return tuple(
        Entry(
            number=number,
            subject=id,
            action="move",
            source=source,
            target=state,
            phase=PHASES.get(state),
            on=day,
            definition="innovation@2021",
        )
        for number, (source, (state, day)) in enumerate(zip(sources, stands, strict=False), 1)
    )


def innovation(
    id: str, *stands: tuple[str, date], agency: Agency = BABEL, **fields: Any
) -> Innovation:
    """An innovation with such a history."""
    return Innovation(id=id, title=id, agency=agency, history=history(id, *stands), **fields)


SIPINTER = innovation(
    "sipinter",
    ("idea", date(2022, 1, 3)),
    ("implemented", date(2022, 3, 1)),
    ("developing", date(2023, 1, 2)),
    unit="RSUD",
    sdgs=(3, 16),
    categories=("health",),
    implemented_on=date(2022, 3, 1),
)
QUEUE = innovation(
    "queue",
    ("idea", date(2023, 5, 1)),
    ("dormant", date(2023, 6, 1)),
    ("idea", date(2023, 7, 1)),
    agency=CITY,
    kind="replication",
    replicates="sipinter",
    sdgs=(3,),
)
HALAL = innovation(
    "halal", ("idea", date(2024, 2, 1)), ("stopped", date(2024, 5, 1)), agency=MINISTRY
)
NOTE = innovation("note", agency=CITY, replicates="lost", implemented_on=date(2021, 5, 1))
PORTFOLIO = Portfolio([SIPINTER, QUEUE, HALAL, NOTE])
DAY = date(2025, 1, 1)


def grown(size: int) -> Portfolio[Innovation]:
    """So many innovations of one shape a dozen, each third taken from the one before."""
    ways = (
        (("idea", 0),),
        (("idea", 0), ("trial", 40), ("implemented", 90)),
        (("idea", 0), ("trial", 30), ("implemented", 60), ("developing", 400)),
        (("idea", 0), ("dormant", 20)),
    )
    agencies = (BABEL, CITY, MINISTRY)
    return Portfolio(
        innovation(
            f"i{n}",
            *(
                (state, date(2022, 1, 3) + timedelta(days=n % 365 + later))
                for state, later in ways[n % 4]
            ),
            agency=agencies[n % 3],
            sdgs=(n % 17 + 1,),
            replicates=f"i{n - 1}" if n % 3 else None,
        )
        for n in range(size)
    )
