"""KIPP 2015: circular SE MenPANRB 9/2014. An agency could enter as many as it liked."""

from datetime import date
from typing import Final

from jipp.law.kipp.common import basis, funnel, umum
from jipp.model.basis import Confidence
from jipp.model.edition import Edition, Registration

__all__ = ["EDITION"]

EDITION: Final = Edition(
    year=2015,
    held=True,
    legal_basis="se-menpanrb-9-2014",
    groups=("umum",),
    caps=(),
    registration=Registration(opens=date(2014, 12, 1), closes=date(2015, 2, 15)),
    tiers={"umum": umum(2015)},
    awarded_on=date(2015, 4, 29),
    funnel=funnel(2015),
    basis=basis(
        Confidence.REPORTED,
        "se-menpanrb-9-2014",
        "close extended from 2015-01-31; 40 of the Top 99 interviewed",
    ),
)
