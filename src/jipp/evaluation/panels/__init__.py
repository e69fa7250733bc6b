"""Before the marks: who judges what, and lots that anyone can check."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.evaluation.panels.assignment import *
    from jipp.evaluation.panels.lots import *
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        assignment: Assignment assign
        lots: Lot LotDraw lot
        """,
    )
