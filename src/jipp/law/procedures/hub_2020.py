"""KepmenPANRB 94/2020: how a hub of the network comes to be, and what it owes.

The decree names the pilots; the general rule of the network is PermenPANRB 89/2020, whose text was
not seen. The signings of 2023 are commitments, not designations. The duties are known as an adviser
told them, and the order of steps as it was observed. Who acts, what must be shown and all intervals
are our own design. A decree may come as mentoring begins: both are then taken on one day.
"""

from typing import Final

from jipp._dates import Duration
from jipp.i18n import Text
from jipp.law.instruments import regulation
from jipp.law.procedures.roles import ROLES
from jipp.model.basis import DESIGN, Basis, Citation, Confidence, Origin
from jipp.model.claim import AtLeastPeople, CanAlwaysReach, Claim, Never, Precedes, Separate
from jipp.model.definition import Lifecycle
from jipp.model.requirements.actors import SameAgency
from jipp.model.requirements.combine import AllOf
from jipp.model.requirements.fields import HasField, HasNote
from jipp.model.requirements.proof import HasEvidence
from jipp.model.transition import SAME, Obligation, State, Transition

_OWN: Final = SameAgency()
_HUB: Final = ("hub",)
_HEAD: Final = ("agency_head",)
_MINISTRY: Final = ("ministry",)
_YEAR: Final = Duration(years=1)


def _owed(note: str) -> Basis:
    """Make the basis of a duty that was told of, whose interval is ours."""
    citation = Citation(regulation="kepmenpanrb-94-2020", note=note)
    return Basis(origin=Origin.DESIGN, confidence=Confidence.REPORTED, citation=citation)


LIFECYCLE: Final = Lifecycle(
    id="hub",
    version="2020",
    title=Text(id="Siklus hub (simpul) JIPP", en="Life of a hub of the innovation network"),
    states=(
        State(id="readiness", label=Text(id="kesiapan", en="readiness"), initial=True),
        State(id="commitment", label=Text(id="komitmen", en="commitment")),
        State(id="designation", label=Text(id="penetapan", en="designation")),
        State(id="mentoring", label=Text(id="pendampingan", en="mentoring")),
        State(id="operating", label=Text(id="penyelenggaraan", en="operating")),
        State(
            id="monitoring",
            label=Text(id="pemantauan dan evaluasi", en="monitoring and evaluation"),
        ),
    ),
    transitions=(
        Transition(
            action="prepare",
            source=(),
            target="readiness",
            requires=AllOf(of=(_OWN, HasField(name="agency"))),
            roles=("unit", "agency_head", "hub"),
            label=Text(id="siapkan", en="prepare"),
            noun=Text(id="penyiapan", en="preparation"),
            basis=DESIGN,
        ),
        Transition(
            action="commit",
            source="readiness",
            target="commitment",
            requires=AllOf(of=(_OWN, HasNote())),
            roles=_HEAD,
            label=Text(id="nyatakan komitmen", en="commit"),
            noun=Text(id="pernyataan komitmen", en="commitment"),
            basis=DESIGN,
        ),
        Transition(
            action="designate",
            source="commitment",
            target="designation",
            requires=HasEvidence(kind="legal_basis"),
            roles=_MINISTRY,
            label=Text(id="tetapkan", en="designate"),
            noun=Text(id="penetapan", en="designation"),
            basis=DESIGN,
        ),
        Transition(
            action="mentor",
            source="designation",
            target="mentoring",
            roles=_MINISTRY,
            label=Text(id="dampingi", en="mentor"),
            noun=Text(id="pendampingan", en="mentoring"),
            basis=DESIGN,
        ),
        Transition(
            action="operate",
            source="mentoring",
            target="operating",
            requires=AllOf(of=(_OWN, HasField(name="host_unit"))),
            roles=_HUB,
            label=Text(id="selenggarakan", en="operate"),
            noun=Text(id="penyelenggaraan", en="operation"),
            basis=DESIGN,
        ),
        Transition(
            action="answer_survey",
            source="operating",
            target=SAME,
            requires=_OWN,
            roles=_HUB,
            label=Text(id="isi survei kematangan", en="answer the maturity survey"),
            noun=Text(id="pengisian survei kematangan", en="answering the maturity survey"),
            basis=DESIGN,
        ),
        Transition(
            action="monitor",
            source="operating",
            target="monitoring",
            requires=_OWN,
            roles=_HUB,
            label=Text(id="pantau dan evaluasi", en="monitor and evaluate"),
            noun=Text(id="pemantauan dan evaluasi", en="monitoring and evaluation"),
            basis=DESIGN,
        ),
        Transition(
            action="conclude",
            source="monitoring",
            target="operating",
            requires=AllOf(of=(_OWN, HasEvidence(kind="evaluation_report", since_entered=True))),
            roles=_HUB,
            label=Text(id="selesaikan evaluasi", en="conclude the evaluation"),
            noun=Text(id="penyelesaian evaluasi", en="conclusion of the evaluation"),
            basis=DESIGN,
        ),
    ),
    obligations=(
        Obligation(
            id="maturity-survey",
            in_states=("operating",),
            every=_YEAR,
            met_by="answer_survey",
            label=Text(id="survei kematangan hub", en="maturity survey"),
            basis=_owed("O5: a survey in 2025, another named for 2026; yearly is our design"),
        ),
        Obligation(
            id="monitoring",
            in_states=("operating",),
            every=_YEAR,
            met_by="monitor",
            label=Text(id="pemantauan dan evaluasi berkala", en="periodic monitoring"),
            basis=_owed("O9: periodic, no interval stated; yearly is our design"),
        ),
    ),
    correctors=_MINISTRY,
    words=ROLES,
    in_force=regulation("kepmenpanrb-94-2020").in_force,
    basis=Basis(
        origin=Origin.PRACTICE,
        confidence=Confidence.REPORTED,
        citation=Citation(regulation="kepmenpanrb-94-2020", note="order as observed"),
    ),
)

# What holds of every run, and what might be thought to hold and does not.
CLAIMS: Final[dict[str, tuple[tuple[Claim, bool], ...]]] = {
    LIFECYCLE.definition: (
        (CanAlwaysReach(to="operating"), True),
        (Precedes(first="designate", then="operating"), True),
        (Precedes(first="commit", then="designate"), True),
        (Never(state="readiness", once="commit"), True),
        # A hub has no end.
        (CanAlwaysReach(), False),
        # The roles differ, and yet nothing forbids one person to hold them all.
        (Separate(actions=("commit", "designate")), False),
        (AtLeastPeople(people=2, to="operating"), False),
    )
}
