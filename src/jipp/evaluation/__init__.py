"""The evaluation engine: marks to totals, rankings and awards, exactly.

Its names are those of `jipp`; its statistics are modules.
"""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.evaluation import (
        agreement as agreement,
        indices as indices,
        judging as judging,
        robustness as robustness,
        severity as severity,
    )
else:
    __getattr__, __dir__, __all__ = face(
        __name__, {}, ("agreement", "indices", "judging", "robustness", "severity")
    )
