"""Replication on the national portal (JIPPNas): interest, agreement, approval, carrying out.

The ministry had no standard guide to replication by 2 February 2024 (reported).
Transcribed from public code that rebuilds the portal, so that its period is not known. The replicator
is the subject's agency, the owner of the source acts for the agency in `owner`, and the portal's
admin is the ministry. The portal has no button for a refusal, only its state.
"""

from typing import Final

from jipp._dates import Duration, Period
from jipp.i18n import Text
from jipp.law.procedures.roles import ROLES
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.claim import AtLeastPeople, CanAlwaysReach, Claim, Never, Precedes, Separate
from jipp.model.definition import Lifecycle
from jipp.model.requirements.actors import SameAgency
from jipp.model.requirements.base import Requirement
from jipp.model.requirements.combine import AllOf, Always
from jipp.model.requirements.fields import HasField, HasNote
from jipp.model.requirements.proof import HasEvidence
from jipp.model.transition import Obligation, State, Transition
from jipp.typing import UNKNOWN

_REPLICATOR: Final = SameAgency()
_OWNER: Final = SameAgency(of="owner")
_UNIT: Final = ("unit",)
_OWNERS: Final = ("unit", "agency_head")
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
_GUESSED: Final = _portal(Confidence.INFERRED)
# Letters have no kind of their own in the forms: the approval is found among the others.
_APPROVAL: Final = HasEvidence(
    kind="other",
    since_entered=True,
    basis=_portal(Confidence.INFERRED, "the approval letter (persetujuan)"),
)


def _owed(note: str) -> Basis:
    citation = Citation(note=note)
    return Basis(origin=Origin.DESIGN, confidence=Confidence.TRANSCRIBED, citation=citation)


def _by_owner(
    action: str, target: str, words: Text, noun: Text, *papers: Requirement
) -> tuple[Transition, ...]:
    """Let the owner's agency, or the admin, decide on what waits."""
    return tuple(
        Transition(
            action=action,
            source="waiting",
            target=target,
            requires=AllOf(of=needed) if needed else Always(),
            roles=roles,
            label=words,
            noun=noun,
            basis=_GUESSED,
        )
        for roles, needed in ((_OWNERS, (_OWNER, *papers)), (_ADMIN, papers))
    )


LIFECYCLE: Final = Lifecycle(
    id="replication",
    version="portal",
    title=Text(id="Replikasi inovasi", en="Replication of an innovation"),
    states=(
        State(
            id="unverified",
            phase="development",
            label=Text(id="minat belum diverifikasi", en="interest not yet verified"),
            initial=True,
        ),
        State(
            id="verified",
            phase="development",
            label=Text(id="minat terverifikasi", en="interest verified"),
        ),
        State(id="invalid", label=Text(id="minat tidak valid", en="interest invalid"), final=True),
        State(
            id="waiting",
            phase="development",
            label=Text(id="menunggu persetujuan", en="waiting for approval"),
        ),
        State(id="approved", phase="development", label=Text(id="disetujui", en="approved")),
        State(id="refused", label=Text(id="ditolak", en="refused"), final=True),
        State(
            id="implementing",
            phase="development",
            label=Text(id="dilaksanakan", en="implementing"),
        ),
        State(
            id="finished",
            phase="development",
            label=Text(id="selesai", en="finished"),
            final=True,
        ),
    ),
    transitions=(
        Transition(
            action="express_interest",
            source=(),
            target="unverified",
            requires=AllOf(of=(_REPLICATOR, HasField(name="innovation"), HasField(name="unit"))),
            roles=_UNIT,
            label=Text(id="nyatakan minat", en="express interest"),
            noun=Text(id="pernyataan minat", en="expression of interest"),
            basis=_READ,
        ),
        Transition(
            action="verify",
            source="unverified",
            target="verified",
            requires=HasNote(),
            roles=_ADMIN,
            label=Text(id="verifikasi", en="verify"),
            noun=Text(id="verifikasi", en="verification"),
            basis=_READ,
        ),
        Transition(
            action="reject",
            source="unverified",
            target="invalid",
            requires=HasNote(),
            roles=_ADMIN,
            label=Text(id="nyatakan tidak valid", en="reject"),
            noun=Text(id="penolakan", en="rejection"),
            basis=_READ,
        ),
        Transition(
            action="agree",
            source="verified",
            target="waiting",
            requires=AllOf(of=(_REPLICATOR, HasEvidence(kind="replication_agreement"))),
            roles=_UNIT,
            label=Text(id="ajukan kesepakatan", en="file the agreement"),
            noun=Text(id="pengajuan kesepakatan", en="filing of the agreement"),
            basis=_portal(Confidence.INFERRED, "order of the menus"),
        ),
        *_by_owner(
            "approve",
            "approved",
            Text(id="setujui", en="approve"),
            Text(id="persetujuan", en="approval"),
            _APPROVAL,
        ),
        *_by_owner(
            "refuse", "refused", Text(id="tolak", en="refuse"), Text(id="penolakan", en="refusal")
        ),
        # The day of implementation is the day of the entry.
        Transition(
            action="implement",
            source="approved",
            target="implementing",
            requires=_REPLICATOR,
            roles=_UNIT,
            label=Text(id="laksanakan", en="implement"),
            noun=Text(id="penerapan", en="implementation"),
            basis=_GUESSED,
        ),
        Transition(
            action="finish",
            source="implementing",
            target="finished",
            roles=_ADMIN,
            label=Text(id="selesaikan", en="finish"),
            noun=Text(id="penyelesaian", en="completion"),
            basis=_portal(Confidence.TRANSCRIBED, "the note is optional"),
        ),
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
