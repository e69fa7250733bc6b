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
        errors as errors,
        evaluation as evaluation,
        i18n as i18n,
        law as law,
        lifecycle as lifecycle,
        model as model,
        portfolio as portfolio,
        reference as reference,
        typing as typing,
    )
    from jipp._dates import Duration as Duration, Period as Period, Window as Window
    from jipp.competition.admission import eligibility as eligibility
    from jipp.competition.verdicts import (
        Answer as Answer,
        Condition as Condition,
        Verdict as Verdict,
    )
    from jipp.convert import (
        Limits as Limits,
        configure as configure,
        converter as converter,
        from_wire as from_wire,
        to_wire as to_wire,
    )
    from jipp.errors import (
        AmbiguousNameError as AmbiguousNameError,
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
    from jipp.evaluation.awards import Award as Award, award as award
    from jipp.evaluation.joining import stages as stages
    from jipp.evaluation.judging import Report as Report, report as report
    from jipp.evaluation.parts import Mark as Mark, Part as Part
    from jipp.evaluation.ranking import rank as rank
    from jipp.evaluation.results import Evaluation as Evaluation
    from jipp.evaluation.scoring import evaluate as evaluate, evaluate_all as evaluate_all
    from jipp.evaluation.standings import (
        Ranking as Ranking,
        Standing as Standing,
        Unranked as Unranked,
    )
    from jipp.evaluation.tally import Tally as Tally
    from jipp.evaluation.words import check_words as check_words
    from jipp.i18n import Text as Text
    from jipp.lifecycle.auditing import audit as audit
    from jipp.lifecycle.changing import (
        Change as Change,
        Comparison as Comparison,
        compare as compare,
        migrate as migrate,
    )
    from jipp.lifecycle.choices import options as options
    from jipp.lifecycle.correcting import revert as revert
    from jipp.lifecycle.deadlines import (
        catch_up as catch_up,
        due as due,
        next_automatic as next_automatic,
    )
    from jipp.lifecycle.moving import advance as advance, begin as begin, decide as decide
    from jipp.lifecycle.outcome import (
        Accepted as Accepted,
        Due as Due,
        DueStatus as DueStatus,
        Option as Option,
        Refused as Refused,
        Step as Step,
    )
    from jipp.lifecycle.pictures import (
        draw as draw,
        draw_timeline as draw_timeline,
        to_dot as to_dot,
        to_mermaid as to_mermaid,
        to_svg as to_svg,
    )
    from jipp.lifecycle.planning import plan as plan
    from jipp.lifecycle.sealing import digest as digest, digests as digests
    from jipp.lifecycle.timeline import as_of as as_of
    from jipp.model.band import Bands as Bands, Grade as Grade
    from jipp.model.basis import (
        Basis as Basis,
        Citation as Citation,
        Confidence as Confidence,
        Origin as Origin,
    )
    from jipp.model.condition import (
        HasField as HasField,
        HasNote as HasNote,
        MinimumAge as MinimumAge,
        SameAgency as SameAgency,
        SameProvince as SameProvince,
    )
    from jipp.model.edition import Edition as Edition
    from jipp.model.evidence import Evidence as Evidence, EvidenceKind as EvidenceKind
    from jipp.model.fact import Fact as Fact, Predicate as Predicate
    from jipp.model.finding import Finding as Finding
    from jipp.model.history import Actor as Actor, Entry as Entry
    from jipp.model.hub import Designation as Designation, Hub as Hub, HubTotal as HubTotal
    from jipp.model.innovation import (
        Honour as Honour,
        Innovation as Innovation,
        InnovationKind as InnovationKind,
        Proposal as Proposal,
        Replication as Replication,
    )
    from jipp.model.lifecycle import Lifecycle as Lifecycle, check as check
    from jipp.model.phase import Phase as Phase, Sdg as Sdg
    from jipp.model.picture import Body as Body, Picture as Picture
    from jipp.model.place import Agency as Agency, AgencyKind as AgencyKind, Province as Province
    from jipp.model.proof import Approvals as Approvals, HasEvidence as HasEvidence
    from jipp.model.reason import Reason as Reason
    from jipp.model.regulation import Regulation as Regulation
    from jipp.model.requirement import AllOf as AllOf, Always as Always, AnyOf as AnyOf, Not as Not
    from jipp.model.rubric import Criterion as Criterion, PanelRule as PanelRule, Rubric as Rubric
    from jipp.model.scale import (
        Interval as Interval,
        Intervals as Intervals,
        Levels as Levels,
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
        Transition as Transition,
    )
    from jipp.portfolio.ancestry import Descent as Descent, Lineage as Lineage, Loop as Loop
    from jipp.portfolio.collection import Portfolio as Portfolio
    from jipp.portfolio.hub_card import Scorecard as Scorecard
    from jipp.portfolio.stays import Stays as Stays
    from jipp.portfolio.tables import Table as Table
    from jipp.records import (
        from_records as from_records,
        to_columns as to_columns,
        to_records as to_records,
    )
    from jipp.reference.network import hub as hub, hub_total as hub_total, hubs as hubs
    from jipp.reference.places import province as province, provinces as provinces
    from jipp.schema import json_schema as json_schema
    from jipp.typing import UNKNOWN as UNKNOWN
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "_dates": ("Duration", "Period", "Window"),
            "competition.admission": ("eligibility",),
            "competition.verdicts": ("Answer", "Condition", "Verdict"),
            "convert": ("Limits", "configure", "converter", "from_wire", "to_wire"),
            "errors": (
                "AmbiguousNameError",
                "BoundaryTieError",
                "ConflictOfInterestError",
                "DisconnectedPanelError",
                "InvalidDataError",
                "InvalidInputError",
                "JippError",
                "LifecycleError",
                "MarksError",
                "MigrationError",
                "MissingWeightError",
                "NoCompetitionError",
                "NotInForceError",
                "OutsideCoverageError",
                "Problem",
                "RubricError",
                "TransitionRefusedError",
                "UndefinedError",
                "UnknownNameError",
            ),
            "evaluation.awards": ("Award", "award"),
            "evaluation.joining": ("stages",),
            "evaluation.judging": ("Report", "report"),
            "evaluation.parts": ("Mark", "Part"),
            "evaluation.ranking": ("rank",),
            "evaluation.results": ("Evaluation",),
            "evaluation.scoring": ("evaluate", "evaluate_all"),
            "evaluation.standings": ("Ranking", "Standing", "Unranked"),
            "evaluation.tally": ("Tally",),
            "evaluation.words": ("check_words",),
            "i18n": ("Text",),
            "lifecycle.auditing": ("audit",),
            "lifecycle.changing": ("Change", "Comparison", "compare", "migrate"),
            "lifecycle.choices": ("options",),
            "lifecycle.correcting": ("revert",),
            "lifecycle.deadlines": ("catch_up", "due", "next_automatic"),
            "lifecycle.moving": ("advance", "begin", "decide"),
            "lifecycle.outcome": ("Accepted", "Due", "DueStatus", "Option", "Refused", "Step"),
            "lifecycle.pictures": ("draw", "draw_timeline", "to_dot", "to_mermaid", "to_svg"),
            "lifecycle.planning": ("plan",),
            "lifecycle.sealing": ("digest", "digests"),
            "lifecycle.timeline": ("as_of",),
            "model.band": ("Bands", "Grade"),
            "model.basis": ("Basis", "Citation", "Confidence", "Origin"),
            "model.condition": ("HasField", "HasNote", "MinimumAge", "SameAgency", "SameProvince"),
            "model.edition": ("Edition",),
            "model.evidence": ("Evidence", "EvidenceKind"),
            "model.fact": ("Fact", "Predicate"),
            "model.finding": ("Finding",),
            "model.history": ("Actor", "Entry"),
            "model.hub": ("Designation", "Hub", "HubTotal"),
            "model.innovation": (
                "Honour",
                "Innovation",
                "InnovationKind",
                "Proposal",
                "Replication",
            ),
            "model.lifecycle": ("Lifecycle", "check"),
            "model.phase": ("Phase", "Sdg"),
            "model.picture": ("Body", "Picture"),
            "model.place": ("Agency", "AgencyKind", "Province"),
            "model.proof": ("Approvals", "HasEvidence"),
            "model.reason": ("Reason",),
            "model.regulation": ("Regulation",),
            "model.requirement": ("AllOf", "Always", "AnyOf", "Not"),
            "model.rubric": ("Criterion", "PanelRule", "Rubric"),
            "model.scale": ("Interval", "Intervals", "Levels", "Range", "Rounding", "YesNo"),
            "model.sheet": ("Sheet",),
            "model.tier": ("Tier",),
            "model.transition": ("Obligation", "RESUME", "SAME", "State", "Transition"),
            "portfolio.ancestry": ("Descent", "Lineage", "Loop"),
            "portfolio.collection": ("Portfolio",),
            "portfolio.hub_card": ("Scorecard",),
            "portfolio.stays": ("Stays",),
            "portfolio.tables": ("Table",),
            "records": ("from_records", "to_columns", "to_records"),
            "reference.network": ("hub", "hub_total", "hubs"),
            "reference.places": ("province", "provinces"),
            "schema": ("json_schema",),
            "typing": ("UNKNOWN",),
        },
        (
            "competition",
            "convert",
            "errors",
            "evaluation",
            "i18n",
            "law",
            "lifecycle",
            "model",
            "portfolio",
            "reference",
            "typing",
        ),
        ("DATA_VERSION", "__version__"),
    )
