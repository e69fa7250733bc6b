"""Where innovation and the work of a hub count: indices, evaluations, a survey, incentives.

Only years are told, so that an end lies somewhere in a year.
"""

from datetime import date
from typing import Final

from jipp._dates import Period, Window
from jipp._fields import as_day, refuse
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.duty import Feed, FeedKind
from jipp.typing import UNKNOWN, Unknown

__all__ = ["feeds"]

_PANRB: Final = "KemenPANRB"
_HOME: Final = "Kemendagri"


def _year(year: int | Unknown, *, over: bool = False) -> Window | Unknown:
    """Return some day of a year; of an end, up to the first of the next."""
    if isinstance(year, Unknown):
        return year
    last = date(year + 1, 1, 1) if over else date(year, 12, 31)
    return Window(not_before=date(year, 1, 1), not_after=last)


def _feed(
    id: str,
    named: tuple[FeedKind, str, str],
    component: str,
    weight: tuple[str | Unknown, str],
    *,
    years: tuple[int | Unknown, int | Unknown],
    known: tuple[Confidence, str, tuple[str, ...]],
    instrument: str | None = None,
) -> Feed:
    kind, title, owner = named
    confidence, note, sources = known
    since, until = years
    return Feed(
        id=id,
        kind=kind,
        title=title,
        owner=owner,
        component=component,
        weight=weight[0],
        weight_unit=weight[1],
        in_force=Period(since=_year(since), until=_year(until, over=True)),
        instrument=instrument,
        basis=Basis(
            origin=Origin.LAW if instrument else Origin.PRACTICE,
            confidence=confidence,
            citation=Citation(regulation=instrument, note=note),
            sources=sources,
        ),
    )


# Id; kind, name, owner; component; weight and its unit; first and last year; how well it is known.
FEEDS: Final = (
    _feed(
        "ipp-29-2022",
        ("index", "Indeks Pelayanan Publik", _PANRB),
        "Aspek Inovasi",
        ("12", "percent of the index"),
        years=(2022, UNKNOWN),
        known=(
            Confidence.REPORTED,
            "amended by PermenPANRB 4/2023 (told by https://theeditor.id/giving-public-service-awards-minister-anas-ipp-trend-up-services-expected-to-have-more-impact/); whether the weight changed is not told",
            (
                "https://idth.id/news/berita/pekppp-pilar-kunci-peningkatan-kualitas-pelayanan-publik-di-indonesia",
                "ipp_weights.csv",
            ),
        ),
        instrument="permenpanrb-29-2022",
    ),
    _feed(
        "ipp-f02-29",
        ("index", "Indeks Pelayanan Publik", _PANRB),
        "F-02 no. 29 creation of an innovation",
        ("50", "percent of the aspect"),
        years=(UNKNOWN, UNKNOWN),
        known=(
            Confidence.TRANSCRIBED,
            "by arithmetic 50 % x 12 % x 75 % (share of F-02) = 4.5 % of a unit index (inferred)",
            ("public code of a local government (PEKPPP 2026)",),
        ),
    ),
    _feed(
        "ipp-f02-30",
        ("index", "Indeks Pelayanan Publik", _PANRB),
        "F-02 no. 30 resources that keep an innovation going",
        ("50", "percent of the aspect"),
        years=(UNKNOWN, UNKNOWN),
        known=(
            Confidence.TRANSCRIBED,
            "proofs: team decision, budget, facilities, report on sustainability; 4.5 % of a unit index (inferred)",
            ("public code of a local government (PEKPPP 2026)",),
        ),
    ),
    _feed(
        "ipp-17-2017",
        ("index", "Indeks Pelayanan Publik", _PANRB),
        "Aspek Inovasi",
        ("7", "percent of the index"),
        years=(2017, 2022),
        known=(Confidence.UNVERIFIED, "", ("ipp_weights.csv",)),
        instrument="permenpanrb-17-2017",
    ),
    _feed(
        "rb-before-2020",
        ("evaluation", "Penilaian pelaksanaan Reformasi Birokrasi", _PANRB),
        "Inovasi pelayanan publik",
        (UNKNOWN, ""),
        years=(UNKNOWN, UNKNOWN),
        known=(
            Confidence.TRANSCRIBED,
            "a ministry guide of 2017 says that service innovation is one component; no weight",
            ("https://adoc.pub/pedoman-kompetisi-inovasi-pelayanan-publik-bab-i-pendahuluan.html",),
        ),
    ),
    _feed(
        "rb-2020-reform",
        ("evaluation", "Indeks Reformasi Birokrasi", _PANRB),
        "Pengungkit: Reform",
        (UNKNOWN, ""),
        years=(2020, 2022),
        known=(
            Confidence.REPORTED,
            "the sub-component weighs 30; the share of innovation inside it is not known",
            (
                "https://data.ntbprov.go.id/index.php/dataset/9f0b28fe-f047-4c0b-ad1d-24fd7336f441/show",
            ),
        ),
    ),
    _feed(
        "rb-2020-hasil",
        ("evaluation", "Indeks Reformasi Birokrasi", _PANRB),
        "Hasil: Kualitas Pelayanan Publik",
        (UNKNOWN, ""),
        years=(2020, 2022),
        known=(
            Confidence.REPORTED,
            "the sub-component weighs 10; that innovation acts on it is our reading",
            (
                "https://data.ntbprov.go.id/index.php/dataset/9f0b28fe-f047-4c0b-ad1d-24fd7336f441/show",
            ),
        ),
    ),
    _feed(
        "rb-2023-general",
        ("evaluation", "Indeks Reformasi Birokrasi", _PANRB),
        "RB General",
        (UNKNOWN, ""),
        years=(2023, UNKNOWN),
        known=(
            Confidence.TRANSCRIBED,
            "RB General weighs 100; strategy 10 (plan 3, carrying out 7) and policy results 40 are seen for ministries; no row that names innovation was in reach",
            (
                "https://data.ntbprov.go.id/index.php/dataset/9f0b28fe-f047-4c0b-ad1d-24fd7336f441/show",
                "https://id.scribd.com/document/683958562/Keputusan-Menteri-PANRB-Nomor-730-Tahun-2023-tentang-Petunjuk-Teknis-Juknis-Evaluasi-Reformasi-Birokrasi-Tahun-2023",
            ),
        ),
        instrument="kepmenpanrb-739-2023",
    ),
    _feed(
        "rb-2023-general-ipp",
        ("evaluation", "Indeks Reformasi Birokrasi", _PANRB),
        "RB General: Indeks Pelayanan Publik",
        (UNKNOWN, ""),
        years=(2023, UNKNOWN),
        known=(
            Confidence.UNVERIFIED,
            "would be the way from an innovation to the reform index; row and weight not seen",
            ("general knowledge, not checked",),
        ),
        instrument="kepmenpanrb-739-2023",
    ),
    _feed(
        "rb-2023-tematik",
        ("evaluation", "Indeks Reformasi Birokrasi", _PANRB),
        "RB Tematik: initiatives and breakthroughs in the action plan of a theme",
        (UNKNOWN, ""),
        years=(2023, UNKNOWN),
        known=(
            Confidence.TRANSCRIBED,
            "RB Tematik weighs 20 on top of 100; its strategy part 5 in the sheet for provinces; what a single innovation earns is not told",
            (
                "https://data.ntbprov.go.id/index.php/dataset/9f0b28fe-f047-4c0b-ad1d-24fd7336f441/show",
                "https://123dok.com/id/docs/lembar-kerja-evaluasi-reformasi-birokrasi-tahun-evaluator-nasional.11992372",
            ),
        ),
    ),
    _feed(
        "iid-2023-sid",
        ("index", "Indeks Inovasi Daerah", _HOME),
        "Satuan Inovasi Daerah",
        ("74.8", "percent of the index"),
        years=(2023, 2023),
        known=(
            Confidence.OFFICIAL,
            "here the innovation itself is scored",
            ("https://id.scribd.com/document/654130239/PPT-Sosialisasi-IID-Tahun-2023-1",),
        ),
    ),
    _feed(
        "iid-2026-replikasi",
        ("index", "Indeks Inovasi Daerah", _HOME),
        "Replikasi (31)",
        ("3", "weight, maximum 9"),
        years=(2026, UNKNOWN),
        known=(
            Confidence.TRANSCRIBED,
            "fed by commitment_signing and a finished replication",
            ("iid_2026_indicators.csv",),
        ),
        instrument="surat-bskdn-1887-2026",
    ),
    _feed(
        "iid-2026-bimtek",
        ("index", "Indeks Inovasi Daerah", _HOME),
        "Bimtek inovasi (20)",
        ("1", "weight, maximum 3"),
        years=(2026, UNKNOWN),
        known=(
            Confidence.TRANSCRIBED,
            "counts trainings of three years: fed by workshop",
            ("iid_2026_indicators.csv",),
        ),
        instrument="surat-bskdn-1887-2026",
    ),
    _feed(
        "iid-2026-jejaring",
        ("index", "Indeks Inovasi Daerah", _HOME),
        "Jejaring inovasi (24)",
        ("1", "weight, maximum 3"),
        years=(2026, UNKNOWN),
        known=(
            Confidence.TRANSCRIBED,
            "counts agencies networked: near to the partners of an innovation",
            ("iid_2026_indicators.csv",),
        ),
        instrument="surat-bskdn-1887-2026",
    ),
    _feed(
        "iid-2026-sosialisasi",
        ("index", "Indeks Inovasi Daerah", _HOME),
        "Sosialisasi (25)",
        ("1", "weight, maximum 3"),
        years=(2026, UNKNOWN),
        known=(Confidence.TRANSCRIBED, "fed by exhibition and media", ("iid_2026_indicators.csv",)),
        instrument="surat-bskdn-1887-2026",
    ),
    _feed(
        "iid-2026-manfaat",
        ("index", "Indeks Inovasi Daerah", _HOME),
        "Kemanfaatan inovasi (33)",
        ("3", "weight, maximum 9"),
        years=(2026, UNKNOWN),
        known=(Confidence.TRANSCRIBED, "fed by a measured result", ("iid_2026_indicators.csv",)),
        instrument="surat-bskdn-1887-2026",
    ),
    _feed(
        "iid-2026-monev",
        ("index", "Indeks Inovasi Daerah", _HOME),
        "Monitoring dan Evaluasi (34)",
        ("2", "weight, maximum 6"),
        years=(2026, UNKNOWN),
        known=(
            Confidence.TRANSCRIBED,
            "fed by the kind of evaluator of a result",
            ("iid_2026_indicators.csv",),
        ),
        instrument="surat-bskdn-1887-2026",
    ),
    _feed(
        "hub-maturity-2025",
        ("survey", "Peta kematangan Hub JIPP", _PANRB),
        "planning, institutionalisation, dissemination, evaluation",
        (UNKNOWN, ""),
        years=(2025, UNKNOWN),
        known=(
            Confidence.REPORTED,
            "scores the hub, not an innovation; aspect weights not known",
            ("https://mamujupos.com/sulbar-kini-jadi-bagian-penting-inovasi-publik-nasional",),
        ),
    ),
    _feed(
        "pkri-2024",
        ("evaluation", "PKRI", _PANRB),
        "presentation and interview: substance",
        ("70", "percent of the interview"),
        years=(2024, 2024),
        known=(
            Confidence.REPORTED,
            "delivery 30; the aspects of substance are those of the desk evaluation, not told",
            (
                "https://jambiindependent.bacakoran.co/read/13929/gelar-evaluasi-keberlanjutan-inovasi-pelayanan-publik/15",
            ),
        ),
    ),
    _feed(
        "did",
        (
            "incentive",
            "Dana Insentif Daerah, kluster inovasi pelayanan publik",
            "Kementerian Keuangan",
        ),
        "innovations that pass administration, Top 99 and Top 45",
        (UNKNOWN, ""),
        years=(2018, UNKNOWN),
        known=(
            Confidence.REPORTED,
            "from budget year 2018; Rp 7 to 13 billion a government in 2019; needs a clean audit, a budget on time, a one-stop service and e-government; promised for 2021 to the Top 45 of 2020; in 2021-11 the ministry only proposed to go on",
            (
                "https://www.presnapress.com/nasional/2020/05/20/tjahjo-kumolo-inovasi-pelayanan-publik-harus-bisa-menggerakkan-daerah-lain?page=2",
                "https://viva.co.id/arsip/1228175-menpan-rb-tetapkan-top-45-inovasi-pelayanan-publik-2019",
            ),
        ),
    ),
    _feed(
        "did-kipp-2020-khusus",
        ("incentive", "Dana Insentif Daerah", "Kementerian Keuangan"),
        "winners of the special group of KIPP 2020",
        (UNKNOWN, ""),
        years=(2020, UNKNOWN),
        known=(
            Confidence.REPORTED,
            "a larger grant than the general group; amount not told",
            (
                "https://menpan.go.id/site/berita-terkini/kipp-2020-masuki-pintu-pertama-penilaian-proposal",
            ),
        ),
    ),
    _feed(
        "tpp-2024",
        ("incentive", "Tambahan penghasilan pegawai (TPP)", _HOME),
        "Indeks Inovasi Daerah as one input",
        (UNKNOWN, ""),
        years=(2024, UNKNOWN),
        known=(
            Confidence.REPORTED,
            "Kepmendagri 900.1.3.2-1287/2024",
            ("sinarmalut (2025-02-11), as noted by an earlier search",),
        ),
        instrument="kepmendagri-1287-2024",
    ),
)


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
