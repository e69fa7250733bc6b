"""The competition (KIPP): whether an innovation may enter an edition, and by which rules."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.competition.admission import *
    from jipp.competition.verdicts import *
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        admission: eligibility
        verdicts: Answer Condition Verdict
        """,
    )
