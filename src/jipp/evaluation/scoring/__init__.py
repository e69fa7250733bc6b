"""From marks to totals, with every step explained."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.evaluation.scoring.evaluating import *
    from jipp.evaluation.scoring.parts import *
    from jipp.evaluation.scoring.results import *
    from jipp.evaluation.scoring.sheet_check import *
    from jipp.evaluation.scoring.words import *
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        evaluating: evaluate evaluate_all
        parts: Mark Part
        sheet_check: check_sheet
        results: Evaluation
        words: check_words
        """,
    )
