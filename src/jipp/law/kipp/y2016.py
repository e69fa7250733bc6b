"""KIPP 2016: PermenPANRB 15/2015, as one announcement tells; KepmenPANRB 99/2016 fixed the Top 35."""

from datetime import date
from typing import Final

from jipp.law.kipp.common import basis, funnel, umum
from jipp.model.basis import Confidence
from jipp.model.edition import Edition

__all__ = ["EDITION"]

EDITION: Final = Edition(
    year=2016,
    held=True,
    legal_basis="permenpanrb-15-2015",
    groups=("umum",),
    tiers={"umum": umum(2016)},
    awarded_on=date(2016, 5, 26),
    funnel=funnel(2016),
    basis=basis(
        Confidence.REPORTED,
        "permenpanrb-15-2015",
        "rule told by one announcement (bricker.my.id 2015-10), text not seen; Kepmen 99/2016 fixes the Top 35",
    ),
    bases={"tiers": basis(Confidence.REPORTED, "kepmenpanrb-99-2016")},
)
