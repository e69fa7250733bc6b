"""PermenPANRB 91/2021: how an innovation moves through creation, development, institutionalisation.

The regulation names the three activities (art. 4) and says nothing of steps inside them, of who
acts, or of what must be shown. States, gates, roles and intervals are therefore our own design,
and say so; dormant and stopped innovations belong to no activity.
"""

from typing import Final

from jipp._dates import Duration
from jipp.i18n import Text
from jipp.law.instruments import regulation
from jipp.law.procedures.roles import ROLES
from jipp.model.basis import DESIGN, Basis, Citation, Confidence, Origin
from jipp.model.claim import AtLeastPeople, CanAlwaysReach, Claim, Never, Precedes
from jipp.model.definition import Lifecycle
from jipp.model.requirements.actors import SameAgency, SameProvince
from jipp.model.requirements.base import Requirement
from jipp.model.requirements.combine import AllOf, AnyOf
from jipp.model.requirements.fields import HasField, HasNote
from jipp.model.requirements.proof import HasEvidence
from jipp.model.transition import RESUME, SAME, Obligation, State, Transition

TITLE: Final = Text(id="Siklus inovasi pelayanan publik", en="Life of a public-service innovation")

STATES: Final = (
    State(id="idea", phase="creation", label=Text(id="inisiatif", en="idea"), initial=True),
    State(id="trial", phase="creation", label=Text(id="uji coba", en="trial")),
    State(id="implemented", phase="creation", label=Text(id="penerapan", en="implemented")),
    State(id="developing", phase="development", label=Text(id="pengembangan", en="developing")),
    State(
        id="institutionalised",
        phase="institutionalisation",
        label=Text(id="pelembagaan", en="institutionalised"),
    ),
    State(id="dormant", label=Text(id="vakum", en="dormant")),
    State(id="stopped", label=Text(id="berhenti", en="stopped"), final=True),
)
_ACTIVE: Final = ("idea", "trial", "implemented", "developing", "institutionalised")

_UNIT: Final = ("unit",)
_UNIT_OR_HUB: Final = ("unit", "hub")
_HEAD: Final = ("agency_head",)
# A unit, innovator or head acts for its own agency, a hub for the agencies of its province.
_OWN: Final = SameAgency()
_OWN_OR_NEAR: Final = AnyOf(of=(SameAgency(), SameProvince()))


def _evidence(*kinds: str) -> tuple[Requirement, ...]:
    return tuple(HasEvidence(kind=kind) for kind in kinds)


TRANSITIONS: Final = (
    Transition(
        action="register",
        source=(),
        target="idea",
        requires=AllOf(of=(_OWN, HasField(name="title"), HasField(name="agency"))),
        roles=("innovator", "unit"),
        label=Text(id="daftarkan", en="register"),
        noun=Text(id="pendaftaran", en="registration"),
        basis=DESIGN,
    ),
    Transition(
        action="try_out",
        source="idea",
        target="trial",
        requires=AllOf(of=(_OWN, HasField(name="unit"))),
        roles=_UNIT,
        label=Text(id="uji coba", en="try out"),
        noun=Text(id="uji coba", en="trial"),
        basis=DESIGN,
    ),
    Transition(
        action="implement",
        source=("idea", "trial"),
        target="implemented",
        requires=AllOf(of=(_OWN, HasField(name="implemented_on"), HasField(name="unit"))),
        roles=_UNIT,
        label=Text(id="terapkan", en="implement"),
        noun=Text(id="penerapan", en="implementation"),
        basis=DESIGN,
    ),
    Transition(
        action="develop",
        source="implemented",
        target="developing",
        requires=AllOf(of=(_OWN_OR_NEAR, *_evidence("result_data"))),
        roles=_UNIT_OR_HUB,
        label=Text(id="kembangkan", en="develop"),
        noun=Text(id="pengembangan", en="development"),
        basis=DESIGN,
    ),
    Transition(
        action="institutionalise",
        source="developing",
        target="institutionalised",
        requires=AllOf(
            of=(
                _OWN,
                *_evidence(
                    "legal_basis", "standard_procedure", "budget", "staffing", "evaluation_report"
                ),
                AnyOf(of=_evidence("replication", "scale_up", "knowledge_transfer")),
            )
        ),
        roles=_HEAD,
        label=Text(id="lembagakan", en="institutionalise"),
        noun=Text(id="pelembagaan", en="institutionalisation"),
        basis=DESIGN,
    ),
    Transition(
        action="renew",
        source="institutionalised",
        target="developing",
        requires=AllOf(of=(_OWN_OR_NEAR, *_evidence("renewal"))),
        roles=_UNIT_OR_HUB,
        label=Text(id="perbarui", en="renew"),
        noun=Text(id="pembaruan", en="renewal"),
        basis=DESIGN,
    ),
    Transition(
        action="refresh",
        source=_ACTIVE,
        target=SAME,
        requires=AllOf(of=(_OWN_OR_NEAR, *_evidence("result_data"))),
        roles=_UNIT_OR_HUB,
        label=Text(id="mutakhirkan data", en="refresh the data"),
        noun=Text(id="pemutakhiran data", en="refresh of the data"),
        basis=DESIGN,
    ),
    Transition(
        action="suspend",
        source=_ACTIVE,
        target="dormant",
        requires=AllOf(of=(_OWN_OR_NEAR, HasNote())),
        roles=_UNIT_OR_HUB,
        label=Text(id="hentikan sementara", en="suspend"),
        noun=Text(id="penghentian sementara", en="suspension"),
        basis=DESIGN,
    ),
    Transition(
        action="resume",
        source="dormant",
        target=RESUME,
        requires=AllOf(of=(_OWN_OR_NEAR, HasNote())),
        roles=_UNIT_OR_HUB,
        label=Text(id="lanjutkan", en="resume"),
        noun=Text(id="pelanjutan", en="resumption"),
        basis=DESIGN,
    ),
    Transition(
        action="stop",
        source=(*_ACTIVE, "dormant"),
        target="stopped",
        requires=AllOf(of=(_OWN, HasNote())),
        roles=_HEAD,
        label=Text(id="hentikan", en="stop"),
        noun=Text(id="penghentian", en="stop"),
        basis=DESIGN,
    ),
)

OBLIGATIONS: Final = (
    Obligation(
        id="refresh-yearly",
        in_states=_ACTIVE,
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
