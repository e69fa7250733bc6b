"""Maturity map of hubs, survey of 2025: four aspects and ten questions.

The weights of questions come from a comment that calls them examples, joined to the aspects by
order only. Weights of aspects, the questions themselves, options and levels are not known, so the
rubric refuses to score until its user gives them.

One author's rebuild of the portal shows how answers are combined: an answer counts its option times the
weight of its question times that of its aspect, and a hub the sum of these. A verified answer
overrides the given one: a question has one mark, and two are an error, unless the given sheet yields
to the verified one (`Sheet.yielding_to`). Of a verified 0 that code is of two minds; here it stands.
"""

from datetime import date
from typing import Final

from jipp._dates import Period
from jipp.i18n import Text
from jipp.model.basis import Basis, Citation, Confidence, Origin
from jipp.model.rubric import Criterion, PanelRule, Rubric

_EXAMPLES: Final = Basis(
    origin=Origin.PRACTICE,
    confidence=Confidence.TRANSCRIBED,
    citation=Citation(note="weights given as examples; joined to the aspects by order only"),
)


def _aspect(official: str, english: str, *weights: str) -> Criterion:
    return Criterion(
        id=official,
        label=Text(id=official, en=english),
        combine="weighted_sum",
        criteria=tuple(
            Criterion(id=f"{official}-{number}", weight=weight, basis=_EXAMPLES)
            for number, weight in enumerate(weights, start=1)
        ),
        basis=_EXAMPLES,
    )


RUBRIC: Final = Rubric(
    id="hub-maturity-2025",
    title=Text(id="Peta kematangan hub 2025", en="Maturity map of hubs 2025"),
    criteria=(
        _aspect("perencanaan", "planning", "0.35", "0.31", "0.34"),
        _aspect("pelembagaan", "institutionalisation", "0.40", "0.29", "0.31"),
        _aspect("penyebarluasan", "dissemination", "0.60", "0.40"),
        _aspect("evaluasi", "evaluation", "0.66", "0.34"),
    ),
    combine="weighted_sum",
    panel=PanelRule(method="single", missing="skip"),
    in_force=Period(since=date(2025, 1, 1), until=date(2026, 1, 1)),
    basis=_EXAMPLES,
)
