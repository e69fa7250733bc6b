"""The duties of a hub, and of an agency that replicates, by decree 94/2020 and by practice.

The text of the decree was not seen; an adviser of the project that built the first hubs retells its
five parts. Which kinds of activity meet a duty is our reading. Two intervals are told, both for a
running replication; none is told for a hub, but the one that we set for its report.
"""

from datetime import date
from typing import Final

from jipp._dates import Duration, Period, Window
from jipp._fields import as_day, refuse
from jipp.i18n import Text
from jipp.model.activity import ActivityKind
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.duty import HubDuty, Who
from jipp.typing import UNKNOWN, Unknown

__all__ = ["hub_duties"]
# Some day of 2020, by which the eight pilots were named.
_IN_FORCE: Final = Period(
    since=Window(not_before=date(2020, 1, 1), not_after=date(2020, 7, 17)), until=UNKNOWN
)
_DECREE: Final = "kepmenpanrb-94-2020"


def _duty(
    id: str,
    label: Text,
    met_by: tuple[ActivityKind, ...],
    basis: Basis,
    *,
    who: Who = "hub",
    every: Duration | Unknown = UNKNOWN,
) -> HubDuty:
    return HubDuty(id=id, label=label, who=who, met_by=met_by, every=every, basis=basis)


def _reported(origin: Origin, note: str, *sources: str) -> Basis:
    cited = Citation(regulation=_DECREE if origin is Origin.LAW else None, note=note)
    return Basis(origin=origin, confidence=Confidence.REPORTED, citation=cited, sources=sources)


_DUTIES: Final = (
    _duty(
        "foster_policy",
        Text(
            id="Melaksanakan kebijakan pembinaan inovasi",
            en="Carry out the fostering policy through creation, development and institutionalisation",
        ),
        (
            ActivityKind.WORKSHOP,
            ActivityKind.COACHING_CLINIC,
            ActivityKind.MENTORING,
            ActivityKind.INNOVATION_LAB,
            ActivityKind.PEER_EXCHANGE,
            ActivityKind.FORUM,
            ActivityKind.FIELD_VISIT,
            ActivityKind.EXHIBITION,
            ActivityKind.COMPETITION,
            ActivityKind.COMMITMENT_SIGNING,
            ActivityKind.MONITORING_EVALUATION,
        ),
        _reported(
            Origin.LAW,
            "the head duty of a pilot hub (decree 94/2020 as told in 2020); the five next rows are its parts as told by an adviser; counts = every kind that serves a phase (our mapping)",
            "https://m.antaranews.com/amp/berita/1618314/kemenpan-rb-tetapkan-babel-percontohan-hub-jipp",
            "https://jipp.babelprov.go.id/read/berita/36",
        ),
    ),
    _duty(
        "knowledge_transfer",
        Text(
            id="Mengelola transfer dan penyebaran pengetahuan",
            en="Manage knowledge transfer and the spread of innovations in the province and its regencies and cities",
        ),
        (
            ActivityKind.FORUM,
            ActivityKind.PEER_EXCHANGE,
            ActivityKind.FIELD_VISIT,
            ActivityKind.MENTORING,
        ),
        _reported(
            Origin.LAW,
            "duty 1 of decree 94/2020 as told by a provincial adviser of the GIZ project; which kinds meet it is our mapping",
            "https://ikasmansamks.org/catatan-tentang-jipp-dan-kecenderungan-daerah-inovatif-di-sulsel",
        ),
    ),
    _duty(
        "innovation_data",
        Text(id="Mengelola dan memutakhirkan data inovasi", en="Keep and refresh innovation data"),
        (ActivityKind.DATA_UPDATE,),
        _reported(
            Origin.LAW,
            "duty 2; seen: validation with the ministries 2023-10-20 and of Sulbar 2025-11-05; no interval told; in 2024 the ministry also calls a hub a medium of documentation",
            "https://ikasmansamks.org/catatan-tentang-jipp-dan-kecenderungan-daerah-inovatif-di-sulsel",
            "https://limawaktu.id/news/kementerian-panrb-lakukan-pembinaan-inovasi-melalui-hub-jipp",
        ),
    ),
    _duty(
        "exchange_events",
        Text(
            id="Menyelenggarakan pertukaran pengetahuan dan penyebaran informasi",
            en="Hold exchange events and spread information, online and offline",
        ),
        (
            ActivityKind.PEER_EXCHANGE,
            ActivityKind.FORUM,
            ActivityKind.EXHIBITION,
            ActivityKind.FIELD_VISIT,
        ),
        _reported(
            Origin.LAW,
            "duty 3 (the telling numbers two duties as third); online and offline are both named",
            "https://ikasmansamks.org/catatan-tentang-jipp-dan-kecenderungan-daerah-inovatif-di-sulsel",
        ),
    ),
    _duty(
        "capacity_building",
        Text(
            id="Menyelenggarakan peningkatan kapasitas inovasi", en="Build capacity for innovation"
        ),
        (
            ActivityKind.WORKSHOP,
            ActivityKind.COACHING_CLINIC,
            ActivityKind.MENTORING,
            ActivityKind.INNOVATION_LAB,
        ),
        _reported(
            Origin.LAW,
            "duty 4; the adviser names training, workshop, bimtek and help in writing up a proposal",
            "https://ikasmansamks.org/catatan-tentang-jipp-dan-kecenderungan-daerah-inovatif-di-sulsel",
            "https://makassar.tribunnews.com/2021/03/10/sekprov-jipp-percepat-pencapaian-one-agency-one-innovation-di-sulsel",
        ),
    ),
    _duty(
        "periodic_monitoring",
        Text(
            id="Memantau dan mengevaluasi secara berkala",
            en="Monitor and evaluate the progress of innovations periodically",
        ),
        (ActivityKind.MONITORING_EVALUATION,),
        _reported(
            Origin.LAW,
            'duty 5; "periodically" without an interval; Sulsel 2021 adds peer review and a performance index; same duty as O9 of obligations.csv',
            "https://ikasmansamks.org/catatan-tentang-jipp-dan-kecenderungan-daerah-inovatif-di-sulsel",
        ),
    ),
    _duty(
        "promotion",
        Text(id="Mempromosikan inovasi", en="Promote innovations to win public trust"),
        (
            ActivityKind.EXHIBITION,
            ActivityKind.COMPETITION,
            ActivityKind.CEREMONY,
            ActivityKind.PEER_EXCHANGE,
        ),
        _reported(
            Origin.PRACTICE,
            "told by the ministry 2020-2023 beside mentoring and exchange; the mapping of kinds is ours",
            "https://jipp.babelprov.go.id/read/berita/36",
            "https://www.itworks.id/57488/akselerasi-inovasi-layanan-publik-kemenpanrb-gandeng-tujuh-provinsi-jadi-hub-jipp.html",
            "https://desentral.news/?p=4743",
        ),
    ),
    _duty(
        "facilitate_replication",
        Text(
            id="Memfasilitasi replikasi",
            en="Help regencies and cities to choose and replicate innovations",
        ),
        (
            ActivityKind.FORUM,
            ActivityKind.COMMITMENT_SIGNING,
            ActivityKind.MENTORING,
            ActivityKind.MONITORING_EVALUATION,
        ),
        _reported(
            Origin.PRACTICE,
            "weight of the 2021 mentoring; in Bali the ministry urged every regency and city to replicate from 2022",
            "https://desentral.news/?p=4743",
            "https://brida.bulelengkab.go.id/informasi/detail/berita/29-balitbang-hadiri-fgd-penetapan-ripp-buleleng",
        ),
    ),
    _duty(
        "replication_monitoring",
        Text(id="Memantau replikasi setiap bulan", en="Monitor a running replication each month"),
        (ActivityKind.MONITORING_EVALUATION,),
        _reported(
            Origin.PRACTICE,
            "in the action plan explained by the ministry to Babel on 2021-10-21 for replications of 2022; for repair of the work; not a duty of the hub and not told for other hubs",
            "https://bappelitbangda.pangkalpinangkota.go.id/informasi_publik/detail/dua-opd-pemkot-pangkalpinang-replikasi-inovasi-pelayanan-publik",
        ),
        who="replicator",
        every=Duration(months=1),
    ),
    _duty(
        "replication_evaluation",
        Text(
            id="Mengevaluasi replikasi setiap tiga bulan",
            en="Evaluate a running replication every three months",
        ),
        (ActivityKind.MONITORING_EVALUATION,),
        _reported(
            Origin.PRACTICE,
            "same action plan; to judge the work",
            "https://bappelitbangda.pangkalpinangkota.go.id/informasi_publik/detail/dua-opd-pemkot-pangkalpinang-replikasi-inovasi-pelayanan-publik",
        ),
        who="replicator",
        every=Duration(months=3),
    ),
    _duty(
        "maturity_survey",
        Text(
            id="Mengisi instrumen kematangan hub",
            en="Answer the hub maturity instrument with evidence",
        ),
        (ActivityKind.MONITORING_EVALUATION,),
        _reported(
            Origin.PRACTICE,
            "seen once, 2025 (briefing 10-03, review 10-31, validation 11-05); see O5 of obligations.csv",
            "https://mamujupos.com/sulbar-kini-jadi-bagian-penting-inovasi-publik-nasional",
            "https://intuisi.id/bapperida-sulbar-ambil-langkah-taktis-lengkapi-data-hub-jipp-untuk-penguatan-inovasi-pelayanan-publik",
        ),
    ),
    _duty(
        "feedback_centre",
        Text(
            id="Memberi umpan balik kepada pemerintah pusat",
            en="Give the centre feedback on good experience and obstacles",
        ),
        (ActivityKind.COORDINATION,),
        _reported(
            Origin.PRACTICE,
            "aim of the Sulsel hub in 2021; told for no other hub",
            "https://makassar.tribunnews.com/2021/03/10/sekprov-jipp-percepat-pencapaian-one-agency-one-innovation-di-sulsel",
        ),
    ),
    _duty(
        "complaints_channel",
        Text(id="Menyediakan akses pengaduan", en="Give citizens a way to complain about services"),
        (),
        _reported(
            Origin.PRACTICE,
            "Jateng passes complaints to the Ombudsman; a channel, so no activity meets it",
            "https://new.kompak.or.id/en/article/jipp-media-pendorong-inovasi",
            "https://makassar.tribunnews.com/2021/03/10/sekprov-jipp-percepat-pencapaian-one-agency-one-innovation-di-sulsel",
        ),
    ),
    _duty(
        "provincial_competition",
        Text(
            id="Menyelenggarakan kompetisi tingkat provinsi",
            en="Hold a competition at province level",
        ),
        (ActivityKind.COMPETITION,),
        _reported(
            Origin.PRACTICE,
            "Sulsel held its third in 2020; Jatim had run KOVABLIK for three years by 2018; a yearly rule is told by nobody",
            "https://123dok.com/document/q7xr8nky-panduan-kompetisi-inovasi-pelayanan-publik-provinsi-sulawesi-selatan.html",
            "https://www.pressreader.com/indonesia/jawa-pos/20180607/281754155014681",
            "https://harianbhirawa.co.id/?p=700256",
        ),
    ),
    _duty(
        "hub_report",
        Text(id="Melaporkan kegiatan hub", en="Report the activities of the year"),
        (),
        Basis(
            origin=Origin.DESIGN,
            citation=Citation(
                note="OURS: no rule on a report of a hub, its receiver or its date was found; the report is met by a report that lists the activities of the year, not by one activity"
            ),
        ),
        every=Duration(years=1),
    ),
)


def hub_duties(*, on: date) -> tuple[HubDuty, ...]:
    """Return the duties that are told of hubs and replicators on a day; none before 2020.

    The head duty is that of decree 94/2020, and the five next ones are its parts. No source says
    how often a hub has to do anything: `every` is `UNKNOWN` but for a running replication, and for
    the report of the year, which is jipp's design.

    Raises:
        InvalidInputError: not a day.

    >>> duties = {duty.id: duty for duty in hub_duties(on=date(2024, 1, 1))}
    >>> duties["innovation_data"].label.en, duties["innovation_data"].every
    ('Keep and refresh innovation data', UNKNOWN)
    >>> duties["replication_monitoring"].every.months
    1
    """
    refuse(on=as_day(on))
    return () if _IN_FORCE.holds(on) is False else _DUTIES
