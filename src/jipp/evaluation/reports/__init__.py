"""One report on a judged contest: do the judges agree, is one severe, how firm is each place."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.evaluation.reports.contest_report import *
    from jipp.evaluation.reports.reporting import *
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        contest_report: Report
        reporting: report
        """,
    )
