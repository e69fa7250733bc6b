"""The duties of a hub, and of an agency that replicates, by decree 94/2020 and by practice.

The text of the decree was not seen; an adviser of the project that built the first hubs retells its
five parts. Which kinds of activity meet a duty is our reading. Two intervals are told, both for a
running replication; none is told for a hub, but the one that we set for its report.
"""

from datetime import date
from typing import Final, cast

from jipp._dates import Duration, Period, Window
from jipp._fields import as_day, refuse
from jipp.i18n import Text
from jipp.model.activity import ActivityKind
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.duty import HubDuty, Who
from jipp.model.text_tables import rows
from jipp.typing import UNKNOWN

__all__ = ["hub_duties"]

# Some day of 2020, by which the eight pilots were named.
_IN_FORCE: Final = Period(
    since=Window(not_before=date(2020, 1, 1), not_after=date(2020, 7, 17)), until=UNKNOWN
)
_DECREE: Final = "kepmenpanrb-94-2020"
_JIPP: Final = "https://jipp.babelprov.go.id/read/berita/36"
_IKASMANSAMKS: Final = (
    "https://ikasmansamks.org/catatan-tentang-jipp-dan-kecenderungan-daerah-inovatif-di-sulsel"
)
_MAKASSAR: Final = "https://makassar.tribunnews.com/2021/03/10/sekprov-jipp-percepat-pencapaian-one-agency-one-innovation-di-sulsel"
_DESENTRAL: Final = "https://desentral.news/?p=4743"
_BAPPELITBANGDA: Final = "https://bappelitbangda.pangkalpinangkota.go.id/informasi_publik/detail/dua-opd-pemkot-pangkalpinang-replikasi-inovasi-pelayanan-publik"
_TABLE: Final = f"""
id | who | every | origin | confidence | Indonesian | English
  | met by | note | sources...
foster_policy | hub | ? | law | reported | Melaksanakan kebijakan pembinaan inovasi | Carry out the fostering policy through creation, development and institutionalisation
  | workshop coaching_clinic mentoring innovation_lab peer_exchange forum field_visit exhibition competition commitment_signing monitoring_evaluation | the head duty of a pilot hub (decree 94/2020 as told in 2020); the five next rows are its parts as told by an adviser; counts = every kind that serves a phase (our mapping)
  | https://m.antaranews.com/amp/berita/1618314/kemenpan-rb-tetapkan-babel-percontohan-hub-jipp | {_JIPP}
knowledge_transfer | hub | ? | law | reported | Mengelola transfer dan penyebaran pengetahuan | Manage knowledge transfer and the spread of innovations in the province and its regencies and cities
  | forum peer_exchange field_visit mentoring | duty 1 of decree 94/2020 as told by a provincial adviser of the GIZ project; which kinds meet it is our mapping
  | {_IKASMANSAMKS}
innovation_data | hub | ? | law | reported | Mengelola dan memutakhirkan data inovasi | Keep and refresh innovation data
  | data_update | duty 2; seen: validation with the ministries 2023-10-20 and of Sulbar 2025-11-05; no interval told; in 2024 the ministry also calls a hub a medium of documentation
  | {_IKASMANSAMKS} | https://limawaktu.id/news/kementerian-panrb-lakukan-pembinaan-inovasi-melalui-hub-jipp
exchange_events | hub | ? | law | reported | Menyelenggarakan pertukaran pengetahuan dan penyebaran informasi | Hold exchange events and spread information, online and offline
  | peer_exchange forum exhibition field_visit | duty 3 (the telling numbers two duties as third); online and offline are both named | {_IKASMANSAMKS}
capacity_building | hub | ? | law | reported | Menyelenggarakan peningkatan kapasitas inovasi | Build capacity for innovation
  | workshop coaching_clinic mentoring innovation_lab | duty 4; the adviser names training, workshop, bimtek and help in writing up a proposal
  | {_IKASMANSAMKS} | {_MAKASSAR}
periodic_monitoring | hub | ? | law | reported | Memantau dan mengevaluasi secara berkala | Monitor and evaluate the progress of innovations periodically
  | monitoring_evaluation | duty 5; "periodically" without an interval; Sulsel 2021 adds peer review and a performance index; same duty as O9 of obligations.csv
  | {_IKASMANSAMKS}
promotion | hub | ? | practice | reported | Mempromosikan inovasi | Promote innovations to win public trust
  | exhibition competition ceremony peer_exchange | told by the ministry 2020-2023 beside mentoring and exchange; the mapping of kinds is ours
  | {_JIPP} | https://www.itworks.id/57488/akselerasi-inovasi-layanan-publik-kemenpanrb-gandeng-tujuh-provinsi-jadi-hub-jipp.html | {_DESENTRAL}
facilitate_replication | hub | ? | practice | reported | Memfasilitasi replikasi | Help regencies and cities to choose and replicate innovations
  | forum commitment_signing mentoring monitoring_evaluation | weight of the 2021 mentoring; in Bali the ministry urged every regency and city to replicate from 2022
  | {_DESENTRAL} | https://brida.bulelengkab.go.id/informasi/detail/berita/29-balitbang-hadiri-fgd-penetapan-ripp-buleleng
replication_monitoring | replicator | 1 months | practice | reported | Memantau replikasi setiap bulan | Monitor a running replication each month
  | monitoring_evaluation | in the action plan explained by the ministry to Babel on 2021-10-21 for replications of 2022; for repair of the work; not a duty of the hub and not told for other hubs
  | {_BAPPELITBANGDA}
replication_evaluation | replicator | 3 months | practice | reported | Mengevaluasi replikasi setiap tiga bulan | Evaluate a running replication every three months
  | monitoring_evaluation | same action plan; to judge the work | {_BAPPELITBANGDA}
maturity_survey | hub | ? | practice | reported | Mengisi instrumen kematangan hub | Answer the hub maturity instrument with evidence
  | monitoring_evaluation | seen once, 2025 (briefing 10-03, review 10-31, validation 11-05); see O5 of obligations.csv
  | https://mamujupos.com/sulbar-kini-jadi-bagian-penting-inovasi-publik-nasional | https://intuisi.id/bapperida-sulbar-ambil-langkah-taktis-lengkapi-data-hub-jipp-untuk-penguatan-inovasi-pelayanan-publik
feedback_centre | hub | ? | practice | reported | Memberi umpan balik kepada pemerintah pusat | Give the centre feedback on good experience and obstacles
  | coordination | aim of the Sulsel hub in 2021; told for no other hub | {_MAKASSAR}
complaints_channel | hub | ? | practice | reported | Menyediakan akses pengaduan | Give citizens a way to complain about services
  | | Jateng passes complaints to the Ombudsman; a channel, so no activity meets it | https://new.kompak.or.id/en/article/jipp-media-pendorong-inovasi | {_MAKASSAR}
provincial_competition | hub | ? | practice | reported | Menyelenggarakan kompetisi tingkat provinsi | Hold a competition at province level
  | competition | Sulsel held its third in 2020; Jatim had run KOVABLIK for three years by 2018; a yearly rule is told by nobody
  | https://123dok.com/document/q7xr8nky-panduan-kompetisi-inovasi-pelayanan-publik-provinsi-sulawesi-selatan.html | https://www.pressreader.com/indonesia/jawa-pos/20180607/281754155014681 | https://harianbhirawa.co.id/?p=700256
hub_report | hub | 1 years | design | | Melaporkan kegiatan hub | Report the activities of the year
  | | OURS: no rule on a report of a hub, its receiver or its date was found; the report is met by a report that lists the activities of the year, not by one activity
"""


def _duty(
    id: str,
    who: str,
    every: str,
    origin: str,
    confidence: str,
    official: str,
    english: str,
    met_by: str,
    note: str,
    *sources: str,
) -> HubDuty:
    count, _, unit = every.partition(" ")
    return HubDuty(
        id=id,
        label=Text(id=official, en=english),
        who=cast("Who", who),
        met_by=tuple(map(ActivityKind, met_by.split())),
        every=Duration(**{unit: int(count)}) if unit else UNKNOWN,
        basis=Basis(
            origin=Origin(origin),
            confidence=Confidence(confidence) if confidence else None,
            citation=Citation(regulation=_DECREE if origin == "law" else None, note=note),
            sources=sources,
        ),
    )


_DUTIES: Final = tuple(_duty(*row) for row in rows(_TABLE))


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
