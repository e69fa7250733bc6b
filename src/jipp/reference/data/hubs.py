"""The hubs whose designation is known: 25 provinces, 12 ministries and institutions.

The day of a designation is known only within bounds. The agency's id is the hub's without "hub-".
"""

from datetime import date
from typing import Final, cast

from jipp._dates import Window
from jipp.model.hub import Designation, Hub, HubTotal
from jipp.model.place import Agency, AgencyKind
from jipp.model.text_tables import bound, cited, rows

_NEWS: Final = "https://menpan.go.id/site/berita-terkini/"
_ANTARANEWS: Final = (
    "https://m.antaranews.com/amp/berita/1618314/kemenpan-rb-tetapkan-babel-percontohan-hub-jipp"
)
_NEWS_JARINGAN: Final = _NEWS + "jaringan-inovasi-pelayanan-publik-nasional-segera-dibangun"
_LANGGAM: Final = (
    "https://langgam.id/akselerasi-pelayanan-publik-di-sumbar-19-daerah-replikasi-5-inovasi"
)
_INDONESIAPARLEMEN: Final = "https://indonesiaparlemen.com/2021/03/04/8-provinsi-jadi-percontohan-hub-jipp-kementerian-pan-rb/"
_HARNASNEWS: Final = "https://harnasnews.com/?p=103572"
_NEWS_KOMITMEN: Final = _NEWS + "komitmen-pemerintah-provinsi-bergabung-dalam-jipp"
_ITWORKS: Final = "https://www.itworks.id/57488/akselerasi-inovasi-layanan-publik-kemenpanrb-gandeng-tujuh-provinsi-jadi-hub-jipp.html"
_NEWS_SITUS: Final = _NEWS + "situs-jippnas-kini-telah-resmi-dikelola-bersama-tiga-instansi"
_DJABARPOS: Final = "https://djabarpos.com/?p=27305"
_JOINED_2022: Final = f"""  | 2022-09-28 to 2022-12-31 | member | | | reported | naming decree not found; brings total to 15; Kalbar co-signed as an existing hub | {_NEWS_KOMITMEN}"""
_JOINED_2023: Final = f"""  | 2023-03-14 to 2023-08-11 | member | | | reported | naming decree number not found; total then 22; 2023-03-14 was the signing of commitment (willingness asked for on 2023-02-13), not a designation, though djabarpos also writes as if the seven were designated
  | {_ITWORKS} | {_NEWS_SITUS} | {_DJABARPOS}"""
_CENTRAL_2023: Final = f"""  | 2023-08-11 to 2023-10-20 | member | | | reported | 2023-10-20 was the signing of commitment by twelve bodies, not a designation | {_DJABARPOS}"""
# `again` marks the eight of 2020, whom decree 359/2021 names again.
_TABLE: Final = f"""
id | kind | name | host unit | platform | mentor
  | day | status | decree | again | confidence | note | sources...
hub-id-ji | province | Jawa Timur | Biro Organisasi | jipp.jatimprov.go.id | GIZ TRANSFORMASI
  | 2020-01-01 to 2020-07-17 | pilot | kepmenpanrb-94-2020 | again | reported | First JIPP; menpan counts hubs from 2016 onward, but no page in reach states the exact Jatim launch date
  | {_ANTARANEWS} | {_NEWS_JARINGAN} | https://fdokumen.com/document/delapan-langkah-transfer-inovasi-pelayanan-publik.html
hub-id-ss | province | Sumatera Selatan | | | GIZ TRANSFORMASI
  | 2020-01-01 to 2020-07-17 | pilot | kepmenpanrb-94-2020 | again | reported | host unit and URL not found
  | {_ANTARANEWS} | {_NEWS_JARINGAN} | https://suaramerdekanews.com/2020/11/03/jadi-hub-jipp-sumatra-selatan-replikasi-tiga-inovasi
hub-id-sn | province | Sulawesi Selatan | Biro Organisasi (with Bappelitbangda) | jipp.sulselprov.go.id | GIZ TRANSFORMASI to 2020
  | 2020-01-01 to 2020-07-17 | pilot | kepmenpanrb-94-2020 | again | reported | regional JIPP ran from 2018-03, before the hub (tribunnews 2021-03-10)
  | {_ANTARANEWS} | https://makassar.tribunnews.com/2021/03/10/sekprov-jipp-percepat-pencapaian-one-agency-one-innovation-di-sulsel | {_NEWS}sulsel-akan-replikasi-lima-inovasi-pelayanan-publik
hub-id-jt | province | Jawa Tengah | Biro Organisasi Setda | jipp.jatengprov.go.id | GIZ TRANSFORMASI, KOMPAK, KINERJA-USAID, universities
  | 2020-01-01 to 2020-07-17 | pilot | kepmenpanrb-94-2020 | again | reported | Kompak says 229 proposals by 2018-07; JIPP opened softly on 2018-07-10 and formally on 2018-08-18 in Pemalang, with KOMPAK
  | {_ANTARANEWS} | https://new.kompak.or.id/en/article/jipp-media-pendorong-inovasi | {_NEWS}jawa-tengah-akan-replikasi-tiga-inovasi-pelayanan-publik-yang-dibutuhkan-masyarakat | {_LANGGAM} | https://kompak.or.id
hub-id-sb | province | Sumatera Barat | | | GIZ (2020); perguruan tinggi (2021)
  | 2020-01-01 to 2020-07-17 | pilot | kepmenpanrb-94-2020 | again | reported | host unit and URL not found
  | {_ANTARANEWS} | https://daelpos.com/?p=29944 | {_LANGGAM}
hub-id-bb | province | Kepulauan Bangka Belitung | | jipp.babelprov.go.id | GIZ
  | 2020-01-01 to 2020-07-17 | pilot | kepmenpanrb-94-2020 | again | reported | the seed item; host unit not found | {_ANTARANEWS} | {_LANGGAM}
hub-id-ks | province | Kalimantan Selatan | | |
  | 2020-01-01 to 2020-07-17 | pilot | kepmenpanrb-94-2020 | again | reported | host unit and URL not found | {_ANTARANEWS} | {_INDONESIAPARLEMEN}
hub-id-go | province | Gorontalo | | | GIZ
  | 2020-01-01 to 2020-07-17 | pilot | kepmenpanrb-94-2020 | again | reported |
  | {_ANTARANEWS} | https://nusakini.com/news/provinsi-gorontalo-akan-mereplikasi-empat-inovasi-dari-jatim
hub-id-ri | province | Riau | | | local university (after GIZ ended 2020)
  | 2021-03-03 to 2021-06-16 | pilot | kepmenpanrb-359-2021 | | reported | | {_HARNASNEWS} | {_INDONESIAPARLEMEN} | https://desentral.news/?p=4743
hub-id-kb | province | Kalimantan Barat | Biro Organisasi Setda | | Universitas Tanjungpura
  | 2021-03-03 to 2021-06-16 | pilot | kepmenpanrb-359-2021 | | reported | province page gives the decree title as Hub JIPP pada Pemerintah Daerah Tahun 2021; mentors are bodies appointed for a hub: IAPA recommends universities, a decree of the ministry appoints them (mmcindonesia.com 2021-05-21)
  | {_HARNASNEWS} | https://biroorganisasi.kalbarprov.go.id/?p=1846 | https://mmcindonesia.com
hub-id-ba | province | Bali | Biro Organisasi Setda; Bappeda attended | | local university
  | 2021-03-03 to 2021-06-16 | pilot | kepmenpanrb-359-2021 | | reported |
  | {_HARNASNEWS} | https://bappeda.baliprov.go.id/2021/03/03/berkomitmen-kuat-dalam-inovasi-pelayanan-publik-pemprov-bali-ditunjuk-sebagai-hub-jipp/
hub-id-ma | province | Maluku | | |
  | 2021-03-03 to 2021-06-16 | pilot | kepmenpanrb-359-2021 | | reported | | {_HARNASNEWS} | {_INDONESIAPARLEMEN}
hub-id-su | province | Sumatera Utara | | | USAID ERAT
{_JOINED_2022}
hub-id-bt | province | Banten | | | USAID ERAT
{_JOINED_2022}
hub-id-nt | province | Nusa Tenggara Timur | | | USAID ERAT
{_JOINED_2022}
hub-id-ja | province | Jambi | | | KemenPANRB
{_JOINED_2023}
hub-id-la | province | Lampung | | | KemenPANRB
{_JOINED_2023}
hub-id-jb | province | Jawa Barat | | | KemenPANRB
{_JOINED_2023}
hub-id-yo | province | Daerah Istimewa Yogyakarta | | | KemenPANRB
{_JOINED_2023}
hub-id-nb | province | Nusa Tenggara Barat | | | KemenPANRB
{_JOINED_2023}
hub-id-mu | province | Maluku Utara | | | KemenPANRB
{_JOINED_2023}
hub-id-ki | province | Kalimantan Timur | | | KemenPANRB
  | 2023-03-14 to 2023-08-11 | member | | | reported | naming decree number not found; total then 22; 2023-03-14 was the signing of commitment (willingness asked for on 2023-02-13), not a designation, though djabarpos also writes as if the seven were designated
  | {_ITWORKS} | {_NEWS_SITUS} | {_DJABARPOS} | {_NEWS}kementerian-panrb-dampingi-provinsi-kalimantan-timur-bentuk-hub-inovasi
hub-id-sr | province | Sulawesi Barat | Bapperida (Bidang Rida), with Biro Ortala | |
  | 2024-01-01 to 2024-12-31 | member | kepmenpanrb-305-2024 | | reported | maturity data validated 2025-11-05; coached by the ministry on 2025-03-18; all 14 of decree 305/2024 are provinces (mamujupos.com); hub and spoke: the hub is the centre of fostering and of data, a spoke is a unit that innovates (mamujupos.com)
  | https://mamujupos.com/sulbar-kini-jadi-bagian-penting-inovasi-publik-nasional | https://intuisi.id/bapperida-sulbar-ambil-langkah-taktis-lengkapi-data-hub-jipp-untuk-penguatan-inovasi-pelayanan-publik | https://borneokalbar.com
hub-id-kr | province | Kepulauan Riau | | |
  | 2024-01-01 to 2024-12-31 | member | kepmenpanrb-305-2024 | | inferred | decree not stated on the page; all 14 of decree 305/2024 are provinces (mamujupos.com)
  | https://limawaktu.id/news/kementerian-panrb-lakukan-pembinaan-inovasi-melalui-hub-jipp
hub-kemenag | ministry | Kementerian Agama | | | KemenPANRB
{_CENTRAL_2023}
hub-atrbpn | ministry | Kementerian ATR/BPN | | | KemenPANRB
{_CENTRAL_2023}
hub-kumham | ministry | Kementerian Hukum dan HAM | | | KemenPANRB
{_CENTRAL_2023}
hub-kkp | ministry | Kementerian Kelautan dan Perikanan | | | KemenPANRB
{_CENTRAL_2023}
hub-kemenkeu | ministry | Kementerian Keuangan | | | KemenPANRB
{_CENTRAL_2023}
hub-kemendag | ministry | Kementerian Perdagangan | | | KemenPANRB
{_CENTRAL_2023}
hub-kementan | ministry | Kementerian Pertanian | | | KemenPANRB
{_CENTRAL_2023}
hub-kemensos | ministry | Kementerian Sosial | | | KemenPANRB
{_CENTRAL_2023}
hub-polri | institution | Kepolisian RI (Polri) | | | KemenPANRB
{_CENTRAL_2023}
hub-ma | institution | Mahkamah Agung | | | KemenPANRB
{_CENTRAL_2023}
hub-bpom | institution | Badan POM | | | KemenPANRB
{_CENTRAL_2023}
hub-kejagung | institution | Kejaksaan Agung | | | KemenPANRB
{_CENTRAL_2023}
hub-id-be | province | Bengkulu | | |
  | 2024-01-01 to 2024-07-25 | member | kepmenpanrb-305-2024 | | inferred | coached as a hub on 2024-07-25; all 14 of decree 305/2024 are provinces (mamujupos.com)
  | ragamsumbar.com/berita/m-82402
"""


def _designation(
    day: str, status: str, decree: str, confidence: str, note: str, *sources: str
) -> Designation:
    return Designation(
        instrument=decree or None,
        window=cast("Window", bound(day)),
        status=status,
        basis=cited(confidence, note, sources, decree or None),
    )


# Day and status are taken to be those of the four that the decree names for the first time.
_AGAIN: Final = _designation(
    "2021-03-03 to 2021-06-16",
    "pilot",
    "kepmenpanrb-359-2021",
    "inferred",
    "names the eight pilots of 2020 again; day and status as of the four named first",
)


def _hub(
    id: str,
    kind: str,
    name: str,
    host_unit: str,
    platform: str,
    mentor: str,
    day: str,
    status: str,
    decree: str,
    again: str,
    *cells: str,
) -> Hub:
    first = _designation(day, status, decree, *cells)
    key = id.removeprefix("hub-")
    province = key.upper() if kind == "province" else None
    return Hub(
        id=id,
        agency=Agency(id=key, name=name, kind=AgencyKind(kind), province=province),
        designations=(first, _AGAIN) if again else (first,),
        host_unit=host_unit,
        platform=platform,
        mentor=mentor,
    )


HUBS: Final = tuple(_hub(*row) for row in rows(_TABLE))
HUB_TOTALS: Final = tuple(
    HubTotal(
        regional=int(regional),
        central=int(central),
        as_of=date.fromisoformat(day),
        basis=cited("reported", note),
    )
    for day, regional, central, note in rows("""
day | regional | central | note
2020-12-31 | 8 | 0 |
2021-06-30 | 12 | 0 | 359/2021 names the eight again with four more
2022-09-28 | 15 | 0 |
2023-08-11 | 22 | 0 | thirteen ministries invited
2023-10-20 | 22 | 12 | the twelve signed a commitment that day
2025-10-03 | 36 | 18 | 22 + the 14 of decree 305/2024 = 36; all 14 are provinces (reported), so if the 36 are distinct provinces exactly two of the 13 unnamed ones are not hubs (inferred; names nobody)
""")
)
