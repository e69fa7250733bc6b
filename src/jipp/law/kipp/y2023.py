"""KIPP 2023: Pedoman Menteri PANRB 3/2023 under PermenPANRB 7/2021, and its two proposal forms."""

from datetime import date
from typing import Final

import attrs

from jipp._dates import Period, Window
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
    by_design,
    categories,
    funnel,
    in_our_words,
    official_theme,
    printed,
    questions,
    top_99,
    umum,
    winners,
)
from jipp.model.basis import Basis, Confidence
from jipp.model.clause import Clause
from jipp.model.edition import Edition, Registration
from jipp.model.innovation import Honour
from jipp.model.rubric import Rubric
from jipp.typing import UNKNOWN

_GUIDE: Final = "pedoman-panrb-3-2023"
_OFFICIAL: Final = basis(Confidence.OFFICIAL, _GUIDE)
_OUR_WORDS: Final = in_our_words(_OFFICIAL)
_PRESS: Final = "goindonesia.co (2023-06-09)"
_BEFORE: Final = range(2014, 2023)
# The group exists since 2020.
_SPECIAL: Final = range(2020, 2023)

EDITION: Final = Edition(
    year=2023,
    held=True,
    legal_basis="permenpanrb-7-2021",
    guide=_GUIDE,
    theme=Text(
        id="Peningkatan Kualitas Pelayanan Publik Melalui Inovasi Menuju Reformasi Birokrasi yang Berdampak",
        en="Better public service through innovation towards a reform with impact",
    ),
    groups=("umum", "khusus"),
    categories=categories(
        basis(
            Confidence.TRANSCRIBED,
            _GUIDE,
            "three mirrors of the 2023 form agree; edition inferred; order not official",
            "public code bidangegovntt/template_dev_docker KategoriesSeeder; hamkaamin/jatim_berdasi; baguscx/supro",
        ),
        """
kesehatan | health
pendidikan | education
pertumbuhan ekonomi dan kesempatan kerja | growth and jobs
pengentasan kemiskinan | poverty reduction
ketahanan pangan | food security
pemberdayaan masyarakat | community empowerment
inklusi sosial | social inclusion
energi dan lingkungan hidup | energy and environment
tata kelola pemerintahan | governance
penegakan hukum | law enforcement
ketahanan bencana | disaster resilience
""",
    ),
    exclusions=(
        Clause(
            text=Text(
                id="umum: belum pernah ikut, atau tanpa penghargaan, atau belum dua kali masuk Top 99, atau bukan Top Terpuji terdahulu",
                en="umum: never entered or without award or not Top 99 twice or not a past Top Terpuji",
            ),
            groups=("umum",),
            never=winners(9, 25, 35, 40, 40, 45, 45, 45, 45),
            at_most_once=top_99(_BEFORE),
            basis=_OUR_WORDS,
        ),
        Clause(
            text=Text(
                id="khusus: Top Terpuji (umum) 2014-2021 dan belum dua kali masuk Top 15 Khusus serta bukan salah satu dari lima Outstanding 2020-2022",
                en="khusus: Top Terpuji (umum) of 2014-2021 and not Top 15 Khusus twice nor one of the five Outstanding of 2020-2022",
            ),
            groups=("khusus",),
            once=winners(9, 25, 35, 40, 40, 45, 45, 45),
            at_most_once=tuple(
                Honour(edition=year, tier="Top 15 Khusus", group="khusus") for year in _SPECIAL
            ),
            never=tuple(
                Honour(edition=year, tier="Outstanding", group="khusus") for year in _SPECIAL
            ),
            basis=_OUR_WORDS,
        ),
        Clause(
            text=Text(id="melampirkan formulir SPBE", en="the SPBE form, new in 2023"),
            basis=basis(Confidence.REPORTED, _GUIDE, "the wording is ours", _PRESS),
        ),
    ),
    registration=Registration(opens=date(2023, 3, 13), closes=date(2023, 5, 6)),
    stages=(
        ADMINISTRATION,
        EVALUATION,
        OBJECTION,
        attrs.evolve(PRESENTATION, since=date(2023, 6, 26), until=date(2023, 7, 17)),
        FIELD,
    ),
    tiers={
        "umum": umum(45),
        "khusus": KHUSUS_TIERS,
    },
    awarded_on=date(2023, 11, 21),
    funnel=funnel(
        2023,
        "registered 3110, submitted_to_ministry 2269, passed_admin 2135, passed_umum 1991, passed_khusus 144, forwarded_to_tpi 228, finalists_umum 99, finalists_khusus 15, finalists_total 114, interviewed 114, winners_top 45, winners_khusus 5",
        printed(
            NEWS
            + "nominasi-finalis-top-inovasi-pelayanan-publik-2023-akan-ditetapkan-wilayah-tertinggal-diperhatikan",
            NEWS
            + "jelang-presentasi-dan-wawancara-kementerian-panrb-lakukan-rakor-dengan-finalis-top-inovasi",
            "public code of a local government (menpan news 20 Nov 2023)",
            note="djabarpos (2023-10) tells 1,154 innovations so far against the ministry total of 1,065",
        ),
    ),
    basis=basis(
        Confidence.OFFICIAL,
        _GUIDE,
        "close extended from 2023-05-02; weights: those of the rubric kipp-2023-umum; evaluators nominate twice the places (198 + 30) and the plenary of 2023-06-15 picks 99 + 15",
    ),
    bases={"theme": official_theme(Confidence.REPORTED, _GUIDE, _PRESS)},
)

_UMUM: Final = basis(
    Confidence.TRANSCRIBED,
    _GUIDE,
    "",
    "https://123dok.com/id/docs/penulisan-proposal-kompetisi-inovasi-pelayanan-publik-tahun-2023.11917199 (weights); words: public code of a local government",
)


def _khusus(note: str = "") -> Basis:
    return basis(
        Confidence.TRANSCRIBED,
        _GUIDE,
        f"weight NOT FOUND{note}",
        "public code swamsid/organisasi-portal-biro database/seeders/AspekSeeder.php; baguscx/supro",
    )


_NOT_FOUND: Final = _khusus()
_WEAK: Final = "weak; the hint is the set of kovablik-stage1, which is one for all groups"
_IN_FORCE: Final = Period(
    since=Window(not_before=date(2023, 1, 1), not_after=date(2023, 3, 13)), until=UNKNOWN
)

UMUM: Final = Rubric(
    id="kipp-2023-umum",
    title=Text(id="Proposal KIPP 2023, kelompok umum", en="KIPP proposal of 2023, general group"),
    criteria=questions(
        """
ringkasan | Ringkasan | Summary | 0 | 200 |
latar-belakang-dan-tujuan | Latar Belakang dan Tujuan | Background and aim | 10 | 300 |
kebaruan-nilai-tambah | Kebaruan/Nilai Tambah | Novelty or added value | 15 | 200 |
implementasi-inovasi | Implementasi Inovasi | Implementation | 5 | 200 |
signifikansi | Signifikansi | Significance | 30 | 600 |
adaptabilitas | Adaptabilitas | Adaptability | 20 | 100 200 |
sumber-daya | Sumber Daya | Resources | 5 | 200 |
strategi-keberlanjutan | Strategi Keberlanjutan | Strategy of sustainability | 15 | 500 |
""",
        {"": _UMUM},
    ),
    in_force=_IN_FORCE,
    basis=by_design(_GUIDE),
)

KHUSUS: Final = Rubric(
    id="kipp-2023-khusus",
    title=Text(id="Proposal KIPP 2023, kelompok khusus", en="KIPP proposal of 2023, special group"),
    criteria=questions(
        """
ringkasan | Ringkasan | Summary | ? | |
deskripsi-inovasi-awal | Deskripsi Inovasi Awal | Description of the first innovation | ? | |
pembaruan-peningkatan-inovasi | Pembaruan/Peningkatan Inovasi | Renewal or improvement | ? | |
dampak | Dampak | Impact | ? | |
adaptabilitas | Adaptabilitas | Adaptability | ? | |
penguatan-sumber-daya | Penguatan Sumber Daya | Strengthened resources | ? | | hint of 5
strategi-penguatan-keberlanjutan | Strategi Penguatan Keberlanjutan | Strategy of strengthened sustainability | ? | | hint of 15
""",
        {
            "": _NOT_FOUND,
            "hint of 5": _khusus(
                f"; hint 5 (an East Java seeder gives 5 to a prompt with khusus wording) - {_WEAK}"
            ),
            "hint of 15": _khusus(f"; hint 15 (same seeder) - {_WEAK}"),
        },
    ),
    in_force=_IN_FORCE,
    basis=by_design(_GUIDE),
)
