"""The hub's own work: what it did and has to do, whom it met, and what innovations achieved."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.network.duty_windows import DutyReport as DutyReport, DutyStatus as DutyStatus
    from jipp.network.measured import Impact as Impact, impact as impact
    from jipp.network.meetings import Community as Community, Tie as Tie, community as community
    from jipp.network.report import HubReport as HubReport, hub_report as hub_report
    from jipp.network.tables_of_work import Reach as Reach
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        duty_windows: DutyReport DutyStatus
        meetings: Community Tie community
        measured: Impact impact
        report: HubReport hub_report
        tables_of_work: Reach
        """,
    )
