"""Partners of the network that sources name, with the period of their work as far as it is told."""

from datetime import date
from typing import Final

from jipp._dates import Bound, Period, Window
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.partner import Partner, PartnerKind
from jipp.typing import UNKNOWN, Unknown


def _bound(told: date | int | tuple[int, int] | Unknown, *, over: bool = False) -> Bound:
    """Return a day, or some day of a year or month; of an end, up to the first day after it."""
    if isinstance(told, date | Unknown):
        return told
    year, first = (told, 1) if isinstance(told, int) else told
    months = 12 if isinstance(told, int) else 1
    after = year * 12 + first - 1 + months
    end = date(after // 12, after % 12 + 1, 1)
    last = end if over else date.fromordinal(end.toordinal() - 1)
    return Window(not_before=date(year, first, 1), not_after=last)


def _partner(
    id: str,
    name: str,
    kind: PartnerKind,
    role: str,
    *,
    period: tuple[date | int | tuple[int, int] | Unknown, int | tuple[int, int] | Unknown],
    known: tuple[Confidence, str, tuple[str, ...]],
    country: str = "ID",
) -> Partner:
    confidence, note, sources = known
    return Partner(
        id=id,
        name=name,
        kind=kind,
        country=country,
        role=role,
        period=Period(since=_bound(period[0]), until=_bound(period[1], over=True)),
        basis=Basis(
            origin=Origin.PRACTICE,
            confidence=confidence,
            citation=Citation(note=note) if note else None,
            sources=sources,
        ),
    )


# Since and until are a day, a month (year, month), a year, or not known.
PARTNERS: Final = (
    _partner(
        "giz-transformasi",
        "GIZ project TRANSFORMASI (Transforming Administration - Strengthening Innovation)",
        PartnerKind.DEVELOPMENT_PROGRAMME,
        "builds and mentors JIPP with the ministry and the provinces: Jatim, Sumsel, Sulsel, Jateng, then the pilots of 2020",
        period=(2014, (2020, 12)),
        known=(
            Confidence.REPORTED,
            "an older page of GIZ gives 2014-2016; closing event 2020-11-17; the seed item names GIZ in the making of the JIPP community",
            (
                "https://giz.de/en/worldwide/26196.html",
                "https://www.mediasulsel.com/berkat-kerjasama-giz-pelayanan-publik-di-sulsel-makin-baik/",
                "https://jipp.babelprov.go.id/read/berita/36",
            ),
        ),
        country="DE",
    ),
    _partner(
        "bmz",
        "German Federal Ministry for Economic Cooperation and Development (BMZ)",
        PartnerKind.DEVELOPMENT_AGENCY,
        "commissions TRANSFORMASI",
        period=(2014, 2020),
        known=(
            Confidence.REPORTED,
            "period is that of the project",
            ("https://giz.de/en/worldwide/26196.html",),
        ),
        country="DE",
    ),
    _partner(
        "gfa",
        "GFA Consulting Group",
        PartnerKind.IMPLEMENTER,
        "carries out TRANSFORMASI for GIZ",
        period=(UNKNOWN, UNKNOWN),
        known=(
            Confidence.REPORTED,
            "named in a brief of 2019",
            (
                "https://docslib.org/doc/7194249/the-role-of-the-east-java-innovation-hub-in-fostering-good-local-governance-by-redhi-setiadi-elke-rapp-and-gabe-ferrazzi1",
            ),
        ),
        country="DE",
    ),
    _partner(
        "usaid-kinerja",
        "USAID programme KINERJA",
        PartnerKind.DEVELOPMENT_PROGRAMME,
        "ready to support JIPP Jatim in 2015; its citizen journalists attend the 2016 workshop; named among the founders of JIPP Jateng",
        period=(UNKNOWN, UNKNOWN),
        known=(
            Confidence.REPORTED,
            "seen 2015-05-25, 2016-10-06 and on the Jateng page; period of the programme not found",
            (
                "https://abcdocz.com/doc/1622370/innovation-networking-to-improve-public-services-standard",
                'public code of the JIPP Jawa Tengah portal (page "Tentang JIPP")',
            ),
        ),
        country="US",
    ),
    _partner(
        "usaid-erat",
        "USAID programme ERAT (tata kelola pemerintahan efektif efisien dan kuat)",
        PartnerKind.DEVELOPMENT_PROGRAMME,
        "prepares hubs of Sumut, Banten, NTT and Kalbar; curates JIPPNas data",
        period=(UNKNOWN, UNKNOWN),
        known=(
            Confidence.REPORTED,
            "JIPP work from 2022; a Banten page plans the end for January 2026; the actual end was not seen; six provinces: Sumut, Banten, Jatim, Kalbar, Sulsel, NTT; CONFLICT: press on ERAT tells 2021 to 2026",
            (
                "https://menpan.go.id/site/berita-terkini/komitmen-pemerintah-provinsi-bergabung-dalam-jipp",
                "https://asiafoundation.org/2023/12/20/usaid-erat-enables-provincial-innovation-hubs-to-foster-improved-innovation-environment/",
                "https://www.program-erat.or.id/innovating-for-impact-collaborative-journey-with-the-government-of-indonesia-to-transform-public-services/",
            ),
        ),
        country="US",
    ),
    _partner(
        "asia-foundation",
        "The Asia Foundation",
        PartnerKind.IMPLEMENTER,
        "runs ERAT",
        period=(UNKNOWN, UNKNOWN),
        known=(
            Confidence.REPORTED,
            "",
            (
                "https://asiafoundation.org/2023/12/20/usaid-erat-enables-provincial-innovation-hubs-to-foster-improved-innovation-environment/",
            ),
        ),
        country="US",
    ),
    _partner(
        "kompak",
        "KOMPAK (Kolaborasi Masyarakat dan Pelayanan untuk Kesejahteraan)",
        PartnerKind.DEVELOPMENT_PROGRAMME,
        "sets up JIPP Jateng with the province; adviser at its coaching clinic; Rumah Inovasi with JPIP",
        period=(2015, 2022),
        known=(
            Confidence.REPORTED,
            "years of the programme, from its design document; its work on JIPP is seen 2018-2021; 2018 is the year of its work with the JIPP of Jawa Tengah",
            (
                "https://new.kompak.or.id/en/article/jipp-media-pendorong-inovasi",
                "https://pdfslide.net/documents/kompak-living-design-document-2015-2022.html",
            ),
        ),
        country="AU",
    ),
    _partner(
        "dfat",
        "Department of Foreign Affairs and Trade (Australia)",
        PartnerKind.DEVELOPMENT_AGENCY,
        "funds KOMPAK",
        period=(2015, 2022),
        known=(
            Confidence.REPORTED,
            "period is that of the programme",
            ("https://pdfslide.net/documents/kompak-living-design-document-2015-2022.html",),
        ),
        country="AU",
    ),
    _partner(
        "apeksi",
        "Asosiasi Pemerintah Kota Seluruh Indonesia (APEKSI)",
        PartnerKind.LOCAL_GOVERNMENT_ASSOCIATION,
        "writes the eight-step transfer manual with TRANSFORMASI; a source of innovations for JIPP Jateng",
        period=(UNKNOWN, UNKNOWN),
        known=(
            Confidence.TRANSCRIBED,
            "year of the manual not seen; its eight steps were taught on 2016-09-15",
            (
                "https://fdokumen.com/document/delapan-langkah-transfer-inovasi-pelayanan-publik.html",
                'public code of the JIPP Jawa Tengah portal (page "Tentang JIPP")',
            ),
        ),
    ),
    _partner(
        "jpip",
        "The Jawa Pos Institute of Pro-Otonomi (JPIP)",
        PartnerKind.MEDIA,
        "joins its Otonomi Awards with KOVABLIK in 2018; Rumah Inovasi with KOMPAK",
        period=(UNKNOWN, UNKNOWN),
        known=(
            Confidence.REPORTED,
            "founded 2001-04-01; the portal code of NTT descends from Rumah Inovasi (inferred from its seed texts)",
            (
                "https://jpipnetwork.id/?page_id=2",
                "https://www.pressreader.com/indonesia/jawa-pos/20180607/281754155014681",
            ),
        ),
    ),
    _partner(
        "ombudsman-jateng",
        "Ombudsman Republik Indonesia, Jawa Tengah office",
        PartnerKind.OVERSIGHT_BODY,
        "receives complaints passed on by JIPP Jateng",
        period=((2018, 7), UNKNOWN),
        known=(
            Confidence.REPORTED,
            "since = soft launch of the portal",
            ("https://new.kompak.or.id/en/article/jipp-media-pendorong-inovasi",),
        ),
    ),
    _partner(
        "kpp-jatim",
        "Komisi Pelayanan Publik Jawa Timur",
        PartnerKind.OVERSIGHT_BODY,
        "speaks for JIPP in 2015 as supervisor of services",
        period=(UNKNOWN, UNKNOWN),
        known=(
            Confidence.REPORTED,
            "",
            (
                "https://abcdocz.com/doc/1622370/innovation-networking-to-improve-public-services-standard",
            ),
        ),
    ),
    _partner(
        "iapa",
        "Indonesian Association for Public Administration (IAPA)",
        PartnerKind.PROFESSIONAL_ASSOCIATION,
        "recommends the university mentors of the hubs",
        period=(2021, UNKNOWN),
        known=(
            Confidence.REPORTED,
            "mentors are then appointed by a decision of the ministry",
            (
                "https://menpan.go.id/site/berita-terkini/kementerian-panrb-gandeng-perguruan-tinggi-untuk-pendampingan-replikasi-inovasi",
            ),
        ),
    ),
    _partner(
        "local-universities",
        "Perguruan tinggi setempat (collective)",
        PartnerKind.UNIVERSITY,
        "mentor the replication work of the 12 hubs after GIZ",
        period=(2021, UNKNOWN),
        known=(
            Confidence.REPORTED,
            "one for each hub; most names not told",
            (
                "https://menpan.go.id/site/berita-terkini/kementerian-panrb-gandeng-perguruan-tinggi-untuk-pendampingan-replikasi-inovasi",
                "https://desentral.news/?p=5673",
            ),
        ),
    ),
    _partner(
        "untan",
        "Universitas Tanjungpura",
        PartnerKind.UNIVERSITY,
        "mentors the Kalbar hub",
        period=(2021, UNKNOWN),
        known=(
            Confidence.REPORTED,
            "",
            (
                "https://mmcindonesia.id/2021/05/21/hub-jipp-provinsi-kalimantan-barat-akan-dikawal-perguruan-tinggi",
            ),
        ),
    ),
    _partner(
        "fia-ub",
        "Fakultas Ilmu Administrasi, Universitas Brawijaya",
        PartnerKind.UNIVERSITY,
        "hosts the 2016 workshop on JIPP Jatim for non-government users",
        period=(2016, UNKNOWN),
        known=(
            Confidence.REPORTED,
            "one event seen",
            (
                "https://siwisangnusantara.blogspot.com/2016/10/lokakarya-pelayanan-publik-yang.html",
            ),
        ),
    ),
    _partner(
        "undip",
        "Universitas Diponegoro",
        PartnerKind.UNIVERSITY,
        "coach at the Jateng clinic",
        period=(2021, UNKNOWN),
        known=(
            Confidence.REPORTED,
            "one event seen",
            (
                "http://pattiro-semarang.org/2021/12/pattiro-semarang-bersama-delapan-pemateri-lakukan-coaching-clinic-kepada-pemenang-inovasi-pelayanan-publik.html",
            ),
        ),
    ),
    _partner(
        "unissula",
        "Universitas Islam Sultan Agung",
        PartnerKind.UNIVERSITY,
        "coach at the Jateng clinic",
        period=(2021, UNKNOWN),
        known=(
            Confidence.REPORTED,
            "printed as Unissula; one event seen",
            (
                "http://pattiro-semarang.org/2021/12/pattiro-semarang-bersama-delapan-pemateri-lakukan-coaching-clinic-kepada-pemenang-inovasi-pelayanan-publik.html",
            ),
        ),
    ),
    _partner(
        "pattiro-semarang",
        "Pattiro Semarang",
        PartnerKind.CIVIL_SOCIETY,
        "juror of KIPP Jateng 2021 and coach of its Top 20",
        period=(2021, UNKNOWN),
        known=(
            Confidence.REPORTED,
            "",
            (
                "http://pattiro-semarang.org/2021/12/pattiro-semarang-bersama-delapan-pemateri-lakukan-coaching-clinic-kepada-pemenang-inovasi-pelayanan-publik.html",
            ),
        ),
    ),
    _partner(
        "pulse-lab-jakarta",
        "Pulse Lab Jakarta",
        PartnerKind.RESEARCH_LAB,
        "runs the idea challenge Urun Ide Jatim with JIPP Jatim and TRANSFORMASI",
        period=(2016, UNKNOWN),
        known=(
            Confidence.REPORTED,
            "told 2016-07-15",
            (
                "https://medium.com/pulse-lab-jakarta/urun-ide-jatim-the-quest-to-find-home-grown-public-service-innovation-70c2c414cb49",
            ),
        ),
    ),
    _partner(
        "kemendagri",
        "Kementerian Dalam Negeri",
        PartnerKind.MINISTRY,
        "keeps JIPPNas together with KemenPANRB and LAN; signs the hub commitment of 2022",
        period=(date(2023, 3, 14), UNKNOWN),
        known=(
            Confidence.REPORTED,
            "since = cooperation agreement on JIPPNas",
            (
                "https://menpan.go.id/site/berita-terkini/situs-jippnas-kini-telah-resmi-dikelola-bersama-tiga-instansi",
                "https://menpan.go.id/site/berita-terkini/komitmen-pemerintah-provinsi-bergabung-dalam-jipp",
            ),
        ),
    ),
    _partner(
        "lan",
        "Lembaga Administrasi Negara (LAN)",
        PartnerKind.MINISTRY,
        "keeps JIPPNas together with KemenPANRB and Kemendagri; Laboratorium Inovasi",
        period=(date(2023, 3, 14), UNKNOWN),
        known=(
            Confidence.REPORTED,
            "since = cooperation agreement on JIPPNas; LAN labs are older",
            (
                "https://menpan.go.id/site/berita-terkini/situs-jippnas-kini-telah-resmi-dikelola-bersama-tiga-instansi",
                "http://docplayer.info/37811724-Panduan-pelaksanaan-laboratorium-inovasi-administrasi-negara.html",
            ),
        ),
    ),
    _partner(
        "bappenas",
        "Kementerian PPN/Bappenas",
        PartnerKind.MINISTRY,
        "signs the hub commitment of 2022",
        period=(date(2022, 9, 28), UNKNOWN),
        known=(
            Confidence.REPORTED,
            "one event seen",
            (
                "https://menpan.go.id/site/berita-terkini/komitmen-pemerintah-provinsi-bergabung-dalam-jipp",
            ),
        ),
    ),
    _partner(
        "bssn",
        "Badan Siber dan Sandi Negara",
        PartnerKind.MINISTRY,
        "signs electronically with Sulsel and its regencies at the 2019 jamboree",
        period=(date(2019, 4, 25), UNKNOWN),
        known=(
            Confidence.REPORTED,
            "one event seen",
            ("nusakini.com news item on the Sulsel jamboree (address not kept)",),
        ),
    ),
)
