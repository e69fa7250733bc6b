"""How robust a ranking is: against other weights, another panel, and at each award line.

Rank acceptability and central weights follow Lahdelma and Salminen, "SMAA-2: Stochastic
multicriteria acceptability analysis for group decision making", Operations Research 49 (2001).
"""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.evaluation.robustness.acceptability import *
    from jipp.evaluation.robustness.award_margins import *
    from jipp.evaluation.robustness.mark_change import *
    from jipp.evaluation.robustness.resampling import *
    from jipp.evaluation.robustness.smaa import *
    from jipp.evaluation.robustness.stability import *
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        acceptability: Acceptability
        award_margins: Margin margins
        mark_change: MarkChange
        resampling: Omission bootstrap_ranks leave_one_out
        smaa: rank_acceptability
        stability: WeightInterval weight_stability
        """,
    )
