"""Questions to the law itself: whether what is claimed of it holds of every run."""

from typing import TYPE_CHECKING

from jipp._faces import face

if TYPE_CHECKING:
    from jipp.policy.amending import amend as amend
    from jipp.policy.differences import Difference as Difference, diff as diff
    from jipp.policy.proofs import Proof as Proof, prove as prove
    from jipp.policy.witness import Call as Call
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
