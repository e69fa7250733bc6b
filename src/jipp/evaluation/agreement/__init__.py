"""Inter-rater agreement: coefficients, exact, with their source and undefined cases.

Ratings have one row per judge and one column per subject; None where a judge did not mark. They are
read exactly, and each coefficient is an exact rational number.
"""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.evaluation.agreement.alpha import krippendorff_alpha as krippendorff_alpha
    from jipp.evaluation.agreement.bootstrapping import (
        Bootstrap as Bootstrap,
        bootstrap as bootstrap,
    )
    from jipp.evaluation.agreement.coefficient import Coefficient as Coefficient
    from jipp.evaluation.agreement.concordance import kendall_w as kendall_w
    from jipp.evaluation.agreement.kappa import (
        cohen_kappa as cohen_kappa,
        fleiss_kappa as fleiss_kappa,
        gwet_ac as gwet_ac,
    )
    from jipp.evaluation.agreement.variance import icc as icc
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        alpha: krippendorff_alpha
        bootstrapping: Bootstrap bootstrap
        coefficient: Coefficient
        concordance: kendall_w
        kappa: cohen_kappa fleiss_kappa gwet_ac
        variance: icc
        """,
    )
