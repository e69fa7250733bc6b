"""From marks to totals, with every step explained."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.evaluation.scoring.evaluating import (
        evaluate as evaluate,
        evaluate_all as evaluate_all,
    )
    from jipp.evaluation.scoring.parts import Mark as Mark, Part as Part
    from jipp.evaluation.scoring.results import Evaluation as Evaluation
    from jipp.evaluation.scoring.sheet_check import check_sheet as check_sheet
    from jipp.evaluation.scoring.words import check_words as check_words
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
