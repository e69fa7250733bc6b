"""The instruments: laws, regulations, decrees, circulars and guides, and when they hold.

Where only the year is known the end of a period is a window over that year. An end that is not
known is `UNKNOWN`: such an instrument is never counted as certainly in force.
"""

from datetime import date
from typing import Final

from jipp._dates import Bound, Period, Window
from jipp._fields import as_bool, as_day, as_str, refuse
from jipp._text import fold, unknown_name
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.regulation import Regulation
from jipp.typing import UNKNOWN

__all__ = ["regulation", "regulations"]

_OFFICIAL: Final = Confidence.OFFICIAL
_REPORTED: Final = Confidence.REPORTED
_TRANSCRIBED: Final = Confidence.TRANSCRIBED


def regulation(id: str) -> Regulation:
    """Return an instrument by its id, or as it is cited: kind, number, slash, year.

    Raises:
        InvalidInputError: an id that is no text.
        UnknownNameError: no such instrument; `suggestions` are ids.

    >>> regulation("permenpanrb-30-2014").replaced_by, regulation("PermenPANRB 91/2021").id
    ('permenpanrb-91-2021', 'permenpanrb-91-2021')
    """
    refuse(id=as_str(id))
    if found := _BY_SPELLING.get(fold(id)):
        return found
    raise unknown_name("regulation", id, meant=_SPELLINGS)


def regulations(*, on: date, certain: bool = True) -> tuple[Regulation, ...]:
    """Return the instruments that are certainly in force on a day, in the order of the table.

    `certain=False` adds those that possibly are: `in_force.holds(on)` is None.

    Raises:
        InvalidInputError: not a day, or `certain` not a bool.

    >>> day = date(2020, 7, 17)
    >>> [r.id for r in regulations(on=day) if r.subject == "Pedoman Inovasi Pelayanan Publik"]
    ['permenpanrb-30-2014']
    >>> [regulation("kepmenpanrb-94-2020") in regulations(on=day, certain=c) for c in (True, False)]
    [False, True]
    """
    refuse(on=as_day(on), certain=as_bool(certain))
    allowed = (True,) if certain else (True, None)
    return tuple(r for r in REGULATIONS if r.in_force.holds(on) in allowed)


def cited_as(id: str) -> str:
    """Return the citation of an instrument; the id of one that is not in the table.

    >>> cited_as("permenpanrb-91-2021"), cited_as("perda-1-2020")
    ('PermenPANRB 91/2021', 'perda-1-2020')
    """
    found = _BY_SPELLING.get(fold(id))
    return id if found is None else _citation(found)


def _citation(instrument: Regulation) -> str:
    return f"{instrument.kind} {instrument.number}/{instrument.year}"


def _bound(value: Bound | int) -> Bound:
    if isinstance(value, int):
        return Window(not_before=date(value, 1, 1), not_after=date(value, 12, 31))
    return value


def _instrument(
    id: str,
    cited: tuple[str, str, int],
    subject: str,
    period: tuple[Bound | int, Bound | int],
    confidence: Confidence,
    *,
    note: str = "",
    replaced_by: str | None = None,
) -> Regulation:
    kind, number, year = cited
    return Regulation(
        id=id,
        kind=kind,
        number=number,
        year=year,
        subject=subject,
        in_force=Period(since=_bound(period[0]), until=_bound(period[1])),
        replaced_by=replaced_by,
        basis=Basis(
            origin=Origin.LAW,
            confidence=confidence,
            citation=Citation(regulation=id, note=note),
        ),
    )


# Id, (kind, number, year), subject, (in force since, until), confidence, note. A bare year stands
# for some day of it, and None for an end that is known not to have come.
REGULATIONS: Final = (
    _instrument(
        "uu-25-2009", ("UU", "25", 2009), "Pelayanan Publik", (2009, None), _OFFICIAL, note="basis"
    ),
    _instrument(
        "pp-96-2012",
        ("PP", "96", 2012),
        "Pelaksanaan UU 25/2009",
        (2012, None),
        _OFFICIAL,
        note="basis",
    ),
    _instrument(
        "permenpanrb-30-2014",
        ("PermenPANRB", "30", 2014),
        "Pedoman Inovasi Pelayanan Publik",
        (2014, date(2021, 12, 31)),
        _OFFICIAL,
        note="BN 2014 no. 1715; the rule in force when the eight pilot hubs were named",
        replaced_by="permenpanrb-91-2021",
    ),
    _instrument(
        "permenpanrb-19-2016", ("PermenPANRB", "19", 2016), "KIPP 2017", (2016, UNKNOWN), _REPORTED
    ),
    _instrument(
        "permenpanrb-3-2018", ("PermenPANRB", "3", 2018), "KIPP 2018", (2018, UNKNOWN), _OFFICIAL
    ),
    _instrument(
        "permenpanrb-5-2019",
        ("PermenPANRB", "5", 2019),
        "KIPP",
        (2019, 2021),
        _OFFICIAL,
        note="basis of 2019 and 2020",
        replaced_by="permenpanrb-7-2021",
    ),
    _instrument(
        "kepmenpanrb-44-2020",
        ("KepmenPANRB", "44", 2020),
        "Petunjuk Pelaksanaan KIPP 2020",
        (2020, UNKNOWN),
        _OFFICIAL,
    ),
    _instrument(
        "kepmenpanrb-94-2020",
        ("KepmenPANRB", "94", 2020),
        "Percontohan Hub JIPP pada Pemerintah Daerah Tahun 2020",
        (2020, UNKNOWN),
        _OFFICIAL,
        note="the eight pilots",
    ),
    _instrument(
        "permenpanrb-89-2020",
        ("PermenPANRB", "89", 2020),
        "Penyelenggaraan JIPP",
        (2020, UNKNOWN),
        _REPORTED,
        note="text not seen; a list of downloads in public code (pujisubarkah/Jippnas) gives the same title, a ministry item prints Jaringan Inovasi Pelayanan Publik",
    ),
    _instrument(
        "permenpanrb-7-2021",
        ("PermenPANRB", "7", 2021),
        "KIPP di lingkungan K/L Pemda BUMN BUMD",
        (2021, None),
        _OFFICIAL,
        note="BN 2021 no. 196",
    ),
    _instrument(
        "kepmenpanrb-161-2021",
        ("KepmenPANRB", "161", 2021),
        "Petunjuk Pelaksanaan KIPP 2021",
        (2021, UNKNOWN),
        _OFFICIAL,
    ),
    _instrument(
        "kepmenpanrb-359-2021",
        ("KepmenPANRB", "359", 2021),
        "Hub JIPP pada Pemerintah Daerah Tahun 2021",
        (2021, UNKNOWN),
        _REPORTED,
        note="twelve hubs: the eight and Riau Kalbar Bali Maluku",
    ),
    _instrument(
        "permenpanrb-91-2021",
        ("PermenPANRB", "91", 2021),
        "Pembinaan Inovasi Pelayanan Publik",
        (date(2021, 12, 31), None),
        _OFFICIAL,
        note="art. 1 definitions; art. 2 aims; art. 3 five criteria; art. 4 three phases",
    ),
    _instrument(
        "kepmenpanrb-50-2022", ("KepmenPANRB", "50", 2022), "KIPP 2022", (2022, UNKNOWN), _REPORTED
    ),
    _instrument(
        "pedoman-panrb-3-2023",
        ("Pedoman Menteri PANRB", "3", 2023),
        "KIPP 2023",
        (2023, UNKNOWN),
        _REPORTED,
    ),
    _instrument(
        "kepmenpanrb-305-2024",
        ("KepmenPANRB", "305", 2024),
        "Hub JIPP (14 regional hubs)",
        (2024, UNKNOWN),
        _REPORTED,
        note="Sulawesi Barat is named, with 13 other provinces (mamujupos.com); Kepulauan Riau and Bengkulu are inferred; the other eleven are not named",
    ),
    _instrument(
        "pedoman-panrb-4-2025",
        ("Pedoman Menteri PANRB", "4", 2025),
        "KIPP 2025",
        (2025, UNKNOWN),
        _REPORTED,
        note="semarak.co (2025-08-14) prints 5/2025; kabar24 and suaraborneo print 4/2025",
    ),
    _instrument(
        "pp-38-2017",
        ("PP", "38", 2017),
        "Inovasi Daerah",
        (2017, None),
        _OFFICIAL,
        note="regional innovation (Kemendagri)",
    ),
    _instrument(
        "permendagri-104-2018",
        ("Permendagri", "104", 2018),
        "Penilaian dan Pemberian Penghargaan dan/atau Insentif Inovasi Daerah",
        (2018, None),
        _REPORTED,
        note="full title as the press (jpnn.com 2025-11-05) and briefing decks print it; number and year were seen officially",
    ),
    _instrument(
        "surat-bskdn-1887-2026",
        ("Surat Kepala BSKDN", "400.10.11/1887/BSKDN", 2026),
        "Pedoman Indeks Inovasi Daerah 2026",
        (date(2026, 4, 29), UNKNOWN),
        _TRANSCRIBED,
        note="three transcriptions agree on the weights; the letter itself not seen",
    ),
    _instrument(
        "permenpanrb-17-2017",
        ("PermenPANRB", "17", 2017),
        "Indeks Pelayanan Publik",
        (2017, 2022),
        _REPORTED,
        replaced_by="permenpanrb-29-2022",
    ),
    _instrument(
        "permenpanrb-29-2022",
        ("PermenPANRB", "29", 2022),
        "Pemantauan dan Evaluasi Kinerja Penyelenggaraan Pelayanan Publik (PEKPPP)",
        (2022, UNKNOWN),
        _TRANSCRIBED,
        note="title and BN 2022 no. 672 as public code cites them (stored copies); the Indeks Pelayanan Publik is what it yields; PermenPANRB 4/2023 is told as the present basis: whether it repeals or amends this one is not seen",
    ),
    _instrument(
        "perpres-59-2017",
        ("Perpres", "59", 2017),
        "Pelaksanaan Pencapaian TPB (SDGs)",
        (2017, UNKNOWN),
        _REPORTED,
    ),
    _instrument(
        "kepmenpanrb-15-2013", ("KepmenPANRB", "15", 2013), "KIPP 2014", (2013, UNKNOWN), _REPORTED
    ),
    _instrument(
        "se-menpanrb-9-2014", ("SE MenPANRB", "9", 2014), "KIPP 2015", (2014, UNKNOWN), _OFFICIAL
    ),
    _instrument(
        "kepmenpanrb-99-2016",
        ("KepmenPANRB", "99", 2016),
        "Top 35 of 2016",
        (2016, UNKNOWN),
        _REPORTED,
    ),
    _instrument(
        "kepmenpanrb-189-2020",
        ("KepmenPANRB", "189", 2020),
        "Top 99 and 15 of 2020",
        (date(2020, 7, 13), UNKNOWN),
        _REPORTED,
    ),
    _instrument(
        "kepmenpanrb-192-2020",
        ("KepmenPANRB", "192", 2020),
        "Top 45 of 2020",
        (date(2020, 7, 27), UNKNOWN),
        _REPORTED,
    ),
    _instrument(
        "kepmenpanrb-659-2024",
        ("KepmenPANRB", "659", 2024),
        "IPP results 2024",
        (2024, UNKNOWN),
        _REPORTED,
    ),
    _instrument(
        "pedoman-panrb-1-2022",
        ("Pedoman Menteri PANRB", "1", 2022),
        "IPP",
        (2022, UNKNOWN),
        _REPORTED,
    ),
    _instrument(
        "perpres-111-2022",
        ("Perpres", "111", 2022),
        "TPB (SDGs)",
        (2022, UNKNOWN),
        _REPORTED,
        note="follows 59/2017; kind of change not verified",
    ),
    _instrument(
        "uu-2-2024",
        ("UU", "2", 2024),
        "Daerah Khusus Jakarta",
        (UNKNOWN, UNKNOWN),
        _REPORTED,
        note="promulgated 2024-04-25; takes effect with a presidential decision (art. 73)",
    ),
    _instrument(
        "uu-151-2024",
        ("UU", "151", 2024),
        "changes UU 2/2024",
        (date(2024, 11, 30), UNKNOWN),
        _REPORTED,
        note="amends UU 2/2024 (arts 70A-70D); signed 2024-11-30, in force from promulgation (kumparan; okezone 2024-12-07; panduga)",
    ),
    _instrument(
        "permenpanrb-4-2023",
        ("PermenPANRB", "4", 2023),
        "PEKPPP / Indeks Pelayanan Publik",
        (2023, UNKNOWN),
        _REPORTED,
        note="told as the present basis of PEKPPP and its index (data.goodstats.id on the index of 2024; public code brayenid/pekppp-guide has it follow the earlier rule); text, title, date and relation to 29/2022 not seen",
    ),
    _instrument(
        "permenpanrb-15-2015",
        ("PermenPANRB", "15", 2015),
        "KIPP 2016",
        (2015, UNKNOWN),
        _REPORTED,
        note="told by one announcement of 2015-10 (bricker.my.id); text not seen",
    ),
    _instrument(
        "kepmenpanrb-18-2019",
        ("KepmenPANRB", "18", 2019),
        "Top 45 of 2019",
        (2019, UNKNOWN),
        _REPORTED,
        note="menpan.go.id item on the Top 45",
    ),
    _instrument(
        "perkalan-7-2023",
        ("PerKaLAN", "7", 2023),
        "Laboratorium Inovasi",
        (2023, UNKNOWN),
        _TRANSCRIBED,
        note="of LAN and not of PANRB; list of downloads in public code (pujisubarkah/Jippnas)",
    ),
    _instrument(
        "surat-mendagri-2704-2023",
        ("Surat Mendagri", "400.10.11/2704/SJ", 2023),
        "IID and IGA 2023 (guide)",
        (date(2023, 5, 18), UNKNOWN),
        _TRANSCRIBED,
        note="briefing deck on IID 2023 (pdfcoffee.com)",
    ),
    _instrument(
        "surat-mendagri-3363-2021",
        ("Surat Mendagri", "002.6/3363/SJ", 2021),
        "IGA 2021 (entry of innovations)",
        (date(2021, 6, 8), UNKNOWN),
        _TRANSCRIBED,
        note="public code (stored copy)",
    ),
    _instrument(
        "kepmendagri-1287-2024",
        ("Kepmendagri", "900.1.3.2-1287", 2024),
        "additional income (TPP) of civil servants: IID is one of its inputs",
        (2024, UNKNOWN),
        _REPORTED,
        note="the first link found from the index to money (sinarmalut 2025-02-11); text not seen",
    ),
    _instrument(
        "kepmenpanrb-739-2023",
        ("KepmenPANRB", "739", 2023),
        "technical guide of reform evaluation (RB General and RB Tematik)",
        (2023, UNKNOWN),
        Confidence.UNVERIFIED,
        note="the stored page is titled 730/2023 (scribd 683958562); of RB General 100 only strategy 10 and policy achievement 40 were read",
    ),
)
# Each spelling with the id that is suggested for it.
_SPELLINGS: Final = {spelling: r.id for r in REGULATIONS for spelling in (r.id, _citation(r))}
_BY_ID: Final = {r.id: r for r in REGULATIONS}
_BY_SPELLING: Final = {fold(spelling): _BY_ID[id] for spelling, id in _SPELLINGS.items()}
