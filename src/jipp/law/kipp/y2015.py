"""KIPP 2015: circular SE MenPANRB 9/2014. An agency could enter any number."""

from datetime import date
from typing import Final

from jipp.law.kipp.common import NEWS, basis, clusters, funnel, printed, umum
from jipp.model.basis import Confidence
from jipp.model.edition import Edition, Registration

EDITION: Final = Edition(
    year=2015,
    held=True,
    legal_basis="se-menpanrb-9-2014",
    groups=("umum",),
    caps=(),
    registration=Registration(opens=date(2014, 12, 1), closes=date(2015, 2, 15)),
    tiers={"umum": umum(25)},
    awarded_on=date(2015, 4, 29),
    funnel=funnel(
        2015,
        "registered 1189, finalists_umum 99, finalists_total 99, interviewed 40, winners_top 25",
        printed(
            NEWS + "kompetisi-inovasi-pelayanan-publik-2015-diikuti-1-188-peserta",
            NEWS + "wapres-serahkan-piala-kepada-top-25-inovasi-pelayanan-publik-2015",
            note="1,188 at closing (298+216+436+238=1188); 1,189 in award news and Top-99 book; 1,184 in 2017 news",
        ),
    ),
    basis=basis(
        Confidence.REPORTED,
        "se-menpanrb-9-2014",
        "close extended from 2015-01-31; 40 of the Top 99 interviewed",
    ),
)

# Its lists by kind of agency, as they were printed.
CLUSTERS: Final = clusters(
    2015,
    f"""
registered | innovations | yes | kementerian/lembaga 298, provinsi 216, kabupaten 436, kota 238 | {NEWS}kompetisi-inovasi-pelayanan-publik-2015-diikuti-1-188-peserta
Top 25 | innovations | yes | kementerian/lembaga 3, provinsi 5, kabupaten 10, kota 7 | {NEWS}wapres-serahkan-piala-kepada-top-25-inovasi-pelayanan-publik-2015
""",
)
