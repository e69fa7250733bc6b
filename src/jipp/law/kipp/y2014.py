"""KIPP 2014, the first: KepmenPANRB 15/2013. Of its rules nothing is known but its Top 9."""

from datetime import date
from typing import Final

from jipp.law.kipp.common import basis, funnel, umum
from jipp.model.basis import Confidence
from jipp.model.edition import Edition
from jipp.model.tier import Tier

__all__ = ["EDITION"]

EDITION: Final = Edition(
    year=2014,
    held=True,
    legal_basis="kepmenpanrb-15-2013",
    groups=("umum",),
    tiers={"umum": (umum(2014)[0], Tier(name="Top 33", places=33), umum(2014)[1])},
    awarded_on=date(2014, 4, 30),
    funnel=funnel(2014),
    basis=basis(Confidence.REPORTED, "kepmenpanrb-15-2013", "opened January 2014; Top 9"),
)
