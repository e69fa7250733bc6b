"""The evaluation engine: marks to totals, rankings and awards, exactly."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.evaluation import (
        agreement as agreement,
        indices as indices,
        panels as panels,
        rankings as rankings,
        reports as reports,
        robustness as robustness,
        scoring as scoring,
        severity as severity,
        tallies as tallies,
    )
    from jipp.evaluation.index_result import *
    from jipp.evaluation.indices import *
    from jipp.evaluation.panels import *
    from jipp.evaluation.rankings import *
    from jipp.evaluation.reports import *
    from jipp.evaluation.scoring import *
    from jipp.evaluation.severity import Affinity as Affinity, affinity as affinity
    from jipp.evaluation.tallies import *
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        index_result: Gain Index LevelStep
        indices: regional_index service_index
        panels: Assignment Lot LotDraw assign lot
        rankings: Award Ranking RankingComparison Standing Unranked award compare_rankings rank
            stages
        reports: Report report
        scoring: Evaluation Mark Part check_sheet check_words evaluate evaluate_all
        severity: Affinity affinity
        tallies: Tally
        """,
        "agreement indices panels rankings reports robustness scoring severity tallies",
    )
