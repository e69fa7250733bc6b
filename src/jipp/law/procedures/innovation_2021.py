"""PermenPANRB 91/2021: how an innovation moves through creation, development, institutionalisation.

The regulation names the three activities (art. 4) and says nothing of steps inside them, of who
acts, or of what must be shown. States, gates, roles and intervals are therefore our own design,
and say so; dormant and stopped innovations belong to no activity.
"""

from typing import Final

from jipp._dates import Duration
from jipp.i18n import Text
from jipp.law.instruments import regulation
from jipp.law.procedures.step_tables import ROLES, states, steps
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.claim import AtLeastPeople, CanAlwaysReach, Claim, Never, Precedes
from jipp.model.definition import Lifecycle
from jipp.model.requirements.actors import SameAgency, SameProvince
from jipp.model.requirements.combine import AnyOf
from jipp.model.requirements.proof import HasEvidence
from jipp.model.transition import Obligation

TITLE: Final = Text(id="Siklus inovasi pelayanan publik", en="Life of a public-service innovation")
STATES: Final = states("""
idea | creation | initial | inisiatif | idea
trial | creation | | uji coba | trial
implemented | creation | | penerapan | implemented
developing | development | | pengembangan | developing
institutionalised | institutionalisation | | pelembagaan | institutionalised
dormant | | | vakum | dormant
stopped | | final | berhenti | stopped
""")
_ACTIVE: Final = "idea trial implemented developing institutionalised"
_SPREAD: Final = ("replication", "scale_up", "knowledge_transfer")
# A unit, innovator or head acts for its own agency, a hub for the agencies of its province.
_NAMED: Final = {
    "own agency": SameAgency(),
    "own or near": AnyOf(of=(SameAgency(), SameProvince())),
    "spread": AnyOf(of=[HasEvidence(kind=kind) for kind in _SPREAD]),
}
TRANSITIONS: Final = steps(
    f"""
register | | idea | innovator unit | own agency, has title, has agency | daftarkan | register | pendaftaran | registration |
try_out | idea | trial | unit | own agency, has unit | uji coba | try out | uji coba | trial |
implement | idea trial | implemented | unit | own agency, has implemented_on, has unit | terapkan | implement | penerapan | implementation |
develop | implemented | developing | unit hub | own or near, shows result_data | kembangkan | develop | pengembangan | development |
institutionalise | developing | institutionalised | agency_head
  | own agency, shows legal_basis, shows standard_procedure, shows budget, shows staffing, shows evaluation_report, spread
  | lembagakan | institutionalise | pelembagaan | institutionalisation |
renew | institutionalised | developing | unit hub | own or near, shows renewal | perbarui | renew | pembaruan | renewal |
refresh | {_ACTIVE} | same | unit hub | own or near, shows result_data | mutakhirkan data | refresh the data | pemutakhiran data | refresh of the data |
suspend | {_ACTIVE} | dormant | unit hub | own or near, note | hentikan sementara | suspend | penghentian sementara | suspension |
resume | dormant | resume | unit hub | own or near, note | lanjutkan | resume | pelanjutan | resumption |
stop | {_ACTIVE} dormant | stopped | agency_head | own agency, note | hentikan | stop | penghentian | stop |
""",
    _NAMED,
)

OBLIGATIONS: Final = (
    Obligation(
        id="refresh-yearly",
        in_states=_ACTIVE.split(),
        every=Duration(years=1),
        met_by="refresh",
        label=Text(id="pemutakhiran data tahunan", en="yearly refresh of the data"),
        basis=Basis(
            origin=Origin.DESIGN,
            confidence=Confidence.REPORTED,
            citation=Citation(
                note="O6: a campaign of 2023-2024, no fixed interval; yearly is ours"
            ),
        ),
    ),
)

LIFECYCLE: Final = Lifecycle(
    id="innovation",
    version="2021",
    title=TITLE,
    states=STATES,
    transitions=TRANSITIONS,
    obligations=OBLIGATIONS,
    correctors=("ministry",),
    words=ROLES,
    in_force=regulation("permenpanrb-91-2021").in_force,
    basis=Basis(
        origin=Origin.LAW,
        confidence=Confidence.OFFICIAL,
        citation=Citation(regulation="permenpanrb-91-2021", article="4"),
    ),
)

# What holds of every run, and what might be thought to hold and does not.
CLAIMED: Final[tuple[tuple[Claim, bool], ...]] = (
    (CanAlwaysReach(), True),
    (Precedes(first="developing", then="institutionalised"), True),
    (Precedes(first="implemented", then="developing"), True),
    (Never(state="idea", once="implemented"), True),
    (Never(action="resume", once="stopped"), True),
    # What has stopped stays so.
    (CanAlwaysReach(to="institutionalised"), False),
    # What is applied at once was never on trial.
    (Precedes(first="trial", then="implemented"), False),
    # The roles differ, and yet nothing forbids one person to hold them all.
    (AtLeastPeople(people=2, to="institutionalised"), False),
)
CLAIMS: Final = {LIFECYCLE.definition: CLAIMED}
