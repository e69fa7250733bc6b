"""The hubs whose designation is known: 25 provinces, 12 ministries and institutions.

The day of a designation is known only within bounds. The agency's id is the hub's without "hub-".
"""

from datetime import date
from typing import Final

from jipp._dates import Window
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.hub import Designation, Hub, HubTotal
from jipp.model.place import Agency, AgencyKind

_NEWS: Final = "https://menpan.go.id/site/berita-terkini/"
_ANTARA: Final = (
    "https://m.antaranews.com/amp/berita/1618314/kemenpan-rb-tetapkan-babel-percontohan-hub-jipp"
)
_NETWORK_NEWS: Final = _NEWS + "jaringan-inovasi-pelayanan-publik-nasional-segera-dibangun"
_LANGGAM: Final = (
    "https://langgam.id/akselerasi-pelayanan-publik-di-sumbar-19-daerah-replikasi-5-inovasi"
)
_PARLEMEN: Final = "https://indonesiaparlemen.com/2021/03/04/8-provinsi-jadi-percontohan-hub-jipp-kementerian-pan-rb/"
_HARNAS: Final = "https://harnasnews.com/?p=103572"
_JOINING_2022: Final = _NEWS + "komitmen-pemerintah-provinsi-bergabung-dalam-jipp"
_ITWORKS: Final = "https://www.itworks.id/57488/akselerasi-inovasi-layanan-publik-kemenpanrb-gandeng-tujuh-provinsi-jadi-hub-jipp.html"
_JIPPNAS_NEWS: Final = _NEWS + "situs-jippnas-kini-telah-resmi-dikelola-bersama-tiga-instansi"
_DJABAR: Final = "https://djabarpos.com/?p=27305"
_BY_JULY_2020: Final = Window(not_before=date(2020, 1, 1), not_after=date(2020, 7, 17))
_SPRING_2021: Final = Window(not_before=date(2021, 3, 3), not_after=date(2021, 6, 16))
_AUTUMN_2022: Final = Window(not_before=date(2022, 9, 28), not_after=date(2022, 12, 31))
_SPRING_2023: Final = Window(not_before=date(2023, 3, 14), not_after=date(2023, 8, 11))
_IN_2024: Final = Window(not_before=date(2024, 1, 1), not_after=date(2024, 12, 31))
_AUTUMN_2023: Final = Window(not_before=date(2023, 8, 11), not_after=date(2023, 10, 20))
_BY_JULY_2024: Final = Window(not_before=date(2024, 1, 1), not_after=date(2024, 7, 25))


def _named(
    window: Window,
    status: str,
    *sources: str,
    decree: str | None = None,
    note: str = "",
    confidence: Confidence = Confidence.REPORTED,
) -> Designation:
    cited = Citation(regulation=decree, note=note) if decree or note else None
    return Designation(
        instrument=decree,
        window=window,
        status=status,
        basis=Basis(
            origin=Origin.LAW if decree else Origin.PRACTICE,
            confidence=confidence,
            citation=cited,
            sources=sources,
        ),
    )


# Decree 359/2021 names the eight of 2020 again; day and status are taken to be those of the four
# that it names for the first time.
_AGAIN: Final = _named(
    _SPRING_2021,
    "pilot",
    decree="kepmenpanrb-359-2021",
    note="names the eight pilots of 2020 again; day and status as of the four named first",
    confidence=Confidence.INFERRED,
)


def _hub(
    id: str,
    name: str,
    *designations: Designation,
    kind: AgencyKind = AgencyKind.PROVINCE,
    host_unit: str = "",
    platform: str = "",
    mentor: str = "",
) -> Hub:
    agency_id = id.removeprefix("hub-")
    province = agency_id.upper() if kind is AgencyKind.PROVINCE else None
    return Hub(
        id=id,
        agency=Agency(id=agency_id, name=name, kind=kind, province=province),
        designations=designations,
        host_unit=host_unit,
        platform=platform,
        mentor=mentor,
    )


_JOINED_2022: Final = _named(
    _AUTUMN_2022,
    "member",
    _JOINING_2022,
    note="naming decree not found; brings total to 15; Kalbar co-signed as an existing hub",
)
_SIGNED_2023: Final = "naming decree number not found; total then 22; 2023-03-14 was the signing of commitment (willingness asked for on 2023-02-13), not a designation, though djabarpos also writes as if the seven were designated"
_JOINED_2023: Final = _named(
    _SPRING_2023, "member", _ITWORKS, _JIPPNAS_NEWS, _DJABAR, note=_SIGNED_2023
)
_CENTRAL_2023: Final = _named(
    _AUTUMN_2023,
    "member",
    _DJABAR,
    note="2023-10-20 was the signing of commitment by twelve bodies, not a designation",
)
_ALL_PROVINCES: Final = "all 14 of decree 305/2024 are provinces (mamujupos.com)"


def _central(key: str, name: str, kind: AgencyKind = AgencyKind.MINISTRY) -> Hub:
    return _hub(f"hub-{key}", name, _CENTRAL_2023, kind=kind, mentor="KemenPANRB")


HUBS: Final = (
    _hub(
        "hub-id-ji",
        "Jawa Timur",
        _named(
            _BY_JULY_2020,
            "pilot",
            _ANTARA,
            _NETWORK_NEWS,
            "https://fdokumen.com/document/delapan-langkah-transfer-inovasi-pelayanan-publik.html",
            decree="kepmenpanrb-94-2020",
            note="First JIPP; menpan counts hubs from 2016 onward, but no page in reach states the exact Jatim launch date",
        ),
        _AGAIN,
        host_unit="Biro Organisasi",
        platform="jipp.jatimprov.go.id",
        mentor="GIZ TRANSFORMASI",
    ),
    _hub(
        "hub-id-ss",
        "Sumatera Selatan",
        _named(
            _BY_JULY_2020,
            "pilot",
            _ANTARA,
            _NETWORK_NEWS,
            "https://suaramerdekanews.com/2020/11/03/jadi-hub-jipp-sumatra-selatan-replikasi-tiga-inovasi",
            decree="kepmenpanrb-94-2020",
            note="host unit and URL not found",
        ),
        _AGAIN,
        mentor="GIZ TRANSFORMASI",
    ),
    _hub(
        "hub-id-sn",
        "Sulawesi Selatan",
        _named(
            _BY_JULY_2020,
            "pilot",
            _ANTARA,
            "https://makassar.tribunnews.com/2021/03/10/sekprov-jipp-percepat-pencapaian-one-agency-one-innovation-di-sulsel",
            _NEWS + "sulsel-akan-replikasi-lima-inovasi-pelayanan-publik",
            decree="kepmenpanrb-94-2020",
            note="regional JIPP ran from 2018-03, before the hub (tribunnews 2021-03-10)",
        ),
        _AGAIN,
        host_unit="Biro Organisasi (with Bappelitbangda)",
        platform="jipp.sulselprov.go.id",
        mentor="GIZ TRANSFORMASI to 2020",
    ),
    _hub(
        "hub-id-jt",
        "Jawa Tengah",
        _named(
            _BY_JULY_2020,
            "pilot",
            _ANTARA,
            "https://new.kompak.or.id/en/article/jipp-media-pendorong-inovasi",
            _NEWS
            + "jawa-tengah-akan-replikasi-tiga-inovasi-pelayanan-publik-yang-dibutuhkan-masyarakat",
            _LANGGAM,
            "https://kompak.or.id",
            decree="kepmenpanrb-94-2020",
            note="Kompak says 229 proposals by 2018-07; JIPP opened softly on 2018-07-10 and formally on 2018-08-18 in Pemalang, with KOMPAK",
        ),
        _AGAIN,
        host_unit="Biro Organisasi Setda",
        platform="jipp.jatengprov.go.id",
        mentor="GIZ TRANSFORMASI, KOMPAK, KINERJA-USAID, universities",
    ),
    _hub(
        "hub-id-sb",
        "Sumatera Barat",
        _named(
            _BY_JULY_2020,
            "pilot",
            _ANTARA,
            "https://daelpos.com/?p=29944",
            _LANGGAM,
            decree="kepmenpanrb-94-2020",
            note="host unit and URL not found",
        ),
        _AGAIN,
        mentor="GIZ (2020); perguruan tinggi (2021)",
    ),
    _hub(
        "hub-id-bb",
        "Kepulauan Bangka Belitung",
        _named(
            _BY_JULY_2020,
            "pilot",
            _ANTARA,
            _LANGGAM,
            decree="kepmenpanrb-94-2020",
            note="the seed item; host unit not found",
        ),
        _AGAIN,
        platform="jipp.babelprov.go.id",
        mentor="GIZ",
    ),
    _hub(
        "hub-id-ks",
        "Kalimantan Selatan",
        _named(
            _BY_JULY_2020,
            "pilot",
            _ANTARA,
            _PARLEMEN,
            decree="kepmenpanrb-94-2020",
            note="host unit and URL not found",
        ),
        _AGAIN,
    ),
    _hub(
        "hub-id-go",
        "Gorontalo",
        _named(
            _BY_JULY_2020,
            "pilot",
            _ANTARA,
            "https://nusakini.com/news/provinsi-gorontalo-akan-mereplikasi-empat-inovasi-dari-jatim",
            decree="kepmenpanrb-94-2020",
        ),
        _AGAIN,
        mentor="GIZ",
    ),
    _hub(
        "hub-id-ri",
        "Riau",
        _named(
            _SPRING_2021,
            "pilot",
            _HARNAS,
            _PARLEMEN,
            "https://desentral.news/?p=4743",
            decree="kepmenpanrb-359-2021",
        ),
        mentor="local university (after GIZ ended 2020)",
    ),
    _hub(
        "hub-id-kb",
        "Kalimantan Barat",
        _named(
            _SPRING_2021,
            "pilot",
            _HARNAS,
            "https://biroorganisasi.kalbarprov.go.id/?p=1846",
            "https://mmcindonesia.com",
            decree="kepmenpanrb-359-2021",
            note="province page gives the decree title as Hub JIPP pada Pemerintah Daerah Tahun 2021; mentors are bodies appointed for a hub: IAPA recommends universities, a decree of the ministry appoints them (mmcindonesia.com 2021-05-21)",
        ),
        host_unit="Biro Organisasi Setda",
        mentor="Universitas Tanjungpura",
    ),
    _hub(
        "hub-id-ba",
        "Bali",
        _named(
            _SPRING_2021,
            "pilot",
            _HARNAS,
            "https://bappeda.baliprov.go.id/2021/03/03/berkomitmen-kuat-dalam-inovasi-pelayanan-publik-pemprov-bali-ditunjuk-sebagai-hub-jipp/",
            decree="kepmenpanrb-359-2021",
        ),
        host_unit="Biro Organisasi Setda; Bappeda attended",
        mentor="local university",
    ),
    _hub(
        "hub-id-ma",
        "Maluku",
        _named(_SPRING_2021, "pilot", _HARNAS, _PARLEMEN, decree="kepmenpanrb-359-2021"),
    ),
    _hub("hub-id-su", "Sumatera Utara", _JOINED_2022, mentor="USAID ERAT"),
    _hub("hub-id-bt", "Banten", _JOINED_2022, mentor="USAID ERAT"),
    _hub("hub-id-nt", "Nusa Tenggara Timur", _JOINED_2022, mentor="USAID ERAT"),
    _hub("hub-id-ja", "Jambi", _JOINED_2023, mentor="KemenPANRB"),
    _hub("hub-id-la", "Lampung", _JOINED_2023, mentor="KemenPANRB"),
    _hub("hub-id-jb", "Jawa Barat", _JOINED_2023, mentor="KemenPANRB"),
    _hub("hub-id-yo", "Daerah Istimewa Yogyakarta", _JOINED_2023, mentor="KemenPANRB"),
    _hub("hub-id-nb", "Nusa Tenggara Barat", _JOINED_2023, mentor="KemenPANRB"),
    _hub("hub-id-mu", "Maluku Utara", _JOINED_2023, mentor="KemenPANRB"),
    _hub(
        "hub-id-ki",
        "Kalimantan Timur",
        _named(
            _SPRING_2023,
            "member",
            _ITWORKS,
            _JIPPNAS_NEWS,
            _DJABAR,
            _NEWS + "kementerian-panrb-dampingi-provinsi-kalimantan-timur-bentuk-hub-inovasi",
            note=_SIGNED_2023,
        ),
        mentor="KemenPANRB",
    ),
    _hub(
        "hub-id-sr",
        "Sulawesi Barat",
        _named(
            _IN_2024,
            "member",
            "https://mamujupos.com/sulbar-kini-jadi-bagian-penting-inovasi-publik-nasional",
            "https://intuisi.id/bapperida-sulbar-ambil-langkah-taktis-lengkapi-data-hub-jipp-untuk-penguatan-inovasi-pelayanan-publik",
            "https://borneokalbar.com",
            decree="kepmenpanrb-305-2024",
            note=f"maturity data validated 2025-11-05; coached by the ministry on 2025-03-18; {_ALL_PROVINCES}; hub and spoke: the hub is the centre of fostering and of data, a spoke is a unit that innovates (mamujupos.com)",
        ),
        host_unit="Bapperida (Bidang Rida), with Biro Ortala",
    ),
    _hub(
        "hub-id-kr",
        "Kepulauan Riau",
        _named(
            _IN_2024,
            "member",
            "https://limawaktu.id/news/kementerian-panrb-lakukan-pembinaan-inovasi-melalui-hub-jipp",
            decree="kepmenpanrb-305-2024",
            note=f"decree not stated on the page; {_ALL_PROVINCES}",
            confidence=Confidence.INFERRED,
        ),
    ),
    _central("kemenag", "Kementerian Agama"),
    _central("atrbpn", "Kementerian ATR/BPN"),
    _central("kumham", "Kementerian Hukum dan HAM"),
    _central("kkp", "Kementerian Kelautan dan Perikanan"),
    _central("kemenkeu", "Kementerian Keuangan"),
    _central("kemendag", "Kementerian Perdagangan"),
    _central("kementan", "Kementerian Pertanian"),
    _central("kemensos", "Kementerian Sosial"),
    _central("polri", "Kepolisian RI (Polri)", AgencyKind.INSTITUTION),
    _central("ma", "Mahkamah Agung", AgencyKind.INSTITUTION),
    _central("bpom", "Badan POM", AgencyKind.INSTITUTION),
    _central("kejagung", "Kejaksaan Agung", AgencyKind.INSTITUTION),
    _hub(
        "hub-id-be",
        "Bengkulu",
        _named(
            _BY_JULY_2024,
            "member",
            "ragamsumbar.com/berita/m-82402",
            decree="kepmenpanrb-305-2024",
            note=f"coached as a hub on 2024-07-25; {_ALL_PROVINCES}",
            confidence=Confidence.INFERRED,
        ),
    ),
)


def _total(as_of: date, regional: int, central: int, note: str = "") -> HubTotal:
    return HubTotal(
        regional=regional,
        central=central,
        as_of=as_of,
        basis=Basis(
            origin=Origin.PRACTICE,
            confidence=Confidence.REPORTED,
            citation=Citation(note=note) if note else None,
        ),
    )


HUB_TOTALS: Final = (
    _total(date(2020, 12, 31), 8, 0),
    _total(date(2021, 6, 30), 12, 0, "359/2021 names the eight again with four more"),
    _total(date(2022, 9, 28), 15, 0),
    _total(date(2023, 8, 11), 22, 0, "thirteen ministries invited"),
    _total(date(2023, 10, 20), 22, 12, "the twelve signed a commitment that day"),
    _total(
        date(2025, 10, 3),
        36,
        18,
        "22 + the 14 of decree 305/2024 = 36; all 14 are provinces (reported), so if the 36 are distinct provinces exactly two of the 13 unnamed ones are not hubs (inferred; names nobody)",
    ),
)
