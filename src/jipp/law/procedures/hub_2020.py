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
from jipp.law.procedures.step_tables import ROLES, states, steps
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.claim import AtLeastPeople, CanAlwaysReach, Claim, Never, Precedes, Separate
from jipp.model.definition import Lifecycle
from jipp.model.requirements.actors import SameAgency
from jipp.model.requirements.proof import HasEvidence
from jipp.model.transition import Obligation

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
    states=states("""
readiness | | initial | kesiapan | readiness
commitment | | | komitmen | commitment
designation | | | penetapan | designation
mentoring | | | pendampingan | mentoring
operating | | | penyelenggaraan | operating
monitoring | | | pemantauan dan evaluasi | monitoring and evaluation
"""),
    transitions=steps(
        """
prepare | | readiness | unit agency_head hub | own hub, has agency | siapkan | prepare | penyiapan | preparation |
commit | readiness | commitment | agency_head | own hub, note | nyatakan komitmen | commit | pernyataan komitmen | commitment |
designate | commitment | designation | ministry | shows legal_basis | tetapkan | designate | penetapan | designation |
mentor | designation | mentoring | ministry | | dampingi | mentor | pendampingan | mentoring |
operate | mentoring | operating | hub | own hub, has host_unit | selenggarakan | operate | penyelenggaraan | operation |
answer_survey | operating | same | hub | own hub | isi survei kematangan | answer the maturity survey
  | pengisian survei kematangan | answering the maturity survey |
monitor | operating | monitoring | hub | own hub | pantau dan evaluasi | monitor and evaluate
  | pemantauan dan evaluasi | monitoring and evaluation |
conclude | monitoring | operating | hub | own hub, new report | selesaikan evaluasi | conclude the evaluation
  | penyelesaian evaluasi | conclusion of the evaluation |
""",
        {
            "own hub": SameAgency(),
            "new report": HasEvidence(kind="evaluation_report", since_entered=True),
        },
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
