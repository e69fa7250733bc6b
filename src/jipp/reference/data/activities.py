"""Published events of the network, 2015 to 2025: who held them, for which hubs, with whom.

An event for a hub is seldom one by it: the ministry holds most. What a source prints of place, mode
and the number of agencies stands in the note.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from jipp.model.activity import Activity, ActivityKind, Served
from jipp.model.phase import Phase
from jipp.model.text_tables import cited, known, rows

_NEWS: Final = "https://menpan.go.id/site/berita-terkini/"
_NEWS_REPLIKASI: Final = _NEWS + "replikasi-inovasi-pelayanan-publik-segera-diimplementasikan"
_PATTIRO_SEMARANG: Final = "http://pattiro-semarang.org/2021/12/pattiro-semarang-bersama-delapan-pemateri-lakukan-coaching-clinic-kepada-pemenang-inovasi-pelayanan-publik.html"
_LANGGAM: Final = (
    "https://langgam.id/akselerasi-pelayanan-publik-di-sumbar-19-daerah-replikasi-5-inovasi"
)
_TABLE: Final = f"""
id | kind | phase | days | planned | host | hubs | title
  | partners | participants | note | sources...
act-2015-bootcamp | innovation_lab | creation | 2015-05-19..2015-05-21 | | giz-transformasi | hub-id-ji | Public service innovation boot camp
  | giz-transformasi | | mode: onsite; place: unknown; participants are agencies of Jatim, not counted; place cut off in the stored page; USAID is named as a donor of the programme, not of the event
  | https://abcdocz.com/doc/1622370/innovation-networking-to-improve-public-services-standard
act-2015-symposium | peer_exchange | development | 2015-06-11..2015-06-13 | planned | kemenpanrb | hub-id-ji | Symposium and show of public service innovations 2015
  | | | mode: onsite; place: Surabaya or Sidoarjo; the title of the item says Sidoarjo and its text Surabaya: kept; Top 99 of 2015 to be shown
  | {_NEWS}simposium-inovasi-pelayanan-publik-akan-digelar-di-sidoarjo
act-2016-tof | workshop | development | 2016-09-15 | | kemenpanrb | | Training of facilitators for replication
  | giz-transformasi | | mode: onsite; place: Jakarta; the eight transfer steps were taught | {_NEWS_REPLIKASI}
act-2016-fiaub | workshop | any | 2016-10-06..2016-10-07 | | USAID Indonesia | hub-id-ji | Workshop on using JIPP Jatim for non-government users
  | fia-ub giz-transformasi | | mode: onsite; place: Malang; printed host: USAID Indonesia with FIA UB and TRANSFORMASI
  | https://siwisangnusantara.blogspot.com/2016/10/lokakarya-pelayanan-publik-yang.html
act-2016-forum | forum | development | 2016-10-26..2016-10-27 | | kemenpanrb | | National replication forum
  | | 9061 | mode: onsite; place: Bandung; 9,061 visitors; 48 replication agreements signed; transfer workshop 434 people in 10 clusters; complaint training 502; briefing on KIPP 2017 405
  | nusakini.com news item of 2016-10-27 (address not kept) | {_NEWS_REPLIKASI}
act-2017-sumsel | coordination | none | 2017-10-12..2017-10-13 | planned | kemenpanrb | hub-id-ss | Discussion on forming JIPP Sumsel
  | giz-transformasi | | mode: onsite; place: Palembang (office of the province); city inferred from the office; agencies of the province and the regencies invited
  | nusakini.com news item of 2017-10-11 (address not kept)
act-2018-sulsel-launch | ceremony | none | 2018-03-05 | | hub-id-sn | hub-id-sn | Launch of JIPP Sulsel with a proposal workshop
  | giz-transformasi | | mode: onsite; place: Makassar; all agencies of the province and three of each regency or city; also a workshop
  | {_NEWS}launching-jipp-sulsel-momentum-perbaiki-pelayanan-publik
act-2018-jateng-soft | ceremony | none | 2018-07-10 | | hub-id-jt | hub-id-jt | Soft launch of JIPP Jateng
  | kompak | | mode: onsite; place: unknown; 229 proposals received so far; official launch planned for 2018-08-18 in Pemalang
  | https://new.kompak.or.id/en/article/jipp-media-pendorong-inovasi
act-2018-jateng-formal | ceremony | none | 2018-08-18 | | hub-id-jt | hub-id-jt | JIPP of Jawa Tengah, formal opening
  | kompak | | mode: onsite; place: Pemalang; before the hub; the soft opening was on 2018-07-10 | https://kompak.or.id
act-2018-ips | exhibition | development | 2018-11-07..2018-11-08 | | kemenpanrb | | International Public Service Forum
  | | | mode: onsite; place: Jakarta; Top 40 shown; one item prints the closing as Thursday 09/11, but that Thursday was the 8th: kept
  | https://m.tribunnews.com/amp/nasional/2018/11/09/ips-forum-ajang-perbaikan-pelayanan-publik | https://m.jpnn.com/amp/news/ips-forum-2018-unjuk-prestasi-layanan-publik-tingkat-dunia
act-2019-jambore | exhibition | development | 2019-04-25 | | hub-id-sn | hub-id-sn | Jamboree of public service innovation
  | bssn | | mode: onsite; place: Makassar; talk show, innovation classes, gallery; a fixed date in the calendar of the hub, says a text of 2021 that is cut off there; the GIZ project is named as builder of JIPP Sulsel, not of the event
  | http://ujungpandangpos.com/wagub-buka-jambore-inovasi-pelayanan-publik-provinsi-sulsel/?page28332434234=5 | nusakini.com news item (address not kept)
act-2020-babel | coordination | none | 2020-07-17 | | kemenpanrb | hub-id-bb | Coordination meeting of JIPP Babel
  | giz-transformasi | | mode: onsite; place: Pangkalpinang; the meeting behind the seed news item of 2020-07-18 | https://jipp.babelprov.go.id/read/berita/36
act-2020-fripp-ji | forum | development | 2020-10-15 | | kemenpanrb | hub-id-ji | Replication forum of Jatim
  | | | mode: online; a forum for Sulsel is told in the same item without a date | https://jurnalpolisi.id/?p=30133
act-2020-fripp-sb | forum | development | 2020-10-20 | | kemenpanrb | hub-id-sb | Replication forum of Sumbar
  | | | mode: unknown; place: unknown; four innovations chosen (hubs.csv) | https://daelpos.com/?p=29944
act-2020-fripp-go | forum | development | 2020-10-22 | | kemenpanrb | hub-id-go | Replication forum of Gorontalo
  | | | mode: online; four innovations of Jatim; each linked to SDGs by the speaker
  | https://nusakini.com/news/provinsi-gorontalo-akan-mereplikasi-empat-inovasi-dari-jatim
act-2020-fripp-ss | forum | development | 2020-11-03 | | kemenpanrb | hub-id-ss | Replication forum of Sumsel
  | | | mode: unknown; place: unknown; three innovations chosen (hubs.csv)
  | https://suaramerdekanews.com/2020/11/03/jadi-hub-jipp-sumatra-selatan-replikasi-tiga-inovasi
act-2020-fripp-jt | forum | development | 2020-11-04 | | kemenpanrb | hub-id-jt | Replication forum of Jateng
  | | | mode: online; three innovations chosen | {_NEWS}jawa-tengah-akan-replikasi-tiga-inovasi-pelayanan-publik-yang-dibutuhkan-masyarakat
act-2020-giz-close | ceremony | none | 2020-11-17 | | kemenpanrb | | Closing of the TRANSFORMASI cooperation
  | giz-transformasi | | mode: online; Sulsel took part; the cooperation ends in December 2020
  | https://www.mediasulsel.com/berkat-kerjasama-giz-pelayanan-publik-di-sulsel-makin-baik/
act-2021-evaluation | monitoring_evaluation | none | 2021-03-10 | | ? | hub-id-sn | Evaluation of the running of hubs and the later way of mentoring
  | | | mode: online; host not told; told by the secretary of Sulsel
  | https://makassar.tribunnews.com/2021/03/10/sekprov-jipp-percepat-pencapaian-one-agency-one-innovation-di-sulsel
act-2021-lutra | coaching_clinic | creation | 2021-04-18..2021-04-19 | | Kabupaten Luwu Utara | hub-id-sn | Proposal coaching for KIPP 2021
  | | | mode: onsite; place: Makassar (Hotel Grandtown); two days from Sunday the 18th; three speakers, two of them of the host unit of the hub; five innovations; ten local coaches took part; city inferred from the dateline
  | https://daerah.sindonews.com/newsread/401258/713/gelar-pembimbingan-proposal-luwu-utara-disebut-gudangnya-inovasi-1618794247
act-2021-riau | monitoring_evaluation | none | 2021-04-30 | | kemenpanrb | hub-id-ri | Monitoring of the preparation of the Riau hub
  | | | mode: unknown; place: Pekanbaru; place is the dateline | https://desentral.news/?p=4743
act-2021-kalbar | monitoring_evaluation | none | 2021-05-21 | | kemenpanrb | hub-id-kb | Monitoring of the preparation of the Kalbar hub
  | untan iapa | | mode: online | https://mmcindonesia.id/2021/05/21/hub-jipp-provinsi-kalimantan-barat-akan-dikawal-perguruan-tinggi
act-2021-kickoff | mentoring | development | 2021-06-16 | | kemenpanrb | | Kick-off of the mentoring of hubs 2021
  | local-universities | | mode: online; agencies: 12; 12 provinces, all hubs of 2020 and 2021 | https://desentral.news/?p=5673
act-2021-bali | forum | development | 2021-08-24 | | hub-id-ba | hub-id-ba | Discussion on the choice of replications in Bali
  | local-universities | | mode: online; choice follows a mapping of gaps to SDG priorities; two of the regencies and cities had named no innovation; that the JIPP Bali mentoring team is of a university is inferred
  | https://brida.bulelengkab.go.id/informasi/detail/berita/29-balitbang-hadiri-fgd-penetapan-ripp-buleleng
act-2021-kipp-jt | competition | creation | 2021-10-12..2021-10-15 | | hub-id-jt | hub-id-jt | Judging of KIPP Jateng 2021
  | pattiro-semarang | | mode: unknown; place: unknown; Top 20 came out of it | {_PATTIRO_SEMARANG}
act-2021-babel | forum | development | 2021-10-21 | | kemenpanrb | hub-id-bb | Discussion on the replications of 2022 in Babel
  | | | mode: online; action plan of three stages with monthly monitoring and three-monthly evaluation
  | https://bappelitbangda.pangkalpinangkota.go.id/informasi_publik/detail/dua-opd-pemkot-pangkalpinang-replikasi-inovasi-pelayanan-publik
act-2021-commit-jt | commitment_signing | development | 2021-11-02 | | ? | hub-id-jt | Replication commitment of Jateng
  | | | mode: unknown; place: unknown | {_LANGGAM}
act-2021-commit-bb | commitment_signing | development | 2021-11-11 | | ? | hub-id-bb | Replication commitment of Babel
  | | | mode: unknown; place: unknown | {_LANGGAM}
act-2021-commit-sb | commitment_signing | development | 2021-11-15 | | ? | hub-id-sb | Replication commitment of Sumbar
  | | | mode: unknown; place: unknown; agencies: 19; 19 regencies and cities, five innovations | {_LANGGAM}
act-2021-clinic-jt | coaching_clinic | creation | 2021-12-14 | | hub-id-jt | hub-id-jt | Coaching clinic for the Top 20 of Jateng
  | pattiro-semarang undip unissula kompak | | mode: unknown; place: unknown; 20 innovations; nine coaches, also from media and a consumer body; a second clinic was announced for early 2022
  | {_PATTIRO_SEMARANG}
act-2021-commit-sn | commitment_signing | development | 2021-12-16 | | ? | hub-id-sn | Replication commitment of Sulsel
  | | | mode: onsite; place: Makassar; five innovations, action in 2022; the speech of the ministry was read out; host not told
  | {_NEWS}sulsel-akan-replikasi-lima-inovasi-pelayanan-publik
act-2022-p2p | peer_exchange | development | 2022-09-27..2022-09-28 | | usaid-erat | hub-id-su hub-id-bt hub-id-nt | Peer-to-peer learning workshop with hub commitment
  | usaid-erat bappenas kemendagri | | mode: onsite; place: Kabupaten Manggarai Barat; agencies: 3; the 28th is printed as the second day, so the first is inferred; three provinces sign a commitment to form hubs
  | {_NEWS}komitmen-pemerintah-provinsi-bergabung-dalam-jipp
act-2023-willingness | coordination | none | 2023-02-13 | | kemenpanrb | hub-id-ja hub-id-la hub-id-jb hub-id-yo hub-id-nb hub-id-mu hub-id-ki | Seven provinces asked for their willingness
  | | | mode: unknown; place: unknown; a letter; not a designation | https://www.itworks.id/57488/aksel
act-2023-jippnas | commitment_signing | none | 2023-03-14 | | kemenpanrb | hub-id-ja hub-id-la hub-id-jb hub-id-yo hub-id-nb hub-id-mu hub-id-ki | Agreement on keeping JIPPNas together and hub commitment
  | kemendagri lan usaid-erat | | mode: onsite; place: Jakarta; serves the network; the seven provinces are those asked on 2023-02-13, not a printed list of signers
  | {_NEWS}situs-jippnas-kini-telah-resmi-dikelola-bersama-tiga-instansi | https://mediakupang.pikiran-rakyat.com/nasional/pr-1386430265/situs-jippnas-resmi-dikelola-bersama-tiga-instansi?page=2 | https://www.itworks.id/57488/akselerasi-inovasi-layanan-publik-kemenpanrb-gandeng-tujuh-provinsi-jadi-hub-jipp.html
act-2023-ministries | commitment_signing | none | 2023-10-20 | | kemenpanrb | hub-kemenag hub-atrbpn hub-kumham hub-kkp hub-kemenkeu hub-kemendag hub-kementan hub-kemensos hub-polri hub-ma hub-bpom hub-kejagung | Hub commitment of 12 ministries and agencies with data validation
  | | | mode: unknown; place: Jakarta; agencies: 12; place is the dateline; held with a validation of innovation data and a discussion
  | https://djabarpos.com/?p=27305
act-2023-bali | peer_exchange | development | 2023-11-02 | | kemenpanrb | hub-id-ba | Seminar on fostering public service innovation
  | | | mode: onsite; place: Bali; told as a programme to empower regional hubs | press release of the ministry as kept in public code
act-2023-ntt | ceremony | none | 2023-11-14 | | hub-id-nt | hub-id-nt | Launch of the hub Lopo Inovasi Flobamorata
  | usaid-erat asia-foundation | | mode: unknown; place: unknown; the portal itself says it was developed in 2022
  | https://asiafoundation.org/2023/12/20/usaid-erat-enables-provincial-innovation-hubs-to-foster-improved-innovation-environment/
act-2024-replication-guide | coordination | none | 2024-02-02 | | kemenpanrb | | Focus group on a guide to replication
  | | | mode: unknown; place: unknown; no standard guide by that day | menpan.go.id
act-2024-pkri-ki | coordination | none | 2024-05-13 | | hub-id-ki | hub-id-ki | Briefing on PKRI in Kaltim
  | | | mode: onsite; place: Samarinda (Biro Organisasi); city inferred from the office; four agencies with five past Top innovations; three had filled the form by the report
  | https://biroorganisasi.kaltimprov.go.id/berita/sosialisasi-pemantauan-keberlanjutan-dan-replikasi-inovasi-pkri-pelayanan-publik-tahun-2024
act-2024-pkri | monitoring_evaluation | any | 2024-07-12..2024-07-16 | planned | kemenpanrb | | PKRI presentation and interviews
  | | | mode: online; 58 entrants of the sustainability group and 36 of the replication group; another outlet prints 33 for the first: kept; marks 70 % substance and 30 % delivery
  | https://sumateraekspres.bacakoran.co/amp/51848/ekspose-hasil-pkri-2024-segera-diselenggarakan-oleh-kementerian-panrb | https://jambiindependent.bacakoran.co/read/13929/gelar-evaluasi-keberlanjutan-inovasi-pelayanan-publik/15
act-2025-sulbar-coaching | mentoring | none | 2025-03-18 | | kemenpanrb | hub-id-sr | The ministry coaches the hub of Sulawesi Barat
  | | | mode: unknown; place: unknown | https://borneokalbar.com
act-2025-sulbar | mentoring | creation | 2025-05-23..2025-05-27 | | Biro Organisasi Setda Sulawesi Barat | hub-id-sr | Mentoring of proposal entry for KIPP 2025
  | | | mode: onsite; place: Mamuju (Biro Organisasi); held on 23, 24 and 27 May only; the hub itself sits in another agency (Bapperida)
  | https://biroorganisasi.sulbarprov.go.id/?p=10261
act-2025-maturity | coordination | none | 2025-10-03 | | kemenpanrb | hub-id-sr | Briefing on the hub maturity instrument
  | | | mode: online; 54 hubs exist; who attended is told for Sulbar only | https://mamujupos.com/sulbar-kini-jadi-bagian-penting-inovasi-publik-nasional
act-2025-papua-coaching | mentoring | none | 2025-10-15 | | kemenpanrb | | The ministry coaches Papua Barat and Papua Barat Daya
  | | | mode: unknown; place: unknown; no proof that either is a hub | menpan.go.id
act-2025-sulbar-data | data_update | none | 2025-11-01 | | hub-id-sr | hub-id-sr | Completing the data of the Sulbar hub
  | | | mode: unknown; place: Mamuju; follows a meeting with the ministry on 10-31; validation set for 2025-11-05; place is the dateline
  | https://intuisi.id/bapperida-sulbar-ambil-langkah-taktis-lengkapi-data-hub-jipp-untuk-penguatan-inovasi-pelayanan-publik
"""


_SERVED: Final[Mapping[str, Served]] = {
    "any": "any",
    "none": "none",
    **{phase.name.lower(): phase for phase in Phase},
}


def _event(
    id: str,
    kind: str,
    phase: str,
    days: str,
    planned: str,
    host: str,
    hubs: str,
    title: str,
    partners: str,
    participants: str,
    note: str,
    *sources: str,
) -> Activity:
    served, (first, _, last) = hubs.split(), days.partition("..")
    return Activity(
        id=id,
        hub=served[0] if served else None,
        also=served[1:],
        kind=ActivityKind(kind),
        on=date.fromisoformat(first),
        until=date.fromisoformat(last) if last else None,
        title=title,
        phase=_SERVED[phase],
        host=known(host),
        partners=partners.split(),
        participants=int(participants) if participants else None,
        planned=bool(planned),
        basis=cited("reported", note, sources),
    )


ACTIVITIES: Final = tuple(_event(*row) for row in rows(_TABLE))
