"""KIPP 2025: Pedoman Menteri PANRB 4/2025 under PermenPANRB 7/2021."""

from datetime import date
from typing import Final

import attrs

from jipp.i18n import Text
from jipp.law.kipp.common import (
    ADMINISTRATION,
    EVALUATION,
    NEWS,
    basis,
    categories,
    funnel,
    in_our_words,
    official_theme,
    past_winners_untold,
    printed,
    sources_untold,
)
from jipp.model.basis import Confidence
from jipp.model.clause import Clause
from jipp.model.edition import Category, Edition, Registration, Stage

_GUIDE: Final = "pedoman-panrb-4-2025"
_SOURCE: Final = "https://kaltimprov.go.id/detailberita/kompetisi-inovasi-pelayanan-publik-2025-dimulai-pemprov-kaltim-gencar-lakukan-sosialisasi"
_REPORTED: Final = basis(Confidence.REPORTED, _GUIDE)
_OUR_WORDS: Final = in_our_words(_REPORTED)
_LISTED: Final = basis(Confidence.REPORTED, _GUIDE, "", _SOURCE)

_CATEGORIES: Final = categories(
    _LISTED,
    """
penguatan kesetaraan gender dan perlindungan hak perempuan, anak, serta penyandang disabilitas | gender equality and protection of women, children, persons with disabilities
pelaksanaan program swasembada pangan, air dan energi | food, water and energy self-sufficiency
penyediaan lapangan kerja dan peningkatan kualitas tenaga kerja | jobs and workforce quality
penyediaan pelayanan kesehatan | health service
pelaksanaan program makan bergizi | nutritious meals
pemerataan ekonomi dan penguatan UMKM | economic equity and small business
pemberantasan kemiskinan | poverty eradication
""",
)

# The stages of this year alone.
PANEL: Final = Stage(
    id="panel_evaluation",
    label=Text(id="penilaian kelayakan nasional", en="rating of national feasibility"),
)
PUBLIC: Final = Stage(
    id="public_rating",
    label=Text(id="penilaian manfaat oleh masyarakat", en="rating of usefulness by the public"),
)
PLENARY: Final = Stage(id="plenary", label=Text(id="sidang pleno", en="plenary"))

EDITION: Final = Edition(
    year=2025,
    held=True,
    legal_basis="permenpanrb-7-2021",
    guide=_GUIDE,
    theme=Text(
        id="Mewujudkan Pelayanan Publik Berdampak Untuk Kesejahteraan Masyarakat",
        en="Public service with impact for the people's welfare",
    ),
    groups=("umum", "replikasi"),
    categories=(
        *_CATEGORIES,
        Category(
            number=8,
            label=Text(
                id="transformasi digital pelayanan publik",
                en="digital transformation of public service",
            ),
            basis=basis(
                Confidence.REPORTED,
                _GUIDE,
                "number 8 confirmed by two sample proposals",
                _SOURCE,
            ),
        ),
        Category(
            number=9,
            label=Text(id="pelestarian lingkung[an hidup]", en="environment"),
            basis=basis(
                Confidence.INFERRED,
                _GUIDE,
                "source cut inside the word; ending inferred",
                _SOURCE,
            ),
        ),
    ),
    caps={"any": 15},
    exclusions=(
        Clause(
            text=Text(id="surat yang menetapkan inovator", en="letter naming the inventor"),
            evidence=("inventor_decree",),
            basis=_OUR_WORDS,
        ),
        Clause(
            text=Text(
                id="surat kesediaan direplikasi", en="letter of willingness to be replicated"
            ),
            evidence=("willingness_to_replicate",),
            basis=_OUR_WORDS,
        ),
        # A source gives a limit on videos, but not whether there must be one.
        Clause(
            text=Text(
                id="video paling lama 5 menit dan sekurang-kurangnya 720p",
                en="video at most 5 minutes and 720p or more",
            ),
            basis=_OUR_WORDS,
        ),
        past_winners_untold(_OUR_WORDS),
        sources_untold(_OUR_WORDS),
    ),
    registration=Registration(opens=date(2025, 4, 8), closes=date(2025, 6, 3)),
    # No presentation: the panel rates feasibility, the public usefulness, and a plenary decides.
    stages=(
        ADMINISTRATION,
        attrs.evolve(EVALUATION, since=date(2025, 6, 30), until=date(2025, 7, 13)),
        PANEL,
        PUBLIC,
        PLENARY,
    ),
    passing_score=85,
    awarded_on=date(2025, 12, 15),
    funnel=funnel(
        2025,
        "registered 3051, passed_admin 2116, finalists_total 273, winners_top 28",
        printed(
            "https://www.suaraborneo.id/2025/07/2116-inovasi-lolos-seleksi-kipp-2025.html",
            NEWS
            + "menuju-tahap-akhir-kipp-2025-tim-panel-independen-dan-tim-evaluasi-lakukan-sidang-pleno",
            "https://poskota.online",
            "https://bpsdm.komdigi.go.id/berita-digitalent-mobile-raih-anugerah-opsi-kipp-2025-19-2316",
            "https://batara.news/2025/12/15/jateng-sabet-opsi-kemen-pan-rb-2-inovasi-layanan-publik-jadi-contoh-nasional",
            note="339 agencies; split of 273 finalists umum/replikasi not found; tier named Outstanding Public Service Innovations (OPSI), its split not told either; more than 260 innovations replicated by 2025-04-08 (retizen)",
        ),
    ),
    basis=basis(
        Confidence.REPORTED,
        _GUIDE,
        "semarak.co prints Pedoman 5/2025; 273 finalists; 28 winners, called Outstanding Public Service Innovations (OPSI); one page calls 15 December 2025 a Wednesday, it is a Monday; cap told by one agency; video at most 5 minutes and 720p or more; each ministry of the panel marks only its own issue; the public rates usefulness (share unknown)",
    ),
    bases={
        "theme": official_theme(
            Confidence.REPORTED,
            _GUIDE,
            "metronewstv.co.id (2025-04-10)",
            "retizen (2025-04-08)",
        ),
        "caps": basis(Confidence.UNVERIFIED, _GUIDE, "cap told by one agency"),
    },
)
