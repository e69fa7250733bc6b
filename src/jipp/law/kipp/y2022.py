"""KIPP 2022: KepmenPANRB 50/2022 under PermenPANRB 7/2021, and its two proposal forms."""

from datetime import date
from typing import Final

import attrs

from jipp._dates import Duration, Period, Window
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
    past_winners_untold,
    printed,
    questions,
    umum,
)
from jipp.model.basis import Confidence, Origin
from jipp.model.clause import AgeRule, Clause
from jipp.model.edition import Edition, Registration
from jipp.model.rubric import Rubric

_GUIDE: Final = "kepmenpanrb-50-2022"
_REPORTED: Final = basis(Confidence.REPORTED, _GUIDE)
_OUR_WORDS: Final = in_our_words(_REPORTED)
_OPENS: Final = date(2022, 3, 16)
_CLOSES: Final = date(2022, 4, 16)

EDITION: Final = Edition(
    year=2022,
    held=True,
    legal_basis="permenpanrb-7-2021",
    guide=_GUIDE,
    theme=Text(
        id="Percepatan Reformasi Birokrasi Melalui Implementasi Transformasi Kelembagaan, Transformasi SDM Aparatur, dan Transformasi Digital yang Diwujudkan dalam Inovasi Pelayanan Publik Menuju Pencapaian Tujuan Pembangunan Berkelanjutan",
        en="Faster bureaucratic reform through institutional human and digital transformation towards the SDGs",
    ),
    groups=("umum", "khusus"),
    categories=categories(
        basis(
            Confidence.REPORTED,
            _GUIDE,
            "numbered 1-3 in the 2022 deck",
            "https://www.slideshare.net/RutianaDwiWahyunengs/3kisi2-proposalppt",
        ),
        """
pelayanan publik yang inklusif dan berkeadilan | inclusive and fair service
efektivitas institusi publik untuk mencapai TPB | effective institutions for the SDGs
ketahanan institusi publik di masa pandemi dan antisipasi pascapandemi | institutional resilience in and after the pandemic
""",
    ),
    # No source says what counts as an innovation of the pandemic: the caller must know.
    ages={
        "umum": AgeRule(
            least=Duration(months=24),
            lenient={"pandemic": Duration(months=12)},
            # Nobody says from which day it is counted back; that it was while entries were taken
            # is ours.
            counted_from=Window(not_before=_OPENS, not_after=_CLOSES),
            basis=attrs.evolve(_REPORTED, origin=Origin.DESIGN),
        )
    },
    exclusions=(
        Clause(
            text=Text(
                id="keputusan yang menetapkan inovator atau tim",
                en="decree naming the inventor or team",
            ),
            evidence=("inventor_decree",),
            basis=_OUR_WORDS,
        ),
        Clause(
            text=Text(
                id="video berdurasi paling lama tiga menit", en="video of at most three minutes"
            ),
            evidence=("video",),
            basis=_OUR_WORDS,
        ),
        past_winners_untold(_OUR_WORDS),
    ),
    registration=Registration(opens=_OPENS, closes=_CLOSES),
    stages=(
        attrs.evolve(ADMINISTRATION, since=date(2022, 4, 18)),
        attrs.evolve(EVALUATION, since=date(2022, 5, 9), until=date(2022, 5, 30)),
        OBJECTION,
        attrs.evolve(PRESENTATION, since=date(2022, 6, 24), until=date(2022, 7, 12)),
        FIELD,
    ),
    tiers={
        "umum": umum(45),
        "khusus": KHUSUS_TIERS,
    },
    funnel=funnel(
        2022,
        "registered 3478, submitted_to_ministry 2454, passed_admin 1917, passed_umum 1776, passed_khusus 141, finalists_umum 99, finalists_khusus 15, finalists_total 114, interviewed 114, winners_top 45, winners_khusus 5",
        printed(
            NEWS + "3-478-proposal-inovasi-pelayanan-publik-terdaftar-pada-kipp-2022",
            NEWS + "1-917-proposal-kipp-2022-lolos-seleksi-administrasi",
            NEWS + "masa-sanggah-berakhir-finalis-top-inovasi-kipp-menuju-presentasi-dan-wawancara",
            note="submitted 2299 umum + 155 khusus; drafts 612 UPP + 412 admin lokal; Top 45 for 2022 not seen in text, 5 Outstanding implied by the 2023 rule; the ministry announced a Top 50 for 2022: 45 + 5 is inferred; 951 innovations in the nine editions to 2022 (malanglive 2023-02-10) = 9 x 99 + 60",
            confidence=Confidence.INFERRED,
        ),
    ),
    basis=basis(
        Confidence.REPORTED,
        _GUIDE,
        "close at 12:00 WIB; extended from 2022-04-15; presentation 7 minutes and interview 13; CONFLICT: proposal evaluation from 2022-05-09 here, 2022-05-10 (to 30 May) in the ministry plan",
    ),
    words={"pandemic": Text(id="inovasi masa pandemi", en="innovation of the pandemic")},
    bases={
        "theme": official_theme(Confidence.OFFICIAL, _GUIDE, "menpan.go.id (launch of KIPP 2022)"),
        "tiers": basis(
            Confidence.INFERRED, _GUIDE, "a Top 50 was announced: 45 and 5 follow from other years"
        ),
    },
)

_DECK: Final = basis(
    Confidence.REPORTED,
    _GUIDE,
    "weight printed in the deck; seven aspects agree with the press count for 2022, this one included (goindonesia.co 2023-06-09)",
    "https://www.slideshare.net/RutianaDwiWahyunengs/3kisi2-proposalppt (deck titled for KIPP 2022, issuer not shown)",
)
_SAMPLES: Final = basis(
    Confidence.TRANSCRIBED,
    _GUIDE,
    "weight seen only in two sample proposals of one office; edition 2022 inferred from the matching first question",
    "public code of a local government; word caps from the same kind of source (JIPP NTT form)",
)
_FORM: Final = basis(
    Confidence.TRANSCRIBED,
    _GUIDE,
    "weight NOT FOUND; CONFLICT: five aspects on this form, four by the press (goindonesia.co 2023-06-09), which may not count Ringkasan",
    "public code of a local government (JIPP NTT form)",
)
_IN_FORCE: Final = Period(
    since=Window(not_before=date(2022, 1, 1), not_after=_OPENS),
    until=Window(not_before=_CLOSES, not_after=date(2023, 3, 13)),
)

UMUM: Final = Rubric(
    id="kipp-2022-umum",
    title=Text(id="Proposal KIPP 2022, kelompok umum", en="KIPP proposal of 2022, general group"),
    criteria=questions(
        """
ringkasan | Ringkasan | Summary | 5 | 200 | deck
ide-inovatif | Ide Inovatif | Innovative idea | 20 | 600 | samples
signifikansi | Signifikansi | Significance | 25 | 600 | samples
kontribusi-terhadap-capaian-tpb | Kontribusi terhadap Capaian TPB | Contribution to the SDGs | 5 | 200 | samples
adaptabilitas | Adaptabilitas | Adaptability | 20 | 400 | samples
keberlanjutan | Keberlanjutan | Sustainability | 20 | 600 | samples
kolaborasi-pemangku-kepentingan | Kolaborasi Pemangku Kepentingan | Collaboration of stakeholders | 5 | 200 | samples
""",
        {"deck": _DECK, "samples": _SAMPLES},
    ),
    in_force=_IN_FORCE,
    basis=by_design(_GUIDE),
)

KHUSUS: Final = Rubric(
    id="kipp-2022-khusus",
    title=Text(id="Proposal KIPP 2022, kelompok khusus", en="KIPP proposal of 2022, special group"),
    criteria=questions(
        """
ringkasan | Ringkasan | Summary | ? | 200 |
pembaruan-peningkatan-inovasi | Pembaruan/Peningkatan Inovasi | Renewal or improvement | ? | 200 |
adaptabilitas | Adaptabilitas | Adaptability | ? | 200 |
penguatan-keberlanjutan | Penguatan Keberlanjutan | Strengthened sustainability | ? | 300 |
evaluasi | Evaluasi | Evaluation | ? | 300 |
""",
        {"": _FORM},
    ),
    in_force=_IN_FORCE,
    basis=by_design(_GUIDE),
)
