"""How contests judge and join marks, as their sources tell it; each scheme's rules are its own."""

from typing import Final

from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.reference.rows import JudgingRule

__all__ = ["JUDGING_RULES"]

_OFFICIAL: Final = Confidence.OFFICIAL
_REPORTED: Final = Confidence.REPORTED
_TRANSCRIBED: Final = Confidence.TRANSCRIBED
_NEWS: Final = "https://menpan.go.id/site/berita-terkini/"
_CODE: Final = "public code "


def _rule(
    about: tuple[str, str, str],
    rule: str,
    confidence: Confidence,
    source: str = "",
    note: str = "",
) -> JudgingRule:
    scheme, edition, topic = about
    return JudgingRule(
        scheme=scheme,
        edition=edition,
        topic=topic,
        rule=rule,
        basis=Basis(
            origin=Origin.PRACTICE,
            confidence=confidence,
            citation=Citation(note=note) if note else None,
            sources=(source,) if source else (),
        ),
    )


# (Scheme, edition, what it is about), the rule, how sure it is, source, note.
JUDGING_RULES: Final = (
    _rule(
        ("KIPP", "2018", "raters per proposal (TE)"),
        "two evaluators; rank list 1..1463",
        _REPORTED,
    ),
    _rule(
        ("KIPP", "2019", "who decides"),
        "TPI and TE select together, TPI alone decides the Top 45",
        _REPORTED,
        _NEWS + "top-45-inovasi-ditetapkan-siap-bersaing-di-kompetisi-internasional",
    ),
    _rule(
        ("KIPP", "2020", "panel size"),
        "10 (chair J.B. Kristiadi + 9), decree 96/2020",
        _REPORTED,
        _NEWS
        + "tahap-akhir-kompetisi-siapakah-peraih-top-45-dan-top-5-inovasi-pelayanan-publik-2020",
    ),
    _rule(
        ("KIPP", "2020", "design"),
        "every finalist (99+15=114) marked by every panel member: full crossed 114 x 10",
        _REPORTED,
        _NEWS
        + "tahap-akhir-kompetisi-siapakah-peraih-top-45-dan-top-5-inovasi-pelayanan-publik-2020",
        'the ten-member count and "all members" come from two ministry items',
    ),
    _rule(
        ("KIPP", "2020", "join"),
        "secretariat recapitulates, panel agrees by discussion",
        _REPORTED,
        _NEWS
        + "tahap-akhir-kompetisi-siapakah-peraih-top-45-dan-top-5-inovasi-pelayanan-publik-2020",
        "no number published",
    ),
    _rule(
        ("KIPP", "2020", "status of TE score"),
        "a reference for the panel, not a binding order",
        _REPORTED,
        _NEWS + "kipp-2020-masuki-pintu-pertama-penilaian-proposal",
    ),
    _rule(
        ("KIPP", "2020", "composition rule"),
        "decree 44/2020 fixes make-up of Top 99, Top 45, 15 and 5; by category, group, type of agency, region",
        _REPORTED,
        _NEWS + "tim-panel-independen-telah-tentukan-top-99-inovasi-pelayanan-publik",
    ),
    _rule(
        ("KIPP", "2021", "panel"),
        "individual marks, then recapitulation and discussion",
        _REPORTED,
    ),
    _rule(
        ("KIPP", "2022", "pre-presentation"),
        "panel reads TE-nominated proposals as a team or in pairs, then plenary fixes finalists",
        _REPORTED,
        _NEWS + "kementerian-panrb-dan-tpi-persiapkan-strategi-penilaian-kipp",
    ),
    _rule(
        ("KIPP", "2022", "presentation"),
        "7 min talk + 13 min interview = 20 min; 13 working days 24 Jun-12 Jul",
        _REPORTED,
        _NEWS + "kementerian-panrb-dan-tpi-persiapkan-strategi-penilaian-kipp",
    ),
    _rule(
        ("KIPP", "2023", "nominations"),
        "TE sends exactly twice the places: 198 umum + 30 khusus = 228; panel plenary 15 Jun 2023 picks 99 + 15",
        _REPORTED,
        _NEWS + "selangkah-menuju-finalis-top-inovasi-kipp-tahun-2023",
        "198=2x99, 30=2x15",
    ),
    _rule(
        ("KIPP", "2023", "consolidation"),
        "each evaluator team consolidates its own marks (9 Jun 2023); ministry does not score",
        _REPORTED,
        _NEWS
        + "nominasi-finalis-top-inovasi-pelayanan-publik-2023-akan-ditetapkan-wilayah-tertinggal-diperhatikan",
    ),
    _rule(
        ("KIPP", "2023", "composition rule"),
        "proportional to representation of participants and of disadvantaged regions (guideline 3/2023)",
        _REPORTED,
        _NEWS + "selangkah-menuju-finalis-top-inovasi-kipp-tahun-2023",
    ),
    _rule(
        ("KIPP", "2025", "pass mark"),
        "TE proposal score >= 85; already-replicated innovations that reach it come first",
        _REPORTED,
    ),
    _rule(
        ("KIPP", "2025", "panel"),
        "chair R. Siti Zuhro + Indah Suksmaningsih + reps of 18 ministries/agencies; each ministry marks only innovations of its own issue",
        _REPORTED,
        _NEWS
        + "menuju-tahap-akhir-kipp-2025-tim-panel-independen-dan-tim-evaluasi-lakukan-sidang-pleno",
        "not crossed: judges nested in categories",
    ),
    _rule(
        ("KIPP", "2025", "panel criteria"),
        "sustainability, contagiousness (daya tular), readiness to scale nationally; principles: impact on people, potential and feasibility to expand",
        _REPORTED,
        _NEWS + "kipp-2025-masuki-tahapan-penilaian-oleh-tim-penilai-independen",
        "no weights",
    ),
    _rule(
        ("KIPP", "2025", "public"),
        "public rates usefulness on SINOVIK beside the panel feasibility mark",
        _REPORTED,
        _NEWS + "kipp-libatkan-masyarakat-nilai-inovasi-pelayanan-publik-cermati-langkahnya",
        "share NOT FOUND",
    ),
    _rule(
        ("KOVABLIK East Java app", "2025", "mark"),
        "judge gives 0-100 per aspect; stored = mark x weight / 100",
        _TRANSCRIBED,
        _CODE + "hamkaamin/jatim_berdasi",
    ),
    _rule(
        ("KOVABLIK East Java app", "2025", "judge total"),
        "sum of stored values over aspects",
        _TRANSCRIBED,
        _CODE + "hamkaamin/jatim_berdasi",
    ),
    _rule(
        ("KOVABLIK East Java app", "2025", "innovation score"),
        "sum of all judges' stored values / number of judges ASSIGNED to the group (missing judge counts as 0; no judges -> 0)",
        _TRANSCRIBED,
        _CODE + "hamkaamin/jatim_berdasi",
        "not the number who scored",
    ),
    _rule(
        ("KOVABLIK East Java app", "2025", "gate"),
        "no promotion to stage 2 until every assigned judge has marked",
        _TRANSCRIBED,
        _CODE + "hamkaamin/jatim_berdasi",
        "removes the effect of the denominator at decision time",
    ),
    _rule(
        ("KOVABLIK East Java app", "2025", "ranking"),
        "descending by score within group (umum, khusus, replikasi) and stage; stages ranked apart",
        _TRANSCRIBED,
        _CODE + "hamkaamin/jatim_berdasi",
        "no tie rule; no stage blend",
    ),
    _rule(
        ("KOVABLIK East Java app", "2025", "rubric shape"),
        "may be a tree; leaf marks roll up",
        _TRANSCRIBED,
        _CODE + "hamkaamin/jatim_berdasi",
    ),
    _rule(
        ("KIPP Banten app", "2023-2025", "score"),
        "plain sum of one mark per indicator, each with its own maximum; one scorer",
        _TRANSCRIBED,
        _CODE + "chimeyant/inovasi-banten-server SinovicIndikatorService.ts",
        "no averaging",
    ),
    _rule(
        ("KIPP Banten app", "2023-2025", "panel"),
        "up to five assessors; score1..5 and bobot1..5 = score x weight of the indicator, kept side by side",
        _TRANSCRIBED,
        _CODE + "chimeyant/inovasi-banten-server InovationIndicatorService",
        "another service of the same code than the sum by one scorer; no join of the five seen",
    ),
    _rule(
        ("KIPP Sulsel", "2022", "join"),
        "presentation and interview 30 %, substance 70 %",
        _REPORTED,
        "https://rakyatsulsel.fajar.co.id (2022-03-17)",
        "elements marked: urgency, novelty, working in the pandemic, effect before and after, transferability",
    ),
    _rule(
        ("KIPP Sulsel", "2023", "funnel"),
        "132 passed admin (123 umum + 9 replikasi) -> Top 30",
        _REPORTED,
        "https://edelweisnews.com/sd-inpres-banta-bantaeng-1-makassar-masuk-top-30-kipp-tingkat-provinsi-sulawesi-selatan-2023/",
        "TE picks, governor decrees",
    ),
    _rule(
        ("KIPP Jateng", "2021", "funnel"),
        "221 -> Top 40 -> interview by 9 judges -> Top 20 (10 provincial offices + 10 regencies/cities)",
        _REPORTED,
        "suaramerdeka.com pr-041491594, pr-042035918",
        "quota by agency type",
    ),
    _rule(
        ("KIPP Jateng", "2023", "panel"),
        "5 outside judges, none from the province; proposals 180 (2020), 221 (2021), 215 (2022)",
        _REPORTED,
        "jateng.tribunnews.com 2023/10/16",
    ),
    _rule(
        ("KIPP DIY", "2025", "design"),
        "held 2-19 Nov 2025; secretariat does admin check, TPI of academics and practitioners marks substance; 5 participant groups, 11 categories; Juara I, II per group",
        _REPORTED,
        "https://redaksi17.com/?p=92032",
        "announcement B/000.8.3.4/2286/BR.6; no scores",
    ),
    _rule(
        ("Lomba Inovasi Kab. Probolinggo", "2018", "join"),
        "marks of 3 judges are combined to choose who goes to field visit; talk 10 min; two criteria (delivery, answers)",
        _REPORTED,
        "https://radarbromo.jawapos.com/radarbromo/read/2018/03/29/60829/lomba-inovasi-daerah-implementasi-juga-jadi-penentu",
        "way of combining not said",
    ),
    _rule(
        ("Rumah Inovasi app", "2022", "join"),
        "final = paper 20 % + substance 80 %",
        _TRANSCRIBED,
        _CODE + "masyud123/ta_rumah_inovasi rumah_inovasi_tb_wa.sql",
        "student project data",
    ),
    _rule(
        ("Rumah Inovasi app", "2022", "bands"),
        "scope: local 0-10, province 11-20, national 21-30; ease of spread 0-10, 11-20, 21-30, 31-40",
        _TRANSCRIBED,
        _CODE + "masyud123/ta_rumah_inovasi rumah_inovasi_tb_wa.sql",
        "student project data",
    ),
    _rule(
        ("SIMLITABMAS research grants (Dikti)", "n.d.", "raters"),
        "2 per proposal; pass if mean >= 400",
        _OFFICIAL,
        "https://www.scribd.com/document/322222908",
        "signs lost in the stored text",
    ),
    _rule(
        ("SIMLITABMAS research grants (Dikti)", "n.d.", "third rater"),
        "needed when |a-b| >= 200 AND exactly one of a, b is below 400; not needed when both >= 400 or both < 400",
        _OFFICIAL,
        "https://www.scribd.com/document/322222908",
        "the only Indonesian disagreement rule found",
    ),
    _rule(
        ("IGA (Kemendagri)", "2024", "join"),
        "presentation combined with field validation; minutes kept",
        _REPORTED,
        "https://sulteng.antaranews.com (item 331241)",
    ),
    _rule(
        ("Complaint-handling contest (KemenPANRB)", "2022", "quota"),
        "434 files -> Top 51 = 6 outstanding + 30 general + 15 service units, balanced by agency type (decree 1473/2021)",
        _REPORTED,
        "jpnn.com",
        "sister contest of the same ministry",
    ),
)
