"""Questions to the law itself: whether what is claimed of it holds of every run."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.policy.amending import *
    from jipp.policy.differences import *
    from jipp.policy.proofs import *
    from jipp.policy.witness import *
else:
    __getattr__, __dir__, __all__ = face(
        __name__,
        """
        amending: amend
        differences: Difference diff
        proofs: Proof prove
        witness: Call
        """,
    )
