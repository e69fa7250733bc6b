"""The competition (KIPP): whether an innovation may enter an edition, and by which rules."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.competition.admission import eligibility as eligibility
    from jipp.competition.verdicts import (
        Answer as Answer,
        Condition as Condition,
        Verdict as Verdict,
    )
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        admission: eligibility
        verdicts: Answer Condition Verdict
        """,
    )
