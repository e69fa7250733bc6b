"""Many sheets at once, counted in parts and in any order, to the same digits."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.evaluation.tallies.tally import *
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        tally: Tally
        """,
    )
