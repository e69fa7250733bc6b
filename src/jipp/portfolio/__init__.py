"""Many innovations at once: counts, flows, time in phase, lineage and pictures."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.portfolio.collection import Portfolio as Portfolio
    from jipp.portfolio.durations import Lasting as Lasting, Stays as Stays
    from jipp.portfolio.lineage import Cycle as Cycle, Descent as Descent, Lineage as Lineage
    from jipp.portfolio.scorecard import Scorecard as Scorecard
    from jipp.portfolio.survival_test import LogRank as LogRank
    from jipp.portfolio.tables import Table as Table
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        collection: Portfolio
        durations: Lasting Stays
        lineage: Cycle Descent Lineage
        scorecard: Scorecard
        survival_test: LogRank
        tables: Table
        """,
    )
