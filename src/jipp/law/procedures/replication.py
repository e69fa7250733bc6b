"""Replication on the national portal (JIPPNas): interest, agreement, approval, carrying out.

The ministry had no standard guide to replication by 2 February 2024 (reported).
Transcribed from public code that rebuilds the portal, so that its period is not known. The replicator
is the subject's agency, the owner of the source acts for the agency in `owner`, and the portal's
admin is the ministry. The portal has no button for a refusal, only its state.
"""

from typing import Final

from jipp._dates import Duration, Period
from jipp.i18n import Text
from jipp.law.procedures.step_tables import ROLES, states, steps
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.claim import AtLeastPeople, CanAlwaysReach, Claim, Never, Precedes, Separate
from jipp.model.definition import Lifecycle
from jipp.model.requirements.actors import SameAgency
from jipp.model.requirements.combine import AllOf
from jipp.model.requirements.proof import HasEvidence
from jipp.model.transition import Obligation
from jipp.typing import UNKNOWN

_ADMIN: Final = ("ministry",)


def _portal(confidence: Confidence, note: str = "") -> Basis:
    citation = Citation(note=note) if note else None
    return Basis(
        origin=Origin.PRACTICE,
        confidence=confidence,
        citation=citation,
        sources=("public code of the national portal",),
    )


_READ: Final = _portal(Confidence.TRANSCRIBED)
_OWNER: Final = SameAgency(of="owner")
# Letters have no kind of their own in the forms: the approval is found among the others.
_APPROVAL: Final = HasEvidence(
    kind="other",
    since_entered=True,
    basis=_portal(Confidence.INFERRED, "the approval letter (persetujuan)"),
)


def _owed(note: str) -> Basis:
    citation = Citation(note=note)
    return Basis(origin=Origin.DESIGN, confidence=Confidence.TRANSCRIBED, citation=citation)


LIFECYCLE: Final = Lifecycle(
    id="replication",
    version="portal",
    title=Text(id="Replikasi inovasi", en="Replication of an innovation"),
    states=states("""
unverified | development | initial | minat belum diverifikasi | interest not yet verified
verified | development | | minat terverifikasi | interest verified
invalid | | final | minat tidak valid | interest invalid
waiting | development | | menunggu persetujuan | waiting for approval
approved | development | | disetujui | approved
refused | | final | ditolak | refused
implementing | development | | dilaksanakan | implementing
finished | development | final | selesai | finished
"""),
    # The owner's agency or the admin approves and refuses. The day of implementation is that of its
    # entry.
    transitions=steps(
        """
express_interest | | unverified | unit | replicator, has innovation, has unit
  | nyatakan minat | express interest | pernyataan minat | expression of interest | read
verify | unverified | verified | ministry | note | verifikasi | verify | verifikasi | verification | read
reject | unverified | invalid | ministry | note | nyatakan tidak valid | reject | penolakan | rejection | read
agree | verified | waiting | unit | replicator, shows replication_agreement
  | ajukan kesepakatan | file the agreement | pengajuan kesepakatan | filing of the agreement | order of the menus
approve | waiting | approved | unit agency_head | owner, approval letter | setujui | approve | persetujuan | approval | guessed
approve | waiting | approved | ministry | only: approval letter | setujui | approve | persetujuan | approval | guessed
refuse | waiting | refused | unit agency_head | only: owner | tolak | refuse | penolakan | refusal | guessed
refuse | waiting | refused | ministry | | tolak | refuse | penolakan | refusal | guessed
implement | approved | implementing | unit | replicator | laksanakan | implement | penerapan | implementation | guessed
finish | implementing | finished | ministry | | selesaikan | finish | penyelesaian | completion | note optional
""",
        {
            "replicator": SameAgency(),
            "owner": _OWNER,
            "approval letter": _APPROVAL,
            "only: owner": AllOf(of=(_OWNER,)),
            "only: approval letter": AllOf(of=(_APPROVAL,)),
        },
        {
            "read": _READ,
            "guessed": _portal(Confidence.INFERRED),
            "order of the menus": _portal(Confidence.INFERRED, "order of the menus"),
            "note optional": _portal(Confidence.TRANSCRIBED, "the note is optional"),
        },
    ),
    obligations=(
        Obligation(
            id="report-results",
            in_states=("implementing",),
            every=Duration(years=1),
            met_by=HasEvidence(kind="replication_report"),
            label=Text(id="laporan hasil replikasi", en="report of the results"),
            basis=_owed("O3: to the owner and the ministry, no deadline stated; yearly is ours"),
        ),
    ),
    correctors=_ADMIN,
    words=ROLES,
    in_force=Period(since=UNKNOWN, until=UNKNOWN),
    basis=_READ,
)

# What holds of every run, and what might be thought to hold and does not.
CLAIMS: Final[dict[str, tuple[tuple[Claim, bool], ...]]] = {
    LIFECYCLE.definition: (
        (CanAlwaysReach(), True),
        (Precedes(first="verify", then="agree"), True),
        (Precedes(first="agree", then="approved"), True),
        (Precedes(first="approve", then="implementing"), True),
        (Never(state="finished", once="refuse"), True),
        # An office that owns what it takes over, or the portal's admin, approves its own wish.
        (Separate(actions=("express_interest", "approve")), False),
        (AtLeastPeople(people=2, to="finished"), False),
    )
}
