"""Many innovations at once: counts, flows, time in phase, lineage and pictures."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.portfolio.collection import *
    from jipp.portfolio.durations import *
    from jipp.portfolio.lineage import *
    from jipp.portfolio.scorecard import *
    from jipp.portfolio.survival_test import *
    from jipp.portfolio.tables import *
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
