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
    from jipp.evaluation.index_result import Gain as Gain, Index as Index, LevelStep as LevelStep
    from jipp.evaluation.indices import (
        regional_index as regional_index,
        service_index as service_index,
    )
    from jipp.evaluation.panels import (
        Assignment as Assignment,
        Lot as Lot,
        LotDraw as LotDraw,
        assign as assign,
        lot as lot,
    )
    from jipp.evaluation.rankings import (
        Award as Award,
        Ranking as Ranking,
        RankingComparison as RankingComparison,
        Standing as Standing,
        Unranked as Unranked,
        award as award,
        compare_rankings as compare_rankings,
        rank as rank,
        stages as stages,
    )
    from jipp.evaluation.reports import Report as Report, report as report
    from jipp.evaluation.scoring import (
        Evaluation as Evaluation,
        Mark as Mark,
        Part as Part,
        check_sheet as check_sheet,
        check_words as check_words,
        evaluate as evaluate,
        evaluate_all as evaluate_all,
    )
    from jipp.evaluation.severity import Affinity as Affinity, affinity as affinity
    from jipp.evaluation.tallies import Tally as Tally
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
