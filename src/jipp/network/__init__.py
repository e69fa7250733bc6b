"""The hub's own work: what it did and has to do, whom it met, and what innovations achieved."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.network.duty_windows import *
    from jipp.network.measured import *
    from jipp.network.meetings import *
    from jipp.network.report import *
    from jipp.network.tables_of_work import *
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
