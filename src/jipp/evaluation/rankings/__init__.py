"""Who stands where, who is awarded, and stages joined into one."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.evaluation.rankings.awards import Award as Award, award as award
    from jipp.evaluation.rankings.comparing import (
        RankingComparison as RankingComparison,
        compare_rankings as compare_rankings,
    )
    from jipp.evaluation.rankings.joining import stages as stages
    from jipp.evaluation.rankings.ranking import rank as rank
    from jipp.evaluation.rankings.standings import (
        Ranking as Ranking,
        Standing as Standing,
        Unranked as Unranked,
    )
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        awards: Award award
        comparing: RankingComparison compare_rankings
        joining: stages
        ranking: rank
        standings: Ranking Standing Unranked
        """,
    )
