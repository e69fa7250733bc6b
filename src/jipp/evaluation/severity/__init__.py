"""Severe and lenient judges: additive effects of subjects and judges, fitted exactly."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.evaluation.severity.adjusting import *
    from jipp.evaluation.severity.judge_fits import *
    from jipp.evaluation.severity.own_group import *
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        adjusting: Adjustment adjust z_scores
        judge_fits: JudgeFit
        own_group: Affinity affinity
        """,
    )
