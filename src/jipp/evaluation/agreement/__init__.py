"""Inter-rater agreement: coefficients, exact, with their source and undefined cases.

Ratings have one row per judge and one column per subject; None where a judge did not mark. They are
read exactly, and each coefficient is an exact rational number.
"""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.evaluation.agreement.alpha import *
    from jipp.evaluation.agreement.bootstrapping import *
    from jipp.evaluation.agreement.coefficient import *
    from jipp.evaluation.agreement.kappa import *
    from jipp.evaluation.agreement.variance import *
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        alpha: krippendorff_alpha
        bootstrapping: Bootstrap bootstrap
        coefficient: Coefficient
        kappa: cohen_kappa fleiss_kappa gwet_ac
        variance: icc kendall_w
        """,
    )
