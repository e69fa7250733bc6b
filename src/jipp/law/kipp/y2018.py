"""KIPP 2018: PermenPANRB 3/2018. Winners are barred, and a global goal is asked for."""

from datetime import date
from typing import Final

import attrs

from jipp._dates import Duration, Window
from jipp.i18n import Text
from jipp.law.kipp.common import (
    ADMINISTRATION,
    EVALUATION,
    NEWS,
    PRESENTATION,
    basis,
    clusters,
    funnel,
    in_our_words,
    printed,
    top_99,
    umum,
    winners,
)
from jipp.model.basis import Confidence, Origin
from jipp.model.clause import AgeRule, Clause
from jipp.model.edition import Edition, Registration

_CLOSES: Final = date(2018, 3, 31)
_BEFORE: Final = range(2014, 2018)
_REPORTED: Final = basis(Confidence.REPORTED, "permenpanrb-3-2018")
_OUR_WORDS: Final = in_our_words(_REPORTED)

EDITION: Final = Edition(
    year=2018,
    held=True,
    legal_basis="permenpanrb-3-2018",
    groups=("umum",),
    ages={
        "umum": AgeRule(
            least=Duration(months=12),
            # Nobody says from which day it is counted back, nor when registration opened; that it
            # was by the close, and not before the year that precedes the edition, is ours.
            counted_from=Window(not_before=date(2017, 1, 1), not_after=_CLOSES),
            basis=attrs.evolve(_REPORTED, origin=Origin.DESIGN),
        )
    },
    exclusions=(
        Clause(
            text=Text(id="belum pernah meraih peringkat terbaik", en="never a best-tier winner"),
            never=winners(9, 25, 35, 40),
            basis=_OUR_WORDS,
        ),
        Clause(
            text=Text(id="belum dua kali masuk Top 99", en="not Top 99 twice"),
            at_most_once=top_99(_BEFORE),
            basis=_OUR_WORDS,
        ),
        Clause(
            text=Text(id="terkait dengan sedikitnya satu TPB", en="linked to at least one SDG"),
            fields=("sdgs",),
            basis=_OUR_WORDS,
        ),
    ),
    registration=Registration(closes=_CLOSES),
    stages=(
        ADMINISTRATION,
        EVALUATION,
        attrs.evolve(PRESENTATION, since=date(2018, 7, 9), until=date(2018, 7, 23)),
    ),
    tiers={"umum": umum(40)},
    awarded_on=date(2018, 11, 7),
    funnel=funnel(
        2018,
        "registered 2824, submitted_to_ministry 1689, passed_admin 1463, passed_umum 1463, forwarded_to_tpi 150, finalists_umum 99, finalists_total 99, interviewed 99, winners_top 40",
        printed(
            NEWS + "rakornis-top99",
            NEWS + "besok-menteri-panrb-serahkan-penghargaan-top-99",
            note="two evaluators per proposal; ranked 1..1463",
        ),
    ),
    basis=basis(
        Confidence.REPORTED,
        "permenpanrb-3-2018",
        "two evaluators a proposal; ranked 1 to 1463; 150 forwarded; a first ceremony gave the Top 99 prizes on 2018-09-19 in Surabaya; Top 40 announced 2018-10-22",
    ),
)

# Its lists by kind of agency, as they were printed.
CLUSTERS: Final = clusters(
    2018,
    """
Top 99 (as reported by Antara) | ? | no | kementerian 16, lembaga 20, provinsi 18, kota 16, kabupaten 39 | https://mandalika.antaranews.com/berita/750102/surabaya-raih-penghargaan-top-99-sinovik
""",
)
