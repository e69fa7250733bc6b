"""The values of the domain: frozen, checked, hashable; no behaviour beyond their own meaning."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.model.activity import *
    from jipp.model.band import *
    from jipp.model.basis import *
    from jipp.model.calendar import *
    from jipp.model.claim import *
    from jipp.model.clause import *
    from jipp.model.definition import *
    from jipp.model.duty import *
    from jipp.model.edition import *
    from jipp.model.evidence import *
    from jipp.model.finding import *
    from jipp.model.form import *
    from jipp.model.history import *
    from jipp.model.hub import *
    from jipp.model.index import *
    from jipp.model.innovation import *
    from jipp.model.phase import *
    from jipp.model.place import *
    from jipp.model.profile import *
    from jipp.model.reason import *
    from jipp.model.regulation import *
    from jipp.model.requirements.actors import *
    from jipp.model.requirements.combine import *
    from jipp.model.requirements.facts import *
    from jipp.model.requirements.fields import *
    from jipp.model.requirements.proof import *
    from jipp.model.result import *
    from jipp.model.rubric import *
    from jipp.model.scale import *
    from jipp.model.sheet import *
    from jipp.model.tier import *
    from jipp.model.transition import *
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        activity: Activity ActivityKind Partner PartnerKind
        band: Bands Grade
        basis: Basis Citation Confidence Origin
        calendar: Calendar
        claim: AtLeastPeople CanAlwaysReach Claim Never Precedes Separate
        clause: AgeRule Clause
        definition: Lifecycle check
        duty: Feed HubDuty
        edition: Category ClusterCount Edition FunnelYear Registration Stage
        evidence: Evidence EvidenceKind
        finding: Finding Severity
        form: Form FormField
        history: Actor Entry
        hub: Designation Hub HubTotal
        index: CountRule IndexRules
        innovation: Honour Innovation InnovationKind Proposal Replication
        phase: Phase Sdg
        place: Agency AgencyKind Province
        profile: Profile
        reason: Lack Reason
        regulation: Coverage Regulation
        requirements.actors: Approvals SameAgency SameProvince
        requirements.combine: AllOf Always AnyOf Not
        requirements.facts: Fact Predicate
        requirements.fields: HasField HasNote MinimumAge
        requirements.proof: HasEvidence
        result: Result SDG_TARGETS
        rubric: Criterion PanelRule Rubric
        scale: Interval Intervals Levels Linear Range Rounding YesNo
        sheet: Sheet
        tier: Tier
        transition: Obligation RESUME SAME State Target Transition
        """,
    )
