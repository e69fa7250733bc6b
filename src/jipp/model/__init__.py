"""The values of the domain: frozen, checked, hashable; no behaviour beyond their own meaning."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.model.activity import Activity as Activity, ActivityKind as ActivityKind
    from jipp.model.band import Bands as Bands, Grade as Grade
    from jipp.model.basis import (
        Basis as Basis,
        Citation as Citation,
        Confidence as Confidence,
        Origin as Origin,
    )
    from jipp.model.calendar import Calendar as Calendar
    from jipp.model.claim import (
        AtLeastPeople as AtLeastPeople,
        CanAlwaysReach as CanAlwaysReach,
        Claim as Claim,
        Never as Never,
        Precedes as Precedes,
        Separate as Separate,
    )
    from jipp.model.clause import AgeRule as AgeRule, Clause as Clause
    from jipp.model.coverage import Coverage as Coverage
    from jipp.model.definition import Lifecycle as Lifecycle, check as check
    from jipp.model.duty import Feed as Feed, HubDuty as HubDuty
    from jipp.model.edition import (
        Category as Category,
        Edition as Edition,
        Registration as Registration,
        Stage as Stage,
    )
    from jipp.model.evidence import Evidence as Evidence, EvidenceKind as EvidenceKind
    from jipp.model.finding import Finding as Finding, Severity as Severity
    from jipp.model.form import Form as Form, FormField as FormField
    from jipp.model.funnel_year import ClusterCount as ClusterCount, FunnelYear as FunnelYear
    from jipp.model.history import Actor as Actor, Entry as Entry
    from jipp.model.hub import Designation as Designation, Hub as Hub, HubTotal as HubTotal
    from jipp.model.index import CountRule as CountRule, IndexRules as IndexRules
    from jipp.model.innovation import (
        Honour as Honour,
        Innovation as Innovation,
        InnovationKind as InnovationKind,
        Proposal as Proposal,
        Replication as Replication,
    )
    from jipp.model.lack import Lack as Lack
    from jipp.model.partner import Partner as Partner, PartnerKind as PartnerKind
    from jipp.model.phase import Phase as Phase, Sdg as Sdg
    from jipp.model.place import Agency as Agency, AgencyKind as AgencyKind, Province as Province
    from jipp.model.profile import Profile as Profile
    from jipp.model.reason import Reason as Reason
    from jipp.model.regulation import Regulation as Regulation
    from jipp.model.requirements.actors import (
        Approvals as Approvals,
        SameAgency as SameAgency,
        SameProvince as SameProvince,
    )
    from jipp.model.requirements.combine import (
        AllOf as AllOf,
        Always as Always,
        AnyOf as AnyOf,
        Not as Not,
    )
    from jipp.model.requirements.facts import Fact as Fact, Predicate as Predicate
    from jipp.model.requirements.fields import (
        HasField as HasField,
        HasNote as HasNote,
        MinimumAge as MinimumAge,
    )
    from jipp.model.requirements.proof import HasEvidence as HasEvidence
    from jipp.model.result import SDG_TARGETS as SDG_TARGETS, Result as Result
    from jipp.model.rubric import Criterion as Criterion, PanelRule as PanelRule, Rubric as Rubric
    from jipp.model.scale import (
        Interval as Interval,
        Intervals as Intervals,
        Levels as Levels,
        Linear as Linear,
        Range as Range,
        Rounding as Rounding,
        YesNo as YesNo,
    )
    from jipp.model.sheet import Sheet as Sheet
    from jipp.model.tier import Tier as Tier
    from jipp.model.transition import (
        RESUME as RESUME,
        SAME as SAME,
        Obligation as Obligation,
        State as State,
        Target as Target,
        Transition as Transition,
    )
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        activity: Activity ActivityKind
        band: Bands Grade
        basis: Basis Citation Confidence Origin
        calendar: Calendar
        claim: AtLeastPeople CanAlwaysReach Claim Never Precedes Separate
        clause: AgeRule Clause
        coverage: Coverage
        definition: Lifecycle check
        duty: Feed HubDuty
        edition: Category Edition Registration Stage
        evidence: Evidence EvidenceKind
        finding: Finding Severity
        form: Form FormField
        funnel_year: ClusterCount FunnelYear
        history: Actor Entry
        hub: Designation Hub HubTotal
        index: CountRule IndexRules
        innovation: Honour Innovation InnovationKind Proposal Replication
        lack: Lack
        partner: Partner PartnerKind
        phase: Phase Sdg
        place: Agency AgencyKind Province
        profile: Profile
        reason: Reason
        regulation: Regulation
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
