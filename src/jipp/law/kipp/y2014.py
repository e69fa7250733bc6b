"""KIPP 2014, the first: KepmenPANRB 15/2013. Nothing is known of its rules but its Top 9."""

from datetime import date
from typing import Final

from jipp.law.kipp.common import NEWS, basis, funnel, printed, umum
from jipp.model.basis import Confidence
from jipp.model.edition import Edition
from jipp.model.tier import Tier

EDITION: Final = Edition(
    year=2014,
    held=True,
    legal_basis="kepmenpanrb-15-2013",
    groups=("umum",),
    tiers={"umum": (umum(9)[0], Tier(name="Top 33", places=33), umum(9)[1])},
    awarded_on=date(2014, 4, 30),
    funnel=funnel(
        2014,
        "registered 515, finalists_umum 99, finalists_total 99, interviewed 33, winners_top 9",
        printed(
            NEWS + "surabaya-raih-dua-penghargaan-inovasi-pelayanan-publik",
            note='"Top 33" shortlist between Top 99 and Top 9; that all 33 were interviewed is not stated; 33 = shortlist',
        ),
    ),
    basis=basis(Confidence.REPORTED, "kepmenpanrb-15-2013", "opened January 2014; Top 9"),
)
