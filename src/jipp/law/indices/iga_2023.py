"""Innovative Government Award 2023: what a head of region's presentation is judged on.

The weights are published; on what scale the judges mark is not, so the rubric refuses to score
until its leaves are given one.
"""

from datetime import date
from typing import Final

from jipp._dates import Period
from jipp.i18n import Text
from jipp.model.basis import Basis, Confidence, Origin
from jipp.model.rubric import Criterion, Rubric

__all__ = ["RUBRIC"]

_OFFICIAL: Final = Basis(origin=Origin.LAW, confidence=Confidence.OFFICIAL)


def _aspect(id: str, official: str, english: str, weight: int) -> Criterion:
    label = Text(id=official, en=english)
    return Criterion(id=id, label=label, weight=weight, basis=_OFFICIAL)


RUBRIC: Final = Rubric(
    id="iga-2023",
    title=Text(
        id="Presentasi kepala daerah, Innovative Government Award 2023",
        en="Presentation of heads of region, Innovative Government Award 2023",
    ),
    criteria=(
        _aspect("kebaharuan", "kebaharuan", "novelty", 30),
        _aspect("kemanfaatan", "kemanfaatan", "benefit", 25),
        _aspect(
            "kewenangan-daerah-dan-kolaborasi",
            "kewenangan daerah dan kolaborasi",
            "mandate and collaboration",
            15,
        ),
        _aspect(
            "replikasi-dan-aplikatif",
            "replikasi dan aplikatif",
            "replicability and applicability",
            20,
        ),
        _aspect(
            "penguasaan-materi",
            "penguasaan materi / kualitas penyajian",
            "command of material / presentation",
            10,
        ),
    ),
    in_force=Period(since=date(2023, 1, 1), until=date(2024, 1, 1)),
    basis=_OFFICIAL,
)
