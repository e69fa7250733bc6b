"""Innovative Government Award 2023: what a head of region's presentation is judged on.

The weights are published; on what scale the judges mark is not, so the rubric refuses to score
until its leaves are given one.
"""

from datetime import date
from typing import Final

from jipp._dates import Period
from jipp.i18n import Text
from jipp.law.indices.indicator_rows import rows
from jipp.model.basis import Basis, Confidence, Origin
from jipp.model.rubric import Rubric

_OFFICIAL: Final = Basis(origin=Origin.LAW, confidence=Confidence.OFFICIAL)


_ASPECTS: Final = """
kebaharuan | 30 | kebaharuan = novelty
kemanfaatan | 25 | kemanfaatan = benefit
kewenangan-daerah-dan-kolaborasi | 15 | kewenangan daerah dan kolaborasi = mandate and collaboration
replikasi-dan-aplikatif | 20 | replikasi dan aplikatif = replicability and applicability
penguasaan-materi | 10 | penguasaan materi / kualitas penyajian = command of material / presentation
"""
RUBRIC: Final = Rubric(
    id="iga-2023",
    title=Text(
        id="Presentasi kepala daerah, Innovative Government Award 2023",
        en="Presentation of heads of region, Innovative Government Award 2023",
    ),
    criteria=rows(_ASPECTS, lambda _id, _note: _OFFICIAL, scale=None),
    in_force=Period(since=date(2023, 1, 1), until=date(2024, 1, 1)),
    basis=_OFFICIAL,
)
