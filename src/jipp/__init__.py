"""jipp: an executable model of how Indonesia grows public-service innovation.

Names are resolved on first use, so that importing jipp costs next to nothing.
"""

from typing import TYPE_CHECKING

from jipp._faces import face

__version__ = "1.0.0.dev0"
DATA_VERSION = "2026.11.2"

if TYPE_CHECKING:
    from jipp import (
        competition as competition,
        convert as convert,
        drawing as drawing,
        errors as errors,
        evaluation as evaluation,
        exchange as exchange,
        i18n as i18n,
        law as law,
        lifecycle as lifecycle,
        model as model,
        network as network,
        policy as policy,
        portfolio as portfolio,
        reference as reference,
        typing as typing,
    )
    from jipp._dates import Duration as Duration, Period as Period, Window as Window
    from jipp.competition import (
        Answer as Answer,
        Condition as Condition,
        Verdict as Verdict,
        eligibility as eligibility,
    )
    from jipp.convert import (
        Limits as Limits,
        Wire as Wire,
        configure as configure,
        converter as converter,
        from_records as from_records,
        from_wire as from_wire,
        json_schema as json_schema,
        to_columns as to_columns,
        to_records as to_records,
        to_wire as to_wire,
    )
    from jipp.drawing import Body as Body, Picture as Picture
    from jipp.errors import (
        AmbiguousNameError as AmbiguousNameError,
        AssignmentError as AssignmentError,
        BoundaryTieError as BoundaryTieError,
        ConflictOfInterestError as ConflictOfInterestError,
        DisconnectedPanelError as DisconnectedPanelError,
        InvalidDataError as InvalidDataError,
        InvalidInputError as InvalidInputError,
        JippError as JippError,
        LifecycleError as LifecycleError,
        MarksError as MarksError,
        MigrationError as MigrationError,
        MissingWeightError as MissingWeightError,
        NoCompetitionError as NoCompetitionError,
        NotInForceError as NotInForceError,
        OutsideCoverageError as OutsideCoverageError,
        Problem as Problem,
        RubricError as RubricError,
        TransitionRefusedError as TransitionRefusedError,
        UndefinedError as UndefinedError,
        UnknownNameError as UnknownNameError,
    )
    from jipp.evaluation import (
        Assignment as Assignment,
        Award as Award,
        Evaluation as Evaluation,
        LevelStep as LevelStep,
        Lot as Lot,
        Part as Part,
        Ranking as Ranking,
        Report as Report,
        Standing as Standing,
        Tally as Tally,
        affinity as affinity,
        assign as assign,
        award as award,
        check_sheet as check_sheet,
        check_words as check_words,
        compare_rankings as compare_rankings,
        evaluate as evaluate,
        evaluate_all as evaluate_all,
        lot as lot,
        rank as rank,
        report as report,
        stages as stages,
    )
    from jipp.exchange import (
        Conformance as Conformance,
        conform as conform,
        from_event_log as from_event_log,
        take_in as take_in,
        to_event_log as to_event_log,
    )
    from jipp.i18n import Text as Text
    from jipp.lifecycle import (
        Accepted as Accepted,
        Due as Due,
        DueStatus as DueStatus,
        Option as Option,
        Refused as Refused,
        Step as Step,
        advance as advance,
        as_of as as_of,
        audit as audit,
        begin as begin,
        catch_up as catch_up,
        decide as decide,
        digest as digest,
        digests as digests,
        draw as draw,
        draw_timeline as draw_timeline,
        due as due,
        entered_on as entered_on,
        lifecycle_of as lifecycle_of,
        migrate as migrate,
        next_automatic as next_automatic,
        options as options,
        phase_of as phase_of,
        plan as plan,
        revert as revert,
        state_of as state_of,
        to_mermaid as to_mermaid,
    )
    from jipp.model import (
        RESUME as RESUME,
        SAME as SAME,
        Activity as Activity,
        ActivityKind as ActivityKind,
        Actor as Actor,
        Agency as Agency,
        AgencyKind as AgencyKind,
        AllOf as AllOf,
        Always as Always,
        AnyOf as AnyOf,
        Approvals as Approvals,
        AtLeastPeople as AtLeastPeople,
        Bands as Bands,
        Basis as Basis,
        Calendar as Calendar,
        CanAlwaysReach as CanAlwaysReach,
        Citation as Citation,
        Confidence as Confidence,
        Criterion as Criterion,
        Designation as Designation,
        Edition as Edition,
        Entry as Entry,
        Evidence as Evidence,
        EvidenceKind as EvidenceKind,
        Fact as Fact,
        Finding as Finding,
        Form as Form,
        FormField as FormField,
        Grade as Grade,
        HasEvidence as HasEvidence,
        HasField as HasField,
        HasNote as HasNote,
        Honour as Honour,
        Hub as Hub,
        HubDuty as HubDuty,
        HubTotal as HubTotal,
        Innovation as Innovation,
        InnovationKind as InnovationKind,
        Interval as Interval,
        Intervals as Intervals,
        Lack as Lack,
        Levels as Levels,
        Lifecycle as Lifecycle,
        Linear as Linear,
        MinimumAge as MinimumAge,
        Never as Never,
        Not as Not,
        Obligation as Obligation,
        Origin as Origin,
        PanelRule as PanelRule,
        Partner as Partner,
        PartnerKind as PartnerKind,
        Phase as Phase,
        Precedes as Precedes,
        Predicate as Predicate,
        Profile as Profile,
        Proposal as Proposal,
        Province as Province,
        Range as Range,
        Reason as Reason,
        Regulation as Regulation,
        Replication as Replication,
        Result as Result,
        Rounding as Rounding,
        Rubric as Rubric,
        SameAgency as SameAgency,
        SameProvince as SameProvince,
        Sdg as Sdg,
        Separate as Separate,
        Sheet as Sheet,
        State as State,
        Tier as Tier,
        Transition as Transition,
        YesNo as YesNo,
        check as check,
    )
    from jipp.network import (
        Community as Community,
        DutyStatus as DutyStatus,
        HubReport as HubReport,
        Impact as Impact,
        Reach as Reach,
        community as community,
        hub_report as hub_report,
        impact as impact,
    )
    from jipp.policy import (
        Call as Call,
        Difference as Difference,
        Lift as Lift,
        Move as Move,
        Proof as Proof,
        WhatIf as WhatIf,
        amend as amend,
        diff as diff,
        least_change as least_change,
        prove as prove,
        what_if as what_if,
    )
    from jipp.portfolio import (
        Lineage as Lineage,
        Portfolio as Portfolio,
        Scorecard as Scorecard,
        Stays as Stays,
        Table as Table,
    )
    from jipp.reference import (
        hub as hub,
        hub_total as hub_total,
        hubs as hubs,
        province as province,
        provinces as provinces,
    )
    from jipp.typing import UNKNOWN as UNKNOWN
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        _dates: Duration Period Window
        competition: Answer Condition Verdict eligibility
        convert: Limits Wire configure converter from_records from_wire json_schema to_columns
            to_records to_wire
        drawing: Body Picture
        errors: AmbiguousNameError AssignmentError BoundaryTieError ConflictOfInterestError
            DisconnectedPanelError InvalidDataError InvalidInputError JippError LifecycleError
            MarksError MigrationError MissingWeightError NoCompetitionError NotInForceError
            OutsideCoverageError Problem RubricError TransitionRefusedError UndefinedError
            UnknownNameError
        evaluation: Assignment Award Evaluation LevelStep Lot Part Ranking Report Standing Tally
            affinity assign award check_sheet check_words compare_rankings evaluate evaluate_all
            lot rank report stages
        exchange: Conformance conform from_event_log take_in to_event_log
        i18n: Text
        lifecycle: Accepted Due DueStatus Option Refused Step advance as_of audit begin catch_up
            decide digest digests draw draw_timeline due entered_on lifecycle_of migrate
            next_automatic options phase_of plan revert state_of to_mermaid
        model: Activity ActivityKind Actor Agency AgencyKind AllOf Always AnyOf Approvals
            AtLeastPeople Bands Basis Calendar CanAlwaysReach Citation Confidence Criterion
            Designation Edition Entry Evidence EvidenceKind Fact Finding Form FormField Grade
            HasEvidence HasField HasNote Honour Hub HubDuty HubTotal Innovation InnovationKind
            Interval Intervals Lack Levels Lifecycle Linear MinimumAge Never Not Obligation
            Origin PanelRule Partner PartnerKind Phase Precedes Predicate Profile Proposal
            Province RESUME Range Reason Regulation Replication Result Rounding Rubric SAME
            SameAgency SameProvince Sdg Separate Sheet State Tier Transition YesNo check
        network: Community DutyStatus HubReport Impact Reach community hub_report impact
        policy: Call Difference Lift Move Proof WhatIf amend diff least_change prove what_if
        portfolio: Lineage Portfolio Scorecard Stays Table
        reference: hub hub_total hubs province provinces
        typing: UNKNOWN
        """,
        "competition convert drawing errors evaluation exchange i18n law lifecycle model "
        "network policy portfolio reference typing",
        "DATA_VERSION __version__",
    )
