"""How many proposals each stage of the competition (KIPP) left, year by year."""

from typing import Final

from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.funnel_year import FunnelYear

__all__ = ["FUNNEL", "NEWS", "printed"]

NEWS: Final = "https://menpan.go.id/site/berita-terkini/"


def printed(*sources: str, note: str = "", confidence: Confidence = Confidence.REPORTED) -> Basis:
    """Make the basis of a figure that was printed somewhere."""
    return Basis(
        origin=Origin.PRACTICE,
        confidence=confidence,
        citation=Citation(note=note) if note else None,
        sources=sources,
    )


FUNNEL: Final = (
    FunnelYear(
        year=2014,
        registered=515,
        finalists_umum=99,
        finalists_total=99,
        interviewed=33,
        winners_top=9,
        basis=printed(
            NEWS + "surabaya-raih-dua-penghargaan-inovasi-pelayanan-publik",
            note='"Top 33" shortlist between Top 99 and Top 9; that all 33 were interviewed is not stated; 33 = shortlist',
        ),
    ),
    FunnelYear(
        year=2015,
        registered=1189,
        finalists_umum=99,
        finalists_total=99,
        interviewed=40,
        winners_top=25,
        basis=printed(
            NEWS + "kompetisi-inovasi-pelayanan-publik-2015-diikuti-1-188-peserta",
            NEWS + "wapres-serahkan-piala-kepada-top-25-inovasi-pelayanan-publik-2015",
            note="1,188 at closing (298+216+436+238=1188); 1,189 in award news and Top-99 book; 1,184 in 2017 news",
        ),
    ),
    FunnelYear(
        year=2016,
        registered=2476,
        finalists_umum=99,
        finalists_total=99,
        winners_top=35,
        basis=printed("https://jpnn.com/news/14-kabupaten-masuk-top-35-inovasi-pelayanan-publik"),
    ),
    FunnelYear(
        year=2017,
        registered=3054,
        submitted_to_ministry=1627,
        passed_admin=1373,
        passed_umum=1373,
        forwarded_to_tpi=150,
        finalists_umum=99,
        finalists_total=99,
        interviewed=99,
        winners_top=40,
        basis=printed(
            "https://jpnn.com/news/hanya-1627-lolos-kompetisi-inovasi-layanan-publik-2017",
            "https://bphn.go.id/berita-utama/aplikasi-sidbankum-masuk-top-99-inovasi-pelayanan-publik-tahun-2017-8728",
            NEWS + "kementerian-panrb-tetapkan-top-99-inovasi-pelayanan-publik-2017",
            note="1627-254 rejected=1373; 150 highest-scored to TPI",
        ),
    ),
    FunnelYear(
        year=2018,
        registered=2824,
        submitted_to_ministry=1689,
        passed_admin=1463,
        passed_umum=1463,
        forwarded_to_tpi=150,
        finalists_umum=99,
        finalists_total=99,
        interviewed=99,
        winners_top=40,
        basis=printed(
            NEWS + "rakornis-top99",
            NEWS + "besok-menteri-panrb-serahkan-penghargaan-top-99",
            note="two evaluators per proposal; ranked 1..1463",
        ),
    ),
    FunnelYear(
        year=2019,
        registered=3156,
        submitted_to_ministry=1872,
        passed_admin=1329,
        passed_umum=1329,
        finalists_umum=99,
        finalists_total=99,
        interviewed=99,
        winners_top=45,
        basis=printed(
            NEWS + "meningkat-dari-tahun-lalu-lebih-dari-3-000-inovasi-ikuti-kipp-2019",
            NEWS + "top-45-inovasi-ditetapkan-siap-bersaing-di-kompetisi-internasional",
            note="planned Top 40, actual Top 45",
        ),
    ),
    FunnelYear(
        year=2020,
        registered=3059,
        submitted_to_ministry=2307,
        passed_admin=2250,
        passed_umum=2126,
        passed_replikasi=33,
        passed_khusus=91,
        finalists_umum=99,
        finalists_khusus=15,
        finalists_total=114,
        interviewed=114,
        winners_top=45,
        winners_khusus=5,
        basis=printed(
            NEWS + "2-250-proposal-inovasi-pelayanan-publik-selesai-dinilai-tim-evaluasi",
            NEWS
            + "tahap-akhir-kompetisi-siapakah-peraih-top-45-dan-top-5-inovasi-pelayanan-publik-2020",
            note="umum and replikasi share the Top 99; one regional site says 46 Top (diskominfomc.kalselprov)",
        ),
    ),
    FunnelYear(
        year=2021,
        registered=3178,
        passed_admin=1619,
        finalists_umum=99,
        finalists_replikasi=15,
        finalists_khusus=15,
        finalists_total=129,
        interviewed=129,
        winners_top=45,
        winners_replikasi=5,
        winners_khusus=5,
        basis=printed(
            "https://semarak.co/finalis-top-inovasi-pelayanan-publik-telah-terpilih-masyarakat-bisa-ajukan-keberatan",
            "https://suarakarya.co.id/kementerian-panrb-umumkan-top-inovasi-pelayanan-publik-terpuji-2021/34099/",
            NEWS + "3-478-proposal-inovasi-pelayanan-publik-terdaftar-pada-kipp-2022",
            "https://daelpos.com/?p=43596",
            note="55 winners in total; the ministry calls the best replicas Top 5 Replikasi Inovasi Pelayanan Publik 2021 (indonesiaexpres 2021-11-09)",
        ),
    ),
    FunnelYear(
        year=2022,
        registered=3478,
        submitted_to_ministry=2454,
        passed_admin=1917,
        passed_umum=1776,
        passed_khusus=141,
        finalists_umum=99,
        finalists_khusus=15,
        finalists_total=114,
        interviewed=114,
        winners_top=45,
        winners_khusus=5,
        basis=printed(
            NEWS + "3-478-proposal-inovasi-pelayanan-publik-terdaftar-pada-kipp-2022",
            NEWS + "1-917-proposal-kipp-2022-lolos-seleksi-administrasi",
            NEWS + "masa-sanggah-berakhir-finalis-top-inovasi-kipp-menuju-presentasi-dan-wawancara",
            note="submitted 2299 umum + 155 khusus; drafts 612 UPP + 412 admin lokal; Top 45 for 2022 not seen in text, 5 Outstanding implied by the 2023 rule; the ministry announced a Top 50 for 2022: 45 + 5 is inferred; 951 innovations in the nine editions to 2022 (malanglive 2023-02-10) = 9 x 99 + 60",
            confidence=Confidence.INFERRED,
        ),
    ),
    FunnelYear(
        year=2023,
        registered=3110,
        submitted_to_ministry=2269,
        passed_admin=2135,
        passed_umum=1991,
        passed_khusus=144,
        forwarded_to_tpi=228,
        finalists_umum=99,
        finalists_khusus=15,
        finalists_total=114,
        interviewed=114,
        winners_top=45,
        winners_khusus=5,
        basis=printed(
            NEWS
            + "nominasi-finalis-top-inovasi-pelayanan-publik-2023-akan-ditetapkan-wilayah-tertinggal-diperhatikan",
            NEWS
            + "jelang-presentasi-dan-wawancara-kementerian-panrb-lakukan-rakor-dengan-finalis-top-inovasi",
            "public code of a local government (menpan news 20 Nov 2023)",
            note="djabarpos (2023-10) tells 1,154 innovations so far against the ministry total of 1,065",
        ),
    ),
    FunnelYear(
        year=2024,
        basis=printed(
            NEWS
            + "kementerian-panrb-segera-gelar-pemantauan-keberlanjutan-dan-replikasi-inovasi-pelayanan-publik",
            "https://sumateraekspres.bacakoran.co/amp/51848/ekspose-hasil-pkri-2024-segera-diselenggarakan-oleh-kementerian-panrb",
            "https://publikasionline.id/?p=45125",
            note="NO KIPP (paused); PKRI 2024 instead: 631 agencies, 979 innovations; 58 keberlanjutan + 36 replikasi presented 12-16 Jul 2024; CONFLICT: 33 keberlanjutan by publikasionline.id (?p=45125) against these 58",
        ),
    ),
    FunnelYear(
        year=2025,
        registered=3051,
        passed_admin=2116,
        finalists_total=273,
        winners_top=28,
        basis=printed(
            "https://www.suaraborneo.id/2025/07/2116-inovasi-lolos-seleksi-kipp-2025.html",
            NEWS
            + "menuju-tahap-akhir-kipp-2025-tim-panel-independen-dan-tim-evaluasi-lakukan-sidang-pleno",
            "https://poskota.online",
            "https://bpsdm.komdigi.go.id/berita-digitalent-mobile-raih-anugerah-opsi-kipp-2025-19-2316",
            "https://batara.news/2025/12/15/jateng-sabet-opsi-kemen-pan-rb-2-inovasi-layanan-publik-jadi-contoh-nasional",
            note="339 agencies; split of 273 finalists umum/replikasi not found; tier named Outstanding Public Service Innovations (OPSI), its split not told either; more than 260 innovations replicated by 2025-04-08 (retizen)",
        ),
    ),
)
