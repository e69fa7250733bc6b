"""KIPP 2016. Neither its rule nor its guide is known; KepmenPANRB 99/2016 fixed the Top 35."""

from datetime import date
from typing import Final

from jipp.law._kipp import basis, funnel, umum
from jipp.model.basis import Confidence
from jipp.model.edition import Edition

__all__ = ["EDITION"]

EDITION: Final = Edition(
    year=2016,
    held=True,
    groups=("umum",),
    tiers={"umum": umum(2016)},
    awarded_on=date(2016, 5, 26),
    funnel=funnel(2016),
    basis=basis(
        Confidence.REPORTED,
        None,
        "rule number not confirmed; Kepmen 99/2016 fixes the Top 35",
    ),
    bases={"tiers": basis(Confidence.REPORTED, "kepmenpanrb-99-2016")},
)
