"""Partners of the network that sources name, with the period of their work as far as it is told."""

from typing import Final

from jipp.model.activity import Partner, PartnerKind
from jipp.model.text_tables import cited, period, rows

_NEWS: Final = "https://menpan.go.id/site/berita-terkini/"
_GIZ: Final = "https://giz.de/en/worldwide/26196.html"
_ABCDOCZ: Final = (
    "https://abcdocz.com/doc/1622370/innovation-networking-to-improve-public-services-standard"
)
_PUBLIC_CODE_OF: Final = 'public code of the JIPP Jawa Tengah portal (page "Tentang JIPP")'
_NEWS_KOMITMEN: Final = _NEWS + "komitmen-pemerintah-provinsi-bergabung-dalam-jipp"
_ASIAFOUNDATION: Final = "https://asiafoundation.org/2023/12/20/usaid-erat-enables-provincial-innovation-hubs-to-foster-improved-innovation-environment/"
_NEW: Final = "https://new.kompak.or.id/en/article/jipp-media-pendorong-inovasi"
_PDFSLIDE: Final = "https://pdfslide.net/documents/kompak-living-design-document-2015-2022.html"
_NEWS_KEMENTERIAN: Final = (
    _NEWS + "kementerian-panrb-gandeng-perguruan-tinggi-untuk-pendampingan-replikasi-inovasi"
)
_PATTIRO_SEMARANG: Final = "http://pattiro-semarang.org/2021/12/pattiro-semarang-bersama-delapan-pemateri-lakukan-coaching-clinic-kepada-pemenang-inovasi-pelayanan-publik.html"
_NEWS_SITUS: Final = _NEWS + "situs-jippnas-kini-telah-resmi-dikelola-bersama-tiga-instansi"
# Since and until are a day, a month, a year, or not known.
_TABLE: Final = f"""
id | kind | country | period | confidence | name
  | role | note | sources...
giz-transformasi | development_programme | DE | 2014..2020-12 | reported | GIZ project TRANSFORMASI (Transforming Administration - Strengthening Innovation)
  | builds and mentors JIPP with the ministry and the provinces: Jatim, Sumsel, Sulsel, Jateng, then the pilots of 2020 | an older page of GIZ gives 2014-2016; closing event 2020-11-17; the seed item names GIZ in the making of the JIPP community
  | {_GIZ} | https://www.mediasulsel.com/berkat-kerjasama-giz-pelayanan-publik-di-sulsel-makin-baik/ | https://jipp.babelprov.go.id/read/berita/36
bmz | development_agency | DE | 2014..2020 | reported | German Federal Ministry for Economic Cooperation and Development (BMZ)
  | commissions TRANSFORMASI | period is that of the project | {_GIZ}
gfa | implementer | DE | ?..? | reported | GFA Consulting Group
  | carries out TRANSFORMASI for GIZ | named in a brief of 2019
  | https://docslib.org/doc/7194249/the-role-of-the-east-java-innovation-hub-in-fostering-good-local-governance-by-redhi-setiadi-elke-rapp-and-gabe-ferrazzi1
usaid-kinerja | development_programme | US | ?..? | reported | USAID programme KINERJA
  | ready to support JIPP Jatim in 2015; its citizen journalists attend the 2016 workshop; named among the founders of JIPP Jateng | seen 2015-05-25, 2016-10-06 and on the Jateng page; period of the programme not found
  | {_ABCDOCZ} | {_PUBLIC_CODE_OF}
usaid-erat | development_programme | US | ?..? | reported | USAID programme ERAT (tata kelola pemerintahan efektif efisien dan kuat)
  | prepares hubs of Sumut, Banten, NTT and Kalbar; curates JIPPNas data | JIPP work from 2022; a Banten page plans the end for January 2026; the actual end was not seen; six provinces: Sumut, Banten, Jatim, Kalbar, Sulsel, NTT; CONFLICT: press on ERAT tells 2021 to 2026
  | {_NEWS_KOMITMEN} | {_ASIAFOUNDATION} | https://www.program-erat.or.id/innovating-for-impact-collaborative-journey-with-the-government-of-indonesia-to-transform-public-services/
asia-foundation | implementer | US | ?..? | reported | The Asia Foundation
  | runs ERAT | | {_ASIAFOUNDATION}
kompak | development_programme | AU | 2015..2022 | reported | KOMPAK (Kolaborasi Masyarakat dan Pelayanan untuk Kesejahteraan)
  | sets up JIPP Jateng with the province; adviser at its coaching clinic; Rumah Inovasi with JPIP | years of the programme, from its design document; its work on JIPP is seen 2018-2021; 2018 is the year of its work with the JIPP of Jawa Tengah
  | {_NEW} | {_PDFSLIDE}
dfat | development_agency | AU | 2015..2022 | reported | Department of Foreign Affairs and Trade (Australia)
  | funds KOMPAK | period is that of the programme | {_PDFSLIDE}
apeksi | local_government_association | ID | ?..? | transcribed | Asosiasi Pemerintah Kota Seluruh Indonesia (APEKSI)
  | writes the eight-step transfer manual with TRANSFORMASI; a source of innovations for JIPP Jateng | year of the manual not seen; its eight steps were taught on 2016-09-15
  | https://fdokumen.com/document/delapan-langkah-transfer-inovasi-pelayanan-publik.html | {_PUBLIC_CODE_OF}
jpip | media | ID | ?..? | reported | The Jawa Pos Institute of Pro-Otonomi (JPIP)
  | joins its Otonomi Awards with KOVABLIK in 2018; Rumah Inovasi with KOMPAK | founded 2001-04-01; the portal code of NTT descends from Rumah Inovasi (inferred from its seed texts)
  | https://jpipnetwork.id/?page_id=2 | https://www.pressreader.com/indonesia/jawa-pos/20180607/281754155014681
ombudsman-jateng | oversight_body | ID | 2018-07..? | reported | Ombudsman Republik Indonesia, Jawa Tengah office
  | receives complaints passed on by JIPP Jateng | since = soft launch of the portal | {_NEW}
kpp-jatim | oversight_body | ID | ?..? | reported | Komisi Pelayanan Publik Jawa Timur
  | speaks for JIPP in 2015 as supervisor of services | | {_ABCDOCZ}
iapa | professional_association | ID | 2021..? | reported | Indonesian Association for Public Administration (IAPA)
  | recommends the university mentors of the hubs | mentors are then appointed by a decision of the ministry | {_NEWS_KEMENTERIAN}
local-universities | university | ID | 2021..? | reported | Perguruan tinggi setempat (collective)
  | mentor the replication work of the 12 hubs after GIZ | one for each hub; most names not told | {_NEWS_KEMENTERIAN} | https://desentral.news/?p=5673
untan | university | ID | 2021..? | reported | Universitas Tanjungpura
  | mentors the Kalbar hub | | https://mmcindonesia.id/2021/05/21/hub-jipp-provinsi-kalimantan-barat-akan-dikawal-perguruan-tinggi
fia-ub | university | ID | 2016..? | reported | Fakultas Ilmu Administrasi, Universitas Brawijaya
  | hosts the 2016 workshop on JIPP Jatim for non-government users | one event seen
  | https://siwisangnusantara.blogspot.com/2016/10/lokakarya-pelayanan-publik-yang.html
undip | university | ID | 2021..? | reported | Universitas Diponegoro
  | coach at the Jateng clinic | one event seen | {_PATTIRO_SEMARANG}
unissula | university | ID | 2021..? | reported | Universitas Islam Sultan Agung
  | coach at the Jateng clinic | printed as Unissula; one event seen | {_PATTIRO_SEMARANG}
pattiro-semarang | civil_society | ID | 2021..? | reported | Pattiro Semarang
  | juror of KIPP Jateng 2021 and coach of its Top 20 | | {_PATTIRO_SEMARANG}
pulse-lab-jakarta | research_lab | ID | 2016..? | reported | Pulse Lab Jakarta
  | runs the idea challenge Urun Ide Jatim with JIPP Jatim and TRANSFORMASI | told 2016-07-15
  | https://medium.com/pulse-lab-jakarta/urun-ide-jatim-the-quest-to-find-home-grown-public-service-innovation-70c2c414cb49
kemendagri | ministry | ID | 2023-03-14..? | reported | Kementerian Dalam Negeri
  | keeps JIPPNas together with KemenPANRB and LAN; signs the hub commitment of 2022 | since = cooperation agreement on JIPPNas | {_NEWS_SITUS} | {_NEWS_KOMITMEN}
lan | ministry | ID | 2023-03-14..? | reported | Lembaga Administrasi Negara (LAN)
  | keeps JIPPNas together with KemenPANRB and Kemendagri; Laboratorium Inovasi | since = cooperation agreement on JIPPNas; LAN labs are older
  | {_NEWS_SITUS} | http://docplayer.info/37811724-Panduan-pelaksanaan-laboratorium-inovasi-administrasi-negara.html
bappenas | ministry | ID | 2022-09-28..? | reported | Kementerian PPN/Bappenas
  | signs the hub commitment of 2022 | one event seen | {_NEWS_KOMITMEN}
bssn | ministry | ID | 2019-04-25..? | reported | Badan Siber dan Sandi Negara
  | signs electronically with Sulsel and its regencies at the 2019 jamboree | one event seen | nusakini.com news item on the Sulsel jamboree (address not kept)
"""


def _partner(
    id: str,
    kind: str,
    country: str,
    when: str,
    confidence: str,
    name: str,
    role: str,
    note: str,
    *sources: str,
) -> Partner:
    return Partner(
        id=id,
        name=name,
        kind=PartnerKind(kind),
        country=country,
        role=role,
        period=period(when),
        basis=cited(confidence, note, sources),
    )


PARTNERS: Final = tuple(_partner(*row) for row in rows(_TABLE))
