"""The instruments: laws, regulations, decrees, circulars and guides, and when they hold.

Where only the year is known the end of a period is a window over that year. An end that is not
known is `UNKNOWN`: such an instrument is never counted as certainly in force.
"""

from datetime import date
from typing import Final

from jipp._fields import as_bool, as_day, as_str, refuse
from jipp._text import fold, unknown_name
from jipp.model.regulation import Regulation
from jipp.model.text_tables import cited, period, rows

__all__ = ["regulation", "regulations"]


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


def _instrument(
    id: str,
    kind: str,
    number: str,
    year: str,
    when: str,
    replaced_by: str,
    confidence: str,
    subject: str,
    note: str,
) -> Regulation:
    return Regulation(
        id=id,
        kind=kind,
        number=number,
        year=int(year),
        subject=subject,
        in_force=period(when, past=False),
        replaced_by=replaced_by or None,
        basis=cited(confidence, note, (), id),
    )


# A bare year stands for some day of it, and an end that is left out is known not to have come.
REGULATIONS: Final = tuple(
    _instrument(*row)
    for row in rows("""
id | kind | number | year | in force | replaced by | confidence | subject | note
uu-25-2009 | UU | 25 | 2009 | 2009.. | | official | Pelayanan Publik | basis
pp-96-2012 | PP | 96 | 2012 | 2012.. | | official | Pelaksanaan UU 25/2009 | basis
permenpanrb-30-2014 | PermenPANRB | 30 | 2014 | 2014..2021-12-31 | permenpanrb-91-2021 | official | Pedoman Inovasi Pelayanan Publik
  | BN 2014 no. 1715; the rule in force when the eight pilot hubs were named
permenpanrb-19-2016 | PermenPANRB | 19 | 2016 | 2016..? | | reported | KIPP 2017 |
permenpanrb-3-2018 | PermenPANRB | 3 | 2018 | 2018..? | | official | KIPP 2018 |
permenpanrb-5-2019 | PermenPANRB | 5 | 2019 | 2019..2021 | permenpanrb-7-2021 | official | KIPP | basis of 2019 and 2020
kepmenpanrb-44-2020 | KepmenPANRB | 44 | 2020 | 2020..? | | official | Petunjuk Pelaksanaan KIPP 2020 |
kepmenpanrb-94-2020 | KepmenPANRB | 94 | 2020 | 2020..? | | official | Percontohan Hub JIPP pada Pemerintah Daerah Tahun 2020 | the eight pilots
permenpanrb-89-2020 | PermenPANRB | 89 | 2020 | 2020..? | | reported | Penyelenggaraan JIPP
  | text not seen; a list of downloads in public code (pujisubarkah/Jippnas) gives the same title, a ministry item prints Jaringan Inovasi Pelayanan Publik
permenpanrb-7-2021 | PermenPANRB | 7 | 2021 | 2021.. | | official | KIPP di lingkungan K/L Pemda BUMN BUMD | BN 2021 no. 196
kepmenpanrb-161-2021 | KepmenPANRB | 161 | 2021 | 2021..? | | official | Petunjuk Pelaksanaan KIPP 2021 |
kepmenpanrb-359-2021 | KepmenPANRB | 359 | 2021 | 2021..? | | reported | Hub JIPP pada Pemerintah Daerah Tahun 2021
  | twelve hubs: the eight and Riau Kalbar Bali Maluku
permenpanrb-91-2021 | PermenPANRB | 91 | 2021 | 2021-12-31.. | | official | Pembinaan Inovasi Pelayanan Publik
  | art. 1 definitions; art. 2 aims; art. 3 five criteria; art. 4 three phases
kepmenpanrb-50-2022 | KepmenPANRB | 50 | 2022 | 2022..? | | reported | KIPP 2022 |
pedoman-panrb-3-2023 | Pedoman Menteri PANRB | 3 | 2023 | 2023..? | | reported | KIPP 2023 |
kepmenpanrb-305-2024 | KepmenPANRB | 305 | 2024 | 2024..? | | reported | Hub JIPP (14 regional hubs)
  | Sulawesi Barat is named, with 13 other provinces (mamujupos.com); Kepulauan Riau and Bengkulu are inferred; the other eleven are not named
pedoman-panrb-4-2025 | Pedoman Menteri PANRB | 4 | 2025 | 2025..? | | reported | KIPP 2025
  | semarak.co (2025-08-14) prints 5/2025; kabar24 and suaraborneo print 4/2025
pp-38-2017 | PP | 38 | 2017 | 2017.. | | official | Inovasi Daerah | regional innovation (Kemendagri)
permendagri-104-2018 | Permendagri | 104 | 2018 | 2018.. | | reported | Penilaian dan Pemberian Penghargaan dan/atau Insentif Inovasi Daerah
  | full title as the press (jpnn.com 2025-11-05) and briefing decks print it; number and year were seen officially
surat-bskdn-1887-2026 | Surat Kepala BSKDN | 400.10.11/1887/BSKDN | 2026 | 2026-04-29..? | | transcribed | Pedoman Indeks Inovasi Daerah 2026
  | three transcriptions agree on the weights; the letter itself not seen
permenpanrb-17-2017 | PermenPANRB | 17 | 2017 | 2017..2022 | permenpanrb-29-2022 | reported | Indeks Pelayanan Publik |
permenpanrb-29-2022 | PermenPANRB | 29 | 2022 | 2022..? | | transcribed | Pemantauan dan Evaluasi Kinerja Penyelenggaraan Pelayanan Publik (PEKPPP)
  | title and BN 2022 no. 672 as public code cites them (stored copies); the Indeks Pelayanan Publik is what it yields; PermenPANRB 4/2023 is told as the present basis: whether it repeals or amends this one is not seen
perpres-59-2017 | Perpres | 59 | 2017 | 2017..? | | reported | Pelaksanaan Pencapaian TPB (SDGs) |
kepmenpanrb-15-2013 | KepmenPANRB | 15 | 2013 | 2013..? | | reported | KIPP 2014 |
se-menpanrb-9-2014 | SE MenPANRB | 9 | 2014 | 2014..? | | official | KIPP 2015 |
kepmenpanrb-99-2016 | KepmenPANRB | 99 | 2016 | 2016..? | | reported | Top 35 of 2016 |
kepmenpanrb-189-2020 | KepmenPANRB | 189 | 2020 | 2020-07-13..? | | reported | Top 99 and 15 of 2020 |
kepmenpanrb-192-2020 | KepmenPANRB | 192 | 2020 | 2020-07-27..? | | reported | Top 45 of 2020 |
kepmenpanrb-659-2024 | KepmenPANRB | 659 | 2024 | 2024..? | | reported | IPP results 2024 |
pedoman-panrb-1-2022 | Pedoman Menteri PANRB | 1 | 2022 | 2022..? | | reported | IPP |
perpres-111-2022 | Perpres | 111 | 2022 | 2022..? | | reported | TPB (SDGs) | follows 59/2017; kind of change not verified
uu-2-2024 | UU | 2 | 2024 | ?..? | | reported | Daerah Khusus Jakarta | promulgated 2024-04-25; takes effect with a presidential decision (art. 73)
uu-151-2024 | UU | 151 | 2024 | 2024-11-30..? | | reported | changes UU 2/2024
  | amends UU 2/2024 (arts 70A-70D); signed 2024-11-30, in force from promulgation (kumparan; okezone 2024-12-07; panduga)
permenpanrb-4-2023 | PermenPANRB | 4 | 2023 | 2023..? | | reported | PEKPPP / Indeks Pelayanan Publik
  | told as the present basis of PEKPPP and its index (data.goodstats.id on the index of 2024; public code brayenid/pekppp-guide has it follow the earlier rule); text, title, date and relation to 29/2022 not seen
permenpanrb-15-2015 | PermenPANRB | 15 | 2015 | 2015..? | | reported | KIPP 2016 | told by one announcement of 2015-10 (bricker.my.id); text not seen
kepmenpanrb-18-2019 | KepmenPANRB | 18 | 2019 | 2019..? | | reported | Top 45 of 2019 | menpan.go.id item on the Top 45
perkalan-7-2023 | PerKaLAN | 7 | 2023 | 2023..? | | transcribed | Laboratorium Inovasi
  | of LAN and not of PANRB; list of downloads in public code (pujisubarkah/Jippnas)
surat-mendagri-2704-2023 | Surat Mendagri | 400.10.11/2704/SJ | 2023 | 2023-05-18..? | | transcribed | IID and IGA 2023 (guide)
  | briefing deck on IID 2023 (pdfcoffee.com)
surat-mendagri-3363-2021 | Surat Mendagri | 002.6/3363/SJ | 2021 | 2021-06-08..? | | transcribed | IGA 2021 (entry of innovations) | public code (stored copy)
kepmendagri-1287-2024 | Kepmendagri | 900.1.3.2-1287 | 2024 | 2024..? | | reported | additional income (TPP) of civil servants: IID is one of its inputs
  | the first link found from the index to money (sinarmalut 2025-02-11); text not seen
kepmenpanrb-739-2023 | KepmenPANRB | 739 | 2023 | 2023..? | | unverified | technical guide of reform evaluation (RB General and RB Tematik)
  | the stored page is titled 730/2023 (scribd 683958562); of RB General 100 only strategy 10 and policy achievement 40 were read
""")
)
# Each spelling with the id that is suggested for it.
_SPELLINGS: Final = {spelling: r.id for r in REGULATIONS for spelling in (r.id, _citation(r))}
_BY_ID: Final = {r.id: r for r in REGULATIONS}
_BY_SPELLING: Final = {fold(spelling): _BY_ID[id] for spelling, id in _SPELLINGS.items()}
