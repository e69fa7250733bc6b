"""KIPP 2017: PermenPANRB 19/2016."""

from datetime import date
from typing import Final

import attrs

from jipp._dates import Duration, Window
from jipp.i18n import Text
from jipp.law.kipp.common import (
    NEWS,
    basis,
    clusters,
    funnel,
    in_our_words,
    past_winners_untold,
    printed,
    umum,
)
from jipp.model.basis import Confidence, Origin
from jipp.model.clause import AgeRule, Clause
from jipp.model.edition import Edition, Registration

_OPENS: Final = date(2016, 11, 1)
_CLOSES: Final = date(2017, 3, 10)
_REPORTED: Final = basis(Confidence.REPORTED, "permenpanrb-19-2016")
_OUR_WORDS: Final = in_our_words(_REPORTED)

EDITION: Final = Edition(
    year=2017,
    held=True,
    legal_basis="permenpanrb-19-2016",
    groups=("umum",),
    ages={
        "umum": AgeRule(
            least=Duration(months=12),
            # Nobody says from which day it is counted back; that it was while entries were taken
            # is ours.
            counted_from=Window(not_before=_OPENS, not_after=_CLOSES),
            basis=attrs.evolve(_REPORTED, origin=Origin.DESIGN),
        )
    },
    exclusions=(
        Clause(text=Text(id="isian lengkap", en="complete form"), basis=_OUR_WORDS),
        Clause(text=Text(id="tanpa jawaban salinan", en="no copied answers"), basis=_OUR_WORDS),
        Clause(
            text=Text(id="satu judul tidak dipakai dua kali", en="no title used twice"),
            basis=_OUR_WORDS,
        ),
        past_winners_untold(_OUR_WORDS),
    ),
    registration=Registration(opens=_OPENS, closes=_CLOSES),
    tiers={"umum": umum(40)},
    awarded_on=date(2017, 8, 25),
    funnel=funnel(
        2017,
        "registered 3054, submitted_to_ministry 1627, passed_admin 1373, passed_umum 1373, forwarded_to_tpi 150, finalists_umum 99, finalists_total 99, interviewed 99, winners_top 40",
        printed(
            "https://jpnn.com/news/hanya-1627-lolos-kompetisi-inovasi-layanan-publik-2017",
            "https://bphn.go.id/berita-utama/aplikasi-sidbankum-masuk-top-99-inovasi-pelayanan-publik-tahun-2017-8728",
            NEWS + "kementerian-panrb-tetapkan-top-99-inovasi-pelayanan-publik-2017",
            note="1627-254 rejected=1373; 150 highest-scored to TPI",
        ),
    ),
    basis=basis(
        Confidence.REPORTED,
        "permenpanrb-19-2016",
        "150 best proposals forwarded to the independent panel; close extended from 2017-02-28; Top 40 prizes given in Solo (m.nusakini.com)",
    ),
)

# Its lists by kind of agency, as they were printed.
CLUSTERS: Final = clusters(
    2017,
    f"""
Top 99 | innovations | yes | kementerian 20, lembaga 3, provinsi 21, kabupaten 34, kota 15, BUMN 2, BUMD 4 | {NEWS}kementerian-panrb-tetapkan-top-99-inovasi-pelayanan-publik-2017
""",
)
