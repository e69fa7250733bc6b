"""KIPP 2019: PermenPANRB 5/2019, and the proposal form of 2019 and 2020."""

from datetime import date
from typing import Final

import attrs

from jipp._dates import Period, Window
from jipp.i18n import Text
from jipp.law.kipp.common import (
    ADMINISTRATION,
    EVALUATION,
    FIELD,
    NEWS,
    OBJECTION,
    PRESENTATION,
    basis,
    by_design,
    clusters,
    funnel,
    printed,
    questions,
    umum,
)
from jipp.model.basis import Confidence
from jipp.model.edition import Edition, Registration
from jipp.model.rubric import Rubric

_LAW: Final = "permenpanrb-5-2019"

EDITION: Final = Edition(
    year=2019,
    held=True,
    legal_basis=_LAW,
    groups=("umum",),
    registration=Registration(closes=date(2019, 4, 21)),
    stages=(
        ADMINISTRATION,
        attrs.evolve(EVALUATION, since=date(2019, 4, 27), until=date(2019, 5, 10)),
        OBJECTION,
        attrs.evolve(PRESENTATION, since=date(2019, 7, 2), until=date(2019, 7, 17)),
        FIELD,
    ),
    tiers={"umum": umum(45)},
    awarded_on=date(2019, 10, 15),
    funnel=funnel(
        2019,
        "registered 3156, submitted_to_ministry 1872, passed_admin 1329, passed_umum 1329, finalists_umum 99, finalists_total 99, interviewed 99, winners_top 45",
        printed(
            NEWS + "meningkat-dari-tahun-lalu-lebih-dari-3-000-inovasi-ikuti-kipp-2019",
            NEWS + "top-45-inovasi-ditetapkan-siap-bersaing-di-kompetisi-internasional",
            note="planned Top 40, actual Top 45",
        ),
    ),
    basis=basis(Confidence.REPORTED, _LAW, "Top 45 announced 2019-08-14"),
)

# Its lists by kind of agency, as they were printed.
CLUSTERS: Final = clusters(
    2019,
    f"""
passed administrative selection | innovations | yes | kementerian 232, lembaga 68, provinsi 161, kabupaten 597, kota 271 | {NEWS}meningkat-dari-tahun-lalu-lebih-dari-3-000-inovasi-ikuti-kipp-2019
Top 99 | innovations | yes | kementerian 19, lembaga 5, provinsi 12, kabupaten 41, kota 21, BUMN 1 | {NEWS}top-99-inovasi-pelayanan-publik-2019-hadirkan-kejutan
Top 45 | innovations (agencies 8/4/5/16/9/1) | yes | kementerian 9, lembaga 4, provinsi 5, kabupaten 17, kota 9, BUMN 1 | {NEWS}top-45-inovasi-ditetapkan-siap-bersaing-di-kompetisi-internasional
""",
)

_FORM: Final = basis(
    Confidence.TRANSCRIBED,
    _LAW,
    "",
    'public code of a local government (two local-government proposal forms printing "Bobot x%")',
)

RUBRIC: Final = Rubric(
    id="kipp-2019-umum",
    title=Text(
        id="Proposal KIPP 2019 dan 2020, kelompok umum",
        en="KIPP proposal of 2019 and 2020, general group",
    ),
    criteria=questions(
        """
ringkasan | Ringkasan | Summary | 0 | 300 |
tujuan-inovasi | Tujuan Inovasi | Aim | 5 | 200 |
keselarasan-dengan-kategori | Keselarasan dengan kategori | Fit with the category | 5 | 100 |
signifikansi | Signifikansi/Arti Penting | Significance | 15 | 200 |
kebaruan | Inovatif/Kebaruan/Keunikan/Keaslian | Novelty | 20 | 100 |
transferabilitas | Transferabilitas | Transferability | 10 | 100 |
sumber-daya-dan-keberlanjutan | Sumber Daya dan Keberlanjutan | Resources and sustainability | 10 | 100 200 |
dampak | Dampak | Impact | 15 | 100 100 100 |
keterlibatan-pemangku-kepentingan | Keterlibatan Pemangku Kepentingan | Involvement of stakeholders | 10 | 200 |
pelajaran-yang-dipetik | Pelajaran yang Dipetik | Lessons learnt | 10 | 100 |
""",
        {"": _FORM},
    ),
    # It served two editions; that of 2021 asked for other aspects.
    in_force=Period(
        since=Window(not_before=date(2019, 1, 1), not_after=date(2019, 4, 21)),
        until=Window(not_before=date(2020, 4, 26), not_after=date(2021, 3, 17)),
    ),
    basis=by_design(_LAW),
)
