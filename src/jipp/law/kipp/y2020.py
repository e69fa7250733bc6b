"""KIPP 2020: KepmenPANRB 44/2020 under PermenPANRB 5/2019. Replicas and winners get own groups."""

from datetime import date
from typing import Final

import attrs

from jipp._dates import Duration, Window
from jipp.i18n import Text
from jipp.law.kipp.common import (
    ADMINISTRATION,
    EVALUATION,
    KHUSUS_TIERS,
    NEWS,
    OBJECTION,
    PRESENTATION,
    basis,
    categories,
    funnel,
    in_our_words,
    official_theme,
    printed,
    top_99,
    umum,
    winners,
)
from jipp.model.basis import Basis, Confidence
from jipp.model.clause import AgeRule, Clause
from jipp.model.edition import Edition, Registration

_GUIDE: Final = "kepmenpanrb-44-2020"
_OFFICIAL: Final = basis(Confidence.OFFICIAL, _GUIDE)
_REPORTED: Final = basis(Confidence.REPORTED, _GUIDE)
_OUR_WORDS: Final = in_our_words(_OFFICIAL)
# The cells that were read in the decree itself.
_READ: Final = (
    *("legal_basis", "guide", "groups", "ages", "caps"),
    *("registration", "stages", "tiers", "awarded_on"),
)
_BEFORE: Final = range(2014, 2020)
_OPEN_TO_ALL: Final = ("umum", "replikasi")
# The first deadline was put off, and no available source gives the new one; evaluation began on the last day.
_CLOSES: Final = Window(not_before=date(2020, 4, 26), not_after=date(2020, 5, 14))

# Official and English names; 2021 has the same nine, and one more.
CATEGORIES: Final = """
pengentasan kemiskinan | poverty reduction
pendidikan | education
kesehatan | health
ketahanan pangan | food security
pertumbuhan ekonomi dan kesempatan kerja | growth and jobs
pemberdayaan masyarakat | community empowerment
pelayanan publik responsif gender | gender-responsive service
perlindungan dan pelestarian lingkungan hidup | environment
tata kelola pemerintahan | governance
"""


def _age(months: int, rule: Basis = _OFFICIAL, *, strict: bool = False) -> AgeRule:
    return AgeRule(least=Duration(months=months), strict=strict, counted_from=_CLOSES, basis=rule)


EDITION: Final = Edition(
    year=2020,
    held=True,
    legal_basis="permenpanrb-5-2019",
    guide=_GUIDE,
    theme=Text(
        id="Transfer Pengetahuan untuk Percepatan Inovasi Pelayanan Publik dalam Rangka Mendukung Terwujudnya Tujuan Pembangunan Berkelanjutan dan Indonesia Maju",
        en="Knowledge transfer to speed up public-service innovation for the SDGs and Indonesia Maju",
    ),
    groups=("umum", "replikasi", "khusus"),
    categories=categories(
        basis(
            Confidence.REPORTED,
            _GUIDE,
            "ministry: nine of the ten of 2021 equal the previous year; order is that of 2021",
            "https://menpan.go.id/site/berita-terkini/resmi-diluncurkan-kipp-2021-hadir-berbeda",
        ),
        CATEGORIES,
    ),
    ages={"umum": _age(12), "replikasi": _age(12), "khusus": _age(60, _REPORTED, strict=True)},
    caps=(),
    exclusions=(
        Clause(text=Text(id="memenuhi kelima kriteria", en="all five criteria"), basis=_OUR_WORDS),
        Clause(
            text=Text(id="sesuai dengan tema dan kategori", en="fits theme and category"),
            basis=_OUR_WORDS,
        ),
        Clause(
            text=Text(id="belum pernah masuk Top 45/40/35/25/9", en="never Top 45/40/35/25/9"),
            groups=_OPEN_TO_ALL,
            never=winners(9, 25, 35, 40, 40, 45),
            basis=_OUR_WORDS,
        ),
        Clause(
            text=Text(id="belum dua kali masuk Top 99", en="not Top 99 twice"),
            groups=_OPEN_TO_ALL,
            at_most_once=top_99(_BEFORE),
            basis=_OUR_WORDS,
        ),
        Clause(
            text=Text(
                id="khusus = berjalan lebih dari lima tahun dan pernah masuk Top 99 atau Top 45",
                en="khusus = running over five years and once Top 99 or Top 45",
            ),
            groups=("khusus",),
            once=top_99(_BEFORE),
            basis=basis(
                Confidence.REPORTED,
                _GUIDE,
                "the wording is ours; CONFLICT: winners of a past Top 9/25/35/40 (daelpos.com 2020-03-04)",
            ),
        ),
        Clause(
            text=Text(
                id="replikasi: mengadaptasi Top 99 tahun 2014-2018",
                en="replikasi: adapts one of the Top 99 of 2014-2018",
            ),
            groups=("replikasi",),
            fields=("replicates",),
            source=top_99(range(2014, 2019)),
            basis=basis(
                Confidence.REPORTED, _GUIDE, "the wording is ours", "daelpos.com (2020-03-04)"
            ),
        ),
    ),
    registration=Registration(closes=_CLOSES),
    # Field verification was cancelled.
    stages=(
        ADMINISTRATION,
        attrs.evolve(EVALUATION, since=date(2020, 5, 14), until=date(2020, 6, 11)),
        OBJECTION,
        attrs.evolve(PRESENTATION, since=date(2020, 6, 29), until=date(2020, 7, 16)),
    ),
    # Replicas share the tiers of umum.
    tiers={
        "umum": umum(45),
        "khusus": KHUSUS_TIERS,
    },
    awarded_on=date(2020, 11, 25),
    funnel=funnel(
        2020,
        "registered 3059, submitted_to_ministry 2307, passed_admin 2250, passed_umum 2126, passed_replikasi 33, passed_khusus 91, finalists_umum 99, finalists_khusus 15, finalists_total 114, interviewed 114, winners_top 45, winners_khusus 5",
        printed(
            NEWS + "2-250-proposal-inovasi-pelayanan-publik-selesai-dinilai-tim-evaluasi",
            NEWS
            + "tahap-akhir-kompetisi-siapakah-peraih-top-45-dan-top-5-inovasi-pelayanan-publik-2020",
            note="umum and replikasi share the Top 99; one regional site says 46 Top (diskominfomc.kalselprov)",
        ),
    ),
    basis=basis(
        Confidence.REPORTED,
        _GUIDE,
        "first deadline 2020-04-26 was postponed and the new one not seen; public objection about five calendar days; Top 99 balanced over category group agency kind and region so not a pure ranking; Top 99 and the 15 by Kepmen 189/2020 (2020-07-13); Top 45 by Kepmen 192/2020 (2020-07-27); field verification cancelled; every panel member marks all 114 finalists; CONFLICT on khusus: over five years and once Top 99 or Top 45 (here, rule text not seen again) against winners of a past Top 9/25/35/40 (daelpos.com 2020-03-04); field visits had been planned for 2020-07-20 to 2020-07-24 with at least one TPI and one TE member each; khusus winners get a larger regional incentive fund (DID)",
    ),
    bases={
        **dict.fromkeys(_READ, _OFFICIAL),
        "theme": official_theme(
            Confidence.REPORTED, _GUIDE, "https://kilasriau.blogspot.com/2020/04"
        ),
    },
)
