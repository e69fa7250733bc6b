"""Who stands where, who is awarded, and stages joined into one."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.evaluation.rankings.awards import *
    from jipp.evaluation.rankings.comparing import *
    from jipp.evaluation.rankings.joining import *
    from jipp.evaluation.rankings.ranking import *
    from jipp.evaluation.rankings.standings import *
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
