"""Do the judges agree? Coefficients of agreement, exact, with their source and undefined cases.

Ratings have one row a judge and one column a subject; None where a judge did not mark. They are
read exactly, and each coefficient is an exact rational number.
"""

from jipp.evaluation._alpha import krippendorff_alpha
from jipp.evaluation._bootstrap import Bootstrap, bootstrap
from jipp.evaluation._coefficient import Coefficient
from jipp.evaluation._concordance import kendall_w
from jipp.evaluation._kappa import cohen_kappa, fleiss_kappa, gwet_ac
from jipp.evaluation._variance import icc

__all__ = [
    "Bootstrap",
    "Coefficient",
    "bootstrap",
    "cohen_kappa",
    "fleiss_kappa",
    "gwet_ac",
    "icc",
    "kendall_w",
    "krippendorff_alpha",
]


def __dir__() -> list[str]:
    return sorted(__all__)
