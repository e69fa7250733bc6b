"""KIPP 2016: PermenPANRB 15/2015, as one announcement tells; KepmenPANRB 99/2016 fixed the Top 35."""

from datetime import date
from typing import Final

from jipp.law.kipp.common import basis, clusters, funnel, printed, umum
from jipp.model.basis import Confidence
from jipp.model.edition import Edition

EDITION: Final = Edition(
    year=2016,
    held=True,
    legal_basis="permenpanrb-15-2015",
    groups=("umum",),
    tiers={"umum": umum(35)},
    awarded_on=date(2016, 5, 26),
    funnel=funnel(
        2016,
        "registered 2476, finalists_umum 99, finalists_total 99, winners_top 35",
        printed("https://jpnn.com/news/14-kabupaten-masuk-top-35-inovasi-pelayanan-publik"),
    ),
    basis=basis(
        Confidence.REPORTED,
        "permenpanrb-15-2015",
        "rule told by one announcement (bricker.my.id 2015-10), text not seen; Kepmen 99/2016 fixes the Top 35",
    ),
    bases={"tiers": basis(Confidence.REPORTED, "kepmenpanrb-99-2016")},
)

# Its lists by kind of agency, as they were printed.
CLUSTERS: Final = clusters(
    2016,
    """
Top 35 | agencies as reported | yes | kementerian 3, lembaga 2, provinsi 8, kabupaten 14, kota 5, BUMN/BUMD 3 | https://jpnn.com/news/14-kabupaten-masuk-top-35-inovasi-pelayanan-publik
""",
)
