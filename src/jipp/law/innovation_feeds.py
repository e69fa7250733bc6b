"""Where innovation and the work of a hub count: indices, evaluations, a survey, incentives.

Only years are told, so that an end lies somewhere in a year.
"""

from datetime import date
from typing import Final, cast

from jipp._fields import as_day, refuse
from jipp.model.duty import Feed, FeedKind
from jipp.model.text_tables import cited, known, period, rows

__all__ = ["feeds"]

_NEWS: Final = "https://menpan.go.id/site/berita-terkini/"
_PEKPPP: Final = "public code of a local government (PEKPPP 2026)"
_DATA: Final = (
    "https://data.ntbprov.go.id/index.php/dataset/9f0b28fe-f047-4c0b-ad1d-24fd7336f441/show"
)
_TABLE: Final = f"""
id | kind | in force | instrument | confidence | owner | title
  | component | weight | unit | note | sources...
ipp-29-2022 | index | 2022..? | permenpanrb-29-2022 | reported | KemenPANRB | Indeks Pelayanan Publik
  | Aspek Inovasi | 12 | percent of the index | amended by PermenPANRB 4/2023 (told by https://theeditor.id/giving-public-service-awards-minister-anas-ipp-trend-up-services-expected-to-have-more-impact/); whether the weight changed is not told
  | https://idth.id/news/berita/pekppp-pilar-kunci-peningkatan-kualitas-pelayanan-publik-di-indonesia | ipp_weights.csv
ipp-f02-29 | index | ?..? | | transcribed | KemenPANRB | Indeks Pelayanan Publik
  | F-02 no. 29 creation of an innovation | 50 | percent of the aspect | by arithmetic 50 % x 12 % x 75 % (share of F-02) = 4.5 % of a unit index (inferred)
  | {_PEKPPP}
ipp-f02-30 | index | ?..? | | transcribed | KemenPANRB | Indeks Pelayanan Publik
  | F-02 no. 30 resources that keep an innovation going | 50 | percent of the aspect | proofs: team decision, budget, facilities, report on sustainability; 4.5 % of a unit index (inferred)
  | {_PEKPPP}
ipp-17-2017 | index | 2017..2022 | permenpanrb-17-2017 | unverified | KemenPANRB | Indeks Pelayanan Publik
  | Aspek Inovasi | 7 | percent of the index | | ipp_weights.csv
rb-before-2020 | evaluation | ?..? | | transcribed | KemenPANRB | Penilaian pelaksanaan Reformasi Birokrasi
  | Inovasi pelayanan publik | ? | | a ministry guide of 2017 says that service innovation is one component; no weight
  | https://adoc.pub/pedoman-kompetisi-inovasi-pelayanan-publik-bab-i-pendahuluan.html
rb-2020-reform | evaluation | 2020..2022 | | reported | KemenPANRB | Indeks Reformasi Birokrasi
  | Pengungkit: Reform | ? | | the sub-component weighs 30; the share of innovation inside it is not known | {_DATA}
rb-2020-hasil | evaluation | 2020..2022 | | reported | KemenPANRB | Indeks Reformasi Birokrasi
  | Hasil: Kualitas Pelayanan Publik | ? | | the sub-component weighs 10; that innovation acts on it is our reading | {_DATA}
rb-2023-general | evaluation | 2023..? | kepmenpanrb-739-2023 | transcribed | KemenPANRB | Indeks Reformasi Birokrasi
  | RB General | ? | | RB General weighs 100; strategy 10 (plan 3, carrying out 7) and policy results 40 are seen for ministries; no row that names innovation was in reach
  | {_DATA} | https://id.scribd.com/document/683958562/Keputusan-Menteri-PANRB-Nomor-730-Tahun-2023-tentang-Petunjuk-Teknis-Juknis-Evaluasi-Reformasi-Birokrasi-Tahun-2023
rb-2023-general-ipp | evaluation | 2023..? | kepmenpanrb-739-2023 | unverified | KemenPANRB | Indeks Reformasi Birokrasi
  | RB General: Indeks Pelayanan Publik | ? | | would be the way from an innovation to the reform index; row and weight not seen | general knowledge, not checked
rb-2023-tematik | evaluation | 2023..? | | transcribed | KemenPANRB | Indeks Reformasi Birokrasi
  | RB Tematik: initiatives and breakthroughs in the action plan of a theme | ? | | RB Tematik weighs 20 on top of 100; its strategy part 5 in the sheet for provinces; what a single innovation earns is not told
  | {_DATA} | https://123dok.com/id/docs/lembar-kerja-evaluasi-reformasi-birokrasi-tahun-evaluator-nasional.11992372
iid-2023-sid | index | 2023..2023 | | official | Kemendagri | Indeks Inovasi Daerah
  | Satuan Inovasi Daerah | 74.8 | percent of the index | here the innovation itself is scored
  | https://id.scribd.com/document/654130239/PPT-Sosialisasi-IID-Tahun-2023-1
iid-2026-replikasi | index | 2026..? | surat-bskdn-1887-2026 | transcribed | Kemendagri | Indeks Inovasi Daerah
  | Replikasi (31) | 3 | weight, maximum 9 | fed by commitment_signing and a finished replication | iid_2026_indicators.csv
iid-2026-bimtek | index | 2026..? | surat-bskdn-1887-2026 | transcribed | Kemendagri | Indeks Inovasi Daerah
  | Bimtek inovasi (20) | 1 | weight, maximum 3 | counts trainings of three years: fed by workshop | iid_2026_indicators.csv
iid-2026-jejaring | index | 2026..? | surat-bskdn-1887-2026 | transcribed | Kemendagri | Indeks Inovasi Daerah
  | Jejaring inovasi (24) | 1 | weight, maximum 3 | counts agencies networked: near to the partners of an innovation | iid_2026_indicators.csv
iid-2026-sosialisasi | index | 2026..? | surat-bskdn-1887-2026 | transcribed | Kemendagri | Indeks Inovasi Daerah
  | Sosialisasi (25) | 1 | weight, maximum 3 | fed by exhibition and media | iid_2026_indicators.csv
iid-2026-manfaat | index | 2026..? | surat-bskdn-1887-2026 | transcribed | Kemendagri | Indeks Inovasi Daerah
  | Kemanfaatan inovasi (33) | 3 | weight, maximum 9 | fed by a measured result | iid_2026_indicators.csv
iid-2026-monev | index | 2026..? | surat-bskdn-1887-2026 | transcribed | Kemendagri | Indeks Inovasi Daerah
  | Monitoring dan Evaluasi (34) | 2 | weight, maximum 6 | fed by the kind of evaluator of a result | iid_2026_indicators.csv
hub-maturity-2025 | survey | 2025..? | | reported | KemenPANRB | Peta kematangan Hub JIPP
  | planning, institutionalisation, dissemination, evaluation | ? | | scores the hub, not an innovation; aspect weights not known
  | https://mamujupos.com/sulbar-kini-jadi-bagian-penting-inovasi-publik-nasional
pkri-2024 | evaluation | 2024..2024 | | reported | KemenPANRB | PKRI
  | presentation and interview: substance | 70 | percent of the interview | delivery 30; the aspects of substance are those of the desk evaluation, not told
  | https://jambiindependent.bacakoran.co/read/13929/gelar-evaluasi-keberlanjutan-inovasi-pelayanan-publik/15
did | incentive | 2018..? | | reported | Kementerian Keuangan | Dana Insentif Daerah, kluster inovasi pelayanan publik
  | innovations that pass administration, Top 99 and Top 45 | ? | | from budget year 2018; Rp 7 to 13 billion a government in 2019; needs a clean audit, a budget on time, a one-stop service and e-government; promised for 2021 to the Top 45 of 2020; in 2021-11 the ministry only proposed to go on
  | https://www.presnapress.com/nasional/2020/05/20/tjahjo-kumolo-inovasi-pelayanan-publik-harus-bisa-menggerakkan-daerah-lain?page=2 | https://viva.co.id/arsip/1228175-menpan-rb-tetapkan-top-45-inovasi-pelayanan-publik-2019
did-kipp-2020-khusus | incentive | 2020..? | | reported | Kementerian Keuangan | Dana Insentif Daerah
  | winners of the special group of KIPP 2020 | ? | | a larger grant than the general group; amount not told
  | {_NEWS}kipp-2020-masuki-pintu-pertama-penilaian-proposal
tpp-2024 | incentive | 2024..? | kepmendagri-1287-2024 | reported | Kemendagri | Tambahan penghasilan pegawai (TPP)
  | Indeks Inovasi Daerah as one input | ? | | Kepmendagri 900.1.3.2-1287/2024 | sinarmalut (2025-02-11), as noted by an earlier search
"""


def _feed(
    id: str,
    kind: str,
    when: str,
    instrument: str,
    confidence: str,
    owner: str,
    title: str,
    component: str,
    weight: str,
    unit: str,
    note: str,
    *sources: str,
) -> Feed:
    return Feed(
        id=id,
        kind=cast("FeedKind", kind),
        title=title,
        owner=owner,
        component=component,
        weight=known(weight),
        weight_unit=unit,
        in_force=period(when),
        instrument=instrument or None,
        basis=cited(confidence, note, sources, instrument or None),
    )


FEEDS: Final = tuple(_feed(*row) for row in rows(_TABLE))


def feeds(*, on: date) -> tuple[Feed, ...]:
    """Return what innovation, or the work of a hub, counts for on a day, as far as it is told.

    It lists what may hold then: where only a year is known, the whole year, and where no end is
    known, every later day.

    Raises:
        InvalidInputError: not a day.

    >>> found = {feed.id: feed for feed in feeds(on=date(2026, 3, 1))}
    >>> found["ipp-29-2022"].weight, found["hub-maturity-2025"].weight
    (Decimal('12'), UNKNOWN)
    """
    refuse(on=as_day(on))
    return tuple(feed for feed in FEEDS if feed.in_force.holds(on) is not False)
