"""The evaluation engine: marks to totals, rankings and awards, exactly."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.evaluation import (
        agreement as agreement,
        indices as indices,
        robustness as robustness,
        severity as severity,
    )
    from jipp.evaluation.index_result import *
    from jipp.evaluation.indices import *
    from jipp.evaluation.panels.assignment import *
    from jipp.evaluation.panels.lots import *
    from jipp.evaluation.rankings.awards import *
    from jipp.evaluation.rankings.comparing import *
    from jipp.evaluation.rankings.joining import *
    from jipp.evaluation.rankings.ranking import *
    from jipp.evaluation.rankings.standings import *
    from jipp.evaluation.reports.contest_report import *
    from jipp.evaluation.reports.reporting import *
    from jipp.evaluation.scoring.checking import *
    from jipp.evaluation.scoring.evaluating import *
    from jipp.evaluation.scoring.results import *
    from jipp.evaluation.severity import Affinity as Affinity, affinity as affinity
    from jipp.evaluation.tallies.tally import *
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        index_result: Gain Index LevelStep
        indices: regional_index service_index
        panels.assignment: Assignment assign
        panels.lots: Lot LotDraw lot
        rankings.awards: Award award
        rankings.comparing: RankingComparison compare_rankings
        rankings.joining: stages
        rankings.ranking: rank
        rankings.standings: Ranking Standing Unranked
        reports.contest_report: Report
        reports.reporting: report
        scoring.checking: check_sheet check_words
        scoring.evaluating: evaluate evaluate_all
        scoring.results: Evaluation Mark Part
        severity: Affinity affinity
        tallies.tally: Tally
        """,
        "agreement indices robustness severity",
    )
