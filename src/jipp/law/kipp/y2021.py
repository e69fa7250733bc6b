"""KIPP 2021: KepmenPANRB 161/2021 under PermenPANRB 7/2021."""

from datetime import date
from typing import Final

import attrs

from jipp._dates import Duration
from jipp.i18n import Text
from jipp.law.kipp.common import (
    ADMINISTRATION,
    EVALUATION,
    FIELD,
    KHUSUS_TIERS,
    NEWS,
    OBJECTION,
    PRESENTATION,
    basis,
    categories,
    clusters,
    funnel,
    in_our_words,
    printed,
    questions,
    top_99,
    umum,
    winners,
)
from jipp.law.kipp.y2020 import CATEGORIES
from jipp.model.basis import Confidence
from jipp.model.clause import AgeRule, Clause
from jipp.model.edition import Edition, Registration
from jipp.model.tier import Tier

_GUIDE: Final = "kepmenpanrb-161-2021"
_REPORTED: Final = basis(Confidence.REPORTED, _GUIDE)
_OUR_WORDS: Final = in_our_words(_REPORTED)
_CLOSES: Final = date(2021, 5, 11)
_BEFORE: Final = range(2014, 2021)
# The clause names them from the latest on.
_WINNERS: Final = winners(9, 25, 35, 40, 40, 45, 45)[::-1]


def _age(months: int) -> AgeRule:
    return AgeRule(least=Duration(months=months), counted_from=_CLOSES, basis=_REPORTED)


EDITION: Final = Edition(
    year=2021,
    held=True,
    legal_basis="permenpanrb-7-2021",
    guide=_GUIDE,
    groups=("umum", "replikasi", "khusus"),
    categories=categories(
        basis(
            Confidence.REPORTED,
            _GUIDE,
            "listed here in full",
            "https://menpan.go.id/site/berita-terkini/resmi-diluncurkan-kipp-2021-hadir-berbeda",
        ),
        CATEGORIES + "penegakan hukum | law enforcement",
    ),
    ages={"umum": _age(24), "khusus": _age(24), "replikasi": _age(12)},
    caps={"umum": 10, "replikasi": 5},
    exclusions=(
        Clause(
            text=Text(
                id="umum: belum pernah ikut, atau ikut tanpa penghargaan, atau belum dua kali masuk Top 99, dan belum pernah masuk Top 45/2020, Top 45/2019, Top 40/2018, Top 40/2017, Top 35/2016, Top 25/2015, Top 9/2014",
                en="umum: never entered or entered without award or not Top 99 twice and never Top 45/2020 Top 45/2019 Top 40/2018 Top 40/2017 Top 35/2016 Top 25/2015 Top 9/2014",
            ),
            groups=("umum",),
            never=_WINNERS,
            at_most_once=top_99(_BEFORE),
            basis=_OUR_WORDS,
        ),
        Clause(
            text=Text(
                id="replikasi: mengadaptasi sedikitnya satu Top 99 terdahulu",
                en="replikasi: adapts at least one earlier Top 99",
            ),
            groups=("replikasi",),
            fields=("replicates",),
            source=top_99(_BEFORE),
            basis=_OUR_WORDS,
        ),
        Clause(
            text=Text(
                id="khusus: berdasarkan undangan dan di luar batas jumlah",
                en="khusus: by invitation and outside the cap",
            ),
            groups=("khusus",),
            facts=("invited",),
            basis=_OUR_WORDS,
        ),
    ),
    registration=Registration(opens=date(2021, 3, 17), closes=_CLOSES),
    stages=(
        ADMINISTRATION,
        attrs.evolve(EVALUATION, since=date(2021, 5, 27), until=date(2021, 6, 10)),
        OBJECTION,
        attrs.evolve(PRESENTATION, since=date(2021, 6, 28), until=date(2021, 7, 16)),
        FIELD,
    ),
    tiers={
        "umum": umum(45),
        "replikasi": (
            Tier(name="Top 5 Replikasi", places=5),
            Tier(name="Top 15 Replikasi", places=15),
        ),
        "khusus": KHUSUS_TIERS,
    },
    awarded_on=date(2021, 11, 9),
    words={"invited": Text(id="peserta undangan", en="entry by invitation")},
    funnel=funnel(
        2021,
        "registered 3178, passed_admin 1619, finalists_umum 99, finalists_replikasi 15, finalists_khusus 15, finalists_total 129, interviewed 129, winners_top 45, winners_replikasi 5, winners_khusus 5",
        printed(
            "https://semarak.co/finalis-top-inovasi-pelayanan-publik-telah-terpilih-masyarakat-bisa-ajukan-keberatan",
            "https://suarakarya.co.id/kementerian-panrb-umumkan-top-inovasi-pelayanan-publik-terpuji-2021/34099/",
            NEWS + "3-478-proposal-inovasi-pelayanan-publik-terdaftar-pada-kipp-2022",
            "https://daelpos.com/?p=43596",
            note="55 winners in total; the ministry calls the best replicas Top 5 Replikasi Inovasi Pelayanan Publik 2021 (indonesiaexpres 2021-11-09)",
        ),
    ),
    basis=basis(
        Confidence.REPORTED,
        _GUIDE,
        "close at 23:59; 11 main aspects for all groups (weights not published)",
    ),
    bases={
        "tiers": basis(
            Confidence.REPORTED, _GUIDE, "the name of the best tier of replicas is ours"
        ),
    },
)

# Its lists by kind of agency, as they were printed.
CLUSTERS: Final = clusters(
    2021,
    """
Top 99 | innovations | yes | kementerian 10, lembaga 6, provinsi 9, kabupaten 54, kota 19, BUMN 1 | https://semarak.co/finalis-top-inovasi-pelayanan-publik-telah-terpilih-masyarakat-bisa-ajukan-keberatan
Top 15 Replikasi | innovations | yes | kementerian 2, lembaga 2, provinsi 1, kabupaten 8, kota 2 | https://semarak.co/finalis-top-inovasi-pelayanan-publik-telah-terpilih-masyarakat-bisa-ajukan-keberatan
Top 15 Kelompok Khusus | innovations | yes | kementerian 2, lembaga 1, provinsi 3, kabupaten 6, kota 2, BUMN 1 | https://semarak.co/finalis-top-inovasi-pelayanan-publik-telah-terpilih-masyarakat-bisa-ajukan-keberatan
""",
)

_FORM: Final = basis(
    Confidence.TRANSCRIBED,
    _GUIDE,
    "asked ON TOP of the umum form; weight NOT FOUND",
    "public code of a local government (JIPP NTT form); public code swamsid/organisasi-portal-biro",
)

# What replicas were asked besides the questions of umum. No rubric: the rest is not known.
REPLICATION_QUESTIONS: Final = questions(
    """
inspirasi | Inspirasi | Inspiration | ? | 100 |
proses-replikasi | Proses Replikasi | Process of replication | ? | 200 |
faktor-pembeda | Faktor Pembeda | What is different | ? | 100 |
""",
    {"": _FORM},
)
